//! `hemtag initiatives`: the map of initiatives in the terminal.

use std::io::Write;

use clap::Subcommand;
use serde_json::json;
use vocabulary::{Stage, Vocabulary};

use super::Outcome;
use crate::{
    app::App,
    funding::bank,
    initiatives::{
        self, NotKept, export,
        model::{Coverage, Initiative, Kind, Query, Shows, Status, Tally, WhiteSpot, overlaps_of},
        words,
    },
    words::Language,
};

#[derive(Debug, Subcommand)]
pub enum InitiativesCommand {
    /// List initiatives by name
    List {
        /// Words that all stand in its name, who runs or pays for it, or what it does
        #[arg(long)]
        words: Option<String>,
        /// Only this stage: prototype, pilot_series, full_scale or unknown
        #[arg(long)]
        stage: Option<String>,
        /// Only for this county (by its code of two digits, such as 06) or the whole country
        #[arg(long)]
        county: Option<String>,
        /// Only this kind: directory, marketplace, fair, network, adviser, hub, lab, programme or tool
        #[arg(long)]
        kind: Option<String>,
        /// Only what shows this: supply, demand, both or help (neither)
        #[arg(long)]
        shows: Option<String>,
        /// Only this country, by its code of two letters, or EU
        #[arg(long)]
        country: Option<String>,
        /// Only: running, unknown or ended
        #[arg(long)]
        status: Option<String>,
    },
    /// Show one with its sources, how sure they are, and what it overlaps with
    Show {
        /// Its id, as in the list
        id: String,
    },
    /// What there is in each county at each stage, and what is lacking
    Coverage {
        /// In this year instead of now
        #[arg(long)]
        year: Option<i16>,
        /// Only this kind
        #[arg(long)]
        kind: Option<String>,
    },
    /// Propose for review those of the project bank that may be initiatives, by their words (first: hemtag import project-bank)
    FromBank {
        /// Say what would be proposed, and keep nothing
        #[arg(long)]
        dry_run: bool,
    },
}

pub(super) async fn run(
    app: &App,
    l: Language,
    command: InitiativesCommand,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let caller = app.administrator();
    let today = app.clock.today();
    if let InitiativesCommand::FromBank { dry_run } = command {
        return from_bank(app, l, dry_run, as_json, out).await;
    }
    let all = initiatives::all(app, &caller).await?;
    match command {
        InitiativesCommand::List { words, stage, county, kind, shows, country, status } => {
            let query = Query {
                q: words.unwrap_or_default(),
                stage: stage.unwrap_or_default(),
                county: county.unwrap_or_default(),
                kind: kind.unwrap_or_default(),
                shows: shows.unwrap_or_default(),
                country: country.unwrap_or_default(),
                status: status.unwrap_or_default(),
                page: String::new(),
            };
            if let Err(sentence) = understood(l, &query) {
                writeln!(out, "{sentence}")?;
                return Ok(Outcome::Refused);
            }
            let found: Vec<&Initiative> = all.iter().filter(|one| query.takes(one, today)).collect();
            if as_json {
                writeln!(out, "{}", serde_json::to_string_pretty(&export::register(&found, today))?)?;
                return Ok(Outcome::Done);
            }
            for one in &found {
                writeln!(out, "{}  {}", one.id, one.name)?;
                writeln!(
                    out,
                    "    {} · {} · {}",
                    words::kind(l, one.kind),
                    words::reach(l, one),
                    words::status(l, one.status(today))
                )?;
            }
            writeln!(out, "{}", l.counted("initiatives-found", found.len() as u64))?;
        }
        InitiativesCommand::Show { id } => {
            let one = match initiatives::one(app, &caller, &id).await {
                Ok(one) => one,
                Err(NotKept::NotFound) => {
                    writeln!(out, "{}", l.ta("initiatives-cli-none", &[("id", id.into())]))?;
                    return Ok(Outcome::NotFound);
                }
                Err(error) => return Err(error.into()),
            };
            let initiative = &one.kept.initiative;
            let overlaps = overlaps_of(&id, &all, today);
            if as_json {
                let mut json = export::one(initiative, today);
                json["version"] = export::VERSION.into();
                json["overlaps"] = overlaps
                    .iter()
                    .map(|o| serde_json::json!({ "id": o.other.id, "why": words::overlap(l, o) }))
                    .collect::<Vec<_>>()
                    .into();
                writeln!(out, "{}", serde_json::to_string_pretty(&json)?)?;
                return Ok(Outcome::Done);
            }
            write!(out, "{}", text(l, initiative, today))?;
            writeln!(out, "{}:", l.t("initiatives-overlaps"))?;
            if overlaps.is_empty() {
                writeln!(out, "    {}", l.t("initiatives-overlaps-none"))?;
            }
            for overlap in &overlaps {
                writeln!(out, "    {}: {}", overlap.other.name, words::overlap(l, overlap))?;
            }
        }
        // Done above.
        InitiativesCommand::FromBank { .. } => {}
        InitiativesCommand::Coverage { year, kind } => {
            let query = Query { kind: kind.clone().unwrap_or_default(), ..Query::default() };
            if let Err(sentence) = understood(l, &query) {
                writeln!(out, "{sentence}")?;
                return Ok(Outcome::Refused);
            }
            let coverage = Coverage::of(&all, year.unwrap_or_else(|| today.year()));
            if as_json {
                writeln!(out, "{}", serde_json::to_string_pretty(&export::coverage(l, &coverage))?)?;
            } else {
                write!(out, "{}", matrix(l, &coverage, kind.as_deref().and_then(Kind::parse)))?;
            }
        }
    }
    Ok(Outcome::Done)
}

/// Every word of a filter is one that the register knows.
fn understood(l: Language, query: &Query) -> Result<(), String> {
    let stages = [Stage::ALL.map(Stage::code).as_slice(), &["unknown"]].concat();
    let counties: Vec<&str> =
        Vocabulary::embedded().places().counties().iter().map(|county| county.code.as_str()).collect();
    let known: [(&str, &[&str]); 5] = [
        (&query.stage, &stages),
        (&query.county, &counties),
        (&query.kind, Kind::CODES),
        (&query.shows, Shows::CODES),
        (&query.status, Status::CODES),
    ];
    for (word, known) in known {
        if !word.is_empty() && !known.contains(&word) {
            let args = [("word", word.into()), ("known", known.join(", ").into())];
            return Err(l.ta("initiatives-cli-word", &args));
        }
    }
    Ok(())
}

fn text(l: Language, one: &Initiative, today: jiff::civil::Date) -> String {
    let unknown = l.t("initiatives-unknown");
    let or_unknown = |text: &str| if text.is_empty() { unknown.clone() } else { text.to_owned() };
    let when =
        |when: Option<initiatives::model::When>| when.map_or_else(|| unknown.clone(), |w| w.to_string());
    let rows = [
        ("shows", words::shows(l, one.shows)),
        ("kind", words::kind(l, one.kind)),
        ("counties", words::reach(l, one)),
        ("country", words::country(l, &one.country)),
        ("stages", words::stages(l, &one.stages)),
        ("branches", words::branches(l, &one.branches)),
        ("operator", or_unknown(&one.operator)),
        ("payer", or_unknown(&one.payer)),
        ("since", when(one.since)),
        ("until", when(one.until)),
        ("web", or_unknown(&one.web)),
        ("source", one.sources.join(" ")),
        ("source_date", when(one.source_date)),
        ("confidence", words::confidence(l, one.confidence)),
    ];
    let mut out = format!("{}\n{}\n", one.name, words::does(l, one));
    out.push_str(&format!("{}: {}\n", l.t("initiatives-runs"), words::status(l, one.status(today))));
    for (column, text) in rows {
        out.push_str(&format!("{}: {text}\n", words::column(l, column)));
    }
    out
}

/// Counties down, stages across, and the white spots in words.
fn matrix(l: Language, coverage: &Coverage<'_>, kind: Option<Kind>) -> String {
    let cell = |tally: Tally| match (tally.sure, tally.unknown) {
        (0, 0) => "–".to_owned(),
        (sure, 0) => sure.to_string(),
        (0, perhaps) => format!("{perhaps}?"),
        (sure, perhaps) => format!("{sure}+{perhaps}?"),
    };
    let stages = || Stage::ALL.into_iter().map(Some).chain([None]);
    let mut line = format!("{} ({})\n{:24}", l.t("initiatives-coverage-caption"), coverage.year, "");
    for stage in stages() {
        let name = stage.map_or_else(|| l.t("initiatives-stage-unknown"), |stage| words::stage(l, stage));
        line.push_str(&format!("{name:>18}"));
    }
    line.push('\n');
    let counties = Vocabulary::embedded().places().counties().iter().map(|c| Some(c.code.as_str()));
    for county in counties.chain([None]) {
        let name = county.map_or_else(|| l.t("initiatives-whole-country"), |code| l.county(code));
        line.push_str(&format!("{name:24}"));
        for stage in stages() {
            line.push_str(&format!("{:>18}", cell(coverage.tally(county, stage, kind))));
        }
        line.push('\n');
    }
    line.push_str(&format!("\n{}\n", l.t("initiatives-white-title")));
    let (counties, country): (Vec<WhiteSpot>, Vec<WhiteSpot>) =
        coverage.white_spots().into_iter().partition(|spot| matches!(spot, WhiteSpot::County { .. }));
    let country = country.iter().map(|spot| words::white_spot(l, spot));
    for sentence in country.chain(words::white_counties(l, &counties)) {
        line.push_str(&format!("    {sentence}\n"));
    }
    line
}

/// `hemtag initiatives from-bank`: proposals out of the bank that was imported, which wait for a person.
async fn from_bank(
    app: &App,
    l: Language,
    dry_run: bool,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let caller = app.administrator();
    let projects = bank::as_initiatives(app, &caller).await?;
    let found = initiatives::bank::look(app, &caller, &projects).await?;
    let kept = if dry_run { 0 } else { initiatives::bank::propose(app, &caller, &found).await? };
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
    if !dry_run {
        writeln!(out, "{}", l.counted("initiatives-cli-bank-kept", kept as u64))?;
    }
    Ok(Outcome::Done)
}
