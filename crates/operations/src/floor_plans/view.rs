//! A floor as it is looked at.

use std::collections::HashMap;

use coworkflow_store::floor_plans::{self, FloorPlanRow, FloorPlanVersionRow};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::work::Work;

/// A floor: its draft for those who draw, and what everybody sees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FloorPlanView {
    /// The floor. Whoever may not draw gets it without its draft.
    pub row: FloorPlanRow,
    /// What is published, once something is.
    pub published: Option<FloorPlanVersionRow>,
}

impl FloorPlanView {
    pub(super) fn load(work: &mut Work, row: FloorPlanRow) -> Result<Self, Failure> {
        let published = match row.published {
            Some(number) => floor_plans::version(work.tx, row.id, number)?,
            None => None,
        };
        Ok(FloorPlanView { row, published })
    }
}

/// Every floor in use, or every one that is archived, in their order.
pub(super) fn all(work: &mut Work, archived: bool) -> Result<Vec<FloorPlanView>, Failure> {
    let mut published: HashMap<_, _> = floor_plans::published(work.tx, archived)?
        .into_iter()
        .map(|version| (version.floor_plan_id, version))
        .collect();
    let rows = floor_plans::all(work.tx, archived)?;
    let view = |row: FloorPlanRow| FloorPlanView {
        published: published.remove(&row.id),
        row,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// The floors that everybody sees, without what is being drawn. For those who may look: it asks for no permission of its own.
pub(crate) fn published(work: &mut Work) -> Result<Vec<FloorPlanView>, Failure> {
    let mut views = all(work, false)?;
    views.retain(|view| view.published.is_some());
    for view in &mut views {
        super::without_draft(&mut view.row);
    }
    Ok(views)
}
