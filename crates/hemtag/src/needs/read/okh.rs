//! Open Know-How manifests as needs: the LOSH form (TOML, v1.0) and the 2.x spelling of the IoP Alliance, which
//! measures in millimetres and grams. What a manifest does not say stays unknown; what it says and no maker is
//! judged by is listed. A measure that cannot be read stays as it was written, and is asked about.

use matching::need::PartSize;
use vocabulary::{Length, Vocabulary, iso286::Grade, okh::TechnologyMeaning};

use super::{
    node::{Node, Value},
    openscad,
    problem::{Problem, ProblemKind},
};
use crate::{
    needs::model::{
        Answer, Asks, NeedDocument, Operation, Origin, Part, Source, TermKind, ToleranceStated, Unevaluated,
        Word,
    },
    values,
};

const FROM: Origin = Origin::Manifest;

/// Fields that describe the project or point to its files; they state nothing that a maker could be judged by.
const ABOUT: [&str; 42] = [
    "okhv",
    "name",
    "repo",
    "version",
    "release",
    "license",
    "licensor",
    "organization",
    "organisation",
    "readme",
    "image",
    "documentation-language",
    "documentationLanguage",
    "technology-readiness-level",
    "technologyReadinessLevel",
    "documentation-readiness-level",
    "documentationReadinessLevel",
    "function",
    "cpc-patent-class",
    "bom",
    "manufacturing-instructions",
    "manufacturingInstructions",
    "user-manual",
    "userManual",
    "source",
    "export",
    "auxiliary",
    "timestamp",
    "software",
    "Software",
    "fork-of",
    "forkOf",
    "contribution-guide",
    "publication",
    "rdf",
    "part",
    "tsdc",
    "outer-dimensions",
    "mass",
    "material",
    "attestation",
    "printing-process",
];

/// Whether a file is a manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Manifest,
    /// It has fields that only manifests have, and lacks one that every manifest has.
    HalfManifest {
        lacks: &'static str,
    },
    Other,
}

#[must_use]
pub fn recognise(root: &Node) -> Kind {
    let has = |key: &str| root.get(key).is_some();
    let signs = ["okhv", "repo", "licensor", "license", "tsdc", "outer-dimensions"];
    if has("title") || !signs.into_iter().any(has) {
        return Kind::Other;
    }
    match ["name", "function"].into_iter().find(|key| !has(key)) {
        None => Kind::Manifest,
        Some("function") if has("okhv") => Kind::Manifest,
        Some(lacks) => Kind::HalfManifest { lacks },
    }
}

/// # Errors
/// When its name is no text.
pub fn read(root: &Node) -> Result<NeedDocument, Vec<Problem>> {
    let Some(title) = text(root, "name") else {
        return Err(vec![Problem::whole(ProblemKind::NotAManifest { lacks: "name".to_owned() })]);
    };
    let mut left = Vec::new();
    let given: Vec<Node> = root.get("part").map(|p| p.items().to_vec()).unwrap_or_default();
    let given: Vec<&Node> = given.iter().filter(|p| !p.fields().is_empty()).collect();
    let mut parts: Vec<Part> = given
        .iter()
        .take(super::own::MOST_PARTS)
        .enumerate()
        .map(|(i, p)| part(p, Some(i), &mut left))
        .collect();
    if parts.is_empty() {
        parts.push(part(root, None, &mut left));
        parts[0].name.clone_from(&title);
    } else {
        parts.extend(whole(root, &title, &mut left));
    }
    Ok(NeedDocument {
        title,
        function: text(root, "function"),
        source: Some(source(root)),
        parts,
        not_evaluated: left,
        ..NeedDocument::default()
    })
}

/// A product that has parts: its own technology is a last step of its own (assembly, welding together) where it
/// names one; else its measures say nothing about who can make the parts.
fn whole(root: &Node, title: &str, left: &mut Vec<Unevaluated>) -> Option<Part> {
    let mut of_whole = Vec::new();
    let mut whole = part(root, None, &mut of_whole);
    let understood = |p: &Answer<Vec<Word>>| p.value().is_some_and(|w| w.iter().any(|w| w.code.is_some()));
    let names_a_step =
        understood(&whole.asks.processes) || whole.operations.iter().any(|o| understood(&o.asks.processes));
    left.append(&mut of_whole);
    if names_a_step {
        title.clone_into(&mut whole.name);
        return Some(whole);
    }
    for key in ["tsdc", "outer-dimensions", "mass", "material"] {
        if let Some(value) = root.get(key) {
            left.push(Unevaluated { part: None, name: key.to_owned(), stated: value.to_string() });
        }
    }
    None
}

fn unread(node: &Node) -> impl Iterator<Item = (&str, &Node)> {
    node.fields().iter().map(|(k, v)| (k.as_str(), v)).filter(|(k, _)| !ABOUT.contains(k))
}

fn text(node: &Node, key: &str) -> Option<String> {
    let text = node.get(key)?.scalar()?;
    let text = text.trim();
    (!text.is_empty()).then(|| text.chars().take(super::own::LONGEST_TEXT).collect())
}

fn source(root: &Node) -> Source {
    // Names without the addresses that stand in angle brackets: nobody asked for those to be shown here.
    let name = |node: &Node| -> Option<String> {
        let text = node.scalar().or_else(|| node.get("name")?.scalar())?;
        let name = text.split('<').next().unwrap_or_default().trim();
        let name = name.split('@').next().unwrap_or_default().trim().to_owned();
        (!name.is_empty()).then_some(name)
    };
    let licensors: Vec<String> =
        root.get("licensor").map(|l| l.items().iter().filter_map(name).collect()).unwrap_or_default();
    Source {
        format: format!("Open Know-How {}", text(root, "okhv").unwrap_or_default()).trim().to_owned(),
        address: text(root, "repo"),
        version: text(root, "version"),
        licence: text(root, "license"),
        licensor: (!licensors.is_empty()).then(|| licensors.join(", ")),
        retrieved: None,
    }
}

fn part(node: &Node, index: Option<usize>, left: &mut Vec<Unevaluated>) -> Part {
    let materials = node.get("material").map_or(Answer::NotGiven, |m| {
        let words: Vec<Word> =
            m.items().iter().map(|w| Word::read(TermKind::Material, &w.to_string())).collect();
        said(words, m)
    });
    let mut asks = Asks {
        size: node.get("outer-dimensions").map_or(Answer::NotGiven, size),
        mass: node.get("mass").map_or(Answer::NotGiven, mass),
        tolerance: Answer::NotGiven,
        materials,
        ..Asks::default()
    };
    for (key, value) in unread(node) {
        let grade = value.scalar().filter(|_| key == "smallest-tolerance-class");
        match grade.as_deref().and_then(Grade::parse) {
            Some(grade) => {
                asks.tolerance = said(ToleranceStated::Grade { grade: grade.into(), at: None }, value);
            }
            None => left.push(Unevaluated { part: index, name: key.to_owned(), stated: value.to_string() }),
        }
    }
    let mut processes = technologies(node, &asks.materials, index, left);
    let mut operations = Vec::new();
    if processes.len() > 1 {
        // Several technologies are used one after the other, each by whoever can.
        for process in processes.drain(..) {
            let asks = Asks { processes: process, ..Asks::default() };
            operations.push(Operation { name: None, asks });
        }
    } else if let Some(process) = processes.pop() {
        asks.processes = process;
    }
    Part { name: text(node, "name").unwrap_or_default(), asks, operations, ..Part::default() }
}

/// One answer for each technology that is a step of its own.
fn technologies(
    node: &Node,
    materials: &Answer<Vec<Word>>,
    index: Option<usize>,
    left: &mut Vec<Unevaluated>,
) -> Vec<Answer<Vec<Word>>> {
    let v = Vocabulary::embedded();
    let material = materials
        .value()
        .and_then(|words| words.first()?.code.as_deref())
        .and_then(|code| v.materials().by_code(code))
        .map(|m| m.id);
    let mut understood = Vec::new();
    let mut open = Vec::new();
    for item in node.get("tsdc").map(Node::items).unwrap_or_default() {
        let stated = item.to_string();
        let stated = stated.trim();
        if stated.is_empty() {
            continue;
        }
        match v.okh_process(stated, material) {
            TechnologyMeaning::Process(id) => {
                understood.push((item, Word::understood(stated, &v.processes().get(id).code)));
            }
            TechnologyMeaning::Ask(_) => open.push((item, Word::not_understood(stated))),
            TechnologyMeaning::Unknown => {
                let word = Word::read(TermKind::Process, stated);
                if word.code.is_some() { understood.push((item, word)) } else { open.push((item, word)) }
            }
        }
    }
    if let Some(printed) = node.get("printing-process") {
        refine(printed, &mut understood, index, left);
    }
    if understood.is_empty() {
        return open.into_iter().map(|(node, word)| said(vec![word], node)).collect();
    }
    for (_, word) in open {
        // "MEC" beside "WEL" says nothing more: the part is mechanical.
        left.push(Unevaluated { part: index, name: "tsdc".to_owned(), stated: word.stated });
    }
    understood.into_iter().map(|(node, word)| said(vec![word], node)).collect()
}

/// "3DP" with `printing-process = "FDM"` is the kind of printing that is named.
fn refine(
    printed: &Node,
    understood: &mut Vec<(&Node, Word)>,
    index: Option<usize>,
    left: &mut Vec<Unevaluated>,
) {
    let v = Vocabulary::embedded();
    let word = Word::read(TermKind::Process, &printed.to_string());
    let narrower = |wide: &Word| {
        let id = |word: &Word| v.processes().by_code(word.code.as_deref()?).map(|t| t.id);
        id(wide).zip(id(&word)).is_some_and(|(wide, narrow)| v.processes().contains(wide, narrow))
    };
    match understood.iter_mut().find(|(_, wide)| narrower(wide)) {
        Some((_, wide)) => *wide = word,
        None => left.push(Unevaluated {
            part: index,
            name: "printing-process".to_owned(),
            stated: printed.to_string(),
        }),
    }
}

fn said<T>(value: T, node: &Node) -> Answer<T> {
    Answer::stated(value, matching::Strength::Required, FROM, &node.to_string())
}

fn unclear<T>(node: &Node) -> Answer<T> {
    Answer::Unclear { stated: node.to_string(), from: FROM }
}

/// `{ openSCAD = "cube(size = [400,350,150])", unit = "mm" }`, or width, depth and height in millimetres.
fn size(node: &Node) -> Answer<PartSize> {
    let unit = text(node, "unit").unwrap_or_else(|| "mm".to_owned());
    let scad = text(node, "openSCAD").or_else(|| node.scalar());
    if let Some(scad) = scad {
        return match openscad::size(&scad, &unit) {
            Some(size) => Answer::stated(size, matching::Strength::Required, FROM, &scad),
            None => unclear(node),
        };
    }
    let side = |keys: [&str; 2]| -> Option<Length> {
        let value = keys.iter().find_map(|k| node.get(k))?.scalar()?;
        values::length_in(&value, &unit).ok()
    };
    let sides = (side(["width", "x"]), side(["depth", "length"]), side(["height", "z"]));
    match sides {
        (Some(a), Some(b), Some(c)) => said(PartSize::Box([a, b, c]), node),
        _ => unclear(node),
    }
}

/// `{ value = 30, unit = "g" }`, or a bare number of grams as 2.x has it.
fn mass(node: &Node) -> Answer<vocabulary::Mass> {
    let written = match &node.value {
        Value::Table(_) => {
            text(node, "value").map(|v| format!("{v} {}", text(node, "unit").unwrap_or_default()))
        }
        Value::Number(grams) => Some(format!("{grams} g")),
        _ => node.scalar(),
    };
    match written.as_deref().map(values::mass) {
        Some(Ok(mass)) => {
            Answer::stated(mass, matching::Strength::Required, FROM, written.unwrap_or_default().trim())
        }
        _ => unclear(node),
    }
}
