//! Seats, desks, rooms and event spaces: what they are, and whether they are free.

mod archive;
mod arrange;
mod change;
mod create;
mod list;
mod out_of_order;
mod view;

pub use archive::{ArchiveResource, RestoreResource};
pub use arrange::Arrangement;
pub use change::ChangeResource;
pub use create::CreateResource;
pub use list::{ListResources, OneResource};
pub use out_of_order::{SetInOrder, SetOutOfOrder};
pub use view::{ResourceView, state_of, states};

use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::resources::ResourceRefusal;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::DbError;
use coworkflow_store::resources::ResourceRow;

use crate::failure::Failure;
use crate::work::Work;

crate::operations! {
    changes: [CreateResource, ChangeResource, ArchiveResource, RestoreResource, SetOutOfOrder, SetInOrder],
    questions: [ListResources, OneResource],
}

/// The row, or the same refusal as for a random id (`A3`).
pub(crate) fn found(work: &mut Work, id: ResourceId) -> Result<ResourceRow, Failure> {
    let row = coworkflow_store::resources::by_id(work.tx, id)?;
    Ok(row.ok_or(General::NotFound {
        what: SubjectKind::Resource,
    })?)
}

/// A resource with its state.
pub(crate) fn load(work: &mut Work, id: ResourceId) -> Result<ResourceView, Failure> {
    let (row, now) = (found(work, id)?, work.now());
    Ok(ResourceView::load(work.tx, row, now)?)
}

/// Names a refused name.
fn named(error: DbError, name: &str) -> Failure {
    if error.is_constraint("resources_name") {
        return Refusal::from(ResourceRefusal::NameTaken { name: name.to_owned() }).into();
    }
    error.into()
}

/// Writes a changed row, unless somebody else did meanwhile.
fn write(work: &mut Work, row: &mut ResourceRow) -> Result<(), Failure> {
    if !coworkflow_store::resources::update(work.tx, row).map_err(|error| named(error, &row.name))? {
        return Err(General::Stale {
            what: SubjectKind::Resource,
        }
        .into());
    }
    row.version += 1;
    Ok(())
}

#[cfg(test)]
mod tests;
