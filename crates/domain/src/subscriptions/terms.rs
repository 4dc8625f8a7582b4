//! What a plan gives, for what price.

use serde::{Deserialize, Serialize};

use super::SubscriptionRefusal;
use crate::{
    money::{Currency, Money},
    refusal::Refusal,
    resources::{ResourceKind, check_price},
    spaces::parse_local_time,
    text::{Lang, required_line},
    time::LocalTime,
    words::{DAY, counted, duration, weekday},
};

/// The longest plan, in days.
pub const MAX_DAYS: i64 = 366;
/// The largest allowance: each minute of the longest plan.
const MAX_MINUTES: i64 = MAX_DAYS * 24 * 60;

/// A stretch of the day in the space's zone; `to` at or before `from` is on the next day, and belongs to the day
/// on which it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoursOfDay {
    /// The first paid moment.
    pub from: LocalTime,
    /// The first moment after.
    pub to: LocalTime,
}

/// When and where a plan pays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// Only at these hours; `None` for all day.
    pub hours: Option<HoursOfDay>,
    /// Only on these weekdays, 1 for Monday to 7 for Sunday, in order; empty for every day.
    pub weekdays: Vec<i8>,
    /// Only these kinds of place, in the order of the enum; empty for every kind.
    pub resource_kinds: Vec<ResourceKind>,
}

/// What a plan gives and costs. Copied into each run that is sold, so that a change of the plan reprices nothing (P6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Its length, 1 to 366 (S1).
    pub days: i64,
    /// 0 and more, in minor units.
    pub price: Money,
    /// The allowance of a run in minutes (S5); `None` for no limit.
    pub included_minutes: Option<i64>,
    /// When and where it pays.
    pub access: Access,
}

/// A plan as entered, cleaned and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPlan {
    /// One line, 1 to 80 characters.
    pub name: String,
    /// What it gives and costs.
    pub terms: Terms,
}

impl NewPlan {
    /// Checks what was entered; `hours` are two local times such as `09:00`. The refusal names the field.
    pub fn checked(
        name: &str,
        days: i64,
        price: Money,
        included_minutes: Option<i64>,
        hours: Option<(&str, &str)>,
        weekdays: &[i8],
        resource_kinds: &[ResourceKind],
    ) -> Result<Self, Refusal> {
        let name = required_line("name", name, 80)?;
        if !(1..=MAX_DAYS).contains(&days) {
            return Err(SubscriptionRefusal::OddDays.into());
        }
        let price = check_price("price", price)?;
        if included_minutes.is_some_and(|minutes| !(1..=MAX_MINUTES).contains(&minutes)) {
            return Err(SubscriptionRefusal::OddAllowance.into());
        }
        let hours = hours.map(|(from, to)| hours_of_day(from, to)).transpose()?;
        if weekdays.iter().any(|day| !(1..=7).contains(day)) {
            return Err(SubscriptionRefusal::OddWeekdays.into());
        }
        let weekdays: Vec<i8> = (1..=7).filter(|day| weekdays.contains(day)).collect();
        let kinds: Vec<ResourceKind> = ResourceKind::ALL
            .iter()
            .copied()
            .filter(|kind| resource_kinds.contains(kind))
            .collect();
        // All of them says the same as none: no limit.
        let access = Access {
            hours,
            weekdays: if weekdays.len() == 7 { Vec::new() } else { weekdays },
            resource_kinds: if kinds.len() == ResourceKind::ALL.len() {
                Vec::new()
            } else {
                kinds
            },
        };
        Ok(Self {
            name,
            terms: Terms {
                days,
                price,
                included_minutes,
                access,
            },
        })
    }
}

fn hours_of_day(from: &str, to: &str) -> Result<HoursOfDay, Refusal> {
    let read =
        |field: &'static str, text: &str| parse_local_time(text).map_err(|refusal| Refusal::from(refusal).on(field));
    let hours = HoursOfDay {
        from: read("fromTime", from)?,
        to: read("toTime", to)?,
    };
    if hours.from == hours.to {
        return Err(SubscriptionRefusal::OddHours.into());
    }
    Ok(hours)
}

impl Terms {
    /// `30 days, from 09:00 to 17:00, seats and desks, 40 hours`: all that limits it.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        let mut parts = vec![counted(self.days, &DAY, lang)];
        if let Some(hours) = self.access.hours {
            let (from, to) = (hours.from.strftime("%H:%M"), hours.to.strftime("%H:%M"));
            parts.push(match lang {
                Lang::En => format!("from {from} to {to}"),
                Lang::Ar => format!("من {from} إلى {to}"),
            });
        }
        if !self.access.weekdays.is_empty() {
            let days: Vec<&str> = self.access.weekdays.iter().map(|&day| weekday(day, lang)).collect();
            parts.push(listed(&days, lang));
        }
        if !self.access.resource_kinds.is_empty() {
            let kinds: Vec<&str> = self
                .access
                .resource_kinds
                .iter()
                .map(|&kind| places(kind, lang))
                .collect();
            parts.push(listed(&kinds, lang));
        }
        if let Some(minutes) = self.included_minutes {
            parts.push(match lang {
                Lang::En => format!("{} included", duration(minutes, lang)),
                Lang::Ar => format!("تشمل {}", duration(minutes, lang)),
            });
        }
        parts.join(match lang {
            Lang::En => ", ",
            Lang::Ar => "، ",
        })
    }
}

/// `seats, desks and rooms`.
fn listed(words: &[&str], lang: Lang) -> String {
    match (words, lang) {
        ([rest @ .., last], Lang::En) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        (words, Lang::En) => words.concat(),
        (words, Lang::Ar) => words.join(" و"),
    }
}

const fn places(kind: ResourceKind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (ResourceKind::Seat, Lang::En) => "seats",
        (ResourceKind::Seat, Lang::Ar) => "المقاعد",
        (ResourceKind::Desk, Lang::En) => "desks",
        (ResourceKind::Desk, Lang::Ar) => "المكاتب",
        (ResourceKind::Room, Lang::En) => "rooms",
        (ResourceKind::Room, Lang::Ar) => "الغرف",
        (ResourceKind::EventSpace, Lang::En) => "event spaces",
        (ResourceKind::EventSpace, Lang::Ar) => "قاعات الفعاليات",
    }
}

/// A plan that a new house begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DefaultPlan {
    /// In English.
    pub en: &'static str,
    /// In Arabic.
    pub ar: &'static str,
    /// Its length.
    pub days: i64,
    /// In whole Egyptian pounds.
    egp: i64,
}

/// The three plans of S1, until the owner changes them.
pub const DEFAULT_PLANS: [DefaultPlan; 3] = [
    DefaultPlan {
        en: "Weekly",
        ar: "أسبوعية",
        days: 7,
        egp: 900,
    },
    DefaultPlan {
        en: "Half-monthly",
        ar: "نصف شهرية",
        days: 15,
        egp: 1_700,
    },
    DefaultPlan {
        en: "Monthly",
        ar: "شهرية",
        days: 30,
        egp: 3_000,
    },
];

impl DefaultPlan {
    /// Under its name in the house's language, at a price of that order in the house's currency, for seats and
    /// desks: a room with a door is a thing of its own.
    #[must_use]
    pub fn plan(&self, lang: Lang, currency: Currency) -> NewPlan {
        // Elsewhere a pound's worth is not known: some fiftieth of it is a price that an owner will look at.
        let units = if currency == Currency::EGP {
            self.egp
        } else {
            self.egp / 50
        };
        let minor = (0..currency.minor_digits()).fold(units, |units, _| units.saturating_mul(10));
        let name = match lang {
            Lang::En => self.en,
            Lang::Ar => self.ar,
        };
        NewPlan {
            name: name.to_owned(),
            terms: Terms {
                days: self.days,
                price: Money::from_minor(minor),
                included_minutes: None,
                access: Access {
                    resource_kinds: vec![ResourceKind::Seat, ResourceKind::Desk],
                    ..Access::default()
                },
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(
        days: i64,
        price: i64,
        minutes: Option<i64>,
        hours: Option<(&str, &str)>,
        weekdays: &[i8],
    ) -> Result<NewPlan, String> {
        let kinds = [ResourceKind::Desk, ResourceKind::Seat];
        NewPlan::checked(
            "Monthly",
            days,
            Money::from_minor(price),
            minutes,
            hours,
            weekdays,
            &kinds,
        )
        .map_err(|refusal| refusal.field.unwrap_or_default())
    }

    #[test]
    fn an_entry_is_checked_field_by_field() {
        let made = plan(30, 300_000, Some(2_400), Some(("09:00", "17:00")), &[7, 1, 1]).unwrap();
        assert_eq!(made.terms.access.weekdays, [1, 7]);
        assert_eq!(
            made.terms.access.resource_kinds,
            [ResourceKind::Seat, ResourceKind::Desk]
        );
        for (field, refused) in [
            ("days", plan(0, 0, None, None, &[])),
            ("days", plan(367, 0, None, None, &[])),
            ("price", plan(7, -1, None, None, &[])),
            ("includedMinutes", plan(7, 0, Some(0), None, &[])),
            ("includedMinutes", plan(7, 0, Some(i64::MAX), None, &[])),
            ("fromTime", plan(7, 0, None, Some(("25:00", "17:00")), &[])),
            ("toTime", plan(7, 0, None, Some(("09:00", "")), &[])),
            ("toTime", plan(7, 0, None, Some(("09:00", "09:00")), &[])),
            ("weekdays", plan(7, 0, None, None, &[8])),
        ] {
            assert_eq!(refused, Err(field.to_owned()));
        }
        let every = plan(7, 0, None, None, &[1, 2, 3, 4, 5, 6, 7]).unwrap();
        assert!(every.terms.access.weekdays.is_empty());
    }

    #[test]
    fn what_limits_a_plan_reads_in_both_languages() {
        let made = plan(30, 300_000, Some(2_400), Some(("09:00", "17:00")), &[1, 7]).unwrap();
        assert_eq!(
            made.terms.words(Lang::En),
            "30 days, from 09:00 to 17:00, Monday and Sunday, seats and desks, 40 hours included"
        );
        assert_eq!(
            made.terms.words(Lang::Ar),
            "30 يومًا، من 09:00 إلى 17:00، الاثنين والأحد، المقاعد والمكاتب، تشمل 40 ساعة"
        );
    }

    // S1
    #[test]
    fn three_plans_exist_by_default() {
        let plans = DEFAULT_PLANS.map(|plan| plan.plan(Lang::En, Currency::EGP));
        assert_eq!(plans.clone().map(|plan| plan.terms.days), [7, 15, 30]);
        assert_eq!(plans.map(|plan| plan.terms.price.minor()), [90_000, 170_000, 300_000]);
        let yen = DEFAULT_PLANS.map(|plan| {
            plan.plan(Lang::En, Currency::from_code("JPY").unwrap())
                .terms
                .price
                .minor()
        });
        assert_eq!(yen, [18, 34, 60]);
    }
}
