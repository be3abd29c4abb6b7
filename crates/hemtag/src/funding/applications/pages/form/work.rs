//! The work in packages, each with its days and who does it.

use maud::{Markup, html};

use super::{Shown, about::date, list::list};
use crate::http::components::{FieldKind, fields as beside};

pub(super) fn fields(shown: &Shown<'_>) -> Markup {
    list(shown, "package", "packages", &["party"], |row| {
        html! {
            (row.field("title", FieldKind::Text))
            (beside(html! {
                (row.field("from", date(row.value("from")))) (row.field("to", date(row.value("to")))) (row.party())
            }))
            (row.field("does", FieldKind::Lines(3)))
            (row.field("result", FieldKind::Lines(2)))
        }
    })
}
