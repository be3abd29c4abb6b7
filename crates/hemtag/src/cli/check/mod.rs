//! `hemtag check`: the settings with where each was set, and the state of the database. It changes nothing.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use serde_json::json;

mod advice;

use self::advice::{Advice, advice};
use super::Outcome;
use crate::{
    clock::Clock,
    config::Config,
    database::{self, Database, DatabaseError, Inspected},
    events, http, letters,
    makers::{self, RegisterInMemory},
    needs,
    words::Language,
};

/// The settings, each in hemtag.toml, or in the environment with HEMTAG_ before it (HEMTAG_LISTEN):
///
/// database      where records are kept: a file name (SQLite) or postgres://user@host/name
/// listen        the address the pages are served on, such as 127.0.0.1:8080
/// public_url    the address people use, where it is another (behind a proxy)
/// operator      who runs the service, for the accessibility statement and the catalogue of open data
/// operator_type  national-authority, regional-authority, local-authority, company, non-profit-organisation or academia:
///               what kind of body that is, for the catalogue
/// contact       how to reach whoever runs it
/// answer_days   within how many working days whoever tells of lacking accessibility is answered, for the accessibility
///               statement
/// published_on  the day on which the service was published (2026-11-27), for the accessibility statement
/// mail          where letters go: smtp://host, smtps://user:password@host, or file:FOLDER
/// mail_from     whom letters come from
/// adviser       whom the owner of a need can talk to: tables [[adviser]] with name, phone, mail, hours, hours_en and
///               counties; the one without counties stands for everywhere else
/// oidc          where people of an agency sign in instead of here: tables [[oidc]] with name, label, issuer, client_id,
///               client_secret_file, domains, new_accounts, factor_acr, factor_amr and [[oidc.role]]
/// upload_limit  the largest file that can be sent, in bytes
/// import_limit  the largest file that is imported on the command line, in bytes
/// part_uploads  how many part files (CAD) and drawings one address may send within ten minutes; 0 for no limit
/// behind_proxy  true when a proxy stands in front that writes X-Forwarded-For: its last address is who is asking
/// part_worker   the program that reads CAD files, where it does not stand beside hemtag
/// key_file      where the key stands that opens what is sealed; beside the database unless it is said
/// metrics_listen  where figures for a monitoring system are served, such as 127.0.0.1:9090; not for the public
/// traces        where traces go (OpenTelemetry): a collector that speaks OTLP by HTTP, such as http://collector:4318
/// webhooks_own_network  true where webhooks may go to one's own network and unencrypted; for trying them out
/// log_format    text, or json for one object a line (HEMTAG_LOG says how much: warn, info, hemtag=debug)
///
/// Ends with 0 when all is well, with 3 when something must be seen to first.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct CheckArguments {
    /// Leave out what takes long in a large database: reading the whole register, walking the chain of events
    #[arg(long)]
    pub quick: bool,
}

/// What was found, as words and as data.
struct Findings {
    settings: Vec<Setting>,
    database: Result<Inspected, DatabaseError>,
    contents: Option<Contents>,
    styled: bool,
    advice: Vec<Advice>,
}

struct Setting {
    name: &'static str,
    value: Option<String>,
    /// Where it was set; `None` for the default.
    from: Option<String>,
}

struct Contents {
    makers: u64,
    needs: u64,
    /// Offers in memory; `None` when they were not read.
    offers: Option<Result<usize, String>>,
    /// Events, or the first that does not fit its chain; `None` when they were not walked.
    events: Option<Result<u64, i64>>,
    post: letters::Waiting,
}

pub(super) async fn run(
    config: &Config,
    database_given: bool,
    file: Option<PathBuf>,
    language: Language,
    arguments: CheckArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let database = database::inspect(&config.database).await;
    let contents = match &database {
        Ok(inspected) if inspected.is_current() => Some(contents(&config.database, arguments.quick).await?),
        _ => None,
    };
    let settings = settings(config, database_given, file.as_deref())?;
    let advice = advice(config, contents.as_ref().map(|contents| &contents.post));
    let findings = Findings { settings, database, contents, styled: http::assets::are_built_in(), advice };
    if as_json {
        writeln!(out, "{}", serde_json::to_string_pretty(&findings.json())?)?;
    } else {
        for line in findings.lines(language) {
            writeln!(out, "{}", line.replace('\u{a0}', " "))?;
        }
    }
    Ok(if findings.all_well() { Outcome::Done } else { Outcome::Refused })
}

fn settings(config: &Config, database_given: bool, file: Option<&Path>) -> anyhow::Result<Vec<Setting>> {
    let value = |name: &str| match name {
        "database" => Some(database::without_password(&config.database)),
        "listen" => Some(config.listen.to_string()),
        "public_url" => config.public_url.clone(),
        "operator" => config.operator.clone(),
        "operator_type" => config.operator_type.map(|kind| kind.code().to_owned()),
        "contact" => config.contact.clone(),
        "answer_days" => config.answer_days.map(|days| days.to_string()),
        "published_on" => config.published_on.map(|day| day.to_string()),
        "mail" => config
            .mail
            .as_deref()
            .map(|mail| mail.rsplit_once('@').map_or(mail.to_owned(), |(_, host)| format!("…@{host}"))),
        "mail_from" => config.mail_from.clone(),
        "oidc" if config.oidc.is_empty() => None,
        "oidc" => Some(config.oidc.iter().map(|o| o.label.as_str()).collect::<Vec<_>>().join(", ")),
        "adviser" if config.adviser.is_empty() => None,
        "adviser" => Some(config.adviser.iter().map(|a| a.name.as_str()).collect::<Vec<_>>().join(", ")),
        "key_file" => config.key_file.as_ref().map(|p| p.display().to_string()),
        "programmes" => config.programmes.as_ref().map(|p| p.display().to_string()),
        "part_worker" => config.part_worker.as_ref().map(|p| p.display().to_string()),
        "part_uploads" => Some(config.part_uploads.to_string()),
        "metrics_listen" => config.metrics_listen.map(|listen| listen.to_string()),
        "traces" => config.traces.clone(),
        "webhooks_own_network" => Some(config.webhooks_own_network.to_string()),
        "log_format" => Some(config.log_format.code().to_owned()),
        "behind_proxy" => Some(config.behind_proxy.to_string()),
        "import_limit" => Some(config.import_limit.to_string()),
        _ => Some(config.upload_limit.to_string()),
    };
    let of = |name: &'static str| {
        let given = database_given && name == "database";
        let from = if given { Some("--database".to_owned()) } else { Config::origin(file, name)? };
        Ok(Setting { name, value: value(name), from })
    };
    Config::NAMES.into_iter().map(of).collect()
}

async fn contents(setting: &str, quick: bool) -> anyhow::Result<Contents> {
    let db = Database::open(setting).await?;
    let (offers, events) = if quick {
        (None, None)
    } else {
        let register = RegisterInMemory::load(&db, &Clock::system()).await;
        let offers = register.map(|r| r.snapshot().register.len()).map_err(|e| format!("{e:#}"));
        (Some(offers), Some(events::verify(db.reader()).await?))
    };
    Ok(Contents {
        makers: makers::store::count(db.reader()).await?,
        needs: needs::store::count(db.reader()).await?,
        offers,
        events,
        post: letters::waiting(db.reader()).await?,
    })
}

impl Findings {
    fn all_well(&self) -> bool {
        let contents = self
            .contents
            .as_ref()
            .is_none_or(|c| !matches!(c.events, Some(Err(_))) && !matches!(c.offers, Some(Err(_))));
        self.database.is_ok() && contents && self.styled
    }

    fn json(&self) -> serde_json::Value {
        let settings: Vec<_> = self
            .settings
            .iter()
            .map(|s| json!({ "name": s.name, "value": s.value, "from": s.from }))
            .collect();
        let database = match &self.database {
            Ok(found) => json!({
                "setting": found.shown, "kind": kind(found), "exists": found.exists,
                "applied": found.applied, "waiting": found.waiting, "problem": null,
            }),
            Err(problem) => json!({ "problem": problem.to_string() }),
        };
        let contents = self.contents.as_ref().map(|c| {
            json!({
                "makers": c.makers, "needs": c.needs,
                "offers": c.offers.as_ref().and_then(|o| o.as_ref().ok()),
                "register_problem": c.offers.as_ref().and_then(|o| o.as_ref().err()),
                "events": c.events.and_then(Result::ok),
                "broken_event": c.events.and_then(Result::err),
            })
        });
        json!({
            "version": 1, "program": env!("CARGO_PKG_VERSION"), "ok": self.all_well(), "settings": settings,
            "database": database, "contents": contents, "style_built_in": self.styled,
            "advice": self.advice.iter().map(|one| json!({ "code": one.code, "named": one.named })).collect::<Vec<_>>(),
        })
    }

    fn lines(&self, language: Language) -> Vec<String> {
        let mut lines = vec![language.t("check-settings")];
        for setting in &self.settings {
            let value = setting.value.clone().unwrap_or_else(|| language.t("check-not-set"));
            let from = match &setting.from {
                Some(from) => language.ta("check-from", &[("from", from.as_str().into())]),
                None => language.t("check-default"),
            };
            lines.push(format!("  {:<13} {value}  ({from})", setting.name));
        }
        lines.push(language.t("check-database"));
        match &self.database {
            Err(problem) => lines.push(format!("  {problem}")),
            Ok(found) if !found.exists => lines.push(format!("  {}", language.t("check-no-file"))),
            Ok(found) => {
                let version = found.applied.last().cloned().unwrap_or_else(|| language.t("check-empty"));
                let args = [("kind", kind(found).into()), ("version", version.into())];
                lines.push(format!("  {}", language.ta("check-version", &args)));
                if !found.waiting.is_empty() {
                    let waiting = language.counted("check-waiting", found.waiting.len() as u64);
                    lines.push(format!("  {waiting} ({})", found.waiting.join(", ")));
                }
            }
        }
        if let Some(contents) = &self.contents {
            let args = [
                ("makers", language.whole(contents.makers).into()),
                ("needs", language.whole(contents.needs).into()),
            ];
            lines.push(format!("  {}", language.ta("check-holds", &args)));
            lines.extend(contents.offers.as_ref().map(|offers| match offers {
                Ok(n) => format!("  {}", language.counted("check-offers", *n as u64)),
                Err(problem) => {
                    format!(
                        "  {}",
                        language.ta("check-register-unreadable", &[("problem", problem.as_str().into())])
                    )
                }
            }));
            lines.extend(contents.events.as_ref().map(|events| match events {
                Ok(n) => format!("  {}", language.counted("check-events", *n)),
                Err(id) => {
                    format!("  {}", language.ta("check-events-broken", &[("id", id.to_string().into())]))
                }
            }));
        }
        if !self.styled {
            lines.push(language.t("check-unstyled"));
        }
        if !self.advice.is_empty() {
            lines.push(language.t("check-advice"));
        }
        lines.extend(self.advice.iter().map(|one| {
            let named = [("named", one.named.as_str().into())];
            format!("  {}", language.ta(&format!("check-advice-{}", one.code), &named))
        }));
        lines.push(language.t(if self.all_well() { "check-well" } else { "check-not-well" }));
        lines
    }
}

fn kind(found: &Inspected) -> &'static str {
    if found.postgres { "PostgreSQL" } else { "SQLite" }
}
