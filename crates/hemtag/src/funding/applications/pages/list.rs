//! The applicant's applications: what waits for whom, and until when.

use axum::extract::{Query, State};
use maud::{Markup, html};
use serde::Deserialize;

use super::form::address;
use crate::{
    app::App,
    funding::{
        applications::{self, Listed, words},
        calls,
        model::application::WaitsFor,
    },
    http::{
        Context, PageResult,
        components::{Column, Tone, breadcrumbs, data_table, empty, notice, page_head},
        page,
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: String,
}

/// `GET /funding/applications`
///
/// # Errors
/// When the caller is not signed in, or the database does not answer.
pub async fn show(context: Context, State(app): State<App>, Query(told): Query<Told>) -> PageResult {
    let all = applications::mine(&app, &context.caller).await?;
    let ids: Vec<i64> = all.iter().map(|one| one.call).collect();
    let calls = calls::by_ids(app.db.reader(), &ids).await?;
    let title = context.t("apply-list-title");
    let l = context.language;
    let columns = ["name", "call", "state", "waits", "asked", "closes"].map(|key| {
        let label = context.t(&format!("apply-list-{key}"));
        if key == "asked" { Column::number(label) } else { Column::text(label) }
    });
    let row = |one: &Listed| -> Vec<Markup> {
        let call = calls.iter().find(|call| call.id == one.call);
        let name = match one.title.as_str() {
            "" => context.t("apply-untitled"),
            title => title.to_owned(),
        };
        let closes = call.and_then(|call| call.call.closes_at).filter(|_| one.number.is_none());
        vec![
            html! {
                a class="ds-link" href=(context.href(&address(one.id))) { (name) }
                @if let Some(number) = &one.number { " " span class="ht-small ht-soft" { (number) } }
            },
            html! { (call.map_or("", |call| call.call.title.of(l))) },
            html! { (words::state(l, one.state)) },
            html! { (waits(&context, one.waits_for)) },
            html! { (l.kronor(one.requested)) },
            html! { (closes.map_or_else(|| context.t("apply-nothing"), |at| words::moment(l, at))) },
        ]
    };
    let rows: Vec<Vec<Markup>> = all.iter().map(row).collect();
    Ok(page(
        &context,
        &title,
        html! {
            (breadcrumbs(&context, &[], &title))
            (page_head(None, &title, Some(&context.t("apply-list-lead"))))
            @if told.done == "deleted" { (notice(Tone::Success, &context.t("apply-done-deleted"), html! {})) }
            @if rows.is_empty() {
                (empty(&context.t("apply-list-none"), html! { p { (context.t("apply-list-none-why")) } },
                    Some((&context.t("apply-list-to-calls"), context.href("/funding")))))
            } @else { (data_table(&title, &columns, &rows)) }
        },
    ))
}

fn waits(context: &Context, waits_for: WaitsFor) -> String {
    match waits_for {
        WaitsFor::Applicant => context.t("apply-waits-you"),
        WaitsFor::Nobody => context.t("apply-waits-nobody"),
        WaitsFor::Officer | WaitsFor::Assessor | WaitsFor::Decider => context.t("apply-waits-agency"),
    }
}
