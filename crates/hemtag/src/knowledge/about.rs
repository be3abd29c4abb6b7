//! About the data: what is made up, how a fact is known, where the tables come from and how sure they are.

use maud::{Markup, html};
use vocabulary::{Confidence, Vocabulary};

use crate::http::{
    Context,
    components::{Column, EvidenceLevel, Tone, breadcrumbs, data_table, evidence_level, notice, page_head},
    page,
};

/// A table of the vocabulary: the key of its name, how many rows, how many of them are sure, the key of its source.
struct Table {
    key: &'static str,
    rows: usize,
    sure: Option<usize>,
}

/// `GET /about-the-data`
pub async fn about(context: Context) -> Markup {
    let title = context.t("about-title");
    page(
        &context,
        &title,
        html! {
            (breadcrumbs(&context, &[], &title))
            (page_head(None, &title, Some(&context.t("about-lead"))))
            div class="ht-section ht-stack" data-gap="lg" {
                @if context.examples {
                    section id="examples" {
                        (notice(Tone::Warning, &context.t("about-examples-title"), html! {
                            p { (context.t("about-examples-made-up")) }
                            p { (context.t("about-examples-real")) }
                            p { (context.t("about-examples-asked")) }
                        }))
                    }
                }
                section class="ht-prose" {
                    h2 class="ds-heading" data-size="md" { (context.t("about-evidence-title")) }
                    p { (context.t("about-evidence-lead")) }
                    dl class="ht-facts" {
                        @for (level, key) in [
                            (EvidenceLevel::SelfDeclared, "about-evidence-self-declared"),
                            (EvidenceLevel::AdviserSeen, "about-evidence-adviser-seen"),
                            (EvidenceLevel::Document, "about-evidence-document"),
                            (EvidenceLevel::Delivered, "about-evidence-delivered"),
                        ] {
                            div { dt { (evidence_level(&context, level)) } dd { (context.t(key)) } }
                        }
                    }
                    p { (context.t("about-evidence-age")) }
                    h2 class="ds-heading" data-size="md" { (context.t("about-unknown-title")) }
                    p { (context.t("about-unknown-text")) }
                    h2 class="ds-heading" data-size="md" { (context.t("about-rules-title")) }
                    p { (context.t("about-rules-text")) }
                    h2 class="ds-heading" data-size="md" { (context.t("about-privacy-title")) }
                    p { (context.t("about-privacy-makers")) }
                    p { (context.t("about-privacy-needs")) }
                }
                section class="ht-stack" {
                    h2 class="ds-heading" data-size="md" { (context.t("about-tables-title")) }
                    p class="ht-measure" { (context.t("about-tables-lead")) }
                    (tables(&context))
                }
            }
        },
    )
}

fn tables(context: &Context) -> Markup {
    let words = Vocabulary::embedded();
    let high = |c: Confidence| c == Confidence::High;
    let places = words.places();
    let rows = [
        Table {
            key: "about-table-processes",
            rows: words.processes().len(),
            sure: Some(words.processes().iter().filter(|t| high(t.confidence)).count()),
        },
        Table {
            key: "about-table-materials",
            rows: words.materials().len(),
            sure: Some(words.materials().iter().filter(|t| high(t.confidence)).count()),
        },
        Table {
            key: "about-table-certificates",
            rows: words.certificates().len(),
            sure: Some(words.certificates().iter().filter(|t| high(t.confidence)).count()),
        },
        Table { key: "about-table-kommuner", rows: places.kommuner().len(), sure: None },
        Table { key: "about-table-sni", rows: words.sni().branches().len(), sure: None },
    ];
    let columns = [
        Column::text(context.t("about-tables-table")),
        Column::number(context.t("about-tables-rows")),
        Column::number(context.t("about-tables-sure")),
        Column::text(context.t("about-tables-source")),
    ];
    let cells: Vec<Vec<Markup>> = rows
        .iter()
        .map(|t| {
            vec![
                html! { (context.t(t.key)) },
                html! { (context.language.whole(t.rows as u64)) },
                html! { @match t.sure { Some(n) => (context.language.whole(n as u64)), None => "–" } },
                html! { (context.t(&format!("{}-source", t.key))) },
            ]
        })
        .collect();
    data_table(&context.t("about-tables-caption"), &columns, &cells)
}
