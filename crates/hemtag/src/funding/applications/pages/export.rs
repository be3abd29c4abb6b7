//! An application to take away: as it stands, or as it was handed in; as tagged PDF, or as the JSON of which the fingerprint is.

use axum::{
    extract::{Path, State},
    response::Response,
};
use documents::{Block, Document, Section};

use crate::{
    app::App,
    files::hand_out::{attached, private},
    funding::{
        applications::{Whole, handed_bytes, told, whole, words},
        model::handed::{Handed, fingerprint},
    },
    http::{Context, PageError, PageResult},
    words::Language,
};

/// `GET /funding/applications/{id}/export/{format}`: as it stands.
///
/// # Errors
/// Not found, when there is none, the caller may not read it, or the format is none.
pub async fn current(
    context: Context,
    State(app): State<App>,
    Path((id, format)): Path<(i64, String)>,
) -> PageResult<Response> {
    let whole = whole(&app, &context.caller, id).await?;
    let name = whole.kept.number.clone().unwrap_or_else(|| context.t("apply-export-draft"));
    match format.as_str() {
        "json" => {
            let bytes = serde_json::to_vec_pretty(&serde_json::json!({
                "number": whole.kept.number,
                "state": whole.kept.state,
                "call": whole.terms.call.code,
                "application": whole.kept.application,
                "files": whole.files,
            }));
            let bytes = bytes.map_err(anyhow::Error::from)?;
            Ok(attached(&format!("{name}.json"), private("application/json", bytes)))
        }
        "pdf" => {
            let l = context.language;
            let sections = told::sections(l, &whole.terms.held, &whole.kept.application, &whole.files);
            let about = vec![(context.t("apply-fact-state"), words::state(l, whole.kept.state))];
            pdf(&app, &context, &whole, name, about, sections).await
        }
        _ => Err(PageError::NotFound),
    }
}

/// `GET /funding/applications/{id}/versions/{number}/{format}`: as it was handed in.
///
/// # Errors
/// As [`current`].
pub async fn version(
    context: Context,
    State(app): State<App>,
    Path((id, number, format)): Path<(i64, i32, String)>,
) -> PageResult<Response> {
    let bytes = handed_bytes(&app, &context.caller, id, number).await?;
    let handed: Handed = serde_json::from_slice(&bytes).map_err(anyhow::Error::from)?;
    let name = format!("{}-{number}", handed.number);
    match format.as_str() {
        "json" => Ok(attached(&format!("{name}.json"), private("application/json", bytes))),
        "pdf" => {
            let whole = whole(&app, &context.caller, id).await?;
            let l = context.language;
            let about = vec![
                (context.t("apply-version-at"), words::moment(l, handed.at)),
                (
                    context.t("apply-version-signed"),
                    format!("{}, {}", handed.signed.name, handed.signed.function),
                ),
                (context.t("apply-version-fingerprint"), fingerprint(&bytes)),
            ];
            let sections = told::sections(l, &whole.terms.held, &handed.application, &handed.files);
            pdf(&app, &context, &whole, name, about, sections).await
        }
        _ => Err(PageError::NotFound),
    }
}

async fn pdf(
    app: &App,
    context: &Context,
    whole: &Whole,
    name: String,
    about: Vec<(String, String)>,
    sections: Vec<Section>,
) -> PageResult<Response> {
    let l = context.language;
    let document = Document {
        language: match l {
            Language::Swedish => documents::Language::Swedish,
            Language::English => documents::Language::English,
        },
        title: super::one::title(context, whole),
        kind: context.t("apply-pdf-kind"),
        subtitle: whole.terms.held.title.of(l).to_owned(),
        sender: context.t("report-sender"),
        date: app.clock.today(),
        note: name.clone(),
        example: context.examples,
        sections: [Section {
            heading: context.t("apply-pdf-about"),
            blocks: vec![Block::Definitions(about)],
        }]
        .into_iter()
        .chain(sections)
        .collect(),
    };
    let rendered = tokio::task::spawn_blocking(move || documents::render(&document)).await;
    let rendered = rendered.map_err(anyhow::Error::from)?.map_err(anyhow::Error::from)?;
    if !rendered.unprintable.is_empty() {
        tracing::warn!(letters = ?rendered.unprintable, "an application has letters that the fonts lack");
    }
    Ok(attached(&format!("{name}.pdf"), private("application/pdf", rendered.bytes)))
}
