//! The versions of a maker that are kept, each of which can be brought back.

use maud::{Markup, html};
use serde_json::Value;

use super::Part;
use crate::{
    http::{
        Context,
        components::{Column, breadcrumbs, data_table, page_head},
        page,
    },
    makers::model::Maker,
};

/// A change, and the version that stood before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    before: i64,
    /// When, as a timestamp.
    at: String,
    /// Stems of the words for what was changed, in the order of the event, each once.
    about: Vec<&'static str>,
}

/// The changes whose version before is kept, newest first, with what the events say of them.
pub(super) fn changes(kept: &[(i64, String)], told: &[(String, Value)]) -> Vec<Change> {
    kept.iter()
        .map(|(before, at)| {
            let event = told.iter().find(|(_, data)| data["version"].as_i64() == Some(before + 1));
            let fields = event.and_then(|(_, data)| data["fields"].as_array()).into_iter().flatten();
            let mut about = Vec::new();
            for stem in fields.filter_map(Value::as_str).filter_map(stem) {
                if !about.contains(&stem) {
                    about.push(stem);
                }
            }
            Change { before: *before, at: at.clone(), about }
        })
        .collect()
}

/// `offer-12.tolerance` is about an offer.
fn stem(field: &str) -> Option<&'static str> {
    match field {
        "undo" => Some("edit-history-undo"),
        "confirmed" => Some("edit-confirm"),
        _ => {
            let part = Part::from_code(field.split('.').next().unwrap_or_default())?;
            Some(match part {
                Part::Maker => "edit-organisation-title",
                Part::Organisation => "edit-organisation-title",
                Part::Site(_) => "edit-site-title",
                Part::Offer(_) => "edit-offer-title",
                Part::Certificate(_) => "edit-certificate-title",
                Part::NotHeld(_) => "edit-not-held-title",
                Part::Weeks(_) => "edit-weeks-title",
                Part::Evidence(_) => "edit-evidence-title",
            })
        }
    }
}

/// The page, from plain data.
pub(super) fn view(context: &Context, maker: &Maker, changes: &[Change]) -> Markup {
    let title = context.t("edit-history");
    let own = format!("/makers/{}", maker.id);
    let edit = format!("{own}/edit");
    let rows: Vec<Vec<Markup>> = changes
        .iter()
        .map(|change| {
            let about: Vec<String> = change.about.iter().map(|stem| context.t(stem)).collect();
            let when = context.language.moment(&change.at);
            vec![
                html! { (when) },
                html! { @if about.is_empty() { (context.t("not-stated")) } @else { (about.join(", ")) } },
                html! {
                    form method="post" action=(context.href(&format!("{own}/undo"))) {
                        input type="hidden" name="version" value=(maker.version);
                        input type="hidden" name="to" value=(change.before);
                        button class="ds-button" data-variant="secondary" data-size="sm" type="submit" {
                            (context.t("edit-history-back")) span class="ds-sr-only" { ": " (when) }
                        }
                    }
                },
            ]
        })
        .collect();
    let columns = [
        Column::text(context.t("edit-history-when")),
        Column::text(context.t("edit-history-what")),
        Column::text(context.t("edit-history-do")),
    ];
    page(
        context,
        &format!("{title}: {}", maker.name),
        html! {
            (breadcrumbs(context, &[
                (context.t("nav-makers"), "/makers"),
                (maker.name.clone(), &own),
                (context.t("edit-overview"), &edit),
            ], &title))
            (page_head(Some(&maker.name), &title, Some(&context.t("edit-history-lead"))))
            @if rows.is_empty() { p { (context.t("edit-history-none")) } }
            @else { (data_table(&context.t("edit-history-caption"), &columns, &rows)) }
        },
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_change_tells_the_parts_that_its_event_names() {
        let kept = [(2, "b".to_owned()), (1, "a".to_owned())];
        let told = [
            ("maker.changed".to_owned(), json!({ "version": 3, "fields": ["undo"] })),
            (
                "maker.changed".to_owned(),
                json!({ "version": 2, "fields": ["offer-4.tolerance", "offer-4.mass", "site-1.name"] }),
            ),
        ];
        let about: Vec<_> = changes(&kept, &told).into_iter().map(|change| change.about).collect();
        assert_eq!(about, [vec!["edit-history-undo"], vec!["edit-offer-title", "edit-site-title"]]);
    }
}
