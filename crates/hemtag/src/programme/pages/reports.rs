//! `/programme/reports`: every report with where it stands; one report with its draft, figures, check list, comments and signature.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};

use super::{PATH, above, being_made, report_form};
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{Column, FieldErrors, breadcrumbs, data_table, page_head},
        error::again,
        page,
    },
    programme::{
        ProgrammeError,
        report::{self, DutyDone, File, Handed, Part, Status, Written},
    },
};

/// `GET /programme/reports`
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn list(State(app): State<App>, context: Context) -> PageResult<Response> {
    access::check(&context.caller, Action::ReadReport, Relation::None)?;
    let title = context.t("reports-title");
    let columns =
        ["report", "stated", "state", "day"].map(|key| Column::text(context.t(&format!("reports-{key}"))));
    let mut rows: Vec<Vec<Markup>> = Vec::new();
    for programme in app.programmes.iter() {
        let begun = report::list(&app, &context.caller, programme).await?;
        for duty in &programme.reports {
            let kept = begun.iter().find(|kept| kept.report == duty.code);
            let state = match kept {
                None => "reports-none",
                Some(kept) if kept.frozen.is_some() => "reports-signed",
                Some(_) => "reports-draft",
            };
            let kind = context.t(&format!("programme-kind-{}", duty.kind.code()));
            rows.push(vec![
                html! { a href=(context.href(&format!("{PATH}/reports/{}", duty.code))) { (kind) " (" (duty.code) ")" } },
                html! { "”" (duty.deadline.text_as_stated) "”" },
                html! { (context.t(state)) },
                html! { @if let Some(kept) = kept { (kept.day) } },
            ]);
        }
    }
    let content = html! {
        (breadcrumbs(&context, &[above(&context)], &title))
        (page_head(None, &title, Some(&context.t("reports-lead"))))
        (data_table(&title, &columns, &rows))
    };
    Ok(page(&context, &title, content).into_response())
}

async fn render(
    app: &App,
    context: &Context,
    code: &str,
    typed: &Typed,
    errors: &FieldErrors,
) -> PageResult<Markup> {
    let (programme, duty) = app.programmes.report(code).ok_or(PageError::NotFound)?;
    let draft = report::draft(app, &context.caller, code).await?;
    let rebuilt = match draft.as_ref().filter(|draft| draft.kept.frozen.is_some()) {
        Some(_) => Some(report::rebuilt(app, &context.caller, code).await?),
        None => None,
    };
    Ok(report_form::view(context, programme, duty, draft.as_ref(), rebuilt.as_ref(), typed, errors))
}

/// `GET /programme/reports/{code}`
///
/// # Errors
/// For a report that is not there; when the caller may not.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(code): Path<String>,
) -> PageResult<Response> {
    access::check(&context.caller, Action::ReadReport, Relation::None)?;
    Ok(render(&app, &context, &code, &Typed::default(), &FieldErrors::new()).await?.into_response())
}

fn back(context: &Context, code: &str, done: &str) -> Response {
    Redirect::to(&context.href(&format!("{PATH}/reports/{code}?done={done}"))).into_response()
}

/// `POST /programme/reports/{code}`: begins a report, or keeps what is written.
///
/// # Errors
/// When the caller may not, somebody was first, or the database refuses.
pub async fn send(
    State(app): State<App>,
    context: Context,
    Path(code): Path<String>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::WriteReport, Relation::None)?;
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    let Ok(day) = typed.text("day").parse::<Date>() else {
        errors.add("day", context.t("report-wrong-day"));
        return Ok(again(render(&app, &context, &code, &typed, &errors).await?));
    };
    let Some(version) = typed.given("version").and_then(|version| version.parse().ok()) else {
        report::begin(&app, &context.caller, &code, day).await?;
        return Ok(back(&context, &code, "begun"));
    };
    let (programme, _) = app.programmes.report(&code).ok_or(PageError::NotFound)?;
    let text = |name: &str| typed.text(name).replace("\r\n", "\n");
    let written = Written {
        parts: Part::ALL.map(|part| (part, text(&format!("part-{}", part.code())))).to_vec(),
        duties: programme
            .duties
            .iter()
            .map(|duty| DutyDone {
                duty: duty.code.clone(),
                status: Status::parse(typed.text(&format!("status-{}", duty.code))),
                words: text(&format!("duty-{}", duty.code)),
            })
            .collect(),
    };
    match report::keep(&app, &context.caller, &code, version, day, &written).await {
        Ok(()) => Ok(back(&context, &code, "kept")),
        Err(ProgrammeError::WrongDay) => {
            errors.add("day", context.t("report-wrong-day"));
            Ok(again(render(&app, &context, &code, &typed, &errors).await?))
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /programme/reports/{code}/comments`
///
/// # Errors
/// When the caller may not, or it is signed.
pub async fn comment(
    State(app): State<App>,
    context: Context,
    Path(code): Path<String>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::CommentReport, Relation::None)?;
    let typed = Typed::of_body(&body);
    match report::comment(&app, &context.caller, &code, typed.text("part"), typed.text("words")).await {
        Ok(()) => Ok(back(&context, &code, "commented")),
        Err(ProgrammeError::NoReason) => {
            let mut errors = FieldErrors::new();
            errors.add("words", context.t("report-wrong-words"));
            Ok(again(render(&app, &context, &code, &typed, &errors).await?))
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /programme/reports/{code}/comments/{comment}`: settles a comment.
///
/// # Errors
/// When there is none such, or the caller may not.
pub async fn settle(
    State(app): State<App>,
    context: Context,
    Path((code, comment)): Path<(String, i64)>,
) -> PageResult<Response> {
    access::check(&context.caller, Action::WriteReport, Relation::None)?;
    report::settle_comment(&app, &context.caller, &code, comment).await?;
    Ok(back(&context, &code, "settled"))
}

/// `POST /programme/reports/{code}/sign`
///
/// # Errors
/// When the caller may not, somebody was first, or the database refuses.
pub async fn sign(
    State(app): State<App>,
    context: Context,
    Path(code): Path<String>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::WriteReport, Relation::None)?;
    let typed = Typed::of_body(&body);
    let version = typed.text("version").parse().unwrap_or(-1);
    let (name, function) = (typed.text("name"), typed.text("function"));
    match report::sign(&app, &context.caller, &code, version, name, function).await {
        Ok(()) => Ok(back(&context, &code, "signed")),
        Err(ProgrammeError::Lacks(fields)) => {
            let mut errors = FieldErrors::new();
            for field in fields {
                let sentence = match field.split_once('-') {
                    Some((of @ ("duty" | "status"), duty)) => {
                        context.ta(&format!("report-lacks-{of}"), &[("duty", duty.into())])
                    }
                    Some(("part", part)) => {
                        let part = context.t(&format!("report-part-{part}"));
                        context.ta("report-lacks-part", &[("part", part.into())])
                    }
                    _ => context.t(&format!("report-lacks-{field}")),
                };
                errors.add(field, sentence);
            }
            Ok(again(render(&app, &context, &code, &typed, &errors).await?))
        }
        Err(error) => Err(error.into()),
    }
}

/// `GET /programme/reports/{code}/file/{format}`: PDF, XLSX or JSON; of a draft as it is now, of a signed one as it was made. PDF and
/// XLSX are in the address's language. While they are being made the answer says so, and when to ask again.
///
/// # Errors
/// When it is not begun, for another format, or when the caller may not.
pub async fn file(
    State(app): State<App>,
    context: Context,
    Path((code, format)): Path<(String, String)>,
) -> PageResult<Response> {
    access::check(&context.caller, Action::ReadReport, Relation::None)?;
    let file = File::of_format(&format, context.language).ok_or(PageError::NotFound)?;
    let content = match report::file(&app, &context.caller, &code, file).await? {
        Handed::File(content) => content,
        Handed::NotMade(making) => return Ok(being_made::answer(&context, &code, &making)),
    };
    let language = match file {
        File::Pdf(language) | File::Xlsx(language) if language != report::SIGNED_IN => {
            format!("-{}", language.code())
        }
        _ => String::new(),
    };
    let name = format!("attachment; filename=\"hemtag-{code}{language}.{format}\"");
    let headers = [(header::CONTENT_TYPE, file.media_type().to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, content).into_response())
}
