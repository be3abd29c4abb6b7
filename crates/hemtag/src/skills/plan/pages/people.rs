//! Where people work who do what is sought, by statistics of occupations.

use maud::{Markup, html};

use crate::{
    http::{
        Context,
        components::{Column, data_table},
    },
    skills::{
        firm::pages::path,
        plan::keep::Room,
        statistics::{
            How, Where,
            model::InOccupation,
            pages::{address, named, number, percent, source_of},
        },
    },
};

/// So many counties are shown of an occupation; its own page has all.
const SHOWN: usize = 6;

pub(super) fn section(context: &Context, room: &Room, people: &Where) -> Markup {
    let own = room.kept.facts.county.as_deref();
    html! {
        section class="ht-section ht-stack" id="people" {
            h2 class="ds-heading" data-size="sm" { (context.t("skills-plan-people")) }
            @if !people.has_statistics { p class="ht-measure" { (context.t("skills-plan-people-none")) } }
            @if let Some(key) = lacking(people.how) {
                p class="ht-measure" {
                    (context.t(key)) " "
                    a class="ds-link" href=(context.href(&format!("{}/roles", path(room.kept.organisation)))) { (context.t("skills-firm-roles")) }
                }
            }
            @if people.how == How::Mapped && !people.occupations.is_empty() {
                p class="ht-measure" { (context.t("skills-plan-people-mapped")) }
            }
            @for told in &people.occupations { (occupation(context, told, own)) }
            @if own.is_none() && people.occupations.iter().any(|one| one.year.is_some()) {
                p class="ht-note" {
                    (context.t("skills-plan-people-own")) " "
                    a class="ds-link" href=(context.href(&format!("{}/settings", path(room.kept.organisation)))) { (context.t("skills-firm-settings")) }
                }
            }
            @if let Some(told) = people.occupations.first() { (source_of(context, &told.import)) }
        }
    }
}

/// What the role lacks, for people to be found.
fn lacking(how: How) -> Option<&'static str> {
    match how {
        How::Stated | How::Mapped => None,
        How::NotMapped => Some("skills-plan-people-not-mapped"),
        How::NoCode => Some("skills-plan-people-no-code"),
    }
}

fn occupation(context: &Context, told: &InOccupation, own: Option<&str>) -> Markup {
    let name = named(context.language, told);
    let Some(year) = told.year else {
        return html! { p class="ht-measure" { (context.ta("skills-plan-people-lacks", &[("occupation", name.into())])) } };
    };
    let l = context.language;
    let columns = [
        Column::text(context.t("statistics-county")),
        Column::number(year.to_string()),
        Column::number(context.t("statistics-share")),
    ];
    let rows: Vec<Vec<Markup>> = told
        .nearest_first(own, SHOWN)
        .map(|one| {
            let is_own = own == Some(one.code.as_str());
            vec![
                html! { (l.county(&one.code)) @if is_own { " (" (context.t("skills-plan-people-here")) ")" } },
                number(context, one.now),
                percent(context, one.share),
            ]
        })
        .collect();
    html! {
        (data_table(&name, &columns, &rows))
        p { a class="ds-link" href=(context.href(&address(&told.ssyk))) { (context.ta("skills-plan-people-all", &[("occupation", name.into())])) } }
    }
}
