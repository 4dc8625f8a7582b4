//! A new customer.

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::human_id;
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::tenants::Limited;
use coworkflow_store::customers::{self, CustomerRow};
use coworkflow_store::journal::next_number;
use serde::Serialize;

use super::entry::{CustomerInput, Entry, refuse_duplicates};
use crate::failure::Failure;
use crate::perform::Change;
use crate::tenants::allow;
use crate::work::Work;

/// Takes a customer in, with the next `C-001` number.
#[derive(Debug, Clone, Serialize)]
pub struct CreateCustomer {
    /// What was typed.
    pub input: CustomerInput,
    /// Whether a phone or e-mail may be one that another customer has.
    pub allow_duplicate: bool,
}

impl Change for CreateCustomer {
    type Output = CustomerRow;
    const NAME: &'static str = "customers.create";
    const PERMISSION: Permission = Permission::CustomersWrite;

    fn run(&self, work: &mut Work) -> Result<CustomerRow, Failure> {
        let entry = self.input.checked()?;
        let limit = self.input.checked_limit(work, Money::ZERO)?;
        if !self.allow_duplicate {
            refuse_duplicates(work, entry.phone.as_deref(), entry.email.as_deref(), None)?;
        }
        let row = insert(work, entry, limit)?;
        work.journal(&Event::CustomerCreated {
            customer_id: row.id,
            human_id: human_id(row.number),
            name: row.name.clone(),
        })?;
        Ok(row)
    }
}

/// Adds the row of a checked entry under the next number.
pub(crate) fn insert(work: &mut Work, entry: Entry, balance_limit: Money) -> Result<CustomerRow, Failure> {
    let row = CustomerRow {
        id: work.new_id(),
        number: next_number(work.tx, "customers")?,
        name: entry.name,
        search_key: entry.search_key,
        search_text: entry.search_text,
        phone: entry.phone,
        email: entry.email,
        plan_until: None,
        balance: Money::ZERO,
        balance_limit,
        notes: entry.notes,
        visits: 0,
        spent: Money::ZERO,
        owed: Money::ZERO,
        last_visit_at: None,
        archived_at: None,
        created_at: work.now(),
        version: 1,
    };
    customers::insert(work.tx, &row)?;
    // Numbers count up without gaps.
    allow(work, Limited::Customers, Some(row.number))?;
    Ok(row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::Context;
    use crate::testing::TestHouse;
    use coworkflow_domain::text::Lang;

    fn create(name: &str, phone: &str) -> CreateCustomer {
        let input = CustomerInput {
            name: name.into(),
            phone: Some(phone.into()),
            ..CustomerInput::default()
        };
        CreateCustomer {
            input,
            allow_duplicate: false,
        }
    }

    // A1
    #[test]
    fn the_desk_takes_customers_in_by_number() {
        let house = TestHouse::new();
        let mona = house
            .change(&house.staff, create("منى الشريف", "٠١٠ ١٢٣٤ ٥٦٧٨"))
            .unwrap();
        assert_eq!((mona.number, mona.phone.as_deref()), (1, Some("+201012345678")));
        let omar = house
            .change(&house.staff, create("Omar Hegazy", "011 2345 6789"))
            .unwrap();
        assert_eq!(omar.number, 2);
        let entry = house.last_event();
        assert_eq!(
            (entry.event.as_str(), entry.customer_id),
            ("customer.created", Some(omar.id))
        );
    }

    #[test]
    fn somebody_with_the_same_phone_is_noticed() {
        let house = TestHouse::new();
        let mona = house.change(&house.staff, create("Mona Adel", "01012345678")).unwrap();
        let refused = house
            .change(&house.staff, create("Mona A.", "+20 10 12345678"))
            .unwrap_err();
        let refusal = refused.refusal().unwrap();
        assert_eq!(
            (refusal.code.as_ref(), refusal.field.as_deref()),
            ("customer.duplicate", Some("phone"))
        );
        assert_eq!(refusal.data["customers"][0]["humanId"], "C-001");
        assert_eq!(refusal.data["customerId"], mona.id.to_string());
        let brother = CreateCustomer {
            allow_duplicate: true,
            ..create("Adel Mona", "01012345678")
        };
        assert_eq!(house.change(&house.staff, brother).unwrap().number, 2);
    }

    // M12
    #[test]
    fn the_same_key_takes_in_once() {
        let house = TestHouse::new();
        let first = house
            .change_with_key(&house.staff, create("Mona Adel", "01012345678"), "k")
            .unwrap();
        let second = house
            .change_with_key(&house.staff, create("Mona Adel", "01012345678"), "k")
            .unwrap();
        assert_eq!(first, second);
    }

    // A2, M10
    #[test]
    fn a_limit_takes_more_than_the_desk_and_strangers_may_nothing() {
        let house = TestHouse::new();
        let mut generous = create("Mona Adel", "01012345678");
        generous.input.balance_limit = Some(Money::from_minor(-50_000));
        let refused = house.change(&house.staff, generous.clone()).unwrap_err();
        assert_eq!(refused.refusal().unwrap().code, "forbidden");
        assert_eq!(
            house.change(&house.manager, generous).unwrap().balance_limit.minor(),
            -50_000
        );
        let stranger = Context::stranger(Lang::En, "r".into());
        let refused = house.change(&stranger, create("Omar", "01112345678")).unwrap_err();
        assert_eq!(refused.refusal().unwrap().code, "sign_in_needed");
    }

    #[test]
    fn a_refused_entry_takes_no_number() {
        let house = TestHouse::new();
        assert!(house.change(&house.staff, create(" ", "01012345678")).is_err());
        assert!(
            house
                .change(&house.staff, create("Mona\u{202E}", "01012345678"))
                .is_err()
        );
        assert_eq!(
            house
                .change(&house.staff, create("Mona", "01012345678"))
                .unwrap()
                .number,
            1
        );
    }
}
