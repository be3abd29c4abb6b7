//! What the project is called, what it is about, and when it runs.

use maud::{Markup, html};

use super::Shown;
use crate::http::components::{Field, FieldKind, field, fields as beside};

pub(super) fn fields(shown: &Shown<'_>) -> Markup {
    let l = shown.context.language;
    let one = |name: &'static str, kind: FieldKind, hint: Option<String>| {
        let (label, value) = (shown.t(&format!("apply-{name}")), shown.typed.text(name));
        field(&shown.errors, &Field { name, label, hint, value, kind, ..Field::default() })
    };
    let period = match (shown.terms.held.project_from, shown.terms.held.project_to) {
        (Some(from), Some(to)) => Some(
            shown
                .context
                .ta("apply-period-hint", &[("from", l.date(from).into()), ("to", l.date(to).into())]),
        ),
        _ => None,
    };
    html! {
        (one("title", FieldKind::Text, Some(shown.t("apply-title-hint"))))
        (one("summary", FieldKind::Lines(6), Some(shown.t("apply-summary-hint"))))
        @if let Some(period) = period { p class="ht-small ht-soft" { (period) } }
        (beside(html! { (one("from", date(shown.typed.text("from")), None)) (one("to", date(shown.typed.text("to")), None)) }))
    }
}

/// A field for a day; as plain text where what was typed is none, which a browser's own field would hide.
pub(super) fn date(typed: &str) -> FieldKind {
    if typed.is_empty() || typed.parse::<jiff::civil::Date>().is_ok() {
        FieldKind::Date
    } else {
        FieldKind::Text
    }
}
