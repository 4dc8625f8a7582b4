//! Where somebody is signed in, and ending that: it counts at once, on open sockets too (promise 8).

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{LoginId, UserId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::Instant;
use coworkflow_store::access::{self, LoginRow, UserRow};
use serde::{Deserialize, Serialize};

use crate::context::Actor;
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// One sign-in on one device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInView {
    /// Its id.
    pub id: LoginId,
    /// What the browser says it is; empty when it doesn't.
    pub device: String,
    /// Signed in at.
    pub created_at: Instant,
    /// When it was used last, to some minutes.
    pub used_at: Instant,
    /// When it ends unless it is used.
    pub expires_at: Instant,
    /// Whether the actor asks by it.
    pub current: bool,
}

/// The actor's own sign-ins, the one used last first.
#[derive(Debug, Clone, Copy)]
pub struct MySignIns;

impl Question for MySignIns {
    type Output = Vec<SignInView>;
    const NAME: &'static str = "sign_ins.mine";
    const PERMISSION: Permission = Permission::AccountOwn;

    fn run(&self, work: &mut Work) -> Result<Vec<SignInView>, Failure> {
        let own = work.actor_id();
        sign_ins(work, own)
    }
}

/// The sign-ins of somebody else, the one used last first.
#[derive(Debug, Clone, Copy)]
pub struct SignInsOf {
    /// Whose.
    pub user_id: UserId,
}

impl Question for SignInsOf {
    type Output = Vec<SignInView>;
    const NAME: &'static str = "sign_ins.of";
    const PERMISSION: Permission = Permission::UsersWrite;

    fn run(&self, work: &mut Work) -> Result<Vec<SignInView>, Failure> {
        let user = covered(work, self.user_id)?;
        sign_ins(work, user.id)
    }
}

/// Ends a sign-in: the actor's own, or that of somebody who may do no more than they.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct EndSignIn {
    /// Which.
    pub id: LoginId,
}

impl Change for EndSignIn {
    type Output = SignInView;
    const NAME: &'static str = "sign_ins.end";
    const PERMISSION: Permission = Permission::AccountOwn;

    fn run(&self, work: &mut Work) -> Result<SignInView, Failure> {
        let not_found = || General::NotFound {
            what: SubjectKind::Login,
        };
        let row = access::login(work.tx, self.id)?.ok_or_else(not_found)?;
        // Others' sign-ins are not there for who may not end them (A3).
        if row.user_id != work.actor_id() && !work.may(Permission::UsersWrite) {
            return Err(not_found().into());
        }
        let user = covered(work, row.user_id)?;
        let now = work.now();
        if access::revoke(work.tx, row.id, now)? {
            work.journal(&Event::SignInEnded {
                user_id: user.id,
                name: user.name,
                device: row.device.clone(),
            })?;
        }
        Ok(view(work, row))
    }
}

/// Ends the actor's sign-ins but the one that they ask by; says how many.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct EndOtherSignIns;

impl Change for EndOtherSignIns {
    type Output = i64;
    const NAME: &'static str = "sign_ins.end_others";
    const PERMISSION: Permission = Permission::AccountOwn;

    fn run(&self, work: &mut Work) -> Result<i64, Failure> {
        let own = work.actor_id();
        end_all(work, own)
    }
}

/// Ends all sign-ins of somebody who may do no more than the actor; says how many.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct EndSignIns {
    /// Whose.
    pub user_id: UserId,
}

impl Change for EndSignIns {
    type Output = i64;
    const NAME: &'static str = "sign_ins.end_all";
    const PERMISSION: Permission = Permission::UsersWrite;

    fn run(&self, work: &mut Work) -> Result<i64, Failure> {
        end_all(work, self.user_id)
    }
}

/// Ends all sign-ins of a user but the one that the actor asks by.
fn end_all(work: &mut Work, user: UserId) -> Result<i64, Failure> {
    let user = covered(work, user)?;
    let but = match work.actor() {
        Actor::Login { login, .. } => login,
        Actor::Key { .. } | Actor::System | Actor::Stranger => LoginId::from_uuid(uuid::Uuid::nil()),
    };
    let now = work.now();
    let ended = access::revoke_others(work.tx, user.id, but, now)?;
    if ended > 0 {
        work.journal(&Event::SignInEnded {
            user_id: user.id,
            name: user.name,
            device: String::new(),
        })?;
    }
    Ok(i64::try_from(ended).unwrap_or(i64::MAX))
}

/// A user who may do no more than the actor.
fn covered(work: &mut Work, id: UserId) -> Result<UserRow, Failure> {
    let user = access::user(work.tx, id)?.ok_or(General::NotFound {
        what: SubjectKind::User,
    })?;
    work.covers(&user)?;
    Ok(user)
}

fn sign_ins(work: &mut Work, user: UserId) -> Result<Vec<SignInView>, Failure> {
    let now = work.now();
    let rows = access::logins(work.tx, user, now)?;
    Ok(rows.into_iter().map(|row| view(work, row)).collect())
}

fn view(work: &Work, row: LoginRow) -> SignInView {
    SignInView {
        current: matches!(work.actor(), Actor::Login { login, .. } if login == row.id),
        id: row.id,
        device: row.device,
        created_at: row.created_at,
        used_at: row.rotated_at,
        expires_at: row.expires_at,
    }
}

#[cfg(test)]
#[path = "sign_ins_tests.rs"]
mod tests;
