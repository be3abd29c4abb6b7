//! A kept plan year by year: what was to be done and what is, against the plan as it was kept. Nothing here reads or writes.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};
use workforce::{
    cover::Cover,
    map::Map,
    plan::{Key, Measure, Money, Plan, State, YearUse, follow},
};

use super::keep::Baseline;

/// The most years after the keeping for which a yearly follow-up is due: a plan is for no more.
const MOST_YEARS: i64 = 10;

/// How requirements are covered on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Covers {
    pub sure: u32,
    /// Those that are not surely covered, and perhaps are.
    pub perhaps: u32,
    pub of: u32,
}

/// What the firm says that it has used in a year; none: not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Stated {
    /// In öre, the firm's own money for the measures of the plan.
    pub spent: Option<i64>,
    /// Hours away from production.
    pub hours: Option<u32>,
}

/// A kept plan as it stood on a day; sealed, and not changed but when somebody is taken out of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    pub on: Date,
    /// The number of the kept plan.
    pub baseline: i32,
    /// Each measure, by what it is and when it was to begin.
    pub states: Vec<(Key, Date, State)>,
    pub covers: Covers,
    /// The year that the firm's own words are about.
    pub year: i16,
    pub stated: Stated,
}

impl FollowUp {
    /// How many measures are in a state.
    #[must_use]
    pub fn count(&self, state: State) -> u32 {
        let count = self.states.iter().filter(|(.., is)| *is == state).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

/// Heads, cost as planned, and hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Amount {
    pub heads: u32,
    pub cost: Money,
    pub hours: u32,
}

impl Amount {
    fn of<'m>(measures: impl Iterator<Item = &'m Measure>) -> Amount {
        measures.fold(Amount::default(), |sum, measure| Amount {
            heads: sum.heads.saturating_add(measure.heads),
            cost: sum.cost.plus(measure.cost),
            hours: sum.hours.saturating_add(measure.hours),
        })
    }
}

/// What a plan was to come to in a year: counts and sums, which stay when people go out of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intended {
    pub year: i16,
    /// The heads of measures that were to begin in it; cost before support, and hours, of what falls in it.
    pub planned: Amount,
    /// What calls were to pay of that cost, in öre.
    pub support: i64,
    /// Requirements that were to be surely covered at its end.
    pub to_cover: u32,
}

/// What a plan is to come to, year by year, when it is made of a map on a day.
#[must_use]
pub fn intended(plan: &Plan, before: &Map, on: Date) -> Vec<Intended> {
    let before = Cover::new(before, on).all();
    let of_year = |used: &YearUse| {
        let year = used.year;
        let to_cover = before.iter().filter(|one| {
            let mut met = plan.requirements.iter().filter(|met| met.row == one.row).peekable();
            if met.peek().is_none() {
                return one.is_sure();
            }
            met.all(|met| met.open == 0 && (met.sure >= met.needed || met.day.year() <= year))
        });
        let begin = plan.measures.iter().filter(|measure| measure.year == year);
        let heads = begin.map(|measure| measure.heads).fold(0, u32::saturating_add);
        Intended {
            year,
            planned: Amount { heads, cost: used.cost, hours: used.hours },
            support: plan.funding.iter().filter(|one| one.year == year).map(|one| one.paid).sum(),
            to_cover: u32::try_from(to_cover.count()).unwrap_or(u32::MAX),
        }
    };
    plan.years.iter().map(of_year).collect()
}

/// One year of a kept plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearLine {
    pub year: i16,
    /// The heads of measures that were to begin in it; cost before support, and hours, of what was to fall in it.
    pub planned: Amount,
    /// What calls were to pay of that cost, in öre.
    pub support: i64,
    /// Of the measures that were to begin in it, those that the map shows as done, at their whole planned cost and hours.
    pub done: Amount,
    /// Heads of them that no map shows: bought in. Nobody knows whether they are done.
    pub unseen: u32,
    /// Requirements that were to be surely covered at the end of the year, of those that there were.
    pub to_cover: u32,
    pub of: u32,
    /// Requirements as they were covered when the year was last looked at, and that day; none: not looked at.
    pub covered: Option<(Covers, Date)>,
    pub stated: Stated,
}

/// How the open requirements of a map are covered on a day.
#[must_use]
pub fn covers(map: &Map, day: Date) -> Covers {
    let all = Cover::new(map, day).all();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Covers {
        sure: count(all.iter().filter(|one| one.is_sure()).count()),
        perhaps: count(all.iter().filter(|one| !one.is_sure() && one.missing_least == 0).count()),
        of: count(all.len()),
    }
}

/// A kept plan as it stands on a day.
#[must_use]
pub fn seen(
    baseline: &Baseline,
    number: i32,
    map: &Map,
    today: Date,
    (year, stated): (i16, Stated),
) -> FollowUp {
    let measures = &baseline.plan.measures;
    let states = follow(&baseline.plan, &baseline.before, map, today).into_iter().map(|one| {
        let measure = &measures[one.measure];
        (measure.key.clone(), measure.from, one.state)
    });
    FollowUp {
        on: today,
        baseline: number,
        states: states.collect(),
        covers: covers(map, today),
        year,
        stated,
    }
}

/// The last anniversary of a plan's keeping that has come and that no follow-up was written on or after; none after the plan's
/// last year.
#[must_use]
pub fn due(baseline: &Baseline, follow_ups: &[FollowUp], today: Date) -> Option<Date> {
    let ends = baseline.plan.years.last()?.year;
    let anniversaries = (1..=MOST_YEARS).map(|years| baseline.on.saturating_add(years.years()));
    let last = anniversaries.take_while(|day| *day <= today && day.year() <= ends).last()?;
    follow_ups.iter().all(|one| one.on < last).then_some(last)
}

/// The years of a kept plan, also those that are over. Of the follow-ups, the newest first, those of this plan count.
#[must_use]
pub fn lines(baseline: &Baseline, follow_ups: &[FollowUp], map: &Map, today: Date) -> Vec<YearLine> {
    let plan = &baseline.plan;
    let now = follow(plan, &baseline.before, map, today);
    // Who has left may have done it before.
    let once = |measure: &Measure| {
        let mut states = follow_ups.iter().flat_map(|one| &one.states);
        states.any(|(key, from, state)| *key == measure.key && *from == measure.from && *state == State::Done)
    };
    let state = |place: usize| now.iter().find(|one| one.measure == place).map(|one| one.state);
    let is_done = |place: usize| state(place) == Some(State::Done) || once(&plan.measures[place]);
    let of = baseline.covers().of;
    let line = |intended: &Intended| {
        let year = intended.year;
        let of_year = || (0..plan.measures.len()).filter(move |place| plan.measures[*place].year == year);
        let unseen = of_year().filter(|place| state(*place) == Some(State::NotSeen));
        let unseen: u32 = unseen.map(|place| plan.measures[place].heads).fold(0, u32::saturating_add);
        let looked = follow_ups.iter().filter(|one| one.on.year() == year).max_by_key(|one| one.on);
        let said = || follow_ups.iter().filter(|one| one.year == year);
        YearLine {
            year,
            planned: intended.planned,
            support: intended.support,
            done: Amount::of(of_year().filter(|place| is_done(*place)).map(|place| &plan.measures[place])),
            unseen,
            to_cover: intended.to_cover,
            of,
            covered: if year == today.year() {
                Some((covers(map, today), today))
            } else {
                looked.map(|one| (one.covers, one.on))
            },
            stated: Stated {
                spent: said().find_map(|one| one.stated.spent),
                hours: said().find_map(|one| one.stated.hours),
            },
        }
    };
    baseline.intended().iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::json;

    use super::*;

    fn map(level: u8, on: &str) -> Map {
        let map = json!({
            "skills": [{ "id": 1, "name": "TIG-svetsning" }],
            "roles": [{ "id": 2, "name": "Svetsare" }],
            "required": [{ "role": 2, "skill": 1, "level": 2, "people": 1 }],
            "people": [{ "id": 3, "who": { "named": "3" }, "roles": [2] }],
            "held": [{ "person": 3, "skill": 1, "level": level, "evidence": { "kind": "leader_assessed", "on": on } }],
            "next": 3,
        });
        serde_json::from_value(map).unwrap()
    }

    /// A plan of four years in which one learns a step in the second.
    fn baseline() -> Baseline {
        let none = json!({ "low": 0, "high": 0 });
        let year = |year: i16| {
            let falls = year == 2027;
            let cost = if falls { json!({ "low": 400_000, "high": 1_800_000 }) } else { none.clone() };
            json!({
                "year": year, "training": cost, "own_training": 0, "budget": 0, "cost": cost,
                "hours": if falls { 40 } else { 0 }, "hours_limit": 0,
            })
        };
        let plan = json!({
            "today": "2026-11-27",
            "measures": [{
                "key": { "develop": { "person": 3, "skill": 1, "to": 2 } },
                "heads": 1, "from": "2027-01-01", "done": "2027-03-26", "year": 2027,
                "cost": { "low": 400_000, "high": 1_800_000 }, "hours": 40, "weeks": 12, "counts": 1000, "rows": [0],
                "source": "made up for a test", "source_on": "2026-11-26", "confidence": "low",
            }],
            "funding": [{ "call": "K", "year": 2027, "paid": 100_000 }],
            "years": [year(2026), year(2027), year(2028), year(2029)],
            "requirements": [],
            "open": { "reached": 0, "bound": 0 },
            "own": { "reached": 0, "bound": 0 },
            "own_range": none,
            "moot": [],
        });
        Baseline::new(date(2026, 11, 27), serde_json::from_value(plan).unwrap(), map(1, "2026-10-01"))
    }

    #[test]
    fn what_falls_in_a_year_is_planned_there_and_stays_when_people_go_out_of_the_plan() {
        let whole = baseline();
        let mut over = whole.plan.clone();
        // It begins in one year, and all that it costs falls in the next.
        over.measures[0].year = 2026;
        let over = Baseline::new(whole.on, over, whole.before.clone());
        let planned = |baseline: &Baseline| -> Vec<(u32, i64, u32, i64)> {
            let years = lines(baseline, &[], &whole.before, whole.on).into_iter();
            years
                .map(|one| (one.planned.heads, one.planned.cost.high, one.planned.hours, one.support))
                .collect()
        };
        assert_eq!(planned(&over)[..2], [(1, 0, 0, 0), (0, 1_800_000, 40, 100_000)]);
        let mut without = whole.clone();
        without.plan.measures.clear();
        without.before.forget(workforce::map::PersonId(3));
        assert_eq!(planned(&without), planned(&whole));
        assert_eq!((without.covers(), without.intended()), (whole.covers(), whole.intended()));
        // A plan that was kept before these were: they are reckoned from what is there.
        let mut old = serde_json::to_value(&whole).unwrap();
        let fields = old.as_object_mut().unwrap();
        assert!(fields.remove("covers").is_some() && fields.remove("intended").is_some());
        let old: Baseline = serde_json::from_value(old).unwrap();
        assert_eq!((old.covers(), old.intended()), (whole.covers(), whole.intended()));
    }

    #[test]
    fn a_follow_up_is_due_on_each_anniversary_until_the_plan_is_over() {
        let baseline = baseline();
        assert_eq!(due(&baseline, &[], date(2027, 11, 26)), None);
        assert_eq!(due(&baseline, &[], date(2027, 11, 27)), Some(date(2027, 11, 27)));
        let today = date(2027, 11, 28);
        let written = [seen(&baseline, 1, &map(1, "2026-10-01"), today, (2027, Stated::default()))];
        assert_eq!(due(&baseline, &written, today), None);
        assert_eq!(due(&baseline, &written, date(2028, 12, 1)), Some(date(2028, 11, 27)));
        let last = [FollowUp { on: date(2029, 11, 27), ..written[0].clone() }];
        assert_eq!(due(&baseline, &last, date(2031, 1, 1)), None);
    }

    #[test]
    fn what_was_done_once_stays_done_and_what_nobody_stated_stays_unknown() {
        let (baseline, today) = (baseline(), date(2027, 11, 28));
        let able = map(2, "2027-06-01");
        let done = lines(&baseline, &[], &able, today);
        assert_eq!(done.iter().map(|line| line.year).collect::<Vec<_>>(), [2026, 2027, 2028, 2029]);
        assert_eq!((done[1].planned, done[1].stated), (done[1].done, Stated::default()));
        assert_eq!(done[1].covered, Some((Covers { sure: 1, perhaps: 0, of: 1 }, today)));
        assert_eq!((done[0].covered, done[2].covered), (None, None), "nobody has looked");
        // The person has left; the follow-up of that day remembers, and what the firm said.
        let stated = Stated { spent: Some(900_000), hours: None };
        let written = [seen(&baseline, 1, &able, today, (2027, stated))];
        let mut without = able.clone();
        without.people.clear();
        let later = lines(&baseline, &written, &without, date(2028, 5, 2));
        assert_eq!((later[1].done.heads, later[1].stated), (1, stated));
        assert_eq!(later[1].covered, Some((Covers { sure: 1, perhaps: 0, of: 1 }, today)));
        assert_eq!(lines(&baseline, &[], &without, date(2028, 5, 2))[1].done.heads, 0);
    }
}
