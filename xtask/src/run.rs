//! `cargo xtask run`: from a fresh clone to a demo space in the browser.

use std::fs;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};

use crate::npm;
use crate::shell::{Done, cargo, command, root, step, succeed};
use crate::stamp::Stamp;

/// What the program is built from.
const SOURCES: [&str; 4] = ["Cargo.toml", "Cargo.lock", "crates", "web/dist/index.html"];
/// The demo's sign-ins, as `coworkflow demo` leaves them in the data folder.
const SIGN_INS: &str = "demo-sign-ins.txt";

/// Builds what is missing, makes the demo where there is no data, and serves until it is stopped.
pub fn run(port: u16, data: &Path) -> Done {
    check_port(port)?;
    let data = writable(data)?;
    let program = build()?;
    let folder = data.to_string_lossy().into_owned();
    if !data.join("coworkflow.db").exists() {
        step("Making a demo space", || {
            succeed(command(&program, ["demo", "--data", &folder, "--log", "warn"]).stdout(std::process::Stdio::null()))
        })?;
    }
    println!("\nOpen http://127.0.0.1:{port} in a browser. Ctrl C stops the server.");
    if let Ok(sign_ins) = fs::read_to_string(data.join(SIGN_INS)) {
        println!("{sign_ins}");
    }
    succeed(&mut command(
        &program,
        ["serve", "--port", &port.to_string(), "--data", &folder],
    ))
}

/// Builds the web client and the program where something changed; says where the program is.
fn build() -> Done<String> {
    let program = root()
        .join("target/first-run")
        .join(if cfg!(windows) { "coworkflow.exe" } else { "coworkflow" });
    npm::build()?;
    let server = Stamp::of("run-server", &SOURCES)?;
    if !server.is_fresh() || !program.is_file() {
        step(
            "Building the server (about three minutes the first time on two cores)",
            || {
                succeed(
                    cargo([
                        "build",
                        "--profile",
                        "first-run",
                        "--package",
                        "coworkflow-server",
                        "--bin",
                        "coworkflow",
                    ])
                    .env("WEB_BUILT", "yes"),
                )
            },
        )?;
        server.keep()?;
    }
    Ok(program.to_string_lossy().into_owned())
}

fn check_port(port: u16) -> Done {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => Err(format!(
            "port {port} is in use by another program: stop that one, or choose another port with --port"
        )),
        Err(error) => Err(format!(
            "port {port} can't be used ({error}): choose a port above 1023 with --port"
        )),
    }
}

/// The folder itself, made where it is missing; refused before the long build when nothing can be written there.
fn writable(data: &Path) -> Done<PathBuf> {
    let data = root().join(data);
    let probe = data.join(".writable");
    let tried = fs::create_dir_all(&data)
        .and_then(|()| fs::write(&probe, ""))
        .and_then(|()| fs::remove_file(&probe));
    match tried {
        Ok(()) => Ok(data),
        Err(error) => Err(format!(
            "the folder {} can't be written ({error}): choose another one with --data",
            data.display()
        )),
    }
}
