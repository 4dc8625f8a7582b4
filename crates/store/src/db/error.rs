//! What can go wrong below an operation, in words that both databases share.

use rusqlite::ErrorCode;

/// A failure of the database layer. A refused constraint arrives by its name.
#[derive(Debug, thiserror::Error, Clone, PartialEq)]
pub enum DbError {
    /// The database refused what must not be.
    #[error("constraint {0}")]
    Constraint(String),
    /// A row that must exist does not.
    #[error("no such row ({0})")]
    NoRow(&'static str),
    /// The disk is full: nothing was written.
    #[error("no room on the disk")]
    Full,
    /// More waits than may wait: nothing was written.
    #[error("too many requests are waiting")]
    Overloaded,
    /// The database cannot be reached or is closing.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// The closure panicked: it was rolled back alone.
    #[error("panicked: {0}")]
    Panicked(String),
    /// What was asked for is done to a file, and a server keeps this database.
    #[error("a server keeps this database, not a file")]
    NoFile,
    /// Stored data or a statement is not what the program expects.
    #[error("{0}")]
    Broken(String),
}

impl DbError {
    /// Whether this is the refusal of the named constraint.
    pub fn is_constraint(&self, name: &str) -> bool {
        matches!(self, DbError::Constraint(refused) if refused == name)
    }
}

/// SQLite names the columns of a refused unique key, not its constraint.
pub(super) const UNIQUE_KEYS: &[(&str, &str)] = &[
    ("users.tenant_id, users.email", "users_email"),
    ("tenancies.slug", "tenancies_slug"),
    ("tenancies.domain", "tenancies_domain"),
    ("operators.tenant_id, operators.email", "operators_email"),
    ("passkeys.tenant_id, passkeys.credential", "passkeys_credential"),
    ("invitations.tenant_id, invitations.token_hash", "invitations_token"),
    ("custom_roles.tenant_id, custom_roles.search_key", "custom_roles_name"),
    (
        "staff_invitations.tenant_id, staff_invitations.email",
        "staff_invitations_email",
    ),
    (
        "staff_invitations.tenant_id, staff_invitations.token_hash",
        "staff_invitations_token",
    ),
    ("users.tenant_id, users.customer_id", "users_one_per_customer"),
    ("bookings.tenant_id, bookings.session_id", "bookings_one_session"),
    (
        "waitlist_entries.tenant_id, waitlist_entries.booking_id",
        "waitlist_entries_one_booking",
    ),
    (
        "online_payments.tenant_id, online_payments.invoice_id",
        "online_payments_one_invoice",
    ),
    (
        "online_payments.tenant_id, online_payments.provider, online_payments.reference",
        "online_payments_reference",
    ),
    (
        "bookings.tenant_id, bookings.series_id, bookings.occurrence",
        "bookings_one_occurrence",
    ),
    (
        "floor_plans.tenant_id, floor_plans.space_id, floor_plans.search_key",
        "floor_plans_name",
    ),
    (
        "calendar_feeds.tenant_id, calendar_feeds.customer_id",
        "calendar_feeds_customer",
    ),
    ("customers.tenant_id, customers.number", "customers_number"),
    (
        "resources.tenant_id, resources.space_id, resources.name",
        "resources_name",
    ),
    (
        "sessions.tenant_id, sessions.resource_id",
        "sessions_one_active_per_resource",
    ),
    ("items.tenant_id, items.search_key", "items_name"),
    ("plans.tenant_id, plans.search_key", "plans_name"),
    (
        "item_categories.tenant_id, item_categories.search_key",
        "item_categories_name",
    ),
    ("suppliers.tenant_id, suppliers.search_key", "suppliers_name"),
    ("deliveries.tenant_id, deliveries.number", "deliveries_number"),
    ("deliveries.tenant_id, deliveries.undoes_id", "deliveries_undoes"),
    ("stock_counts.tenant_id, stock_counts.number", "stock_counts_number"),
    ("coupons.tenant_id, coupons.code", "coupons_code"),
    (
        "coupon_uses.tenant_id, coupon_uses.coupon_id, coupon_uses.customer_id, coupon_uses.number",
        "coupon_uses_number",
    ),
    (
        "ledger_entries.tenant_id, ledger_entries.customer_id",
        "ledger_one_opening",
    ),
    (
        "past_invoices.tenant_id, past_invoices.reference",
        "past_invoices_reference",
    ),
    ("displays.tenant_id, displays.code_hash", "displays_code"),
    ("invoices.tenant_id, invoices.number", "invoices_number"),
    ("invoices.tenant_id, invoices.session_id", "invoices_session"),
    ("credit_notes.tenant_id, credit_notes.number", "credit_notes_number"),
    ("shifts.tenant_id, shifts.user_id", "shifts_one_open_per_user"),
    (
        "cash_entries.tenant_id, cash_entries.payment_id",
        "cash_entries_payment",
    ),
    (
        "cash_entries.tenant_id, cash_entries.ledger_entry_id",
        "cash_entries_ledger_entry",
    ),
];

impl From<rusqlite::Error> for DbError {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(code, message) = &error else {
            return DbError::Broken(error.to_string());
        };
        let message = message.as_deref().unwrap_or_default();
        match code.code {
            ErrorCode::ConstraintViolation => DbError::Constraint(constraint_name(message)),
            ErrorCode::DiskFull => DbError::Full,
            ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseLocked
            | ErrorCode::CannotOpen
            | ErrorCode::SystemIoFailure
            | ErrorCode::ReadOnly => DbError::Unavailable(error.to_string()),
            _ => DbError::Broken(error.to_string()),
        }
    }
}

impl From<tokio_postgres::Error> for DbError {
    fn from(error: tokio_postgres::Error) -> Self {
        let cause = std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string);
        let Some(refused) = error.as_db_error() else {
            let lost = error.is_closed()
                || std::error::Error::source(&error).is_some_and(|cause| cause.is::<std::io::Error>());
            return if lost {
                DbError::Unavailable(cause)
            } else {
                DbError::Broken(cause)
            };
        };
        let code = refused.code().code();
        match (code, code.get(..2).unwrap_or_default()) {
            (_, "23") => DbError::Constraint(refused.constraint().map_or_else(
                || {
                    let place = (refused.table(), refused.column());
                    format!("{}.{}", place.0.unwrap_or_default(), place.1.unwrap_or_default())
                },
                str::to_owned,
            )),
            ("53100", _) => DbError::Full,
            // Others of the same tenant took too long elsewhere.
            ("55P03", _) => DbError::Overloaded,
            // It could not be done now: the server is not there, starts, stops, has no room, may only read, or it took too long.
            ("25006" | "25P03" | "57014", _) | (_, "08" | "28" | "3D" | "40" | "53" | "57" | "58") => {
                DbError::Unavailable(format!("{} ({code})", refused.message()))
            }
            _ => DbError::Broken(format!("{} ({code})", refused.message())),
        }
    }
}

fn constraint_name(message: &str) -> String {
    let rest = message.rsplit(": ").next().unwrap_or(message);
    UNIQUE_KEYS.iter().find(|(columns, _)| *columns == rest).map_or_else(
        || rest.trim_start_matches("constraint ").to_owned(),
        |(_, name)| (*name).to_owned(),
    )
}
