//! How a place is booked (`B5`): what is said nearest to it holds.

use coworkflow_domain::bookings::{BookingSettings, SettingsScope};
use coworkflow_domain::time::Interval;
use coworkflow_store::bookings::{self, SettingsRow};
use coworkflow_store::resources::ResourceRow;
use coworkflow_store::spaces;

use crate::failure::Failure;
use crate::work::Work;

/// The settings that hold for one resource.
pub(crate) fn settings_of(work: &mut Work, resource: &ResourceRow) -> Result<BookingSettings, Failure> {
    let rows = bookings::choices_of(work.tx, resource.resource_type.name(), &resource.id.to_string())?;
    resolve(&rows, resource)
}

/// The settings that hold for one resource, from layers that were read before: for lists.
pub(crate) fn resolve(rows: &[SettingsRow], resource: &ResourceRow) -> Result<BookingSettings, Failure> {
    let mut settings = BookingSettings::default();
    for scope in [
        SettingsScope::Space,
        SettingsScope::Kind(resource.resource_type),
        SettingsScope::Resource(resource.id),
    ] {
        let name = scope.name();
        if let Some(row) = rows.iter().find(|row| row.scope == name) {
            settings = settings.under(&row.choice()?);
        }
    }
    Ok(settings)
}

/// When a resource is open around an interval: by hours of its own, or by those of the space; on holidays as the space is.
pub(crate) fn open_around(
    work: &mut Work,
    settings: &BookingSettings,
    interval: Interval,
) -> Result<Vec<Interval>, Failure> {
    let space = spaces::the_space(work.tx)?;
    let zone = space.zone()?;
    let (from, to) = (
        zone.date(interval.start().plus_hours(-48)),
        zone.date(interval.end().plus_hours(48)),
    );
    let holidays = spaces::holidays_between(work.tx, &space, from, to)?;
    let hours = match &settings.hours {
        Some(own) => own.clone(),
        None => space.hours()?,
    };
    Ok(hours.with_holidays(holidays).around(interval, &zone))
}
