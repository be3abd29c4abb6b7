//! The facts of a part as lines for people.

use std::collections::BTreeMap;

use part::{
    Facts, Solid,
    facts::{HowSure, Part},
    rules::{Compare, Finding, Findings, Measure, Weight},
};
use vocabulary::{Material, ProcessId, Vocabulary};

use super::{unread_in_words, words::key};
use crate::words::Language;

/// More solids than this are told by the first ones and a count.
const MOST_SOLIDS: usize = 20;

/// Everything that a person asks of a file, in the order in which they ask.
#[must_use]
pub fn shown(
    language: Language,
    file: &str,
    facts: &Facts,
    findings: &Findings,
    material: Option<&Material>,
) -> String {
    let mut page = Page { language, out: String::new() };
    let unit = facts.unit_in_file.map_or_else(|| language.t("part-no-unit"), part::Unit::sign);
    page.line(0, &format!("{file}: {}, {unit}", facts.format));
    if let Some(outline) = &facts.outline {
        page.outline(outline);
    }
    page.assembly(&facts.assembly);
    let distinct: Vec<(usize, &Solid)> =
        facts.solids.iter().enumerate().filter(|(_, s)| s.same_as.is_none()).collect();
    for (number, solid) in distinct.iter().take(MOST_SOLIDS) {
        let copies = facts.solids.iter().filter(|s| s.same_as == Some(*number)).count() + 1;
        page.solid(*number, solid, copies, material);
        page.findings(findings, *number);
    }
    if distinct.len() > MOST_SOLIDS {
        page.line(0, &language.counted("part-more-solids", (distinct.len() - MOST_SOLIDS) as u64));
    }
    if !facts.unread.is_empty() {
        page.line(0, &language.t("part-unread"));
        for unread in &facts.unread {
            page.line(2, &unread_in_words(language, unread));
        }
    }
    page.out
}

struct Page {
    language: Language,
    out: String,
}

impl Page {
    fn line(&mut self, indent: usize, words: &str) {
        self.out.push_str(&" ".repeat(indent));
        self.out.push_str(words);
        self.out.push('\n');
    }

    /// A fact under its name, with how sure it is when that is not plain.
    fn fact(&mut self, name: &str, value: &str, sure: Option<HowSure>) {
        let sure = match sure {
            Some(HowSure::Exact) | None => String::new(),
            Some(sure) => format!(" ({})", self.language.t(&key("part-sure", &sure))),
        };
        let name = self.language.t(name);
        self.line(2, &format!("{name}: {value}{sure}"));
    }

    fn mm(&self, value: f64) -> String {
        format!("{}\u{a0}mm", self.language.number(value, if value.abs() < 1.0 { 3 } else { 2 }))
    }

    fn sides(&self, sides: [f64; 3]) -> String {
        let [a, b, c] = sides.map(|side| self.language.number(side, 2));
        format!("{a} × {b} × {c}\u{a0}mm")
    }

    fn percent(&self, share: f64) -> String {
        format!("{}\u{a0}%", self.language.number(share * 100.0, 0))
    }

    fn outline(&mut self, outline: &part::outline::Outline) {
        let language = self.language;
        let [width, height] = outline.box_mm.map(|side| language.number(side, 2));
        self.line(0, &language.t("part-outline"));
        self.fact("part-size", &format!("{width} × {height}\u{a0}mm"), None);
        if let Some(area) = outline.area_mm2 {
            self.fact("part-area", &format!("{}\u{a0}mm²", language.number(area, 1)), None);
        }
        self.fact("part-cut-length", &self.mm(outline.cut_length_mm), None);
        self.fact("part-outlines", &format!("{} + {}", outline.outer, outline.inner), None);
        if !outline.round_holes_mm.is_empty() {
            let holes = counted(outline.round_holes_mm.iter().map(|d| format!("Ø\u{a0}{}", self.mm(*d))));
            self.fact("part-holes", &holes.join(", "), None);
        }
    }

    fn assembly(&mut self, parts: &[Part]) {
        if parts.is_empty() {
            return;
        }
        self.line(0, &self.language.t("part-assembly"));
        let mut depth: Vec<usize> = Vec::with_capacity(parts.len());
        for part in parts {
            let deep = part.parent.map_or(0, |p| depth[p] + 1);
            depth.push(deep);
            self.line(2 + deep * 2, &format!("{} × {}", part.count, part.name));
        }
    }

    fn solid(&mut self, number: usize, solid: &Solid, copies: usize, material: Option<&Material>) {
        let language = self.language;
        let name = solid.name.clone().unwrap_or_default();
        let copies = if copies > 1 { format!(" × {copies}") } else { String::new() };
        let head = language.ta("part-solid", &[("number", (number + 1).into()), ("name", name.into())]);
        self.line(0, &format!("{}{copies}", head.trim_end_matches([' ', ':'])));
        let shape = language.t(&key("part-shape", &solid.shape.class));
        self.fact("part-shape", &format!("{shape}, {}", self.percent(solid.shape.confidence)), None);
        self.fact("part-size", &self.sides(solid.box_mm), Some(solid.sure.size));
        self.fact("part-smallest-box", &self.sides(solid.oriented_box_mm), None);
        let volume = format!("{}\u{a0}mm³", language.number(solid.volume_mm3, 1));
        self.fact("part-volume", &volume, Some(solid.sure.volume));
        self.fact("part-area", &format!("{}\u{a0}mm²", language.number(solid.area_mm2, 1)), None);
        self.mass(solid, material);
        match solid.wall_mm {
            Some(wall) => {
                let [min, p5, median] = [wall.min, wall.p5, wall.median].map(|mm| self.mm(mm));
                let words = language
                    .ta("part-wall-is", &[("min", min.into()), ("p5", p5.into()), ("median", median.into())]);
                self.fact("part-wall", &words, Some(solid.sure.wall));
            }
            None => self.fact("part-wall", &language.t("part-not-known"), None),
        }
        self.holes(solid);
        if !solid.inner_radii.is_empty() {
            let radii = solid.inner_radii.iter().map(|r| format!("R{} × {}", self.mm(r.radius_mm), r.count));
            let radii = radii.collect::<Vec<_>>().join(", ");
            self.fact("part-inner-radii", &radii, None);
        }
        self.surfaces(solid);
        if let Some(best) = solid.directions.iter().map(|d| d.undercut_share).min_by(f64::total_cmp) {
            self.fact("part-undercut", &self.percent(best), Some(solid.sure.directions));
        }
        if let Some(finest) = solid.finest_tolerance_mm {
            let count = language.counted("part-tolerances-of", solid.tolerances.len() as u64);
            self.fact("part-tolerances", &format!("{count}, {}", self.mm(finest)), None);
        }
    }

    fn mass(&mut self, solid: &Solid, material: Option<&Material>) {
        let Some(material) = material else { return };
        let language = self.language;
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
        let name = material.name(language.of_terms());
        self.fact("part-mass", &format!("{words} ({name})"), None);
    }

    fn holes(&mut self, solid: &Solid) {
        let language = self.language;
        let words = if solid.sure.holes == HowSure::NotKnown {
            language.t("part-not-known")
        } else if solid.holes.is_empty() {
            language.t("part-no-holes")
        } else {
            let told = solid.holes.iter().map(|hole| {
                let kind = language.t(if hole.through { "part-hole-through" } else { "part-hole-blind" });
                format!(
                    "Ø\u{a0}{} × {}, {kind}",
                    language.number(hole.diameter_mm, 2),
                    self.mm(hole.depth_mm)
                )
            });
            counted(told).join("; ")
        };
        self.fact("part-holes", &words, Some(solid.sure.holes).filter(|s| *s != HowSure::NotKnown));
    }

    fn surfaces(&mut self, solid: &Solid) {
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
                format!("{} {}", self.language.t(&format!("part-surface-{kind}")), self.percent(share))
            })
            .collect();
        self.fact("part-surfaces", &told.join(", "), Some(solid.sure.surfaces));
    }

    /// By process: what advises where nothing stops; the processes that something stops in one line.
    fn findings(&mut self, findings: &Findings, solid: usize) {
        let language = self.language;
        let mut by_process: BTreeMap<ProcessId, Vec<&Finding>> = BTreeMap::new();
        for finding in findings.found.iter().filter(|f| f.solid == solid) {
            by_process.entry(finding.rule.process).or_default().push(finding);
        }
        let name =
            |id: ProcessId| Vocabulary::embedded().processes().get(id).name(language.of_terms()).to_owned();
        let mut stopped: Vec<String> = Vec::new();
        if !by_process.is_empty() {
            self.line(2, &language.t("part-findings"));
        }
        for (process, found) in by_process {
            if let Some(stop) = found.iter().find(|f| f.rule.weight == Weight::Stops) {
                stopped.push(format!("{} ({})", name(process), self.measured(stop)));
                continue;
            }
            self.line(4, &name(process));
            for finding in found {
                let terms = language.of_terms();
                let sure = language.t(&key("part-confidence", &finding.confidence));
                self.line(6, &format!("{} {} ({sure})", finding.rule.wording(terms), self.measured(finding)));
                self.line(8, &format!("{} {}", finding.rule.change(terms), finding.rule.gain(terms)));
            }
        }
        if !stopped.is_empty() {
            self.line(4, &language.ta("part-stopped", &[("processes", stopped.join("; ").into())]));
        }
    }

    /// "Thin wall: 0.45 mm, at least 0.8 mm."
    fn measured(&self, finding: &Finding) -> String {
        let measure = finding.rule.measure;
        let limit = match finding.rule.compare {
            Compare::AtLeast => "part-at-least",
            Compare::AtMost => "part-at-most",
        };
        self.language.ta(
            limit,
            &[
                ("measure", self.language.t(&key("part-measure", &measure)).into()),
                ("value", self.amount(measure, finding.value).into()),
                ("limit", self.amount(measure, finding.rule.limit).into()),
            ],
        )
    }

    fn amount(&self, measure: Measure, value: f64) -> String {
        if measure.is_length() {
            self.mm(value)
        } else if measure.is_share() {
            self.percent(value)
        } else {
            self.language.number(value, 2)
        }
    }
}

/// Equal things once, with how many there are, in the order in which they came.
fn counted(things: impl Iterator<Item = String>) -> Vec<String> {
    let mut out: Vec<(String, usize)> = Vec::new();
    for thing in things {
        match out.iter_mut().find(|(known, _)| *known == thing) {
            Some((_, count)) => *count += 1,
            None => out.push((thing, 1)),
        }
    }
    let told =
        |(thing, count): (String, usize)| if count > 1 { format!("{count} × {thing}") } else { thing };
    out.into_iter().map(told).collect()
}
