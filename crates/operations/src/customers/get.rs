//! One customer.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::CustomerId;
use coworkflow_store::customers::CustomerRow;

use super::known;
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
        known(work, self.id)
    }
}
