//! Typed parameters and typed rows, the same for both databases.

use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::time::{Date, Instant, date_of_number, day_number};

use super::error::DbError;

/// A parameter on its way into a statement.
#[derive(Debug, Clone, Copy)]
pub enum Param<'a> {
    /// SQL `NULL`.
    Null,
    /// Whole numbers, instants (ms) and money (minor units).
    Int(i64),
    /// Text, and states by their name.
    Text(&'a str),
    /// Ids.
    Uuid(uuid::Uuid),
    /// The content of a file.
    Bytes(&'a [u8]),
}

/// A value of a column, as both databases give it: states and ids are read from these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// SQL `NULL`.
    Null,
    /// Whole numbers, and booleans as 0 and 1.
    Int(i64),
    /// Text.
    Text(&'a str),
    /// Ids by their sixteen bytes, and contents of files.
    Bytes(&'a [u8]),
}

impl<'a> Value<'a> {
    /// The text, where it is one.
    pub fn text(self) -> Result<&'a str, DbError> {
        match self {
            Value::Text(text) => Ok(text),
            other => Err(wrong("text", other)),
        }
    }

    /// The bytes, where it has some.
    pub fn bytes(self) -> Result<&'a [u8], DbError> {
        match self {
            Value::Bytes(bytes) => Ok(bytes),
            other => Err(wrong("bytes", other)),
        }
    }
}

/// The content of a file; shown by its length.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Bytes(pub Vec<u8>);

impl std::fmt::Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

impl ToParam for Bytes {
    fn param(&self) -> Param<'_> {
        Param::Bytes(&self.0)
    }
}
impl FromColumn for Bytes {
    fn from_column(value: Value<'_>) -> Result<Self, DbError> {
        value.bytes().map(|bytes| Bytes(bytes.to_vec()))
    }
}

/// What may be bound to a statement.
pub trait ToParam {
    /// The parameter, borrowed where it can be.
    fn param(&self) -> Param<'_>;
}

/// What may be read from a column.
pub trait FromColumn: Sized {
    /// Reads one value; a value of another shape is a [`DbError::Broken`].
    fn from_column(value: Value<'_>) -> Result<Self, DbError>;
}

/// A row with typed fields in the order of the statement's columns.
pub trait FromRow: Sized {
    /// The column names in order; empty for single values.
    const COLUMNS: &'static [&'static str];
    /// Reads the row.
    fn from_row(row: &Row<'_>) -> Result<Self, DbError>;
}

/// One answered row, of either database.
pub enum Row<'a> {
    /// Of SQLite.
    Sqlite(&'a rusqlite::Row<'a>),
    /// Of PostgreSQL.
    Postgres(&'a tokio_postgres::Row),
}

impl Row<'_> {
    /// The value of a column by its place, from 0.
    pub fn get<T: FromColumn>(&self, column: usize) -> Result<T, DbError> {
        let value = match self {
            Row::Sqlite(row) => super::sqlite::value(row.get_ref(column)?)?,
            Row::Postgres(row) => row.try_get(column)?,
        };
        T::from_column(value)
    }
}

fn wrong(expected: &str, value: Value<'_>) -> DbError {
    let found = match value {
        Value::Null => "nothing",
        Value::Int(_) => "a whole number",
        Value::Text(_) => "text",
        Value::Bytes(_) => "bytes",
    };
    DbError::Broken(format!("expected {expected}, found {found}"))
}

impl ToParam for i64 {
    fn param(&self) -> Param<'_> {
        Param::Int(*self)
    }
}
impl FromColumn for i64 {
    fn from_column(value: Value<'_>) -> Result<Self, DbError> {
        match value {
            Value::Int(number) => Ok(number),
            other => Err(wrong("a whole number", other)),
        }
    }
}

impl ToParam for bool {
    fn param(&self) -> Param<'_> {
        Param::Int(i64::from(*self))
    }
}
impl FromColumn for bool {
    fn from_column(value: Value<'_>) -> Result<Self, DbError> {
        Ok(i64::from_column(value)? != 0)
    }
}

impl ToParam for str {
    fn param(&self) -> Param<'_> {
        Param::Text(self)
    }
}
impl ToParam for &str {
    fn param(&self) -> Param<'_> {
        Param::Text(self)
    }
}
impl ToParam for String {
    fn param(&self) -> Param<'_> {
        Param::Text(self)
    }
}
impl FromColumn for String {
    fn from_column(value: Value<'_>) -> Result<Self, DbError> {
        value.text().map(str::to_owned)
    }
}

impl ToParam for Instant {
    fn param(&self) -> Param<'_> {
        Param::Int(self.as_millis())
    }
}
impl FromColumn for Instant {
    fn from_column(value: Value<'_>) -> Result<Self, DbError> {
        i64::from_column(value).map(Instant::from_millis)
    }
}

/// A calendar date is stored as days since 1970-01-01.
impl ToParam for Date {
    fn param(&self) -> Param<'_> {
        Param::Int(day_number(*self))
    }
}
impl FromColumn for Date {
    fn from_column(value: Value<'_>) -> Result<Self, DbError> {
        date_of_number(i64::from_column(value)?).ok_or_else(|| wrong("a date", value))
    }
}

impl ToParam for Money {
    fn param(&self) -> Param<'_> {
        Param::Int(self.minor())
    }
}
impl FromColumn for Money {
    fn from_column(value: Value<'_>) -> Result<Self, DbError> {
        i64::from_column(value).map(Money::from_minor)
    }
}

impl ToParam for Percent {
    fn param(&self) -> Param<'_> {
        Param::Int(i64::from(self.basis_points()))
    }
}
impl FromColumn for Percent {
    fn from_column(value: Value<'_>) -> Result<Self, DbError> {
        Percent::from_basis_points(i64::from_column(value)?).map_err(|_| wrong("basis points", value))
    }
}

impl<T: ToParam> ToParam for Option<T> {
    fn param(&self) -> Param<'_> {
        self.as_ref().map_or(Param::Null, ToParam::param)
    }
}
impl<T: FromColumn> FromColumn for Option<T> {
    fn from_column(value: Value<'_>) -> Result<Self, DbError> {
        match value {
            Value::Null => Ok(None),
            other => T::from_column(other).map(Some),
        }
    }
}

impl ToParam for uuid::Uuid {
    fn param(&self) -> Param<'_> {
        Param::Uuid(*self)
    }
}

impl FromColumn for uuid::Uuid {
    fn from_column(value: Value<'_>) -> Result<Self, DbError> {
        uuid::Uuid::from_slice(value.bytes()?).map_err(|_| wrong("an id", value))
    }
}

/// Lets ids of `domain` be bound and read.
macro_rules! id_columns {
    ($($id:ident),* $(,)?) => { $(
        impl ToParam for coworkflow_domain::ids::$id {
            fn param(&self) -> Param<'_> {
                Param::Uuid(self.uuid())
            }
        }
        impl FromColumn for coworkflow_domain::ids::$id {
            fn from_column(value: Value<'_>) -> Result<Self, DbError> {
                uuid::Uuid::from_column(value).map(coworkflow_domain::ids::$id::from_uuid)
            }
        }
        impl FromRow for coworkflow_domain::ids::$id {
            const COLUMNS: &'static [&'static str] = &[];
            fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
                row.get(0)
            }
        }
    )* };
}
id_columns!(
    TenantId,
    SpaceId,
    UserId,
    LoginId,
    OperatorId,
    LinkId,
    MailId,
    PasskeyId,
    InvitationId,
    CustomRoleId,
    StaffInvitationId,
    ApiKeyId,
    CustomerId,
    ResourceId,
    ClaimId,
    SessionId,
    ConsumptionId,
    ItemId,
    CategoryId,
    PastInvoiceId,
    WaitlistId,
    OnlinePaymentId,
    SupplierId,
    DeliveryId,
    CountId,
    MovementId,
    InvoiceId,
    InvoiceLineId,
    CreditNoteId,
    PaymentId,
    LedgerEntryId,
    ShiftId,
    PlanId,
    SubscriptionId,
    PriceRuleId,
    CouponId,
    AssetId,
    BookingId,
    SeriesId,
    FeedId,
    FloorPlanId,
    ClosureId,
);

/// Single values as rows.
macro_rules! value_rows {
    ($($value:ty),*) => { $(
        impl FromRow for $value {
            const COLUMNS: &'static [&'static str] = &[];
            fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
                row.get(0)
            }
        }
    )* };
}
value_rows!(
    i64,
    bool,
    String,
    Money,
    Instant,
    Date,
    Option<i64>,
    Option<Instant>,
    Option<String>
);

impl FromRow for () {
    const COLUMNS: &'static [&'static str] = &[];
    fn from_row(_: &Row<'_>) -> Result<Self, DbError> {
        Ok(())
    }
}

/// Lets an enum with `name` and `named` (its stored name) be bound and read.
#[macro_export]
macro_rules! state_columns {
    ($($state:ty),* $(,)?) => { $(
        impl $crate::db::ToParam for $state {
            fn param(&self) -> $crate::db::Param<'_> {
                $crate::db::Param::Text(self.name())
            }
        }
        impl $crate::db::FromColumn for $state {
            fn from_column(value: $crate::db::Value<'_>) -> Result<Self, $crate::db::DbError> {
                let text = value.text()?;
                <$state>::named(text).ok_or_else(|| $crate::db::DbError::Broken(format!("unknown state {text}")))
            }
        }
    )* };
}

/// Declares a typed row: a struct whose fields are the statement's columns, in order.
#[macro_export]
macro_rules! row {
    ($(#[$meta:meta])* pub struct $name:ident { $( $(#[$fmeta:meta])* $field:ident : $ty:ty ),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct $name { $( $(#[$fmeta])* pub $field: $ty ),* }
        impl $crate::db::FromRow for $name {
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),*];
            fn from_row(row: &$crate::db::Row<'_>) -> Result<Self, $crate::db::DbError> {
                let mut column = 0usize..;
                Ok($name { $( $field: row.get(column.next().unwrap_or_default())? ),* })
            }
        }
    };
}
