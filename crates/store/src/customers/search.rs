//! Finding customers: parts of names, phone digits and e-mails, in any order, in pages by key.
//!
//! Few matches are read and sorted here; many are walked in the order of an index, where a page fills soon.
//! Either way the cost is one pass over a narrow index at worst.

use std::cmp::Ordering;

use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::time::Instant;

use super::{CustomerRow, columns};
use crate::db::{DbError, ToParam, Tx};
use crate::statements;

/// In which order customers are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CustomerSort {
    /// By folded name.
    #[default]
    Name,
    /// The latest taken in first.
    Newest,
    /// Who was here last first; who never was, last.
    LastVisit,
    /// Who is furthest below 0 first.
    Balance,
    /// Only who owes on invoices, who owes most first.
    Owed,
}

/// The place of a row in an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum After {
    /// In the order by name: `search_text` and id.
    Name(String, CustomerId),
    /// In the other orders: the number that sorts, and the id.
    Number(i64, CustomerId),
}

impl After {
    /// The place of this row in this order.
    pub fn of(row: &CustomerRow, sort: CustomerSort) -> After {
        match sort {
            CustomerSort::Name => After::Name(row.search_text.clone(), row.id),
            CustomerSort::Newest => After::Number(row.number, row.id),
            CustomerSort::LastVisit => After::Number(row.last_visit_at.map_or(0, Instant::as_millis), row.id),
            CustomerSort::Balance => After::Number(row.balance.minor(), row.id),
            CustomerSort::Owed => After::Number(row.owed.minor(), row.id),
        }
    }
}

/// What to look for.
#[derive(Debug, Clone, Default)]
pub struct Find {
    /// Folded parts that must all be there; at most 4 are used.
    pub terms: Vec<String>,
    /// In which order.
    pub sort: CustomerSort,
    /// The archived ones instead of the others.
    pub archived: bool,
    /// Only what comes after this place.
    pub after: Option<After>,
}

/// How many parts of a search count.
const TERMS: usize = 4;

/// Up to how many matches are counted and sorted here.
pub const FEW: i64 = 1_000;

/// What every search asks of a row: the four parts, whether it is archived, and a name: the passer-by has nothing to be found by.
macro_rules! matching {
    () => {
        "tenant_id = $1 AND search_text LIKE $2 ESCAPE '!' AND search_text LIKE $3 ESCAPE '!' AND search_text LIKE $4 ESCAPE '!' \
         AND search_text LIKE $5 ESCAPE '!' AND (archived_at IS NOT NULL) = $6 AND search_text <> ''"
    };
}

statements! {
    /// The first matches by name.
    FIRST -> CustomerRow = concat!("SELECT ", columns!(), " FROM customers WHERE ", matching!(), " ORDER BY search_text, id LIMIT $7");
    /// A page by name.
    BY_NAME -> CustomerRow = concat!("SELECT ", columns!(), " FROM customers WHERE ", matching!(),
        " AND (search_text, id) > ($8, $9) ORDER BY search_text, id LIMIT $7");
    /// A page, newest first.
    BY_NEWEST -> CustomerRow = concat!("SELECT ", columns!(), " FROM customers WHERE ", matching!(),
        " AND number < $8 ORDER BY number DESC LIMIT $7");
    /// A page, last visit first.
    BY_LAST_VISIT -> CustomerRow = concat!("SELECT ", columns!(), " FROM customers WHERE ", matching!(),
        " AND (COALESCE(last_visit_at, 0), id) < ($8, $9) ORDER BY COALESCE(last_visit_at, 0) DESC, id DESC LIMIT $7");
    /// A page, who owes most first.
    BY_BALANCE -> CustomerRow = concat!("SELECT ", columns!(), " FROM customers WHERE ", matching!(),
        " AND (balance, id) > ($8, $9) ORDER BY balance, id LIMIT $7");
    /// A page of those who owe, who owes most first.
    BY_OWED -> CustomerRow = concat!("SELECT ", columns!(), " FROM customers WHERE ", matching!(),
        " AND owed > 0 AND (owed, id) < ($8, $9) ORDER BY owed DESC, id DESC LIMIT $7");
}

/// At most `limit` customers that match, and how many match in all when they are no more than [`FEW`].
pub fn page(tx: &mut Tx, find: &Find, limit: i64) -> Result<(Vec<CustomerRow>, Option<i64>), DbError> {
    let patterns = patterns(&find.terms);
    let [a, b, c, d] = &patterns;
    let few = FEW + 1;
    let mut rows = tx.all(&FIRST, &[a, b, c, d, &find.archived, &few])?;
    if rows.len() > usize::try_from(FEW).unwrap_or(usize::MAX) {
        return Ok((walk(tx, find, [a, b, c, d], limit)?, None));
    }
    if find.sort == CustomerSort::Owed {
        rows.retain(|row| row.owed.is_positive());
    }
    let matches = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    rows.sort_by(|a, b| order(a, b, find.sort));
    if let Some(after) = &find.after {
        rows.retain(|row| comes_after(row, after, find.sort));
    }
    rows.truncate(usize::try_from(limit).unwrap_or(0));
    Ok((rows, Some(matches)))
}

fn walk(tx: &mut Tx, find: &Find, [a, b, c, d]: [&String; TERMS], limit: i64) -> Result<Vec<CustomerRow>, DbError> {
    let lowest = CustomerId::from_uuid(uuid::Uuid::nil());
    let highest = CustomerId::from_uuid(uuid::Uuid::max());
    let statement = match find.sort {
        CustomerSort::Name => {
            let (text, id) = match &find.after {
                Some(After::Name(text, id)) => (text.as_str(), *id),
                _ => ("", lowest),
            };
            return tx.all(&BY_NAME, &[a, b, c, d, &find.archived, &limit, &text, &id]);
        }
        CustomerSort::Newest => {
            let number = match find.after {
                Some(After::Number(number, _)) => number,
                _ => i64::MAX,
            };
            return tx.all(&BY_NEWEST, &[a, b, c, d, &find.archived, &limit, &number]);
        }
        CustomerSort::LastVisit => &BY_LAST_VISIT,
        CustomerSort::Balance => &BY_BALANCE,
        CustomerSort::Owed => &BY_OWED,
    };
    let start = if find.sort == CustomerSort::Balance {
        (i64::MIN, lowest)
    } else {
        (i64::MAX, highest)
    };
    let (number, id) = match find.after {
        Some(After::Number(number, id)) => (number, id),
        _ => start,
    };
    let params: [&dyn ToParam; 8] = [a, b, c, d, &find.archived, &limit, &number, &id];
    tx.all(statement, &params)
}

fn patterns(terms: &[String]) -> [String; TERMS] {
    std::array::from_fn(|at| terms.get(at).map_or_else(|| "%".to_owned(), |term| contains(term)))
}

/// A `LIKE` pattern for 'has this part', with its own signs escaped.
pub(crate) fn contains(part: &str) -> String {
    let mut pattern = String::with_capacity(part.len() + 2);
    pattern.push('%');
    for c in part.chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

fn order(a: &CustomerRow, b: &CustomerRow, sort: CustomerSort) -> Ordering {
    match sort {
        CustomerSort::Name => (&a.search_text, a.id).cmp(&(&b.search_text, b.id)),
        CustomerSort::Newest => b.number.cmp(&a.number),
        CustomerSort::LastVisit => {
            let key = |row: &CustomerRow| (row.last_visit_at.map_or(0, Instant::as_millis), row.id);
            key(b).cmp(&key(a))
        }
        CustomerSort::Balance => (a.balance, a.id).cmp(&(b.balance, b.id)),
        CustomerSort::Owed => (b.owed, b.id).cmp(&(a.owed, a.id)),
    }
}

fn comes_after(row: &CustomerRow, after: &After, sort: CustomerSort) -> bool {
    match (After::of(row, sort), after) {
        (After::Name(text, id), After::Name(after, after_id)) => (&text, id) > (after, *after_id),
        (After::Number(number, id), After::Number(after, after_id)) => match sort {
            CustomerSort::Balance => (number, id) > (*after, *after_id),
            _ => (number, id) < (*after, *after_id),
        },
        _ => true,
    }
}
