//! The verdict table of one offer: every criterion, what is asked, what is offered, the verdict, and how far.

use maud::{Markup, html};

use super::{Gauge, Mark, verdict};
use crate::http::Context;

/// One criterion of the proof.
#[derive(Debug, Clone)]
pub struct ProofRow {
    pub criterion: String,
    /// Wished for, not required: it never takes an offer out of a band.
    pub preferred: bool,
    pub asked: String,
    /// What the maker states; a dash stands where it states nothing.
    pub offered: Option<String>,
    pub verdict: Mark,
    /// The margin when met, what to change when missed, the question when unknown.
    pub remark: Markup,
    pub gauge: Option<Gauge>,
}

/// On a phone each row becomes a small card of its own; the table stays a table to a screen reader.
#[must_use]
pub fn proof_table(context: &Context, caption: &str, rows: &[ProofRow]) -> Markup {
    let asked = context.t("proof-asked");
    let offered = context.t("proof-offered");
    let remark = context.t("proof-remark-short");
    html! {
        table class="ht-proof" {
            caption class="ds-sr-only" { (caption) }
            thead {
                tr {
                    th scope="col" { (context.t("proof-criterion")) }
                    th scope="col" { (asked) }
                    th scope="col" { (offered) }
                    th scope="col" { (context.t("proof-verdict")) }
                    th scope="col" { (context.t("proof-remark")) }
                }
            }
            tbody {
                @for row in rows {
                    tr data-verdict=(row.verdict.code()) {
                        th scope="row" {
                            (row.criterion)
                            @if row.preferred { span class="ht-proof__preferred" { (context.t("proof-preferred")) } }
                        }
                        td data-label=(asked) { (row.asked) }
                        td data-label=(offered) {
                            div { (row.offered.as_deref().unwrap_or("–")) }
                            @if let Some(gauge) = &row.gauge { (gauge) }
                        }
                        td data-cell="verdict" { (verdict(context, row.verdict)) }
                        td data-label=(remark) { @if !row.remark.0.is_empty() { div { (row.remark) } } }
                    }
                }
            }
        }
    }
}
