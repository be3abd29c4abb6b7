//! `hemtag portfolio`: which projects to choose together. Keeps nothing.

use std::{io::Write, path::PathBuf, time::Instant};

use anyhow::Context as _;
use funding::portfolio::{
    Effort, Outcome as Choice, Portfolio, SelectionError, check::worth_of, choose, explain, methods,
};

use super::Outcome;
use crate::{
    funding::portfolio::{
        explained::Explained,
        file::{self, Given},
        json::{self, Proof, Selection},
        text, words,
    },
    words::Language,
};

/// Reads a .pb file of pabulib (approval, choose-1, cumulative or scoring ballots) or the TOML of docs/portfolio-file.md.
#[derive(Debug, clap::Args)]
pub struct PortfolioArguments {
    /// The file to choose from: .pb or .toml
    pub file: PathBuf,
    /// How to choose: the most value that can be had (proved), the plain list, or the method of equal shares
    #[arg(long, value_enum, default_value = "optimal")]
    pub method: Method,
    /// Seconds after which the best so far is given, with how much better anything could be
    #[arg(long, value_name = "S")]
    pub time_limit: Option<f64>,
    /// The share by which the best may lie above what is given, such as 0.001; 0 asks for the best
    #[arg(long, value_name = "G", default_value_t = 0.0)]
    pub gap: f64,
    /// Say why: what each project and condition costs, others nearly as good, how sure the scores make it (with optimal)
    #[arg(long)]
    pub explain: bool,
    /// How often the scores are redrawn within the assessors' spread, with --explain
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub draws: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Method {
    /// The portfolio worth the most under all conditions, with its proof
    Optimal,
    /// Most points first, each taken when it fits, else passed over
    Rank,
    /// Every voter has an even part of the budget; what is left goes by rank. Needs ballots
    EqualShares,
}

pub(super) fn run(
    language: Language,
    arguments: &PortfolioArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let bytes = std::fs::read(&arguments.file).with_context(|| {
        format!(
            "The file {} cannot be read. Is the name right, and may you read it?",
            arguments.file.display()
        )
    })?;
    for (name, value) in [("--time-limit", arguments.time_limit), ("--gap", Some(arguments.gap))] {
        if value.is_some_and(|value| !value.is_finite() || value < 0.0) {
            writeln!(out, "{}", language.ta("portfolio-not-a-number", &[("name", name.into())]))?;
            return Ok(Outcome::Refused);
        }
    }
    let given = match file::read(&arguments.file, &bytes) {
        Ok(given) => given,
        Err(error) => {
            writeln!(out, "{error}")?;
            return Ok(Outcome::Refused);
        }
    };
    if arguments.explain && arguments.method != Method::Optimal {
        writeln!(out, "{}", language.t("portfolio-explains-optimal"))?;
        return Ok(Outcome::Refused);
    }
    let selection = match selection(language, arguments, &given) {
        Ok(selection) => selection,
        Err(sentence) => {
            writeln!(out, "{sentence}")?;
            return Ok(Outcome::Refused);
        }
    };
    let why = match (&selection.chosen, arguments.explain) {
        (Some(chosen), true) => {
            match Explained::new(&given.call, chosen, arguments.time_limit, arguments.draws) {
                Ok(why) => Some(why),
                Err(error) => {
                    writeln!(out, "{error}")?;
                    return Ok(Outcome::Refused);
                }
            }
        }
        _ => None,
    };
    if as_json {
        let mut whole = json::whole(&given.call, &selection, &given.notes);
        if let (Some(why), Some(whole)) = (&why, whole.as_object_mut()) {
            whole.insert("explanation".to_owned(), why.json(&given.call));
        }
        writeln!(out, "{}", serde_json::to_string_pretty(&whole)?)?;
    } else {
        write!(out, "{}", text::shown(language, &given.call, &selection, &given.notes))?;
        if let Some(why) = &why {
            write!(out, "{}", why.text(language, &given.call))?;
        }
    }
    Ok(Outcome::Done)
}

/// What the method gives, or a sentence why it gives nothing.
fn selection(language: Language, arguments: &PortfolioArguments, given: &Given) -> Result<Selection, String> {
    let from = Instant::now();
    let call = &given.call;
    let plain = |method, portfolio: Portfolio, broken| {
        let worth = worth_of(call, &portfolio).expect("whole grants in order");
        Selection {
            method,
            portfolio,
            worth,
            proof: None,
            chosen: None,
            broken,
            seconds: from.elapsed().as_secs_f64(),
        }
    };
    match arguments.method {
        Method::Optimal => {
            let effort = Effort { seconds: arguments.time_limit, gap: arguments.gap, branches: None };
            match choose(call, effort).map_err(|error| told(&error))? {
                Choice::Chosen(chosen) => Ok(Selection {
                    method: "optimal",
                    proof: Some(Proof::from(&chosen)),
                    portfolio: chosen.portfolio.clone(),
                    worth: chosen.worth.clone(),
                    chosen: Some(chosen),
                    broken: Vec::new(),
                    seconds: from.elapsed().as_secs_f64(),
                }),
                Choice::NothingFits => {
                    let clash = explain::clash(call, effort).map_err(|error| told(&error))?;
                    let mut lines = vec![language.t("portfolio-nothing-fits")];
                    lines.extend(
                        clash
                            .iter()
                            .map(|condition| format!("  {}", words::condition(language, call, *condition))),
                    );
                    Err(lines.join("\n").replace('\u{a0}', " "))
                }
                Choice::OutOfTime { bound } => {
                    let bound = text::points(language, bound);
                    Err(language.ta("portfolio-out-of-time", &[("bound", bound.into())]))
                }
            }
        }
        Method::Rank => {
            let ranked = methods::rank(call).map_err(|faults| told(&SelectionError::Faults(faults)))?;
            let broken =
                ranked.broken.iter().map(|broken| words::violation(language, call, broken)).collect();
            Ok(plain("rank", ranked.portfolio, broken))
        }
        Method::EqualShares => {
            let Some(ballots) = &given.ballots else { return Err(language.t("portfolio-no-ballots")) };
            let faults = funding::portfolio::valid::faults(call);
            if !faults.is_empty() {
                return Err(told(&SelectionError::Faults(faults)));
            }
            let selected = methods::equal_shares(ballots).selected();
            Ok(plain("equal-shares", methods::whole(call, &selected), Vec::new()))
        }
    }
}

fn told(error: &SelectionError) -> String {
    error.to_string()
}
