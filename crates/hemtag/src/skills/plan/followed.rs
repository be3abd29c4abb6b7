//! A kept plan and what became of it, as tables to take away and on paper.

use documents::{Block, Cell as PaperCell, Column, Section, Table as PaperTable};
use workforce::plan::State;

use super::{
    keep::{Baseline, Room},
    made::Made,
    support::kronor,
    told,
    yearly::{Covers, YearLine, covers, lines},
};
use crate::{
    http::download::{Cell, Table},
    words::Language,
};

/// The years of the plan that is followed up.
pub(super) fn years(room: &Room, baseline: &Baseline, made: &Made) -> Vec<YearLine> {
    lines(baseline, &room.follow_ups, &room.kept.map, made.today)
}

/// "3 av 8 krav säkert täckta då, 5 av 8 nu": the sentence of the page and of the paper.
pub(super) fn since(l: Language, room: &Room, baseline: &Baseline, made: &Made) -> String {
    let was = baseline.covers();
    let is = covers(&room.kept.map, made.today);
    l.ta(
        "skills-plan-since",
        &[
            ("was", l.whole(was.sure).into()),
            ("was_of", l.whole(was.of).into()),
            ("is", l.whole(is.sure).into()),
            ("is_of", l.whole(is.of).into()),
        ],
    )
}

/// Money that the firm has stated, or that it has not.
pub(super) fn spent(l: Language, spent: Option<i64>) -> String {
    spent.map_or_else(|| l.t("skills-followed-unsaid"), |ore| l.kronor(funding::Ore(ore)))
}

/// Hours that the firm has stated, or that it has not.
pub(super) fn hours(l: Language, hours: Option<u32>) -> String {
    hours.map_or_else(|| l.t("skills-followed-unsaid"), |hours| l.whole(hours))
}

/// "säkert 5, kanske 1 av 8".
pub(super) fn covered(l: Language, covers: Covers) -> String {
    l.ta(
        "skills-followed-covered",
        &[
            ("sure", l.whole(covers.sure).into()),
            ("perhaps", l.whole(covers.perhaps).into()),
            ("of", l.whole(covers.of).into()),
        ],
    )
}

/// What was seen of a year's requirements, with its day; or that nobody looked.
pub(super) fn covered_in(l: Language, line: &YearLine) -> String {
    line.covered.map_or_else(
        || l.t("skills-followed-not-looked"),
        |(covers, on)| format!("{} ({})", covered(l, covers), l.date(on)),
    )
}

/// The states that a measure can be in, with what files call them.
pub(super) const STATES: [(State, &str); 6] = [
    (State::Done, "done"),
    (State::Late, "late"),
    (State::UnderWay, "under_way"),
    (State::Ahead, "ahead"),
    (State::Gone, "gone"),
    (State::NotSeen, "not_seen"),
];

fn table(name: &str, columns: Vec<&'static str>, rows: Vec<Vec<Cell>>) -> Table {
    Table { name: name.to_owned(), columns, rows, note: None }
}

fn year_cell(year: i16) -> Cell {
    u32::from(year.unsigned_abs()).into()
}

/// Planned and done by year, and each yearly follow-up.
pub(super) fn tables(room: &Room, made: &Made) -> [Table; 2] {
    let by_year = room.baseline.iter().flat_map(|baseline| {
        let rows = years(room, baseline, made).into_iter().map(|line| {
            let covered = line.covered.map(|(covers, _)| covers);
            vec![
                baseline.on.to_string().into(),
                year_cell(line.year),
                line.planned.heads.into(),
                line.done.heads.into(),
                line.unseen.into(),
                kronor(line.planned.cost.low),
                kronor(line.planned.cost.high),
                kronor(line.support),
                kronor(line.done.cost.low),
                kronor(line.done.cost.high),
                line.stated.spent.map_or(Cell::Empty, kronor),
                line.planned.hours.into(),
                line.done.hours.into(),
                line.stated.hours.into(),
                line.of.into(),
                line.to_cover.into(),
                covered.map(|covers| covers.sure).into(),
                covered.map(|covers| covers.perhaps).into(),
                covered.map(|covers| covers.of).into(),
                line.covered.map_or(Cell::Empty, |(_, on)| on.to_string().into()),
            ]
        });
        rows.collect::<Vec<Vec<Cell>>>()
    });
    let by_year = table(
        "followed_by_year",
        vec![
            "plan_kept_on",
            "year",
            "planned_heads",
            "done_heads",
            "not_seen_heads",
            "planned_cost_low_sek",
            "planned_cost_high_sek",
            "planned_support_sek",
            "done_at_planned_cost_low_sek",
            "done_at_planned_cost_high_sek",
            "stated_spent_sek",
            "planned_hours",
            "done_planned_hours",
            "stated_hours",
            "requirements_when_kept",
            "planned_surely_covered",
            "surely_covered",
            "perhaps_covered",
            "requirements",
            "seen_on",
        ],
        by_year.collect(),
    );
    let each = room.baseline.iter().flat_map(|baseline| {
        room.follow_ups.iter().map(|one| {
            let mut row: Vec<Cell> = vec![baseline.on.to_string().into(), one.on.to_string().into()];
            row.extend(STATES.map(|(state, _)| Cell::from(one.count(state))));
            row.extend([
                one.covers.sure.into(),
                one.covers.perhaps.into(),
                one.covers.of.into(),
                year_cell(one.year),
                one.stated.spent.map_or(Cell::Empty, kronor),
                one.stated.hours.into(),
            ]);
            row
        })
    });
    let mut columns = vec!["plan_kept_on", "seen_on"];
    columns.extend(STATES.map(|(_, code)| code));
    columns.extend([
        "surely_covered",
        "perhaps_covered",
        "requirements",
        "year",
        "stated_spent_sek",
        "stated_hours",
    ]);
    let each = table("follow_ups", columns, each.collect());
    [by_year, each]
}

/// On paper: the sentence of then and now, planned and done by year, the follow-ups that were written.
pub(super) fn section(l: Language, room: &Room, made: &Made) -> Option<Section> {
    let baseline = room.baseline.as_ref()?;
    let years = years(room, baseline, made);
    let amounts: Vec<Vec<PaperCell>> = years
        .iter()
        .map(|line| {
            vec![
                line.year.to_string().into(),
                l.whole(line.planned.heads).into(),
                l.whole(line.done.heads).into(),
                told::range(l, line.planned.cost).into(),
                told::kronor(l, line.support).into(),
                PaperCell::noted(told::range(l, line.done.cost), spent(l, line.stated.spent)),
                l.whole(line.planned.hours).into(),
                PaperCell::noted(l.whole(line.done.hours), hours(l, line.stated.hours)),
            ]
        })
        .collect();
    let covered_by_year: Vec<Vec<PaperCell>> = years
        .iter()
        .map(|line| vec![line.year.to_string().into(), to_cover(l, line).into(), covered_in(l, line).into()])
        .collect();
    let key = |key: &str| l.t(&format!("skills-followed-{key}"));
    let table = |caption: &str, columns: Vec<Column>, rows: Vec<Vec<PaperCell>>| {
        let (caption, empty) = (key(caption), l.t("skills-plan-none"));
        Block::Table(PaperTable { caption, columns, rows, named_rows: true, empty })
    };
    let mut blocks = vec![
        Block::Paragraph(since(l, room, baseline, made)),
        table(
            "by-year",
            vec![
                Column::text(l.t("skills-plan-year")),
                Column::figures(key("planned-heads")),
                Column::figures(key("done-heads")),
                Column::figures(key("planned-cost")),
                Column::figures(key("planned-support")),
                Column::figures(key("done-cost")),
                Column::figures(key("planned-hours")),
                Column::figures(key("done-hours")),
            ],
            amounts,
        ),
        table(
            "requirements",
            vec![
                Column::text(l.t("skills-plan-year")),
                Column::text(key("planned-covered")),
                Column::text(key("is-covered")),
            ],
            covered_by_year,
        ),
        Block::Remark(key("note")),
    ];
    if !room.follow_ups.is_empty() {
        let rows = room.follow_ups.iter().map(|one| {
            vec![
                l.date(one.on).into(),
                l.whole(one.count(State::Done)).into(),
                l.whole(one.count(State::Late)).into(),
                covered(l, one.covers).into(),
            ]
        });
        blocks.push(table(
            "written",
            vec![
                Column::text(key("on")),
                Column::figures(l.t("skills-plan-state-done")),
                Column::figures(l.t("skills-plan-state-late")),
                Column::text(key("is-covered")),
            ],
            rows.collect(),
        ));
    }
    Some(Section { heading: l.ta("skills-followed-title", &[("day", l.date(baseline.on).into())]), blocks })
}

/// "6 av 8", of the requirements that there were.
pub(super) fn to_cover(l: Language, line: &YearLine) -> String {
    let ends = [("sure", l.whole(line.to_cover).into()), ("of", l.whole(line.of).into())];
    l.ta("skills-followed-to-cover", &ends)
}
