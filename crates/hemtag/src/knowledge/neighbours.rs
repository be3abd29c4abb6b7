//! Which processes usually come before and after one on the way from prototype to series, by the series each is chosen for
//! and the shapes and materials they share.

use maud::{Markup, html};
use strategy::{
    Economics,
    data::{ProcessEconomics, ProcessFigure},
};
use vocabulary::{Process, ProcessId, Vocabulary};

use super::{processes::FOLDER, show};
use crate::http::Context;

/// So many are named on each side.
const MOST: usize = 3;

/// A step along the path is at least so many times the series.
const STEP: f64 = 3.0;

/// The section of a process's page.
pub(super) fn section(context: &Context, economics: &Economics, process: &Process) -> Markup {
    let Some(own) = economics.process(process.id) else {
        return html! {
            section class="ht-section ht-stack" {
                h2 class="ds-heading" data-size="md" { (context.t("process-path")) }
                p { (context.t("process-path-unknown")) }
            }
        };
    };
    let (before, after) = both_sides(economics, own);
    html! {
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="md" { (context.t("process-path")) }
            p { (context.t("process-path-lead")) " " a class="ds-link" href=(context.href("/guides/from-idea-to-series")) { (context.t("process-path-guide")) } }
            div class="ht-two" data-even {
                (side(context, economics, "process-path-before", &before))
                (side(context, economics, "process-path-after", &after))
            }
        }
    }
}

fn side(context: &Context, economics: &Economics, title: &str, ids: &[ProcessId]) -> Markup {
    let processes = Vocabulary::embedded().processes();
    html! {
        div class="ht-stack" {
            h3 class="ds-heading" data-size="xs" { (context.t(title)) }
            @if ids.is_empty() { p { (context.t("process-path-none")) } }
            ul {
                @for id in ids {
                    li {
                        (show::link(context, processes.get(*id), FOLDER))
                        @if let Some(row) = economics.process(*id) {
                            " " span class="ht-sure" { (context.ta("process-path-series", &[("n", context.language.number(series(row), 0).into())])) }
                        }
                    }
                }
            }
        }
    }
}

/// The series that it is most often chosen for.
fn series(row: &ProcessEconomics) -> f64 {
    row.figures.range(ProcessFigure::Quantity).likely
}

/// The nearest in series on each side that share a shape and a material, those of most shared shapes first; one of each group.
fn both_sides(economics: &Economics, own: &ProcessEconomics) -> (Vec<ProcessId>, Vec<ProcessId>) {
    let here = series(own);
    let of = |wanted: &dyn Fn(f64) -> bool| {
        let mut found: Vec<(usize, f64, &ProcessEconomics)> = economics
            .processes
            .iter()
            .filter(|other| other.id != own.id && wanted(series(other)) && shares_a_material(own, other))
            .map(|other| {
                let shared = other.shapes.iter().filter(|shape| own.shapes.contains(shape)).count();
                (shared, (series(other) / here).ln().abs(), other)
            })
            .filter(|(shared, _, _)| *shared > 0)
            .collect();
        found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1)).then(a.2.code.cmp(&b.2.code)));
        let mut groups: Vec<Option<ProcessId>> = Vec::new();
        let mut ids = Vec::new();
        for (_, _, other) in found {
            let group = Vocabulary::embedded().processes().get(other.id).parent;
            if ids.len() < MOST && !groups.contains(&group) {
                groups.push(group);
                ids.push(other.id);
            }
        }
        ids
    };
    (of(&|series| series * STEP <= here), of(&|series| series >= here * STEP))
}

fn shares_a_material(one: &ProcessEconomics, other: &ProcessEconomics) -> bool {
    let materials = Vocabulary::embedded().materials();
    let any = |a: &ProcessEconomics, b: &ProcessEconomics| {
        a.materials.iter().any(|m| b.materials.iter().any(|n| materials.contains(*m, *n)))
    };
    any(one, other) || any(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printing_comes_before_moulding_and_moulding_after_printing() {
        let economics = Economics::embedded();
        let of = |code: &str| {
            let process = Vocabulary::embedded().processes().by_code(code).unwrap();
            both_sides(economics, economics.process(process.id).unwrap())
        };
        for row in &economics.processes {
            let (before, after) = both_sides(economics, row);
            assert!(before.iter().all(|id| !after.contains(id)), "{}", row.code);
            for id in before {
                assert!(series(economics.process(id).unwrap()) < series(row), "{}", row.code);
            }
        }
        let moulding = economics.processes.iter().find(|p| p.code.starts_with("1.2")).unwrap();
        assert!(!of(&moulding.code).0.is_empty(), "something comes before {}", moulding.code);
    }
}
