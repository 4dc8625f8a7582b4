//! Out of the lists, and back in: customers with history are never removed.

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::{CustomerRefusal, human_id};
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::tenants::Limited;
use coworkflow_store::customers::{self, CustomerRow};
use serde::Serialize;

use super::known;
use crate::failure::Failure;
use crate::members;
use crate::perform::Change;
use crate::tenants::allow;
use crate::work::Work;

/// Takes a customer out of the lists; refused while they sit here, have booked, owe or have something on the account.
#[derive(Debug, Clone, Serialize)]
pub struct ArchiveCustomer {
    /// Whom.
    pub id: CustomerId,
}

/// Takes an archived customer back into the lists.
#[derive(Debug, Clone, Serialize)]
pub struct RestoreCustomer {
    /// Whom.
    pub id: CustomerId,
}

impl Change for ArchiveCustomer {
    type Output = CustomerRow;
    const NAME: &'static str = "customers.archive";
    const PERMISSION: Permission = Permission::CustomersArchive;

    fn run(&self, work: &mut Work) -> Result<CustomerRow, Failure> {
        let row = known(work, self.id)?;
        if row.archived_at.is_some() {
            return Ok(row);
        }
        if customers::is_here(work.tx, row.id)? {
            return Err(CustomerRefusal::HasRunningSession { name: row.name }.into());
        }
        if !row.balance.is_zero() || customers::owes(work.tx, row.id)? {
            return Err(CustomerRefusal::NotSettled { name: row.name }.into());
        }
        let now = work.now();
        if customers::has_bookings(work.tx, row.id, now)? {
            return Err(CustomerRefusal::HasBookings { name: row.name }.into());
        }
        let (zone, _) = work.calendar()?;
        if let Some(until) = row.plan_until.filter(|until| *until >= zone.date(work.now())) {
            return Err(CustomerRefusal::HasPlan { name: row.name, until }.into());
        }
        members::end_access(work, row.id)?;
        customers::set_archived(work.tx, row.id, Some(now))?;
        let (human_id, name) = (human_id(row.number), row.name);
        work.journal(&Event::CustomerArchived {
            customer_id: row.id,
            human_id,
            name,
        })?;
        known(work, self.id)
    }
}

impl Change for RestoreCustomer {
    type Output = CustomerRow;
    const NAME: &'static str = "customers.restore";
    const PERMISSION: Permission = Permission::CustomersArchive;

    fn run(&self, work: &mut Work) -> Result<CustomerRow, Failure> {
        let row = known(work, self.id)?;
        if row.archived_at.is_none() {
            return Ok(row);
        }
        customers::set_archived(work.tx, row.id, None)?;
        allow(work, Limited::Customers, None)?;
        let (human_id, name) = (human_id(row.number), row.name);
        work.journal(&Event::CustomerRestored {
            customer_id: row.id,
            human_id,
            name,
        })?;
        known(work, self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::customers::{CreateCustomer, CustomerInput, ListCustomers, TopUp};
    use crate::testing::TestHouse;
    use coworkflow_domain::money::Money;
    use coworkflow_domain::payments::Tender;

    fn customer(house: &TestHouse) -> CustomerRow {
        let input = CustomerInput {
            name: "هدى سالم".into(),
            ..CustomerInput::default()
        };
        house
            .change(
                &house.staff,
                CreateCustomer {
                    input,
                    allow_duplicate: false,
                },
            )
            .unwrap()
    }

    fn listed(house: &TestHouse, archived: bool) -> usize {
        house
            .ask(
                &house.staff,
                ListCustomers {
                    archived,
                    ..ListCustomers::default()
                },
            )
            .unwrap()
            .page
            .nodes
            .len()
    }

    #[test]
    fn an_archived_customer_leaves_the_lists_until_restored() {
        let house = TestHouse::new();
        let huda = customer(&house);
        let archived = house.change(&house.manager, ArchiveCustomer { id: huda.id }).unwrap();
        assert_eq!(archived.archived_at, Some(house.now()));
        assert_eq!((listed(&house, false), listed(&house, true)), (0, 1));
        let seq = house.last_event().seq;
        house.change(&house.manager, ArchiveCustomer { id: huda.id }).unwrap();
        assert_eq!(house.last_event().seq, seq, "done twice is done once");
        let restored = house.change(&house.manager, RestoreCustomer { id: huda.id }).unwrap();
        assert_eq!(restored.archived_at, None);
        assert_eq!((listed(&house, false), listed(&house, true)), (1, 0));
    }

    #[test]
    fn an_account_with_money_on_it_is_settled_first() {
        let house = TestHouse::new();
        let huda = customer(&house);
        let amount = Money::from_minor(5_000);
        let top_up = TopUp {
            id: huda.id,
            amount,
            tender: Tender::Cash,
            reference: None,
            note: None,
        };
        house.change(&house.manager, top_up).unwrap();
        let refused = house
            .change(&house.manager, ArchiveCustomer { id: huda.id })
            .unwrap_err();
        assert_eq!(refused.refusal().unwrap().code, "customer.not_settled");
    }

    // A2, A3
    #[test]
    fn the_desk_may_not_and_unknown_ones_are_not_there() {
        let house = TestHouse::new();
        let huda = customer(&house);
        let refused = house.change(&house.staff, ArchiveCustomer { id: huda.id }).unwrap_err();
        assert_eq!(refused.refusal().unwrap().code, "forbidden");
        let nobody = CustomerId::from_uuid(uuid::Uuid::from_u128(5));
        let refused = house
            .change(&house.manager, RestoreCustomer { id: nobody })
            .unwrap_err();
        assert_eq!(refused.refusal().unwrap().code, "not_found");
    }
}
