//! The parts of a need as pictures to choose between, for pages that show one part at a time.

use axum::{
    extract::{Path, State},
    response::Redirect,
};
use maud::{Markup, html};

use super::{
    Need, find_need,
    model::Origin,
    summary,
    traced::{Files, files_of},
};
use crate::{
    app::App,
    http::{Context, PageError, PageResult},
    parts::page::thumbnail,
};

/// `GET /needs/{key}/parts/{number}/picture`: leads to the picture of a part of the need, from one.
///
/// # Errors
/// Not found, when there is no such need or part, or no file shows it.
pub async fn picture(
    context: Context,
    State(app): State<App>,
    Path((key, number)): Path<(String, usize)>,
) -> PageResult<Redirect> {
    let need = find_need(&app, &context.caller, &key).await?;
    let (parts, _) = files_of(&app, &context.caller, &need).await?;
    let files = Files { parts: &parts, drawings: &[], count: need.document.parts.len(), back: "" };
    let picture = number.checked_sub(1).and_then(|part| files.picture(part)).ok_or(PageError::NotFound)?;
    Ok(Redirect::temporary(&context.href(&picture)))
}

/// Each part with its picture and the address that shows it: `base` with its number, from one, and the rest of `query`.
/// Nothing for a need of one part, or of which no answer was read from a file of parts.
#[must_use]
pub fn part_choice(context: &Context, need: &Need, base: &str, query: &str) -> Markup {
    let parts = &need.document.parts;
    let rows = summary::rows(context.language, &need.document);
    let has_file =
        |part: usize| rows.iter().any(|row| row.part == Some(part) && row.from == Some(Origin::PartFile));
    if parts.len() < 2 || !(0..parts.len()).any(has_file) {
        return html! {};
    }
    let rest: String = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("part="))
        .map(|pair| format!("&{pair}"))
        .collect();
    html! {
        ul class="ht-partchoice" aria-label=(context.t("need-part-choice")) {
            @for (i, part) in parts.iter().enumerate() {
                @let number = i + 1;
                @let picture = has_file(i).then(|| format!("/needs/{}/parts/{number}/picture", need.key));
                li {
                    a href=(context.href(&format!("{base}?part={number}{rest}"))) {
                        (thumbnail(context, picture.as_deref()))
                        span { @if part.name.is_empty() { (context.ta("need-part-number", &[("number", number.into())])) } @else { (part.name) } }
                    }
                }
            }
        }
    }
}
