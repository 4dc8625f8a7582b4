//! What is booked from now on: today and the week ahead.

use coworkflow_domain::bookings::{Pays, SettingsChoice, SettingsScope};
use coworkflow_domain::money::Percent;
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::time::{Instant, Zone};
use coworkflow_operations::bookings::{Book, ChangeBookingSettings};
use coworkflow_operations::series::BookSeries;
use coworkflow_operations::sessions::Arriving;
use coworkflow_operations::{Failure, Services};

use super::Team;
use super::cast::Cast;
use super::chance::Dice;

/// How many days ahead there is something on the calendar.
const DAYS: i64 = 7;
/// How many a day are tried; what is taken or closed then is left out.
const A_DAY: i64 = 14;
/// What is written on the calendar.
const TITLES: [&str; 5] = ["Design review", "مقابلة عمل", "Workshop", "Team call", ""];

/// Says what calling off costs, and books.
pub fn book(
    services: &Services,
    team: &Team,
    cast: &Cast,
    (zone, now): (&Zone, Instant),
    dice: &mut Dice,
) -> Result<(), Failure> {
    let choice = SettingsChoice {
        free_until_minutes: Some(120),
        cancellation_fee: Percent::from_basis_points(5_000).ok(),
        no_show_fee: Percent::from_basis_points(10_000).ok(),
        ..SettingsChoice::default()
    };
    let says = ChangeBookingSettings {
        scope: SettingsScope::Space,
        choice,
        version: 0,
    };
    services.change_now(&team.manager, says, None)?;
    meet_every_week(services, team, cast, (zone, now))?;
    for day in 0..DAYS {
        let midnight = zone.date(now.plus_hours(24 * day));
        for _ in 0..A_DAY {
            let (Some(customer), Some((resource_id, kind))) =
                (dice.one(&cast.customers).copied(), dice.one(&cast.places).copied())
            else {
                return Ok(());
            };
            let start = zone
                .instant_of(midnight.at(9, 0, 0, 0))
                .plus_minutes(30 * dice.between(0, 22));
            let length = 30 * dice.between(2, if kind == ResourceKind::Room { 4 } else { 10 });
            if start <= now {
                continue;
            }
            let title = match kind {
                ResourceKind::Room | ResourceKind::EventSpace => dice.one(&TITLES).copied().unwrap_or_default(),
                ResourceKind::Seat | ResourceKind::Desk => "",
            };
            let booked = services.change_now(
                &team.desk,
                Book {
                    customer: Arriving::Known(customer),
                    resource_id,
                    starts_at: start,
                    ends_at: start.plus_minutes(length),
                    attendees: None,
                    guest_name: None,
                    title: Some(title.to_owned()),
                    note: None,
                    pays: Pays::AtDesk,
                    hold: false,
                    coupon: None,
                    expected_amount: None,
                },
                None,
            );
            match booked {
                Ok(_) | Err(Failure::Refused(_)) => {}
                Err(failure) => return Err(failure),
            }
        }
    }
    Ok(())
}

/// A team meets in a room every week for half a year, from tomorrow on; days on which the house is closed are left out.
fn meet_every_week(
    services: &Services,
    team: &Team,
    cast: &Cast,
    (zone, now): (&Zone, Instant),
) -> Result<(), Failure> {
    let room = cast.places.iter().find(|(_, kind)| *kind == ResourceKind::Room);
    let (Some(customer), Some((resource_id, _))) = (cast.customers.first().copied(), room.copied()) else {
        return Ok(());
    };
    let starts_at = zone.instant_of(zone.date(now.plus_hours(24)).at(10, 0, 0, 0));
    let meeting = BookSeries {
        customer: Arriving::Known(customer),
        resource_id,
        starts_at,
        ends_at: starts_at.plus_hours(2),
        rule: "FREQ=WEEKLY;COUNT=26".to_owned(),
        attendees: None,
        guest_name: None,
        title: Some("Weekly stand-up".to_owned()),
        note: None,
        skip_conflicts: true,
        expected_total: None,
    };
    match services.change_now(&team.desk, meeting, None) {
        Ok(_) | Err(Failure::Refused(_)) => Ok(()),
        Err(failure) => Err(failure),
    }
}
