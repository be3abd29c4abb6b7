//! The report to take away, as PDF.

use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};
use maud::{Markup, html};

use super::{Told, asked::Asked, told};
use crate::{
    app::App,
    http::{
        Context, PageResult,
        components::{Icon, icon},
        pdf,
    },
    strategy::report::{About, file_name, write},
};

/// `GET /needs/{key}/strategy/report.pdf`: what the page says, for a bank or a board.
///
/// # Errors
/// Not found, when nobody holds such a key or there is no such part; a bad request, when what is asked cannot be right.
pub async fn show(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let Told { advised, .. } = told(&context, &app, &key, &Asked::of_query(query.as_deref())).await?;
    let about =
        About { on: app.clock.today(), contact: app.config.contact.clone(), examples: context.examples };
    pdf::hand_out(write(context.language, &advised, &about).await, &file_name(context.language))
}

/// The link to it, with what is asked on the page.
pub(super) fn link(context: &Context, base: &str, query: &str) -> Markup {
    let asked = if query.is_empty() { String::new() } else { format!("?{query}") };
    html! {
        p class="ht-strategy__report" {
            a class="ds-button" data-variant="secondary" href=(context.href(&format!("{base}/report.pdf{asked}"))) download {
                (icon(Icon::Download)) (context.t("report-download"))
            }
        }
    }
}
