//! The addresses of the rooms of skills but for a firm's own map: the table, and what answers each.

use axum::Router;

use super::Row;
use crate::{
    access::Action,
    app::App,
    http::answers::{And, get, post},
    skills::{
        changed::pages as changed, kept::pages as kept, privacy::pages as privacy,
        statistics::pages as statistics, validation::pages as valid,
    },
};

pub(super) const TABLE: &[Row] = &[
    // Skills: what changed across firms, public; its releases and the vocabularies, which officers keep
    ("GET", "/skills/changed", Some(Action::ReadChangedSkills)),
    ("GET", "/skills/changed/schema", Some(Action::ReadChangedSkills)),
    ("GET", "/skills/changed/releases", Some(Action::KeepVocabulary)),
    ("POST", "/skills/changed/releases", Some(Action::KeepVocabulary)),
    ("GET", "/skills/vocabularies", Some(Action::KeepVocabulary)),
    ("POST", "/skills/vocabularies/{id}/use", Some(Action::KeepVocabulary)),
    ("GET", "/skills/vocabularies/import", Some(Action::KeepVocabulary)),
    ("POST", "/skills/vocabularies/import", Some(Action::KeepVocabulary)),
    ("GET", "/skills/vocabularies/import/{key}", Some(Action::KeepVocabulary)),
    ("POST", "/skills/vocabularies/import/{key}", Some(Action::KeepVocabulary)),
    ("GET", "/skills/statistics", Some(Action::KeepVocabulary)),
    ("POST", "/skills/statistics/{id}/use", Some(Action::KeepVocabulary)),
    ("GET", "/skills/statistics/import", Some(Action::KeepVocabulary)),
    ("POST", "/skills/statistics/import", Some(Action::KeepVocabulary)),
    ("GET", "/skills/statistics/import/{key}", Some(Action::KeepVocabulary)),
    ("POST", "/skills/statistics/import/{key}", Some(Action::KeepVocabulary)),
    ("GET", "/skills/occupations", Some(Action::ReadKnowledge)),
    ("GET", "/skills/occupations/{ssyk}", Some(Action::ReadKnowledge)),
    // Validation: the register of qualifications; a person's own; assessors of a test centre; a firm's
    ("GET", "/skills/qualifications", Some(Action::ReadKnowledge)),
    ("GET", "/skills/qualifications/new", Some(Action::KeepQualifications)),
    ("POST", "/skills/qualifications/new", Some(Action::KeepQualifications)),
    ("GET", "/skills/qualifications/import", Some(Action::KeepQualifications)),
    ("POST", "/skills/qualifications/import", Some(Action::KeepQualifications)),
    ("GET", "/skills/qualifications/import/{key}", Some(Action::KeepQualifications)),
    ("POST", "/skills/qualifications/import/{key}", Some(Action::KeepQualifications)),
    ("GET", "/skills/qualifications/{code}", Some(Action::ReadKnowledge)),
    ("GET", "/skills/qualifications/{code}/file", Some(Action::ReadKnowledge)),
    ("GET", "/skills/qualifications/{code}/edit", Some(Action::KeepQualifications)),
    ("POST", "/skills/qualifications/{code}/edit", Some(Action::KeepQualifications)),
    ("GET", "/skills/centres", Some(Action::ReadKnowledge)),
    ("POST", "/skills/centres", Some(Action::KeepQualifications)),
    ("GET", "/skills/centres/{id}", Some(Action::ReadKnowledge)),
    ("POST", "/skills/centres/{id}/{act}", Some(Action::KeepQualifications)),
    ("GET", "/skills/records/{key}", Some(Action::ReadKnowledge)),
    ("POST", "/skills/records/{key}", Some(Action::ReadKnowledge)),
    ("GET", "/account/skills", Some(Action::KeepOwnSkills)),
    ("GET", "/account/skills/download/{format}", Some(Action::KeepOwnSkills)),
    ("GET", "/account/skills/erase", Some(Action::KeepOwnSkills)),
    ("POST", "/account/skills/erase", Some(Action::KeepOwnSkills)),
    ("GET", "/account/skills/new", Some(Action::KeepOwnSkills)),
    ("POST", "/account/skills/new", Some(Action::KeepOwnSkills)),
    ("GET", "/account/skills/validations/{id}", Some(Action::KeepOwnSkills)),
    ("GET", "/account/skills/validations/{id}/mapping", Some(Action::KeepOwnSkills)),
    ("POST", "/account/skills/validations/{id}/mapping", Some(Action::KeepOwnSkills)),
    ("POST", "/account/skills/validations/{id}/centre", Some(Action::KeepOwnSkills)),
    ("POST", "/account/skills/validations/{id}/appeal", Some(Action::KeepOwnSkills)),
    ("POST", "/account/skills/validations/{id}/again", Some(Action::KeepOwnSkills)),
    ("POST", "/account/skills/validations/{id}/shares", Some(Action::KeepOwnSkills)),
    ("POST", "/account/skills/validations/{id}/record", Some(Action::KeepOwnSkills)),
    ("POST", "/account/skills/shares/{id}/withdraw", Some(Action::KeepOwnSkills)),
    ("GET", "/account/skills/records/{id}", Some(Action::KeepOwnSkills)),
    ("POST", "/account/skills/records/{id}/withdraw", Some(Action::KeepOwnSkills)),
    ("GET", "/skills/invited/{token}", Some(Action::KeepOwnSkills)),
    ("POST", "/skills/invited/{token}", Some(Action::KeepOwnSkills)),
    ("GET", "/skills/validations", Some(Action::Assess)),
    ("GET", "/skills/validations/{id}", Some(Action::Assess)),
    ("POST", "/skills/validations/{id}/{act}", Some(Action::Assess)),
    ("GET", "/skills/validations/firm/{organisation}", Some(Action::KeepSkills)),
    ("POST", "/skills/validations/firm/{organisation}", Some(Action::KeepSkills)),
    ("GET", "/skills/validations/firm/{organisation}/shares/{share}", Some(Action::KeepSkills)),
];

pub(super) fn routes() -> Router<App> {
    Router::new()
        // Skills across firms, and vocabularies
        .route("/skills/changed", get(changed::show::show))
        .route("/skills/changed/schema", get(changed::files::schema))
        .route("/skills/changed/releases", get(changed::releases::show).and_post(changed::releases::make))
        .route("/skills/vocabularies", get(kept::list::show))
        .route("/skills/vocabularies/{id}/use", post(kept::list::use_it))
        .route("/skills/vocabularies/import", get(kept::import::ask).and_post(kept::import::send))
        .route(
            "/skills/vocabularies/import/{key}",
            get(kept::import::preview).and_post(kept::import::confirm),
        )
        .route("/skills/statistics", get(statistics::list::show))
        .route("/skills/statistics/{id}/use", post(statistics::list::use_it))
        .route("/skills/statistics/import", get(statistics::import::ask).and_post(statistics::import::send))
        .route(
            "/skills/statistics/import/{key}",
            get(statistics::import::preview).and_post(statistics::import::confirm),
        )
        .route("/skills/occupations", get(statistics::occupations::list))
        .route("/skills/occupations/{ssyk}", get(statistics::occupation::show))
        // Validation: the register of qualifications; a person's own; assessors of a test centre; a firm's
        .route("/skills/qualifications", get(valid::qualifications::list))
        .route("/skills/qualifications/new", get(valid::edit::new).and_post(valid::edit::create))
        .route("/skills/qualifications/import", get(valid::import::ask).and_post(valid::import::send))
        .route(
            "/skills/qualifications/import/{key}",
            get(valid::import::preview).and_post(valid::import::confirm),
        )
        .route("/skills/qualifications/{code}", get(valid::qualification::show))
        .route("/skills/qualifications/{code}/file", get(valid::qualification::file))
        .route("/skills/qualifications/{code}/edit", get(valid::edit::edit).and_post(valid::edit::save))
        .route("/skills/centres", get(valid::centres::list).and_post(valid::centres::add))
        .route("/skills/centres/{id}", get(valid::centres::one))
        .route("/skills/centres/{id}/{act}", post(valid::centres::act))
        .route("/skills/records/{key}", get(valid::record::show).and_post(valid::record::compare))
        .route("/account/skills", get(privacy::show))
        .route("/account/skills/download/{format}", get(privacy::download))
        .route("/account/skills/erase", get(privacy::ask_to_erase).and_post(privacy::erase))
        .route("/account/skills/new", get(valid::own::ask).and_post(valid::own_acts::begin))
        .route("/account/skills/validations/{id}", get(valid::own::show))
        .route(
            "/account/skills/validations/{id}/mapping",
            get(valid::own::ask_mapping).and_post(valid::own_acts::mapping),
        )
        .route("/account/skills/validations/{id}/centre", post(valid::own_acts::centre))
        .route("/account/skills/validations/{id}/appeal", post(valid::own_acts::appeal))
        .route("/account/skills/validations/{id}/again", post(valid::own_acts::once_more))
        .route("/account/skills/validations/{id}/shares", post(valid::own_acts::share))
        .route("/account/skills/validations/{id}/record", post(valid::own_acts::make_record))
        .route("/account/skills/shares/{id}/withdraw", post(valid::own_acts::unshare))
        .route("/account/skills/records/{id}", get(valid::own_acts::record))
        .route("/account/skills/records/{id}/withdraw", post(valid::own_acts::unrecord))
        .route("/skills/invited/{token}", get(valid::firm::invited).and_post(valid::firm::accept))
        .route("/skills/validations", get(valid::assess::list))
        .route("/skills/validations/{id}", get(valid::assess::show))
        .route("/skills/validations/{id}/{act}", post(valid::assess_acts::act))
        .route(
            "/skills/validations/firm/{organisation}",
            get(valid::firm::show).and_post(valid::firm::invite),
        )
        .route("/skills/validations/firm/{organisation}/shares/{share}", get(valid::firm::share))
}
