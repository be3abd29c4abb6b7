//! Who in Sweden does it, live: how many makers have stated a process or a material, by county and stage, on the map.

use std::collections::{BTreeMap, HashMap, HashSet};

use matching::{MakerId, Need, Requirement, SiteId};
use maud::{Markup, html};
use vocabulary::{MaterialId, ProcessId, Stage, Vocabulary};

use crate::{
    app::App,
    http::{
        Context,
        components::{Column, MapPoint, data_table, map_block},
    },
    initiatives::{pages::middle, words},
    makers::{AsStated, Snapshot},
};

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Makes {
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

    /// The words for how many there are, and for none.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Makes::Process(_) => ("process-where-lead", "process-where-none"),
            Makes::Material(_) => ("material-where-lead", "material-where-none"),
        }
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

/// How many makers there are of what was looked for, as the register states it. Shared by all pages of a running program.
pub type MakersOf = AsStated<Makes, Counted>;

#[derive(Debug, PartialEq, Eq)]
pub struct Counted {
    makers: usize,
    /// By the code of the county; `None` holds those whose place is not known or is outside Sweden. In all, and of each stage.
    counties: Vec<(Option<String>, usize, [usize; Stage::ALL.len()])>,
}

type ByCounty = BTreeMap<Option<String>, HashSet<MakerId>>;

/// Makers that have stated it or something below it, and the stage where one is asked for.
fn by_county(snapshot: &Snapshot, wanted: Makes, stage: Option<Stage>) -> ByCounty {
    let places = Vocabulary::embedded().places();
    let mut of_site: HashMap<SiteId, Option<&str>> = HashMap::new();
    let mut counties: HashMap<Option<&str>, HashSet<MakerId>> = HashMap::new();
    for fit in snapshot.register.fits(&wanted.need(snapshot, stage)).into_iter().filter(|fit| !fit.ask) {
        let county = of_site.entry(fit.site).or_insert_with(|| {
            let kommun = snapshot.site(fit.site).and_then(|site| site.kommun.as_deref());
            kommun.and_then(|code| places.kommun(code)).map(|kommun| kommun.county.as_str())
        });
        counties.entry(*county).or_default().insert(fit.maker);
    }
    counties.into_iter().map(|(county, makers)| (county.map(str::to_owned), makers)).collect()
}

fn counted(snapshot: &Snapshot, wanted: Makes) -> Counted {
    let all = by_county(snapshot, wanted, None);
    let stages = Stage::ALL.map(|stage| by_county(snapshot, wanted, Some(stage)));
    let makers: HashSet<MakerId> = all.values().flatten().copied().collect();
    let counties = all.into_iter().map(|(county, here)| {
        let in_stages = stages.each_ref().map(|stage| stage.get(&county).map_or(0, HashSet::len));
        (county, here.len(), in_stages)
    });
    Counted { makers: makers.len(), counties: counties.collect() }
}

/// The section of a page: the map and its table.
pub(super) fn section(context: &Context, app: &App, wanted: Makes) -> Markup {
    let l = context.language;
    let snapshot = app.register.snapshot();
    let counted = app.makers_of.get(&snapshot, wanted, || counted(&snapshot, wanted));
    let (some, none) = wanted.words();
    let mut points = Vec::new();
    let mut rows: Vec<Vec<Markup>> = Vec::new();
    for (county, here, in_stages) in &counted.counties {
        let count = u32::try_from(*here).unwrap_or(u32::MAX);
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
        let counts = std::iter::once(*here).chain(*in_stages);
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
            @if counted.makers == 0 {
                p { (context.t(none)) }
                p { a class="ds-link" href=(context.href("/makers")) { (context.t("process-where-search")) } }
            } @else {
                p { (l.counted(some, counted.makers as u64)) " " (context.t("process-where-stages")) }
                @let table = data_table(&context.t("process-where-caption"), &columns, &rows);
                @if points.is_empty() { (table) } @else { (map_block(context, &points, None, None, table)) }
            }
        }
    }
}
