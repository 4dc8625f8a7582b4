//! `coworkflow import`.

use std::fs;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use coworkflow_domain::imports::ImportKind;
use coworkflow_domain::text::Lang;
use coworkflow_domain::words::{ROW, counted};

use super::{CommandError, open, system};
use crate::config::Settings;

/// Most bytes of a file, as on screen.
const LARGEST: u64 = 20 * 1024 * 1024;

/// What can be taken in. Good rows go in, the others come back with their reasons, and a second run adds nothing.
#[derive(Subcommand)]
pub enum Import {
    /// Customers, with phones, e-mails, notes and balances.
    Customers(File),
    /// Items of the menu, with categories, prices, costs and stock.
    Items(File),
    /// What the house holds for customers or is owed by them (below 0): one opening balance each.
    Balances(File),
    /// Plans that run, with their first or last day and the hours used.
    Plans(File),
    /// Invoices of another program, to be looked up; they take no number here and move no balance.
    Invoices(File),
    /// Everything of a house, from an archive that `coworkflow export` or the settings page wrote, into an empty data folder.
    Archive {
        /// The file.
        file: PathBuf,
    },
}

/// A CSV file in any common encoding and delimiter, with column names in English or Arabic.
#[derive(Args)]
pub struct File {
    /// The file.
    file: PathBuf,
    /// Which column is which field, for a header that is not understood: `--map "Tel=phone" --map "Remarks="`.
    #[arg(long = "map", value_name = "COLUMN=FIELD", value_parser = pair)]
    mapping: Vec<(String, Option<String>)>,
}

fn pair(text: &str) -> Result<(String, Option<String>), String> {
    let (column, field) = text
        .rsplit_once('=')
        .ok_or("give COLUMN=FIELD, or COLUMN= to leave the column out")?;
    Ok((column.to_owned(), (!field.is_empty()).then(|| field.to_owned())))
}

impl Import {
    /// Takes the good rows in; the others go to a file next to the given one.
    pub fn run(self, settings: &Settings) -> Result<(), CommandError> {
        let (kind, File { file, mapping }) = match self {
            Import::Customers(file) => (ImportKind::Customers, file),
            Import::Items(file) => (ImportKind::Items, file),
            Import::Balances(file) => (ImportKind::Balances, file),
            Import::Plans(file) => (ImportKind::Plans, file),
            Import::Invoices(file) => (ImportKind::Invoices, file),
            Import::Archive { file } => return archive(&file, settings),
        };
        let bytes = read(&file)?;
        let services = open(settings)?;
        let context = system(&services)?;
        let visible = std::io::stderr().is_terminal();
        let mut progress = |done: usize, total: usize| {
            if visible {
                eprint!("\r{done} of {total} rows");
                // Progress that can't be shown is no failure.
                let _ = std::io::stderr().flush();
            }
        };
        let pairs = (!mapping.is_empty()).then_some(mapping.as_slice());
        let report = services.import_file(&context, kind, &bytes, pairs, &mut progress)?;
        if visible {
            eprintln!();
        }
        println!(
            "{} added. {} left out: {} here already, {} to be corrected.",
            counted(i64::try_from(report.added).unwrap_or(i64::MAX), kind.noun(), Lang::En),
            rows(report.skipped_duplicates + report.bad),
            report.skipped_duplicates,
            report.bad
        );
        if let Some(rejected) = report.rejected_csv {
            let beside = file.with_extension("rejected.csv");
            let write = fs::write(&beside, rejected);
            write.map_err(|error| {
                CommandError::Other(format!(
                    "{} can't be written ({error}): copy the file to a folder you may write to",
                    beside.display()
                ))
            })?;
            println!(
                "All that were left out are in {}, each with its reason: mend there what is to be corrected and import that file.",
                beside.display()
            );
        }
        services.store.close();
        Ok(())
    }
}

fn rows(count: usize) -> String {
    counted(i64::try_from(count).unwrap_or(i64::MAX), &ROW, Lang::En)
}

/// Everything or nothing of an archive; only into a data folder that has no space yet.
fn archive(file: &Path, settings: &Settings) -> Result<(), CommandError> {
    let services = open(settings)?;
    let manifest = services.take_in_archive_now(file, &|_| {})?;
    println!(
        "{} is here with {} rows, as of {}.",
        manifest.business,
        manifest.figures.total_rows(),
        manifest.made_at
    );
    println!("An archive holds no passwords. Before anybody can sign in:");
    for owner in manifest.owners {
        println!("  coworkflow user reset-password --email {}", owner.email);
    }
    services.store.close();
    Ok(())
}

fn read(file: &Path) -> Result<Vec<u8>, CommandError> {
    let unread = |cause: String| {
        CommandError::Other(format!(
            "the file {} can't be read ({cause}): check its name and that you may read it",
            file.display()
        ))
    };
    let length = fs::metadata(file).map_err(|error| unread(error.to_string()))?.len();
    if length > LARGEST {
        return Err(CommandError::Other(format!(
            "the file {} is larger than 20 MB: split it and import the parts",
            file.display()
        )));
    }
    fs::read(file).map_err(|error| unread(error.to_string()))
}
