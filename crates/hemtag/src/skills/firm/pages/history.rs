//! What was changed when, and going back to it.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{framed, path, version};
use crate::{
    app::App,
    http::{
        Context, PageResult, Typed,
        components::{Column, data_table, empty},
    },
    skills::firm::{FirmError, Kept, Version, bring_back, history, open},
};

const HERE: &str = "/history";

/// `GET /skills/firm/{id}/history`
///
/// # Errors
/// When the caller is not of the firm.
pub async fn show(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult {
    let kept = open(&app, &context.caller, id).await?;
    let all = history(&app, &context.caller, id).await?;
    Ok(view(&context, &kept, &all))
}

/// `POST /skills/firm/{id}/history`: brings an earlier version back.
///
/// # Errors
/// As [`show`], and when the version is not kept any more.
pub async fn send(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let earlier = typed.text("earlier").parse().unwrap_or(-1);
    let to = match bring_back(&app, &context.caller, id, version(&typed), earlier).await {
        Ok(_) => "brought-back",
        Err(FirmError::Changed(_)) => "changed",
        Err(other) => return Err(other.into()),
    };
    Ok(Redirect::to(&context.href(&format!("{}{HERE}?done={to}", path(id)))).into_response())
}

fn view(context: &Context, kept: &Kept, all: &[Version]) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("skills-history-when")),
        Column::text(context.t("skills-history-what")),
        Column::text(context.t("skills-history-who")),
        Column::text(context.t("skills-history-back")),
    ];
    let action = context.href(&format!("{}{HERE}", path(kept.organisation)));
    let rows: Vec<Vec<Markup>> = all
        .iter()
        .map(|one| {
            vec![
                html! { (l.moment(&one.at.to_string())) },
                html! { (context.t(&format!("skills-change-{}", one.change))) },
                html! { (context.t(if one.own { "skills-history-you" } else { "skills-history-colleague" })) },
                html! {
                    @if one.number == kept.version { (context.t("skills-history-now")) } @else {
                        form method="post" action=(action) {
                            input type="hidden" name="version" value=(kept.version);
                            input type="hidden" name="earlier" value=(one.number);
                            button class="ds-button" data-variant="secondary" type="submit" { (context.t("skills-history-do")) span class="ds-sr-only" { " " (l.moment(&one.at.to_string())) } }
                        }
                    }
                },
            ]
        })
        .collect();
    framed(
        context,
        kept,
        HERE,
        &context.t("skills-history"),
        Some(&context.t("skills-history-lead")),
        html! {
            @if rows.is_empty() { (empty(&context.t("skills-history-empty"), html! {}, None)) }
            @else { (data_table(&context.t("skills-history"), &columns, &rows)) }
        },
    )
}
