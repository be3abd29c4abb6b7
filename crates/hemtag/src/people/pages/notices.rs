//! How often one wants letters.

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;

use crate::{
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{Choice, Choices, FieldErrors, breadcrumbs, choices, facts, page_head},
        page,
    },
    people::notices::{self, NoticeError, Rhythm},
};

/// What letters are about, in the order of the page. A kind that tells by [`notices::tell_by`] stands here.
const KINDS: [&str; 7] = ["case", "answers", "come-back", "outcome", "capacity", "guides", "skills"];

impl From<NoticeError> for PageError {
    fn from(error: NoticeError) -> PageError {
        match error {
            NoticeError::Denied(denied) => denied.into(),
            NoticeError::Database(error) => error.into(),
        }
    }
}

/// `GET /account/letters`
///
/// # Errors
/// When the database does not answer.
pub async fn ask(State(app): State<App>, context: Context) -> PageResult<Response> {
    let Some(person) = context.caller.person else {
        let to = super::sign_in::encoded("/account/letters");
        return Ok(Redirect::to(&context.href(&format!("/account/sign-in?to={to}"))).into_response());
    };
    let chosen = notices::rhythm(&app, &context.caller, person).await?;
    let title = context.t("notices-title");
    let all = Rhythm::ALL.map(|rhythm| {
        Choice::new(rhythm.code(), context.t(&format!("notices-{}", rhythm.code())), rhythm == chosen)
    });
    let set = Choices {
        name: "rhythm",
        legend: context.t("notices-legend"),
        heading: false,
        hint: None,
        many: false,
        choices: all.to_vec(),
        unknown: None,
        columns: false,
    };
    Ok(page(
        &context,
        &title,
        html! {
            (breadcrumbs(&context, &[(context.t("account-title"), "/account")], &title))
            (page_head(None, &title, Some(&context.t("notices-lead"))))
            form class="ht-form ht-stack" method="post" action=(context.href("/account/letters")) {
                (choices(&context, &FieldErrors::new(), &set))
                p { button class="ds-button" type="submit" { (context.t("notices-save")) } }
            }
            section class="ht-section ht-stack" {
                h2 { (context.t("notices-kinds")) }
                (facts(&KINDS.map(|kind| {
                    (context.t(&format!("notices-kind-{kind}")), html! { (context.t(&format!("notices-kind-{kind}-what"))) })
                })))
                h2 { (context.t("notices-always")) }
                p { (context.t("notices-always-what")) }
            }
        },
    )
    .into_response())
}

/// `POST /account/letters`
///
/// # Errors
/// When nobody is signed in, or the database refuses.
pub async fn send(State(app): State<App>, context: Context, body: String) -> PageResult<Response> {
    let person = context.caller.person.ok_or(PageError::Forbidden)?;
    let rhythm = Rhythm::parse(Typed::of_body(&body).text("rhythm")).ok_or(PageError::BadRequest)?;
    notices::set_rhythm(&app, &context.caller, person, rhythm).await?;
    Ok(Redirect::to(&context.href("/account?done=notices")).into_response())
}
