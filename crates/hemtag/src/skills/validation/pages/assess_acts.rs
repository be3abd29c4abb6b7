//! What an assessor does with a validation: every form of its page.

use axum::{
    extract::{Path, State},
    response::Response,
};
use jiff::civil::Date;

use super::{
    assess::{PATH, whole},
    assessed_wrong, day, seen, to,
};
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{Context, PageError, PageResult, Typed, components::FieldErrors, error::again},
    skills::validation::{self, NewAssessment, ValidationError},
};

/// `POST /skills/validations/{id}/{act}`: takes it, maps in depth, assesses a unit, says the outcome, undoes, answers an appeal.
///
/// # Errors
/// Not found for whoever does not assess it.
pub async fn act(
    State(app): State<App>,
    context: Context,
    Path((id, act)): Path<(i64, String)>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::Assess, Relation::Named)?;
    let typed = Typed::of_body(&body);
    // Whoever does not assess it is told so by the page that a wrong form is shown on, and by every use case.
    let caller = &context.caller;
    let of = (id, seen(&typed));
    let mut errors = FieldErrors::new();
    let (field, done, result): (&str, &str, Result<(), ValidationError>) = match act.as_str() {
        "take" => return take(&app, &context, id).await,
        "deepen" => {
            let result = match a_day(&context, &typed, "depth_on", &mut errors) {
                Some(on) => validation::deepen(&app, caller, of, on, typed.text("depth_words")).await,
                None => Ok(()),
            };
            ("depth_on", "deepened", result)
        }
        "assess" => ("on", "assessed", unit(&app, &context, of, &typed, &mut errors).await),
        "undo-unit" => {
            let (unit, why) = (typed.text("undo_unit"), typed.text("undo_unit_why"));
            ("undo_unit_why", "undone", validation::undo_assessment(&app, caller, of, unit, why).await)
        }
        "conclude" => {
            let said = validation::conclude(&app, caller, of, typed.text("certificate")).await;
            ("certificate", "concluded", said.map(|_| ()))
        }
        "undo" => (
            "undo_why",
            "undone",
            validation::undo_conclusion(&app, caller, of, typed.text("undo_why")).await,
        ),
        "answer" => {
            let changed = typed.has("changed", "yes");
            if !changed && !typed.has("changed", "no") {
                errors.add("changed", context.t("valid-choose-one"));
                ("answer", "answered", Ok(()))
            } else {
                let answer = typed.text("answer");
                ("answer", "answered", validation::answer_appeal(&app, caller, of, changed, answer).await)
            }
        }
        _ => return Err(PageError::NotFound),
    };
    match result {
        Ok(()) if errors.is_empty() => return Ok(to(&context, &format!("{PATH}/{id}?done={done}"))),
        Ok(()) => {}
        Err(ValidationError::NotAssessed(wrong)) => {
            let shown = validation::to_assess(&app, caller, id).await?;
            let at = match wrong {
                validation::model::NotAssessed::NothingMissing => "missing",
                validation::model::NotAssessed::NoSuchUnit | validation::model::NotAssessed::Before(_) => {
                    "unit"
                }
                _ => field,
            };
            errors.add(at, assessed_wrong(&context, shown.opened.qualification(), &wrong));
        }
        Err(ValidationError::NoCertificate) => errors.add(field, context.t("valid-no-certificate")),
        Err(ValidationError::NoReason) => errors.add(field, context.t("valid-no-reason")),
        Err(ValidationError::TooLate) => errors.add(field, context.t("valid-undo-too-late")),
        Err(ValidationError::SamePerson) => errors.add(field, context.t("valid-same-person")),
        Err(other) => return Err(other.into()),
    }
    Ok(again(whole(&app, &context, id, &typed, &errors, "").await?))
}

async fn take(app: &App, context: &Context, id: i64) -> PageResult<Response> {
    validation::take(app, &context.caller, id).await?;
    Ok(to(context, &format!("{PATH}/{id}?done=taken")))
}

/// A day that must be typed.
fn a_day(context: &Context, typed: &Typed, name: &str, errors: &mut FieldErrors) -> Option<Date> {
    let found = day(context, typed, name, errors);
    if found.is_none() && errors.of(name).is_none() {
        errors.add(name, context.t("valid-no-from"));
    }
    found
}

async fn unit(
    app: &App,
    context: &Context,
    of: (i64, i32),
    typed: &Typed,
    errors: &mut FieldErrors,
) -> Result<(), ValidationError> {
    let on = a_day(context, typed, "on", errors);
    let met = typed.has("met", "yes");
    if !met && !typed.has("met", "no") {
        errors.add("met", context.t("valid-choose-one"));
    }
    let Some(on) = on.filter(|_| errors.is_empty()) else { return Ok(()) };
    let new = NewAssessment {
        unit: typed.text("unit"),
        on,
        met,
        how: typed.text("how"),
        missing: typed.text("missing"),
    };
    validation::assess(app, &context.caller, of, &new).await
}
