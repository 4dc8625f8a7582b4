//! How places are booked, in GraphQL (`B5`).

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::bookings::{BookingSettings as Settings, SettingsChoice, SettingsScope};
use coworkflow_domain::money::Percent;
use coworkflow_domain::spaces::OpeningHours as Hours;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::bookings::{BookingSettingsOf, ChangeBookingSettings, ListBookingSettings, SettingsView};
use coworkflow_operations::spaces::{OpeningInput, week_of};

use crate::enums::{ResourceType, WhoMayBook};
use crate::error;
use crate::request::Request;
use crate::scalars::Long;
use crate::spaces::{OpeningHours, OpeningHoursInput};

/// What holds. Fees in basis points of the price: 5000 is 50 %.
#[derive(SimpleObject)]
pub struct BookingSettings {
    /// Of its own; those of the space when there are none.
    hours: Option<Vec<OpeningHours>>,
    lead_minutes: i64,
    advance_days: i64,
    min_minutes: i64,
    max_minutes: i64,
    granularity_minutes: i64,
    who: WhoMayBook,
    /// Whether somebody has to approve what the desk did not book (`B8`).
    approval: bool,
    approval_minutes: i64,
    hold_minutes: i64,
    no_show_grace_minutes: i64,
    no_show_fee: i32,
    free_until_minutes: i64,
    cancellation_fee: i32,
}

/// What is said in one place, and `null` where it is as above it.
#[derive(SimpleObject)]
pub struct BookingSettingsChoice {
    hours: Option<Vec<OpeningHours>>,
    lead_minutes: Option<i64>,
    advance_days: Option<i64>,
    min_minutes: Option<i64>,
    max_minutes: Option<i64>,
    granularity_minutes: Option<i64>,
    who: Option<WhoMayBook>,
    approval: Option<bool>,
    approval_minutes: Option<i64>,
    hold_minutes: Option<i64>,
    no_show_grace_minutes: Option<i64>,
    no_show_fee: Option<i32>,
    free_until_minutes: Option<i64>,
    cancellation_fee: Option<i32>,
}

/// How the space, a kind of resource or one resource is booked: for the space neither `resourceType` nor `resourceId` is there.
#[derive(SimpleObject)]
pub struct BookingSettingsLayer {
    resource_type: Option<ResourceType>,
    resource_id: Option<ID>,
    resource_name: Option<String>,
    /// What is said here.
    own: BookingSettingsChoice,
    /// What holds here.
    settings: BookingSettings,
    /// What would hold here if nothing was said.
    inherited: BookingSettings,
    /// 0 while nothing was ever said.
    version: Long,
}

/// All that is said in one place; what is left out is as above it.
#[derive(InputObject)]
pub struct BookingSettingsInput {
    hours: Option<Vec<OpeningHoursInput>>,
    lead_minutes: Option<i32>,
    advance_days: Option<i32>,
    min_minutes: Option<i32>,
    max_minutes: Option<i32>,
    granularity_minutes: Option<i32>,
    who: Option<WhoMayBook>,
    approval: Option<bool>,
    approval_minutes: Option<i32>,
    hold_minutes: Option<i32>,
    no_show_grace_minutes: Option<i32>,
    no_show_fee: Option<i32>,
    free_until_minutes: Option<i32>,
    cancellation_fee: Option<i32>,
}

fn shown(hours: &Hours) -> Vec<OpeningHours> {
    hours.openings().iter().map(OpeningHours::of).collect()
}

impl From<Settings> for BookingSettings {
    fn from(of: Settings) -> Self {
        BookingSettings {
            hours: of.hours.as_ref().map(shown),
            lead_minutes: of.lead_minutes,
            advance_days: of.advance_days,
            min_minutes: of.min_minutes,
            max_minutes: of.max_minutes,
            granularity_minutes: of.granularity_minutes,
            who: of.who.into(),
            approval: of.approval,
            approval_minutes: of.approval_minutes,
            hold_minutes: of.hold_minutes,
            no_show_grace_minutes: of.no_show_grace_minutes,
            no_show_fee: of.no_show_fee.basis_points().into(),
            free_until_minutes: of.cancellation.free_until_minutes,
            cancellation_fee: of.cancellation.fee.basis_points().into(),
        }
    }
}

impl From<SettingsChoice> for BookingSettingsChoice {
    fn from(of: SettingsChoice) -> Self {
        let points = |percent: Option<Percent>| percent.map(|percent| i32::from(percent.basis_points()));
        BookingSettingsChoice {
            hours: of.hours.as_ref().map(shown),
            lead_minutes: of.lead_minutes,
            advance_days: of.advance_days,
            min_minutes: of.min_minutes,
            max_minutes: of.max_minutes,
            granularity_minutes: of.granularity_minutes,
            who: of.who.map(Into::into),
            approval: of.approval,
            approval_minutes: of.approval_minutes,
            hold_minutes: of.hold_minutes,
            no_show_grace_minutes: of.no_show_grace_minutes,
            no_show_fee: points(of.no_show_fee),
            free_until_minutes: of.free_until_minutes,
            cancellation_fee: points(of.cancellation_fee),
        }
    }
}

impl From<SettingsView> for BookingSettingsLayer {
    fn from(view: SettingsView) -> Self {
        BookingSettingsLayer {
            resource_type: match view.scope {
                SettingsScope::Kind(kind) => Some(kind.into()),
                SettingsScope::Space | SettingsScope::Resource(_) => None,
            },
            resource_id: match view.scope {
                SettingsScope::Resource(id) => Some(id.into()),
                SettingsScope::Space | SettingsScope::Kind(_) => None,
            },
            resource_name: view.name,
            own: view.choice.into(),
            settings: view.settings.into(),
            inherited: view.inherited.into(),
            version: Long(view.version),
        }
    }
}

fn choice(request: &Request, input: BookingSettingsInput) -> Result<SettingsChoice> {
    let percent = |field: &'static str, points: Option<i32>| {
        points
            .map(|points| Percent::from_basis_points(points.into()))
            .transpose()
            .map_err(|refusal| {
                let refusal = coworkflow_domain::refusal::Refusal::from(refusal).on(field);
                error::refused(&refusal, &request.context)
            })
    };
    let hours = input.hours.map(|openings| {
        let openings: Vec<OpeningInput> = openings.into_iter().map(Into::into).collect();
        week_of(&openings).map_err(|failure| error::to_graphql(failure, &request.context))
    });
    Ok(SettingsChoice {
        hours: hours.transpose()?,
        lead_minutes: input.lead_minutes.map(Into::into),
        advance_days: input.advance_days.map(Into::into),
        min_minutes: input.min_minutes.map(Into::into),
        max_minutes: input.max_minutes.map(Into::into),
        granularity_minutes: input.granularity_minutes.map(Into::into),
        who: input.who.map(Into::into),
        approval: input.approval,
        approval_minutes: input.approval_minutes.map(Into::into),
        hold_minutes: input.hold_minutes.map(Into::into),
        no_show_grace_minutes: input.no_show_grace_minutes.map(Into::into),
        no_show_fee: percent("noShowFee", input.no_show_fee)?,
        free_until_minutes: input.free_until_minutes.map(Into::into),
        cancellation_fee: percent("cancellationFee", input.cancellation_fee)?,
    })
}

/// Questions about how places are booked.
#[derive(Default)]
pub struct BookingSettingsQuery;

#[Object]
impl BookingSettingsQuery {
    /// The space first, then each kind, then each resource in use.
    async fn booking_settings(&self, context: &Context<'_>) -> Result<Vec<BookingSettingsLayer>> {
        let views = Request::of(context)?.ask(ListBookingSettings).await?;
        Ok(views.into_iter().map(Into::into).collect())
    }

    /// How one resource is booked.
    async fn booking_settings_of(&self, context: &Context<'_>, resource_id: ID) -> Result<BookingSettingsLayer> {
        let request = Request::of(context)?;
        let resource_id = request.id(&resource_id, SubjectKind::Resource)?;
        request.ask(BookingSettingsOf { resource_id }).await.map(Into::into)
    }
}

/// Changes of how places are booked.
#[derive(Default)]
pub struct BookingSettingsMutation;

#[Object]
impl BookingSettingsMutation {
    /// Of one resource (`resourceId`), of a kind (`resourceType`), or of the space without both: over all that was said there before.
    async fn change_booking_settings(
        &self,
        context: &Context<'_>,
        resource_id: Option<ID>,
        resource_type: Option<ResourceType>,
        input: BookingSettingsInput,
        version: Long,
        idempotency_key: Option<String>,
    ) -> Result<BookingSettingsLayer> {
        let request = Request::of(context)?;
        let resource = request.optional_id(resource_id.as_ref(), SubjectKind::Resource)?;
        let change = ChangeBookingSettings {
            scope: match (resource, resource_type) {
                (Some(id), _) => SettingsScope::Resource(id),
                (None, Some(kind)) => SettingsScope::Kind(kind.into()),
                (None, None) => SettingsScope::Space,
            },
            choice: choice(request, input)?,
            version: version.0,
        };
        request.change(change, idempotency_key).await.map(Into::into)
    }
}
