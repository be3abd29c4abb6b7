//! What stands of requests on the case's own page: who is asked, how it stands, what came of it.

use maud::{Markup, html};

use super::{day, path_of};
use crate::{
    access::Action,
    app::App,
    cases::{
        Found,
        requests::{self, model::MOST_MAKERS},
    },
    http::{
        Context, PageResult,
        components::{Column, data_table},
    },
};

/// # Errors
/// When the database does not answer.
pub async fn section(app: &App, context: &Context, found: &Found) -> PageResult {
    let whole = requests::overview(app, &context.caller, found).await?;
    let own = path_of(found);
    let may_ask = found.may(&context.caller, Action::TakePartInCase)
        && found.case.closed_at.is_none()
        && found.need.closed_at.is_none();
    let columns = [
        Column::text(context.t("request-maker")),
        Column::text(context.t("request-kind")),
        Column::text(context.t("request-state")),
        Column::text(context.t("request-answer-by")),
    ];
    let rows: Vec<Vec<Markup>> = whole
        .asked
        .iter()
        .map(|one| {
            let at = format!("{own}#request-{}", one.request.id);
            vec![
                html! { a class="ds-link" href=(context.href(&at)) { (one.maker) } },
                html! { (context.t(&format!("request-kind-{}-short", one.request.kind.code()))) },
                html! { (context.t(&format!("request-state-{}", one.state.code()))) },
                html! { @if let Some(by) = one.request.answer_by { (context.language.date(by)) } },
            ]
        })
        .collect();
    let count = [("asked", whole.makers.into()), ("most", MOST_MAKERS.into())];
    Ok(html! {
        section class="ht-section ht-stack" data-gap="sm" id="requests" aria-labelledby="requests-title" {
            h2 class="ds-heading" data-size="md" id="requests-title" { (context.t("requests-title")) }
            p { (context.ta("requests-count", &count)) }
            @if !rows.is_empty() { (data_table(&context.t("requests-title"), &columns, &rows)) }
            @if let Some(last) = whole.outcomes.last() {
                p { (context.ta("outcome-told", &[
                    ("reached", context.t(&format!("outcome-reached-{}", last.reached.code())).into()),
                    ("day", day(context, last.at).into()),
                ])) }
            }
            p class="ht-row" {
                @if may_ask { a class="ds-button" data-variant="secondary" href=(context.href(&format!("{own}/new"))) { (context.t("requests-ask")) } }
                @if !rows.is_empty() { a class="ds-button" data-variant="secondary" href=(context.href(&own)) { (context.t("requests-see")) } }
                a class="ds-link" href=(context.href(&format!("/cases/{}/outcome", found.case.id.0))) { (context.t("outcome-title")) }
            }
        }
    })
}
