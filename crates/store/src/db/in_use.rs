//! Who works with a database file: any number of programs together, or one alone that puts another file in its place.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::error::DbError;

/// The right to work with a database file; given back when dropped.
#[derive(Debug)]
pub struct InUse {
    _lock: File,
}

/// Another program holds the file.
fn held() -> DbError {
    DbError::Unavailable("another program works with this database".into())
}

impl InUse {
    /// Together with others; refused while one has it alone.
    pub fn together(file: &Path) -> Result<InUse, DbError> {
        InUse::taken(file, File::try_lock_shared)
    }

    /// Alone; refused while anybody else works with it.
    pub fn alone(file: &Path) -> Result<InUse, DbError> {
        InUse::taken(file, File::try_lock)
    }

    /// The same, waiting a little for others who are about to end.
    pub fn alone_soon(file: &Path, tries: u32) -> Result<InUse, DbError> {
        let mut last = InUse::alone(file);
        for _ in 1..tries {
            if last.is_ok() {
                break;
            }
            std::thread::sleep(Duration::from_millis(100));
            last = InUse::alone(file);
        }
        last
    }

    fn taken(file: &Path, lock: fn(&File) -> Result<(), TryLockError>) -> Result<InUse, DbError> {
        let unavailable = |error: std::io::Error| DbError::Unavailable(error.to_string());
        let handle = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(lock_file(file))
            .map_err(unavailable)?;
        match lock(&handle) {
            Ok(()) => Ok(InUse { _lock: handle }),
            Err(TryLockError::WouldBlock) => Err(held()),
            Err(TryLockError::Error(error)) => Err(unavailable(error)),
        }
    }
}

/// Beside the database, never replaced itself.
fn lock_file(file: &Path) -> PathBuf {
    beside(file, ".lock")
}

/// The file's name with something after it.
pub(crate) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_together_or_one_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("house.db");
        let (one, two) = (InUse::together(&file).unwrap(), InUse::together(&file).unwrap());
        assert_eq!(InUse::alone(&file).unwrap_err(), held());
        drop((one, two));
        let alone = InUse::alone(&file).unwrap();
        assert_eq!(InUse::together(&file).unwrap_err(), held());
        drop(alone);
        assert!(InUse::together(&file).is_ok());
    }
}
