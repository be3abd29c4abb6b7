//! What happens within a request or a round of a job: queries, and parts of our own. A request's is told as it happens; a round's is kept
//! until it is known whether the round did something.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::SystemTime,
};

use opentelemetry::{
    Context, KeyValue,
    trace::{Span, SpanKind, TraceContextExt, Tracer},
};
use sea_orm::{DbBackend, metric::Info};

use super::{Live, failed, now};

/// So many steps of a round are kept; an import has thousands. How many were left out is told.
pub(super) const MOST: usize = 200;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    name: &'static str,
    begun: SystemTime,
    /// None while it goes on.
    ended: Option<SystemTime>,
    failed: bool,
    /// Which database was asked, when it is a query.
    asked: Option<&'static str>,
    /// The step that it is a part of, by its place among those kept.
    within: Option<usize>,
}

impl Step {
    /// A query that just ended: which kind it is and how long it took. Its text is not told.
    pub(super) fn of_query(info: &Info<'_>) -> Step {
        let ended = now();
        let asked = match info.statement.db_backend {
            DbBackend::Postgres => "postgresql",
            _ => "sqlite",
        };
        Step {
            name: kind(&info.statement.sql),
            begun: ended.checked_sub(info.elapsed).unwrap_or(ended),
            ended: Some(ended),
            failed: info.failed,
            asked: Some(asked),
            within: None,
        }
    }

    /// Tells it as a part of what `parent` is. Gives what its own parts are parts of.
    pub(super) fn tell(&self, live: &Live, parent: &Context) -> Context {
        let mut builder = live.tracer.span_builder(self.name).with_start_time(self.begun);
        if let Some(system) = self.asked {
            let asked =
                [KeyValue::new("db.system.name", system), KeyValue::new("db.operation.name", self.name)];
            builder = builder.with_kind(SpanKind::Client).with_attributes(asked);
        }
        let mut span = builder.start_with_context(&live.tracer, parent);
        if self.failed {
            span.set_status(failed());
        }
        span.end_with_timestamp(self.ended.unwrap_or_else(now));
        parent.with_span(span)
    }
}

/// What a query does, by its first word.
fn kind(sql: &str) -> &'static str {
    let first = sql.split_whitespace().next().unwrap_or_default();
    ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"]
        .into_iter()
        .find(|known| first.eq_ignore_ascii_case(known))
        .unwrap_or("OTHER")
}

/// The steps of a round that goes on, and within which of them we are.
#[derive(Debug, Clone, Default)]
pub(super) struct InRound {
    kept: Arc<Mutex<Kept>>,
    within: Option<usize>,
}

#[derive(Debug, Default)]
struct Kept {
    steps: Vec<Step>,
    left_out: i64,
}

impl InRound {
    fn with<T>(&self, work: impl FnOnce(&mut Kept) -> T) -> T {
        work(&mut self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Keeps a step, when there is room.
    pub(super) fn keep(&self, step: Step) -> Option<usize> {
        self.with(|kept| {
            if kept.steps.len() == MOST {
                kept.left_out += 1;
                return None;
            }
            kept.steps.push(Step { within: self.within, ..step });
            Some(kept.steps.len() - 1)
        })
    }

    /// Begins a part of the round. What happens within it is kept by what comes back.
    pub(super) fn begin(&self, name: &'static str) -> InRound {
        let step = Step { name, begun: now(), ended: None, failed: false, asked: None, within: None };
        InRound { kept: self.kept.clone(), within: self.keep(step).or(self.within) }
    }

    /// Ends the part that `part` was given for.
    pub(super) fn end(&self, part: &InRound) {
        let Some(place) = part.within.filter(|_| part.within != self.within) else { return };
        self.with(|kept| kept.steps[place].ended = Some(now()));
    }

    /// Tells all of it as parts of the round. Gives how many were left out.
    pub(super) fn tell(&self, live: &Live, round: &Context) -> i64 {
        let Kept { steps, left_out } = self.with(std::mem::take);
        let mut told: Vec<Context> = Vec::with_capacity(steps.len());
        for step in &steps {
            let parent = step.within.and_then(|place| told.get(place)).unwrap_or(round);
            let told_now = step.tell(live, parent);
            told.push(told_now);
        }
        left_out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_told_by_its_kind() {
        assert_eq!(kind("SELECT * FROM \"need\" WHERE \"title\" = 'x'"), "SELECT");
        assert_eq!(kind("\n  insert into need"), "INSERT");
        assert_eq!(kind("PRAGMA x"), "OTHER");
        assert_eq!(kind(""), "OTHER");
    }

    #[test]
    fn steps_of_a_round_know_what_they_are_part_of_and_are_not_without_end() {
        let query = || Step {
            name: "SELECT",
            begun: SystemTime::UNIX_EPOCH,
            ended: Some(SystemTime::UNIX_EPOCH),
            failed: false,
            asked: Some("sqlite"),
            within: None,
        };
        let round = InRound::default();
        assert_eq!(round.keep(query()), Some(0));
        let part = round.begin("match");
        assert_eq!(part.keep(query()), Some(2));
        assert!(round.with(|kept| kept.steps[1].ended.is_none()));
        round.end(&part);
        let within = round.with(|kept| kept.steps.iter().map(|step| step.within).collect::<Vec<_>>());
        assert_eq!(within, [None, None, Some(1)]);
        assert!(round.with(|kept| kept.steps[1].ended.is_some()));
        for _ in 3..MOST {
            assert!(round.keep(query()).is_some());
        }
        // There is no room for another part, nor for what happens within it; the last that was kept is not ended by it.
        let part = round.begin("begin");
        assert_eq!(part.keep(query()), None);
        round.end(&part);
        assert_eq!(round.with(|kept| (kept.steps.len(), kept.left_out)), (MOST, 2));
    }
}
