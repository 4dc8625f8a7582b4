//! The file of a backup: written and read as a stream, so that no size is too large.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;

use coworkflow_domain::data::DataRefusal;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::{BackupError, FORMAT, Manifest, Phase, Progress, Report, damaged};
use crate::db::{SCHEMA_VERSION, io_failed};

/// The first line: what the file is, for people and programs, with how to open it without this one.
const TITLE: &str = "CoWorkFlow backup 1 (open without the program: tail -n +3 FILE | gunzip > coworkflow.db)\n";
/// The longest line that says what a backup holds.
const LONGEST: u64 = 4 * 1024 * 1024;

/// Bytes and SHA-256 of a file, in hexadecimal.
pub(super) fn measured(file: &Path) -> Result<(u64, String), BackupError> {
    let mut reader = BufReader::new(File::open(file)?);
    let mut digest = Sha256::new();
    let mut piece = vec![0; 256 * 1024];
    let mut bytes = 0_u64;
    loop {
        let count = reader.read(&mut piece)?;
        if count == 0 {
            return Ok((bytes, hex(&digest.finalize())));
        }
        bytes += count as u64;
        digest.update(piece.get(..count).unwrap_or_default());
    }
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes the file of a backup and waits until it is on the disk.
pub(super) fn write(manifest: &Manifest, database: &Path, target: &Path, report: Report) -> Result<(), BackupError> {
    let line = serde_json::to_string(manifest).map_err(|error| damaged(error.to_string()))?;
    let mut file = BufWriter::new(File::create_new(target)?);
    file.write_all(TITLE.as_bytes())?;
    file.write_all(line.as_bytes())?;
    file.write_all(b"\n")?;
    let mut packed = GzEncoder::new(file, Compression::fast());
    let mut reader = BufReader::new(File::open(database)?);
    let mut piece = vec![0; 256 * 1024];
    let mut done = 0_u64;
    loop {
        let count = reader.read(&mut piece)?;
        if count == 0 {
            break;
        }
        packed.write_all(piece.get(..count).unwrap_or_default())?;
        done += count as u64;
        report(Progress {
            phase: Phase::Packing,
            done,
            total: manifest.bytes,
        });
    }
    let mut file = packed.finish()?;
    file.flush()?;
    file.get_ref().sync_all().map_err(|error| io_failed(&error))?;
    Ok(())
}

/// What a backup says of itself.
pub(super) fn manifest(file: &Path) -> Result<Manifest, BackupError> {
    head(&mut BufReader::new(File::open(file)?))
}

fn head(reader: &mut impl BufRead) -> Result<Manifest, BackupError> {
    let mut title = String::new();
    let strange = || damaged("it does not begin like a backup");
    reader.take(200).read_line(&mut title).map_err(|_| strange())?;
    if !title.starts_with("CoWorkFlow backup ") {
        return Err(strange());
    }
    let mut line = String::new();
    reader
        .take(LONGEST)
        .read_line(&mut line)
        .map_err(|_| damaged("what it says of itself can't be read"))?;
    // A newer format may say other things: its number alone is read first.
    let format = serde_json::from_str::<serde_json::Value>(&line)
        .ok()
        .and_then(|value| value.get("format")?.as_u64())
        .ok_or_else(|| damaged("what it says of itself can't be read"))?;
    if format > u64::from(FORMAT) {
        return Err(DataRefusal::Newer {
            found: i64::try_from(format).unwrap_or(i64::MAX),
            known: i64::from(FORMAT),
        }
        .into());
    }
    let manifest: Manifest =
        serde_json::from_str(&line).map_err(|_| damaged("what it says of itself can't be read"))?;
    if manifest.schema > SCHEMA_VERSION {
        return Err(DataRefusal::Newer {
            found: manifest.schema,
            known: SCHEMA_VERSION,
        }
        .into());
    }
    Ok(manifest)
}

/// Unpacks the database of a backup into a new file, refusing every byte that is not the one that was packed.
pub(super) fn unpack(file: &Path, target: &Path, report: Report) -> Result<Manifest, BackupError> {
    let mut reader = BufReader::new(File::open(file)?);
    let manifest = head(&mut reader)?;
    let mut unpacked = GzDecoder::new(reader);
    let mut out = BufWriter::new(File::create_new(target)?);
    let mut digest = Sha256::new();
    let mut piece = vec![0; 256 * 1024];
    let mut done = 0_u64;
    loop {
        let count = unpacked
            .read(&mut piece)
            .map_err(|_| damaged("it ends early or was changed"))?;
        if count == 0 {
            break;
        }
        let bytes = piece.get(..count).unwrap_or_default();
        done += count as u64;
        if done > manifest.bytes {
            return Err(damaged("there is more in it than it says"));
        }
        digest.update(bytes);
        out.write_all(bytes)?;
        report(Progress {
            phase: Phase::Checking,
            done,
            total: manifest.bytes,
        });
    }
    out.flush()?;
    out.get_ref().sync_all().map_err(|error| io_failed(&error))?;
    if done != manifest.bytes || hex(&digest.finalize()) != manifest.sha256 {
        return Err(damaged("its content is not the one that was packed"));
    }
    Ok(manifest)
}
