//! What time beyond a booking costs, on top of what was quoted for it.

use super::Quote;
use crate::{
    money::{Money, MoneyOverflow},
    time::Instant,
};

/// The part of `whole`, the price of a stay that outlasts its booking, that comes after the booked end `from`. What was
/// quoted stays (P1); both together cost no more than the whole stay or what was quoted, whichever is more, so that a cap,
/// a package or a minimum counts once (P4).
pub fn beyond(booked: &Quote, whole: &Quote, from: Instant) -> Result<Quote, MoneyOverflow> {
    let mut allowed = whole.total.minus(booked.total)?.max(Money::ZERO);
    let mut quote = Quote::default();
    for line in &whole.lines {
        if line.from.is_none_or(|at| at < from) {
            continue;
        }
        let mut line = line.clone();
        line.amount = line.amount.min(allowed);
        allowed = allowed.minus(line.amount)?;
        quote.minutes = quote.minutes.saturating_add(line.minutes);
        quote.total = quote.total.plus(line.amount)?;
        quote.lines.push(line);
    }
    Ok(quote)
}

impl Quote {
    /// The same quote with the lines of another after its own.
    pub fn followed_by(mut self, more: Self) -> Result<Self, MoneyOverflow> {
        self.minutes = self.minutes.saturating_add(more.minutes);
        self.total = self.total.plus(more.total)?;
        self.lines.extend(more.lines);
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::{
        customers::CustomerType,
        ids::{PriceRuleId, ResourceId},
        pricing::{Calendar, Effect, Guest, Metering, PriceRule, Scope, Segment, Stay, Terms, price},
        resources::ResourceKind,
        time::{LocalTime, Zone},
    };

    fn start() -> Instant {
        "2026-03-05T08:00:00Z".parse().unwrap()
    }

    /// A stay at 30.00 an hour: so many booked minutes, and so many beyond.
    fn priced(booked: i64, beyond: i64, rules: &[Effect]) -> Quote {
        let seat = |from, until| Segment {
            resource_id: ResourceId::from_uuid(Uuid::from_u128(1)),
            resource_name: "A1".to_owned(),
            resource_kind: ResourceKind::Seat,
            rate_per_hour: Money::from_minor(3_000),
            started_at: start().plus_minutes(from),
            ended_at: start().plus_minutes(until),
        };
        let rules = rules.iter().enumerate().map(|(at, effect)| PriceRule {
            id: PriceRuleId::from_uuid(Uuid::from_u128(at as u128)),
            version: 1,
            name: format!("Rule {at}"),
            scope: Scope::default(),
            effect: *effect,
        });
        let terms = Terms {
            metering: Metering::default(),
            rules: rules.collect(),
            guest: Guest {
                customer_id: None,
                customer_type: CustomerType::Visitor,
                lead_minutes: 0,
            },
            spent: Vec::new(),
        };
        let calendar = Calendar {
            zone: Zone::named("Africa/Cairo").unwrap(),
            cut_off: LocalTime::constant(5, 0, 0, 0),
        };
        let mut segments = vec![seat(0, booked)];
        if beyond > 0 {
            segments.push(seat(booked, booked + beyond));
        }
        price(&Stay { segments }, &terms, &[], &calendar).unwrap()
    }

    fn more(booked: i64, over: i64, rules: &[Effect]) -> (i64, i64) {
        let whole = priced(booked, over, rules);
        let more = beyond(&priced(booked, 0, rules), &whole, start().plus_minutes(booked)).unwrap();
        (more.minutes, more.total.minor())
    }

    const fn price_of(minor: i64) -> Money {
        Money::from_minor(minor)
    }

    // P1, P4
    #[test]
    fn a_stay_that_outlasts_its_booking_pays_for_what_comes_after() {
        assert_eq!(more(120, 20, &[]), (20, 1_000));
        assert_eq!(more(120, 0, &[]), (0, 0));
        let cap = Effect::DailyCap { price: price_of(7_000) };
        assert_eq!(more(120, 20, &[cap]), (20, 1_000));
        assert_eq!(more(120, 60, &[cap]), (60, 1_000));
        assert_eq!(more(180, 60, &[cap]), (60, 0));
        let minimum = Effect::MinimumCharge { price: price_of(5_000) };
        assert_eq!(more(15, 5, &[minimum]), (5, 0));
        let half_day = Effect::Package {
            minutes: 240,
            price: price_of(8_000),
        };
        assert_eq!(more(120, 60, &[half_day]), (60, 2_000));
    }

    // P4
    proptest! {
        #[test]
        fn what_was_quoted_and_what_comes_after_never_cost_more_than_the_whole(
            booked in 1_i64..600, over in 0_i64..600, cap in 0_i64..40_000, minimum in 0_i64..10_000, package in 1_i64..30_000,
        ) {
            let rules = [
                Effect::DailyCap { price: price_of(cap) },
                Effect::MinimumCharge { price: price_of(minimum) },
                Effect::Package { minutes: 300, price: price_of(package) },
            ];
            let (quoted, whole) = (priced(booked, 0, &rules), priced(booked, over, &rules));
            let more = beyond(&quoted, &whole, start().plus_minutes(booked)).unwrap();
            let together = quoted.clone().followed_by(more.clone()).unwrap();
            prop_assert!(together.total <= whole.total.max(quoted.total));
            prop_assert!(together.total >= quoted.total);
            prop_assert_eq!(more.minutes, over);
            prop_assert_eq!(Money::sum(together.lines.iter().map(|line| line.amount)).unwrap(), together.total);
        }
    }
}
