//! The record of every change (J1): what happened, what it touched, and how it reads.

mod change;
mod event;
mod sentence;
mod sentence_ar;
mod sentence_en;
mod words;

pub use crate::subject::{Subject, SubjectKind};
pub use change::{Change, Value, changes};
pub use event::{CountedItem, Event, MovedItem};
