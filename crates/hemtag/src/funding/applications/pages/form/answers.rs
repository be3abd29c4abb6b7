//! The call's own questions.

use maud::{Markup, html};

use super::{Shown, about::date};
use crate::{
    funding::{
        applications::asks_for_validation,
        model::call::{Question, QuestionKind},
    },
    http::components::{Choice, Choices, Field, FieldKind, choices, field},
};

pub(super) fn fields(shown: &Shown<'_>) -> Markup {
    let call = &shown.terms.held;
    let is_validation = asks_for_validation(call);
    html! {
        @if call.questions.is_empty() && !is_validation { p { (shown.t("apply-no-questions")) } }
        @for one in &call.questions { (question(shown, one)) }
        @if is_validation {
            (yes_no(shown, "validated", shown.t("apply-validated"), Some(shown.t("apply-validated-hint"))))
        }
    }
}

fn question(shown: &Shown<'_>, question: &Question) -> Markup {
    let l = shown.context.language;
    let name = format!("answer-{}", question.code);
    let mut label = question.title.of(l).to_owned();
    if !question.required {
        label = shown.context.ta("apply-optional", &[("label", label.into())]);
    }
    let help = question.help.of(l).to_owned();
    let hint = match (question.kind, question.most) {
        (QuestionKind::Text, most) if most > 0 => {
            let most = shown.context.ta("apply-at-most-characters", &[("most", most.into())]);
            Some(format!("{help} {most}").trim().to_owned())
        }
        _ => Some(help).filter(|help| !help.is_empty()),
    };
    let value = shown.typed.text(&name);
    let kind = match question.kind {
        QuestionKind::YesNo => return yes_no(shown, &name, label, hint),
        QuestionKind::Text => FieldKind::Lines(4),
        QuestionKind::Number => FieldKind::Whole,
        QuestionKind::Date => date(value),
    };
    field(&shown.errors, &Field { name: &name, label, hint, value, kind, ..Field::default() })
}

fn yes_no(shown: &Shown<'_>, name: &str, legend: String, hint: Option<String>) -> Markup {
    let chosen = shown.typed.text(name);
    let choice = |value: &str| Choice::new(value, shown.t(&format!("apply-{value}")), chosen == value);
    choices(
        shown.context,
        &shown.errors,
        &Choices {
            name,
            legend,
            heading: false,
            hint,
            many: false,
            choices: vec![choice("yes"), choice("no")],
            unknown: None,
            columns: true,
        },
    )
}
