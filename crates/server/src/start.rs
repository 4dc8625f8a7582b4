//! From settings to services: the data folder, the signing key, the database.

use std::fs;
use std::io::{ErrorKind, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use coworkflow_operations::context::SystemRandom;
use coworkflow_operations::tenants::Platform;
use coworkflow_operations::{Clock, Random, Services};
use coworkflow_store::db::MigrateError;
use coworkflow_store::{Options, Store};

use crate::config::Settings;

/// The database in the data folder.
const DATABASE: &str = "coworkflow.db";
/// The key in the data folder that signs access tokens.
const KEY: &str = "signing.key";

/// Why the server can't start, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data folder can't be made or written.
    #[error(
        "the data folder {folder} can't be used ({cause}): give this user the right to write there, or choose another folder with --data"
    )]
    Folder {
        /// Which folder.
        folder: String,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The signing key is there but is not one.
    #[error(
        "{0} is not a signing key of 64 hexadecimal digits: restore it, or delete it (everybody must then sign in again)"
    )]
    Key(String),
    /// The address of Redis is not one.
    #[error("redis_url is not the address of a Redis ({0}): give one such as redis://cache.nile-desk.eg:6379")]
    Redis(String),
    /// The database can't be opened.
    #[error("the database {file} can't be opened: {cause}")]
    Database {
        /// Which file.
        file: String,
        /// What the database said.
        cause: MigrateError,
    },
    /// The database server can't be used.
    #[error(
        "the database server can't be used ({0}): check --database, and that the server runs and lets this user in"
    )]
    Server(MigrateError),
    /// Another program listens there, or this one may not.
    #[error("{}", bind_advice(*address, cause))]
    Bind {
        /// Where.
        address: SocketAddr,
        /// What the system said.
        cause: std::io::Error,
    },
}

fn bind_advice(address: SocketAddr, cause: &std::io::Error) -> String {
    match cause.kind() {
        ErrorKind::AddrInUse => format!(
            "port {} is in use by another program: stop that one, or choose another port with --port",
            address.port()
        ),
        ErrorKind::PermissionDenied => format!(
            "this user may not listen on port {}: choose a port above 1023 with --port",
            address.port()
        ),
        ErrorKind::AddrNotAvailable => format!("this machine has no address {}: correct --listen", address.ip()),
        _ => format!("can't listen on {address} ({cause}): correct --listen or --port"),
    }
}

/// Where the database of a data folder is.
pub fn database(data: &Path) -> PathBuf {
    data.join(DATABASE)
}

/// Opens the data folder, making what is missing, and the services on it.
pub fn services(settings: &Settings, clock: Arc<dyn Clock>, random: Arc<dyn Random>) -> Result<Services, StartError> {
    let folder_error = |cause| StartError::Folder {
        folder: settings.data.display().to_string(),
        cause,
    };
    make_folder(&settings.data).map_err(folder_error)?;
    let secret = match &settings.signing_key {
        Some(text) => parse_key(text.trim()).ok_or_else(|| StartError::Key("COWORKFLOW_SIGNING_KEY".into()))?,
        None => own_key(&settings.data)?,
    };
    let store = store(settings)?;
    let mut services = Services::new(store, clock, random, secret);
    services.live_in(settings.data.clone());
    services.keep_backups_in(settings.backups.clone());
    services.platform = Platform {
        origin: settings.public_url.as_ref().map(|url| url.origin.clone()),
        base_domain: settings.base_domain.clone(),
        sign_up: settings.sign_up,
        sign_up_plan: settings.sign_up_plan.clone(),
    };
    if let Some(mailer) = &settings.mail {
        services.mail = Some(Arc::new(mailer.clone()));
    }
    Ok(services)
}

/// The database: on the server that is configured, else in the data folder.
fn store(settings: &Settings) -> Result<Store, StartError> {
    if let Some(server) = &settings.database {
        return Store::connect(&server.url, &server.options).map_err(StartError::Server);
    }
    let file = database(&settings.data);
    Store::open(&file, &Options::default()).map_err(|cause| StartError::Database {
        file: file.display().to_string(),
        cause,
    })
}

/// The key in the data folder, made where it is missing.
fn own_key(data: &Path) -> Result<[u8; 32], StartError> {
    let folder_error = |cause| StartError::Folder {
        folder: data.display().to_string(),
        cause,
    };
    let key = data.join(KEY);
    match fs::read_to_string(&key) {
        Ok(text) => parse_key(text.trim()).ok_or_else(|| StartError::Key(key.display().to_string())),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            // Never from a repeatable source: whoever knows the key can sign in as anybody.
            let secret = new_key(&SystemRandom);
            write_key(&key, &secret).map_err(folder_error)?;
            Ok(secret)
        }
        Err(error) => Err(folder_error(error)),
    }
}

/// Makes a folder that only this user may look into, and those above it.
pub(crate) fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn new_key(random: &dyn Random) -> [u8; 32] {
    let mut key = [0; 32];
    for half in key.chunks_exact_mut(16) {
        half.copy_from_slice(&random.bits().to_be_bytes());
    }
    key
}

fn parse_key(text: &str) -> Option<[u8; 32]> {
    let mut key = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (at, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()?;
    }
    Some(key)
}

/// Writes the key for this user only, and never over another one.
fn write_key(file: &Path, key: &[u8; 32]) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let text: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut file = options.open(file)?;
    writeln!(file, "{text}")?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Layer;
    use coworkflow_operations::context::SystemClock;

    fn open(data: &Path) -> Result<Services, StartError> {
        let settings = Layer {
            data: Some(data.to_owned()),
            ..Layer::default()
        }
        .settings()
        .unwrap();
        services(&settings, Arc::new(SystemClock), Arc::new(SystemRandom))
    }

    #[test]
    fn the_key_is_made_once_for_this_user_only_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("house");
        drop(open(&data).unwrap());
        let key = fs::read_to_string(data.join(KEY)).unwrap();
        assert_eq!(parse_key(key.trim()).map(|_| ()), Some(()));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(
                fs::metadata(data.join(KEY)).unwrap().permissions().mode() & 0o777,
                0o600
            );
        }
        drop(open(&data).unwrap());
        assert_eq!(fs::read_to_string(data.join(KEY)).unwrap(), key);
    }

    #[test]
    fn a_broken_key_is_refused_with_the_fix() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(KEY), "not a key").unwrap();
        assert!(matches!(open(folder.path()), Err(StartError::Key(_))));
    }

    #[test]
    fn a_folder_that_can_not_be_made_names_the_flag() {
        let error = open(Path::new("/proc/nowhere")).err().unwrap().to_string();
        assert!(error.contains("--data"), "{error}");
    }
}
