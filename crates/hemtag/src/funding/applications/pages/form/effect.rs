//! What the project gives: its expected contributions, its targets, and the gaps of the register that it would close.

use maud::{Markup, html};

use super::{Shown, list::list};
use crate::{
    gaps::{json::process_name, model::Gap},
    http::{
        Context,
        components::{Field, FieldKind, checkbox, field, fields as beside},
    },
    matches::sentences::gap_stem,
};

/// Gaps on the page at most, besides those that are chosen.
const MOST_GAPS: usize = 30;

pub(super) fn fields(shown: &Shown<'_>) -> Markup {
    let (context, call) = (shown.context, &shown.terms.held);
    let l = context.language;
    let goals =
        || call.sub_goals.iter().map(|goal| (goal.code.clone(), goal.title.of(l).to_owned())).collect();
    html! {
        (list(shown, "gives", "contributions", &[], |row| html! {
            (beside(html! {
                (row.select("sub_goal", goals(), Some(shown.t("apply-choose"))))
                (row.county("apply-whole-country"))
                (row.field("branch", FieldKind::Text))
                (row.field("firms", FieldKind::Whole))
            }))
            (row.field("why", FieldKind::Lines(2)))
        }))
        @if !call.indicators.is_empty() {
            section class="ht-section ht-stack" data-gap="sm" aria-labelledby="targets-title" {
                h2 class="ds-heading" data-size="md" id="targets-title" { (context.t("apply-targets")) }
                @for one in &call.indicators {
                    @let name = format!("target-{}", one.code);
                    @let title = one.title.of(l).to_owned();
                    @let label = if one.required { title } else { context.ta("apply-optional", &[("label", title.into())]) };
                    (field(&shown.errors, &Field {
                        name: &name, label, value: shown.typed.text(&name), unit: Some(one.unit.of(l)),
                        kind: FieldKind::Whole, ..Field::default()
                    }))
                }
            }
        }
        (gaps(shown))
    }
}

fn gaps(shown: &Shown<'_>) -> Markup {
    let context = shown.context;
    let wanted = shown.asked.gaps.trim().to_lowercase();
    let is_chosen = |id: i64| shown.typed.has("gap", &id.to_string());
    let (chosen, others): (Vec<&Gap>, Vec<&Gap>) =
        shown.gaps.iter().map(|gap| &**gap).partition(|gap| is_chosen(gap.id));
    let found: Vec<&Gap> = others.into_iter().filter(|gap| finds(context, gap, &wanted)).collect();
    let closed =
        shown.typed.all("gap").iter().filter(|id| !shown.gaps.iter().any(|gap| gap.id.to_string() == **id));
    html! {
        section class="ht-section ht-stack" data-gap="sm" aria-labelledby="gaps-title" {
            h2 class="ds-heading" data-size="md" id="gaps-title" { (context.t("apply-gaps")) }
            p class="ht-measure" { (context.t("apply-gaps-about")) }
            @for gap in &chosen { (checkbox("gap", &gap.id.to_string(), &sentence(context, gap), true)) }
            @for id in closed {
                (checkbox("gap", id, &context.ta("apply-gap-closed", &[("number", id.clone().into())]), true))
            }
            (field(&shown.errors, &Field {
                name: "gap_number", label: context.t("apply-gap-number"), hint: Some(context.t("apply-gap-number-hint")),
                value: shown.typed.text("gap_number"), ..Field::default()
            }))
            (field(&shown.errors, &Field {
                name: "gaps", label: context.t("apply-gap-search"), hint: Some(context.t("apply-gap-search-hint")),
                value: &shown.asked.gaps, ..Field::default()
            }))
            p class="ht-noprint" {
                button class="ds-button" data-variant="secondary" type="submit" name="then" value="gaps" { (context.t("apply-gap-find")) }
            }
            @if found.is_empty() { p { (context.t("apply-gaps-none")) } }
            @for gap in found.iter().take(MOST_GAPS) {
                (checkbox("gap", &gap.id.to_string(), &sentence(context, gap), false))
            }
            @if found.len() > MOST_GAPS { p class="ht-small ht-soft" { (context.ta("apply-gaps-more", &[("count", (found.len() - MOST_GAPS).into())])) } }
        }
    }
}

/// "Lucka 12: svetsning, Skåne län, saknad förmåga".
pub(in crate::funding) fn sentence(context: &Context, gap: &Gap) -> String {
    let l = context.language;
    let about = &gap.content;
    let process = about.process.as_deref().map(|code| process_name(l, code));
    let county = about.county.as_deref().map(|code| l.county(code));
    let kind = l.t(&format!("gap-name-{}", gap_stem(about.kind)));
    let parts: Vec<String> = [process, county, Some(kind)].into_iter().flatten().collect();
    context.ta("apply-gap-line", &[("number", gap.id.to_string().into()), ("about", parts.join(", ").into())])
}

/// Every word that was looked for stands in the gap's sentence.
fn finds(context: &Context, gap: &Gap, wanted: &str) -> bool {
    if wanted.is_empty() {
        return true;
    }
    let sentence = sentence(context, gap).to_lowercase();
    wanted.split_whitespace().all(|word| sentence.contains(word))
}
