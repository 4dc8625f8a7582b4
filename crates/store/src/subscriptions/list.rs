//! Runs of all customers in pages: by their end, in the order of an index.

use coworkflow_domain::ids::{CustomerId, SubscriptionId};
use coworkflow_domain::time::Date;

use super::{SubscriptionRow, columns};
use crate::customers::contains;
use crate::db::{DbError, Tx};
use crate::statements;

/// Which runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All that are not over, the one that ends first first.
    Live,
    /// Those that pay today.
    Running,
    /// Those that pay today, end until this day, and are followed by no other.
    Expiring {
        /// The last end that counts.
        until: Date,
    },
    /// Those that begin later or are paused today.
    Waiting,
    /// Those that are over or were cancelled, the latest first.
    Ended,
    /// All of one customer, the latest first.
    Of(CustomerId),
}

/// What to look for.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Which.
    pub which: Which,
    /// Folded parts of the customer's name, phone or e-mail that must all be there; at most 3 are used.
    pub terms: Vec<String>,
    /// As the space's calendar says.
    pub today: Date,
    /// The end and the id of the last one of the page before.
    pub after: Option<(Date, SubscriptionId)>,
}

/// How many parts of a search count.
const TERMS: usize = 3;

/// Runs with their customers, and what each search asks of those.
macro_rules! found {
    () => {
        " FROM subscriptions AS s CROSS JOIN customers AS c
            WHERE c.tenant_id = s.tenant_id AND c.id = s.customer_id
            AND c.search_text LIKE $3 ESCAPE '!' AND c.search_text LIKE $4 ESCAPE '!' AND c.search_text LIKE $5 ESCAPE '!' "
    };
}

/// Whether a run is paused on `$2`.
macro_rules! paused {
    () => {
        "EXISTS (SELECT 1 FROM subscription_pauses AS p
            WHERE p.tenant_id = $1 AND p.subscription_id = s.id AND p.from_on <= $2 AND p.until_on > $2)"
    };
}

/// In the order of their ends, the next page after `$6` and `$7`. `CROSS JOIN` keeps the order of the index of ends.
macro_rules! rising {
    ($($condition:expr),+) => {
        concat!(
            "SELECT ", columns!("s"), found!(),
            "AND s.tenant_id = $1 AND s.ends_on >= $2 AND (s.ends_on, s.id) > ($6, $7) AND ", $($condition),+,
            " ORDER BY s.ends_on, s.id LIMIT $8"
        )
    };
}

statements! {
    /// Not over.
    LIVE -> SubscriptionRow = rising!("s.starts_on <= s.ends_on");
    /// Paying today.
    RUNNING -> SubscriptionRow = rising!("s.starts_on <= $2 AND NOT ", paused!());
    /// Paying today, ending soon, and followed by none.
    EXPIRING -> SubscriptionRow = rising!("s.ends_on <= $9 AND s.starts_on <= $2 AND NOT ", paused!(),
        " AND NOT EXISTS (SELECT 1 FROM subscriptions AS n
            WHERE n.tenant_id = $1 AND n.customer_id = s.customer_id AND n.ends_on > s.ends_on AND n.id <> s.id)");
    /// Beginning later, or paused.
    WAITING -> SubscriptionRow = rising!("(s.starts_on > $2 OR ", paused!(), ")");
    /// Over.
    ENDED -> SubscriptionRow = concat!("SELECT ", columns!("s"), found!(),
        "AND s.tenant_id = $1 AND s.ends_on < $2 AND (s.ends_on, s.id) < ($6, $7) ORDER BY s.ends_on DESC, s.id DESC LIMIT $8");
    /// Of one customer.
    OF_CUSTOMER -> SubscriptionRow = concat!("SELECT ", columns!("s"), " FROM subscriptions AS s
        WHERE s.tenant_id = $1 AND s.customer_id = $2 AND (s.ends_on, s.id) < ($3, $4) ORDER BY s.ends_on DESC, s.id DESC LIMIT $5");
}

/// At most `limit` runs that match, in their order.
pub fn page(tx: &mut Tx, filter: &Filter, limit: i64) -> Result<Vec<SubscriptionRow>, DbError> {
    let [a, b, c]: [String; TERMS] = std::array::from_fn(|at| {
        filter
            .terms
            .get(at)
            .map_or_else(|| "%".to_owned(), |term| contains(term))
    });
    let lowest = SubscriptionId::from_uuid(uuid::Uuid::nil());
    let highest = SubscriptionId::from_uuid(uuid::Uuid::max());
    let (from, from_id) = filter.after.unwrap_or((Date::MIN, lowest));
    let (to, to_id) = filter.after.unwrap_or((Date::MAX, highest));
    let today = &filter.today;
    match &filter.which {
        Which::Live => tx.all(&LIVE, &[today, &a, &b, &c, &from, &from_id, &limit]),
        Which::Running => tx.all(&RUNNING, &[today, &a, &b, &c, &from, &from_id, &limit]),
        Which::Expiring { until } => tx.all(&EXPIRING, &[today, &a, &b, &c, &from, &from_id, &limit, until]),
        Which::Waiting => tx.all(&WAITING, &[today, &a, &b, &c, &from, &from_id, &limit]),
        Which::Ended => tx.all(&ENDED, &[today, &a, &b, &c, &to, &to_id, &limit]),
        Which::Of(customer) => tx.all(&OF_CUSTOMER, &[customer, &to, &to_id, &limit]),
    }
}
