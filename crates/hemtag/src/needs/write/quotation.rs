//! One part of a need as a request for quotation (Catena-X, CX-0129). It names who asks and who is asked, so that it is made only
//! for an owner that consents: [`crate::needs::quotation`]. docs/exchange.md says what goes where.

use exchange::{
    Bpnl, Decimal, Moment, Quantity, UnitReference, Uuid, ValueError, Version, WriteError, Written,
    quotation::{
        self, Amount, BillOfProcess, File, Header, Identification, MaterialProperty, Parameter,
        ParameterValue, ProcessStep, RequestForQuotation, Sender, StepKind,
    },
};
use jiff::{Timestamp, civil::Date};
use matching::need::PartSize;
use vocabulary::{Kind, Language};

use crate::{
    makers::export::exchange::term,
    needs::{
        Need,
        model::{Asks, Confidentiality, Field, NeedDocument, Part, TermKind, Word},
    },
};

/// The name of the property that holds a material's name.
pub const MATERIAL: &str = "material";

/// What the message demands and the need may not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What is asked for is called so.
    pub name: String,
    pub sender: Bpnl,
    pub receiver: Bpnl,
    pub who: Sender,
    pub cad_file: File,
    pub general_tolerance: String,
    pub material: String,
    pub order_quantity: u32,
    pub last_delivery: Date,
}

#[derive(Debug, thiserror::Error)]
pub enum QuotationError {
    #[error(transparent)]
    Write(#[from] WriteError),
    /// A value of our own has not the form that the format lays down.
    #[error(transparent)]
    Value(#[from] ValueError),
}

/// The message. `part` is the index of a part; `id` is drawn for this message alone.
///
/// # Errors
/// Everything that the format does not allow.
pub fn request(
    need: &Need,
    part: usize,
    asked: &Asked,
    id: Uuid,
    at: Timestamp,
) -> Result<Written, QuotationError> {
    let document = &need.document;
    let pieces: UnitReference = "unit:piece".parse()?;
    let amount = |number: u32| -> Result<Amount, ValueError> {
        Ok(Amount { number: number.to_string().parse()?, unit: pieces.clone() })
    };
    let none = Part::default();
    let one = document.parts.get(part).unwrap_or(&none);
    let name = if one.name.is_empty() { &asked.name } else { &one.name };
    let request = RequestForQuotation {
        header: Header {
            message_id: id,
            sent: Moment::from(at),
            sender: asked.sender.clone(),
            receiver: asked.receiver.clone(),
            respond_by: None,
            related_message: None,
        },
        identification: Identification {
            // Never the key: whoever holds it owns the need.
            id: format!("hemtag-{}-{}", need.id.0, part + 1),
            name: asked.name.clone(),
            made: Moment::from(need.stated_at),
            version: need.version.to_string(),
            source: None,
        },
        sender: asked.who.clone(),
        cad_file: asked.cad_file.clone(),
        parts: vec![quotation::Part {
            id: format!("part_{}", part + 1),
            name: name.clone(),
            manufacturing_domain: processes(one)
                .next()
                .map(|word| word.name(TermKind::Process, Language::En)),
            general_tolerance: asked.general_tolerance.clone(),
            additional_requirements: requirements(document, one),
            material_family: None,
            material_properties: vec![MaterialProperty {
                name: MATERIAL.to_owned(),
                value: asked.material.clone(),
                value_type: "name".to_owned(),
            }],
            quantity: amount(one.count.value().copied().unwrap_or(1))?,
            bill_of_process: bill(need, part, one, name)?,
        }],
        first_delivery: None,
        last_delivery: asked.last_delivery,
        order_quantity: amount(asked.order_quantity)?,
        additional_comments: document.function.clone(),
        additional_files: Vec::new(),
    };
    Ok(quotation::write(&request)?)
}

/// The first process of each operation.
fn processes(part: &Part) -> impl Iterator<Item = &Word> {
    steps(part).into_iter().filter_map(|asks| asks.processes.value()?.first())
}

/// The operations, or the part as the one operation on itself.
fn steps(part: &Part) -> Vec<&Asks> {
    if part.operations.is_empty() {
        vec![&part.asks]
    } else {
        part.operations.iter().map(|one| &one.asks).collect()
    }
}

/// Certificates in the first line, then the notes.
fn requirements(document: &NeedDocument, part: &Part) -> Option<String> {
    let certificates: Vec<&str> = document
        .certificates
        .iter()
        .chain(&part.asks.certificates)
        .filter_map(|answer| answer.value())
        .map(|word| word.stated.as_str())
        .collect();
    let lines = [Some(certificates.join("; ")), part.notes.clone()];
    let text = lines.into_iter().flatten().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    Some(text).filter(|text| !text.is_empty())
}

/// How the part is made; nothing when no process is named for each operation, since a step names what it takes.
fn bill(need: &Need, index: usize, part: &Part, name: &str) -> Result<Option<BillOfProcess>, ValueError> {
    let words: Vec<&Word> = processes(part).collect();
    let count = steps(part).len();
    if words.len() < count {
        return Ok(None);
    }
    let id = |number: usize| format!("step_{}", number + 1);
    let mut all: Vec<ProcessStep> = Vec::new();
    for (number, word) in words.into_iter().enumerate() {
        let last = number + 1 == count;
        all.push(ProcessStep {
            ids: vec![id(number)],
            kind: match number {
                0 => StepKind::First,
                _ if last => StepKind::Last,
                _ => StepKind::Between,
            },
            capability: match &word.code {
                Some(code) => term::id(Kind::Process, code),
                None => word.stated.clone(),
            },
            inputs: Vec::new(),
            // What comes out of the last step is the part.
            outputs: if last { measures(&part.asks) } else { Vec::new() },
            children: Vec::new(),
            next: if last { Vec::new() } else { vec![vec![vec![id(number + 1)]]] },
        });
    }
    let version: Version = "1.0.0".parse()?;
    Ok(Some(BillOfProcess {
        id: format!("hemtag-{}-{}", need.id.0, index + 1),
        product_name: name.to_owned(),
        product_version: need.version.to_string(),
        version,
        steps: all,
    }))
}

fn measures(asks: &Asks) -> Vec<Parameter> {
    let mut all = Vec::new();
    let mut say = |quantity: Quantity, value: f64| {
        // Whole micrometres and milligrams as decimals: what a double shows is what it is.
        let Ok(number) = value.to_string().parse::<Decimal>() else { return };
        all.push(Parameter {
            name: format!("{quantity:?} ({})", quantity.unit()),
            meanings: vec![quantity.meaning()],
            value: ParameterValue::Value(number.to_string()),
        });
    };
    match asks.size.value() {
        Some(PartSize::Box(sides)) => {
            let mut sides = *sides;
            sides.sort_unstable_by(|one, other| other.cmp(one));
            for (quantity, side) in
                [Quantity::LongestSide, Quantity::MiddleSide, Quantity::ShortestSide].into_iter().zip(sides)
            {
                say(quantity, side.mm());
            }
        }
        Some(PartSize::Round { diameter, length }) => {
            say(Quantity::Diameter, diameter.mm());
            say(Quantity::Length, length.mm());
        }
        None => {}
    }
    if let Some(mass) = asks.mass.value() {
        say(Quantity::Mass, mass.kg());
    }
    if let Some(wall) = asks.wall.value() {
        say(Quantity::WallThickness, wall.mm());
    }
    all
}

/// The questions that the need answers about a part and the message has no place for. Wishes are told as requirements, or not at all.
#[must_use]
pub fn left_out(document: &NeedDocument, part: usize) -> Vec<Field> {
    let none = Part::default();
    let one = document.parts.get(part).unwrap_or(&none);
    let several = |count: Option<usize>| count.is_some_and(|count| count > 1);
    let of_steps = |given: fn(&Asks) -> bool| one.operations.iter().any(|step| given(&step.asks));
    let no_bill = processes(one).count() < steps(one).len();
    let without = |given: bool| given && no_bill;
    let steps = steps(one);
    let said = [
        (document.stage.is_given(), Field::Stage),
        (document.per_year.is_given(), Field::PerYear),
        (document.within_km.is_given(), Field::WithinKm),
        (document.counties.is_given(), Field::Counties),
        (document.in_house.is_given(), Field::InHouse),
        (document.owner.kommun.is_given(), Field::Kommun),
        (document.owner.newcomer.is_given(), Field::Newcomer),
        (document.confidentiality != Confidentiality::Open, Field::Confidentiality),
        (steps.iter().any(|asks| several(asks.processes.value().map(Vec::len))), Field::Process),
        (
            several(one.asks.materials.value().map(Vec::len)) || of_steps(|a| a.materials.is_given()),
            Field::Material,
        ),
        (without(one.asks.size.is_given()) || of_steps(|a| a.size.is_given()), Field::Size),
        (without(one.asks.mass.is_given()) || of_steps(|a| a.mass.is_given()), Field::Mass),
        (without(one.asks.wall.is_given()) || of_steps(|a| a.wall.is_given()), Field::Wall),
        (of_steps(|a| a.tolerance.is_given()), Field::Tolerance),
        (of_steps(|a| !a.certificates.is_empty()), Field::Certificates),
        (one.asks.hours.is_given() || of_steps(|a| a.hours.is_given()), Field::Hours),
    ];
    said.into_iter().filter_map(|(given, field)| given.then_some(field)).collect()
}
