//! Parts and drawings in a list, each with its picture.

use maud::{Markup, html};

use crate::{
    http::Context,
    parts::{PartFile, drawings::Drawing},
};

/// A small picture beside words that say what it shows; nothing where there is none. `path` is without the language.
#[must_use]
pub fn thumbnail(context: &Context, path: Option<&str>) -> Markup {
    html! {
        @if let Some(path) = path {
            img class="ht-thumb" src=(context.href(path)) alt="" width="96" height="72" loading="lazy";
        }
    }
}

/// The files themselves. Nothing when there are none. `back` is the page that a drawing's page leads back to.
#[must_use]
pub fn cards(context: &Context, parts: &[PartFile], drawings: &[Drawing], back: &str) -> Markup {
    if parts.is_empty() && drawings.is_empty() {
        return html! {};
    }
    html! {
        ul class="ht-partcards" {
            @for part in parts {
                li {
                    a href=(context.href(&format!("/parts/{}", part.key))) {
                        @match part.picture() {
                            Some(picture) => img src=(context.href(&picture)) alt="" width="240" height="180" loading="lazy";,
                            None => (sheet(&part.facts.format.to_string())),
                        }
                        span { (part.title()) }
                    }
                }
            }
            @for drawing in drawings {
                li {
                    a href=(context.href(&drawing.path(back))) {
                        @match drawing.about.format.picture() {
                            Some(_) => img src=(context.href(&format!("/drawings/{}/picture", drawing.key))) alt="" width="240" height="180" loading="lazy";,
                            None => (sheet(&drawing.about.format.to_string())),
                        }
                        span { (drawing.about.name) }
                    }
                }
            }
        }
    }
}

/// In the place of a picture: what kind of file it is.
fn sheet(format: &str) -> Markup {
    html! { span class="ht-partcards__sheet" aria-hidden="true" { (format) } }
}
