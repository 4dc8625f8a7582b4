//! What a stay and what is sold cost, with the lines that explain it (P1–P7, S4).
//!
//! The price of time is [`price()`]: a pure function of the stay, the terms frozen at check-in, what the
//! guest's plans cover and the calendar of the space. It combines rules in one fixed order:
//!
//! 1. **steps**: how time is metered, by the first rule about it that holds at check-in, else by the space;
//! 2. **plans**: what a running plan covers costs nothing and no rule touches it (S4);
//! 3. **one rate** for each stretch: the first rate rule that holds there, by the hour, the day or the week, else the
//!    rate of the place; a price of a day or a week is due where paid time first begins in it;
//! 4. **one percentage** off it: the first that holds there;
//! 5. **packages**: of all that hold, the one that makes this stay cheapest, if any does;
//! 6. **caps**: the first that holds there, for each operating day (T6), then the first **day pass**, which counts what
//!    the guest was charged before on that day, then the first for seven days from check-in on;
//! 7. **the minimum**: the first that holds where paid time begins.
//!
//! 'First' is the order of the list, which the owner decides. A step belongs wholly where it starts: to that
//! place, band, plan and day. Weekdays, dates and bands are what a clock on the wall shows; a band over midnight
//! belongs to the day it begins on. A condition on length looks at the minutes since check-in, so that a longer
//! stay never costs less than a shorter one, but where a declared package or cap says so (P4).

mod beyond;
mod coupons;
mod edges;
mod items;
mod matching;
mod passes;
mod price;
mod quote;
mod reasons;
mod refusals;
mod rules;
mod running;
mod stay;
mod stretches;

pub use beyond::beyond;
pub use coupons::{Coupon, CouponOff, CouponRefusal, CouponUse, NewCoupon, coupon_code};
pub use items::{ItemFacts, ItemQuote, item_price, next_item_change};
pub use passes::{Spent, has_day_pass};
pub use price::{meter, price};
pub use quote::{Applied, COVERED, DAILY, METERED, PassedOver, Quote, QuoteLine, RULED, WEEKLY, WhyNot};
pub use refusals::PricingRefusal;
pub use rules::{Band, Dates, Effect, EffectKind, MAX_RULES, NewRule, PriceRule, RuleRef, Scope, WHOLE_WEEK};
pub use running::{HORIZON_MINUTES, Running, running};
pub use stay::{Calendar, Guest, Metering, Segment, Stay, Terms};
