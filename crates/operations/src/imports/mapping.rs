//! Which column has what: guessed from the header, in English or Arabic, or told.

use coworkflow_domain::imports::ImportKind;
use coworkflow_domain::text::search_key;

use super::fields::{Field, fields, needed};
use super::refusals::ImportRefusal;

/// For each column what it has, if anything that is taken in.
pub type Mapping = Vec<Option<Field>>;

/// The mapping that the header suggests: each field at most once, its best name first.
pub(crate) fn guess(kind: ImportKind, columns: &[String]) -> Mapping {
    let keys: Vec<String> = columns.iter().map(|column| search_key(column)).collect();
    let mut mapping: Mapping = vec![None; columns.len()];
    for &field in fields(kind) {
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
pub fn told(
    kind: ImportKind,
    columns: &[String],
    pairs: &[(String, Option<String>)],
) -> Result<Mapping, ImportRefusal> {
    let mut mapping: Mapping = vec![None; columns.len()];
    for (column, field) in pairs {
        let odd = || ImportRefusal::OddMapping {
            column: column.chars().take(120).collect(),
        };
        let at = columns.iter().position(|known| known == column).ok_or_else(odd)?;
        let field = field
            .as_deref()
            .map(|name| named(kind, name).ok_or_else(odd))
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

fn named(kind: ImportKind, name: &str) -> Option<Field> {
    fields(kind).iter().copied().find(|field| field.name() == name)
}

/// A mapping with a column for everything without which nothing goes in.
pub(crate) fn checked(kind: ImportKind, mapping: Mapping, columns: &[String]) -> Result<Mapping, ImportRefusal> {
    let missing = needed(kind)
        .iter()
        .find(|any| !any.iter().any(|field| mapping.contains(&Some(*field))));
    match missing.and_then(|any| any.first()) {
        None => Ok(mapping),
        Some(field) => Err(ImportRefusal::ColumnMissing {
            field: *field,
            columns: columns.to_vec(),
        }),
    }
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
            guess(ImportKind::Customers, &english),
            [Some(Name), None, Some(Phone), Some(Email), Some(Balance), Some(Notes)]
        );
        let arabic = columns(&["رقم الموبايل", "الإسم", "البريد الالكترونى", "ملاحظه", "الرصيد"]);
        assert_eq!(
            guess(ImportKind::Customers, &arabic),
            [Some(Phone), Some(Name), Some(Email), Some(Notes), Some(Balance)]
        );
    }

    #[test]
    fn each_field_has_one_column() {
        assert_eq!(
            guess(ImportKind::Customers, &columns(&["Mobile", "Phone", "Name"])),
            [None, Some(Field::Phone), Some(Field::Name)]
        );
        let both = columns(&["A", "B"]);
        let pair = |column: &str, field: &str| (column.to_owned(), Some(field.to_owned()));
        assert_eq!(
            told(ImportKind::Customers, &both, &[pair("B", "name")]),
            Ok(vec![None, Some(Field::Name)])
        );
        assert!(told(ImportKind::Customers, &both, &[pair("A", "name"), pair("B", "name")]).is_err());
        assert!(told(ImportKind::Customers, &both, &[pair("C", "name")]).is_err());
        assert!(told(ImportKind::Customers, &both, &[pair("A", "password")]).is_err());
    }

    #[test]
    fn every_kind_knows_its_own_columns() {
        use Field::{
            Category, Cost, Date, Email, Ends, Invoice, Item, MinStock, Name, Number, Paid, Phone, Plan, Price,
            Quantity, Starts, Total, Used,
        };
        for (kind, header, mapped) in [
            (
                ImportKind::Items,
                "الصنف;القسم;سعر البيع;سعر التكلفة;الكمية;الحد الأدنى",
                vec![Item, Category, Price, Cost, Quantity, MinStock],
            ),
            (
                ImportKind::Items,
                "Product;Type;Price;Cost;Qty;Min",
                vec![Item, Category, Price, Cost, Quantity, MinStock],
            ),
            (
                ImportKind::Balances,
                "كود العميل;الاسم;رقم الهاتف;الرصيد",
                vec![Number, Name, Phone, Field::Balance],
            ),
            (
                ImportKind::Plans,
                "Member;Mobile;Plan;Start;Expiry;Used hours",
                vec![Name, Phone, Plan, Starts, Ends, Used],
            ),
            (
                ImportKind::Plans,
                "العميل;الباقة;من;إلى",
                vec![Name, Plan, Starts, Ends],
            ),
            (
                ImportKind::Invoices,
                "No;Date;Customer;E-mail;Amount;Paid",
                vec![Invoice, Date, Name, Email, Total, Paid],
            ),
            (
                ImportKind::Invoices,
                "رقم الفاتورة;التاريخ;رقم العميل;الإجمالي",
                vec![Invoice, Date, Number, Total],
            ),
        ] {
            let columns: Vec<String> = header.split(';').map(str::to_owned).collect();
            let mapping = guess(kind, &columns);
            assert_eq!(mapping, mapped.into_iter().map(Some).collect::<Mapping>(), "{header}");
            assert!(checked(kind, mapping, &columns).is_ok());
            assert!(checked(kind, vec![None; columns.len()], &columns).is_err());
        }
    }
}
