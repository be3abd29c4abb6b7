//! The plan as a table to take away: a row for each measure.

use workforce::plan::Plan;

use super::{keep::Room, told};
use crate::{
    http::download::{Cell, Table},
    words::Language,
};

pub(super) fn table(l: Language, room: &Room, plan: &Plan) -> Table {
    let map = &room.kept.map;
    let number = |ore: i64| Cell::Number(whole(ore / 100));
    let rows = plan.measures.iter().map(|one| {
        vec![
            u32::from(one.year.unsigned_abs()).into(),
            one.key.kind().code().into(),
            told::measure(l, map, &one.key, one.heads).into(),
            told::requirements(l, map, &one.rows).into(),
            one.heads.into(),
            one.from.to_string().into(),
            one.done.to_string().into(),
            one.until.map(|day| day.to_string()).into(),
            number(one.cost.low),
            number(one.cost.high),
            one.hours.into(),
            one.weeks.into(),
            Cell::Number(f64::from(one.counts) / 1000.0),
            one.calls.join(" ").into(),
            one.source.clone().into(),
            one.source_on.to_string().into(),
            format!("{:?}", one.confidence).to_lowercase().into(),
        ]
    });
    Table {
        name: format!("skills-plan-{}", plan.today),
        columns: vec![
            "year",
            "kind",
            "measure",
            "for",
            "heads",
            "from",
            "done",
            "until",
            "cost_low_sek",
            "cost_high_sek",
            "hours_away",
            "weeks",
            "counts_for_heads",
            "open_calls",
            "source",
            "source_on",
            "confidence",
        ],
        rows: rows.collect(),
        note: Some(l.t("skills-plan-estimates")),
    }
}

#[expect(clippy::cast_precision_loss, reason = "kronor are far below 2^53")]
fn whole(number: i64) -> f64 {
    number as f64
}
