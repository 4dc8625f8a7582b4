//! The real program on a folder of its own, whose power can be cut.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use coworkflow_operations::testing::{OWNER_EMAIL, PASSWORD};
use serde_json::{Value, json};

use crate::till::Till;

/// The program, running or not, and its data.
pub struct Program {
    folder: tempfile::TempDir,
    running: Option<Child>,
}

impl Program {
    /// On an empty folder, not running.
    pub fn new() -> Program {
        Program {
            folder: tempfile::tempdir().expect("a folder"),
            running: None,
        }
    }

    /// Starts and waits until it says where it listens.
    pub fn starts(&mut self) -> SocketAddr {
        self.start().0
    }

    fn start(&mut self) -> (SocketAddr, BufReader<ChildStdout>) {
        let mut command = command(self.folder.path());
        let command = command.args(["serve", "--port", "0", "--rate-per-second", "0", "--log", "error"]);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the program");
        let mut said = BufReader::new(child.stdout.take().expect("its output"));
        self.running = Some(child);
        let mut line = String::new();
        said.read_line(&mut line).expect("its first line");
        let address = line
            .trim()
            .rsplit("http://")
            .next()
            .and_then(|address| address.parse().ok());
        (address.unwrap_or_else(|| panic!("no address in {line:?}")), said)
    }

    /// Starts on its empty folder; makes the house and signs its owner in.
    pub fn is_set_up_at_first_start(&mut self) -> Till {
        let (address, mut said) = self.start();
        let setup_code = loop {
            let mut line = String::new();
            assert_ne!(said.read_line(&mut line).expect("its output"), 0, "no setup code");
            if let Some((_, code)) = line.rsplit_once("code: ") {
                break code.trim().to_owned();
            }
        };
        let mut stranger = Till::of_stranger(address).expect("a connection");
        stranger
            .ask(
                "mutation($i: SetupInput!) { setup(input: $i) { id } }",
                json!({ "i": setup_input(&setup_code) }),
            )
            .expect("a new house");
        Till::sign_in(address, OWNER_EMAIL, PASSWORD).expect("a sign-in")
    }

    /// SIGKILL: nothing is finished, nothing is tidied.
    pub fn loses_power(&mut self) {
        let mut child = self.running.take().expect("a running program");
        child.kill().expect("the right to kill it");
        child.wait().expect("its end");
    }

    /// Stops in order, finishing what it accepted.
    pub fn stops(&mut self) {
        let mut child = self.running.take().expect("a running program");
        let asked = Command::new("kill").args(["-TERM", &child.id().to_string()]).status();
        assert!(asked.expect("kill").success());
        child.wait().expect("its end");
    }

    /// Where it keeps everything.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// One of its other commands on the same data, not started yet.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = command(self.folder.path());
        command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// What the doctor says of the data, when something is wrong.
    pub fn complaints(&self) -> Option<String> {
        let told = command(self.folder.path()).arg("doctor").output().expect("the doctor");
        (!told.status.success()).then(|| String::from_utf8_lossy(&told.stdout).into_owned())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if self.running.is_some() {
            self.loses_power();
        }
    }
}

/// A house in Cairo that is always open.
pub fn setup_input(setup_code: &str) -> Value {
    let hours: Vec<_> = (1..=7)
        .map(|weekday| json!({ "weekday": weekday, "opens": "00:00", "closes": "00:00" }))
        .collect();
    json!({
        "tenantName": "Nile House", "currency": "EGP", "ownerName": "Nadia Sherif", "ownerEmail": OWNER_EMAIL, "ownerPassword": PASSWORD,
        "setupCode": setup_code,
        "space": {
            "name": "Nile House Zamalek", "zone": "Africa/Cairo", "openingHours": hours, "cutOff": "05:00", "taxMode": "INCLUSIVE", "taxRate": 1400,
            "taxName": "VAT", "incrementMinutes": 1, "graceMinutes": 0, "allowNegativeStock": false, "receiptNote": "",
        },
    })
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coworkflow"));
    command.arg("--data").arg(folder.join("data")).current_dir(folder);
    command
}
