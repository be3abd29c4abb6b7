//! The register, the coverage and the whole report as files.

use jiff::civil::Date;
use serde_json::{Value, json};
use vocabulary::{Stage, Vocabulary};

use super::{
    model::{COLUMNS, Coverage, Initiative, Kind, Tally, over_time, overlaps, written},
    words,
};
use crate::{
    http::download::{Cell, Sheet, Table, file_name, workbook},
    words::Language,
};

/// The version of every JSON here.
pub const VERSION: u32 = 1;

/// One initiative, for programs.
#[must_use]
pub fn one(one: &Initiative, today: Date) -> Value {
    let text = |text: &str| if text.is_empty() { Value::Null } else { text.into() };
    json!({
        "id": one.id,
        "name": one.name,
        "operator": text(&one.operator),
        "country": text(&one.country),
        "counties": match &one.reach {
            super::model::Reach::Unknown => Value::Null,
            super::model::Reach::WholeCountry => "all".into(),
            super::model::Reach::Counties(codes) => json!(codes),
        },
        "shows": one.shows.code(),
        "stages": one.stages.iter().map(|stage| stage.code()).collect::<Vec<_>>(),
        "branches": one.branches.iter().map(|branch| branch.code()).collect::<Vec<_>>(),
        "kind": one.kind.code(),
        "payer": text(&one.payer),
        "since": one.since.map(|when| when.to_string()),
        "until": one.until.map(|when| when.to_string()),
        "status": one.status(today).code(),
        "web": text(&one.web),
        "does": { "sv": one.does_sv, "en": one.does_en },
        "sources": one.sources,
        "source_date": one.source_date.map(|when| when.to_string()),
        "confidence": one.confidence.code(),
    })
}

/// The register, for programs.
#[must_use]
pub fn register(all: &[&Initiative], today: Date) -> Value {
    json!({ "version": VERSION, "initiatives": all.iter().map(|initiative| one(initiative, today)).collect::<Vec<_>>() })
}

/// The register as rows: the columns that an import takes, and whether it runs.
#[must_use]
pub fn register_table(l: Language, all: &[&Initiative], today: Date) -> Table {
    let columns = COLUMNS.into_iter().chain(["status"]).collect();
    let rows = all
        .iter()
        .map(|one| {
            let row = written(one);
            let cells = COLUMNS.iter().map(|column| text(&row[*column]));
            cells.chain([one.status(today).code().into()]).collect()
        })
        .collect();
    Table {
        name: file_name(l, "initiativ", "initiatives", today),
        columns,
        rows,
        note: Some(l.t("initiatives-file-note")),
    }
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { text.into() }
}

/// The whole cube: county (or `all` for the whole country), stage (or `unknown`), kind, how many surely and how many perhaps.
#[must_use]
pub fn coverage_rows(
    coverage: &Coverage<'_>,
) -> Vec<(String, &'static str, &'static str, Tally, Vec<String>)> {
    let counties = Vocabulary::embedded().places().counties().iter().map(|county| Some(county.code.as_str()));
    let mut rows = Vec::new();
    for county in counties.chain([None]) {
        for stage in Stage::ALL.into_iter().map(Some).chain([None]) {
            for kind in Kind::ALL {
                let tally = coverage.tally(county, stage, Some(*kind));
                let those = coverage.those(county, stage, Some(*kind));
                rows.push((
                    county.unwrap_or("all").to_owned(),
                    stage.map_or("unknown", Stage::code),
                    kind.code(),
                    tally,
                    those.iter().map(|one| one.id.clone()).collect(),
                ));
            }
        }
    }
    rows
}

#[must_use]
pub fn coverage_table(l: Language, coverage: &Coverage<'_>, today: Date) -> Table {
    let rows = coverage_rows(coverage)
        .into_iter()
        .map(|(county, stage, kind, tally, those)| {
            vec![
                Cell::Number(f64::from(coverage.year)),
                county.into(),
                stage.into(),
                kind.into(),
                tally.sure.into(),
                tally.unknown.into(),
                text(&those.join(" ")),
            ]
        })
        .collect();
    Table {
        name: file_name(l, "tackning", "coverage", today),
        columns: vec!["year", "county", "stage", "kind", "sure", "perhaps", "initiatives"],
        rows,
        note: Some(l.t("initiatives-coverage-note")),
    }
}

/// The coverage, for programs; cells with nothing in them are left out, for `white_spots` names them.
#[must_use]
pub fn coverage(l: Language, coverage: &Coverage<'_>) -> Value {
    let cells: Vec<Value> = coverage_rows(coverage)
        .into_iter()
        .filter(|(.., tally, _)| !tally.is_white())
        .map(|(county, stage, kind, tally, those)| {
            json!({
                "county": county, "stage": stage, "kind": kind,
                "sure": tally.sure, "perhaps": tally.unknown, "initiatives": those,
            })
        })
        .collect();
    let white: Vec<String> = coverage.white_spots().iter().map(|spot| words::white_spot(l, spot)).collect();
    json!({ "version": VERSION, "year": coverage.year, "cells": cells, "white_spots": white })
}

/// The mapping as a workbook: the register, the coverage, white spots, overlaps, over time.
///
/// # Errors
/// When the workbook would be larger than the format allows.
pub fn report(l: Language, all: &[Initiative], today: Date) -> anyhow::Result<Vec<u8>> {
    let everything: Vec<&Initiative> = all.iter().collect();
    let now = Coverage::of(all, today.year());
    let register = register_table(l, &everything, today);
    let cube = coverage_table(l, &now, today);
    let white: Vec<Vec<Cell>> =
        now.white_spots().iter().map(|spot| vec![words::white_spot(l, spot).into()]).collect();
    let pairs: Vec<Vec<Cell>> = overlaps(all, today)
        .iter()
        .map(|pair| {
            vec![pair.one.id.as_str().into(), pair.other.id.as_str().into(), words::overlap(l, pair).into()]
        })
        .collect();
    let years: Vec<Vec<Cell>> = over_time(all, today)
        .into_iter()
        .map(|(year, tally)| vec![Cell::Number(f64::from(year)), tally.sure.into(), tally.unknown.into()])
        .collect();
    let sheet = |of: &str, heads: Vec<&'static str>, rows: Vec<Vec<Cell>>| Sheet {
        name: Some(l.t(&format!("initiatives-sheet-{of}")).into()),
        heads,
        rows: rows.into(),
    };
    let sheets = [
        sheet("register", register.columns, register.rows),
        sheet("coverage", cube.columns, cube.rows),
        sheet("white", vec!["white_spot"], white),
        sheet("overlaps", vec!["initiative", "other", "why"], pairs),
        sheet("years", vec!["year", "sure", "perhaps"], years),
    ];
    workbook(sheets, None, None)
}
