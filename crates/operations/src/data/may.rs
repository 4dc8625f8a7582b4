//! Who may, and what the history tells of it.

use coworkflow_domain::access::Permission;
use coworkflow_domain::data::DataRefusal;
use coworkflow_domain::journal::Event;
use coworkflow_store::spaces::{self, SpaceRow};
use coworkflow_store::tenants;
use serde::Serialize;

use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// Asks whether backups may be seen and made.
#[derive(Debug, Clone, Copy)]
pub struct MayBackup;
/// Asks whether a backup may take the place of everything, or be taken away.
#[derive(Debug, Clone, Copy)]
pub struct MayRestore;
/// Asks whether everything may be taken away.
#[derive(Debug, Clone, Copy)]
pub struct MayExport;

impl Question for MayBackup {
    type Output = SpaceRow;
    const NAME: &'static str = "data.may_backup";
    const PERMISSION: Permission = Permission::DataBackup;

    fn run(&self, work: &mut Work) -> Result<SpaceRow, Failure> {
        whole_server(work)
    }
}

impl Question for MayRestore {
    type Output = SpaceRow;
    const NAME: &'static str = "data.may_restore";
    const PERMISSION: Permission = Permission::DataRestore;

    fn run(&self, work: &mut Work) -> Result<SpaceRow, Failure> {
        whole_server(work)
    }
}

impl Question for MayExport {
    type Output = SpaceRow;
    const NAME: &'static str = "data.may_export";
    const PERMISSION: Permission = Permission::DataExport;

    fn run(&self, work: &mut Work) -> Result<SpaceRow, Failure> {
        Ok(spaces::the_space(work.tx)?)
    }
}

/// A backup is of all that the server holds: it is nobody's own where another business lives too (`A3`).
fn whole_server(work: &mut Work) -> Result<SpaceRow, Failure> {
    if tenants::all_across_tenants(&mut work.tx.across_tenants())?.len() > 1 {
        return Err(DataRefusal::Shared.into());
    }
    Ok(spaces::the_space(work.tx)?)
}

/// Notes that a backup was made.
#[derive(Debug, Serialize)]
pub struct RecordBackup {
    /// Its name.
    pub file: String,
    /// Its size.
    pub bytes: i64,
}

impl Change for RecordBackup {
    type Output = ();
    const NAME: &'static str = "data.record_backup";
    const PERMISSION: Permission = Permission::DataBackup;

    fn run(&self, work: &mut Work) -> Result<(), Failure> {
        let space_id = spaces::the_space(work.tx)?.id;
        work.journal(&Event::BackupMade {
            space_id,
            file: self.file.clone(),
            bytes: self.bytes,
        })
    }
}

/// Notes that everything was taken away.
#[derive(Debug, Serialize)]
pub struct RecordExport {
    /// How many rows.
    pub rows: i64,
}

impl Change for RecordExport {
    type Output = ();
    const NAME: &'static str = "data.record_export";
    const PERMISSION: Permission = Permission::DataExport;

    fn run(&self, work: &mut Work) -> Result<(), Failure> {
        let space_id = spaces::the_space(work.tx)?.id;
        work.journal(&Event::DataExported {
            space_id,
            rows: self.rows,
        })
    }
}
