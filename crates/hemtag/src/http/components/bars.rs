//! Figures with a bar beside them: the figures are the facts, the bar helps the eye, so that the plot is its table.

use maud::{Markup, html};

/// What full width means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FullWidth {
    /// The largest figure of the table: rows are compared with each other.
    Largest,
    /// The pale figure of each row: how much of it the dark one is.
    Own,
}

/// A row: its figures as they are read, and what its bar shows.
#[derive(Debug, Clone)]
pub struct BarRow {
    pub label: Markup,
    /// One for each head but the first.
    pub figures: Vec<String>,
    /// In the same unit: the bar in front, and that behind it (0: none).
    pub dark: i64,
    pub pale: i64,
}

/// A table with a bar in each row. On a phone it scrolls within its own box where it is wide.
#[must_use]
pub fn bar_table(caption: &str, heads: &[String], rows: &[BarRow], full: FullWidth) -> Markup {
    let largest = rows.iter().map(|row| row.dark.max(row.pale)).max().unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "the width of a bar")]
    let share = |row: &BarRow, amount: i64| {
        let whole = if full == FullWidth::Largest { largest } else { row.pale };
        format!("{:.2}%", amount as f64 * 100.0 / whole.max(1) as f64)
    };
    html! {
        div class="ht-scroll" tabindex="0" role="region" aria-label=(caption) {
            table class="ht-bars" {
                caption { (caption) }
                thead { tr {
                    @for (at, head) in heads.iter().enumerate() { th scope="col" data-num[at > 0] { (head) } }
                    td class="ht-bar" {}
                } }
                tbody {
                    @for row in rows {
                        tr {
                            th scope="row" { (row.label) }
                            @for figure in &row.figures { td data-num { (figure) } }
                            td class="ht-bar" {
                                svg aria-hidden="true" {
                                    @if row.pale > 0 { rect class="of" width=(share(row, row.pale)) height="14" {} }
                                    rect width=(share(row, row.dark)) height="14" {}
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
