//! What each party that gets aid states of earlier aid of little importance, and of firms that are one with it.

use funding::aid::Currency;
use maud::{Markup, html};

use super::{Shown, about::date, list::list};
use crate::{
    funding::model::{
        aid::{Tells, aided},
        application::PartyRole,
    },
    http::components::{Choice, Choices, Field, FieldKind, Tone, choices, field, fields as beside, notice},
};

pub(super) fn fields(shown: &Shown<'_>) -> Markup {
    let own = &shown.kept.application;
    let parties = aided(own);
    html! {
        p class="ht-measure" { (shown.t("apply-aid-about")) }
        @if parties.is_empty() { (notice(Tone::Info, &shown.t("apply-aid-nobody"), html! {})) }
        @for at in &parties { (of_party(shown, *at)) }
        (list(shown, "support", "supports", &["party", "currency"], |row| html! {
            (beside(html! {
                (row.party())
                (row.field("grantor", FieldKind::Text))
            }))
            (beside(html! {
                (row.field("on", date(row.value("on"))))
                (row.field("amount", FieldKind::Decimal))
                (row.select("currency", currencies(), None))
            }))
        }))
    }
}

fn currencies() -> Vec<(String, String)> {
    [Currency::Sek, Currency::Eur].map(|one| (one.code().to_owned(), one.code().to_owned())).to_vec()
}

fn of_party(shown: &Shown<'_>, at: usize) -> Markup {
    let context = shown.context;
    let party = &shown.kept.application.parties[at];
    let name = match party.name.as_str() {
        "" => context.ta("apply-party-row", &[("number", (at + 1).into())]),
        name => name.to_owned(),
    };
    let of = |field: &str| format!("aid-{at}-{field}");
    let text = |part: &str, kind: FieldKind| {
        let key = part.replace('_', "-");
        let name = of(part);
        field(
            &shown.errors,
            &Field {
                name: &name,
                label: context.t(&format!("apply-aid-{key}")),
                hint: context.language.find(&format!("apply-aid-{key}-hint")),
                value: shown.typed.text(&name),
                kind,
                ..Field::default()
            },
        )
    };
    let told = |part: &str| {
        let name = of(part);
        let chosen = shown.typed.text(&name);
        let choice = |told: Tells, label: String| Choice::new(told.code(), label, chosen == told.code());
        choices(
            context,
            &shown.errors,
            &Choices {
                name: &name,
                legend: context.t(&format!("apply-aid-{part}-ask")),
                heading: false,
                hint: Some(context.t(&format!("apply-aid-{part}-hint"))),
                many: false,
                choices: [Tells::None, Tells::These]
                    .map(|told| choice(told, context.t(&format!("apply-aid-{part}-{}", told.code()))))
                    .to_vec(),
                unknown: Some(choice(Tells::NotKnown, context.t("not-known"))),
                columns: false,
            },
        )
    };
    let title = format!("aid-{at}-title");
    html! {
        section class="ht-section ht-stack" aria-labelledby=(title) {
            h2 class="ds-heading" data-size="md" id=(title) { (name) }
            (told("linked"))
            (text("linked_firms", FieldKind::Lines(3)))
            (told("earlier"))
            @if party.role == PartyRole::Lead {
                p class="ht-small ht-soft" { (context.t("apply-aid-lead-signs")) }
            } @else {
                (beside(html! { (text("signed", FieldKind::Text)) (text("capacity", FieldKind::Text)) }))
            }
        }
    }
}
