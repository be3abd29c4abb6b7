//! One offer of a maker, fact by fact, each with its evidence.

use jiff::civil::Date;
use matching::{Envelope, Newcomers, Sourcing};
use maud::{Markup, html};
use vocabulary::Vocabulary;

use crate::{
    http::{
        Context,
        components::{Column, EvidenceLevel, WeekHours, data_table, evidence, facts_in_columns, week_bars},
    },
    makers::model::{Evidence, FreeWeek, Level, Maker, OfferRecord, Site, Subject, counts_until},
    words::{And, Language},
};

/// The site's kommun, or what is known of its place.
pub(in crate::makers) fn place(context: &Context, site: &Site) -> String {
    let kommun = site.kommun.as_deref().and_then(|code| Vocabulary::embedded().places().kommun(code));
    match (kommun, &site.locality, &site.place_as_stated) {
        (Some(kommun), ..) => kommun.name.clone(),
        (None, Some(locality), _) if site.country == "SE" => locality.clone(),
        (None, Some(locality), _) => format!("{locality} ({})", site.country),
        (None, None, Some(stated)) => stated.clone(),
        (None, None, None) => context.t("place-not-stated"),
    }
}

pub(super) fn evidence_of(context: &Context, known: &Evidence, today: Date) -> Markup {
    let level = match known.level {
        Level::SelfDeclared => EvidenceLevel::SelfDeclared,
        Level::AdviserSeen => EvidenceLevel::AdviserSeen,
        Level::Document => EvidenceLevel::Document,
        Level::Delivered => EvidenceLevel::Delivered,
    };
    html! { span class="ht-known" { (evidence(context, level, known.on, today)) span class="ht-by" { (known.by) } } }
}

/// The sentence that a fact came from, where it is known.
fn note_of<'m>(maker: &'m Maker, offer: &OfferRecord, field: &str) -> Option<&'m str> {
    let of = maker.evidence.iter().filter(|e| e.subject == Subject::Offer(offer.id) && e.field == field);
    of.filter_map(|e| e.note.as_deref()).next()
}

/// The offer as a card: its stated facts under one evidence, a fact with evidence of its own says so, and what is not
/// stated is named, since it is what a need would have to ask.
pub(super) fn offer(context: &Context, maker: &Maker, offer: &OfferRecord, today: Date) -> Markup {
    let process = Vocabulary::embedded().processes().get(offer.process);
    let label = |field: &str| context.t(&format!("offer-{}", field.replace('_', "-")));
    let all = facts_of(context.language, offer);
    let stated: Vec<(String, Markup)> = all
        .iter()
        .filter_map(|(field, value)| {
            let value = value.as_deref()?;
            let own = maker.evidence_for(offer, field);
            let said = note_of(maker, offer, field);
            let value = html! {
                (value)
                @if *own != offer.evidence { (evidence_of(context, own, today)) }
                @if let Some(said) = said {
                    details class="ht-said" { summary { (context.t("offer-said")) } blockquote { (said) } }
                }
            };
            Some((label(field), value))
        })
        .collect();
    let silent: Vec<String> =
        all.iter().filter(|(_, value)| value.is_none()).map(|(field, _)| label(field)).collect();
    html! {
        article class="ht-card" id={ "offer-" (offer.id) } {
            div class="ht-card__head" {
                h3 class="ds-heading" {
                    a href=(context.href(&format!("/processes/{}", process.code))) { (process.name(context.language.of_terms())) }
                }
                (evidence_of(context, maker.evidence_for(offer, "process"), today))
            }
            @if let Some(said) = note_of(maker, offer, "process") {
                details class="ht-said" { summary { (context.t("offer-said")) } blockquote { (said) } }
            }
            (facts_in_columns(&stated))
            @if !silent.is_empty() {
                p class="ht-card__silent" { strong { (context.t("not-stated")) ": " } (context.language.list(&silent, And::And)) }
            }
            @if maker.weeks_count(offer, today) { (free_weeks(context, &offer.free_weeks, today)) }
            @if !offer.free_weeks.is_empty() { (weeks_known(context, maker, offer, today)) }
            @if !offer.as_stated.is_empty() {
                details {
                    summary { (context.t("offer-as-stated")) }
                    dl class="ht-facts" { @for (column, text) in &offer.as_stated { div { dt { (column) } dd { (text) } } } }
                }
            }
        }
    }
}

/// Every fact in the order that people ask for them: the field's name, and its value when it is stated.
#[must_use]
pub fn facts_of(language: Language, offer: &OfferRecord) -> Vec<(&'static str, Option<String>)> {
    let materials: Vec<String> = offer
        .materials
        .iter()
        .map(|id| Vocabulary::embedded().materials().get(*id).name(language.of_terms()).to_owned())
        .collect();
    let series = match (offer.smallest_series, offer.largest_series) {
        (Some(low), Some(high)) => Some(format!("{}–{}", language.whole(low), language.pieces(high))),
        (Some(low), None) => Some(language.ta("offer-from", &[("amount", language.pieces(low).into())])),
        (None, Some(high)) => Some(language.ta("offer-up-to", &[("amount", language.pieces(high).into())])),
        (None, None) => None,
    };
    vec![
        ("materials", (!materials.is_empty()).then(|| materials.join(", "))),
        (
            "largest",
            offer.largest.map(|largest| match largest {
                Envelope::Box(sides) => language.sides(sides),
                Envelope::Round { diameter, length } => language.round(diameter, length),
            }),
        ),
        ("smallest", offer.smallest.map(|l| language.length(l))),
        ("heaviest", offer.heaviest.map(|m| language.mass(m))),
        (
            "tolerance",
            offer.tolerance.as_ref().map(|t| {
                let grade = language.grade(t.grade);
                if t.as_stated.is_empty() || t.as_stated == grade {
                    grade
                } else {
                    format!("{} ({grade})", t.as_stated)
                }
            }),
        ),
        ("wall", offer.thinnest_wall.map(|l| language.length(l))),
        ("series", series),
        ("stages", stages(language, offer)),
        ("lead_time", offer.lead_time_days.map(|d| language.days(d.into()))),
        (
            "sourcing",
            offer.sourcing.map(|s| {
                language.t(match s {
                    Sourcing::InHouse => "sourcing-in-house",
                    Sourcing::Partner => "sourcing-partner",
                    Sourcing::Brokered => "sourcing-brokered",
                })
            }),
        ),
        (
            "newcomers",
            offer.newcomers.map(|n| {
                language.t(match n {
                    Newcomers::Yes => "newcomers-yes",
                    Newcomers::WithAdviser => "newcomers-with-adviser",
                    Newcomers::No => "newcomers-no",
                })
            }),
        ),
    ]
}

fn stages(language: Language, offer: &OfferRecord) -> Option<String> {
    let stages = [
        ("stage-prototype", offer.stages.prototype),
        ("stage-pilot-series", offer.stages.pilot_series),
        ("stage-full-scale", offer.stages.full_scale),
    ];
    let said: Vec<String> = stages
        .into_iter()
        .filter_map(|(key, said)| {
            let words = language.t(key);
            said.map(|yes| if yes { words } else { language.ta("stage-not", &[("stage", words.into())]) })
        })
        .collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// Who stated the free weeks, and until when they count; or that they do not any more.
fn weeks_known(context: &Context, maker: &Maker, offer: &OfferRecord, today: Date) -> Markup {
    let stated = maker.weeks_stated(offer);
    let (key, name, day) = if maker.weeks_count(offer, today) {
        ("weeks-count-until", "until", counts_until(stated.on))
    } else {
        ("weeks-faded", "on", stated.on)
    };
    html! {
        p class="ht-soft" {
            (context.ta(key, &[(name, context.language.date(day).into())])) " "
            @if *stated != offer.evidence { (evidence_of(context, stated, today)) }
        }
    }
}

/// The free weeks from this one on, as a table that a reader can also use as a plot by its numbers.
fn free_weeks(context: &Context, weeks: &[FreeWeek], today: Date) -> Markup {
    let ahead: Vec<&FreeWeek> = weeks
        .iter()
        .filter(|w| w.monday.until(today).is_ok_and(|span| span.get_days() < 7))
        .take(26)
        .collect();
    let columns = [
        Column::text(context.t("week")),
        Column::number(context.t("week-free")),
        Column::number(context.t("week-maximum")),
    ];
    let rows: Vec<Vec<Markup>> = ahead
        .iter()
        .map(|w| {
            let iso = w.monday.iso_week_date();
            vec![
                html! { (iso.year()) "-W" (format!("{:02}", iso.week())) },
                html! { (context.language.hours(w.actual.into())) },
                html! { (w.maximum.map_or_else(|| context.t("not-stated"), |m| context.language.hours(m.into()))) },
            ]
        })
        .collect();
    let bars: Vec<WeekHours> = ahead
        .iter()
        .map(|w| {
            let iso = w.monday.iso_week_date();
            WeekHours {
                week: format!("{}-W{:02}", iso.year(), iso.week()),
                free: w.actual.into(),
                maximum: w.maximum.map(Into::into),
            }
        })
        .collect();
    html! {
        @if !rows.is_empty() {
            @let summary = context.language.counted("weeks-stated", ahead.len() as u64);
            (week_bars(context, &summary, &bars, data_table(&context.t("weeks-caption"), &columns, &rows)))
        }
    }
}
