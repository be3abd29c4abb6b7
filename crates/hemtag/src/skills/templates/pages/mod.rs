//! The pages: groups of occupations with a search, and one group with an occupation's skills to choose from.

pub mod group;
pub mod list;

pub(crate) use list::address;
use maud::{Markup, html};

use super::{Book, book};
use crate::http::{Context, components::source};

pub(crate) const PATH: &str = "/skills/templates";

/// The book, read where waiting holds up no page.
pub(in crate::skills) async fn read() -> anyhow::Result<&'static Book> {
    Ok(tokio::task::spawn_blocking(book).await?)
}

/// Where it all comes from: ESCO asks for it, and what is ours says so.
pub(in crate::skills) fn sources(context: &Context) -> Markup {
    source(html! {
        (context.ta("skills-templates-source", &[("esco", skills::shipped::ACKNOWLEDGEMENT.into())])) " "
        (context.t("skills-templates-ours"))
    })
}

/// The way back: the room of skills, and the list.
fn above(context: &Context) -> Vec<(String, &'static str)> {
    vec![(context.t("skills-title"), "/skills"), (context.t("skills-templates-title"), PATH)]
}
