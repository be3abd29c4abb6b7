//! Beginning an application: for whom, and until when.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::address;
use crate::{
    access::{Action, Relation, check},
    app::App,
    funding::{
        FundingError,
        applications::{self, words::moment},
        calls::{self, KeptCall},
        model::check::Step,
    },
    http::{
        Context, PageResult, Typed,
        components::{Choice, Choices, FieldErrors, Tone, breadcrumbs, choices, notice, page_head},
        error::again,
        page,
    },
    people,
};

/// `GET /funding/calls/{code}/apply`
///
/// # Errors
/// Not found, when there is no such call; forbidden for who is not signed in.
pub async fn ask(context: Context, State(app): State<App>, Path(code): Path<String>) -> PageResult {
    check(&context.caller, Action::Apply, Relation::None)?;
    let call = calls::by_code(&app, &context.caller, &code).await?;
    view(&app, &context, &call).await
}

async fn view(app: &App, context: &Context, call: &KeptCall) -> PageResult {
    let l = context.language;
    let title = context.t("apply-begin");
    let now = app.clock.now();
    let name = call.call.title.of(l).to_owned();
    let own = format!("/funding/calls/{}", call.code);
    let mut organisations = Vec::new();
    for id in context.caller.held.iter().filter_map(|held| held.organisation) {
        if let Some(name) = people::organisation_name(app.db.reader(), id).await? {
            organisations.push((id, name));
        }
    }
    organisations.sort();
    organisations.dedup();
    Ok(page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(name.clone(), &own)], &title))
            (page_head(Some(&name), &title, Some(&context.t("apply-begin-lead"))))
            (times(context, call, now))
            @if call.is_open(now) {
                form class="ht-form ht-stack" method="post" action=(context.href(&format!("{own}/apply"))) {
                    @if !organisations.is_empty() { (for_whom(context, &organisations)) }
                    p class="ht-acts" { button class="ds-button" type="submit" { (context.t("apply-begin-do")) } }
                }
            }
        },
    ))
}

fn for_whom(context: &Context, organisations: &[(i64, String)]) -> Markup {
    let own = Choice::new("", context.t("apply-for-myself"), false);
    let all = organisations.iter().enumerate();
    let all = all.map(|(at, (id, name))| Choice::new(id.to_string(), name.clone(), at == 0));
    choices(
        context,
        &FieldErrors::new(),
        &Choices {
            name: "organisation",
            legend: context.t("apply-for-whom"),
            heading: false,
            hint: Some(context.t("apply-for-whom-hint")),
            many: false,
            choices: all.chain([own]).collect(),
            unknown: None,
            columns: false,
        },
    )
}

/// Whether the call is open, by which clock.
fn times(context: &Context, call: &KeptCall, now: jiff::Timestamp) -> Markup {
    let l = context.language;
    let at = |at: Option<jiff::Timestamp>| at.map_or_else(String::new, |at| moment(l, at));
    let args = [
        ("opens", at(call.call.opens_at).into()),
        ("closes", at(call.call.closes_at).into()),
        ("now", moment(l, now).into()),
    ];
    if call.is_open(now) {
        notice(
            Tone::Info,
            &context.ta("apply-open-until", &args),
            html! { p { (context.ta("apply-clock", &args)) } },
        )
    } else {
        notice(
            Tone::Warning,
            &context.t("apply-not-open"),
            html! { p { (context.ta("apply-not-open-about", &args)) } },
        )
    }
}

/// `POST /funding/calls/{code}/apply`: to the first step of the application that was begun.
///
/// # Errors
/// As [`ask`]; the page again when the call is not open.
pub async fn send(
    context: Context,
    State(app): State<App>,
    Path(code): Path<String>,
    body: String,
) -> PageResult<Response> {
    let organisation = Typed::of_body(&body).text("organisation").parse().ok();
    match applications::begin(&app, &context.caller, &code, organisation).await {
        Ok(kept) => {
            let to = format!("{}/{}", address(kept.id), Step::About.code());
            Ok(Redirect::to(&context.href(&to)).into_response())
        }
        Err(FundingError::NotOpen) => {
            let call = calls::by_code(&app, &context.caller, &code).await?;
            Ok(again(view(&app, &context, &call).await?))
        }
        Err(other) => Err(other.into()),
    }
}
