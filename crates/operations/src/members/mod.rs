//! Members: customers who sign in to a site of their own and reach there what is theirs (`A4`).

mod access;
mod bookings;
mod changes;
mod invite;
mod join;
mod me;
mod papers;
mod settings;

pub(crate) use access::end_access;
pub use access::SetMemberAccess;
pub use bookings::{BookMine, MyBooking, MyBookings, OneOfMyBookings, QuoteMyBooking};
pub use changes::{CancelMyBooking, MoveMyBooking};
pub use invite::{InviteMember, MemberOf, MemberStanding, MemberView};
pub use join::{JoinInput, JoinTerms};
pub use me::{ChangeMyProfile, Me, MeView};
pub use papers::{MyInvoices, MyPlans, PrintMyInvoice};
pub use settings::{ChangeMemberSettings, GetMemberSettings};

crate::operations! {
    changes: [
        InviteMember, SetMemberAccess, ChangeMemberSettings, ChangeMyProfile, BookMine, MoveMyBooking, CancelMyBooking,
    ],
    questions: [
        MemberOf, GetMemberSettings, Me, MyBookings, OneOfMyBookings, QuoteMyBooking, MyPlans, MyInvoices, PrintMyInvoice,
    ],
}

#[cfg(test)]
mod tests;
