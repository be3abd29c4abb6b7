//! After a no: the profile as it stands, to be corrected where the maker agrees.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use vocabulary::{IsoWeek, Vocabulary};

use super::answer::{Shown, view};
use crate::{
    app::App,
    cases::requests::{self, Corrected, CorrectedOffer, Correction, NotCorrected},
    http::{Context, PageError, PageResult, Typed, components::FieldErrors, error::again},
    makers::model::OfferId,
};

/// Fields that are chosen and not typed.
const CHOSEN: [&str; 3] = ["prototype", "pilot_series", "full_scale"];

/// `POST /answer/{token}/correct`: the profile says otherwise from now on. `about` is `certificates` or `hours`; else it is about
/// the offer of `offer`.
///
/// # Errors
/// When the link is not whole, or somebody changed the profile meanwhile.
pub async fn send(
    State(app): State<App>,
    context: Context,
    Path(token): Path<String>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let number = |name: &str| typed.text(name).parse::<i64>().map_err(|_| PageError::BadRequest);
    let what = match typed.text("about") {
        "certificates" => Corrected::Certificates,
        "hours" => Corrected::Hours,
        _ => Corrected::Offer(OfferId(number("offer")?)),
    };
    let mut errors = FieldErrors::new();
    match requests::correct(&app, &context.caller, &token, what, number("version")?, &typed).await {
        Ok(()) => {
            let to = format!("/answer/{token}?done=corrected");
            return Ok(Redirect::to(&context.href(&to)).into_response());
        }
        Err(NotCorrected::Request(error)) => return Err(error.into()),
        Err(NotCorrected::Nothing) => errors.add("certificate", context.t("correct-certificates-none")),
        Err(NotCorrected::Invalid(problems)) => {
            for (name, problem) in &problems.0 {
                errors.add(format!("{name}-{}", typed.text("offer")), problem.sentence(context.language));
            }
        }
    }
    let opened = requests::open(&app, &context.caller, &token).await?;
    let correction = requests::correction(&app, &context.caller, &token).await?;
    let shown = Shown { opened: &opened, correction: correction.as_ref(), token: &token, typed: &typed };
    Ok(again(view(&context, &shown, None, &errors)))
}

/// The section of the maker's page, from plain data.
pub(super) fn section(
    context: &Context,
    shown: &Shown<'_>,
    correction: &Correction,
    errors: &FieldErrors,
) -> Markup {
    html! {
        section class="ht-section ht-stack" data-gap="sm" aria-labelledby="correct" {
            h2 class="ds-heading" data-size="md" id="correct" { (context.t("correct-title")) }
            p class="ht-measure" { (context.t("correct-lead")) }
            @if !correction.certificates.is_empty() { (certificates(context, shown, correction, errors)) }
            @if let Some(monday) = correction.full_until { (hours(context, shown, correction, IsoWeek::of(monday))) }
            @for offer in &correction.offers { (offer_form(context, shown, correction, offer, errors)) }
        }
    }
}

fn form(context: &Context, shown: &Shown<'_>, correction: &Correction, inner: &Markup) -> Markup {
    html! {
        form class="ht-form ht-stack" data-gap="sm" method="post" action=(context.href(&format!("/answer/{}/correct", shown.token))) novalidate {
            input type="hidden" name="version" value=(correction.version);
            (inner)
        }
    }
}

fn certificates(
    context: &Context,
    shown: &Shown<'_>,
    correction: &Correction,
    errors: &FieldErrors,
) -> Markup {
    let error = errors.of("certificate");
    let all = Vocabulary::embedded().certificates();
    form(
        context,
        shown,
        correction,
        &html! {
            input type="hidden" name="about" value="certificates";
            fieldset class="ds-fieldset" data-invalid[error.is_some()] {
                legend class="ds-label" id="certificate" { (context.t("correct-certificates")) }
                p data-field="description" { (context.t("correct-certificates-hint")) }
                @if let Some(error) = error { p class="ds-validation-message" { (error) } }
                @for asked in &correction.certificates {
                    @let certificate = all.get(asked.certificate);
                    @let id = format!("certificate-{}", asked.certificate.0);
                    div class="ds-field" {
                        input class="ds-input" type="checkbox" id=(id) name="certificate" value=(certificate.code);
                        label class="ds-label" for=(id) {
                            (certificate.name(context.language.of_terms()))
                            @if asked.is_held { " – " (context.t("correct-certificates-held")) }
                        }
                    }
                }
            }
            p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("correct-certificates-do")) } }
        },
    )
}

fn hours(context: &Context, shown: &Shown<'_>, correction: &Correction, last: IsoWeek) -> Markup {
    form(
        context,
        shown,
        correction,
        &html! {
            h3 class="ds-heading" data-size="xs" { (context.t("correct-hours")) }
            p { (context.ta("correct-hours-text", &[("week", last.to_string().into())])) }
            p { button class="ds-button" data-variant="secondary" type="submit" name="about" value="hours" { (context.t("correct-hours-do")) } }
        },
    )
}

fn offer_form(
    context: &Context,
    shown: &Shown<'_>,
    correction: &Correction,
    offer: &CorrectedOffer,
    errors: &FieldErrors,
) -> Markup {
    let process = Vocabulary::embedded().processes().get(offer.process);
    let is_typed = shown.typed.text("offer") == offer.offer.to_string();
    form(
        context,
        shown,
        correction,
        &html! {
            h3 class="ds-heading" data-size="xs" { (process.name(context.language.of_terms())) }
            input type="hidden" name="offer" value=(offer.offer);
            @for (name, stands) in &offer.fields {
                @let id = format!("{name}-{}", offer.offer);
                @let value = if is_typed { shown.typed.text(name) } else { stands.as_str() };
                @let error = errors.of(&id);
                div class="ds-field" data-invalid[error.is_some()] {
                    label class="ds-label" for=(id) { (context.t(&format!("edit-{}", name.replace('_', "-")))) }
                    @if let Some(error) = error { p class="ds-validation-message" { (error) } }
                    @if CHOSEN.contains(name) {
                        select class="ds-input" id=(id) name=(name) {
                            option value="" selected[value.is_empty()] { (context.t("not-stated")) }
                            @for code in ["yes", "no"] {
                                option value=(code) selected[value == code] { (context.t(&format!("edit-stage-{code}"))) }
                            }
                        }
                    } @else if *name == "materials" {
                        textarea class="ds-input" id=(id) name=(name) rows="4" { (value) }
                    } @else {
                        input class="ds-input" type="text" id=(id) name=(name) value=(value);
                    }
                }
            }
            p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("correct-do")) } }
        },
    )
}
