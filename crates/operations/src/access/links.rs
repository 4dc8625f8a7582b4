//! Getting in by a link in a mail: to sign in, or to choose a new password. Each works once, for 15 minutes.

use std::net::IpAddr;

use coworkflow_domain::access::{AccessRefusal, Email, LINK_MINUTES, LINKS_AT_ONCE, LinkPurpose, Role, check_password};
use coworkflow_domain::ids::{LinkId, LoginId, TenantId, UserId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::mails::Letter;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::Instant;
use coworkflow_store::access::{self, UserRow};
use coworkflow_store::sign_in_links::{self, LinkRow};
use coworkflow_store::{Tx, tenancies};

use super::second_step::Entered;
use crate::context::{Context, Services};
use crate::failure::Failure;
use crate::mails::{self, Recipient};
use crate::work::Work;

impl Services {
    /// Sends a link to whoever signs in with this address, if somebody does: the answer is the same, in words and time.
    /// Open to strangers, and slowed as sign-in is (promise 10).
    pub async fn send_link(
        &self,
        house: TenantId,
        email: &str,
        purpose: LinkPurpose,
        lang: Lang,
        address: IpAddr,
    ) -> Result<(), Failure> {
        if self.mail.is_none() {
            return Err(AccessRefusal::NoMail.into());
        }
        let email = Email::parse(email)?;
        self.slow_strangers(&format!("{house} link to {email}"), address)
            .await?;
        let found = self
            .store
            .read(house, move |tx| {
                tenancies::state(tx)?.open()?;
                Ok::<_, Failure>(access::credentials(tx, email.as_str())?)
            })
            .answer()
            .await?;
        let Some(found) = found.filter(|found| found.active) else {
            return Ok(());
        };
        let (services, context, user) = (self.clone(), Context::system(house), found.user_id);
        // Nobody waits for it, so that it takes no longer than for an unknown address.
        drop(self.store.write(house, move |tx| {
            let mut work = Work::of_system(&services, &context, tx);
            write_link(&mut work, user, purpose, lang)
        }));
        Ok(())
    }

    /// Takes the first step for whoever opens such a link.
    pub async fn open_link(&self, house: TenantId, token: &str, device: &str) -> Result<Entered, Failure> {
        let link = self.link_of(house, token)?;
        let now = self.clock.now();
        let opened = self.store.write(house, move |tx| {
            let user = counting(tx, link, LinkPurpose::SignIn, now)?;
            sign_in_links::use_up(tx, link)?.ok_or(AccessRefusal::MailLinkEnded)?;
            Ok::<_, Failure>(user.id)
        });
        let user = opened.answer().await?;
        self.enter(house, user, None, device).await
    }

    /// Sets the password that whoever opens such a link chose, ends all their sign-ins and takes the first step. A password that is
    /// refused does not use the link up.
    pub async fn set_password_by_link(
        &self,
        house: TenantId,
        token: &str,
        password: String,
        device: &str,
    ) -> Result<Entered, Failure> {
        let link = self.link_of(house, token)?;
        let now = self.clock.now();
        check_password(&password)?;
        // Whoever has no link is turned away before a hashing that costs.
        let look = self.store.read(house, move |tx| {
            counting(tx, link, LinkPurpose::Password, now).map(drop)
        });
        look.answer().await?;
        let password = self.hash(password).await?;
        let (services, context) = (self.clone(), Context::system(house));
        let set = self.store.write(house, move |tx| {
            let user = counting(tx, link, LinkPurpose::Password, now)?;
            // All links of the user go with the password that they had.
            access::set_password(tx, user.id, &password.hash)?;
            access::revoke_others(tx, user.id, LoginId::from_uuid(uuid::Uuid::nil()), now)?;
            let mut work = Work::signed_in(&services, &context, tx, user.id, &user.name, user.role);
            work.journal(&Event::PasswordSetByLink {
                user_id: user.id,
                name: user.name.clone(),
            })?;
            Ok::<_, Failure>(user.id)
        });
        let user = set.answer().await?;
        self.enter(house, user, None, device).await
    }

    /// What stands in a link. It is made anew from its id, so that it need not be kept.
    pub(crate) fn link_token(&self, tenant: TenantId, link: LinkId) -> String {
        let secret = self.link_secret(&format!("sign-in link {tenant} {link}"));
        format!("{}.{}.{secret}", tenant.uuid().simple(), link.uuid().simple())
    }

    /// Which link of this house it is, if we made it (A3).
    fn link_of(&self, house: TenantId, token: &str) -> Result<LinkId, AccessRefusal> {
        let link = token.split('.').nth(1).and_then(|link| link.parse().ok());
        link.filter(|link| self.link_token(house, *link) == token)
            .ok_or(AccessRefusal::MailLinkEnded)
    }
}

/// Makes a link and the mail that brings it, unless enough of them wait for this user already.
fn write_link(work: &mut Work, user: UserId, purpose: LinkPurpose, lang: Lang) -> Result<(), Failure> {
    let now = work.now();
    let Some(user) = access::user(work.tx, user)?.filter(|user| user.active && user.role != Role::Display) else {
        return Ok(());
    };
    if sign_in_links::count_since(work.tx, user.id, now.plus_minutes(-LINK_MINUTES))? >= LINKS_AT_ONCE {
        return Ok(());
    }
    let row = LinkRow {
        id: work.new_id(),
        user_id: user.id,
        purpose,
        email: user.email.clone(),
        created_at: now,
        expires_at: now.plus_minutes(LINK_MINUTES),
    };
    sign_in_links::insert(work.tx, &row)?;
    let (user_id, name) = (user.id, user.name.clone());
    let (letter, event) = match purpose {
        LinkPurpose::SignIn => (
            Letter::SignInLink { link_id: row.id },
            Event::SignInLinkSent { user_id, name },
        ),
        LinkPurpose::Password => (
            Letter::PasswordLink { link_id: row.id },
            Event::PasswordLinkSent { user_id, name },
        ),
    };
    let to = Recipient {
        name: &user.name,
        address: &user.email,
        lang,
    };
    mails::write(work, &letter, &to, Some(row.expires_at))?;
    work.journal(&event)
}

/// Whom a link lets in that counts: unused, not ended, and sent to the address that the user still has.
fn counting(tx: &mut Tx, link: LinkId, purpose: LinkPurpose, now: Instant) -> Result<UserRow, Failure> {
    let row = sign_in_links::by_id(tx, link)?.filter(|row| row.purpose == purpose && row.expires_at > now);
    let row = row.ok_or(AccessRefusal::MailLinkEnded)?;
    let user = access::user(tx, row.user_id)?.filter(|user| user.active && user.email == row.email);
    Ok(user.ok_or(AccessRefusal::MailLinkEnded)?)
}

#[cfg(test)]
#[path = "links_tests.rs"]
mod tests;
