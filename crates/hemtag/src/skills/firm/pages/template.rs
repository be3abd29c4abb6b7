//! An occupation with its skills, put into the map as a role.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};

use super::path;
use crate::{
    app::App,
    http::{Context, PageError, PageResult, Typed},
    skills::{
        firm::{FirmError, model::Change, open, save},
        templates::{
            self, Names, Ssyk,
            pages::{group, read},
        },
    },
};

/// `POST /skills/firm/{id}/template`: what was chosen on the template's page. Adds, and changes nothing else: so it is done to the
/// map as it stands, and twice is as once.
///
/// # Errors
/// When the caller is not of the firm, or there is no such occupation.
pub async fn take(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let kept = open(&app, &context.caller, id).await?;
    let typed = Typed::of_body(&body);
    let book = read().await?;
    let occupation = book.occupation(typed.text("occupation")).ok_or(PageError::BadRequest)?;
    let mut map = kept.map.clone();
    let chosen = group::chosen(book, occupation, &typed);
    let names = Names::of(&app, context.language).await.map_err(FirmError::from)?;
    let added = templates::parts(book, &names, occupation, &chosen, group::people(&typed), &mut map);
    let ssyk = Ssyk::of(&app).await.map_err(FirmError::from)?;
    templates::state_ssyk(&mut map, added.role, ssyk.code(&occupation.isco, typed.given("ssyk")));
    save(&app, &context.caller, id, kept.version, Change::Template, &map).await?;
    let to = format!("{}/roles/{}?done=template", path(id), added.role.0);
    Ok(Redirect::to(&context.href(&to)).into_response())
}
