//! The mapping as a document to typeset, and the sentences and choices that it shares with the page. It renders what the model
//! counts and decides nothing.

use documents::{Block, Cell, Column, Document, Number, Section, Table};
use jiff::civil::Date;
use vocabulary::{Stage, term::Confidence};

use super::{
    model::{Coverage, Initiative, Kind, Shows, Status, Tally, WhiteSpot, over_time, overlaps},
    words,
};
use crate::words::{And, Language};

/// Years back that the table over time shows.
pub const YEARS: i16 = 20;

/// Those that show supply or demand and have not ended: what the assignment asks for first.
#[must_use]
pub fn showing<'a>(swedish: &[&'a Initiative], today: Date) -> Vec<&'a Initiative> {
    let shows = |one: &&Initiative| one.shows != Shows::Help && one.status(today) != Status::Ended;
    swedish.iter().copied().filter(shows).collect()
}

/// One sentence: how many help, show supply, demand or both.
#[must_use]
pub fn summary(l: Language, swedish: &[&Initiative], today: Date) -> String {
    let living: Vec<&&Initiative> = swedish.iter().filter(|one| one.status(today) != Status::Ended).collect();
    let parts: Vec<String> = Shows::ALL
        .iter()
        .map(|shows| {
            let count = living.iter().filter(|one| one.shows == *shows).count() as u64;
            l.counted(&format!("initiatives-report-shows-{}", shows.code()), count)
        })
        .collect();
    l.ta(
        "initiatives-report-summary",
        &[("count", (living.len() as u64).into()), ("parts", l.list(&parts, And::And).into())],
    )
}

/// What the mapping does not know, in numbers.
#[must_use]
pub fn not_known(l: Language, swedish: &[&Initiative], today: Date) -> String {
    let count =
        |holds: &dyn Fn(&Initiative) -> bool| (swedish.iter().filter(|one| holds(one)).count() as u64).into();
    let no_stage = |one: &Initiative| Stage::ALL.iter().all(|stage| !one.stages.contains(stage));
    l.ta(
        "initiatives-report-not-known-text",
        &[
            ("runs", count(&|one| one.status(today) == Status::Unknown)),
            ("stage", count(&no_stage)),
            ("payer", count(&|one| one.payer.is_empty())),
            ("since", count(&|one| one.since.is_none())),
            ("low", count(&|one| one.confidence == Confidence::Low)),
        ],
    )
}

/// The numbers at the top: label and value.
#[must_use]
pub fn numbers(l: Language, all: &[Initiative], today: Date) -> Vec<(String, String)> {
    let swedish = all.iter().filter(|one| one.is_swedish());
    let of = |status: Status| swedish.clone().filter(|one| one.status(today) == status).count();
    let count = swedish.clone().count();
    [
        ("initiatives-report-swedish", count),
        ("initiatives-report-running", of(Status::Running)),
        ("initiatives-report-unknown", of(Status::Unknown)),
        ("initiatives-report-ended", of(Status::Ended)),
        ("initiatives-report-others", all.len() - count),
    ]
    .map(|(label, value)| (l.t(label), l.whole(value as u64)))
    .into()
}

/// The mapping as a document.
#[must_use]
pub fn document(l: Language, all: &[Initiative], today: Date) -> Document {
    let (swedish, abroad): (Vec<&Initiative>, Vec<&Initiative>) =
        all.iter().partition(|one| one.is_swedish());
    let now = Coverage::of(all, today.year());
    Document {
        language: match l {
            Language::Swedish => documents::Language::Swedish,
            Language::English => documents::Language::English,
        },
        title: l.t("initiatives-report-title"),
        kind: l.t("initiatives-report-kind"),
        subtitle: String::new(),
        sender: l.t("report-sender"),
        date: today,
        note: l.t("initiatives-report-title"),
        example: false,
        sections: vec![
            what(l, all, &swedish, today),
            section(l, "initiatives-coverage-title", vec![by_stage(l, &now)]),
            white(l, &now),
            twice(l, all, today),
            section(
                l,
                "initiatives-report-abroad",
                vec![said(l, "initiatives-report-abroad-text"), those(l, &abroad)],
            ),
            section(l, "initiatives-years", vec![said(l, "initiatives-years-text"), years(l, all, today)]),
            section(
                l,
                "initiatives-report-not-known",
                vec![Block::Paragraph(not_known(l, &swedish, today)), said(l, "initiatives-report-method")],
            ),
            sources(l, all),
        ],
    }
}

fn section(l: Language, heading: &str, blocks: Vec<Block>) -> Section {
    Section { heading: l.t(heading), blocks }
}

fn said(l: Language, key: &str) -> Block {
    Block::Paragraph(l.t(key))
}

fn what(l: Language, all: &[Initiative], swedish: &[&Initiative], today: Date) -> Section {
    let numbers = numbers(l, all, today).into_iter();
    let numbers = numbers.map(|(label, value)| Number { label, value, note: String::new() }).collect();
    section(
        l,
        "initiatives-report-what",
        vec![
            Block::Lead(summary(l, swedish, today)),
            said(l, "initiatives-report-lead"),
            Block::Numbers(numbers),
            Block::Remark(l.t("initiatives-report-what-text")),
            kinds(l, swedish, today),
            Block::Heading(l.t("initiatives-report-showing")),
            those(l, &showing(swedish, today)),
        ],
    )
}

fn kinds(l: Language, swedish: &[&Initiative], today: Date) -> Block {
    let row = |kind: &Kind| {
        let of = |status: &Status| {
            let is_so = |one: &&&Initiative| one.kind == *kind && one.status(today) == *status;
            Cell::from(l.whole(swedish.iter().filter(is_so).count() as u64))
        };
        std::iter::once(Cell::from(words::kind(l, *kind))).chain(Status::ALL.iter().map(of)).collect()
    };
    let mut columns = vec![Column::text(words::column(l, "kind"))];
    columns.extend(Status::ALL.iter().map(|status| Column::number(words::status(l, *status))));
    table(l, "initiatives-report-kinds", columns, Kind::ALL.iter().map(row).collect())
}

fn those(l: Language, those: &[&Initiative]) -> Block {
    let columns = ["name", "country", "shows"].map(|column| Column::text(words::column(l, column)));
    let columns = columns.into_iter().chain([Column::text(l.t("initiatives-report-does"))]).collect();
    let rows = those
        .iter()
        .map(|one| {
            let name = Cell::noted(one.name.as_str(), one.operator.as_str());
            vec![
                name,
                words::country(l, &one.country).into(),
                words::shows(l, one.shows).into(),
                words::does(l, one).into(),
            ]
        })
        .collect();
    table(l, "initiatives-report-those", columns, rows)
}

/// How many there are of each kind in each stage: surely, and perhaps.
fn by_stage(l: Language, now: &Coverage<'_>) -> Block {
    let mut columns = vec![Column::text(words::column(l, "kind"))];
    columns.extend(Stage::ALL.iter().map(|stage| Column::figures(words::stage(l, *stage))));
    let row = |kind: &Kind| {
        let cells = Stage::ALL.iter().map(|stage| Cell::from(counted(l, now.of_kind(*kind, *stage))));
        std::iter::once(Cell::from(words::kind(l, *kind))).chain(cells).collect()
    };
    table(l, "initiatives-report-by-stage", columns, Kind::ALL.iter().map(row).collect())
}

fn counted(l: Language, tally: Tally) -> String {
    let args = [("sure", u64::from(tally.sure).into()), ("perhaps", u64::from(tally.unknown).into())];
    if tally.unknown == 0 { l.whole(tally.sure) } else { l.ta("initiatives-report-perhaps", &args) }
}

fn white(l: Language, now: &Coverage<'_>) -> Section {
    let (counties, country): (Vec<WhiteSpot>, Vec<WhiteSpot>) =
        now.white_spots().into_iter().partition(|spot| matches!(spot, WhiteSpot::County { .. }));
    let country: Vec<String> = country.iter().map(|spot| words::white_spot(l, spot)).collect();
    let counties = words::white_counties(l, &counties);
    let mut blocks = vec![said(l, "initiatives-white-text")];
    if country.is_empty() && counties.is_empty() {
        blocks.push(said(l, "initiatives-white-none"));
    }
    for (title, spots) in [("initiatives-white-country", country), ("initiatives-white-counties", counties)] {
        if !spots.is_empty() {
            blocks.extend([Block::Heading(l.t(title)), Block::List(spots)]);
        }
    }
    section(l, "initiatives-white-title", blocks)
}

fn twice(l: Language, all: &[Initiative], today: Date) -> Section {
    let pairs = overlaps(all, today);
    let mut blocks =
        vec![Block::Paragraph(l.counted("initiatives-report-overlaps-text", pairs.len() as u64))];
    if !pairs.is_empty() {
        let line = |pair: &super::model::Overlap<'_>| {
            format!("{} – {}: {}", pair.one.name, pair.other.name, words::overlap(l, pair))
        };
        blocks.push(Block::List(pairs.iter().map(line).collect()));
    }
    section(l, "initiatives-report-overlaps", blocks)
}

fn years(l: Language, all: &[Initiative], today: Date) -> Block {
    let columns = vec![
        Column::text(l.t("initiatives-year")),
        Column::number(l.t("initiatives-surely")),
        Column::number(l.t("initiatives-perhaps-column")),
    ];
    let rows = over_time(all, today)
        .into_iter()
        .filter(|(year, _)| *year >= today.year() - YEARS)
        .rev()
        .map(|(year, tally)| {
            vec![year.to_string().into(), l.whole(tally.sure).into(), l.whole(tally.unknown).into()]
        })
        .collect();
    table(l, "initiatives-years-caption", columns, rows)
}

/// Where each is known from, by name.
fn sources(l: Language, all: &[Initiative]) -> Section {
    let mut lines: Vec<String> = all
        .iter()
        .map(|one| {
            // An address is written out, so that it can be followed from paper.
            let from = |source: &String| {
                if source.starts_with("http") { source.clone() } else { words::source(l, source) }
            };
            let from: Vec<String> = one.sources.iter().map(from).collect();
            format!("{}: {}", one.name, from.join(", "))
        })
        .collect();
    lines.sort_unstable();
    section(
        l,
        "initiatives-report-sources",
        vec![said(l, "initiatives-report-source"), Block::Sources(lines)],
    )
}

fn table(l: Language, caption: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Block {
    let empty = l.t("initiatives-report-none");
    Block::Table(Table { caption: l.t(caption), columns, rows, named_rows: true, empty })
}
