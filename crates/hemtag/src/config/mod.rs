//! Settings: defaults, then `hemtag.toml`, then `HEMTAG_…` in the environment, then the command line.

mod advisers;
mod oidc;
mod settings;
mod traces;

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use figment::{
    Figment, Source,
    providers::{Env, Format, Serialized, Toml},
    value::Value,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::sealed;

pub use advisers::Adviser;
pub use oidc::{Oidc, OidcRole, Secret};
pub use settings::{Given, SETTINGS, Setting, listed};

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// `sqlite:FILE`, a bare file name, or `postgres://…`.
    pub database: String,
    /// Where the pages are served.
    pub listen: SocketAddr,
    /// The address people use, where it is another than `listen` (behind a proxy).
    pub public_url: Option<String>,
    /// Who runs the installation, for the accessibility statement: the public body's name.
    pub operator: Option<String>,
    /// What kind of body the operator is, for the catalogue of open data.
    pub operator_type: Option<PublisherType>,
    /// Where to reach whoever runs it: an e-mail address or a sentence.
    pub contact: Option<String>,
    /// Within how many working days whoever tells of lacking accessibility is answered, for the accessibility statement.
    pub answer_days: Option<u16>,
    /// The day on which the installation was published, for the accessibility statement: `2026-11-27`.
    pub published_on: Option<Date>,
    /// Where letters go: `smtp://host`, `smtps://user:password@host`, or `file:FOLDER` to read them there. Without it letters
    /// wait.
    pub mail: Option<String>,
    /// Whom letters come from: an e-mail address, also `Hemtag <hemtag@example.se>`.
    pub mail_from: Option<String>,
    /// Whom the owner of a need can talk to, by county.
    pub adviser: Vec<Adviser>,
    /// Where people of an agency sign in instead of here: tables `[[oidc]]`.
    pub oidc: Vec<Oidc>,
    /// Where the key stands that seals the files of parts; beside the database's file unless it is said. Keep a copy
    /// of it apart from copies of the database: without it the files cannot be opened.
    pub key_file: Option<PathBuf>,
    /// A folder of programmes (docs/programme-file.md) beside the one that is shipped.
    pub programmes: Option<PathBuf>,
    /// The largest upload, in bytes.
    pub upload_limit: usize,
    /// So many part files (CAD) one address may hand over within ten minutes; 0 for as many as it likes.
    pub part_uploads: u32,
    /// Whether a proxy stands in front that writes `X-Forwarded-For`: its last address is then who is asking. Without a
    /// proxy anybody could write it, so it is not believed.
    pub behind_proxy: bool,
    /// So many seconds a server goes on taking requests after it was told to stop, while `/health/ready` says that it is not ready: so
    /// long as a balancer needs to see it.
    pub drain: u16,
    /// The program that reads CAD files, where it does not stand beside this one.
    pub part_worker: Option<PathBuf>,
    /// Where figures for a monitoring system are served (`/metrics`), such as `127.0.0.1:9090`; without it nowhere. Not for the public.
    pub metrics_listen: Option<SocketAddr>,
    /// Where traces go: a collector that speaks OTLP by HTTP, such as `http://collector:4318`; without it nowhere.
    pub traces: Option<String>,
    /// Whether webhooks may go to addresses of one's own network, and unencrypted ones. For trying them out.
    pub webhooks_own_network: bool,
    /// The form of the log.
    pub log_format: LogFormat,
    /// The largest file that is imported on the command line, in bytes.
    pub import_limit: u64,
}

/// A kind of publisher, as the catalogue's profile tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PublisherType {
    NationalAuthority,
    RegionalAuthority,
    LocalAuthority,
    Company,
    NonProfitOrganisation,
    Academia,
}

impl PublisherType {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            PublisherType::NationalAuthority => "national-authority",
            PublisherType::RegionalAuthority => "regional-authority",
            PublisherType::LocalAuthority => "local-authority",
            PublisherType::Company => "company",
            PublisherType::NonProfitOrganisation => "non-profit-organisation",
            PublisherType::Academia => "academia",
        }
    }
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// Lines for people.
    #[default]
    Text,
    /// One JSON object a line, for programs.
    Json,
}

impl LogFormat {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            LogFormat::Text => "text",
            LogFormat::Json => "json",
        }
    }
}

/// What settings are read from besides the defaults and the environment.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sources<'a> {
    /// The file, where another than `./hemtag.toml` was named.
    pub file: Option<&'a Path>,
    /// What the command line says by `--set`: believed before everything else.
    pub given: &'a [Given],
}

impl Default for Config {
    fn default() -> Self {
        Config {
            database: "hemtag.sqlite".into(),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: None,
            operator: None,
            operator_type: None,
            contact: None,
            answer_days: None,
            published_on: None,
            mail: None,
            mail_from: None,
            adviser: Vec::new(),
            oidc: Vec::new(),
            key_file: None,
            programmes: None,
            upload_limit: 20 * 1024 * 1024,
            part_uploads: 20,
            behind_proxy: false,
            drain: 0,
            part_worker: None,
            metrics_listen: None,
            traces: None,
            webhooks_own_network: false,
            log_format: LogFormat::Text,
            import_limit: 256 * 1024 * 1024,
        }
    }
}

impl Config {
    /// Where the key of what is sealed stands: as set, or beside the database's file; `None` for one in memory.
    #[must_use]
    pub fn key_path(&self) -> Option<PathBuf> {
        self.key_file.clone().or_else(|| sealed::beside(&self.database))
    }

    /// # Errors
    /// A sentence naming the setting that could not be read, and where it was set.
    pub fn load(sources: Sources<'_>) -> Result<Config, ConfigError> {
        let config: Config =
            figment(sources)?.extract().map_err(|e| ConfigError::Unreadable(e.to_string()))?;
        Ok(Config {
            adviser: advisers::read(config.adviser)?,
            oidc: oidc::read(config.oidc)?,
            traces: traces::read(config.traces)?,
            ..config
        })
    }

    /// The same settings with traces to another address, as the command line says it; an empty one is none.
    ///
    /// # Errors
    /// When it is no address that spans can be sent to.
    pub fn with_traces(self, address: String) -> Result<Config, ConfigError> {
        Ok(Config { traces: traces::read(Some(address))?, ..self })
    }

    /// Where people reach the pages, and where letters lead to; without a slash at the end.
    #[must_use]
    pub fn address(&self) -> String {
        let address = self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.listen));
        address.trim_end_matches('/').to_owned()
    }

    /// People come by an encrypted way: cookies may be kept to it.
    #[must_use]
    pub fn is_served_safely(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }

    /// Where a setting was set: `--set`, the file or the variable; `None` where the default holds.
    ///
    /// # Errors
    /// As [`Config::load`].
    pub fn origin(sources: Sources<'_>, name: &str) -> Result<Option<String>, ConfigError> {
        if sources.given.iter().any(|given| given.name == name) {
            return Ok(Some("--set".to_owned()));
        }
        let figment = figment(sources)?;
        let Some(metadata) = figment.find_metadata(name) else { return Ok(None) };
        Ok(match &metadata.source {
            Some(Source::File(path)) => Some(path.display().to_string()),
            _ if metadata.name.contains("environment") => Some(format!("HEMTAG_{}", name.to_uppercase())),
            _ => None,
        })
    }
}

fn figment(Sources { file, given }: Sources<'_>) -> Result<Figment, ConfigError> {
    // A file that was named must be there; the one looked for by default need not be.
    if let Some(named) = file.filter(|f| !f.is_file()) {
        return Err(ConfigError::NoFile(named.display().to_string()));
    }
    // These belong to the command line or the log; clap reads them, and they are no settings of the file.
    let others = [
        "language",
        "log",
        "kills",
        "nodes_seconds",
        "fuzz_seconds",
        "test_postgres",
        "chromium",
        "opencascade",
        "step_files",
    ];
    let settings = Figment::from(Serialized::defaults(Config::default()))
        .merge(Toml::file(file.unwrap_or_else(|| Path::new("hemtag.toml"))))
        .merge(
            Env::prefixed("HEMTAG_")
                .filter(move |key| !others.iter().any(|o| key == o) && !is_secret(key.as_str())),
        );
    // Read as in the environment, so that the same words mean the same.
    Ok(given.iter().fold(settings, |settings, one| {
        let Ok(value) = one.value.parse::<Value>();
        settings.merge(Serialized::default(&one.name, value))
    }))
}

/// The secrets of providers stand in the environment by their own names, and are read with their providers.
fn is_secret(key: &str) -> bool {
    key.get(..oidc::PREFIX.len()).is_some_and(|start| start.eq_ignore_ascii_case(oidc::PREFIX))
}

#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("The settings could not be read: {0}. `hemtag check --help` lists the settings there are.")]
    Unreadable(String),
    #[error("The setting [[adviser]], adviser {number}: {what}.")]
    Adviser { number: usize, what: String },
    #[error("The setting [[oidc]], provider {number}: {what}.")]
    Oidc { number: usize, what: String },
    #[error("The setting traces: {0}.")]
    Traces(String),
    #[error("There is no settings file {0}. Name another with --config, or leave it out.")]
    NoFile(String),
}
