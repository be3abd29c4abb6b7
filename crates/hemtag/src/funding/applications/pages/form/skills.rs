//! Who is mapped, validated or trained: headcounts by area, the standard, who validates, when. Never who the persons are.

use maud::{Markup, html};

use super::{Shown, list::list};
use crate::{
    funding::model::skills::models,
    http::components::{Field, FieldKind, Tone, field, fields as beside, notice},
};

pub(super) fn fields(shown: &Shown<'_>) -> Markup {
    let l = shown.context.language;
    let options = || models().iter().map(|one| (one.code.clone(), one.name(l).to_owned())).collect();
    let one = |name: &'static str| {
        let key = format!("apply-{name}");
        field(
            &shown.errors,
            &Field {
                name,
                label: shown.t(&key),
                hint: l.find(&format!("{key}-hint")),
                value: shown.typed.text(name),
                ..Field::default()
            },
        )
    };
    html! {
        (notice(Tone::Info, &shown.t("apply-skills-private"), html! {
            p { (shown.t("apply-skills-private-why")) }
            p { a class="ds-link" href=(shown.context.href("/skills/qualifications")) { (shown.t("apply-skills-register")) } }
        }))
        @if shown.context.done() == Some("skills-left-out") {
            (notice(Tone::Warning, &shown.t("apply-skills-left-out"), html! { p { (shown.t("apply-skills-left-out-why")) } }))
        }
        (list(shown, "group", "groups", &["model"], |row| html! {
            (row.field("area", FieldKind::Text))
            (beside(html! {
                (row.field("people", FieldKind::Whole))
                (row.field("month", FieldKind::Text))
            }))
            (beside(html! {
                (row.select("model", options(), Some(shown.t("apply-choose"))))
                (row.field("other", FieldKind::Text))
            }))
        }))
        section class="ht-section ht-stack" data-gap="sm" aria-labelledby="validator-title" {
            h2 class="ds-heading" data-size="md" id="validator-title" { (shown.t("apply-validator-title")) }
            (one("validator"))
            (one("accreditation"))
        }
    }
}
