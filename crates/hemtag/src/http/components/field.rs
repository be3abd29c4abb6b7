//! Fields of a form: one line of text or number, several lines, a list to choose from, a box to tick.
//! A field's name is its `id`, so that an error can lead to it.

use maud::{Markup, html};

use super::FieldErrors;
use crate::http::Context;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FieldKind {
    #[default]
    Text,
    /// A number with decimals, typed as people write it: `12,5`.
    Decimal,
    /// A whole number.
    Whole,
    Date,
    Week,
    Email,
    /// Several lines, so many of them shown.
    Lines(u8),
}

#[derive(Debug, Clone, Default)]
pub struct Field<'a> {
    pub name: &'a str,
    pub label: String,
    pub hint: Option<String>,
    /// What was typed, right or wrong.
    pub value: &'a str,
    pub unit: Option<&'a str>,
    pub kind: FieldKind,
    /// For the browser's own filling in, where it is about the person: `email`, `organization`.
    pub autocomplete: Option<&'a str>,
    /// The `datalist` whose words the browser offers while one types.
    pub list: Option<&'a str>,
}

/// The label with its hint and its error over the field itself.
#[must_use]
pub fn field(errors: &FieldErrors, field: &Field<'_>) -> Markup {
    let error = errors.of(field.name);
    let described = described_by(field.name, field.hint.is_some(), error.is_some());
    let kind = match field.kind {
        FieldKind::Date => "date",
        FieldKind::Week => "week",
        FieldKind::Email => "email",
        FieldKind::Text | FieldKind::Decimal | FieldKind::Whole | FieldKind::Lines(_) => "text",
    };
    let mode = match field.kind {
        FieldKind::Decimal => Some("decimal"),
        FieldKind::Whole => Some("numeric"),
        _ => None,
    };
    let invalid = error.map(|_| "true");
    let input = html! {
        @if let FieldKind::Lines(rows) = field.kind {
            textarea class="ds-input" id=(field.name) name=(field.name) rows=(rows) aria-invalid=[invalid] aria-describedby=[&described] { (field.value) }
        } @else {
            input class="ds-input" type=(kind) id=(field.name) name=(field.name) value=(field.value) inputmode=[mode]
                list=[field.list] autocomplete=[field.autocomplete] aria-invalid=[invalid] aria-describedby=[&described];
        }
    };
    html! {
        div class="ds-field" data-invalid[error.is_some()] {
            label class="ds-label" for=(field.name) {
                (field.label)
                @if let Some(unit) = field.unit { span class="ds-sr-only" { " (" (unit) ")" } }
            }
            (hint_and_error(field.name, field.hint.as_deref(), error))
            @if let Some(unit) = field.unit {
                div class="ds-field-affixes" { (input) span class="ds-field-affix" aria-hidden="true" { (unit) } }
            } @else { (input) }
        }
    }
}

/// Fields side by side where there is room: length, width, height.
#[must_use]
pub fn fields(content: Markup) -> Markup {
    html! { div class="ht-fields" { (content) } }
}

/// A box to tick.
#[must_use]
pub fn checkbox(name: &str, value: &str, label: &str, checked: bool) -> Markup {
    let id = format!("{name}-{value}");
    html! {
        div class="ds-field" {
            input class="ds-input" type="checkbox" id=(id) name=(name) value=(value) checked[checked];
            label class="ds-label" for=(id) { (label) }
        }
    }
}

/// "Vet ej", beside fields: it is an answer. Put both in an element with `data-or-unknown`, and the script empties
/// the fields when it is ticked; the server decides the same way without it.
#[must_use]
pub fn not_known(context: &Context, name: &str, checked: bool) -> Markup {
    html! {
        div class="ds-field" {
            input class="ds-input" type="checkbox" id=(name) name=(name) value="1" checked[checked] data-unknown;
            label class="ds-label" for=(name) { (context.t("not-known")) }
        }
    }
}

/// Options under one label; an empty label for options that stand alone.
#[derive(Debug, Clone)]
pub struct OptionGroup {
    pub label: String,
    /// Value and words.
    pub options: Vec<(String, String)>,
}

#[derive(Debug, Clone)]
pub struct Select<'a> {
    pub name: &'a str,
    pub label: String,
    pub hint: Option<String>,
    pub value: &'a str,
    /// The words of the empty choice, first.
    pub none: Option<String>,
    pub groups: Vec<OptionGroup>,
}

#[must_use]
pub fn select(errors: &FieldErrors, select: &Select<'_>) -> Markup {
    let error = errors.of(select.name);
    let described = described_by(select.name, select.hint.is_some(), error.is_some());
    let options = |group: &OptionGroup| {
        html! { @for (value, words) in &group.options { option value=(value) selected[*value == select.value] { (words) } } }
    };
    html! {
        div class="ds-field" data-invalid[error.is_some()] {
            label class="ds-label" for=(select.name) { (select.label) }
            (hint_and_error(select.name, select.hint.as_deref(), error))
            select class="ds-input" id=(select.name) name=(select.name) aria-invalid=[error.map(|_| "true")] aria-describedby=[described] {
                @if let Some(none) = &select.none { option value="" { (none) } }
                @for group in &select.groups {
                    @if group.label.is_empty() { (options(group)) } @else { optgroup label=(group.label) { (options(group)) } }
                }
            }
        }
    }
}

/// The hint and the error of a field, with the ids that [`described_by`] names.
pub(super) fn hint_and_error(name: &str, hint: Option<&str>, error: Option<&str>) -> Markup {
    html! {
        @if let Some(hint) = hint { p data-field="description" id={ (name) "-hint" } { (hint) } }
        @if let Some(error) = error { p class="ds-validation-message" id={ (name) "-error" } { (error) } }
    }
}

pub(super) fn described_by(name: &str, hint: bool, error: bool) -> Option<String> {
    let ids = [hint.then(|| format!("{name}-hint")), error.then(|| format!("{name}-error"))];
    let ids: Vec<String> = ids.into_iter().flatten().collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
