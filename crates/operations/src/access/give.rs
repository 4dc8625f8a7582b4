//! Giving somebody a role: never more than whoever gives it may do.

use coworkflow_domain::access::{AccessRefusal, Grants, RightsRefusal, Role};
use coworkflow_domain::ids::CustomRoleId;
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::access::UserRow;
use coworkflow_store::roles;

use crate::failure::Failure;
use crate::work::Work;

/// A role that may be given.
pub(super) struct Given {
    pub(super) role: Role,
    pub(super) custom_role_id: Option<CustomRoleId>,
    pub(super) custom_role: Option<String>,
}

impl Given {
    /// The role that somebody keeps.
    pub(super) fn as_before(user: &UserRow) -> Given {
        Given {
            role: user.role,
            custom_role_id: user.custom_role_id,
            custom_role: user.custom_role.clone(),
        }
    }
}

/// The role as it is given to somebody of the team: the one of the house's own where there is one. Refused: what goes beyond
/// what the actor may do (A2), and a role that the team doesn't have.
pub(super) fn given(work: &mut Work, role: Role, custom: Option<CustomRoleId>) -> Result<Given, Failure> {
    if !role.is_of_team() {
        return Err(AccessRefusal::MembersAreInvited.into());
    }
    let (given, grants) = match custom {
        None => {
            let given = Given {
                role,
                custom_role_id: None,
                custom_role: None,
            };
            (given, role.grants())
        }
        Some(id) => {
            let row = roles::role(work.tx, id)?.ok_or(General::NotFound {
                what: SubjectKind::Role,
            })?;
            let given = Given {
                role: Role::Staff,
                custom_role_id: Some(row.id),
                custom_role: Some(row.name),
            };
            (given, Grants::from_text(&row.permissions))
        }
    };
    within(work.grants(), grants, "role")?;
    Ok(given)
}

/// Refuses what goes beyond what somebody may do.
pub(super) fn within(own: Grants, given: Grants, field: &'static str) -> Result<(), Failure> {
    let more = given.without(own);
    if more.is_empty() {
        return Ok(());
    }
    Err(Refusal::from(RightsRefusal::MoreThanOwn { more }).on(field).into())
}

/// The name of what a user is: that of a role of the house's own, or the stable name of one that is always there.
pub(super) fn role_of(user: &UserRow) -> &str {
    user.custom_role.as_deref().unwrap_or(user.role.name())
}
