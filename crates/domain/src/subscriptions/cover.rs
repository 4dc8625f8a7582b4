//! What a running subscription pays of a stay (S4, S5).

use crate::{ids::SubscriptionId, resources::ResourceKind, time::Interval};

/// What one subscription pays of a stay: inside its windows, on its kinds of place, while minutes are left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// Whose allowance the covered minutes are drawn from.
    pub subscription_id: SubscriptionId,
    /// As sold.
    pub plan_name: String,
    /// The parts of the asked interval that it pays, in order, none touching another: its dates without
    /// pauses, within its hours and weekdays, not before the moment of sale (P6).
    pub windows: Vec<Interval>,
    /// The kinds of place it pays; empty for every kind.
    pub resource_kinds: Vec<ResourceKind>,
    /// What is left of its allowance, 0 and more; `None` for no limit.
    pub minutes_left: Option<i64>,
}

impl Cover {
    /// Whether it pays a place of this kind.
    #[must_use]
    pub fn covers_kind(&self, kind: ResourceKind) -> bool {
        self.resource_kinds.is_empty() || self.resource_kinds.contains(&kind)
    }
}
