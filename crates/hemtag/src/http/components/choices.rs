//! One or several of a few: radio buttons or boxes, each as large as its frame.

use maud::{Markup, html};

use super::{
    FieldErrors,
    field::{described_by, hint_and_error},
};
use crate::http::Context;

#[derive(Debug, Clone)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: Option<String>,
    pub checked: bool,
}

impl Choice {
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>, checked: bool) -> Choice {
        Choice { value: value.into(), label: label.into(), hint: None, checked }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Choice {
        self.hint = Some(hint.into());
        self
    }
}

#[derive(Debug, Clone)]
pub struct Choices<'a> {
    pub name: &'a str,
    /// What is asked. As a page's heading when `heading`.
    pub legend: String,
    pub heading: bool,
    pub hint: Option<String>,
    /// Boxes instead of radio buttons.
    pub many: bool,
    pub choices: Vec<Choice>,
    /// "Vet ej", set apart by an "eller".
    pub unknown: Option<Choice>,
    /// In columns where there is room.
    pub columns: bool,
}

#[must_use]
pub fn choices(context: &Context, errors: &FieldErrors, set: &Choices<'_>) -> Markup {
    let error = errors.of(set.name);
    let described = described_by(set.name, set.hint.is_some(), error.is_some());
    html! {
        // The first box carries the set's own id, so that an error leads to it.
        fieldset class="ds-fieldset" data-invalid[error.is_some()] data-or-unknown[set.unknown.is_some()] aria-describedby=[described] {
            legend class=[(!set.heading).then_some("ds-label")] {
                @if set.heading { h1 class="ds-heading" data-size="xl" { (set.legend) } } @else { (set.legend) }
            }
            (hint_and_error(set.name, set.hint.as_deref(), error))
            div class="ht-choices" data-columns[set.columns] {
                @for (i, choice) in set.choices.iter().enumerate() { (one(set, choice, i == 0, false)) }
                @if let Some(unknown) = &set.unknown {
                    @if !set.choices.is_empty() { p class="ht-or" { (context.t("or")) } }
                    (one(set, unknown, set.choices.is_empty(), true))
                }
            }
        }
    }
}

fn one(set: &Choices<'_>, choice: &Choice, first: bool, unknown: bool) -> Markup {
    let id = if first { set.name.to_owned() } else { format!("{}-{}", set.name, choice.value) };
    let hint_id = choice.hint.as_ref().map(|_| format!("{id}-about"));
    html! {
        div class="ds-field" {
            input class="ds-input" type=(if set.many { "checkbox" } else { "radio" }) id=(id) name=(set.name)
                value=(choice.value) checked[choice.checked] data-unknown[unknown] aria-describedby=[&hint_id];
            label class="ds-label" for=(id) { (choice.label) }
            @if let (Some(hint), Some(hint_id)) = (&choice.hint, &hint_id) {
                p data-field="description" id=(hint_id) { (hint) }
            }
        }
    }
}
