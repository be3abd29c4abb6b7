//! The officers' page of releases: those that there are, and the one that could be made.

use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::PATH;
use crate::{
    app::App,
    http::{
        Context, PageResult, Typed,
        components::{Column, Tone, breadcrumbs, data_table, notice, page_head},
        error::explained,
        page,
    },
    skills::changed::{
        ChangedError, Outlook, make as release,
        model::{Disclosed, Measure, Release},
        outlook, releases,
    },
};

const HERE: &str = "/skills/changed/releases";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: String,
}

/// `GET /skills/changed/releases`
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn show(State(app): State<App>, context: Context, Query(told): Query<Told>) -> PageResult {
    let outlook = outlook(&app, &context.caller).await?;
    let made = releases(&app, &context.caller).await?;
    let is_made = made.iter().any(|one| one.quarter == told.done);
    let done = is_made.then(|| context.ta("changed-made", &[("quarter", told.done.as_str().into())]));
    Ok(view(&context, outlook, &made, done.map(|done| (Tone::Success, done))))
}

/// `POST /skills/changed/releases`: makes the release of the quarter that the form names.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn make(State(app): State<App>, context: Context, body: String) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let refused_by = match release(&app, &context.caller, typed.text("quarter")).await {
        Ok(quarter) => {
            return Ok(Redirect::to(&context.href(&format!("{HERE}?done={quarter}"))).into_response());
        }
        Err(ChangedError::Nothing) => "changed-nothing",
        Err(ChangedError::TooFew) => "changed-too-few",
        Err(ChangedError::Changed) => "changed-other",
        Err(error) => return Err(error.into()),
    };
    let outlook = outlook(&app, &context.caller).await?;
    let made = releases(&app, &context.caller).await?;
    let told = Some((Tone::Danger, context.t(refused_by)));
    Ok(explained(StatusCode::UNPROCESSABLE_ENTITY, view(&context, outlook, &made, told)))
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, outlook: Outlook, made: &[Release], told: Option<(Tone, String)>) -> Markup {
    let title = context.t("changed-releases-title");
    let l = context.language;
    let columns = [
        Column::text(context.t("changed-quarter")),
        Column::text(context.t("changed-made-on")),
        Column::number(context.t("changed-skills")),
        Column::number(context.t("changed-hidden-cells")),
        Column::number(context.t("changed-withheld")),
    ];
    let rows: Vec<Vec<Markup>> = made
        .iter()
        .rev()
        .map(|one| {
            let hidden = one
                .skills
                .iter()
                .flat_map(|skill| Measure::ALL.into_iter().flat_map(|measure| skill.cells(measure)))
                .filter(|cell| cell.told == Disclosed::Hidden)
                .count();
            vec![
                html! { (one.quarter) },
                html! { (one.day) },
                html! { (l.whole(one.skills.len() as u64)) },
                html! { (l.whole(hidden as u64)) },
                html! { (l.whole(one.withheld)) },
            ]
        })
        .collect();
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(context.t("changed-title"), PATH)], &title))
            (page_head(None, &title, Some(&context.t("changed-releases-lead"))))
            @if let Some((tone, sentence)) = told { (notice(tone, &sentence, html! {})) }
            section class="ht-section ht-stack" {
                @match outlook.next {
                    None => p { (context.t("changed-nothing")) },
                    Some(quarter) if !outlook.is_enough => {
                        p { (context.ta("changed-next", &[("quarter", quarter.to_string().into())])) " " (context.t("changed-too-few")) }
                    }
                    Some(quarter) => {
                        p { (context.ta("changed-next", &[("quarter", quarter.to_string().into())])) " " (context.t("changed-for-good")) }
                        form method="post" action=(context.href(HERE)) {
                            input type="hidden" name="quarter" value=(quarter);
                            button class="ds-button" type="submit" { (context.ta("changed-make", &[("quarter", quarter.to_string().into())])) }
                        }
                    }
                }
            }
            @if !rows.is_empty() {
                section class="ht-section ht-stack" { (data_table(&title, &columns, &rows)) }
            }
        },
    )
}
