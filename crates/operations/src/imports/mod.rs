//! Taking in a file of customers: preview, mapping, the run in the background, and what was left out.

mod chunk;
mod mapping;
mod refusals;
mod registry;
mod rejected;
mod rows;
mod run;
mod table;

pub use chunk::{ImportCustomers, KnownCustomers, MayImport};
pub use mapping::{Field, Mapping, told};
pub use refusals::ImportRefusal;
pub use registry::{ImportState, ImportView, SampleRow};
pub use run::Report;
pub use table::MAX_BYTES;

pub(crate) use registry::Imports;

crate::operations! {
    changes: [ImportCustomers],
    questions: [MayImport, KnownCustomers],
}
