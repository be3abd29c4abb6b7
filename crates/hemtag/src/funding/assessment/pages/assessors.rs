//! The assessors, for officers: what they know, what waits for them.

use axum::extract::{Query, State};
use maud::{Markup, html};
use serde::Deserialize;

use super::words;
use crate::{
    app::App,
    funding::assessment,
    http::{
        Context, PageResult,
        components::{Column, Tone, breadcrumbs, data_table, empty, notice, page_head},
        page,
    },
};

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    pub done: String,
}

impl Done {
    pub(super) fn told(&self, context: &Context) -> Markup {
        let words = context.language.find(&format!("assess-done-{}", self.done));
        html! { @if let Some(words) = words { (notice(Tone::Success, &words, html! {})) } }
    }
}

/// `GET /funding/assessors`
///
/// # Errors
/// When the caller is no officer, or the database does not answer.
pub async fn list(context: Context, State(app): State<App>, Query(done): Query<Done>) -> PageResult {
    let l = context.language;
    let all = assessment::assessors(&app, &context.caller).await?;
    let goals = super::profile::sub_goals(&app, &context).await?;
    let title = context.t("assess-assessors");
    let columns = [
        Column::text(context.t("assess-assessor")),
        Column::text(context.t("assess-organisation")),
        Column::text(context.t("assess-knows")),
        Column::number(context.t("assess-load")),
        Column::text(context.t("assess-stated")),
    ];
    let rows: Vec<Vec<Markup>> = all
        .iter()
        .map(|one| {
            let path = format!("/funding/assessors/{}", one.person.0);
            let knows = one.profile.as_ref().map(|profile| {
                let goal = |code: &String| {
                    let known = goals.iter().find(|(of, _)| of == code);
                    known.map_or_else(|| code.clone(), |(_, title)| title.clone())
                };
                let branches = profile.branches.iter().map(|code| format!("SNI {code}"));
                profile.sub_goals.iter().map(goal).chain(branches).collect::<Vec<_>>().join(", ")
            });
            vec![
                html! { a class="ds-link" href=(context.href(&path)) { (one.name) } },
                html! { (one.organisations.join(", ")) },
                html! { (knows.unwrap_or_default()) },
                html! { @match &one.profile {
                    Some(profile) => (l.ta("assess-load-of", &[("load", one.load.into()), ("most", profile.most.into())])),
                    None => (one.load),
                } },
                html! { @match one.stated_at {
                    Some(at) => (words::day(at)),
                    None => strong { (context.t("assess-nothing-stated")) },
                } },
            ]
        })
        .collect();
    Ok(page(
        &context,
        &title,
        html! {
            (done.told(&context))
            (breadcrumbs(&context, &[(context.t("work-title"), "/funding/work")], &title))
            (page_head(None, &title, Some(&context.t("assess-assessors-lead"))))
            @if rows.is_empty() { (empty(&context.t("assess-no-assessors"), html! { p { (context.t("assess-no-assessors-why")) } }, None)) }
            @else { (data_table(&title, &columns, &rows)) }
        },
    ))
}
