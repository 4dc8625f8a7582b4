//! A journal entry as people and screens read it.

use coworkflow_domain::ids::{CustomerId, UserId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Currency;
use coworkflow_domain::subject::Subject;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::Instant;
use coworkflow_store::journal::EntryRow;

/// An entry with its sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryView {
    /// Its number: counts up without gaps.
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// Who, unless it was the program itself.
    pub actor_id: Option<UserId>,
    /// The name at that time.
    pub actor_name: String,
    /// The kind, `session.started`.
    pub event: String,
    /// The customer it is about.
    pub customer_id: Option<CustomerId>,
    /// Which open screen caused it.
    pub client_id: String,
    /// The entry in words, in the reader's language.
    pub sentence: String,
    /// What it touched.
    pub subjects: Vec<Subject>,
    /// The event with all its data.
    pub details: serde_json::Value,
}

impl EntryView {
    /// Reads a stored entry. One of a kind that this program doesn't know is shown by its kind: history is never hidden.
    pub(super) fn read(row: EntryRow, currency: &Currency, lang: Lang) -> Self {
        let details: serde_json::Value = serde_json::from_str(&row.body).unwrap_or_default();
        let event: Option<Event> = serde_json::from_str(&row.body).ok();
        let (sentence, subjects) = match &event {
            Some(event) => (event.sentence(lang, currency, &row.actor_name), event.subjects()),
            None => (row.event.clone(), Vec::new()),
        };
        EntryView {
            seq: row.seq,
            at: row.at,
            actor_id: row.actor_id,
            actor_name: row.actor_name,
            event: row.event,
            customer_id: row.customer_id,
            client_id: row.client_id,
            sentence,
            subjects,
            details,
        }
    }

    /// What it touched and no more: enough for a screen to ask anew for what it may see.
    pub(super) fn without_words(self) -> Self {
        EntryView {
            actor_id: None,
            actor_name: String::new(),
            customer_id: None,
            sentence: String::new(),
            details: serde_json::Value::Null,
            ..self
        }
    }
}
