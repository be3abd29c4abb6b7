//! `hemtag check`: the settings with where each was set, and the state of the database. It changes nothing.

use std::io::Write;

use serde_json::json;

mod advice;

use self::advice::{Advice, advice};
use super::Outcome;
use crate::{
    clock::Clock,
    config::{Config, SETTINGS, Sources},
    database::{self, Database, DatabaseError, Inspected},
    events, http, letters,
    makers::{self, RegisterInMemory},
    needs, safekeeping,
    words::Language,
};

#[derive(Debug, clap::Args)]
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
    /// Why the key file is not the one by which the database is sealed.
    key: Option<String>,
    post: letters::Waiting,
}

pub(super) async fn run(
    config: &Config,
    database_by_flag: bool,
    sources: Sources<'_>,
    language: Language,
    arguments: CheckArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let database = database::inspect(&config.database).await;
    let contents = match &database {
        Ok(inspected) if inspected.is_current() => Some(contents(config, arguments.quick).await?),
        _ => None,
    };
    let settings = settings(config, database_by_flag, sources)?;
    let mut advice = advice(config, contents.as_ref().map(|contents| &contents.post));
    if contents.as_ref().is_some_and(|contents| contents.key.is_some()) {
        // None may be made in its place.
        advice.retain(|one| one.code != "no-key");
    }
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

fn settings(config: &Config, database_by_flag: bool, sources: Sources<'_>) -> anyhow::Result<Vec<Setting>> {
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
        "drain" => Some(config.drain.to_string()),
        "import_limit" => Some(config.import_limit.to_string()),
        _ => Some(config.upload_limit.to_string()),
    };
    let of = |name: &'static str| {
        let by_flag = database_by_flag && name == "database";
        let from = if by_flag { Some("--database".to_owned()) } else { Config::origin(sources, name)? };
        Ok(Setting { name, value: value(name), from })
    };
    SETTINGS.into_iter().map(|setting| of(setting.name)).collect()
}

async fn contents(config: &Config, quick: bool) -> anyhow::Result<Contents> {
    let db = Database::open(&config.database).await?;
    let key = match config.key_path() {
        Some(path) => safekeeping::key_fits(&db, &path).await.err().map(|problem| problem.to_string()),
        None => None,
    };
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
        key,
        post: letters::waiting(db.reader()).await?,
    })
}

impl Findings {
    fn all_well(&self) -> bool {
        let contents = self.contents.as_ref().is_none_or(|c| {
            !matches!(c.events, Some(Err(_))) && !matches!(c.offers, Some(Err(_))) && c.key.is_none()
        });
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
                "key_problem": c.key,
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
        let key = self.contents.as_ref().and_then(|contents| contents.key.as_deref());
        lines.extend(key.map(|problem| format!("  {problem}")));
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
