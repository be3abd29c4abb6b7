//! `hemtag gaps`: what could not be placed, by kind, process, county and stage.

use std::io::Write;

use vocabulary::Vocabulary;

use super::Outcome;
use crate::{
    app::App,
    gaps::{
        self, json,
        model::{Counted, Filter, KINDS, kind_named},
    },
    matches::{
        sentences::{gap_is, gap_next, gap_stem},
        wording::stage_name,
    },
    words::Language,
};

#[derive(Debug, clap::Args)]
pub struct GapsArguments {
    /// Only this kind: unknown, design, skill, capacity, place or capability
    #[arg(long)]
    pub kind: Option<String>,
    /// Only this process and those below it, by code (see: hemtag terms tree)
    #[arg(long)]
    pub process: Option<String>,
    /// Only this county, by its code of two digits, such as 06
    #[arg(long)]
    pub county: Option<String>,
}

pub(super) async fn run(
    app: &App,
    language: Language,
    arguments: GapsArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let filter = match filter(language, arguments) {
        Ok(filter) => filter,
        Err(sentence) => {
            writeln!(out, "{sentence}")?;
            return Ok(Outcome::Refused);
        }
    };
    let caller = app.administrator();
    gaps::refresh_all(app, &caller).await?;
    let counted = gaps::list_gaps(app, &caller, &filter)
        .await
        .map_err(|_| anyhow::anyhow!("The gaps could not be read; the log says why."))?;
    if as_json {
        writeln!(out, "{}", serde_json::to_string_pretty(&json::whole(&counted))?)?;
    } else {
        write!(out, "{}", text(language, &counted))?;
    }
    Ok(Outcome::Done)
}

fn filter(language: Language, arguments: GapsArguments) -> Result<Filter, String> {
    let mut filter = Filter::default();
    if let Some(word) = arguments.kind {
        let known: Vec<&str> = KINDS.into_iter().map(gap_stem).collect();
        let sentence = language
            .ta("gaps-no-such-kind", &[("word", word.as_str().into()), ("known", known.join(", ").into())]);
        filter.kind = Some(kind_named(&word).ok_or(sentence)?);
    }
    let vocabulary = Vocabulary::embedded();
    if let Some(code) = arguments.process {
        let sentence = language.ta("gaps-no-such-process", &[("word", code.as_str().into())]);
        filter.process = Some(vocabulary.processes().by_code(&code).map(|p| p.code.clone()).ok_or(sentence)?);
    }
    if let Some(code) = arguments.county {
        let sentence = language.ta("gaps-no-such-county", &[("word", code.as_str().into())]);
        filter.county = Some(vocabulary.places().county(&code).map(|c| c.code.clone()).ok_or(sentence)?);
    }
    Ok(filter)
}

/// The gaps by kind, each with what closes it.
fn text(language: Language, counted: &Counted) -> String {
    let mut out = String::new();
    let mut line = |indent: usize, text: &str| {
        out.push_str(&" ".repeat(indent));
        out.push_str(&text.replace('\u{a0}', " "));
        out.push('\n');
    };
    if counted.cells.is_empty() {
        line(0, &language.t("gaps-none-title"));
    }
    for kind in KINDS {
        let cells: Vec<_> = counted.cells.iter().filter(|(key, _)| key.kind == kind).collect();
        if cells.is_empty() {
            continue;
        }
        let gaps: u64 = cells.iter().map(|(_, cell)| u64::from(cell.gaps)).sum();
        let name = language.t(&format!("gap-name-{}", gap_stem(kind)));
        line(0, &format!("{name}: {}", language.counted("gaps-count", gaps)));
        line(2, &gap_is(language, kind));
        line(2, &gap_next(language, kind));
        for (key, cell) in cells {
            let process = key.process.as_deref().map(|code| json::process_name(language, code));
            let mut words = vec![process.unwrap_or_else(|| language.t("gaps-no-process"))];
            words.extend(key.county.as_deref().map(|code| language.county(code)));
            words.extend(key.stage.map(|stage| stage_name(language, stage)));
            words.extend(cell.pieces.map(|n| language.pieces(u32::try_from(n).unwrap_or(u32::MAX))));
            words.extend(cell.hours.map(|n| language.hours(u32::try_from(n).unwrap_or(u32::MAX))));
            line(4, &format!("{:>3}  {}", cell.gaps, words.join(", ")));
        }
    }
    out
}
