//! Taking in a file of customers, items, balances, plans or past invoices: preview, mapping, the run in the background,
//! and what was left out.

mod cells;
mod chunk;
mod fields;
mod kinds;
mod mapping;
mod refusals;
mod registry;
mod rejected;
mod rows;
mod run;
mod table;

pub use chunk::{ImportRows, JudgeRows, MayImport};
pub use fields::{Field, fields};
pub use mapping::Mapping;
pub use refusals::ImportRefusal;
pub use registry::{ImportState, ImportView, SampleRow};
pub use run::Report;
pub use table::MAX_BYTES;

pub(crate) use registry::Imports;

crate::operations! {
    changes: [ImportRows],
    questions: [MayImport, JudgeRows],
}

#[cfg(test)]
mod kinds_tests;
