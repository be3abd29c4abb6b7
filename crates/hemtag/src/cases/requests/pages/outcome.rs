//! What came of a need: asked for afterwards, also when nothing came of it.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{find, path_of};
use crate::{
    access::Action,
    app::App,
    cases::{
        Found,
        requests::{
            self, NewOutcome, Overview, RequestError,
            model::{Reached, WhyNot},
        },
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Choice, Choices, Field, FieldErrors, FieldKind, breadcrumbs, choices, error_summary, field,
            page_head,
        },
        error::again,
        page,
    },
};

/// `GET /cases/{id}/outcome`
///
/// # Errors
/// When there is no such case, or the caller may not.
pub async fn ask(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult {
    let found = find(&app, &context, id).await?;
    let whole = requests::overview(&app, &context.caller, &found).await?;
    let mut typed = Typed::default();
    if let Some(last) = whole.outcomes.last() {
        typed.set("reached", last.reached.code());
        typed.set("why_not", last.why_not.map_or("", WhyNot::code));
        typed.set("maker", last.maker.map_or_else(String::new, |maker| maker.to_string()));
        typed.set("words", last.words.as_str());
    }
    Ok(view(&context, &found, &whole, &typed, &FieldErrors::new()))
}

/// `POST /cases/{id}/outcome`
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn send(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let found = find(&app, &context, id).await?;
    if !found.may(&context.caller, Action::TakePartInCase) {
        return Err(PageError::Forbidden);
    }
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    match Reached::parse(typed.text("reached")) {
        None => errors.add("reached", context.t("outcome-no-reached")),
        Some(reached) => {
            let new = NewOutcome {
                reached,
                why_not: WhyNot::parse(typed.text("why_not")),
                maker: typed.given("maker").and_then(|maker| maker.parse().ok()),
                words: typed.text("words").to_owned(),
            };
            match requests::state_outcome(&app, &context.caller, &found, &new).await {
                Ok(()) => return Ok(Redirect::to(&context.href(&path_of(&found))).into_response()),
                Err(RequestError::NoReason) => errors.add("why_not", context.t("outcome-no-why")),
                Err(other) => return Err(other.into()),
            }
        }
    }
    let whole = requests::overview(&app, &context.caller, &found).await?;
    Ok(again(view(&context, &found, &whole, &typed, &errors)))
}

fn view(context: &Context, found: &Found, whole: &Overview, typed: &Typed, errors: &FieldErrors) -> Markup {
    let title = context.t("outcome-title");
    let case = format!("/cases/{}", found.case.id.0);
    let may = found.may(&context.caller, Action::TakePartInCase);
    let reached = Reached::ALL.iter().map(|one| {
        let words = |end: &str| context.t(&format!("outcome-reached-{}{end}", one.code()));
        Choice::new(one.code(), words(""), typed.has("reached", one.code())).hint(words("-about"))
    });
    let why = WhyNot::ALL.iter().map(|one| {
        let words = context.t(&format!("outcome-why-{}", one.code().replace('_', "-")));
        Choice::new(one.code(), words, typed.has("why_not", one.code()))
    });
    let mut makers: Vec<(i64, String)> =
        whole.asked.iter().map(|one| (one.request.maker, one.maker.clone())).collect();
    makers.sort();
    makers.dedup();
    let makers = makers
        .into_iter()
        .map(|(id, name)| Choice::new(id.to_string(), name, typed.has("maker", &id.to_string())))
        .collect::<Vec<_>>();
    let nobody = Choice::new("", context.t("outcome-maker-none"), typed.text("maker").is_empty());
    let set = |name: &'static str,
               legend: &str,
               hint: Option<&str>,
               choices: Vec<Choice>,
               unknown: Option<Choice>| {
        Choices {
            name,
            legend: context.t(legend),
            heading: false,
            hint: hint.map(|key| context.t(key)),
            many: false,
            choices,
            unknown,
            columns: false,
        }
    };
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.ta("requests-case", &[("number", found.case.id.0.into())]), &case)], &title))
            (page_head(None, &title, Some(&context.t("outcome-lead"))))
            @if !whole.outcomes.is_empty() {
                ul class="ht-list" {
                    @for one in &whole.outcomes {
                        li {
                            (super::day(context, one.at)) ": " (context.t(&format!("outcome-reached-{}", one.reached.code())))
                            @if let Some(why) = one.why_not { " – " (context.t(&format!("outcome-why-{}", why.code().replace('_', "-")))) }
                            @if !one.words.is_empty() { ". " span class="ht-words" { (one.words) } }
                        }
                    }
                }
            }
            @if may {
                form class="ht-form ht-stack" method="post" action=(context.href(&format!("{case}/outcome"))) novalidate {
                    (choices(context, errors, &set("reached", "outcome-reached", None, reached.collect(), None)))
                    (choices(context, errors, &set("why_not", "outcome-why", Some("outcome-why-hint"), why.collect(), None)))
                    @if !makers.is_empty() { (choices(context, errors, &set("maker", "outcome-maker", None, makers, Some(nobody)))) }
                    (field(errors, &Field { name: "words", label: context.t("outcome-words"), hint: Some(context.t("outcome-words-hint")), value: typed.text("words"), kind: FieldKind::Lines(3), ..Field::default() }))
                    p { button class="ds-button" type="submit" { (context.t("requests-save")) } }
                }
            }
        },
    )
}
