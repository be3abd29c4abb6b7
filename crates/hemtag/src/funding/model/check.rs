//! What keeps an application from being handed in. A draft is kept with all of it; nothing is handed in with any.

use std::collections::BTreeSet;

use funding::{Ore, money::LARGEST};
use jiff::civil::Date;
use vocabulary::OrganisationNumber;

use super::{
    application::{Application, PartyRole},
    call::{Call, CallKind, QuestionKind},
};

/// The steps of the form, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    About,
    Parties,
    Work,
    Budget,
    Effect,
    /// Who is mapped, validated or trained, in numbers.
    Skills,
    Answers,
    /// Statements of earlier aid.
    Aid,
    Files,
    Check,
}

impl Step {
    pub const ALL: [Step; 10] = [
        Step::About,
        Step::Parties,
        Step::Work,
        Step::Budget,
        Step::Effect,
        Step::Skills,
        Step::Answers,
        Step::Aid,
        Step::Files,
        Step::Check,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Step::About => "about",
            Step::Parties => "parties",
            Step::Work => "work",
            Step::Budget => "budget",
            Step::Effect => "effect",
            Step::Skills => "skills",
            Step::Answers => "answers",
            Step::Aid => "aid",
            Step::Files => "files",
            Step::Check => "check",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|step| step.code() == code)
    }

    /// The step on whose page a field stands.
    #[must_use]
    pub fn of_field(field: &str) -> Step {
        match field.split('-').next().unwrap_or_default() {
            "party" | "parties" => Step::Parties,
            "package" | "packages" => Step::Work,
            "cost" | "costs" | "fund" | "requested" | "lowest_share" => Step::Budget,
            "gives" | "contributions" | "target" | "gap" | "gap_number" => Step::Effect,
            "answer" | "validated" => Step::Answers,
            "group" | "groups" | "validator" | "accreditation" => Step::Skills,
            "aid" | "support" | "supports" => Step::Aid,
            "signatory" | "signatory_function" | "signatory_email" => Step::Check,
            _ => Step::About,
        }
    }

    /// Whether a call's form has it.
    #[must_use]
    pub fn is_of(self, call: &Call) -> bool {
        match self {
            Step::Aid => super::aid::asks(call),
            Step::Skills => super::skills::asks(call),
            _ => true,
        }
    }

    /// The step after it in a call's form; the last leads nowhere.
    #[must_use]
    pub fn next(self, call: &Call) -> Option<Step> {
        Step::ALL.into_iter().find(|step| *step > self && step.is_of(call))
    }
}

/// What is wrong. Numbers of rows count from 1, as they stand on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    Missing,
    /// What was typed is no number, day or amount.
    Unread {
        typed: String,
    },
    TooLong {
        most: usize,
        is: usize,
    },
    NoSuch {
        code: String,
    },
    /// A day outside the call's project period.
    OutsidePeriod {
        from: Date,
        to: Date,
    },
    EndsBeforeItBegins,
    NotAWholeNumber,
    OrganisationNumber,
    /// The same organisation stands in an earlier row.
    Twice {
        row: usize,
    },
    /// There is not exactly one lead party.
    Leads {
        are: usize,
    },
    NoSuchParty,
    NoSuchYear {
        year: i16,
    },
    /// Not above zero, or absurd.
    Amount,
    /// What is asked for and what others pay is not what it costs.
    DoesNotSum {
        cost: Ore,
        paid: Ore,
    },
    /// The same, in one year.
    YearDoesNotSum {
        year: i16,
        cost: Ore,
        paid: Ore,
    },
    BelowLeast {
        least: Ore,
    },
    AboveMost {
        most: Ore,
    },
    /// More than the call's share of the costs.
    AboveShare {
        percent: u8,
        most: Ore,
    },
    InKindDoesNotCount,
    LowestShare,
    /// One answer says the opposite of another.
    Contradicts,
    /// It says that there are some, and names none.
    NoLines,
}

/// One thing wrong: where, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub step: Step,
    /// The field of that step's page.
    pub field: String,
    pub wrong: Wrong,
}

/// The longest texts, in characters.
pub const MOST_TITLE: usize = 120;
pub const MOST_TEXT: usize = 4_000;
/// Rows of a list.
pub const MOST_ROWS: usize = 100;

struct Found(Vec<Problem>);

impl Found {
    fn add(&mut self, step: Step, field: impl Into<String>, wrong: Wrong) {
        self.0.push(Problem { step, field: field.into(), wrong });
    }

    fn text(&mut self, step: Step, field: &str, text: &str, most: usize) {
        let is = text.chars().count();
        if text.trim().is_empty() {
            self.add(step, field, Wrong::Missing);
        } else if is > most {
            self.add(step, field, Wrong::TooLong { most, is });
        }
    }

    fn amount(&mut self, step: Step, field: String, amount: Ore) {
        if amount <= Ore::ZERO || amount > LARGEST {
            self.add(step, field, Wrong::Amount);
        }
    }

    fn period(&mut self, step: Step, fields: [&str; 2], dates: [Option<Date>; 2], call: &Call) {
        for (field, date) in fields.into_iter().zip(dates) {
            match (date, call.project_from, call.project_to) {
                (None, ..) => self.add(step, field, Wrong::Missing),
                (Some(day), Some(from), Some(to)) if day < from || to < day => {
                    self.add(step, field, Wrong::OutsidePeriod { from, to });
                }
                _ => {}
            }
        }
        if let [Some(from), Some(to)] = dates
            && to < from
        {
            self.add(step, fields[1], Wrong::EndsBeforeItBegins);
        }
    }
}

/// Everything that keeps it from being handed in, in the order of the steps; empty: it may be.
#[must_use]
pub fn problems(application: &Application, call: &Call) -> Vec<Problem> {
    let mut found = Found(Vec::new());
    about(application, call, &mut found);
    parties(application, &mut found);
    work(application, call, &mut found);
    budget(application, call, &mut found);
    effect(application, call, &mut found);
    answers(application, call, &mut found);
    for (field, wrong) in super::skills::wrong(application, call) {
        found.add(Step::Skills, field, wrong);
    }
    for (field, wrong) in super::aid::wrong(application, call) {
        found.add(Step::Aid, field, wrong);
    }
    found.text(Step::Check, "signatory", &application.signatory, MOST_TITLE);
    found.text(Step::Check, "signatory_function", &application.signatory_function, MOST_TITLE);
    // What was typed and cannot be read is told as that, not as missing.
    found.0.retain(|problem| !application.unread.contains_key(&problem.field));
    for (field, typed) in &application.unread {
        found.add(Step::of_field(field), field.clone(), Wrong::Unread { typed: typed.clone() });
    }
    found.0.sort_by_key(|problem| problem.step);
    found.0
}

fn about(application: &Application, call: &Call, found: &mut Found) {
    found.text(Step::About, "title", &application.title, MOST_TITLE);
    found.text(Step::About, "summary", &application.summary, MOST_TEXT);
    found.period(Step::About, ["from", "to"], [application.from, application.to], call);
}

fn parties(application: &Application, found: &mut Found) {
    let step = Step::Parties;
    let leads = application.parties.iter().filter(|party| party.role == PartyRole::Lead).count();
    if leads != 1 {
        found.add(step, "parties", Wrong::Leads { are: leads });
    }
    let mut seen: Vec<(OrganisationNumber, usize)> = Vec::new();
    for (at, party) in application.parties.iter().enumerate() {
        let field = |name: &str| format!("party-{at}-{name}");
        found.text(step, &field("name"), &party.name, MOST_TITLE);
        match party.organisation_number.trim().parse::<OrganisationNumber>() {
            Ok(number) => match seen.iter().find(|(other, _)| *other == number) {
                Some((_, row)) => found.add(step, field("number"), Wrong::Twice { row: *row }),
                None => seen.push((number, at + 1)),
            },
            Err(_) if party.organisation_number.trim().is_empty() => {
                found.add(step, field("number"), Wrong::Missing);
            }
            Err(_) => found.add(step, field("number"), Wrong::OrganisationNumber),
        }
    }
}

fn work(application: &Application, call: &Call, found: &mut Found) {
    let step = Step::Work;
    if application.packages.is_empty() {
        found.add(step, "packages", Wrong::Missing);
    }
    for (at, package) in application.packages.iter().enumerate() {
        let field = |name: &str| format!("package-{at}-{name}");
        found.text(step, &field("title"), &package.title, MOST_TITLE);
        found.text(step, &field("does"), &package.does, MOST_TEXT);
        let names = [field("from"), field("to")];
        found.period(step, [&names[0], &names[1]], [package.from, package.to], call);
        if package.party >= application.parties.len() {
            found.add(step, field("party"), Wrong::NoSuchParty);
        }
    }
}

fn budget(application: &Application, call: &Call, found: &mut Found) {
    let step = Step::Budget;
    if application.costs.is_empty() {
        found.add(step, "costs", Wrong::Missing);
    }
    for (at, cost) in application.costs.iter().enumerate() {
        let field = |name: &str| format!("cost-{at}-{name}");
        found.amount(step, field("amount"), cost.amount);
        if cost.party >= application.parties.len() {
            found.add(step, field("party"), Wrong::NoSuchParty);
        }
        if !call.years.contains(&cost.year) {
            found.add(step, field("year"), Wrong::NoSuchYear { year: cost.year });
        }
        if call.cost_kind(&cost.kind).is_none() {
            found.add(step, field("kind"), Wrong::NoSuch { code: cost.kind.clone() });
        }
    }
    for (at, one) in application.co_funding.iter().enumerate() {
        let field = |name: &str| format!("fund-{at}-{name}");
        found.amount(step, field("amount"), one.amount);
        if one.party >= application.parties.len() {
            found.add(step, field("party"), Wrong::NoSuchParty);
        }
        if !call.years.contains(&one.year) {
            found.add(step, field("year"), Wrong::NoSuchYear { year: one.year });
        }
        if one.in_kind && !call.in_kind_counts {
            found.add(step, field("in_kind"), Wrong::InKindDoesNotCount);
        }
    }
    for (year, amount) in &application.requested {
        if *amount < Ore::ZERO || *amount > LARGEST {
            found.add(step, format!("requested-{year}"), Wrong::Amount);
        }
        if !call.years.contains(year) {
            found.add(step, format!("requested-{year}"), Wrong::NoSuchYear { year: *year });
        }
    }
    sums(application, call, found);
    if application.lowest_share.is_some_and(|share| share == 0 || share > 100) {
        found.add(step, "lowest_share", Wrong::LowestShare);
    }
}

/// Costs are paid by what is asked for and by the others, year by year, and what is asked for is within the call's bounds.
fn sums(application: &Application, call: &Call, found: &mut Found) {
    let step = Step::Budget;
    let (asked, cost) = (application.asked(), application.cost());
    let paid = asked.plus(application.co_funded());
    if cost != paid {
        found.add(step, "requested", Wrong::DoesNotSum { cost, paid });
    } else {
        let years: BTreeSet<i16> = application
            .costs
            .iter()
            .map(|one| one.year)
            .chain(application.requested.keys().copied())
            .collect();
        for year in years {
            let cost: Ore =
                application.costs.iter().filter(|one| one.year == year).map(|one| one.amount).sum();
            let others = application.co_funding.iter().filter(|one| one.year == year);
            let paid = application.requested.get(&year).copied().unwrap_or_default();
            let paid = paid.plus(others.map(|one| one.amount).sum());
            if cost != paid {
                found.add(step, format!("requested-{year}"), Wrong::YearDoesNotSum { year, cost, paid });
            }
        }
    }
    if asked <= Ore::ZERO {
        found.add(step, "requested", Wrong::Missing);
    } else if asked < call.least {
        found.add(step, "requested", Wrong::BelowLeast { least: call.least });
    }
    if call.most.is_positive() && asked > call.most {
        found.add(step, "requested", Wrong::AboveMost { most: call.most });
    }
    let percent = share(application, call);
    let most = cost.percent(i64::from(percent));
    if asked > most {
        found.add(step, "requested", Wrong::AboveShare { percent, most });
    }
}

/// The share of the costs that the call pays this application at most: another one for what builds on a validation.
#[must_use]
pub fn share(application: &Application, call: &Call) -> u8 {
    match (call.validated_share_percent, application.validated) {
        // What no validation has shown is cut when it is claimed.
        (Some(percent), _) if call.kind == CallKind::Development => percent,
        (Some(percent), Some(true)) => percent,
        _ => call.share_percent,
    }
}

fn effect(application: &Application, call: &Call, found: &mut Found) {
    let step = Step::Effect;
    if !call.sub_goals.is_empty() && application.contributions.is_empty() {
        found.add(step, "contributions", Wrong::Missing);
    }
    for (at, one) in application.contributions.iter().enumerate() {
        let field = |name: &str| format!("gives-{at}-{name}");
        if call.sub_goal(&one.sub_goal).is_none() {
            found.add(step, field("sub_goal"), Wrong::NoSuch { code: one.sub_goal.clone() });
        }
        if one.firms == 0 {
            found.add(step, field("firms"), Wrong::Missing);
        }
        found.text(step, &field("why"), &one.why, MOST_TEXT);
    }
    for indicator in call.indicators.iter().filter(|indicator| indicator.required) {
        if !application.targets.contains_key(&indicator.code) {
            found.add(step, format!("target-{}", indicator.code), Wrong::Missing);
        }
    }
}

fn answers(application: &Application, call: &Call, found: &mut Found) {
    for question in &call.questions {
        let field = format!("answer-{}", question.code);
        let answer = application.answers.get(&question.code).map_or("", |text| text.trim());
        if answer.is_empty() {
            if question.required {
                found.add(Step::Answers, field, Wrong::Missing);
            }
            continue;
        }
        let most = if question.most == 0 { MOST_TEXT } else { usize::from(question.most) };
        let is = answer.chars().count();
        match question.kind {
            QuestionKind::Text if is > most => {
                found.add(Step::Answers, field, Wrong::TooLong { most, is });
            }
            QuestionKind::Number if answer.parse::<i64>().is_err() => {
                found.add(Step::Answers, field, Wrong::NotAWholeNumber);
            }
            QuestionKind::YesNo if !matches!(answer, "yes" | "no") => {
                found.add(Step::Answers, field, Wrong::NoSuch { code: answer.to_owned() });
            }
            QuestionKind::Date if answer.parse::<Date>().is_err() => {
                found.add(Step::Answers, field, Wrong::NoSuch { code: answer.to_owned() });
            }
            _ => {}
        }
    }
}
