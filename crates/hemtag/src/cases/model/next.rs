//! What comes next in a case. The rule always gives a step: no case stands still without somebody whose turn it is, or a day
//! on which it goes on.

use jiff::civil::Date;

use super::{Case, Party, Task, TaskState, Triage};

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The case is closed; it can be opened again.
    Closed,
    /// The owner comes back on a day.
    ComeBack,
    /// In somebody's own words.
    Own,
    /// The owner says what it is about.
    ChooseTriage,
    NameAdviser,
    /// The owner states what aid was had before.
    StateAid,
    /// The adviser looks at that statement.
    AcceptAid,
    /// A task lacks information.
    Inform,
    /// A task can be begun.
    Begin,
    /// A task waits for somebody.
    Await,
    /// A task's day has passed.
    Overdue,
    /// The adviser finds the need fit to be shown to makers, or says what lacks.
    Qualify,
    /// The adviser asks makers.
    AskMakers,
    /// Somebody says yes or no to asking a maker.
    AgreeToAsk,
    /// A maker asked something.
    AnswerMaker,
    /// Makers have not answered.
    AwaitMakers,
    /// A maker can: compare, and tell how it went.
    Compare,
    /// Everything is done: close, or go on with another question.
    Decide,
}

impl Step {
    pub const ALL: [Step; 18] = [
        Step::Closed,
        Step::ComeBack,
        Step::Own,
        Step::ChooseTriage,
        Step::NameAdviser,
        Step::StateAid,
        Step::AcceptAid,
        Step::Inform,
        Step::Begin,
        Step::Await,
        Step::Overdue,
        Step::Qualify,
        Step::AskMakers,
        Step::AgreeToAsk,
        Step::AnswerMaker,
        Step::AwaitMakers,
        Step::Compare,
        Step::Decide,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Step::Closed => "closed",
            Step::ComeBack => "come_back",
            Step::Own => "own",
            Step::ChooseTriage => "choose_triage",
            Step::NameAdviser => "name_adviser",
            Step::StateAid => "state_aid",
            Step::AcceptAid => "accept_aid",
            Step::Inform => "inform",
            Step::Begin => "begin",
            Step::Await => "await",
            Step::Overdue => "overdue",
            Step::Qualify => "qualify",
            Step::AskMakers => "ask_makers",
            Step::AgreeToAsk => "agree_to_ask",
            Step::AnswerMaker => "answer_maker",
            Step::AwaitMakers => "await_makers",
            Step::Compare => "compare",
            Step::Decide => "decide",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// How the statement of earlier aid stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AidStanding {
    #[default]
    NotStated,
    /// It waits for the adviser.
    Stated,
    Accepted,
}

/// How asking makers stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Asking {
    /// Nobody is asked, or nobody can.
    #[default]
    NotAsked,
    WaitsForOwner,
    WaitsForAdviser,
    /// A maker's question has no reply.
    Question,
    WaitsForMakers {
        until: Option<Date>,
    },
    /// A maker can.
    Answered,
    /// What came of it was told.
    Told,
}

/// What the rule looks at besides the case itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Seen<'a> {
    /// In the order of their places.
    pub tasks: &'a [Task],
    pub aid: AidStanding,
    pub asking: Asking,
}

/// A step with whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    pub step: Step,
    pub task: Option<i64>,
    pub waits_for: Party,
    pub on: Option<Date>,
}

impl Turn {
    const fn of(step: Step, waits_for: Party) -> Turn {
        Turn { step, task: None, waits_for, on: None }
    }

    fn of_task(step: Step, task: &Task) -> Turn {
        let waits_for = match &task.state {
            TaskState::Waiting { party, .. } => *party,
            TaskState::InformationMissing => Party::Owner,
            TaskState::NotStarted | TaskState::Done => task.party,
        };
        Turn { step, task: Some(task.id), waits_for, on: task.due_on }
    }
}

/// What comes next: what was set by somebody before what the rule finds; what is late before what is missing, that before
/// what can be begun, and that before what waits for somebody.
#[must_use]
pub fn next_step(case: &Case, seen: Seen<'_>, today: Date) -> Turn {
    if case.closed_at.is_some() {
        return Turn::of(Step::Closed, Party::Nobody);
    }
    if let Some(day) = case.come_back_on.filter(|day| *day > today) {
        return Turn { on: Some(day), ..Turn::of(Step::ComeBack, Party::Nobody) };
    }
    if let Some(own) = &case.own_step {
        return Turn { on: own.on, ..Turn::of(Step::Own, own.by) };
    }
    let Some(triage) = case.triage else { return Turn::of(Step::ChooseTriage, Party::Owner) };
    if case.adviser.is_none() {
        return Turn::of(Step::NameAdviser, Party::Office);
    }
    // A maker who waits for a word comes before what is to be done at home.
    match seen.asking {
        Asking::WaitsForOwner => return Turn::of(Step::AgreeToAsk, Party::Owner),
        Asking::WaitsForAdviser if case.qualified_at.is_some() => {
            return Turn::of(Step::AgreeToAsk, Party::Adviser);
        }
        Asking::Question => return Turn::of(Step::AnswerMaker, Party::Owner),
        _ => {}
    }
    of_tasks(seen, today).unwrap_or(match (seen.asking, triage, case.qualified_at) {
        (Asking::WaitsForMakers { until }, _, _) => {
            Turn { on: until, ..Turn::of(Step::AwaitMakers, Party::Maker) }
        }
        (Asking::Answered, _, _) => Turn::of(Step::Compare, Party::Owner),
        (Asking::Told, _, _) => Turn::of(Step::Decide, Party::Adviser),
        (_, Triage::Find, None) => Turn::of(Step::Qualify, Party::Adviser),
        (_, Triage::Find, Some(_)) => Turn::of(Step::AskMakers, Party::Adviser),
        (_, Triage::Choose | Triage::Prepare, _) => Turn::of(Step::Decide, Party::Adviser),
    })
}

/// What comes next of the tasks; `None` when all are done.
fn of_tasks(seen: Seen<'_>, today: Date) -> Option<Turn> {
    let open = || seen.tasks.iter().filter(|task| !task.is_done());
    let late = open().filter(|task| task.due_on.is_some_and(|day| day < today));
    if let Some(task) = late.min_by_key(|task| (task.due_on, task.place, task.id)) {
        return Some(Turn::of_task(Step::Overdue, task));
    }
    if let Some(task) = open().find(|task| task.state == TaskState::InformationMissing) {
        return Some(Turn::of_task(Step::Inform, task));
    }
    if let Some(task) = open().find(|task| task.state == TaskState::NotStarted) {
        return Some(match (task.advice, seen.aid) {
            (true, AidStanding::NotStated) => Turn::of(Step::StateAid, Party::Owner),
            (true, AidStanding::Stated) => Turn::of(Step::AcceptAid, Party::Adviser),
            (true, AidStanding::Accepted) | (false, _) => Turn::of_task(Step::Begin, task),
        });
    }
    // What waits without a day comes after what has one.
    let soonest = open().min_by_key(|task| (task.due_on.is_none(), task.due_on, task.place, task.id))?;
    Some(Turn::of_task(Step::Await, soonest))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::{
        super::{CaseId, Next, OwnStep, TaskKind, Words, task::task},
        *,
    };
    use crate::{access::PersonId, needs::NeedId};

    fn case() -> Case {
        let at = Timestamp::UNIX_EPOCH;
        let next =
            Next { step: Step::Begin, task: None, waits_for: Party::Adviser, waits_since: at, on: None };
        Case {
            id: CaseId(1),
            need: NeedId(1),
            owner: PersonId(1),
            triage: Some(Triage::Find),
            come_back_on: None,
            reminded_at: None,
            county: None,
            branch: None,
            adviser: Some(PersonId(2)),
            named_at: Some(at),
            own_step: None,
            next,
            opened_at: at,
            updated_at: at,
            qualified_at: None,
            closed_at: None,
            version: 1,
        }
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn step(case: &Case, tasks: &[Task], aid: AidStanding) -> (Step, Option<i64>, Party) {
        let turn = next_step(case, Seen { tasks, aid, ..Seen::default() }, day("2026-11-24"));
        (turn.step, turn.task, turn.waits_for)
    }

    #[test]
    fn before_the_tasks_come_the_question_and_the_adviser() {
        let no = AidStanding::NotStated;
        let new = Case { triage: None, adviser: None, ..case() };
        assert_eq!(step(&new, &[], no), (Step::ChooseTriage, None, Party::Owner));
        let new = Case { adviser: None, ..case() };
        assert_eq!(step(&new, &[], no), (Step::NameAdviser, None, Party::Office));
        let resting = Case { come_back_on: Some(day("2026-11-25")), ..new.clone() };
        assert_eq!(step(&resting, &[], no), (Step::ComeBack, None, Party::Nobody));
        let back = Case { come_back_on: Some(day("2026-11-24")), ..new };
        assert_eq!(step(&back, &[], no).0, Step::NameAdviser);
        let closed = Case { closed_at: Some(Timestamp::UNIX_EPOCH), ..case() };
        assert_eq!(step(&closed, &[], no), (Step::Closed, None, Party::Nobody));
    }

    #[test]
    fn what_somebody_set_stands_before_what_the_rule_finds() {
        let own =
            OwnStep { text: Words::Open("Ring Kim".into()), by: Party::Adviser, on: Some(day("2026-12-01")) };
        let case = Case { own_step: Some(own), ..case() };
        let turn = next_step(&case, Seen::default(), day("2026-11-24"));
        assert_eq!((turn.step, turn.on), (Step::Own, Some(day("2026-12-01"))));
    }

    #[test]
    fn late_then_missing_then_to_begin_then_waiting() {
        let waits = || TaskState::Waiting { party: Party::Other, name: "Ek AB".into() };
        let mut tasks = vec![
            task(1, TaskKind::ConfirmFacts, waits()),
            task(2, TaskKind::ReadAnswer, TaskState::NotStarted),
            task(3, TaskKind::Own, TaskState::InformationMissing),
            task(4, TaskKind::Own, waits()),
        ];
        tasks[3].due_on = Some(day("2026-11-23"));
        let yes = AidStanding::Accepted;
        assert_eq!(step(&case(), &tasks, yes), (Step::Overdue, Some(4), Party::Other));
        tasks[3].due_on = Some(day("2026-11-24"));
        assert_eq!(step(&case(), &tasks, yes), (Step::Inform, Some(3), Party::Owner), "today is not late");
        tasks[2].state = TaskState::Done;
        assert_eq!(step(&case(), &tasks, yes), (Step::Begin, Some(2), Party::Adviser));
        tasks[1].state = TaskState::Done;
        assert_eq!(step(&case(), &tasks, yes), (Step::Await, Some(4), Party::Other), "the one with a day");
    }

    #[test]
    fn before_advice_comes_the_statement_and_then_its_acceptance() {
        let tasks = [task(1, TaskKind::AdjustNeed, TaskState::NotStarted)];
        assert_eq!(step(&case(), &tasks, AidStanding::NotStated), (Step::StateAid, None, Party::Owner));
        assert_eq!(step(&case(), &tasks, AidStanding::Stated), (Step::AcceptAid, None, Party::Adviser));
        assert_eq!(step(&case(), &tasks, AidStanding::Accepted), (Step::Begin, Some(1), Party::Adviser));
    }

    #[test]
    fn when_all_is_done_the_makers_are_asked_or_the_case_is_decided() {
        let (done, no) = ([task(1, TaskKind::ConfirmFacts, TaskState::Done)], AidStanding::NotStated);
        assert_eq!(step(&case(), &done, no).0, Step::Qualify);
        let qualified = Case { qualified_at: Some(Timestamp::UNIX_EPOCH), ..case() };
        assert_eq!(step(&qualified, &done, no).0, Step::AskMakers);
        let choose = Case { triage: Some(Triage::Choose), ..case() };
        assert_eq!(step(&choose, &[], no), (Step::Decide, None, Party::Adviser));
    }

    #[test]
    fn whoever_a_maker_waits_for_comes_first_and_then_the_makers() {
        let case = Case { triage: Some(Triage::Find), adviser: Some(PersonId(5)), ..case() };
        let fit = Case { qualified_at: Some(case.opened_at), ..case.clone() };
        let of = |case: &Case, asking| {
            let turn = next_step(case, Seen { asking, ..Seen::default() }, day("2026-11-24"));
            (turn.step, turn.waits_for)
        };
        assert_eq!(of(&case, Asking::WaitsForOwner), (Step::AgreeToAsk, Party::Owner));
        assert_eq!(of(&case, Asking::WaitsForAdviser), (Step::Qualify, Party::Adviser), "that comes before");
        assert_eq!(of(&fit, Asking::WaitsForAdviser), (Step::AgreeToAsk, Party::Adviser));
        assert_eq!(of(&fit, Asking::Question), (Step::AnswerMaker, Party::Owner));
        assert_eq!(of(&fit, Asking::WaitsForMakers { until: None }), (Step::AwaitMakers, Party::Maker));
        assert_eq!(of(&fit, Asking::Answered), (Step::Compare, Party::Owner));
        assert_eq!(of(&fit, Asking::Told), (Step::Decide, Party::Adviser));
    }
}
