//! Previewing and running an import, in the background of a server or in place for the command line.

use std::collections::HashMap;
use std::sync::Arc;

use coworkflow_domain::ids::ImportId;
use coworkflow_domain::imports::ImportKind;
use coworkflow_domain::money::Currency;
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::DbError;

use super::chunk::{ImportRows, JudgeRows, MayImport, is_known};
use super::mapping::{Mapping, checked, guess, told};
use super::refusals::ImportRefusal;
use super::registry::{Import, ImportState, ImportView, SampleRow};
use super::rejected;
use super::rows::{Numbered, Read, read};
use super::table::Table;
use crate::context::{Context, Services};
use crate::failure::Failure;

/// Rows in one transaction.
const CHUNK: usize = 500;
/// Rows of a preview.
const SAMPLE: usize = 20;

/// How often a piece is tried again while the house is busy.
const TRIES: usize = 40;
/// How long it waits in between.
const PAUSE: std::time::Duration = std::time::Duration::from_millis(250);

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows taken in.
    pub added: usize,
    /// Rows that were here already, or twice in the file.
    pub skipped_duplicates: usize,
    /// Rows that can't go in.
    pub bad: usize,
    /// The rows left out with their reasons, as CSV; nothing when all went in.
    pub rejected_csv: Option<Vec<u8>>,
}

/// What is taken in under which id, with amounts in which currency.
#[derive(Clone, Copy)]
struct Job {
    id: ImportId,
    kind: ImportKind,
    currency: Currency,
}

impl Services {
    /// Reads a file for a preview; nothing is stored.
    pub async fn upload_import(
        &self,
        context: &Context,
        kind: ImportKind,
        bytes: Vec<u8>,
        file_name: &str,
    ) -> Result<ImportView, Failure> {
        let currency = self.ask(context, MayImport).await?;
        let (services, context, file_name) = (self.clone(), context.clone(), file_name.chars().take(200).collect());
        in_background(move || {
            let table = Arc::new(Table::read(&bytes)?);
            drop(bytes);
            let now = services.clock.now();
            let id = ImportId::v7(now, services.random.bits());
            let view = services.preview(
                &context,
                kind,
                &table,
                guess(kind, &table.columns),
                currency,
                id,
                file_name,
            )?;
            services.imports.add(context.tenant, view.clone(), table, now)?;
            Ok(view)
        })
        .await
    }

    /// An import and how far it is.
    pub async fn import(&self, context: &Context, id: ImportId) -> Result<ImportView, Failure> {
        self.ask(context, MayImport).await?;
        Ok(self.imports.get(context.tenant, id)?.view.lock().clone())
    }

    /// Reads the preview again with another mapping: pairs of column and field.
    pub async fn preview_import(
        &self,
        context: &Context,
        id: ImportId,
        pairs: Vec<(String, Option<String>)>,
    ) -> Result<ImportView, Failure> {
        let currency = self.ask(context, MayImport).await?;
        let import = self.imports.get(context.tenant, id)?;
        let (services, context) = (self.clone(), context.clone());
        in_background(move || {
            let table = import.table.lock().clone().ok_or(ImportRefusal::AlreadyRun)?;
            let (kind, file_name) = {
                let view = import.view.lock();
                (view.kind, view.file_name.clone())
            };
            let mapping = told(kind, &table.columns, &pairs)?;
            let fresh = services.preview(&context, kind, &table, mapping, currency, id, file_name)?;
            let mut view = import.view.lock();
            if view.state != ImportState::Preview {
                return Err(ImportRefusal::AlreadyRun.into());
            }
            *view = fresh;
            Ok(view.clone())
        })
        .await
    }

    /// Begins to take a file in; asking again while it runs or after tells how far it is.
    pub async fn run_import(
        &self,
        context: &Context,
        id: ImportId,
        pairs: Vec<(String, Option<String>)>,
    ) -> Result<ImportView, Failure> {
        let currency = self.ask(context, MayImport).await?;
        let import = self.imports.get(context.tenant, id)?;
        let (table, mapping) = {
            let mut view = import.view.lock();
            if view.state != ImportState::Preview {
                return Ok(view.clone());
            }
            let mapping = checked(view.kind, told(view.kind, &view.columns, &pairs)?, &view.columns)?;
            let table = import.table.lock().take().ok_or(ImportRefusal::AlreadyRun)?;
            view.mapping.clone_from(&mapping);
            view.state = ImportState::Running;
            view.done = 0;
            (table, mapping)
        };
        let view = import.view.lock().clone();
        let (services, context) = (self.clone(), context.clone());
        // It goes on without its caller; who asks sees how far it is.
        tokio::task::spawn_blocking(move || services.go_on(&context, &import, &table, &mapping, currency));
        Ok(view)
    }

    /// The rows left out of an import that is done.
    pub async fn rejected(&self, context: &Context, id: ImportId) -> Result<Vec<u8>, Failure> {
        self.ask(context, MayImport).await?;
        let file = self.imports.get(context.tenant, id)?.rejected.lock().clone();
        Ok(file
            .ok_or(General::NotFound {
                what: SubjectKind::Import,
            })?
            .to_vec())
    }

    /// Takes a whole file in and waits for it: the command line. Without pairs of column and field the header decides.
    pub fn import_file(
        &self,
        context: &Context,
        kind: ImportKind,
        bytes: &[u8],
        pairs: Option<&[(String, Option<String>)]>,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<Report, Failure> {
        let currency = self.ask_now(context, MayImport)?;
        let table = Table::read(bytes)?;
        let mapping = match pairs {
            Some(pairs) => told(kind, &table.columns, pairs)?,
            None => guess(kind, &table.columns),
        };
        let mapping = checked(kind, mapping, &table.columns)?;
        let id = ImportId::v7(self.clock.now(), self.random.bits());
        let job = Job { id, kind, currency };
        self.take_in(context, job, &table, &mapping, &mut |_, done| {
            progress(done, table.rows.len())
        })
    }

    fn go_on(&self, context: &Context, import: &Import, table: &Table, mapping: &Mapping, currency: Currency) {
        let (id, kind) = {
            let view = import.view.lock();
            (view.id, view.kind)
        };
        let job = Job { id, kind, currency };
        let result = self.take_in(context, job, table, mapping, &mut |report, done| {
            let mut view = import.view.lock();
            (view.good, view.bad, view.duplicates, view.done) =
                (report.added, report.bad, report.skipped_duplicates, done);
        });
        let state = match result {
            Ok(report) => {
                *import.rejected.lock() = report.rejected_csv.map(Arc::new);
                ImportState::Done
            }
            Err(failure) => {
                tracing::error!(%failure, import = %id, "an import ended before its last row");
                ImportState::Failed
            }
        };
        import.view.lock().state = state;
    }

    fn take_in(
        &self,
        context: &Context,
        job: Job,
        table: &Table,
        mapping: &Mapping,
        progress: &mut dyn FnMut(&Report, usize),
    ) -> Result<Report, Failure> {
        let Read { drafts, bad, repeated } = read(table, job.kind, mapping, job.currency);
        let mut report = Report {
            bad: bad.len(),
            skipped_duplicates: repeated.len(),
            ..Report::default()
        };
        let mut done = bad.len() + repeated.len();
        let mut all_left_out = [bad, repeated].concat();
        progress(&report, done);
        for drafts in chunks(drafts) {
            let rows = drafts.len();
            let left_out = Self::patiently(|| {
                let piece = ImportRows {
                    import: job.id,
                    kind: job.kind,
                    drafts: drafts.clone(),
                };
                self.change_now(context, piece, None)
            })?;
            let known = left_out.iter().filter(|(_, refusal)| is_known(refusal)).count();
            report.added += rows - left_out.len();
            report.skipped_duplicates += known;
            report.bad += left_out.len() - known;
            all_left_out.extend(left_out);
            done += rows;
            progress(&report, done);
        }
        if !all_left_out.is_empty() {
            report.rejected_csv = Some(rejected::file(table, all_left_out, context.lang));
        }
        Ok(report)
    }

    /// Tries a piece again while the house is too busy for it: the till goes first.
    fn patiently<T>(mut piece: impl FnMut() -> Result<T, Failure>) -> Result<T, Failure> {
        for _ in 0..TRIES {
            match piece() {
                Err(Failure::Refused(refusal)) if refusal.code == "unavailable.busy" => std::thread::sleep(PAUSE),
                answer => return answer,
            }
        }
        piece()
    }

    #[allow(clippy::too_many_arguments, reason = "all of it makes the view")]
    fn preview(
        &self,
        context: &Context,
        kind: ImportKind,
        table: &Table,
        mapping: Mapping,
        currency: Currency,
        id: ImportId,
        file_name: String,
    ) -> Result<ImportView, Failure> {
        let Read { drafts, bad, repeated } = read(table, kind, &mapping, currency);
        let (mut bad_rows, mut duplicates, mut good) = (bad.len(), repeated.len(), drafts.len());
        let mut problems: HashMap<usize, Refusal> =
            bad.into_iter().chain(repeated).filter(|(at, _)| *at < SAMPLE).collect();
        for drafts in chunks(drafts) {
            let left_out = self.ask_now(context, JudgeRows { drafts })?;
            let known = left_out.iter().filter(|(_, refusal)| is_known(refusal)).count();
            duplicates += known;
            bad_rows += left_out.len() - known;
            good -= left_out.len();
            problems.extend(left_out.into_iter().filter(|(at, _)| *at < SAMPLE));
        }
        let sample = table.rows.iter().take(SAMPLE).enumerate().map(|(at, row)| SampleRow {
            row: row.number,
            values: row.cells.iter().map(|cell| cell.chars().take(200).collect()).collect(),
            problem: problems.remove(&at),
        });
        Ok(ImportView {
            id,
            kind,
            state: ImportState::Preview,
            file_name,
            encoding: table.encoding,
            delimiter: table.delimiter,
            columns: table.columns.clone(),
            rows: table.rows.len(),
            good,
            bad: bad_rows,
            duplicates,
            done: 0,
            sample: sample.collect(),
            mapping,
        })
    }
}

fn chunks(drafts: Vec<Numbered>) -> impl Iterator<Item = Vec<Numbered>> {
    let mut drafts = drafts.into_iter();
    std::iter::from_fn(move || Some(drafts.by_ref().take(CHUNK).collect::<Vec<_>>()).filter(|chunk| !chunk.is_empty()))
}

/// Runs what takes a while on a thread that nobody else waits for.
async fn in_background<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| DbError::Broken(error.to_string()))?
}

#[cfg(test)]
#[path = "run_tests.rs"]
mod tests;
