//! Counts per criterion, as a table with bars in it: the numbers are the facts, the bars help the eye.

use maud::{Markup, html};

use crate::http::Context;

/// How many offers one criterion takes away.
#[derive(Debug, Clone)]
pub struct CountRow {
    pub label: String,
    pub missed: u32,
    pub unknown: u32,
    /// What this criterion alone removes, where it is worth saying.
    pub alone: Option<u32>,
}

/// `total` is the number of offers compared, the full width of a bar.
#[must_use]
pub fn count_bars(context: &Context, caption: &str, total: u32, rows: &[CountRow]) -> Markup {
    let share = |n: u32| f64::from(n) / f64::from(total.max(1)) * 100.0;
    let number = |n: u32| context.language.number(f64::from(n), 0);
    let with_alone = rows.iter().any(|row| row.alone.is_some());
    html! {
        table class="ht-bars" {
            caption { (caption) }
            thead {
                tr {
                    th scope="col" { (context.t("proof-criterion")) }
                    th scope="col" data-num { span class="ht-keyed" data-verdict="missed" { (context.t("verdict-missed")) } }
                    th scope="col" data-num { span class="ht-keyed" data-verdict="unknown" { (context.t("verdict-unknown")) } }
                    @if with_alone { th scope="col" data-num { (context.t("counts-alone")) } }
                    td class="ht-bar" {}
                }
            }
            tbody {
                @for row in rows {
                    tr {
                        th scope="row" { (row.label) }
                        td data-num { (number(row.missed)) }
                        td data-num { (number(row.unknown)) }
                        @if with_alone { td data-num { @if let Some(n) = row.alone { (number(n)) } } }
                        td class="ht-bar" {
                            svg aria-hidden="true" {
                                rect class="missed" width=(format!("{:.2}%", share(row.missed))) height="14" {}
                                rect class="unknown" x=(format!("{:.2}%", share(row.missed))) width=(format!("{:.2}%", share(row.unknown))) height="14" {}
                            }
                        }
                    }
                }
            }
        }
    }
}
