//! The addresses for programs: open data and its description, and what organisations' own systems ask; the table, and what answers each.

use axum::Router;

use super::Row;
use crate::{
    access::Action,
    app::App,
    http::answers::{And, get, post},
    integrations::{api as own, pages as integrations},
    open_data::{
        feed,
        pages::{api, files, list, one},
    },
};

pub(super) const TABLE: &[Row] = &[
    ("GET", "/open-data", Some(Action::ReadKnowledge)),
    ("GET", "/open-data/{code}", Some(Action::ReadKnowledge)),
    ("GET", "/open-data/{code}/csvw", Some(Action::ReadKnowledge)),
    ("GET", "/open-data/catalogue/{form}", Some(Action::ReadKnowledge)),
    ("GET", "/feed", Some(Action::ReadFunding)),
    ("GET", "/api", Some(Action::ReadKnowledge)),
    ("GET", "/api/openapi.json", Some(Action::ReadKnowledge)),
    // An organisation's own systems, with its key
    ("GET", "/api/own", Some(Action::UseKey)),
    ("GET", "/api/own/capacity", Some(Action::UseKey)),
    ("PUT", "/api/own/capacity", Some(Action::UseKey)),
    ("POST", "/api/own/needs", Some(Action::UseKey)),
    // Those of an organisation: its keys, and the addresses that are told
    ("GET", "/organisations/{id}/integrations", Some(Action::KeepIntegrations)),
    ("POST", "/organisations/{id}/keys", Some(Action::KeepIntegrations)),
    ("POST", "/organisations/{id}/keys/{key}/end", Some(Action::KeepIntegrations)),
    ("POST", "/organisations/{id}/webhooks", Some(Action::KeepIntegrations)),
    ("POST", "/organisations/{id}/webhooks/{hook}/try", Some(Action::KeepIntegrations)),
    ("POST", "/organisations/{id}/webhooks/{hook}/end", Some(Action::KeepIntegrations)),
];

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/open-data", get(list::show))
        .route("/open-data/{code}", get(one::show))
        .route("/open-data/{code}/csvw", get(files::columns))
        .route("/open-data/catalogue/{form}", get(files::catalogue))
        .route("/feed", get(feed::show))
        .route("/api", get(api::show))
        .route("/api/openapi.json", get(files::openapi))
        .route("/api/own", get(own::own))
        .route("/api/own/capacity", get(own::hours).and_put(own::state))
        .route("/api/own/needs", post(own::state_need))
        .route("/organisations/{id}/integrations", get(integrations::show))
        .route("/organisations/{id}/keys", post(integrations::make))
        .route("/organisations/{id}/keys/{key}/end", post(integrations::end))
        .route("/organisations/{id}/webhooks", post(integrations::add))
        .route("/organisations/{id}/webhooks/{hook}/try", post(integrations::try_out))
        .route("/organisations/{id}/webhooks/{hook}/end", post(integrations::remove))
}
