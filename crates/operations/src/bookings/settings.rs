//! How places are booked: what the space, a kind or one resource says, and what holds (`B5`).

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{BookingSettings, SettingsChoice, SettingsScope};
use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::journal::{Event, Value, changes};
use coworkflow_domain::refusal::General;
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::bookings::{self, SettingsRow};
use coworkflow_store::resources::{self, ResourceRow};
use coworkflow_store::spaces;
use serde::{Deserialize, Serialize};

use super::rules::resolve;
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// What is said in one place, and what holds there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SettingsView {
    /// Where.
    pub scope: SettingsScope,
    /// The name of the resource, when it is one.
    pub name: Option<String>,
    /// What is said there.
    pub choice: SettingsChoice,
    /// What holds there.
    pub settings: BookingSettings,
    /// What would hold there if nothing was said.
    pub inherited: BookingSettings,
    /// 0 while nothing was ever said.
    pub version: i64,
}

/// How all places are booked: the space, each kind, and each resource in use.
#[derive(Debug, Clone, Copy)]
pub struct ListBookingSettings;

impl Question for ListBookingSettings {
    type Output = Vec<SettingsView>;
    const NAME: &'static str = "bookings.list_settings";
    const PERMISSION: Permission = Permission::BookingsRead;

    fn run(&self, work: &mut Work) -> Result<Vec<SettingsView>, Failure> {
        let layers = bookings::choices(work.tx)?;
        let mut views = vec![view(&layers, SettingsScope::Space, None)?];
        for kind in ResourceKind::ALL {
            views.push(view(&layers, SettingsScope::Kind(*kind), None)?);
        }
        for resource in resources::all(work.tx, false)? {
            views.push(view(&layers, SettingsScope::Resource(resource.id), Some(&resource))?);
        }
        Ok(views)
    }
}

/// How one resource is booked.
#[derive(Debug, Clone, Copy)]
pub struct BookingSettingsOf {
    /// Which.
    pub resource_id: ResourceId,
}

impl Question for BookingSettingsOf {
    type Output = SettingsView;
    const NAME: &'static str = "bookings.settings_of";
    const PERMISSION: Permission = Permission::BookingsRead;

    fn run(&self, work: &mut Work) -> Result<SettingsView, Failure> {
        let resource = crate::resources::found(work, self.resource_id)?;
        let layers = bookings::choices(work.tx)?;
        view(&layers, SettingsScope::Resource(resource.id), Some(&resource))
    }
}

/// Says how places are booked, over all that was said there before. Bookings that exist keep what they were made under (`B9`).
#[derive(Debug, Clone, Serialize)]
pub struct ChangeBookingSettings {
    /// Where.
    pub scope: SettingsScope,
    /// What; what is left out is as it is above.
    pub choice: SettingsChoice,
    /// The version that the editor saw; 0 while nothing was ever said.
    pub version: i64,
}

impl Change for ChangeBookingSettings {
    type Output = SettingsView;
    const NAME: &'static str = "bookings.change_settings";
    const PERMISSION: Permission = Permission::BookingsSettings;

    fn run(&self, work: &mut Work) -> Result<SettingsView, Failure> {
        self.choice.check()?;
        let resource = match self.scope {
            SettingsScope::Resource(id) => Some(crate::resources::found(work, id)?),
            SettingsScope::Space | SettingsScope::Kind(_) => None,
        };
        let before = view(&bookings::choices(work.tx)?, self.scope, resource.as_ref())?;
        if before.version != self.version || !bookings::set_choice(work.tx, self.scope, &self.choice, self.version)? {
            return Err(General::Stale {
                what: SubjectKind::Space,
            }
            .into());
        }
        let layers = bookings::choices(work.tx)?;
        consistent(work, &layers)?;
        let after = view(&layers, self.scope, resource.as_ref())?;
        let changes = changes(
            fields(&before.choice)
                .into_iter()
                .zip(fields(&after.choice))
                .map(|((field, before), (_, after))| (field, before, after)),
        );
        if !changes.is_empty() {
            let space_id = spaces::the_space(work.tx)?.id;
            work.journal(&Event::BookingSettingsChanged {
                space_id,
                kind: match self.scope {
                    SettingsScope::Kind(kind) => Some(kind),
                    SettingsScope::Space | SettingsScope::Resource(_) => None,
                },
                resource_id: resource.as_ref().map(|resource| resource.id),
                resource: resource.map(|resource| resource.name).unwrap_or_default(),
                changes,
            })?;
        }
        Ok(after)
    }
}

/// Refuses a layer by which some place could never be booked.
fn consistent(work: &mut Work, layers: &[SettingsRow]) -> Result<(), Failure> {
    for resource in resources::all(work.tx, false)? {
        resolve(layers, &resource)?.consistent()?;
    }
    for kind in ResourceKind::ALL {
        let scope = SettingsScope::Kind(*kind);
        view(layers, scope, None)?.settings.consistent()?;
    }
    Ok(())
}

fn view(layers: &[SettingsRow], scope: SettingsScope, resource: Option<&ResourceRow>) -> Result<SettingsView, Failure> {
    let above: &[SettingsScope] = match (scope, resource) {
        (SettingsScope::Space, _) => &[],
        (SettingsScope::Kind(_), _) | (SettingsScope::Resource(_), None) => &[SettingsScope::Space],
        (SettingsScope::Resource(_), Some(row)) => &[SettingsScope::Space, SettingsScope::Kind(row.resource_type)],
    };
    let layer = |scope: SettingsScope| {
        let name = scope.name();
        layers.iter().find(|row| row.scope == name)
    };
    let mut inherited = BookingSettings::default();
    for scope in above {
        if let Some(row) = layer(*scope) {
            inherited = inherited.under(&row.choice()?);
        }
    }
    let own = layer(scope);
    let choice = own.map(SettingsRow::choice).transpose()?.unwrap_or_default();
    Ok(SettingsView {
        scope,
        name: resource.map(|resource| resource.name.clone()),
        settings: inherited.clone().under(&choice),
        inherited,
        choice,
        version: own.map_or(0, |row| row.version),
    })
}

/// The fields of a layer as the history shows a change of them.
fn fields(choice: &SettingsChoice) -> Vec<(&'static str, Value)> {
    let hours = choice.hours.as_ref().map(|hours| {
        let shown: Vec<String> = hours
            .openings()
            .iter()
            .map(|opening| {
                format!(
                    "{} {}–{}",
                    opening.weekday,
                    opening.opens.strftime("%H:%M"),
                    opening.closes.strftime("%H:%M")
                )
            })
            .collect();
        shown.join(", ")
    });
    vec![
        ("hours", hours.into()),
        ("leadMinutes", choice.lead_minutes.into()),
        ("advanceDays", choice.advance_days.into()),
        ("minMinutes", choice.min_minutes.into()),
        ("maxMinutes", choice.max_minutes.into()),
        ("granularityMinutes", choice.granularity_minutes.into()),
        ("who", choice.who.map(|who| who.name().to_owned()).into()),
        ("approval", choice.approval.into()),
        ("approvalMinutes", choice.approval_minutes.into()),
        ("holdMinutes", choice.hold_minutes.into()),
        ("noShowGraceMinutes", choice.no_show_grace_minutes.into()),
        ("noShowFee", choice.no_show_fee.map(|fee| fee.to_string()).into()),
        ("freeUntilMinutes", choice.free_until_minutes.into()),
        (
            "cancellationFee",
            choice.cancellation_fee.map(|fee| fee.to_string()).into(),
        ),
    ]
}
