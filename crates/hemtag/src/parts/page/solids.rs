//! What was read of each body, in tables.

use maud::{Markup, html};
use part::{Facts, Solid, facts::HowSure};
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
    }
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
    rows.push((context.t("part-surfaces"), sure(told::surfaces(language, solid), solid.sure.surfaces)));
    if let Some(best) = solid.directions.iter().map(|d| d.undercut_share).min_by(f64::total_cmp) {
        rows.push((context.t("part-undercut"), sure(told::percent(language, best), solid.sure.directions)));
    }
    if let Some(finest) = solid.finest_tolerance_mm {
        let count = language.counted("part-tolerances-of", solid.tolerances.len() as u64);
        rows.push((context.t("part-tolerances"), plain(format!("{count}, {}", told::mm(language, finest)))));
    }
    facts_in_columns(&rows)
}

/// Equal holes in one row.
fn holes(context: &Context, solid: &Solid) -> Markup {
    let language = context.language;
    let mut rows: Vec<(String, Vec<Markup>)> = Vec::new();
    let mut counts: Vec<u64> = Vec::new();
    for hole in &solid.holes {
        let kind = context.t(if hole.through { "part-hole-through" } else { "part-hole-blind" });
        let name = format!("Ø\u{a0}{}", told::mm(language, hole.diameter_mm));
        let depth = told::mm(language, hole.depth_mm);
        let same = format!("{name} {depth} {kind}");
        match rows.iter().position(|(known, _)| *known == same) {
            Some(at) => counts[at] += 1,
            None => {
                rows.push((same, vec![html! { (name) }, html! { (depth) }, html! { (kind) }]));
                counts.push(1);
            }
        }
    }
    if rows.is_empty() {
        return html! {};
    }
    let columns = [
        Column::text(context.t("part-hole-diameter")),
        Column::number(context.t("part-hole-depth")),
        Column::text(context.t("part-hole-kind")),
        Column::number(context.t("part-hole-count")),
    ];
    let rows: Vec<Vec<Markup>> = rows
        .into_iter()
        .zip(counts)
        .map(|((_, mut row), count)| {
            row.push(html! { (language.whole(count)) });
            row
        })
        .collect();
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
