//! `/api`: how programs ask, for people who write them.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde_json::Value;

use super::PATH;
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{
        Context, PageResult,
        components::{Column, breadcrumbs, data_table, page_head},
        page,
    },
    open_data::openapi,
};

const METHODS: [&str; 4] = ["get", "post", "put", "delete"];

/// `GET /api`
///
/// # Errors
/// When the caller may not.
pub async fn show(State(app): State<App>, context: Context) -> PageResult<Response> {
    access::check(&context.caller, Action::ReadKnowledge, Relation::None)?;
    let address = app.config.address();
    Ok(view(&context, &address, &openapi::whole(&address)).into_response())
}

fn view(context: &Context, address: &str, described: &Value) -> Markup {
    let title = context.t("api-title");
    let columns = ["address", "does"].map(|key| Column::text(context.t(&format!("api-{key}"))));
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(context.t("open-data-title"), PATH)], &title))
            (page_head(None, &title, Some(&context.t("api-lead"))))
            section class="ht-section ht-prose" {
                p { a class="ds-link" href="/api/openapi.json" { (context.t("api-description")) } }
                h2 class="ds-heading" data-size="md" { (context.t("api-try")) }
                p { (context.t("api-try-text")) }
                pre class="ht-code" tabindex="0" { code { "curl '" (address) (context.href("/gaps")) "?format=json'\ncurl --data-binary @need.toml '" (address) (context.href("/api/match")) "'" } }
                h2 class="ds-heading" data-size="md" { (context.t("api-with-key")) }
                p { (context.t("api-with-key-text")) }
                h2 class="ds-heading" data-size="md" { (context.t("api-rules")) }
                ul {
                    @for key in ["language", "unknown", "problems", "versions", "limits", "people"] {
                        li { (context.t(&format!("api-rule-{key}"))) }
                    }
                }
            }
            (data_table(&context.t("api-addresses"), &columns, &rows(described)))
        },
    )
}

fn rows(described: &Value) -> Vec<Vec<Markup>> {
    let Some(paths) = described["paths"].as_object() else { return Vec::new() };
    let mut rows = Vec::new();
    for (path, item) in paths {
        for method in METHODS {
            if let Some(operation) = item.get(method) {
                rows.push(vec![
                    html! { code { (method.to_uppercase()) " " (path) } },
                    html! { span lang="en" { (operation["summary"].as_str().unwrap_or_default()) } },
                ]);
            }
        }
    }
    rows
}
