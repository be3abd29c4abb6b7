//! Writing a guide: new, changed, looked at before it is kept, taken out.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};

use super::{PATH, above, address, differences, form, one};
use crate::{
    access::{self, Action, Relation},
    app::App,
    guides::{
        keep::{self, NotKept},
        markdown,
        model::{Change, Guide, Write, changes},
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{FieldErrors, Tone, breadcrumbs, error_summary, notice, page_head},
        error::again,
        page,
    },
    words::Language,
};

/// What the page of the form shows beside it.
#[derive(Debug, Default)]
pub struct Beside {
    /// What somebody else changed meanwhile.
    meanwhile: Option<Vec<Change>>,
    /// What was written, as it would be read.
    preview: Option<Guide>,
}

/// `GET /guides/new`
///
/// # Errors
/// When the caller may not.
pub async fn new(State(app): State<App>, context: Context) -> PageResult {
    access::check(&context.caller, Action::EditGuide, Relation::None)?;
    let typed = Typed::default();
    Ok(view(&context, None, &typed, &FieldErrors::new(), &Beside::default(), app.clock.today()))
}

/// `POST /guides/new`: shows it, or keeps it.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn create(State(app): State<App>, context: Context, body: String) -> PageResult<Response> {
    access::check(&context.caller, Action::EditGuide, Relation::None)?;
    let typed = Typed::of_body(&body);
    let write = form::written(&typed);
    if typed.has("do", "preview") {
        return Ok(preview(&context, None, &typed, &write, app.clock.today()));
    }
    match keep::add(&app, &context.caller, &write, typed.text("reason")).await {
        Ok(guide) => Ok(back(&context, &guide.key)),
        Err(error) => {
            let errors = told(&context, error)?;
            Ok(again(view(&context, None, &typed, &errors, &Beside::default(), app.clock.today())))
        }
    }
}

/// `GET /guides/{key}/edit`
///
/// # Errors
/// When the caller may not, or there is none.
pub async fn edit(State(app): State<App>, context: Context, Path(key): Path<String>) -> PageResult {
    access::check(&context.caller, Action::EditGuide, Relation::None)?;
    let kept = keep::one(&app, &context.caller, &key).await?.kept;
    let mut typed = form::typed(&Write::of(&kept.guide));
    typed.set("seen", kept.version.to_string());
    Ok(view(&context, Some(&kept.guide), &typed, &FieldErrors::new(), &Beside::default(), app.clock.today()))
}

/// `POST /guides/{key}/edit`: shows it, keeps it, or takes it out.
///
/// # Errors
/// When the caller may not, there is none, or the database refuses.
pub async fn save(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::EditGuide, Relation::None)?;
    let mut typed = Typed::of_body(&body);
    let write = form::written(&typed);
    let now = keep::one(&app, &context.caller, &key).await?;
    let today = app.clock.today();
    if typed.has("do", "preview") {
        return Ok(preview(&context, Some(&now.kept.guide), &typed, &write, today));
    }
    let seen = typed.text("seen").parse().map_err(|_| PageError::BadRequest)?;
    let reason = typed.text("reason").to_owned();
    let out = typed.has("do", "take-out");
    let done = if out {
        keep::take_out(&app, &context.caller, &key, &reason, seen).await
    } else {
        keep::change(&app, &context.caller, &key, &write, &reason, seen).await
    };
    let error = match done {
        Ok(()) if out => return Ok(Redirect::to(&context.href(PATH)).into_response()),
        Ok(()) => return Ok(back(&context, &key)),
        Err(error) => error,
    };
    let mut beside = Beside::default();
    let mut guide = now.kept.guide.clone();
    if matches!(error, NotKept::ChangedMeanwhile) {
        // Read again: somebody may have been first between the reading above and the keeping.
        let now = keep::one(&app, &context.caller, &key).await?;
        beside.meanwhile = now.version(seen).map(|before| changes(before, &now.kept.guide));
        // Whoever has seen what changed decides: the next keeping holds.
        typed.set("seen", now.kept.version.to_string());
        guide = now.kept.guide;
    }
    let errors = told(&context, error)?;
    Ok(again(view(&context, Some(&guide), &typed, &errors, &beside, today)))
}

fn back(context: &Context, key: &str) -> Response {
    Redirect::to(&context.href(&format!("{}?done=changed", address(key)))).into_response()
}

fn preview(context: &Context, guide: Option<&Guide>, typed: &Typed, write: &Write, today: Date) -> Response {
    let key = guide.map_or("new", |guide| guide.key.as_str());
    match write.read(key) {
        Ok(written) => {
            let beside = Beside { preview: Some(written), ..Beside::default() };
            view(context, guide, typed, &FieldErrors::new(), &beside, today).into_response()
        }
        Err(problems) => {
            let mut errors = FieldErrors::new();
            form::add_problems(context, &problems, &mut errors);
            again(view(context, guide, typed, &errors, &Beside::default(), today))
        }
    }
}

/// What the form itself can say of an error; anything else is a page's.
fn told(context: &Context, error: NotKept) -> Result<FieldErrors, PageError> {
    let mut errors = FieldErrors::new();
    match error {
        NotKept::Wrong(problems) => form::add_problems(context, &problems, &mut errors),
        NotKept::NoReason => errors.add("reason", context.t("guides-wrong-reason")),
        NotKept::Nothing => errors.add("body_sv", context.t("guides-wrong-nothing")),
        NotKept::Taken => errors.add("title_en", context.t("guides-wrong-taken")),
        NotKept::ChangedMeanwhile => errors.add("body_sv", context.t("guides-wrong-meanwhile")),
        other => return Err(other.into()),
    }
    Ok(errors)
}

/// The page, from plain data.
#[must_use]
pub fn view(
    context: &Context,
    guide: Option<&Guide>,
    typed: &Typed,
    errors: &FieldErrors,
    beside: &Beside,
    today: Date,
) -> Markup {
    let title = match guide {
        Some(guide) => {
            let name = guide.text(context.language).title.as_str();
            context.ta("guides-edit-of", &[("name", name.into())])
        }
        None => context.t("guides-new-title"),
    };
    let action = guide.map_or_else(|| format!("{PATH}/new"), |guide| format!("{}/edit", address(&guide.key)));
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &above(context), &title))
            (page_head(None, &title, None))
            @if let Some(changes) = &beside.meanwhile {
                (notice(Tone::Warning, &context.t("guides-meanwhile-title"), html! {
                    p { (context.t("guides-meanwhile-text")) }
                    (differences(context, changes))
                }))
            }
            form class="ht-stack ht-section" method="post" action=(context.href(&action)) novalidate {
                input type="hidden" name="seen" value=(typed.text("seen"));
                (form::all(context, typed, errors))
                div class="ht-acts" {
                    button class="ds-button" type="submit" name="do" value="save" { (context.t("guides-save")) }
                    " " button class="ds-button" data-variant="secondary" type="submit" name="do" value="preview" { (context.t("guides-preview")) }
                    @if guide.is_some() {
                        " " button class="ds-button" data-variant="tertiary" type="submit" name="do" value="take-out" { (context.t("guides-take-out")) }
                    }
                }
            }
            @if let Some(written) = &beside.preview { (previewed(context, written, today)) }
        },
    )
}

/// Both languages as they would be read, under the form.
fn previewed(context: &Context, written: &Guide, today: Date) -> Markup {
    html! {
        section class="ht-section ht-stack" id="preview" aria-labelledby="preview-title" {
            h2 class="ds-heading" data-size="md" id="preview-title" { (context.t("guides-preview-title")) }
            p { (context.t("guides-preview-text")) }
            @for language in [context.language, other(context.language)] {
                article lang=(language.code()) class="ht-preview" {
                    @let text = written.text(language);
                    p class="ht-kicker" { (text.title) }
                    p class="ht-lead" { (text.summary) }
                    @if language == context.language { (one::content(context, written, today)) }
                    @else { div class="ht-prose" { (without_anchors(language, &text.body)) } }
                }
            }
        }
    }
}

/// The other language's text: its anchors would stand twice on the page.
fn without_anchors(language: Language, body: &str) -> Markup {
    let content = markdown::render(language, body).content.into_string();
    maud::PreEscaped(content.replace(" id=\"om-", " data-anchor=\"om-"))
}

fn other(language: Language) -> Language {
    match language {
        Language::Swedish => Language::English,
        Language::English => Language::Swedish,
    }
}
