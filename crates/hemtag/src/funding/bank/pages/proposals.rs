//! What of the bank may be an initiative: ranked by words that can be added up, each put forward by hand.

use axum::{
    extract::{Query as Asked, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{above, acts, address, list::nothing_there};
use crate::{
    app::App,
    funding::bank::{ForMap, for_the_map, model::Period, put_forward, words},
    http::{
        Context, PageError, PageResult, Typed,
        components::{Pager, breadcrumbs, page_head, pager},
        page,
    },
    initiatives::bank::Became,
};

const HERE: &str = "/funding/bank/proposals";
const PER_PAGE: u32 = 20;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    /// `all`: also those that were put forward.
    show: String,
    page: String,
}

/// `GET /funding/bank/proposals`
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn show(State(app): State<App>, context: Context, Asked(wanted): Asked<Wanted>) -> PageResult {
    let all = for_the_map(&app, &context.caller).await?;
    Ok(view(&context, &wanted, &all))
}

/// `POST /funding/bank/proposals`: puts one forward and leads to its review.
///
/// # Errors
/// When the caller may not, or there is no such project.
pub async fn send(State(app): State<App>, context: Context, body: String) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let period = Period::parse(typed.text("period")).ok_or(PageError::NotFound)?;
    let id = put_forward(&app, &context.caller, period, typed.text("number")).await?;
    Ok(Redirect::to(&context.href(&format!("/initiatives/review/{id}"))).into_response())
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, wanted: &Wanted, all: &[ForMap]) -> Markup {
    let title = context.t("bank-proposals-title");
    let everything = wanted.show == "all";
    let found: Vec<&ForMap> = all.iter().filter(|one| everything || one.became.is_none()).collect();
    let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let last = total.div_ceil(PER_PAGE).max(1);
    let at = wanted.page.parse().unwrap_or(1_u32).clamp(1, last);
    let show = if everything { "show=all&" } else { "" };
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &above(context), &title))
            (page_head(None, &title, Some(&context.t("bank-proposals-lead"))))
            (acts(context, HERE))
            @if all.is_empty() { (nothing_there(context)) } @else {
                p class="ht-acts" {
                    @if everything { a class="ds-link" href=(context.href(HERE)) { (context.t("bank-proposals-new")) } }
                    @else { a class="ds-link" href=(context.href(&format!("{HERE}?show=all"))) { (context.t("bank-proposals-all")) } }
                }
                h2 class="ds-heading" data-size="sm" { (context.language.counted("bank-proposals-found", found.len() as u64)) }
                ul class="ht-results" {
                    @for one in found.iter().skip((at - 1) as usize * PER_PAGE as usize).take(PER_PAGE as usize) {
                        (card(context, one))
                    }
                }
                (pager(context, Pager { page: at, per_page: PER_PAGE, total: u64::from(total) }, |number| {
                    context.href(&format!("{HERE}?{show}page={number}"))
                }))
            }
        },
    )
}

fn card(context: &Context, one: &ForMap) -> Markup {
    let l = context.language;
    let project = &one.kept.project;
    let reasons: Vec<String> = one
        .scored
        .reasons
        .iter()
        .map(|reason| {
            let key = if reason.in_name { "bank-reason-name" } else { "bank-reason-text" };
            context.ta(key, &[("word", reason.word.into()), ("points", reason.points.into())])
        })
        .collect();
    html! {
        li class="ht-result" {
            h3 class="ds-heading" data-size="2xs" {
                a class="ds-link" href=(context.href(&address(project))) { (project.name) }
            }
            p class="ht-soft" { (project.recipient) " · " (words::places(l, project)) " · " (words::days(l, project)) " · " (words::granted(l, project)) }
            p { strong { (context.ta("bank-points", &[("points", one.scored.points.into())])) } " " (reasons.join(", ")) }
            @match &one.became {
                None => form class="ht-noprint" method="post" action=(context.href(HERE)) {
                    input type="hidden" name="period" value=(project.period.code());
                    input type="hidden" name="number" value=(project.number);
                    button class="ds-button" data-variant="secondary" data-size="sm" type="submit" {
                        (context.t("bank-put-forward")) span class="ds-sr-only" { ": " (project.name) }
                    }
                },
                Some(Became::Waits(id)) => p { a class="ds-link" href=(context.href(&format!("/initiatives/review/{id}"))) { (context.t("bank-became-waits")) } },
                Some(Became::Accepted(id)) => p { a class="ds-link" href=(context.href(&format!("/initiatives/{id}"))) { (context.t("bank-became-accepted")) } },
                Some(Became::Rejected(id)) => p { a class="ds-link" href=(context.href(&format!("/initiatives/review/{id}"))) { (context.t("bank-became-rejected")) } },
            }
        }
    }
}
