//! The start page.

use maud::{Markup, html};

use crate::http::{Context, page};

/// `GET /`
pub async fn start(context: Context) -> Markup {
    page(
        &context,
        &context.t("start-title"),
        html! {
            h1 { (context.t("start-title")) }
            p { (context.t("start-lead")) }
        },
    )
}
