//! One's own second step: setting an app up, new recovery codes, turning it off. Each but the last word of setting up asks for
//! the password, so that an unattended desk changes no account.

use coworkflow_domain::access::{AccessRefusal, Permission};
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::General;
use coworkflow_domain::time::Instant;
use coworkflow_store::access::{self, UserRow};
use coworkflow_store::second_steps;
use serde::Serialize;

use super::app::{self, AppToSetUp, CodesMade};
use crate::context::{Actor, Context, Services};
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// Where one stands with the second step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MySecondStep {
    /// Since when an app's digits are asked for.
    pub since: Option<Instant>,
    /// How many recovery codes are left.
    pub codes_left: i64,
    /// Whether the house requires it of one's role.
    pub required: bool,
}

/// Asks where the actor stands with the second step.
#[derive(Debug, Clone, Copy)]
pub struct AskMySecondStep;

impl Question for AskMySecondStep {
    type Output = MySecondStep;
    const NAME: &'static str = "users.my_second_step";
    const PERMISSION: Permission = Permission::AccountOwn;

    fn run(&self, work: &mut Work) -> Result<MySecondStep, Failure> {
        let user = myself(work)?;
        Ok(MySecondStep {
            since: second_steps::of_user(work.tx, user.id)?.and_then(|row| row.confirmed_at),
            codes_left: second_steps::codes_left(work.tx, user.id)?,
            required: second_steps::is_required(work.tx, user.role)?,
        })
    }
}

/// Asks for what is needed to set the app up that waits to be confirmed.
#[derive(Debug, Clone, Copy)]
pub struct MyWaitingApp;

impl Question for MyWaitingApp {
    type Output = AppToSetUp;
    const NAME: &'static str = "users.my_waiting_app";
    const PERMISSION: Permission = Permission::AccountOwn;

    fn run(&self, work: &mut Work) -> Result<AppToSetUp, Failure> {
        let user = myself(work)?;
        app::waiting(work.tx, &user)
    }
}

/// Sets an app up, which counts once it was confirmed.
#[derive(Debug, Clone, Serialize)]
pub struct StartMyApp {
    /// From [`Services::see_my_password`].
    pub seen: Seen,
}

impl Change for StartMyApp {
    type Output = ();
    const NAME: &'static str = "users.start_my_app";
    const PERMISSION: Permission = Permission::AccountOwn;

    fn run(&self, work: &mut Work) -> Result<(), Failure> {
        let user = self.seen.mine(work)?;
        app::start(work, user.id)
    }
}

/// Makes the app count that was set up, by the digits that it shows.
#[derive(Debug, Clone, Serialize)]
pub struct ConfirmMyApp {
    /// What it shows.
    pub code: String,
}

impl Change for ConfirmMyApp {
    type Output = CodesMade;
    const NAME: &'static str = "users.confirm_my_app";
    const PERMISSION: Permission = Permission::AccountOwn;

    fn run(&self, work: &mut Work) -> Result<CodesMade, Failure> {
        let user = myself(work)?;
        app::confirm(work, &user, &self.code)
    }
}

/// Makes new recovery codes; the old ones count no more.
#[derive(Debug, Clone, Serialize)]
pub struct NewMyRecoveryCodes {
    /// From [`Services::see_my_password`].
    pub seen: Seen,
}

impl Change for NewMyRecoveryCodes {
    type Output = CodesMade;
    const NAME: &'static str = "users.new_my_recovery_codes";
    const PERMISSION: Permission = Permission::AccountOwn;

    fn run(&self, work: &mut Work) -> Result<CodesMade, Failure> {
        let user = self.seen.mine(work)?;
        if !second_steps::is_on(work.tx, user.id)? {
            return Err(AccessRefusal::SecondStepOff.into());
        }
        let made = app::make_codes(work, user.id)?;
        work.journal(&Event::RecoveryCodesMade {
            user_id: user.id,
            name: user.name,
        })?;
        Ok(made)
    }
}

/// Turns the second step off. Refused where the house requires it.
#[derive(Debug, Clone, Serialize)]
pub struct EndMySecondStep {
    /// From [`Services::see_my_password`].
    pub seen: Seen,
}

impl Change for EndMySecondStep {
    type Output = ();
    const NAME: &'static str = "users.end_my_second_step";
    const PERMISSION: Permission = Permission::AccountOwn;

    fn run(&self, work: &mut Work) -> Result<(), Failure> {
        let user = self.seen.mine(work)?;
        if second_steps::is_required(work.tx, user.role)? {
            return Err(AccessRefusal::SecondStepRequired.into());
        }
        if !second_steps::is_on(work.tx, user.id)? {
            return Err(AccessRefusal::SecondStepOff.into());
        }
        second_steps::delete(work.tx, user.id)?;
        work.journal(&Event::SecondStepOff {
            user_id: user.id,
            name: user.name,
        })
    }
}

/// The hash that somebody's current password was checked against: still the same when the change runs; empty when it was wrong.
/// It takes no part in what an idempotency key remembers.
#[derive(Clone, Serialize)]
pub struct Seen {
    #[serde(skip)]
    pub(super) hash: String,
}

impl std::fmt::Debug for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a password that was looked at")
    }
}

impl Seen {
    /// The actor, whose password it was and still is.
    pub(super) fn mine(&self, work: &mut Work) -> Result<UserRow, Failure> {
        let user = myself(work)?;
        if access::password_hash(work.tx, user.id)?.as_deref() == Some(self.hash.as_str()) {
            Ok(user)
        } else {
            Err(AccessRefusal::WrongCurrentPassword.into())
        }
    }
}

impl Services {
    /// Checks the actor's current password, slowed as at sign-in. `keyed`: sent under a key, a wrong one is found wrong in the
    /// change itself, so that what was answered before is answered again.
    pub async fn see_my_password(&self, context: &Context, current: String, keyed: bool) -> Result<Seen, Failure> {
        let Actor::Login { user, .. } = context.actor else {
            return Err(General::SignInNeeded.into());
        };
        let hash = self.ask(context, super::change_my_password::MyHash).await?;
        let account = format!("password of {user}");
        self.slow_user(&account).await?;
        if self.verify(current, Some(hash.clone())).await? {
            self.trust_user(&account).await;
            Ok(Seen { hash })
        } else if keyed {
            Ok(Seen { hash: String::new() })
        } else {
            Err(AccessRefusal::WrongCurrentPassword.into())
        }
    }
}

/// The actor, who signed in: a key changes no account.
pub(super) fn myself(work: &mut Work) -> Result<UserRow, Failure> {
    let Actor::Login { user, .. } = work.actor() else {
        return Err(General::SignInNeeded.into());
    };
    Ok(access::user(work.tx, user)?.ok_or(General::SignInNeeded)?)
}
