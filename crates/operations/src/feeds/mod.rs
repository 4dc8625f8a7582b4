//! A customer's bookings in their own calendar: a private link that can be taken back.

mod link;
mod read;

pub use link::{CalendarLink, FeedOf, MakeFeed, MakeMyFeed, MyFeed, RevokeFeed, RevokeMyFeed};
pub use read::CalendarFile;

crate::operations! {
    changes: [MakeFeed, RevokeFeed, MakeMyFeed, RevokeMyFeed],
    questions: [FeedOf, MyFeed],
}

#[cfg(test)]
mod tests;
