//! An application's sections as a page shows them: the same blocks that its PDF is made of.

use documents::{Block, Section};
use maud::{Markup, html};

use crate::http::components::{Column, data_table, facts};

/// Sections under headings of the second order.
pub(super) fn sections(all: &[Section]) -> Markup {
    html! {
        @for section in all {
            section class="ht-section ht-stack" data-gap="sm" {
                h2 class="ds-heading" data-size="md" { (section.heading) }
                @for block in &section.blocks { (one(block)) }
            }
        }
    }
}

fn one(block: &Block) -> Markup {
    match block {
        Block::Heading(text) => html! { h3 class="ds-heading" data-size="sm" { (text) } },
        Block::Definitions(rows) => {
            let rows: Vec<(String, Markup)> = rows
                .iter()
                .map(|(label, value)| (label.clone(), html! { span class="ht-lines" { (value) } }))
                .collect();
            facts(&rows)
        }
        Block::Quotations(all) => {
            let rows: Vec<(String, Markup)> = all
                .iter()
                .map(|one| {
                    (
                        one.term.clone(),
                        html! { span class="ht-lines" lang=(one.language.code()) { (one.words) } },
                    )
                })
                .collect();
            facts(&rows)
        }
        Block::Table(table) if table.rows.is_empty() => {
            html! { p class="ht-soft" { (table.caption) ": " (table.empty) } }
        }
        Block::Table(table) => {
            let columns: Vec<Column> = table
                .columns
                .iter()
                .map(|column| Column {
                    label: column.head.clone(),
                    number: column.align != documents::Align::Start,
                })
                .collect();
            let rows: Vec<Vec<Markup>> =
                table.rows.iter().map(|row| row.iter().map(|cell| html! { (cell.text) }).collect()).collect();
            data_table(&table.caption, &columns, &rows)
        }
        Block::List(items) | Block::Steps(items) | Block::Sources(items) => {
            html! { ul class="ds-list" { @for item in items { li { (item) } } } }
        }
        Block::Paragraph(text) | Block::Lead(text) | Block::Remark(text) => {
            html! { p class="ht-measure" { (text) } }
        }
        Block::Numbers(numbers) => html! {
            ul class="ds-list" { @for number in numbers { li { (number.label) ": " (number.value) " " (number.note) } } }
        },
        Block::Notice { title, blocks } => html! {
            h3 class="ds-heading" data-size="sm" { (title) }
            @for block in blocks { (one(block)) }
        },
        Block::Figure(figure) => html! { p { (figure.alternative) } },
        Block::In(language, blocks) => html! {
            div lang=(language.code()) { @for block in blocks { (one(block)) } }
        },
    }
}
