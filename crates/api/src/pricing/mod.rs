//! Price rules, examples, what-ifs and coupons in GraphQL.

mod bookings;
mod coupons;
mod input;
mod quote;
mod roots;
mod rules;

pub use bookings::{BookingPricesQuery, BookingQuote};
pub use coupons::{Coupon, CouponPage};
pub use quote::{ItemPrice, QuoteLine, RuleApplied, RulePassedOver, Running};
pub use roots::{PricingMutation, PricingQuery};
pub use rules::PriceRule;
