//! What was drawn becomes what everybody sees, and what was only drawn is made.

use std::collections::HashMap;

use coworkflow_domain::access::Permission;
use coworkflow_domain::floor_plans::{Drawing, FloorPlanRefusal, NewPlace};
use coworkflow_domain::ids::{FloorPlanId, ResourceId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::Refusal;
use coworkflow_store::floor_plans::{self, FloorPlanVersionRow};
use coworkflow_store::resources;
use serde::Serialize;

use super::{FloorPlanView, found_at, without_draft, write};
use crate::failure::{Failure, broken};
use crate::perform::Change;
use crate::resources::CreateResource;
use crate::work::Work;

/// Publishes the draft of a floor as its next version; the places that are only drawn are made in the same breath.
#[derive(Debug, Clone, Serialize)]
pub struct PublishFloorPlan {
    /// Which floor.
    pub id: FloorPlanId,
    /// The version that the editor saw.
    pub version: i64,
}

impl Change for PublishFloorPlan {
    type Output = FloorPlanView;
    const NAME: &'static str = "floor_plans.publish";
    const PERMISSION: Permission = Permission::FloorPlansWrite;

    fn run(&self, work: &mut Work) -> Result<FloorPlanView, Failure> {
        let mut row = found_at(work, self.id, self.version)?;
        let Some(draft) = &row.draft else {
            return Err(FloorPlanRefusal::NothingToPublish { name: row.name }.into());
        };
        let mut drawing = Drawing::read(draft)?;
        for (item, place) in drawing.places_mut() {
            if let Some(new) = place.fresh.take() {
                place.resource_id = Some(made(work, item, new)?);
            }
        }
        let resources = standing(work, row.id, &drawing)?;
        floor_plans::place(work.tx, row.id, &resources)?;
        let number = row.published.unwrap_or(0).saturating_add(1);
        let version = FloorPlanVersionRow {
            floor_plan_id: row.id,
            number,
            drawing: serde_json::to_string(&drawing).map_err(broken)?,
            places: i64::try_from(resources.len()).unwrap_or(i64::MAX),
            published_at: work.now(),
            published_by: work.actor_name().to_owned(),
        };
        floor_plans::insert_version(work.tx, &version)?;
        row.published = Some(number);
        without_draft(&mut row);
        write(work, &mut row)?;
        work.journal(&Event::FloorPlanPublished {
            floor_plan_id: row.id,
            name: row.name.clone(),
            number,
            places: version.places,
        })?;
        Ok(FloorPlanView {
            row,
            published: Some(version),
        })
    }
}

fn made(work: &mut Work, item: &str, new: NewPlace) -> Result<ResourceId, Failure> {
    work.require(Permission::ResourcesWrite)?;
    let create = CreateResource {
        name: new.name,
        resource_type: new.resource_type,
        rate_per_hour: new.rate_per_hour,
        capacity: Some(new.capacity),
        position: None,
        arrangement: None,
    };
    create
        .run(work)
        .map(|view| view.row.id)
        .map_err(|failure| match failure {
            Failure::Refused(refusal) => Refusal::on(*refusal, "drawing").with("item", item).into(),
            other => other,
        })
}

/// The resources that stand on a drawing, all made: in use, and on no other floor.
pub(super) fn standing(work: &mut Work, plan: FloorPlanId, drawing: &Drawing) -> Result<Vec<ResourceId>, Failure> {
    let in_use: HashMap<ResourceId, String> = resources::all(work.tx, false)?
        .into_iter()
        .map(|resource| (resource.id, resource.name))
        .collect();
    let elsewhere: HashMap<ResourceId, String> = floor_plans::placed(work.tx)?
        .into_iter()
        .filter(|placed| placed.floor_plan_id != plan)
        .map(|placed| (placed.resource_id, placed.floor_plan))
        .collect();
    let mut standing = Vec::new();
    for (item, place) in drawing.places() {
        let item = || item.to_owned();
        let Some(id) = place.resource_id else {
            return Err(FloorPlanRefusal::OddPlace { item: item() }.into());
        };
        let Some(name) = in_use.get(&id) else {
            let name = resources::by_id(work.tx, id)?.map(|archived| archived.name);
            return Err(FloorPlanRefusal::Gone { item: item(), name }.into());
        };
        if let Some(plan) = elsewhere.get(&id) {
            return Err(FloorPlanRefusal::PlacedElsewhere {
                item: item(),
                name: name.clone(),
                plan: plan.clone(),
            }
            .into());
        }
        standing.push(id);
    }
    Ok(standing)
}
