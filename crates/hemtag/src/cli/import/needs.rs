//! `hemtag import needs`: many needs at once, each told what became of it.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use serde_json::{Value, json};

use crate::{
    app::App,
    cli::Outcome,
    gaps,
    needs::{
        NeedId,
        import::{Fate, Item, Planned, carry_out, plan, read_file},
        model::Field,
    },
    words::{And, Language},
};

/// The version of the JSON, as docs/json.md describes it.
const VERSION: u32 = 1;

#[derive(Debug, clap::Args)]
pub struct ImportNeedsArguments {
    /// Files, or folders whose files ending in toml, json, csv, tsv and xlsx are read
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// Say what would be done, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Take what is right and leave out what is not; without it, one mistake stops the whole import
    #[arg(long)]
    pub good_only: bool,
    /// State needs too that have the same name as one that is there
    #[arg(long)]
    pub doubtful_too: bool,
}

pub(in crate::cli) async fn run(
    app: &App,
    language: Language,
    arguments: ImportNeedsArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let mut items: Vec<Item> = Vec::new();
    for path in &arguments.paths {
        for file in files(path)? {
            let bytes = std::fs::read(&file).with_context(|| {
                format!("The file {} cannot be read. Is the name right, and may you read it?", file.display())
            })?;
            items.extend(read_file(&file.display().to_string(), &bytes));
        }
    }
    let caller = app.administrator();
    let mut planned = plan(app, &caller, items).await?;
    let rejected = planned.iter().filter(|one| matches!(one.fate, Fate::Rejected)).count();
    let write = !arguments.dry_run && (rejected == 0 || arguments.good_only);
    let mut written = 0;
    if write {
        let items = planned.into_iter().map(|one| one.item).collect();
        let done = carry_out(app, &caller, items, arguments.doubtful_too).await?;
        // As it was found when it was written.
        planned = done.planned;
        let stated = done.written;
        written = stated.len();
        // Shown on a terminal only; matching many needs takes its time.
        let progress = indicatif::ProgressBar::new(stated.len() as u64);
        let ids: Vec<NeedId> = stated.iter().map(|need| need.id).collect();
        let bar = progress.clone();
        gaps::refresh_needs(app, &caller, &ids, &move |done, _| bar.set_position(done)).await?;
        progress.finish();
    }
    if as_json {
        let whole = report(app, language, &planned, write, written);
        writeln!(out, "{}", serde_json::to_string_pretty(&whole)?)?;
    } else {
        tell(app, language, &arguments, &planned, rejected, written, out)?;
    }
    Ok(if rejected > 0 { Outcome::Refused } else { Outcome::Done })
}

/// The files of a path, those of a folder and the folders in it in the order of their names.
fn files(path: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut entries: Vec<PathBuf> = std::fs::read_dir(path)
        .with_context(|| format!("The folder {} cannot be read.", path.display()))?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    entries.sort();
    let mut found = Vec::new();
    for entry in entries {
        if entry.is_dir() {
            found.extend(files(&entry)?);
        } else if entry
            .extension()
            .and_then(|e| e.to_str())
            .is_some_and(|e| ["toml", "json", "csv", "tsv", "xlsx"].contains(&e.to_lowercase().as_str()))
        {
            found.push(entry);
        }
    }
    Ok(found)
}

fn same_as(fate: &Fate) -> Option<i64> {
    match fate {
        Fate::Update(need) | Fate::Known(need) | Fate::Doubtful(need) => Some(need.id.0).filter(|id| *id > 0),
        Fate::New | Fate::Rejected => None,
    }
}

fn messages(language: Language, one: &Planned) -> Vec<String> {
    one.item
        .read
        .as_ref()
        .err()
        .into_iter()
        .flatten()
        .map(|p| p.sentence(language).replace('\u{a0}', " "))
        .collect()
}

fn report(app: &App, language: Language, planned: &[Planned], write: bool, written: usize) -> Value {
    let count = |wanted: &str| planned.iter().filter(|one| one.fate.code() == wanted).count();
    let items: Vec<Value> = planned
        .iter()
        .map(|one| {
            let document = one.item.read.as_ref().ok().map(|new| &new.document);
            let (mut left, mut asked) = (Vec::new(), Vec::new());
            for (finding, left_out) in one.findings(app.clock.today()) {
                let Some(document) = document else { continue };
                let told = json!({ "field": finding.field, "message": finding.sentence(language, document) });
                if left_out { &mut left } else { &mut asked }.push(told);
            }
            json!({
                "file": one.item.file, "row": one.item.row, "title": one.title(), "result": one.fate.code(),
                "same_as": same_as(&one.fate), "messages": messages(language, one), "left_out": left, "asked": asked,
            })
        })
        .collect();
    json!({
        "version": VERSION, "rows": planned.len(), "accepted": planned.len() - count("rejected"),
        "new": count("new"), "changed": count("changed"), "known": count("known"),
        "doubtful": count("doubtful"), "rejected": count("rejected"), "written": written, "done": write,
        "items": items,
    })
}

fn tell(
    app: &App,
    language: Language,
    arguments: &ImportNeedsArguments,
    planned: &[Planned],
    rejected: usize,
    written: usize,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    for one in planned {
        let row = one.item.row.map(|row| format!(":{row}")).unwrap_or_default();
        let result = language.t(&format!("need-import-{}", one.fate.code()));
        let title = if one.title().is_empty() { String::new() } else { format!(", {}", one.title()) };
        writeln!(out, "{}{row}: {result}{title}", one.item.file)?;
        if let Fate::Doubtful(need) = &one.fate {
            let doubt = match same_as(&one.fate) {
                Some(number) => language.ta("need-import-doubt", &[("number", number.into())]),
                None => {
                    language.ta("need-import-doubt-here", &[("title", need.document.title.as_str().into())])
                }
            };
            writeln!(out, "    {doubt}")?;
        }
        for message in messages(language, one) {
            writeln!(out, "    {message}")?;
        }
        let Ok(new) = &one.item.read else { continue };
        // What a manifest says beside the questions is told in one line; each stands in the JSON.
        let mut left: Vec<String> = new.document.not_evaluated.iter().map(|left| left.name.clone()).collect();
        left.sort_unstable();
        left.dedup();
        if !left.is_empty() {
            let names = language.list(&left, And::And);
            writeln!(out, "    - {}", language.ta("need-import-left-out", &[("names", names.into())]))?;
        }
        for (finding, _) in one.findings(app.clock.today()) {
            if finding.field == Field::Other {
                continue;
            }
            writeln!(out, "    - {}", finding.sentence(language, &new.document).replace('\u{a0}', " "))?;
        }
    }
    let n = |count: usize| language.whole(count as u64);
    let args =
        [("rows", n(planned.len()).into()), ("written", n(written).into()), ("rejected", n(rejected).into())];
    let key = match (arguments.dry_run, rejected > 0 && !arguments.good_only) {
        (true, _) => "need-import-dry",
        (false, true) => "need-import-stopped",
        (false, false) => "need-import-done",
    };
    writeln!(out, "{}", language.ta(key, &args).replace('\u{a0}', " "))?;
    Ok(())
}
