//! A server as a child process that dies with its owner.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::Done;

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// A port that nobody listens on.
pub(crate) fn free_port() -> Done<u16> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| format!("no free port on this machine ({error})"))
}

/// Starts a server without a terminal.
pub(crate) fn spawn(command: &mut Command) -> Done<Child> {
    let program = command.get_program().to_string_lossy().into_owned();
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .map_err(|error| format!("{program} can't be started ({error})"))
}

/// Whether somebody listens on the port.
pub(crate) fn listens(port: u16) -> bool {
    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// Waits until the server is ready; an error when it ended, or after half a minute.
pub(crate) fn until_ready(child: &mut Child, name: &str, ready: impl Fn() -> bool) -> Done {
    let started = Instant::now();
    while !ready() {
        if let Ok(Some(status)) = child.try_wait() {
            return Err(format!("{name} ended at once ({status})"));
        }
        if started.elapsed() > PATIENCE {
            return Err(format!("{name} does not answer after {} s", PATIENCE.as_secs()));
        }
        sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// Ends the process at once, as SIGKILL does, and takes its answer.
pub(crate) fn kill(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}
