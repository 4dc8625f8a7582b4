//! The operation history, and what changed since.

mod history;
mod listen;
mod news;
mod view;

pub use history::History;
pub use listen::Listener;
pub use news::{MOST_MISSED, News, NewsSince};
pub use view::EntryView;

crate::operations! { changes: [], questions: [History, NewsSince] }

#[cfg(test)]
mod tests;
