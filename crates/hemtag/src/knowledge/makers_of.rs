//! How many makers have stated a process, county by county.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use matching::{MakerId, Need, Requirement};
use maud::{Markup, html};
use vocabulary::{ProcessId, Vocabulary};

use crate::{
    http::{
        Context,
        components::{Column, data_table},
    },
    makers::Snapshot,
};

/// Makers that have stated the process or something below it, by the code of the county; `None` holds those whose
/// place is not known or is outside Sweden.
fn by_county(
    snapshot: &Snapshot,
    process: ProcessId,
    today: Date,
) -> BTreeMap<Option<String>, BTreeSet<MakerId>> {
    let mut need = Need::asked(today);
    need.processes = Some(Requirement::required(vec![process]));
    let places = Vocabulary::embedded().places();
    let mut counties: BTreeMap<Option<String>, BTreeSet<MakerId>> = BTreeMap::new();
    for fit in snapshot.register.fits(&need).into_iter().filter(|fit| !fit.ask) {
        let kommun = snapshot.site(fit.site).and_then(|site| site.kommun.as_deref());
        let county = kommun.and_then(|code| places.kommun(code)).map(|kommun| kommun.county.clone());
        counties.entry(county).or_default().insert(fit.maker);
    }
    counties
}

/// The section of a process's page.
pub(super) fn section(context: &Context, snapshot: &Snapshot, process: ProcessId) -> Markup {
    let counties = by_county(snapshot, process, snapshot.day);
    let all: BTreeSet<MakerId> = counties.values().flatten().copied().collect();
    let code = &Vocabulary::embedded().processes().get(process).code;
    let places = Vocabulary::embedded().places();
    let rows: Vec<Vec<Markup>> = counties
        .iter()
        .map(|(county, makers)| {
            let found = county.as_deref().and_then(|code| places.county(code));
            let name = match found {
                Some(county) => {
                    let href = context.href(&format!("/makers?process={code}&county={}", county.code));
                    html! { a href=(href) { (context.language.pick(&county.name_sv, &county.name_en)) } }
                }
                None => html! { (context.t("process-where-unknown")) },
            };
            vec![name, html! { (context.language.whole(makers.len() as u64)) }]
        })
        .collect();
    let columns =
        [Column::text(context.t("process-where-county")), Column::number(context.t("process-where-makers"))];
    html! {
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="md" { (context.t("process-where")) }
            @if all.is_empty() {
                p { (context.t("process-where-none")) }
            } @else {
                p { (context.language.counted("process-where-lead", all.len() as u64)) }
                (data_table(&context.t("process-where-caption"), &columns, &rows))
            }
        }
    }
}
