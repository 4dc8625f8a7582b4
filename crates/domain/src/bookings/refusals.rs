//! Why something about a booking was refused: in words, in data, and with what would do instead (B6).

use serde::{Deserialize, Serialize};

use super::{Alternative, BookingState, When};
use crate::{
    money::{Currency, Money},
    names::named_enum,
    refusal::{Refusal, Refuse},
    text::Lang,
    time::{Date, DateTime, Instant, Interval},
    words::{DAY, HOUR, MINUTE, counted, day_in_words, duration},
};

named_enum! {
    /// What takes a place that was asked for.
    TakenBy {
        /// Another booking.
        Booking = "booking",
        /// A stay that goes on.
        Session = "session",
        /// It is closed for repair.
        Closure = "closure",
        /// Somebody pays for it just now, or waits for approval.
        Hold = "hold",
    }
}

/// A booking or stay in the way of a closure or of a change of places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InTheWay {
    /// Where.
    pub resource: String,
    /// What.
    pub kind: TakenBy,
    /// Whose, or why; empty when nobody is to know.
    pub who: String,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
}

/// Why something about a booking was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BookingRefusal {
    /// B1: something has it then.
    #[error("{resource} is taken")]
    Taken {
        /// Of the resource.
        resource: String,
        /// What has it.
        kind: TakenBy,
        /// Whose it is, or why it is closed; `None` when the reader is not to know.
        who: Option<String>,
        /// When that is.
        when: When,
        /// The same, as moments.
        interval: Interval,
        /// What is free instead, the nearest first.
        alternatives: Vec<Alternative>,
    },
    /// B5: not open then.
    #[error("{resource} is closed then")]
    Closed {
        /// Of the resource.
        resource: String,
        /// What was asked for.
        asked: When,
        /// When it is open around that.
        open: Vec<Interval>,
        /// The same on the wall.
        walls: Vec<When>,
    },
    /// B5: shorter than the shortest.
    #[error("too short by {by} minutes")]
    TooShort {
        /// Minutes that lack.
        by: i64,
        /// The shortest.
        least: i64,
    },
    /// B5: longer than the longest.
    #[error("too long by {by} minutes")]
    TooLong {
        /// Minutes too many.
        by: i64,
        /// The longest.
        most: i64,
    },
    /// B5: starts or ends between two steps.
    #[error("not on steps of {minutes} minutes")]
    OffSteps {
        /// A step.
        minutes: i64,
    },
    /// B5: within the lead time.
    #[error("too soon")]
    TooSoon {
        /// The lead time.
        lead_minutes: i64,
        /// The first start that can be booked now.
        earliest: Instant,
        /// The same on the wall.
        local: DateTime,
    },
    /// It starts before now.
    #[error("in the past")]
    InThePast,
    /// B5: beyond the advance limit.
    #[error("too far ahead")]
    TooFarAhead {
        /// The last day that can be booked now.
        last: Date,
    },
    /// B5: not bookable by this reader.
    #[error("{resource} can't be booked by you")]
    NotForYou {
        /// Of the resource.
        resource: String,
    },
    /// More come than it holds.
    #[error("{resource} holds {capacity}")]
    TooManyPeople {
        /// Of the resource.
        resource: String,
        /// People it holds.
        capacity: i64,
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
    /// What was quoted is what is charged (P1): it costs something else by now.
    #[error("the price changed")]
    PriceChanged {
        /// By now.
        amount: Money,
        /// Of the tenant.
        currency: Currency,
    },
    /// Its state does not allow it.
    #[error("it is {}", state.name())]
    WrongState {
        /// As it is.
        state: BookingState,
    },
    /// B7: the time to pay ran out.
    #[error("the hold is over")]
    HoldOver,
    /// Its guest is here, or its time is over.
    #[error("it has begun")]
    Begun,
    /// It is billed: what was paid stays as it is.
    #[error("it is billed already")]
    Billed,
    /// Nothing was changed.
    #[error("moved to where it is")]
    SamePlaceAndTime,
    /// Bookings or stays lie where a closure was asked for.
    #[error("something is in the way")]
    ClosureBlocked {
        /// What, the first few.
        in_the_way: Vec<InTheWay>,
        /// How many in all.
        count: i64,
    },
    /// A closure needs at least one place, and not too many.
    #[error("no places")]
    NoPlaces,
    /// The closure is over.
    #[error("closure over")]
    ClosureOver,
}

impl BookingRefusal {
    /// The same refusal with what is free instead.
    #[must_use]
    pub fn offering(self, offered: Vec<Alternative>) -> Refusal {
        let refusal = self.refusal();
        refusal.with("alternatives", offered)
    }
}

impl Refuse for BookingRefusal {
    #[allow(clippy::too_many_lines, reason = "one arm per refusal, in two languages")]
    fn refusal(&self) -> Refusal {
        match self {
            Self::Taken {
                resource,
                kind,
                who,
                when,
                interval,
                alternatives,
            } => taken(resource, *kind, who.as_deref(), when)
                .on("startsAt")
                .with("resource", resource)
                .with("kind", kind)
                .with("who", who)
                .with("from", interval.start())
                .with("until", interval.end())
                .with("alternatives", alternatives),
            Self::Closed {
                resource,
                asked,
                open,
                walls,
            } => closed(resource, asked, walls).on("startsAt").with("open", open),
            Self::TooShort { by, least } => Refusal::new(
                "booking.too_short",
                format!(
                    "Too short by {}: a booking here takes at least {}. Choose a later end.",
                    duration(*by, Lang::En),
                    duration(*least, Lang::En)
                ),
                format!(
                    "المدة أقصر من المسموح بـ{}: أقل حجز هنا {}. اختر نهاية متأخرة أكثر.",
                    duration(*by, Lang::Ar),
                    duration(*least, Lang::Ar)
                ),
            )
            .on("endsAt")
            .with("by", by)
            .with("least", least),
            Self::TooLong { by, most } => Refusal::new(
                "booking.too_long",
                format!(
                    "Too long by {}: a booking here takes at most {}. Choose an earlier end.",
                    duration(*by, Lang::En),
                    duration(*most, Lang::En)
                ),
                format!(
                    "المدة أطول من المسموح بـ{}: أطول حجز هنا {}. اختر نهاية أبكر.",
                    duration(*by, Lang::Ar),
                    duration(*most, Lang::Ar)
                ),
            )
            .on("endsAt")
            .with("by", by)
            .with("most", most),
            Self::OffSteps { minutes } => Refusal::new(
                "booking.off_steps",
                format!(
                    "Bookings here start and end on steps of {}. Choose the nearest one.",
                    duration(*minutes, Lang::En)
                ),
                format!(
                    "تبدأ الحجوزات هنا وتنتهي على فترات كل منها {}. اختر أقرب وقت.",
                    duration(*minutes, Lang::Ar)
                ),
            )
            .on("startsAt")
            .with("minutes", minutes),
            Self::TooSoon {
                lead_minutes,
                earliest,
                local,
            } => Refusal::new(
                "booking.too_soon",
                format!(
                    "It is booked at least {} ahead: from {} {} on. Choose a later start.",
                    ahead(*lead_minutes, Lang::En),
                    day_in_words(local.date(), Lang::En),
                    local.strftime("%H:%M")
                ),
                format!(
                    "يجب الحجز قبل الموعد بـ{} على الأقل: ابتداءً من {} {}. اختر بداية متأخرة أكثر.",
                    ahead(*lead_minutes, Lang::Ar),
                    day_in_words(local.date(), Lang::Ar),
                    local.strftime("%H:%M")
                ),
            )
            .on("startsAt")
            .with("earliest", earliest),
            Self::InThePast => Refusal::new(
                "booking.in_the_past",
                "This start is in the past. Choose a later one.",
                "وقت البداية في الماضي. اختر وقتًا لاحقًا.",
            )
            .on("startsAt"),
            Self::TooFarAhead { last } => Refusal::new(
                "booking.too_far_ahead",
                format!(
                    "It can be booked up to {} for now. Choose an earlier day.",
                    day_in_words(*last, Lang::En)
                ),
                format!(
                    "الحجز متاح حاليًا حتى {}. اختر يومًا أقرب.",
                    day_in_words(*last, Lang::Ar)
                ),
            )
            .on("startsAt")
            .with("last", last),
            Self::NotForYou { resource } => Refusal::new(
                "booking.not_for_you",
                format!("{resource} is booked at the desk only. Ask there, or choose another place."),
                format!("حجز {resource} متاح من الاستقبال فقط. اطلبه هناك أو اختر مكانًا آخر."),
            )
            .on("resourceId"),
            Self::TooManyPeople { resource, capacity } => Refusal::new(
                "booking.too_many_people",
                format!("{resource} holds {capacity}. Choose a larger place, or fewer people."),
                format!("سعة {resource} هي {capacity}. اختر مكانًا أكبر أو عددًا أقل."),
            )
            .on("attendees")
            .with("capacity", capacity),
            Self::ResourceArchived { resource } => Refusal::new(
                "booking.resource_archived",
                format!("{resource} is archived. Choose another one."),
                format!("{resource} مؤرشف. اختر مكانًا آخر."),
            )
            .on("resourceId"),
            Self::CustomerArchived { customer } => Refusal::new(
                "booking.customer_archived",
                format!("{customer} is archived. Restore the customer first."),
                format!("العميل {customer} مؤرشف. استعده أولًا."),
            )
            .on("customerId"),
            Self::OneCustomerNeeded => Refusal::new(
                "booking.one_customer_needed",
                "A booking is for one customer. Choose a known one or enter a new one, not both.",
                "الحجز لعميل واحد. اختر عميلًا مسجّلًا أو أدخل عميلًا جديدًا، وليس الاثنين معًا.",
            )
            .on("customerId"),
            Self::PriceChanged { amount, currency } => Refusal::new(
                "booking.price_changed",
                format!(
                    "The price changed meanwhile: it is {} now. Look at it, then confirm again.",
                    currency.format(*amount, Lang::En)
                ),
                format!(
                    "تغيّر السعر في هذه الأثناء، وأصبح {}. راجعه ثم أكّد الحجز من جديد.",
                    currency.format(*amount, Lang::Ar)
                ),
            )
            .with("amount", amount),
            Self::WrongState { state } => {
                let (en, ar) = state_words(*state);
                Refusal::new(
                    "booking.wrong_state",
                    format!("This booking {en}, so this can't be done. Look at it again."),
                    format!("{ar}، لذلك لا يمكن تنفيذ هذا. راجع الحجز."),
                )
                .with("state", state)
            }
            Self::HoldOver => Refusal::new(
                "booking.hold_over",
                "The time to pay ran out and the place is free again. Book it again.",
                "انتهت مهلة الدفع وأصبح المكان متاحًا. احجزه من جديد.",
            ),
            Self::Begun => Refusal::new(
                "booking.begun",
                "This booking has begun. End or extend it instead.",
                "بدأ هذا الحجز. أنهه أو مدّده بدلًا من ذلك.",
            ),
            Self::Billed => Refusal::new(
                "booking.billed",
                "This booking is billed already, so its price can't change. Cancel it and book again.",
                "صدرت فاتورة هذا الحجز، ولا يمكن تغيير سعره. ألغه ثم احجز من جديد.",
            ),
            Self::SamePlaceAndTime => Refusal::new(
                "booking.same_place_and_time",
                "The booking is there already. Choose another place or time.",
                "الحجز في هذا المكان والوقت بالفعل. اختر مكانًا أو وقتًا آخر.",
            )
            .on("startsAt"),
            Self::ClosureBlocked { in_the_way, count } => Refusal::new(
                "closure.blocked",
                format!(
                    "In the way: {count}. Move or cancel what is booked there, or choose an earlier end.{}",
                    in_the_way
                        .first()
                        .map_or_else(String::new, |first| format!(" The first is at {}.", first.resource))
                ),
                format!(
                    "عدد ما يتعارض مع الإغلاق: {count}. انقل الحجوزات أو ألغها، أو اختر نهاية أبكر.{}",
                    in_the_way
                        .first()
                        .map_or_else(String::new, |first| format!(" أولها في {}.", first.resource))
                ),
            )
            .on("startsAt")
            .with("inTheWay", in_the_way)
            .with("count", count),
            Self::NoPlaces => Refusal::new(
                "closure.no_places",
                "Choose between 1 and 300 places to close.",
                "اختر من مكان واحد إلى 300 مكان لإغلاقها.",
            )
            .on("resourceIds"),
            Self::ClosureOver => Refusal::new(
                "closure.over",
                "This closure is over already. There is nothing to do.",
                "انتهى هذا الإغلاق بالفعل. لا شيء مطلوب.",
            ),
        }
    }
}

fn taken(resource: &str, kind: TakenBy, who: Option<&str>, when: &When) -> Refusal {
    let (en, ar) = (when.words(Lang::En), when.words(Lang::Ar));
    let (en_who, ar_who) = who
        .filter(|who| !who.is_empty())
        .map_or_else(Default::default, |who| (format!(" ({who})"), format!(" ({who})")));
    match kind {
        TakenBy::Booking => Refusal::new(
            "booking.taken",
            format!("{resource} is booked {en}{en_who}. Choose one of what is free."),
            format!("{resource} محجوز {ar}{ar_who}. اختر من المتاح."),
        ),
        TakenBy::Session => Refusal::new(
            "booking.taken",
            format!("{resource} is in use {en}{en_who}. Choose one of what is free."),
            format!("{resource} مشغول {ar}{ar_who}. اختر من المتاح."),
        ),
        TakenBy::Closure => Refusal::new(
            "booking.taken",
            format!("{resource} is out of order {en}{en_who}. Choose one of what is free."),
            format!("{resource} خارج الخدمة {ar}{ar_who}. اختر من المتاح."),
        ),
        TakenBy::Hold => Refusal::new(
            "booking.taken",
            format!(
                "{resource} is being booked by somebody else {en}{en_who}. Choose one of what is free, or try again soon."
            ),
            format!("يحجز شخص آخر {resource} الآن {ar}{ar_who}. اختر من المتاح أو أعد المحاولة بعد قليل."),
        ),
    }
}

fn closed(resource: &str, asked: &When, walls: &[When]) -> Refusal {
    let list = |lang: Lang| {
        let texts: Vec<String> = walls.iter().take(3).map(|open| open.words(lang)).collect();
        texts.join(if lang == Lang::En { "; " } else { "؛ " })
    };
    let (en_open, ar_open) = if walls.is_empty() {
        (" Choose another day.".to_owned(), " اختر يومًا آخر.".to_owned())
    } else {
        (
            format!(" It is open {}. Choose a time within.", list(Lang::En)),
            format!(" يفتح {}. اختر وقتًا خلال ذلك.", list(Lang::Ar)),
        )
    };
    Refusal::new(
        "booking.closed",
        format!(
            "{resource} is closed for at least a part of {}.{en_open}",
            asked.words(Lang::En)
        ),
        format!("{resource} مغلق في جزء على الأقل من {}.{ar_open}", asked.words(Lang::Ar)),
    )
}

/// `3 days`, `2 hours`, `45 minutes`, whichever is whole.
fn ahead(minutes: i64, lang: Lang) -> String {
    match minutes {
        minutes if minutes > 0 && minutes % 1_440 == 0 => counted(minutes / 1_440, &DAY, lang),
        minutes if minutes > 0 && minutes % 60 == 0 => counted(minutes / 60, &HOUR, lang),
        minutes => counted(minutes, &MINUTE, lang),
    }
}

const fn state_words(state: BookingState) -> (&'static str, &'static str) {
    match state {
        BookingState::Held => ("waits for its payment", "هذا الحجز في انتظار الدفع"),
        BookingState::Pending => ("waits for approval", "هذا الحجز في انتظار الموافقة"),
        BookingState::Confirmed => ("is confirmed", "هذا الحجز مؤكد"),
        BookingState::CheckedIn => ("has begun", "بدأ هذا الحجز"),
        BookingState::Completed => ("is over", "انتهى هذا الحجز"),
        BookingState::Cancelled => ("is cancelled", "هذا الحجز ملغى"),
        BookingState::NoShow => ("was released because nobody came", "أُخلي مكان هذا الحجز لعدم الحضور"),
        BookingState::Declined => ("was declined", "رُفض هذا الحجز"),
        BookingState::Expired => ("has expired", "انتهت مهلة هذا الحجز"),
    }
}
