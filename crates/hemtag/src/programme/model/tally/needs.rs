//! How far a need has come, and how soon a maker answered.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Counted, Happened, Tally};

/// The steps of a need after it was stated, in order.
pub(super) const STEPS: [(Counted, &str); 4] = [
    (Counted::NeedsStudied, "studied"),
    (Counted::NeedsMatched, "matched"),
    (Counted::NeedsQuoted, "quoted"),
    (Counted::NeedsMade, "made"),
];

/// By what a need came to a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    /// Something was done: a request was answered.
    Deed,
    /// An adviser found it fit; that may be withdrawn.
    Qualified,
    /// Somebody told what came of it; the next telling may say less.
    Told,
}

#[derive(Debug, Clone, Default)]
pub(super) struct NeedSoFar {
    steps: BTreeMap<usize, (Timestamp, By)>,
    asked_at: Option<Timestamp>,
    answered: bool,
}

impl Tally {
    pub(super) fn of_needs(&mut self, happened: &Happened) {
        let case = happened.subject_id.filter(|_| happened.subject_kind == "case");
        let data = &happened.data;
        match happened.action.as_str() {
            "case.opened" => {
                let Some(case) = case else { return };
                if let Some(need) = data["need"].as_i64() {
                    self.need_of_case.insert(case, need);
                }
                self.add(happened, Counted::CasesOpened, 1, None, Some(("case", case)));
                if let Some(county) =
                    data["county"].as_str().filter(|one| self.counties.insert((*one).to_owned()))
                {
                    let county = Some(county.to_owned());
                    self.add(happened, Counted::CountiesCovered, 1, county, Some(("case", case)));
                }
            }
            "case.qualified" => {
                if let Some(need) = case.and_then(|case| self.need_of_case.get(&case)).copied() {
                    self.reach(happened, need, 0, By::Qualified);
                }
            }
            "case.qualification_withdrawn" => {
                if let Some(need) = case.and_then(|case| self.need_of_case.get(&case)).copied() {
                    self.fall(happened, need, |step, by| step == 0 && by == By::Qualified);
                }
            }
            "request.made" | "request.agreed" if data["sent"] == true => {
                if let Some(need) = happened.need() {
                    self.needs.entry(need).or_default().asked_at.get_or_insert(happened.at);
                }
            }
            "request.answered" => {
                if let Some(need) = happened.need() {
                    self.answered(happened, need);
                }
            }
            "need.outcome" => {
                let Some(need) = happened.need() else { return };
                let reached = data["reached"].as_str().unwrap_or_default();
                let step = STEPS.iter().position(|(_, name)| *name == reached);
                self.fall(happened, need, |at, by| by == By::Told && step.is_none_or(|step| at > step));
                if let Some(step) = step {
                    self.reach(happened, need, step, By::Told);
                }
            }
            _ => {}
        }
    }

    fn answered(&mut self, happened: &Happened, need: i64) {
        let so_far = self.needs.entry(need).or_default();
        let first = (!std::mem::replace(&mut so_far.answered, true)).then_some(so_far.asked_at).flatten();
        if let Some(asked) = first {
            // Within one second counts as one: a fact is never of nothing.
            let seconds = happened.at.duration_since(asked).as_secs().max(1);
            self.add(happened, Counted::TimeToFirstAnswer, seconds, None, Some(("need", need)));
        }
        if happened.data["verdict"] == "yes" {
            let step = if happened.data["kind"] == "quote" { 2 } else { 1 };
            self.reach(happened, need, step, By::Deed);
        }
    }

    /// A need comes to a step, and thereby to all before it.
    fn reach(&mut self, happened: &Happened, need: i64, step: usize, by: By) {
        let dated = self.dated(happened.id, happened.at);
        for (at, one) in STEPS.iter().enumerate().take(step + 1) {
            let steps = &mut self.needs.entry(need).or_default().steps;
            if let Some((_, how)) = steps.get_mut(&at) {
                // What was done is not taken back by what is told.
                if by == By::Deed || *how == By::Told {
                    *how = by;
                }
                continue;
            }
            steps.insert(at, (dated, by));
            self.add(happened, one.0, 1, None, Some(("need", need)));
        }
    }

    /// Steps that a need did not come to after all.
    fn fall(&mut self, happened: &Happened, need: i64, of: impl Fn(usize, By) -> bool) {
        let Some(so_far) = self.needs.get_mut(&need) else { return };
        let fallen: Vec<(usize, Timestamp)> = so_far
            .steps
            .iter()
            .filter(|(at, (_, by))| of(**at, *by))
            .map(|(at, (since, _))| (*at, *since))
            .collect();
        for (at, _) in &fallen {
            so_far.steps.remove(at);
        }
        for (at, since) in fallen {
            self.take_back(happened, STEPS[at].0, ("need", need), since);
        }
    }
}
