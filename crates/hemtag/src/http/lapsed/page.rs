//! What was kept of a form, told without the form: for when its page is not there any more, and to throw it away.

use axum::{
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{COOKIE, KEPT_FOR, KIND, Kept, forget};
use crate::{
    access::{Action, PersonId, Relation},
    app::App,
    http::{
        Context, PageError, PageResult,
        components::{Tone, facts, notice, page_head},
        context::cookie,
        language, page,
    },
    set_aside::{self, AsideError},
    words::Language,
};

pub(super) const PATH: &str = "/account/kept-form";

impl From<AsideError> for PageError {
    fn from(error: AsideError) -> PageError {
        match error {
            AsideError::Database(error) => error.into(),
            AsideError::Key(_) | AsideError::Seal(_) => anyhow::Error::from(error).into(),
        }
    }
}

/// What stands above a form that was filled in again.
pub(super) fn notice_above(language: Language) -> Markup {
    let content = html! {
        p { (language.t("kept-form-text")) " " a class="ds-link" href=(language::href(language, PATH)) { (language.t("kept-form-all")) } }
        (discard(language))
    };
    notice(Tone::Info, &language.t("kept-form-title"), content)
}

fn discard(language: Language) -> Markup {
    html! {
        form method="post" action=(language::href(language, PATH)) {
            button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" { (language.t("kept-form-discard")) }
        }
    }
}

/// The kept form of this browser, when it was kept for the account that is signed in.
async fn own(app: &App, context: &Context, headers: &HeaderMap) -> PageResult<Option<Kept>> {
    let Some(person) = context.caller.person else { return Err(PageError::Forbidden) };
    if !context.caller.may(Action::KeepOwnAccount, Relation::Owner) {
        return Err(PageError::Forbidden);
    }
    let Some(token) = cookie(headers, COOKIE) else { return Ok(None) };
    let kept = set_aside::look::<Kept>(app, KIND, token, KEPT_FOR).await?;
    Ok(kept.filter(|kept| PersonId(kept.person) == person))
}

/// `GET /account/kept-form`
///
/// # Errors
/// When nobody is signed in, or the database does not answer.
pub async fn show(State(app): State<App>, context: Context, headers: HeaderMap) -> PageResult {
    let kept = own(&app, &context, &headers).await?;
    let title = context.t("kept-form-title");
    let rows: Vec<(String, Markup)> = kept
        .iter()
        .flat_map(|kept| &kept.typed.0)
        .map(|(name, values)| (name.clone(), html! { span class="ht-typed" { (values.join("\n")) } }))
        .collect();
    Ok(page(
        &context,
        &title,
        html! {
            @match &kept {
                Some(kept) => {
                    (page_head(None, &title, Some(&context.t("kept-form-lead"))))
                    (facts(&rows))
                    p { a class="ds-link" href=(kept.page) { (context.t("kept-form-open")) } }
                    (discard(context.language))
                },
                None => (page_head(None, &title, Some(&context.t("kept-form-none")))),
            }
        },
    ))
}

/// `POST /account/kept-form`: throws it away.
///
/// # Errors
/// When nobody is signed in, or the database does not answer.
pub async fn throw_away(
    State(app): State<App>,
    context: Context,
    headers: HeaderMap,
) -> PageResult<Response> {
    let kept = own(&app, &context, &headers).await?;
    let to = kept.map_or_else(|| context.href("/account"), |kept| kept.page);
    let mut response = Redirect::to(&to).into_response();
    forget(&app, &mut response, cookie(&headers, COOKIE).unwrap_or_default()).await;
    Ok(response)
}
