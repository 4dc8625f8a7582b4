//! Plans, what customers have of them, and what they pay of a stay (`S1`–`S7`).

mod cancel;
mod change;
mod cover;
mod list;
mod pause;
mod plans;
mod preview;
mod sell;
mod view;
mod words;

pub use cancel::CancelSubscription;
pub use change::ChangeSubscription;
pub use list::{ListSubscriptions, Listed, OneSubscription, SubscriptionsOf};
pub use pause::{PauseSubscription, ResumeSubscription};
pub use plans::{ArchivePlan, ChangePlan, CreatePlan, ListPlans, PlanEntry, PlanView, RestorePlan};
pub use preview::{PreviewCancel, PreviewChange, PreviewPause, PreviewSale, SubscriptionPreview};
pub use sell::{RenewSubscription, SellPlan};
pub use view::{RemindOf, RunningPlanOf, SubscriptionView, TypeOf};

pub(crate) use cover::{
    covers, covers_for_booking, covers_of_active, customer_type, customer_type_on, draw, draw_for_booking,
};
pub(crate) use plans::insert_defaults;
pub(crate) use sell::{check_take_over, take_over};

use coworkflow_domain::ids::SubscriptionId;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::Date;
use coworkflow_store::subscriptions::{self, SubscriptionRow};

use crate::failure::Failure;
use crate::work::Work;

crate::operations! {
    changes: [
        CreatePlan, ChangePlan, ArchivePlan, RestorePlan, SellPlan, RenewSubscription, PauseSubscription, ResumeSubscription,
        ChangeSubscription, CancelSubscription,
    ],
    questions: [
        ListPlans, ListSubscriptions, SubscriptionsOf, OneSubscription, RunningPlanOf, TypeOf, RemindOf, PreviewSale, PreviewChange,
        PreviewCancel, PreviewPause,
    ],
}

/// The calendar day of now in the space's zone (`T7`).
pub(crate) fn today(work: &mut Work) -> Result<Date, Failure> {
    let (zone, _) = work.calendar()?;
    Ok(zone.date(work.now()))
}

/// The run, or the same refusal as for a random id (`A3`).
fn found(work: &mut Work, id: SubscriptionId) -> Result<SubscriptionRow, Failure> {
    Ok(subscriptions::by_id(work.tx, id)?.ok_or(General::NotFound {
        what: SubjectKind::Subscription,
    })?)
}

#[cfg(test)]
mod tests;
