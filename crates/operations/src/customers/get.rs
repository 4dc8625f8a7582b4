//! One customer.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::customers::{self, CustomerRow};

use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// Asks for one customer.
pub struct GetCustomer {
    /// Whom.
    pub id: CustomerId,
}

impl Question for GetCustomer {
    type Output = CustomerRow;
    const NAME: &'static str = "customers.get";
    const PERMISSION: Permission = Permission::CustomersRead;

    fn run(&self, work: &mut Work) -> Result<CustomerRow, Failure> {
        // Invoices show the passer-by too.
        Ok(customers::by_id(work.tx, self.id)?.ok_or(General::NotFound {
            what: SubjectKind::Customer,
        })?)
    }
}

#[cfg(test)]
mod tests {
    use coworkflow_domain::ids::TenantId;
    use coworkflow_store::tenants::{self, TenantRow};

    use super::*;
    use crate::context::Context;
    use crate::customers::{ArchiveCustomer, CreateCustomer, CustomerInput, ListCustomers, PossibleDuplicates};
    use crate::testing::TestHouse;

    // A3
    #[test]
    fn another_tenants_customer_is_no_more_there_than_an_unknown_one() {
        let house = TestHouse::new();
        let input = CustomerInput {
            name: "Mona Adel".into(),
            phone: Some("01012345678".into()),
            ..CustomerInput::default()
        };
        let create = CreateCustomer {
            input,
            allow_duplicate: false,
        };
        let mona = house.change(&house.staff, create.clone()).unwrap();
        let other = TenantId::v7(house.now(), 7);
        let created_at = house.now();
        let made = house.services.store.write(other, move |tx| {
            let (name, currency) = ("Delta Hub".into(), "EGP".into());
            tenants::insert(
                tx,
                &TenantRow {
                    name,
                    currency,
                    created_at,
                },
            )
        });
        made.wait().unwrap();
        let elsewhere = Context::system(other);
        let refused = |id| {
            house
                .ask(&elsewhere, GetCustomer { id })
                .unwrap_err()
                .refusal()
                .cloned()
                .unwrap()
        };
        let unknown = CustomerId::from_uuid(uuid::Uuid::from_u128(5));
        assert_eq!(refused(mona.id), refused(unknown));
        assert!(house.change(&elsewhere, ArchiveCustomer { id: mona.id }).is_err());
        assert_eq!(house.ask(&elsewhere, ListCustomers::default()).unwrap().total, Some(0));
        let alike = PossibleDuplicates {
            phone: Some("01012345678".into()),
            ..PossibleDuplicates::default()
        };
        assert_eq!(house.ask(&elsewhere, alike).unwrap(), vec![]);
        // The same person may be a customer of both, and each counts for itself.
        assert_eq!(house.change(&elsewhere, create).unwrap().number, 1);
    }
}
