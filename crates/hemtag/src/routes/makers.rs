//! The addresses of makers: the table, and what answers each.

use axum::Router;

use super::Row;
use crate::{
    access::Action,
    app::App,
    cases,
    http::answers::{And, get, post},
    makers,
    makers::capacity::pages as capacity,
    makers::edit::exchange as certificate,
    people, skills,
};

pub(super) const TABLE: &[Row] = &[
    ("GET", "/makers", Some(Action::ReadRegister)),
    ("GET", "/makers/{id}", Some(Action::ReadRegister)),
    ("GET", "/makers/{id}/exchange", Some(Action::ReadRegister)),
    ("GET", "/makers/{id}/exchange/{format}", Some(Action::ReadRegister)),
    ("GET", "/makers/export/{format}", Some(Action::ExportRegister)),
    ("GET", "/makers/{id}/one-step", Some(Action::KeepSkills)),
    ("POST", "/makers/{id}/one-step", Some(Action::KeepSkills)),
    ("GET", "/makers/{id}/reach", Some(Action::ReachMaker)),
    ("POST", "/makers/{id}/reach", Some(Action::ReachMaker)),
    ("GET", "/makers/{id}/requests", Some(Action::ReadContacts)),
    ("GET", "/makers/{id}/contacts", Some(Action::ReadContacts)),
    ("POST", "/makers/{id}/contacts", Some(Action::KeepContact)),
    ("GET", "/makers/{id}/claim", Some(Action::EnterAccount)),
    ("POST", "/makers/{id}/claim", Some(Action::ClaimMaker)),
    ("GET", "/makers/{id}/capacity", Some(Action::EditMaker)),
    ("POST", "/makers/{id}/capacity", Some(Action::EditMaker)),
    ("POST", "/makers/{id}/capacity/groups", Some(Action::EditMaker)),
    ("POST", "/makers/{id}/capacity/feed", Some(Action::EditMaker)),
    ("GET", "/makers/{id}/capacity/file/{format}", Some(Action::EditMaker)),
    ("GET", "/makers/{id}/capacity/exchange", Some(Action::EditMaker)),
    ("POST", "/makers/{id}/capacity/exchange", Some(Action::EditMaker)),
    ("GET", "/makers/{id}/capacity/import", Some(Action::EditMaker)),
    ("POST", "/makers/{id}/capacity/import", Some(Action::EditMaker)),
    ("GET", "/makers/{id}/capacity/import/{key}", Some(Action::EditMaker)),
    ("POST", "/makers/{id}/capacity/import/{key}", Some(Action::EditMaker)),
    ("GET", "/makers/import", Some(Action::ImportMakers)),
    ("POST", "/makers/import", Some(Action::ImportMakers)),
    ("GET", "/makers/import/{key}", Some(Action::ImportMakers)),
    ("POST", "/makers/import/{key}", Some(Action::ImportMakers)),
    ("GET", "/makers/import/{key}/errors", Some(Action::ImportMakers)),
    ("GET", "/makers/imports/{id}", Some(Action::ImportMakers)),
    ("GET", "/makers/imports/under-way/{id}", Some(Action::ImportMakers)),
    ("GET", "/makers/new", Some(Action::AddMaker)),
    ("POST", "/makers/new", Some(Action::AddMaker)),
    ("GET", "/makers/removed", Some(Action::RemoveMaker)),
    ("POST", "/makers/removed/{id}", Some(Action::RemoveMaker)),
    ("GET", "/makers/{id}/history", Some(Action::EditMaker)),
    ("GET", "/makers/{id}/edit", Some(Action::EditMaker)),
    ("GET", "/makers/{id}/edit/{part}", Some(Action::EditMaker)),
    ("POST", "/makers/{id}/edit/{part}", Some(Action::EditMaker)),
    ("GET", "/makers/{id}/edit/{part}/remove", Some(Action::EditMaker)),
    ("POST", "/makers/{id}/edit/{part}/remove", Some(Action::EditMaker)),
    ("POST", "/makers/{id}/edit/{part}/duplicate", Some(Action::EditMaker)),
    ("GET", "/makers/{id}/edit/{part}/message", Some(Action::EditMaker)),
    ("POST", "/makers/{id}/edit/{part}/message", Some(Action::EditMaker)),
    ("GET", "/makers/{id}/certificates/import", Some(Action::EditMaker)),
    ("POST", "/makers/{id}/certificates/import", Some(Action::EditMaker)),
    ("POST", "/makers/{id}/confirm", Some(Action::EditMaker)),
    ("POST", "/makers/{id}/undo", Some(Action::EditMaker)),
    ("GET", "/makers/{id}/own-words", Some(Action::EditMaker)),
    ("POST", "/makers/{id}/own-words", Some(Action::EditMaker)),
];

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/makers", get(makers::pages::list::makers))
        .route("/makers/{id}", get(skills::loop_in::pages::maker::with_maker))
        .route("/makers/{id}/exchange", get(makers::pages::exchange::not_carried))
        .route("/makers/{id}/exchange/{format}", get(makers::export::exchange::page::download))
        .route("/makers/export/{format}", get(makers::export::pages::export))
        .route(
            "/makers/{id}/one-step",
            get(skills::loop_in::pages::maker::show).and_post(skills::loop_in::pages::maker::take_goal),
        )
        .route(
            "/makers/{id}/reach",
            get(cases::requests::pages::maker::reach).and_post(cases::requests::pages::maker::set_reach),
        )
        .route("/makers/{id}/requests", get(cases::requests::pages::maker::asked))
        .route(
            "/makers/{id}/contacts",
            get(cases::requests::pages::maker::contacts)
                .and_post(cases::requests::pages::maker::keep_contact),
        )
        .route("/makers/{id}/claim", get(people::pages::claims::ask).and_post(people::pages::claims::send))
        .route("/makers/{id}/capacity", get(capacity::show).and_post(capacity::save))
        .route("/makers/{id}/capacity/groups", post(capacity::groups))
        .route("/makers/{id}/capacity/feed", post(capacity::feed))
        .route("/makers/{id}/capacity/file/{format}", get(capacity::file))
        .route(
            "/makers/{id}/capacity/exchange",
            get(capacity::exchange_ask).and_post(capacity::exchange_send),
        )
        .route("/makers/{id}/capacity/import", get(capacity::ask).and_post(capacity::send))
        .route("/makers/{id}/capacity/import/{key}", get(capacity::preview).and_post(capacity::confirm))
        .route("/makers/import", get(makers::import::pages::ask).and_post(makers::import::pages::send))
        .route(
            "/makers/import/{key}",
            get(makers::import::pages::preview).and_post(makers::import::pages::confirm),
        )
        .route("/makers/import/{key}/errors", get(makers::import::pages::errors))
        .route("/makers/imports/{id}", get(makers::import::pages::result))
        .route("/makers/imports/under-way/{id}", get(makers::import::pages::under_way))
        .route("/makers/new", get(makers::edit::new).and_post(makers::edit::create))
        .route("/makers/removed", get(makers::edit::removed))
        .route("/makers/removed/{id}", post(makers::edit::restore))
        .route("/makers/{id}/history", get(makers::edit::history))
        .route("/makers/{id}/edit", get(makers::edit::edit))
        .route("/makers/{id}/edit/{part}", get(makers::edit::edit_part).and_post(makers::edit::save))
        .route(
            "/makers/{id}/edit/{part}/remove",
            get(makers::edit::remove_ask).and_post(makers::edit::remove_do),
        )
        .route("/makers/{id}/edit/{part}/duplicate", post(makers::edit::duplicate))
        .route("/makers/{id}/edit/{part}/message", get(certificate::ask).and_post(certificate::send))
        .route(
            "/makers/{id}/certificates/import",
            get(certificate::ask_file).and_post(certificate::read_file),
        )
        .route("/makers/{id}/confirm", post(makers::edit::confirm))
        .route("/makers/{id}/undo", post(makers::edit::undo))
        .route("/makers/{id}/own-words", get(makers::own_words::ask).and_post(makers::own_words::keep))
}
