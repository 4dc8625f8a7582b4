//! One cell of a table as text and back, exactly.
//!
//! Nothing is an empty cell. Text that a spreadsheet could take for a formula, that begins with an apostrophe or that is
//! empty gets an apostrophe before it, which is taken off again: so every text comes back as it was.

use rusqlite::types::{Value, ValueRef};

use super::odd;
use crate::backups::BackupError;

/// How to read the cells, for people.
pub(super) const EXPLAINED: &str = "UTF-8 with a byte order mark, fields quoted where needed. An empty cell is nothing. Money is in minor units (EGP: \
piastres), percentages in hundredths of a percent, *_at and at are milliseconds since 1970-01-01 UTC, day and date are days since \
1970-01-01. Text that is empty, begins with an apostrophe or could be taken for a formula (= + - @ tab, line break) has one \
apostrophe before it that does not belong to it.";

/// Whether a spreadsheet could take the text for more than text, or an apostrophe before it for ours.
fn needs_mark(text: &str) -> bool {
    text.is_empty() || text.starts_with(['\'', '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// The text of a value; refuses one of another kind than its column.
pub(super) fn written(kind: &str, value: ValueRef<'_>) -> Result<String, BackupError> {
    let wrong = || {
        odd(format!(
            "a value of the kind {} in a column of {kind}",
            value.data_type()
        ))
    };
    if matches!(value, ValueRef::Null) {
        return Ok(String::new());
    }
    match kind {
        "UUID" => {
            let id = value
                .as_blob()
                .ok()
                .and_then(|bytes| uuid::Uuid::from_slice(bytes).ok());
            Ok(id.ok_or_else(wrong)?.to_string())
        }
        "TEXT" => {
            let text = value.as_str().map_err(|_| wrong())?;
            Ok(if needs_mark(text) {
                format!("'{text}")
            } else {
                text.to_owned()
            })
        }
        "BIGINT" => Ok(value.as_i64().map_err(|_| wrong())?.to_string()),
        "BOOLEAN" => Ok(if value.as_i64().map_err(|_| wrong())? == 0 {
            "false"
        } else {
            "true"
        }
        .to_owned()),
        "BLOB" => {
            let bytes = value.as_blob().map_err(|_| wrong())?;
            Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
        }
        _ => Err(wrong()),
    }
}

/// The value of a text.
pub(super) fn read(kind: &str, text: &str) -> Result<Value, BackupError> {
    let wrong = || {
        odd(format!(
            "{:?} in a column of {kind}",
            text.chars().take(40).collect::<String>()
        ))
    };
    if text.is_empty() {
        return Ok(Value::Null);
    }
    let value = match kind {
        "UUID" => Value::Blob(uuid::Uuid::try_parse(text).map_err(|_| wrong())?.as_bytes().to_vec()),
        "TEXT" => Value::Text(text.strip_prefix('\'').unwrap_or(text).to_owned()),
        "BIGINT" => Value::Integer(text.parse().map_err(|_| wrong())?),
        "BOOLEAN" => match text {
            "true" => Value::Integer(1),
            "false" => Value::Integer(0),
            _ => return Err(wrong()),
        },
        "BLOB" => Value::Blob(unhex(text).ok_or_else(wrong)?),
        _ => return Err(wrong()),
    };
    Ok(value)
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn back(kind: &str, value: Value) -> Value {
        read(kind, &written(kind, ValueRef::from(&value)).unwrap()).unwrap()
    }

    #[test]
    fn formulas_are_disarmed_and_come_back() {
        for text in [
            "=cmd()", "+1", "-1", "@sum", "'quoted", "", "''", "\ttab", "\n=1", "＝1", "plain",
        ] {
            let cell = written("TEXT", ValueRef::Text(text.as_bytes())).unwrap();
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\n', '＝']), "{cell:?}");
            assert_eq!(back("TEXT", Value::Text(text.into())), Value::Text(text.into()));
        }
        assert_eq!(written("TEXT", ValueRef::Null).unwrap(), "");
        assert_eq!(back("TEXT", Value::Null), Value::Null);
    }

    #[test]
    fn what_is_of_another_kind_is_refused() {
        for (kind, text) in [
            ("UUID", "1"),
            ("BIGINT", "1.5"),
            ("BIGINT", "9223372036854775808"),
            ("BOOLEAN", "1"),
            ("BLOB", "0g"),
            ("BLOB", "é0"),
            ("FLOAT", "1"),
        ] {
            assert!(read(kind, text).is_err(), "{kind} {text}");
        }
        assert!(written("BIGINT", ValueRef::Text(b"5")).is_err());
    }

    proptest! {
        #[test]
        fn every_value_comes_back(text in any::<String>(), number in any::<i64>(), bytes in prop::collection::vec(any::<u8>(), 0..40), id in any::<u128>()) {
            prop_assert_eq!(back("TEXT", Value::Text(text.clone())), Value::Text(text));
            prop_assert_eq!(back("BIGINT", Value::Integer(number)), Value::Integer(number));
            let id = uuid::Uuid::from_u128(id).as_bytes().to_vec();
            prop_assert_eq!(back("UUID", Value::Blob(id.clone())), Value::Blob(id));
            if !bytes.is_empty() {
                prop_assert_eq!(back("BLOB", Value::Blob(bytes.clone())), Value::Blob(bytes));
            }
        }
    }
}
