//! `hemtag allocate`: which need goes to which maker in which weeks, when hours are scarce. Keeps nothing.

use std::{io::Write, path::PathBuf};

use ::allocation::{Effort, Question};
use anyhow::Context as _;

use super::Outcome;
use crate::{
    allocation::{
        AllocationRefused, Wanted,
        answer::{Answer, answer},
        file, json, propose, text,
    },
    app::App,
    words::Language,
};

/// Places the most value, then spreads it most fairly over regions, then over firms. Reads the TOML of docs/allocation-file.md, or
/// without a file the waiting needs and stated hours of the register (of needs that their owners let be seen).
#[derive(Debug, clap::Args)]
pub struct AllocateArguments {
    /// Needs, makers and their free hours; left out: those of the register
    pub file: Option<PathBuf>,
    /// Leave this need out at first, and say who would move if it came
    #[arg(long, value_name = "ID", requires = "file")]
    pub one_more: Option<String>,
    /// Search until everything is proved, however long it takes
    #[arg(long)]
    pub exact: bool,
    /// Seconds for each solve; then the best so far is given, with how much better anything could be
    #[arg(long, value_name = "S", requires = "file")]
    pub time_limit: Option<f64>,
}

/// From a file, without a database.
pub(super) fn of_file(
    language: Language,
    arguments: &AllocateArguments,
    path: &std::path::Path,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let bytes = std::fs::read(path).with_context(|| {
        format!("The file {} cannot be read. Is the name right, and may you read it?", path.display())
    })?;
    if arguments.time_limit.is_some_and(|value| !value.is_finite() || value < 0.0) {
        writeln!(out, "{}", language.ta("portfolio-not-a-number", &[("name", "--time-limit".into())]))?;
        return Ok(Outcome::Refused);
    }
    let question = match file::read(path, &bytes) {
        Ok(question) => question,
        Err(error) => {
            writeln!(out, "{error}")?;
            return Ok(Outcome::Refused);
        }
    };
    let came = match &arguments.one_more {
        None => None,
        Some(id) => match question.needs.iter().position(|need| need.id == *id) {
            Some(place) => Some(place),
            None => {
                writeln!(out, "{}", language.ta("allocation-no-such-need", &[("need", id.as_str().into())]))?;
                return Ok(Outcome::NotFound);
            }
        },
    };
    let effort = effort(arguments, &question);
    match answer(question, effort, came) {
        Ok(answer) => told(language, &answer, as_json, out),
        Err(error) => {
            writeln!(out, "{error}")?;
            Ok(Outcome::Refused)
        }
    }
}

/// From the register.
pub(super) async fn of_register(
    app: &App,
    language: Language,
    arguments: &AllocateArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let wanted = Wanted { exact: arguments.exact, ..Wanted::default() };
    match propose(app, &app.administrator(), wanted).await {
        Ok(proposal) => told(language, &proposal.answer, as_json, out),
        Err(AllocationRefused::Allocation(error)) => {
            writeln!(out, "{error}")?;
            Ok(Outcome::Refused)
        }
        Err(error) => Err(error.into()),
    }
}

fn effort(arguments: &AllocateArguments, question: &Question) -> Effort {
    match (arguments.exact, arguments.time_limit) {
        (false, None) => Effort::quick(question),
        (_, seconds) => Effort { seconds, ..Effort::default() },
    }
}

fn told(language: Language, answer: &Answer, as_json: bool, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    if as_json {
        writeln!(out, "{}", serde_json::to_string_pretty(&json::whole(answer))?)?;
    } else {
        write!(out, "{}", text::whole(language, answer))?;
    }
    Ok(Outcome::Done)
}
