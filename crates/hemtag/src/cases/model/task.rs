//! What is to be done in a case: the tasks that each triage begins with, and the states of a task.

use jiff::{Timestamp, civil::Date};

use super::{Party, Triage, next::AidStanding};

/// A task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    pub id: i64,
    pub kind: TaskKind,
    /// In somebody's words; empty for a kind that has its own.
    pub title: String,
    /// Whose it is to do.
    pub party: Party,
    /// It is advice to one firm, and so aid to it.
    pub advice: bool,
    pub state: TaskState,
    pub due_on: Option<Date>,
    pub place: i32,
    pub updated_at: Timestamp,
    pub done_at: Option<Timestamp>,
    pub version: i64,
}

/// How a task stands. "Looked at, but something is missing" is not "nobody looked".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TaskState {
    NotStarted,
    /// For a party; a name where that is somebody else.
    Waiting {
        party: Party,
        name: String,
    },
    /// Somebody must say or hand over more.
    InformationMissing,
    Done,
}

impl TaskState {
    pub const CODES: [&'static str; 4] = ["not_started", "waiting", "information_missing", "done"];

    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            TaskState::NotStarted => "not_started",
            TaskState::Waiting { .. } => "waiting",
            TaskState::InformationMissing => "information_missing",
            TaskState::Done => "done",
        }
    }

    /// The state of a code, with whom it waits for.
    #[must_use]
    pub fn parse(code: &str, party: Party, name: &str) -> Option<TaskState> {
        match code {
            "not_started" => Some(TaskState::NotStarted),
            "waiting" => Some(TaskState::Waiting { party, name: name.to_owned() }),
            "information_missing" => Some(TaskState::InformationMissing),
            "done" => Some(TaskState::Done),
            _ => None,
        }
    }
}

/// The kinds of task that have words of their own, and those that somebody wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskKind {
    ConfirmFacts,
    ReadAnswer,
    AdjustNeed,
    ReadStrategy,
    AdviseProcess,
    DecideProcess,
    HandOverDrawings,
    ReviewDesign,
    PlanSeries,
    Own,
}

impl TaskKind {
    pub const ALL: [TaskKind; 10] = [
        TaskKind::ConfirmFacts,
        TaskKind::ReadAnswer,
        TaskKind::AdjustNeed,
        TaskKind::ReadStrategy,
        TaskKind::AdviseProcess,
        TaskKind::DecideProcess,
        TaskKind::HandOverDrawings,
        TaskKind::ReviewDesign,
        TaskKind::PlanSeries,
        TaskKind::Own,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            TaskKind::ConfirmFacts => "confirm_facts",
            TaskKind::ReadAnswer => "read_answer",
            TaskKind::AdjustNeed => "adjust_need",
            TaskKind::ReadStrategy => "read_strategy",
            TaskKind::AdviseProcess => "advise_process",
            TaskKind::DecideProcess => "decide_process",
            TaskKind::HandOverDrawings => "hand_over_drawings",
            TaskKind::ReviewDesign => "review_design",
            TaskKind::PlanSeries => "plan_series",
            TaskKind::Own => "own",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<TaskKind> {
        TaskKind::ALL.into_iter().find(|one| one.code() == code)
    }

    /// Whose it is to do; of a task that somebody wrote, they say it.
    #[must_use]
    pub const fn party(self) -> Party {
        match self {
            TaskKind::ReadStrategy | TaskKind::DecideProcess | TaskKind::HandOverDrawings => Party::Owner,
            TaskKind::ConfirmFacts
            | TaskKind::ReadAnswer
            | TaskKind::AdjustNeed
            | TaskKind::AdviseProcess
            | TaskKind::ReviewDesign
            | TaskKind::PlanSeries
            | TaskKind::Own => Party::Adviser,
        }
    }

    /// Advice to one firm: a statement of earlier aid comes before it. To go through what the pages already say is not.
    #[must_use]
    pub const fn is_advice(self) -> bool {
        matches!(
            self,
            TaskKind::AdjustNeed | TaskKind::AdviseProcess | TaskKind::ReviewDesign | TaskKind::PlanSeries
        )
    }

    /// What a case of a triage begins with, in order.
    #[must_use]
    pub const fn of(triage: Triage) -> &'static [TaskKind] {
        match triage {
            Triage::Find => &[TaskKind::ConfirmFacts, TaskKind::ReadAnswer, TaskKind::AdjustNeed],
            Triage::Choose => &[
                TaskKind::ConfirmFacts,
                TaskKind::ReadStrategy,
                TaskKind::AdviseProcess,
                TaskKind::DecideProcess,
            ],
            Triage::Prepare => &[
                TaskKind::ConfirmFacts,
                TaskKind::HandOverDrawings,
                TaskKind::ReviewDesign,
                TaskKind::PlanSeries,
            ],
        }
    }
}

impl Task {
    /// Whether it may take a state: advice is not begun before the statement of earlier aid is accepted.
    #[must_use]
    pub fn may_become(&self, state: &TaskState, aid: AidStanding) -> bool {
        !self.advice || aid == AidStanding::Accepted || matches!(state, TaskState::NotStarted)
    }

    #[must_use]
    pub fn is_done(&self) -> bool {
        self.state == TaskState::Done
    }
}

/// What to add and what to take away when a case gets another triage: tasks that were begun stay, and nothing is asked for
/// twice.
#[must_use]
pub fn for_triage(present: &[Task], triage: Triage) -> (Vec<TaskKind>, Vec<i64>) {
    let wanted = TaskKind::of(triage);
    let add = wanted.iter().copied().filter(|kind| !present.iter().any(|task| task.kind == *kind)).collect();
    let gone = present
        .iter()
        .filter(|task| task.kind != TaskKind::Own && task.state == TaskState::NotStarted)
        .filter(|task| !wanted.contains(&task.kind))
        .map(|task| task.id)
        .collect();
    (add, gone)
}

#[cfg(test)]
pub(super) fn task(id: i64, kind: TaskKind, state: TaskState) -> Task {
    Task {
        id,
        kind,
        title: String::new(),
        party: kind.party(),
        advice: kind.is_advice(),
        state,
        due_on: None,
        place: i32::try_from(id).unwrap(),
        updated_at: Timestamp::UNIX_EPOCH,
        done_at: None,
        version: 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advice_is_not_begun_before_the_statement_is_accepted() {
        let advice = task(1, TaskKind::AdviseProcess, TaskState::NotStarted);
        let waiting = TaskState::Waiting { party: Party::Owner, name: String::new() };
        for state in [waiting.clone(), TaskState::InformationMissing, TaskState::Done] {
            assert!(!advice.may_become(&state, AidStanding::NotStated));
            assert!(!advice.may_become(&state, AidStanding::Stated));
            assert!(advice.may_become(&state, AidStanding::Accepted));
        }
        assert!(
            task(1, TaskKind::ConfirmFacts, waiting).may_become(&TaskState::Done, AidStanding::NotStated)
        );
    }

    #[test]
    fn another_triage_keeps_what_was_begun() {
        let present = [
            task(1, TaskKind::ConfirmFacts, TaskState::Done),
            task(2, TaskKind::ReadAnswer, TaskState::InformationMissing),
            task(3, TaskKind::AdjustNeed, TaskState::NotStarted),
            task(4, TaskKind::Own, TaskState::NotStarted),
        ];
        let (add, gone) = for_triage(&present, Triage::Choose);
        assert_eq!(add, [TaskKind::ReadStrategy, TaskKind::AdviseProcess, TaskKind::DecideProcess]);
        assert_eq!(gone, [3]);
    }

    #[test]
    fn codes_are_read_back() {
        for kind in TaskKind::ALL {
            assert_eq!(TaskKind::parse(kind.code()), Some(kind));
        }
        for code in TaskState::CODES {
            assert_eq!(TaskState::parse(code, Party::Owner, "").map(|state| state.code()), Some(code));
        }
    }
}
