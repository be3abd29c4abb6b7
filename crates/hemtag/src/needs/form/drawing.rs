//! Drawings handed over while a need is stated or changed. Those of a draft go to its need when it is stated; those of a
//! need are its own at once. What a drawing says is typed by a person, who can say so at each answer.

use axum::{
    extract::{Multipart, Path, State},
    response::{IntoResponse, Redirect, Response},
};

use super::flow::Flow;
use crate::{
    access::{Action, Relation, check},
    app::App,
    http::{Context, PageError, PageResult, components::FieldErrors, ration::Client},
    needs::{NeedError, drafts, drafts::Typed, find_need},
    parts::{
        drawings::{Belongs, Drawing, drawings_of},
        page::{Place, ask_for_drawing, handed_over},
    },
};

/// The field of a draft that holds the keys of its drawings.
pub(crate) const DRAWINGS: &str = "drawings";

/// How many drawings a draft holds.
fn held(typed: &Typed) -> Belongs {
    Belongs::Draft(typed.all(DRAWINGS).len())
}

/// `GET /needs/new/{draft}/drawings`
///
/// # Errors
/// Not found, when there is no such draft.
pub async fn of_draft(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
) -> PageResult<Response> {
    let flow = Flow::of_draft(&app, &context.caller, &key).await?;
    if let Some(elsewhere) = elsewhere(&flow) {
        return Ok(Redirect::to(&context.href(&elsewhere)).into_response());
    }
    let back = flow.go_on();
    let (path, belongs) = (format!("/needs/new/{key}/drawings"), held(&flow.typed));
    let place = Place { belongs, path: &path, back: &back, held: &flow.drawings };
    Ok(ask_for_drawing(&context, &app, place, &FieldErrors::new()).into_response())
}

/// Where drawings go when not to this draft: to the need that it changes, or that it became.
fn elsewhere(flow: &Flow) -> Option<String> {
    flow.stated().or_else(|| flow.need.as_ref().map(|need| format!("/needs/{}/drawings", need.key)))
}

/// `POST /needs/new/{draft}/drawings`
///
/// # Errors
/// Not found, when there is no such draft; when the database refuses.
pub async fn keep_for_draft(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
    client: Client,
    mut sent: Multipart,
) -> PageResult<Response> {
    let mut flow = Flow::of_draft(&app, &context.caller, &key).await?;
    if let Some(elsewhere) = elsewhere(&flow) {
        return Ok(Redirect::to(&context.href(&elsewhere)).into_response());
    }
    let back = flow.go_on();
    let (path, belongs) = (format!("/needs/new/{key}/drawings"), held(&flow.typed));
    let place = Place { belongs, path: &path, back: &back, held: &flow.drawings };
    match handed_over(&app, &context, client, &mut sent, place).await? {
        Ok(drawing) => {
            flow.typed.push(DRAWINGS, drawing.key);
            drafts::save(&app, &context.caller, &key, &flow.typed).await?;
            Ok(Redirect::to(&context.href(&path)).into_response())
        }
        Err(page) => Ok(page),
    }
}

async fn kept_of_need(app: &App, context: &Context, key: &str) -> PageResult<(i64, Vec<Drawing>)> {
    check(&context.caller, Action::EditNeed, Relation::Owner).map_err(|_| PageError::Forbidden)?;
    let need = find_need(app, &context.caller, key).await?;
    if need.closed_at.is_some() {
        return Err(NeedError::Closed.into());
    }
    let held = drawings_of(app, &context.caller, &[], &[need.id.0], &[]).await?;
    Ok((need.id.0, held))
}

/// `GET /needs/{key}/drawings`
///
/// # Errors
/// Not found, when nobody holds such a key; a conflict when the need is closed.
pub async fn of_need(context: Context, State(app): State<App>, Path(key): Path<String>) -> PageResult {
    let (id, held) = kept_of_need(&app, &context, &key).await?;
    let (path, back) = (format!("/needs/{key}/drawings"), format!("/needs/{key}"));
    let place = Place { belongs: Belongs::Need(id), path: &path, back: &back, held: &held };
    Ok(ask_for_drawing(&context, &app, place, &FieldErrors::new()))
}

/// `POST /needs/{key}/drawings`
///
/// # Errors
/// As [`of_need`], and when the database refuses.
pub async fn keep_for_need(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
    client: Client,
    mut sent: Multipart,
) -> PageResult<Response> {
    let (id, held) = kept_of_need(&app, &context, &key).await?;
    let (path, back) = (format!("/needs/{key}/drawings"), format!("/needs/{key}"));
    let place = Place { belongs: Belongs::Need(id), path: &path, back: &back, held: &held };
    Ok(match handed_over(&app, &context, client, &mut sent, place).await? {
        Ok(_) => Redirect::to(&context.href(&path)).into_response(),
        Err(page) => page,
    })
}
