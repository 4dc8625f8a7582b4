//! Typed ids: a [`CustomerId`] can't be passed where a [`SessionId`] is meant.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::{Builder, Uuid};

use crate::time::Instant;

/// Any typed id, so that storage and transport can bind all of them alike.
pub trait Id: Copy + Eq + Ord + fmt::Debug + fmt::Display + From<Uuid> + Into<Uuid> {}

/// The text was not a UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not an id")]
pub struct NotAnId;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID that is known to name this kind of thing.
            #[must_use]
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The bare UUID.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }

            /// A new id (UUID version 7): sorts by `at` to the millisecond, unique by `random`.
            #[must_use]
            pub fn v7(at: Instant, random: u128) -> Self {
                Self(uuid_v7(at, random))
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl Id for $name {}

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Uuid::try_parse(text).map(Self).map_err(|_| NotAnId)
            }
        }
    )+};
}

ids! {
    /// An operator's business.
    TenantId,
    /// One location of a tenant.
    SpaceId,
    /// A person who signs in.
    UserId,
    /// A link by which a customer becomes a member.
    InvitationId,
    /// A role that a house made for itself.
    CustomRoleId,
    /// A link by which somebody joins the team.
    StaffInvitationId,
    /// A key by which a program asks.
    ApiKeyId,
    /// One signed-in device of a user (a family of refresh tokens).
    LoginId,
    /// Who runs the server.
    OperatorId,
    /// A link in a mail by which somebody signs in or chooses a new password.
    LinkId,
    /// A letter to somebody.
    MailId,
    /// A key that a device keeps for a user.
    PasskeyId,
    /// The person the front desk and the invoices know.
    CustomerId,
    /// A seat, desk, room or event space.
    ResourceId,
    /// One row saying 'this resource is taken from..until'.
    ClaimId,
    /// A metered stay.
    SessionId,
    /// One sale of an item in a session.
    ConsumptionId,
    /// What is sold.
    ItemId,
    /// A shelf of items that the owner made.
    CategoryId,
    /// Who brings goods.
    SupplierId,
    /// Goods that came together, or the correction of such.
    DeliveryId,
    /// Items counted together.
    CountId,
    /// One change of stock.
    MovementId,
    /// An issued bill.
    InvoiceId,
    /// One line of an invoice.
    InvoiceLineId,
    /// A correction of an issued invoice.
    CreditNoteId,
    /// An invoice of another program.
    PastInvoiceId,
    /// Somebody's place in the line of those who wait.
    WaitlistId,
    /// What somebody pays on a provider's page.
    OnlinePaymentId,
    /// Money received, or given back when it is a refund.
    PaymentId,
    /// One row of a customer's account.
    LedgerEntryId,
    /// One import of a file.
    ImportId,
    /// A rule that makes prices.
    PriceRuleId,
    /// A code that takes something off a bill.
    CouponId,
    /// A kind of day-based access that is sold.
    PlanId,
    /// One customer's run of a plan.
    SubscriptionId,
    /// One user's time at the till, from its float to its count.
    ShiftId,
    /// A stored image.
    AssetId,
    /// A reservation of a future interval.
    BookingId,
    /// A recurring booking.
    SeriesId,
    /// A link to somebody's bookings for their own calendar.
    FeedId,
    /// A drawn floor of the space.
    FloorPlanId,
    /// Places that are closed together for a while.
    ClosureId,
}

/// A UUID of version 7 for an id of any kind; a named id has its own `v7`.
#[must_use]
pub fn uuid_v7(at: Instant, random: u128) -> Uuid {
    let mut bytes = [0; 10];
    for (to, from) in bytes.iter_mut().zip(random.to_le_bytes()) {
        *to = from;
    }
    let millis = u64::try_from(at.as_millis()).unwrap_or(0);
    Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
}

/// The same, so that ids of one millisecond sort by `order`, of which the low 26 bits count.
#[must_use]
pub fn uuid_v7_in_order(at: Instant, order: u32, random: u128) -> Uuid {
    let [high, upper, lower, low] = [order >> 22 & 0x0f, order >> 14 & 0xff, order >> 8 & 0x3f, order & 0xff];
    let in_order = low << 24 | lower << 16 | upper << 8 | high;
    uuid_v7(at, random >> 32 << 32 | u128::from(in_order))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_millisecond_sort_by_their_order() {
        let at = Instant::from_millis(1_795_161_600_000);
        let orders = [0, 1, 255, 256, 16_383, 16_384, 4_194_303, 4_194_304, (1 << 26) - 1];
        let ids: Vec<Uuid> = orders
            .iter()
            .map(|&order| uuid_v7_in_order(at, order, u128::from(order) << 40))
            .collect();
        assert!(ids.is_sorted());
        assert!(ids.iter().all(|id| id.get_version_num() == 7));
    }

    #[test]
    fn ids_sort_by_their_time_and_read_back() {
        let early = CustomerId::v7(Instant::from_millis(1_000), u128::MAX);
        let late = CustomerId::v7(Instant::from_millis(1_001), 0);
        assert!(early < late);
        assert_eq!(early.uuid().get_version_num(), 7);
        assert_eq!(early.to_string().parse(), Ok(early));
        assert_eq!("seat A1".parse::<CustomerId>(), Err(NotAnId));
        let json = serde_json::to_string(&late).unwrap();
        assert_eq!(json, format!("\"{late}\""));
    }

    #[test]
    fn random_bits_make_ids_of_one_millisecond_differ() {
        let at = Instant::from_millis(1_790_000_000_000);
        assert_ne!(SessionId::v7(at, 1), SessionId::v7(at, 2));
    }
}
