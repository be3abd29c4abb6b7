//! The pages of a drawing: hand it over, look at it, take it away.

use axum::{
    extract::{Multipart, Path, Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{
    cards::cards,
    files::{attached, private},
};
use crate::{
    access::{Action, Relation, check},
    app::App,
    files::{
        receive::{form, receive},
        table::FileProblem,
    },
    http::{
        Context, PageError, PageResult,
        components::{FieldErrors, Tone, back_link, error_summary, notice, page_head},
        error::explained,
        page,
        ration::Client,
        security::NOTHING_RUNS,
    },
    parts::{
        KEPT_AFTER_CLOSING_DAYS, KEPT_FOR_DAYS, PartFile,
        drawings::{
            Belongs, Drawing, DrawingError, Format, MOST, content, drawings_of, find_drawing, keep_drawing,
            remove_drawing,
        },
        find_part, told,
    },
};

/// What a browser offers to choose.
const ACCEPT: &str = ".pdf,.png,.jpg,.jpeg,.dxf,application/pdf,image/png,image/jpeg,image/vnd.dxf";

/// What a drawing is handed over with, and its pages.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    pub belongs: Belongs,
    /// The path that the form is sent to, without the language.
    pub path: &'a str,
    /// The path that the page leads back to.
    pub back: &'a str,
    /// Those that are kept already.
    pub held: &'a [Drawing],
}

/// Keeps the drawing that was sent, or gives the page with what was wrong.
///
/// # Errors
/// When the caller may not, the address has handed over too many, or the database refuses.
pub async fn handed_over(
    app: &App,
    context: &Context,
    client: Client,
    sent: &mut Multipart,
    place: Place<'_>,
) -> PageResult<Result<Drawing, Response>> {
    app.ration.take(client)?;
    let mut errors = FieldErrors::new();
    let l = context.language;
    let status = match receive(sent, app.config.upload_limit as u64).await {
        Ok(sent) => {
            let kept =
                keep_drawing(app, &context.caller, place.belongs, &sent.name, sent.content.to_vec()).await;
            match kept {
                Ok(drawing) => return Ok(Ok(drawing)),
                Err(DrawingError::Refused(refused)) => {
                    errors.add("file", format!("{}: {}", sent.name, refused.sentence(l)));
                }
                Err(DrawingError::TooMany) => {
                    errors.add("file", l.ta("drawing-too-many", &[("most", MOST.into())]));
                }
                Err(DrawingError::Part(error)) => return Err(error.into()),
            }
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Err((problem, status)) => {
            let sentence = match problem {
                FileProblem::Empty => l.t("drawing-refused-empty"),
                problem => problem.sentence(l),
            };
            errors.add("file", sentence);
            status
        }
    };
    Ok(Err(explained(status, ask(context, app, place, &errors))))
}

/// The page that takes a drawing, with those that are kept already.
#[must_use]
pub fn ask(context: &Context, app: &App, place: Place<'_>, errors: &FieldErrors) -> Markup {
    let title = context.t("drawing-new-title");
    let most = context.language.whole((app.config.upload_limit / (1024 * 1024)) as u64);
    let hint = context.ta("drawing-new-hint", &[("most", most.into())]);
    let days = |days: i64| context.language.whole(days.unsigned_abs());
    page(
        context,
        &title,
        html! {
            (back_link(context, place.back))
            (error_summary(context, errors))
            (page_head(None, &title, Some(&context.t("drawing-new-lead"))))
            @if !place.held.is_empty() {
                section class="ht-section" {
                    h2 class="ds-heading" data-size="sm" { (context.t("drawing-held")) }
                    (cards(context, &[], place.held, place.back))
                    p { a class="ds-button" href=(context.href(place.back)) { (context.t("drawing-go-on")) } }
                }
            }
            (form(context, place.path, ACCEPT, &hint, &context.t("drawing-new-submit"), errors))
            section class="ht-section ht-prose" {
                h2 class="ds-heading" data-size="sm" { (context.t("part-new-kept-title")) }
                p { (context.ta("part-new-kept", &[("days", days(KEPT_FOR_DAYS).into()), ("after", days(KEPT_AFTER_CLOSING_DAYS).into())])) }
            }
        },
    )
}

async fn of_part(app: &App, context: &Context, key: &str) -> PageResult<(PartFile, Vec<Drawing>)> {
    let part = find_part(app, &context.caller, key).await?;
    let held = drawings_of(app, &context.caller, &[part.id], &[], &[]).await?;
    Ok((part, held))
}

/// `GET /parts/{key}/drawings`
///
/// # Errors
/// When there is no such part.
pub async fn ask_drawing(context: Context, State(app): State<App>, Path(key): Path<String>) -> PageResult {
    let (part, held) = of_part(&app, &context, &key).await?;
    let (path, back) = (format!("/parts/{key}/drawings"), format!("/parts/{key}"));
    let place = Place { belongs: Belongs::Part(part.id), path: &path, back: &back, held: &held };
    Ok(ask(&context, &app, place, &FieldErrors::new()))
}

/// `POST /parts/{key}/drawings`
///
/// # Errors
/// When there is no such part, or the database refuses.
pub async fn keep_drawing_of_part(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
    client: Client,
    mut sent: Multipart,
) -> PageResult<Response> {
    let (part, held) = of_part(&app, &context, &key).await?;
    check(&context.caller, Action::EditPart, Relation::Owner).map_err(|_| PageError::Forbidden)?;
    let (path, back) = (format!("/parts/{key}/drawings"), format!("/parts/{key}"));
    let place = Place { belongs: Belongs::Part(part.id), path: &path, back: &back, held: &held };
    Ok(match handed_over(&app, &context, client, &mut sent, place).await? {
        Ok(_) => Redirect::to(&context.href(&path)).into_response(),
        Err(page) => page,
    })
}

/// Where the reader came from.
#[derive(Debug, Default, Deserialize)]
pub struct From {
    #[serde(default)]
    back: String,
}

impl From {
    /// A path of ours; `fallback` for anything else.
    fn path(&self, fallback: &str) -> String {
        let ours = ["/needs/", "/parts/"].iter().any(|start| self.back.starts_with(start))
            && self.back.chars().all(|c| c.is_ascii_alphanumeric() || "/-".contains(c));
        if ours { self.back.clone() } else { fallback.to_owned() }
    }
}

impl Drawing {
    /// The path of its page, which leads back to another.
    #[must_use]
    pub fn path(&self, back: &str) -> String {
        format!("/drawings/{}?back={back}", self.key)
    }
}

/// `GET /drawings/{key}`
///
/// # Errors
/// When there is no such drawing.
pub async fn show_drawing(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
    Query(from): Query<From>,
) -> PageResult {
    let drawing = find_drawing(&app, &context.caller, &key).await?;
    let back = from.path("/needs");
    let l = context.language;
    let day = l.date(drawing.kept_at.to_zoned(jiff::tz::TimeZone::UTC).date());
    let about = &drawing.about;
    let size = l.whole(drawing.bytes.div_ceil(1024));
    let lead = context.ta(
        "drawing-lead",
        &[("format", about.format.to_string().into()), ("size", size.into()), ("date", day.into())],
    );
    Ok(page(
        &context,
        &about.name,
        html! {
            (back_link(&context, &back))
            (page_head(Some(&context.t("drawing-over")), &about.name, Some(&lead)))
            @if about.encrypted { (notice(Tone::Info, &context.t("drawing-encrypted"), html! { p { (context.t("drawing-encrypted-text")) } })) }
            @if about.format.picture().is_some() {
                figure class="ht-drawing" {
                    img src=(context.href(&format!("/drawings/{key}/picture"))) alt=(context.ta("drawing-alt", &[("name", about.name.as_str().into())]));
                }
            }
            @if let Some(outline) = &about.outline {
                @let [width, height] = outline.box_mm.map(|side| l.number(side, 2));
                p { (context.ta("drawing-outline", &[("width", width.into()), ("height", height.into()), ("cut", told::mm(l, outline.cut_length_mm).into())])) }
            } @else if about.format == Format::Dxf {
                p { (context.t("drawing-no-outline")) }
            }
            p class="ht-row" {
                a class="ds-button" href=(context.href(&format!("/drawings/{key}/file"))) download { (context.t("drawing-download")) }
                a href=(context.href(&format!("/drawings/{key}/remove?back={back}"))) { (context.t("drawing-remove")) }
            }
            p class="ht-source" { (context.t("drawing-read-by-you")) }
        },
    ))
}

/// `GET /drawings/{key}/file`: as it was handed over, to be kept and never opened here.
///
/// # Errors
/// When there is no such drawing.
pub async fn drawing_file(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
) -> PageResult<Response> {
    let drawing = find_drawing(&app, &context.caller, &key).await?;
    let bytes = content(&app, &context.caller, &key).await?;
    let kind = match drawing.about.format {
        Format::Pdf => "application/pdf",
        Format::Png => "image/png",
        Format::Jpeg => "image/jpeg",
        Format::Dxf => "application/octet-stream",
    };
    Ok(guarded(attached(&drawing.about.name, private(kind, bytes))))
}

/// `GET /drawings/{key}/picture`: of a picture only.
///
/// # Errors
/// When there is no such drawing, or it is no picture.
pub async fn drawing_picture(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
) -> PageResult<Response> {
    let drawing = find_drawing(&app, &context.caller, &key).await?;
    let kind = drawing.about.format.picture().ok_or(PageError::NotFound)?;
    Ok(guarded(private(kind, content(&app, &context.caller, &key).await?)))
}

fn guarded(mut file: Response) -> Response {
    file.headers_mut().insert(header::CONTENT_SECURITY_POLICY, NOTHING_RUNS);
    file
}

/// `GET /drawings/{key}/remove`: asks first, since a file that is taken away is gone.
///
/// # Errors
/// When there is no such drawing.
pub async fn ask_to_remove_drawing(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
    Query(from): Query<From>,
) -> PageResult {
    let drawing = find_drawing(&app, &context.caller, &key).await?;
    let back = from.path("/needs");
    let title = context.ta("part-remove-title", &[("name", drawing.about.name.as_str().into())]);
    Ok(page(
        &context,
        &title,
        html! {
            (page_head(None, &title, Some(&context.t("drawing-remove-text"))))
            form class="ht-row" method="post" action=(context.href(&format!("/drawings/{key}/remove"))) {
                input type="hidden" name="back" value=(back);
                button class="ds-button" data-color="danger" type="submit" { (context.t("part-remove-yes")) }
                a href=(context.href(&drawing.path(&back))) { (context.t("part-remove-no")) }
            }
        },
    ))
}

/// `POST /drawings/{key}/remove`
///
/// # Errors
/// When there is no such drawing, or the database refuses.
pub async fn remove_drawing_of(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
    axum::Form(from): axum::Form<From>,
) -> PageResult<Response> {
    remove_drawing(&app, &context.caller, &key).await?;
    Ok(Redirect::to(&context.href(&from.path("/needs"))).into_response())
}
