//! One decision as everybody may read it.

use axum::extract::{Path, State};
use maud::{Markup, html};

use super::{
    above, address,
    list::{applicant, title},
};
use crate::{
    access::{Action, Relation},
    app::App,
    funding::{
        decisions::{Public, public_one, words},
        model::decision::Outcome,
    },
    http::{
        Context, PageResult,
        components::{Column, breadcrumbs, data_table, facts_in_columns, page_head, source},
        page,
    },
};

/// `GET /funding/decisions/{id}`
///
/// # Errors
/// Not found, for none as for one that is not taken.
pub async fn show(context: Context, State(app): State<App>, Path(id): Path<i64>) -> PageResult {
    let one = public_one(&app, &context.caller, id).await?;
    Ok(view(&context, &one))
}

fn view(context: &Context, one: &Public) -> Markup {
    let l = context.language;
    let title = title(l, one);
    let day =
        |day: Option<jiff::civil::Date>| day.map_or_else(|| l.t("decision-not-said"), |day| l.date(day));
    let mut rows = vec![
        (l.t("decision-number"), html! { (one.number) }),
        (l.t("decision-day"), html! { (l.date(one.decided_on)) }),
        (l.t("decision-outcome"), html! { (words::stands(l, one.outcome, one.sum())) }),
        (l.t("decision-applicant"), html! { (applicant(l, one)) }),
    ];
    if let Some(organisation) = &one.applicant {
        rows.push((l.t("decision-organisation-number"), html! { (organisation.number) }));
    }
    rows.push((l.t("decision-county"), html! { (l.county(&one.county)) }));
    rows.push((l.t("decision-call"), html! {
        a class="ds-link" href=(context.href(&format!("/funding/calls/{}", one.call))) { (one.call_title.of(l)) }
    }));
    if one.outcome == Outcome::Granted {
        rows.push((l.t("decision-granted"), html! { (l.kronor(one.sum())) }));
        rows.push((l.t("decision-paid"), html! { (l.kronor(one.paid)) }));
        rows.push((l.t("decision-part-share"), html! { (one.share_percent) " %" }));
        rows.push((l.t("decision-part-period"), html! { (day(one.from)) " – " (day(one.to)) }));
    }
    let staff = context.caller.may(Action::DecideFunding, Relation::None);
    page(
        context,
        &format!("{title}, {}", one.number),
        html! {
            (breadcrumbs(context, &above(context), &title))
            (page_head(Some(&words::stands(l, one.outcome, one.sum())), &title, None))
            @if one.assignment.as_ref().is_some_and(|of| of.example) { p { span class="ds-tag" { (context.t("example")) } } }
            div class="ht-stack" data-gap="lg" {
                (facts_in_columns(&rows))
                @if one.amended { p { (context.t("decision-is-amended")) } }
                @if one.applicant.is_none() { p class="ht-soft ht-measure" { (context.t("decision-person-why")) } }
                @if !one.description.trim().is_empty() {
                    section class="ht-section ht-stack" data-gap="sm" {
                        h2 class="ds-heading" data-size="sm" { (context.t("decision-part-description")) }
                        p class="ht-measure" { (one.description) }
                    }
                }
                section class="ht-section ht-stack" data-gap="sm" {
                    h2 class="ds-heading" data-size="sm" { (context.t("decision-part-reasons")) }
                    @if one.reasons.trim().is_empty() { p class="ht-soft" { (context.t("decision-reasons-untold")) } }
                    @for line in one.reasons.lines() { p class="ht-measure" { (line) } }
                }
                @if one.outcome == Outcome::Granted { (years(context, one)) }
                @if !one.sub_goals.is_empty() {
                    section class="ht-section ht-stack" data-gap="sm" {
                        h2 class="ds-heading" data-size="sm" { (context.t("decision-sub-goals")) }
                        ul class="ds-list" { @for goal in &one.sub_goals { li { (goal.title.of(l)) } } }
                    }
                }
                (super::annexes::decided(context, one.id, &one.annexes.iter().collect::<Vec<_>>()))
                @if staff {
                    p class="ht-acts" {
                        a class="ds-link" href=(context.href(&format!("{}/record", address(one.id)))) { (context.t("decision-to-record")) }
                    }
                }
            }
            (source(html! { (context.t("decisions-source")) }))
        },
    )
}

fn years(context: &Context, one: &Public) -> Markup {
    let l = context.language;
    let columns = [Column::text(l.t("decision-year")), Column::number(l.t("decision-granted"))];
    let rows: Vec<Vec<Markup>> =
        one.granted.iter().map(|(year, ore)| vec![html! { (year) }, html! { (l.kronor(*ore)) }]).collect();
    data_table(&l.t("decision-granted-by-year"), &columns, &rows)
}
