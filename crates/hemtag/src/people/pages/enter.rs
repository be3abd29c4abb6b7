//! Making an account and getting back into one: the letter is asked for, then its link is followed.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{cookies, password_field, weak};
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{Field, FieldErrors, FieldKind, Tone, empty, error_summary, field, notice, page_head},
        error::again,
        page,
        ration::Client,
    },
    people::{
        EnterError, ask_to_recover, ask_to_register, enter, half_session, link_of, model::Purpose,
        store::links::Link,
    },
};

impl From<EnterError> for PageError {
    fn from(error: EnterError) -> PageError {
        match error {
            EnterError::Denied(denied) => denied.into(),
            EnterError::Database(error) => error.into(),
            EnterError::NoLink => PageError::NotFound,
            EnterError::TooMany => PageError::TooMany { seconds: 900 },
            EnterError::NoAddress | EnterError::NoName | EnterError::Weak(_) => PageError::BadRequest,
        }
    }
}

/// `GET /account/new`
pub async fn new(context: Context) -> Markup {
    view(&context, "new", "", &FieldErrors::new())
}

/// `GET /account/recover`
pub async fn recover(context: Context) -> Markup {
    view(&context, "recover", "", &FieldErrors::new())
}

/// `POST /account/new`
///
/// # Errors
/// When the database does not answer.
pub async fn send_new(
    State(app): State<App>,
    context: Context,
    client: Client,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let asked =
        ask_to_register(&app, &context.caller, context.language, typed.text("email"), Some(client.address()))
            .await;
    told(&app, &context, "new", &typed, asked)
}

/// `POST /account/recover`
///
/// # Errors
/// When the database does not answer.
pub async fn send_recover(
    State(app): State<App>,
    context: Context,
    client: Client,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let asked =
        ask_to_recover(&app, &context.caller, context.language, typed.text("email"), Some(client.address()))
            .await;
    told(&app, &context, "recover", &typed, asked)
}

fn told(
    app: &App,
    context: &Context,
    which: &str,
    typed: &Typed,
    asked: Result<(), EnterError>,
) -> PageResult<Response> {
    match asked {
        Ok(()) => Ok(sent(app, context, typed.text("email")).into_response()),
        Err(EnterError::NoAddress) => {
            let mut errors = FieldErrors::new();
            errors.add("email", context.t("account-no-address"));
            Ok(again(view(context, which, typed.text("email"), &errors)))
        }
        Err(other) => Err(other.into()),
    }
}

fn view(context: &Context, which: &str, email: &str, errors: &FieldErrors) -> Markup {
    let title = context.t(&format!("account-{which}"));
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (page_head(None, &title, Some(&context.t(&format!("account-{which}-lead")))))
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("/account/{which}"))) novalidate {
                (field(errors, &Field {
                    name: "email",
                    label: context.t("account-email"),
                    value: email,
                    kind: FieldKind::Email,
                    autocomplete: Some("email"),
                    ..Field::default()
                }))
                p { button class="ds-button" type="submit" { (context.t("account-send-link")) } }
            }
            p class="ht-section" { a class="ds-link" href=(context.href("/account/sign-in")) { (context.t("account-sign-in")) } }
        },
    )
}

/// The same whether the address has an account or not.
fn sent(app: &App, context: &Context, email: &str) -> Markup {
    let title = context.t("account-link-sent");
    page(
        context,
        &title,
        html! {
            (page_head(None, &title, Some(&context.ta("account-link-sent-lead", &[("email", email.into())]))))
            p class="ht-prose" { (context.t("account-link-sent-none")) }
            @if app.config.mail.is_none() {
                (notice(Tone::Warning, &context.t("account-no-post-title"), html! {
                    p { (context.t("account-no-post")) @if let Some(contact) = &app.config.contact { " " (contact) } }
                }))
            }
        },
    )
}

/// `GET /account/link/{token}`: asks once, so that a link that is fetched ahead uses nothing up.
///
/// # Errors
/// When the database does not answer.
pub async fn link(State(app): State<App>, context: Context, Path(token): Path<String>) -> PageResult {
    Ok(match link_of(&app, &token).await? {
        Some(link) => form(&app, &context, &token, &link, "", &FieldErrors::new()).await?,
        None => no_link(&context),
    })
}

fn no_link(context: &Context) -> Markup {
    let title = context.t("account-no-link");
    let other = (context.t("account-recover"), context.href("/account/recover"));
    page(
        context,
        &title,
        html! {
            (page_head(None, &title, None))
            (empty(&title, html! { p { (context.t("account-no-link-why")) } }, Some((&other.0, other.1))))
        },
    )
}

/// `POST /account/link/{token}`
///
/// # Errors
/// When the database does not answer.
pub async fn follow(
    State(app): State<App>,
    context: Context,
    Path(token): Path<String>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let Some(link) = link_of(&app, &token).await? else { return Ok(again(no_link(&context))) };
    let secret = typed.0.get("password").and_then(|v| v.first()).cloned().unwrap_or_default();
    let mut errors = FieldErrors::new();
    match enter(&app, &context.caller, context.language, &token, typed.text("name"), &secret).await {
        Ok((_, session)) => {
            let next = match half_session(&app, &session).await? {
                Some(half) if super::factor::has_factor(&app, &half).await? => "/account/second-factor",
                Some(_) => "/account/second-factor/new",
                None => "/account?done=entered",
            };
            let mut response = Redirect::to(&context.href(next)).into_response();
            cookies::set_session(&app, &mut response, &session);
            return Ok(response);
        }
        Err(EnterError::NoName) => errors.add("name", context.t("account-no-name")),
        Err(EnterError::Weak(why)) => errors.add("password", weak(context.language, why)),
        Err(EnterError::NoLink) => return Ok(again(no_link(&context))),
        Err(other) => return Err(other.into()),
    }
    Ok(again(form(&app, &context, &token, &link, typed.text("name"), &errors).await?))
}

async fn form(
    app: &App,
    context: &Context,
    token: &str,
    link: &Link,
    name: &str,
    errors: &FieldErrors,
) -> PageResult {
    let known = crate::people::store::by_email(app.db.reader(), &link.email).await?;
    let keeps_password = link.purpose == Purpose::Invite && known.as_ref().is_some_and(|p| p.has_password);
    let title = context.t(&format!("account-link-{}", link.purpose.code()));
    Ok(page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (page_head(None, &title, Some(&link.email)))
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("/account/link/{token}"))) novalidate {
                // A password keeper learns which account the password is of.
                input type="hidden" name="email" autocomplete="username" value=(link.email);
                @if known.is_none() {
                    (field(errors, &Field {
                        name: "name",
                        label: context.t("account-name"),
                        value: name,
                        autocomplete: Some("name"),
                        ..Field::default()
                    }))
                }
                @if keeps_password { p { (context.t("account-link-keeps-password")) } }
                @else { (password_field(context, errors, "password", &context.t("account-new-password"), "new-password")) }
                p { button class="ds-button" type="submit" { (context.t(&format!("account-link-{}-do", link.purpose.code()))) } }
            }
        },
    ))
}
