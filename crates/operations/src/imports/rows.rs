//! From rows of text to customers, or to the reasons why not.

use std::collections::HashMap;

use coworkflow_domain::customers::{NewCustomer, Phone, check_ledger_amount};
use coworkflow_domain::money::{Currency, Money, Sign};
use coworkflow_domain::refusal::Refusal;
use coworkflow_domain::text::fold_digits;
use serde::Serialize;

use super::mapping::{Field, Mapping};
use super::refusals::ImportRefusal;
use super::table::{Row, Table};
use crate::customers::Entry;

/// A row that may go in.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Draft {
    /// Its place among the rows of the table.
    pub(crate) at: usize,
    pub(crate) entry: Entry,
    /// Brought along; 0 for nothing.
    pub(crate) opening: Money,
}

/// What the rows of a table are.
pub(crate) struct Read {
    pub(crate) drafts: Vec<Draft>,
    /// Those that can't go in, and why.
    pub(crate) bad: Vec<(usize, Refusal)>,
    /// Those that are in the table already, and where.
    pub(crate) repeated: Vec<(usize, Refusal)>,
}

/// Reads all rows by a mapping.
pub(crate) fn read(table: &Table, mapping: &Mapping, currency: Currency) -> Read {
    let mut all = Read {
        drafts: Vec::new(),
        bad: Vec::new(),
        repeated: Vec::new(),
    };
    let mut seen = HashMap::new();
    for (at, row) in table.rows.iter().enumerate() {
        match draft(at, row, mapping, currency) {
            Err(refusal) => all.bad.push((at, refusal)),
            Ok(draft) => {
                let keys: Vec<String> = keys(&draft.entry).collect();
                match keys.iter().find_map(|key| seen.get(key)) {
                    Some(&row) => all.repeated.push((at, ImportRefusal::SameAsRow { row }.into())),
                    None => {
                        seen.extend(keys.into_iter().map(|key| (key, row.number)));
                        all.drafts.push(draft);
                    }
                }
            }
        }
    }
    all
}

/// By what a row is the same person: phone or e-mail; the folded name where there is neither.
fn keys(entry: &Entry) -> impl Iterator<Item = String> {
    let nothing_else = entry.phone.is_none() && entry.email.is_none();
    let name = nothing_else.then(|| format!("n{}", entry.search_key));
    let phone = entry.phone.as_ref().map(|phone| format!("p{phone}"));
    let email = entry.email.as_ref().map(|email| format!("e{email}"));
    [phone, email, name].into_iter().flatten()
}

fn draft(at: usize, row: &Row, mapping: &Mapping, currency: Currency) -> Result<Draft, Refusal> {
    if row.cells.iter().skip(mapping.len()).any(|cell| !cell.trim().is_empty()) {
        return Err(ImportRefusal::MoreCells.into());
    }
    let cell = |field: Field| {
        let at = mapping.iter().position(|mapped| *mapped == Some(field));
        unescaped(at.and_then(|at| row.cells.get(at)).unwrap_or_default().trim())
    };
    let (phone, more) = phone(cell(Field::Phone))?;
    let notes = [cell(Field::Notes), &more]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n");
    let new = NewCustomer::checked(cell(Field::Name), Some(&phone), Some(cell(Field::Email)), Some(&notes))?;
    let opening = match cell(Field::Balance) {
        "" | "-" => Money::ZERO,
        text => amount(text, currency).map_err(|refusal| refusal.on("balance"))?,
    };
    Ok(Draft {
        at,
        entry: new.into(),
        opening,
    })
}

/// A cell without the apostrophe that keeps a spreadsheet from reading it as a formula or a number.
fn unescaped(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest)
            if rest.starts_with(|c: char| {
                matches!(c, '=' | '+' | '-' | '@') || fold_digits(&c.to_string()).parse::<u8>().is_ok()
            }) =>
        {
            rest
        }
        _ => cell,
    }
}

/// The phone of a cell, and what else stands there: a second number goes to the notes.
fn phone(cell: &str) -> Result<(String, String), Refusal> {
    let typed = fold_digits(cell);
    let typed = whole_number(&typed)?;
    if typed.is_empty() || Phone::parse(&typed).is_ok() {
        return Ok((typed, String::new()));
    }
    let separators = ['/', '\\', ',', ';', '\n', '،', '؛', '|'];
    match typed.split_once(separators) {
        Some((first, more)) if Phone::parse(first).is_ok() => Ok((first.trim().to_owned(), more.trim().to_owned())),
        _ => Ok((typed, String::new())),
    }
}

/// What a spreadsheet makes of a number: `1012345678.0` and `1.012345678E+09` are still whole, `1.01E+09` is rounded.
fn whole_number(text: &str) -> Result<String, ImportRefusal> {
    let plain = text
        .strip_suffix(".0")
        .or_else(|| text.strip_suffix(".00"))
        .unwrap_or(text);
    let Some((mantissa, exponent)) = plain.split_once(['E', 'e']) else {
        return Ok(plain.to_owned());
    };
    let (whole, decimals) = mantissa.split_once(['.', '٫', ',']).unwrap_or((mantissa, ""));
    let is_number = [whole, decimals]
        .iter()
        .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
        && !whole.is_empty();
    let Some(exponent) = exponent
        .trim_start_matches('+')
        .parse::<usize>()
        .ok()
        .filter(|_| is_number)
    else {
        return Ok(plain.to_owned());
    };
    if decimals.len() == exponent {
        Ok(format!("{whole}{decimals}"))
    } else {
        Err(ImportRefusal::RoundedPhone)
    }
}

fn amount(text: &str, currency: Currency) -> Result<Money, Refusal> {
    let mut text = text.trim();
    for unit in [
        currency.code(),
        "L.E.",
        "L.E",
        "LE",
        "E£",
        "ج.م.",
        "ج.م",
        "جنيهًا",
        "جنيها",
        "جنيه",
    ] {
        text = text
            .strip_suffix(unit)
            .or_else(|| text.strip_prefix(unit))
            .unwrap_or(text)
            .trim();
    }
    let money = currency.parse_amount(text, Sign::Any)?;
    if money.is_zero() {
        Ok(money)
    } else {
        Ok(check_ledger_amount(money)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::mapping::guess;

    fn rows(text: &str) -> Read {
        let table = Table::read(text.as_bytes()).unwrap();
        read(&table, &guess(&table.columns), Currency::EGP)
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
            assert_eq!(read.drafts[0].entry.phone.as_deref(), Some("+201012345678"), "{cell}");
        }
        let two = rows("name;phone;notes\nMona;01012345678 / 01112345678;likes tea\n");
        assert_eq!(two.drafts[0].entry.notes, "likes tea\n01112345678");
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
            assert_eq!(read.drafts[0].opening.minor(), minor, "{cell}");
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
        assert_eq!(told[0], (1, "The same person as in row 2.".to_owned()));
    }
}
