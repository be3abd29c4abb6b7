//! The calendar: its address on the account's page, and the file behind it.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;

use crate::{
    app::App,
    cases::{calendar, calendar_token, end_calendar, renew_calendar},
    http::{Context, PageResult},
};

/// The part of the account's page: the address, another one, none.
///
/// # Errors
/// When nobody is signed in, or the database does not answer.
pub async fn section(app: &App, context: &Context) -> PageResult {
    let token = calendar_token(app, &context.caller).await?;
    let button = |path: &str, words: &str, variant: &str| {
        html! {
            form method="post" action=(context.href(path)) {
                button class="ds-button" data-variant=(variant) type="submit" { (context.t(words)) }
            }
        }
    };
    Ok(html! {
        section class="ht-section ht-stack" data-gap="sm" id="calendar" aria-labelledby="calendar-title" {
            h2 class="ds-heading" data-size="md" id="calendar-title" { (context.t("calendar-title")) }
            p class="ht-measure" { (context.t("calendar-about")) }
            @match token {
                Some(token) => {
                    @let address = format!("{}/calendar/{token}", app.config.address());
                    div class="ds-field" {
                        label class="ds-label" for="calendar-address" { (context.t("calendar-address")) }
                        input class="ds-input" type="text" id="calendar-address" readonly value=(address);
                    }
                    div class="ht-actions" {
                        (button("/account/calendar", "calendar-renew", "secondary"))
                        (button("/account/calendar/end", "calendar-end", "tertiary"))
                    }
                }
                None => (button("/account/calendar", "calendar-make", "secondary")),
            }
        }
    })
}

/// `POST /account/calendar`: an address, or another in its place.
///
/// # Errors
/// When nobody is signed in, or the database refuses.
pub async fn renew(context: Context, State(app): State<App>) -> PageResult<Response> {
    renew_calendar(&app, &context.caller).await?;
    Ok(Redirect::to(&context.href("/account#calendar")).into_response())
}

/// `POST /account/calendar/end`
///
/// # Errors
/// When nobody is signed in, or the database refuses.
pub async fn end(context: Context, State(app): State<App>) -> PageResult<Response> {
    end_calendar(&app, &context.caller).await?;
    Ok(Redirect::to(&context.href("/account#calendar")).into_response())
}

/// `GET /calendar/{token}`: the address is the secret, so that a calendar can fetch it.
///
/// # Errors
/// Not found, when the address does not hold.
pub async fn file(
    context: Context,
    State(app): State<App>,
    Path(token): Path<String>,
) -> PageResult<Response> {
    let token = token.strip_suffix(".ics").unwrap_or(&token);
    let text = calendar(&app, &context.caller, token).await?;
    let head = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CACHE_CONTROL, "private, no-store"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"hemtag.ics\""),
    ];
    Ok((head, text).into_response())
}
