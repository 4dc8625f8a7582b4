//! The operation history, and what changed since.

mod history;
mod news;
mod view;

pub use history::History;
pub use news::{MOST_MISSED, News, NewsSince};
pub use view::EntryView;

crate::operations! { changes: [], questions: [History, NewsSince] }
