//! How a case of the golden set is read and compared.
#![allow(dead_code, unreachable_pub, reason = "shared by the tests of one file")]

mod read;

use std::collections::BTreeMap;

use matching::{
    Amount, Answer, Band, Criterion, Judgement, OfferId, Register, Scope, Terms, Verdict, Wish,
    gap::classify, judge, rank::Tally,
};
use serde::Deserialize;
use vocabulary::Vocabulary;

/// Names of the criteria in the files; a certificate is named by its code.
pub const CRITERIA: [&str; 16] = [
    "process",
    "material",
    "size",
    "smallest_part",
    "mass",
    "tolerance",
    "wall",
    "quantity",
    "stage",
    "certificate",
    "lead_time",
    "capacity",
    "distance",
    "county",
    "in_house",
    "newcomer",
];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub title: String,
    /// How the expected verdicts were worked out.
    pub why: String,
    pub need: read::Need,
    pub offer: Vec<Offer>,
    pub expect: Expected,
}

#[derive(Debug, Deserialize)]
pub struct Offer {
    pub name: String,
    pub expect: BTreeMap<String, String>,
    #[serde(flatten)]
    pub offered: read::Offer,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The kind of gap; "none" where somebody meets everything.
    pub gap: String,
    /// The changes that would give one maker more, the smallest first.
    pub relax: Option<Vec<String>>,
    /// Names in the order of the lists: exact, ask, near.
    pub order: Option<Vec<String>>,
}

impl Case {
    /// What differs from the expected; empty when all is as worked out.
    pub fn differences(&self) -> Vec<String> {
        let terms = Terms::of(Vocabulary::embedded());
        let need = self.need.engine();
        let offers: Vec<matching::Offer> =
            (1..).zip(&self.offer).map(|(id, o)| o.offered.engine(id)).collect();
        let register = Register::build(terms.clone(), offers.clone(), need.asked_on);
        let mut out = Vec::new();
        let answer = register.answer(&need, &Wish { top: 100, k: 3, max_changes: 3, scope: Scope::Related });
        for (offer, told) in offers.iter().zip(&self.offer) {
            let judgements = judge(&terms, &need, offer);
            for difference in verdicts(&judgements, &told.expect) {
                out.push(format!("{}: {difference}", told.name));
            }
            let list = list(&answer, offer.id);
            let expected = told.expect.get("list").map_or("", String::as_str);
            if list != expected {
                out.push(format!("{}: stands in '{list}', expected '{expected}'", told.name));
            }
            let folded = Tally::of(&judgements).band();
            let in_list = match list {
                "exact" => Some(Band::Exact),
                "ask" => Some(Band::Ask),
                "near" => Some(Band::Near),
                _ => None,
            };
            if in_list.is_some_and(|band| band != folded) {
                out.push(format!("{}: its list does not follow from its proof", told.name));
            }
        }
        let wish = Wish { top: 100, k: answer.counts.exact + 1, max_changes: 3, scope: Scope::Related };
        let one_more = register.answer(&need, &wish);
        let gap = classify(&need, &one_more)
            .map_or_else(|| "none".to_owned(), |g| format!("{:?}", g.kind).to_lowercase());
        if gap != self.expect.gap {
            out.push(format!("the gap is '{gap}', expected '{}'", self.expect.gap));
        }
        if let Some(expected) = &self.expect.relax {
            let found: Vec<String> = one_more.relaxations.iter().map(relaxation).collect();
            if found != *expected {
                out.push(format!("relaxations are {found:#?}, expected {expected:#?}"));
            }
        }
        if let Some(expected) = &self.expect.order {
            let name = |id: OfferId| self.offer[id.0 as usize - 1].name.clone();
            let lists = [&answer.exact, &answer.ask, &answer.near];
            let found: Vec<String> = lists.into_iter().flatten().map(|c| name(c.offer)).collect();
            if found != *expected {
                out.push(format!("the order is {found:?}, expected {expected:?}"));
            }
        }
        out
    }

    /// True when some offer's expectation names the criterion with the verdict, or leaves a stated one out as met.
    pub fn tells(&self, criterion: &str, verdict: &str) -> bool {
        let terms = Terms::of(Vocabulary::embedded());
        let need = self.need.engine();
        (1..).zip(&self.offer).any(|(id, offer)| {
            judge(&terms, &need, &offer.offered.engine(id)).iter().any(|j| {
                let named = match j.criterion {
                    Criterion::Certificate(_) => "certificate".to_owned(),
                    other => name(other),
                };
                named == criterion && word(&j.verdict) == verdict
            })
        })
    }
}

fn verdicts(judgements: &[Judgement], expected: &BTreeMap<String, String>) -> Vec<String> {
    let mut out = Vec::new();
    for judgement in judgements {
        let name = name(judgement.criterion);
        let said = expected.get(&name).map_or("met", String::as_str);
        let found = told(&judgement.verdict);
        // "missed" alone leaves open what would do; everything else is compared whole.
        if found != said && !(said == "missed" && found.starts_with("missed")) {
            out.push(format!("{name} is '{found}', expected '{said}'"));
        }
    }
    for name in expected.keys().filter(|name| *name != "list") {
        if !judgements.iter().any(|j| self::name(j.criterion) == *name) {
            out.push(format!("{name} is not asked, but a verdict is expected"));
        }
    }
    out
}

fn list(answer: &Answer, id: OfferId) -> &'static str {
    let lists = [("exact", &answer.exact), ("ask", &answer.ask), ("near", &answer.near)];
    lists
        .into_iter()
        .find(|(_, list)| list.iter().any(|c| c.offer == id))
        .map_or("not listed", |(name, _)| name)
}

fn name(criterion: Criterion) -> String {
    match criterion {
        Criterion::Certificate(id) => Vocabulary::embedded().certificates().get(id).code.clone(),
        other => serde_json::to_value(other).expect("plain data").as_str().expect("a word").to_owned(),
    }
}

const fn word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Met { .. } => "met",
        Verdict::Missed { .. } => "missed",
        Verdict::Unknown { .. } => "unknown",
    }
}

fn told(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Missed { relax_to: Some(to), .. } => format!("missed; {} would do", amount(to)),
        Verdict::Missed { relax_to: None, .. } => "missed; no change would do".to_owned(),
        other => word(other).to_owned(),
    }
}

fn relaxation(relaxation: &matching::Relaxation) -> String {
    let changes: Vec<String> =
        relaxation.changes.iter().map(|c| format!("{} {}", name(c.criterion), amount(&c.to))).collect();
    let gives = relaxation.gives;
    let ask = if gives.ask > 0 { format!(", {} to ask", gives.ask) } else { String::new() };
    format!("{} gives {}{ask}", changes.join(" and "), gives.exact)
}

/// An amount as the files write it.
fn amount(amount: &Amount) -> String {
    let vocabulary = Vocabulary::embedded();
    match amount {
        Amount::Processes(ids) => {
            let codes: Vec<&str> =
                ids.iter().map(|&id| vocabulary.processes().get(id).code.as_str()).collect();
            codes.join(" or ")
        }
        Amount::Materials(ids) => {
            let codes: Vec<&str> =
                ids.iter().map(|&id| vocabulary.materials().get(id).code.as_str()).collect();
            codes.join(" or ")
        }
        Amount::Box(sides) => {
            let mut sides = sides.map(vocabulary::Length::mm);
            sides.sort_by(|a, b| b.total_cmp(a));
            format!("{} x {} x {}", sides[0], sides[1], sides[2])
        }
        Amount::Round { diameter, length } => format!("Ø{} x {}", diameter.mm(), length.mm()),
        Amount::Length(length) => format!("{} mm", length.mm()),
        Amount::Mass(mass) => format!("{} kg", mass.kg()),
        Amount::Tolerance { grade, .. } => format!("IT{}", f64::from(grade.0) / 1000.0),
        Amount::Pieces(pieces) => pieces.to_string(),
        Amount::Stages(stages) => {
            format!("{:?}", stages[0]).to_lowercase().replace("series", " series").replace("scale", " scale")
        }
        Amount::Due(day) => day.to_string(),
        Amount::Hours(hours) => format!("{hours} h"),
        Amount::Kilometres(km) => format!("{km} km"),
        Amount::Newcomer(_) => "with an adviser".to_owned(),
        Amount::Waived => "given up".to_owned(),
        other => format!("{other:?}"),
    }
}
