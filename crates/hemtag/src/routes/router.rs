//! The same addresses as [`super::TABLE`], each with what answers it. A test compares the two.

use axum::{
    Router,
    routing::{get, post},
};

use crate::{
    app::App, cases, gaps, guides, http, initiatives, knowledge, r#loop, makers,
    makers::capacity::pages as capacity, matches, needs, parts, people, search, strategy,
};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        // Everybody
        .route("/", get(knowledge::start::start))
        .route("/makers", get(makers::pages::list::makers))
        .route("/makers/{id}", get(matches::maker_page::maker))
        .route("/makers/export/{format}", get(makers::export::pages::export))
        .route("/processes", get(knowledge::processes::processes))
        .route("/processes/{code}", get(knowledge::process::process))
        .route("/materials", get(knowledge::materials::materials))
        .route("/materials/{code}", get(knowledge::materials::material))
        .route("/certificates", get(knowledge::certificates::certificates))
        .route("/terms", get(knowledge::search::terms))
        .route("/search", get(search::pages::show))
        .route("/guides", get(guides::pages::list::list))
        .route("/guides/{key}", get(guides::pages::one::show))
        .route("/about-the-data", get(knowledge::about::about))
        .route("/help", get(knowledge::help::help))
        .route("/accessibility", get(knowledge::accessibility::accessibility))
        .route("/gaps", get(gaps::page::gaps))
        .route("/loop", get(r#loop::page::show))
        .route("/needs", get(needs::shown::list))
        .route("/needs/shown/{id}", get(needs::shown::one))
        .route("/initiatives", get(initiatives::pages::list::list))
        .route("/initiatives/coverage", get(initiatives::pages::coverage::show))
        .route("/initiatives/report", get(initiatives::pages::report::show))
        .route(
            "/initiatives/suggest",
            get(initiatives::pages::suggest::ask).post(initiatives::pages::suggest::send),
        )
        .route("/initiatives/{id}", get(initiatives::pages::one::show))
        .route("/strategy/figures", get(strategy::figures::page::list))
        .route(
            "/strategy/figures/{of}/{key}/{name}",
            get(strategy::figures::page::show).post(strategy::figures::page::send),
        )
        .route("/strategy/figures/{of}/{key}/{name}/restore", post(strategy::figures::page::restore))
        // Who has the file of a part; by the part's key
        .route("/parts/new", get(parts::page::ask).post(parts::page::keep))
        .route("/parts/{key}", get(parts::page::show))
        .route("/parts/{key}/file", get(parts::page::content))
        .route("/parts/{key}/mesh", get(parts::page::mesh))
        .route("/parts/{key}/walls", get(parts::page::walls))
        .route("/parts/{key}/picture", get(parts::page::picture))
        .route("/parts/{key}/pictures/{number}", get(parts::page::picture_of))
        .route("/parts/{key}/drawings", get(parts::page::ask_drawing).post(parts::page::keep_drawing_of_part))
        .route("/parts/{key}/remove", get(parts::page::ask_to_remove).post(parts::page::remove))
        // Who has a drawing; by the drawing's key
        .route("/drawings/{key}", get(parts::page::show_drawing))
        .route("/drawings/{key}/file", get(parts::page::drawing_file))
        .route("/drawings/{key}/picture", get(parts::page::drawing_picture))
        .route(
            "/drawings/{key}/remove",
            get(parts::page::ask_to_remove_drawing).post(parts::page::remove_drawing_of),
        )
        // Who states a need: the questions, everything on one page, a file; by the draft's key
        .route("/needs/new", get(needs::form::begin).post(needs::form::first))
        .route("/needs/new/one-page", get(needs::form::one_page::ask).post(needs::form::one_page::state))
        .route("/needs/new/file", get(needs::form::file::ask).post(needs::form::file::state))
        .route("/needs/new/part", post(needs::form::from_part::begin))
        .route("/needs/new/{key}", get(needs::form::go_on_with).post(needs::form::throw_away))
        .route(
            "/needs/new/{key}/drawings",
            get(needs::form::drawing::of_draft).post(needs::form::drawing::keep_for_draft),
        )
        .route("/needs/new/{key}/{page}", get(needs::form::show).post(needs::form::answer))
        // Owners of a need, by its key
        .route("/needs/{key}/edit", get(needs::form::edit))
        .route("/needs/{key}/edit/{page}", get(needs::form::edit_page).post(needs::form::edit_answer))
        .route("/needs/{key}/parts/{number}/picture", get(needs::part_choice::picture))
        .route(
            "/needs/{key}/drawings",
            get(needs::form::drawing::of_need).post(needs::form::drawing::keep_for_need),
        )
        .route("/needs/{key}/file", get(matches::need_acts::file))
        .route("/needs/{key}/close", post(matches::need_acts::close))
        .route("/needs/{key}/reopen", post(matches::need_acts::reopen))
        .route("/needs/{key}/use", post(matches::need_acts::use_change))
        .route("/needs/{key}/undo", post(matches::need_acts::undo))
        .route("/needs/{key}/notices", post(matches::need_acts::see))
        .route("/needs/{key}/take", post(needs::own::take))
        .route("/needs/{key}/leave", post(needs::own::leave))
        .route("/needs/{key}", get(matches::need_page::need))
        .route("/needs/{key}/answer", get(matches::handlers::file))
        .route("/needs/{key}/strategy", get(strategy::page::show))
        .route("/needs/{key}/strategy/processes/{code}", get(strategy::page::process::show))
        .route("/needs/{key}/strategy/report.pdf", get(strategy::page::report::show))
        .route("/needs/{key}/strategy/{table}/{format}", get(strategy::page::file))
        // Cases: whoever opens one by the need's key; its owner and staff by its number
        .route("/needs/{key}/case", get(cases::pages::open::ask).post(cases::pages::open::send))
        .route("/cases", get(cases::pages::list::list))
        .route("/cases/advisers", get(cases::pages::list::advisers))
        .route("/cases/{id}", get(cases::pages::one::show))
        .route("/cases/{id}/requests", get(cases::requests::pages::overview::show))
        .route(
            "/cases/{id}/requests/new",
            get(cases::requests::pages::choose::ask).post(cases::requests::pages::choose::send),
        )
        .route("/cases/{id}/requests/quotes", get(cases::requests::pages::overview::quotes))
        .route("/cases/{id}/requests/{request}/{act}", post(cases::requests::pages::overview::act))
        .route("/cases/{id}/requests/{request}/files/{file}", get(cases::requests::pages::overview::file))
        .route(
            "/cases/{id}/outcome",
            get(cases::requests::pages::outcome::ask).post(cases::requests::pages::outcome::send),
        )
        // A maker that was asked, by its letter's link
        .route(
            "/answer/{token}",
            get(cases::requests::pages::answer::show).post(cases::requests::pages::answer::send),
        )
        .route("/answer/{token}/undertaking", post(cases::requests::pages::answer::undertake))
        .route("/answer/{token}/correct", post(cases::requests::pages::answer::correct))
        .route("/answer/{token}/files/{file}", get(cases::requests::pages::answer::file))
        .route("/answer/{token}/drawings/{number}", get(cases::requests::pages::answer::drawing))
        .route("/answer/{token}/parts/{number}", get(cases::requests::pages::answer::part))
        .route("/questions/{token}", get(cases::questions::page::show).post(cases::questions::page::send))
        .route(
            "/letters/off/{token}",
            get(cases::requests::pages::maker::ask_off).post(cases::requests::pages::maker::off),
        )
        // Who speaks for a maker, and advisers
        .route(
            "/makers/{id}/reach",
            get(cases::requests::pages::maker::reach).post(cases::requests::pages::maker::set_reach),
        )
        .route("/makers/{id}/requests", get(cases::requests::pages::maker::asked))
        .route(
            "/makers/{id}/contacts",
            get(cases::requests::pages::maker::contacts).post(cases::requests::pages::maker::keep_contact),
        )
        .route("/cases/{id}/about", get(cases::pages::about::ask).post(cases::pages::about::send))
        .route("/cases/{id}/adviser", post(cases::pages::adviser::name))
        .route("/cases/{id}/take", post(cases::pages::adviser::take))
        .route("/cases/{id}/step", post(cases::pages::step::send))
        .route("/cases/{id}/fit", post(cases::pages::acts::send_fit))
        .route("/cases/{id}/close", post(cases::pages::acts::close))
        .route("/cases/{id}/reopen", post(cases::pages::acts::reopen))
        .route("/cases/{id}/tasks", post(cases::pages::tasks::add))
        .route("/cases/{id}/tasks/{task}", get(cases::pages::tasks::ask).post(cases::pages::tasks::send))
        .route("/cases/{id}/notes", post(cases::pages::notes::add))
        .route("/cases/{id}/files", post(cases::pages::files::keep))
        .route("/cases/{id}/files/{key}", get(cases::pages::files::content))
        .route("/cases/{id}/files/{key}/remove", post(cases::pages::files::remove))
        .route("/cases/{id}/aid", get(cases::pages::aid::ask).post(cases::pages::aid::send))
        .route("/cases/{id}/aid/answer", post(cases::pages::aid::answer))
        .route("/account/calendar", post(cases::pages::calendar::renew))
        .route("/account/calendar/end", post(cases::pages::calendar::end))
        .route("/calendar/{token}", get(cases::pages::calendar::file))
        // Whoever has an account, or wants one
        .route("/account/new", get(people::pages::enter::new).post(people::pages::enter::send_new))
        .route(
            "/account/recover",
            get(people::pages::enter::recover).post(people::pages::enter::send_recover),
        )
        .route("/account/link/{token}", get(people::pages::enter::link).post(people::pages::enter::follow))
        .route("/account/sign-in", get(people::pages::sign_in::ask).post(people::pages::sign_in::send))
        .route("/account/oidc/{name}", get(people::pages::elsewhere::begin))
        .route("/account/oidc/{name}/back", get(people::pages::elsewhere::back))
        .route(
            "/account/oidc-tie",
            get(people::pages::elsewhere::ask_to_tie).post(people::pages::elsewhere::do_tie),
        )
        .route("/account/second-factor", get(people::pages::factor::ask).post(people::pages::factor::send))
        .route(
            "/account/second-factor/new",
            get(people::pages::factor::new).post(people::pages::factor::keep),
        )
        .route("/account/second-factor/remove", post(people::pages::factor::remove))
        .route("/account/letters", get(people::pages::notices::ask).post(people::pages::notices::send))
        .route("/account", get(people::pages::account::show))
        .route("/account/needs", get(needs::own::list))
        .route("/account/kept-form", get(http::lapsed::page::show).post(http::lapsed::page::throw_away))
        .route("/account/name", post(people::pages::account::name))
        .route("/account/password", post(people::pages::account::password))
        .route("/account/sessions/end", post(people::pages::account::end_sessions))
        .route("/account/memberships/{id}/end", post(people::pages::account::leave))
        .route("/account/end", get(people::pages::account::ask_to_end).post(people::pages::account::end))
        .route("/makers/{id}/claim", get(people::pages::claims::ask).post(people::pages::claims::send))
        .route("/people/invite", get(people::pages::list::ask).post(people::pages::list::send))
        .route("/people/claims", get(people::pages::claims::list))
        .route("/people/claims/{id}", post(people::pages::claims::decide))
        // Who speaks for a maker, and who helps it; and whoever has a letter's link or a calendar's address
        .route("/makers/{id}/capacity", get(capacity::show).post(capacity::save))
        .route("/makers/{id}/capacity/groups", post(capacity::groups))
        .route("/makers/{id}/capacity/feed", post(capacity::feed))
        .route("/makers/{id}/capacity/file/{format}", get(capacity::file))
        .route("/makers/{id}/capacity/import", get(capacity::ask).post(capacity::send))
        .route("/makers/{id}/capacity/import/{key}", get(capacity::preview).post(capacity::confirm))
        .route("/capacity/feed/{key}", get(capacity::calendar))
        .route("/capacity/answer/{token}", get(capacity::letter).post(capacity::answer))
        // Administrators
        .route("/people", get(people::pages::list::list))
        .route("/people/memberships/{id}/end", post(people::pages::list::end))
        .route("/makers/import", get(makers::import::pages::ask).post(makers::import::pages::send))
        .route(
            "/makers/import/{key}",
            get(makers::import::pages::preview).post(makers::import::pages::confirm),
        )
        .route("/makers/import/{key}/errors", get(makers::import::pages::errors))
        .route("/makers/imports/{id}", get(makers::import::pages::result))
        .route("/needs/import", get(needs::import::pages::ask).post(needs::import::pages::send))
        .route("/needs/import/{key}", get(needs::import::pages::preview).post(needs::import::pages::confirm))
        .route("/needs/import/{key}/errors", get(needs::import::pages::errors))
        .route("/needs/imports/{id}", get(needs::import::pages::result))
        .route("/makers/new", get(makers::edit::new).post(makers::edit::create))
        .route("/makers/removed", get(makers::edit::removed))
        .route("/makers/removed/{id}", post(makers::edit::restore))
        .route("/makers/{id}/history", get(makers::edit::history))
        .route("/makers/{id}/edit", get(makers::edit::edit))
        .route("/makers/{id}/edit/{part}", get(makers::edit::edit_part).post(makers::edit::save))
        .route("/makers/{id}/edit/{part}/remove", get(makers::edit::remove_ask).post(makers::edit::remove_do))
        .route("/makers/{id}/edit/{part}/duplicate", post(makers::edit::duplicate))
        .route("/makers/{id}/confirm", post(makers::edit::confirm))
        .route("/makers/{id}/undo", post(makers::edit::undo))
        .route("/makers/{id}/own-words", get(makers::own_words::ask).post(makers::own_words::keep))
        .route("/initiatives/new", get(initiatives::pages::edit::new).post(initiatives::pages::edit::create))
        .route("/initiatives/review", get(initiatives::pages::review::list))
        .route(
            "/initiatives/review/{number}",
            get(initiatives::pages::review::show).post(initiatives::pages::review::decide),
        )
        .route(
            "/initiatives/import",
            get(initiatives::pages::import::ask).post(initiatives::pages::import::send),
        )
        .route(
            "/initiatives/import/{key}",
            get(initiatives::pages::import::preview).post(initiatives::pages::import::confirm),
        )
        .route(
            "/initiatives/{id}/edit",
            get(initiatives::pages::edit::edit).post(initiatives::pages::edit::save),
        )
        .route("/initiatives/{id}/restore", post(initiatives::pages::edit::restore))
        .route("/guides/new", get(guides::pages::edit::new).post(guides::pages::edit::create))
        .route("/guides/{key}/edit", get(guides::pages::edit::edit).post(guides::pages::edit::save))
        .route("/guides/{key}/history", get(guides::pages::history::show))
        .route("/guides/{key}/restore", post(guides::pages::history::restore))
        .route("/sign-in/{key}", get(http::sign_in::ask).post(http::sign_in::enter))
        .route("/sign-out", post(people::pages::sign_in::leave))
        // Programs
        .route("/api/match", post(matches::api::answer))
        .route("/api/search", get(search::api::answer))
        .route("/assets/{*path}", get(http::assets::serve))
}
