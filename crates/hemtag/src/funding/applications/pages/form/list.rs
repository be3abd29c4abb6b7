//! Rows of a list: those that are there, three empty ones, and a button that keeps them and gives three more.

use maud::{Markup, html};

use super::Shown;
use crate::{
    funding::model::check::MOST_ROWS,
    http::components::{Field, FieldKind, OptionGroup, Select, field, filled_rows, row_field, select},
};

/// Empty rows under those that are there.
const EMPTY: usize = 3;

/// One row of a list, by whose numbers its fields are named.
pub(super) struct Row<'a> {
    pub(super) shown: &'a Shown<'a>,
    list: &'static str,
    at: usize,
}

impl Row<'_> {
    fn name(&self, of: &str) -> String {
        row_field(self.list, self.at, of)
    }

    fn label(&self, of: &str) -> String {
        self.shown.t(&format!("apply-{}-{}", self.list, of.replace('_', "-")))
    }

    fn hint(&self, of: &str) -> Option<String> {
        self.shown.context.language.find(&format!("apply-{}-{}-hint", self.list, of.replace('_', "-")))
    }

    pub(super) fn value(&self, of: &str) -> &str {
        self.shown.typed.text(&self.name(of))
    }

    pub(super) fn field(&self, of: &str, kind: FieldKind) -> Markup {
        let name = self.name(of);
        let (label, hint) = (self.label(of), self.hint(of).filter(|_| self.at == 0));
        let value = self.value(of);
        field(&self.shown.errors, &Field { name: &name, label, hint, value, kind, ..Field::default() })
    }

    pub(super) fn select(&self, of: &str, options: Vec<(String, String)>, none: Option<String>) -> Markup {
        let name = self.name(of);
        let groups = vec![OptionGroup { label: String::new(), options }];
        let label = self.label(of);
        select(
            &self.shown.errors,
            &Select { name: &name, label, hint: None, value: self.value(of), none, groups },
        )
    }

    /// Which party it is about: by its place in the list.
    pub(super) fn party(&self) -> Markup {
        self.select("party", parties(self.shown), Some(self.shown.t("apply-choose")))
    }

    pub(super) fn year(&self) -> Markup {
        let years = self.shown.terms.held.years.iter().map(|year| (year.to_string(), year.to_string()));
        self.select("year", years.collect(), Some(self.shown.t("apply-choose")))
    }

    pub(super) fn county(&self, none: &str) -> Markup {
        self.select("county", counties(self.shown), Some(self.shown.t(none)))
    }

    pub(super) fn tick(&self, of: &str) -> Markup {
        let name = self.name(of);
        let error = self.shown.errors.of(&name);
        html! {
            div class="ds-field" data-invalid[error.is_some()] {
                @if let Some(error) = error { p class="ds-validation-message" id={ (name) "-error" } { (error) } }
                input class="ds-input" type="checkbox" id=(name) name=(name) value="1" checked[!self.value(of).is_empty()]
                    aria-describedby=[error.map(|_| format!("{name}-error"))];
                label class="ds-label" for=(name) { (self.label(of)) }
            }
        }
    }
}

pub(super) fn parties(shown: &Shown<'_>) -> Vec<(String, String)> {
    let all = shown.kept.application.parties.iter().enumerate();
    all.map(|(at, party)| {
        let name = match party.name.as_str() {
            "" => shown.context.ta("apply-party-row", &[("number", (at + 1).into())]),
            name => name.to_owned(),
        };
        (at.to_string(), name)
    })
    .collect()
}

pub(super) fn counties(shown: &Shown<'_>) -> Vec<(String, String)> {
    let l = shown.context.language;
    let all = vocabulary::Vocabulary::embedded().places().counties().iter();
    all.map(|county| (county.code.clone(), l.pick(&county.name_sv, &county.name_en).to_owned())).collect()
}

/// A list: its heading, what is said of it, its rows. `fields` gives those of one row.
pub(super) fn list(
    shown: &Shown<'_>,
    list: &'static str,
    own_id: &str,
    ignored: &[&str],
    fields: impl Fn(&Row<'_>) -> Markup,
) -> Markup {
    let context = shown.context;
    let filled = filled_rows(&shown.typed, list, ignored);
    let first_empty = filled.last().map_or(0, |last| last + 1);
    let free = MOST_ROWS.saturating_sub(filled.len()).min(EMPTY);
    let rows: Vec<(usize, bool)> = filled
        .iter()
        .map(|at| (*at, true))
        .chain((first_empty..first_empty + free).map(|at| (at, false)))
        .collect();
    let error = shown.errors.of(own_id);
    html! {
        section class="ht-section ht-stack" data-gap="sm" aria-labelledby={ (own_id) "-title" } {
            h2 class="ds-heading" data-size="md" id={ (own_id) "-title" } { (context.t(&format!("apply-{own_id}"))) }
            @if let Some(about) = context.language.find(&format!("apply-{own_id}-about")) { p class="ht-measure" { (about) } }
            @if let Some(error) = error { p class="ds-validation-message" id=(own_id) tabindex="-1" { (error) } }
            @for (number, (at, is_filled)) in rows.iter().enumerate() {
                @let row = Row { shown, list, at: *at };
                fieldset class="ds-fieldset ht-rowset" id={ (list) "-" (at) } {
                    legend class="ds-label" { (context.ta(&format!("apply-{list}-row"), &[("number", (number + 1).into())])) }
                    (fields(&row))
                    @if *is_filled {
                        @let name = format!("{list}-{at}-remove");
                        div class="ds-field ht-noprint" {
                            input class="ds-input" type="checkbox" id=(name) name=(name) value="1" checked[!row.value("remove").is_empty()];
                            label class="ds-label" for=(name) { (context.t("apply-row-remove")) }
                        }
                    }
                }
            }
            @if free > 0 {
                p class="ht-noprint" {
                    button class="ds-button" data-variant="tertiary" type="submit" name="then" value="more" {
                        (context.t("apply-more-rows")) span class="ds-sr-only" { ": " (context.t(&format!("apply-{own_id}"))) }
                    }
                }
            } @else { p { (context.ta("apply-rows-most", &[("most", MOST_ROWS.into())])) } }
        }
    }
}
