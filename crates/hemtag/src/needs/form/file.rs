//! A need handed over as a file or pasted: our own TOML or JSON, or an Open Know-How manifest, in UTF-8, UTF-16 or
//! Latin-1. What is wrong is told with its line, and what was pasted stays.

use axum::{
    extract::{Multipart, State},
    http::StatusCode,
    response::Response,
};
use maud::{Markup, html};

use super::from_part;
use crate::{
    access::{Action, Relation, check},
    app::App,
    files::decoded,
    http::{
        Context, PageError, PageResult,
        components::{Field, FieldErrors, FieldKind, back_link, error_summary, field, page_head},
        error::explained,
        page,
        ration::Client,
    },
    needs::{NewNeed, read, state_need},
    parts::{PartError, keep_part, refusal_for_visitor},
};

/// The largest file of a need that the page takes, in bytes. The largest real one has 40,000.
const LARGEST: usize = 2 * 1024 * 1024;

/// `GET /needs/new/file`
///
/// # Errors
/// When the caller may not.
pub async fn ask(context: Context) -> PageResult {
    check(&context.caller, Action::StateNeed, Relation::None)?;
    Ok(view(&context, "", &FieldErrors::new()))
}

/// `POST /needs/new/file`
///
/// # Errors
/// When the caller may not, the form cannot be read, or the database refuses.
pub async fn state(
    State(app): State<App>,
    context: Context,
    client: Client,
    mut form: Multipart,
) -> PageResult<Response> {
    check(&context.caller, Action::StateNeed, Relation::None)?;
    let (mut pasted, mut file, mut name) = (String::new(), Vec::new(), String::new());
    while let Some(sent) = form.next_field().await.map_err(too_large)? {
        let (field, file_name) =
            (sent.name().unwrap_or_default().to_owned(), sent.file_name().map(str::to_owned));
        let bytes = sent.bytes().await.map_err(too_large)?;
        match field.as_str() {
            "text" => pasted = decoded(&bytes),
            "file" if !bytes.is_empty() => (file, name) = (bytes.to_vec(), file_name.unwrap_or_default()),
            _ => {}
        }
    }
    // Whoever hands a CAD file over here has said what they want.
    if !file.is_empty() && part::read::format(&file).is_ok() {
        app.ration.take(client)?;
        return match keep_part(&app, &context.caller, &name, file).await {
            Ok(part) => from_part::begin_with(&app, &context, &part, "").await,
            Err(PartError::Refused(refusal)) => {
                let mut errors = FieldErrors::new();
                errors.add("file", format!("{name}: {}", refusal_for_visitor(context.language, &refusal)));
                Ok(refused(&context, &pasted, &errors))
            }
            Err(error) => Err(error.into()),
        };
    }
    let mut errors = FieldErrors::new();
    let text = match (file.is_empty(), pasted.trim().is_empty()) {
        (false, false) => {
            errors.add("file", context.t("need-file-both"));
            String::new()
        }
        (false, true) if file.len() > LARGEST => {
            errors.add("file", context.ta("need-file-too-large", &[("name", name.as_str().into())]));
            String::new()
        }
        (false, true) => decoded(&file),
        (true, _) => pasted.clone(),
    };
    if !errors.is_empty() {
        return Ok(refused(&context, &pasted, &errors));
    }
    let (document, format) = match read::read(&text) {
        Ok(read) => read,
        Err(problems) => {
            let field = if file.is_empty() { "text" } else { "file" };
            for problem in problems.iter().take(50) {
                let place = if name.is_empty() { String::new() } else { format!("{name}: ") };
                errors.add(field, format!("{place}{}", problem.sentence(context.language)));
            }
            return Ok(refused(&context, &pasted, &errors));
        }
    };
    let new = NewNeed {
        document,
        source_format: format.code().to_owned(),
        source_text: Some(text),
        ..NewNeed::default()
    };
    let need = state_need(&app, &context.caller, new).await?;
    Ok(super::flow::opened(&app, &context, &need, "").await)
}

fn too_large(error: axum::extract::multipart::MultipartError) -> PageError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { PageError::TooLarge } else { PageError::BadRequest }
}

fn refused(context: &Context, pasted: &str, errors: &FieldErrors) -> Response {
    explained(StatusCode::UNPROCESSABLE_ENTITY, view(context, pasted, errors))
}

fn view(context: &Context, pasted: &str, errors: &FieldErrors) -> Markup {
    let title = context.t("need-file-title");
    let error = errors.of("file");
    page(
        context,
        &title,
        html! {
            (back_link(context, "/needs/new"))
            (error_summary(context, errors))
            (page_head(None, &title, Some(&context.t("need-file-lead"))))
            form class="ht-stack ht-question" data-gap="lg" method="post" enctype="multipart/form-data" action=(context.href("/needs/new/file")) {
                div class="ds-field" data-invalid[error.is_some()] {
                    label class="ds-label" for="file" { (context.t("need-file-file")) }
                    p data-field="description" id="file-hint" { (context.t("need-file-file-hint")) }
                    @if let Some(error) = error { p class="ds-validation-message" id="file-error" { (error) } }
                    input class="ds-input" type="file" id="file" name="file" accept=".toml,.json,text/plain,application/json,.step,.stp,.stl,.3mf,.dxf" aria-describedby="file-hint";
                }
                (field(errors, &Field {
                    name: "text",
                    label: context.t("need-form-text"),
                    hint: Some(context.t("need-file-text-hint")),
                    value: pasted,
                    kind: FieldKind::Lines(10),
                    ..Field::default()
                }))
                div { button class="ds-button" type="submit" { (context.t("need-form-submit-file")) } }
            }
        },
    )
}
