//! How an event reads: one sentence with its actor, in both languages.

use super::{Event, sentence_ar::arabic, sentence_en::english, words::isolated};
use crate::{money::Currency, text::Lang};

impl Event {
    /// `Nadia started a session for Karim at Seat A1 (EGP 30.00 per hour).` An empty actor is the system.
    #[must_use]
    pub fn sentence(&self, lang: Lang, currency: &Currency, actor_name: &str) -> String {
        let actor = match (actor_name.trim(), lang) {
            ("", Lang::En) => "The system".to_owned(),
            ("", Lang::Ar) => "النظام".to_owned(),
            (name, _) => isolated(name, lang),
        };
        match lang {
            Lang::En => format!("{actor} {}.", english(self, *currency)),
            // A noun after the actor's name: a verb would need to know whether a man or a woman acted.
            Lang::Ar => format!("{actor}: {}.", arabic(self, *currency)),
        }
    }
}

#[cfg(test)]
#[path = "sentence_tests.rs"]
mod tests;
