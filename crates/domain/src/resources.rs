//! Seats, desks, rooms and event spaces.

use serde::{Deserialize, Serialize};

use crate::{
    money::Money,
    names::named_enum,
    refusal::{General, Refusal, Refuse},
    text::required_line,
    time::Instant,
};

named_enum! {
    /// What a resource is.
    ResourceKind {
        /// One chair at a shared table.
        Seat = "seat",
        /// A desk of one's own.
        Desk = "desk",
        /// A room with a door.
        Room = "room",
        /// A hall for events.
        EventSpace = "event_space",
    }
}

/// What a resource is doing now; derived from claims, never stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum ResourceState {
    /// Nobody has it, until the next claim if there is one (B12).
    Free {
        /// Start of the next claim.
        until: Option<Instant>,
    },
    /// A session has it, or ran over its claim.
    Taken {
        /// When its claim ends; `None` once the session ran past it.
        until: Option<Instant>,
        /// The session goes on past its claim (B12).
        overrun: bool,
    },
    /// Somebody who booked it is due, or pays for it just now.
    Reserved {
        /// When the booking ends.
        until: Option<Instant>,
    },
    /// Closed for repair.
    OutOfOrder {
        /// Why.
        reason: String,
        /// When it ends, if known.
        until: Option<Instant>,
    },
}

/// What claims a resource now, as far as its state needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claimed<'a> {
    /// When the claim ends, with its turnaround (B3).
    pub until: Instant,
    /// By what.
    pub by: ClaimedBy<'a>,
}

/// By what a resource is claimed, as far as its state needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimedBy<'a> {
    /// A session, or the turnaround after it.
    Session,
    /// A booking, or a hold.
    Booking,
    /// A closure, and why.
    Closure(&'a str),
}

impl ResourceState {
    /// Derives the state from the session that goes on there (`occupied`), the claim that runs now and
    /// the start of the next one (B2, B12). A running session is never hidden by a closure.
    #[must_use]
    pub fn derive(occupied: bool, claimed: Option<Claimed>, next: Option<Instant>) -> Self {
        match claimed {
            Some(Claimed {
                until,
                by: ClaimedBy::Session,
            }) => Self::Taken {
                until: Some(until),
                overrun: false,
            },
            _ if occupied => Self::Taken {
                until: None,
                overrun: true,
            },
            Some(Claimed {
                until,
                by: ClaimedBy::Booking,
            }) => Self::Reserved { until: Some(until) },
            Some(Claimed {
                until,
                by: ClaimedBy::Closure(reason),
            }) => Self::OutOfOrder {
                reason: reason.to_owned(),
                until: Some(until).filter(|until| *until < until_further_notice()),
            },
            None => Self::Free { until: next },
        }
    }

    /// The same for a resource of which `part` is in this state: nobody gets the whole while a part is not free (B4).
    #[must_use]
    pub fn with_part(self, part: &Self) -> Self {
        match (self, part) {
            (Self::Free { until: own }, Self::Free { until: of_part }) => Self::Free {
                until: [own, *of_part].into_iter().flatten().min(),
            },
            (Self::Free { .. }, taken) => taken.clone(),
            (own, _) => own,
        }
    }

    /// Whether somebody can sit down now.
    #[must_use]
    pub const fn is_free(&self) -> bool {
        matches!(self, Self::Free { .. })
    }
}

/// The end of a closure whose end nobody knows.
#[must_use]
pub fn until_further_notice() -> Instant {
    Instant::from_millis(i64::MAX)
}

/// The highest rate and price, far above any real one: keeps every sum within 64 bits.
pub const MAX_PRICE: Money = Money::from_minor(10_000_000_000);

/// A resource as entered, cleaned and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewResource {
    /// One line, 1 to 60 characters: `Seat A1`.
    pub name: String,
    /// What it is.
    pub kind: ResourceKind,
    /// Per hour, 0 and more.
    pub rate_per_hour: Money,
    /// People who fit, 1..=10,000.
    pub capacity: i64,
}

impl NewResource {
    /// Checks what was entered. The refusal names the field.
    pub fn checked(name: &str, kind: ResourceKind, rate_per_hour: Money, capacity: i64) -> Result<Self, Refusal> {
        if !(1..=10_000).contains(&capacity) {
            return Err(General::invalid(
                "capacity",
                "The number of people is between 1 and 10,000. Enter another one.",
                "عدد الأشخاص يكون بين 1 و10,000. أدخل عددًا آخر.",
            )
            .into());
        }
        Ok(Self {
            name: required_line("name", name, 60)?,
            kind,
            rate_per_hour: check_price("ratePerHour", rate_per_hour)?,
            capacity,
        })
    }
}

/// Refuses a price below 0 or beyond [`MAX_PRICE`]; the refusal names `field`.
pub fn check_price(field: &'static str, price: Money) -> Result<Money, Refusal> {
    if price.is_negative() {
        return Err(General::invalid(
            field,
            "A price can't be below zero. Enter zero or more.",
            "لا يمكن أن يكون السعر أقل من صفر. أدخل صفرًا أو أكثر.",
        )
        .into());
    }
    if price > MAX_PRICE {
        return Err(General::invalid(
            field,
            "This price is too high. Check the digits.",
            "السعر مرتفع جدًا. راجع الأرقام.",
        )
        .into());
    }
    Ok(price)
}

/// Why something about a resource was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResourceRefusal {
    /// Another resource of the space is called so.
    #[error("name taken")]
    NameTaken {
        /// As asked.
        name: String,
    },
    /// A session goes on there.
    #[error("in use")]
    InUse {
        /// Of the resource.
        name: String,
        /// Who sits there.
        by: Option<String>,
    },
    /// Put away.
    #[error("archived")]
    Archived {
        /// Of the resource.
        name: String,
    },
    /// It is out of order already.
    #[error("out of order already")]
    OutOfOrderAlready {
        /// Of the resource.
        name: String,
    },
    /// It is not out of order.
    #[error("not out of order")]
    NotOutOfOrder {
        /// Of the resource.
        name: String,
    },
    /// B4: it is closed because what it is a part of is.
    #[error("closed with {whole}")]
    ClosedWith {
        /// Of the resource.
        name: String,
        /// Of what it is a part of.
        whole: String,
    },
    /// The end of the repair is not in the future.
    #[error("the end is in the past")]
    EndsInThePast,
    /// B4: a place is no part of itself, nor of a part of itself.
    #[error("part of itself")]
    PartOfItself {
        /// Of the resource.
        name: String,
    },
    /// B4: parts of parts of parts, too deep.
    #[error("too deep")]
    TooDeep,
    /// B3, B4: what is booked already leaves no room for the change.
    #[error("booked already")]
    BookedAlready {
        /// Where two claims would meet.
        name: String,
        /// When the later one begins.
        at: Instant,
    },
    /// B3: turnaround out of bounds.
    #[error("odd turnaround")]
    OddTurnaround,
}

impl Refuse for ResourceRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::NameTaken { name } => Refusal::new(
                "resource.name_taken",
                format!("There already is a “{name}”. Choose another name."),
                format!("يوجد «{name}» بالفعل. اختر اسمًا آخر."),
            )
            .on("name"),
            Self::InUse { name, by } => {
                let (en_of, ar_of) = by
                    .as_ref()
                    .map_or_else(Default::default, |by| (format!(" of {by}"), format!(" للعميل {by}")));
                Refusal::new(
                    "resource.in_use",
                    format!("A session{en_of} is running at {name}. End or move it first."),
                    format!("توجد جلسة جارية{ar_of} على {name}. أنهها أو انقلها أولًا."),
                )
                .with("by", by)
            }
            Self::Archived { name } => Refusal::new(
                "resource.archived",
                format!("{name} is archived. Restore it first."),
                format!("{name} مؤرشف. استعده أولًا."),
            ),
            Self::OutOfOrderAlready { name } => Refusal::new(
                "resource.out_of_order_already",
                format!("{name} is out of order already. Put it back in order first to change the reason."),
                format!("{name} خارج الخدمة بالفعل. أعده إلى الخدمة أولًا لتغيير السبب."),
            ),
            Self::NotOutOfOrder { name } => Refusal::new(
                "resource.not_out_of_order",
                format!("{name} is in order. There is nothing to do."),
                format!("{name} في الخدمة. لا شيء مطلوب."),
            ),
            Self::ClosedWith { name, whole } => Refusal::new(
                "resource.closed_with",
                format!("{name} is closed because all of {whole} is. Put {whole} back in order."),
                format!("{name} مغلق لأن {whole} مغلق بالكامل. أعد {whole} إلى الخدمة."),
            ),
            Self::EndsInThePast => Refusal::new(
                "resource.ends_in_the_past",
                "The end is not in the future. Choose a later one, or leave it open.",
                "وقت الانتهاء ليس في المستقبل. اختر وقتًا لاحقًا أو اتركه مفتوحًا.",
            )
            .on("until"),
            Self::PartOfItself { name } => Refusal::new(
                "resource.part_of_itself",
                format!("{name} can't be a part of itself or of one of its parts. Choose another place."),
                format!("لا يمكن أن يكون {name} جزءًا من نفسه أو من أحد أجزائه. اختر مكانًا آخر."),
            )
            .on("parentId"),
            Self::TooDeep => Refusal::new(
                "resource.too_deep",
                "Places nest four deep at most. Choose a place further up.",
                "تتداخل الأماكن حتى أربعة مستويات فقط. اختر مكانًا أعلى.",
            )
            .on("parentId"),
            Self::BookedAlready { name, at } => Refusal::new(
                "resource.booked_already",
                format!(
                    "{name} is booked so that this leaves no room. Move or cancel the booking that is in the way first."
                ),
                format!("{name} محجوز بحيث لا يسمح بهذا التغيير. انقل الحجز المتعارض أو ألغه أولًا."),
            )
            .with("at", at),
            Self::OddTurnaround => Refusal::new(
                "resource.odd_turnaround",
                "The turnaround is between 0 and 1,440 minutes. Enter another one.",
                "وقت التجهيز يكون بين 0 و1440 دقيقة. أدخل قيمة أخرى.",
            )
            .on("turnaroundMinutes"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // B2, B12
    #[test]
    fn a_state_follows_from_claims_and_never_hides_a_session() {
        let (soon, forever) = (Instant::from_millis(1_000), until_further_notice());
        let repair = |until| {
            Some(Claimed {
                until,
                by: ClaimedBy::Closure("Broken lamp"),
            })
        };
        assert_eq!(
            ResourceState::derive(false, None, Some(soon)),
            ResourceState::Free { until: Some(soon) }
        );
        let seated = Some(Claimed {
            until: soon,
            by: ClaimedBy::Session,
        });
        assert_eq!(
            ResourceState::derive(true, seated, None),
            ResourceState::Taken {
                until: Some(soon),
                overrun: false
            }
        );
        assert_eq!(
            ResourceState::derive(true, None, None),
            ResourceState::Taken {
                until: None,
                overrun: true
            }
        );
        assert_eq!(
            ResourceState::derive(true, repair(soon), None),
            ResourceState::Taken {
                until: None,
                overrun: true
            }
        );
        let reason = || "Broken lamp".to_owned();
        assert_eq!(
            ResourceState::derive(false, repair(soon), None),
            ResourceState::OutOfOrder {
                reason: reason(),
                until: Some(soon)
            }
        );
        assert_eq!(
            ResourceState::derive(false, repair(forever), None),
            ResourceState::OutOfOrder {
                reason: reason(),
                until: None
            }
        );
    }

    // B4, B12
    #[test]
    fn a_reserved_place_says_so_and_a_whole_is_as_free_as_its_parts() {
        let (soon, later) = (Instant::from_millis(1_000), Instant::from_millis(2_000));
        let booked = Claimed {
            until: soon,
            by: ClaimedBy::Booking,
        };
        let reserved = ResourceState::derive(false, Some(booked), None);
        assert_eq!(reserved, ResourceState::Reserved { until: Some(soon) });
        assert!(matches!(
            ResourceState::derive(true, Some(booked), None),
            ResourceState::Taken { overrun: true, .. }
        ));
        let free = |until| ResourceState::Free { until };
        assert_eq!(free(Some(later)).with_part(&free(Some(soon))), free(Some(soon)));
        assert_eq!(free(None).with_part(&reserved), reserved);
        assert_eq!(reserved.clone().with_part(&free(None)), reserved);
    }

    #[test]
    fn an_entry_is_checked_field_by_field() {
        let entry = |name, rate, capacity| {
            NewResource::checked(name, ResourceKind::Seat, Money::from_minor(rate), capacity)
                .map_err(|refusal| refusal.field.unwrap_or_default())
        };
        assert_eq!(entry(" Seat A1 ", 3_000, 1).unwrap().name, "Seat A1");
        assert_eq!(entry("Seat A1", -1, 1), Err("ratePerHour".to_owned()));
        assert_eq!(entry("Seat A1", i64::MAX, 1), Err("ratePerHour".to_owned()));
        assert_eq!(entry("Seat A1", 0, 0), Err("capacity".to_owned()));
        assert_eq!(entry("", 0, 1), Err("name".to_owned()));
        assert_eq!(ResourceKind::named("event_space"), Some(ResourceKind::EventSpace));
    }
}
