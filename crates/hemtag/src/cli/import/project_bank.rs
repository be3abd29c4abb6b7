//! `hemtag import project-bank`: the agency's bank of granted projects, row by row.

use std::{io::Write, path::PathBuf};

use anyhow::Context as _;
use serde_json::json;

use crate::{
    app::App,
    cli::Outcome,
    files::{table::FileProblem, upload::last_of_name},
    funding::bank::{
        import::{self, Fate, Plan},
        model::Note,
        told,
    },
    words::Language,
};

#[derive(Debug, clap::Args)]
pub struct ProjectBankArguments {
    /// The bank's table of either period (2007–2013 or 2014–2020): CSV in any usual encoding, or XLSX
    pub file: PathBuf,
    /// Say what would become of each row, and keep nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Tell every row, also those of which there is nothing to say
    #[arg(long)]
    pub every_row: bool,
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
    let bank = match import::read_file(&content, app.config.upload_limit as u64) {
        Ok(bank) => bank,
        Err(problem) => {
            let sentence = match &problem {
                FileProblem::NoName { columns } => told::no_layout(l, columns),
                other => other.sentence(l),
            };
            writeln!(out, "{sentence}")?;
            return Ok(Outcome::Refused);
        }
    };
    let caller = app.administrator();
    let plan = if arguments.dry_run {
        import::plan(app, &caller, bank).await?
    } else {
        let name = last_of_name(&arguments.file.display().to_string());
        import::carry_out(app, &caller, bank, &name, &content, None).await?
    };
    if as_json {
        writeln!(out, "{}", serde_json::to_string_pretty(&as_value(l, &plan, arguments.dry_run))?)?;
    } else {
        tell(l, &plan, &arguments, out)?;
    }
    Ok(if plan.count("wrong") > 0 { Outcome::Refused } else { Outcome::Done })
}

fn tell(
    l: Language,
    plan: &Plan,
    arguments: &ProjectBankArguments,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    writeln!(out, "{}", told::head(l, plan))?;
    for one in &plan.rows {
        let nothing = matches!(one.fate, Fate::New(_) | Fate::Unchanged) && one.notes.is_empty();
        if nothing && !arguments.every_row {
            continue;
        }
        writeln!(out, "{:>6}  {}  {}", one.row, one.number, one.name)?;
        for sentence in told::row(l, one) {
            writeln!(out, "        {sentence}")?;
        }
    }
    for line in told::counts(l, plan) {
        writeln!(out, "{line}")?;
    }
    let last = if arguments.dry_run { "bank-cli-nothing-kept" } else { "bank-cli-kept" };
    writeln!(out, "{}", l.t(last))
}

fn as_value(l: Language, plan: &Plan, dry_run: bool) -> serde_json::Value {
    let rows: Vec<_> = plan
        .rows
        .iter()
        .map(|one| {
            json!({
                "row": one.row, "number": one.number, "name": one.name, "fate": one.fate.code(),
                "told": told::row(l, one), "notes": one.notes.iter().map(Note::code).collect::<Vec<_>>(),
            })
        })
        .collect();
    let mut whole = plan.counts();
    whole["version"] = 1.into();
    whole["kept"] = (!dry_run).into();
    whole["unknown_columns"] = json!(plan.unknown);
    whole["lacking_columns"] = json!(plan.lacking);
    whole["rows"] = rows.into();
    whole
}
