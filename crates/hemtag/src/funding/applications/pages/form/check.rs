//! The last step: everything that was said, everything that lacks, who signs, and handing in.

use maud::{Markup, html};

use super::{Shown, address};
use crate::{
    app::{App, random_key},
    funding::{
        applications::{
            self, AttachedFile, Signature, earlier, judgements, signed_now, told,
            words::{self, moment},
        },
        model::{application::State, handed::HandedFile},
    },
    http::{
        PageResult,
        components::{Field, FieldKind, Tone, field, fields as beside, notice},
    },
};

pub(super) async fn page(app: &App, shown: &Shown<'_>) -> PageResult {
    let context = shown.context;
    let caller = &context.caller;
    let (kept, held) = (shown.kept, &shown.terms.held);
    let files = applications::files(app, caller, kept.id).await?;
    let files: Vec<HandedFile> = files.iter().map(AttachedFile::handed).collect();
    let signatures = applications::signatures(app, caller, kept.id).await?;
    let keys = app.keys().map_err(anyhow::Error::from)?;
    let known = earlier(app.db.reader(), keys, kept.id, &kept.application).await?;
    let rules = judgements(held, &kept.application, &known, app.clock.today());
    let now = app.clock.now();
    Ok(html! {
        (lacks(shown))
        (super::super::rules::table(context, &rules))
        (super::super::sections::sections(&told::sections(context.language, held, &kept.application, &files)))
        (signatory(shown))
        (signing(shown, &signatures))
        (handing_in(shown, &signatures, now))
    })
}

/// Every problem, linked to its field.
fn lacks(shown: &Shown<'_>) -> Markup {
    let context = shown.context;
    if shown.problems.is_empty() {
        return notice(Tone::Success, &context.t("apply-complete"), html! {});
    }
    let count = shown.problems.len() as u64;
    notice(
        Tone::Warning,
        &context.language.counted("apply-lacks", count),
        html! {
            ul class="ds-list" {
                @for problem in &shown.problems {
                    @let page = format!("{}/{}?problems=true", address(shown.kept.id), problem.step.code());
                    li {
                        a class="ds-link" href={ (context.href(&page)) "#" (problem.field) } {
                            (words::problem(context.language, &shown.terms.held, problem))
                        }
                    }
                }
            }
        },
    )
}

fn signatory(shown: &Shown<'_>) -> Markup {
    let context = shown.context;
    let one = |name: &'static str, key: &str, kind: FieldKind| {
        let (label, value) = (context.t(&format!("apply-{key}")), shown.typed.text(name));
        let hint = context.language.find(&format!("apply-{key}-hint"));
        field(&shown.errors, &Field { name, label, hint, value, kind, ..Field::default() })
    };
    let action = context.href(&format!("{}/check", address(shown.kept.id)));
    html! {
        section class="ht-section ht-stack" data-gap="sm" aria-labelledby="signatory-title" {
            h2 class="ds-heading" data-size="md" id="signatory-title" { (context.t("apply-signatory-title")) }
            p class="ht-measure" { (context.t("apply-signatory-about")) }
            form class="ht-form ht-stack" method="post" action=(action) novalidate {
                input type="hidden" name="version" value=(shown.kept.version);
                (beside(html! {
                    (one("signatory", "signatory", FieldKind::Text))
                    (one("signatory_function", "signatory-function", FieldKind::Text))
                }))
                (one("signatory_email", "signatory-email", FieldKind::Email))
                p { button class="ds-button" data-variant="secondary" type="submit" name="then" value="stay" { (context.t("apply-keep")) } }
            }
        }
    }
}

/// Asking another to sign, and who was asked.
fn signing(shown: &Shown<'_>, signatures: &[Signature]) -> Markup {
    let context = shown.context;
    let l = context.language;
    let kept = shown.kept;
    let asked: Vec<&Signature> = signatures.iter().filter(|one| !one.signatory.email.is_empty()).collect();
    let may_ask = shown.problems.is_empty() && !kept.application.signatory_email.is_empty();
    html! {
        section class="ht-section ht-stack" data-gap="sm" id="signing" aria-labelledby="signing-title" {
            h2 class="ds-heading" data-size="md" id="signing-title" { (context.t("apply-signing-title")) }
            p class="ht-measure" { (context.t("apply-signing-about")) }
            @if !asked.is_empty() {
                ul class="ds-list" {
                    @for one in asked {
                        li {
                            (one.signatory.name) ", " (one.signatory.function) ": "
                            @match (one.signed_at, one.version == kept.version) {
                                (Some(at), true) => (context.ta("apply-signed-at", &[("at", moment(l, at).into())])),
                                (Some(at), false) => (context.ta("apply-signed-before", &[("at", moment(l, at).into())])),
                                (None, true) => (context.ta("apply-signature-waits", &[("at", moment(l, one.asked_at).into())])),
                                (None, false) => (context.ta("apply-signature-void", &[("at", moment(l, one.asked_at).into())])),
                            }
                        }
                    }
                }
            }
            @if may_ask {
                form method="post" action=(context.href(&format!("{}/signature", address(kept.id)))) {
                    input type="hidden" name="version" value=(kept.version);
                    button class="ds-button" data-variant="secondary" type="submit" {
                        (context.ta("apply-signature-do", &[("to", kept.application.signatory_email.clone().into())]))
                    }
                }
            } @else { p class="ht-small ht-soft" { (context.t("apply-signature-first")) } }
        }
    }
}

/// The form that hands in, with the clock that decides.
fn handing_in(shown: &Shown<'_>, signatures: &[Signature], now: jiff::Timestamp) -> Markup {
    let context = shown.context;
    let l = context.language;
    let kept = shown.kept;
    let is_open = kept.state != State::Draft || shown.terms.call.is_open(now);
    let signed = signed_now(kept, signatures);
    let closes = shown.terms.held.closes_at.map_or_else(String::new, |at| moment(l, at));
    let times = [("closes", closes.into()), ("now", moment(l, now).into())];
    html! {
        section class="ht-section ht-stack" data-gap="sm" id="hand-in" aria-labelledby="hand-in-title" {
            h2 class="ds-heading" data-size="md" id="hand-in-title" { (context.t("apply-hand-in")) }
            @if kept.state == State::Draft { p class="ht-measure" { (context.ta("apply-hand-in-clock", &times)) } }
            @if !is_open { (notice(Tone::Warning, &context.t("apply-not-open"), html! { p { (context.ta("apply-hand-in-closed", &times)) } })) }
            @if let Some(error) = shown.errors.of("declared") { p class="ds-validation-message" id="declared-error" { (error) } }
            @if !shown.problems.is_empty() { p { (context.t("apply-hand-in-lacks")) } }
            @if is_open && shown.problems.is_empty() {
                form class="ht-form ht-stack" method="post" action=(context.href(&format!("{}/submit", address(kept.id)))) {
                    input type="hidden" name="version" value=(kept.version);
                    input type="hidden" name="once" value=(random_key());
                    @match signed {
                        Some(one) => p { (context.ta("apply-signed-by", &[("name", one.signatory.name.clone().into()), ("function", one.signatory.function.clone().into())])) },
                        None => div class="ds-field" data-invalid[shown.errors.of("declared").is_some()] {
                            input class="ds-input" type="checkbox" id="declared" name="declared" value="1"
                                aria-describedby=[shown.errors.of("declared").map(|_| "declared-error")];
                            label class="ds-label" for="declared" {
                                (context.ta("apply-declared", &[
                                    ("name", kept.application.signatory.clone().into()),
                                    ("function", kept.application.signatory_function.clone().into()),
                                ]))
                            }
                        },
                    }
                    p { button class="ds-button" type="submit" { (context.t("apply-hand-in")) } }
                }
            }
        }
    }
}
