//! Roles of the house's own: sets of permissions with a name.

use coworkflow_domain::access::{CustomRole, Grants, Permission, ROLES, RightsRefusal};
use coworkflow_domain::ids::CustomRoleId;
use coworkflow_domain::journal::{Event, changes};
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::search_key;
use coworkflow_store::DbError;
use coworkflow_store::roles::{self, RoleRow};
use serde::{Deserialize, Serialize};

use super::give::within;
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// A role of the house's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleView {
    /// Its id.
    pub id: CustomRoleId,
    /// As people see it.
    pub name: String,
    /// What its people may do.
    pub grants: Grants,
    /// How many have it.
    pub people: i64,
    /// Counts changes.
    pub version: i64,
    /// Whether the actor may change it, because they may do as much.
    pub within_own: bool,
}

/// All roles of the house's own, by name.
#[derive(Debug, Clone, Copy)]
pub struct ListRoles;

impl Question for ListRoles {
    type Output = Vec<RoleView>;
    const NAME: &'static str = "roles.list";
    const PERMISSION: Permission = Permission::UsersRead;

    fn run(&self, work: &mut Work) -> Result<Vec<RoleView>, Failure> {
        let used = roles::used(work.tx)?;
        let all = roles::all(work.tx)?;
        let people = |id| {
            used.iter()
                .find(|used| used.role_id == id)
                .map_or(0, |used| used.people)
        };
        Ok(all.into_iter().map(|row| view(work, people(row.id), row)).collect())
    }
}

/// Makes a role.
#[derive(Debug, Clone, Serialize)]
pub struct CreateRole {
    /// As people will see it.
    pub name: String,
    /// What its people may do.
    pub grants: Grants,
}

impl Change for CreateRole {
    type Output = RoleView;
    const NAME: &'static str = "roles.create";
    const PERMISSION: Permission = Permission::RolesWrite;

    fn run(&self, work: &mut Work) -> Result<RoleView, Failure> {
        let role = CustomRole::checked(&self.name, self.grants, work.grants())?;
        let row = RoleRow {
            id: work.new_id(),
            search_key: search_key(&role.name),
            name: role.name,
            permissions: role.grants.to_text(),
            created_at: work.now(),
            version: 1,
        };
        roles::insert(work.tx, &row).map_err(|error| name_taken(error, &row))?;
        if i64::try_from(roles::all(work.tx)?.len()).unwrap_or(i64::MAX) > ROLES {
            return Err(RightsRefusal::TooMany { most: ROLES }.into());
        }
        work.journal(&Event::RoleCreated {
            role_id: row.id,
            name: row.name.clone(),
            permissions: role.grants,
        })?;
        Ok(view(work, 0, row))
    }
}

/// Changes a role: whoever has it may do something else from the next operation on.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeRole {
    /// Which.
    pub id: CustomRoleId,
    /// As people will see it.
    pub name: String,
    /// What its people may do.
    pub grants: Grants,
    /// What was looked at.
    pub version: i64,
}

impl Change for ChangeRole {
    type Output = RoleView;
    const NAME: &'static str = "roles.change";
    const PERMISSION: Permission = Permission::RolesWrite;

    fn run(&self, work: &mut Work) -> Result<RoleView, Failure> {
        let before = known(work, self.id)?;
        let had = Grants::from_text(&before.permissions);
        let role = CustomRole::checked(&self.name, self.grants, work.grants())?;
        let row = RoleRow {
            search_key: search_key(&role.name),
            name: role.name,
            permissions: role.grants.to_text(),
            version: self.version,
            ..before.clone()
        };
        if !roles::update(work.tx, &row).map_err(|error| name_taken(error, &row))? {
            return Err(General::Stale {
                what: SubjectKind::Role,
            }
            .into());
        }
        let changes = changes([("name", before.name.as_str().into(), row.name.as_str().into())]);
        let (given, taken) = (role.grants.without(had), had.without(role.grants));
        if !changes.is_empty() || !given.is_empty() || !taken.is_empty() {
            work.journal(&Event::RoleChanged {
                role_id: row.id,
                name: row.name.clone(),
                changes,
                given,
                taken,
            })?;
        }
        let people = in_use(work, row.id)?;
        let row = RoleRow {
            version: row.version + 1,
            ..row
        };
        Ok(view(work, people, row))
    }
}

/// Takes a role away that nobody has and nobody is invited to.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct DeleteRole {
    /// Which.
    pub id: CustomRoleId,
}

impl Change for DeleteRole {
    type Output = RoleView;
    const NAME: &'static str = "roles.delete";
    const PERMISSION: Permission = Permission::RolesWrite;

    fn run(&self, work: &mut Work) -> Result<RoleView, Failure> {
        let row = known(work, self.id)?;
        let now = work.now();
        let people = roles::people(work.tx, row.id, now)?;
        if people > 0 {
            return Err(RightsRefusal::RoleInUse { name: row.name, people }.into());
        }
        roles::delete(work.tx, row.id, now)?;
        work.journal(&Event::RoleDeleted {
            role_id: row.id,
            name: row.name.clone(),
        })?;
        Ok(view(work, 0, row))
    }
}

/// A role that the actor may change: one that allows no more than they may do.
fn known(work: &mut Work, id: CustomRoleId) -> Result<RoleRow, Failure> {
    let row = roles::role(work.tx, id)?.ok_or(General::NotFound {
        what: SubjectKind::Role,
    })?;
    within(work.grants(), Grants::from_text(&row.permissions), "permissions")?;
    Ok(row)
}

fn in_use(work: &mut Work, id: CustomRoleId) -> Result<i64, Failure> {
    let used = roles::used(work.tx)?;
    Ok(used
        .iter()
        .find(|used| used.role_id == id)
        .map_or(0, |used| used.people))
}

fn view(work: &Work, people: i64, row: RoleRow) -> RoleView {
    let grants = Grants::from_text(&row.permissions);
    RoleView {
        id: row.id,
        name: row.name,
        grants,
        people,
        version: row.version,
        within_own: work.grants().cover(grants),
    }
}

fn name_taken(error: DbError, row: &RoleRow) -> Failure {
    if error.is_constraint("custom_roles_name") {
        RightsRefusal::NameTaken { name: row.name.clone() }.into()
    } else {
        error.into()
    }
}

#[cfg(test)]
#[path = "roles_tests.rs"]
mod tests;
