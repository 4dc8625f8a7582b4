//! Whose a row is: by number, phone, e-mail or name.

use coworkflow_domain::access::Email;
use coworkflow_domain::customers::{PASSER_BY, Phone, parse_human_id};
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::{fold_digits, search_key};
use coworkflow_store::customers::{self, CustomerRow};
use serde::Serialize;

use super::super::cells::Cells;
use super::super::fields::Field;
use super::super::refusals::ImportRefusal;
use crate::failure::Failure;
use crate::work::Work;

/// What a row says of its customer.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Whose {
    number: Option<i64>,
    phone: Option<String>,
    email: Option<String>,
    name_key: String,
    /// As the reader finds it in the row.
    shown: String,
}

impl Whose {
    /// Refuses a row that names nobody, and numbers, phones and e-mails that are none.
    pub(super) fn read(cells: &Cells) -> Result<Whose, Refusal> {
        let (number, name, email) = (
            cells.text(Field::Number),
            cells.text(Field::Name),
            cells.text(Field::Email),
        );
        let (phone, _) = cells.phone()?;
        let shown = [name, number, &phone, email].into_iter().find(|text| !text.is_empty());
        let shown = shown.ok_or_else(|| {
            General::invalid(
                "name",
                "Say whose this is: a number, name, phone or e-mail.",
                "حدّد صاحب الصف: رقم العميل أو اسمه أو هاتفه أو بريده.",
            )
        })?;
        Ok(Whose {
            number: match number {
                // A column of names may hold the numbers instead.
                "" => parse_human_id(name),
                number => Some(human_number(number)?),
            },
            phone: if phone.is_empty() {
                None
            } else {
                Some(String::from(Phone::parse(&phone)?))
            },
            email: if email.is_empty() {
                None
            } else {
                Some(String::from(Email::parse(email)?))
            },
            name_key: search_key(name),
            shown: shown.chars().take(120).collect(),
        })
    }

    /// By what it is the same customer as another row's.
    pub(super) fn key(&self) -> String {
        match (&self.number, &self.phone, &self.email) {
            (Some(number), ..) => format!("#{number}"),
            (None, Some(phone), _) => format!("p{phone}"),
            (None, None, Some(email)) => format!("e{email}"),
            (None, None, None) => format!("n{}", self.name_key),
        }
    }

    /// The customer: by number alone where there is one; else by phone or e-mail; else by name, where one has it.
    pub(super) fn find(&self, work: &mut Work) -> Result<CustomerRow, Failure> {
        let nobody = || ImportRefusal::NoSuchCustomer {
            who: self.shown.clone(),
        };
        if let Some(number) = self.number {
            let found = customers::by_number(work.tx, number)?.filter(|row| row.id != PASSER_BY);
            return Ok(found.ok_or_else(nobody)?);
        }
        let (phone, email) = (self.phone.as_deref(), self.email.as_deref());
        if phone.is_some() || email.is_some() {
            let found = customers::alike(work.tx, phone, email, None, None)?;
            if !found.is_empty() {
                return self.only(found);
            }
        }
        if self.name_key.is_empty() {
            return Err(nobody().into());
        }
        // Somebody of that name with another phone is somebody else.
        let mut found = customers::alike(work.tx, None, None, Some(&self.name_key), None)?;
        found.retain(|row| (phone.is_none() || row.phone.is_none()) && (email.is_none() || row.email.is_none()));
        if found.is_empty() {
            return Err(nobody().into());
        }
        self.only(found)
    }

    /// The one of them who is not archived, or the only one.
    fn only(&self, found: Vec<CustomerRow>) -> Result<CustomerRow, Failure> {
        let live = found.iter().filter(|row| row.archived_at.is_none()).count();
        let several = || ImportRefusal::SeveralCustomers {
            who: self.shown.clone(),
        };
        let mut left = found.into_iter().filter(|row| live == 0 || row.archived_at.is_none());
        match (left.next(), left.next()) {
            (Some(only), None) => Ok(only),
            (Some(_), Some(_)) => Err(several().into()),
            (None, _) => Err(General::NotFound {
                what: SubjectKind::Customer,
            }
            .into()),
        }
    }
}

/// `C-014`, `c14` or `14`.
fn human_number(text: &str) -> Result<i64, ImportRefusal> {
    let plain = || {
        fold_digits(text)
            .trim_end_matches(".0")
            .parse()
            .ok()
            .filter(|number| *number > 0)
    };
    parse_human_id(text)
        .or_else(plain)
        .ok_or(ImportRefusal::NotANumber { field: Field::Number })
}
