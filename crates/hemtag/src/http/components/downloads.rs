//! The same content as files.

use maud::{Markup, html};

use super::{Icon, icon};
use crate::http::Context;

/// `what` says what is in the files ("Ladda ner svaret"); each file is its name for people and its address.
#[must_use]
pub fn downloads(context: &Context, what: &str, files: &[(&str, String)]) -> Markup {
    html! {
        ul class="ht-downloads" aria-label=(what) {
            li class="ht-soft" aria-hidden="true" { (what) }
            @for (name, href) in files {
                li { a href=(href) download { (icon(Icon::Download)) (name) span class="ds-sr-only" { ", " (context.t("download-file")) } } }
            }
        }
    }
}
