//! Signing in by an agency's own provider. The way there is a link, not a form: a form that another house's page answers is
//! refused by the policy of content.

use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{cookies, own_path, sign_in::encoded};
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult,
        components::{Tone, notice, page_head},
        context::cookie,
        error::again,
        page,
        ration::Client,
    },
    people::{Arrived, ElsewhereError, Tied, arrive, begin_elsewhere, half_session, tie, ties, untie},
};

/// Who is away at a provider, and who must prove an account before it is tied to one.
const AWAY: &str = "hemtag_oidc";
const TIE: &str = "hemtag_oidc_tie";

impl From<ElsewhereError> for PageError {
    fn from(error: ElsewhereError) -> PageError {
        match error {
            ElsewhereError::NoProvider | ElsewhereError::NotTied => PageError::NotFound,
            ElsewhereError::LastWay => PageError::Conflict,
            ElsewhereError::TooMany => PageError::TooMany { seconds: 900 },
            ElsewhereError::Database(error) => error.into(),
            ElsewhereError::Aside(error) => error.into(),
            ElsewhereError::Denied(denied) => denied.into(),
            ElsewhereError::NotSignedIn => PageError::Forbidden,
            ElsewhereError::NotBegun
            | ElsewhereError::NotTrusted
            | ElsewhereError::NotItsAddress
            | ElsewhereError::NoAccount => PageError::BadRequest,
        }
    }
}

fn with_cookie(app: &App, mut response: Response, name: &str, value: &str) -> Response {
    let secure = if app.config.is_served_safely() { "; Secure" } else { "" };
    let seconds = if value.is_empty() { 0 } else { 15 * 60 };
    // Lax: the provider leads the browser back with a link.
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn to_sign_in(context: &Context, done: &str) -> Response {
    Redirect::to(&context.href(&format!("/account/sign-in?done={done}"))).into_response()
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    to: String,
}

/// The buttons of the providers on the page for signing in.
pub(super) fn ways(app: &App, context: &Context, to: &str) -> Markup {
    html! {
        @if !app.config.oidc.is_empty() {
            div class="ht-section ht-stack" data-gap="sm" {
                @for oidc in &app.config.oidc {
                    @let path = format!("/account/oidc/{}?to={}", oidc.name, encoded(own_path(to)));
                    p {
                        a class="ds-button" data-variant="secondary" rel="nofollow" href=(context.href(&path)) {
                            (context.ta("oidc-sign-in", &[("label", oidc.label.as_str().into())]))
                        }
                    }
                }
            }
        }
    }
}

/// `GET /account/oidc/{name}`
///
/// # Errors
/// Not found for a provider that the settings do not name; too many from one network.
pub async fn begin(
    State(app): State<App>,
    context: Context,
    client: Client,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> PageResult<Response> {
    let to = own_path(&asked.to);
    match begin_elsewhere(&app, &context.caller, &name, to, client.address()).await {
        Ok((url, token)) => Ok(with_cookie(&app, Redirect::to(&url).into_response(), AWAY, &token)),
        Err(ElsewhereError::NotTrusted) => Ok(to_sign_in(&context, "oidc-silent")),
        Err(other) => Err(other.into()),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Back {
    state: String,
    code: String,
}

/// `GET /account/oidc/{name}/back`: where the provider leads the browser, in Swedish; the person's own language follows.
///
/// # Errors
/// Not found for a provider that the settings do not name; when the database does not answer.
pub async fn back(
    State(app): State<App>,
    context: Context,
    headers: HeaderMap,
    Path(name): Path<String>,
    Query(back): Query<Back>,
) -> PageResult<Response> {
    let token = cookie(&headers, AWAY).unwrap_or_default();
    let arrived =
        arrive(&app, &context.caller, &name, context.language, token, &back.state, &back.code).await;
    let response = match arrived {
        Ok(Arrived::SignedIn { token, to }) => {
            let next = match half_session(&app, &token).await? {
                Some(half) if super::factor::has_factor(&app, &half).await? => {
                    format!("/account/second-factor?to={}", encoded(&to))
                }
                Some(_) => format!("/account/second-factor/new?to={}", encoded(&to)),
                None => to,
            };
            let mut response = Redirect::to(&context.href(&next)).into_response();
            cookies::set_session(&app, &mut response, &token);
            response
        }
        Ok(Arrived::Known { tie }) => {
            let path = "/account/sign-in?to=%2Faccount%2Foidc-tie&done=oidc-known";
            with_cookie(&app, Redirect::to(&context.href(path)).into_response(), TIE, &tie)
        }
        Err(ElsewhereError::NotBegun) => to_sign_in(&context, "oidc-again"),
        Err(ElsewhereError::NotTrusted) => to_sign_in(&context, "oidc-refused"),
        Err(ElsewhereError::NotItsAddress | ElsewhereError::NoAccount) => {
            to_sign_in(&context, "oidc-no-account")
        }
        Err(other) => return Err(other.into()),
    };
    Ok(with_cookie(&app, response, AWAY, ""))
}

/// `GET /account/oidc-tie`
///
/// # Errors
/// When nobody is signed in.
pub async fn ask_to_tie(context: Context) -> PageResult {
    if context.caller.person.is_none() {
        return Err(PageError::Forbidden);
    }
    let title = context.t("oidc-tie-title");
    Ok(page(
        &context,
        &title,
        html! {
            (page_head(None, &title, Some(&context.t("oidc-tie-lead"))))
            form method="post" action=(context.href("/account/oidc-tie")) {
                p class="ht-actions" {
                    button class="ds-button" type="submit" { (context.t("oidc-tie-do")) }
                    " " a class="ds-link" href=(context.href("/account")) { (context.t("edit-cancel")) }
                }
            }
        },
    ))
}

/// `POST /account/oidc-tie`
///
/// # Errors
/// When another account is signed in, or what waited is gone.
pub async fn do_tie(State(app): State<App>, context: Context, headers: HeaderMap) -> PageResult<Response> {
    tie(&app, &context.caller, cookie(&headers, TIE).unwrap_or_default()).await?;
    let response = Redirect::to(&context.href("/account?done=oidc-tied")).into_response();
    Ok(with_cookie(&app, response, TIE, ""))
}

/// The providers that sign the account in, with the way to untie each; nothing where there is none.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn section(app: &App, context: &Context) -> PageResult {
    let person = context.caller.person.ok_or(PageError::Forbidden)?;
    let tied = ties(app, &context.caller, person).await?;
    let l = context.language;
    Ok(html! {
        @if !tied.is_empty() {
            section class="ht-section ht-stack" data-gap="sm" id="oidc" {
                h2 class="ds-heading" data-size="md" { (context.t("oidc-ties-title")) }
                @for one in &tied {
                    p {
                        (context.ta("oidc-tied-since", &[
                            ("label", one.label.as_str().into()),
                            ("made", l.moment(&one.made_at.to_string()).into()),
                            ("used", l.moment(&one.used_at.to_string()).into()),
                        ]))
                        " " a class="ds-link" href=(context.href(&format!("/account/oidc-ties/{}/remove", one.id))) {
                            (context.t("oidc-untie")) span class="ds-sr-only" { ": " (one.label) }
                        }
                    }
                }
            }
        }
    })
}

async fn own_tie(app: &App, context: &Context, id: i64) -> PageResult<Tied> {
    let person = context.caller.person.ok_or(PageError::Forbidden)?;
    let own = ties(app, &context.caller, person).await?;
    own.into_iter().find(|one| one.id == id).ok_or(PageError::NotFound)
}

fn untie_view(context: &Context, one: &Tied, is_last: bool) -> Markup {
    let title = context.ta("oidc-untie-title", &[("label", one.label.as_str().into())]);
    page(
        context,
        &title,
        html! {
            (page_head(None, &title, Some(&context.t("oidc-untie-lead"))))
            @if is_last { (notice(Tone::Warning, &context.t("oidc-untie-last"), html! {
                p { a class="ds-link" href=(context.href("/account/recover")) { (context.t("account-recover")) } }
            })) }
            form method="post" action=(context.href(&format!("/account/oidc-ties/{}/remove", one.id))) {
                p class="ht-actions" {
                    button class="ds-button" data-color="danger" type="submit" { (context.t("oidc-untie")) }
                    " " a class="ds-link" href=(context.href("/account")) { (context.t("edit-cancel")) }
                }
            }
        },
    )
}

/// `GET /account/oidc-ties/{id}/remove`
///
/// # Errors
/// When it is none of the account's.
pub async fn ask_to_untie(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult {
    Ok(untie_view(&context, &own_tie(&app, &context, id).await?, false))
}

/// `POST /account/oidc-ties/{id}/remove`
///
/// # Errors
/// Not found when there is none; forbidden when it is another's.
pub async fn do_untie(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult<Response> {
    match untie(&app, &context.caller, id).await {
        Ok(()) => Ok(Redirect::to(&context.href("/account?done=oidc-untied")).into_response()),
        Err(ElsewhereError::LastWay) => {
            Ok(again(untie_view(&context, &own_tie(&app, &context, id).await?, true)))
        }
        Err(other) => Err(other.into()),
    }
}
