//! A list with its filters beside it and its map below them.

use maud::{Markup, html};

/// On a phone: filters (folded), list, map.
#[must_use]
pub fn list_page(filters: Markup, map: Option<Markup>, list: Markup) -> Markup {
    html! {
        div class="ht-listpage" {
            div class="ht-listpage__side" { (filters) }
            div class="ht-listpage__list" { (list) }
            @if let Some(map) = map { div class="ht-listpage__map" { (map) } }
        }
    }
}
