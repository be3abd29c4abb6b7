//! Where a need's answers come from, and its files: what the need says with the origin of each answer, the files
//! themselves, and where a file says something else than the need.

use std::collections::HashMap;

use maud::{Markup, html};

use super::{
    Need,
    model::{Field, NeedDocument, Origin},
    part_file,
    summary::{self, Row, Said},
};
use crate::{
    access::Caller,
    app::App,
    http::{
        Context,
        components::{Tone, facts_in_columns, notice},
    },
    looks::{self, Seen},
    parts::{
        PartError, PartFile,
        drawings::{Drawing, drawings_of},
        page::{cards, thumbnail},
        parts_of_need, parts_of_needs,
    },
};

/// Where the files stand on a need's page.
pub const ANCHOR: &str = "files";

/// Parts beyond these are folded: a page is not to be all answers.
const FOLDED: usize = 6;

/// What a need's answers may have been read from.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    pub parts: &'a [PartFile],
    pub drawings: &'a [Drawing],
    /// How many parts the need has: a file of as many shows the same ones.
    pub count: usize,
    /// The page that a drawing's page leads back to.
    pub back: &'a str,
}

/// The files of a need whose key the caller holds: of its parts, and all drawings.
///
/// # Errors
/// When the caller may not, the database refuses or the key that seals is missing.
pub async fn files_of(
    app: &App,
    caller: &Caller,
    need: &Need,
) -> Result<(Vec<PartFile>, Vec<Drawing>), PartError> {
    let parts = parts_of_need(app, caller, need.id.0).await?;
    let ids: Vec<i64> = parts.iter().map(|part| part.id).collect();
    let drawings = drawings_of(app, caller, &ids, &[need.id.0], &[]).await?;
    if !parts.is_empty() || !drawings.is_empty() {
        looks::record(app, caller, &[need.watched()], Seen::Drawings).await?;
    }
    Ok((parts, drawings))
}

/// The path of the picture of each need's first part that has one, by the need's id: for lists of needs whose keys the
/// caller holds. A list is shown without them when they cannot be opened.
pub async fn pictures(app: &App, caller: &Caller, needs: &[i64]) -> HashMap<i64, String> {
    let parts = match parts_of_needs(app, caller, needs).await {
        Ok(parts) => parts,
        Err(error) => {
            tracing::warn!(
                error = format!("{error:#}"),
                "the pictures of a list of needs could not be opened"
            );
            return HashMap::new();
        }
    };
    let mut pictures = HashMap::new();
    for part in parts {
        if let (Some(need), Some(picture)) = (part.need_id, part.picture()) {
            pictures.entry(need).or_insert(picture);
        }
    }
    for need in pictures.keys().copied() {
        if let Err(error) = looks::record_by_number(app, caller, Some(need), Seen::Drawings).await {
            // What cannot be told to the owner is not shown.
            tracing::error!(%error, "a look at the pictures of needs could not be kept");
            return HashMap::new();
        }
    }
    pictures
}

impl Files<'_> {
    /// The path of the picture of one of the need's parts, from zero, where a file shows it.
    #[must_use]
    pub fn picture(&self, part: usize) -> Option<String> {
        let of_all = self.parts.iter().find(|file| file.distinct().count() == self.count);
        of_all.and_then(|file| file.picture_of(part))
    }

    /// Where an answer was read, with the way to it.
    #[must_use]
    pub fn origin(&self, context: &Context, from: Origin) -> Markup {
        let words = context.t(&format!("need-from-{}", from.key()));
        let to = match (from, self.parts, self.drawings) {
            (Origin::PartFile, [one], _) => Some(format!("/parts/{}", one.key)),
            (Origin::Drawing, _, [one]) => Some(one.path(self.back)),
            (Origin::PartFile, [_, ..], _) | (Origin::Drawing, _, [_, ..]) => {
                Some(format!("{}#{ANCHOR}", self.back))
            }
            _ => None,
        };
        html! {
            @match to { Some(to) => a href=(context.href(&to)) { (words) }, None => (words) }
        }
    }
}

/// What the need says, part by part, each answer with where it was read.
#[must_use]
pub fn stated(context: &Context, document: &NeedDocument, files: &Files<'_>) -> Markup {
    let several = document.parts.len() > 1;
    let rows: Vec<Row> = summary::rows(context.language, document)
        .into_iter()
        .filter(|row| !matches!(row.field, Field::Title | Field::Function | Field::PartName))
        .filter(|row| row.said != Said::NotGiven)
        .collect();
    let facts = |part: Option<usize>| -> Vec<(String, Markup)> {
        let mine = rows.iter().filter(|row| row.part.filter(|_| several) == part);
        mine.map(|row| (label(context, row), answer(context, row, files))).collect()
    };
    let parts = html! {
        @for part in (0..document.parts.len()).filter(|_| several) {
            div class="ht-statedpart" {
                h3 class="ds-heading" data-size="xs" {
                    (thumbnail(context, files.picture(part).as_deref()))
                    span { (name(context, document, part)) }
                }
                (facts_in_columns(&facts(Some(part))))
            }
        }
    };
    html! {
        section class="ht-section ht-stack" aria-labelledby="stated" {
            h2 class="ds-heading" data-size="md" id="stated" { (context.t("need-stated-title")) }
            p class="ht-measure ht-soft" { (context.t("need-stated-lead")) }
            (facts_in_columns(&facts(None)))
            @if document.parts.len() > FOLDED {
                details class="ds-details" {
                    summary { (context.language.counted("need-stated-parts", document.parts.len() as u64)) }
                    div { (parts) }
                }
            } @else { (parts) }
        }
    }
}

fn label(context: &Context, row: &Row) -> String {
    let field = row.field.name(context.language);
    match row.step.filter(|step| *step > 0) {
        Some(step) => {
            format!("{field} ({})", context.ta("need-step-number", &[("number", (step + 1).into())]))
        }
        None => field,
    }
}

fn name(context: &Context, document: &NeedDocument, part: usize) -> String {
    match document.parts.get(part).map(|part| part.name.as_str()) {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => context.ta("need-part-number", &[("number", (part + 1).into())]),
    }
}

fn answer(context: &Context, row: &Row, files: &Files<'_>) -> Markup {
    html! {
        @match &row.said {
            Said::Value(text) => (text),
            Said::Unclear(text) => (context.ta("need-check-unclear", &[("stated", text.as_str().into())])),
            Said::NotKnown | Said::NotGiven => (context.t("not-known")),
        }
        @if let Some(from) = row.from { span class="ht-origin" { (files.origin(context, from)) } }
    }
}

/// The files themselves, with the way to hand a drawing over where one may.
#[must_use]
pub fn list(context: &Context, files: &Files<'_>, hand_over: Option<&str>) -> Markup {
    let none = files.parts.is_empty() && files.drawings.is_empty();
    html! {
        @if !none || hand_over.is_some() {
            section class="ht-section ht-stack" data-gap="sm" id=(ANCHOR) aria-labelledby="files-title" {
                h2 class="ds-heading" data-size="sm" id="files-title" { (context.t("need-files-title")) }
                (cards(context, files.parts, files.drawings, files.back))
                @if let Some(path) = hand_over {
                    p { a href=(context.href(path)) { (context.t(if files.drawings.is_empty() { "drawing-have-one" } else { "drawing-one-more" })) } }
                }
            }
        }
    }
}

/// A conflict is shown, never settled in silence: the need counts until its owner changes it. `change` is where that is
/// done.
#[must_use]
pub fn conflicts(
    context: &Context,
    document: &NeedDocument,
    parts: &[PartFile],
    change: Option<&str>,
) -> Markup {
    let l = context.language;
    let found: Vec<_> = parts
        .iter()
        .flat_map(|file| part_file::differences(l, document, file).into_iter().map(move |d| (file, d)))
        .collect();
    if found.is_empty() {
        return html! {};
    }
    notice(
        Tone::Warning,
        &context.t("need-parts-differ"),
        html! {
            ul {
                @for (file, difference) in &found {
                    @let of = difference.row.part.filter(|_| document.parts.len() > 1);
                    @let says = match difference.row.from.unwrap_or_default() { Origin::File => "need-file".to_owned(), from => from.key() };
                    li {
                        @if let Some(part) = of { (name(context, document, part)) ". " }
                        (context.ta(&format!("need-parts-differ-{says}"), &[
                            ("field", difference.row.field.name(l).into()),
                            ("need", difference.need.as_str().into()),
                        ])) " "
                        (context.ta("need-parts-differ-file", &[("file", difference.file.as_str().into())])) " "
                        a href=(context.href(&format!("/parts/{}", file.key))) { (context.ta("need-parts-differ-link", &[("name", file.title().into())])) }
                    }
                }
            }
            p {
                (context.t("need-parts-differ-text"))
                @if let Some(change) = change { " " a href=(context.href(change)) { (context.t("need-page-edit")) } }
            }
        },
    )
}
