//! How a space, a kind of resource or one resource is booked (B5): what is said nearest to the resource holds.

use serde::{Deserialize, Serialize};

use super::{BookingPolicy, CancellationPolicy, Channel};
use crate::{
    ids::ResourceId,
    money::{Money, Percent},
    names::named_enum,
    refusal::{General, Refusal},
    resources::ResourceKind,
    spaces::OpeningHours,
};

/// The longest booking, 31 days: it keeps 'what overlaps this day' a short look.
pub const MAX_BOOKING_MINUTES: i64 = 31 * 1_440;

named_enum! {
    /// Who may book.
    WhoMayBook {
        /// The desk alone.
        Staff = "staff",
        /// Members too.
        Members = "members",
        /// Whoever finds the page.
        Anybody = "anybody",
    }
}

impl WhoMayBook {
    /// Whether somebody may book by this way. The display at the door is for whoever may book as a member.
    #[must_use]
    pub const fn allows(self, channel: Channel) -> bool {
        match channel {
            Channel::Desk => true,
            Channel::Member | Channel::Display => matches!(self, Self::Members | Self::Anybody),
            Channel::Public => matches!(self, Self::Anybody),
        }
    }
}

/// What holds for one resource, put together from all that was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookingSettings {
    /// Of its own; those of the space when there are none.
    pub hours: Option<OpeningHours>,
    /// Booked so many minutes before the start at the latest; the desk may later.
    pub lead_minutes: i64,
    /// Booked so many days before the start at the earliest.
    pub advance_days: i64,
    /// The shortest booking.
    pub min_minutes: i64,
    /// The longest booking.
    pub max_minutes: i64,
    /// Starts and ends lie on steps of so many minutes of the day.
    pub granularity_minutes: i64,
    /// Who may.
    pub who: WhoMayBook,
    /// Whether somebody has to approve what the desk did not book (B8).
    pub approval: bool,
    /// How long a booking keeps its place while it waits to be approved (B8).
    pub approval_minutes: i64,
    /// How long a booking keeps its place while somebody pays (B7).
    pub hold_minutes: i64,
    /// How long after its start the place is kept for who did not come (B10).
    pub no_show_grace_minutes: i64,
    /// Of the price, when nobody came (B10).
    pub no_show_fee: Percent,
    /// Of calling off (B9).
    pub cancellation: CancellationPolicy,
}

impl Default for BookingSettings {
    fn default() -> Self {
        Self {
            hours: None,
            lead_minutes: 0,
            advance_days: 366,
            min_minutes: 30,
            max_minutes: 1_440,
            granularity_minutes: 15,
            who: WhoMayBook::Members,
            approval: false,
            approval_minutes: 1_440,
            hold_minutes: 10,
            no_show_grace_minutes: 15,
            no_show_fee: Percent::ZERO,
            cancellation: CancellationPolicy {
                free_until_minutes: 1_440,
                fee: Percent::ZERO,
            },
        }
    }
}

impl BookingSettings {
    /// The same with what one layer says.
    #[must_use]
    pub fn under(self, choice: &SettingsChoice) -> Self {
        Self {
            hours: choice.hours.clone().or(self.hours),
            lead_minutes: choice.lead_minutes.unwrap_or(self.lead_minutes),
            advance_days: choice.advance_days.unwrap_or(self.advance_days),
            min_minutes: choice.min_minutes.unwrap_or(self.min_minutes),
            max_minutes: choice.max_minutes.unwrap_or(self.max_minutes),
            granularity_minutes: choice.granularity_minutes.unwrap_or(self.granularity_minutes),
            who: choice.who.unwrap_or(self.who),
            approval: choice.approval.unwrap_or(self.approval),
            approval_minutes: choice.approval_minutes.unwrap_or(self.approval_minutes),
            hold_minutes: choice.hold_minutes.unwrap_or(self.hold_minutes),
            no_show_grace_minutes: choice.no_show_grace_minutes.unwrap_or(self.no_show_grace_minutes),
            no_show_fee: choice.no_show_fee.unwrap_or(self.no_show_fee),
            cancellation: CancellationPolicy {
                free_until_minutes: choice
                    .free_until_minutes
                    .unwrap_or(self.cancellation.free_until_minutes),
                fee: choice.cancellation_fee.unwrap_or(self.cancellation.fee),
            },
        }
    }

    /// What a booking keeps of them (B9).
    #[must_use]
    pub const fn policy(&self) -> BookingPolicy {
        BookingPolicy {
            cancellation: self.cancellation,
            no_show_grace_minutes: self.no_show_grace_minutes,
            no_show_fee: self.no_show_fee,
            kept_fee: Money::ZERO,
        }
    }

    /// Refuses a shortest booking that is longer than the longest one.
    pub fn consistent(&self) -> Result<(), Refusal> {
        if self.min_minutes <= self.max_minutes {
            return Ok(());
        }
        Err(General::invalid(
            "minMinutes",
            "The shortest booking is longer than the longest one. Change one of the two.",
            "أقصر مدة للحجز أطول من أطول مدة. عدّل إحداهما.",
        )
        .into())
    }
}

/// What one layer says; what it leaves out is as above it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SettingsChoice {
    /// Opening hours of its own.
    pub hours: Option<OpeningHours>,
    /// See [`BookingSettings::lead_minutes`].
    pub lead_minutes: Option<i64>,
    /// See [`BookingSettings::advance_days`].
    pub advance_days: Option<i64>,
    /// See [`BookingSettings::min_minutes`].
    pub min_minutes: Option<i64>,
    /// See [`BookingSettings::max_minutes`].
    pub max_minutes: Option<i64>,
    /// See [`BookingSettings::granularity_minutes`].
    pub granularity_minutes: Option<i64>,
    /// See [`BookingSettings::who`].
    pub who: Option<WhoMayBook>,
    /// See [`BookingSettings::approval`].
    pub approval: Option<bool>,
    /// See [`BookingSettings::approval_minutes`].
    pub approval_minutes: Option<i64>,
    /// See [`BookingSettings::hold_minutes`].
    pub hold_minutes: Option<i64>,
    /// See [`BookingSettings::no_show_grace_minutes`].
    pub no_show_grace_minutes: Option<i64>,
    /// See [`BookingSettings::no_show_fee`].
    pub no_show_fee: Option<Percent>,
    /// See [`CancellationPolicy::free_until_minutes`].
    pub free_until_minutes: Option<i64>,
    /// See [`CancellationPolicy::fee`].
    pub cancellation_fee: Option<Percent>,
}

impl SettingsChoice {
    /// Refuses what is out of bounds, naming the field.
    pub fn check(&self) -> Result<(), Refusal> {
        for (field, value, least, most) in [
            ("leadMinutes", self.lead_minutes, 0, 90 * 1_440),
            ("advanceDays", self.advance_days, 0, 3_660),
            ("minMinutes", self.min_minutes, 1, MAX_BOOKING_MINUTES),
            ("maxMinutes", self.max_minutes, 1, MAX_BOOKING_MINUTES),
            ("granularityMinutes", self.granularity_minutes, 1, 1_440),
            ("approvalMinutes", self.approval_minutes, 5, 14 * 1_440),
            ("holdMinutes", self.hold_minutes, 1, 120),
            ("noShowGraceMinutes", self.no_show_grace_minutes, 0, 1_440),
            ("freeUntilMinutes", self.free_until_minutes, 0, 90 * 1_440),
        ] {
            if value.is_some_and(|value| !(least..=most).contains(&value)) {
                return Err(General::invalid(
                    field,
                    format!("Enter a number from {least} to {most}."),
                    format!("أدخل رقمًا من {least} إلى {most}."),
                )
                .into());
            }
        }
        if self.granularity_minutes.is_some_and(|step| 1_440 % step != 0) {
            return Err(General::invalid(
                "granularityMinutes",
                "The steps of starts and ends must divide a day evenly, such as 15, 30 or 60 minutes. Choose one of these.",
                "يجب أن تقسم خطوات البداية والنهاية اليوم بالتساوي، مثل 15 أو 30 أو 60 دقيقة. اختر إحداها.",
            )
            .into());
        }
        Ok(())
    }
}

/// Where settings are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettingsScope {
    /// For all.
    Space,
    /// For all of a kind.
    Kind(ResourceKind),
    /// For one.
    Resource(ResourceId),
}

impl SettingsScope {
    /// As stored: `space`, the name of a kind, or an id.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Space => "space".to_owned(),
            Self::Kind(kind) => kind.name().to_owned(),
            Self::Resource(id) => id.to_string(),
        }
    }

    /// The scope of this stored name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "space" => Some(Self::Space),
            _ => ResourceKind::named(name)
                .map(Self::Kind)
                .or_else(|| name.parse().ok().map(Self::Resource)),
        }
    }
}
