//! Removing a customer who was entered by mistake.

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::{CustomerRefusal, human_id};
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::members::MemberRefusal;
use coworkflow_store::{access, customers, members};
use serde::Serialize;

use super::known;
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Removes a customer without sessions, invoices and ledger entries; others can be archived.
#[derive(Debug, Clone, Serialize)]
pub struct DeleteCustomer {
    /// Whom.
    pub id: CustomerId,
}

impl Change for DeleteCustomer {
    type Output = CustomerId;
    const NAME: &'static str = "customers.delete";
    const PERMISSION: Permission = Permission::CustomersArchive;

    fn run(&self, work: &mut Work) -> Result<CustomerId, Failure> {
        let row = known(work, self.id)?;
        if access::member(work.tx, row.id)?.is_some() {
            return Err(MemberRefusal::SignsIn { name: row.name }.into());
        }
        if customers::has_history(work.tx, row.id)? {
            return Err(CustomerRefusal::HasHistory { name: row.name }.into());
        }
        members::withdraw(work.tx, row.id)?;
        customers::delete(work.tx, row.id)?;
        let (human_id, name) = (human_id(row.number), row.name);
        work.journal(&Event::CustomerDeleted {
            customer_id: row.id,
            human_id,
            name,
        })?;
        Ok(row.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::customers::{CreateCustomer, CustomerInput, GetCustomer, TopUp};
    use crate::testing::TestHouse;
    use coworkflow_domain::money::Money;
    use coworkflow_domain::payments::Tender;

    #[test]
    fn only_who_left_no_trace_is_removed() {
        let house = TestHouse::new();
        let create = |name: &str| {
            let input = CustomerInput {
                name: name.into(),
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
                .id
        };
        let (mistake, regular) = (create("Yousef"), create("Yousef Kamal"));
        let amount = Money::from_minor(5_000);
        let top_up = TopUp {
            id: regular,
            amount,
            tender: Tender::Cash,
            reference: None,
            note: None,
        };
        house.change(&house.manager, top_up).unwrap();
        let code = |refused: Result<CustomerId, Failure>| refused.unwrap_err().refusal().unwrap().code.to_string();
        assert_eq!(
            code(house.change(&house.staff, DeleteCustomer { id: mistake })),
            "forbidden"
        );
        assert_eq!(
            code(house.change(&house.owner, DeleteCustomer { id: regular })),
            "customer.has_history"
        );
        assert_eq!(
            house.change(&house.owner, DeleteCustomer { id: mistake }).unwrap(),
            mistake
        );
        assert!(house.ask(&house.owner, GetCustomer { id: mistake }).is_err());
        assert_eq!(
            code(house.change(&house.owner, DeleteCustomer { id: mistake })),
            "not_found"
        );
        assert_eq!(house.last_event().event, "customer.deleted");
    }
}
