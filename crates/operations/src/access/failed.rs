//! Refused sign-ins in the journal: the first at once, those that follow together, so that a flood of guesses does not bury
//! what people did.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{TenantId, UserId};
use coworkflow_domain::journal::Event;
use coworkflow_store::sign_in_failures::{self, FailuresRow};
use coworkflow_store::{access, tenants};

use crate::context::{Context, Services};
use crate::failure::Failure;
use crate::work::Work;

/// How long further ones are told together.
const TOGETHER_HOURS: i64 = 1;

impl Services {
    /// Notes that a sign-in of a known user was refused; nobody waits for it, so that it takes no longer than for an unknown
    /// one.
    pub(crate) fn note_failed(&self, tenant: TenantId, user: UserId) {
        let (services, context) = (self.clone(), Context::system(tenant));
        drop(self.store.write(tenant, move |tx| {
            let Some(user) = access::user(tx, user)? else {
                return Ok(());
            };
            let mut work = Work::begin(&services, &context, tx, Permission::AccountOwn)?;
            let now = work.now();
            match sign_in_failures::of(work.tx, user.id)? {
                Some(before) if now < before.since.plus_hours(TOGETHER_HOURS) => {
                    let more = before.more.saturating_add(1);
                    sign_in_failures::put(work.tx, &FailuresRow { more, ..before })?;
                }
                _ => {
                    tell_together(&mut work, user.id)?;
                    let first = FailuresRow {
                        user_id: user.id,
                        since: now,
                        more: 0,
                    };
                    sign_in_failures::put(work.tx, &first)?;
                    work.journal(&Event::SignInFailed {
                        user_id: Some(user.id),
                        email: user.email,
                    })?;
                }
            }
            Ok::<_, Failure>(())
        }));
    }

    /// Tells of refused sign-ins of all tenants that nobody followed up within the hour: the work of an hourly job.
    pub async fn tell_failed_sign_ins(&self) -> Result<(), Failure> {
        let before = self.clock.now().plus_hours(-TOGETHER_HOURS);
        let all = self
            .store
            .read_across_tenants(|tx| Ok::<_, Failure>(tenants::all_across_tenants(tx)?));
        for tenant in all.answer().await? {
            let (services, context) = (self.clone(), Context::system(tenant));
            let told = self.store.write(tenant, move |tx| {
                let mut work = Work::begin(&services, &context, tx, Permission::AccountOwn)?;
                for row in sign_in_failures::before(work.tx, before)? {
                    tell_together(&mut work, row.user_id)?;
                }
                Ok::<_, Failure>(())
            });
            told.answer().await?;
        }
        Ok(())
    }
}

/// Tells how many sign-ins of a user were refused after the one that was told at once, and begins anew: when they sign in,
/// or when the time is over.
pub(super) fn tell_together(work: &mut Work, user: UserId) -> Result<(), Failure> {
    let Some(row) = sign_in_failures::of(work.tx, user)? else {
        return Ok(());
    };
    sign_in_failures::forget(work.tx, user)?;
    let known = access::user(work.tx, user)?;
    match known {
        Some(known) if row.more > 0 => work.journal_of_system(&Event::SignInsFailed {
            user_id: user,
            email: known.email,
            count: row.more,
            since: row.since,
        }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use coworkflow_store::journal;

    use crate::testing::{MANAGER_EMAIL, PASSWORD, TestHouse, block_on};

    fn told(house: &TestHouse) -> Vec<String> {
        let rows = house.read(|tx| journal::page(tx, &journal::Filter::default(), 50));
        let failed = rows.into_iter().map(|row| row.event);
        failed.filter(|event| event.contains("failed")).collect()
    }

    /// A sign-in from an address of its own, as a thousand machines would try.
    fn guess(house: &TestHouse, from: u8, password: &str) -> bool {
        let address = IpAddr::V4(Ipv4Addr::new(10, 0, 0, from));
        let tried = house
            .services
            .sign_in(house.tenant, MANAGER_EMAIL, password.into(), address, "a machine");
        let entered = block_on(tried).is_ok();
        // What nobody waits for is written by then: before what is asked for after it.
        house.sign_in_again(&house.staff);
        entered
    }

    // J1, promise 10
    #[test]
    fn the_first_refused_sign_in_is_told_at_once_and_the_others_together() {
        let house = TestHouse::new();
        for from in 1..=4 {
            assert!(!guess(&house, from, "a guess"));
        }
        assert_eq!(told(&house), ["user.sign_in_failed"]);
        assert!(guess(&house, 9, PASSWORD));
        assert_eq!(told(&house), ["user.sign_ins_failed", "user.sign_in_failed"]);
        let rows = house.read(|tx| journal::page(tx, &journal::Filter::default(), 50));
        let together = rows.iter().find(|row| row.event == "user.sign_ins_failed").unwrap();
        assert!(together.body.contains("\"count\":3"), "{}", together.body);
        // The next one is told at once again.
        assert!(!guess(&house, 5, "a guess"));
        assert_eq!(told(&house).len(), 3);
    }

    #[test]
    fn what_nobody_followed_up_is_told_within_the_hour() {
        let house = TestHouse::new();
        for from in 1..=3 {
            assert!(!guess(&house, from, "a guess"));
        }
        block_on(house.services.tell_failed_sign_ins()).unwrap();
        assert_eq!(told(&house).len(), 1);
        house.clock.advance_minutes(61);
        block_on(house.services.tell_failed_sign_ins()).unwrap();
        block_on(house.services.tell_failed_sign_ins()).unwrap();
        assert_eq!(told(&house), ["user.sign_ins_failed", "user.sign_in_failed"]);
    }
}
