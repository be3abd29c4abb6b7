//! `hemtag match`: who can make what a file describes, and the batch over all waiting needs.

use std::{
    io::{Read, Write},
    path::PathBuf,
};

use anyhow::Context as _;
use matching::Wish;
use serde_json::json;

use super::Outcome;
use crate::{
    app::App,
    files::decoded,
    gaps,
    matches::{answer_need, json, text},
    needs::read,
    words::Language,
};

#[derive(Debug, clap::Args)]
pub struct MatchArguments {
    /// A need: our TOML or JSON (hemtag need template), or an Open Know-How manifest; - reads standard input
    #[arg(required_unless_present = "all")]
    pub file: Option<PathBuf>,
    /// The most offers in each list
    #[arg(long, default_value_t = 10)]
    pub top: usize,
    /// Match every waiting need against the whole register, and open and close gaps
    #[arg(long, conflicts_with = "file")]
    pub all: bool,
}

pub(super) async fn run(
    app: &App,
    language: Language,
    arguments: MatchArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let Some(file) = arguments.file.filter(|_| !arguments.all) else {
        return batch(app, language, as_json, out).await;
    };
    let name =
        if file.as_os_str() == "-" { language.t("text-standard-input") } else { file.display().to_string() };
    let document = match read::read(&text_of(&file)?) {
        Ok((document, _)) => document,
        Err(problems) => return refused(language, &name, &problems, as_json, out),
    };
    let wish = Wish { top: arguments.top, ..Wish::default() };
    let (snapshot, answer) = answer_need(app, &app.administrator(), document, &wish, &[]).await?;
    if as_json {
        let whole = json::whole(language, &*snapshot, &answer);
        writeln!(out, "{}", serde_json::to_string_pretty(&whole)?)?;
    } else {
        write!(out, "{}", text::whole(language, &*snapshot, &answer))?;
    }
    Ok(Outcome::Done)
}

/// Tells everything that is wrong with a file.
pub(super) fn refused(
    language: Language,
    name: &str,
    problems: &[read::Problem],
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    if as_json {
        let told: Vec<_> = problems
            .iter()
            .map(|problem| json!({ "message": problem.sentence(language), "problem": problem }))
            .collect();
        let whole = json!({ "version": json::VERSION, "file": name, "problems": told });
        writeln!(out, "{}", serde_json::to_string_pretty(&whole)?)?;
    } else {
        for problem in problems {
            writeln!(out, "{name}: {}", problem.sentence(language).replace('\u{a0}', " "))?;
        }
    }
    Ok(Outcome::Refused)
}

/// The text of a file, whatever its encoding; `-` is standard input.
pub(super) fn text_of(file: &std::path::Path) -> anyhow::Result<String> {
    let bytes = if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        bytes
    } else {
        std::fs::read(file).with_context(|| {
            format!("The file {} cannot be read. Is the name right, and may you read it?", file.display())
        })?
    };
    Ok(decoded(&bytes))
}

async fn batch(app: &App, language: Language, as_json: bool, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let done = gaps::refresh_all(app, &app.administrator()).await?;
    if as_json {
        let whole = json!({
            "version": json::VERSION, "needs": done.needs, "opened": done.opened, "changed": done.changed,
            "closed": done.closed,
        });
        writeln!(out, "{}", serde_json::to_string_pretty(&whole)?)?;
    } else {
        let number = |n: u32| language.whole(n).into();
        let args = [
            ("needs", number(done.needs)),
            ("opened", number(done.opened)),
            ("changed", number(done.changed)),
            ("closed", number(done.closed)),
        ];
        writeln!(out, "{}", language.ta("text-batch", &args))?;
    }
    Ok(Outcome::Done)
}
