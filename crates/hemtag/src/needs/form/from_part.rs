//! A draft that begins from a part's file.

use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;
use vocabulary::{Material, Vocabulary};

use super::{
    fields::{self, Base},
    flow::{Flow, with_draft},
    order::Page,
    prefill,
};
use crate::{
    app::App,
    http::{Context, PageResult},
    needs::{
        drafts::{self, Typed},
        part_file,
    },
    parts::{PartFile, find_part},
};

/// The field of a draft that names the part it began from.
pub(crate) const PART: &str = "part-file";

/// The field of a draft that names the material that the part was looked at in.
const MATERIAL: &str = "part-material";

#[derive(Debug, Deserialize)]
pub struct From {
    part: String,
    /// Code of the material that the part was looked at in.
    #[serde(default)]
    material: String,
}

/// `POST /needs/new/part`: begins a draft with what the file says.
///
/// # Errors
/// When there is no such part, or the database refuses.
pub async fn begin(State(app): State<App>, context: Context, Form(from): Form<From>) -> PageResult<Response> {
    let part = find_part(&app, &context.caller, &from.part).await?;
    begin_with(&app, &context, &part, &from.material).await
}

/// The same with the part at hand.
pub(super) async fn begin_with(
    app: &App,
    context: &Context,
    part: &PartFile,
    material: &str,
) -> PageResult<Response> {
    let key = drafts::begin(app, &context.caller, &typed(part, material), None).await?;
    let flow = Flow::of_draft(app, &context.caller, &key).await?;
    Ok(with_draft(Redirect::to(&context.href(&flow.go_on())).into_response(), &key))
}

/// Filled in, and every question still asked.
fn typed(part: &PartFile, material: &str) -> Typed {
    let material = of_code(material);
    let mut typed = prefill::typed(&part_file::document(part, material));
    typed.0.remove("done");
    typed.0.remove("confidentiality");
    typed.set(PART, part.key.as_str());
    if let Some(material) = material {
        typed.set(MATERIAL, material.code.as_str());
    }
    typed
}

fn of_code(code: &str) -> Option<&'static Material> {
    Vocabulary::embedded().materials().by_code(code)
}

/// What a draft that began from a part starts from.
pub(super) fn base(part: &PartFile, typed: &Typed) -> Base {
    let document = part_file::document(part, of_code(typed.text(MATERIAL)));
    let mut typed = prefill::typed(&document);
    typed.0.remove("done");
    Base { document, typed }
}

/// On a page whose answer was read from the file: so it is said.
pub(super) fn read_from_file(context: &Context, flow: &Flow, page: Page) -> Markup {
    let Some(base) = flow.base.as_ref().filter(|_| flow.need.is_none()) else { return html! {} };
    let is_filled = fields::names(page).iter().any(|name| {
        let filled = fields::text(&base.typed, page, name);
        !filled.is_empty() && filled == fields::text(&flow.typed, page, name)
    });
    html! {
        @if is_filled && page != Page::Who && page != Page::More {
            p class="ht-small ht-soft" {
                (context.t("need-from-part")) " "
                a href=(context.href(&format!("/parts/{}", flow.typed.text(PART)))) { (context.t("need-from-part-see")) }
            }
        }
    }
}
