//! Where the makers of an answer are.

use maud::{Markup, html};

use super::{Shown, operation::List};
use crate::{
    http::{
        Context,
        components::{Band, Column, MapPoint, Mark, band, data_table, map_block, verdict},
    },
    matches::{directory::Directory, model::OperationAnswer},
};

/// The map with its list, which says the same. Nothing is drawn where nobody's place is known.
pub(super) fn places(
    context: &Context,
    shown: &Shown<'_>,
    operation: &OperationAnswer,
    lists: [(&List<'_>, Mark); 3],
    id: &dyn Fn(&str) -> String,
) -> Markup {
    let degrees = |millionths: i32| f64::from(millionths) / 1_000_000.0;
    let mut points = Vec::new();
    let mut rows: Vec<Vec<Markup>> = Vec::new();
    for (list, mark) in lists {
        for candidate in &list.shown {
            let Some(facts) = Directory::offer(shown.snapshot, candidate) else { continue };
            let href = context.href(&facts.path);
            if let Some(position) = facts.position {
                points.push(MapPoint {
                    latitude: degrees(position.lat),
                    longitude: degrees(position.lon),
                    mark: Some(mark),
                    title: facts.maker.clone(),
                    href: Some(href.clone()),
                    ..MapPoint::default()
                });
            }
            rows.push(vec![
                html! { a href=(href) { (facts.maker) } },
                html! { (facts.place.as_deref().unwrap_or("–")) },
                html! { @match candidate.distance_km { Some(km) => (context.language.kilometres(km)), None => "–" } },
                html! { (verdict(context, mark)) },
            ]);
        }
    }
    if points.is_empty() {
        return html! {};
    }
    let columns = [
        Column::text(context.t("questions-maker")),
        Column::text(context.t("places-place")),
        Column::number(context.t("criterion-distance")),
        Column::text(context.t("proof-verdict")),
    ];
    let home = operation.need.position.map(|p| (degrees(p.lat), degrees(p.lon)));
    let ring = home.map(|_| operation.need.within.map_or(100.0, |within| f64::from(within.value.km)));
    let whole =
        Band { id: &id("places"), mark: None, title: context.t("places-title"), count: None, lead: None };
    let table = data_table(&context.t("places-caption"), &columns, &rows);
    band(&whole, map_block(context, &points, home, ring, table))
}
