//! What the server is told: flags, then `COWORKFLOW_…` variables, then one TOML file, then defaults.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::http::Uri;
use clap::ValueEnum;
use coworkflow_domain::tenants::HostName;
use coworkflow_integrations::mail::{MailSettingsError, SmtpMailer};
use coworkflow_store::db::{Connection, PostgresOptions};
use ipnet::IpNet;
use serde::Deserialize;

/// The file that is read when none is named.
const DEFAULT_FILE: &str = "coworkflow.toml";

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// Pretty on a terminal, JSON otherwise.
    #[default]
    Auto,
    /// For people.
    Pretty,
    /// One JSON object per line.
    Json,
}

/// One source of settings; every field may be missing. The names are those of the flags, variables and file keys.
#[derive(Debug, Clone, Default, clap::Args, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layer {
    /// Address to listen on; `0.0.0.0` for every network of this machine.
    #[arg(long, global = true, env = "COWORKFLOW_LISTEN", value_name = "ADDRESS")]
    pub listen: Option<IpAddr>,
    /// Port to listen on.
    #[arg(long, global = true, env = "COWORKFLOW_PORT")]
    pub port: Option<u16>,
    /// Folder of the database and the signing key.
    #[arg(long, global = true, env = "COWORKFLOW_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// A PostgreSQL server that keeps the database, instead of a file in the data folder: `postgres://user:password@host/name`. The
    /// variable keeps the password from those who may list processes.
    #[arg(
        long,
        global = true,
        env = "COWORKFLOW_DATABASE",
        value_name = "URL",
        hide_env_values = true
    )]
    pub database: Option<String>,
    /// Most connections to the database server.
    #[arg(long, global = true, env = "COWORKFLOW_DATABASE_CONNECTIONS", value_name = "COUNT")]
    pub database_connections: Option<usize>,
    /// Seconds until the database server gives a statement up.
    #[arg(long, global = true, env = "COWORKFLOW_DATABASE_SECONDS", value_name = "SECONDS")]
    pub database_seconds: Option<u64>,
    /// The certificate, as PEM, that the database server's own must lead to; the usual public ones when left out.
    #[arg(long, global = true, env = "COWORKFLOW_DATABASE_CERTIFICATE", value_name = "FILE")]
    pub database_certificate: Option<PathBuf>,
    /// Folder of the backups; `backups` in the data folder when left out.
    #[arg(long, global = true, env = "COWORKFLOW_BACKUPS", value_name = "DIR")]
    pub backups: Option<PathBuf>,
    /// The address people type, such as `https://desk.nile-desk.eg`.
    #[arg(long, global = true, env = "COWORKFLOW_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// More host names or addresses this server answers to, separated by commas.
    #[arg(
        long,
        global = true,
        env = "COWORKFLOW_HOSTS",
        value_delimiter = ',',
        value_name = "NAMES"
    )]
    pub hosts: Option<Vec<String>>,
    /// The domain whose subdomains are houses: `nile-house.desks.example.com` is found under `desks.example.com`.
    #[arg(long, global = true, env = "COWORKFLOW_BASE_DOMAIN", value_name = "DOMAIN")]
    pub base_domain: Option<String>,
    /// Lets everybody open a house of their own on this server.
    #[arg(long, global = true, env = "COWORKFLOW_SIGN_UP", value_name = "BOOL", num_args = 0..=1, default_missing_value = "true")]
    pub sign_up: Option<bool>,
    /// The platform plan of houses that open themselves; without limits when left out.
    #[arg(long, global = true, env = "COWORKFLOW_SIGN_UP_PLAN", value_name = "NAME")]
    pub sign_up_plan: Option<String>,
    /// Addresses or networks of proxies whose `X-Forwarded-For` is believed, separated by commas.
    #[arg(
        long,
        global = true,
        env = "COWORKFLOW_TRUSTED_PROXIES",
        value_delimiter = ',',
        value_name = "NETWORKS"
    )]
    pub trusted_proxies: Option<Vec<String>>,
    /// How log lines look.
    #[arg(long, global = true, env = "COWORKFLOW_LOG_FORMAT", value_enum)]
    pub log_format: Option<LogFormat>,
    /// Which log lines: `warn`, `info`, `coworkflow_server=debug` …
    #[arg(long, global = true, env = "COWORKFLOW_LOG", value_name = "FILTER")]
    pub log: Option<String>,
    /// Lets other machines read `/metrics` with `Authorization: Bearer TOKEN`. Not a flag: a flag is seen by every process.
    #[arg(skip)]
    pub metrics_token: Option<String>,
    /// Where several servers on one database hear of each other and count together: `redis://…`, or `rediss://…` by TLS. Not a flag: it
    /// may hold a password.
    #[arg(skip)]
    pub redis_url: Option<String>,
    /// The key that signs request tokens, in 64 hexadecimal digits; the same for all servers on one database. Without it, the one in the
    /// data folder. Not a flag: a flag is seen by every process.
    #[arg(skip)]
    pub signing_key: Option<String>,
    /// Seconds between saying that it is not ready any more and turning connections away, when it stops: as long as whatever stands before
    /// several servers needs to notice.
    #[arg(long, global = true, env = "COWORKFLOW_DRAIN_SECONDS", value_name = "SECONDS")]
    pub drain_seconds: Option<u64>,
    /// The mail server, `smtps://user:password@mail.nile-desk.eg`. Not a flag: a flag is seen by every process.
    #[arg(skip)]
    pub smtp_url: Option<String>,
    /// The address that mail is sent from.
    #[arg(long, global = true, env = "COWORKFLOW_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
    /// Operations a second from one address, on average; 0 for no limit.
    #[arg(long, global = true, env = "COWORKFLOW_RATE_PER_SECOND", value_name = "COUNT")]
    pub rate_per_second: Option<u32>,
    /// Operations from one address at once, before the average counts.
    #[arg(long, global = true, env = "COWORKFLOW_RATE_BURST", value_name = "COUNT")]
    pub rate_burst: Option<u32>,
    /// Requests worked on at the same time; more are turned away with 503.
    #[arg(long, global = true, env = "COWORKFLOW_REQUESTS_AT_ONCE", value_name = "COUNT")]
    pub requests_at_once: Option<usize>,
    /// Live sockets at the same time.
    #[arg(long, global = true, env = "COWORKFLOW_SOCKETS", value_name = "COUNT")]
    pub sockets: Option<usize>,
    /// Seconds until a request is answered with a time-out.
    #[arg(long, global = true, env = "COWORKFLOW_REQUEST_SECONDS", value_name = "SECONDS")]
    pub request_seconds: Option<u64>,
    /// Lets bookings be paid on a page that says it is a test: no money moves. For trying things out only.
    #[arg(long, global = true, env = "COWORKFLOW_TEST_PAYMENTS", value_name = "BOOL", num_args = 0..=1, default_missing_value = "true")]
    pub test_payments: Option<bool>,
}

/// A PostgreSQL server and how it is talked to.
#[derive(Clone)]
pub struct DatabaseServer {
    /// Where; it may hold a password.
    pub url: String,
    /// How.
    pub options: PostgresOptions,
}

impl std::fmt::Debug for DatabaseServer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DatabaseServer")
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

/// The checked settings.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where to listen.
    pub address: SocketAddr,
    /// Folder of the database and the signing key.
    pub data: PathBuf,
    /// The server that keeps the database; a file in the data folder when it is left out.
    pub database: Option<DatabaseServer>,
    /// Folder of the backups.
    pub backups: PathBuf,
    /// The address people type.
    pub public_url: Option<PublicUrl>,
    /// More host names this server answers to, lower case, without port.
    pub hosts: Vec<String>,
    /// The domain whose subdomains are houses, lower case.
    pub base_domain: Option<String>,
    /// Whether everybody may open a house here.
    pub sign_up: bool,
    /// The platform plan of houses that open themselves.
    pub sign_up_plan: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// How log lines look.
    pub log_format: LogFormat,
    /// Which log lines.
    pub log: String,
    /// Lets other machines read `/metrics`.
    pub metrics_token: Option<String>,
    /// Where several servers hear of each other; nowhere when it is left out.
    pub redis_url: Option<String>,
    /// The key that signs request tokens, when it is not the one in the data folder.
    pub signing_key: Option<String>,
    /// Seconds to go on answering after saying that it is not ready any more.
    pub drain_seconds: u64,
    /// Who sends mail; nobody when it is left out.
    pub mail: Option<SmtpMailer>,
    /// Operations a second from one address; 0 for no limit.
    pub rate_per_second: u32,
    /// Operations from one address at once.
    pub rate_burst: u32,
    /// Requests worked on at the same time.
    pub requests_at_once: usize,
    /// Live sockets at the same time.
    pub sockets: usize,
    /// Seconds until a request is answered with a time-out.
    pub request_seconds: u64,
    /// Whether the test provider takes payments.
    pub test_payments: bool,
}

/// Scheme and authority of the address people type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    /// `https://desk.nile-desk.eg`, lower case, without a path.
    pub origin: String,
    /// `desk.nile-desk.eg`.
    pub host: String,
    /// Whether people reach it by TLS, so that cookies must never travel without.
    pub https: bool,
}

/// What is wrong with the settings, and what to do.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ConfigError {
    /// The named file is not there or can't be read.
    #[error("the configuration file {file} can't be read ({cause}): check --config or COWORKFLOW_CONFIG")]
    Unreadable {
        /// Which file.
        file: String,
        /// What the system said.
        cause: String,
    },
    /// The file holds something that is not a setting.
    #[error("the configuration file {file} is not valid: {cause}\ndocs/configuration.md lists every key")]
    Invalid {
        /// Which file.
        file: String,
        /// Where and what.
        cause: String,
    },
    /// A variable that no setting reads: a typing mistake.
    #[error(
        "the variable {0} is not a setting: correct its name or unset it (docs/configuration.md lists every variable)"
    )]
    UnknownVariable(String),
    /// A value that cannot be.
    #[error("{setting} can't be {value:?}: {fix}")]
    Value {
        /// The setting's name, as in the file.
        setting: &'static str,
        /// What was given.
        value: String,
        /// What to give instead.
        fix: &'static str,
    },
}

impl Layer {
    /// Reads the file that was named, or `coworkflow.toml` here if there is one.
    pub fn read(named: Option<&Path>) -> Result<Layer, ConfigError> {
        let file = named.unwrap_or(Path::new(DEFAULT_FILE));
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Layer::default());
            }
            Err(error) => {
                return Err(ConfigError::Unreadable {
                    file: file.display().to_string(),
                    cause: error.to_string(),
                });
            }
        };
        toml::from_str(&text).map_err(|error| ConfigError::Invalid {
            file: file.display().to_string(),
            cause: error.to_string(),
        })
    }

    /// This layer where it says something, the lower one where it does not.
    #[must_use]
    pub fn over(self, lower: Layer) -> Layer {
        Layer {
            listen: self.listen.or(lower.listen),
            port: self.port.or(lower.port),
            data: self.data.or(lower.data),
            database: self.database.or(lower.database),
            database_connections: self.database_connections.or(lower.database_connections),
            database_seconds: self.database_seconds.or(lower.database_seconds),
            database_certificate: self.database_certificate.or(lower.database_certificate),
            backups: self.backups.or(lower.backups),
            public_url: self.public_url.or(lower.public_url),
            hosts: self.hosts.or(lower.hosts),
            base_domain: self.base_domain.or(lower.base_domain),
            sign_up: self.sign_up.or(lower.sign_up),
            sign_up_plan: self.sign_up_plan.or(lower.sign_up_plan),
            trusted_proxies: self.trusted_proxies.or(lower.trusted_proxies),
            log_format: self.log_format.or(lower.log_format),
            log: self.log.or(lower.log),
            metrics_token: self.metrics_token.or(lower.metrics_token),
            redis_url: self.redis_url.or(lower.redis_url),
            signing_key: self.signing_key.or(lower.signing_key),
            drain_seconds: self.drain_seconds.or(lower.drain_seconds),
            smtp_url: self.smtp_url.or(lower.smtp_url),
            mail_from: self.mail_from.or(lower.mail_from),
            rate_per_second: self.rate_per_second.or(lower.rate_per_second),
            rate_burst: self.rate_burst.or(lower.rate_burst),
            requests_at_once: self.requests_at_once.or(lower.requests_at_once),
            sockets: self.sockets.or(lower.sockets),
            request_seconds: self.request_seconds.or(lower.request_seconds),
            test_payments: self.test_payments.or(lower.test_payments),
        }
    }

    /// Checks everything and fills in the defaults.
    pub fn settings(self) -> Result<Settings, ConfigError> {
        let proxies = self.trusted_proxies.unwrap_or_default();
        let data = self.data.unwrap_or_else(|| PathBuf::from("data"));
        let mail = match &self.smtp_url {
            Some(url) => Some(mailer(url, self.mail_from.as_deref(), self.public_url.as_deref())?),
            None => None,
        };
        let options = PostgresOptions {
            connections: at_least_one("database_connections", self.database_connections.unwrap_or(16))?,
            statement_timeout: Duration::from_secs(at_least_one(
                "database_seconds",
                self.database_seconds.unwrap_or(10),
            )?),
            root_certificate: self.database_certificate,
            ..PostgresOptions::default()
        };
        Ok(Settings {
            mail,
            database: self.database.map(|url| database(url, options)).transpose()?,
            redis_url: self.redis_url,
            signing_key: self.signing_key,
            drain_seconds: self.drain_seconds.unwrap_or(0),
            address: SocketAddr::new(
                self.listen.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)),
                self.port.unwrap_or(8080),
            ),
            backups: self.backups.unwrap_or_else(|| data.join("backups")),
            data,
            public_url: self.public_url.as_deref().map(PublicUrl::parse).transpose()?,
            hosts: self
                .hosts
                .unwrap_or_default()
                .iter()
                .map(|host| host.trim().to_ascii_lowercase())
                .collect(),
            base_domain: self.base_domain.as_deref().map(parse_domain).transpose()?,
            sign_up: self.sign_up.unwrap_or(false),
            sign_up_plan: self.sign_up_plan,
            trusted_proxies: proxies
                .iter()
                .map(|network| parse_network(network))
                .collect::<Result<_, _>>()?,
            log_format: self.log_format.unwrap_or_default(),
            log: self.log.unwrap_or_else(|| "info".to_owned()),
            metrics_token: self.metrics_token,
            rate_per_second: self.rate_per_second.unwrap_or(200),
            rate_burst: at_least_one("rate_burst", self.rate_burst.unwrap_or(1_000))?,
            requests_at_once: at_least_one("requests_at_once", self.requests_at_once.unwrap_or(512))?,
            sockets: self.sockets.unwrap_or(2_000),
            request_seconds: at_least_one("request_seconds", self.request_seconds.unwrap_or(30))?,
            test_payments: self.test_payments.unwrap_or(false),
        })
    }
}

impl PublicUrl {
    fn parse(text: &str) -> Result<PublicUrl, ConfigError> {
        let fix = "give scheme and host and nothing after them, such as https://desk.nile-desk.eg";
        let wrong = || ConfigError::Value {
            setting: "public_url",
            value: text.to_owned(),
            fix,
        };
        let uri: Uri = text.trim().parse().map_err(|_| wrong())?;
        let https = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(wrong()),
        };
        let authority = uri
            .authority()
            .filter(|_| matches!(uri.path(), "" | "/") && uri.query().is_none())
            .ok_or_else(wrong)?;
        let scheme = if https { "https" } else { "http" };
        Ok(PublicUrl {
            origin: format!("{scheme}://{}", authority.as_str().to_ascii_lowercase()),
            host: authority.host().to_ascii_lowercase(),
            https,
        })
    }
}

/// A server by its address, which is not repeated: it may hold a password.
fn database(url: String, options: PostgresOptions) -> Result<DatabaseServer, ConfigError> {
    let named = url.starts_with("postgres://") || url.starts_with("postgresql://");
    if !named || Connection::config(&url).is_err() {
        return Err(ConfigError::Value {
            setting: "database",
            value: "…".to_owned(),
            fix: "give a PostgreSQL server and a database on it, such as postgres://coworkflow:password@db.nile-desk.eg/coworkflow",
        });
    }
    Ok(DatabaseServer { url, options })
}

/// Who sends mail by these settings. Links in it need the address that people type.
fn mailer(url: &str, from: Option<&str>, public_url: Option<&str>) -> Result<SmtpMailer, ConfigError> {
    let wrong = |setting, value: &str, fix| ConfigError::Value {
        setting,
        value: value.to_owned(),
        fix,
    };
    if public_url.is_none() {
        return Err(wrong(
            "public_url",
            "",
            "give the address people type: links in mails lead there",
        ));
    }
    let from = from.unwrap_or_default();
    // The address of the server may hold a password: it is not repeated.
    SmtpMailer::new(url, from).map_err(|error| match error {
        MailSettingsError::From => wrong(
            "mail_from",
            from,
            "give the sender's address, such as desk@nile-desk.eg",
        ),
        MailSettingsError::Server => wrong(
            "smtp_url",
            "…",
            "give the mail server, such as smtps://user:password@mail.nile-desk.eg",
        ),
        MailSettingsError::Unencrypted => wrong(
            "smtp_url",
            "…",
            "leave out what follows the ?: smtps:// and smtp:// always use TLS, but for a server on this machine",
        ),
    })
}

fn parse_domain(text: &str) -> Result<String, ConfigError> {
    let domain = HostName::parse(text).map_err(|_| ConfigError::Value {
        setting: "base_domain",
        value: text.to_owned(),
        fix: "give a domain such as desks.example.com, without https:// and without a port",
    })?;
    Ok(domain.as_str().to_owned())
}

fn parse_network(text: &str) -> Result<IpNet, ConfigError> {
    let text = text.trim();
    text.parse::<IpNet>()
        .or_else(|_| text.parse::<IpAddr>().map(IpNet::from))
        .map_err(|_| ConfigError::Value {
            setting: "trusted_proxies",
            value: text.to_owned(),
            fix: "give addresses or networks, such as 10.0.0.7 or 10.0.0.0/8",
        })
}

fn at_least_one<N: PartialEq + From<u8> + ToString>(setting: &'static str, value: N) -> Result<N, ConfigError> {
    if value == N::from(0) {
        return Err(ConfigError::Value {
            setting,
            value: value.to_string(),
            fix: "give a number of at least 1",
        });
    }
    Ok(value)
}

/// Refuses a `COWORKFLOW_…` variable that nothing reads.
pub fn check_variables(known: &[String], present: impl Iterator<Item = String>) -> Result<(), ConfigError> {
    for name in present {
        if name.starts_with("COWORKFLOW_") && !known.contains(&name) {
            return Err(ConfigError::UnknownVariable(name));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_upper_layer_wins_and_gaps_get_defaults() {
        let file: Layer = toml::from_str(
            "port = 9000\npublic_url = \"https://Desk.Nile-Desk.eg/\"\ntrusted_proxies = [\"10.0.0.7\"]",
        )
        .unwrap();
        let flags = Layer {
            port: Some(9100),
            ..Layer::default()
        };
        let settings = flags.over(file).settings().unwrap();
        assert_eq!(settings.address.to_string(), "127.0.0.1:9100");
        assert_eq!(settings.public_url.unwrap().origin, "https://desk.nile-desk.eg");
        assert!(settings.trusted_proxies[0].contains(&"10.0.0.7".parse::<IpAddr>().unwrap()));
        assert_eq!(settings.rate_per_second, 200);
    }

    #[test]
    fn an_unknown_key_is_an_error_that_names_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("desk.toml");
        std::fs::write(&file, "prot = 9000").unwrap();
        let error = Layer::read(Some(&file)).unwrap_err().to_string();
        assert!(error.contains("desk.toml") && error.contains("prot"), "{error}");
    }

    #[test]
    fn a_named_file_that_is_missing_is_an_error() {
        assert!(matches!(
            Layer::read(Some(Path::new("/nowhere/desk.toml"))),
            Err(ConfigError::Unreadable { .. })
        ));
    }

    #[test]
    fn an_unknown_variable_is_an_error() {
        let known = ["COWORKFLOW_PORT".to_owned()];
        let present = |name: &str| std::iter::once(name.to_owned());
        assert!(check_variables(&known, present("COWORKFLOW_PORT")).is_ok());
        assert!(check_variables(&known, present("PATH")).is_ok());
        assert_eq!(
            check_variables(&known, present("COWORKFLOW_PROT")),
            Err(ConfigError::UnknownVariable("COWORKFLOW_PROT".into()))
        );
    }

    #[test]
    fn values_that_can_not_be_name_their_setting() {
        for (layer, setting) in [
            (
                Layer {
                    public_url: Some("desk.nile-desk.eg".into()),
                    ..Layer::default()
                },
                "public_url",
            ),
            (
                Layer {
                    public_url: Some("https://desk.nile-desk.eg/till".into()),
                    ..Layer::default()
                },
                "public_url",
            ),
            (
                Layer {
                    trusted_proxies: Some(vec!["the proxy".into()]),
                    ..Layer::default()
                },
                "trusted_proxies",
            ),
            (
                Layer {
                    smtp_url: Some("smtps://mail.nile-desk.eg".into()),
                    mail_from: Some("desk@nile-desk.eg".into()),
                    ..Layer::default()
                },
                "public_url",
            ),
            (
                Layer {
                    smtp_url: Some("mail.nile-desk.eg".into()),
                    mail_from: Some("desk@nile-desk.eg".into()),
                    public_url: Some("https://desk.nile-desk.eg".into()),
                    ..Layer::default()
                },
                "smtp_url",
            ),
            (
                Layer {
                    smtp_url: Some("smtps://mail.nile-desk.eg".into()),
                    public_url: Some("https://desk.nile-desk.eg".into()),
                    ..Layer::default()
                },
                "mail_from",
            ),
            (
                Layer {
                    requests_at_once: Some(0),
                    ..Layer::default()
                },
                "requests_at_once",
            ),
        ] {
            assert!(layer.settings().unwrap_err().to_string().starts_with(setting));
        }
    }
}
