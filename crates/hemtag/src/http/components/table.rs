//! A table of rows: on a phone each row becomes a block of labelled lines.

use maud::{Markup, html};

#[derive(Debug, Clone)]
pub struct Column {
    pub label: String,
    /// Numbers stand to the right, digits under digits.
    pub number: bool,
}

impl Column {
    #[must_use]
    pub fn text(label: impl Into<String>) -> Column {
        Column { label: label.into(), number: false }
    }

    #[must_use]
    pub fn number(label: impl Into<String>) -> Column {
        Column { label: label.into(), number: true }
    }
}

/// What stands in a cell.
pub type Cell = Markup;

/// The first cell of each row is its heading.
///
/// # Panics
/// When a row has more cells than there are columns: the table would say something else than was meant.
#[must_use]
pub fn data_table(caption: &str, columns: &[Column], rows: &[Vec<Cell>]) -> Markup {
    assert!(rows.iter().all(|row| row.len() <= columns.len()), "a row has a cell without a column");
    html! {
        table class="ds-table" data-stack {
            caption { (caption) }
            thead { tr { @for column in columns { th scope="col" data-num[column.number] { (column.label) } } } }
            tbody {
                @for row in rows {
                    tr {
                        @for (i, (cell, column)) in row.iter().zip(columns).enumerate() {
                            @if i == 0 { th scope="row" { (cell) } }
                            @else { td data-label=(column.label) data-num[column.number] { (cell) } }
                        }
                    }
                }
            }
        }
    }
}
