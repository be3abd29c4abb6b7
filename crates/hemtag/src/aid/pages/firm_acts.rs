//! What is sent from a firm's page: what is known of it, its links, mergers and splits.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use funding::aid::{Control, FirmId, Fiscal};
use jiff::civil::Date;

use super::{
    fields,
    firm::{equity, view},
    firm_path,
};
use crate::{
    access::{self, Action, Relation},
    aid::{
        AidError,
        keep::{self, NewChange, NewFirmLink},
        model::{Firm, Size},
    },
    app::App,
    http::{Context, PageResult, Typed, components::FieldErrors, error::again},
};

fn back(context: &Context, id: FirmId) -> Response {
    Redirect::to(&context.href(&format!("{}?done=saved", firm_path(id)))).into_response()
}

/// The page again, with what was typed beside what stands in the other forms.
async fn wrong(
    app: &App,
    context: &Context,
    id: FirmId,
    typed: &Typed,
    errors: &FieldErrors,
) -> PageResult<Response> {
    let shown = keep::firm(app, &context.caller, id).await?;
    let mut all = super::firm::begun(&shown);
    all.0.extend(typed.0.clone());
    Ok(again(view(context, &shown, &all, errors, "")))
}

/// `POST /aid/firms/{id}`: what is known of the firm.
///
/// # Errors
/// Not found when there is none; when the caller may not.
pub async fn about(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::KeepAid, Relation::None)?;
    let id = FirmId(id);
    let now = keep::firm(&app, &context.caller, id).await?.firm;
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    let name = typed.text("name").chars().take(200).collect::<String>();
    if name.is_empty() {
        errors.add("name", context.t("case-aid-no-firm"));
    }
    let number =
        if now.is_person() { now.number } else { fields::number(&context, &typed, "number", &mut errors) };
    let nace = fields::branch(&context, &typed, "nace", &mut errors);
    let mut begins: Vec<Date> = Vec::new();
    for line in typed.text("begins").lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.parse() {
            Ok(day) => begins.push(day),
            Err(_) => errors.add("begins", context.ta("case-no-day", &[("text", line.into())])),
        }
    }
    let month = typed.text("month").parse().ok().filter(|month| (1..=12).contains(month));
    let fiscal = match (begins.is_empty(), month) {
        (false, _) => Fiscal::Begins(begins),
        (true, Some(month)) => Fiscal::Month(month),
        (true, None) => Fiscal::NotKnown,
    };
    if errors.is_empty() {
        let version = typed.text("version").parse().unwrap_or(0);
        let new = Firm { id, number, name, nace, size: Size::parse(typed.text("size")), fiscal, version };
        match keep::change_firm(&app, &context.caller, &new).await {
            Ok(()) | Err(AidError::Nothing) => return Ok(back(&context, id)),
            Err(AidError::NumberTaken) => errors.add("number", context.t("aid-wrong-number-taken")),
            Err(AidError::Changed) => errors.add("name", context.t("aid-wrong-meanwhile")),
            Err(other) => return Err(other.into()),
        }
    }
    wrong(&app, &context, id, &typed, &errors).await
}

/// `POST /aid/firms/{id}/links`
///
/// # Errors
/// As [`about`].
pub async fn link(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::KeepAid, Relation::None)?;
    let id = FirmId(id);
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    let others = fields::firms(typed.text("other"));
    let from = fields::day(&context, &typed, "from", &mut errors);
    let to = fields::day(&context, &typed, "to", &mut errors);
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        errors.add("to", context.t("aid-wrong-order"));
    }
    match others.as_slice() {
        [(other, _)] if !other.name.is_empty() => {
            if errors.is_empty() {
                let new = NewFirmLink {
                    decides: typed.text("way") != "under",
                    control: Control::parse(typed.text("control")).unwrap_or(Control::Stated),
                    from,
                    to,
                    source: typed.text("link-source"),
                    once: typed.text("once"),
                };
                match keep::add_link(&app, &context.caller, id, other, &new).await {
                    Ok(()) => return Ok(back(&context, id)),
                    Err(AidError::NoSource) => errors.add("link-source", context.t("aid-rate-no-source")),
                    Err(AidError::SameFirm) => errors.add("other", context.t("aid-wrong-same-firm")),
                    Err(other) => return Err(other.into()),
                }
            }
        }
        _ => errors.add("other", context.t("aid-wrong-other")),
    }
    wrong(&app, &context, id, &typed, &errors).await
}

/// `POST /aid/firms/{id}/links/{link}`: takes it back.
///
/// # Errors
/// Not found when the firm has none that holds; when the caller may not.
pub async fn withdraw_link(
    State(app): State<App>,
    context: Context,
    Path((id, link)): Path<(i64, i64)>,
) -> PageResult<Response> {
    keep::withdraw_link(&app, &context.caller, FirmId(id), link).await?;
    Ok(back(&context, FirmId(id)))
}

/// `POST /aid/firms/{id}/changes`
///
/// # Errors
/// As [`about`].
pub async fn change(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::KeepAid, Relation::None)?;
    let id = FirmId(id);
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    let on = fields::day(&context, &typed, "change-on", &mut errors);
    if typed.given("change-on").is_none() {
        errors.add("change-on", context.t("aid-rate-no-day"));
    }
    let lines = fields::firms(typed.text("firms"));
    let new = match typed.text("kind") {
        "divided" => {
            let mut parts = Vec::new();
            for (firm, rest) in lines {
                let read = rest.as_deref().filter(|text| !text.is_empty()).map(|text| equity(&context, text));
                if read == Some(None) {
                    let text = rest.unwrap_or_default();
                    errors.add("firms", context.ta("case-aid-wrong-amount", &[("text", text.into())]));
                }
                parts.push((firm, read.flatten()));
            }
            (!parts.is_empty()).then_some(NewChange::Divided(parts))
        }
        "went" => match <[_; 1]>::try_from(lines) {
            Ok([(into, _)]) => Some(NewChange::WentUpIn(into)),
            Err(_) => None,
        },
        _ => (!lines.is_empty()).then(|| NewChange::Took(lines.into_iter().map(|(firm, _)| firm).collect())),
    };
    if new.is_none() {
        errors.add("firms", context.t("aid-wrong-firms"));
    }
    if let (Some(on), Some(new)) = (on, new)
        && errors.is_empty()
    {
        let (source, once) = (typed.text("change-source"), typed.text("once"));
        match keep::add_change(&app, &context.caller, id, on, &new, source, once).await {
            Ok(()) => return Ok(back(&context, id)),
            Err(AidError::NoSource) => errors.add("change-source", context.t("aid-rate-no-source")),
            Err(AidError::SameFirm) => errors.add("firms", context.t("aid-wrong-same-firm")),
            Err(other) => return Err(other.into()),
        }
    }
    wrong(&app, &context, id, &typed, &errors).await
}

/// `POST /aid/firms/{id}/changes/{change}`: takes it back.
///
/// # Errors
/// As [`withdraw_link`].
pub async fn withdraw_change(
    State(app): State<App>,
    context: Context,
    Path((id, change)): Path<(i64, i64)>,
) -> PageResult<Response> {
    keep::withdraw_change(&app, &context.caller, FirmId(id), change).await?;
    Ok(back(&context, FirmId(id)))
}
