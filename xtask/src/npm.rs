//! The web client's side: Node, its packages, its build.

use std::process::Command;

use crate::shell::{Done, command, output, root, step, succeed};
use crate::stamp::Stamp;

/// The oldest Node that works.
const NODE: u32 = 20;
const INSTALL: &str = "install Node 20 or newer from https://nodejs.org or your system's packages";

/// Checks that Node and npm are there and new enough.
pub fn check() -> Done {
    let version = output(&mut command("node", ["--version"])).map_err(|_| format!("Node is missing: {INSTALL}"))?;
    let major = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE) {
        return Err(format!("Node {} is too old: {INSTALL}", version.trim()));
    }
    if !crate::shell::is_there(npm(), "--version") {
        return Err(format!("npm is missing: {INSTALL}"));
    }
    Ok(())
}

fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

/// `npm …` in a folder of the workspace.
pub fn run(folder: &str, arguments: &[&str]) -> Command {
    let mut command = command(npm(), arguments);
    command.current_dir(root().join(folder));
    command
}

/// Installs the packages of a folder when they are not those of its lock file.
pub fn install(folder: &str) -> Done {
    let lock = format!("{folder}/package-lock.json");
    let stamp = Stamp::of(&format!("{folder}-packages"), &[&lock])?;
    if stamp.is_fresh() && root().join(folder).join("node_modules").is_dir() {
        return Ok(());
    }
    step(
        &format!("Installing the packages of {folder} (a minute or two the first time)"),
        || succeed(&mut run(folder, &["ci", "--no-audit", "--no-fund", "--loglevel=error"])),
    )?;
    stamp.keep()
}

/// Builds the web client with its compressed variants when something changed.
pub fn build() -> Done {
    let sources = ["web", "crates/api/schema.graphql", "xtask/src/compress.mjs"];
    let stamp = Stamp::of("web", &sources)?;
    if stamp.is_fresh() && root().join("web/dist/index.html").is_file() {
        return Ok(());
    }
    check()?;
    install("web")?;
    step("Building the web client", || {
        succeed(&mut run("web", &["run", "build"]))?;
        succeed(&mut command("node", ["xtask/src/compress.mjs", "web/dist"]))
    })?;
    // The build itself writes nothing among its sources but what the stamp leaves out.
    Stamp::of("web", &sources)?.keep()
}
