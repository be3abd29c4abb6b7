//! What waits for an assessor, and what they have handed in. It says nothing of who else assesses.

use axum::extract::{Query, State};
use maud::{Markup, html};

use super::{assessors::Done, words};
use crate::{
    app::App,
    funding::assessment,
    http::{
        Context, PageResult,
        components::{Column, breadcrumbs, data_table, empty, page_head},
        page,
    },
};

/// `GET /funding/assessments`
///
/// # Errors
/// When the caller is no assessor, or the database does not answer.
pub async fn list(context: Context, State(app): State<App>, Query(done): Query<Done>) -> PageResult {
    let l = context.language;
    let mine = assessment::mine(&app, &context.caller).await?;
    let stated = assessment::own(&app, &context.caller).await?;
    let title = context.t("assess-mine-title");
    let today = app.clock.today();
    let columns = ["assess-application", "assess-call", "assess-stands", "assess-by"]
        .map(|key| Column::text(context.t(key)));
    let rows: Vec<Vec<Markup>> = mine
        .iter()
        .map(|one| {
            let path = format!("/funding/assessments/{}", one.assigned.id);
            vec![
                html! { a class="ds-link" href=(context.href(&path)) { (one.title) } @if let Some(number) = &one.number { " " span class="ht-soft" { (number) } } },
                html! { (one.call.call.title.of(l)) },
                html! { (words::state(l, one.assigned.state)) },
                html! {
                    @match one.due.as_ref().filter(|due| due.done_at.is_none()) {
                        Some(due) if due.on < today => strong { (context.ta("assess-late", &[("day", due.on.to_string().into())])) },
                        Some(due) => (l.date(due.on)),
                        None => {},
                    }
                },
            ]
        })
        .collect();
    Ok(page(
        &context,
        &title,
        html! {
            (done.told(&context))
            (breadcrumbs(&context, &[], &title))
            (page_head(None, &title, Some(&context.t("assess-mine-lead"))))
            p {
                a class="ds-link" href=(context.href("/funding/assessments/me")) { (context.t("assess-me-title")) }
                " " @match &stated {
                    Some(stated) => span class="ht-soft" { (context.ta("assess-stated-on", &[("day", words::day(stated.at).into())])) },
                    None => strong { (context.t("assess-nothing-stated")) },
                }
            }
            @if rows.is_empty() { (empty(&context.t("assess-mine-none"), html! { p { (context.t("assess-mine-none-why")) } }, None)) }
            @else { (data_table(&context.t("assess-mine-caption"), &columns, &rows)) }
        },
    ))
}
