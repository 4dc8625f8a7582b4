//! Dates as people type them and programs write them, the day before the month.

use jiff::civil::Date;

use crate::text::{fold_digits, search_key};

/// The months by the first letters of their names, in English and as Egypt calls them.
const MONTHS: [(&str, i8); 26] = [
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("يناير", 1),
    ("فبراير", 2),
    ("مارس", 3),
    ("أبريل", 4),
    ("مايو", 5),
    ("يونيو", 6),
    ("يونيه", 6),
    ("يوليو", 7),
    ("يوليه", 7),
    ("أغسطس", 8),
    ("سبتمبر", 9),
    ("أكتوبر", 10),
    ("نوفمبر", 11),
    ("ديسمبر", 12),
];

/// Reads `20/11/2026`, `20-11-26`, `2026-11-20`, `20 Nov 2026`, `٢٠ نوفمبر ٢٠٢٦`, with or without a time behind it, and
/// the count of days that spreadsheets keep. Where day and month could be either, the first is the day.
#[must_use]
pub fn read_date(text: &str) -> Option<Date> {
    let folded = fold_digits(text.trim());
    // `2026-11-20T10:30:00Z`
    let day = match (folded.get(..10), folded.get(10..11)) {
        (Some(day), Some("T")) => day,
        _ => &folded,
    };
    let parts: Vec<&str> = day
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ',' | '،' | '\u{200F}' | '\u{200E}'))
        .filter(|part| !part.is_empty())
        .take_while(|part| !part.contains(':'))
        .collect();
    match parts.as_slice() {
        [days] => counted_days(days),
        [first, second, third, ..] => {
            let (number, month) = (|text: &str| text.parse::<i16>().ok(), |text: &str| month(text));
            if first.len() == 4 {
                return civil(number(first)?, month(second)?, number(third)?);
            }
            match number(first) {
                Some(day) => civil(year(third)?, month(second)?, day),
                // `Nov 20, 2026`
                None => civil(year(third)?, month(first)?, number(second)?),
            }
        }
        _ => None,
    }
}

fn civil(year: i16, month: i8, day: i16) -> Option<Date> {
    Date::new(year, month, i8::try_from(day).ok()?)
        .ok()
        .filter(|date| (1900..2200).contains(&date.year()))
}

/// Two digits are of this century.
fn year(text: &str) -> Option<i16> {
    let number: i16 = text.parse().ok()?;
    match text.len() {
        4 => Some(number),
        2 => Some(2_000 + number),
        _ => None,
    }
}

fn month(text: &str) -> Option<i8> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let typed = search_key(text);
    let named = |name: &&(&str, i8)| typed.starts_with(&search_key(name.0));
    MONTHS.iter().find(named).map(|(_, number)| *number)
}

/// Days since 1899-12-30, between 1980 and 2079: other whole numbers are no dates.
fn counted_days(text: &str) -> Option<Date> {
    let days: i32 = text.parse().ok().filter(|days| (29_221..65_745).contains(days))?;
    Date::constant(1899, 12, 30)
        .checked_add(jiff::Span::new().days(days))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_day_first_in_their_common_spellings() {
        for text in [
            "20/11/2026",
            "20-11-2026",
            "20.11.2026",
            "20/11/26",
            "2026-11-20",
            "2026/11/20",
            "20 Nov 2026",
            "20-Nov-26",
            "20-Nov-2026",
            "20 November 2026",
            "Nov 20, 2026",
            "٢٠/١١/٢٠٢٦",
            "٢٠ نوفمبر ٢٠٢٦",
            "2026-11-20T10:30:00Z",
            "2026-11-20 00:00:00",
            "20/11/2026 14:05",
            " 20 / 11 / 2026 ",
            "46346",
        ] {
            assert_eq!(read_date(text), Some(Date::constant(2026, 11, 20)), "{text}");
        }
        assert_eq!(read_date("1/2/2026"), Some(Date::constant(2026, 2, 1)));
        assert_eq!(read_date("1 ديسمبر 2026"), Some(Date::constant(2026, 12, 1)));
        assert_eq!(read_date("3-Oct-26"), Some(Date::constant(2026, 10, 3)));
        assert_eq!(read_date("3 October 2026"), Some(Date::constant(2026, 10, 3)));
    }

    #[test]
    fn what_is_no_date_is_not_guessed() {
        for text in [
            "",
            "tomorrow",
            "31/2/2026",
            "13/13/2026",
            "2026",
            "20/11",
            "20/11/026",
            "1/1/1700",
            "5",
            "-",
            "1/1/1/1e9",
            "٢٠٢٦",
        ] {
            assert_eq!(read_date(text), None, "{text}");
        }
    }
}
