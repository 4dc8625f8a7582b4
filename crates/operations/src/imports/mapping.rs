//! Which column has what: guessed from the header, in English or Arabic, or told.

use coworkflow_domain::text::search_key;

use super::refusals::ImportRefusal;

/// What a column may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The name.
    Name,
    /// The phone.
    Phone,
    /// The e-mail.
    Email,
    /// Notes.
    Notes,
    /// The opening balance; positive is credit of the customer.
    Balance,
}

/// For each column what it has, if anything that is taken in.
pub type Mapping = Vec<Option<Field>>;

impl Field {
    /// All of them, in the order they are offered.
    pub const ALL: [Field; 5] = [Field::Name, Field::Phone, Field::Email, Field::Notes, Field::Balance];

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Field::Name => "name",
            Field::Phone => "phone",
            Field::Email => "email",
            Field::Notes => "notes",
            Field::Balance => "balance",
        }
    }

    /// The field of a name.
    pub fn named(name: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.name() == name)
    }

    /// What such a column is called, best first.
    const fn headers(self) -> &'static [&'static str] {
        match self {
            Field::Name => &[
                "name",
                "full name",
                "customer name",
                "customer",
                "client name",
                "client",
                "member name",
                "member",
                "الاسم",
                "اسم العميل",
                "الاسم بالكامل",
                "الاسم الكامل",
                "العميل",
                "اسم",
                "اسم المشترك",
                "المشترك",
            ],
            Field::Phone => &[
                "phone",
                "phone number",
                "mobile",
                "mobile number",
                "mobile phone",
                "tel",
                "telephone",
                "cell",
                "whatsapp",
                "phone no",
                "mobile no",
                "الهاتف",
                "رقم الهاتف",
                "هاتف",
                "الموبايل",
                "رقم الموبايل",
                "موبايل",
                "المحمول",
                "رقم المحمول",
                "التليفون",
                "رقم التليفون",
                "تليفون",
                "الجوال",
                "رقم الجوال",
                "واتساب",
                "رقم",
            ],
            Field::Email => &[
                "email",
                "e mail",
                "email address",
                "e mail address",
                "mail",
                "البريد الإلكتروني",
                "البريد",
                "بريد إلكتروني",
                "الإيميل",
                "ايميل",
            ],
            Field::Notes => &[
                "notes",
                "note",
                "comments",
                "comment",
                "remarks",
                "ملاحظات",
                "ملاحظة",
                "الملاحظات",
                "تعليق",
            ],
            Field::Balance => &[
                "balance",
                "opening balance",
                "account balance",
                "credit",
                "الرصيد",
                "رصيد",
                "رصيد افتتاحي",
                "الرصيد الافتتاحي",
                "رصيد الحساب",
            ],
        }
    }
}

/// The mapping that the header suggests: each field at most once, its best name first.
pub(crate) fn guess(columns: &[String]) -> Mapping {
    let keys: Vec<String> = columns.iter().map(|column| search_key(column)).collect();
    let mut mapping: Mapping = vec![None; columns.len()];
    for field in Field::ALL {
        let best = field.headers().iter().find_map(|header| {
            let wanted = search_key(header);
            keys.iter()
                .zip(&mapping)
                .position(|(key, taken)| taken.is_none() && *key == wanted)
        });
        if let Some(slot) = best.and_then(|at| mapping.get_mut(at)) {
            *slot = Some(field);
        }
    }
    mapping
}

/// A mapping that was told, as pairs of column and field; columns not named are left out.
pub fn told(columns: &[String], pairs: &[(String, Option<String>)]) -> Result<Mapping, ImportRefusal> {
    let mut mapping: Mapping = vec![None; columns.len()];
    for (column, field) in pairs {
        let odd = || ImportRefusal::OddMapping {
            column: column.chars().take(120).collect(),
        };
        let at = columns.iter().position(|known| known == column).ok_or_else(odd)?;
        let field = field
            .as_deref()
            .map(|name| Field::named(name).ok_or_else(odd))
            .transpose()?;
        if field.is_some() && mapping.contains(&field) {
            return Err(odd());
        }
        if let Some(slot) = mapping.get_mut(at) {
            *slot = field;
        }
    }
    Ok(mapping)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn headers_are_understood_in_both_languages() {
        use Field::{Balance, Email, Name, Notes, Phone};
        let english = columns(&[
            "Customer Name",
            "Seat",
            "MOBILE NO.",
            "E-mail",
            "Opening balance",
            "Remarks",
        ]);
        assert_eq!(
            guess(&english),
            [Some(Name), None, Some(Phone), Some(Email), Some(Balance), Some(Notes)]
        );
        let arabic = columns(&["رقم الموبايل", "الإسم", "البريد الالكترونى", "ملاحظه", "الرصيد"]);
        assert_eq!(
            guess(&arabic),
            [Some(Phone), Some(Name), Some(Email), Some(Notes), Some(Balance)]
        );
    }

    #[test]
    fn each_field_has_one_column() {
        assert_eq!(
            guess(&columns(&["Mobile", "Phone", "Name"])),
            [None, Some(Field::Phone), Some(Field::Name)]
        );
        let both = columns(&["A", "B"]);
        let pair = |column: &str, field: &str| (column.to_owned(), Some(field.to_owned()));
        assert_eq!(told(&both, &[pair("B", "name")]), Ok(vec![None, Some(Field::Name)]));
        assert!(told(&both, &[pair("A", "name"), pair("B", "name")]).is_err());
        assert!(told(&both, &[pair("C", "name")]).is_err());
        assert!(told(&both, &[pair("A", "password")]).is_err());
    }
}
