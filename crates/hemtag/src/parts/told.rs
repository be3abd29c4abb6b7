//! Facts of a part in words and figures, the same on a page and in a terminal.

use part::{
    Solid,
    facts::Wall,
    rules::{Compare, Finding, Measure},
};
use vocabulary::Material;

use super::words::key;
use crate::words::Language;

pub(super) fn mm(language: Language, value: f64) -> String {
    format!("{}\u{a0}mm", language.number(value, if value.abs() < 1.0 { 3 } else { 2 }))
}

pub(super) fn sides(language: Language, sides: [f64; 3]) -> String {
    let [a, b, c] = sides.map(|side| language.number(side, 2));
    format!("{a} × {b} × {c}\u{a0}mm")
}

pub(super) fn percent(language: Language, share: f64) -> String {
    format!("{}\u{a0}%", language.number(share * 100.0, 0))
}

pub(super) fn wall(language: Language, wall: Wall) -> String {
    let [min, p5, median] = [wall.min, wall.p5, wall.median].map(|value| mm(language, value));
    language.ta("part-wall-is", &[("min", min.into()), ("p5", p5.into()), ("median", median.into())])
}

pub(super) fn inner_radii(language: Language, solid: &Solid) -> String {
    let radii = solid.inner_radii.iter().map(|r| format!("R{} × {}", mm(language, r.radius_mm), r.count));
    radii.collect::<Vec<_>>().join(", ")
}

/// In grams, with the material; `None` without one.
pub(super) fn mass(language: Language, solid: &Solid, material: Option<&Material>) -> Option<String> {
    let material = material?;
    let words = match material.facts.density {
        None => language.t("part-not-known"),
        Some((low, high)) => {
            let grams = |density: u32| language.number(solid.mass_kg(f64::from(density)) * 1000.0, 2);
            if low == high {
                format!("{}\u{a0}g", grams(low))
            } else {
                format!("{}–{}\u{a0}g", grams(low), grams(high))
            }
        }
    };
    Some(format!("{words} ({})", material.name(language.of_terms())))
}

/// Kinds of surface that are more than nothing, with their shares.
pub(super) fn surfaces(language: Language, solid: &Solid) -> String {
    let share = solid.surface_share;
    let kinds = [
        ("plane", share.plane),
        ("cylinder", share.cylinder),
        ("cone", share.cone),
        ("sphere", share.sphere),
        ("torus", share.torus),
        ("free-form", share.free_form),
        ("other", share.other),
    ];
    let told: Vec<String> = kinds
        .into_iter()
        .filter(|(_, share)| *share >= 0.005)
        .map(|(kind, share)| {
            format!("{} {}", language.t(&format!("part-surface-{kind}")), percent(language, share))
        })
        .collect();
    told.join(", ")
}

/// "Thin wall: 0.45 mm, at least 0.8 mm."
pub(super) fn measured(language: Language, finding: &Finding) -> String {
    let measure = finding.rule.measure;
    let limit = match finding.rule.compare {
        Compare::AtLeast => "part-at-least",
        Compare::AtMost => "part-at-most",
    };
    language.ta(
        limit,
        &[
            ("measure", language.t(&key("part-measure", &measure)).into()),
            ("value", amount(language, measure, finding.value).into()),
            ("limit", amount(language, measure, finding.rule.limit).into()),
        ],
    )
}

fn amount(language: Language, measure: Measure, value: f64) -> String {
    if measure.is_length() {
        mm(language, value)
    } else if measure.is_share() {
        percent(language, value)
    } else {
        language.number(value, 2)
    }
}
