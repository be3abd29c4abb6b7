//! The settings as they are told: their one list, for the help, `hemtag check` and the table of docs/running.md.

use std::{fmt::Write, str::FromStr};

use super::Config;

/// One setting, in words.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    pub name: &'static str,
    /// A flag of its own, and on which commands; every setting can be given by `--set`.
    pub flag: Option<&'static str>,
    pub meaning: &'static str,
}

const fn setting(name: &'static str, meaning: &'static str) -> Setting {
    Setting { name, flag: None, meaning }
}

const fn flagged(name: &'static str, flag: &'static str, meaning: &'static str) -> Setting {
    Setting { name, flag: Some(flag), meaning }
}

/// Every setting, in the order in which they are told.
pub const SETTINGS: [Setting; 24] = [
    flagged(
        "database",
        "--database",
        "where records are kept: a file name (SQLite) or postgres://user@host/name",
    ),
    flagged("listen", "--listen (serve, demo)", "the address that the pages are served on, unencrypted"),
    setting(
        "public_url",
        "the address that people use, where it is another (behind a proxy); links in letters lead there",
    ),
    setting(
        "operator",
        "who runs the service, for the accessibility statement and the catalogue of open data",
    ),
    setting(
        "operator_type",
        "what kind of body that is, for the catalogue: national-authority, regional-authority, local-authority, company, \
         non-profit-organisation or academia",
    ),
    setting("contact", "how to reach whoever runs it: an e-mail address or a sentence"),
    setting(
        "answer_days",
        "within how many working days whoever tells of lacking accessibility is answered, for the accessibility statement",
    ),
    setting(
        "published_on",
        "the day on which the service was published, such as 2026-11-27, for the accessibility statement",
    ),
    setting(
        "mail",
        "where letters go: smtp://host, smtps://user:password@host, or file:FOLDER; without it they wait",
    ),
    setting("mail_from", "whom letters come from"),
    setting(
        "adviser",
        "whom the owner of a need can talk to: tables [[adviser]] with name, phone, mail, hours, hours_en and counties; the one \
         without counties stands for everywhere else",
    ),
    setting(
        "oidc",
        "where people of an agency sign in instead of here: tables [[oidc]] with name, label, issuer, client_id, \
         client_secret_file, scopes, domains, new_accounts, factor_acr, factor_amr and [[oidc.role]]",
    ),
    setting(
        "key_file",
        "where the key stands that opens what is sealed; beside the database's file unless it is said",
    ),
    setting("programmes", "a folder of programmes of one's own (docs/programme-file.md)"),
    setting(
        "upload_limit",
        "the largest body of a request, and so the largest file that can be sent, in bytes",
    ),
    setting("import_limit", "the largest file that is imported on the command line, in bytes"),
    setting(
        "part_uploads",
        "how many part files (CAD) and drawings one address may send within ten minutes; 0 for no limit",
    ),
    setting(
        "behind_proxy",
        "true when a proxy stands in front that writes X-Forwarded-For: its last address is who is asking",
    ),
    setting(
        "drain",
        "so many seconds a server that was told to stop goes on answering, unready for the balancer (/health/ready says 503); 0 without one",
    ),
    setting("part_worker", "the program that reads CAD files, where it does not stand beside hemtag"),
    setting(
        "metrics_listen",
        "where figures for a monitoring system are served, such as 127.0.0.1:9090; not for the public",
    ),
    flagged(
        "traces",
        "--traces (serve)",
        "where traces go (OpenTelemetry): a collector that speaks OTLP by HTTP, such as http://collector:4318",
    ),
    setting(
        "webhooks_own_network",
        "true where webhooks may go to one's own network and unencrypted; for trying them out",
    ),
    setting(
        "log_format",
        "text, or json for one object a line (HEMTAG_LOG says how much: warn, info, hemtag=debug)",
    ),
];

impl Setting {
    /// Its name in the environment.
    #[must_use]
    pub fn variable(&self) -> String {
        format!("HEMTAG_{}", self.name.to_uppercase())
    }

    /// What holds where nothing is said; `None` for nothing.
    #[must_use]
    pub fn unless_said(&self) -> Option<String> {
        let all = serde_json::to_value(Config::default()).ok()?;
        match all.get(self.name)? {
            serde_json::Value::Null => None,
            serde_json::Value::Array(none) if none.is_empty() => None,
            serde_json::Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        }
    }
}

/// The settings with their defaults and flags, for the help of `hemtag check`.
#[must_use]
pub fn listed() -> String {
    let mut told = "Settings, each in hemtag.toml, in the environment (HEMTAG_LISTEN for listen), or as --set listen=127.0.0.1:8080 \
                    on the command line. The command line is believed before the environment, and that before the file:\n"
        .to_owned();
    for setting in SETTINGS {
        let beside: Vec<String> =
            [setting.unless_said(), setting.flag.map(str::to_owned)].into_iter().flatten().collect();
        let beside = if beside.is_empty() { String::new() } else { format!("  [{}]", beside.join("; ")) };
        let _ = write!(told, "\n  {}{beside}\n      {}", setting.name, setting.meaning);
    }
    told.push_str("\n\nEnds with 0 when all is well, with 3 when something must be seen to first.");
    told
}

/// A setting given on the command line: `--set NAME=VALUE`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    pub name: String,
    /// As in the environment: `true`, `20`, text, or `[{name="…"}]` for tables.
    pub value: String,
}

impl FromStr for Given {
    type Err = String;

    fn from_str(text: &str) -> Result<Given, String> {
        let Some((name, value)) = text.split_once('=') else {
            return Err("write NAME=VALUE, such as listen=127.0.0.1:8080".into());
        };
        let name = name.trim().to_lowercase();
        if !SETTINGS.iter().any(|setting| setting.name == name) {
            return Err(format!("there is no setting '{name}'; `hemtag check --help` lists them"));
        }
        Ok(Given { name, value: value.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_told_once_and_no_other() {
        let all = serde_json::to_value(Config::default()).unwrap();
        let mut kept: Vec<&str> = all.as_object().unwrap().keys().map(String::as_str).collect();
        let mut told: Vec<&str> = SETTINGS.iter().map(|setting| setting.name).collect();
        kept.sort_unstable();
        told.sort_unstable();
        assert_eq!(kept, told);
    }

    #[test]
    fn the_documentation_has_the_table() {
        let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/running.md"));
        let code = |text: Option<String>| text.map_or("–".to_owned(), |text| format!("`{text}`"));
        for setting in SETTINGS {
            let row = format!(
                "| `{}` | `{}` | {} | {} | {} |",
                setting.name,
                setting.variable(),
                code(setting.flag.map(str::to_owned)),
                code(setting.unless_said()),
                setting.meaning,
            );
            assert!(text.lines().any(|line| line == row), "docs/running.md lacks this row:\n{row}");
        }
    }

    #[test]
    fn what_is_given_names_a_setting() {
        let given: Given = "Listen=127.0.0.1:1".parse().unwrap();
        assert_eq!((given.name.as_str(), given.value.as_str()), ("listen", "127.0.0.1:1"));
        assert!("listen".parse::<Given>().unwrap_err().contains("NAME=VALUE"));
        assert!("listn=1".parse::<Given>().unwrap_err().contains("'listn'"));
    }
}
