//! What was read of each body, in tables.

use maud::{Markup, html};
use part::{
    Facts, Solid,
    facts::{Hole, HowSure},
};
use vocabulary::Material;

use crate::{
    http::{
        Context,
        components::{Column, data_table, facts_in_columns},
    },
    parts::{told, words::key},
};

/// So many bodies are told in full; the rest stand in the table of all.
const IN_FULL: usize = 6;

pub(super) fn solids(context: &Context, facts: &Facts, material: Option<&Material>) -> Markup {
    let distinct: Vec<(usize, &Solid)> =
        facts.solids.iter().enumerate().filter(|(_, solid)| solid.same_as.is_none()).collect();
    html! {
        @for (number, solid) in distinct.iter().take(IN_FULL) {
            section class="ht-section" {
                @if distinct.len() > 1 { h3 class="ds-heading" data-size="xs" { (named(context, *number, solid)) } }
                (one(context, facts, *number, solid, material))
                (holes(context, solid))
            }
        }
        @if distinct.len() > IN_FULL { (all(context, facts, &distinct)) }
        (stated(context, facts))
    }
}

/// What the file states of all its parts.
fn stated(context: &Context, facts: &Facts) -> Markup {
    if facts.solids.is_empty() {
        return html! {};
    }
    let threads = told::threads(context.language, &facts.threads);
    let mut rows = vec![(context.t("part-threads"), html! { (threads) })];
    if !facts.general_tolerances.is_empty() {
        let general = facts.general_tolerances.join(", ");
        rows.push((context.t("part-general-tolerances"), html! { (general) }));
    }
    facts_in_columns(&rows)
}

pub(super) fn named(context: &Context, number: usize, solid: &Solid) -> String {
    let name = solid.name.clone().unwrap_or_default();
    let head = context.ta("part-solid", &[("number", (number + 1).into()), ("name", name.into())]);
    head.trim_end_matches([' ', ':']).to_owned()
}

fn one(
    context: &Context,
    facts: &Facts,
    number: usize,
    solid: &Solid,
    material: Option<&Material>,
) -> Markup {
    let language = context.language;
    let sure = |value: String, sure: HowSure| {
        html! { (value) @if sure != HowSure::Exact { " " span class="ht-sure" { (context.t(&key("part-sure", &sure))) } } }
    };
    let plain = |value: String| html! { (value) };
    let copies = facts.solids.iter().filter(|s| s.same_as == Some(number)).count() + 1;
    let shape = context.t(&key("part-shape", &solid.shape.class));
    let mut rows = vec![
        (
            context.t("part-shape"),
            plain(format!("{shape}, {}", told::percent(language, solid.shape.confidence))),
        ),
        (context.t("part-size"), sure(told::sides(language, solid.box_mm), solid.sure.size)),
        (context.t("part-smallest-box"), plain(told::sides(language, solid.oriented_box_mm))),
        (
            context.t("part-volume"),
            sure(format!("{}\u{a0}mm³", language.number(solid.volume_mm3, 1)), solid.sure.volume),
        ),
        (context.t("part-area"), plain(format!("{}\u{a0}mm²", language.number(solid.area_mm2, 1)))),
    ];
    if copies > 1 {
        rows.insert(0, (context.t("part-copies"), plain(language.whole(copies as u64))));
    }
    if let Some(mass) = told::mass(language, solid, material) {
        rows.push((context.t("part-mass"), plain(mass)));
    }
    rows.push((
        context.t("part-wall"),
        match solid.wall_mm {
            Some(wall) => sure(told::wall(language, wall), solid.sure.wall),
            None => plain(context.t("part-not-known")),
        },
    ));
    if solid.sure.holes == HowSure::NotKnown {
        rows.push((context.t("part-holes"), plain(context.t("part-not-known"))));
    } else if solid.holes.is_empty() {
        rows.push((context.t("part-holes"), plain(context.t("part-no-holes"))));
    }
    if !solid.inner_radii.is_empty() {
        rows.push((context.t("part-inner-radii"), plain(told::inner_radii(language, solid))));
    }
    if !solid.bends.is_empty() {
        rows.push((context.t("part-bends"), plain(told::bends(language, solid))));
    }
    rows.push((context.t("part-surfaces"), sure(told::surfaces(language, solid), solid.sure.surfaces)));
    if let Some(best) = solid.directions.iter().map(|d| d.undercut_share).min_by(f64::total_cmp) {
        rows.push((context.t("part-undercut"), sure(told::percent(language, best), solid.sure.directions)));
    }
    if let Some(finest) = solid.finest_tolerance_mm {
        let count = language.counted("part-tolerances-of", solid.tolerances.len() as u64);
        rows.push((context.t("part-tolerances"), plain(format!("{count} {}", told::mm(language, finest)))));
    }
    if let Some(angles) = told::angles(language, solid) {
        rows.push((context.t("part-tolerances"), plain(angles)));
    }
    facts_in_columns(&rows)
}

/// Equal holes in one row, with what lies beside the one that has least.
fn holes(context: &Context, solid: &Solid) -> Markup {
    let language = context.language;
    let mut groups: Vec<([String; 3], Vec<&Hole>)> = Vec::new();
    for hole in &solid.holes {
        let same = [
            format!("Ø\u{a0}{}", told::mm(language, hole.diameter_mm)),
            told::mm(language, hole.depth_mm),
            context.t(if hole.through { "part-hole-through" } else { "part-hole-blind" }),
        ];
        match groups.iter_mut().find(|(known, _)| *known == same) {
            Some((_, holes)) => holes.push(hole),
            None => groups.push((same, vec![hole])),
        }
    }
    if groups.is_empty() {
        return html! {};
    }
    let mut columns = vec![
        Column::text(context.t("part-hole-diameter")),
        Column::number(context.t("part-hole-depth")),
        Column::text(context.t("part-hole-kind")),
        Column::number(context.t("part-hole-count")),
        Column::number(context.t("part-hole-edge")),
        Column::number(context.t("part-hole-next")),
    ];
    let has_bends = solid.holes.iter().any(|hole| hole.to_bend.is_some());
    if has_bends {
        columns.push(Column::number(context.t("part-hole-bend")));
    }
    let row = |(same, holes): ([String; 3], Vec<&Hole>)| {
        let least = |of| told::least(language, holes.iter().copied(), of).unwrap_or_else(|| "–".to_owned());
        let mut cells = same.to_vec();
        cells.push(language.whole(holes.len() as u64));
        cells.extend([least(|hole| hole.to_edge), least(|hole| hole.to_next_hole)]);
        if has_bends {
            cells.push(least(|hole| hole.to_bend));
        }
        cells.into_iter().map(|cell| html! { (cell) }).collect()
    };
    let rows: Vec<Vec<Markup>> = groups.into_iter().map(row).collect();
    data_table(&context.t("part-holes"), &columns, &rows)
}

fn all(context: &Context, facts: &Facts, distinct: &[(usize, &Solid)]) -> Markup {
    let language = context.language;
    let columns = [
        Column::text(context.t("part-body")),
        Column::number(context.t("part-copies")),
        Column::number(context.t("part-size")),
        Column::number(context.t("part-volume")),
        Column::text(context.t("part-shape")),
    ];
    let row = |(number, solid): &(usize, &Solid)| {
        let copies = facts.solids.iter().filter(|s| s.same_as == Some(*number)).count() + 1;
        vec![
            html! { (named(context, *number, solid)) },
            html! { (language.whole(copies as u64)) },
            html! { (told::sides(language, solid.box_mm)) },
            html! { (language.number(solid.volume_mm3, 1)) "\u{a0}mm³" },
            html! { (context.t(&key("part-shape", &solid.shape.class))) },
        ]
    };
    let rows: Vec<Vec<Markup>> = distinct.iter().map(row).collect();
    html! { section class="ht-section" { (data_table(&context.t("part-all-bodies"), &columns, &rows)) } }
}
