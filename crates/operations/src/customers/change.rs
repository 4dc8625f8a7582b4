//! Changing what is known about a customer.

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::human_id;
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::journal::{Event, changes};
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::customers::{self, CustomerRow};
use serde::Serialize;

use super::entry::{CustomerInput, refuse_duplicates};
use super::known;
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Writes what was typed over the version that was looked at.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeCustomer {
    /// Whom.
    pub id: CustomerId,
    /// What was typed.
    pub input: CustomerInput,
    /// The version it was made from.
    pub version: i64,
    /// Whether a phone or e-mail may be one that another customer has.
    pub allow_duplicate: bool,
}

impl Change for ChangeCustomer {
    type Output = CustomerRow;
    const NAME: &'static str = "customers.change";
    const PERMISSION: Permission = Permission::CustomersWrite;

    fn run(&self, work: &mut Work) -> Result<CustomerRow, Failure> {
        let before = known(work, self.id)?;
        let entry = self.input.checked()?;
        let balance_limit = self.input.checked_limit(work, before.balance_limit)?;
        if !self.allow_duplicate {
            let phone = entry
                .phone
                .as_deref()
                .filter(|phone| before.phone.as_deref() != Some(phone));
            let email = entry
                .email
                .as_deref()
                .filter(|email| before.email.as_deref() != Some(email));
            refuse_duplicates(work, phone, email, Some(self.id))?;
        }
        let row = CustomerRow {
            name: entry.name,
            search_key: entry.search_key,
            search_text: entry.search_text,
            phone: entry.phone,
            email: entry.email,
            notes: entry.notes,
            balance_limit,
            version: self.version,
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
            ("notes", before.notes.into(), row.notes.as_str().into()),
            ("balanceLimit", before.balance_limit.into(), row.balance_limit.into()),
        ]);
        if !changes.is_empty() {
            let (human_id, name) = (human_id(row.number), row.name.clone());
            work.journal(&Event::CustomerChanged {
                customer_id: row.id,
                human_id,
                name,
                changes,
            })?;
        }
        Ok(CustomerRow {
            version: self.version.saturating_add(1),
            ..row
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::customers::{CreateCustomer, GetCustomer};
    use crate::testing::TestHouse;

    fn customer(house: &TestHouse, name: &str, phone: &str) -> CustomerRow {
        let input = CustomerInput {
            name: name.into(),
            phone: Some(phone.into()),
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

    fn change(row: &CustomerRow, name: &str, phone: &str) -> ChangeCustomer {
        let input = CustomerInput {
            name: name.into(),
            phone: Some(phone.into()),
            ..CustomerInput::default()
        };
        ChangeCustomer {
            id: row.id,
            input,
            version: row.version,
            allow_duplicate: false,
        }
    }

    fn code(refused: Result<CustomerRow, Failure>) -> String {
        refused.unwrap_err().refusal().unwrap().code.to_string()
    }

    #[test]
    fn two_editors_notice_each_other() {
        let house = TestHouse::new();
        let mona = customer(&house, "Mona Adel", "01012345678");
        let changed = house
            .change(&house.staff, change(&mona, "Mona Adel Fahmy", "01012345678"))
            .unwrap();
        assert_eq!((changed.version, changed.search_key.as_str()), (2, "mona adel fahmy"));
        assert_eq!(house.ask(&house.staff, GetCustomer { id: mona.id }).unwrap(), changed);
        assert_eq!(house.last_event().event, "customer.changed");
        assert_eq!(
            code(house.change(&house.manager, change(&mona, "Mona F.", "01012345678"))),
            "stale"
        );
    }

    #[test]
    fn a_phone_of_somebody_else_is_noticed_but_the_own_one_is_not() {
        let house = TestHouse::new();
        let mona = customer(&house, "Mona Adel", "01012345678");
        let omar = customer(&house, "Omar Hegazy", "01112345678");
        assert_eq!(
            code(house.change(&house.staff, change(&omar, "Omar Hegazy", "01012345678"))),
            "customer.duplicate"
        );
        let shared = ChangeCustomer {
            allow_duplicate: true,
            ..change(&omar, "Omar Hegazy", "01012345678")
        };
        let omar = house.change(&house.staff, shared).unwrap();
        assert!(
            house
                .change(&house.staff, change(&omar, "Omar H.", "01012345678"))
                .is_ok()
        );
        assert!(house.change(&house.staff, change(&mona, "Mona", "01012345678")).is_ok());
    }

    // A3
    #[test]
    fn an_unknown_one_is_not_there() {
        let house = TestHouse::new();
        let mona = customer(&house, "Mona Adel", "01012345678");
        let nobody = ChangeCustomer {
            id: CustomerId::from_uuid(uuid::Uuid::from_u128(5)),
            ..change(&mona, "M", "")
        };
        assert_eq!(code(house.change(&house.staff, nobody)), "not_found");
    }
}
