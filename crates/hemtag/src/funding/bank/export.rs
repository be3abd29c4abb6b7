//! The bank's projects and their sums as tables to take away: what everybody may read, and no summary.

use funding::Ore;
use jiff::civil::Date;

use super::{
    model::{Money, Place, Project, Sums},
    store::Kept,
};
use crate::{
    http::download::{Cell, Table, file_name},
    words::Language,
};

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { text.into() }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "amounts of a project lie far within what a spreadsheet holds exactly"
)]
fn hundredths(amount: i64) -> Cell {
    Cell::Number(amount as f64 / 100.0)
}

fn kronor(amount: Option<Ore>) -> Cell {
    amount.map_or(Cell::Empty, |amount| hundredths(amount.0))
}

/// One row for each project.
pub(super) fn projects(l: Language, found: &[&Kept], today: Date) -> Table {
    let day = |day: Option<Date>| Cell::from(day.map(|day| day.to_string()));
    let row = |kept: &&Kept| {
        let one: &Project = &kept.project;
        let places: Vec<&str> = one.places.iter().map(Place::code).collect();
        vec![
            one.period.code().into(),
            one.number.as_str().into(),
            one.name.as_str().into(),
            text(&one.recipient),
            text(&one.goal),
            text(&one.programme),
            text(&one.priority),
            text(&one.theme),
            day(one.starts),
            day(one.ends),
            kronor(one.kronor),
            one.euro.map_or(Cell::Empty, hundredths),
            text(&places.join("; ")),
            text(&one.kommuner),
            day(one.as_of),
        ]
    };
    Table {
        name: file_name(l, "projektbank", "project-bank", today),
        columns: vec![
            "period",
            "number",
            "name",
            "recipient",
            "goal",
            "programme",
            "priority",
            "theme",
            "starts_on",
            "ends_on",
            "granted_sek",
            "granted_eur",
            "counties",
            "municipalities",
            "as_of",
        ],
        rows: found.iter().map(row).collect(),
        note: Some(l.t("bank-file-note")),
    }
}

/// One row for each place and programme.
pub(super) fn sums(l: Language, sums: &Sums, today: Date) -> Table {
    let money = |one: &Money| -> [Cell; 4] {
        [one.projects.into(), hundredths(one.kronor.0), hundredths(one.euro), one.unknown.into()]
    };
    let rows = sums.cross.iter().map(|((place, (period, programme)), cell)| {
        let head = [period.code().into(), text(programme), place.code().into(), place.country().into()];
        head.into_iter().chain(money(&cell.touches)).chain(money(&cell.alone)).collect()
    });
    Table {
        name: file_name(l, "projektbank-summor", "project-bank-sums", today),
        columns: vec![
            "period",
            "programme",
            "place",
            "country",
            "touches_projects",
            "touches_sek",
            "touches_eur",
            "touches_unknown",
            "alone_projects",
            "alone_sek",
            "alone_eur",
            "alone_unknown",
        ],
        rows: rows.collect(),
        note: Some(l.t("bank-sums-file-note")),
    }
}
