//! Reading the cells of a row: what spreadsheets make of phones, amounts, dates and numbers.

use coworkflow_domain::customers::{Phone, check_ledger_amount};
use coworkflow_domain::dates::read_date;
use coworkflow_domain::money::{Currency, Money, Sign};
use coworkflow_domain::refusal::Refusal;
use coworkflow_domain::text::fold_digits;
use coworkflow_domain::time::Date;

use super::fields::Field;
use super::mapping::Mapping;
use super::refusals::ImportRefusal;
use super::table::Row;

/// A row with what its columns have.
pub(super) struct Cells<'r> {
    row: &'r Row,
    mapping: &'r Mapping,
    currency: Currency,
}

impl<'r> Cells<'r> {
    /// Refuses a row with more cells than the header.
    pub(super) fn of(row: &'r Row, mapping: &'r Mapping, currency: Currency) -> Result<Self, Refusal> {
        if row.cells.iter().skip(mapping.len()).any(|cell| !cell.trim().is_empty()) {
            return Err(ImportRefusal::MoreCells.into());
        }
        Ok(Cells { row, mapping, currency })
    }

    /// The text of a field; empty when there is none.
    pub(super) fn text(&self, field: Field) -> &'r str {
        let at = self.mapping.iter().position(|mapped| *mapped == Some(field));
        unescaped(at.and_then(|at| self.row.cells.get(at)).unwrap_or_default().trim())
    }

    /// The phone of the row, and what else stands there: a second number goes to the notes.
    pub(super) fn phone(&self) -> Result<(String, String), Refusal> {
        phone(self.text(Field::Phone))
    }

    /// The notes, and what is to stand below them.
    pub(super) fn notes(&self, more: &str) -> String {
        let parts = [self.text(Field::Notes), more]
            .into_iter()
            .filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("\n")
    }

    /// An amount that may be left out; a dash is nothing.
    pub(super) fn amount(&self, field: Field, sign: Sign) -> Result<Option<Money>, Refusal> {
        match self.text(field) {
            "" | "-" | "–" | "—" => Ok(None),
            text => amount(text, self.currency, sign)
                .map(Some)
                .map_err(|refusal| refusal.on(field.name())),
        }
    }

    /// A date that may be left out.
    pub(super) fn date(&self, field: Field) -> Result<Option<Date>, Refusal> {
        match self.text(field) {
            "" | "-" | "–" | "—" => Ok(None),
            text => Ok(Some(read_date(text).ok_or(ImportRefusal::NotADate { field })?)),
        }
    }

    /// A whole number, 0 when left out; `12.0` is whole.
    pub(super) fn count(&self, field: Field) -> Result<i64, Refusal> {
        let folded = fold_digits(self.text(field)).replace([',', '٬', ' ', '\u{A0}'], "");
        let (whole, decimals) = folded.split_once(['.', '٫']).unwrap_or((&folded, ""));
        match whole {
            "" | "-" | "–" | "—" if decimals.is_empty() => Ok(0),
            whole if decimals.bytes().all(|byte| byte == b'0') => {
                Ok(whole.parse().map_err(|_| ImportRefusal::NotANumber { field })?)
            }
            _ => Err(ImportRefusal::NotANumber { field }.into()),
        }
    }

    /// Minutes of `12`, `12.5` or `12:30` hours, 0 when left out.
    pub(super) fn minutes(&self, field: Field) -> Result<i64, Refusal> {
        let folded = fold_digits(self.text(field));
        let odd = || Refusal::from(ImportRefusal::NotANumber { field });
        let number = |text: &str| match text {
            "" => Some(0),
            text if text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse::<i64>().ok(),
            _ => None,
        };
        let (hours, rest) = match folded.split_once(':') {
            Some((hours, minutes)) => (number(hours), number(minutes).filter(|minutes| *minutes < 60)),
            None => {
                let (hours, decimals) = folded.split_once(['.', '٫', ',']).unwrap_or((&folded, ""));
                let hundredths = number(&format!("{decimals:0<2}")).filter(|_| decimals.len() <= 2);
                (number(hours), hundredths.map(|hundredths| hundredths * 60 / 100))
            }
        };
        Ok(hours.ok_or_else(odd)? * 60 + rest.ok_or_else(odd)?)
    }
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

fn amount(text: &str, currency: Currency, sign: Sign) -> Result<Money, Refusal> {
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
    let money = currency.parse_amount(text, sign)?;
    if money.is_zero() {
        Ok(money)
    } else {
        Ok(check_ledger_amount(money)?)
    }
}

#[cfg(test)]
mod tests {
    use coworkflow_domain::imports::ImportKind;

    use super::*;
    use crate::imports::mapping::guess;
    use crate::imports::table::Table;

    fn first<T>(text: &str, read: impl Fn(&Cells) -> T) -> T {
        let table = Table::read(text.as_bytes()).unwrap();
        let mapping = guess(ImportKind::Items, &table.columns);
        read(&Cells::of(&table.rows[0], &mapping, Currency::EGP).unwrap())
    }

    #[test]
    fn counts_and_hours_are_read_as_spreadsheets_write_them() {
        for (cell, number) in [
            ("12", 12),
            ("١٢", 12),
            ("12.0", 12),
            ("1,200", 1_200),
            ("", 0),
            ("-", 0),
            ("-3", -3),
        ] {
            let read = first(&format!("item;qty\nTea;{cell}\n"), |cells| cells.count(Field::Quantity));
            assert_eq!(read, Ok(number), "{cell}");
        }
        for cell in ["many", "1.5", "1e3", "99999999999999999999"] {
            let read = first(&format!("item;qty\nTea;{cell}\n"), |cells| cells.count(Field::Quantity));
            assert_eq!(read.unwrap_err().code, "import.not_a_number", "{cell}");
        }
        for (cell, minutes) in [("12", 720), ("12.5", 750), ("12:30", 750), ("٧٫٢٥", 435), ("", 0)] {
            let read = first(&format!("item;qty\nTea;{cell}\n"), |cells| {
                cells.minutes(Field::Quantity)
            });
            assert_eq!(read, Ok(minutes), "{cell}");
        }
        for cell in ["12:75", "a few", "-3", "1.234"] {
            let read = first(&format!("item;qty\nTea;{cell}\n"), |cells| {
                cells.minutes(Field::Quantity)
            });
            assert!(read.is_err(), "{cell}");
        }
    }
}
