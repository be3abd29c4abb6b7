//! What a process or a material costs and how long it takes: the figures that needs are reckoned with, each with its source.

use maud::{Markup, html};
use strategy::{Economics, FigureAt, FigureOf};

use crate::{
    http::{
        Context,
        components::{Column, data_table},
    },
    strategy::figures::links,
};

/// What drives the cost of a process: what is paid once, for each batch, and for each piece.
const COST: [&str; 10] = [
    "tool_sek",
    "tool_life_pieces",
    "set_up_h",
    "batch_pieces",
    "machine_sek_h",
    "operators",
    "cycle_fixed_s",
    "cycle_per_unit_s",
    "finish_min",
    "scrap_share",
];

/// How long it takes, and what a change to it costs.
const TIME: [&str; 3] = ["lead_days", "tool_lead_days", "requalify_sek"];

const OF_MATERIAL: [&str; 2] = ["price_sek_kg", "cutting_time"];

/// The sections of a process's page; where there are no figures, that is said.
pub(super) fn of_process(context: &Context, economics: &Economics, code: &str) -> Markup {
    let costs = places(economics, FigureOf::Process, code, &COST);
    let times = places(economics, FigureOf::Process, code, &TIME);
    html! {
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="md" { (context.t("process-costs")) }
            @if costs.is_empty() { p { (context.t("process-costs-none")) } }
            @else {
                p { (context.t("process-costs-lead")) }
                (table(context, economics, &costs, "process-costs"))
                p { a class="ds-link" href=(context.href(&format!("/needs/new?process={code}"))) { (context.t("process-costs-need")) } }
            }
        }
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="md" { (context.t("process-times")) }
            @if times.is_empty() { p { (context.t("process-times-none")) } }
            @else { (table(context, economics, &times, "process-times")) }
        }
    }
}

/// The section of a material's page: its own figures, or those of the nearest family that has any.
pub(super) fn of_material(context: &Context, economics: &Economics, codes: &[&str]) -> Markup {
    let found = codes.iter().map(|code| places(economics, FigureOf::Material, code, &OF_MATERIAL));
    let costs = found.into_iter().find(|places| !places.is_empty()).unwrap_or_default();
    html! {
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="md" { (context.t("process-costs")) }
            @if costs.is_empty() { p { (context.t("material-costs-none")) } }
            @else { (table(context, economics, &costs, "process-costs")) }
        }
    }
}

fn places(economics: &Economics, of: FigureOf, key: &str, names: &[&str]) -> Vec<FigureAt> {
    let all = names.iter().filter_map(|name| FigureAt::parse(&format!("{}/{key}/{name}", of.code())));
    all.filter(|at| economics.figure(at).is_some()).collect()
}

fn table(context: &Context, economics: &Economics, places: &[FigureAt], caption: &str) -> Markup {
    let columns = [
        Column::text(context.t("figures-figure")),
        Column::text(context.t("figures-value")),
        Column::text(context.t("figures-source")),
        Column::text(context.t("figures-sure")),
    ];
    data_table(&context.t(caption), &columns, &links::rows(context, economics, places))
}
