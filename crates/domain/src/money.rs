//! Money in integer minor units, with explicit rounding (M1–M4). No floats.

mod amount;
mod currency;

pub use amount::{Money, MoneyOverflow, Percent, PercentRefusal};
pub use currency::{AmountRefusal, Currency, Sign};
