//! The table of files, the form that hands one over, and handing one out.

use axum::{
    extract::Multipart,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};

use super::{AttachedFile, FileWrong, Handing};
use crate::{
    app::random_key,
    files::{
        hand_out::{attached, private},
        receive::fields,
    },
    funding::{FundingError, model::attachment::Purpose},
    http::{
        Context, Typed,
        components::{Column, FieldErrors, OptionGroup, Select, checkbox, data_table, select},
        security::NOTHING_RUNS,
    },
    words::Language,
};

/// The form that hands a file over.
#[derive(Debug, Clone, Copy)]
pub struct Form<'f> {
    /// The address that takes it.
    pub own: &'f str,
    pub purposes: &'f [Purpose],
    /// What was chosen before.
    pub purpose: &'f str,
    pub error: Option<&'f str>,
    /// Whoever hands it over may say that everybody may read it.
    pub may_be_public: bool,
}

#[must_use]
pub fn form(context: &Context, form: &Form<'_>) -> Markup {
    let error = form.error;
    let options = form.purposes.iter().map(|purpose| {
        let code = purpose.code();
        (code.to_owned(), context.t(&format!("apply-purpose-{code}")))
    });
    let groups = vec![OptionGroup { label: String::new(), options: options.collect() }];
    let once = random_key();
    html! {
        form class="ht-form ht-stack ht-section ht-noprint" method="post" enctype="multipart/form-data"
            action=(context.href(&format!("{}?once={once}", form.own))) {
            (select(&FieldErrors::new(), &Select {
                name: "purpose", label: context.t("apply-file-purpose"), hint: Some(context.t("apply-file-purpose-hint")),
                value: form.purpose, none: None, groups,
            }))
            div class="ds-field" data-invalid[error.is_some()] {
                label class="ds-label" for="file" { (context.t("apply-file-new")) }
                p data-field="description" id="file-hint" { (context.t("apply-file-hint")) }
                @if let Some(error) = error { p class="ds-validation-message" id="file-error" { (error) } }
                input class="ds-input" type="file" id="file" name="file" required aria-invalid=[error.map(|_| "true")]
                    aria-describedby=(if error.is_some() { "file-hint file-error" } else { "file-hint" });
            }
            @if form.may_be_public { (checkbox("public", "1", &context.t("annex-public-ask"), false)) }
            p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("apply-file-do")) } }
        }
    }
}

/// Files with their fingerprints; those for which `removable` says so with a button that takes them away.
#[must_use]
pub fn table(
    context: &Context,
    own: &str,
    files: &[AttachedFile],
    removable: impl Fn(&AttachedFile) -> bool,
) -> Markup {
    let l = context.language;
    let removes = files.iter().any(&removable);
    let mut columns: Vec<Column> = ["name", "purpose", "size", "sha256"]
        .map(|key| Column::text(context.t(&format!("apply-file-{key}"))))
        .to_vec();
    if removes {
        columns.push(Column::text(context.t("apply-file-remove")));
    }
    let rows: Vec<Vec<Markup>> = files
        .iter()
        .map(|file| {
            let link = context.href(&format!("{own}/{}", file.key));
            let mut row = vec![
                html! { a class="ds-link" href=(link) { (file.about.name) } " (" (file.about.kind) ")" },
                html! {
                    (context.t(&format!("apply-purpose-{}", file.purpose.code())))
                    @if file.about.public { ", " (context.t("annex-is-public")) }
                },
                html! { (l.file_size(file.bytes)) },
                html! { code class="ht-small" title=(file.about.sha256) { (&file.about.sha256[..16]) "…" } },
            ];
            if removes {
                row.push(html! {
                    @if removable(file) {
                        form method="post" action={ (link) "/remove" } {
                            button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" {
                                (context.t("apply-file-remove")) span class="ds-sr-only" { ": " (file.about.name) }
                            }
                        }
                    }
                });
            }
            row
        })
        .collect();
    data_table(&context.t("apply-files"), &columns, &rows)
}

/// The mark of a form that hands a file over.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Mark {
    pub once: String,
}

/// Why a file is not kept, where a page tells it: what was typed, the sentence, the status.
pub type Refused = (Typed, String, StatusCode);

/// What a form handed over, with what was typed beside it.
///
/// # Errors
/// With a sentence, when it did not come whole or is too large.
pub async fn received(
    l: Language,
    form: &mut Multipart,
    purposes: &[Purpose],
    mark: Mark,
) -> Result<(Handing, Typed), Refused> {
    let received =
        fields(form).await.map_err(|status| (Typed::default(), l.t("apply-file-broken"), status))?;
    let asked = Purpose::parse(received.typed.text("purpose")).filter(|one| purposes.contains(one));
    let file = received.files.into_iter().next();
    let name = file.as_ref().map(|file| file.name.clone()).unwrap_or_default();
    let content = file.map(|file| file.content.to_vec()).unwrap_or_default();
    let purpose = asked.unwrap_or(Purpose::Other);
    let public = received.typed.has("public", "1");
    Ok((Handing { name, content, purpose, public, once: mark.once }, received.typed))
}

/// The sentence of a file that is not kept; `None`: it is no page's own.
#[must_use]
pub fn sentence(l: Language, name: &str, error: &FundingError) -> Option<String> {
    match error {
        FundingError::File(FileWrong::Empty) => Some(l.t("apply-file-empty")),
        FundingError::File(why) => Some(format!("{name}: {}", not_kept(l, why))),
        FundingError::TooMany(most) => Some(l.ta("apply-file-too-many", &[("most", (*most).into())])),
        _ => None,
    }
}

fn not_kept(l: Language, why: &FileWrong) -> String {
    match why {
        FileWrong::Empty => l.t("apply-file-empty"),
        FileWrong::Macros => l.t("apply-file-macros"),
        FileWrong::Kind(None) => l.t("apply-file-kind"),
        FileWrong::Kind(Some(kind)) => l.ta("apply-file-is-kind", &[("kind", kind.as_str().into())]),
        FileWrong::NotPdf(kind) if kind.is_empty() => l.t("apply-file-no-pdf"),
        FileWrong::NotPdf(kind) => l.ta("apply-file-not-pdf", &[("kind", kind.as_str().into())]),
    }
}

/// A file to be kept and not opened in the browser.
#[must_use]
pub fn handed_out(file: &AttachedFile, content: Vec<u8>) -> Response {
    let answer = attached(&file.about.name, private("application/octet-stream", content));
    ([(header::CONTENT_SECURITY_POLICY, NOTHING_RUNS)], answer).into_response()
}
