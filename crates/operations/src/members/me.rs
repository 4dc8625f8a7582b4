//! A member's own page: who they are to the house, and what they may change of it.

use coworkflow_domain::access::{Email, Permission};
use coworkflow_domain::customers::{NewCustomer, human_id};
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::journal::{Event, changes};
use coworkflow_domain::money::Currency;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::Instant;
use coworkflow_store::access::{self, UserRow};
use coworkflow_store::customers::{self, CustomerRow};
use coworkflow_store::journal;
use coworkflow_store::spaces::{self, SpaceRow};
use coworkflow_store::tenants;
use serde::Serialize;

use crate::access::email_taken;
use crate::customers::{Entry, known};
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// Asks who the member is, and what their screen needs first.
#[derive(Debug, Clone, Copy)]
pub struct Me;

/// A member and their house. Of the house only what strangers may know leaves the server (`A4`).
#[derive(Debug, Clone, PartialEq)]
pub struct MeView {
    /// What they sign in with.
    pub user: UserRow,
    /// Who they are to the house.
    pub customer: CustomerRow,
    /// The business.
    pub tenant_name: String,
    /// Of all its money.
    pub currency: Currency,
    /// Its space.
    pub space: SpaceRow,
    /// The clock that counts.
    pub server_time: Instant,
    /// The last entry of the journal that was there: what comes after it is heard by whoever listens from it on.
    pub seq: i64,
}

impl Question for Me {
    type Output = MeView;
    const NAME: &'static str = "members.me";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<MeView, Failure> {
        let (id, customer) = (work.actor_id(), own(work)?);
        Ok(MeView {
            user: access::user(work.tx, id)?.ok_or(General::SignInNeeded)?,
            customer,
            tenant_name: tenants::this(work.tx)?.name,
            currency: tenants::currency(work.tx)?,
            space: spaces::the_space(work.tx)?,
            server_time: work.now(),
            seq: journal::last_seq(work.tx)?,
        })
    }
}

/// Changes how a member is called and reached, and what they sign in with.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeMyProfile {
    /// As they are called.
    pub name: String,
    /// In any spelling (`A1`).
    pub phone: Option<String>,
    /// What they sign in with, and where they are written to.
    pub email: String,
}

impl Change for ChangeMyProfile {
    type Output = CustomerId;
    const NAME: &'static str = "members.change_profile";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<CustomerId, Failure> {
        let before = own(work)?;
        let email: String = Email::parse(&self.email)?.into();
        let notes = before.notes.clone();
        let entry: Entry = NewCustomer::checked(&self.name, self.phone.as_deref(), Some(&email), Some(&notes))?.into();
        let id = work.actor_id();
        let user = access::user(work.tx, id)?.ok_or(General::SignInNeeded)?;
        let user = UserRow {
            name: entry.name.clone(),
            email,
            ..user
        };
        access::update_user(work.tx, &user).map_err(email_taken)?;
        let row = CustomerRow {
            name: entry.name,
            search_key: entry.search_key,
            search_text: entry.search_text,
            phone: entry.phone,
            email: entry.email,
            ..before.clone()
        };
        if !customers::update(work.tx, &row)? {
            return Err(General::Stale {
                what: SubjectKind::Customer,
            }
            .into());
        }
        let changes = changes([
            ("name", before.name.as_str().into(), row.name.as_str().into()),
            ("phone", before.phone.into(), row.phone.clone().into()),
            ("email", before.email.into(), row.email.clone().into()),
        ]);
        if !changes.is_empty() {
            work.journal(&Event::CustomerChanged {
                customer_id: row.id,
                human_id: human_id(row.number),
                name: row.name,
                changes,
            })?;
        }
        Ok(row.id)
    }
}

/// Who the member is to the house.
pub(crate) fn own(work: &mut Work) -> Result<CustomerRow, Failure> {
    let id = work.own_customer()?;
    known(work, id)
}
