//! All of a maker's parts on one page, each with what can be done to it.

use jiff::civil::Date;
use maud::{Markup, html};
use vocabulary::Vocabulary;

use super::{Part, form::site_name};
use crate::{
    http::{
        Context,
        components::{Tone, breadcrumbs, facts, notice, page_head},
        page,
    },
    makers::{
        model::{CertificateNotHeld, Maker, OfferRecord, Subject},
        pages::evidence_in_words,
    },
};

/// What can be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Undo {
    /// The latest change.
    pub(super) latest: bool,
    /// Some version before is kept.
    pub(super) any: bool,
}

/// What has just been done, to be told on top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    Saved,
    Removed,
    Confirmed,
    Undone,
    Restored,
    Kept,
}

impl Done {
    pub(super) fn from_code(code: &str) -> Option<Done> {
        Some(match code {
            "saved" => Done::Saved,
            "removed" => Done::Removed,
            "confirmed" => Done::Confirmed,
            "undone" => Done::Undone,
            "restored" => Done::Restored,
            "kept" => Done::Kept,
            _ => return None,
        })
    }

    const fn key(self) -> &'static str {
        match self {
            Done::Saved => "edit-done-saved",
            Done::Removed => "edit-done-removed",
            Done::Confirmed => "edit-done-confirmed",
            Done::Undone => "edit-done-undone",
            Done::Restored => "edit-done-restored",
            Done::Kept => "edit-done-kept",
        }
    }
}

pub(super) fn overview(
    context: &Context,
    maker: &Maker,
    done: Option<Done>,
    undo: Undo,
    today: Date,
) -> Markup {
    let title = context.t("edit-overview");
    let own = format!("/makers/{}", maker.id);
    let to = |part: Part| context.href(&format!("{own}/edit/{}", part.code()));
    page(
        context,
        &format!("{title}: {}", maker.name),
        html! {
            (breadcrumbs(context, &[(context.t("nav-makers"), "/makers"), (maker.name.clone(), &own)], &title))
            (page_head(Some(&maker.name), &title, None))
            @if let Some(done) = done {
                div role="status" {
                    (notice(Tone::Success, &context.t(done.key()), html! {
                        @if undo.latest { (button(context, maker, "undo", "edit-undo")) }
                    }))
                }
            }
            section class="ht-section ht-stack" {
                h2 { (context.t("edit-organisation-title")) }
                (facts(&organisation(context, maker)))
                p class="ht-actions" {
                    a class="ds-button" data-variant="secondary" href=(to(Part::Organisation)) { (context.t("edit-organisation-do")) }
                    " " a class="ds-button" data-variant="secondary" href=(to(Part::Evidence(Subject::Maker))) { (context.t("edit-evidence-title")) }
                    " " a class="ds-button" data-variant="secondary" href=(context.href(&format!("{own}/own-words"))) { (context.t("edit-own-words")) }
                    " " a class="ds-button" data-variant="secondary" href=(context.href(&format!("{own}/capacity"))) { (context.t("edit-capacity")) }
                }
            }
            @for site in &maker.sites {
                section class="ht-section ht-stack" {
                    h2 { (site_name(context.language, site)) }
                    p class="ht-actions" {
                        (link(&to(Part::Site(Some(site.id))), &context.t("edit-site-do"), &site_name(context.language, site)))
                        (link(&to(Part::Evidence(Subject::Site(site.id))), &context.t("edit-evidence-title"), &site_name(context.language, site)))
                        (link(&context.href(&format!("{own}/edit/{}/remove", Part::Site(Some(site.id)).code())), &context.t("edit-remove"), &site_name(context.language, site)))
                    }
                    @if site.offers.is_empty() { p { (context.t("edit-site-empty")) } }
                    ul class="ht-results" { @for offer in &site.offers { (offer_row(context, maker, offer, today)) } }
                }
            }
            section class="ht-section ht-stack" {
                h2 { (context.t("edit-add-title")) }
                p class="ht-actions" {
                    @if !maker.sites.is_empty() { (link(&to(Part::Offer(None)), &context.t("edit-offer-new"), "")) }
                    (link(&to(Part::Site(None)), &context.t("edit-site-new"), ""))
                    (link(&to(Part::Certificate(None)), &context.t("edit-certificate-new"), ""))
                    (link(&context.href(&format!("{own}/certificates/import")), &context.t("certificate-import-title"), ""))
                    (link(&to(Part::NotHeld(None)), &context.t("edit-not-held-new"), ""))
                }
            }
            @if !maker.certificates.is_empty() {
                section class="ht-section ht-stack" {
                    h2 { (context.t("maker-certificates")) }
                    ul class="ht-results" {
                        @for (at, held) in maker.certificates.iter().enumerate() {
                            @let name = Vocabulary::embedded().certificates().get(held.certificate).name(context.language.of_terms());
                            li class="ht-result" {
                                h3 class="ds-heading" data-size="2xs" { (name) }
                                p class="ht-soft" {
                                    @if let Some(until) = held.valid_until {
                                        (context.t("held-until")) " " (context.language.date(until))
                                        @if until < today { " (" (context.t("held-has-run-out")) ")" } ". "
                                    }
                                    (evidence_in_words(context.language, &held.evidence, today))
                                }
                                p class="ht-actions" {
                                    (link(&to(Part::Certificate(Some(at))), &context.t("change"), name))
                                    (link(&context.href(&format!("{own}/edit/{}/message", Part::Certificate(Some(at)).code())), &context.t("certificate-exchange"), name))
                                    (link(&context.href(&format!("{own}/edit/{}/remove", Part::Certificate(Some(at)).code())), &context.t("edit-remove"), name))
                                }
                            }
                        }
                    }
                }
            }
            (not_held(context, maker, today))
            section class="ht-section ht-stack" {
                h2 { (context.t("edit-whole-title")) }
                p { (context.t("edit-confirm-text")) }
                (button(context, maker, "confirm", "edit-confirm"))
                @if undo.latest && done.is_none() { (button(context, maker, "undo", "edit-undo")) }
                @if undo.any { p { (link(&context.href(&format!("{own}/history")), &context.t("edit-history"), "")) } }
                p { (link(&context.href(&format!("{own}/edit/maker/remove")), &context.t("edit-maker-remove"), "")) }
            }
        },
    )
}

fn organisation(context: &Context, maker: &Maker) -> Vec<(String, Markup)> {
    let or_not = |text: Option<&str>| text.map_or_else(|| context.t("not-stated"), str::to_owned);
    let number = match (maker.public_number(), maker.personal_number) {
        (Some(number), _) => number.to_owned(),
        (None, true) => context.t("edit-number-personal"),
        (None, false) => context.t("not-stated"),
    };
    vec![
        (context.t("edit-name"), html! { (maker.name) }),
        (context.t("maker-number"), html! { (number) }),
        (context.t("maker-web"), html! { (or_not(maker.web.as_deref())) }),
        (
            context.t("maker-branches"),
            html! { (or_not(Some(maker.sni_codes.join(", ")).as_deref().filter(|s| !s.is_empty()))) },
        ),
    ]
}

/// What the maker says it does not hold.
fn not_held(context: &Context, maker: &Maker, today: Date) -> Markup {
    let own = format!("/makers/{}/edit", maker.id);
    let row = |at: usize, one: &CertificateNotHeld| {
        let name =
            Vocabulary::embedded().certificates().get(one.certificate).name(context.language.of_terms());
        let address = format!("{own}/{}", Part::NotHeld(Some(at)).code());
        html! {
            li class="ht-result" {
                h3 class="ds-heading" data-size="2xs" { (name) }
                p class="ht-soft" { (evidence_in_words(context.language, &one.evidence, today)) ", " (one.evidence.by) }
                p class="ht-actions" {
                    (link(&context.href(&address), &context.t("change"), name))
                    (link(&context.href(&format!("{address}/remove")), &context.t("edit-remove"), name))
                }
            }
        }
    };
    html! {
        @if maker.lacking().next().is_some() {
            section class="ht-section ht-stack" {
                h2 { (context.t("edit-not-held")) }
                ul class="ht-results" { @for (at, one) in maker.lacking().enumerate() { (row(at, one)) } }
            }
        }
    }
}

fn offer_row(context: &Context, maker: &Maker, offer: &OfferRecord, today: Date) -> Markup {
    let name = Vocabulary::embedded().processes().get(offer.process).name(context.language.of_terms());
    let own = format!("/makers/{}/edit", maker.id);
    let to = |part: Part| context.href(&format!("{own}/{}", part.code()));
    html! {
        li class="ht-result" {
            h3 class="ds-heading" data-size="2xs" { (name) }
            p class="ht-soft" { (evidence_in_words(context.language, &offer.evidence, today)) ", " (offer.evidence.by) }
            div class="ht-actions" {
                (link(&to(Part::Offer(Some(offer.id))), &context.t("change"), name))
                (link(&to(Part::Weeks(offer.id)), &context.t("edit-weeks-title"), name))
                (link(&to(Part::Evidence(Subject::Offer(offer.id))), &context.t("edit-evidence-title"), name))
                form method="post" action=(context.href(&format!("{own}/{}/duplicate", Part::Offer(Some(offer.id)).code()))) {
                    input type="hidden" name="version" value=(maker.version);
                    button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" {
                        (context.t("edit-duplicate")) span class="ds-sr-only" { ": " (name) }
                    }
                }
                (link(&context.href(&format!("{own}/{}/remove", Part::Offer(Some(offer.id)).code())), &context.t("edit-remove"), name))
            }
        }
    }
}

/// A link whose words say to a screen reader what it is about.
fn link(href: &str, words: &str, about: &str) -> Markup {
    html! {
        a class="ds-link" href=(href) { (words) @if !about.is_empty() { span class="ds-sr-only" { ": " (about) } } } " "
    }
}

fn button(context: &Context, maker: &Maker, action: &str, key: &str) -> Markup {
    html! {
        form method="post" action=(context.href(&format!("/makers/{}/{action}", maker.id))) {
            input type="hidden" name="version" value=(maker.version);
            button class="ds-button" data-variant="secondary" type="submit" { (context.t(key)) }
        }
    }
}
