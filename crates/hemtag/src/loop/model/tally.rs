//! The counts, kept up event by event.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use matching::GapKind;
use serde_json::Value;

use super::{Happened, Measure, Month};
use crate::gaps::model::kind_named;

/// A need that lacks nothing for so long after it was stated was placed at once: gaps are opened within seconds.
const SETTLED: SignedDuration = SignedDuration::from_hours(24);
/// A gap that closes so soon after its owner changed the need closed by that.
const BY_CHANGE: SignedDuration = SignedDuration::from_secs(60);

/// Counts by month.
pub type Counts = BTreeMap<(Month, Measure), u32>;

/// One thing that was counted: when, of which measure, how many, by which event, of which need where it is one's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact {
    pub at: Timestamp,
    pub measure: Measure,
    pub count: u32,
    pub event: i64,
    pub need: Option<i64>,
}

/// Everything that was counted up to an event.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// The newest event that is counted.
    pub event: i64,
    counts: Counts,
    needs: BTreeMap<i64, NeedSoFar>,
    /// Needs stated of late, which are placed unless a gap opens.
    settling: BTreeSet<(Timestamp, i64)>,
    /// What was counted since it was last handed over, where somebody wants it thing by thing.
    facts: Option<Vec<Fact>>,
}

#[derive(Debug, Clone, Default)]
struct NeedSoFar {
    stated_at: Option<Timestamp>,
    /// The event by which it was stated.
    stated_by: i64,
    open: BTreeMap<(u64, u64), GapKind>,
    changed_at: Option<Timestamp>,
    was: BTreeSet<Measure>,
}

impl Tally {
    /// One that also keeps each thing that it counts, to be handed over.
    #[must_use]
    pub fn thing_by_thing() -> Tally {
        Tally { facts: Some(Vec::new()), ..Tally::default() }
    }

    /// What was counted since the last time, as of a moment that is not earlier than the newest event.
    pub fn hand_over(&mut self, now: Timestamp) -> Vec<Fact> {
        self.settle(now);
        self.facts.as_mut().map(std::mem::take).unwrap_or_default()
    }

    /// Counts an event; one that was counted before is passed over.
    pub fn take(&mut self, happened: &Happened) {
        if happened.id <= self.event {
            return;
        }
        self.event = happened.id;
        self.settle(happened.at);
        let at = happened.at;
        let number = |key: &str| happened.data[key].as_u64().and_then(|n| u32::try_from(n).ok());
        match happened.action.as_str() {
            "need.stated" => {
                if let Some(need) = happened.need() {
                    self.once(need, Measure::Stated, at);
                    let stated = self.needs.entry(need).or_default();
                    (stated.stated_at, stated.stated_by) = (Some(at), happened.id);
                    self.settling.insert((at, need));
                }
            }
            "need.changed" | "need.change_undone" => {
                if let Some(need) = happened.need() {
                    self.needs.entry(need).or_default().changed_at = Some(at);
                }
            }
            "gap.opened" | "gap.changed" | "gap.closed" => {
                if let Some(need) = happened.need() {
                    self.gaps(need, at, &happened.data);
                }
            }
            "request.answered" if is_quote(&happened.data) => {
                if let Some(need) = happened.need() {
                    self.once(need, Measure::Quoted, at);
                }
            }
            "need.outcome" => {
                let reached = happened.data["reached"].as_str().unwrap_or_default();
                if let Some(need) = happened.need().filter(|_| matches!(reached, "quoted" | "made")) {
                    self.once(need, Measure::Quoted, at);
                    if reached == "made" {
                        self.once(need, Measure::Made, at);
                    }
                }
            }
            "maker.added" => self.add(Measure::Makers, at, number("makers").unwrap_or(1)),
            "makers.imported" => {
                self.add(Measure::Makers, at, number("new").unwrap_or(0));
                self.add(Measure::Profiles, at, number("updated").unwrap_or(0));
            }
            "maker.changed" => self.add(Measure::Profiles, at, 1),
            "capacity.stated" | "capacity.confirmed" => self.add(Measure::Hours, at, 1),
            "capacity.faded" => self.add(Measure::Faded, at, 1),
            _ => {}
        }
    }

    fn gaps(&mut self, need: i64, at: Timestamp, data: &Value) {
        let mut added = Vec::new();
        let mine = self.needs.entry(need).or_default();
        let by_change = mine.changed_at.is_some_and(|changed| at.duration_since(changed) <= BY_CHANGE);
        let mut by_an_offer = false;
        for (place, gap) in each(data, "closed") {
            let Some(kind) = mine.open.remove(&place) else { continue };
            let is_placed = gap.get("offer").is_some();
            by_an_offer |= is_placed;
            added.push(match (is_placed, by_change) {
                (false, _) => Measure::Withdrawn(kind),
                (true, true) => Measure::ClosedByChange(kind),
                (true, false) => Measure::ClosedByMakers(kind),
            });
        }
        for (place, gap) in each(data, "changed") {
            if let Some(kind) = kind_of(gap) {
                mine.open.insert(place, kind);
            }
        }
        for (place, gap) in each(data, "opened") {
            let Some(kind) = kind_of(gap) else { continue };
            mine.open.insert(place, kind);
            added.push(Measure::Opened(kind));
        }
        let (lacks_nothing, stated_at) = (mine.open.is_empty(), mine.stated_at);
        for measure in added {
            self.count(Fact { at, measure, count: 1, event: self.event, need: Some(need) });
        }
        if lacks_nothing && by_an_offer {
            self.once(need, Measure::Placed, at);
        }
        if !lacks_nothing || by_an_offer {
            stated_at.map(|stated| self.settling.remove(&(stated, need)));
        }
    }

    /// Needs that nothing was lacking for a day after they were stated are placed.
    fn settle(&mut self, now: Timestamp) {
        while let Some(&(stated, need)) = self.settling.first() {
            let Some(settled) = stated.checked_add(SETTLED).ok().filter(|settled| *settled <= now) else {
                return;
            };
            self.settling.pop_first();
            // Placed by nothing that happened since: the event is that which stated it.
            let stated_by = self.needs.get(&need).map_or(self.event, |stated| stated.stated_by);
            self.once_by(stated_by, need, Measure::Placed, settled);
        }
    }

    fn once(&mut self, need: i64, measure: Measure, at: Timestamp) {
        self.once_by(self.event, need, measure, at);
    }

    fn once_by(&mut self, event: i64, need: i64, measure: Measure, at: Timestamp) {
        if self.needs.entry(need).or_default().was.insert(measure) {
            self.count(Fact { at, measure, count: 1, event, need: Some(need) });
        }
    }

    fn add(&mut self, measure: Measure, at: Timestamp, count: u32) {
        self.count(Fact { at, measure, count, event: self.event, need: None });
    }

    fn count(&mut self, fact: Fact) {
        if fact.count > 0 {
            *self.counts.entry((Month::at(fact.at), fact.measure)).or_default() += fact.count;
            if let Some(facts) = &mut self.facts {
                facts.push(fact);
            }
        }
    }

    /// The counts as of a moment, which is not earlier than the newest event.
    #[must_use]
    pub fn counts(&mut self, now: Timestamp) -> &Counts {
        self.settle(now);
        &self.counts
    }
}

/// Whether a maker has quoted: a no, or a question of its own, is no quotation.
fn is_quote(data: &Value) -> bool {
    data["kind"] == "quote" && data["verdict"] == "yes"
}

/// The gaps of a list in an event's data, each with its part and operation.
fn each<'a>(data: &'a Value, list: &str) -> impl Iterator<Item = ((u64, u64), &'a Value)> {
    let gaps = data[list].as_array().into_iter().flatten();
    gaps.filter_map(|gap| Some(((gap["part"].as_u64()?, gap["operation"].as_u64()?), gap)))
}

fn kind_of(gap: &Value) -> Option<GapKind> {
    kind_named(gap["kind"].as_str()?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn tally(events: &[(&str, &str, i64, Value)]) -> Tally {
        let mut tally = Tally::default();
        for ((at, action, need, data), id) in events.iter().zip(1..) {
            tally.take(&Happened {
                id,
                at: at.parse().unwrap(),
                action: (*action).to_owned(),
                subject_kind: "need".to_owned(),
                subject_id: Some(*need),
                data: data.clone(),
            });
        }
        tally
    }

    fn told(tally: &mut Tally, now: &str) -> Vec<(String, String, u32)> {
        let counts = tally.counts(now.parse().unwrap());
        counts.iter().map(|((month, measure), n)| (month.to_string(), measure.code(), *n)).collect()
    }

    fn rows(rows: &[(&str, &str, u32)]) -> Vec<(String, String, u32)> {
        rows.iter().map(|(month, code, n)| ((*month).to_owned(), (*code).to_owned(), *n)).collect()
    }

    #[test]
    fn a_need_that_lacks_nothing_for_a_day_is_placed_and_one_that_does_is_not() {
        let gap = json!({ "opened": [{ "part": 0, "operation": 0, "kind": "unknown" }] });
        let mut tally = tally(&[
            ("2026-10-31T12:00:00Z", "need.stated", 1, json!({})),
            ("2026-10-31T12:00:00Z", "need.stated", 2, json!({})),
            ("2026-10-31T12:00:02Z", "gap.opened", 2, gap),
        ]);
        let october = [("2026-10", "stated", 2), ("2026-10", "opened.unknown", 1)];
        assert_eq!(told(&mut tally, "2026-10-31T20:00:00Z"), rows(&october));
        let later = [october[0], october[1], ("2026-11", "placed", 1)];
        assert_eq!(told(&mut tally, "2026-11-05T00:00:00Z"), rows(&later));
    }

    #[test]
    fn what_closed_a_gap_is_told_apart() {
        let opened = |kind: &str| json!({ "opened": [{ "part": 0, "operation": 0, "kind": kind }] });
        let closed = json!({ "closed": [{ "part": 0, "operation": 0, "offer": 3 }] });
        let gone = json!({ "closed": [{ "part": 0, "operation": 0 }] });
        let changed = json!({ "changed": [{ "part": 0, "operation": 0, "kind": "capacity" }] });
        let mut tally = tally(&[
            ("2026-09-01T10:00:00Z", "gap.opened", 1, opened("unknown")),
            ("2026-09-02T10:00:00Z", "gap.changed", 1, changed),
            ("2026-09-03T10:00:00Z", "gap.closed", 1, closed.clone()),
            ("2026-09-01T10:00:00Z", "gap.opened", 2, opened("design")),
            ("2026-09-04T10:00:00Z", "need.changed", 2, json!({})),
            ("2026-09-04T10:00:05Z", "gap.closed", 2, closed.clone()),
            ("2026-09-05T10:00:00Z", "gap.opened", 3, opened("place")),
            ("2026-09-06T10:00:00Z", "gap.closed", 3, gone),
            ("2026-09-07T10:00:00Z", "gap.closed", 3, closed),
        ]);
        let told = told(&mut tally, "2026-09-30T00:00:00Z");
        let expected = [
            ("2026-09", "placed", 2),
            ("2026-09", "opened.unknown", 1),
            ("2026-09", "opened.design", 1),
            ("2026-09", "opened.place", 1),
            ("2026-09", "closed_by_makers.capacity", 1),
            ("2026-09", "closed_by_change.design", 1),
            ("2026-09", "withdrawn.place", 1),
        ];
        let (mut told, mut expected) = (told, rows(&expected));
        told.sort();
        expected.sort();
        assert_eq!(told, expected);
    }

    #[test]
    fn a_need_is_quoted_and_made_once() {
        let quote = json!({ "kind": "quote", "verdict": "yes", "need": 7 });
        let mut tally = tally(&[
            ("2026-08-01T10:00:00Z", "request.answered", 7, quote.clone()),
            ("2026-09-01T10:00:00Z", "request.answered", 7, quote),
            ("2026-09-01T10:00:00Z", "request.answered", 8, json!({ "kind": "information" })),
            ("2026-09-01T10:00:00Z", "request.answered", 6, json!({ "kind": "quote", "verdict": "no" })),
            ("2026-10-01T10:00:00Z", "need.outcome", 7, json!({ "reached": "made" })),
            ("2026-10-02T10:00:00Z", "need.outcome", 9, json!({ "reached": "matched", "why": "price" })),
            ("2026-10-03T10:00:00Z", "need.outcome", 9, json!({ "reached": "quoted" })),
        ]);
        assert_eq!(
            told(&mut tally, "2026-10-30T00:00:00Z"),
            rows(&[("2026-08", "quoted", 1), ("2026-10", "quoted", 1), ("2026-10", "made", 1)])
        );
    }
}
