//! From rows of text to what they are, or to the reasons why not.

use std::collections::HashMap;

use coworkflow_domain::imports::ImportKind;
use coworkflow_domain::money::Currency;
use coworkflow_domain::refusal::Refusal;
use serde::Serialize;

use super::cells::Cells;
use super::kinds::Draft;
use super::mapping::Mapping;
use super::refusals::ImportRefusal;
use super::table::Table;

/// A row that may go in.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Numbered {
    /// Its place among the rows of the table.
    pub(crate) at: usize,
    pub(crate) draft: Draft,
}

/// What the rows of a table are.
pub(crate) struct Read {
    pub(crate) drafts: Vec<Numbered>,
    /// Those that can't go in, and why.
    pub(crate) bad: Vec<(usize, Refusal)>,
    /// Those that are in the table already, and where.
    pub(crate) repeated: Vec<(usize, Refusal)>,
}

/// Reads all rows by a mapping.
pub(crate) fn read(table: &Table, kind: ImportKind, mapping: &Mapping, currency: Currency) -> Read {
    let mut all = Read {
        drafts: Vec::new(),
        bad: Vec::new(),
        repeated: Vec::new(),
    };
    let mut seen = HashMap::new();
    for (at, row) in table.rows.iter().enumerate() {
        match Cells::of(row, mapping, currency).and_then(|cells| Draft::read(kind, &cells)) {
            Err(refusal) => all.bad.push((at, refusal)),
            Ok(draft) => {
                let keys = draft.keys();
                match keys.iter().find_map(|key| seen.get(key)) {
                    Some(&row) => all.repeated.push((at, ImportRefusal::SameAsRow { row }.into())),
                    None => {
                        seen.extend(keys.into_iter().map(|key| (key, row.number)));
                        all.drafts.push(Numbered { at, draft });
                    }
                }
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::mapping::guess;

    fn rows(text: &str) -> Read {
        let table = Table::read(text.as_bytes()).unwrap();
        let kind = ImportKind::Customers;
        read(&table, kind, &guess(kind, &table.columns), Currency::EGP)
    }

    fn customer(read: &Read) -> (&crate::customers::Entry, i64) {
        match &read.drafts[0].draft {
            Draft::Customer(draft) => (&draft.entry, draft.opening.minor()),
            other => unreachable!("{other:?} is no customer"),
        }
    }

    // A1
    #[test]
    fn phones_in_every_spelling_of_a_spreadsheet_are_one_number() {
        for cell in [
            "01012345678",
            "1012345678",
            "+20 10 1234 5678",
            "0020-10-12345678",
            "٠١٠١٢٣٤٥٦٧٨",
            "'01012345678",
            "1012345678.0",
            "1.012345678E+09",
            "1.012345678e9",
            "(010) 1234-5678",
            "\u{202A}+201012345678\u{202C}",
        ] {
            let read = rows(&format!("name;phone\nMona;{cell}\n"));
            assert_eq!(customer(&read).0.phone.as_deref(), Some("+201012345678"), "{cell}");
        }
        let two = rows("name;phone;notes\nMona;01012345678 / 01112345678;likes tea\n");
        assert_eq!(customer(&two).0.notes, "likes tea\n01112345678");
    }

    #[test]
    fn bad_rows_say_why() {
        for (row, code) in [
            (";01012345678;;", "text.empty"),
            ("Mona;1.01E+09;;", "import.rounded_phone"),
            ("Mona;0101;;", "customer.phone_not_valid"),
            ("Mona;call her;;", "customer.phone_not_a_number"),
            ("Mona\u{200B};;;", "text.invisible_character"),
            ("\"Mona\r\nBcc: all\";;;", "text.line_break"),
            ("Mona;;;12.345", "money.too_many_decimals"),
            ("Mona;;;lots", "money.not_an_amount"),
            ("Mona;;;;extra", "import.more_cells"),
        ] {
            let read = rows(&format!("name;phone;notes;balance\n{row}\n"));
            let codes: Vec<_> = read.bad.iter().map(|(_, refusal)| refusal.code.to_string()).collect();
            assert_eq!(codes, [code], "{row}");
        }
    }

    // M1
    #[test]
    fn balances_are_read_with_arabic_digits_and_units() {
        for (cell, minor) in [
            ("150", 15_000),
            ("١٬٢٥٠٫٥٠", 125_050),
            ("-20.5 EGP", -2_050),
            ("75 جنيه", 7_500),
            ("", 0),
            ("0", 0),
        ] {
            let read = rows(&format!("name;balance\nMona;{cell}\n"));
            assert_eq!(customer(&read).1, minor, "{cell}");
        }
    }

    #[test]
    fn the_same_person_twice_in_a_file_goes_in_once() {
        let read = rows(
            "name,phone,email\nMona Adel,01012345678,\nM. Adel,+201012345678,\nOmar,,omar@nile.test\nO.,,OMAR@nile.test\n\
             أحمد علي,,\nاحمد على,,\nMona Adel,01112345678,\n",
        );
        assert_eq!(read.drafts.len(), 4);
        let told: Vec<_> = read
            .repeated
            .iter()
            .map(|(at, refusal)| (*at, refusal.en.clone()))
            .collect();
        assert_eq!(told.len(), 3);
        assert_eq!(told[0], (1, "The same as in row 2.".to_owned()));
    }
}
