//! A piece of an import: one transaction.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::ImportId;
use coworkflow_domain::imports::ImportKind;
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Currency;
use coworkflow_domain::refusal::Refusal;
use coworkflow_store::tenants;
use serde::Serialize;

use super::refusals::ALREADY_KNOWN;
use super::rows::Numbered;
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// Rows that stay out, by their places, and why.
pub(super) type LeftOut = Vec<(usize, Refusal)>;

/// Takes in those of these rows that can go in.
#[derive(Serialize)]
pub struct ImportRows {
    pub(super) import: ImportId,
    pub(super) kind: ImportKind,
    pub(super) drafts: Vec<Numbered>,
}

/// Asks whether the actor may import, and in which currency amounts are.
pub struct MayImport;

/// Asks which of these rows would stay out, and why.
pub struct JudgeRows {
    pub(super) drafts: Vec<Numbered>,
}

impl Change for ImportRows {
    type Output = LeftOut;
    const NAME: &'static str = "data.import";
    const PERMISSION: Permission = Permission::DataImport;

    fn run(&self, work: &mut Work) -> Result<LeftOut, Failure> {
        let left_out = each(work, &self.drafts, true)?;
        let count = |rows: usize| i64::try_from(rows).unwrap_or(i64::MAX);
        let added = count(self.drafts.len() - left_out.len());
        if added > 0 {
            let known = left_out.iter().filter(|(_, refusal)| is_known(refusal)).count();
            work.journal(&Event::RowsImported {
                import_id: self.import,
                what: self.kind,
                added,
                duplicates: count(known),
            })?;
        }
        Ok(left_out)
    }
}

impl Question for MayImport {
    type Output = Currency;
    const NAME: &'static str = "data.may_import";
    const PERMISSION: Permission = Permission::DataImport;

    fn run(&self, work: &mut Work) -> Result<Currency, Failure> {
        Ok(tenants::currency(work.tx)?)
    }
}

impl Question for JudgeRows {
    type Output = LeftOut;
    const NAME: &'static str = "data.judge_rows";
    const PERMISSION: Permission = Permission::DataImport;

    fn run(&self, work: &mut Work) -> Result<LeftOut, Failure> {
        each(work, &self.drafts, false)
    }
}

fn each(work: &mut Work, drafts: &[Numbered], write: bool) -> Result<LeftOut, Failure> {
    let mut left_out = Vec::new();
    for row in drafts {
        if let Some(refusal) = row.draft.take(work, write)? {
            left_out.push((row.at, refusal));
        }
    }
    Ok(left_out)
}

/// Whether it is here already: nothing is wrong with such a row.
pub(super) fn is_known(refusal: &Refusal) -> bool {
    refusal.code == ALREADY_KNOWN
}
