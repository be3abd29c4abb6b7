//! The question after one need more, as it is typed.

use vocabulary::IsoWeek;

use super::{
    model::WEIGHT,
    propose::{More, Proposal},
};
use crate::{
    http::{Context, Typed, components::FieldErrors},
    words::Language,
};

/// The most hours, and the most weight, that one need has.
const MOST: u32 = 100_000;

/// What was typed: nothing where no need was chosen, and all that is wrong, field by field.
pub(super) fn more(language: Language, typed: &Typed) -> Result<Option<More>, FieldErrors> {
    let Some(like) = typed.given("like") else { return Ok(None) };
    let mut errors = FieldErrors::new();
    let whole = |name: &str| -> Option<Result<u32, ()>> {
        let text = typed.given(name)?;
        Some(text.parse::<u32>().ok().filter(|number| (1..=MOST).contains(number)).ok_or(()))
    };
    let hours = whole("hours").unwrap_or(Err(())).unwrap_or_else(|()| {
        errors.add("hours", language.t("allocation-more-hours-wrong"));
        0
    });
    let weight = whole("weight").unwrap_or(Ok(1)).unwrap_or_else(|()| {
        errors.add("weight", language.t("allocation-more-weight-wrong"));
        0
    });
    let week = |name: &str, errors: &mut FieldErrors| {
        typed.given(name).and_then(|text| {
            let week = text.parse::<IsoWeek>().ok();
            if week.is_none() {
                errors.add(name, language.t("allocation-more-week-wrong"));
            }
            week
        })
    };
    let (from, to) = (week("from", &mut errors), week("to", &mut errors));
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        errors.add("to", language.t("allocation-more-weeks-reversed"));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let county = typed.given("place").map(str::to_owned);
    Ok(Some(More { like: like.to_owned(), hours, weight: i64::from(weight).max(WEIGHT), county, from, to }))
}

/// What a need is called: its title, its operation where it has several.
pub(super) fn name(context: &Context, proposal: &Proposal, need: usize) -> String {
    let Some(row) = proposal.rows.get(need) else { return context.t("allocation-more-name") };
    let title = if row.title.is_empty() {
        context.ta("allocation-untitled", &[("number", row.need.0.to_string().into())])
    } else {
        row.title.clone()
    };
    if row.operation.is_empty() { title } else { format!("{title}: {}", row.operation) }
}

/// What machines are called: their maker, and their own name where they have one.
pub(super) fn machines(proposal: &Proposal, place: usize) -> String {
    let question = &proposal.answer.question;
    let maker = &question.makers[question.machines[place].maker].name;
    match &proposal.machines[place].1 {
        Some(name) => format!("{maker}, {name}"),
        None => maker.clone(),
    }
}
