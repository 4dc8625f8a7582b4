//! Members: customers who sign in to a site of their own and reach there what is theirs (`A4`).

mod access;
mod arrive;
mod bookings;
mod changes;
mod floors;
mod invite;
mod join;
mod me;
mod news;
mod papers;
mod pay;
mod public;
mod series;
mod settings;
mod waiting;

pub use access::SetMemberAccess;
pub(crate) use access::end_access;
pub use arrive::{ArriveAtMyBooking, ArriveHere};
pub use bookings::{BookMine, MyBooking, MyBookings, OneOfMyBookings, QuoteMyBooking};
pub use changes::{CancelMyBooking, MoveMyBooking};
pub use floors::MyFloors;
pub use invite::{InviteMember, MemberOf, MemberStanding, MemberView};
pub use join::{JoinInput, JoinTerms};
pub(crate) use me::own;
pub use me::{ChangeMyProfile, Me, MeView};
pub use news::{MyListener, MyNews, MyNewsSince};
pub use papers::{MyInvoices, MyPlans, PrintMyInvoice};
pub use pay::PayMyBooking;
pub use public::PublicPage;
pub use series::{
    CancelMySeries, ChangeMySeries, OneOfMySeries, PreviewCancelMySeries, PreviewMySeries, RepeatMyBooking,
};
pub use settings::{ChangeMemberSettings, GetMemberSettings};
pub use waiting::{JoinMyWaitlist, LeaveMyWaitlist, MyWaitlist, TakeMyOffer};

crate::operations! {
    changes: [
        InviteMember, SetMemberAccess, ChangeMemberSettings, ChangeMyProfile, BookMine, MoveMyBooking, CancelMyBooking,
        ArriveAtMyBooking, ArriveHere, PayMyBooking, RepeatMyBooking, ChangeMySeries, CancelMySeries,
        JoinMyWaitlist, LeaveMyWaitlist, TakeMyOffer,
    ],
    questions: [
        MemberOf, GetMemberSettings, Me, MyBookings, OneOfMyBookings, QuoteMyBooking, MyFloors, MyPlans, MyInvoices, PrintMyInvoice,
        OneOfMySeries, PreviewMySeries, PreviewCancelMySeries, MyWaitlist, MyNewsSince,
    ],
}

#[cfg(test)]
mod series_tests;
#[cfg(test)]
mod tests;
