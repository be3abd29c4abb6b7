//! The loop's figures to take away: one row for each month and measure.

use super::{
    model::{Cell, Month, Section},
    page::Figures,
};
use crate::{
    http::download::{self, Table},
    words::Language,
};

pub(super) fn table(language: Language, figures: &Figures, whole: bool) -> Table {
    let mut rows = Vec::new();
    for section in Section::ALL {
        for measure in section.measures() {
            for (month, cell) in figures.row(measure) {
                let (count, since) = match cell {
                    Cell::Counted { count, since } => (Some(count), since),
                    Cell::None => (Some(0), month),
                    Cell::Few => (None, month),
                };
                rows.push(row(section, measure.code(), month, since, count));
            }
        }
    }
    Table {
        name: "loop".to_owned(),
        columns: vec!["section", "measure", "month", "counted_since", "count"],
        rows,
        note: Some(language.t(if whole { "loop-note-whole" } else { "loop-note" })),
    }
}

fn row(
    section: Section,
    measure: String,
    month: Month,
    since: Month,
    count: Option<u32>,
) -> Vec<download::Cell> {
    vec![
        section.code().into(),
        measure.into(),
        month.to_string().into(),
        since.to_string().into(),
        count.into(),
    ]
}
