//! Reservations: made, confirmed, approved, moved and called off; what is free instead; and how places are booked.

mod arrive;
mod book;
mod cancel;
mod closures;
mod decide;
mod edit;
mod effects;
mod expire;
mod extend;
mod instead;
mod list;
mod money;
mod move_to;
mod no_show;
mod online;
mod options;
mod pay;
mod pay_ahead;
mod place;
mod room;
mod rules;
mod settings;
mod tend;
mod trial;
mod view;

pub use arrive::CheckIn;
pub use book::Book;
pub use cancel::CancelBooking;
pub use closures::{ClosePlaces, ClosureView, ListClosures, ReopenPlaces};
pub use decide::{ApproveBooking, ConfirmBooking, DeclineBooking};
pub use edit::ChangeBooking;
pub use extend::{ExtendBooking, QuoteExtension};
pub use list::{ListBookings, OneBooking};
pub use move_to::MoveBooking;
pub use no_show::MarkNoShow;
pub(crate) use online::begin_payment;
pub use online::{
    BeginOnlinePayment, BegunPayment, OnlinePaymentBegun, OnlinePaymentsOffered, PayHere, SettleOnlinePayment,
    path_of_ours,
};
pub use options::{BookingOption, BookingOptions};
pub use pay_ahead::{BookingDue, PayBooking};
pub use settings::{BookingSettingsOf, ChangeBookingSettings, ListBookingSettings, SettingsView};
pub use tend::TendBookings;
pub use trial::{BookingTrial, TryBooking};
pub use view::BookingView;

pub(crate) use arrive::{billed, check_in, left, not_here_after_all};
pub(crate) use cancel::{Cancelling, cancel_booking};
pub(crate) use closures::close;
pub(crate) use decide::confirm;
pub(crate) use expire::expire_due;
pub(crate) use extend::extend;
pub(crate) use money::{FeeKind, fee_line};
pub(crate) use move_to::{MoveTo, move_booking};
pub(crate) use place::{NewBooking, check_attendees, expect, place};
pub(crate) use room::{check_room, offering, who_has};
pub(crate) use rules::{open_around, settings_of};
pub(crate) use view::{found, of, parties};

use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::bookings::BookingRow;

use crate::failure::Failure;
use crate::work::Work;

crate::operations! {
    changes: [Book, ConfirmBooking, ApproveBooking, DeclineBooking, MoveBooking, ChangeBooking, CancelBooking, ClosePlaces, ReopenPlaces, ChangeBookingSettings, CheckIn, ExtendBooking, MarkNoShow, BeginOnlinePayment, PayBooking, SettleOnlinePayment, TendBookings],
    questions: [OneBooking, ListBookings, TryBooking, ListClosures, ListBookingSettings, BookingSettingsOf, BookingOptions, QuoteExtension, OnlinePaymentBegun, OnlinePaymentsOffered, BookingDue],
}

/// Writes a changed booking, unless somebody else did meanwhile.
pub(crate) fn write(work: &mut Work, booking: &mut BookingRow) -> Result<(), Failure> {
    if coworkflow_store::bookings::update(work.tx, booking)? {
        return Ok(());
    }
    Err(General::Stale {
        what: SubjectKind::Booking,
    }
    .into())
}

#[cfg(test)]
mod tests;
