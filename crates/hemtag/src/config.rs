//! Settings: defaults, then `hemtag.toml`, then `HEMTAG_…` in the environment, then the command line.

use std::net::SocketAddr;

use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use serde::{Deserialize, Serialize};

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
    /// Where to reach whoever runs it: an e-mail address or a sentence.
    pub contact: Option<String>,
    /// The largest upload, in bytes.
    pub upload_limit: usize,
    /// The largest file that is imported on the command line, in bytes.
    pub import_limit: u64,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            database: "hemtag.sqlite".into(),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: None,
            operator: None,
            contact: None,
            upload_limit: 20 * 1024 * 1024,
            import_limit: 256 * 1024 * 1024,
        }
    }
}

impl Config {
    /// # Errors
    /// A sentence naming the setting that could not be read, and where it was set.
    pub fn load(file: Option<&std::path::Path>) -> Result<Config, ConfigError> {
        let file = file.unwrap_or_else(|| std::path::Path::new("hemtag.toml"));
        Figment::from(Serialized::defaults(Config::default()))
            .merge(Toml::file(file))
            .merge(Env::prefixed("HEMTAG_"))
            .extract()
            .map_err(|e| ConfigError(e.to_string()))
    }
}

#[derive(Debug, thiserror::Error)]
#[error("The settings could not be read: {0}. See `hemtag help check` for the settings there are.")]
pub struct ConfigError(String);
