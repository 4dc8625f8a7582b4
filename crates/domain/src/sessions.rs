//! Running a metered stay: what is refused and what is flagged.

use crate::{
    refusal::{Refusal, Refuse},
    spaces::operating_day,
    time::{Instant, LocalTime, Zone},
};

/// Whether a session that still runs began in an earlier operating day (T6).
#[must_use]
pub fn is_overnight(started_at: Instant, now: Instant, zone: &Zone, cut_off: LocalTime) -> bool {
    operating_day(started_at, zone, cut_off) < operating_day(now, zone, cut_off)
}

/// Refuses quantities outside 1..=999.
pub fn check_quantity(quantity: i64) -> Result<i64, SessionRefusal> {
    if (1..=999).contains(&quantity) {
        Ok(quantity)
    } else {
        Err(SessionRefusal::QuantityOutOfBounds)
    }
}

/// Refuses an end before the start, or after now by the server's clock.
pub fn check_end(started_at: Instant, ended_at: Instant, now: Instant) -> Result<Instant, SessionRefusal> {
    if ended_at < started_at {
        Err(SessionRefusal::EndsBeforeItStarts)
    } else if ended_at > now.max(started_at) {
        Err(SessionRefusal::EndsInTheFuture)
    } else {
        Ok(ended_at)
    }
}

/// How long a start can be taken back, in minutes.
pub const CANCEL_WITHIN_MINUTES: i64 = 5;

/// Refuses to take back a start that is too long ago, or that something was sold in.
pub fn check_cancel(started_at: Instant, now: Instant, something_sold: bool) -> Result<(), SessionRefusal> {
    if something_sold || now > started_at.plus_minutes(CANCEL_WITHIN_MINUTES) {
        Err(SessionRefusal::TooLateToCancel)
    } else {
        Ok(())
    }
}

/// Why something in a session was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionRefusal {
    /// B1: somebody has it.
    #[error("{resource} is taken")]
    ResourceTaken {
        /// Of the resource.
        resource: String,
        /// Who has it, when a session does.
        by: Option<String>,
        /// When that claim ends, if known.
        until: Option<Instant>,
    },
    /// Closed for repair.
    #[error("{resource} is out of order")]
    OutOfOrder {
        /// Of the resource.
        resource: String,
        /// Why.
        reason: String,
    },
    /// B12: somebody booked it for now, or so soon that nobody can sit down before.
    #[error("{resource} is reserved")]
    Reserved {
        /// Of the resource.
        resource: String,
        /// Who booked it.
        by: Option<String>,
        /// When the booking begins.
        from: Instant,
        /// When its place is free again.
        until: Instant,
    },
    /// Put away.
    #[error("{resource} is archived")]
    ResourceArchived {
        /// Of the resource.
        resource: String,
    },
    /// Put away.
    #[error("{customer} is archived")]
    CustomerArchived {
        /// Who.
        customer: String,
    },
    /// Neither a known customer nor a new one, or both.
    #[error("one customer needed")]
    OneCustomerNeeded,
    /// Nothing happens in it any more.
    #[error("ended already")]
    EndedAlready,
    /// Nothing to move.
    #[error("already at {resource}")]
    SameResource {
        /// Of the resource.
        resource: String,
    },
    /// The end lies before the start.
    #[error("ends before it starts")]
    EndsBeforeItStarts,
    /// The end lies before something that happened in the session.
    #[error("ends before its last event")]
    EndsBeforeItsLastEvent {
        /// The earliest end.
        at: Instant,
    },
    /// The end lies after now.
    #[error("ends in the future")]
    EndsInTheFuture,
    /// K2: fewer left than asked for.
    #[error("{item}: {left} left")]
    OutOfStock {
        /// Of the item.
        item: String,
        /// What can still be sold.
        left: i64,
    },
    /// Put away.
    #[error("{item} is archived")]
    ItemArchived {
        /// Of the item.
        item: String,
    },
    /// A start is taken back within five minutes and while nothing was sold.
    #[error("too late to take back")]
    TooLateToCancel,
    /// Not 1..=999.
    #[error("quantity out of bounds")]
    QuantityOutOfBounds,
    /// K3: a sale is voided once.
    #[error("voided already")]
    VoidedAlready {
        /// Of the item.
        item: String,
    },
}

impl Refuse for SessionRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::ResourceTaken { resource, by, until } => {
                let (en_by, ar_by) = by
                    .as_ref()
                    .map_or_else(Default::default, |by| (format!(" by {by}"), format!("، يستخدمه {by}")));
                Refusal::new(
                    "session.resource_taken",
                    format!("{resource} is taken{en_by}. Choose a free one."),
                    format!("{resource} مشغول{ar_by}. اختر مكانًا متاحًا."),
                )
                .on("resourceId")
                .with("resource", resource)
                .with("by", by)
                .with("until", until)
            }
            Self::OutOfOrder { resource, reason } => Refusal::new(
                "session.out_of_order",
                format!("{resource} is out of order ({reason}). Choose another one."),
                format!("{resource} خارج الخدمة ({reason}). اختر مكانًا آخر."),
            )
            .on("resourceId")
            .with("reason", reason),
            Self::Reserved {
                resource,
                by,
                from,
                until,
            } => {
                let (en_by, ar_by) = by
                    .as_ref()
                    .map_or_else(Default::default, |by| (format!(" by {by}"), format!(" باسم {by}")));
                Refusal::new(
                    "session.reserved",
                    format!("{resource} is reserved{en_by}. Check that booking in, or choose a free place."),
                    format!("{resource} محجوز{ar_by}. سجّل دخول صاحب الحجز أو اختر مكانًا متاحًا."),
                )
                .on("resourceId")
                .with("resource", resource)
                .with("by", by)
                .with("from", from)
                .with("until", until)
            }
            Self::ResourceArchived { resource } => Refusal::new(
                "session.resource_archived",
                format!("{resource} is archived. Choose another one."),
                format!("{resource} مؤرشف. اختر مكانًا آخر."),
            )
            .on("resourceId"),
            Self::CustomerArchived { customer } => Refusal::new(
                "session.customer_archived",
                format!("{customer} is archived. Restore the customer first."),
                format!("العميل {customer} مؤرشف. استعده أولًا."),
            )
            .on("customerId"),
            Self::OneCustomerNeeded => Refusal::new(
                "session.one_customer_needed",
                "A session is for one customer. Choose a known one or enter a new one, not both.",
                "الجلسة لعميل واحد. اختر عميلًا مسجّلًا أو أدخل عميلًا جديدًا، وليس الاثنين معًا.",
            )
            .on("customerId"),
            Self::EndedAlready => Refusal::new(
                "session.ended_already",
                "This session has ended already. Look at its invoice.",
                "انتهت هذه الجلسة بالفعل. راجع فاتورتها.",
            ),
            Self::SameResource { resource } => Refusal::new(
                "session.same_resource",
                format!("The session already is at {resource}. Choose another place."),
                format!("الجلسة موجودة على {resource} بالفعل. اختر مكانًا آخر."),
            )
            .on("resourceId"),
            Self::EndsBeforeItStarts => Refusal::new(
                "session.ends_before_it_starts",
                "The end is before the start. Choose a later end.",
                "وقت الانتهاء قبل وقت البداية. اختر وقتًا لاحقًا.",
            )
            .on("endedAt"),
            Self::EndsBeforeItsLastEvent { at } => Refusal::new(
                "session.ends_before_its_last_event",
                "The end is before the last move in this session. Choose a later end.",
                "وقت الانتهاء قبل آخر نقل في هذه الجلسة. اختر وقتًا لاحقًا.",
            )
            .on("endedAt")
            .with("at", at),
            Self::EndsInTheFuture => Refusal::new(
                "session.ends_in_the_future",
                "The end is in the future. Choose now or an earlier time.",
                "وقت الانتهاء في المستقبل. اختر الوقت الحالي أو وقتًا سابقًا.",
            )
            .on("endedAt"),
            Self::OutOfStock { item, left } => Refusal::new(
                "session.out_of_stock",
                format!("There is not enough {item}: {left} left. Sell less, or book a delivery first."),
                format!("الكمية المتاحة من {item} لا تكفي، والمتبقي: {left}. قلّل الكمية أو سجّل توريدًا أولًا."),
            )
            .on("quantity")
            .with("item", item)
            .with("left", left),
            Self::ItemArchived { item } => Refusal::new(
                "session.item_archived",
                format!("{item} is archived. Restore it first, or choose another item."),
                format!("الصنف {item} مؤرشف. استعده أولًا أو اختر صنفًا آخر."),
            )
            .on("itemId"),
            Self::TooLateToCancel => Refusal::new(
                "session.too_late_to_cancel",
                "A start can be taken back within 5 minutes and while nothing was sold. End the session instead.",
                "يمكن التراجع عن البدء خلال 5 دقائق وقبل بيع أي صنف. أنهِ الجلسة بدلًا من ذلك.",
            ),
            Self::QuantityOutOfBounds => Refusal::new(
                "session.quantity_out_of_bounds",
                "The quantity is between 1 and 999. Enter another one.",
                "الكمية تكون بين 1 و999. أدخل كمية أخرى.",
            )
            .on("quantity"),
            Self::VoidedAlready { item } => Refusal::new(
                "session.voided_already",
                format!("This sale of {item} was voided already. There is nothing left to void."),
                format!("أُلغيت عملية بيع {item} هذه من قبل. لا يوجد ما يُلغى."),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;
    use crate::text::Lang;

    fn at(local: &str) -> Instant {
        Zone::named("Africa/Cairo").unwrap().instant_of(local.parse().unwrap())
    }

    // T6
    #[test]
    fn a_session_across_midnight_is_overnight_only_after_the_cut_off() {
        let flagged = |now: &str| {
            is_overnight(
                at("2026-11-20T22:00:00"),
                at(now),
                &Zone::named("Africa/Cairo").unwrap(),
                time(5, 0, 0, 0),
            )
        };
        assert!(!flagged("2026-11-21T01:00:00"));
        assert!(flagged("2026-11-21T05:00:00"));
        assert!(!flagged("2026-11-19T22:00:00"));
    }

    #[test]
    fn an_end_lies_between_start_and_now() {
        let [start, now, later] = [0, 60, 61].map(|minutes| Instant::from_millis(0).plus_minutes(minutes));
        assert_eq!(check_end(start, now, now), Ok(now));
        assert_eq!(check_end(now, start, later), Err(SessionRefusal::EndsBeforeItStarts));
        assert_eq!(check_end(start, later, now), Err(SessionRefusal::EndsInTheFuture));
        // The clock jumped back behind the start: the session can end, with no length.
        assert_eq!(check_end(now, now, start), Ok(now));
    }

    #[test]
    fn a_start_is_taken_back_soon_or_not_at_all() {
        let start = Instant::from_millis(0);
        assert_eq!(check_cancel(start, start.plus_minutes(5), false), Ok(()));
        assert_eq!(
            check_cancel(start, start.plus_seconds(301), false),
            Err(SessionRefusal::TooLateToCancel)
        );
        assert_eq!(check_cancel(start, start, true), Err(SessionRefusal::TooLateToCancel));
    }

    #[test]
    fn quantities_have_bounds() {
        for quantity in [0, -1, 1_000, 1_000_000_000_000_000_000] {
            assert_eq!(check_quantity(quantity), Err(SessionRefusal::QuantityOutOfBounds));
        }
        assert_eq!(check_quantity(999), Ok(999));
    }

    // A6, B1
    #[test]
    fn a_taken_seat_says_by_whom() {
        let refusal = Refusal::from(SessionRefusal::ResourceTaken {
            resource: "Seat A1".to_owned(),
            by: Some("Mona El-Sherif".to_owned()),
            until: None,
        });
        assert_eq!(
            refusal.message(Lang::En),
            "Seat A1 is taken by Mona El-Sherif. Choose a free one."
        );
        assert_eq!(refusal.field.as_deref(), Some("resourceId"));
    }
}
