//! Who takes part, and as what.

use maud::{Markup, html};

use super::{Shown, list::list};
use crate::{
    funding::{applications::words, model::application::PartyRole},
    http::components::{FieldKind, fields as beside},
};

pub(super) fn fields(shown: &Shown<'_>) -> Markup {
    let l = shown.context.language;
    let roles = || PartyRole::ALL.map(|role| (role.code().to_owned(), words::role(l, role))).to_vec();
    list(shown, "party", "parties", &["role"], |row| {
        html! {
            (beside(html! {
                (row.select("role", roles(), Some(shown.t("apply-choose"))))
                (row.field("name", FieldKind::Text))
                (row.field("number", FieldKind::Text))
            }))
            (beside(html! {
                (row.county("apply-not-said"))
                (row.field("branch", FieldKind::Text))
                (row.field("employees", FieldKind::Whole))
            }))
            (row.field("does", FieldKind::Lines(2)))
        }
    })
}
