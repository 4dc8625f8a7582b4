//! Scalars of the schema: moments, days, money and whole numbers.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};

/// A moment in UTC, RFC 3339 with milliseconds: `2026-11-20T09:30:00.000Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instant(pub coworkflow_domain::time::Instant);

/// A calendar day in the space's zone, `2026-11-20`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date(pub coworkflow_domain::time::Date);

/// Money in minor units of the tenant's currency (EGP: piastres), a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money(pub coworkflow_domain::money::Money);

/// A whole number of up to 53 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Long(pub i64);

/// Any JSON value.
#[derive(Debug, Clone, PartialEq)]
pub struct Json(pub serde_json::Value);

/// The largest whole number that every client keeps exactly.
const SAFE: i64 = (1 << 53) - 1;

fn whole(value: &Value) -> InputValueResult<i64> {
    match value {
        Value::Number(number) => number
            .as_i64()
            .filter(|number| (-SAFE..=SAFE).contains(number))
            .ok_or_else(|| InputValueError::custom("not a whole number of up to 53 bits")),
        _ => Err(InputValueError::custom("not a whole number")),
    }
}

#[Scalar(name = "Instant")]
impl ScalarType for Instant {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) => text
                .parse::<coworkflow_domain::time::Instant>()
                .map(Instant)
                .map_err(|_| InputValueError::custom("not a moment like 2026-11-20T09:30:00Z")),
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

#[Scalar(name = "Date")]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) => text
                .parse()
                .map(Date)
                .map_err(|_| InputValueError::custom("not a day like 2026-11-20")),
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

#[Scalar(name = "Money")]
impl ScalarType for Money {
    fn parse(value: Value) -> InputValueResult<Self> {
        whole(&value)
            .map(|minor| Money(coworkflow_domain::money::Money::from_minor(minor)))
            .map_err(InputValueError::propagate)
    }

    fn to_value(&self) -> Value {
        Value::from(self.0.minor())
    }
}

#[Scalar(name = "Long")]
impl ScalarType for Long {
    fn parse(value: Value) -> InputValueResult<Self> {
        whole(&value).map(Long).map_err(InputValueError::propagate)
    }

    fn to_value(&self) -> Value {
        Value::from(self.0)
    }
}

#[Scalar(name = "JSON")]
impl ScalarType for Json {
    fn parse(value: Value) -> InputValueResult<Self> {
        value
            .into_json()
            .map(Json)
            .map_err(|_| InputValueError::custom("not JSON"))
    }

    fn to_value(&self) -> Value {
        Value::from_json(self.0.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // M1
    #[test]
    fn only_whole_numbers_that_every_client_keeps_come_in() {
        let read = |json: &str| Money::parse(Value::from_json(serde_json::from_str(json).unwrap()).unwrap()).is_ok();
        assert!(read("4250") && read("-4250") && read("9007199254740991"));
        for odd in [
            "9007199254740992",
            "-9223372036854775808",
            "42.505",
            "4e2",
            "\"4250\"",
            "1e30",
            "null",
        ] {
            assert!(!read(odd), "{odd}");
        }
    }
}
