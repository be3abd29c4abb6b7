//! Made-up calls and applications, for the demo and for tests. Their sums are right, and each says that it is made up.

use std::collections::BTreeMap;

use funding::Ore;
use jiff::{Timestamp, ToSpan, civil::Date};

use super::model::{
    aid::{OfParty, Statements, Tells},
    application::{Application, CoFunding, Contribution, Cost, Party, PartyRole, WorkPackage},
    call::{Both, Call, CallKind, Condition, Criterion, Indicator, Named, Question, QuestionKind},
    eligibility::{Eligibility, Rule},
    skills::Skills,
};

fn named(code: &str, sv: &str, en: &str) -> Named {
    Named { code: code.to_owned(), title: Both::new(sv, en) }
}

fn criterion(code: &str, sv: &str, en: &str, weight: u16) -> Criterion {
    Criterion {
        code: code.to_owned(),
        title: Both::new(sv, en),
        help: Both::new("Läs mål, arbete och budget tillsammans.", "Read goals, work and budget together."),
        most: 5,
        weight,
        may_not_apply: code == "effect",
    }
}

/// A call for projects that may be published: open for a month from a moment on, with money of the year of that moment and the
/// next, both of which the assignment must have.
#[must_use]
pub fn call(now: Timestamp) -> Call {
    let today = crate::clock::day_in_sweden(now);
    let year = today.year();
    Call {
        title: Both::new("Hitta tillverkaren (exempel)", "Find the maker (example)"),
        purpose: Both::new(
            "Påhittad utlysning: projekt som tillsammans gör det lättare att hitta tillverkning i Sverige.",
            "A made-up call: projects that together make it easier to find manufacturing in Sweden.",
        ),
        legal_basis: "Påhittad förordning (exempel)".to_owned(),
        sub_goals: vec![
            named("knowledge", "Sprida kunskap", "Spread knowledge"),
            named("matching", "Utveckla matchning", "Develop matching"),
            named("advice", "Öka rådgivning", "More advice"),
        ],
        criteria: vec![
            criterion("relevance", "Relevans", "Relevance", 40),
            criterion("effect", "Effekt", "Effect", 40),
            criterion("ability", "Genomförande", "Ability", 20),
        ],
        eligibility: vec![
            Eligibility {
                rule: Rule::EmployeesAtMost { people: 249 },
                from: None,
                to: None,
                source: "Utlysningens egen regel (exempel)".to_owned(),
            },
            Eligibility {
                rule: Rule::Judged {
                    question: Both::new(
                        "Är verksamheten till nytta för tillverkande företag?",
                        "Does the work serve manufacturing firms?",
                    ),
                },
                from: None,
                to: None,
                source: "Utlysningens egen regel (exempel)".to_owned(),
            },
        ],
        share_percent: 60,
        least: Ore::kronor(100_000),
        most: Ore::kronor(3_000_000),
        years: vec![year, year + 1],
        cost_kinds: vec![
            named("staff", "Personal", "Staff"),
            named("bought", "Köpta tjänster", "Bought services"),
            named("travel", "Resor", "Travel"),
        ],
        opens_at: Some(now.saturating_sub(1.hours()).unwrap_or(now)),
        closes_at: Some(now.saturating_add((30 * 24).hours()).unwrap_or(now)),
        project_from: Date::new(year, 1, 1).ok(),
        project_to: Date::new(year + 1, 12, 31).ok(),
        indicators: vec![
            Indicator {
                code: "firms".to_owned(),
                title: Both::new("Företag som fått hjälp", "Firms helped"),
                unit: Both::new("företag", "firms"),
                required: true,
            },
            Indicator {
                code: "placed".to_owned(),
                title: Both::new("Behov som placerats", "Needs placed"),
                unit: Both::new("behov", "needs"),
                required: false,
            },
        ],
        questions: vec![Question {
            code: "equality".to_owned(),
            title: Both::new(
                "Hur når projektet både kvinnor och män?",
                "How does the project reach women and men?",
            ),
            help: Both::default(),
            kind: QuestionKind::Text,
            required: true,
            most: 1_000,
        }],
        conditions: vec![Condition {
            text: Both::new(
                "Projektet berättar på sin webbplats att det får stöd.",
                "The project says on its website that it is supported.",
            ),
        }],
        ..Call::empty(CallKind::Projects)
    }
}

/// Organisation numbers with a right check digit that belong to nobody that the example knows of.
pub const NUMBERS: [&str; 6] =
    ["559999-9900", "559999-9918", "559999-9926", "559999-9934", "559999-9942", "559999-9959"];

/// An application to [`call`] that may be handed in: the `n`-th, from 0, with other parties, sums and places.
#[must_use]
pub fn application(call: &Call, n: usize) -> Application {
    let party = |role, at: usize, name: &str| Party {
        role,
        name: format!("{name} {} (exempel)", at + 1),
        organisation_number: NUMBERS[at % NUMBERS.len()].to_owned(),
        county: ["06", "14", "20", "12", "05"][n % 5].to_owned(),
        branch: "25".to_owned(),
        employees: Some(20 + u32::try_from(n).unwrap_or(0)),
        does: "Driver arbetet tillsammans med de andra.".to_owned(),
    };
    let years = &call.years;
    let size = 1 + i64::try_from(n % 4).unwrap_or(0);
    let cost = Ore::kronor(400_000 * size);
    let requested = cost.percent(50);
    let (from, to) = (call.project_from, call.project_to);
    let goals = &call.sub_goals;
    Application {
        title: format!("Exempelprojekt {}", n + 1),
        summary: "Påhittat projekt som visar hur en ansökan ser ut.".to_owned(),
        from,
        to,
        parties: vec![
            party(PartyRole::Lead, n % NUMBERS.len(), "Sökande"),
            party(PartyRole::Partner, (n + 1) % NUMBERS.len(), "Partner"),
        ],
        packages: vec![WorkPackage {
            title: "Genomförande".to_owned(),
            from,
            to,
            does: "Träffar företag och visar vilka som kan tillverka.".to_owned(),
            result: "Företag som vet vem de ska fråga.".to_owned(),
            party: 0,
        }],
        costs: years
            .iter()
            .map(|year| Cost {
                party: 0,
                year: *year,
                kind: "staff".to_owned(),
                amount: cost,
                note: String::new(),
            })
            .collect(),
        co_funding: years
            .iter()
            .map(|year| CoFunding { party: 1, year: *year, amount: cost.minus(requested), in_kind: false })
            .collect(),
        requested: years.iter().map(|year| (*year, requested)).collect::<BTreeMap<_, _>>(),
        lowest_share: n.is_multiple_of(2).then_some(70),
        contributions: goals
            .get(n % goals.len().max(1))
            .map(|goal| Contribution {
                sub_goal: goal.code.clone(),
                county: ["06", "14", "20", "12", "05"][n % 5].to_owned(),
                branch: "25".to_owned(),
                firms: 10 * u32::try_from(size).unwrap_or(1),
                why: "Företagen finns i partnernas nätverk.".to_owned(),
            })
            .into_iter()
            .collect(),
        gaps: Vec::new(),
        answers: BTreeMap::from([("equality".to_owned(), "Genom riktade inbjudningar.".to_owned())]),
        targets: BTreeMap::from([("firms".to_owned(), 10 * size)]),
        aid: Statements {
            parties: vec![OfParty {
                party: 0,
                linked: Some(Tells::None),
                earlier: Some(Tells::None),
                ..OfParty::default()
            }],
            supports: Vec::new(),
        },
        skills: Skills::default(),
        validated: None,
        signatory: "Kim Ek (exempel)".to_owned(),
        signatory_function: "VD".to_owned(),
        signatory_email: String::new(),
        unread: BTreeMap::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::funding::model::check::problems;

    #[test]
    fn the_examples_may_be_handed_in() {
        let call = call("2026-11-26T09:00:00Z".parse().unwrap());
        for n in 0..8 {
            assert_eq!(problems(&application(&call, n), &call), [], "{n}");
        }
    }
}
