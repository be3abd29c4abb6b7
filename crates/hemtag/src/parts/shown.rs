//! The facts of a part as lines for people.

use std::collections::BTreeMap;

use part::{
    Facts, Solid,
    facts::{HowSure, Part},
    rules::{Finding, Findings, Weight},
};
use vocabulary::{Material, ProcessId, Vocabulary};

use super::{told, unread_in_words, words::key};
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
    page.stated(facts);
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

    fn outline(&mut self, outline: &part::outline::Outline) {
        let language = self.language;
        let [width, height] = outline.box_mm.map(|side| language.number(side, 2));
        self.line(0, &language.t("part-outline"));
        self.fact("part-size", &format!("{width} × {height}\u{a0}mm"), None);
        if let Some(area) = outline.area_mm2 {
            self.fact("part-area", &format!("{}\u{a0}mm²", language.number(area, 1)), None);
        }
        self.fact("part-cut-length", &told::mm(language, outline.cut_length_mm), None);
        self.fact("part-outlines", &format!("{} + {}", outline.outer, outline.inner), None);
        if !outline.round_holes_mm.is_empty() {
            let holes =
                counted(outline.round_holes_mm.iter().map(|d| format!("Ø\u{a0}{}", told::mm(language, *d))));
            self.fact("part-holes", &holes.join(", "), None);
        }
    }

    /// What the file states of all its parts.
    fn stated(&mut self, facts: &Facts) {
        if facts.solids.is_empty() {
            return;
        }
        let name = |key: &str| self.language.t(key);
        let threads = format!("{}: {}", name("part-threads"), told::threads(self.language, &facts.threads));
        let general = format!("{}: {}", name("part-general-tolerances"), facts.general_tolerances.join(", "));
        self.line(0, &threads);
        if !facts.general_tolerances.is_empty() {
            self.line(0, &general);
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
        self.fact(
            "part-shape",
            &format!("{shape}, {}", told::percent(language, solid.shape.confidence)),
            None,
        );
        self.fact("part-size", &told::sides(language, solid.box_mm), Some(solid.sure.size));
        self.fact("part-smallest-box", &told::sides(language, solid.oriented_box_mm), None);
        let volume = format!("{}\u{a0}mm³", language.number(solid.volume_mm3, 1));
        self.fact("part-volume", &volume, Some(solid.sure.volume));
        self.fact("part-area", &format!("{}\u{a0}mm²", language.number(solid.area_mm2, 1)), None);
        if let Some(mass) = told::mass(language, solid, material) {
            self.fact("part-mass", &mass, None);
        }
        match solid.wall_mm {
            Some(wall) => self.fact("part-wall", &told::wall(language, wall), Some(solid.sure.wall)),
            None => self.fact("part-wall", &language.t("part-not-known"), None),
        }
        self.holes(solid);
        if let Some(distances) = told::hole_distances(language, solid) {
            self.fact("part-hole-distances", &distances, None);
        }
        if !solid.bends.is_empty() {
            self.fact("part-bends", &told::bends(language, solid), None);
        }
        if !solid.inner_radii.is_empty() {
            self.fact("part-inner-radii", &told::inner_radii(language, solid), None);
        }
        self.fact("part-surfaces", &told::surfaces(language, solid), Some(solid.sure.surfaces));
        if let Some(best) = solid.directions.iter().map(|d| d.undercut_share).min_by(f64::total_cmp) {
            self.fact("part-undercut", &told::percent(language, best), Some(solid.sure.directions));
        }
        if let Some(finest) = solid.finest_tolerance_mm {
            let count = language.counted("part-tolerances-of", solid.tolerances.len() as u64);
            self.fact("part-tolerances", &format!("{count} {}", told::mm(language, finest)), None);
        }
        if let Some(angles) = told::angles(language, solid) {
            self.fact("part-tolerances", &angles, None);
        }
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
                    told::mm(language, hole.depth_mm)
                )
            });
            counted(told).join("; ")
        };
        self.fact("part-holes", &words, Some(solid.sure.holes).filter(|s| *s != HowSure::NotKnown));
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
                stopped.push(format!("{} ({})", name(process), told::measured(language, stop)));
                continue;
            }
            self.line(4, &name(process));
            for finding in found {
                let terms = language.of_terms();
                let sure = language.t(&key("part-confidence", &finding.confidence));
                self.line(
                    6,
                    &format!(
                        "{} {} ({sure})",
                        finding.rule.wording(terms),
                        told::measured(language, finding)
                    ),
                );
                self.line(8, &format!("{} {}", finding.rule.change(terms), finding.rule.gain(terms)));
            }
        }
        if !stopped.is_empty() {
            self.line(4, &language.ta("part-stopped", &[("processes", stopped.join("; ").into())]));
        }
    }
}

/// Equal things once, with how many there are, in the order in which they came.
pub(super) fn counted(things: impl Iterator<Item = String>) -> Vec<String> {
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
