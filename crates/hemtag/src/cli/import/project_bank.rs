//! `hemtag import project-bank`: the agency's bank of granted projects, as proposals that wait for a person.

use std::{io::Write, path::PathBuf};

use anyhow::Context as _;
use serde_json::json;

use crate::{
    app::App,
    cli::Outcome,
    initiatives::bank::{self, NoBank},
    words::Language,
};

#[derive(Debug, clap::Args)]
pub struct ProjectBankArguments {
    /// The bank's table: CSV in UTF-8, of either period (2007–2013 or 2014–2020)
    pub file: PathBuf,
    /// Say what would be proposed, and keep nothing
    #[arg(long)]
    pub dry_run: bool,
}

pub(crate) async fn run(
    app: &App,
    l: Language,
    arguments: ProjectBankArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let content = std::fs::read(&arguments.file)
        .with_context(|| format!("{} could not be read", arguments.file.display()))?;
    let projects = match bank::read_bank(&content) {
        Ok(projects) => projects,
        Err(problem) => {
            let sentence = match problem {
                NoBank::NoColumn(column) => {
                    l.ta("initiatives-cli-bank-no-column", &[("column", column.into())])
                }
                NoBank::Table(why) => {
                    l.ta("initiatives-cli-bank-no-table", &[("why", why.to_string().into())])
                }
            };
            writeln!(out, "{sentence}")?;
            return Ok(Outcome::Refused);
        }
    };
    let caller = app.administrator();
    let found = bank::look(app, &caller, &projects).await?;
    let kept = if arguments.dry_run { 0 } else { bank::propose(app, &caller, &found).await? };
    if as_json {
        let proposals: Vec<_> = found
            .proposals
            .iter()
            .map(|one| {
                json!({
                    "number": one.project.number, "name": one.project.name, "points": one.scored.points,
                    "known": one.known,
                    "reasons": one.scored.reasons.iter()
                        .map(|r| json!({ "word": r.word, "in_name": r.in_name, "points": r.points }))
                        .collect::<Vec<_>>(),
                })
            })
            .collect();
        let whole = json!({ "version": 1, "projects": found.projects, "kept": kept, "proposals": proposals });
        writeln!(out, "{}", serde_json::to_string_pretty(&whole)?)?;
        return Ok(Outcome::Done);
    }
    for one in &found.proposals {
        let words: Vec<String> =
            one.scored.reasons.iter().map(|reason| format!("{} {}", reason.word, reason.points)).collect();
        writeln!(out, "{:>3}  {}  {}", one.scored.points, one.project.number, one.project.name)?;
        writeln!(out, "     {}", words.join(", "))?;
    }
    let args = [
        ("projects", found.projects.into()),
        ("proposed", found.proposals.len().into()),
        ("known", found.proposals.iter().filter(|one| one.known).count().into()),
    ];
    writeln!(out, "{}", l.ta("initiatives-cli-bank-look", &args))?;
    if !arguments.dry_run {
        writeln!(out, "{}", l.counted("initiatives-cli-bank-kept", kept as u64))?;
    }
    Ok(Outcome::Done)
}
