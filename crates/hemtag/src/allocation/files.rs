//! The proposal to take away: one row for each need.

use super::{
    answer::reason_code,
    propose::Proposal,
    read::{machines, name},
    text::told,
};
use crate::http::{
    Context,
    download::{Cell, Table},
};

pub(super) fn table(context: &Context, proposal: &Proposal, shown: &dyn Fn(usize) -> bool) -> Table {
    let answer = &proposal.answer;
    let question = &answer.question;
    let start = |need: usize| -> Vec<Cell> {
        let row = &proposal.rows[need];
        vec![
            question.needs[need].id.clone().into(),
            name(context, proposal, need).into(),
            row.county.clone().into(),
            row.hours.into(),
            question.needs[need].from.to_string().into(),
            question.needs[need].to.to_string().into(),
        ]
    };
    let mut rows = Vec::new();
    for placement in answer.allocated.placements.iter().filter(|placement| shown(placement.need)) {
        let at = placement.machines;
        let mut row = start(placement.need);
        row.extend([
            "placed".into(),
            question.makers[question.machines[at].maker].id.clone().into(),
            machines(proposal, at).into(),
            told(&placement.weeks).into(),
            Cell::Empty,
        ]);
        rows.push(row);
    }
    for (need, reason, stands) in answer.not_placed().into_iter().filter(|(need, ..)| shown(*need)) {
        let ask =
            stands.iter().filter(|stand| stand.is_to_ask()).map(|stand| machines(proposal, stand.machines));
        let mut row = start(need);
        row.extend([
            reason_code(&reason).replace('-', "_").into(),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            ask.collect::<Vec<_>>().join("; ").into(),
        ]);
        rows.push(row);
    }
    Table {
        name: "allocation".to_owned(),
        columns: vec![
            "need", "title", "county", "hours", "from", "to", "state", "maker", "machines", "weeks", "ask",
        ],
        rows,
        note: Some(context.t("allocation-note")),
    }
}
