//! What of a need the matching engine is asked: one [`matching::Need`] for each operation of each part.
//!
//! Which requirement holds where:
//! - stage, day, place, county, own house, newcomer and the product's certificates hold for every operation;
//! - the quantity is the first series × pieces in a product, or a year's need when no series is stated;
//! - a part's size and mass hold for every operation on it, since it must go into every machine and bath;
//! - its material and wall hold for every operation whose process depends on them ([`super::relevance`]);
//! - its tolerance holds for the last operation that shapes it: those before it may be coarser;
//! - its hours hold when it has one operation; its certificates add to the product's;
//! - what an operation states itself goes before what its part states.

use jiff::civil::Date;
use matching::{Need, Requirement, need};
use vocabulary::{ProcessId, Vocabulary};

use super::{
    Answer, Word,
    document::{Asks, NeedDocument, Newcomer, Operation, Part, Stage},
    findings::{Field, Finding, FindingKind, TermKind, WhyNot},
    relevance::{self, matters},
    requirement, words,
};

/// One part as the engine is asked about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnginePart {
    pub name: String,
    /// In sequence.
    pub operations: Vec<EngineOperation>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EngineOperation {
    /// As stated, else the processes as stated, else empty.
    pub name: String,
    pub need: Need,
}

/// The engine's questions. A need without parts is one part with nothing stated.
#[must_use]
pub fn engine_parts(need: &NeedDocument, asked_on: Date) -> Vec<EnginePart> {
    resolve(need, asked_on).0
}

/// The questions and the findings, made in one pass so that they cannot differ.
pub(super) fn resolve(need: &NeedDocument, asked_on: Date) -> (Vec<EnginePart>, Vec<Finding>) {
    let mut found = Found::default();
    let product = product(need, asked_on, &mut found);
    let only = [Part { name: need.title.clone(), ..Part::default() }];
    let parts = if need.parts.is_empty() { &only[..] } else { &need.parts };
    let parts =
        parts.iter().enumerate().map(|(i, part)| resolve_part(need, &product, i, part, &mut found)).collect();
    for left in &need.not_evaluated {
        let stated = Some(format!("{} = {}", left.name, left.stated));
        found.at(left.part, None);
        found.add(Field::Other, FindingKind::NotEvaluated { stated, why: WhyNot::NoCriterion });
    }
    (parts, found.all)
}

/// Collects findings at the place that is being looked at.
#[derive(Default)]
struct Found {
    all: Vec<Finding>,
    part: Option<usize>,
    operation: Option<usize>,
}

impl Found {
    fn at(&mut self, part: Option<usize>, operation: Option<usize>) {
        (self.part, self.operation) = (part, operation);
    }

    fn add(&mut self, field: Field, kind: FindingKind) {
        self.all.push(Finding { part: self.part, operation: self.operation, field, kind });
    }

    fn unclear<T>(&mut self, field: Field, answer: &Answer<T>) {
        if let Answer::Unclear { stated, .. } = answer {
            self.add(field, FindingKind::Unreadable { stated: stated.clone() });
        }
    }

    fn not_evaluated<T>(&mut self, field: Field, answer: &Answer<T>, why: WhyNot) {
        let stated = answer.text().map(str::to_owned);
        self.add(field, FindingKind::NotEvaluated { stated, why });
    }
}

/// What holds for everything.
fn product(document: &NeedDocument, asked_on: Date, found: &mut Found) -> Need {
    found.unclear(Field::Stage, &document.stage);
    found.unclear(Field::FirstSeries, &document.first_series);
    found.unclear(Field::PerYear, &document.per_year);
    found.unclear(Field::Due, &document.due);
    found.unclear(Field::WithinKm, &document.within_km);
    found.unclear(Field::Counties, &document.counties);
    found.unclear(Field::InHouse, &document.in_house);
    found.unclear(Field::Kommun, &document.owner.kommun);
    found.unclear(Field::Newcomer, &document.owner.newcomer);
    if document.stage.value() == Some(&Stage::Idea) {
        found.add(Field::Stage, FindingKind::IdeaAsPrototype);
    }
    if let Some(&due) = document.due.value().filter(|due| **due < asked_on) {
        found.add(Field::Due, FindingKind::DuePassed { due });
    }
    if document.per_year.is_said() {
        if document.first_series.is_said() {
            found.not_evaluated(Field::PerYear, &document.per_year, WhyNot::FirstSeriesDecides);
        } else {
            found.add(Field::PerYear, FindingKind::PerYearAsSeries);
        }
    }
    let position = requirement::position(&document.owner);
    if document.within_km.is_said() && position.is_none() {
        found.not_evaluated(Field::WithinKm, &document.within_km, WhyNot::NoPlace);
    }
    Need {
        asked_on,
        processes: None,
        materials: None,
        size: None,
        mass: None,
        tolerance: None,
        wall: None,
        quantity: None,
        stage: document.stage.requirement(|s| {
            Some(match s {
                Stage::Idea | Stage::Prototype => need::Stage::Prototype,
                Stage::PilotSeries => need::Stage::PilotSeries,
                Stage::FullScale => need::Stage::FullScale,
            })
        }),
        certificates: certificates(&document.certificates, found),
        due: document.due.requirement(|d| Some(*d)),
        hours: None,
        within: document.within_km.requirement(|&km| position.map(|of| need::Within { of, km })),
        counties: document.counties.requirement(|c| (!c.is_empty()).then(|| c.clone())),
        in_house: document.in_house.requirement(|yes| yes.then_some(())).map(|r| r.strength),
        newcomer: document.owner.newcomer.requirement(|n| match n {
            Newcomer::Experienced => None,
            Newcomer::WithAdviser => Some(need::Newcomer::WithAdviser),
            Newcomer::Alone => Some(need::Newcomer::Alone),
        }),
        position,
    }
}

fn certificates(answers: &[Answer<Word>], found: &mut Found) -> Vec<Requirement<vocabulary::CertificateId>> {
    let known = Vocabulary::embedded().certificates();
    for answer in answers {
        found.unclear(Field::Certificates, answer);
        if let Some(kind) = answer.value().and_then(|word| words::question(TermKind::Certificate, word)) {
            found.add(Field::Certificates, kind);
        }
    }
    answers
        .iter()
        .filter_map(|a| a.requirement(|w| known.by_code(w.code.as_deref()?).map(|t| t.id)))
        .collect()
}

fn resolve_part(
    document: &NeedDocument,
    product: &Need,
    index: usize,
    part: &Part,
    found: &mut Found,
) -> EnginePart {
    found.at(Some(index), None);
    found.unclear(Field::Count, &part.count);
    let mut of_part = product.clone();
    of_part.quantity = quantity(document, part, found);
    add_certificates(&mut of_part, &part.asks.certificates, found);
    told_of_words(&part.asks, found);
    if document.parts.len() <= 1 && !states_a_process(part) {
        for kind in words::mentioned(document.function.as_deref().unwrap_or_default()) {
            found.add(Field::Process, kind);
        }
    }

    let one = [Operation::default()];
    let operations = if part.operations.is_empty() { &one[..] } else { &part.operations };
    let processes: Vec<Vec<ProcessId>> =
        operations.iter().map(|o| processes(own_or(&o.asks.processes, &part.asks.processes))).collect();
    let last_shaping = processes.iter().rposition(|p| matters(Field::Tolerance, p));
    told_of_fields_nobody_uses(part, &processes, found);

    let operations = operations
        .iter()
        .enumerate()
        .map(|(i, operation)| {
            found.at(Some(index), (!part.operations.is_empty()).then_some(i));
            told_of_words(&operation.asks, found);
            let mut need = of_part.clone();
            add_certificates(&mut need, &operation.asks.certificates, found);
            let finishes = last_shaping == Some(i);
            ask(&mut need, part, operation, &processes[i], finishes, operations.len() == 1, found);
            EngineOperation { name: name(part, operation), need }
        })
        .collect();
    EnginePart { name: part.name.clone(), operations }
}

fn states_a_process(part: &Part) -> bool {
    part.asks.processes.is_said() || part.operations.iter().any(|o| o.asks.processes.is_said())
}

fn quantity(document: &NeedDocument, part: &Part, found: &mut Found) -> Option<Requirement<u32>> {
    let series = if document.first_series.is_said() { &document.first_series } else { &document.per_year };
    let count = match &part.count {
        Answer::Said { value, .. } => *value,
        Answer::NotGiven => 1,
        Answer::NotKnown { .. } | Answer::Unclear { .. } => {
            if series.is_said() {
                found.not_evaluated(Field::FirstSeries, series, WhyNot::NoCount);
            }
            return None;
        }
    };
    series.requirement(|products| Some(products.saturating_mul(count)))
}

fn add_certificates(need: &mut Need, answers: &[Answer<Word>], found: &mut Found) {
    for asked in certificates(answers, found) {
        match need.certificates.iter_mut().find(|c| c.value == asked.value) {
            Some(before) => before.strength = before.strength.min_with(asked.strength),
            None => need.certificates.push(asked),
        }
    }
}

/// Of a wish and a requirement for the same thing, the requirement holds.
trait Stricter {
    fn min_with(self, other: Self) -> Self;
}

impl Stricter for matching::Strength {
    fn min_with(self, other: Self) -> Self {
        if self == matching::Strength::Required { self } else { other }
    }
}

/// The operation's own answer where it gives one, "I don't know" too; else the part's.
fn own_or<'a, T>(own: &'a Answer<T>, part: &'a Answer<T>) -> &'a Answer<T> {
    if own.is_given() { own } else { part }
}

fn processes(answer: &Answer<Vec<Word>>) -> Vec<ProcessId> {
    let known = Vocabulary::embedded().processes();
    answer.value().map(|words| relevance::ids(known, words).collect()).unwrap_or_default()
}

fn ask(
    need: &mut Need,
    part: &Part,
    operation: &Operation,
    processes: &[ProcessId],
    finishes: bool,
    single: bool,
    found: &mut Found,
) {
    let (own, of_part) = (&operation.asks, &part.asks);
    let vocabulary = Vocabulary::embedded();
    let nothing = Asks::default();
    let when = |yes: bool| if yes { of_part } else { &nothing };
    need.processes = requirement::terms(own_or(&own.processes, &of_part.processes), vocabulary.processes());
    let materials = own_or(&own.materials, &when(matters(Field::Material, processes)).materials);
    need.materials = requirement::terms(materials, vocabulary.materials());
    need.size = own_or(&own.size, &of_part.size).requirement(|s| Some(*s));
    need.mass = own_or(&own.mass, &when(matters(Field::Mass, processes)).mass).requirement(|m| Some(*m));
    need.wall = own_or(&own.wall, &when(matters(Field::Wall, processes)).wall).requirement(|w| Some(*w));
    need.hours = own_or(&own.hours, &when(single).hours).requirement(|h| Some(*h));
    let stated = own_or(&own.tolerance, &when(finishes).tolerance);
    let (tolerance, told) = requirement::tolerance(stated, need.size.map(|s| s.value));
    need.tolerance = tolerance;
    if let Some(kind) = told {
        found.add(Field::Tolerance, kind);
    }
}

/// Words and texts of one place that were not understood.
fn told_of_words(asks: &Asks, found: &mut Found) {
    found.unclear(Field::Process, &asks.processes);
    for kind in words::questions(TermKind::Process, &asks.processes) {
        found.add(Field::Process, kind);
    }
    found.unclear(Field::Material, &asks.materials);
    for kind in words::questions(TermKind::Material, &asks.materials) {
        found.add(Field::Material, kind);
    }
    found.unclear(Field::Size, &asks.size);
    found.unclear(Field::Mass, &asks.mass);
    found.unclear(Field::Tolerance, &asks.tolerance);
    found.unclear(Field::Wall, &asks.wall);
    found.unclear(Field::Hours, &asks.hours);
}

/// What a part states and none of its operations is judged by.
fn told_of_fields_nobody_uses(part: &Part, processes: &[Vec<ProcessId>], found: &mut Found) {
    let nobody = |field| !processes.iter().any(|p| matters(field, p));
    let asks = &part.asks;
    let why = WhyNot::NoProcessCares;
    if asks.materials.is_said() && nobody(Field::Material) {
        found.not_evaluated(Field::Material, &asks.materials, why);
    }
    if asks.mass.is_said() && nobody(Field::Mass) {
        found.not_evaluated(Field::Mass, &asks.mass, why);
    }
    if asks.tolerance.is_said() && nobody(Field::Tolerance) {
        found.not_evaluated(Field::Tolerance, &asks.tolerance, why);
    }
    if asks.wall.is_said() && nobody(Field::Wall) {
        found.not_evaluated(Field::Wall, &asks.wall, why);
    }
    if asks.hours.is_said() && processes.len() > 1 {
        found.not_evaluated(Field::Hours, &asks.hours, WhyNot::SeveralOperations);
    }
}

fn name(part: &Part, operation: &Operation) -> String {
    let words = own_or(&operation.asks.processes, &part.asks.processes);
    operation.name.clone().unwrap_or_else(|| {
        let stated: Vec<&str> = words.value().into_iter().flatten().map(|w| w.stated.as_str()).collect();
        stated.join(" / ")
    })
}
