//! Of whom the house requires a second step, and the way out for who has lost theirs.

use coworkflow_domain::access::{AccessRefusal, Permission, Role};
use coworkflow_domain::ids::UserId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::access::{self, UserRow};
use coworkflow_store::{second_steps, spaces};
use serde::Serialize;

use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// Asks of which roles the house requires a second step.
#[derive(Debug, Clone, Copy)]
pub struct RequiredSteps;

impl Question for RequiredSteps {
    type Output = Vec<Role>;
    const NAME: &'static str = "users.required_steps";
    const PERMISSION: Permission = Permission::UsersRead;

    fn run(&self, work: &mut Work) -> Result<Vec<Role>, Failure> {
        Ok(second_steps::roles(work.tx)?)
    }
}

/// Requires a second step of these roles: who has none sets it up at their next sign-in.
#[derive(Debug, Clone, Serialize)]
pub struct RequireSteps {
    /// Of which; of no others.
    pub roles: Vec<Role>,
}

impl Change for RequireSteps {
    type Output = Vec<Role>;
    const NAME: &'static str = "users.require_steps";
    const PERMISSION: Permission = Permission::UsersWrite;

    fn run(&self, work: &mut Work) -> Result<Vec<Role>, Failure> {
        let people = [Role::Owner, Role::Manager, Role::Staff, Role::Member];
        let wanted: Vec<Role> = people.into_iter().filter(|role| self.roles.contains(role)).collect();
        let before = second_steps::roles(work.tx)?;
        if people.iter().any(|role| before.contains(role) != wanted.contains(role)) {
            second_steps::require(work.tx, &wanted)?;
            let space = spaces::the_space(work.tx)?;
            work.journal(&Event::SecondStepRequired {
                space_id: space.id,
                roles: wanted.clone(),
            })?;
        }
        Ok(wanted)
    }
}

/// Takes away the second step of somebody who has lost it; they sign in without until they set another one up.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct ResetSecondStep {
    /// Whose.
    pub user_id: UserId,
}

impl Change for ResetSecondStep {
    type Output = UserRow;
    const NAME: &'static str = "users.reset_second_step";
    const PERMISSION: Permission = Permission::UsersWrite;

    fn run(&self, work: &mut Work) -> Result<UserRow, Failure> {
        let user = access::user(work.tx, self.user_id)?.ok_or(General::NotFound {
            what: SubjectKind::User,
        })?;
        work.covers(&user)?;
        if !second_steps::delete(work.tx, user.id)? {
            return Err(AccessRefusal::SecondStepOff.into());
        }
        work.journal(&Event::SecondStepReset {
            user_id: user.id,
            name: user.name.clone(),
        })?;
        Ok(user)
    }
}
