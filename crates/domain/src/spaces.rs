//! One location: its opening hours, its operating day and its taxes.

mod hours;
mod operating_day;
mod settings;

pub use hours::{Opening, OpeningHours};
pub use operating_day::{closing_after, operating_day, operating_day_interval, walk_in_until};
pub use settings::{SpaceRefusal, TaxMode, TaxSettings, check_metering, parse_local_time};
