//! Reading a need from what people hand over: our own TOML or JSON, an Open Know-How manifest, a request for quotation
//! (Catena-X), rows of a spreadsheet. What cannot be read is told with its place; nothing is half taken.

pub mod choices;
pub mod node;
pub mod okh;
mod openscad;
pub mod own;
pub mod problem;
mod quotation;

pub use problem::{Place, Problem, ProblemKind};

use super::model::{NeedDocument, Origin};
use node::Node;

/// What a text turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Toml,
    Json,
    /// An Open Know-How manifest, in TOML, YAML-free JSON or the 2.x spelling.
    OpenKnowHow,
    /// A request for quotation of Catena-X.
    Quotation,
}

impl Format {
    /// As it is kept with the need.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Format::Toml => "toml",
            Format::Json => "json",
            Format::OpenKnowHow => "okh",
            Format::Quotation => "cx-rfq",
        }
    }
}

/// Reads a text of any of the forms, told apart by what stands in it.
///
/// # Errors
/// Everything that is wrong with it, in the order of the text.
pub fn read(text: &str) -> Result<(NeedDocument, Format), Vec<Problem>> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(vec![Problem::whole(ProblemKind::Empty)]);
    }
    if text.contains('\0') {
        return Err(vec![Problem::whole(ProblemKind::NotATextFile)]);
    }
    let json = text.trim_start().starts_with('{');
    let root = if json { Node::from_json(text) } else { Node::from_toml(text) }.map_err(|p| vec![p])?;
    if json && quotation::recognise(&root) {
        return quotation::read(text).map(|document| (document, Format::Quotation));
    }
    match okh::recognise(&root) {
        okh::Kind::Manifest => okh::read(&root).map(|document| (document, Format::OpenKnowHow)),
        okh::Kind::HalfManifest { lacks } => {
            Err(vec![Problem::whole(ProblemKind::NotAManifest { lacks: lacks.to_owned() })])
        }
        okh::Kind::Other => {
            let format = if json { Format::Json } else { Format::Toml };
            own::read(&root).map(|document| (document, format))
        }
    }
}

/// Reads what was typed into a form, written down in our own form as JSON: the same reader as for a file.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read_typed(json: &serde_json::Value) -> Result<NeedDocument, Vec<Problem>> {
    let root = Node::from_json(&json.to_string()).map_err(|p| vec![p])?;
    own::read_as(&root, Origin::Form)
}
