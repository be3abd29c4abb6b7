//! The addresses of editing. Each takes a form as it was sent, calls one use case, and shows the page, or the form
//! again with everything that was typed.

use axum::{
    extract::{Path, Query, RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::Markup;
use serde::Deserialize;

use super::{
    Part, Problems, SaveError, Typed,
    change::{self, to_edit},
    form, organisation,
    overview::{Done, Undo, overview},
    remove, site,
    view::{self, Form},
};
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{
        Context, PageError, PageResult,
        error::{again, explained},
    },
    makers::{
        self, KeepError,
        model::{Maker, MakerId},
        store,
    },
};

impl From<SaveError> for PageError {
    fn from(error: SaveError) -> PageError {
        match error {
            SaveError::Denied(denied) => denied.into(),
            SaveError::NotFound => PageError::NotFound,
            SaveError::Invalid(_) => PageError::BadRequest,
            SaveError::Changed(_) => PageError::Conflict,
            SaveError::Database(error) => error.into(),
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: String,
}

/// `GET /makers/new`
///
/// # Errors
/// When the caller may not.
pub async fn new(context: Context) -> PageResult {
    access::check(&context.caller, Action::AddMaker, Relation::None)?;
    let mut typed = Typed::default();
    typed.set("country", "SE");
    Ok(new_form(&context, &typed, &Problems::default()))
}

/// `POST /makers/new`
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn create(State(app): State<App>, context: Context, body: String) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    match change::save_new(&app, &context.caller, &typed).await {
        Ok(id) => Ok(to(&context, &format!("/makers/{id}/edit?done=saved"))),
        Err(SaveError::Invalid(problems)) => Ok(again(new_form(&context, &typed, &problems))),
        Err(other) => Err(other.into()),
    }
}

fn new_form(context: &Context, typed: &Typed, problems: &Problems) -> Markup {
    let language = context.language;
    // A list of certificates cannot be complete before there is one.
    let facts = organisation::rows(language).into_iter().filter(|row| row.name != "complete").collect();
    view::form(
        context,
        &Form {
            maker: None,
            title: context.t("edit-new-title"),
            lead: Some(context.t("edit-new-lead")),
            above: None,
            sections: vec![
                (Some(context.t("edit-organisation-title")), facts),
                (Some(context.t("edit-site-first")), site::rows(language)),
            ],
            typed,
            errors: view::errors(context, problems),
            now: None,
            action: "/makers/new".to_owned(),
            back: "/makers".to_owned(),
        },
    )
}

/// `GET /makers/{id}/edit`
///
/// # Errors
/// When the caller may not, or there is no such maker.
pub async fn edit(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    Query(told): Query<Told>,
) -> PageResult {
    let maker = to_edit(&app, &context.caller, MakerId(id)).await?;
    let kept = store::revisions(app.db.reader(), maker.id).await?;
    let undo = Undo {
        latest: kept.first().is_some_and(|(version, _)| *version == maker.version - 1),
        any: !kept.is_empty(),
    };
    Ok(overview(&context, &maker, Done::from_code(&told.done), undo, app.clock.today()))
}

/// `GET /makers/{id}/edit/{part}`
///
/// # Errors
/// When the caller may not, or there is no such part.
pub async fn edit_part(
    State(app): State<App>,
    context: Context,
    Path((id, part)): Path<(i64, String)>,
    RawQuery(query): RawQuery,
) -> PageResult {
    let maker = to_edit(&app, &context.caller, MakerId(id)).await?;
    let part = Part::from_code(&part).filter(|part| *part != Part::Maker).ok_or(PageError::NotFound)?;
    let mut typed = form::filled(&maker, part, app.clock.today()).ok_or(PageError::NotFound)?;
    // A link to the form of something new may say what it is, and how that is known.
    let begun = match part {
        Part::Certificate(None) => Some("certificate"),
        Part::Offer(None) => Some("process"),
        _ => None,
    };
    let asked = Typed::of_body(&query.unwrap_or_default());
    if let Some(what) = begun {
        for name in [what, "level", "on", "by"] {
            if let Some(value) = asked.given(name) {
                typed.set(name, value);
            }
        }
    }
    Ok(part_form(&app, &context, &maker, part, &typed, &Problems::default(), None))
}

/// `POST /makers/{id}/edit/{part}`
///
/// # Errors
/// When the caller may not, or there is no such part.
pub async fn save(
    State(app): State<App>,
    context: Context,
    Path((id, part)): Path<(i64, String)>,
    body: String,
) -> PageResult<Response> {
    let id = MakerId(id);
    access::check(&context.caller, Action::EditMaker, context.caller.to_maker(id.0))?;
    let part = Part::from_code(&part).filter(|part| *part != Part::Maker).ok_or(PageError::NotFound)?;
    let mut typed = Typed::of_body(&body);
    let version = typed.0.remove("version").and_then(|v| v.first()?.parse().ok()).unwrap_or(0);
    match change::save_part(&app, &context.caller, id, part, &typed, version).await {
        Ok(()) => Ok(to(&context, &format!("/makers/{id}/edit?done=saved"))),
        Err(SaveError::Invalid(problems)) => {
            let maker = to_edit(&app, &context.caller, id).await?;
            Ok(again(part_form(&app, &context, &maker, part, &typed, &problems, None)))
        }
        Err(SaveError::Changed(maker)) => {
            // The part may be gone; what was typed is shown all the same.
            let now = form::filled(&maker, part, app.clock.today()).unwrap_or_default();
            let page = part_form(&app, &context, &maker, part, &typed, &Problems::default(), Some(&now));
            Ok(explained(StatusCode::CONFLICT, page))
        }
        Err(other) => Err(other.into()),
    }
}

fn part_form(
    app: &App,
    context: &Context,
    maker: &Maker,
    part: Part,
    typed: &Typed,
    problems: &Problems,
    now: Option<&Typed>,
) -> Markup {
    let key = part.key();
    let title = context.t(&if part.is_new() { format!("{key}-new") } else { format!("{key}-title") });
    let title = match form::about(context.language, maker, part) {
        Some(about) => format!("{title}: {about}"),
        None => title,
    };
    let lead = matches!(part, Part::Weeks(_) | Part::Evidence(_) | Part::Offer(_) | Part::NotHeld(_))
        .then(|| context.t(&format!("{key}-lead")));
    view::form(
        context,
        &Form {
            maker: Some(maker),
            title,
            lead,
            above: None,
            sections: vec![(None, form::rows(context.language, maker, part, app.clock.today()))],
            typed,
            errors: view::errors(context, problems),
            now,
            action: format!("/makers/{}/edit/{}", maker.id, part.code()),
            back: format!("/makers/{}/edit", maker.id),
        },
    )
}

/// `GET /makers/{id}/edit/{part}/remove`
///
/// # Errors
/// When the caller may not, or there is no such part.
pub async fn remove_ask(
    State(app): State<App>,
    context: Context,
    Path((id, part)): Path<(i64, String)>,
) -> PageResult {
    let maker = to_edit(&app, &context.caller, MakerId(id)).await?;
    let part = Part::from_code(&part).ok_or(PageError::NotFound)?;
    remove::question(&context, &maker, part).ok_or(PageError::NotFound)
}

/// `POST /makers/{id}/edit/{part}/remove`
///
/// # Errors
/// When the caller may not, there is no such part, or the maker was changed meanwhile.
pub async fn remove_do(
    State(app): State<App>,
    context: Context,
    Path((id, part)): Path<(i64, String)>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::EditMaker, context.caller.to_maker(id))?;
    let part = Part::from_code(&part).ok_or(PageError::NotFound)?;
    change::remove_part(&app, &context.caller, MakerId(id), part, version(&body)).await?;
    Ok(match part {
        Part::Maker => to(&context, &format!("/makers/removed?done={id}")),
        _ => to(&context, &format!("/makers/{id}/edit?done=removed")),
    })
}

/// `POST /makers/{id}/edit/{part}/duplicate`
///
/// # Errors
/// When the caller may not, there is no such offer, or the maker was changed meanwhile.
pub async fn duplicate(
    State(app): State<App>,
    context: Context,
    Path((id, part)): Path<(i64, String)>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::EditMaker, context.caller.to_maker(id))?;
    let Some(Part::Offer(Some(offer))) = Part::from_code(&part) else { return Err(PageError::NotFound) };
    let copy = change::duplicate_offer(&app, &context.caller, MakerId(id), offer, version(&body)).await?;
    Ok(to(&context, &format!("/makers/{id}/edit/{}", Part::Offer(Some(copy)).code())))
}

/// `POST /makers/{id}/confirm`
///
/// # Errors
/// When the caller may not, or the maker was changed meanwhile.
pub async fn confirm(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    change::confirm_all(&app, &context.caller, MakerId(id), version(&body)).await?;
    Ok(to(&context, &format!("/makers/{id}/edit?done=confirmed")))
}

/// `POST /makers/{id}/undo`: to the version before, or to the one that is named.
///
/// # Errors
/// When the caller may not, that version is not kept, or the maker was changed meanwhile.
pub async fn undo(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let seen = version(&body);
    let wanted = Typed::of_body(&body).text("to").parse().unwrap_or(seen - 1);
    match makers::undo_change(&app, &context.caller, MakerId(id), seen, wanted).await {
        Ok(()) => Ok(to(&context, &format!("/makers/{id}/edit?done=undone"))),
        Err(KeepError::Changed(_)) => Err(PageError::Conflict),
        Err(other) => Err(SaveError::from(other).into()),
    }
}

/// `GET /makers/{id}/history`: the versions that are kept.
///
/// # Errors
/// When the caller may not, or there is no such maker.
pub async fn history(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult {
    let maker = to_edit(&app, &context.caller, MakerId(id)).await?;
    let kept = store::revisions(app.db.reader(), maker.id).await?;
    let told = crate::events::of_maker(app.db.reader(), id).await?;
    Ok(super::history::view(&context, &maker, &super::history::changes(&kept, &told)))
}

/// `GET /makers/removed`
///
/// # Errors
/// When the caller may not.
pub async fn removed(State(app): State<App>, context: Context, Query(told): Query<Told>) -> PageResult {
    let kept = makers::removed_makers(&app, &context.caller).await.map_err(SaveError::from)?;
    Ok(super::restore::view(&context, &kept, told.done.parse().ok().map(MakerId), None))
}

/// `POST /makers/removed/{id}`: restores a maker, or forgets it.
///
/// # Errors
/// When the caller may not, or it is not kept.
pub async fn restore(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let id = MakerId(id);
    if Typed::of_body(&body).text("do") == "forget" {
        makers::forget_maker(&app, &context.caller, id).await.map_err(SaveError::from)?;
        return Ok(to(&context, "/makers/removed"));
    }
    match makers::restore_maker(&app, &context.caller, id).await {
        Ok(()) => Ok(to(&context, &format!("/makers/{id}/edit?done=restored"))),
        Err(KeepError::NumberTaken(other)) => {
            let kept = makers::removed_makers(&app, &context.caller).await.map_err(SaveError::from)?;
            let page = super::restore::view(&context, &kept, None, Some((id, other)));
            Ok(explained(StatusCode::CONFLICT, page))
        }
        Err(other) => Err(SaveError::from(other).into()),
    }
}

fn version(body: &str) -> i64 {
    Typed::of_body(body).text("version").parse().unwrap_or(0)
}

fn to(context: &Context, path: &str) -> Response {
    Redirect::to(&context.href(path)).into_response()
}
