//! Who in Sweden does it, live: how many makers have stated a process or a material, by county and stage, on the map.

use std::collections::{BTreeMap, BTreeSet};

use matching::{MakerId, Need, Requirement};
use maud::{Markup, html};
use vocabulary::{MaterialId, ProcessId, Stage, Vocabulary};

use crate::{
    http::{
        Context,
        components::{Column, MapPoint, data_table, map_block},
    },
    initiatives::{pages::middle, words},
    makers::Snapshot,
};

/// What is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Makes {
    Process(ProcessId),
    Material(MaterialId),
}

impl Makes {
    fn need(self, snapshot: &Snapshot, stage: Option<Stage>) -> Need {
        let mut need = Need::asked(snapshot.day);
        match self {
            Makes::Process(id) => need.processes = Some(Requirement::required(vec![id])),
            Makes::Material(id) => need.materials = Some(Requirement::required(vec![id])),
        }
        need.stage = stage.map(Requirement::required);
        need
    }

    /// The list of these makers, as a query.
    fn query(self) -> String {
        let vocabulary = Vocabulary::embedded();
        match self {
            Makes::Process(id) => format!("process={}", vocabulary.processes().get(id).code),
            Makes::Material(id) => format!("material={}", vocabulary.materials().get(id).code),
        }
    }
}

/// Makers by the code of the county; `None` holds those whose place is not known or is outside Sweden.
type ByCounty = BTreeMap<Option<String>, BTreeSet<MakerId>>;

/// Makers that have stated it or something below it, and the stage where one is asked for.
fn by_county(snapshot: &Snapshot, wanted: Makes, stage: Option<Stage>) -> ByCounty {
    let places = Vocabulary::embedded().places();
    let mut counties = ByCounty::new();
    for fit in snapshot.register.fits(&wanted.need(snapshot, stage)).into_iter().filter(|fit| !fit.ask) {
        let kommun = snapshot.site(fit.site).and_then(|site| site.kommun.as_deref());
        let county = kommun.and_then(|code| places.kommun(code)).map(|kommun| kommun.county.clone());
        counties.entry(county).or_default().insert(fit.maker);
    }
    counties
}

/// The section of a page: the map and its table.
pub(super) fn section(context: &Context, snapshot: &Snapshot, wanted: Makes) -> Markup {
    let l = context.language;
    let all = by_county(snapshot, wanted, None);
    let stages = Stage::ALL.map(|stage| by_county(snapshot, wanted, Some(stage)));
    let makers: BTreeSet<MakerId> = all.values().flatten().copied().collect();
    let mut points = Vec::new();
    let mut rows: Vec<Vec<Markup>> = Vec::new();
    for (county, here) in &all {
        let count = u32::try_from(here.len()).unwrap_or(u32::MAX);
        let name = match county {
            Some(code) => {
                let name = l.county(code);
                let href = context.href(&format!("/makers?{}&county={code}", wanted.query()));
                if let Some((latitude, longitude)) = middle(code) {
                    let title = format!("{name}: {}", l.counted("process-where-count", u64::from(count)));
                    let (number, href) = (Some(count), Some(href.clone()));
                    points.push(MapPoint { latitude, longitude, mark: None, number, title, href });
                }
                html! { a href=(href) { (name) } }
            }
            None => html! { (context.t("process-where-unknown")) },
        };
        let in_stage = stages.iter().map(|stage| stage.get(county).map_or(0, BTreeSet::len));
        let counts = std::iter::once(here.len()).chain(in_stage);
        rows.push(std::iter::once(name).chain(counts.map(|n| html! { (l.whole(n as u64)) })).collect());
    }
    let mut columns = vec![
        Column::text(context.t("process-where-county")),
        Column::number(context.t("process-where-makers")),
    ];
    columns.extend(Stage::ALL.map(|stage| Column::number(words::stage(l, stage))));
    html! {
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="md" { (context.t("process-where")) }
            @if makers.is_empty() {
                p { (context.t("process-where-none")) }
                p { a class="ds-link" href=(context.href("/makers")) { (context.t("process-where-search")) } }
            } @else {
                p { (l.counted("process-where-lead", makers.len() as u64)) " " (context.t("process-where-stages")) }
                @let table = data_table(&context.t("process-where-caption"), &columns, &rows);
                @if points.is_empty() { (table) } @else { (map_block(context, &points, None, None, table)) }
            }
        }
    }
}
