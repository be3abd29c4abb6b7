//! Every address, one a line, grouped by who uses it. Addresses are given without the language: `/en` in front
//! of any of them is the same page in English.

use axum::{Router, routing::get};

use crate::{access::Action, app::App, http, knowledge};

/// The routes as one table: method, address, and the action in [`crate::access`] that it needs. `None` is for
/// static files and the like. A test compares the table with the router.
pub const TABLE: &[(&str, &str, Option<Action>)] = &[
    // Everybody
    ("GET", "/", Some(Action::ReadKnowledge)),
    // Programs
    ("GET", "/assets/{*path}", None),
];

pub(crate) fn routes() -> Router<App> {
    Router::new()
        // Everybody
        .route("/", get(knowledge::pages::start))
        // Programs
        .route("/assets/{*path}", get(http::assets::serve))
}
