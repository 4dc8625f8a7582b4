//! What time and items cost: the rules of the owner, an example to see them work, and coupons.

mod items;
mod redeem;
mod terms;

pub use items::{ItemPrice, ItemPrices};

pub(crate) use items::{detail_of, item_quote, passer_by, stored};
pub(crate) use redeem::{coupon_for, use_coupon};
pub(crate) use terms::{Books, calendar, current_book, guest, rules_now};

crate::operations! {
    changes: [],
    questions: [ItemPrices],
}
