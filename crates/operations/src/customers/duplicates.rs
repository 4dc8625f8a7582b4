//! Who may be the same person, while somebody is being typed in.

use coworkflow_domain::access::{Email, Permission};
use coworkflow_domain::customers::Phone;
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::text::search_key;
use coworkflow_store::customers::{self, CustomerRow};

use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// Asks who has the same phone, e-mail or folded name. What can't be read yet is left out of the comparison.
#[derive(Debug, Default)]
pub struct PossibleDuplicates {
    /// As typed so far.
    pub name: Option<String>,
    /// As typed so far.
    pub phone: Option<String>,
    /// As typed so far.
    pub email: Option<String>,
    /// Who is being changed.
    pub except: Option<CustomerId>,
}

impl Question for PossibleDuplicates {
    type Output = Vec<CustomerRow>;
    const NAME: &'static str = "customers.possible_duplicates";
    const PERMISSION: Permission = Permission::CustomersRead;

    fn run(&self, work: &mut Work) -> Result<Vec<CustomerRow>, Failure> {
        let phone = self.phone.as_deref().and_then(|phone| Phone::parse(phone).ok());
        let email = self.email.as_deref().and_then(|email| Email::parse(email).ok());
        let name = self.name.as_deref().map(search_key).filter(|key| !key.is_empty());
        if phone.is_none() && email.is_none() && name.is_none() {
            return Ok(Vec::new());
        }
        let (phone, email) = (phone.as_ref().map(Phone::as_str), email.as_ref().map(Email::as_str));
        Ok(customers::alike(work.tx, phone, email, name.as_deref(), self.except)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::customers::{CreateCustomer, CustomerInput};
    use crate::testing::TestHouse;

    #[test]
    fn the_same_phone_e_mail_or_folded_name_is_noticed_while_typing() {
        let house = TestHouse::new();
        let input = CustomerInput {
            name: "فاطمة إبراهيم".into(),
            phone: Some("01012345678".into()),
            email: Some("fatma@nile.test".into()),
            ..CustomerInput::default()
        };
        let fatma = house
            .change(
                &house.staff,
                CreateCustomer {
                    input,
                    allow_duplicate: false,
                },
            )
            .unwrap();
        let found = |question: PossibleDuplicates| house.ask(&house.staff, question).unwrap();
        let of = |name: &str, phone: &str, email: &str| PossibleDuplicates {
            name: Some(name.into()),
            phone: Some(phone.into()),
            email: Some(email.into()),
            except: None,
        };
        assert_eq!(found(of("فاطمه ابراهيم", "", "")), vec![fatma.clone()]);
        assert_eq!(found(of("F.", "+2010 1234 5678", "")).len(), 1);
        assert_eq!(found(of("F.", "010", "FATMA@nile.test")).len(), 1);
        assert_eq!(found(of("فاطمة", "0101234", "fatma@")), vec![]);
        assert_eq!(found(PossibleDuplicates::default()), vec![]);
        assert_eq!(
            found(PossibleDuplicates {
                except: Some(fatma.id),
                ..of("فاطمة إبراهيم", "", "")
            }),
            vec![]
        );
    }
}
