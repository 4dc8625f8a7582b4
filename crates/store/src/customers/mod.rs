//! The people the front desk and the invoices know.

mod search;

use coworkflow_domain::customers::CustomerType;
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::money::Money;
use coworkflow_domain::time::{Date, Instant};

pub use search::{After, CustomerSort, FEW, Find, page};
pub(crate) use search::{STATEMENTS as SEARCH_STATEMENTS, contains};

use crate::db::{DbError, Tx};
use crate::{row, state_columns, statements};

state_columns!(CustomerType);

row! {
    /// A customer.
    pub struct CustomerRow {
        /// Their id.
        id: CustomerId,
        /// The number in `C-001`.
        number: i64,
        /// As they are called.
        name: String,
        /// The name folded for look-ups.
        search_key: String,
        /// All that a search looks at, the folded name first.
        search_text: String,
        /// E.164.
        phone: Option<String>,
        /// In lower case.
        email: Option<String>,
        /// The last day of the last plan they have or had; what they are today is derived from the plan that runs (`S7`).
        plan_until: Option<Date>,
        /// The sum of their ledger; positive is their credit.
        balance: Money,
        /// How far below 0 they may spend; 0 or less.
        balance_limit: Money,
        /// What the desk wants to remember.
        notes: String,
        /// Sessions started and not taken back.
        visits: i64,
        /// What their invoices add up to.
        spent: Money,
        /// Still to be paid on their invoices.
        owed: Money,
        /// Start of their last session.
        last_visit_at: Option<Instant>,
        /// Out of the lists since.
        archived_at: Option<Instant>,
        /// Known since.
        created_at: Instant,
        /// Counts changes, so that two editors notice each other.
        version: i64,
    }
}

/// The columns of [`CustomerRow`].
macro_rules! columns {
    () => {
        "id, number, name, search_key, search_text, phone, email, plan_until, balance, balance_limit, notes, visits, spent, owed, \
         last_visit_at, archived_at, created_at, version"
    };
}
pub(crate) use columns;

statements! {
    /// How a customer is called.
    NAME -> String = "SELECT name FROM customers WHERE tenant_id = $1 AND id = $2";
    /// One customer.
    BY_ID -> CustomerRow = concat!("SELECT ", columns!(), " FROM customers WHERE tenant_id = $1 AND id = $2");
    /// One customer by the number of `C-001`.
    BY_NUMBER -> CustomerRow = concat!("SELECT ", columns!(), " FROM customers WHERE tenant_id = $1 AND number = $2");
    /// Who may be the same person.
    ALIKE -> CustomerRow = concat!("SELECT ", columns!(), " FROM customers
        WHERE tenant_id = $1 AND id <> $5 AND id IN (
            SELECT id FROM customers WHERE tenant_id = $1 AND phone = $2
            UNION ALL SELECT id FROM customers WHERE tenant_id = $1 AND email = $3
            UNION ALL SELECT id FROM customers WHERE tenant_id = $1 AND search_key = $4)
        ORDER BY archived_at IS NOT NULL, number LIMIT 5");
    /// Whether somebody has this phone, e-mail or folded name.
    IS_KNOWN -> bool = "SELECT EXISTS (SELECT 1 FROM customers WHERE tenant_id = $1 AND phone = $2)
        OR EXISTS (SELECT 1 FROM customers WHERE tenant_id = $1 AND email = $3)
        OR EXISTS (SELECT 1 FROM customers WHERE tenant_id = $1 AND search_key = $4)";
    /// Adds.
    INSERT -> () = "INSERT INTO customers (tenant_id, id, number, name, search_key, search_text, phone, email, plan_until, balance,
        balance_limit, notes, visits, spent, owed, last_visit_at, archived_at, created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, 0, $9, $10, 0, 0, 0, NULL, NULL, $11, 1)";
    /// Changes, if nobody else did meanwhile.
    UPDATE -> () = "UPDATE customers SET name = $3, search_key = $4, search_text = $5, phone = $6, email = $7, balance_limit = $8,
        notes = $9, version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $10";
    /// Takes out of the lists, or back in.
    SET_ARCHIVED -> () = "UPDATE customers SET archived_at = $3, version = version + 1 WHERE tenant_id = $1 AND id = $2";
    /// Whether anything happened that must be kept.
    HAS_HISTORY -> bool = "SELECT EXISTS (SELECT 1 FROM sessions WHERE tenant_id = $1 AND customer_id = $2)
        OR EXISTS (SELECT 1 FROM invoices WHERE tenant_id = $1 AND customer_id = $2)
        OR EXISTS (SELECT 1 FROM ledger_entries WHERE tenant_id = $1 AND customer_id = $2)
        OR EXISTS (SELECT 1 FROM subscriptions WHERE tenant_id = $1 AND customer_id = $2)
        OR EXISTS (SELECT 1 FROM past_invoices WHERE tenant_id = $1 AND customer_id = $2)
        OR EXISTS (SELECT 1 FROM bookings WHERE tenant_id = $1 AND customer_id = $2)
        OR EXISTS (SELECT 1 FROM waitlist_entries WHERE tenant_id = $1 AND customer_id = $2)";
    /// Whether something is booked for them that is not over: bookings last 31 days at most.
    HAS_BOOKINGS -> bool = "SELECT EXISTS (SELECT 1 FROM bookings WHERE tenant_id = $1 AND customer_id = $2 AND starts_at > $3 - 2678400000
        AND ends_at > $3 AND state IN ('held', 'pending', 'confirmed', 'checked_in'))";
    /// Whether they sit here now.
    IS_HERE -> bool = "SELECT EXISTS (SELECT 1 FROM sessions WHERE tenant_id = $1 AND customer_id = $2 AND ended_at IS NULL)";
    /// Whether an invoice of theirs is open.
    OWES -> bool = "SELECT EXISTS (SELECT 1 FROM invoices WHERE tenant_id = $1 AND customer_id = $2 AND status <> 'paid')";
    /// Removes.
    DELETE -> () = "DELETE FROM customers WHERE tenant_id = $1 AND id = $2";
    /// Counts a visit; the passer-by is nobody, and has none.
    VISITED -> () = "UPDATE customers SET visits = visits + 1, last_visit_at = CASE WHEN last_visit_at > $3 THEN last_visit_at ELSE $3 END
        WHERE tenant_id = $1 AND id = $2 AND number > 0";
    /// Takes a visit back; the last one is the last start that still counts.
    UNVISITED -> () = "UPDATE customers SET visits = visits - 1, last_visit_at = (SELECT max(started_at) FROM sessions
        WHERE sessions.tenant_id = customers.tenant_id AND sessions.customer_id = customers.id AND cancelled_at IS NULL)
        WHERE tenant_id = $1 AND id = $2 AND number > 0";
    /// Adds to what they spent and owe.
    BILLED -> () = "UPDATE customers SET spent = spent + $3, owed = owed + $3 WHERE tenant_id = $1 AND id = $2";
    /// Adds to what they owe.
    OWES_MORE -> () = "UPDATE customers SET owed = owed + $3 WHERE tenant_id = $1 AND id = $2";
}

/// One customer, if this tenant has them.
pub fn by_id(tx: &mut Tx, id: CustomerId) -> Result<Option<CustomerRow>, DbError> {
    tx.maybe(&BY_ID, &[&id])
}

/// The customer of `C-001`, by its number.
pub fn by_number(tx: &mut Tx, number: i64) -> Result<Option<CustomerRow>, DbError> {
    tx.maybe(&BY_NUMBER, &[&number])
}

/// Who may be the same person, at most 5: same phone, same e-mail or same folded name; `but` is left out.
pub fn alike(
    tx: &mut Tx,
    phone: Option<&str>,
    email: Option<&str>,
    search_key: Option<&str>,
    but: Option<CustomerId>,
) -> Result<Vec<CustomerRow>, DbError> {
    let but = but.unwrap_or(CustomerId::from_uuid(uuid::Uuid::nil()));
    tx.all(&ALIKE, &[&phone, &email, &search_key, &but])
}

/// Whether somebody has this phone, e-mail or folded name; what is not given is not compared.
pub fn is_known(
    tx: &mut Tx,
    phone: Option<&str>,
    email: Option<&str>,
    search_key: Option<&str>,
) -> Result<bool, DbError> {
    tx.one(&IS_KNOWN, &[&phone, &email, &search_key])
}

/// Adds a customer with nothing on the account and no visits yet.
pub fn insert(tx: &mut Tx, row: &CustomerRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[
            &row.id,
            &row.number,
            &row.name,
            &row.search_key,
            &row.search_text,
            &row.phone,
            &row.email,
            &row.balance_limit,
            &row.notes,
            &row.created_at,
        ],
    )?;
    Ok(())
}

/// Writes a changed customer over version `row.version`; `false` when somebody else was faster.
pub fn update(tx: &mut Tx, row: &CustomerRow) -> Result<bool, DbError> {
    let touched = tx.execute(
        &UPDATE,
        &[
            &row.id,
            &row.name,
            &row.search_key,
            &row.search_text,
            &row.phone,
            &row.email,
            &row.balance_limit,
            &row.notes,
            &row.version,
        ],
    )?;
    Ok(touched == 1)
}

/// Takes a customer out of the lists, or back in with `None`.
pub fn set_archived(tx: &mut Tx, id: CustomerId, at: Option<Instant>) -> Result<(), DbError> {
    tx.execute(&SET_ARCHIVED, &[&id, &at])?;
    Ok(())
}

/// Whether a session, an invoice or a ledger entry of theirs must be kept.
pub fn has_history(tx: &mut Tx, id: CustomerId) -> Result<bool, DbError> {
    tx.one(&HAS_HISTORY, &[&id])
}

/// Whether a session of theirs is going on.
pub fn is_here(tx: &mut Tx, id: CustomerId) -> Result<bool, DbError> {
    tx.one(&IS_HERE, &[&id])
}

/// Whether something is booked for them that is not over.
pub fn has_bookings(tx: &mut Tx, id: CustomerId, now: Instant) -> Result<bool, DbError> {
    tx.one(&HAS_BOOKINGS, &[&id, &now])
}

/// Whether an invoice of theirs is not paid in full.
pub fn owes(tx: &mut Tx, id: CustomerId) -> Result<bool, DbError> {
    tx.one(&OWES, &[&id])
}

/// Removes a customer who has no history.
pub fn delete(tx: &mut Tx, id: CustomerId) -> Result<(), DbError> {
    tx.execute(&DELETE, &[&id])?;
    Ok(())
}

/// Counts a visit that began at `at`.
pub fn visited(tx: &mut Tx, id: CustomerId, at: Instant) -> Result<(), DbError> {
    tx.execute(&VISITED, &[&id, &at])?;
    Ok(())
}

/// Takes a visit back that was counted by mistake.
pub fn unvisited(tx: &mut Tx, id: CustomerId) -> Result<(), DbError> {
    tx.execute(&UNVISITED, &[&id])?;
    Ok(())
}

/// Adds the total of an invoice to what they spent and owe; negative for a credit note.
pub fn billed(tx: &mut Tx, id: CustomerId, amount: Money) -> Result<(), DbError> {
    tx.execute(&BILLED, &[&id, &amount])?;
    Ok(())
}

/// Adds a refund to what they owe; negative for a payment.
pub fn owes_more(tx: &mut Tx, id: CustomerId, amount: Money) -> Result<(), DbError> {
    tx.execute(&OWES_MORE, &[&id, &amount])?;
    Ok(())
}

/// How a customer is called.
pub fn name(tx: &mut Tx, id: CustomerId) -> Result<String, DbError> {
    tx.one(&NAME, &[&id])
}
