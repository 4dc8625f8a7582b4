//! The prices of the demo: a day cap, evenings, a happy hour, and a coupon.

use coworkflow_domain::inventory::ItemCategory;
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::pricing::{Band, CouponOff, Dates, Effect, Scope};
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::time::LocalTime;
use coworkflow_operations::pricing::{CouponEntry, CreateCoupon, CreatePriceRule, RuleEntry};
use coworkflow_operations::{Failure, Services};

use super::Team;

/// Writes the rules, the lowest priority first, and the coupon.
pub(super) fn write(services: &Services, team: &Team) -> Result<(), Failure> {
    let percent = |points| Percent::from_basis_points(points);
    let hours = |from, until| {
        Some(Band {
            from: LocalTime::constant(from, 0, 0, 0),
            until: LocalTime::constant(until, 0, 0, 0),
        })
    };
    let shared = Scope {
        resource_kinds: vec![ResourceKind::Seat, ResourceKind::Desk],
        ..Scope::default()
    };
    let rules = [
        (
            "Day cap",
            shared.clone(),
            Effect::DailyCap {
                price: Money::from_minor(18_000),
            },
        ),
        (
            "Half day in a room",
            Scope {
                resource_kinds: vec![ResourceKind::Room],
                ..Scope::default()
            },
            Effect::Package {
                minutes: 240,
                price: Money::from_minor(45_000),
            },
        ),
        (
            "Quiet mornings",
            Scope {
                weekdays: vec![7, 1, 2, 3, 4],
                band: hours(9, 11),
                ..shared
            },
            Effect::PercentOff {
                percent: percent(2_000)?,
            },
        ),
        (
            "Happy hour",
            Scope {
                band: hours(16, 18),
                item_categories: vec![ItemCategory::Beverage],
                ..Scope::default()
            },
            Effect::ItemPercentOff {
                percent: percent(2_500)?,
            },
        ),
    ];
    for (name, scope, effect) in rules {
        let entry = RuleEntry {
            name: name.to_owned(),
            scope,
            effect,
        };
        services.change_now(&team.manager, CreatePriceRule { entry }, None)?;
    }
    let entry = CouponEntry {
        code: "WELCOME10".to_owned(),
        off: CouponOff::Percent {
            percent: percent(1_000)?,
        },
        dates: Dates::default(),
        max_uses: Some(200),
        max_per_customer: Some(1),
    };
    services.change_now(&team.manager, CreateCoupon { entry }, None)?;
    Ok(())
}
