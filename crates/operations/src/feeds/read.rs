//! What a calendar gets that knows the link.

use coworkflow_domain::bookings::BookingState;
use coworkflow_domain::feeds::{Calendar, CalendarEntry};
use coworkflow_domain::ids::TenantId;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::Lang;
use coworkflow_store::bookings::BookingRow;
use coworkflow_store::{feeds, resources, spaces, tenancies, tenants};

use super::link::Key;
use crate::context::Services;
use crate::failure::Failure;

/// How many bookings a calendar holds.
const MOST: i64 = 2_000;
/// How far back it reaches, in days.
const BACK: i64 = 90;

/// A calendar as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFile {
    /// iCalendar.
    pub text: String,
}

impl Services {
    /// The calendar of a link, by the name of its file without `.ics`. An unknown, wrong or taken back one gets the same
    /// answer (`A3`).
    pub async fn calendar_file(&self, house: TenantId, key: &str) -> Result<CalendarFile, Failure> {
        let unknown = || {
            Failure::from(General::NotFound {
                what: SubjectKind::Customer,
            })
        };
        let key = Key::read(key).filter(|key| key.tenant == house).ok_or_else(unknown)?;
        let now = self.clock.now();
        self.store
            .read(key.tenant, move |tx| {
                tenancies::state(tx)?.open()?;
                let feed = feeds::by_id(tx, key.feed)?.filter(|feed| same(feed.secret, key.secret));
                let feed = feed.ok_or_else(unknown)?;
                let lang = Lang::named(&feed.lang).unwrap_or_default();
                let space = spaces::the_space(tx)?;
                let zone = space.zone()?;
                let house = tenants::this(tx)?.name;
                let rows = feeds::bookings(tx, feed.customer_id, now.plus_hours(-24 * BACK), MOST)?;
                let mut places: Vec<_> = resources::all(tx, false)?;
                places.extend(resources::all(tx, true)?);
                let entries = rows
                    .iter()
                    .map(|row| {
                        let place = places.iter().find(|place| place.id == row.resource_id);
                        entry(row, place.map_or("", |place| place.name.as_str()), &space.name, lang)
                    })
                    .collect::<Result<Vec<_>, Failure>>()?;
                let calendar = Calendar {
                    name: &house,
                    zone: &zone,
                    entries: &entries,
                    now,
                };
                Ok(CalendarFile { text: calendar.text() })
            })
            .answer()
            .await
    }
}

/// Takes as long for every wrong secret.
fn same(kept: uuid::Uuid, given: uuid::Uuid) -> bool {
    kept.as_u128() ^ given.as_u128() == 0
}

fn entry(row: &BookingRow, place: &str, space: &str, lang: Lang) -> Result<CalendarEntry, Failure> {
    let summary = if row.title.is_empty() {
        place.to_owned()
    } else {
        format!("{} · {place}", row.title)
    };
    let description = match (row.guest_name.as_str(), lang) {
        ("", _) => String::new(),
        (guest, Lang::En) => format!("Guest: {guest}"),
        (guest, Lang::Ar) => format!("الضيف: {guest}"),
    };
    Ok(CalendarEntry {
        uid: format!("{}@coworkflow", row.id),
        interval: row.interval()?,
        summary,
        location: match lang {
            Lang::En => format!("{space}, {place}"),
            Lang::Ar => format!("{space}، {place}"),
        },
        description,
        confirmed: !matches!(row.state, BookingState::Held | BookingState::Pending),
        sequence: row.version,
        created_at: row.created_at,
    })
}
