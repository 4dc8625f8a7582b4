//! Values on their way to the server and back, in its binary form.

use std::error::Error;

use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use crate::db::row::{Param, Value};

/// Whole numbers in as many bytes as the server asks for; a number that does not fit is refused, never cut.
impl ToSql for Param<'_> {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self, kind) {
            (Param::Null, _) => return Ok(IsNull::Yes),
            (Param::Int(number), &Type::INT8) => out.extend_from_slice(&number.to_be_bytes()),
            (Param::Int(number), &Type::INT4) => out.extend_from_slice(&i32::try_from(*number)?.to_be_bytes()),
            (Param::Int(number), &Type::INT2) => out.extend_from_slice(&i16::try_from(*number)?.to_be_bytes()),
            (Param::Int(number), &Type::BOOL) => out.extend_from_slice(&[u8::from(*number != 0)]),
            (Param::Text(text), &Type::TEXT | &Type::VARCHAR | &Type::BPCHAR | &Type::UNKNOWN) => {
                out.extend_from_slice(text.as_bytes());
            }
            (Param::Uuid(id), &Type::UUID | &Type::BYTEA) => out.extend_from_slice(id.as_bytes()),
            (Param::Bytes(bytes), &Type::BYTEA) => out.extend_from_slice(bytes),
            (value, kind) => return Err(format!("{value:?} can't be bound as {kind}").into()),
        }
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value<'a> {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(match *kind {
            Type::INT8 => Value::Int(i64::from_be_bytes(raw.try_into()?)),
            Type::INT4 => Value::Int(i64::from(i32::from_be_bytes(raw.try_into()?))),
            Type::INT2 => Value::Int(i64::from(i16::from_be_bytes(raw.try_into()?))),
            Type::BOOL => Value::Int(i64::from(raw != [0])),
            Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::UNKNOWN => {
                Value::Text(std::str::from_utf8(raw)?)
            }
            Type::UUID | Type::BYTEA => Value::Bytes(raw),
            _ => return Err(format!("a column of the kind {kind} is not read: cast it in the statement").into()),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Value::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}
