//! What was written of a guide before, by whom and why; an earlier version can be brought back.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{above, address, differences};
use crate::{
    access::{self, Action, Relation},
    app::App,
    guides::{
        keep::{self, NotKept, One},
        model::changes,
        store::{Origin, Version},
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{Tone, breadcrumbs, notice, page_head},
        page,
    },
};

/// `GET /guides/{key}/history`
///
/// # Errors
/// When the caller may not, or there is none.
pub async fn show(State(app): State<App>, context: Context, Path(key): Path<String>) -> PageResult {
    access::check(&context.caller, Action::EditGuide, Relation::None)?;
    Ok(view(&context, &keep::one(&app, &context.caller, &key).await?))
}

/// `POST /guides/{key}/restore`
///
/// # Errors
/// When the caller may not, there is no such version, or the database refuses.
pub async fn restore(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::EditGuide, Relation::None)?;
    let typed = Typed::of_body(&body);
    let version = typed.text("version").parse().map_err(|_| PageError::BadRequest)?;
    let reason = context.t("guides-restored");
    match keep::restore(&app, &context.caller, &key, version, &reason).await {
        Ok(()) | Err(NotKept::Nothing) => {
            Ok(Redirect::to(&context.href(&format!("{}?done=restored", address(&key)))).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, one: &One) -> Markup {
    let guide = &one.kept.guide;
    let name = guide.text(context.language).title.as_str();
    let title = context.ta("guides-history-of", &[("name", name.into())]);
    let [(list, path)] = above(context);
    let here = address(&guide.key);
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(list, path), (name.to_owned(), &here)], &context.t("guides-history")))
            (page_head(None, &title, None))
            @if let Some(newer) = one.newer_of_program() {
                div id="program" class="ht-section" {
                    (notice(Tone::Info, &context.t("guides-newer-title"), html! {
                        p { (context.t("guides-newer-text")) }
                        (differences(context, &changes(guide, newer)))
                    }))
                }
            }
            ul class="ht-results ht-section" {
                @for (at, version) in one.history.iter().enumerate() {
                    (line(context, one, version, one.history.get(at + 1)))
                }
            }
        },
    )
}

fn line(context: &Context, one: &One, version: &Version, before: Option<&Version>) -> Markup {
    let l = context.language;
    let when = l.moment(&version.at.to_string());
    let who = version.actor.split_once(':').map_or_else(
        || context.t("guides-by-program"),
        |(role, number)| {
            let role = context.t(&format!("role-{}", role.replace('_', "-")));
            context.ta("guides-by", &[("role", role.into()), ("number", number.into())])
        },
    );
    let holds = version.id == one.kept.version;
    html! {
        li class="ht-result" {
            h2 class="ds-heading" data-size="2xs" { (when) " UTC · " (context.t(&format!("guides-origin-{}", version.origin.code()))) }
            p class="ht-soft" {
                @if version.origin == Origin::Base { (context.t("guides-by-program")) } @else { (who) }
                @if holds { " · " (context.t("guides-holds")) }
                @if version.document.is_none() { " · " (context.t("guides-taken-out")) }
            }
            @if !version.reason.is_empty() { p { (version.reason) } }
            @if let (Some(after), Some(before)) = (&version.document, before.and_then(|before| before.document.as_ref())) {
                details {
                    summary { (context.t("guides-show-difference")) span class="ds-sr-only" { ": " (when) } }
                    (differences(context, &changes(before, after)))
                }
            }
            @if !holds && version.document.is_some() {
                form method="post" action=(context.href(&format!("{}/restore", address(&one.kept.guide.key)))) {
                    input type="hidden" name="version" value=(version.id);
                    button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" {
                        (context.t("guides-restore")) span class="ds-sr-only" { ": " (when) }
                    }
                }
            }
        }
    }
}
