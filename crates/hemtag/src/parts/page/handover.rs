//! Handing a file over.

use axum::{
    extract::{Multipart, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use part::Refusal;

use crate::{
    access::{Action, Relation, check},
    app::App,
    files::{
        receive::{form, receive},
        table::FileProblem,
    },
    http::{
        Context, PageResult,
        components::{FieldErrors, back_link, error_summary, page_head},
        error::explained,
        page,
        ration::Client,
    },
    parts::{KEPT_AFTER_CLOSING_DAYS, KEPT_FOR_DAYS, PartError, keep_part, refusal_for_visitor},
};

const PATH: &str = "/parts/new";

/// What a browser offers to choose.
const ACCEPT: &str = ".step,.stp,.stl,.3mf,.dxf,model/step,model/stl,model/3mf,image/vnd.dxf";

/// `GET /parts/new`
///
/// # Errors
/// When the caller may not.
pub async fn ask(context: Context, State(app): State<App>) -> PageResult {
    check(&context.caller, Action::KeepPart, Relation::None)?;
    Ok(view(&context, &app, &FieldErrors::new()))
}

/// `POST /parts/new`: reads the file, keeps it, and leads to its page.
///
/// # Errors
/// When the caller may not, the address has handed over too many, or the database refuses.
pub async fn keep(
    State(app): State<App>,
    context: Context,
    client: Client,
    mut sent: Multipart,
) -> PageResult<Response> {
    check(&context.caller, Action::KeepPart, Relation::None)?;
    app.ration.take(client)?;
    let mut errors = FieldErrors::new();
    let status = match receive(&mut sent, app.config.upload_limit as u64).await {
        Ok(sent) => match keep_part(&app, &context.caller, &sent.name, sent.content.to_vec()).await {
            Ok(part) => {
                return Ok(Redirect::to(&context.href(&format!("/parts/{}", part.key))).into_response());
            }
            Err(PartError::Refused(refusal)) => {
                let words = refusal_for_visitor(context.language, &refusal);
                errors.add("file", format!("{}: {words}", sent.name));
                status_of(&refusal)
            }
            Err(error) => return Err(error.into()),
        },
        Err((problem, status)) => {
            // Of a table other things are expected than of a drawing.
            let of_part = |refusal| refusal_for_visitor(context.language, &refusal);
            let sentence = match problem {
                FileProblem::Empty => of_part(Refusal::Empty),
                FileProblem::TooLarge { limit } => of_part(Refusal::TooLarge { most_bytes: limit }),
                problem => problem.sentence(context.language),
            };
            errors.add("file", sentence);
            status
        }
    };
    Ok(explained(status, view(&context, &app, &errors)))
}

/// The file is at fault, or we are.
pub(crate) fn status_of(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::NoWorker { .. } => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

fn view(context: &Context, app: &App, errors: &FieldErrors) -> Markup {
    let title = context.t("part-new-title");
    let most = context.language.whole((app.config.upload_limit / (1024 * 1024)) as u64);
    let hint = context.ta("part-new-hint", &[("most", most.into())]);
    let days = |days: i64| context.language.whole(days.unsigned_abs());
    page(
        context,
        &title,
        html! {
            (back_link(context, "/needs/new"))
            (error_summary(context, errors))
            (page_head(None, &title, Some(&context.t("part-new-lead"))))
            (form(context, PATH, ACCEPT, &hint, &context.t("part-new-submit"), errors))
            section class="ht-section ht-prose" {
                h2 class="ds-heading" data-size="sm" { (context.t("part-new-kept-title")) }
                p { (context.ta("part-new-kept", &[("days", days(KEPT_FOR_DAYS).into()), ("after", days(KEPT_AFTER_CLOSING_DAYS).into())])) }
            }
        },
    )
}
