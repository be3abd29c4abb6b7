//! The page of a need, for whoever holds its link: what is asked, what has happened, and the answer as of now.

use axum::extract::{Path, RawQuery, State};
use matching::Wish;
use maud::{Markup, html};

use super::{
    LISTED, answer_need,
    page::{Shown, sections},
    view::View,
};
use crate::{
    app::App,
    http::{
        Context, PageResult,
        components::{Tone, breadcrumbs, notice, page_head},
        page,
    },
    needs,
};

/// `GET /needs/{key}`
///
/// # Errors
/// Not found, when nobody holds such a key.
pub async fn need(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
    RawQuery(query): RawQuery,
) -> PageResult<Markup> {
    let need = needs::find_need(&app, &context.caller, &key).await?;
    let view = View::read(&query.unwrap_or_default());
    let wish = Wish { top: LISTED * 3, ..Wish::default() };
    let (snapshot, answer) =
        answer_need(&app, &context.caller, need.document.clone(), &wish, &view.changes).await?;
    let (path, files) = (format!("/needs/{key}"), format!("/needs/{key}/answer"));
    let shown = Shown {
        snapshot: &snapshot,
        answer: &answer,
        view: &view,
        path: &path,
        files: Some(&files),
        edit: None,
    };
    let title = if need.document.title.is_empty() {
        context.t("need-page-untitled")
    } else {
        need.document.title.clone()
    };
    let stated = context.language.date(need.stated_at.to_zoned(jiff::tz::TimeZone::UTC).date());
    let over = context.ta("need-page-over", &[("date", stated.into())]);
    Ok(page(
        &context,
        &context.ta("need-page-title", &[("title", title.as_str().into())]),
        html! {
            (breadcrumbs(&context, &[], &title))
            (page_head(Some(&over), &title, None))
            @if need.closed_at.is_some() {
                (notice(Tone::Info, &context.t("need-page-closed"), html! {}))
            }
            (sections(&context, &shown))
            p class="ht-source ht-section" { (context.t("need-page-link")) }
        },
    ))
}
