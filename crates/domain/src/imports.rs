//! What can be taken in from a file that another program wrote.

use crate::{
    names::named_enum,
    words::{CUSTOMER, ITEM, Noun, OPENING_BALANCE, PAST_INVOICE, RUNNING_PLAN},
};

named_enum! {
    /// What the rows of a file are.
    ImportKind {
        /// People.
        Customers = "customers",
        /// The menu, with what is there of it.
        Items = "items",
        /// What the house holds for customers or is owed by them, one figure each.
        Balances = "balances",
        /// Runs of plans that were sold elsewhere.
        Plans = "plans",
        /// Invoices of another program, kept to be looked up.
        Invoices = "invoices",
    }
}

impl ImportKind {
    /// One of its rows, for counting.
    #[must_use]
    pub const fn noun(self) -> &'static Noun {
        match self {
            Self::Customers => &CUSTOMER,
            Self::Items => &ITEM,
            Self::Balances => &OPENING_BALANCE,
            Self::Plans => &RUNNING_PLAN,
            Self::Invoices => &PAST_INVOICE,
        }
    }
}
