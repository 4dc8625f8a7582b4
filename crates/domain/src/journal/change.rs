//! What a thing was before and is after.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::words::{field_label, nothing, yes_no};
use crate::{
    money::{Currency, Money},
    text::Lang,
};

/// A value as it reads: kept with its meaning, so that it is shown in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Empty or not there.
    Nothing,
    /// Words or a name of a state.
    Text(String),
    /// A count.
    Number(i64),
    /// Minor units.
    Money(Money),
    /// On or off.
    Flag(bool),
}

/// One field that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// As the API names it: `ratePerHour`.
    pub field: Cow<'static, str>,
    /// Before.
    pub before: Value,
    /// After.
    pub after: Value,
}

/// The fields of which both values differ.
#[must_use]
pub fn changes(fields: impl IntoIterator<Item = (&'static str, Value, Value)>) -> Vec<Change> {
    fields
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(field, before, after)| Change {
            field: Cow::Borrowed(field),
            before,
            after,
        })
        .collect()
}

impl Value {
    fn shown(&self, lang: Lang, currency: Currency) -> String {
        match self {
            Self::Nothing => nothing(lang).to_owned(),
            Self::Text(text) if text.is_empty() => nothing(lang).to_owned(),
            Self::Text(text) => super::words::isolated(text, lang),
            Self::Number(number) => number.to_string(),
            Self::Money(money) => currency.format(*money, lang),
            Self::Flag(flag) => yes_no(*flag, lang).to_owned(),
        }
    }
}

/// `price from EGP 20.00 to EGP 25.00, name from …`; empty when nothing changed.
pub(super) fn listed(changes: &[Change], lang: Lang, currency: Currency) -> String {
    let parts: Vec<String> = changes
        .iter()
        .map(|change| {
            let (label, before, after) = (
                field_label(&change.field, lang),
                change.before.shown(lang, currency),
                change.after.shown(lang, currency),
            );
            match lang {
                Lang::En => format!("{label} from {before} to {after}"),
                Lang::Ar => format!("{label} من {before} إلى {after}"),
            }
        })
        .collect();
    parts.join(if lang == Lang::En { ", " } else { "، " })
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<Money> for Value {
    fn from(money: Money) -> Self {
        Self::Money(money)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}
