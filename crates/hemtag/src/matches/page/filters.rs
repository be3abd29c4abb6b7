//! What of the answer is listed: filters that say what they hide.

use maud::{Markup, html};
use vocabulary::Vocabulary;

use super::Shown;
use crate::{
    http::{
        Context,
        components::{Chosen, OptionGroup, Select, chosen, filters, select},
    },
    matches::{
        view::{View, stage_code},
        wording,
    },
};

/// The filters, what is chosen, and what they hide.
pub(super) fn controls(context: &Context, shown: &Shown<'_>, hidden: usize) -> Markup {
    let view = shown.view;
    let mut undo: Vec<Chosen> = Vec::new();
    if let Some(km) = view.km {
        let without = View { km: None, ..view.clone() };
        let words = context.ta("filter-km", &[("km", context.language.kilometres(km).into())]);
        undo.push(Chosen { words, without: context.href(&without.address(shown.path)) });
    }
    if let Some(county) = view.county {
        let without = View { county: None, ..view.clone() };
        let words = wording::county(context.language, county);
        undo.push(Chosen { words, without: context.href(&without.address(shown.path)) });
    }
    if let Some(stage) = view.stage {
        let without = View { stage: None, ..view.clone() };
        let words = wording::stage_name(context.language, stage);
        undo.push(Chosen { words, without: context.href(&without.address(shown.path)) });
    }
    html! {
        (chosen(context, &undo))
        @if hidden > 0 { p { (context.language.counted("reason-filter-hides", hidden as u64)) } }
        @if !shown.answer.is_product() { (filter_form(context, shown)) }
    }
}

fn filter_form(context: &Context, shown: &Shown<'_>) -> Markup {
    let view = shown.view;
    let none = crate::http::components::FieldErrors::new();
    let counties = Vocabulary::embedded().places().counties();
    let county_options: Vec<(String, String)> = counties
        .iter()
        .map(|c| (c.code.clone(), context.language.pick(&c.name_sv, &c.name_en).to_owned()))
        .collect();
    let stages = [matching::Stage::Prototype, matching::Stage::PilotSeries, matching::Stage::FullScale];
    let stage_options: Vec<(String, String)> = stages
        .iter()
        .map(|s| (stage_code(*s).to_owned(), wording::stage_name(context.language, *s)))
        .collect();
    let distances = ["50", "100", "200", "400"];
    let km_options: Vec<(String, String)> =
        distances.iter().map(|km| ((*km).to_owned(), format!("{km} km"))).collect();
    let option = |label: &str, name: &'static str, chosen: Option<String>, options: Vec<(String, String)>| {
        let chosen = chosen.unwrap_or_default();
        let any = Some(context.t("filter-any"));
        let groups = vec![OptionGroup { label: String::new(), options }];
        select(
            &none,
            &Select { name, label: context.t(label), hint: None, value: &chosen, none: any, groups },
        )
    };
    filters(
        context,
        shown.path,
        html! {
            @for change in &view.changes { input type="hidden" name="change" value=(change.written()); }
            (option("filter-distance", "km", view.km.map(|km| km.to_string()), km_options))
            (option("filter-county", "county", view.county.map(|c| format!("{c:02}")), county_options))
            (option("filter-stage", "stage", view.stage.map(|s| stage_code(s).to_owned()), stage_options))
        },
    )
}
