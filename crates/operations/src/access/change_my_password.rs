//! One's own password.

use coworkflow_domain::access::Permission;
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::General;
use coworkflow_store::access::{self, UserRow};
use serde::Serialize;

use super::Hashed;
use super::my_second_step::Seen;
use crate::context::{Actor, Context, Services};
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// Sets the actor's password, once the current one was seen to be right, and ends their other sign-ins.
#[derive(Serialize)]
pub struct ChangeMyPassword {
    password: Hashed,
    seen: Seen,
}

/// The hash of the actor's password; it stays in here.
pub(super) struct MyHash;

impl Services {
    /// Changes the actor's password. Guessing the current one is slowed as at sign-in.
    pub async fn change_my_password(
        &self,
        context: &Context,
        current: String,
        password: String,
        key: Option<String>,
    ) -> Result<UserRow, Failure> {
        // Sent again under its key, the current password is the one before: what was answered then is answered again.
        let seen = self.see_my_password(context, current, key.is_some()).await?;
        let password = self.hash(password).await?;
        self.change(context, ChangeMyPassword { password, seen }, key).await
    }
}

impl Question for MyHash {
    type Output = String;
    const NAME: &'static str = "users.my_hash";
    const PERMISSION: Permission = Permission::AccountOwn;

    fn run(&self, work: &mut Work) -> Result<String, Failure> {
        let id = work.actor_id();
        Ok(access::password_hash(work.tx, id)?.ok_or(General::SignInNeeded)?)
    }
}

impl Change for ChangeMyPassword {
    type Output = UserRow;
    const NAME: &'static str = "users.change_my_password";
    const PERMISSION: Permission = Permission::AccountOwn;

    fn run(&self, work: &mut Work) -> Result<UserRow, Failure> {
        let Actor::Login { user, login } = work.actor() else {
            return Err(General::SignInNeeded.into());
        };
        let row = self.seen.mine(work)?;
        access::set_password(work.tx, user, &self.password.hash)?;
        let now = work.now();
        access::revoke_others(work.tx, user, login, now)?;
        work.journal(&Event::PasswordChanged {
            user_id: row.id,
            name: row.name.clone(),
        })?;
        Ok(row)
    }
}

#[cfg(test)]
mod tests {
    use crate::access::WhoAmI;
    use crate::testing::{PASSWORD, TestHouse, block_on};

    #[test]
    fn the_current_password_is_asked_for_and_other_sign_ins_end() {
        let house = TestHouse::new();
        let elsewhere = house.sign_in_again(&house.staff);
        let change = |current: &str| {
            let new = "basbousa at noon".to_owned();
            block_on(
                house
                    .services
                    .change_my_password(&house.staff, current.into(), new, None),
            )
        };
        assert_eq!(
            change("not my password").unwrap_err().refusal().unwrap().code,
            "access.wrong_current_password"
        );
        assert!(house.ask(&elsewhere, WhoAmI).is_ok());
        change(PASSWORD).unwrap();
        assert!(house.ask(&house.staff, WhoAmI).is_ok());
        assert!(house.ask(&elsewhere, WhoAmI).is_err());
        assert_eq!(
            change(PASSWORD).unwrap_err().refusal().unwrap().code,
            "access.wrong_current_password"
        );
    }

    // M12
    #[test]
    fn the_same_change_sent_again_under_its_key_is_answered_again() {
        let house = TestHouse::new();
        let change = |current: &str, key: &str| {
            let (current, new) = (current.to_owned(), "basbousa at noon".to_owned());
            let services = &house.services;
            block_on(services.change_my_password(&house.staff, current, new, Some(key.to_owned())))
        };
        assert!(change("not my password", "key-1").is_err());
        let first = change(PASSWORD, "key-1").unwrap();
        assert_eq!(change(PASSWORD, "key-1").unwrap(), first);
        let other = change(PASSWORD, "key-2").unwrap_err();
        assert_eq!(other.refusal().unwrap().code, "access.wrong_current_password");
    }

    #[test]
    fn guessing_ones_way_to_another_password_is_slowed() {
        let house = TestHouse::new();
        let guess = || {
            let new = "basbousa at noon".to_owned();
            block_on(
                house
                    .services
                    .change_my_password(&house.staff, "a guess".into(), new, None),
            )
        };
        for _ in 0..5 {
            guess().unwrap_err();
        }
        assert_eq!(guess().unwrap_err().refusal().unwrap().code, "access.too_many_attempts");
    }
}
