//! A report as a document to typeset, under the headings that reports to a ministry have. It renders what it is handed and decides
//! nothing.

use documents::{Block, Cell, Column, Document, Quotation, Section, Table};
use funding::Ore;
use jiff::civil::Date;

use super::{
    keep::{Draft, SIGNED_IN},
    model::{DutyDone, Figure, Frozen, MoneyLine, Part, ProjectsFigure, Signature, Value, Written, growth},
    money::{money_heads, money_rows},
};
use crate::{
    funding::money::Assignment,
    programme::{
        figures::LEAST_PROJECTS,
        model::{Duty, Indicator, Kind, Programme, ReportDuty},
    },
    words::Language,
};

/// What a report tells.
#[derive(Debug, Clone)]
pub struct Told<'t> {
    pub duty: &'t ReportDuty,
    pub programme: &'t Programme,
    pub day: Date,
    pub figures: &'t [Figure],
    pub money: &'t [MoneyLine],
    /// The assignment as it is kept with its money; none in a report that was signed without it, which is told as it was then.
    pub given: Option<&'t Assignment>,
    /// What projects of its calls report.
    pub projects: &'t [ProjectsFigure],
    pub written: &'t Written,
    pub before: Option<&'t (String, Date, Vec<Figure>)>,
    pub money_before: &'t [MoneyLine],
    pub event: i64,
    pub hash: &'t str,
    /// None: a draft.
    pub signature: Option<&'t Signature>,
    /// Made in a demonstration.
    pub example: bool,
}

impl<'t> Told<'t> {
    /// A signed report: all of it stands in what was frozen, the programme's file too.
    #[must_use]
    pub fn of_frozen(report: &str, frozen: &'t Frozen) -> Option<Told<'t>> {
        Some(Told {
            duty: frozen.programme.report(report)?,
            programme: &frozen.programme,
            day: frozen.day,
            figures: &frozen.figures,
            money: &frozen.money,
            given: frozen.given.as_ref(),
            projects: frozen.projects.as_deref().unwrap_or_default(),
            written: &frozen.written,
            before: frozen.before.as_ref(),
            money_before: &frozen.money_before,
            event: frozen.event,
            hash: &frozen.hash,
            signature: Some(&frozen.signature),
            example: frozen.example,
        })
    }

    /// A draft, as it would be signed now.
    #[must_use]
    pub fn of_draft(programme: &'t Programme, duty: &'t ReportDuty, found: &'t Draft) -> Told<'t> {
        Told {
            duty,
            programme,
            day: found.kept.day,
            figures: &found.drawn.figures,
            money: &found.drawn.money,
            given: found.drawn.given.as_ref(),
            projects: &found.drawn.projects,
            written: &found.kept.written,
            before: found.before.as_ref(),
            money_before: &found.money_before,
            event: found.drawn.event,
            hash: &found.drawn.hash,
            signature: None,
            example: false,
        }
    }
}

/// A figure as it is read, in the indicator's unit.
#[must_use]
pub fn value(l: Language, indicator: &Indicator, value: Value) -> String {
    match value {
        Value::Few => l.ta("report-few", &[("least", indicator.small_cell.into())]),
        Value::None => l.t("programme-no-figure"),
        Value::Is(number) => amount(l, indicator.counts.kind(), number),
    }
}

/// So many, so much or so long.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts and seconds are far below what a float holds")]
pub fn amount(l: Language, kind: Kind, number: i64) -> String {
    match kind {
        Kind::Count => l.number(number as f64, 0),
        Kind::Money => l.kronor_bare(Ore(number)),
        Kind::MedianSpan => l.number(number as f64 / 3600.0, 1),
    }
}

/// What projects report, as it is read.
#[must_use]
pub fn of_projects(l: Language, one: &ProjectsFigure) -> String {
    match one.value {
        Value::Is(number) => amount(l, Kind::Count, number),
        Value::Few | Value::None => l.ta("report-few-projects", &[("least", LEAST_PROJECTS.into())]),
    }
}

/// How it was before, where a source says it.
#[must_use]
pub fn baseline(l: Language, one: &Indicator) -> String {
    one.baseline.as_ref().map_or_else(
        || l.t("programme-nothing"),
        |base| format!("{} ({})", amount(l, Kind::Count, base.value), base.on),
    )
}

/// What is to be reached, where a source says it.
#[must_use]
pub fn target(l: Language, one: &Indicator) -> String {
    one.target.as_ref().map_or_else(
        || l.t("programme-nothing"),
        |target| format!("{} ({})", amount(l, Kind::Count, target.value), target.by),
    )
}

/// What became of a duty.
#[must_use]
pub fn status(l: Language, said: Option<&DutyDone>) -> String {
    let status = said.and_then(|said| said.status);
    status
        .map_or_else(|| l.t("report-status-open"), |status| l.t(&format!("report-status-{}", status.code())))
}

/// The report as a document.
#[must_use]
pub fn document(l: Language, told: &Told<'_>) -> Document {
    let kind = l.t(&format!("programme-kind-{}", told.duty.kind.code()));
    let title = told.programme.title.of(l).to_owned();
    let text =
        |part: Part| section(l, &format!("report-part-{}", part.code()), written(told.written.part(part)));
    let mut sections: Vec<Section> = other_language(l, told).into_iter().collect();
    sections.extend([
        text(Part::Summary),
        assignment(l, told),
        text(Part::CarriedOut),
        results(l, told),
        indicators(l, told),
        money(l, told),
        text(Part::Conclusions),
        text(Part::Proposals),
        basis(l, told),
    ]);
    sections.extend(told.signature.map(|signature| signed(l, signature)));
    Document {
        language: spoken(l),
        title,
        kind: if told.signature.is_some() { kind } else { format!("{kind} – {}", l.t("report-draft")) },
        subtitle: l.ta("report-as-of", &[("day", told.day.to_string().into())]),
        sender: l.t("report-sender"),
        date: told.signature.map_or(told.day, |signature| crate::clock::day_in_sweden(signature.at)),
        note: told.duty.code.clone(),
        example: told.example,
        sections,
    }
}

/// What a document in another language than the signed one is.
fn other_language(l: Language, told: &Told<'_>) -> Option<Section> {
    let sentences = about_language(l, told)?;
    Some(section(l, "report-language", sentences.into_iter().map(Block::Paragraph).collect()))
}

/// The sentences that say what is translated and what is not, and which document is signed; none in the language that is signed.
pub(super) fn about_language(l: Language, told: &Told<'_>) -> Option<Vec<String>> {
    let of_signed = if told.signature.is_some() { "report-language-signed" } else { "report-language-draft" };
    (l != SIGNED_IN).then(|| vec![l.t("report-language-text"), l.t(of_signed)])
}

fn spoken(l: Language) -> documents::Language {
    match l {
        Language::Swedish => documents::Language::Swedish,
        Language::English => documents::Language::English,
    }
}

/// What officers wrote, and the assignment and its sources, whatever language the rest is in.
fn as_written(blocks: Vec<Block>) -> Block {
    Block::In(spoken(SIGNED_IN), blocks)
}

/// Words as they stand in a source, with the language's marks around them.
fn quoted(l: Language, words: &str) -> String {
    match l {
        Language::Swedish => format!("”{words}”"),
        Language::English => format!("“{words}”"),
    }
}

fn section(l: Language, heading: &str, blocks: Vec<Block>) -> Section {
    Section { heading: l.t(heading), blocks }
}

/// An officer's text with its paragraphs, which an empty line parts.
fn written(text: &str) -> Vec<Block> {
    let text = text.replace("\r\n", "\n");
    let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    vec![as_written(parts.map(|part| Block::Paragraph(part.to_owned())).collect())]
}

fn quotation(term: String, words: &str) -> Quotation {
    Quotation { term, words: words.to_owned(), language: spoken(SIGNED_IN) }
}

fn assignment(l: Language, told: &Told<'_>) -> Section {
    let part = told.programme.assignments.iter().find(|one| one.code == told.duty.assignment);
    let mut rows = Vec::new();
    if let Some(given) = told.given {
        rows.push(quotation(l.t("programme-given"), &given.given_by));
        rows.push(quotation(l.t("report-given-to"), &given.given_to));
    }
    if let Some(number) = part.and_then(|part| part.number.as_ref()) {
        rows.push(quotation(l.t("programme-number"), &number.value));
    }
    if let Some(amends) = part.and_then(|part| part.amends.as_ref()) {
        rows.push(quotation(l.t("programme-amends"), &amends.value));
    }
    if let Some(given) = told.given {
        let years: Vec<String> = given.years.iter().map(ToString::to_string).collect();
        let args = [
            ("amount", l.kronor(given.total).into()),
            ("years", l.list(&years, crate::words::And::And).into()),
        ];
        rows.push(Quotation {
            term: l.t("programme-money"),
            words: l.ta("programme-total", &args),
            language: spoken(l),
        });
    }
    rows.push(quotation(l.t("report-deadline"), &told.duty.deadline.text_as_stated));
    rows.push(quotation(l.t("report-source"), &told.programme.source.name));
    let mine = told.programme.duties.iter().filter(|duty| is_of(duty, &told.duty.assignment));
    let stated = mine.map(|duty| format!("{}: {}", duty.code, quoted(l, &duty.as_stated))).collect();
    section(l, "report-assignment", vec![Block::Quotations(rows), as_written(vec![Block::List(stated)])])
}

fn is_of(duty: &Duty, assignment: &str) -> bool {
    duty.assignment.as_deref().is_none_or(|of| of == assignment)
}

/// The check list: every duty, what became of it, and its figures.
fn results(l: Language, told: &Told<'_>) -> Section {
    let row = |duty: &Duty| {
        let said = told.written.duty(&duty.code);
        let figures: Vec<String> = told
            .programme
            .indicators
            .iter()
            .filter(|one| one.duties.contains(&duty.code))
            .filter_map(|one| {
                let figure = told.figures.iter().find(|figure| figure.indicator == one.code)?;
                Some(format!("{}: {} {}", one.title.of(l), value(l, one, figure.value), one.unit.of(l)))
            })
            .collect();
        vec![
            Cell::noted(duty.code.as_str(), duty.title.of(l)),
            Cell::from(status(l, said)),
            Cell::noted(said.map_or("", |said| said.words.as_str()), figures.join("; "))
                .in_language(spoken(SIGNED_IN)),
        ]
    };
    let columns = ["report-duty", "report-status", "report-done"].map(|key| Column::text(l.t(key))).to_vec();
    let rows = told.programme.duties.iter().map(row).collect();
    section(l, "report-results", vec![table(l, "report-results", columns, rows)])
}

fn indicators(l: Language, told: &Told<'_>) -> Section {
    let mut columns = vec![
        Column::text(l.t("programme-indicator")),
        Column::number(l.t("programme-figure")),
        Column::text(l.t("programme-unit")),
    ];
    if told.given.is_some() {
        columns.push(Column::text(l.t("programme-baseline")));
        columns.push(Column::text(l.t("programme-target")));
    }
    if let Some((_, day, _)) = told.before {
        columns.push(Column::number(l.ta("report-before", &[("day", day.to_string().into())])));
        columns.push(Column::number(l.t("report-growth")));
    }
    let row = |figure: &Figure| {
        let one = told.programme.indicator(&figure.indicator)?;
        let mut cells = vec![
            Cell::noted(one.title.of(l), one.definition.of(l)),
            Cell::from(value(l, one, figure.value)),
            Cell::from(one.unit.of(l)),
        ];
        if told.given.is_some() {
            cells.extend([Cell::from(baseline(l, one)), Cell::from(target(l, one))]);
        }
        if let Some((_, _, before)) = told.before {
            let then = before
                .iter()
                .find(|then| then.indicator == figure.indicator)
                .map_or(Value::None, |then| then.value);
            let kind = one.counts.kind();
            cells.push(Cell::from(value(l, one, then)));
            cells.push(Cell::from(
                growth(kind, then, figure.value).map_or_else(String::new, |by| amount(l, kind, by)),
            ));
        }
        Some(cells)
    };
    let rows = told.figures.iter().filter_map(row).collect();
    let mut blocks = vec![table(l, "report-indicators", columns, rows)];
    if told.before.is_none() {
        blocks.push(Block::Remark(l.t("report-no-before")));
    }
    if !told.projects.is_empty() {
        let columns = vec![
            Column::text(l.t("programme-projects-call")),
            Column::text(l.t("programme-indicator")),
            Column::number(l.t("programme-figure")),
            Column::text(l.t("programme-unit")),
        ];
        let row = |one: &ProjectsFigure| {
            vec![
                Cell::from(one.call.of(l)),
                Cell::from(one.title.of(l)),
                Cell::from(of_projects(l, one)),
                Cell::from(one.unit.of(l)),
            ]
        };
        blocks.push(table(l, "programme-projects", columns, told.projects.iter().map(row).collect()));
    }
    section(l, "report-indicators", blocks)
}

fn money(l: Language, told: &Told<'_>) -> Section {
    let has_before = !told.money_before.is_empty();
    let columns = money_heads(l, has_before)
        .into_iter()
        .enumerate()
        .map(|(at, head)| if at == 0 { Column::text(head) } else { Column::number(head) })
        .collect();
    let rows = money_rows(told.given, told.money, told.money_before)
        .iter()
        .map(|row| row.cells(l, has_before).into_iter().map(Cell::from).collect())
        .collect();
    let mut blocks = vec![table(l, "report-money", columns, rows)];
    let part = told.programme.assignments.iter().find(|one| one.code == told.duty.assignment);
    if let Some(part) = part.filter(|part| !part.split.is_empty()) {
        blocks.push(Block::Remark(part.split.of(l).to_owned()));
    }
    let earlier = told.programme.earlier_money.iter().filter(|one| one.assignment == told.duty.assignment);
    for one in earlier {
        blocks.push(Block::Remark(one.note.of(l).to_owned()));
        blocks.push(as_written(vec![Block::Remark(one.source.clone())]));
    }
    section(l, "report-money", blocks)
}

/// What the figures rest on.
fn basis(l: Language, told: &Told<'_>) -> Section {
    let args = [
        ("day", told.day.to_string().into()),
        ("event", told.event.to_string().into()),
        ("hash", told.hash.into()),
    ];
    section(
        l,
        "report-basis",
        vec![Block::Paragraph(l.ta("report-basis-text", &args)), Block::Remark(l.t("report-basis-few"))],
    )
}

fn signed(l: Language, signature: &Signature) -> Section {
    let at = l.in_sweden(signature.at);
    let rows = vec![
        quotation(l.t("report-name"), &signature.name),
        quotation(l.t("report-function"), &signature.function),
        Quotation { term: l.t("report-signed-at"), words: at, language: spoken(l) },
    ];
    section(l, "report-signature", vec![Block::Quotations(rows)])
}

fn table(l: Language, caption: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Block {
    Block::Table(Table { caption: l.t(caption), columns, rows, named_rows: true, empty: l.t("report-empty") })
}
