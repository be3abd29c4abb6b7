//! The page behind the letter's link: the questions, each with its own small field.

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;
use vocabulary::Vocabulary;

use super::{
    Answered, Opened, answer,
    model::{Answers, answers},
    open,
    store::Question,
};
use crate::{
    app::App,
    cases::requests,
    http::{
        Context, PageResult, Typed,
        components::{
            Choice, Choices, Field, FieldErrors, FieldKind, Tone, choices, empty, error_summary, field,
            notice, page_head,
        },
        error::again,
        page,
    },
    makers::model::Maker,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    kept: Option<u64>,
}

/// `GET /questions/{token}`
///
/// # Errors
/// When the link is not whole.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(token): Path<String>,
    Query(done): Query<Done>,
) -> PageResult {
    let opened = open(&app, &context.caller, &token).await?;
    let off = off(&app, &opened)?;
    let kept = done.kept.filter(|kept| *kept > 0 && *kept < 100);
    Ok(view(&context, &token, &off, &opened, &Typed::default(), kept, &FieldErrors::new()))
}

fn off(app: &App, opened: &Opened) -> PageResult<String> {
    let keys = app.keys().map_err(anyhow::Error::from)?;
    Ok(format!("/letters/off/{}", requests::off_link(keys, opened.maker.id.0)))
}

/// `POST /questions/{token}`
///
/// # Errors
/// When the link is not whole, or somebody changed the profile meanwhile.
pub async fn send(
    State(app): State<App>,
    context: Context,
    Path(token): Path<String>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    match answer(&app, &context.caller, &token, &typed).await? {
        Answered::Kept(count) => {
            let to = format!("/questions/{token}?kept={count}");
            Ok(Redirect::to(&context.href(&to)).into_response())
        }
        Answered::Invalid(problems) => {
            let opened = open(&app, &context.caller, &token).await?;
            let off = off(&app, &opened)?;
            let mut errors = FieldErrors::new();
            for (id, name, problem) in problems {
                errors.add(format!("q-{id}-{name}"), problem.sentence(context.language));
            }
            Ok(again(view(&context, &token, &off, &opened, &typed, None, &errors)))
        }
    }
}

/// The page, from plain data.
#[must_use]
pub fn view(
    context: &Context,
    token: &str,
    off: &str,
    opened: &Opened,
    typed: &Typed,
    kept: Option<u64>,
    errors: &FieldErrors,
) -> Markup {
    let title = context.t("profile-questions-title");
    let profile = context.href(&format!("/makers/{}", opened.maker.id));
    let lead = context.ta("profile-questions-lead", &[("maker", opened.maker.name.clone().into())]);
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (page_head(None, &title, Some(&lead)))
            @if let Some(kept) = kept { (notice(Tone::Success, &context.language.counted("profile-questions-kept", kept), html! {})) }
            @if opened.questions.is_empty() {
                (empty(&context.t("profile-questions-none"), html! { p { (context.t("profile-questions-none-text")) } }, Some((&context.t("profile-questions-profile"), profile))))
            } @else {
                form class="ht-form ht-stack" method="post" action=(context.href(&format!("/questions/{token}"))) novalidate {
                    @for question in &opened.questions { (one(context, &opened.maker, question, typed, errors)) }
                    p { button class="ds-button" type="submit" { (context.t("profile-questions-send")) } }
                }
            }
            p class="ht-small" { a class="ds-link" href=(context.href(off)) { (context.t("profile-questions-off")) } }
        },
    )
}

fn one(context: &Context, maker: &Maker, question: &Question, typed: &Typed, errors: &FieldErrors) -> Markup {
    let l = context.language;
    let id = question.id;
    let words = l.pick(&question.words_sv, &question.words_en);
    let process = question.offer.and_then(|id| {
        let (_, offer) = maker.offers().find(|(_, offer)| offer.id.0 == id)?;
        Some(Vocabulary::embedded().processes().get(offer.process).name(l.of_terms()).to_owned())
    });
    let legend = match process {
        Some(process) => format!("{process}: {words}"),
        None => words.to_owned(),
    };
    let hint = l.counted("profile-questions-needs", question.needs);
    let name = format!("q-{id}");
    let of_choices = |all: Vec<Choice>| {
        choices(
            context,
            errors,
            &Choices {
                name: &name,
                legend: legend.clone(),
                heading: false,
                hint: Some(hint.clone()),
                many: false,
                choices: all,
                unknown: Some(Choice::new(
                    "",
                    context.t("profile-questions-not-now"),
                    typed.text(&name).is_empty(),
                )),
                columns: false,
            },
        )
    };
    let skip = format!("skip-{id}");
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            @match answers(&question.about) {
                Answers::YesNo => {
                    (of_choices(["yes", "no"].map(|code| Choice::new(code, context.t(&format!("profile-questions-{code}")), typed.has(&name, code))).to_vec()))
                }
                Answers::Choice(_, stem, codes) => {
                    (of_choices(codes.iter().map(|code| Choice::new(*code, context.t(&format!("{stem}-{}", code.replace('_', "-"))), typed.has(&name, code))).collect()))
                }
                Answers::Fields(names) => {
                    fieldset class="ds-fieldset" {
                        legend class="ds-label" { (legend) }
                        p data-field="description" { (hint) }
                        @for field_name in names {
                            @let full = format!("{name}-{field_name}");
                            @let key = format!("edit-{}", field_name.replace('_', "-"));
                            (field(errors, &Field {
                                name: &full,
                                label: context.t(&key),
                                hint: l.find(&format!("{key}-hint")),
                                value: typed.text(&full),
                                kind: if *field_name == "materials" { FieldKind::Lines(3) } else { FieldKind::Text },
                                ..Field::default()
                            }))
                        }
                    }
                }
            }
            div class="ds-field" {
                input class="ds-input" type="checkbox" id=(skip) name=(skip) value="1" checked[typed.given(&skip).is_some()];
                label class="ds-label" for=(skip) { (context.t("profile-questions-skip")) }
            }
        }
    }
}
