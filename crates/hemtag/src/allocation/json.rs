//! An allocation as docs/allocation-file.md describes its JSON.

use allocation::{Change, Level, Placement, Question, why::Stand};
use serde_json::{Value as Json, json};
use vocabulary::IsoWeek;

use super::answer::{Answer, reason_code};

/// The whole answer.
#[must_use]
pub fn whole(answer: &Answer) -> Json {
    let (question, allocated) = (&answer.question, &answer.allocated);
    let measure = &allocated.measure;
    let not_placed: Vec<Json> = answer
        .not_placed()
        .into_iter()
        .map(|(need, reason, stands)| {
            json!({
                "need": question.needs[need].id,
                "reason": reason_code(&reason).replace('-', "_"),
                "candidates": stands.iter().map(|stand| candidate(question, stand)).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "version": 1,
        "needs": answer.needs(),
        "value": level(allocated.value),
        "spread": level(allocated.spread),
        "load": level(allocated.load),
        "placed": allocated.placements.iter().map(|p| placed(question, p)).collect::<Vec<_>>(),
        "not_placed": not_placed,
        "regions": measure.regions.iter().map(|region| json!({
            "region": region.name, "needs": region.needs, "placed_needs": region.placed_needs,
            "asked": region.asked, "placed": region.placed,
        })).collect::<Vec<_>>(),
        "firms": measure.firms.iter().zip(&question.makers).map(|(firm, maker)| json!({
            "maker": maker.id, "needs": firm.needs, "free": firm.free, "used": firm.used,
        })).collect::<Vec<_>>(),
        "bottlenecks": allocated.bottlenecks.iter().map(|short| json!({
            "machines": question.machines[short.machines].id, "weeks": names(&short.weeks),
            "free": short.free, "value_of_an_hour": short.price,
        })).collect::<Vec<_>>(),
        "one_more": more(answer),
    })
}

fn level(level: Level) -> Json {
    json!({ "reached": level.reached, "bound": level.bound, "proven": level.is_proven() })
}

fn names(weeks: &[IsoWeek]) -> Vec<String> {
    weeks.iter().map(ToString::to_string).collect()
}

fn hours(weeks: &[(IsoWeek, u32)]) -> Vec<Json> {
    weeks.iter().map(|(week, hours)| json!({ "week": week.to_string(), "hours": hours })).collect()
}

fn placed(question: &Question, placement: &Placement) -> Json {
    let machines = &question.machines[placement.machines];
    json!({
        "need": question.needs[placement.need].id,
        "maker": question.makers[machines.maker].id,
        "machines": machines.id,
        "weeks": hours(&placement.weeks),
    })
}

fn candidate(question: &Question, stand: &Stand) -> Json {
    json!({
        "machines": question.machines[stand.machines].id,
        "hours": stand.hours,
        "free": stand.free,
        "left": stand.left,
        "unknown_weeks": names(&stand.unknown),
        "ask": stand.is_to_ask(),
        "beside": stand.beside.iter().map(|need| question.needs[*need].id.as_str()).collect::<Vec<_>>(),
    })
}

fn more(answer: &Answer) -> Json {
    let (Some(changed), question) = (&answer.more, &answer.question) else { return Json::Null };
    let came = question.needs.len() - 1;
    let need = |place: usize| question.needs[place].id.as_str();
    let at = |place: usize| question.machines[place].id.as_str();
    let changes: Vec<Json> = changed
        .changes
        .iter()
        .map(|change| match change {
            Change::Displaced { need: place, from } => json!({ "change": "displaced", "need": need(*place), "from": at(*from) }),
            Change::Moved { need: place, from, to } => {
                json!({ "change": "moved", "need": need(*place), "from": at(*from), "to": at(*to) })
            }
            Change::OtherWeeks { need: place, before, after } => {
                json!({ "change": "other_weeks", "need": need(*place), "before": hours(before), "after": hours(after) })
            }
            Change::Placed { need: place, to } => json!({ "change": "placed", "need": need(*place), "to": at(*to) }),
        })
        .collect();
    json!({
        "need": need(came),
        "placed": changed.placements.iter().find(|p| p.need == came).map(|p| placed(question, p)),
        "value": level(changed.value),
        "changes": changes,
        "least": changed.is_least,
    })
}
