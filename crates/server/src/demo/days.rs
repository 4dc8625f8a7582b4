//! What happens in the demo, and when: decided before it is played.

use coworkflow_domain::ids::{CustomerId, ResourceId};
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::time::{Instant, Zone};

use super::cast::Cast;
use super::chance::Dice;
use super::plans::{PLAN_ACTS, PlanAct};

/// One stay.
pub struct Visit {
    /// Who.
    pub customer: CustomerId,
    /// Where.
    pub place: ResourceId,
    /// From when.
    pub from: Instant,
    /// Until when; nothing for those who still sit there.
    pub to: Option<Instant>,
}

/// Something that happens in a visit, by its place in the plan.
pub enum Act {
    /// Something with the plan of a customer.
    Plan(CustomerId, PlanAct),
    /// They come.
    Arrive(usize),
    /// They order.
    Order(usize),
    /// They sit elsewhere.
    Move(usize),
    /// They pay and leave.
    Leave(usize),
    /// The shelves are filled up.
    Deliver,
    /// A company gets its bill.
    Bill,
    /// The desk takes the drawer over.
    OpenTill,
    /// Somebody passes by and buys something.
    PassBy,
    /// The desk buys milk out of the drawer.
    BuyMilk,
    /// The desk counts the drawer.
    CloseTill,
}

/// The visits, and what happens in the order of time.
pub struct Plan {
    /// All visits.
    pub visits: Vec<Visit>,
    /// What happens, in order.
    pub acts: Vec<(Instant, Act)>,
}

const HOUR: i64 = 60;
/// When the doors open, and how many minutes later the last guest of a day leaves.
const OPENS: i8 = 9;
const LAST_LEAVES: i64 = 14 * HOUR;

/// Decides on some weeks until `now`.
pub fn plan(cast: &Cast, zone: &Zone, now: Instant, days: i64, dice: &mut Dice) -> Plan {
    let mut plan = Plan {
        visits: Vec::new(),
        acts: Vec::new(),
    };
    for day in (1..days).rev() {
        let opens = zone.instant_of(zone.date(now.plus_hours(-24 * day)).at(OPENS, 0, 0, 0));
        if day % 5 == 0 {
            plan.acts.push((opens.plus_minutes(3 * HOUR + 7), Act::Bill));
        }
        if day % 4 == 0 {
            plan.acts.push((opens.plus_minutes(-HOUR), Act::Deliver));
        }
        till(&mut plan, dice, opens, LAST_LEAVES + 10);
        for _ in 0..dice.between(11, 19) {
            let arrives = dice.between(0, 11 * HOUR);
            let leaves = (arrives + dice.between(35, 5 * HOUR)).min(LAST_LEAVES);
            visit(
                &mut plan,
                cast,
                dice,
                opens.plus_minutes(arrives),
                Some(opens.plus_minutes(leaves)),
            );
        }
    }
    for _ in 0..11 {
        let from = now.plus_minutes(-dice.between(12, 170));
        visit(&mut plan, cast, dice, from, None);
    }
    for _ in 0..6 {
        let from = now.plus_minutes(-dice.between(200, 300));
        let to = from.plus_minutes(dice.between(40, 180));
        visit(&mut plan, cast, dice, from, Some(to));
    }
    till(&mut plan, dice, now.plus_minutes(-5 * HOUR), 5 * HOUR);
    plan.acts
        .retain(|(at, act)| !matches!(act, Act::CloseTill) || *at < now);
    for (days_ago, customer, act) in PLAN_ACTS {
        let opens = zone.instant_of(zone.date(now.plus_hours(-24 * days_ago)).at(OPENS, 0, 0, 0));
        if let Some(customer) = cast.customers.get(customer) {
            plan.acts.push((opens.plus_minutes(-20), Act::Plan(*customer, act)));
        }
    }
    plan.acts.sort_by_key(|(at, _)| *at);
    plan
}

/// A day at the till, from its opening to its count so many minutes later.
fn till(plan: &mut Plan, dice: &mut Dice, opens: Instant, minutes: i64) {
    plan.acts.push((opens.plus_minutes(-5), Act::OpenTill));
    for _ in 0..dice.between(1, 4) {
        plan.acts
            .push((opens.plus_minutes(dice.between(20, minutes - 60)), Act::PassBy));
    }
    if dice.percent(40) {
        plan.acts.push((opens.plus_minutes(minutes / 2), Act::BuyMilk));
    }
    plan.acts.push((opens.plus_minutes(minutes), Act::CloseTill));
}

fn visit(plan: &mut Plan, cast: &Cast, dice: &mut Dice, from: Instant, to: Option<Instant>) {
    let regulars = cast.customers.len() / 3;
    let who = if dice.percent(60) {
        dice.index(regulars)
    } else {
        dice.index(cast.customers.len())
    };
    let Some(customer) = cast.customers.get(who).copied() else {
        return;
    };
    let Some((place, kind)) = dice.one(&cast.places).copied() else {
        return;
    };
    // Rooms are taken less often, the roof hardly ever.
    if matches!(kind, ResourceKind::Room) && dice.percent(50)
        || matches!(kind, ResourceKind::EventSpace) && dice.percent(85)
    {
        return;
    }
    let taken = |other: &Visit| {
        (other.customer == customer || other.place == place)
            && other.from < to.unwrap_or(Instant::from_millis(i64::MAX))
            && other.to.is_none_or(|other| from < other)
    };
    if plan.visits.iter().any(taken) {
        return;
    }
    let at = plan.visits.len();
    plan.visits.push(Visit {
        customer,
        place,
        from,
        to,
    });
    plan.acts.push((from, Act::Arrive(at)));
    let minutes = to.map_or(10, |to| to.minutes_since(from));
    for _ in 0..dice.between(0, 4) {
        plan.acts
            .push((from.plus_minutes(dice.between(2, (minutes - 2).max(3))), Act::Order(at)));
    }
    if to.is_some() && dice.percent(8) {
        plan.acts.push((from.plus_minutes(minutes / 2), Act::Move(at)));
    }
    if let Some(to) = to {
        plan.acts.push((to, Act::Leave(at)));
    }
}
