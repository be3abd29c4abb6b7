//! What may be applied for: under which open call, to which share, and which sum of the plan's support that is. How much a call pays is
//! said by the rules of `funding`, so that nothing is promised here that is cut there.

use std::collections::{BTreeMap, BTreeSet};

use documents::{Block, Column, Section, Table as PaperTable};
use jiff::civil::Date;
use maud::{Markup, html};
use workforce::{
    map::{EvidenceKind, Level, Map, PersonId, SkillId},
    plan::{Call, Key, Plan, Way},
};

use super::{keep::Room, made::Made, told};
use crate::{
    funding::{
        calls::KeptCall,
        model::{application::Application, call::Call as FundingCall, check},
    },
    http::{
        Context,
        download::{Cell, Table},
    },
    words::Language,
};

/// A call that a measure may be applied for under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Support<'m> {
    pub(super) call: &'m KeptCall,
    /// Of the cost, at most.
    pub(super) percent: u8,
    /// Of the plan's support, in öre; none: no validation has shown the need yet, and before that nothing is paid.
    pub(super) sum: Option<i64>,
}

/// The share of a cost that a call pays at most: of a call for development that of what a validation has shown, for the rest is cut.
pub(super) fn share_percent(call: &FundingCall) -> u8 {
    check::share(&Application::default(), call).min(100)
}

/// The steps of development that a validation has shown to be needed: it was made by today, of that person in that skill, and found
/// a level below. Of heads without names as many must have been validated on one day as there are: which of them learns is not said.
pub(super) fn shown(map: &Map, today: Date) -> BTreeSet<Key> {
    type Tested = (PersonId, SkillId, Level);
    let mut tested: BTreeMap<Tested, BTreeMap<Date, u32>> = BTreeMap::new();
    for held in map.held.iter().filter(|held| held.evidence.kind == EvidenceKind::Validated) {
        // A claim names the day of the validation.
        let Some(on) = held.evidence.on.filter(|on| *on <= today) else { continue };
        for to in (held.level.0..map.scale.highest().0).map(|level| Level(level + 1)) {
            let of = tested.entry((held.person, held.skill, to)).or_default();
            let heads = of.entry(on).or_default();
            *heads = heads.saturating_add(held.heads);
        }
    }
    let all = |person: PersonId, days: &BTreeMap<Date, u32>| {
        let count = map.person(person).map_or(u32::MAX, |people| people.who.count());
        days.values().any(|heads| *heads >= count)
    };
    let shown = tested.into_iter().filter(|((person, ..), days)| all(*person, days));
    shown.map(|((person, skill, to), _)| Key::Develop { person, skill, to }).collect()
}

/// What each call pays of each measure, in öre: for each call, by the place of the measure in the plan. What a call pays in all years
/// is told of its measures one after the other, those first that no other call pays for: what a measure costs may fall in several
/// years. The sums are together what the plan counts with.
fn sums(plan: &Plan, calls: &[Call]) -> Vec<BTreeMap<usize, i64>> {
    // Twice the middle of the cost that no call is counted for yet.
    let mut left: Vec<i64> = plan.measures.iter().map(|measure| measure.cost.twice_middle()).collect();
    let of_call = |call: &Call| {
        let mut under: Vec<usize> = (0..plan.measures.len()).collect();
        under.retain(|place| plan.measures[*place].calls.contains(&call.id));
        under.sort_by_key(|place| (plan.measures[*place].calls.len(), *place));
        let mut paid: i64 = plan.funding.iter().filter(|one| one.call == call.id).map(|one| one.paid).sum();
        let share = i64::from(call.per_mille.max(1));
        let mut sums = BTreeMap::new();
        for place in &under {
            let sum = (left[*place] * share / 2000).min(paid).max(0);
            paid -= sum;
            left[*place] -= sum * 2000 / share;
            sums.insert(*place, sum);
        }
        // Parts of an öre that were rounded away measure by measure.
        if let Some(sum) = under.last().and_then(|place| sums.get_mut(place)) {
            *sum += paid.max(0);
        }
        sums
    };
    calls.iter().map(of_call).collect()
}

/// For each measure of the plan, in its order, the open calls.
pub(super) fn each<'m>(made: &'m Made, plan: &Plan) -> Vec<Vec<Support<'m>>> {
    let mut all: Vec<Vec<Support<'m>>> = plan.measures.iter().map(|_| Vec::new()).collect();
    for ((kept, call), sums) in made.open.iter().zip(&made.calls).zip(sums(plan, &made.calls)) {
        let percent = share_percent(&kept.call);
        for (place, sum) in sums {
            all[place].push(Support { call: kept, percent, sum: Some(sum) });
        }
        for (place, measure) in plan.measures.iter().enumerate() {
            let open = (call.first_day..=call.last_day).contains(&measure.from);
            if open && waits_for(call, &measure.key) {
                all[place].push(Support { call: kept, percent, sum: None });
            }
        }
    }
    all
}

/// Whether a call pays for such a measure, once a validation has shown that it is needed.
fn waits_for(call: &Call, key: &Key) -> bool {
    call.kinds.contains(&key.kind()) && call.only.as_ref().is_some_and(|only| !only.contains(key))
}

/// The calls that may pay a part of a way, in words: each with its share, or that a validation must come first.
pub(super) fn of_way(l: Language, made: &Made, way: &Way) -> Vec<String> {
    let calls = made.open.iter().zip(&made.calls);
    let told = calls.filter_map(|(kept, call)| {
        let title = kept.call.title.of(l).to_owned();
        if way.calls.contains(&call.id) {
            let share = l.whole(share_percent(&kept.call));
            return Some(l.ta("skills-plan-call", &[("call", title.into()), ("share", share.into())]));
        }
        let waits = waits_for(call, &way.key) && made.today <= call.last_day;
        waits.then(|| format!("{title} ({})", l.t("skills-support-after")))
    });
    told.collect()
}

/// Whether a validation must come first for some measure.
fn waits(of: &[Vec<Support<'_>>]) -> bool {
    of.iter().flatten().any(|one| one.sum.is_none())
}

fn percent(l: Language, one: &Support<'_>) -> String {
    format!("{}\u{a0}%", l.whole(one.percent))
}

/// The sum in words: nothing, where a validation must come first.
fn sum(l: Language, one: &Support<'_>) -> String {
    l.kronor(funding::Ore::kronor(told::whole_kronor(one.sum.unwrap_or(0))))
}

/// The cells of a measure on the page: call, share, sum.
pub(super) fn cells(context: &Context, of: &[Support<'_>]) -> [Markup; 3] {
    let l = context.language;
    let call = |one: &Support<'_>| {
        html! {
            a class="ds-link" href=(context.href(&format!("/funding/calls/{}", one.call.code))) { (one.call.call.title.of(l)) }
            @if one.sum.is_none() { " " span class="ht-soft" { (context.t("skills-support-after")) } }
        }
    };
    if of.is_empty() {
        return [
            html! { (context.t("skills-plan-no-call")) },
            html! { "–" },
            html! { (l.kronor(funding::Ore(0))) },
        ];
    }
    [
        html! { ul class="ht-plain" { @for one in of { li { (call(one)) } } } },
        html! { ul class="ht-plain" { @for one in of { li { (percent(l, one)) } } } },
        html! { ul class="ht-plain" { @for one in of { li { (sum(l, one)) } } } },
    ]
}

/// What the columns of support mean, below the measures.
pub(super) fn note(context: &Context, of: &[Vec<Support<'_>>]) -> Markup {
    html! {
        @if of.iter().any(|one| !one.is_empty()) { p class="ht-note" { (context.t("skills-support-note")) } }
        @if waits(of) { p class="ht-note" { (context.t("skills-support-after-note")) } }
    }
}

/// The calls as a table to take away: a row for each measure and call.
pub(super) fn table(l: Language, room: &Room, made: &Made, plan: &Plan) -> Table {
    let map = &room.kept.map;
    let each = each(made, plan);
    let rows = plan.measures.iter().zip(&each).flat_map(|(measure, of)| {
        of.iter().map(move |one| {
            vec![
                u32::from(measure.year.unsigned_abs()).into(),
                measure.key.kind().code().into(),
                told::measure(l, map, &measure.key, measure.heads).into(),
                one.call.code.clone().into(),
                one.call.call.title.of(l).to_owned().into(),
                u32::from(one.percent).into(),
                kronor(one.sum.unwrap_or(0)),
                l.t(if one.sum.is_some() { "skills-support-now" } else { "skills-support-after" }).into(),
            ]
        })
    });
    Table {
        name: "support".to_owned(),
        columns: vec!["year", "kind", "measure", "call", "call_title", "share_percent", "sum_sek", "when"],
        rows: rows.collect(),
        note: None,
    }
}

/// Whole kronor of so many öre, as a number.
pub(super) fn kronor(ore: i64) -> Cell {
    #[expect(clippy::cast_precision_loss, reason = "kronor are far below 2^53")]
    let kronor = told::whole_kronor(ore) as f64;
    Cell::Number(kronor)
}

/// The share and the sum of a measure, for its row in the table of measures: the highest share, and all its sums together.
pub(super) fn of_row(of: &[Support<'_>]) -> [Cell; 2] {
    let now = || of.iter().filter_map(|one| Some((one.percent, one.sum?)));
    let percent: Option<u32> = now().map(|(percent, _)| u32::from(percent)).max();
    [percent.into(), kronor(now().map(|(_, sum)| sum).sum())]
}

/// The same on paper; nothing where no call is open.
pub(super) fn section(l: Language, room: &Room, made: &Made, plan: &Plan) -> Option<Section> {
    let map = &room.kept.map;
    let each = each(made, plan);
    let rows: Vec<Vec<documents::Cell>> = plan
        .measures
        .iter()
        .zip(&each)
        .flat_map(|(measure, of)| {
            of.iter().map(move |one| {
                let when = if one.sum.is_none() { l.t("skills-support-after") } else { String::new() };
                vec![
                    told::measure(l, map, &measure.key, measure.heads).into(),
                    documents::Cell::noted(one.call.call.title.of(l).to_owned(), when),
                    percent(l, one).into(),
                    sum(l, one).into(),
                ]
            })
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let heading = l.t("skills-plan-funded");
    let columns = vec![
        Column::text(l.t("skills-plan-measure")),
        Column::text(l.t("skills-support-call")),
        Column::figures(l.t("skills-support-share")),
        Column::figures(l.t("skills-support-sum")),
    ];
    let empty = l.t("skills-plan-none");
    let table = PaperTable { caption: heading.clone(), columns, rows, named_rows: true, empty };
    let mut blocks = vec![Block::Table(table), Block::Remark(l.t("skills-support-note"))];
    if waits(&each) {
        blocks.push(Block::Remark(l.t("skills-support-after-note")));
    }
    Some(Section { heading, blocks })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_validation_shows_the_steps_above_what_it_found_of_that_person_and_skill() {
        let map: Map = serde_json::from_value(json!({
            "skills": [{ "id": 1, "name": "TIG-svetsning" }, { "id": 2, "name": "Mätteknik" }],
            "people": [
                { "id": 3, "who": { "named": "Kim" } },
                { "id": 4, "who": { "heads": { "count": 5, "called": "Natt" } } },
            ],
            "held": [
                { "person": 3, "skill": 1, "level": 2, "evidence": { "kind": "validated", "on": "2026-10-01" } },
                { "person": 3, "skill": 2, "level": 1, "evidence": { "kind": "leader_assessed", "on": "2026-10-01" } },
                { "person": 4, "skill": 1, "level": 3, "heads": 5, "evidence": { "kind": "validated", "on": "2026-10-01" } },
                { "person": 4, "skill": 2, "level": 3, "heads": 4, "evidence": { "kind": "validated", "on": "2026-10-01" } },
            ],
            "next": 5,
        }))
        .unwrap();
        let step = |person, skill, to| Key::Develop {
            person: PersonId(person),
            skill: SkillId(skill),
            to: Level(to),
        };
        let all = BTreeSet::from([step(3, 1, 3), step(3, 1, 4), step(4, 1, 4)]);
        assert_eq!(shown(&map, date(2026, 11, 27)), all);
        assert_eq!(shown(&map, date(2026, 9, 30)), BTreeSet::new(), "nobody was validated yet");
    }

    #[test]
    fn support_of_what_goes_on_over_new_year_is_told_whole_of_its_own_measure() {
        // Six weeks from 27 November: 35 of its 42 days, and of its money, fall in the year that it begins in.
        let none = json!({ "low": 0, "high": 0 });
        let measure = |person: u32, from: &str, done: &str, year: i16| {
            json!({
                "key": { "validate": { "person": person, "skill": 1, "level": 2 } },
                "heads": 1, "from": from, "done": done, "year": year, "cost": { "low": 500_000, "high": 1_000_000 },
                "hours": 8, "weeks": 6, "counts": 500, "rows": [0], "calls": ["K"],
                "source": "made up for a test", "source_on": "2026-11-26", "confidence": "low",
            })
        };
        let plan: Plan = serde_json::from_value(json!({
            "today": "2026-11-27",
            "measures": [
                measure(3, "2026-11-27", "2027-01-08", 2026),
                measure(4, "2027-01-01", "2027-02-12", 2027),
            ],
            "funding": [
                { "call": "K", "year": 2026, "paid": 437_499 },
                { "call": "K", "year": 2027, "paid": 612_500 },
            ],
            "years": [], "requirements": [], "open": { "reached": 0, "bound": 0 },
            "own": { "reached": 0, "bound": 0 }, "own_range": none, "moot": [],
        }))
        .unwrap();
        let call: Call = serde_json::from_value(json!({
            "id": "K", "kinds": ["validate"], "per_mille": 700, "ceiling": 100_000_000,
            "first_day": "2026-11-27", "last_day": "2027-12-31",
        }))
        .unwrap();
        let all = sums(&plan, &[call]);
        assert_eq!(all[0][&0], 525_000, "70 % of 7 500 kronor");
        assert_eq!(all[0][&1], 524_999, "the öre that was rounded away");
        let funded: i64 = plan.funding.iter().map(|one| one.paid).sum();
        assert_eq!(all[0].values().sum::<i64>(), funded);
    }
}
