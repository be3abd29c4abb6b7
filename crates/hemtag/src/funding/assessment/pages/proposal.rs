//! Who is proposed for which application of a call, and why; an officer ticks and asks.

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::Span;
use maud::{Markup, html};
use serde::Deserialize;

use super::words;
use crate::{
    access::PersonId,
    app::App,
    funding::{
        FundingError,
        assessment::{self, Because, Proposal, Proposed},
        calls::{self, KeptCall},
    },
    http::{
        Context, PageResult, Typed,
        components::{
            Field, FieldErrors, FieldKind, breadcrumbs, checkbox, empty, error_summary, field, page_head,
        },
        error::again,
        page,
    },
};

/// Assessors for each application, unless the address says otherwise; at most.
const EACH: u32 = 3;
const MOST_EACH: u32 = 10;
/// Days until an assessment is due, unless the officer says otherwise.
const DAYS: i64 = 14;

/// How many assessors each application should have.
#[derive(Debug, Deserialize)]
#[serde(default)]
#[derive(Default)]
pub struct Each {
    pub each: String,
}

impl Each {
    fn number(&self) -> u32 {
        self.each.parse().unwrap_or(EACH).clamp(1, MOST_EACH)
    }
}

fn address(call: &KeptCall) -> String {
    format!("/funding/calls/{}/assessors", call.code)
}

fn why(context: &Context, call: &KeptCall, because: &Because) -> String {
    let l = context.language;
    let goals = because
        .sub_goals
        .iter()
        .map(|code| call.call.sub_goal(code).map_or(code.clone(), |goal| goal.title.of(l).to_owned()));
    let branches = because.branches.iter().map(|code| format!("SNI {code}"));
    let field: Vec<String> = goals.chain(branches).collect();
    let field = if field.is_empty() {
        context.t("assess-why-no-field")
    } else {
        l.ta("assess-why-field", &[("field", field.join(", ").into())])
    };
    let load = l.ta("assess-load-of", &[("load", because.load.into()), ("most", because.most.into())]);
    format!("{field}; {load}")
}

fn pair(proposal: &Proposal, one: &Proposed) -> String {
    format!("{}-{}", proposal.application, one.person.0)
}

fn view(
    context: &Context,
    call: &KeptCall,
    proposals: &[Proposal],
    each: u32,
    typed: Option<&Typed>,
    by: &str,
    errors: &FieldErrors,
) -> Markup {
    let l = context.language;
    let title = context.t("assess-propose-title");
    let path = format!("/funding/calls/{}/applications", call.code);
    let own = address(call);
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(call.call.title.of(l).to_owned(), &path)], &title))
            (page_head(Some(call.call.title.of(l)), &title, Some(&context.t("assess-propose-lead"))))
            form class="ht-search" method="get" action=(context.href(&own)) {
                (field(&FieldErrors::new(), &Field {
                    name: "each",
                    label: context.t("assess-each"),
                    value: &each.to_string(),
                    kind: FieldKind::Whole,
                    ..Field::default()
                }))
                button class="ds-button" data-variant="secondary" type="submit" { (context.t("assess-propose-anew")) }
            }
            @if proposals.is_empty() {
                (empty(&context.t("assess-propose-none"), html! { p { (context.t("assess-propose-none-why")) } }, None))
            } @else {
                form class="ht-form ht-stack" method="post" action=(context.href(&own)) novalidate {
                    input type="hidden" name="each" value=(each);
                    div id="pairs" class="ht-stack" {
                        @for proposal in proposals { (one(context, call, proposal, each, typed)) }
                    }
                    (field(errors, &Field {
                        name: "by",
                        label: context.t("assess-ask-by"),
                        hint: Some(context.t("assess-ask-by-hint")),
                        value: by,
                        kind: FieldKind::Date,
                        ..Field::default()
                    }))
                    p { button class="ds-button" type="submit" { (context.t("assess-ask")) } }
                }
            }
        },
    )
}

fn one(context: &Context, call: &KeptCall, proposal: &Proposal, each: u32, typed: Option<&Typed>) -> Markup {
    let l = context.language;
    let is_ticked = |one: &Proposed, otherwise: bool| {
        typed.map_or(otherwise, |typed| typed.has("pair", &pair(proposal, one)))
    };
    let boxed = |one: &Proposed, otherwise: bool| {
        let label = format!("{} ({})", one.name, why(context, call, &one.because));
        checkbox("pair", &pair(proposal, one), &label, is_ticked(one, otherwise))
    };
    let has = proposal.has;
    let lacks = u32::try_from(proposal.proposed.len()).unwrap_or(0) + has < each;
    html! {
        fieldset class="ds-fieldset" {
            legend class="ds-label" {
                a class="ds-link" href=(context.href(&format!("/funding/assessments/of/{}", proposal.application))) { (proposal.title) }
                @if let Some(number) = &proposal.number { " " span class="ht-soft" { (number) } }
            }
            @if has > 0 { p { (context.language.counted("assess-has", has.into())) } }
            @for one in &proposal.proposed { (boxed(one, true)) }
            @if lacks { p { strong { (context.t("assess-lacks-assessors")) } } }
            @if !proposal.others.is_empty() {
                details { summary { (context.t("assess-others")) } @for one in &proposal.others { (boxed(one, false)) } }
            }
            @if !proposal.conflicts.is_empty() {
                details {
                    summary { (l.counted("assess-conflicts", proposal.conflicts.len() as u64)) }
                    ul class="ds-list" {
                        @for (_, name, conflicts) in &proposal.conflicts {
                            li { (name) ": " (conflicts.iter().map(|one| words::conflict(l, one)).collect::<Vec<_>>().join("; ")) }
                        }
                    }
                }
            }
        }
    }
}

/// `GET /funding/calls/{code}/assessors`
///
/// # Errors
/// When the caller is no officer, there is no such call, or the database does not answer.
pub async fn ask(
    context: Context,
    State(app): State<App>,
    Path(code): Path<String>,
    Query(each): Query<Each>,
) -> PageResult {
    let call = calls::by_code(&app, &context.caller, &code).await?;
    let proposals = assessment::propose(&app, &context.caller, &call, each.number()).await?;
    let by = app.clock.today().saturating_add(Span::new().days(DAYS)).to_string();
    Ok(view(&context, &call, &proposals, each.number(), None, &by, &FieldErrors::new()))
}

/// `POST /funding/calls/{code}/assessors`
///
/// # Errors
/// When the caller is no officer, there is no such call, or the database refuses.
pub async fn send(
    context: Context,
    State(app): State<App>,
    Path(code): Path<String>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let call = calls::by_code(&app, &context.caller, &code).await?;
    let each = Each { each: typed.text("each").to_owned() }.number();
    let pairs: Vec<(i64, PersonId)> = typed
        .all("pair")
        .iter()
        .filter_map(|pair| {
            let (application, person) = pair.split_once('-')?;
            Some((application.parse().ok()?, PersonId(person.parse().ok()?)))
        })
        .collect();
    let mut errors = FieldErrors::new();
    let proposals = assessment::propose(&app, &context.caller, &call, each).await?;
    if pairs.is_empty() {
        errors.add("pairs", context.t("assess-ask-nobody"));
    }
    let by = typed.text("by").parse();
    if by.is_err() {
        errors.add("by", context.ta("assess-wrong-day", &[("text", typed.text("by").into())]));
    }
    if let (true, Ok(by)) = (errors.is_empty(), by) {
        match assessment::assign(&app, &context.caller, &call, &pairs, by).await {
            Ok(_) => {
                let to = format!("/funding/calls/{}/applications?done=asked", call.code);
                return Ok(Redirect::to(&context.href(&to)).into_response());
            }
            Err(FundingError::WrongDay) => errors.add("by", context.t("assess-day-passed")),
            Err(FundingError::LoadReached) => errors.add("pairs", context.t("assess-ask-load")),
            Err(FundingError::NotStated) => errors.add("pairs", context.t("assess-ask-not-stated")),
            Err(FundingError::NotNow) => errors.add("pairs", context.t("assess-ask-not-now")),
            Err(FundingError::Conflict(application)) => {
                let of = proposals.iter().find(|one| one.application == application);
                let title = of.map_or_else(String::new, |one| one.title.clone());
                errors.add("pairs", context.ta("assess-ask-conflict", &[("title", title.into())]));
            }
            Err(other) => return Err(other.into()),
        }
    }
    Ok(again(view(&context, &call, &proposals, each, Some(&typed), typed.text("by"), &errors)))
}
