//! The form that writes a guide: both languages side by side.

use maud::{Markup, html};

use crate::{
    guides::model::{Audience, MOST_BODY, Problem, Write},
    http::{
        Context, Typed,
        components::{Field, FieldErrors, FieldKind, OptionGroup, Select, field, select},
    },
};

/// What was typed, as the rules read it.
pub(super) fn written(typed: &Typed) -> Write {
    let text = |name: &str| typed.text(name).to_owned();
    Write {
        audience: text("audience"),
        place: text("place"),
        title_sv: text("title_sv"),
        title_en: text("title_en"),
        summary_sv: text("summary_sv"),
        summary_en: text("summary_en"),
        body_sv: text("body_sv"),
        body_en: text("body_en"),
        review_on: text("review_on"),
        sources: text("sources"),
    }
}

pub(super) fn typed(write: &Write) -> Typed {
    let mut typed = Typed::default();
    for (name, value) in [
        ("audience", &write.audience),
        ("place", &write.place),
        ("title_sv", &write.title_sv),
        ("title_en", &write.title_en),
        ("summary_sv", &write.summary_sv),
        ("summary_en", &write.summary_en),
        ("body_sv", &write.body_sv),
        ("body_en", &write.body_en),
        ("review_on", &write.review_on),
        ("sources", &write.sources),
    ] {
        typed.set(name, value.clone());
    }
    typed
}

/// The sentences for what is wrong, each at its field.
pub(super) fn add_problems(context: &Context, problems: &[Problem], errors: &mut FieldErrors) {
    for problem in problems {
        let sentence = match problem {
            Problem::Missing { .. } => context.t("guides-wrong-missing"),
            Problem::TooLong { most, is, .. } => {
                let whole = |n: usize| context.language.whole(n as u64);
                context.ta("guides-wrong-long", &[("most", whole(*most).into()), ("is", whole(*is).into())])
            }
            Problem::Audience => context.t("guides-wrong-audience"),
            Problem::Place => context.t("guides-wrong-place"),
            Problem::Day { text, .. } => context.ta("guides-wrong-day", &[("text", text.as_str().into())]),
            Problem::SourceLine { line, text } => {
                context.ta("guides-wrong-source", &[("line", (*line).into()), ("text", text.as_str().into())])
            }
            Problem::SourceAddress { line, text } => {
                let args = [("line", (*line).into()), ("text", text.as_str().into())];
                context.ta("guides-wrong-source-address", &args)
            }
            Problem::TooManySources { most } => {
                context.ta("guides-wrong-sources", &[("most", (*most).into())])
            }
            Problem::Control { .. } => context.t("guides-wrong-control"),
        };
        errors.add(problem.field(), sentence);
    }
}

/// Every field.
pub(super) fn all(context: &Context, typed: &Typed, errors: &FieldErrors) -> Markup {
    let one = |name: &'static str, kind: FieldKind, hint: Option<&str>| {
        field(
            errors,
            &Field {
                name,
                label: super::field_name(context, name),
                hint: hint.map(|key| context.t(key)),
                value: typed.text(name),
                kind,
                ..Field::default()
            },
        )
    };
    let pair = |sv: &'static str, en: &'static str, kind: FieldKind, hint: Option<&str>| {
        html! {
            div class="ht-two" data-even {
                div lang="sv" { (one(sv, kind, hint)) }
                div lang="en" { (one(en, kind, hint)) }
            }
        }
    };
    let audiences = Audience::ALL
        .into_iter()
        .map(|audience| (audience.code().to_owned(), context.t(&format!("guides-for-{}", audience.code()))));
    let most = context.language.whole(MOST_BODY as u64);
    html! {
        p class="ht-prose" { (context.ta("guides-how-to-write", &[("most", most.into())])) }
        (pair("title_sv", "title_en", FieldKind::Text, None))
        (pair("summary_sv", "summary_en", FieldKind::Lines(3), None))
        (pair("body_sv", "body_en", FieldKind::Lines(24), None))
        (one("sources", FieldKind::Lines(5), Some("guides-sources-hint")))
        div class="ht-two" data-even {
            div {
                (select(errors, &Select {
                    name: "audience",
                    label: super::field_name(context, "audience"),
                    hint: None,
                    value: typed.text("audience"),
                    none: None,
                    groups: vec![OptionGroup { label: String::new(), options: audiences.collect() }],
                }))
            }
            div { (one("place", FieldKind::Whole, Some("guides-place-hint"))) }
        }
        (one("review_on", FieldKind::Text, Some("guides-review-hint")))
        (one("reason", FieldKind::Lines(2), Some("guides-reason-hint")))
    }
}
