//! Whether anything changed since something was built: by name, time and length of every source file.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::shell::{Done, root};

/// Folders that hold nothing written by people.
const MADE: [&str; 7] = [
    "target",
    "node_modules",
    "dist",
    "generated",
    "compiled",
    ".git",
    "data",
];

/// What was built from which files.
pub struct Stamp {
    file: PathBuf,
    now: String,
}

impl Stamp {
    /// The stamp of something built from these files and folders.
    pub fn of(name: &str, sources: &[&str]) -> Done<Stamp> {
        let mut hasher = DefaultHasher::new();
        for source in sources {
            hash(&root().join(source), &mut hasher)
                .map_err(|error| format!("{source} can't be read ({error}): restore it from version control"))?;
        }
        Ok(Stamp {
            file: root().join("target/xtask").join(name),
            now: format!("{:016x}", hasher.finish()),
        })
    }

    /// Whether it was built from just these files.
    pub fn is_fresh(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|then| then == self.now)
    }

    /// It is built now.
    pub fn keep(&self) -> Done {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(&self.file, &self.now));
        written.map_err(|error| {
            format!(
                "{} can't be written ({error}): give this user the right to write there",
                self.file.display()
            )
        })
    }
}

fn hash(path: &Path, hasher: &mut DefaultHasher) -> std::io::Result<()> {
    let about = fs::metadata(path)?;
    if about.is_dir() {
        let mut inside = fs::read_dir(path)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<Vec<_>, _>>()?;
        inside.sort();
        for path in inside {
            if !path
                .file_name()
                .is_some_and(|name| MADE.iter().any(|made| name == *made))
            {
                hash(&path, hasher)?;
            }
        }
        return Ok(());
    }
    path.hash(hasher);
    about.len().hash(hasher);
    about
        .modified()?
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_nanos()
        .hash(hasher);
    Ok(())
}
