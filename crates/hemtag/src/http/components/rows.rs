//! Rows of fields that repeat: each row a set of its own with a name, and empty rows at the end, so that a list is written
//! without script. Fields are named `list-0-column`; rows that were emptied are left out.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::{Field, FieldErrors, FieldKind, OptionGroup, Select, checkbox, field, select};
use crate::http::{Context, Typed};

/// The field of a row that takes it away.
pub const REMOVE: &str = "remove";

/// The field that carries a row's code along.
const HIDDEN: &str = "code";

/// What a column holds.
#[derive(Debug, Clone)]
pub enum ColumnKind {
    Field(FieldKind),
    /// A text with words that the browser offers: the `datalist` of this name.
    Offered(&'static str),
    Tick,
    /// Value and words; the first is what an empty row begins with.
    Pick(Vec<(String, String)>),
    /// Carried along and not shown.
    Hidden,
}

#[derive(Debug, Clone)]
pub struct RowColumn {
    pub name: &'static str,
    pub label: String,
    pub kind: ColumnKind,
}

impl RowColumn {
    #[must_use]
    pub fn new(name: &'static str, label: impl Into<String>, kind: ColumnKind) -> RowColumn {
        RowColumn { name, label: label.into(), kind }
    }
}

/// The name of a field of a row.
#[must_use]
pub fn row_field(list: &str, row: usize, column: &str) -> String {
    format!("{list}-{row}-{column}")
}

/// The numbers of the rows that somebody typed into, in order; `ignored` are fields that say nothing by themselves, and so does
/// the tick that takes a row away.
#[must_use]
pub fn filled_rows(typed: &Typed, list: &str, ignored: &[&str]) -> Vec<usize> {
    let mut all = BTreeSet::new();
    for (name, values) in &typed.0 {
        let own = name.strip_prefix(list).and_then(|rest| rest.strip_prefix('-')?.split_once('-'));
        let Some((number, field)) = own else { continue };
        let says = values.iter().any(|value| !value.trim().is_empty());
        let counts = field != REMOVE && !ignored.contains(&field);
        if let Some(number) = number.parse::<usize>().ok().filter(|_| says && counts) {
            all.insert(number);
        }
    }
    all.into_iter().collect()
}

/// The rows with what was typed, and so many empty ones after them. `legend` gives a row's name by its number, from 1.
#[must_use]
pub fn rows(
    context: &Context,
    errors: &FieldErrors,
    typed: &Typed,
    list: &str,
    columns: &[RowColumn],
    empty: usize,
    legend: impl Fn(usize) -> String,
) -> Markup {
    let mut all = filled_rows(typed, list, &[HIDDEN]);
    let next = all.last().map_or(0, |last| last + 1);
    all.extend(next..next + empty);
    html! {
        div class="ht-rows" id=(list) {
            @if let Some(error) = errors.of(list) { p class="ds-validation-message" { (error) } }
            @for (number, row) in all.into_iter().enumerate() {
                fieldset class="ds-fieldset ht-rowset" {
                    legend class="ds-label" { (legend(number + 1)) }
                    div class="ht-row__fields" {
                        @for column in columns { (one(context, errors, typed, &row_field(list, row, column.name), column)) }
                    }
                }
            }
        }
    }
}

fn one(context: &Context, errors: &FieldErrors, typed: &Typed, name: &str, column: &RowColumn) -> Markup {
    let value = typed.text(name);
    match &column.kind {
        ColumnKind::Hidden => html! { input type="hidden" name=(name) value=(value); },
        ColumnKind::Tick => checkbox(name, "1", &column.label, typed.has(name, "1")),
        ColumnKind::Field(kind) => field(
            errors,
            &Field { name, label: column.label.clone(), value, kind: *kind, ..Field::default() },
        ),
        ColumnKind::Offered(list) => field(
            errors,
            &Field { name, label: column.label.clone(), value, list: Some(list), ..Field::default() },
        ),
        ColumnKind::Pick(options) => select(
            errors,
            &Select {
                name,
                label: column.label.clone(),
                hint: None,
                value,
                none: Some(context.t("choose")),
                groups: vec![OptionGroup { label: String::new(), options: options.clone() }],
            },
        ),
    }
}
