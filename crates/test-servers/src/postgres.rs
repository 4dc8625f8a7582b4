//! A PostgreSQL server.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::Done;
use crate::child::{free_port, kill, spawn, until_ready};
use crate::programs::{find, is_root};

/// The role that tests connect as: it may make databases and is bound by row-level security.
const ROLE: &str = "coworkflow";
/// PostgreSQL refuses to run as root: this user, whom the package brings, runs it then.
const PLAIN_USER: &str = "postgres";

/// What tests need, and don't: what a killed process wrote stays, a power cut is not tried here.
const SETTINGS: [&str; 9] = [
    "fsync=off",
    "full_page_writes=off",
    "autovacuum=off",
    "jit=off",
    "max_connections=300",
    "shared_buffers=128MB",
    "max_wal_size=4GB",
    "lc_messages=C",
    "log_min_messages=fatal",
];

/// A server of our own with an empty cluster; stopped and gone when it is dropped.
pub struct Postgres {
    programs: PathBuf,
    folder: tempfile::TempDir,
    port: u16,
    child: Child,
}

impl Postgres {
    /// Makes a cluster in a temporary folder and serves it on a free port of this machine.
    pub fn start() -> Done<Postgres> {
        let initdb = find("initdb", "postgresql", &debian_folders)?;
        let programs = initdb.parent().unwrap_or(Path::new("/")).to_path_buf();
        let folder = tempfile::tempdir().map_err(|error| format!("no folder for PostgreSQL can be made ({error})"))?;
        let user = plain_user()?;
        if let Some(user) = &user {
            user.give(folder.path())?;
        }
        run(as_user(&initdb, user.as_ref())
            .arg("--pgdata")
            .arg(folder.path().join("data"))
            .args([
                "--username",
                "postgres",
                "--auth",
                "trust",
                "--encoding",
                "UTF8",
                "--locale",
                "C",
                "--no-sync",
            ]))?;
        let port = free_port()?;
        let child = serve(&programs, folder.path(), port)?;
        let server = Postgres {
            programs,
            folder,
            port,
            child,
        };
        server.run_sql(&format!("CREATE ROLE {ROLE} LOGIN CREATEDB"))?;
        Ok(server)
    }

    /// Where it is reached, by a plain role and without a database: `postgres://role@host:port`.
    pub fn url(&self) -> String {
        format!("postgres://{ROLE}@127.0.0.1:{}", self.port)
    }

    /// Runs a statement as the superuser.
    pub fn run_sql(&self, sql: &str) -> Done {
        run(Command::new(self.programs.join("psql"))
            .args([
                "--quiet",
                "--no-psqlrc",
                "--set",
                "ON_ERROR_STOP=1",
                "--username",
                "postgres",
            ])
            .args([
                "--host",
                "127.0.0.1",
                "--port",
                &self.port.to_string(),
                "--dbname",
                "postgres",
            ])
            .args(["--command", sql]))
    }

    /// Ends it as a crash does: nobody is told, nothing is tidied.
    pub fn kill(&mut self) {
        kill(&mut self.child);
    }

    /// Serves the same cluster on the same port again, after [`Postgres::kill`].
    pub fn revive(&mut self) -> Done {
        // The processes that served connections leave shortly after; until then the cluster is theirs.
        let mut tries = 0;
        self.child = loop {
            match serve(&self.programs, self.folder.path(), self.port) {
                Ok(child) => break child,
                Err(error) if tries == 100 => return Err(error),
                Err(_) => std::thread::sleep(Duration::from_millis(50)),
            }
            tries += 1;
        };
        Ok(())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let stopped = as_user(&self.programs.join("pg_ctl"), plain_user().ok().flatten().as_ref())
            .args(["stop", "--mode", "immediate", "--silent", "--pgdata"])
            .arg(self.folder.path().join("data"))
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
        if !stopped {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}

fn serve(programs: &Path, folder: &Path, port: u16) -> Done<Child> {
    let mut command = as_user(&programs.join("postgres"), plain_user()?.as_ref());
    command
        .arg("-D")
        .arg(folder.join("data"))
        .args(["-p", &port.to_string(), "-h", "127.0.0.1", "-k"])
        .arg(folder);
    for setting in SETTINGS {
        command.args(["-c", setting]);
    }
    let mut child = spawn(&mut command)?;
    let is_ready = programs.join("pg_isready");
    until_ready(&mut child, "PostgreSQL", || {
        Command::new(&is_ready)
            .args([
                "--quiet",
                "--host",
                "127.0.0.1",
                "--port",
                &port.to_string(),
                "--username",
                "postgres",
            ])
            .status()
            .is_ok_and(|status| status.success())
    })?;
    Ok(child)
}

/// Debian keeps every version's programs apart; the newest first.
fn debian_folders() -> Vec<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    versions.sort();
    versions.into_iter().rev().map(|(_, folder)| folder).collect()
}

/// Runs a command to its end and keeps its words for when it fails.
fn run(command: &mut Command) -> Done {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.stdin(Stdio::null()).output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(format!(
            "{program} failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        )),
        Err(error) => Err(format!("{program} can't be started ({error})")),
    }
}

/// Somebody else than root, by their numbers.
struct User {
    id: u32,
    group: u32,
}

/// Whom PostgreSQL runs as, when we are root.
fn plain_user() -> Done<Option<User>> {
    if !is_root() {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let line = users.lines().find(|line| line.split(':').next() == Some(PLAIN_USER));
    let mut numbers = line
        .into_iter()
        .flat_map(|line| line.split(':').skip(2).map_while(|part| part.parse().ok()));
    match (numbers.next(), numbers.next()) {
        (Some(id), Some(group)) => Ok(Some(User { id, group })),
        _ => Err(format!(
            "PostgreSQL does not run as root, and there is no user {PLAIN_USER} to run it as"
        )),
    }
}

#[cfg(unix)]
impl User {
    fn give(&self, folder: &Path) -> Done {
        std::os::unix::fs::chown(folder, Some(self.id), Some(self.group))
            .map_err(|error| format!("{} can't be given to {PLAIN_USER} ({error})", folder.display()))
    }
}

#[cfg(unix)]
fn as_user(program: &Path, user: Option<&User>) -> Command {
    use std::os::unix::process::CommandExt;
    let mut command = Command::new(program);
    // Folders of ours may be closed to the other user.
    command.current_dir("/");
    if let Some(user) = user {
        command.uid(user.id).gid(user.group);
    }
    command
}

#[cfg(not(unix))]
impl User {
    fn give(&self, _: &Path) -> Done {
        Ok(())
    }
}

#[cfg(not(unix))]
fn as_user(program: &Path, _: Option<&User>) -> Command {
    Command::new(program)
}
