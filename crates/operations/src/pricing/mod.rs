//! What time and items cost: the rules of the owner, an example to see them work, and coupons.

mod bookings;
mod coupons;
mod draft;
mod entry;
mod example;
mod items;
mod redeem;
mod rules;
mod terms;
mod what_if;

pub use bookings::{BookingQuote, QuoteBooking};
pub use coupons::{ArchiveCoupon, ChangeCoupon, CouponEntry, CreateCoupon, ListCoupons, RestoreCoupon};
pub use draft::DraftChange;
pub use entry::RuleEntry;
pub use example::{PriceExample, PricedExample};
pub use items::{ItemPrice, ItemPrices, reasons_of};
pub use rules::{
    ArchivePriceRule, ChangePriceRule, CreatePriceRule, ListPriceRules, MovePriceRule, OnePriceRule, RestorePriceRule,
};
pub use what_if::{Made, PriceWhatIf, RuleEffect, WhatIf};

pub(crate) use bookings::{Asked as BookingAsked, quote as quote_asked, quote_booking, quote_longer, totals_of};
pub(crate) use items::{detail_of, item_quote, passer_by, stored};
pub(crate) use redeem::{coupon_for, coupon_held, use_coupon};
pub(crate) use terms::{Books, calendar, current_book, guest, rules_now};

crate::operations! {
    changes: [
        CreatePriceRule, ChangePriceRule, MovePriceRule, ArchivePriceRule, RestorePriceRule, CreateCoupon, ChangeCoupon, ArchiveCoupon,
        RestoreCoupon,
    ],
    questions: [QuoteBooking, ListPriceRules, OnePriceRule, PriceExample, PriceWhatIf, ItemPrices, ListCoupons],
}

#[cfg(test)]
mod tests;
