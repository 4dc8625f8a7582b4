//! Whether a phone can be taken in as it is typed, for forms that tell at once.

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::Phone;

use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// Reads a phone in any spelling (`A1`); refused when it can't be one, with the words of a refused entry.
#[derive(Debug)]
pub struct ReadPhone {
    /// As typed.
    pub text: String,
}

impl Question for ReadPhone {
    type Output = Phone;
    const NAME: &'static str = "customers.read_phone";
    const PERMISSION: Permission = Permission::CustomersRead;

    fn run(&self, _work: &mut Work) -> Result<Phone, Failure> {
        Ok(Phone::parse(&self.text)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestHouse;

    // A1
    #[test]
    fn every_spelling_is_read_and_what_is_no_phone_is_refused_at_its_field() {
        let house = TestHouse::new();
        let read = |text: &str| house.ask(&house.staff, ReadPhone { text: text.into() });
        for text in ["01012345678", "٠١٠ ١٢٣٤ ٥٦٧٨", "+20 101 234 5678"] {
            assert_eq!(read(text).unwrap().as_str(), "+201012345678", "{text}");
        }
        for text in ["01312345678", "010123", "Mona"] {
            let Failure::Refused(refusal) = read(text).unwrap_err() else {
                panic!("{text} broke")
            };
            assert_eq!(refusal.field.as_deref(), Some("phone"), "{text}");
        }
    }
}
