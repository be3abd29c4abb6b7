//! The shell around every page: language, header, navigation, footer.

use maud::{DOCTYPE, Markup, html};

use crate::{http::Context, http::language, words::Language};

/// A whole page. The title stands in the tab as "title – Hemtag"; the content brings its own `h1`.
#[must_use]
pub fn page(context: &Context, title: &str, content: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(context.language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " – Hemtag" }
                link rel="stylesheet" href="/assets/hemtag.css";
                script src="/assets/hemtag.js" defer {}
            }
            body {
                a class="skip-link" href="#content" { (context.t("skip-to-content")) }
                header {
                    a href=(context.href("/")) { "Hemtag" }
                    nav aria-label=(context.t("nav-label")) {
                        ul {
                            li { a href=(context.href("/needs/new")) { (context.t("nav-need")) } }
                            li { a href=(context.href("/makers")) { (context.t("nav-makers")) } }
                            li { a href=(context.href("/processes")) { (context.t("nav-processes")) } }
                            li { a href=(context.href("/gaps")) { (context.t("nav-gaps")) } }
                            li { a href=(context.href("/about-the-data")) { (context.t("nav-about")) } }
                        }
                    }
                    @for language in Language::ALL.into_iter().filter(|l| *l != context.language) {
                        a href=(language::href(language, &context.path)) lang=(language.code()) hreflang=(language.code()) {
                            (language.t("language-own-name"))
                        }
                    }
                }
                main id="content" { (content) }
                footer { p { (context.t("footer-what")) } }
            }
        }
    }
}
