//! Every address, one a line, grouped by who uses it. Addresses are given without the language: `/en` in front
//! of any of them is the same page in English.

use axum::{
    Router,
    routing::{get, post},
};

use crate::{access::Action, app::App, gaps, http, knowledge, makers, matches, needs};

/// The routes as one table: method, address, and the action in [`crate::access`] that it needs. `None` is for
/// static files and the like. A test compares the table with the router.
pub const TABLE: &[(&str, &str, Option<Action>)] = &[
    // Everybody
    ("GET", "/", Some(Action::ReadKnowledge)),
    ("GET", "/makers", Some(Action::ReadRegister)),
    ("GET", "/makers/{id}", Some(Action::ReadRegister)),
    ("GET", "/processes", Some(Action::ReadKnowledge)),
    ("GET", "/processes/{code}", Some(Action::ReadKnowledge)),
    ("GET", "/materials", Some(Action::ReadKnowledge)),
    ("GET", "/materials/{code}", Some(Action::ReadKnowledge)),
    ("GET", "/certificates", Some(Action::ReadKnowledge)),
    ("GET", "/terms", Some(Action::ReadKnowledge)),
    ("GET", "/about-the-data", Some(Action::ReadKnowledge)),
    ("GET", "/help", Some(Action::ReadKnowledge)),
    ("GET", "/accessibility", Some(Action::ReadKnowledge)),
    ("GET", "/gaps", Some(Action::ReadGaps)),
    ("GET", "/needs/new", Some(Action::StateNeed)),
    ("POST", "/needs/new", Some(Action::StateNeed)),
    // Owners of a need, by its key
    ("GET", "/needs/{key}", Some(Action::ReadConfidentialNeed)),
    ("GET", "/needs/{key}/answer", Some(Action::ReadConfidentialNeed)),
    // Administrators
    ("GET", "/makers/new", Some(Action::EditMaker)),
    ("POST", "/makers/new", Some(Action::EditMaker)),
    ("GET", "/makers/{id}/edit", Some(Action::EditMaker)),
    ("GET", "/makers/{id}/edit/{part}", Some(Action::EditMaker)),
    ("POST", "/makers/{id}/edit/{part}", Some(Action::EditMaker)),
    ("GET", "/makers/{id}/edit/{part}/remove", Some(Action::EditMaker)),
    ("POST", "/makers/{id}/edit/{part}/remove", Some(Action::EditMaker)),
    ("POST", "/makers/{id}/edit/{part}/duplicate", Some(Action::EditMaker)),
    ("POST", "/makers/{id}/confirm", Some(Action::EditMaker)),
    ("POST", "/makers/{id}/undo", Some(Action::EditMaker)),
    ("GET", "/makers/{id}/own-words", Some(Action::EditMaker)),
    ("POST", "/makers/{id}/own-words", Some(Action::EditMaker)),
    ("GET", "/sign-in/{key}", None),
    ("POST", "/sign-in/{key}", None),
    ("POST", "/sign-out", None),
    // Programs
    ("POST", "/api/match", Some(Action::MatchNeed)),
    ("GET", "/assets/{*path}", None),
];

pub(crate) fn routes() -> Router<App> {
    Router::new()
        // Everybody
        .route("/", get(knowledge::start::start))
        .route("/makers", get(makers::pages::list::makers))
        .route("/makers/{id}", get(matches::maker_page::maker))
        .route("/processes", get(knowledge::processes::processes))
        .route("/processes/{code}", get(knowledge::process::process))
        .route("/materials", get(knowledge::materials::materials))
        .route("/materials/{code}", get(knowledge::materials::material))
        .route("/certificates", get(knowledge::certificates::certificates))
        .route("/terms", get(knowledge::search::terms))
        .route("/about-the-data", get(knowledge::about::about))
        .route("/help", get(knowledge::help::help))
        .route("/accessibility", get(knowledge::accessibility::accessibility))
        .route("/gaps", get(gaps::page::gaps))
        .route("/needs/new", get(needs::form::ask).post(needs::form::state))
        // Owners of a need, by its key
        .route("/needs/{key}", get(matches::need_page::need))
        .route("/needs/{key}/answer", get(matches::handlers::file))
        // Administrators
        .route("/makers/new", get(makers::edit::new).post(makers::edit::create))
        .route("/makers/{id}/edit", get(makers::edit::edit))
        .route("/makers/{id}/edit/{part}", get(makers::edit::edit_part).post(makers::edit::save))
        .route("/makers/{id}/edit/{part}/remove", get(makers::edit::remove_ask).post(makers::edit::remove_do))
        .route("/makers/{id}/edit/{part}/duplicate", post(makers::edit::duplicate))
        .route("/makers/{id}/confirm", post(makers::edit::confirm))
        .route("/makers/{id}/undo", post(makers::edit::undo))
        .route("/makers/{id}/own-words", get(makers::own_words::ask).post(makers::own_words::keep))
        .route("/sign-in/{key}", get(http::sign_in::ask).post(http::sign_in::enter))
        .route("/sign-out", post(http::sign_in::leave))
        // Programs
        .route("/api/match", post(matches::api::answer))
        .route("/assets/{*path}", get(http::assets::serve))
}
