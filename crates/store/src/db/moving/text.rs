//! One value as PostgreSQL's COPY reads it.

use std::fmt::Write;

use rusqlite::types::ValueRef;

use crate::db::error::DbError;

/// Appends a value of a column of this kind; refuses one of another kind, and text that PostgreSQL can't hold.
pub(super) fn write(out: &mut String, column: &str, kind: &str, value: ValueRef<'_>) -> Result<(), DbError> {
    let wrong = || {
        DbError::Broken(format!(
            "a value of the kind {} in {column}, a column of {kind}",
            value.data_type()
        ))
    };
    match (kind, value) {
        (_, ValueRef::Null) => out.push_str("\\N"),
        ("BIGINT", ValueRef::Integer(number)) => {
            let _ = write!(out, "{number}");
        }
        ("BOOLEAN", ValueRef::Integer(number)) => out.push(if number == 0 { 'f' } else { 't' }),
        ("UUID", ValueRef::Blob(bytes)) => {
            let id = uuid::Uuid::from_slice(bytes).map_err(|_| wrong())?;
            let _ = write!(out, "{id}");
        }
        ("BLOB", ValueRef::Blob(bytes)) => {
            out.push_str("\\\\x");
            for byte in bytes {
                let _ = write!(out, "{byte:02x}");
            }
        }
        ("TEXT", ValueRef::Text(bytes)) => {
            for letter in std::str::from_utf8(bytes).map_err(|_| wrong())?.chars() {
                match letter {
                    '\\' => out.push_str("\\\\"),
                    '\t' => out.push_str("\\t"),
                    '\n' => out.push_str("\\n"),
                    '\r' => out.push_str("\\r"),
                    '\0' => return Err(DbError::Broken(format!("{column} holds a text with a zero in it"))),
                    other => out.push(other),
                }
            }
        }
        _ => return Err(wrong()),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_copy_reads_them() {
        let written = |kind, value| {
            let mut out = String::new();
            write(&mut out, "column", kind, value).map(|()| out)
        };
        assert_eq!(written("TEXT", ValueRef::Null), Ok("\\N".into()));
        assert_eq!(
            written("TEXT", ValueRef::Text(b"a\tb\\N\n")),
            Ok("a\\tb\\\\N\\n".into())
        );
        assert_eq!(written("BLOB", ValueRef::Blob(b"\x00\xff")), Ok("\\\\x00ff".into()));
        assert_eq!(written("BOOLEAN", ValueRef::Integer(1)), Ok("t".into()));
        assert_eq!(written("BIGINT", ValueRef::Integer(i64::MIN)), Ok(i64::MIN.to_string()));
        assert!(written("TEXT", ValueRef::Text(b"\0")).is_err());
        assert!(written("BIGINT", ValueRef::Text(b"1")).is_err());
        assert!(written("UUID", ValueRef::Blob(b"short")).is_err());
    }
}
