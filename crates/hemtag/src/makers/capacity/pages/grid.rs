//! The grid as a page: one form for all machine groups, each a fold with a field a week.

use jiff::civil::Date;
use maud::{Markup, html};
use vocabulary::{IsoWeek, Vocabulary};

use super::path;
use crate::{
    http::{
        Context, Typed,
        components::{
            Column, Field, FieldErrors, FieldKind, OptionGroup, Select, Tone, breadcrumbs, data_table,
            downloads, error_summary, field, notice, page_head, select,
        },
        page,
    },
    makers::{
        capacity::{
            Feed, files,
            grid::{fill_field, hours_field, name_field, until_field},
            model::mondays,
        },
        edit::site_name,
        model::{MachineGroup, Maker, counts_until, fading_rule},
    },
};

/// What the page shows.
#[derive(Debug)]
pub struct Shown<'a> {
    pub maker: &'a Maker,
    pub feed: &'a Feed,
    /// What the addresses of the program begin with.
    pub base: String,
    pub typed: &'a Typed,
    pub errors: FieldErrors,
    /// What stands now, when somebody else was first.
    pub now: Option<&'a Typed>,
    /// The weeks were filled in, and are not kept yet.
    pub filled: bool,
    /// What was done: the end of `capacity-done-…`.
    pub done: &'a str,
    pub today: Date,
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, shown: &Shown<'_>) -> Markup {
    view_of_version(context, shown, shown.maker.version)
}

/// The same, of the version that the person saw.
pub(super) fn view_of_version(context: &Context, shown: &Shown<'_>, version: i64) -> Markup {
    let maker = shown.maker;
    let title = context.t("capacity-title");
    let own = format!("/makers/{}", maker.id);
    let groups = maker.machine_groups();
    let rule = fading_rule(shown.today);
    let weeks = u64::try_from(rule.days / 7).unwrap_or(0);
    page(
        context,
        &format!("{title}: {}", maker.name),
        html! {
            (error_summary(context, &shown.errors))
            (breadcrumbs(context, &[(context.t("nav-makers"), "/makers"), (maker.name.clone(), &own)], &title))
            (page_head(Some(&maker.name), &title, Some(&context.t("capacity-lead"))))
            (told(context, shown))
            p {
                (context.language.counted("capacity-rule", weeks)) " "
                (context.ta("capacity-rule-until", &[("date", context.language.date(counts_until(shown.today)).into())])) " "
                (context.ta("capacity-rule-since", &[("date", context.language.date(rule.from).into())]))
            }
            @if groups.is_empty() {
                p { (context.t("capacity-no-offers")) " " a class="ds-link" href=(context.href(&format!("{own}/edit"))) { (context.t("edit-overview")) } }
            } @else {
                (form(context, shown, &groups, version))
                (grouping(context, shown))
            }
            (take_away(context, shown))
        },
    )
}

fn told(context: &Context, shown: &Shown<'_>) -> Markup {
    let done = ["saved", "confirmed", "grouped", "feed-renewed", "feed-stopped", "imported"];
    html! {
        @if done.contains(&shown.done) {
            div role="status" { (notice(Tone::Success, &context.t(&format!("capacity-done-{}", shown.done)), html! {})) }
        }
        @if shown.done == "changed" {
            div role="status" { (notice(Tone::Warning, &context.t("capacity-changed-title"), html! { p { (context.t("capacity-changed-text")) } })) }
        }
        @if shown.filled {
            div role="status" { (notice(Tone::Info, &context.t("capacity-filled-title"), html! { p { (context.t("capacity-filled-text")) } })) }
        }
        @if let Some(now) = shown.now { (both(context, shown, now)) }
    }
}

/// What was typed beside what stands now, week by week where they differ.
fn both(context: &Context, shown: &Shown<'_>, now: &Typed) -> Markup {
    let differing = shown.typed.differences(now);
    let or_not = |text: &str| if text.is_empty() { context.t("not-stated") } else { text.to_owned() };
    let mut rows = Vec::new();
    for group in shown.maker.machine_groups() {
        for monday in mondays(shown.today) {
            let name = hours_field(group.id(), monday);
            if differing.contains(&name) {
                rows.push(vec![
                    html! { (files::group_name(context.language, shown.maker, &group)) ", " (IsoWeek::of(monday)) },
                    html! { (or_not(now.text(&name))) },
                    html! { (or_not(shown.typed.text(&name))) },
                ]);
            }
        }
    }
    let columns = ["capacity-week-of-group", "edit-conflict-now", "edit-conflict-yours"]
        .map(|key| Column::text(context.t(key)));
    notice(
        Tone::Warning,
        &context.t("edit-conflict-title"),
        html! {
            p { (context.t("edit-conflict-text")) }
            @if rows.is_empty() { p { (context.t("edit-conflict-same")) } }
            @else { (data_table(&context.t("edit-conflict-caption"), &columns, &rows)) }
        },
    )
}

fn form(context: &Context, shown: &Shown<'_>, groups: &[MachineGroup], version: i64) -> Markup {
    let action = context.href(&path(shown.maker.id));
    let any_ahead = groups.iter().any(|group| group.speaks_of(shown.today));
    html! {
        form class="ht-form ht-stack" data-gap="lg" method="post" action=(action) novalidate {
            input type="hidden" name="version" value=(version);
            div class="ht-capacity" {
                @for (at, group) in groups.iter().enumerate() { (fold(context, shown, group, at == 0)) }
            }
            p class="ht-actions" {
                button class="ds-button" type="submit" name="do" value="save" { (context.t("capacity-save")) } " "
                button class="ds-button" data-variant="secondary" type="submit" name="do" value="fill" { (context.t("capacity-fill-look")) } " "
                a class="ds-link" href=(context.href(&format!("/makers/{}", shown.maker.id))) { (context.t("edit-cancel")) }
            }
        }
        @if any_ahead {
            form class="ht-section" method="post" action=(action) {
                input type="hidden" name="version" value=(version);
                p { (context.t("capacity-confirm-text")) }
                p { button class="ds-button" data-variant="secondary" type="submit" name="do" value="confirm" { (context.t("capacity-confirm")) } }
            }
        }
    }
}

/// One machine group: folded together unless it is the first, or something in it is wrong or was filled in.
fn fold(context: &Context, shown: &Shown<'_>, group: &MachineGroup, is_first: bool) -> Markup {
    let id = group.id();
    let days = mondays(shown.today);
    let wrong = days.iter().any(|monday| shown.errors.of(&hours_field(id, *monday)).is_some())
        || shown.errors.of(&fill_field(id)).is_some()
        || shown.errors.of(&until_field(id)).is_some();
    let name = files::group_name(context.language, shown.maker, group);
    let fill = ["copy", "repeat", "full", "until"]
        .map(|code| (code.to_owned(), context.t(&format!("capacity-fill-{code}"))));
    html! {
        details class="ht-capacity__group" open[is_first || wrong || shown.filled || shown.now.is_some()] {
            summary {
                strong { (name) } " " span class="ht-soft" { (files::place(context.language, shown.maker, group)) ". " (state(context, group, shown.today)) }
            }
            @if group.name.is_some() { p class="ht-soft" { (files::processes(context.language, shown.maker, group)) } }
            div class="ht-capacity__fill" {
                (select(&shown.errors, &Select {
                    name: &fill_field(id),
                    label: context.t("capacity-fill"),
                    hint: None,
                    value: shown.typed.text(&fill_field(id)),
                    none: Some(context.t("capacity-fill-none")),
                    groups: vec![OptionGroup { label: String::new(), options: fill.to_vec() }],
                }))
                (field(&shown.errors, &Field {
                    name: &until_field(id),
                    label: context.t("capacity-fill-until-when"),
                    value: shown.typed.text(&until_field(id)),
                    kind: FieldKind::Text,
                    ..Field::default()
                }))
            }
            fieldset class="ds-fieldset" {
                legend class="ds-label" { (context.t("capacity-hours")) span class="ds-sr-only" { ": " (name) } }
                p data-field="description" { (context.t("capacity-hours-hint")) }
                div class="ht-capacity__weeks" {
                    @for monday in days { (week(context, shown, &hours_field(id, monday), monday)) }
                }
            }
        }
    }
}

fn week(context: &Context, shown: &Shown<'_>, name: &str, monday: Date) -> Markup {
    let week = IsoWeek::of(monday).week().to_string();
    field(
        &shown.errors,
        &Field {
            name,
            label: context.ta(
                "capacity-week",
                &[("week", week.into()), ("monday", context.language.date(monday).into())],
            ),
            value: shown.typed.text(name),
            kind: FieldKind::Text,
            ..Field::default()
        },
    )
}

/// When it was stated, by whom, and until when it counts.
pub(super) fn state(context: &Context, group: &MachineGroup, today: Date) -> Markup {
    let Some((stated, until)) = group.stated.as_ref().zip(group.counts_until()) else {
        return html! { (context.t("capacity-unstated")) };
    };
    let args = [
        ("on", context.language.date(stated.on).into()),
        ("by", stated.by.as_str().into()),
        ("until", context.language.date(until).into()),
    ];
    html! { (context.ta(if until < today { "capacity-faded" } else { "capacity-counts" }, &args)) }
}

/// Which offers share machines.
fn grouping(context: &Context, shown: &Shown<'_>) -> Markup {
    let terms = Vocabulary::embedded().processes();
    let maker = shown.maker;
    let wrong = maker.offers().any(|(_, offer)| shown.errors.of(&name_field(offer.id)).is_some());
    html! {
        details class="ht-section" open[wrong] {
            summary { (context.t("capacity-groups-title")) }
            p { (context.t("capacity-groups-text")) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{}/groups", path(maker.id)))) novalidate {
                input type="hidden" name="version" value=(maker.version);
                div class="ht-many" {
                    @for (site, offer) in maker.offers() {
                        @let name = name_field(offer.id);
                        @let process = terms.get(offer.process).name(context.language.of_terms());
                        @let value = if wrong { shown.typed.text(&name) } else { offer.machine_group.as_deref().unwrap_or_default() };
                        (field(&shown.errors, &Field {
                            name: &name,
                            label: format!("{process}, {}", site_name(context.language, site)),
                            value,
                            ..Field::default()
                        }))
                    }
                }
                p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("capacity-groups-save")) } }
            }
        }
    }
}

/// The import, the files and the calendar's address.
fn take_away(context: &Context, shown: &Shown<'_>) -> Markup {
    let own = path(shown.maker.id);
    let formats = [("CSV", "csv"), ("XLSX", "xlsx"), ("JSON", "json")];
    let files = formats.map(|(name, format)| (name, context.href(&format!("{own}/file/{format}"))));
    html! {
        section class="ht-section ht-stack" {
            h2 { (context.t("capacity-files-title")) }
            p { a class="ds-link" href=(context.href(&format!("{own}/import"))) { (context.t("capacity-import-title")) } }
            (downloads(context, &context.t("capacity-download"), &files))
            p { a class="ds-link" href=(context.href(&format!("{own}/exchange"))) { (context.t("capacity-exchange-title")) } }
            h3 class="ds-heading" data-size="xs" { (context.t("capacity-feed-title")) }
            p { (context.t("capacity-feed-text")) }
            @if let Some(key) = &shown.feed.key {
                @let address = format!("{}{}", shown.base, context.href(&format!("/capacity/feed/{key}.ics")));
                p { a class="ds-link" href=(address) { (address) } }
            }
            form class="ht-actions" method="post" action=(context.href(&format!("{own}/feed"))) {
                button class="ds-button" data-variant="secondary" type="submit" name="do" value="renew" {
                    (context.t(if shown.feed.key.is_some() { "capacity-feed-renew" } else { "capacity-feed-make" }))
                }
                @if shown.feed.key.is_some() {
                    " " button class="ds-button" data-variant="tertiary" type="submit" name="do" value="stop" { (context.t("capacity-feed-stop")) }
                }
            }
            @if shown.feed.letters_off { p { (context.t("capacity-letters-are-off")) } }
        }
    }
}
