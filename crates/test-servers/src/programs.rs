//! Where the servers' programs are, and how they come when they are not there.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Done;

/// A program in the search path or in one of the folders; its package is installed where neither has it.
pub(crate) fn find(program: &str, package: &str, folders: &dyn Fn() -> Vec<PathBuf>) -> Done<PathBuf> {
    if let Some(found) = search(program, folders) {
        return Ok(found);
    }
    // Tests in other processes miss it too: one of them installs it, the others wait.
    let turn = File::create(std::env::temp_dir().join("coworkflow-test-servers.lock"));
    turn.and_then(|file| file.lock().map(|()| file))
        .map_err(|error| format!("no turn at installing {package} ({error})"))
        .and_then(|_turn| {
            if let Some(found) = search(program, folders) {
                return Ok(found);
            }
            install(package)?;
            search(program, folders).ok_or_else(|| format!("{program} is not there, although {package} is installed"))
        })
}

fn search(program: &str, folders: &dyn Fn() -> Vec<PathBuf>) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    folders()
        .into_iter()
        .chain(std::env::split_paths(&path))
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// Installs a package on Debian as root.
fn install(package: &str) -> Done {
    let advice = format!("{package} is missing: install it (Debian: `apt-get install {package}`)");
    if !is_root() || !Path::new("/usr/bin/apt-get").is_file() {
        return Err(advice);
    }
    println!("    installing {package} by apt");
    let apt = |arguments: &[&str]| {
        Command::new("apt-get")
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdout(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    let installed = apt(&["update", "-qq"]) && apt(&["install", "-y", "-qq", "--no-install-recommends", package]);
    if installed { Ok(()) } else { Err(advice) }
}

/// Whether this process may do everything.
pub(crate) fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|answer| answer.stdout.trim_ascii() == b"0")
}
