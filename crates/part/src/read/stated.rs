//! What a STEP file states beside its shape: tolerances and datums of AP242, limits and fits, general tolerances and
//! threads that its notes name. What it does not state stays unknown.

use std::{collections::HashMap, f64::consts::PI};

use stepq::{
    model::{Graph, ProductStructure},
    p21::Exchange,
    pmi::{self, Dimension, DimensionKind},
    props::Value,
    units::{self, UnitKind},
};
use vocabulary::{Length, iso286};

use crate::{
    mesh::FARTHEST_MM,
    reading::Stated,
    thread,
    tolerance::{AngularTolerance, Kind, Tolerance},
};

/// What is stated, and how many tolerances had no value that can be read.
pub(super) fn stated(graph: &Graph<'_>) -> (Stated, u64) {
    let structure = ProductStructure::new(graph);
    let pmi = pmi::pmi(graph, &structure);
    let names: HashMap<u64, &str> = structure
        .definitions()
        .iter()
        .filter_map(|d| {
            let product = d.product.as_ref()?;
            Some((d.instance, product.name.as_deref().or(product.id.as_deref())?))
        })
        .collect();
    let part = |definition: Option<u64>| definition.and_then(|d| names.get(&d)).map(|n| (*n).to_owned());
    let millimetres = |value: &Value| number_in(graph, value, UnitKind::Length);
    let mut out = Stated::default();
    let mut unclear = 0;
    for tolerance in &pmi.tolerances {
        match tolerance.magnitude.as_ref().and_then(millimetres) {
            Some(width_mm) => out.tolerances.push((
                part(tolerance.target.product_definition),
                Tolerance {
                    kind: Kind::Geometric,
                    name: tolerance.kind.clone(),
                    width_mm: width_mm.abs(),
                    nominal_mm: None,
                    lower_mm: None,
                    upper_mm: None,
                    fit: None,
                    datums: tolerance.datums.iter().map(|d| d.label.clone()).collect(),
                    modifiers: tolerance.modifiers.clone(),
                },
            )),
            None => unclear += 1,
        }
    }
    let fits = fits(graph.exchange());
    for dimension in &pmi.dimensions {
        let part = part(dimension.target.product_definition);
        match dimension_of(graph, dimension, fits.get(&dimension.instance)) {
            Some(Stating::Length(tolerance)) => out.tolerances.push((part, tolerance)),
            Some(Stating::Angle(tolerance)) => out.angular.push((part, tolerance)),
            Some(Stating::Unclear) => unclear += 1,
            None => {}
        }
    }
    out.datums = pmi.datums.iter().map(|d| d.label.clone()).collect();
    out.datums.sort();
    out.datums.dedup();
    for text in texts(graph.exchange()) {
        thread::note(&mut out.threads, &text);
        out.general.extend(general(&text));
    }
    out.general.sort();
    out.general.dedup();
    out.drawn_threads = drawn_threads(graph.exchange());
    (out, unclear)
}

enum Stating {
    Length(Tolerance),
    Angle(AngularTolerance),
    Unclear,
}

/// `None` for a dimension without deviations: it is under a general tolerance, or basic.
fn dimension_of(graph: &Graph<'_>, dimension: &Dimension, fit: Option<&Fit>) -> Option<Stating> {
    let name = || {
        dimension.name.clone().unwrap_or_else(|| match dimension.kind {
            DimensionKind::Location => "location".to_owned(),
            _ => "size".to_owned(),
        })
    };
    let nominal = |kind| dimension.values.iter().find_map(|value| number_in(graph, value, kind));
    if let Some(fit) = fit {
        let Some((nominal_mm, width_mm)) =
            nominal(UnitKind::Length).and_then(|nominal| Some((nominal, fit.width_mm(nominal)?)))
        else {
            return Some(Stating::Unclear);
        };
        return Some(Stating::Length(Tolerance {
            kind: Kind::Linear,
            name: name(),
            width_mm,
            nominal_mm: Some(nominal_mm),
            lower_mm: None,
            upper_mm: None,
            fit: Some(fit.class.clone()),
            datums: Vec::new(),
            modifiers: Vec::new(),
        }));
    }
    let bounds = dimension.tolerance.as_ref()?;
    let both = |kind| {
        let bound = |value: &Option<Value>| number_in(graph, value.as_ref()?, kind);
        Some((bound(&bounds.lower)?, bound(&bounds.upper)?))
    };
    if let Some((lower, upper)) = both(UnitKind::PlaneAngle) {
        let degrees = 180.0 / PI;
        return Some(Stating::Angle(AngularTolerance {
            name: name(),
            width_deg: (upper - lower).abs() * degrees,
            nominal_deg: nominal(UnitKind::PlaneAngle).map(|angle| angle * degrees),
            lower_deg: lower * degrees,
            upper_deg: upper * degrees,
        }));
    }
    let Some((lower, upper)) = both(UnitKind::Length) else { return Some(Stating::Unclear) };
    Some(Stating::Length(Tolerance {
        kind: Kind::Linear,
        name: name(),
        width_mm: (upper - lower).abs(),
        nominal_mm: nominal(UnitKind::Length),
        lower_mm: Some(lower),
        upper_mm: Some(upper),
        fit: None,
        datums: Vec::new(),
        modifiers: Vec::new(),
    }))
}

/// A value in millimetres or radians; `None` when it is of another kind, its number or unit cannot be read, or it is none of a part.
fn number_in(graph: &Graph<'_>, value: &Value, kind: UnitKind) -> Option<f64> {
    let measure = match kind {
        UnitKind::Length => "LENGTH",
        _ => "ANGLE",
    };
    if value.measure.as_deref().is_some_and(|m| !m.contains(measure)) {
        return None;
    }
    let unit = units::unit(graph, value.unit?).ok().filter(|unit| unit.kind == kind)?;
    Some(value.value.parse::<f64>().ok()? * unit.factor).filter(|size| size.abs() <= FARTHEST_MM)
}

/// A class of limits and fits: the letter of its deviation, and its grade.
struct Fit {
    class: String,
    grade: iso286::Grade,
}

impl Fit {
    /// The grade's width at a nominal size; `None` for a size that is none.
    fn width_mm(&self, nominal_mm: f64) -> Option<f64> {
        let um = (nominal_mm.abs() * 1000.0).round();
        if !(1.0..=f64::from(u32::MAX)).contains(&um) {
            return None;
        }
        Some(iso286::width_at(self.grade.into(), Length::from_um(um as u32)).mm())
    }
}

/// By the dimension they are for. `limits_and_fits(form_variance, zone_variance, grade, source)`: some write the whole class
/// as the form variance, some the grade by itself.
fn fits(exchange: &Exchange<'_>) -> HashMap<u64, Fit> {
    let of = |at: usize| {
        let instance = exchange.instances().get(at)?;
        let range = exchange.records(instance).find(|r| r.is("PLUS_MINUS_TOLERANCE"))?;
        let fit = exchange.get(range.param(0)?.reference()?)?;
        let fit = exchange.records(fit).find(|r| r.is("LIMITS_AND_FITS"))?;
        let word = |index| Some(fit.param(index)?.literal()?.decode().ok()?.trim().to_owned());
        let mut class = word(0)?;
        let grade = word(2).unwrap_or_default();
        if !class.ends_with(|c: char| c.is_ascii_digit()) {
            class.push_str(grade.trim_start_matches(|c: char| !c.is_ascii_digit()));
        }
        let number = class.trim_start_matches(|c: char| !c.is_ascii_digit());
        let grade = iso286::Grade::new(number.parse().ok()?)?;
        let zone = word(1).unwrap_or_default();
        let class = format!("{class} {zone}").trim().to_owned();
        Some((range.param(1)?.reference()?, Fit { class, grade }))
    };
    exchange.instances_of("PLUS_MINUS_TOLERANCE").filter_map(of).collect()
}

/// Texts for people: notes, callouts, names of parts and of their features.
fn texts(exchange: &Exchange<'_>) -> Vec<String> {
    let places = [
        ("DESCRIPTIVE_REPRESENTATION_ITEM", &[0, 1][..]),
        ("TEXT_LITERAL", &[1]),
        ("TEXT_LITERAL_WITH_EXTENT", &[1]),
        ("SHAPE_ASPECT", &[0, 1]),
        ("PRODUCT", &[0, 1, 2]),
    ];
    let mut out = Vec::new();
    for (entity, params) in places {
        for at in exchange.instances_of(entity) {
            let Some(instance) = exchange.instances().get(at) else { continue };
            for record in exchange.records(instance).filter(|r| r.is(entity)) {
                for &param in params {
                    let text = record.param(param).and_then(|p| p.literal()).and_then(|l| l.decode().ok());
                    out.extend(text.filter(|t| !t.trim().is_empty()).map(std::borrow::Cow::into_owned));
                }
            }
        }
    }
    out
}

/// "ISO 2768-mK", wherever it stands in a text: a class of lengths and, where it is there, one of form.
fn general(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (at, number) in text.match_indices("2768") {
        let before = text[..at].trim_end_matches([' ', '-', '_']);
        if !before.to_ascii_uppercase().ends_with("ISO") {
            continue;
        }
        let after = &text[at + number.len()..];
        // The part of the standard may stand between: "ISO 2768-1 m".
        let after = after.strip_prefix("-1").unwrap_or(after).trim_start_matches([' ', '-', ':', '–']);
        let class: String = after.chars().take_while(char::is_ascii_alphabetic).collect();
        let of_length = class.get(..1).filter(|c| "fmcv".contains(&c.to_ascii_lowercase()));
        let of_form =
            class.get(1..).filter(|c| ["", "H", "K", "L"].contains(&c.to_ascii_uppercase().as_str()));
        if let (Some(length), Some(form)) = (of_length, of_form) {
            out.push(format!("ISO 2768-{}{}", length.to_ascii_lowercase(), form.to_ascii_uppercase()));
        }
    }
    out
}

/// Threads as features of their own, and curves that are drawn for a thread and named so.
fn drawn_threads(exchange: &Exchange<'_>) -> u64 {
    let features = exchange.instances_of("THREAD").count();
    let is_thread = |at: &usize| {
        let instance = exchange.instances().get(*at);
        let name = instance.and_then(|i| exchange.records(i).next()?.param(0)?.literal()?.decode().ok());
        name.is_some_and(|name| name.to_ascii_lowercase().contains("thread"))
    };
    let curves = exchange.instances_of("GEOMETRIC_CURVE_SET").filter(is_thread).count();
    (features + curves) as u64
}
