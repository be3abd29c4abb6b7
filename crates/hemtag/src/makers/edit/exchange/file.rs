//! The page that takes a message about a certificate, and the form of a new certificate filled in from it.

use axum::{
    extract::{Multipart, Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use exchange::{NotUnderstood, partner_certificate};
use maud::{Markup, html};

use super::{Filled, NAME, filled};
use crate::{
    app::App,
    files::{
        decoded,
        receive::{self, receive},
        table::FileProblem,
    },
    http::{
        Context, PageResult,
        components::{FieldErrors, Tone, breadcrumbs, error_summary, notice, page_head},
        error::explained,
        page,
    },
    makers::{
        edit::{
            Part,
            change::to_edit,
            form,
            view::{self, Form},
        },
        model::{Maker, MakerId},
    },
};

/// `GET /makers/{id}/certificates/import`
///
/// # Errors
/// When the caller may not edit the maker, or there is no such maker.
pub async fn ask_file(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult {
    let maker = to_edit(&app, &context.caller, MakerId(id)).await?;
    Ok(ask_view(&context, &maker, app.config.upload_limit as u64, &FieldErrors::new()))
}

/// `POST /makers/{id}/certificates/import`: the form of a new certificate as the message says, to be looked over and saved. Nothing
/// is kept.
///
/// # Errors
/// As [`ask_file`].
pub async fn read_file(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    mut sent: Multipart,
) -> PageResult<Response> {
    let maker = to_edit(&app, &context.caller, MakerId(id)).await?;
    let limit = app.config.upload_limit as u64;
    let today = app.clock.today();
    let refused = match receive(&mut sent, limit).await {
        Ok(file) => match partner_certificate::read(&decoded(&file.content)) {
            Ok(read) => {
                let rows = form::rows(context.language, &maker, Part::Certificate(None), today);
                return Ok(look_over(&context, &maker, &filled(read, today), rows).into_response());
            }
            Err(error) => (FileProblem::of_message(NAME, error), StatusCode::UNPROCESSABLE_ENTITY),
        },
        Err(refused) => refused,
    };
    let mut errors = FieldErrors::new();
    errors.add("file", refused.0.sentence(context.language));
    Ok(explained(refused.1, ask_view(&context, &maker, limit, &errors)))
}

fn ask_view(context: &Context, maker: &Maker, limit: u64, errors: &FieldErrors) -> Markup {
    let title = context.t("certificate-import-title");
    let (own, edit) = (format!("/makers/{}", maker.id), format!("/makers/{}/edit", maker.id));
    let limit = context.language.whole(limit / (1024 * 1024));
    let hint = context.ta("certificate-import-hint", &[("limit", limit.into())]);
    let action = format!("{own}/certificates/import");
    page(
        context,
        &format!("{title}: {}", maker.name),
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[
                (context.t("nav-makers"), "/makers"),
                (maker.name.clone(), own.as_str()),
                (context.t("edit-overview"), edit.as_str()),
            ], &title))
            (page_head(Some(&maker.name), &title, Some(&context.t("certificate-import-lead"))))
            (receive::form(context, &action, ".json", &hint, &context.t("import-look"), errors))
        },
    )
}

fn look_over(context: &Context, maker: &Maker, filled: &Filled, rows: Vec<form::Row>) -> Markup {
    let edit = format!("/makers/{}/edit", maker.id);
    view::form(
        context,
        &Form {
            maker: Some(maker),
            title: context.t("edit-certificate-new"),
            lead: Some(context.t("certificate-import-look-over")),
            above: Some(not_taken(context, &filled.notes)).filter(|_| !filled.notes.is_empty()),
            sections: vec![(None, rows)],
            typed: &filled.typed,
            errors: view::errors(context, &filled.problems),
            now: None,
            action: format!("{edit}/{}", Part::Certificate(None).code()),
            back: edit,
        },
    )
}

fn not_taken(context: &Context, notes: &[NotUnderstood]) -> Markup {
    let told = |note: &NotUnderstood| {
        context.ta("exchange-note", &[("at", note.at.as_str().into()), ("what", note.what.as_str().into())])
    };
    notice(
        Tone::Info,
        &context.t("capacity-import-notes"),
        html! { ul { @for note in notes { li { (told(note)) } } } },
    )
}
