//! What every step has around its fields: where it stands, what lacks, and the buttons.

use maud::{Markup, html};

use super::{Shown, address};
use crate::{
    funding::{
        applications::words::{self, moment},
        model::{application::State, check::Step},
    },
    http::{
        components::{Tone, breadcrumbs, error_summary, notice, page_head},
        page,
    },
};

/// A step with its fields in one form.
pub(super) fn frame(shown: &Shown<'_>, fields: Markup) -> Markup {
    let context = shown.context;
    let action = context.href(&format!("{}/{}", address(shown.kept.id), shown.step.code()));
    bare(
        shown,
        html! {
            form class="ht-form ht-stack" method="post" action=(action) novalidate {
                input type="hidden" name="version" value=(shown.kept.version);
                (fields)
                div class="ht-acts" {
                    button class="ds-button" type="submit" name="then" value="next" { (context.t("apply-keep-and-go-on")) }
                    button class="ds-button" data-variant="secondary" type="submit" name="then" value="stay" { (context.t("apply-keep")) }
                }
            }
        },
    )
}

/// A step that brings its own forms.
pub(super) fn bare(shown: &Shown<'_>, content: Markup) -> Markup {
    let (context, l) = (shown.context, shown.context.language);
    let title = words::step(l, shown.step);
    let call = shown.terms.held.title.of(l).to_owned();
    let own = address(shown.kept.id);
    let name = match shown.kept.application.title.as_str() {
        "" => context.t("apply-untitled"),
        title => title.to_owned(),
    };
    let list = (context.t("apply-list-title"), "/funding/applications");
    page(
        context,
        &format!("{title}: {name}"),
        html! {
            (error_summary(context, &shown.errors))
            (breadcrumbs(context, &[list, (name.clone(), &own)], &title))
            (page_head(Some(&call), &title, shown.context.language.find(&format!("apply-lead-{}", shown.step.code())).as_deref()))
            @match shown.asked.done.as_str() {
                "kept" => { (notice(Tone::Success, &context.t("apply-done-kept"), html! {})) }
                "unread" => { (notice(Tone::Warning, &context.t("apply-done-unread"), html! {})) }
                "file" => { (notice(Tone::Success, &context.t("apply-done-file"), html! {})) }
                "asked" => { (notice(Tone::Success, &context.t("apply-done-asked"), html! {})) }
                _ => {}
            }
            (shown.told)
            (amended(shown))
            (steps(shown))
            (content)
        },
    )
}

/// What changed in the call since the application was begun.
fn amended(shown: &Shown<'_>) -> Markup {
    if shown.terms.amended.is_empty() || shown.kept.state != State::Draft {
        return html! {};
    }
    notice(
        Tone::Info,
        &shown.t("apply-call-amended"),
        html! { ul class="ds-list" { @for reason in &shown.terms.amended { li { (reason) } } } },
    )
}

/// The steps with what lacks in each, and until when.
fn steps(shown: &Shown<'_>) -> Markup {
    let context = shown.context;
    let l = context.language;
    let lacks = |step: Step| shown.problems.iter().filter(|one| one.step == step).count() as u64;
    html! {
        nav class="ht-section ht-noprint" aria-label=(context.t("apply-steps")) {
            ol class="ht-steplist" {
                @for step in Step::ALL.into_iter().filter(|step| step.is_of(&shown.terms.held)) {
                    li {
                        @let href = context.href(&format!("{}/{}", address(shown.kept.id), step.code()));
                        a class="ds-link" href=(href) aria-current=[(step == shown.step).then_some("step")] { (words::step(l, step)) }
                        " " span class="ht-small ht-soft" {
                            @match lacks(step) { 0 => (context.t("apply-step-complete")), count => (l.counted("apply-step-lacks", count)) }
                        }
                    }
                }
            }
            @if let (State::Draft, Some(closes)) = (shown.kept.state, shown.terms.held.closes_at) {
                p class="ht-small ht-soft" { (context.ta("apply-closes", &[("at", moment(l, closes).into())])) }
            }
        }
    }
}
