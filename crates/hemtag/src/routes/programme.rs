//! The addresses of the programme: the table, and what answers each.

use axum::Router;

use super::Row;
use crate::{
    access::Action,
    app::App,
    http::answers::{And, get, post},
    programme::pages::{being_made, change, deadline, indicator, indicators, reports, show},
};

pub(super) const TABLE: &[Row] = &[
    ("GET", "/programme", Some(Action::ReadProgramme)),
    ("GET", "/programme/indicators", Some(Action::ReadProgramme)),
    ("GET", "/programme/indicators/{code}", Some(Action::ReadProgramme)),
    ("GET", "/programme/change", Some(Action::ReadProgramme)),
    // Staff: reports to the ministry
    ("GET", "/programme/reports", Some(Action::ReadReport)),
    ("GET", "/programme/reports/{code}", Some(Action::ReadReport)),
    ("POST", "/programme/reports/{code}", Some(Action::WriteReport)),
    ("POST", "/programme/reports/{code}/comments", Some(Action::CommentReport)),
    ("POST", "/programme/reports/{code}/comments/{comment}", Some(Action::WriteReport)),
    ("POST", "/programme/reports/{code}/sign", Some(Action::WriteReport)),
    ("GET", "/programme/reports/{code}/file/{format}", Some(Action::ReadReport)),
    ("GET", "/programme/reports/{code}/under-way", Some(Action::ReadReport)),
    ("POST", "/programme/reports/{code}/under-way", Some(Action::WriteReport)),
    // Officers
    ("GET", "/programme/indicators/{code}/made-of", Some(Action::ReadWhatIsCounted)),
    ("GET", "/programme/deadlines/{code}", Some(Action::KeepProgramme)),
    ("POST", "/programme/deadlines/{code}", Some(Action::KeepProgramme)),
    ("POST", "/programme/deadlines/{code}/undo", Some(Action::KeepProgramme)),
    ("GET", "/programme/calendar", Some(Action::KeepProgramme)),
];

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/programme", get(show::show))
        .route("/programme/indicators", get(indicators::show))
        .route("/programme/indicators/{code}", get(indicator::show))
        .route("/programme/indicators/{code}/made-of", get(indicator::things))
        .route("/programme/change", get(change::show))
        .route("/programme/reports", get(reports::list))
        .route("/programme/reports/{code}", get(reports::show).and_post(reports::send))
        .route("/programme/reports/{code}/comments", post(reports::comment))
        .route("/programme/reports/{code}/comments/{comment}", post(reports::settle))
        .route("/programme/reports/{code}/sign", post(reports::sign))
        .route("/programme/reports/{code}/file/{format}", get(reports::file))
        .route("/programme/reports/{code}/under-way", get(being_made::show).and_post(being_made::ask))
        .route("/programme/deadlines/{code}", get(deadline::show).and_post(deadline::send))
        .route("/programme/deadlines/{code}/undo", post(deadline::take_back))
        .route("/programme/calendar", get(deadline::days))
}
