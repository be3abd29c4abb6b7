//! The shell around every page: language, demo banner, header, menu, footer.

use maud::{DOCTYPE, Markup, html};

use crate::{
    http::{
        Context, assets,
        components::{Icon, icon},
        language,
    },
    words::Language,
};

/// The menu: path and the key of its words.
const MENU: [(&str, &str); 5] = [
    ("/needs/new", "nav-need"),
    ("/makers", "nav-makers"),
    ("/guides", "nav-guides"),
    ("/processes", "nav-processes"),
    ("/gaps", "nav-gaps"),
];

/// The foot of every page.
const FOOT: [(&str, &str); 12] = [
    ("/guides", "nav-guides"),
    ("/initiatives", "nav-initiatives"),
    ("/skills", "skills-title"),
    ("/loop", "loop-title"),
    ("/funding", "funding-title"),
    ("/programme", "programme-title"),
    ("/needs", "nav-needs"),
    ("/aid/register", "aid-public-title"),
    ("/about-the-data", "nav-about"),
    ("/open-data", "open-data-title"),
    ("/help", "nav-help"),
    ("/accessibility", "nav-accessibility"),
];

/// A whole page. The title stands in the tab as "title – Hemtag"; the content brings its own `h1`.
#[must_use]
pub fn page(context: &Context, title: &str, content: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(context.language.code()) data-color-scheme="auto" data-color="pine" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " – Hemtag" }
                meta name="theme-color" content="#0d322a";
                link rel="icon" type="image/svg+xml" href=(assets::address("favicon.svg"));
                link rel="stylesheet" href=(assets::address("hemtag.css"));
                @for language in Language::ALL {
                    link rel="alternate" hreflang=(language.code()) href=(language::href(language, &context.path));
                }
                script src=(assets::address("hemtag.js")) defer {}
            }
            body {
                a class="ds-skip-link" href="#content" { (context.t("skip-to-content")) }
                @if context.examples { (demo_banner(context)) }
                (header(context))
                main class="ht-main" id="content" tabindex="-1" { div class="ht-wrap" { (content) } }
                (footer(context))
            }
        }
    }
}

fn demo_banner(context: &Context) -> Markup {
    html! {
        aside class="ht-demo" aria-label=(context.t("demo-title")) {
            p class="ht-wrap ht-demo__text" {
                strong { (context.t("demo-title")) "." } " "
                (context.t("demo-text")) " "
                a href={ (context.href("/about-the-data")) "#examples" } { (context.t("demo-more")) }
            }
        }
    }
}

fn header(context: &Context) -> Markup {
    let here = context.path.split('?').next().unwrap_or_default();
    let links = html! {
        @for (path, key) in MENU {
            @let current = here == path || here.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
            li { a href=(context.href(path)) aria-current=[current.then_some("page")] { (context.t(key)) } }
        }
    };
    html! {
        header class="ht-header" {
            div class="ht-wrap ht-header__row" {
                a class="ht-brand" href=(context.href("/")) aria-label=(context.t("brand-to-start")) { (mark()) span { "Hemtag" } }
                nav class="ht-nav" aria-label=(context.t("nav-label")) {
                    ul class="ht-nav__list" { (links) }
                    details class="ht-menu" {
                        summary { (icon(Icon::Menu)) (context.t("nav-menu")) }
                        ul { (links) }
                    }
                }
                (search(context))
                @let account = if context.caller.person.is_some() { ("/account", "nav-account") } else { ("/account/sign-in", "account-sign-in") };
                a class="ht-lang" href=(context.href(account.0)) { (context.t(account.1)) }
                @for language in Language::ALL.into_iter().filter(|l| *l != context.language) {
                    a class="ht-lang" href=(language::href(language, &context.path)) lang=(language.code()) hreflang=(language.code()) {
                        (language.t("language-own-name"))
                    }
                }
            }
        }
    }
}

/// A search from every page. Its field has another name for the page than that of a page's own search.
fn search(context: &Context) -> Markup {
    let label = context.t("search-site");
    html! {
        form class="ht-find" method="get" action=(context.href("/search")) role="search" aria-label=(label) {
            label class="ds-sr-only" for="site-search" { (label) }
            input class="ds-input" type="search" id="site-search" name="q" placeholder=(context.t("search")) maxlength="400";
            button class="ds-button" type="submit" aria-label=(context.t("search")) { (icon(Icon::Search)) }
        }
    }
}

/// The mark: a nut whose hole is a house.
fn mark() -> Markup {
    html! {
        svg viewBox="0 0 32 32" aria-hidden="true" {
            path fill="#f7c325" d="M16 .8 29.2 8.4v15.2L16 31.2 2.8 23.6V8.4z" {}
            path fill="#0d322a" d="M16 7.2 24 14v10h-5.6v-6.4h-4.8V24H8V14z" {}
        }
    }
}

/// Like the title block of a drawing: what this is, which register, which version, where to read more.
fn footer(context: &Context) -> Markup {
    let register = if context.examples { "footer-register-examples" } else { "footer-register-real" };
    html! {
        footer class="ht-footer" {
            div class="ht-wrap ht-footer__wrap" {
                dl class="ht-footer__grid" {
                    div class="ht-footer__cell" data-wide {
                        dt { (context.t("footer-what-label")) } dd { (context.t("footer-what")) }
                    }
                    div class="ht-footer__cell" {
                        dt { (context.t("footer-register-label")) } dd { (context.t(register)) }
                    }
                    div class="ht-footer__cell" data-wide {
                        dt { (context.t("footer-more-label")) }
                        dd { ul { @for (path, key) in FOOT { li { a href=(context.href(path)) { (context.t(key)) } } } } }
                    }
                    div class="ht-footer__cell" {
                        dt { (context.t("footer-version-label")) } dd { (env!("CARGO_PKG_VERSION")) }
                    }
                }
            }
        }
    }
}
