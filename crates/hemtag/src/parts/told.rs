//! Facts of a part in words and figures, the same on a page and in a terminal.

use part::{
    Solid,
    facts::{Bend, Distance, Hole, HowSure, Wall},
    rules::{Compare, Finding, Measure},
    thread::Threads,
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

fn degrees(language: Language, angle: f64) -> String {
    format!("{}°", language.number(angle, 1))
}

/// One of a hole's distances.
type Of = fn(&Hole) -> Option<Distance>;

/// The least of the holes' distances; `None` where none is known.
pub(super) fn least<'a>(language: Language, holes: impl Iterator<Item = &'a Hole>, of: Of) -> Option<String> {
    let least = holes.filter_map(of).min_by(|a, b| a.mm.total_cmp(&b.mm))?;
    let sure = match least.sure {
        HowSure::Exact => String::new(),
        sure => format!(" ({})", language.t(&key("part-sure", &sure))),
    };
    Some(format!("{}{sure}", mm(language, least.mm)))
}

/// What lies beside the holes, where it is least; `None` where nothing of it is known.
pub(super) fn hole_distances(language: Language, solid: &Solid) -> Option<String> {
    let of: [(&str, Of); 3] = [
        ("part-hole-edge", |hole| hole.to_edge),
        ("part-hole-next", |hole| hole.to_next_hole),
        ("part-hole-bend", |hole| hole.to_bend),
    ];
    let told: Vec<String> = of
        .into_iter()
        .filter_map(|(name, of)| {
            let least = least(language, solid.holes.iter(), of)?;
            Some(format!("{} {least}", language.t(name).to_lowercase()))
        })
        .collect();
    (!told.is_empty()).then(|| told.join(", "))
}

/// Each bend of a sheet once, as its radius, angle and shorter flange.
pub(super) fn bends(language: Language, solid: &Solid) -> String {
    let bend = |bend: &Bend| {
        let flange =
            bend.flange_mm.map_or_else(|| language.t("part-not-known"), |length| mm(language, length));
        let args = [
            ("radius", mm(language, bend.inner_radius_mm).into()),
            ("angle", language.number(bend.angle_deg, 1).into()),
            ("flange", flange.into()),
        ];
        language.ta("part-bend-is", &args)
    };
    super::shown::counted(solid.bends.iter().map(bend)).join("; ")
}

/// Tolerances of angles: how many, and the finest; `None` where there are none.
pub(super) fn angles(language: Language, solid: &Solid) -> Option<String> {
    let finest = solid.angular_tolerances.iter().map(|t| t.width_deg).min_by(f64::total_cmp)?;
    let count = language.counted("part-angles-of", solid.angular_tolerances.len() as u64);
    Some(format!("{count} {}", degrees(language, finest)))
}

/// The threads that the file states. None stated is not none there.
pub(super) fn threads(language: Language, threads: &Threads) -> String {
    if !threads.stated.is_empty() {
        let one = |thread: &part::thread::Thread| match thread.count {
            Some(count) => format!("{count} × {}", thread.designation),
            None => thread.designation.clone(),
        };
        return threads.stated.iter().map(one).collect::<Vec<_>>().join(", ");
    }
    if threads.drawn > 0 {
        return language.counted("part-threads-drawn", threads.drawn);
    }
    language.t("part-threads-not-known")
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
    } else if measure.is_angle() {
        degrees(language, value)
    } else if measure.is_share() {
        percent(language, value)
    } else {
        language.number(value, 2)
    }
}
