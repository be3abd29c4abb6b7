//! A request for quotation (Catena-X, CX-0129) as a need. What the message does not say stays unknown; what it says and no maker is
//! judged by is listed. Addresses, telephone and numbers of partners are not taken: a need has no place for them.

use exchange::{
    Decimal, NotUnderstood, Quantity, Read, ReadError,
    quotation::{
        self, Amount, MaterialProperty, Parameter, ParameterValue, ProcessStep, RequestForQuotation,
    },
};
use matching::need::PartSize;
use vocabulary::{Kind, Length, Mass};

use super::{
    node::Node,
    own::{LONGEST_TEXT, MOST_PARTS},
    problem::{Problem, ProblemKind},
};
use crate::{
    makers::export::exchange::term,
    needs::{
        model::{
            Answer, Asks, NeedDocument, Operation, Origin, Owner, Part, Source, TermKind, Unevaluated, Word,
            term_name,
        },
        write::MATERIAL,
    },
    values,
};

const FROM: Origin = Origin::File;
const MOST: u32 = 1_000_000_000;

/// Whether it is one, by parts that only it has.
#[must_use]
pub fn recognise(root: &Node) -> bool {
    root.get("cxHeader").is_some() && root.get("rfqConfiguration").is_some()
}

/// # Errors
/// Where it is not as the format says.
pub fn read(text: &str) -> Result<NeedDocument, Vec<Problem>> {
    let Read { value: request, not_understood } =
        quotation::read(text).map_err(|error| vec![refused(error)])?;
    let mut left = Left(Vec::new());
    for NotUnderstood { at, what } in not_understood {
        left.say(None, &at, &what);
    }
    let steps = |part: &quotation::Part| part.bill_of_process.as_ref().map_or(0, |bill| bill.steps.len());
    if request.parts.len() > MOST_PARTS || request.parts.iter().any(|part| steps(part) > MOST_PARTS) {
        return Err(vec![Problem::whole(ProblemKind::TooMany { most: MOST_PARTS })]);
    }
    let parts = request.parts.iter().enumerate().map(|(at, one)| part(at, one, &mut left)).collect();
    of_product(&request, &mut left);
    let first_series = pieces(&request.order_quantity);
    Ok(NeedDocument {
        title: short(&request.identification.name),
        function: request.additional_comments.as_deref().map(short),
        first_series,
        due: Answer::said(request.last_delivery, FROM),
        owner: Owner {
            name: some(&request.sender.name),
            organisation: request.sender.company.as_deref().and_then(some),
            contact: some(&request.sender.email),
            ..Owner::default()
        },
        parts,
        source: Some(Source {
            format: "Catena-X request_for_quotation 3.0.0".to_owned(),
            address: request.identification.source.as_deref().map(short),
            version: some(&request.identification.version),
            ..Source::default()
        }),
        not_evaluated: left.0,
        ..NeedDocument::default()
    })
}

fn refused(error: ReadError) -> Problem {
    Problem::whole(match error {
        ReadError::NotJson { .. } => ProblemKind::Syntax { format: "JSON", message: error.to_string() },
        ReadError::Unexpected { at, expected, found, .. } => ProblemKind::OtherForm {
            form: "Catena-X request_for_quotation 3.0.0",
            at: if at.is_empty() { "/".to_owned() } else { at },
            message: format!("expected {expected}, found {found}"),
        },
    })
}

/// What no maker is judged by.
struct Left(Vec<Unevaluated>);

impl Left {
    fn say(&mut self, part: Option<usize>, name: &str, stated: &str) {
        if !stated.trim().is_empty() {
            self.0.push(Unevaluated { part, name: short(name), stated: short(stated) });
        }
    }

    fn maybe(&mut self, part: Option<usize>, name: &str, stated: Option<&String>) {
        if let Some(stated) = stated {
            self.say(part, name, stated);
        }
    }
}

fn of_product(request: &RequestForQuotation, left: &mut Left) {
    left.say(None, "rfqId", &request.identification.id);
    left.say(None, "cadFile", &request.cad_file.name);
    for file in &request.additional_files {
        left.say(None, "additionalFiles", &file.name);
    }
    if let Some(day) = request.first_delivery {
        left.say(None, "firstDeliveryDate", &day.to_string());
    }
    if let Some(moment) = &request.header.respond_by {
        left.say(None, "expectedResponseBy", moment.as_str());
    }
    left.maybe(None, "deliveryRequirements", request.sender.delivery_requirements.as_ref());
}

fn part(at: usize, one: &quotation::Part, left: &mut Left) -> Part {
    let mut asks = Asks { materials: materials(at, &one.material_properties, left), ..Asks::default() };
    left.maybe(Some(at), "materialFamily", one.material_family.as_ref());
    asks.tolerance = match values::tolerance(&one.general_tolerance) {
        Ok(tolerance) => {
            Answer::stated(tolerance, matching::Strength::Required, FROM, &one.general_tolerance)
        }
        Err(_) => unclear(&one.general_tolerance),
    };
    let (certificates, notes) = requirements(one.additional_requirements.as_deref().unwrap_or_default());
    asks.certificates = certificates.into_iter().map(|word| Answer::said(word, FROM)).collect();
    let steps = one.bill_of_process.as_ref().map_or(&[][..], |bill| &bill.steps);
    measures(at, steps, &mut asks, left);
    let mut operations: Vec<Answer<Vec<Word>>> =
        steps.iter().map(|step| Answer::said(vec![process(&step.capability)], FROM)).collect();
    if operations.is_empty() {
        operations.extend(
            one.manufacturing_domain
                .as_deref()
                .and_then(some)
                .map(|domain| Answer::said(vec![Word::read(TermKind::Process, &domain)], FROM)),
        );
    }
    if operations.len() == 1 {
        asks.processes = operations.pop().unwrap_or_default();
    }
    Part {
        name: short(&one.name),
        count: pieces(&one.quantity),
        notes,
        asks,
        operations: operations
            .into_iter()
            .map(|processes| Operation { name: None, asks: Asks { processes, ..Asks::default() } })
            .collect(),
    }
}

/// Our own identifier, or a word.
fn process(stated: &str) -> Word {
    let code = term::code(Kind::Process, stated);
    let name = code.as_deref().and_then(|code| term_name(TermKind::Process, code, vocabulary::Language::Sv));
    match name {
        Some(name) => Word { stated: name, code },
        None => Word::read(TermKind::Process, &short(code.as_deref().unwrap_or(stated))),
    }
}

fn materials(at: usize, all: &[MaterialProperty], left: &mut Left) -> Answer<Vec<Word>> {
    let mut words = Vec::new();
    for one in all {
        let word = Word::read(TermKind::Material, &short(&one.value));
        if one.name.eq_ignore_ascii_case(MATERIAL) || word.code.is_some() {
            words.push(word);
        } else {
            left.say(Some(at), &one.name, &format!("{} {}", one.value, one.value_type));
        }
    }
    if words.is_empty() { Answer::NotGiven } else { Answer::said(words, FROM) }
}

/// Certificates when the first line is of nothing else; all other lines are for people.
fn requirements(text: &str) -> (Vec<Word>, Option<String>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let words: Vec<Word> = first
        .split(';')
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .map(|piece| Word::read(TermKind::Certificate, &short(piece)))
        .collect();
    if !words.is_empty() && words.iter().all(|word| word.code.is_some()) {
        (words, some(rest))
    } else {
        (Vec::new(), some(text))
    }
}

/// Measures that we know of what a step gives; everything else that steps say is left.
fn measures(at: usize, steps: &[ProcessStep], asks: &mut Asks, left: &mut Left) {
    let mut sides: Vec<Length> = Vec::new();
    let (mut diameter, mut length) = (None, None);
    for step in steps {
        for one in &step.inputs {
            left.say(Some(at), &one.name, &said(one));
        }
        for one in &step.outputs {
            let quantity = one.meanings.iter().find_map(|id| Quantity::of_meaning(id));
            let number = match &one.value {
                ParameterValue::Value(text) => {
                    text.parse::<Decimal>().ok().and_then(|_| text.parse::<f64>().ok())
                }
                _ => None,
            };
            let mm = number.and_then(Length::from_mm);
            match (quantity, number, mm) {
                (
                    Some(Quantity::LongestSide | Quantity::MiddleSide | Quantity::ShortestSide),
                    _,
                    Some(mm),
                ) if sides.len() < 3 => {
                    sides.push(mm);
                }
                (Some(Quantity::Diameter), _, Some(mm)) => diameter = Some(mm),
                (Some(Quantity::Length), _, Some(mm)) => length = Some(mm),
                (Some(Quantity::WallThickness), _, Some(mm)) => asks.wall = Answer::said(mm, FROM),
                (Some(Quantity::Mass), Some(kg), _) if Mass::from_kg(kg).is_some() => {
                    asks.mass = Mass::from_kg(kg).map_or(Answer::NotGiven, |mass| Answer::said(mass, FROM));
                }
                _ => left.say(Some(at), &one.name, &said(one)),
            }
        }
    }
    // A size that is not whole is no size, and is told; so is a second one.
    let unused: Vec<Length> = match (diameter, length, sides.as_slice()) {
        (Some(diameter), Some(length), _) => {
            asks.size = Answer::said(PartSize::Round { diameter, length }, FROM);
            sides
        }
        (_, _, &[a, b, c]) => {
            asks.size = Answer::said(PartSize::Box([a, b, c]), FROM);
            diameter.into_iter().chain(length).collect()
        }
        _ => sides.into_iter().chain(diameter).chain(length).collect(),
    };
    for one in unused {
        left.say(Some(at), "size", &format!("{} mm", one.mm()));
    }
}

fn said(parameter: &Parameter) -> String {
    match &parameter.value {
        ParameterValue::Nothing => String::new(),
        ParameterValue::Value(value) => value.clone(),
        ParameterValue::Ranges(all) => {
            all.iter().map(|one| format!("{}–{}", one.lower, one.upper)).collect::<Vec<_>>().join("; ")
        }
        ParameterValue::Tolerances { value, limits } => {
            let limits: Vec<String> =
                limits.iter().map(|one| format!("{}–{}", one.lower, one.upper)).collect();
            format!("{} {}", value.as_deref().unwrap_or_default(), limits.join("; ")).trim().to_owned()
        }
    }
}

/// A whole number of pieces; anything else is asked about.
fn pieces(amount: &Amount) -> Answer<u32> {
    let number = amount.number.to_string();
    let whole = number.parse::<u32>().ok().filter(|number| (1..=MOST).contains(number));
    match whole.filter(|_| amount.unit.as_str() == "unit:piece") {
        Some(number) => Answer::said(number, FROM),
        None => unclear(&format!("{number} {}", amount.unit)),
    }
}

fn unclear<T>(stated: &str) -> Answer<T> {
    Answer::Unclear { stated: short(stated), from: FROM }
}

fn short(text: &str) -> String {
    text.trim().chars().take(LONGEST_TEXT).collect()
}

fn some(text: &str) -> Option<String> {
    Some(short(text)).filter(|text| !text.is_empty())
}
