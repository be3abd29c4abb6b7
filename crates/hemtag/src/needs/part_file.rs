//! A need begun from a part's file: what the file shows is filled in and marked as read from it, the rest is asked. And
//! the other way: where a need says something else than its file.

use part::{
    Facts, Solid,
    facts::{HowSure, ShapeClass},
};
use vocabulary::{Length, Mass, Material, Vocabulary};

use super::{
    model::{
        Answer, Asks, Field, NeedDocument, Origin, Part, Source, ToleranceStated, Unevaluated, Word,
        document::PartSize,
    },
    summary::{self, Row, Said},
};
use crate::{parts::PartFile, words::Language};

const FROM: Origin = Origin::PartFile;

/// Parts beyond these are said and not filled in: nobody answers so many questions.
const MOST_PARTS: usize = 40;

/// How clearly the form of a part must point to a way of making it before that is filled in. It is asked about all the
/// same.
const CLEAR: f64 = 0.75;

/// Sides of a box count as a diameter when they differ by no more than this share.
const ROUND: f64 = 0.02;

/// What the file says as a need; with a material, also what each part weighs.
#[must_use]
pub fn document(file: &PartFile, material: Option<&Material>) -> NeedDocument {
    of_facts(file.title(), &file.facts, material)
}

/// The same of a file that is not kept.
#[must_use]
pub fn of_facts(title: String, facts: &Facts, material: Option<&Material>) -> NeedDocument {
    let mut need = NeedDocument {
        title,
        source: Some(Source { format: facts.format.to_string(), ..Source::default() }),
        ..NeedDocument::default()
    };
    let copies = |number: usize| 1 + facts.solids.iter().filter(|s| s.same_as == Some(number)).count();
    let distinct: Vec<(usize, &Solid)> =
        facts.solids.iter().enumerate().filter(|(_, solid)| solid.same_as.is_none()).collect();
    let several = distinct.len() > 1;
    for (number, solid) in distinct.iter().take(MOST_PARTS) {
        let name = solid.name.clone().filter(|name| !name.trim().is_empty());
        let copies = u32::try_from(copies(*number)).unwrap_or(u32::MAX);
        need.parts.push(Part {
            name: if several { name.unwrap_or_default() } else { need.title.clone() },
            count: if copies > 1 { Answer::said(copies, FROM) } else { Answer::NotGiven },
            asks: asks(solid, material),
            ..Part::default()
        });
    }
    if need.parts.is_empty() {
        need.parts.push(outline(facts, &need.title));
    }
    if distinct.len() > MOST_PARTS {
        need.not_evaluated.push(Unevaluated {
            part: None,
            name: "solids".to_owned(),
            stated: distinct[MOST_PARTS..]
                .iter()
                .filter_map(|(_, s)| s.name.clone())
                .collect::<Vec<_>>()
                .join(", "),
        });
    }
    need
}

fn asks(solid: &Solid, material: Option<&Material>) -> Asks {
    let mut asks = Asks { size: size(solid), ..Asks::default() };
    if let Some(material) = material {
        let name = material.name(vocabulary::Language::Sv);
        asks.materials = Answer::said(vec![Word::understood(name, &material.code)], FROM);
        // Of a range of densities the heavier: a maker must be able to lift it.
        let kg = material.facts.density.map(|(_, high)| solid.mass_kg(f64::from(high)));
        if let Some(mass) = kg.filter(|_| solid.sure.volume != HowSure::Unsure).and_then(mass) {
            asks.mass = Answer::said(mass, FROM);
        }
    }
    if let Some(width) = solid.finest_tolerance_mm.and_then(length) {
        asks.tolerance = Answer::said(ToleranceStated::Width { width, at: None }, FROM);
    }
    // Of a mesh with holes in it no wall is known.
    let wall = solid.wall_mm.filter(|_| !matches!(solid.sure.wall, HowSure::Unsure | HowSure::NotKnown));
    if let Some(wall) = wall.and_then(|wall| length((wall.p5 * 100.0).round() / 100.0)) {
        asks.wall = Answer::said(wall, FROM);
    }
    if let Some(code) = likely(solid).filter(|_| solid.shape.confidence >= CLEAR) {
        asks.processes = process(code);
    }
    asks
}

const TURNING: &str = "3.2.turning";
const LASER: &str = "3.4.01";

fn process(code: &str) -> Answer<Vec<Word>> {
    let term = Vocabulary::embedded().processes().by_code(code);
    let name = term.map_or(code, |term| term.name(vocabulary::Language::Sv));
    Answer::said(vec![Word::understood(name, code)], FROM)
}

/// The way of making that a form points to.
fn likely(solid: &Solid) -> Option<&'static str> {
    match solid.shape.class {
        ShapeClass::Turned => Some(TURNING),
        ShapeClass::Sheet => Some(LASER),
        _ => None,
    }
}

/// The smallest box, or of a turned part diameter and length.
fn size(solid: &Solid) -> Answer<PartSize> {
    let sides = solid.oriented_box_mm;
    let [Some(a), Some(b), Some(c)] = sides.map(length) else { return Answer::NotGiven };
    if solid.shape.class == ShapeClass::Turned {
        let near = |x: f64, y: f64| (x - y).abs() <= ROUND * x.max(y);
        // Longest first: a shaft's last two sides are its diameter, a disc's first two.
        if near(sides[1], sides[2]) {
            return Answer::said(PartSize::Round { diameter: b, length: a }, FROM);
        }
        if near(sides[0], sides[1]) {
            return Answer::said(PartSize::Round { diameter: a, length: c }, FROM);
        }
    }
    Answer::said(PartSize::Box([a, b, c]), FROM)
}

/// A drawing of outlines: two sides are known, the thickness is asked for.
fn outline(facts: &Facts, title: &str) -> Part {
    let mut part = Part { name: title.to_owned(), ..Part::default() };
    if facts.outline.is_some() {
        part.asks.processes = process(LASER);
    }
    part
}

/// Rounded up to a hundredth of a millimetre; `None` when that is no length.
fn length(mm: f64) -> Option<Length> {
    let um = (mm * 100.0 - 1e-6).ceil() * 10.0;
    (um >= 1.0 && um <= f64::from(u32::MAX)).then(|| Length::from_um(um as u32))
}

/// Rounded up to a gram, below ten grams to a tenth.
fn mass(kg: f64) -> Option<Mass> {
    let step = if kg < 0.01 { 100.0 } else { 1000.0 };
    let mg = (kg * 1e6 / step - 1e-6).ceil() * step;
    (1.0..1e15).contains(&mg).then(|| Mass::from_mg(mg as u64))
}

/// Where a need and its file say two things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The need's own answer, with where it was read.
    pub row: Row,
    pub need: String,
    pub file: String,
}

/// What the need says otherwise than the file, wherever it has it from: sizes, tolerances, walls, counts; of a cut sheet
/// its two sides. A need of other parts than the file's is not compared.
#[must_use]
pub fn differences(language: Language, need: &NeedDocument, file: &PartFile) -> Vec<Difference> {
    let of_file = document(file, None);
    if need.parts.len() != of_file.parts.len() {
        return Vec::new();
    }
    let compared = [Field::Size, Field::Tolerance, Field::Wall, Field::Count];
    let said = |document: &NeedDocument| -> Vec<Row> {
        summary::rows(language, document).into_iter().filter(|row| compared.contains(&row.field)).collect()
    };
    let (of_need, of_file) = (said(need), said(&of_file));
    let sheet = sheet(language, need, file, &of_need);
    let told = |row: Row| {
        let Said::Value(need) = row.said.clone() else { return None };
        let same =
            |other: &&Row| other.part == row.part && other.step == row.step && other.field == row.field;
        let Said::Value(file) = of_file.iter().find(same)?.said.clone() else { return None };
        (need != file).then_some(Difference { row, need, file })
    };
    of_need.into_iter().filter_map(told).chain(sheet).collect()
}

/// Share and millimetres by which a side may differ from an outline's: drawings are rounded.
const NEAR: (f64, f64) = (0.001, 0.1);

/// The outline of a cut sheet against the size of the need's one part: two of its sides must be the outline's.
fn sheet(language: Language, need: &NeedDocument, file: &PartFile, rows: &[Row]) -> Option<Difference> {
    let outline = file.facts.outline.as_ref()?;
    let [part] = need.parts.as_slice() else { return None };
    let PartSize::Box(sides) = part.asks.size.value()? else { return None };
    let mut left: Vec<f64> = sides.iter().map(|side| side.mm()).collect();
    let fits = outline.box_mm.iter().all(|drawn| {
        let near = left.iter().position(|side| (side - drawn).abs() <= drawn * NEAR.0 + NEAR.1);
        near.map(|at| left.remove(at)).is_some()
    });
    let row =
        rows.iter().find(|row| row.field == Field::Size && row.step.is_none()).filter(|_| !fits)?.clone();
    let Said::Value(need) = row.said.clone() else { return None };
    let [width, height] = outline.box_mm.map(|side| language.number(side, 2));
    Some(Difference { row, need, file: format!("{width} × {height}\u{a0}mm") })
}
