//! What became of a plan that was kept: its measures, its years, the follow-ups that were written, and the form that writes one.

use maud::{Markup, html};

use super::{Form, address};
use crate::{
    http::{
        Context,
        components::{Column, Field, FieldKind, data_table, field},
    },
    skills::plan::{
        followed,
        keep::{Baseline, Room},
        made::Made,
        told,
        yearly::due,
    },
};

/// The follow-up of the newest plan, or of the one that was asked for.
pub(super) fn section(context: &Context, room: &Room, made: &Made, form: &Form) -> Markup {
    let l = context.language;
    let Some(baseline) = &room.baseline else { return html! {} };
    html! {
        section class="ht-section ht-stack" id="followed" {
            (measures(context, room, baseline, made))
            p { (followed::since(l, room, baseline, made)) }
            (kept(context, room))
            (years(context, room, baseline, made))
            (written(context, room))
            @if let Some(day) = due(baseline, &room.follow_ups, made.today).filter(|_| is_newest(room)) {
                p { strong { (context.ta("skills-followed-due", &[("day", l.date(day).into())])) } }
            }
            (write(context, room, baseline, made, form))
        }
    }
}

/// Whether it is the newest plan that is followed up: of earlier ones none is due.
fn is_newest(room: &Room) -> bool {
    room.baselines.first().is_some_and(|(number, _)| *number == room.number)
}

fn measures(context: &Context, room: &Room, baseline: &Baseline, made: &Made) -> Markup {
    let (map, l) = (&room.kept.map, context.language);
    let columns = [
        Column::text(context.t("skills-plan-measure")),
        Column::text(context.t("skills-plan-year")),
        Column::text(context.t("skills-plan-done-by")),
        Column::text(context.t("skills-plan-state")),
    ];
    let rows: Vec<Vec<Markup>> = told::followed(baseline, map, made.today)
        .map(|(measure, state)| {
            vec![
                html! { (told::measure(l, map, &measure.key, measure.heads)) },
                html! { (measure.year) },
                html! { (l.date(measure.done)) },
                html! { (told::state(l, state)) },
            ]
        })
        .collect();
    html! { (data_table(&context.ta("skills-plan-followed", &[("day", l.date(baseline.on).into())]), &columns, &rows)) }
}

/// The plans that are kept, each with the way to its follow-up.
fn kept(context: &Context, room: &Room) -> Markup {
    if room.baselines.len() < 2 {
        return html! {};
    }
    let own = address(room.kept.organisation);
    html! {
        nav aria-label=(context.t("skills-followed-plans")) {
            h3 class="ds-heading" data-size="xs" { (context.t("skills-followed-plans")) }
            ul {
                @for (number, on) in &room.baselines {
                    @let words = context.ta("skills-followed-plan", &[("number", number.to_string().into()), ("day", context.language.date(*on).into())]);
                    li {
                        @if *number == room.number { strong aria-current="true" { (words) } }
                        @else { a class="ds-link" href=(context.href(&format!("{own}?baseline={number}#followed"))) { (words) } }
                    }
                }
            }
        }
    }
}

fn years(context: &Context, room: &Room, baseline: &Baseline, made: &Made) -> Markup {
    let l = context.language;
    let key = |key: &str| context.t(&format!("skills-followed-{key}"));
    let columns = [
        Column::text(context.t("skills-plan-year")),
        Column::number(key("planned-heads")),
        Column::number(key("done-heads")),
        Column::number(key("planned-cost")),
        Column::number(key("planned-support")),
        Column::number(key("done-cost")),
        Column::number(key("spent")),
        Column::number(key("planned-hours")),
        Column::number(key("done-hours")),
        Column::number(key("spent-hours")),
        Column::text(key("planned-covered")),
        Column::text(key("is-covered")),
    ];
    let rows: Vec<Vec<Markup>> = followed::years(room, baseline, made)
        .iter()
        .map(|line| {
            vec![
                html! { (line.year) },
                html! { (l.whole(line.planned.heads)) },
                html! { (l.whole(line.done.heads)) @if line.unseen > 0 { " " span class="ht-soft" { (context.ta("skills-followed-unseen", &[("heads", l.whole(line.unseen).into())])) } } },
                html! { (told::range(l, line.planned.cost)) },
                html! { (told::kronor(l, line.support)) },
                html! { (told::range(l, line.done.cost)) },
                html! { (followed::spent(l, line.stated.spent)) },
                html! { (l.whole(line.planned.hours)) },
                html! { (l.whole(line.done.hours)) },
                html! { (followed::hours(l, line.stated.hours)) },
                html! { (followed::to_cover(l, line)) },
                html! { (followed::covered_in(l, line)) },
            ]
        })
        .collect();
    html! {
        div class="ht-scroll" tabindex="0" role="region" aria-label=(key("by-year")) { (data_table(&key("by-year"), &columns, &rows)) }
        p class="ht-note" { (key("note")) }
    }
}

/// The follow-ups that were written.
fn written(context: &Context, room: &Room) -> Markup {
    if room.follow_ups.is_empty() {
        return html! {};
    }
    let l = context.language;
    let mut columns = vec![Column::text(context.t("skills-followed-on"))];
    columns.extend(followed::STATES.map(|(state, _)| Column::number(told::state(l, state))));
    columns.push(Column::text(context.t("skills-followed-is-covered")));
    let rows: Vec<Vec<Markup>> = room
        .follow_ups
        .iter()
        .map(|one| {
            let mut row = vec![html! { (l.date(one.on)) }];
            row.extend(followed::STATES.map(|(state, _)| html! { (l.whole(one.count(state))) }));
            row.push(html! { (followed::covered(l, one.covers)) });
            row
        })
        .collect();
    html! { div class="ht-scroll" tabindex="0" role="region" aria-label=(context.t("skills-followed-written")) { (data_table(&context.t("skills-followed-written"), &columns, &rows)) } }
}

/// The form that writes a follow-up of today, with what was used in a year.
fn write(context: &Context, room: &Room, baseline: &Baseline, made: &Made, form: &Form) -> Markup {
    let this = made.today.year();
    let years = baseline.plan.years.iter().map(|year| year.year).filter(|year| *year <= this);
    let chosen = form.typed.text("year").parse().unwrap_or(this);
    let number = |name: &str, label: &str, unit: &str| {
        let unit = context.t(unit);
        let typed = Field {
            name,
            label: context.t(label),
            hint: Some(context.t("skills-followed-optional")),
            value: form.typed.text(name),
            unit: Some(&unit),
            kind: FieldKind::Whole,
            ..Field::default()
        };
        field(&form.errors, &typed)
    };
    html! {
        form class="ht-form ht-stack" method="post" action=(context.href(&format!("{}/follow", address(room.kept.organisation)))) novalidate {
            h3 class="ds-heading" data-size="xs" { (context.t("skills-followed-write")) }
            p { (context.t("skills-followed-write-text")) }
            input type="hidden" name="baseline" value=(room.number);
            div class="ds-field" {
                label class="ds-label" for="year" { (context.t("skills-followed-year")) }
                select class="ds-input" id="year" name="year" {
                    @for year in years { option value=(year) selected[year == chosen] { (year) } }
                }
            }
            (number("spent", "skills-followed-spent-of", "skills-plan-kronor"))
            (number("spent_hours", "skills-followed-hours-of", "skills-plan-unit-hours"))
            p class="ht-actions" { button class="ds-button" type="submit" { (context.t("skills-followed-write-do")) } }
        }
    }
}
