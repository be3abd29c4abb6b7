//! The statement of earlier aid: what was stated and what it leaves, the form that states it, and the adviser's answer.

mod form;
pub mod pdf;
mod shown;

use axum::{
    extract::{Path, State},
    response::Response,
};
use funding::aid::Worth;
use maud::{Markup, html};

use super::{
    acts::{back, meanwhile},
    address,
    one::{crumbs, number},
    whole::Whole,
};
use crate::{
    access::Action,
    aid::{
        Checked,
        model::{EntryId, hour_on},
        pages::fields::{amount, units},
        store::rates,
    },
    app::App,
    cases::{
        CaseError, accept_aid, case_by_id, check_aid, compare_aid,
        model::{AidStanding, CaseId, aid::standing},
        return_aid, state_aid,
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{FieldErrors, error_summary, page_head},
        error::again,
        page,
    },
};

/// `GET /cases/{id}/aid`
///
/// # Errors
/// Not found, when there is none or the caller may not read it.
pub async fn ask(context: Context, State(app): State<App>, Path(id): Path<i64>) -> PageResult {
    let whole = Whole::of(&app, &context, CaseId(id)).await?;
    let typed = form::begun(&context, &whole);
    let checked = checked(&app, &context, &whole).await?;
    Ok(view(&context, &whole, checked.as_ref(), &typed, &FieldErrors::new(), false))
}

/// `POST /cases/{id}/aid`: states it, or asks for more rows.
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
    let rates = rates::all(app.db.reader()).await?;
    if !typed.has("more", "1")
        && let Some(statement) = form::read(&context, &typed, &rates, &mut errors)
    {
        state_aid(&app, &context.caller, CaseId(id), &statement, typed.text("once")).await?;
        return Ok(back(&context, CaseId(id), "aid"));
    }
    let whole = Whole::of(&app, &context, CaseId(id)).await?;
    if !whole.may(&context, Action::TakePartInCase) {
        return Err(PageError::Forbidden);
    }
    let checked = checked(&app, &context, &whole).await?;
    Ok(again(view(&context, &whole, checked.as_ref(), &typed, &errors, true)))
}

/// `POST /cases/{id}/aid/answer`: the adviser accepts the statement, or sends it back.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn answer(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    let seen = typed.text("statement").parse().unwrap_or(0);
    let result = if typed.text("answer") == "return" {
        return_aid(&app, &context.caller, CaseId(id), seen).await.map(drop)
    } else {
        match value(&app, &context, &typed, &mut errors).await?.filter(|_| errors.is_empty()) {
            Some(value) => accept_aid(&app, &context.caller, CaseId(id), seen, value).await.map(drop),
            None => {
                if errors.is_empty() {
                    errors.add("value", context.t("case-aid-no-value"));
                }
                Ok(())
            }
        }
    };
    match result {
        Ok(()) if errors.is_empty() => return Ok(back(&context, CaseId(id), "aid")),
        Ok(()) => {}
        Err(CaseError::NoRate) => errors.add("value-rate", context.t("case-aid-no-rate")),
        Err(CaseError::NoRoom) => errors.add("value", context.t("case-aid-no-room")),
        Err(CaseError::NoRules) => errors.add("value", context.t("case-aid-no-rules")),
        Err(CaseError::Changed) => {
            let whole = Whole::of(&app, &context, CaseId(id)).await?;
            errors.add("value", meanwhile(&context, &whole));
        }
        Err(other) => return Err(other.into()),
    }
    let whole = Whole::of(&app, &context, CaseId(id)).await?;
    if !whole.may(&context, Action::WorkOnCase) {
        return Err(PageError::Forbidden);
    }
    let checked = checked(&app, &context, &whole).await?;
    Ok(again(view(&context, &whole, checked.as_ref(), &typed, &errors, false)))
}

/// What the advice is worth: an amount, or hours at the rate of the day.
async fn value(
    app: &App,
    context: &Context,
    typed: &Typed,
    errors: &mut FieldErrors,
) -> PageResult<Option<Worth>> {
    let rates = rates::all(app.db.reader()).await?;
    let today = app.clock.today();
    if let Some(amount) = amount(context, typed, "value", today, &rates, errors) {
        return Ok(Some(Worth::Stated(amount)));
    }
    let Some(text) = typed.given("hours") else { return Ok(None) };
    let hours = units(context.language, text, 2).filter(|hours| *hours > 0);
    if hours.is_none() {
        errors.add("hours", context.ta("case-aid-wrong-amount", &[("text", text.into())]));
    }
    let rate = hour_on(&rates, today);
    if rate.is_none() {
        errors.add("hours", context.t("aid-wrong-no-hour"));
    }
    Ok(hours.zip(rate).map(|(hundredths, rate)| Worth::Hours { hundredths, rate }))
}

/// `POST /cases/{id}/aid/same`: whether a line of the statement and an entry of the register are the same aid.
///
/// # Errors
/// When the caller may not, somebody was first, or the database refuses.
pub async fn same(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let found = case_by_id(&app, &context.caller, CaseId(id)).await?;
    if !found.may(&context.caller, Action::WorkOnCase) {
        return Err(PageError::Forbidden);
    }
    let read = |name: &str| typed.text(name).parse::<i64>().ok();
    let (Some(entry), Some(line), Some(seen)) = (read("entry"), read("line"), read("statement")) else {
        return Err(PageError::BadRequest);
    };
    let line = usize::try_from(line).map_err(|_| PageError::BadRequest)?;
    let same = typed.has("same", "yes");
    compare_aid(&app, &context.caller, &found, EntryId(entry), line, seen, same).await?;
    Ok(back(&context, CaseId(id), "aid"))
}

/// What the statement and the register say together, for whoever may read the register of this firm.
async fn checked(app: &App, context: &Context, whole: &Whole) -> PageResult<Option<Checked>> {
    let Some((kept, statement)) = &whole.aid else { return Ok(None) };
    if kept.accepted.is_some() || !whole.may(context, Action::ReadAid) {
        return Ok(None);
    }
    Ok(Some(check_aid(app, &context.caller, &whole.found, kept, statement).await?))
}

/// What stands, what it leaves, and the forms that the reader may send. `states`: the statement's form is at work.
fn view(
    context: &Context,
    whole: &Whole,
    checked: Option<&Checked>,
    typed: &Typed,
    errors: &FieldErrors,
    states: bool,
) -> Markup {
    let path = format!("{}/aid", address(whole.found.case.id));
    let context = &Context { path, ..context.clone() };
    let title = context.t("case-aid");
    let standing = standing(whole.aid.as_ref().map(|(kept, _)| kept));
    let may_state = whole.may_now(context, Action::TakePartInCase);
    let may_answer = whole.may_now(context, Action::WorkOnCase) && standing == AidStanding::Stated;
    page(
        context,
        &format!("{title}: {}", number(context, whole)),
        html! {
            (error_summary(context, errors))
            (crumbs(context, whole, Some(&title)))
            (page_head(Some(&number(context, whole)), &title, Some(&context.t("case-aid-lead"))))
            (shown::rules(context, whole))
            @if let Some((kept, statement)) = &whole.aid {
                (shown::statement(context, whole, checked, kept, statement))
                @if may_answer { (shown::answer(context, whole, kept, typed, errors)) }
            }
            @if may_state {
                @if whole.aid.is_none() || states { (form::view(context, whole, typed, errors)) }
                @else {
                    details class="ds-details ht-section ht-noprint" open[standing == AidStanding::NotStated] {
                        summary { (context.t("case-aid-again")) }
                        div { (form::view(context, whole, typed, errors)) }
                    }
                }
            }
        },
    )
}
