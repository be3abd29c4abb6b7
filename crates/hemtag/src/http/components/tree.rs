//! A tree of terms that folds: processes, materials.

use maud::{Markup, html};

use crate::http::Context;

#[derive(Debug, Clone)]
pub struct Branch {
    pub name: String,
    /// Path of the term's own page, without the language.
    pub path: Option<String>,
    /// How many makers offer it, when it is to be shown, with the words for a screen reader ("12 tillverkare").
    pub count: Option<(String, String)>,
    pub open: bool,
    pub branches: Vec<Branch>,
}

/// A branch with branches under it folds; its own page is the first line inside.
#[must_use]
pub fn tree(context: &Context, branches: &[Branch]) -> Markup {
    html! { ul class="ht-tree" { @for branch in branches { (one(context, branch)) } } }
}

fn one(context: &Context, branch: &Branch) -> Markup {
    let count = html! {
        @if let Some((number, words)) = &branch.count {
            span class="ht-tree__count" { span aria-hidden="true" { (number) } span class="ds-sr-only" { ", " (words) } }
        }
    };
    html! {
        li {
            @if branch.branches.is_empty() {
                div class="ht-tree__row" {
                    @match &branch.path { Some(path) => a href=(context.href(path)) { (branch.name) }, None => (branch.name) }
                    (count)
                }
            } @else {
                details open[branch.open] {
                    summary { b { (branch.name) } (count) }
                    ul {
                        @if let Some(path) = &branch.path {
                            li { div class="ht-tree__row" { a href=(context.href(path)) {
                                (context.ta("tree-about", &[("name", branch.name.as_str().into())]))
                            } } }
                        }
                        @for branch in &branch.branches { (one(context, branch)) }
                    }
                }
            }
        }
    }
}
