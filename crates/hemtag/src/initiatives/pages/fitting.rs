//! The initiatives that fit the next step of somebody at a stage in a county: a part for the pages of needs, gaps and cases.

use maud::{Markup, html};
use vocabulary::Stage;

use super::list;
use crate::{
    app::App,
    http::Context,
    initiatives::{
        keep,
        model::{Fit, Query, fitting as fit},
        words,
    },
};

/// At most so many are shown; the list has the rest.
const MOST: usize = 5;

/// The part, or nothing when the register cannot be read (the log says why): the page around it says what it was asked for.
pub async fn fitting(app: &App, context: &Context, stage: Option<Stage>, county: Option<&str>) -> Markup {
    match keep::all(app, &context.caller).await {
        Ok(all) => view(context, &fit(&all, stage, county, app.clock.today()), stage, county),
        Err(error) => {
            tracing::warn!(%error, "the initiatives that fit could not be read");
            html! {}
        }
    }
}

/// The part, from plain data. Empty says so: nobody is left to think that it was not looked.
#[must_use]
pub fn view(context: &Context, fits: &[Fit<'_>], stage: Option<Stage>, county: Option<&str>) -> Markup {
    let l = context.language;
    let query = Query {
        stage: stage.map_or("", Stage::code).to_owned(),
        county: county.unwrap_or_default().to_owned(),
        ..Query::default()
    };
    html! {
        section class="ht-section ht-stack" id="initiatives" {
            h2 class="ds-heading" data-size="sm" { (context.t("initiatives-fitting")) }
            p { (lead(context, stage, county)) }
            @if fits.is_empty() { p { (context.t("initiatives-fitting-none")) } } @else {
                ul class="ht-list" {
                    @for one in fits.iter().take(MOST) {
                        li {
                            a class="ds-link" href=(context.href(&super::address(&one.initiative.id))) { (one.initiative.name) }
                            " (" (words::kind(l, one.initiative.kind).to_lowercase()) ", "
                            (context.t(if one.near { "initiatives-fitting-near" } else { "initiatives-fitting-country" }))
                            @if !one.runs { ", " (context.t("initiatives-fitting-ask")) }
                            "). " (words::does(l, one.initiative))
                        }
                    }
                }
            }
            p { a class="ds-link" href=(context.href(&list::path_of(&query))) { (l.counted("initiatives-fitting-all", fits.len() as u64)) } }
        }
    }
}

fn lead(context: &Context, stage: Option<Stage>, county: Option<&str>) -> String {
    let l = context.language;
    let stage = stage.map(|stage| words::in_stage(l, stage));
    let county = county.map(|county| l.county(county));
    match (stage, county) {
        (Some(stage), Some(county)) => {
            context.ta("initiatives-fitting-both", &[("stage", stage.into()), ("county", county.into())])
        }
        (Some(stage), None) => context.ta("initiatives-fitting-stage", &[("stage", stage.into())]),
        (None, Some(county)) => context.ta("initiatives-fitting-county", &[("county", county.into())]),
        (None, None) => context.t("initiatives-fitting-any"),
    }
}
