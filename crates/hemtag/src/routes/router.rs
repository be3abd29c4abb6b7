//! The same addresses as [`super::TABLE`], each with what answers it. A test compares the two.

use axum::Router;

use crate::{
    aid::pages as aid,
    allocation,
    app::App,
    cases, funding,
    funding::applications::pages as applications,
    funding::assessment::pages as assessment,
    funding::bank::pages as bank,
    funding::claims::pages as claims,
    funding::decisions::pages as decisions,
    funding::work::pages as work,
    guides, http,
    http::answers::{And, get, post},
    initiatives, knowledge, r#loop,
    makers::capacity::pages as capacity,
    matches, needs, operation, parts, people, queue, search, skills,
    skills::firm::pages as firm,
    skills::validation::pages as valid,
    strategy,
};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .merge(super::makers::routes())
        .merge(super::programme::routes())
        .merge(super::programs::routes())
        .merge(super::skills::routes())
        // Everybody
        .route("/", get(knowledge::start::start))
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
        .route("/tillganglighet", get(knowledge::accessibility::in_swedish))
        .route("/admin", get(operation::admin::show))
        .route("/admin/letters", post(operation::admin::try_again))
        .route("/admin/jobs", get(queue::pages::show))
        .route("/admin/jobs/{id}/again", post(queue::pages::again))
        .route("/health/live", get(operation::live))
        .route("/health/ready", get(operation::ready))
        .route("/gaps", get(skills::loop_in::pages::nearest::with_gaps))
        .route("/loop", get(r#loop::page::show))
        .route("/needs", get(needs::shown::list))
        .route("/needs/shown/{id}", get(needs::shown::one))
        .route("/initiatives", get(initiatives::pages::list::list))
        .route("/initiatives/coverage", get(initiatives::pages::coverage::show))
        .route("/initiatives/report", get(initiatives::pages::report::show))
        .route("/initiatives/report.pdf", get(initiatives::pages::report::document))
        .route(
            "/initiatives/suggest",
            get(initiatives::pages::suggest::ask).and_post(initiatives::pages::suggest::send),
        )
        .route("/initiatives/{id}", get(initiatives::pages::one::show))
        .route("/funding", get(funding::pages::show))
        .route("/funding/money", get(funding::money::pages::show))
        .route("/funding/calls/{code}", get(funding::calls::pages::one::show))
        .route("/funding/calls/{code}/json", get(funding::calls::pages::one::document))
        .route("/skills", get(skills::start::show))
        .route("/skills/self-test", get(skills::self_test::pages::show))
        .route("/skills/nearest", get(skills::loop_in::pages::nearest::show))
        .route("/skills/templates", get(skills::templates::pages::list::list))
        .route("/skills/templates/{isco}", get(skills::templates::pages::group::show))
        .route("/strategy/figures", get(strategy::figures::page::list))
        .route(
            "/strategy/figures/{of}/{key}/{name}",
            get(strategy::figures::page::show).and_post(strategy::figures::page::send),
        )
        .route("/strategy/figures/{of}/{key}/{name}/restore", post(strategy::figures::page::restore))
        // Those of a firm: its map of skills
        .route("/skills/firm", get(firm::overview::which).and_post(firm::overview::found))
        .route("/skills/firm/{id}", get(firm::overview::show))
        .route("/skills/firm/{id}/matrix", get(firm::overview::matrix))
        .route("/skills/firm/{id}/goals", get(firm::goals::list))
        .route("/skills/firm/{id}/goals/{goal}", get(firm::goals::show).and_post(firm::goals::send))
        .route("/skills/firm/{id}/goals/{goal}/usual", post(skills::usual::pages::send))
        .route("/skills/firm/{id}/roles", get(firm::roles::list))
        .route("/skills/firm/{id}/roles/{role}", get(firm::roles::show).and_post(firm::roles::send))
        .route("/skills/firm/{id}/template", post(firm::template::take))
        .route("/skills/firm/{id}/people", get(firm::people::list))
        .route("/skills/firm/{id}/people/{person}", get(firm::people::show).and_post(firm::people::send))
        .route("/skills/firm/{id}/people/{person}/account", post(valid::firm::tie))
        .route("/skills/firm/{id}/people/{person}/told/{format}", get(skills::privacy::pages::hand_out))
        .route("/skills/firm/{id}/skills", get(firm::skills::list))
        .route("/skills/firm/{id}/skills/{skill}", get(firm::skills::show).and_post(firm::skills::send))
        .route("/skills/firm/{id}/import", get(firm::import::ask).and_post(firm::import::send))
        .route("/skills/firm/{id}/import/{key}", get(firm::import::preview).and_post(firm::import::confirm))
        .route("/skills/firm/{id}/settings", get(firm::settings::show).and_post(firm::settings::send))
        .route("/skills/firm/{id}/history", get(firm::history::show).and_post(firm::history::send))
        .route("/skills/firm/{id}/erase", post(firm::settings::end))
        .route("/skills/firm/{id}/plan", get(skills::plan::pages::show).and_post(skills::plan::pages::set))
        .route("/skills/firm/{id}/plan/apply", post(skills::plan::pages::apply))
        .route("/skills/firm/{id}/plan/choose", post(skills::plan::pages::choose))
        .route("/skills/firm/{id}/plan/follow", post(skills::plan::pages::follow))
        .route("/skills/firm/{id}/plan/keep", post(skills::plan::pages::keep))
        .route("/skills/firm/{id}/plan/pdf", get(skills::plan::pages::pdf))
        .route("/skills/firm/{id}/plan/recruit/{role}", get(skills::plan::pages::recruit))
        // Who has the file of a part; by the part's key
        .route("/parts/new", get(parts::page::ask).and_post(parts::page::keep))
        .route("/parts/{key}", get(parts::page::show))
        .route("/parts/{key}/file", get(parts::page::content))
        .route("/parts/{key}/mesh", get(parts::page::mesh))
        .route("/parts/{key}/walls", get(parts::page::walls))
        .route("/parts/{key}/picture", get(parts::page::picture))
        .route("/parts/{key}/pictures/{number}", get(parts::page::picture_of))
        .route(
            "/parts/{key}/drawings",
            get(parts::page::ask_drawing).and_post(parts::page::keep_drawing_of_part),
        )
        .route("/parts/{key}/remove", get(parts::page::ask_to_remove).and_post(parts::page::remove))
        // Who has a drawing; by the drawing's key
        .route("/drawings/{key}", get(parts::page::show_drawing))
        .route("/drawings/{key}/file", get(parts::page::drawing_file))
        .route("/drawings/{key}/picture", get(parts::page::drawing_picture))
        .route(
            "/drawings/{key}/remove",
            get(parts::page::ask_to_remove_drawing).and_post(parts::page::remove_drawing_of),
        )
        // Who states a need: the questions, everything on one page, a file; by the draft's key
        .route("/needs/new", get(needs::form::begin).and_post(needs::form::first))
        .route("/needs/new/one-page", get(needs::form::one_page::ask).and_post(needs::form::one_page::state))
        .route("/needs/new/file", get(needs::form::file::ask).and_post(needs::form::file::state))
        .route("/needs/new/part", post(needs::form::from_part::begin))
        .route("/needs/new/{key}", get(needs::form::go_on_with).and_post(needs::form::throw_away))
        .route(
            "/needs/new/{key}/drawings",
            get(needs::form::drawing::of_draft).and_post(needs::form::drawing::keep_for_draft),
        )
        .route("/needs/new/{key}/{page}", get(needs::form::show).and_post(needs::form::answer))
        // Owners of a need, by its key
        .route("/needs/{key}/edit", get(needs::form::edit))
        .route("/needs/{key}/edit/{page}", get(needs::form::edit_page).and_post(needs::form::edit_answer))
        .route("/needs/{key}/parts/{number}/picture", get(needs::part_choice::picture))
        .route(
            "/needs/{key}/drawings",
            get(needs::form::drawing::of_need).and_post(needs::form::drawing::keep_for_need),
        )
        .route("/needs/{key}/file", get(matches::need_acts::file))
        .route(
            "/needs/{key}/quotation",
            get(needs::quotation::page::ask).and_post(needs::quotation::page::send),
        )
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
        .route("/needs/{key}/case", get(cases::pages::open::ask).and_post(cases::pages::open::send))
        .route("/allocation", get(allocation::page::show))
        .route("/cases", get(cases::pages::list::list))
        .route("/cases/advisers", get(cases::pages::list::advisers))
        .route("/cases/{id}", get(cases::pages::one::show))
        .route("/cases/{id}/requests", get(cases::requests::pages::overview::show))
        .route(
            "/cases/{id}/requests/new",
            get(cases::requests::pages::choose::ask).and_post(cases::requests::pages::choose::send),
        )
        .route("/cases/{id}/requests/quotes", get(cases::requests::pages::overview::quotes))
        .route("/cases/{id}/requests/{request}/{act}", post(cases::requests::pages::overview::act))
        .route("/cases/{id}/requests/{request}/files/{file}", get(cases::requests::pages::overview::file))
        .route(
            "/cases/{id}/outcome",
            get(cases::requests::pages::outcome::ask).and_post(cases::requests::pages::outcome::send),
        )
        // The register of aid: what is published; the whole, for officers; a firm's, for whoever may see it
        .route("/aid/register", get(aid::list::public))
        .route("/aid", get(aid::list::staff))
        .route("/aid/firms/{id}", get(aid::firm::show).and_post(aid::firm_acts::about))
        .route("/aid/firms/{id}/links", post(aid::firm_acts::link))
        .route("/aid/firms/{id}/links/{link}", post(aid::firm_acts::withdraw_link))
        .route("/aid/firms/{id}/changes", post(aid::firm_acts::change))
        .route("/aid/firms/{id}/changes/{change}", post(aid::firm_acts::withdraw_change))
        .route("/aid/grants/new", get(aid::entry::new).and_post(aid::entry::send_new))
        .route("/aid/grants/{id}", get(aid::entry::show).and_post(aid::entry::send))
        .route("/aid/rates", get(aid::rates::list).and_post(aid::rates::send))
        .route("/aid/rates/{id}/withdraw", post(aid::rates::withdraw))
        .route("/aid/import", get(aid::import::ask).and_post(aid::import::send))
        .route("/aid/import/{key}", get(aid::import::preview).and_post(aid::import::confirm))
        // Applications: applicants their own, officers what was handed in; who signs by a letter's link
        .route("/funding/applications", get(applications::list::show))
        .route(
            "/funding/calls/{code}/apply",
            get(applications::form::begin::ask).and_post(applications::form::begin::send),
        )
        .route("/funding/applications/{id}", get(applications::one::show))
        .route("/funding/applications/{id}/export/{format}", get(applications::export::current))
        .route("/funding/applications/{id}/versions/{number}/{format}", get(applications::export::version))
        .route("/funding/applications/{id}/submit", post(applications::act::send_in))
        .route("/funding/applications/{id}/signature", post(applications::act::ask_signature))
        .route("/funding/applications/{id}/answer", post(applications::act::send_answer))
        .route("/funding/applications/{id}/withdraw", post(applications::act::take_back))
        .route("/funding/applications/{id}/delete", post(applications::act::throw_away))
        .route("/funding/applications/{id}/completions", post(applications::handle::ask))
        .route("/funding/applications/{id}/eligibility", post(applications::handle::send_judged))
        .route("/funding/applications/{id}/days", post(applications::handle::move_day))
        .route(
            "/funding/applications/{id}/files",
            get(applications::files::step).and_post(applications::files::keep),
        )
        .route("/funding/applications/{id}/files/{key}", get(applications::files::content))
        .route("/funding/applications/{id}/files/{key}/remove", post(applications::files::remove))
        .route(
            "/funding/applications/{id}/{step}",
            get(applications::form::show).and_post(applications::form::send),
        )
        .route("/funding/sign/{token}", get(applications::sign::show).and_post(applications::sign::send))
        .route("/funding/sign/{token}/files/{key}", get(applications::sign::file))
        // A maker that was asked, by its letter's link
        .route(
            "/answer/{token}",
            get(cases::requests::pages::answer::show).and_post(cases::requests::pages::answer::send),
        )
        .route("/answer/{token}/undertaking", post(cases::requests::pages::answer::undertake))
        .route("/answer/{token}/correct", post(cases::requests::pages::correct::send))
        .route("/answer/{token}/files/{file}", get(cases::requests::pages::answer::file))
        .route("/answer/{token}/drawings/{number}", get(cases::requests::pages::answer::drawing))
        .route("/answer/{token}/parts/{number}", get(cases::requests::pages::answer::part))
        .route("/questions/{token}", get(cases::questions::page::show).and_post(cases::questions::page::send))
        .route(
            "/letters/off/{token}",
            get(cases::requests::pages::maker::ask_off).and_post(cases::requests::pages::maker::off),
        )
        // Who speaks for a maker, and advisers
        .route("/cases/{id}/about", get(cases::pages::about::ask).and_post(cases::pages::about::send))
        .route("/cases/{id}/adviser", post(cases::pages::adviser::name))
        .route("/cases/{id}/take", post(cases::pages::adviser::take))
        .route("/cases/{id}/step", post(cases::pages::step::send))
        .route("/cases/{id}/fit", post(cases::pages::acts::send_fit))
        .route("/cases/{id}/close", post(cases::pages::acts::close))
        .route("/cases/{id}/reopen", post(cases::pages::acts::reopen))
        .route("/cases/{id}/tasks", post(cases::pages::tasks::add))
        .route("/cases/{id}/tasks/{task}", get(cases::pages::tasks::ask).and_post(cases::pages::tasks::send))
        .route("/cases/{id}/notes", post(cases::pages::notes::add))
        .route("/cases/{id}/files", post(cases::pages::files::keep))
        .route("/cases/{id}/files/{key}", get(cases::pages::files::content))
        .route("/cases/{id}/files/{key}/remove", post(cases::pages::files::remove))
        .route("/cases/{id}/aid", get(cases::pages::aid::ask).and_post(cases::pages::aid::send))
        .route("/cases/{id}/aid/answer", post(cases::pages::aid::answer))
        .route("/cases/{id}/aid/same", post(cases::pages::aid::same))
        .route("/cases/{id}/aid/statement.pdf", get(cases::pages::aid::pdf::show))
        .route("/account/calendar", post(cases::pages::calendar::renew))
        .route("/account/calendar/end", post(cases::pages::calendar::end))
        .route("/calendar/{token}", get(cases::pages::calendar::file))
        // Funding: assessors their own, officers all of it and the one list
        .route("/funding/assessments", get(assessment::mine::list))
        .route("/funding/assessments/me", get(assessment::profile::ask).and_post(assessment::profile::send))
        .route("/funding/assessments/{id}", get(assessment::score::show).and_post(assessment::score::send))
        .route("/funding/assessments/{id}/answer", post(assessment::score::answer))
        .route("/funding/assessments/{id}/files/{key}", get(assessment::score::file))
        .route("/funding/assessments/of/{application}", get(assessment::one::show))
        .route("/funding/assessments/of/{application}/{act}", post(assessment::one::act))
        .route("/funding/assessors", get(assessment::assessors::list))
        .route(
            "/funding/assessors/{id}",
            get(assessment::profile::ask_of).and_post(assessment::profile::send_of),
        )
        .route("/funding/calls/{code}/applications", get(assessment::list::list))
        .route(
            "/funding/calls/{code}/assessors",
            get(assessment::proposal::ask).and_post(assessment::proposal::send),
        )
        .route("/funding/work", get(work::list::list))
        .route("/funding/work/calendar", get(work::list::calendar))
        .route("/funding/work/days/{id}", get(work::day::ask).and_post(work::day::send))
        // Whoever has an account, or wants one
        .route("/account/new", get(people::pages::enter::new).and_post(people::pages::enter::send_new))
        .route(
            "/account/recover",
            get(people::pages::enter::recover).and_post(people::pages::enter::send_recover),
        )
        .route(
            "/account/link/{token}",
            get(people::pages::enter::link).and_post(people::pages::enter::follow),
        )
        .route("/account/sign-in", get(people::pages::sign_in::ask).and_post(people::pages::sign_in::send))
        .route("/account/oidc/{name}", get(people::pages::elsewhere::begin))
        .route("/account/oidc/{name}/back", get(people::pages::elsewhere::back))
        .route(
            "/account/oidc-tie",
            get(people::pages::elsewhere::ask_to_tie).and_post(people::pages::elsewhere::do_tie),
        )
        .route(
            "/account/oidc-ties/{id}/remove",
            get(people::pages::elsewhere::ask_to_untie).and_post(people::pages::elsewhere::do_untie),
        )
        .route(
            "/account/second-factor",
            get(people::pages::factor::ask).and_post(people::pages::factor::send),
        )
        .route(
            "/account/second-factor/new",
            get(people::pages::factor::new).and_post(people::pages::factor::keep),
        )
        .route("/account/second-factor/remove", post(people::pages::factor::remove))
        .route("/account/second-factor/passkey", post(people::pages::passkey_sign_in::show))
        .route("/account/second-factor/passkey/begin", post(people::pages::passkey_sign_in::begin_factor))
        .route("/account/passkey", post(people::pages::passkey_sign_in::enter))
        .route("/account/passkey/begin", post(people::pages::passkey_sign_in::begin))
        .route("/account/passkeys", get(people::pages::passkeys::list).and_post(people::pages::passkeys::add))
        .route("/account/passkeys/begin", post(people::pages::passkeys::begin))
        .route("/account/passkeys/{id}/name", post(people::pages::passkeys::rename))
        .route(
            "/account/passkeys/{id}/remove",
            get(people::pages::passkeys::ask_to_remove).and_post(people::pages::passkeys::remove),
        )
        .route("/account/letters", get(people::pages::notices::ask).and_post(people::pages::notices::send))
        .route("/account", get(people::pages::account::show))
        .route("/account/needs", get(needs::own::list))
        .route("/account/kept-form", get(http::lapsed::page::show).and_post(http::lapsed::page::throw_away))
        .route("/account/name", post(people::pages::account::name))
        .route("/account/password", post(people::pages::account::password))
        .route("/account/sessions/end", post(people::pages::account::end_sessions))
        .route("/account/memberships/{id}/end", post(people::pages::account::leave))
        .route("/account/end", get(people::pages::account::ask_to_end).and_post(people::pages::account::end))
        .route("/people/invite", get(people::pages::list::ask).and_post(people::pages::list::send))
        .route("/people/claims", get(people::pages::claims::list))
        .route("/people/claims/{id}", post(people::pages::claims::decide))
        // Who speaks for a maker, and who helps it; and whoever has a letter's link or a calendar's address
        .route("/capacity/feed/{key}", get(capacity::calendar))
        .route("/capacity/answer/{token}", get(capacity::letter).and_post(capacity::answer))
        // Administrators
        .route("/people", get(people::pages::list::list))
        .route("/people/memberships/{id}/end", post(people::pages::list::end))
        .route("/people/{id}/sessions/end", post(people::pages::list::sign_out))
        .route("/needs/import", get(needs::import::pages::ask).and_post(needs::import::pages::send))
        .route(
            "/needs/import/{key}",
            get(needs::import::pages::preview).and_post(needs::import::pages::confirm),
        )
        .route("/needs/import/{key}/errors", get(needs::import::pages::errors))
        .route("/needs/imports/{id}", get(needs::import::pages::result))
        .route("/needs/imports/under-way/{id}", get(needs::import::pages::under_way))
        .route(
            "/initiatives/new",
            get(initiatives::pages::edit::new).and_post(initiatives::pages::edit::create),
        )
        .route("/initiatives/review", get(initiatives::pages::review::list))
        .route(
            "/initiatives/review/{number}",
            get(initiatives::pages::review::show).and_post(initiatives::pages::review::decide),
        )
        .route(
            "/initiatives/import",
            get(initiatives::pages::import::ask).and_post(initiatives::pages::import::send),
        )
        .route(
            "/initiatives/import/{key}",
            get(initiatives::pages::import::preview).and_post(initiatives::pages::import::confirm),
        )
        .route(
            "/initiatives/{id}/edit",
            get(initiatives::pages::edit::edit).and_post(initiatives::pages::edit::save),
        )
        .route("/initiatives/{id}/restore", post(initiatives::pages::edit::restore))
        .route("/funding/money/frames", post(funding::money::pages::set_frame))
        .route("/funding/money/assignments", post(funding::money::pages::add))
        .route(
            "/funding/calls/new",
            get(funding::calls::pages::begin::ask).and_post(funding::calls::pages::begin::begin),
        )
        .route(
            "/funding/calls/{code}/edit/{part}",
            get(funding::calls::pages::edit::edit).and_post(funding::calls::pages::edit::save),
        )
        .route(
            "/funding/calls/{code}/selection",
            get(funding::selection::pages::try_out::show).and_post(funding::selection::pages::try_out::send),
        )
        .route(
            "/funding/selections/{id}",
            get(funding::selection::pages::kept::show).and_post(funding::selection::pages::kept::choose),
        )
        .route("/funding/calls/{code}/publish", post(funding::calls::pages::edit::publish))
        .route("/funding/calls/{code}/withdraw", post(funding::calls::pages::edit::withdraw))
        .route("/guides/new", get(guides::pages::edit::new).and_post(guides::pages::edit::create))
        .route("/guides/{key}/edit", get(guides::pages::edit::edit).and_post(guides::pages::edit::save))
        .route("/guides/{key}/history", get(guides::pages::history::show))
        .route("/guides/{key}/restore", post(guides::pages::history::restore))
        .route("/sign-in/{key}", get(http::sign_in::ask).and_post(http::sign_in::enter))
        .route("/sign-out", post(people::pages::sign_in::leave))
        // Decisions on applications: what is public; the record, for the applicant; how officers prepare and take them
        .route("/funding/decisions", get(decisions::list::show))
        .route("/funding/portfolio", get(funding::granted::page::show))
        .route("/funding/decisions/fields", get(decisions::list::fields))
        .route("/funding/decisions/{id}", get(decisions::one::show))
        .route("/funding/decisions/{id}/record", get(decisions::record::show))
        .route("/funding/decisions/{id}/decision.pdf", get(decisions::record::pdf))
        .route("/funding/decisions/waiting", get(decisions::waiting::show).and_post(decisions::waiting::send))
        .route(
            "/funding/decisions/{id}/prepare",
            get(decisions::prepare::ask).and_post(decisions::prepare::send),
        )
        .route("/funding/decisions/{id}/take", post(decisions::record::send))
        .route("/funding/decisions/{id}/amend", post(decisions::record::amend))
        .route(
            "/funding/decisions/{id}/files",
            get(decisions::annexes::show).and_post(decisions::annexes::keep),
        )
        .route("/funding/decisions/{id}/files/{key}", get(decisions::annexes::content))
        .route("/funding/decisions/{id}/files/{key}/remove", post(decisions::annexes::remove))
        // Grants and their claims: the applicant's and officers'; what is to be paid
        .route("/funding/grants", get(claims::list::show))
        .route("/funding/grants/{id}", get(claims::grant::show))
        .route("/funding/grants/{id}/claims", post(claims::grant::begin_claim))
        .route("/funding/grants/{id}/claims/{claim}", get(claims::claim::show).and_post(claims::claim::send))
        .route(
            "/funding/grants/{id}/claims/{claim}/{step}",
            get(claims::form::ask).and_post(claims::form::send),
        )
        .route(
            "/funding/grants/{id}/claims/{claim}/files",
            get(claims::files::show).and_post(claims::files::keep),
        )
        .route("/funding/grants/{id}/claims/{claim}/files/{key}", get(claims::files::content))
        .route("/funding/grants/{id}/claims/{claim}/files/{key}/remove", post(claims::files::remove))
        .route("/funding/grants/{id}/recoveries", post(claims::grant::demand_back))
        .route("/funding/grants/{id}/recoveries/{recovery}", post(claims::grant::received_back))
        .route("/funding/grants/{id}/close", post(claims::grant::end))
        .route("/funding/payments", get(claims::payments::show))
        // The agency's bank of granted projects
        .route("/funding/bank", get(bank::list::list))
        .route("/funding/bank/sums", get(bank::sums::show))
        .route("/funding/bank/{period}/{number}", get(bank::one::show))
        .route("/funding/bank/import", get(bank::import::ask).and_post(bank::import::send))
        .route("/funding/bank/import/{key}", get(bank::import::preview).and_post(bank::import::confirm))
        .route("/funding/bank/proposals", get(bank::proposals::show).and_post(bank::proposals::send))
        .route("/funding/applications/{id}/recipients", post(applications::recipients::send))
        // Programs
        .route("/api/match", post(matches::api::answer))
        .route("/api/search", get(search::api::answer))
        .route("/assets/{*path}", get(http::assets::serve))
}
