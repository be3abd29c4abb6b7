//! Setting the next step in one's own words.

use axum::{
    extract::{Path, State},
    response::Response,
};
use maud::{Markup, html};

use super::{
    acts::{back, meanwhile},
    address,
    one::{Sent, view},
    whole::Whole,
    words,
};
use crate::{
    access::Action,
    app::App,
    cases::{
        CaseError,
        model::{CaseId, Party},
        set_step,
    },
    http::{
        Context, PageResult, Typed,
        components::{Field, FieldErrors, FieldKind, OptionGroup, Select, field, fields, select},
        error::again,
    },
    words::Language,
};

/// Whose turn it can be.
const BY: [Party; 4] = [Party::Adviser, Party::Owner, Party::Maker, Party::Office];

/// Folded below what comes next; open where something was wrong with it.
pub(super) fn form(context: &Context, whole: &Whole, sent: &Sent) -> Markup {
    if !whole.may_now(context, Action::WorkOnCase) {
        return html! {};
    }
    let l = context.language;
    let case = &whole.found.case;
    let own = case.own_step.as_ref();
    let was_sent = sent.typed.0.contains_key("step");
    let text = |name: &str, present: Option<String>| {
        if was_sent { sent.typed.text(name).to_owned() } else { present.unwrap_or_default() }
    };
    let step = text("step", own.map(|own| own.text.shown().to_owned()));
    let by = text("step_by", Some(own.map_or(Party::Adviser, |own| own.by).code().to_owned()));
    let on = text("step_on", own.and_then(|own| own.on).map(|day| day.to_string()));
    html! {
        details class="ds-details ht-noprint" open[was_sent] {
            summary { (context.t(if own.is_some() { "case-step-change" } else { "case-step-set" })) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{}/step", address(case.id)))) novalidate {
                input type="hidden" name="version" value=(case.version);
                (field(&sent.errors, &Field {
                    name: "step",
                    label: context.t("case-step-text"),
                    hint: Some(context.t("case-step-text-hint")),
                    value: &step,
                    ..Field::default()
                }))
                (fields(html! {
                    (select(&sent.errors, &Select {
                        name: "step_by",
                        label: context.t("case-step-by"),
                        hint: None,
                        value: &by,
                        none: None,
                        groups: vec![parties(l, &BY)],
                    }))
                    (field(&sent.errors, &Field {
                        name: "step_on",
                        label: context.t("case-step-on"),
                        value: &on,
                        kind: FieldKind::Date,
                        ..Field::default()
                    }))
                }))
                p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("case-step-do")) } }
            }
        }
    }
}

/// Parties to choose among.
pub(super) fn parties(l: Language, all: &[Party]) -> OptionGroup {
    let options = all.iter().map(|party| (party.code().to_owned(), words::party(l, *party))).collect();
    OptionGroup { label: String::new(), options }
}

/// A day that need not be given.
///
/// # Errors
/// The sentence for the field.
pub(super) fn day(context: &Context, text: &str) -> Result<Option<jiff::civil::Date>, String> {
    match text {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| context.ta("case-no-day", &[("text", text.into())])),
    }
}

/// `POST /cases/{id}/step`
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
    let on = day(&context, typed.text("step_on")).map_err(|sentence| errors.add("step_on", sentence));
    let version = typed.text("version").parse().unwrap_or(0);
    let by = Party::parse(typed.text("step_by")).filter(|by| BY.contains(by)).unwrap_or(Party::Adviser);
    if let Ok(on) = on {
        match set_step(&app, &context.caller, CaseId(id), version, typed.text("step"), by, on).await {
            Ok(_) => return Ok(back(&context, CaseId(id), "step")),
            Err(CaseError::TooLong(most)) => errors.add("step", words::too_long(context.language, most)),
            Err(CaseError::Changed) => {
                let whole = Whole::of(&app, &context, CaseId(id)).await?;
                errors.add("step", meanwhile(&context, &whole));
            }
            Err(other) => return Err(other.into()),
        }
    }
    let whole = Whole::of(&app, &context, CaseId(id)).await?;
    if !whole.may(&context, Action::WorkOnCase) {
        return Err(crate::http::PageError::Forbidden);
    }
    Ok(again(view(&app, &context, &whole, &Sent { typed, errors }, "").await?))
}
