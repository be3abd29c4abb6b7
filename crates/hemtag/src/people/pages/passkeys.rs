//! The passkeys of one's own account.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{cookies, factor::codes_view, own_path, passkey_sign_in::told, sign_in::encoded};
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Field, FieldErrors, Tone, breadcrumbs, empty, error_summary, facts, field, notice, page_head,
        },
        context::cookie,
        error::again,
        page,
    },
    people::{
        SESSION,
        passkeys::{
            MOST, Passkey, PasskeyError, add_passkey, begin_passkey, name_passkey, passkeys_of,
            remove_passkey, why_no_passkeys,
        },
    },
};

impl From<PasskeyError> for PageError {
    fn from(error: PasskeyError) -> PageError {
        match error {
            PasskeyError::Denied(denied) => denied.into(),
            PasskeyError::Database(error) => error.into(),
            PasskeyError::Aside(error) => error.into(),
            PasskeyError::NotFound => PageError::NotFound,
            PasskeyError::NoSession => PageError::Forbidden,
            PasskeyError::TooMany => PageError::TooMany { seconds: 900 },
            PasskeyError::Full | PasskeyError::LastFactor | PasskeyError::LastWay => PageError::Conflict,
            PasskeyError::NoSite(_)
            | PasskeyError::NotBegun
            | PasskeyError::NotTrusted
            | PasskeyError::Counter
            | PasskeyError::Known
            | PasskeyError::NoName => PageError::BadRequest,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: String,
}

fn to_sign_in(context: &Context) -> Response {
    let path = format!("/account/sign-in?to={}", encoded("/account/passkeys"));
    Redirect::to(&context.href(&path)).into_response()
}

/// `GET /account/passkeys`
///
/// # Errors
/// When the database does not answer.
pub async fn list(
    State(app): State<App>,
    context: Context,
    Query(told): Query<Told>,
) -> PageResult<Response> {
    if context.caller.person.is_none() {
        return Ok(to_sign_in(&context));
    }
    Ok(view(&app, &context, &FieldErrors::new(), &told.done, "").await?.into_response())
}

/// `POST /account/passkeys/begin`: what the browser is asked to make.
///
/// # Errors
/// When nobody is signed in, or there can be none.
pub async fn begin(State(app): State<App>, context: Context, headers: HeaderMap) -> PageResult<Response> {
    let token = cookie(&headers, SESSION).unwrap_or_default();
    match begin_passkey(&app, &context.caller, token).await {
        Ok(asked) => Ok(Json(asked).into_response()),
        Err(PasskeyError::NoSession) => Ok(to_sign_in(&context)),
        Err(other) => Err(other.into()),
    }
}

/// `POST /account/passkeys`
///
/// # Errors
/// When the database does not answer.
pub async fn add(
    State(app): State<App>,
    context: Context,
    headers: HeaderMap,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let token = cookie(&headers, SESSION).unwrap_or_default();
    let (wait, answer, name) = (typed.text("wait"), typed.text("answer"), typed.text("name"));
    let mut errors = FieldErrors::new();
    match add_passkey(&app, &context.caller, token, wait, name, answer).await {
        Ok(added) => {
            let to = typed.text("to");
            let to = if to.is_empty() { "/account/passkeys?done=added" } else { own_path(to) };
            let mut response = if added.codes.is_empty() {
                Redirect::to(&context.href(to)).into_response()
            } else {
                codes_view(&context, &added.codes, to, "passkey-kept").into_response()
            };
            cookies::set_session(&app, &mut response, &added.token);
            return Ok(response);
        }
        Err(PasskeyError::NoSession) => return Ok(to_sign_in(&context)),
        Err(
            error @ (PasskeyError::Full
            | PasskeyError::Known
            | PasskeyError::NoName
            | PasskeyError::NotBegun
            | PasskeyError::NotTrusted),
        ) => errors.add("name", told(&context, &error)),
        Err(other) => return Err(other.into()),
    }
    if context.caller.person.is_none() {
        // The session waits for its first factor: the page that offers one says what is wrong.
        return super::factor::new_again(&app, &context, token, typed.text("to"), &errors).await;
    }
    Ok(again(view(&app, &context, &errors, "", name).await?))
}

/// `POST /account/passkeys/{id}/name`
///
/// # Errors
/// Not found when it is none; forbidden when it is another's.
pub async fn rename(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    match name_passkey(&app, &context.caller, id, typed.text("name")).await {
        Ok(()) => Ok(done(&context, "named")),
        Err(PasskeyError::NoName) => {
            let mut errors = FieldErrors::new();
            errors.add(format!("name-{id}"), context.t("passkey-no-name"));
            Ok(again(view(&app, &context, &errors, "", "").await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// `GET /account/passkeys/{id}/remove`
///
/// # Errors
/// Not found when it is none of the account's.
pub async fn ask_to_remove(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
) -> PageResult<Response> {
    let Some(person) = context.caller.person else { return Ok(to_sign_in(&context)) };
    let own = passkeys_of(&app, &context.caller, person).await?;
    let one = own.iter().find(|one| one.id == id).ok_or(PageError::NotFound)?;
    Ok(remove_view(&context, one, None).into_response())
}

/// `POST /account/passkeys/{id}/remove`
///
/// # Errors
/// Not found when it is none; forbidden when it is another's.
pub async fn remove(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult<Response> {
    match remove_passkey(&app, &context.caller, id).await {
        Ok(()) => Ok(done(&context, "removed")),
        Err(error @ (PasskeyError::LastFactor | PasskeyError::LastWay)) => {
            let person = context.caller.person.ok_or(PageError::Conflict)?;
            let own = passkeys_of(&app, &context.caller, person).await?;
            let one = own.iter().find(|one| one.id == id).ok_or(PageError::Conflict)?;
            Ok(again(remove_view(&context, one, Some(&told(&context, &error)))))
        }
        Err(other) => Err(other.into()),
    }
}

fn done(context: &Context, what: &str) -> Response {
    Redirect::to(&context.href(&format!("/account/passkeys?done={what}"))).into_response()
}

fn remove_view(context: &Context, one: &Passkey, why_not: Option<&str>) -> Markup {
    let title = context.ta("passkey-remove-title", &[("name", one.name.as_str().into())]);
    page(
        context,
        &title,
        html! {
            (page_head(None, &title, Some(&context.t("passkey-remove-lead"))))
            @if let Some(why_not) = why_not { (notice(Tone::Warning, why_not, html! {})) }
            form method="post" action=(context.href(&format!("/account/passkeys/{}/remove", one.id))) {
                p class="ht-actions" {
                    button class="ds-button" data-color="danger" type="submit" { (context.t("passkey-remove")) }
                    " " a class="ds-link" href=(context.href("/account/passkeys")) { (context.t("edit-cancel")) }
                }
            }
        },
    )
}

async fn view(
    app: &App,
    context: &Context,
    errors: &FieldErrors,
    done: &str,
    name: &str,
) -> PageResult<Markup> {
    let person = context.caller.person.ok_or(PageError::Forbidden)?;
    let own = passkeys_of(app, &context.caller, person).await?;
    let title = context.t("passkeys-title");
    let l = context.language;
    Ok(page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("account-title"), "/account")], &title))
            (page_head(None, &title, Some(&context.t("passkeys-lead"))))
            @if matches!(done, "added" | "named" | "removed") {
                (notice(Tone::Success, &context.t(&format!("passkeys-done-{done}")), html! {}))
            }
            @if own.is_empty() { (empty(&context.t("passkeys-none"), html! {}, None)) }
            @for one in &own {
                @let rows = [
                    (context.t("passkey-made"), html! { (l.moment(&one.made_at.to_string())) }),
                    (context.t("passkey-used"), html! {
                        @match one.used_at {
                            Some(at) => { (l.moment(&at.to_string())) }
                            None => { (context.t("passkey-never")) }
                        }
                    }),
                    (context.t("passkey-copy"), html! {
                        @match one.is_backed_up {
                            Some(true) => { (context.t("passkey-copy-yes")) }
                            Some(false) => { (context.t("passkey-copy-no")) }
                            None => { (context.t("passkey-copy-unknown")) }
                        }
                    }),
                ];
                section class="ht-section ht-stack" data-gap="sm" {
                    h2 class="ds-heading" data-size="sm" { (one.name) }
                    (facts(&rows))
                    details class="ht-more" open[errors.of(&format!("name-{}", one.id)).is_some()] {
                        summary { (context.t("passkey-rename")) span class="ds-sr-only" { ": " (one.name) } }
                        (name_form(context, one, errors))
                    }
                    p {
                        a class="ds-link" href=(context.href(&format!("/account/passkeys/{}/remove", one.id))) {
                            (context.t("passkey-remove")) span class="ds-sr-only" { ": " (one.name) }
                        }
                    }
                }
            }
            section class="ht-section ht-stack" {
                h2 class="ds-heading" data-size="md" { (context.t("passkey-new-title")) }
                @if own.len() >= MOST {
                    p { (context.t("passkey-full")) }
                } @else {
                    (add_form(app, context, errors, name, own.len(), ""))
                }
            }
        },
    ))
}

fn name_form(context: &Context, one: &Passkey, errors: &FieldErrors) -> Markup {
    let (id, action) = (format!("name-{}", one.id), format!("/account/passkeys/{}/name", one.id));
    let error = errors.of(&id);
    html! {
        form class="ht-form ht-stack" method="post" action=(context.href(&action)) novalidate {
            div class="ds-field" data-invalid[error.is_some()] {
                label class="ds-label" for=(id) { (context.t("passkey-name")) }
                @if let Some(error) = error { p class="ds-validation-message" id={ (id) "-error" } { (error) } }
                input class="ds-input" id=(id) name="name" value=(one.name) maxlength="60" autocomplete="off"
                    aria-invalid=[error.map(|_| "true")] aria-describedby=[error.map(|_| format!("{id}-error"))];
            }
            p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("edit-save")) } }
        }
    }
}

/// The form for a new passkey: shown by the script where the browser can make one; until then, what it takes.
pub(super) fn add_form(
    app: &App,
    context: &Context,
    errors: &FieldErrors,
    name: &str,
    known: usize,
    to: &str,
) -> Markup {
    if let Some(why) = why_no_passkeys(&app.config) {
        return html! { p { (context.t(&format!("passkey-no-site-{}", why.code()))) } };
    }
    let usual = context.ta("passkey-usual-name", &[("n", context.language.whole(known as u64 + 1).into())]);
    let name = if name.is_empty() { &usual } else { name };
    html! {
        p data-passkey-without { (context.t("passkey-needs-script")) }
        form class="ht-form ht-stack" method="post" action=(context.href("/account/passkeys")) novalidate hidden
            data-passkey="create" data-begin=(context.href("/account/passkeys/begin")) {
            (hidden(context, to))
            (field(errors, &Field {
                name: "name",
                label: context.t("passkey-name"),
                hint: Some(context.t("passkey-name-hint")),
                value: name,
                autocomplete: Some("off"),
                ..Field::default()
            }))
            p { button class="ds-button" type="submit" { (context.t("passkey-add")) } }
        }
    }
}

/// What every form of a passkey carries: what the script fills in, and its words when nothing comes of it.
pub(super) fn hidden(context: &Context, to: &str) -> Markup {
    html! {
        input type="hidden" name="to" value=(to);
        input type="hidden" name="wait";
        input type="hidden" name="answer";
        p role="status" class="ds-validation-message" data-passkey-told hidden
            data-cancelled=(context.t("passkey-cancelled")) data-known=(context.t("passkey-known"))
            data-elsewhere=(context.t("passkey-elsewhere")) data-failed=(context.t("passkey-failed")) {}
    }
}
