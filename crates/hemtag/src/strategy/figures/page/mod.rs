//! The pages of the figures: all of them, and one with its history and the form that changes it.

mod list;
mod one;

use strategy::FigureAt;

use super::words;

pub use list::list;
pub use one::{restore, send, show};

pub(super) const FOLDER: &str = "/strategy/figures";

/// Links to figures from where they are used.
pub mod links {
    use maud::{Markup, html};
    use strategy::{Economics, FigureAt};

    use super::super::words;
    use crate::http::Context;

    /// Where one figure is shown.
    #[must_use]
    pub fn address(at: &FigureAt) -> String {
        format!("{}/{}/{}/{}", super::FOLDER, at.of.code(), at.key, at.name)
    }

    /// Its name as a link, or as plain words where there is no such figure.
    #[must_use]
    pub fn link(context: &Context, at: Option<&FigureAt>, words: &str) -> Markup {
        html! {
            @match at {
                Some(at) => a class="ds-link" href=(context.href(&address(at))) { (words) },
                None => (words),
            }
        }
    }

    /// Figures as the rows of a table: name, range with unit, source with day, how sure.
    pub fn rows(context: &Context, economics: &Economics, places: &[FigureAt]) -> Vec<Vec<Markup>> {
        let l = context.language;
        places
            .iter()
            .filter_map(|at| {
                let figure = economics.figure(at)?;
                Some(vec![
                    link(context, Some(at), &words::whole(l, at)),
                    html! { (words::range_of(l, figure)) @if figure.unit != "1" { " " span class="ht-sure" { (words::unit(l, &figure.unit)) } } },
                    html! { (super::source(context, &figure.source)) },
                    html! { (words::confidence(l, figure.confidence)) br; span class="ht-sure ht-nowrap" { (l.date(figure.on)) } },
                ])
            })
            .collect()
    }
}

/// A source, its address as a link.
fn source(context: &crate::http::Context, source: &str) -> maud::Markup {
    let said = words::source(context.language, source);
    let words: Vec<&str> = said.split_inclusive(' ').collect();
    maud::html! {
        @for word in &words {
            @let plain = word.trim_end().trim_end_matches([',', ';', '.', ')']);
            @if plain.starts_with("https://") || plain.starts_with("http://") {
                a class="ds-link ht-break" href=(plain) rel="noopener nofollow" { (plain) } (&word[plain.len()..])
            } @else { (word) }
        }
    }
}

/// The place that an address names, when there is a figure.
fn place(of: &str, key: &str, name: &str) -> Option<FigureAt> {
    FigureAt::parse(&format!("{of}/{key}/{name}"))
}
