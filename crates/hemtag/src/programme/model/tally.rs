//! The facts, kept up event by event. What an event points at (of which assignment a decision is, what a claim reports) is handed in
//! with it; it does not change once the event is there.

mod needs;

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use needs::NeedSoFar;

use super::{Counted, Fact, Moments};
use crate::r#loop::model::{Happened, Measure, Tally as LoopTally};

/// What an event points at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pointed {
    /// The assignment whose money a decision or claim is of.
    pub assignment: Option<String>,
    /// What a project reports of its call's indicators, since it began: `call/indicator` and how much.
    pub reported: Vec<(String, i64)>,
}

/// Everything that was counted up to an event.
#[derive(Debug, Clone)]
pub struct Tally {
    /// The newest event that is counted.
    pub event: i64,
    facts: Arc<Vec<Fact>>,
    moments: Moments,
    /// By how much events bear a time before the moment that the log had reached, by their numbers; few.
    late: HashMap<i64, SignedDuration>,
    of_loop: LoopTally,
    needs: HashMap<i64, NeedSoFar>,
    need_of_case: HashMap<i64, i64>,
    counties: BTreeSet<String>,
    decided: HashMap<i64, i64>,
    reported: HashMap<(i64, String), i64>,
    concluded: HashMap<i64, Timestamp>,
    firms: BTreeSet<(Counted, i64)>,
}

impl Default for Tally {
    fn default() -> Tally {
        Tally {
            event: 0,
            facts: Arc::default(),
            moments: Moments::default(),
            late: HashMap::new(),
            of_loop: LoopTally::thing_by_thing(),
            needs: HashMap::new(),
            need_of_case: HashMap::new(),
            counties: BTreeSet::new(),
            decided: HashMap::new(),
            reported: HashMap::new(),
            concluded: HashMap::new(),
            firms: BTreeSet::new(),
        }
    }
}

impl Tally {
    /// Counts an event; one that was counted before is passed over.
    pub fn take(&mut self, mut happened: Happened, pointed: &Pointed) {
        if happened.id <= self.event {
            return;
        }
        self.event = happened.id;
        let from = self.moments.next(happened.at);
        if from > happened.at {
            self.late.insert(happened.id, from.duration_since(happened.at));
        }
        happened.at = from;
        let happened = &happened;
        self.of_loop.take(happened);
        self.take_over(happened.at);
        self.of_needs(happened);
        self.of_money(happened, pointed);
        self.of_skills(happened);
        let number = |key: &str| happened.data[key].as_i64().unwrap_or(0);
        match happened.action.as_str() {
            "guide.base_kept" => self.add(happened, Counted::GuidesPublished, number("guides"), None, None),
            "guide.added" | "guide.changed" | "guide.restored" => {
                self.add(happened, Counted::GuidesPublished, 1, None, None);
            }
            "initiative.base_kept" => {
                self.add(happened, Counted::InitiativesMapped, number("rows"), None, None);
            }
            "initiative.imported" => {
                self.add(happened, Counted::InitiativesMapped, number("new"), None, None);
            }
            "initiative.added" => self.add(happened, Counted::InitiativesMapped, 1, None, None),
            "skills.released" => self.add(happened, Counted::ChangesReleased, 1, None, None),
            _ => {}
        }
    }

    /// The facts as of a moment that is not earlier than the newest event.
    pub fn facts(&mut self, now: Timestamp) -> Arc<Vec<Fact>> {
        self.take_over(now);
        Arc::clone(&self.facts)
    }

    /// The time that an event bears, of a moment at which it is counted.
    fn dated(&self, event: i64, at: Timestamp) -> Timestamp {
        self.late.get(&event).and_then(|by| at.checked_sub(*by).ok()).unwrap_or(at)
    }

    /// Whoever reads them meanwhile keeps what there was.
    fn push(&mut self, fact: Fact) {
        Arc::make_mut(&mut self.facts).push(fact);
    }

    /// What the loop's page counts too is counted once, by its rules.
    fn take_over(&mut self, now: Timestamp) {
        for fact in self.of_loop.hand_over(now) {
            let counted = match fact.measure {
                Measure::Stated => Counted::NeedsReached,
                Measure::Placed => Counted::NeedsPlaced,
                Measure::Opened(_) => Counted::GapsOpened,
                Measure::ClosedByMakers(_) | Measure::ClosedByChange(_) => Counted::GapsClosed,
                Measure::Makers => Counted::MakersAdded,
                Measure::Quoted
                | Measure::Made
                | Measure::Withdrawn(_)
                | Measure::Profiles
                | Measure::Hours
                | Measure::Faded => continue,
            };
            let dated = self.dated(fact.event, fact.at);
            self.push(Fact {
                counted,
                at: fact.at,
                dated,
                event: fact.event,
                amount: i64::from(fact.count),
                key: None,
                about: fact.need.map(|need| ("need", need)),
                corrects: None,
            });
        }
    }

    fn add(
        &mut self,
        happened: &Happened,
        counted: Counted,
        amount: i64,
        key: Option<String>,
        about: Option<(&'static str, i64)>,
    ) {
        if amount != 0 {
            let (at, event) = (happened.at, happened.id);
            let dated = self.dated(event, at);
            self.push(Fact { counted, at, dated, event, amount, key, about, corrects: None });
        }
    }

    fn take_back(
        &mut self,
        happened: &Happened,
        counted: Counted,
        about: (&'static str, i64),
        of: Timestamp,
    ) {
        let dated = self.dated(happened.id, happened.at);
        self.push(Fact {
            counted,
            at: happened.at,
            dated,
            event: happened.id,
            amount: -1,
            key: None,
            about: Some(about),
            corrects: Some(of),
        });
    }

    fn of_money(&mut self, happened: &Happened, pointed: &Pointed) {
        let Some(subject) = happened.subject_id else { return };
        let key = || pointed.assignment.clone();
        let ore = happened.data["ore"].as_i64().unwrap_or(0);
        match happened.action.as_str() {
            "decision.taken" => {
                let about = Some(("decision", subject));
                let granted = if happened.data["outcome"] == "granted" { ore } else { 0 };
                let before = self.decided.insert(subject, granted).unwrap_or(0);
                self.add(happened, Counted::FundsDecided, granted - before, key(), about);
                let project = i64::from(granted > 0) - i64::from(before > 0);
                self.add(happened, Counted::ProjectsGranted, project, key(), about);
            }
            "claim.paid" => {
                let about = decision_of(happened).map(|decision| ("decision", decision));
                self.add(happened, Counted::FundsPaid, ore, key(), about);
            }
            "grant.paid_back" => {
                self.add(happened, Counted::FundsPaid, -ore, key(), Some(("decision", subject)));
            }
            "claim.decided" => {
                let Some(decision) = happened.data["decision"].as_i64() else { return };
                for (indicator, value) in &pointed.reported {
                    // Since the project began: what is new is the difference.
                    let before = self.reported.insert((decision, indicator.clone()), *value).unwrap_or(0);
                    let about = Some(("decision", decision));
                    let key = Some(indicator.clone());
                    self.add(happened, Counted::ReportedByProjects, value - before, key, about);
                }
            }
            _ => {}
        }
    }

    fn of_skills(&mut self, happened: &Happened) {
        let Some(subject) = happened.subject_id else { return };
        match happened.action.as_str() {
            "validation.begun" => {
                self.add(happened, Counted::ValidationsBegun, 1, None, Some(("validation", subject)));
            }
            "validation.concluded" if !self.concluded.contains_key(&subject) => {
                let dated = self.dated(happened.id, happened.at);
                self.concluded.insert(subject, dated);
                self.add(happened, Counted::ValidationsConcluded, 1, None, Some(("validation", subject)));
            }
            "validation.outcome_undone" => {
                if let Some(since) = self.concluded.remove(&subject) {
                    self.take_back(happened, Counted::ValidationsConcluded, ("validation", subject), since);
                }
            }
            "skills.map_kept" => self.firm(happened, Counted::FirmsMapped, subject),
            "skills.plan_kept" => self.firm(happened, Counted::FirmsWithPlan, subject),
            _ => {}
        }
    }

    /// A firm counts once.
    fn firm(&mut self, happened: &Happened, counted: Counted, organisation: i64) {
        if self.firms.insert((counted, organisation)) {
            self.add(happened, counted, 1, None, Some(("organisation", organisation)));
        }
    }
}

/// The event of the log as the tally takes it.
#[must_use]
pub fn happened(logged: crate::events::Logged) -> Happened {
    Happened {
        id: logged.id,
        at: logged.at,
        action: logged.action,
        subject_kind: logged.subject_kind,
        subject_id: logged.subject_id,
        data: logged.data,
    }
}

/// The decision whose money or report an event tells of.
#[must_use]
pub fn decision_of(happened: &Happened) -> Option<i64> {
    match happened.action.as_str() {
        "decision.taken" | "grant.paid_back" => happened.subject_id,
        "claim.paid" | "claim.decided" => happened.data.get("decision").and_then(Value::as_i64),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::{needs::STEPS, *};
    use crate::programme::model::{AsKnown, fact::sum};

    type Told<'t> = (&'t str, &'t str, &'t str, i64, Value);

    fn tally(events: &[Told<'_>]) -> Tally {
        let mut tally = Tally::default();
        for ((at, action, kind, subject, data), id) in events.iter().zip(1..) {
            let happened = Happened {
                id,
                at: at.parse().unwrap(),
                action: (*action).to_owned(),
                subject_kind: (*kind).to_owned(),
                subject_id: Some(*subject),
                data: data.clone(),
            };
            let pointed = Pointed {
                assignment: Some("manufacture".to_owned()),
                reported: data["reported"]
                    .as_i64()
                    .map(|value| ("call/firms".to_owned(), value))
                    .into_iter()
                    .collect(),
            };
            tally.take(happened, &pointed);
        }
        tally
    }

    fn values(tally: &mut Tally, until: &str, known: AsKnown) -> BTreeMap<Counted, i64> {
        let now: Timestamp = "2020-01-01T00:00:00Z".parse().unwrap();
        let facts = tally.facts(now).to_vec();
        Counted::ALL
            .iter()
            .filter_map(|counted| {
                let mine = facts.iter().filter(|fact| fact.counted == *counted);
                let value = sum(mine, counted.kind(), None, until.parse().unwrap(), known).value?;
                (value != 0).then_some((*counted, value))
            })
            .collect()
    }

    #[test]
    fn a_need_comes_to_a_step_and_all_before_it_once_and_what_was_told_may_be_corrected() {
        let yes = json!({ "kind": "quote", "verdict": "yes" });
        let mut tally = tally(&[
            ("2019-01-01T08:00:00Z", "case.opened", "case", 5, json!({ "need": 1, "county": "06" })),
            ("2019-01-02T08:00:00Z", "case.qualified", "case", 5, json!({})),
            ("2019-01-03T08:00:00Z", "request.made", "need", 1, json!({ "sent": true })),
            ("2019-01-03T20:00:00Z", "request.answered", "need", 1, yes.clone()),
            ("2019-01-04T08:00:00Z", "request.answered", "need", 1, yes),
            ("2019-02-01T08:00:00Z", "need.outcome", "need", 1, json!({ "reached": "made" })),
            ("2019-02-02T08:00:00Z", "need.outcome", "need", 2, json!({ "reached": "made" })),
            // Told wrongly: it was made abroad. What makers answered stays.
            (
                "2019-04-01T08:00:00Z",
                "need.outcome",
                "need",
                1,
                json!({ "reached": "reached", "why": "abroad" }),
            ),
            ("2019-04-02T08:00:00Z", "case.qualification_withdrawn", "case", 5, json!({})),
        ]);
        let funnel = |tally: &mut Tally, until: &str, known| {
            let values = values(tally, until, known);
            STEPS.map(|(counted, _)| values.get(&counted).copied().unwrap_or(0))
        };
        assert_eq!(funnel(&mut tally, "2019-01-03T00:00:00Z", AsKnown::Then), [1, 0, 0, 0]);
        assert_eq!(funnel(&mut tally, "2019-03-31T22:00:00Z", AsKnown::Then), [2, 2, 2, 2]);
        let now = AsKnown::At("2019-12-01T00:00:00Z".parse().unwrap());
        assert_eq!(funnel(&mut tally, "2019-03-31T22:00:00Z", now), [2, 2, 2, 1]);
        assert_eq!(funnel(&mut tally, "2019-12-01T00:00:00Z", AsKnown::Then), [2, 2, 2, 1]);
        let all = values(&mut tally, "2019-12-01T00:00:00Z", AsKnown::Then);
        assert_eq!(all[&Counted::TimeToFirstAnswer], 12 * 3600);
        assert_eq!((all[&Counted::CasesOpened], all[&Counted::CountiesCovered]), (1, 1));
    }

    #[test]
    fn money_is_counted_as_it_is_decided_amended_and_paid_back() {
        let granted = |ore: i64| json!({ "outcome": "granted", "ore": ore });
        let mut tally = tally(&[
            ("2019-01-01T08:00:00Z", "decision.taken", "decision", 1, granted(500)),
            (
                "2019-01-01T09:00:00Z",
                "decision.taken",
                "decision",
                2,
                json!({ "outcome": "refused", "ore": 0 }),
            ),
            (
                "2019-02-01T08:00:00Z",
                "claim.decided",
                "funding_claim",
                9,
                json!({ "decision": 1, "reported": 4 }),
            ),
            ("2019-02-02T08:00:00Z", "claim.paid", "funding_claim", 9, json!({ "decision": 1, "ore": 200 })),
            (
                "2019-03-01T08:00:00Z",
                "claim.decided",
                "funding_claim",
                10,
                json!({ "decision": 1, "reported": 7 }),
            ),
            ("2019-03-02T08:00:00Z", "decision.taken", "decision", 1, granted(400)),
            ("2019-04-01T08:00:00Z", "grant.paid_back", "decision", 1, json!({ "ore": 50 })),
            ("2019-05-01T08:00:00Z", "decision.taken", "decision", 1, granted(0)),
        ]);
        let of = |tally: &mut Tally, until: &str| {
            let values = values(tally, until, AsKnown::Then);
            [Counted::FundsDecided, Counted::FundsPaid, Counted::ProjectsGranted, Counted::ReportedByProjects]
                .map(|counted| values.get(&counted).copied().unwrap_or(0))
        };
        assert_eq!(of(&mut tally, "2019-02-15T00:00:00Z"), [500, 200, 1, 4]);
        assert_eq!(of(&mut tally, "2019-04-15T00:00:00Z"), [400, 150, 1, 7]);
        assert_eq!(of(&mut tally, "2019-06-01T00:00:00Z"), [0, 150, 0, 7]);
        assert!(
            tally
                .facts("2020-01-01T00:00:00Z".parse().unwrap())
                .iter()
                .all(|fact| fact.counted == Counted::ReportedByProjects
                    || fact.key.as_deref() == Some("manufacture"))
        );
    }

    #[test]
    fn a_firm_counts_once_and_an_outcome_that_was_undone_is_taken_back() {
        let mut tally = tally(&[
            ("2019-01-01T08:00:00Z", "skills.map_kept", "skills", 3, json!({})),
            ("2019-01-02T08:00:00Z", "skills.map_kept", "skills", 3, json!({})),
            ("2019-01-02T08:00:00Z", "skills.plan_kept", "skills", 3, json!({})),
            ("2019-01-03T08:00:00Z", "validation.begun", "validation", 8, json!({})),
            ("2019-01-04T08:00:00Z", "validation.concluded", "validation", 8, json!({})),
            ("2019-02-04T08:00:00Z", "validation.outcome_undone", "validation", 8, json!({})),
            ("2019-03-04T08:00:00Z", "validation.concluded", "validation", 8, json!({})),
        ]);
        let of = |tally: &mut Tally, until: &str, known| {
            values(tally, until, known).get(&Counted::ValidationsConcluded).copied().unwrap_or(0)
        };
        assert_eq!(of(&mut tally, "2019-01-31T00:00:00Z", AsKnown::Then), 1);
        let now = AsKnown::At("2019-12-01T00:00:00Z".parse().unwrap());
        assert_eq!(of(&mut tally, "2019-01-31T00:00:00Z", now), 0);
        assert_eq!(of(&mut tally, "2019-12-01T00:00:00Z", now), 1);
        let all = values(&mut tally, "2019-12-01T00:00:00Z", AsKnown::Then);
        assert_eq!((all[&Counted::FirmsMapped], all[&Counted::FirmsWithPlan]), (1, 1));
    }
}
