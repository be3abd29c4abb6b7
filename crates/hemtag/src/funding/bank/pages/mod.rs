//! The bank's pages: the list, one project, sums, the import, and what may be put forward for the map of initiatives.

pub mod import;
pub mod list;
pub mod one;
pub mod proposals;
pub mod sums;

use maud::{Markup, html};

use super::model::{Period, Project};
use crate::{
    access::{Action, Relation},
    http::Context,
};

pub(super) const PATH: &str = "/funding/bank";

#[derive(Debug, Default, serde::Deserialize)]
pub struct Told {
    #[serde(default)]
    pub done: String,
    #[serde(default)]
    pub refused: String,
}

/// The address of a project.
pub(in crate::funding) fn address(project: &Project) -> String {
    address_of(project.period, &project.number)
}

fn address_of(period: Period, number: &str) -> String {
    format!("{PATH}/{}/{number}", period.code())
}

/// The way back.
fn above(context: &Context) -> Vec<(String, &'static str)> {
    vec![(context.t("funding-title"), "/funding"), (context.t("bank-title"), PATH)]
}

/// Where else one goes from here; `here` is left out.
fn acts(context: &Context, here: &str) -> Markup {
    let mut all = vec![(PATH, "bank-title"), ("/funding/bank/sums", "bank-sums-title")];
    let may = |action| context.caller.may(action, Relation::None);
    if may(Action::EditInitiative) && may(Action::ReadBankTexts) {
        all.push(("/funding/bank/proposals", "bank-proposals-title"));
    }
    if may(Action::KeepBank) {
        all.push(("/funding/bank/import", "bank-import-title"));
    }
    html! {
        p class="ht-acts" {
            @for (path, key) in all {
                @if path != here { a class="ds-link" href=(context.href(path)) { (context.t(key)) } " " }
            }
        }
    }
}
