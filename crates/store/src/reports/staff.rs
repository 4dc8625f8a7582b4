//! What the people at the desk did.

use coworkflow_domain::ids::UserId;
use coworkflow_domain::money::Money;
use coworkflow_domain::reports::Period;
use coworkflow_domain::time::Interval;

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// A user.
    pub struct Named {
        /// Who.
        id: UserId,
        /// Their name.
        name: String,
    }
}

row! {
    /// Sales that a user took back.
    pub struct Voids {
        /// Who.
        voided_by: UserId,
        /// How many.
        voids: i64,
    }
}

row! {
    /// A closed shift.
    pub struct ShiftDay {
        /// Whose.
        user_id: UserId,
        /// What should have been in the drawer.
        expected: Money,
        /// What was.
        counted: Money,
    }
}

statements! {
    /// All users.
    PEOPLE -> Named = "SELECT id, name FROM users WHERE tenant_id = $1 ORDER BY name, id";
    /// Of a span.
    VOIDS -> Voids = "SELECT voided_by, COUNT(*) AS voids FROM consumptions
        WHERE tenant_id = $1 AND voided_at >= $2 AND voided_at < $3 AND voided_by IS NOT NULL GROUP BY voided_by";
    /// Closed ones that were opened on these days.
    SHIFTS -> ShiftDay = "SELECT user_id, expected, counted FROM shifts
        WHERE tenant_id = $1 AND day >= $2 AND day <= $3 AND expected IS NOT NULL AND counted IS NOT NULL";
}

/// All users, by name.
pub fn people(tx: &mut Tx) -> Result<Vec<Named>, DbError> {
    tx.all(&PEOPLE, &[])
}

/// Sales taken back in a span, by user.
pub fn voids(tx: &mut Tx, span: Interval) -> Result<Vec<Voids>, DbError> {
    tx.all(&VOIDS, &[&span.start(), &span.end()])
}

/// Shifts that were opened in a period and are closed.
pub fn shift_days(tx: &mut Tx, period: Period) -> Result<Vec<ShiftDay>, DbError> {
    tx.all(&SHIFTS, &[&period.from(), &period.to()])
}
