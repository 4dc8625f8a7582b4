//! The first start: tenant, space and owner, once.

use coworkflow_domain::access::{AccessRefusal, Email, Role};
use coworkflow_domain::ids::{SpaceId, TenantId, UserId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Currency;
use coworkflow_domain::refusal::Refusal;
use coworkflow_domain::text::required_line;
use coworkflow_store::access::UserRow;
use coworkflow_store::spaces::SpaceRow;
use coworkflow_store::tenants::TenantRow;
use coworkflow_store::{access, spaces, tenants};
use sha2::{Digest, Sha256};

use super::{Hashed, NAME_CHARS};
use crate::context::{Context, Services};
use crate::failure::Failure;
use crate::spaces::{SpaceInput, checked};
use crate::subscriptions;
use crate::tenants::{Place, write_place};
use crate::work::Work;

/// What the first owner tells.
#[derive(Debug, Clone)]
pub struct SetupInput {
    /// The business.
    pub tenant_name: String,
    /// Its first space.
    pub space: SpaceInput,
    /// ISO 4217 code of all its money.
    pub currency: String,
    /// The owner.
    pub owner_name: String,
    /// What the owner signs in with.
    pub owner_email: String,
    /// Their password.
    pub owner_password: String,
}

/// What was set up.
#[derive(Debug, Clone)]
pub struct SetUp {
    /// The new tenant.
    pub tenant: TenantId,
    /// Its owner.
    pub owner: UserId,
    /// Its space.
    pub space: SpaceRow,
}

/// Which house of the server it will be.
#[derive(Debug, Clone)]
pub(crate) enum SetUpAs {
    /// The first: refused on a server that has one. It has no address of its own.
    First,
    /// One among many, at an address of its own.
    At(Place),
    /// One among many, without an address.
    #[cfg(feature = "testing")]
    Another,
}

/// The input, checked.
struct Checked {
    tenant: TenantRow,
    space: SpaceRow,
    owner: UserRow,
    hash: String,
}

impl Services {
    /// Whether the first owner is still awaited.
    pub async fn setup_needed(&self) -> Result<bool, Failure> {
        self.store
            .read_across_tenants(|tx| Ok(tenants::first_across_tenants(tx)?.is_none()))
            .answer()
            .await
    }

    /// The first tenant of this server, if it was set up: for the command line.
    pub fn first_tenant_now(&self) -> Result<Option<TenantId>, Failure> {
        self.store
            .read_across_tenants(|tx| Ok(tenants::first_across_tenants(tx)?))
            .wait()
    }

    /// Asks for this code at setup from now on: for a server that strangers can reach before its owner does.
    pub fn require_setup_code(&self, code: String) {
        *self.gate.setup_code.lock() = Some(code);
    }

    /// Makes the tenant, its space and its owner. Works once, on an empty server.
    /// `trusted`: the request comes from this machine and needs no code.
    pub async fn set_up(&self, input: SetupInput, code: Option<&str>, trusted: bool) -> Result<SetUp, Failure> {
        if !self.setup_needed().await? {
            return Err(AccessRefusal::SetUpAlready.into());
        }
        if !trusted {
            self.check_setup_code(code)?;
        }
        let password = self.hash(input.owner_password.clone()).await?;
        self.begin_set_up(&input, password, SetUpAs::First)?.answer().await
    }

    /// The same in place: command line, demo and tests.
    pub fn set_up_now(&self, input: &SetupInput) -> Result<SetUp, Failure> {
        self.begin_set_up(input, self.hash_now(&input.owner_password)?, SetUpAs::First)?
            .wait()
    }

    /// Begins to write a new house.
    pub(crate) fn begin_set_up(
        &self,
        input: &SetupInput,
        password: Hashed,
        set_up_as: SetUpAs,
    ) -> Result<coworkflow_store::db::Pending<SetUp, Failure>, Failure> {
        let now = self.clock.now();
        // In their order: the oldest house is found where an address names none.
        let tenant = TenantId::from_uuid(self.new_id(now));
        let currency = Currency::from_code(&input.currency).map_err(|refusal| Refusal::from(refusal).on("currency"))?;
        let checked = Checked {
            tenant: TenantRow {
                name: required_line("tenantName", &input.tenant_name, NAME_CHARS)?,
                currency: currency.code().to_owned(),
                created_at: now,
            },
            space: checked(&input.space, SpaceId::v7(now, self.random.bits()), 1, None)?,
            owner: UserRow {
                id: UserId::v7(now, self.random.bits()),
                name: required_line("ownerName", &input.owner_name, NAME_CHARS)?,
                email: Email::parse(&input.owner_email)
                    .map_err(|refusal| Refusal::from(refusal).on("ownerEmail"))?
                    .into(),
                role: Role::Owner,
                active: true,
                created_at: now,
                customer_id: None,
                custom_role_id: None,
                custom_role: None,
            },
            hash: password.hash,
        };
        let (services, context) = (self.clone(), Context::system(tenant));
        Ok(self.store.write(tenant, move |tx| {
            if matches!(set_up_as, SetUpAs::First) && tenants::first_across_tenants(&mut tx.across_tenants())?.is_some()
            {
                return Err(AccessRefusal::SetUpAlready.into());
            }
            tenants::insert(tx, &checked.tenant)?;
            spaces::insert(tx, &checked.space)?;
            access::insert_user(tx, &checked.owner, &checked.hash)?;
            let owner = &checked.owner;
            let mut work = Work::signed_in(&services, &context, tx, owner.id, &owner.name, owner.role);
            work.journal(&Event::SpaceSetUp {
                space_id: checked.space.id,
                name: checked.space.name.clone(),
            })?;
            subscriptions::insert_defaults(&mut work, checked.space.language, currency)?;
            if let SetUpAs::At(place) = &set_up_as {
                write_place(&mut work, checked.space.id, place, now)?;
            }
            Ok(SetUp {
                tenant,
                owner: owner.id,
                space: checked.space.clone(),
            })
        }))
    }

    pub(crate) fn check_setup_code(&self, code: Option<&str>) -> Result<(), Failure> {
        let expected = self.gate.setup_code.lock().clone();
        // Compared by digest, so that the time tells nothing of the code.
        let digest = |code: &str| Sha256::digest(code.trim().as_bytes());
        match (expected, code) {
            (Some(expected), Some(code)) if digest(&expected) == digest(code) => Ok(()),
            _ => Err(AccessRefusal::WrongSetupCode.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{EmptyHouse, setup_input};

    #[test]
    fn an_empty_server_is_set_up_once() {
        let house = EmptyHouse::new();
        assert_eq!(house.services.first_tenant_now().unwrap(), None);
        let made = house.services.set_up_now(&setup_input()).unwrap();
        assert_eq!(house.services.first_tenant_now().unwrap(), Some(made.tenant));
        assert_eq!(
            (made.space.zone.as_str(), made.space.cut_off.as_str()),
            ("Africa/Cairo", "05:00")
        );
        let again = house.services.set_up_now(&setup_input()).unwrap_err();
        assert_eq!(again.refusal().unwrap().code, "access.set_up_already");
    }

    #[test]
    fn what_is_missing_or_odd_names_its_field_and_writes_nothing() {
        let house = EmptyHouse::new();
        type Spoil = fn(&mut SetupInput);
        let odd: [(&str, Spoil); 6] = [
            ("tenantName", |input| input.tenant_name = " ".into()),
            ("currency", |input| input.currency = "pounds".into()),
            ("zone", |input| input.space.zone = "Mars/Base".into()),
            ("cutOff", |input| input.space.cut_off = "25:00".into()),
            ("ownerEmail", |input| input.owner_email = "nadia".into()),
            ("password", |input| input.owner_password = "12345678".into()),
        ];
        for (field, change) in odd {
            let mut input = setup_input();
            change(&mut input);
            let refused = house.services.set_up_now(&input).unwrap_err();
            assert_eq!(refused.refusal().unwrap().field.as_deref(), Some(field));
        }
        assert_eq!(house.services.first_tenant_now().unwrap(), None);
    }

    #[tokio::test]
    async fn a_stranger_needs_the_code_that_the_server_printed() {
        let house = EmptyHouse::new();
        let refused = house.services.set_up(setup_input(), None, false).await.unwrap_err();
        assert_eq!(refused.refusal().unwrap().code, "access.wrong_setup_code");
        house.services.require_setup_code("4821-7730".into());
        assert!(
            house
                .services
                .set_up(setup_input(), Some("0000-0000"), false)
                .await
                .is_err()
        );
        assert!(
            house
                .services
                .set_up(setup_input(), Some(" 4821-7730 "), false)
                .await
                .is_ok()
        );
    }
}
