//! Saying anew what a case is about, or when to come back: the same question that opened it.

use axum::{
    extract::{Path, State},
    response::Response,
};
use maud::{Markup, html};

use super::{
    acts::{back, meanwhile},
    address,
    one::{crumbs, number},
    open::{LATER, question, read},
    whole::Whole,
};
use crate::{
    access::Action,
    app::App,
    cases::{
        CaseError, Opening,
        model::{CaseId, Triage},
        set_about,
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{FieldErrors, error_summary, page_head},
        error::again,
        page,
    },
};

/// `GET /cases/{id}/about`
///
/// # Errors
/// Not found, when there is none; forbidden for whoever may only read it.
pub async fn ask(context: Context, State(app): State<App>, Path(id): Path<i64>) -> PageResult {
    let whole = Whole::of(&app, &context, CaseId(id)).await?;
    if !whole.may_now(&context, Action::TakePartInCase) {
        return Err(PageError::Forbidden);
    }
    let case = &whole.found.case;
    let mut typed = Typed::default();
    let rests = case.come_back_on.is_some_and(|day| day > whole.today);
    typed.set("triage", if rests { LATER } else { case.triage.map_or("", Triage::code) });
    if let Some(day) = case.come_back_on.filter(|_| rests) {
        typed.set("come_back_on", day.to_string());
    }
    typed.set("branch", case.branch.clone().unwrap_or_default());
    Ok(view(&context, &whole, &typed, &FieldErrors::new()))
}

/// `POST /cases/{id}/about`
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn send(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    if let Some(mut about) = read(&context, &typed, &mut errors) {
        let whole = Whole::of(&app, &context, CaseId(id)).await?;
        // "Not now" keeps what the case was about.
        if about.triage.is_none() {
            about = Opening { triage: whole.found.case.triage, ..about };
        }
        let version = typed.text("version").parse().unwrap_or(0);
        match set_about(&app, &context.caller, CaseId(id), version, &about).await {
            Ok(_) => return Ok(back(&context, CaseId(id), "about")),
            Err(CaseError::NoQuestion) => errors.add("triage", context.t("case-open-no-question")),
            Err(CaseError::WrongDay) => errors.add("come_back_on", context.t("case-open-wrong-day")),
            Err(CaseError::Changed) => errors.add("triage", meanwhile(&context, &whole)),
            Err(other) => return Err(other.into()),
        }
    }
    let whole = Whole::of(&app, &context, CaseId(id)).await?;
    if !whole.may(&context, Action::TakePartInCase) {
        return Err(PageError::Forbidden);
    }
    Ok(again(view(&context, &whole, &typed, &errors)))
}

fn view(context: &Context, whole: &Whole, typed: &Typed, errors: &FieldErrors) -> Markup {
    let title = context.t("case-about-change");
    let case = &whole.found.case;
    page(
        context,
        &format!("{title}: {}", number(context, whole)),
        html! {
            (error_summary(context, errors))
            (crumbs(context, whole, Some(&title)))
            (page_head(Some(&number(context, whole)), &title, Some(&context.t("case-about-lead"))))
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{}/about", address(case.id)))) novalidate {
                input type="hidden" name="version" value=(case.version);
                (question(context, typed, errors))
                p { button class="ds-button" type="submit" { (context.t("case-about-do")) } }
            }
        },
    )
}
