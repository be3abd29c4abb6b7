//! A request for quotation: Catena-X `io.catenax.request_for_quotation` 3.0.0 (CX-0129 v2.0.0), with the header
//! `io.catenax.shared.message_header` 3.0.0 and the bill of process `io.catenax.shared.bill_of_process` 1.1.0.
//!
//! Source: `io.catenax.request_for_quotation/3.0.0` in eclipse-tractusx/sldt-semantic-models (CC BY 4.0). The type demands what
//! the format does, who asks and who is asked among it: there is no anonymous request. Export one only after its owner has
//! disclosed the need to the receiver. An empty mandatory text counts as not known.
//!
//! The model calls `parts`, `additionalFiles` and `materialProperties` sets, but lays down one object for each (a
//! characteristic over an entity, not a collection). So one message holds one part: [`write()`] refuses several, and further files and
//! properties of material are told as not carried. [`read`] takes lists too, since others will send them, and says so.

mod read;
mod write;

use jiff::civil::Date;

pub use read::read;
pub use write::write;

use crate::values::{Bpnl, Decimal, Moment, UnitReference, Uuid, Version};

/// What the message is to be announced as.
pub const SEMANTIC_ID: &str = "urn:samm:io.catenax.request_for_quotation:3.0.0#RequestForQuotation";

/// The context of the header: the model with its major version.
const CONTEXT: &str = "urn:samm:io.catenax.request_for_quotation:3.x.x";
/// The version of the header, which is a model of its own.
const HEADER_VERSION: &str = "3.0.0";

/// A request for quotation from one firm to one other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestForQuotation {
    /// From whom to whom.
    pub header: Header,
    /// Which request.
    pub identification: Identification,
    /// Who asks.
    pub sender: Sender,
    /// The geometry.
    pub cad_file: File,
    /// The parts of the geometry. A message has room for exactly one.
    pub parts: Vec<Part>,
    /// From when on delivery is wished for.
    pub first_delivery: Option<Date>,
    /// The last day on which delivery is accepted.
    pub last_delivery: Date,
    /// How much is ordered in all.
    pub order_quantity: Amount,
    /// Anything else.
    pub additional_comments: Option<String>,
    /// Drawings and the like. A message has room for one.
    pub additional_files: Vec<File>,
}

/// From whom to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Of this message alone; never used again.
    pub message_id: Uuid,
    /// When it is sent, with time zone.
    pub sent: Moment,
    /// Who sends.
    pub sender: Bpnl,
    /// Who is to have it.
    pub receiver: Bpnl,
    /// By when an answer is expected, with time zone.
    pub respond_by: Option<Moment>,
    /// A message that this one has to do with.
    pub related_message: Option<Uuid>,
}

/// Which request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identification {
    /// The sender's number of it.
    pub id: String,
    /// Usually the name of the product.
    pub name: String,
    /// When it was made.
    pub made: Moment,
    /// Its version, such as `2`.
    pub version: String,
    /// Where it comes from, such as an address.
    pub source: Option<String>,
}

/// Who asks. All but the company's name and requirements is mandatory in the format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// The person.
    pub name: String,
    /// The firm.
    pub company: Option<String>,
    /// Postal address.
    pub address: String,
    /// E-mail.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// Where the bill goes.
    pub account_address: String,
    /// Where the goods go.
    pub delivery_address: String,
    /// How they are to be delivered.
    pub delivery_requirements: Option<String>,
}

/// A file that is pointed at. Its content has no place in the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its format, such as `STEP`.
    pub file_type: String,
    /// Its name.
    pub name: String,
    /// Where it can be fetched.
    pub path: Option<String>,
}

/// One part of the geometry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its identifier in the CAD file.
    pub id: String,
    /// Its name in the CAD file.
    pub name: String,
    /// Such as `subtractive manufacturing`.
    pub manufacturing_domain: Option<String>,
    /// Such as `ISO 2768-m`. Mandatory in the format.
    pub general_tolerance: String,
    /// Quality and the like.
    pub additional_requirements: Option<String>,
    /// The family of the material.
    pub material_family: Option<String>,
    /// What is known of the material: at least one in a message, and room for one.
    pub material_properties: Vec<MaterialProperty>,
    /// How many are in one product.
    pub quantity: Amount,
    /// How it is to be made.
    pub bill_of_process: Option<BillOfProcess>,
}

/// One thing that is known of a material.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaterialProperty {
    /// Such as `material` or `density`.
    pub name: String,
    /// Such as `EN AW-6082` or `2.7`.
    pub value: String,
    /// The unit, or what kind of value it is.
    pub value_type: String,
}

/// A number of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// How many.
    pub number: Decimal,
    /// Of what, such as `unit:piece`.
    pub unit: UnitReference,
}

/// How a part is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillOfProcess {
    /// Its identifier.
    pub id: String,
    /// The product that it makes.
    pub product_name: String,
    /// Which variant of it.
    pub product_version: String,
    /// Of the bill.
    pub version: Version,
    /// Its steps, in any order.
    pub steps: Vec<ProcessStep>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcessStep {
    /// Its identifiers.
    pub ids: Vec<String>,
    /// Its place among the others.
    pub kind: StepKind,
    /// Identifier of the capability that it takes.
    pub capability: String,
    /// What goes in.
    pub inputs: Vec<Parameter>,
    /// What comes out.
    pub outputs: Vec<Parameter>,
    /// Steps that are parts of this one.
    pub children: Vec<String>,
    /// What comes next: ways to choose among, each of branches that run at once, each of steps in any order.
    pub next: Vec<Vec<Vec<String>>>,
}

/// The place of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    /// The first.
    First,
    /// Between.
    Between,
    /// The last.
    Last,
    /// A part of another step.
    Sub,
}

const STEP_KINDS: [(StepKind, &str); 4] = [
    (StepKind::First, "IsFirstElement"),
    (StepKind::Last, "IsLastElement"),
    (StepKind::Between, "IsProcessElement"),
    (StepKind::Sub, "IsSubprocessElement"),
];

/// A parameter of a step. Values are texts in whatever unit its meaning lays down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Identifiers of its meaning.
    pub meanings: Vec<String>,
    /// What it says.
    pub value: ParameterValue,
}

/// What a parameter says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParameterValue {
    /// Nothing.
    Nothing,
    /// One value.
    Value(String),
    /// One of several ranges.
    Ranges(Vec<Limits>),
    /// A value within limits.
    Tolerances {
        /// The nominal value.
        value: Option<String>,
        /// Its limits.
        limits: Vec<Limits>,
    },
}

/// A lower and an upper value, as texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The least.
    pub lower: String,
    /// The most.
    pub upper: String,
    /// Of what, when a parameter has several.
    pub name: Option<String>,
}

const PARAMETER_KEYS: [(&str, &str); 4] = [
    ("HasNoValue", "HasNoValue"),
    ("HasTolerances", "HasTolerances"),
    ("HasValue", "HasValue"),
    ("HasValueRange", "HasValueRange"),
];
