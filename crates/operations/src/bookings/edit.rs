//! What is said about a booking beside its place and time.

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::BookingRefusal;
use coworkflow_domain::ids::BookingId;
use coworkflow_domain::journal::{Event, changes};
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::{optional_line, optional_text};
use serde::Serialize;

use super::place::check_attendees;
use super::view::{self, BookingView, parties};
use super::write;
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Changes who comes, what for, the note and how many; what is left out stays as it is.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeBooking {
    /// Which.
    pub id: BookingId,
    /// The version that the editor saw.
    pub version: i64,
    /// Who comes, when it is not the customer; empty for the customer.
    pub guest_name: Option<String>,
    /// What it is for.
    pub title: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// How many come.
    pub attendees: Option<i64>,
}

impl Change for ChangeBooking {
    type Output = BookingView;
    const NAME: &'static str = "bookings.change";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<BookingView, Failure> {
        let mut booking = view::found(work, self.id)?;
        if !booking.state.keeps_its_place() {
            return Err(BookingRefusal::WrongState { state: booking.state }.into());
        }
        if booking.version != self.version {
            return Err(General::Stale {
                what: SubjectKind::Booking,
            }
            .into());
        }
        let (customer, resource) = parties(work, &booking)?;
        let before = booking.clone();
        if let Some(guest) = &self.guest_name {
            booking.guest_name = optional_line("guestName", Some(guest), 100)?.unwrap_or_default();
        }
        if let Some(title) = &self.title {
            booking.title = optional_line("title", Some(title), 100)?.unwrap_or_default();
        }
        if let Some(note) = &self.note {
            booking.note = optional_text("note", Some(note), 2_000)?.unwrap_or_default();
        }
        if let Some(attendees) = self.attendees {
            check_attendees(attendees)?;
            if attendees > resource.capacity {
                return Err(BookingRefusal::TooManyPeople {
                    resource: resource.name,
                    capacity: resource.capacity,
                }
                .into());
            }
            booking.attendees = attendees;
        }
        let changes = changes([
            ("guestName", before.guest_name.into(), booking.guest_name.clone().into()),
            ("title", before.title.into(), booking.title.clone().into()),
            ("note", before.note.into(), booking.note.clone().into()),
            ("attendees", before.attendees.into(), booking.attendees.into()),
        ]);
        // A note is nobody else's: one with another note still goes along with its series (`R4`).
        let by_itself = changes.iter().any(|change| change.field != "note");
        booking.overridden = booking.overridden || (by_itself && booking.series_id.is_some());
        if !changes.is_empty() {
            write(work, &mut booking)?;
            work.journal(&Event::BookingChanged {
                booking_id: booking.id,
                customer_id: customer.id,
                customer: customer.name,
                changes,
            })?;
        }
        view::of(work, booking)
    }
}
