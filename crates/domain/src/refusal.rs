//! Refusals: a typed code and a sentence for the reader, in English and Arabic (A6).

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{access::Permission, subject::SubjectKind, text::Lang};

/// A 'no' that says what is wrong and what to do next; nothing internal is ever in it (A6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Stable name for programs: `session.resource_taken`.
    pub code: Cow<'static, str>,
    /// The input field it is about, as the API names it.
    #[serde(default)]
    pub field: Option<String>,
    /// For an English reader.
    pub en: String,
    /// For an Arabic reader.
    pub ar: String,
    /// What a screen needs to help: an object, empty when there is nothing.
    #[serde(default)]
    pub data: Value,
}

impl Refusal {
    /// A refusal about no field and without data.
    pub fn new(code: &'static str, en: impl Into<String>, ar: impl Into<String>) -> Self {
        Self {
            code: Cow::Borrowed(code),
            field: None,
            en: en.into(),
            ar: ar.into(),
            data: Value::Object(Map::new()),
        }
    }

    /// The same, about this input field.
    #[must_use]
    pub fn on(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// The same with one more value for the screen.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Serialize) -> Self {
        if let (Value::Object(data), Ok(value)) = (&mut self.data, serde_json::to_value(value)) {
            data.insert(key.to_owned(), value);
        }
        self
    }

    /// The sentence in the reader's language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Ar => &self.ar,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

impl std::error::Error for Refusal {}

/// Implemented by each capability's refusals.
pub trait Refuse {
    /// The code, the sentences and the data.
    fn refusal(&self) -> Refusal;
}

impl<T: Refuse> From<T> for Refusal {
    fn from(refuse: T) -> Self {
        refuse.refusal()
    }
}

/// Refusals that belong to no capability.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum General {
    /// It does not exist, or belongs to another tenant: the same answer (A3).
    #[error("no such {}", what.english())]
    NotFound {
        /// What was looked for.
        what: SubjectKind,
    },
    /// A2: the actor's role lacks the permission.
    #[error("{} is not allowed", permission.name())]
    Forbidden {
        /// What it would have needed.
        permission: Permission,
    },
    /// A2: nobody is signed in, or no longer.
    #[error("sign-in needed")]
    SignInNeeded,
    /// A field that can't be as it was given.
    #[error("{field}: {en}")]
    Invalid {
        /// As the API names it.
        field: Cow<'static, str>,
        /// What is wrong and what to do.
        en: Cow<'static, str>,
        /// The same in Arabic.
        ar: Cow<'static, str>,
    },
    /// Somebody else changed it since it was read.
    #[error("the {} changed meanwhile", what.english())]
    Stale {
        /// What changed.
        what: SubjectKind,
    },
    /// M12: the key came before with another body.
    #[error("idempotency key reused")]
    IdempotencyKeyReused,
    /// The store can't keep the change now.
    #[error("unavailable: {0:?}")]
    Unavailable(Unavailable),
}

/// Why nothing can be kept right now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unavailable {
    /// The disk is full.
    StorageFull,
    /// The database can't be read or written.
    StorageDown,
    /// Too much is waiting.
    Busy,
}

impl General {
    /// Shorthand for [`General::Invalid`].
    pub fn invalid(
        field: impl Into<Cow<'static, str>>,
        en: impl Into<Cow<'static, str>>,
        ar: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self::Invalid {
            field: field.into(),
            en: en.into(),
            ar: ar.into(),
        }
    }
}

impl Refuse for General {
    fn refusal(&self) -> Refusal {
        match self {
            Self::NotFound { what } => Refusal::new(
                "not_found",
                format!("This {} can't be found. Search for it again.", what.english()),
                format!("{}: لا يوجد ما يطابق هذا الطلب. أعد البحث.", what.arabic()),
            )
            .with("what", what),
            Self::Forbidden { permission } => Refusal::new(
                "forbidden",
                "Your role does not allow this. Ask a manager or the owner to do it.",
                "صلاحياتك لا تسمح بهذا. اطلب من المدير أو المالك تنفيذه.",
            )
            .with("permission", permission.name()),
            Self::SignInNeeded => Refusal::new(
                "sign_in_needed",
                "You are not signed in. Sign in and try again.",
                "لم تسجّل الدخول. سجّل الدخول ثم أعد المحاولة.",
            ),
            Self::Invalid { field, en, ar } => Refusal::new("invalid", en.clone(), ar.clone()).on(field.clone()),
            Self::Stale { what } => Refusal::new(
                "stale",
                format!(
                    "Somebody changed this {} meanwhile. Look at it again, then repeat your change.",
                    what.english()
                ),
                format!(
                    "{}: عدّل شخص آخر البيانات في هذه الأثناء. راجعها ثم أعد التعديل.",
                    what.arabic()
                ),
            )
            .with("what", what),
            Self::IdempotencyKeyReused => Refusal::new(
                "idempotency_key_reused",
                "This request key was already used for something else. Send the request with a new key.",
                "استُخدم مفتاح هذا الطلب من قبل لطلب مختلف. أرسل الطلب بمفتاح جديد.",
            ),
            Self::Unavailable(why) => why.refusal(),
        }
    }
}

impl Refuse for Unavailable {
    fn refusal(&self) -> Refusal {
        match self {
            Self::StorageFull => Refusal::new(
                "unavailable.storage_full",
                "The disk is full, so nothing was saved. Free some space, then try again.",
                "القرص ممتلئ، ولم يُحفظ شيء. وفّر مساحة ثم أعد المحاولة.",
            ),
            Self::StorageDown => Refusal::new(
                "unavailable.storage_down",
                "The database can't be reached, so nothing was saved. Try again in a moment.",
                "تعذّر الوصول إلى قاعدة البيانات، ولم يُحفظ شيء. أعد المحاولة بعد قليل.",
            ),
            Self::Busy => Refusal::new(
                "unavailable.busy",
                "Too many requests are waiting, so nothing was saved. Try again in a moment.",
                "الطلبات المنتظرة كثيرة، ولم يُحفظ شيء. أعد المحاولة بعد قليل.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // A3, A6
    #[test]
    fn a_refusal_carries_code_field_data_and_both_languages() {
        let refusal = Refusal::from(General::NotFound {
            what: SubjectKind::Customer,
        })
        .on("customerId");
        assert_eq!(refusal.code, "not_found");
        assert_eq!(refusal.data["what"], "customer");
        assert_eq!(refusal.message(Lang::En), refusal.to_string());
        assert!(refusal.message(Lang::Ar).starts_with("العميل"));
        let json = serde_json::to_string(&refusal).unwrap();
        assert_eq!(serde_json::from_str::<Refusal>(&json).unwrap(), refusal);
    }
}
