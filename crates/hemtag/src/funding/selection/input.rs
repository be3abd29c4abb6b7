//! A question in the words of a call, told to the engine; and the engine's answers told back.

use std::collections::{BTreeMap, BTreeSet};

use funding::{
    Ore,
    portfolio::{
        Call, Portfolio, Value,
        call::{
            self as engine, Bound, Cell, Criterion, Demand, Fixed, Grant, Limit, POINT, Project, Scope, Year,
        },
    },
};

use super::model::{Candidate, Condition, Granted, Question, Rule};

/// Hundred-millionths of a point in a thousandth of one.
const THOUSANDTH: i64 = POINT * 100 / 1_000;

/// A value in thousandths of a point, to the nearest.
pub(super) fn thousandths(value: Value) -> i64 {
    let half = THOUSANDTH / 2;
    (value.0 + if value.0 < 0 { -half } else { half }) / THOUSANDTH
}

/// What the engine is asked, and what each limit of it is in the words of the call.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) call: Call,
    pub(super) years: Vec<i16>,
    limits: Vec<Condition>,
    rules: Vec<Rule>,
    applications: Vec<i64>,
}

impl Asked {
    pub(super) fn of(question: &Question) -> Asked {
        let settings = &question.settings;
        let years: Vec<i16> = settings.budget.keys().copied().collect();
        let weights: i64 =
            question.criteria.iter().map(|(_, weight, _)| i64::from(*weight)).sum::<i64>().max(1);
        let criteria = question.criteria.iter().map(|(name, weight, _)| Criterion {
            name: name.clone(),
            weight: i64::from(*weight) * POINT / weights,
        });
        let keys: BTreeSet<(&str, &str, &str)> = question
            .candidates
            .iter()
            .flat_map(|one| {
                one.reaches
                    .iter()
                    .map(|(goal, county, branch, _)| (goal.as_str(), county.as_str(), branch.as_str()))
            })
            .collect();
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let steps = settings.steps.iter().filter(|step| step.firms > 0).map(|step| engine::Step {
            units: i64::from(step.firms),
            worth: i64::from(step.worth) * POINT / 1_000,
        });
        let steps: Vec<engine::Step> = steps.collect();
        let cells = keys.iter().map(|(goal, county, branch)| Cell {
            sub_goal: (*goal).to_owned(),
            region: some(county),
            branch: some(branch),
            steps: steps.clone(),
        });
        let gaps: BTreeSet<i64> =
            question.candidates.iter().flat_map(|one| one.gaps.iter().copied()).collect();
        let demands = gaps.iter().map(|gap| Demand {
            name: gap.to_string(),
            units: 1,
            worth: i64::from(settings.gap_worth) * POINT / 1_000,
        });
        let project = |one: &Candidate| project(one, question, &years, &keys, &gaps);
        let (limits, named) = limits(question);
        let (rules, named_rules) = rules(question);
        Asked {
            call: Call {
                money_decimals: 2,
                years: years
                    .iter()
                    .map(|year| Year { name: year.to_string(), appropriation: settings.budget[year].0 })
                    .collect(),
                criteria: criteria.collect(),
                cells: cells.collect(),
                demands: demands.collect(),
                projects: question.candidates.iter().map(project).collect(),
                limits,
                rules,
            },
            years,
            limits: named,
            rules: named_rules,
            applications: question.candidates.iter().map(|one| one.application).collect(),
        }
    }

    pub(super) fn condition(&self, of: engine::Condition) -> Option<Condition> {
        Some(match of {
            engine::Condition::Appropriation(place) => Condition::Budget(*self.years.get(place)?),
            engine::Condition::Limit(place) => self.limits.get(place)?.clone(),
            engine::Condition::Fixed(place) => Condition::Fixed(*self.applications.get(place)?),
            engine::Condition::Rule(place) => Condition::Rule(self.rules.get(place)?.clone()),
        })
    }

    pub(super) fn application(&self, place: usize) -> i64 {
        self.applications[place]
    }

    pub(super) fn granted(&self, portfolio: &Portfolio) -> Vec<Granted> {
        let one = |grant: &Grant| Granted {
            application: self.applications[grant.project],
            percent: grant.percent,
            amounts: self
                .years
                .iter()
                .copied()
                .zip(grant.amounts.iter().map(|amount| Ore(*amount)))
                .collect(),
        };
        portfolio.grants.iter().map(one).collect()
    }

    /// The same, told to the engine: what a person has chosen. `None` where an amount is no whole percent of what was asked.
    pub(super) fn portfolio(&self, granted: &[Granted]) -> Option<Portfolio> {
        let mut grants = Vec::new();
        for (place, application) in self.applications.iter().enumerate() {
            let Some(one) = granted.iter().find(|one| one.application == *application) else { continue };
            let amounts = self.years.iter().map(|year| one.amounts.get(year).copied().unwrap_or_default().0);
            grants.push(Grant { project: place, percent: one.percent, amounts: amounts.collect() });
        }
        (grants.len() == granted.len()).then_some(Portfolio { grants })
    }
}

fn project(
    one: &Candidate,
    question: &Question,
    years: &[i16],
    keys: &BTreeSet<(&str, &str, &str)>,
    gaps: &BTreeSet<i64>,
) -> Project {
    let asked: Vec<i64> =
        years.iter().map(|year| one.requested.get(year).copied().unwrap_or_default().0).collect();
    // A whole percent of an amount must be whole öre.
    let can_share = asked.iter().all(|amount| amount % 100 == 0);
    let scores = question.criteria.iter().map(|(code, _, most)| {
        let given = one.scores.get(code).map_or(&[][..], Vec::as_slice);
        given.iter().map(|score| i64::from(*score) * 100 * POINT / i64::from((*most).max(1))).collect()
    });
    let place =
        |goal: &str, county: &str, branch: &str| keys.iter().position(|key| *key == (goal, county, branch));
    let mut adds: BTreeMap<usize, i64> = BTreeMap::new();
    for (goal, county, branch, firms) in &one.reaches {
        if let Some(place) = place(goal, county, branch) {
            *adds.entry(place).or_default() += i64::from(*firms);
        }
    }
    let shares = |of: fn(&(String, String, String, u32)) -> &String| shares(&one.reaches, of);
    Project {
        id: one.application.to_string(),
        title: one.title.clone(),
        applicant: one.applicant.clone(),
        asked,
        lowest: if can_share { one.lowest } else { 100 },
        scores: scores.collect(),
        adds: adds.into_iter().collect(),
        closes: one
            .gaps
            .iter()
            .filter_map(|gap| Some((gaps.iter().position(|one| one == gap)?, 1)))
            .collect(),
        sub_goals: shares(|reach| &reach.0),
        regions: shares(|reach| &reach.1),
        groups: groups(question, one.application),
        fixed: question
            .settings
            .fixed
            .get(&one.application)
            .map(|is_in| if *is_in { Fixed::In } else { Fixed::Out }),
    }
}

/// How a project's money is shared over what it reaches: by firms, each share rounded down; what lies anywhere has none.
fn shares(
    reaches: &[(String, String, String, u32)],
    of: fn(&(String, String, String, u32)) -> &String,
) -> Vec<(String, u8)> {
    let all: u64 = reaches.iter().map(|reach| u64::from(reach.3)).sum();
    let mut by: BTreeMap<&String, u64> = BTreeMap::new();
    for reach in reaches.iter().filter(|reach| !of(reach).is_empty()) {
        *by.entry(of(reach)).or_default() += u64::from(reach.3);
    }
    let percent = |firms: u64| u8::try_from(firms * 100 / all.max(1)).unwrap_or(100);
    by.into_iter().map(|(name, firms)| (name.clone(), percent(firms))).collect()
}

fn limits(question: &Question) -> (Vec<Limit>, Vec<Condition>) {
    let settings = &question.settings;
    let mut all = Vec::new();
    for (goal, amount) in settings.floors.iter().filter(|(_, amount)| amount.is_positive()) {
        let limit =
            Limit { scope: Scope::SubGoal(goal.clone()), bound: Bound::AtLeast(amount.0), year: None };
        all.push((limit, Condition::Floor(goal.clone())));
    }
    if let Some(most) = settings.applicant_most {
        let applicants: BTreeSet<&String> = question.candidates.iter().map(|one| &one.applicant).collect();
        all.extend(applicants.into_iter().map(|one| {
            let limit =
                Limit { scope: Scope::Applicant(one.clone()), bound: Bound::AtMost(most.0), year: None };
            (limit, Condition::ApplicantMost(one.clone()))
        }));
    }
    if let Some(most) = settings.county_most {
        let counties: BTreeSet<&String> = question
            .candidates
            .iter()
            .flat_map(|one| one.reaches.iter().map(|reach| &reach.1))
            .filter(|county| !county.is_empty())
            .collect();
        all.extend(counties.into_iter().map(|one| {
            let limit = Limit { scope: Scope::Region(one.clone()), bound: Bound::AtMost(most.0), year: None };
            (limit, Condition::CountyMost(one.clone()))
        }));
    }
    for (at, rule) in settings.rules.iter().enumerate() {
        if let Rule::MoneyMost { most, .. } = rule {
            let limit = Limit { scope: Scope::Group(group(at)), bound: Bound::AtMost(most.0), year: None };
            all.push((limit, Condition::Rule(rule.clone())));
        }
    }
    all.into_iter().unzip()
}

/// The name of the group that a rule of money counts, by the rule's place.
fn group(at: usize) -> String {
    format!("rule {at}")
}

/// The groups that an application is in.
fn groups(question: &Question, application: i64) -> Vec<String> {
    let counts = |rule: &Rule| matches!(rule, Rule::MoneyMost { of, .. } if of.contains(&application));
    let rules = question.settings.rules.iter().enumerate();
    rules.filter(|(_, rule)| counts(rule)).map(|(at, _)| group(at)).collect()
}

/// Rules about who goes with whom; one about an application that is not chosen from says nothing, but that whoever needs it is out.
fn rules(question: &Question) -> (Vec<engine::Rule>, Vec<Rule>) {
    let place = |id: &i64| question.candidates.iter().position(|one| one.application == *id);
    let told = |rule: &Rule| -> Option<engine::Rule> {
        match rule {
            Rule::Excludes { one, other } => {
                Some(engine::Rule::Excludes { one: place(one)?, other: place(other)? })
            }
            Rule::Needs { project, needs } => {
                let project = place(project)?;
                Some(match place(needs) {
                    Some(needs) => engine::Rule::Needs { project, needs },
                    None => engine::Rule::AtMost { name: String::new(), of: vec![project], most: 0 },
                })
            }
            Rule::AtMost { of, most } => Some(engine::Rule::AtMost {
                name: String::new(),
                of: of.iter().filter_map(place).collect(),
                most: usize::try_from(*most).unwrap_or(usize::MAX),
            }),
            Rule::MoneyMost { .. } => None,
        }
    };
    question.settings.rules.iter().filter_map(|rule| Some((told(rule)?, rule.clone()))).unzip()
}
