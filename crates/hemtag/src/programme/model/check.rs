//! What is wrong with a file of a programme, and what is open in one that is right.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{
    Counted, Deadline, Kind, Programme, Whose, Within,
    definition::{ChangeStep, Duty, Indicator, SCHEMA, StepKind},
};

/// Something that the file's sources leave open, told wherever the programme is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The text names a day that does not exist, or none.
    OpenDeadline { report: String, stated: String, candidates: Vec<Date> },
    /// A day that a report may be due on is a Sunday.
    Sunday { report: String, day: Date },
    /// How a total is divided between years is not said.
    NotSplit { assignment: String },
    /// Whether earlier money is within a total is not said.
    MoneyApart { assignment: String },
    /// Measures of an action plan that no source of ours names.
    MeasuresLeftOut { plan: String, found: u32, left_out: u32 },
}

impl Programme {
    /// What is open, in the order of the file.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for report in &self.reports {
            let code = || report.code.clone();
            let deadline = &report.deadline;
            if deadline.resolved_date.is_none() {
                findings.push(Finding::OpenDeadline {
                    report: code(),
                    stated: deadline.text_as_stated.clone(),
                    candidates: deadline.candidates.clone(),
                });
            }
            let days = deadline.resolved_date.iter().chain(&deadline.candidates);
            let sundays = days.filter(|day| Deadline::on_sunday(**day).is_some());
            findings.extend(sundays.map(|day| Finding::Sunday { report: code(), day: *day }));
        }
        let split = self.assignments.iter().filter(|one| !one.split.is_empty());
        findings.extend(split.map(|one| Finding::NotSplit { assignment: one.code.clone() }));
        let apart = self.earlier_money.iter().filter(|one| one.within_total == Within::NotStated);
        findings.extend(apart.map(|one| Finding::MoneyApart { assignment: one.assignment.clone() }));
        for plan in &self.action_plans {
            let (found, left_out) = self.measures_of(plan);
            let found = u32::try_from(found.len()).unwrap_or(u32::MAX);
            if left_out > 0 {
                findings.push(Finding::MeasuresLeftOut { plan: plan.code.clone(), found, left_out });
            }
        }
        findings
    }
}

/// What is wrong, a sentence each: where it stands, what was expected, what to do. `assignments` are the codes that `funding`
/// keeps.
#[must_use]
pub fn problems(programme: &Programme, assignments: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    if programme.schema != SCHEMA {
        wrong.push(format!(
            "schema: {} is not a form that this program reads. Write schema = {SCHEMA}, and look at docs/programme-file.md.",
            programme.schema
        ));
    }
    let mut codes = BTreeSet::new();
    let mut code = |place: &str, code: &str, wrong: &mut Vec<String>| {
        let fits = !code.is_empty() && code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if !fits {
            wrong.push(format!(
                "{place}: the code '{code}' is not made of the letters a to z, digits and hyphens."
            ));
        }
        if !codes.insert(format!("{} {code}", place.split(' ').next().unwrap_or_default())) {
            wrong.push(format!("{place}: the code '{code}' stands twice. Give each its own."));
        }
    };
    code("code", &programme.code, &mut wrong);
    for one in &programme.assignments {
        code("assignment", &one.code, &mut wrong);
        if !assignments.contains(&one.code.as_str()) {
            wrong.push(format!(
                "assignment '{}': no assignment of this code is kept with its money. There are: {}.",
                one.code,
                assignments.join(", ")
            ));
        }
    }
    let here = |of: &str| programme.assignments.iter().any(|one| one.code == of);
    let unknown = |place: String, of: &str| format!("{place}: the file has no assignment '{of}'.");
    for one in programme.earlier_money.iter().filter(|one| !here(&one.assignment)) {
        wrong.push(unknown("earlier_money".to_owned(), &one.assignment));
    }
    for one in programme.earlier_money.iter().filter(|one| one.kronor_a_year <= 0 || one.years.is_empty()) {
        wrong.push(format!("earlier_money of '{}': state years, and kronor above zero.", one.assignment));
    }
    for duty in &programme.duties {
        code("duty", &duty.code, &mut wrong);
        duty_problems(duty, &here, &mut wrong);
    }
    let has_duty = |code: &str| programme.duties.iter().any(|duty| duty.code == code);
    for report in &programme.reports {
        let place = format!("report '{}'", report.code);
        code("report", &report.code, &mut wrong);
        if !here(&report.assignment) {
            wrong.push(unknown(place.clone(), &report.assignment));
        }
        if !has_duty(&report.duty) {
            wrong.push(format!("{place}: the file has no duty '{}'.", report.duty));
        }
        let deadline = &report.deadline;
        if deadline.resolved_date.is_none() && deadline.candidates.is_empty() {
            wrong.push(format!("{place}: an open day needs candidates: what it may mean, at least one day."));
        }
        if deadline.resolved_date.is_some() && !deadline.candidates.is_empty() {
            wrong.push(format!("{place}: a day that is resolved has no candidates. Leave one of both out."));
        }
    }
    for one in &programme.indicators {
        code("indicator", &one.code, &mut wrong);
        indicator_problems(one, &here, &has_duty, &mut wrong);
    }
    for step in &programme.steps {
        code("step", &step.code, &mut wrong);
    }
    for arrow in &programme.arrows {
        let place = format!("arrow from '{}' to '{}'", arrow.from, arrow.to);
        let kinds = [&arrow.from, &arrow.to].map(|code| programme.step(code).map(|step| step.kind));
        match kinds {
            [Some(from), Some(to)] if from > to => {
                wrong.push(format!(
                    "{place}: leads backwards. An activity leads to an output, an output to an outcome."
                ));
            }
            [Some(_), Some(_)] => {}
            _ => wrong.push(format!("{place}: the file has not both steps.")),
        }
        if programme.indicator(&arrow.indicator).is_none() {
            wrong.push(format!("{place}: the file has no indicator '{}'.", arrow.indicator));
        }
    }
    for step in lead_to_nothing(programme) {
        wrong.push(format!(
            "step '{}': leads to no outcome. Write an [[arrow]] from it to what it leads to, up to an outcome.",
            step.code
        ));
    }
    for plan in &programme.action_plans {
        code("action_plan", &plan.code, &mut wrong);
        let found = programme.measures.iter().filter(|one| one.plan == plan.code).count();
        if found > plan.measures_stated as usize {
            let stated = plan.measures_stated;
            wrong.push(format!(
                "action_plan '{}': {found} measures stand here, and it is said to have {stated}.",
                plan.code
            ));
        }
    }
    for measure in &programme.measures {
        let place = format!("measure '{}'", measure.title.sv);
        if !programme.action_plans.iter().any(|plan| plan.code == measure.plan) {
            wrong.push(format!("{place}: the file has no action_plan '{}'.", measure.plan));
        }
        if measure.source.trim().is_empty() {
            wrong.push(format!(
                "{place}: no source. A measure that no public source names is left out and counted."
            ));
        }
        let lost = measure.duties.iter().filter(|code| !has_duty(code));
        wrong.extend(lost.map(|code| format!("{place}: the file has no duty '{code}'.")));
    }
    wrong
}

/// Steps from which no way of arrows comes to an outcome.
fn lead_to_nothing(programme: &Programme) -> Vec<&ChangeStep> {
    let is_outcome = |step: &&ChangeStep| step.kind == StepKind::Outcome;
    let mut lead: BTreeSet<&str> =
        programme.steps.iter().filter(is_outcome).map(|step| step.code.as_str()).collect();
    loop {
        let before = lead.len();
        for arrow in &programme.arrows {
            if lead.contains(arrow.to.as_str()) {
                lead.insert(&arrow.from);
            }
        }
        if lead.len() == before {
            return programme.steps.iter().filter(|step| !lead.contains(step.code.as_str())).collect();
        }
    }
}

fn duty_problems(duty: &Duty, here: &impl Fn(&str) -> bool, wrong: &mut Vec<String>) {
    let place = format!("duty '{}'", duty.code);
    if let Some(of) = duty.assignment.as_deref().filter(|of| !here(of)) {
        wrong.push(format!("{place}: the file has no assignment '{of}'."));
    }
    if duty.as_stated.trim().is_empty() {
        wrong.push(format!("{place}: as_stated is empty. Write the words of the source, unchanged."));
    }
    for link in duty.carried_out.iter().filter(|link| !link.path.starts_with('/')) {
        wrong.push(format!("{place}: '{}' is no path of a page. Write one such as /guides.", link.path));
    }
}

/// The least number of things that a figure about people or firms may be made of.
const LEAST: u32 = 5;

fn indicator_problems(
    one: &Indicator,
    here: &impl Fn(&str) -> bool,
    has_duty: &impl Fn(&str) -> bool,
    wrong: &mut Vec<String>,
) {
    let place = format!("indicator '{}'", one.code);
    if one.counts == Counted::ReportedByProjects {
        wrong.push(format!("{place}: what projects report is shown by call and indicator, and has no sum."));
    }
    let (stated, counted): (BTreeSet<&str>, BTreeSet<&str>) =
        (one.events.iter().map(String::as_str).collect(), one.counts.events().iter().copied().collect());
    if stated != counted {
        let counted: Vec<&str> = counted.into_iter().collect();
        wrong.push(format!("{place}: events do not say what is counted. Write {}.", counted.join(", ")));
    }
    if let Some(of) = &one.assignment {
        if !here(of) {
            wrong.push(format!("{place}: the file has no assignment '{of}'."));
        }
        if one.counts.kind() != Kind::Money && one.counts != Counted::ProjectsGranted {
            wrong.push(format!(
                "{place}: only money and projects are of an assignment. Leave assignment out."
            ));
        }
    }
    if one.counts.whose() == Whose::Nobodys && one.small_cell < LEAST {
        wrong.push(format!("{place}: counts people or firms. Write small_cell = {LEAST} or more."));
    }
    let lost = one.duties.iter().filter(|code| !has_duty(code));
    wrong.extend(lost.map(|code| format!("{place}: the file has no duty '{code}'.")));
    let sources =
        [one.target.as_ref().map(|target| &target.source), one.baseline.as_ref().map(|base| &base.source)];
    if sources.into_iter().flatten().any(|source| source.trim().is_empty()) {
        wrong.push(format!(
            "{place}: a target or baseline needs its source. Leave it out where nobody states one."
        ));
    }
}
