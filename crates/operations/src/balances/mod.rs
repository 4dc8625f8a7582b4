//! Who owes, who has money with the house, and the statement of one customer.

mod owed;
mod statement;

pub use owed::{BalanceTotals, Debtor, ListBalances, ListDebtors, Side};
pub use statement::{StatementOf, StatementView};

crate::operations! {
    changes: [],
    questions: [ListDebtors, ListBalances, BalanceTotals, StatementOf],
}
