//! Files that were read and wait, run or ran: in memory, few at a time, and not for long.

use std::collections::HashMap;
use std::sync::Arc;

use coworkflow_domain::ids::{ImportId, TenantId};
use coworkflow_domain::imports::ImportKind;
use coworkflow_domain::refusal::{General, Refusal, Unavailable};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::Instant;
use parking_lot::Mutex;

use super::mapping::{Mapping, checked};
use super::table::Table;
use crate::failure::Failure;

/// Most files at a time.
const MOST: usize = 8;
/// How long a file is kept.
const KEEP_MINUTES: i64 = 120;

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportState {
    /// Read, and waiting for a mapping and the word to go.
    Preview,
    /// Being taken in.
    Running,
    /// Taken in.
    Done,
    /// Ended before its last row; what is in stays in.
    Failed,
}

/// What a screen shows of an import.
#[derive(Debug, Clone)]
pub struct ImportView {
    /// Its id.
    pub id: ImportId,
    /// What its rows are.
    pub kind: ImportKind,
    /// How far it is.
    pub state: ImportState,
    /// What the file was called.
    pub file_name: String,
    /// `UTF-8`, `windows-1256` …
    pub encoding: &'static str,
    /// What stands between its cells.
    pub delimiter: char,
    /// Its header.
    pub columns: Vec<String>,
    /// What each column has.
    pub mapping: Mapping,
    /// Rows below the header.
    pub rows: usize,
    /// Rows that will go in, or went in.
    pub good: usize,
    /// Rows that can't.
    pub bad: usize,
    /// Rows that are here already, or twice in the file.
    pub duplicates: usize,
    /// Rows dealt with so far.
    pub done: usize,
    /// The first rows as they would be taken in.
    pub sample: Vec<SampleRow>,
}

impl ImportView {
    /// Why nothing can go in yet: the column that has not been named.
    pub fn missing(&self) -> Option<Refusal> {
        let checked = checked(self.kind, self.mapping.clone(), &self.columns);
        checked.err().map(Refusal::from)
    }
}

/// A row of the preview.
#[derive(Debug, Clone)]
pub struct SampleRow {
    /// As a spreadsheet counts.
    pub row: u64,
    /// The cells in the order of the columns.
    pub values: Vec<String>,
    /// Why it would not go in.
    pub problem: Option<Refusal>,
}

/// One file with its view.
pub(super) struct Import {
    tenant: TenantId,
    created_at: Instant,
    pub(super) view: Mutex<ImportView>,
    /// The rows, until they were taken in.
    pub(super) table: Mutex<Option<Arc<Table>>>,
    /// The rows left out, once it is done.
    pub(super) rejected: Mutex<Option<Arc<Vec<u8>>>>,
}

/// All files of late.
#[derive(Default)]
pub(crate) struct Imports {
    all: Mutex<HashMap<ImportId, Arc<Import>>>,
}

impl Imports {
    pub(super) fn add(
        &self,
        tenant: TenantId,
        view: ImportView,
        table: Arc<Table>,
        now: Instant,
    ) -> Result<Arc<Import>, Failure> {
        let mut all = self.all.lock();
        let running = |import: &Import| import.view.lock().state == ImportState::Running;
        all.retain(|_, import| running(import) || now.minutes_since(import.created_at) < KEEP_MINUTES);
        if all.len() >= MOST {
            let oldest = all
                .iter()
                .filter(|(_, import)| !running(import))
                .min_by_key(|(_, import)| import.created_at);
            let oldest = oldest
                .map(|(id, _)| *id)
                .ok_or(General::Unavailable(Unavailable::Busy))?;
            all.remove(&oldest);
        }
        let id = view.id;
        let import = Arc::new(Import {
            tenant,
            created_at: now,
            view: Mutex::new(view),
            table: Mutex::new(Some(table)),
            rejected: Mutex::new(None),
        });
        all.insert(id, Arc::clone(&import));
        Ok(import)
    }

    /// The import, if it is this tenant's (`A3`).
    pub(super) fn get(&self, tenant: TenantId, id: ImportId) -> Result<Arc<Import>, Failure> {
        let found = self
            .all
            .lock()
            .get(&id)
            .filter(|import| import.tenant == tenant)
            .cloned();
        Ok(found.ok_or(General::NotFound {
            what: SubjectKind::Import,
        })?)
    }
}
