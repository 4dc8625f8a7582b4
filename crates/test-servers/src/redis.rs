//! A Redis server.

use std::path::PathBuf;
use std::process::{Child, Command};

use crate::Done;
use crate::child::{free_port, kill, listens, spawn, until_ready};
use crate::programs::find;

/// A server of our own that keeps nothing on the disk; stopped when it is dropped.
pub struct Redis {
    program: PathBuf,
    port: u16,
    child: Child,
}

impl Redis {
    /// Serves on a free port of this machine.
    pub fn start() -> Done<Redis> {
        let program = find("redis-server", "redis-server", &Vec::new)?;
        let port = free_port()?;
        let child = serve(&program, port)?;
        Ok(Redis { program, port, child })
    }

    /// Where it is reached: `redis://host:port`.
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// Ends it as a crash does: nobody is told.
    pub fn kill(&mut self) {
        kill(&mut self.child);
    }

    /// Serves on the same port again, with nothing in it.
    pub fn revive(&mut self) -> Done {
        self.child = serve(&self.program, self.port)?;
        Ok(())
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        kill(&mut self.child);
    }
}

fn serve(program: &PathBuf, port: u16) -> Done<Child> {
    let mut command = Command::new(program);
    command
        .args(["--port", &port.to_string(), "--bind", "127.0.0.1"])
        .args(["--save", "", "--appendonly", "no"]);
    let mut child = spawn(&mut command)?;
    until_ready(&mut child, "Redis", || listens(port))?;
    Ok(child)
}
