//! What the pages of terms have in common: the way up the tree, other names, where a row comes from.

use maud::{Markup, html};
use vocabulary::{Confidence, Term, TermId, Terms};

use crate::{http::Context, words::Language};

/// Links from the main group down to the term's parent.
pub(super) fn way_up<I: TermId, F>(
    context: &Context,
    terms: &Terms<I, F>,
    term: &Term<I, F>,
    folder: &str,
    top: &str,
) -> Markup {
    let mut above: Vec<_> = terms.ancestors(term.id).filter(|t| t.id != term.id).collect();
    above.sort_by_key(|t| t.level);
    html! {
        nav class="ds-breadcrumbs" aria-label=(context.t("knowledge-way-up")) {
            ol {
                li { a class="ds-link" href=(context.href(folder)) { (context.t(top)) } }
                @for t in above { li { (link(context, t, folder)) } }
                li { a class="ds-link" aria-current="page" href=(context.href(&address(term, folder))) { (name(context, term)) } }
            }
        }
    }
}

pub(super) fn name<'a, I: TermId, F>(context: &Context, term: &'a Term<I, F>) -> &'a str {
    term.name(context.language.of_terms())
}

pub(super) fn address<I: TermId, F>(term: &Term<I, F>, folder: &str) -> String {
    format!("{folder}/{}", term.code)
}

pub(super) fn link<I: TermId, F>(context: &Context, term: &Term<I, F>, folder: &str) -> Markup {
    html! { a class="ds-link" href=(context.href(&address(term, folder))) { (name(context, term)) } }
}

/// What else the term is called, in the reader's language first, and what it may mean only after confirmation.
pub(super) fn names<I: TermId, F>(context: &Context, term: &Term<I, F>) -> Markup {
    let other = match context.language {
        Language::Swedish => Language::English,
        Language::English => Language::Swedish,
    };
    let also = |language: Language| term.synonyms(language.of_terms()).join(", ");
    html! {
        dl class="ht-facts" {
            @if !also(context.language).is_empty() {
                div { dt { (context.t("knowledge-also-called")) } dd { (also(context.language)) } }
            }
            div {
                dt { (context.t("knowledge-in-other-language")) }
                dd lang=(other.code()) {
                    (term.name(other.of_terms()))
                    @if !also(other).is_empty() { ", " (also(other)) }
                }
            }
            @if !term.approximate.is_empty() {
                div {
                    dt { (context.t("knowledge-approximate")) }
                    dd { (term.approximate.join(", ")) " – " (context.t("knowledge-approximate-note")) }
                }
            }
            div { dt { (context.t("knowledge-code")) } dd { code { (term.code) } } }
        }
    }
}

/// How sure, in words.
pub(super) fn confidence(context: &Context, confidence: Confidence) -> String {
    context.t(match confidence {
        Confidence::Low => "confidence-low",
        Confidence::LowMedium => "confidence-low-medium",
        Confidence::Medium => "confidence-medium",
        Confidence::High => "confidence-high",
    })
}

/// A source in words, its address as a link.
pub(super) fn source_text(context: &Context, source: &str) -> Markup {
    let words: Vec<&str> = source.split_inclusive(' ').collect();
    html! {
        span lang=[(context.language != Language::English).then_some("en")] {
            @for word in words {
                @let plain = word.trim_end().trim_end_matches([',', ';', '.', ')']);
                @if plain.starts_with("https://") || plain.starts_with("http://") {
                    a class="ds-link ht-break" href=(plain) rel="noopener nofollow" { (plain) } (&word[plain.len()..])
                } @else { (word) }
            }
        }
    }
}

/// Where the row comes from, how sure its name is, and since when it holds.
pub(super) fn source<I: TermId, F>(context: &Context, term: &Term<I, F>) -> Markup {
    html! {
        section class="ht-section ht-stack" {
            h2 { (context.t("knowledge-source")) }
            dl class="ht-facts" {
                div { dt { (context.t("knowledge-source")) } dd { (source_text(context, &term.source)) } }
                div { dt { (context.t("knowledge-name-confidence")) } dd { (confidence(context, term.confidence)) } }
                @if let Some(from) = term.valid_from {
                    div { dt { (context.t("knowledge-valid-from")) } dd { (context.language.date(from)) } }
                }
            }
        }
    }
}

/// A field to look a word up by, which works from every page.
pub(super) fn search(context: &Context, typed: &str) -> Markup {
    html! {
        form class="ht-search" method="get" action=(context.href("/terms")) role="search" {
            div class="ds-field" {
                label class="ds-label" for="q" { (context.t("terms-label")) }
                input class="ds-input" type="search" id="q" name="q" value=(typed);
            }
            button class="ds-button" type="submit" { (context.t("terms-button")) }
        }
    }
}
