//! `hemtag need`: one need at a time, from its template to its end.

use std::{io::Write, path::PathBuf};

use clap::{Subcommand, ValueEnum};
use serde_json::{Value, json};

use super::{
    Outcome,
    match_needs::{refused, text_of},
};
use crate::{
    app::App,
    gaps,
    matches::sentences::gap_stem,
    needs::{
        self, CloseReason, Need, NeedError, NewNeed,
        examples::hash,
        export,
        model::findings,
        read,
        summary::{self, Said},
        write,
    },
    words::Language,
};

/// The version of the JSON forms, as docs/json.md describes them.
const VERSION: u32 = 1;

#[derive(Debug, Subcommand)]
pub enum NeedCommand {
    /// Print a need to fill in, with what each field means: hemtag need template > need.toml
    Template,
    /// State the need of a file and print its key, which is the only way back to it
    State {
        /// Our TOML or JSON, or an Open Know-How manifest; - reads standard input
        file: PathBuf,
    },
    /// Show a need: what it says, what must be asked about it, its gaps and what has happened
    Show {
        /// The need's key
        key: String,
        /// Print the need itself, to edit or hand on
        #[arg(long)]
        format: Option<NeedFormat>,
    },
    /// List the needs that wait for a maker, newest first
    List {
        /// The most needs to list
        #[arg(long, default_value_t = 100)]
        top: u64,
    },
    /// Put what a file says in the place of what a need says
    Edit {
        key: String,
        /// Our TOML or JSON (hemtag need show KEY --format toml prints the need as it is)
        file: PathBuf,
        /// The version that the change was made from; without it, the newest
        #[arg(long)]
        from_version: Option<i64>,
    },
    /// Take the newest change of a need back
    Undo { key: String },
    /// Close a need: it waits for makers no longer
    Close {
        key: String,
        /// Why it is closed
        #[arg(long)]
        why: Why,
    },
    /// Open a closed need again
    Reopen { key: String },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum NeedFormat {
    Toml,
    Json,
    /// An Open Know-How manifest; what it has no place for is left out
    Okh,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Why {
    /// A maker was found
    Placed,
    /// It will not be made
    GivenUp,
    /// It will be made outside Sweden
    Elsewhere,
}

impl From<Why> for CloseReason {
    fn from(why: Why) -> CloseReason {
        match why {
            Why::Placed => CloseReason::Placed,
            Why::GivenUp => CloseReason::GivenUp,
            Why::Elsewhere => CloseReason::Elsewhere,
        }
    }
}

/// The need to fill in, in the language.
pub(super) fn template(language: Language, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    write!(out, "{}", needs::template(language))?;
    Ok(Outcome::Done)
}

pub(super) async fn run(
    app: &App,
    language: Language,
    command: NeedCommand,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let done = match command {
        NeedCommand::Template => return template(language, out),
        NeedCommand::State { file } => return state(app, language, &file, as_json, out).await,
        NeedCommand::Show { key, format } => show(app, language, &key, format, as_json, out).await,
        NeedCommand::List { top } => list(app, language, top, as_json, out).await,
        NeedCommand::Edit { key, file, from_version } => {
            return edit(app, language, &key, &file, from_version, as_json, out).await;
        }
        NeedCommand::Undo { key } => undo(app, language, &key, as_json, out).await,
        NeedCommand::Close { key, why } => close(app, language, &key, why, as_json, out).await,
        NeedCommand::Reopen { key } => reopen(app, language, &key, as_json, out).await,
    };
    told(language, done, as_json, out)
}

/// What a use case refused, told as a sentence.
fn told(
    language: Language,
    done: anyhow::Result<Outcome>,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let error = match done {
        Ok(outcome) => return Ok(outcome),
        Err(error) => error.downcast::<NeedError>()?,
    };
    let (stem, outcome) = match error {
        NeedError::NotFound => ("not-found", Outcome::NotFound),
        NeedError::ChangedMeanwhile => ("changed-meanwhile", Outcome::Refused),
        NeedError::Closed => ("closed", Outcome::Refused),
        error @ (NeedError::Part(_)
        | NeedError::Denied(_)
        | NeedError::NotSignedIn
        | NeedError::Taken
        | NeedError::Database(_)) => {
            return Err(error.into());
        }
    };
    let message = language.t(&format!("need-cli-{stem}"));
    if as_json {
        print(out, &json!({ "version": VERSION, "error": stem.replace('-', "_"), "message": message }))?;
    } else {
        writeln!(out, "{message}")?;
    }
    Ok(outcome)
}

fn print(out: &mut dyn Write, value: &Value) -> Result<(), std::io::Error> {
    writeln!(out, "{}", serde_json::to_string_pretty(value)?)
}

async fn state(
    app: &App,
    language: Language,
    file: &std::path::Path,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let text = text_of(file)?;
    let (document, format) = match read::read(&text) {
        Ok(read) => read,
        Err(problems) => return refused(language, &file.display().to_string(), &problems, as_json, out),
    };
    let new = NewNeed {
        document,
        source_format: format.code().to_owned(),
        source_hash: Some(hash(&text)),
        source_text: Some(text),
        ..NewNeed::default()
    };
    let caller = app.administrator();
    let need = needs::state_need(app, &caller, new).await?;
    gaps::refresh_need(app, &caller, need.id).await?;
    if as_json {
        print(out, &whole(app, language, &need).await?)?;
    } else {
        let args = [("title", need.document.title.as_str().into()), ("key", need.key.as_str().into())];
        writeln!(out, "{}", language.ta("need-cli-stated", &args))?;
    }
    Ok(Outcome::Done)
}

/// A need whole, for its owner: docs/json.md describes the form.
async fn whole(app: &App, language: Language, need: &Need) -> Result<Value, sea_orm::DbErr> {
    let gaps = gaps::store::of_need(app.db.reader(), need.id).await?;
    let gaps: Vec<Value> = gaps
        .iter()
        .map(|gap| {
            json!({
                "part": gap.part, "operation": gap.operation, "kind": gap_stem(gap.content.kind),
                "process": gap.content.process, "opened_at": gap.opened_at.to_string(),
                "closed_at": gap.closed_at.map(|at| at.to_string()), "closed_by_offer": gap.closed_by_offer,
            })
        })
        .collect();
    let findings: Vec<Value> = findings(&need.document, app.clock.today())
        .into_iter()
        .map(|finding| {
            let mut told = json!(finding);
            told["message"] = finding.sentence(language, &need.document).into();
            told["question"] = finding.kind.is_question().into();
            told
        })
        .collect();
    let mut value = export::one(need);
    value["key"] = need.key.as_str().into();
    value["gaps"] = gaps.into();
    value["findings"] = findings.into();
    // The version of the need has the name "version" already; that of the form stands around it.
    Ok(json!({ "version": VERSION, "need": value }))
}

async fn show(
    app: &App,
    language: Language,
    key: &str,
    format: Option<NeedFormat>,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    // Whoever names the key owns the need.
    let caller = app.administrator().holding(key);
    let need = needs::find_need(app, &caller, key).await?;
    if let Some(format) = format {
        let text = match format {
            NeedFormat::Toml => write::toml(&need.document),
            NeedFormat::Json => write::json(&need.document),
            NeedFormat::Okh => write::manifest(&need.document),
        };
        write!(out, "{text}")?;
        return Ok(Outcome::Done);
    }
    if as_json {
        print(out, &whole(app, language, &need).await?)?;
        return Ok(Outcome::Done);
    }
    for line in lines(app, language, &need).await? {
        writeln!(out, "{}", line.replace('\u{a0}', " ").trim_end())?;
    }
    for notice in needs::notices(app, &caller, &need).await? {
        let maker = notice.data.get("maker").and_then(Value::as_str).unwrap_or_default();
        let day = language.date(notice.at.to_zoned(jiff::tz::TimeZone::UTC).date());
        writeln!(
            out,
            "{day}: {} {} {maker}",
            language.t("need-news-gap-closed"),
            language.t("need-news-maker")
        )?;
    }
    Ok(Outcome::Done)
}

async fn lines(app: &App, language: Language, need: &Need) -> Result<Vec<String>, sea_orm::DbErr> {
    let document = &need.document;
    let mut lines = vec![document.title.clone(), "=".repeat(document.title.chars().count())];
    let level = language
        .t(&format!("need-ask-confidentiality-{}", document.confidentiality.code().replace('_', "-")));
    lines.push(level);
    if let Some(why) = need.closed_why {
        let why = language.t(&format!("need-close-{}", why.code().replace('_', "-")));
        lines.push(format!("{}. {why}", language.t("need-page-closed")));
    }
    lines.push(String::new());
    let mut part = None;
    for row in summary::rows(language, document) {
        let said = match row.said {
            Said::Value(text) => text,
            Said::Unclear(text) => language.ta("need-check-unclear", &[("stated", text.into())]),
            Said::NotKnown => language.t("not-known"),
            Said::NotGiven => continue,
        };
        if row.part != part && row.part.is_some() && document.parts.len() > 1 {
            let number = row.part.map_or(0, |i| i + 1);
            lines.push(language.ta("need-part-number", &[("number", number.into())]));
        }
        part = row.part;
        let indent = if row.part.is_some() && document.parts.len() > 1 { "  " } else { "" };
        lines.push(format!("{indent}{}: {said}", row.field.name(language)));
    }
    let found = findings(document, app.clock.today());
    if !found.is_empty() {
        lines.extend([String::new(), language.t("findings-title")]);
        lines.extend(found.iter().map(|f| format!("  - {}", f.sentence(language, document))));
    }
    let open = gaps::store::of_need(app.db.reader(), need.id).await?;
    let open: Vec<_> = open.iter().filter(|gap| gap.closed_at.is_none()).collect();
    if !open.is_empty() {
        lines.extend([String::new(), language.t("gap-title")]);
        lines.extend(open.iter().map(|gap| {
            let detail = &gap.content.detail;
            let kind = language.t(&format!("gap-name-{}", gap_stem(gap.content.kind)));
            format!("  - {kind}: {}", language.pick(&detail.evidence_sv, &detail.evidence_en))
        }));
    }
    Ok(lines)
}

async fn list(
    app: &App,
    language: Language,
    top: u64,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let (all, count) = needs::list_needs(app, &app.administrator(), 0, top).await?;
    if as_json {
        let rows: Vec<Value> = all
            .iter()
            .map(|need| {
                json!({
                    "number": need.id.0, "key": need.key, "title": need.document.title,
                    "confidentiality": need.document.confidentiality, "example": need.example,
                    "parts": need.document.parts.len(), "stated_at": need.stated_at.to_string(),
                })
            })
            .collect();
        print(out, &json!({ "version": VERSION, "needs": rows, "count": count }))?;
        return Ok(Outcome::Done);
    }
    for need in &all {
        let example = if need.example { format!(" ({})", language.t("text-example")) } else { String::new() };
        writeln!(
            out,
            "{}  {:<12}  {}{example}",
            need.key,
            need.document.confidentiality.code(),
            need.document.title
        )?;
    }
    writeln!(out, "{}", language.counted("need-cli-count", count))?;
    Ok(Outcome::Done)
}

async fn edit(
    app: &App,
    language: Language,
    key: &str,
    file: &std::path::Path,
    version: Option<i64>,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let (document, _) = match read::read(&text_of(file)?) {
        Ok(read) => read,
        Err(problems) => return refused(language, &file.display().to_string(), &problems, as_json, out),
    };
    // Whoever names the key owns the need.
    let caller = app.administrator().holding(key);
    let change = async {
        let need = needs::find_need(app, &caller, key).await?;
        let need = needs::update_need(app, &caller, key, version.unwrap_or(need.version), document).await?;
        changed(app, language, need, as_json, out).await
    };
    let done = change.await;
    told(language, done, as_json, out)
}

/// Brings the gaps of a changed need up to date and says so.
async fn changed(
    app: &App,
    language: Language,
    need: Need,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    gaps::refresh_need(app, &app.administrator(), need.id).await?;
    if as_json {
        print(out, &whole(app, language, &need).await?)?;
    } else {
        let args = [("title", need.document.title.as_str().into()), ("version", need.version.into())];
        writeln!(out, "{}", language.ta("need-cli-changed", &args))?;
    }
    Ok(Outcome::Done)
}

async fn undo(
    app: &App,
    language: Language,
    key: &str,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    // Whoever names the key owns the need.
    let caller = app.administrator().holding(key);
    let need = needs::find_need(app, &caller, key).await?;
    let need = needs::undo_change(app, &caller, key, need.version).await?;
    changed(app, language, need, as_json, out).await
}

async fn close(
    app: &App,
    language: Language,
    key: &str,
    why: Why,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    // Whoever names the key owns the need.
    let caller = app.administrator().holding(key);
    needs::close_need(app, &caller, key, why.into()).await?;
    let need = needs::find_need(app, &caller, key).await?;
    gaps::refresh_need(app, &caller, need.id).await?;
    if as_json {
        print(out, &whole(app, language, &need).await?)?;
    } else {
        writeln!(out, "{}", language.t("need-page-closed"))?;
    }
    Ok(Outcome::Done)
}

async fn reopen(
    app: &App,
    language: Language,
    key: &str,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    // Whoever names the key owns the need.
    let caller = app.administrator().holding(key);
    needs::reopen_need(app, &caller, key).await?;
    let need = needs::find_need(app, &caller, key).await?;
    gaps::refresh_need(app, &caller, need.id).await?;
    if as_json {
        print(out, &whole(app, language, &need).await?)?;
    } else {
        writeln!(out, "{}", language.t("need-cli-reopened"))?;
    }
    Ok(Outcome::Done)
}
