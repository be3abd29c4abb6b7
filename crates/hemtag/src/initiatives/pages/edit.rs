//! Adding and changing an initiative, for who keeps the register.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{above, address, fields};
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{FieldErrors, breadcrumbs, error_summary, page_head},
        error::again,
        page,
    },
    initiatives::{
        keep::{self, NotKept},
        model::written,
    },
};

/// `GET /initiatives/new`
///
/// # Errors
/// When the caller may not.
pub async fn new(context: Context) -> PageResult {
    access::check(&context.caller, Action::EditInitiative, Relation::None)?;
    Ok(view(&context, None, &Typed::default(), &FieldErrors::new()))
}

/// `POST /initiatives/new`
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn create(State(app): State<App>, context: Context, body: String) -> PageResult<Response> {
    access::check(&context.caller, Action::EditInitiative, Relation::None)?;
    let typed = Typed::of_body(&body);
    match keep::add(&app, &context.caller, &fields::row_of(&typed), typed.text("reason")).await {
        Ok(one) => Ok(back(&context, &one.id)),
        Err(error) => Ok(again(view(&context, None, &typed, &told(&context, error)?))),
    }
}

/// `GET /initiatives/{id}/edit`
///
/// # Errors
/// When the caller may not, or there is none.
pub async fn edit(State(app): State<App>, context: Context, Path(id): Path<String>) -> PageResult {
    access::check(&context.caller, Action::EditInitiative, Relation::None)?;
    let one = keep::one(&app, &context.caller, &id).await?;
    let mut typed = fields::typed_of(&written(&one.kept.initiative));
    typed.set("seen", one.kept.version.to_string());
    Ok(view(&context, Some((&id, &one.kept.initiative.name)), &typed, &FieldErrors::new()))
}

/// `POST /initiatives/{id}/edit`: changes it, or takes it out.
///
/// # Errors
/// When the caller may not, there is none, or the database refuses.
pub async fn save(
    State(app): State<App>,
    context: Context,
    Path(id): Path<String>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::EditInitiative, Relation::None)?;
    let typed = Typed::of_body(&body);
    let name = keep::one(&app, &context.caller, &id).await?.kept.initiative.name;
    let reason = typed.text("reason");
    let out = typed.has("do", "take-out");
    let done = if out {
        keep::take_out(&app, &context.caller, &id, reason).await
    } else {
        let seen = typed.text("seen").parse().map_err(|_| PageError::BadRequest)?;
        keep::change(&app, &context.caller, &id, &fields::row_of(&typed), reason, seen).await
    };
    match done {
        Ok(()) if out => Ok(Redirect::to(&context.href(super::PATH)).into_response()),
        Ok(()) => Ok(back(&context, &id)),
        Err(error) => Ok(again(view(&context, Some((&id, &name)), &typed, &told(&context, error)?))),
    }
}

/// `POST /initiatives/{id}/restore`
///
/// # Errors
/// When the caller may not, there is no such version, or the database refuses.
pub async fn restore(
    State(app): State<App>,
    context: Context,
    Path(id): Path<String>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let version = typed.text("version").parse().map_err(|_| PageError::BadRequest)?;
    match keep::restore(&app, &context.caller, &id, version, &context.t("initiatives-restored")).await {
        Ok(()) | Err(NotKept::Nothing) => Ok(back(&context, &id)),
        Err(error) => Err(error.into()),
    }
}

fn back(context: &Context, id: &str) -> Response {
    Redirect::to(&context.href(&format!("{}?done=changed", address(id)))).into_response()
}

/// What the form itself can say of an error; anything else is a page's.
pub(super) fn told(context: &Context, error: NotKept) -> Result<FieldErrors, PageError> {
    let mut errors = FieldErrors::new();
    match error {
        NotKept::Wrong(problems) => fields::add_problems(context, &problems, &mut errors),
        NotKept::NoReason => errors.add("reason", context.t("initiatives-wrong-reason")),
        NotKept::Nothing => errors.add("name", context.t("initiatives-wrong-nothing")),
        NotKept::Taken => errors.add("name", context.t("initiatives-wrong-taken")),
        NotKept::ChangedMeanwhile => errors.add("name", context.t("initiatives-wrong-meanwhile")),
        other => return Err(other.into()),
    }
    Ok(errors)
}

/// The page, from plain data. `one` is the id and name of what is changed.
#[must_use]
pub fn view(context: &Context, one: Option<(&str, &str)>, typed: &Typed, errors: &FieldErrors) -> Markup {
    let title = match one {
        Some((_, name)) => context.ta("initiatives-edit-of", &[("name", name.into())]),
        None => context.t("initiatives-new-title"),
    };
    let action = one.map_or_else(|| "/initiatives/new".to_owned(), |(id, _)| format!("{}/edit", address(id)));
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &above(context), &title))
            (page_head(None, &title, Some(&context.t("initiatives-edit-lead"))))
            form class="ht-stack ht-section" method="post" action=(context.href(&action)) {
                input type="hidden" name="seen" value=(typed.text("seen"));
                (fields::all(context, typed, errors))
                (fields::reason(context, typed, errors))
                div class="ht-acts" {
                    button class="ds-button" type="submit" name="do" value="save" { (context.t("initiatives-save")) }
                    @if one.is_some() {
                        " " button class="ds-button" data-variant="tertiary" type="submit" name="do" value="take-out" {
                            (context.t("initiatives-take-out"))
                        }
                    }
                }
            }
        },
    )
}
