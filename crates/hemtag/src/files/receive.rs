//! The field that takes a file, and the file that a browser sends with it.

use axum::{
    body::Bytes,
    extract::{Multipart, multipart::MultipartError},
    http::StatusCode,
};
use maud::{Markup, html};

use super::table::FileProblem;
use crate::http::{Context, Typed, components::FieldErrors};

/// A file as it was sent.
#[derive(Debug, Clone)]
pub struct Sent {
    pub name: String,
    pub content: Bytes,
}

/// The file in the field `file` of a form.
///
/// # Errors
/// When there is none, it is empty, or larger than is taken; with the status to answer with.
pub async fn receive(form: &mut Multipart, limit: u64) -> Result<Sent, (FileProblem, StatusCode)> {
    let empty = (FileProblem::Empty, StatusCode::UNPROCESSABLE_ENTITY);
    loop {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => return Err(empty),
            Err(error) => return Err(of_form(&error, limit)),
        };
        if field.name() != Some("file") {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let content = field.bytes().await.map_err(|error| of_form(&error, limit))?;
        return if content.is_empty() { Err(empty) } else { Ok(Sent { name, content }) };
    }
}

fn of_form(error: &MultipartError, limit: u64) -> (FileProblem, StatusCode) {
    (problem(error.status(), limit), error.status())
}

/// What is wrong with a form that could not be received, by the status to answer with.
#[must_use]
pub fn problem(status: StatusCode, limit: u64) -> FileProblem {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        FileProblem::TooLarge { limit }
    } else {
        FileProblem::Broken { message: String::new() }
    }
}

/// Everything of a form that may hold files: what was typed, and the files of its field `file`.
#[derive(Debug, Clone, Default)]
pub struct Received {
    pub typed: Typed,
    pub files: Vec<Sent>,
}

/// Reads a whole form. A field for files that was left empty gives none.
///
/// # Errors
/// When it is no form, or larger than is taken; with the status to answer with.
pub async fn fields(form: &mut Multipart) -> Result<Received, StatusCode> {
    let mut received = Received::default();
    while let Some(field) = form.next_field().await.map_err(|error| error.status())? {
        let Some(name) = field.name().map(str::to_owned) else { continue };
        let file = field.file_name().map(str::to_owned);
        if name == "file" {
            let content = field.bytes().await.map_err(|error| error.status())?;
            if !content.is_empty() {
                received.files.push(Sent { name: file.unwrap_or_default(), content });
            }
        } else {
            let text = field.text().await.map_err(|error| error.status())?;
            received.typed.push(name, text);
        }
    }
    Ok(received)
}

/// The form with one field for a file, sent to `action`. `accept` as in HTML; `hint` says what may be in it.
#[must_use]
pub fn form(
    context: &Context,
    action: &str,
    accept: &str,
    hint: &str,
    send: &str,
    errors: &FieldErrors,
) -> Markup {
    html! {
        form class="ht-stack ht-section" method="post" enctype="multipart/form-data" action=(context.href(action)) {
            (field(&context.t("import-file"), hint, accept, errors))
            div { button class="ds-button" type="submit" { (send) } }
        }
    }
}

/// The field `file` of a form that demands one.
#[must_use]
pub fn field(label: &str, hint: &str, accept: &str, errors: &FieldErrors) -> Markup {
    let error = errors.of("file");
    html! {
        div class="ds-field" data-invalid[error.is_some()] {
            label class="ds-label" for="file" { (label) }
            p data-field="description" id="file-hint" { (hint) }
            @if let Some(error) = error { p class="ds-validation-message" id="file-error" { (error) } }
            input class="ds-input" type="file" id="file" name="file" required accept=(accept)
                aria-invalid=[error.map(|_| "true")]
                aria-describedby=(if error.is_some() { "file-hint file-error" } else { "file-hint" });
        }
    }
}
