//! The release build of the server, in a process of its own.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::client::Client;

/// A running server.
pub struct Program {
    child: Child,
    started: Instant,
    said: BufReader<ChildStdout>,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Program {
    /// Starts it on its data, without a rate limit: all clients have one address. With places for as many
    /// open screens as are measured.
    pub fn start(folder: &Path) -> Outcome<Program> {
        let started = Instant::now();
        let mut command = command(folder)?;
        let command = command.args([
            "serve",
            "--port",
            "0",
            "--rate-per-second",
            "0",
            "--sockets",
            "6000",
            "--log",
            "warn",
        ]);
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        let mut said = BufReader::new(child.stdout.take().ok_or("the server says nothing")?);
        let line = read_line(&mut said)?;
        let address = line
            .trim()
            .rsplit("http://")
            .next()
            .and_then(|address| address.parse().ok());
        Ok(Program {
            child,
            started,
            said,
            address: address.ok_or_else(|| format!("no address in {line:?}"))?,
        })
    }

    /// Starts it on an empty folder and makes the house.
    pub async fn set_up(folder: &Path) -> Outcome<(Program, Client)> {
        let mut program = Program::start(folder)?;
        let code = loop {
            if let Some((_, code)) = read_line(&mut program.said)?.rsplit_once("code: ") {
                break code.trim().to_owned();
            }
        };
        Client::of_stranger(program.address).await?.set_up(&code).await?;
        let client = Client::sign_in(program.address).await?;
        Ok((program, client))
    }

    /// From the start of the process to its first answer out of the database.
    pub async fn first_answer(&mut self) -> Outcome<Duration> {
        let mut client = Client::of_stranger(self.address).await?;
        let request = client.request("GET", "/readyz", "");
        client.send(&request).await?;
        Ok(self.started.elapsed())
    }

    /// CPU time of all its threads so far.
    pub fn cpu(&self) -> Outcome<Duration> {
        let mut nanos = 0;
        for thread in std::fs::read_dir(format!("/proc/{}/task", self.child.id()))? {
            nanos += cpu_nanos(&thread?.path().join("schedstat"))?;
        }
        Ok(Duration::from_nanos(nanos))
    }

    /// Memory it holds, in KiB.
    pub fn resident_kib(&self) -> Outcome<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        Ok(line
            .and_then(|line| line.split_whitespace().next())
            .ok_or("no VmRSS")?
            .parse()?)
    }

    /// Ends it.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // What was answered is durable: there is nothing to wait for.
        if self.child.kill().and_then(|()| self.child.wait()).is_err() {
            eprintln!("bench: the server could not be stopped");
        }
    }
}

/// CPU time of the thread that asks.
pub fn own_cpu() -> Outcome<Duration> {
    Ok(Duration::from_nanos(cpu_nanos(Path::new(
        "/proc/thread-self/schedstat",
    ))?))
}

fn cpu_nanos(schedstat: &Path) -> Outcome<u64> {
    let text = std::fs::read_to_string(schedstat)?;
    Ok(text.split_whitespace().next().ok_or("an empty schedstat")?.parse()?)
}

/// The database in a folder.
pub fn database(folder: &Path) -> PathBuf {
    folder.join("coworkflow.db")
}

/// Refuses figures from data that do not agree with themselves.
pub fn doctor(folder: &Path) -> Outcome<()> {
    let told = command(folder)?.arg("doctor").output()?;
    if told.status.success() {
        return Ok(());
    }
    Err(format!("the doctor complains:\n{}", String::from_utf8_lossy(&told.stdout)).into())
}

fn command(folder: &Path) -> Outcome<Command> {
    let here = std::env::current_exe()?;
    let program = here.with_file_name("coworkflow");
    if !program.is_file() {
        return Err(format!(
            "{} is missing: run `cargo xtask bench`, which builds it",
            program.display()
        )
        .into());
    }
    let mut command = Command::new(program);
    command
        .arg("--data")
        .arg(std::path::absolute(folder)?)
        .current_dir(folder);
    Ok(command)
}

fn read_line(said: &mut BufReader<ChildStdout>) -> Outcome<String> {
    let mut line = String::new();
    if said.read_line(&mut line)? == 0 {
        return Err("the server ended before it served".into());
    }
    Ok(line)
}
