//! The public page: which skills rise, fall and are new, all firms or one group of them; and one skill with its groups and quarters.
//! Every figure stands in a release.

use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{PATH, files, group_name, label};
use crate::{
    access::{Action, Relation},
    app::App,
    http::{
        Context, PageError, PageResult,
        components::{
            BarRow, FieldErrors, FullWidth, OptionGroup, Select, bar_table, breadcrumbs, empty, filters,
            list_page, page_head, select, source,
        },
        download::{Wanted, links},
        page,
    },
    skills::changed::{
        model::{Axis, Disclosed, Group, Measure, Release, Skill, Subject},
        releases,
    },
    words::Language,
};

/// Rows of the page; the files have all.
const SHOWN: usize = 100;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// `required` or `lacking`.
    measure: String,
    /// `branch-25`; empty: all firms.
    group: String,
    /// `rise`, `fall`, `new`; empty: all.
    show: String,
    /// The place of a skill in the newest release, by its id.
    skill: String,
}

/// `GET /skills/changed`, and its table with `?format=`
///
/// # Errors
/// When the database does not answer, or there is no such skill.
pub async fn show(
    State(app): State<App>,
    context: Context,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let query = query.unwrap_or_default();
    let asked: Asked = serde_html_form::from_str(&query).unwrap_or_default();
    let wanted: Wanted = serde_html_form::from_str(&query).unwrap_or_default();
    let all = releases(&app, &context.caller).await?;
    if let Some(format) = wanted.format {
        return Ok(files::table(&context, &all).respond(&context, format)?);
    }
    if asked.skill.is_empty() {
        return Ok(view(&context, &asked, &all).into_response());
    }
    let newest = all.last().ok_or(PageError::NotFound)?;
    let skill = newest.skills.iter().find(|skill| key(skill) == asked.skill).ok_or(PageError::NotFound)?;
    Ok(one_view(&context, &all, newest, skill).into_response())
}

fn key(skill: &Skill) -> &str {
    match &skill.subject {
        Subject::Concept { id, .. } => id,
        Subject::Word(word) => word,
    }
}

/// How a count stands beside that of the release before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    New,
    By(i64),
    /// By fewer than the threshold, if at all.
    Little,
    /// One of the two is not told.
    Unknown,
}

/// The change of a skill in a group since the release before; none before: unknown.
#[must_use]
pub fn change(before: Option<&Release>, skill: &Skill, measure: Measure, group: &Group) -> Change {
    let now = skill.told(measure, group);
    if let Disclosed::Since { .. } = now {
        return Change::Little;
    }
    let Some(before) = before else { return Change::Unknown };
    let was = before.skills.iter().find(|known| known.subject == skill.subject);
    let Some(was) = was else { return if skill.is_new { Change::New } else { Change::Unknown } };
    match (was.told(measure, group).count(), now.count()) {
        (Some(was), Some(now)) if was != now => Change::By(i64::from(now) - i64::from(was)),
        (Some(_), Some(_)) => Change::Little,
        _ => Change::Unknown,
    }
}

fn told(l: Language, state: &Disclosed) -> String {
    match state {
        Disclosed::Counted { count: 0 } => l.t("changed-none"),
        Disclosed::Counted { count } => l.whole(*count),
        Disclosed::Since { count, quarter } => {
            l.ta("changed-since", &[("count", l.whole(*count).into()), ("quarter", quarter.as_str().into())])
        }
        Disclosed::Hidden => l.t("changed-hidden"),
    }
}

fn shown(l: Language, change: Change) -> String {
    match change {
        Change::New => l.t("changed-is-new"),
        Change::By(by) if by > 0 => format!("+{}", l.whole(by.unsigned_abs())),
        Change::By(by) => format!("\u{2212}{}", l.whole(by.unsigned_abs())),
        Change::Little => l.t("changed-little"),
        Change::Unknown => l.t("changed-unknown"),
    }
}

/// The page of all skills, from plain data.
#[must_use]
pub fn view(context: &Context, asked: &Asked, all: &[Release]) -> Markup {
    let title = context.t("changed-title");
    let officer = context.caller.may(Action::KeepVocabulary, Relation::None);
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[], &title))
            (page_head(None, &title, Some(&context.t("changed-lead"))))
            @if officer {
                p class="ht-acts" {
                    a class="ds-link" href=(context.href("/skills/changed/releases")) { (context.t("changed-releases-title")) } " "
                    a class="ds-link" href=(context.href("/skills/vocabularies")) { (context.t("kept-title")) }
                }
            }
            @match all.split_last() {
                None => (empty(&context.t("changed-empty"), html! { p { (context.t("changed-empty-text")) } }, None)),
                Some((newest, before)) => {
                    p class="ht-measure" { (context.t("changed-note")) }
                    @if context.examples { p { strong { (context.t("changed-examples")) } } }
                    (list_page(narrow(context, asked, newest), None, results(context, asked, newest, before.last())))
                    (links(context, PATH, ""))
                    (columns(context))
                    (source(html! { (context.ta("changed-source", &[("quarter", newest.quarter.as_str().into()), ("day", newest.day.as_str().into())])) " " (::skills::shipped::ACKNOWLEDGEMENT) }))
                }
            }
        },
    )
}

fn measures(context: &Context) -> Vec<(String, String)> {
    Measure::ALL
        .map(|one| (one.code().to_owned(), context.t(&format!("changed-measure-{}", one.code()))))
        .to_vec()
}

fn narrow(context: &Context, asked: &Asked, newest: &Release) -> Markup {
    let none = FieldErrors::new();
    let choice = |name: &'static str, value: &str, any: Option<String>, groups| {
        let label = context.t(&format!("changed-filter-{name}"));
        select(&none, &Select { name, label, hint: None, value, none: any, groups })
    };
    let plain = |options| vec![OptionGroup { label: String::new(), options }];
    let groups: Vec<OptionGroup> = Axis::PARTS
        .map(|axis| OptionGroup {
            label: context.t(&format!("changed-by-{}", axis.code())),
            options: newest
                .firms
                .iter()
                .filter(|cell| cell.group.axis == axis)
                .map(|cell| (cell.group.key(), group_name(context.language, &cell.group)))
                .collect(),
        })
        .to_vec();
    let kinds =
        ["rise", "fall", "new"].map(|kind| (kind.to_owned(), context.t(&format!("changed-show-{kind}"))));
    filters(
        context,
        PATH,
        html! {
            (choice("measure", Measure::parse(&asked.measure).code(), None, plain(measures(context))))
            (choice("group", &asked.group, Some(context.t("changed-all-firms")), groups))
            (choice("show", &asked.show, Some(context.t("changed-show-all")), plain(kinds.to_vec())))
        },
    )
}

fn results(context: &Context, asked: &Asked, newest: &Release, before: Option<&Release>) -> Markup {
    let l = context.language;
    let measure = Measure::parse(&asked.measure);
    // A group that no release has is all firms.
    let group = newest
        .firms
        .iter()
        .map(|cell| &cell.group)
        .find(|group| group.key() == asked.group)
        .cloned()
        .unwrap_or_else(Group::all);
    let mut found: Vec<(&Skill, Disclosed, Change)> = newest
        .skills
        .iter()
        .map(|skill| (skill, skill.told(measure, &group), change(before, skill, measure, &group)))
        .filter(|(skill, _, change)| match asked.show.as_str() {
            "rise" => matches!(change, Change::By(by) if *by > 0),
            "fall" => matches!(change, Change::By(by) if *by < 0),
            "new" => skill.is_new,
            _ => true,
        })
        .collect();
    // Steepest first where that is asked for; else most firms first.
    found.sort_by_key(|(skill, state, change)| {
        let steepness = match change {
            Change::By(by) if matches!(asked.show.as_str(), "rise" | "fall") => -by.abs(),
            _ => 0,
        };
        (steepness, std::cmp::Reverse(state.count()), label(l, skill).to_lowercase())
    });
    let firms = newest.firms.iter().find(|cell| cell.group == group).map(|cell| told(l, &cell.told));
    let heads = ["changed-skill", "changed-firms", "changed-change"].map(|key| context.t(key));
    let rows: Vec<BarRow> = found
        .iter()
        .take(SHOWN)
        .map(|(skill, state, change)| BarRow {
            label: html! {
                a class="ds-link" href=(context.href(&address(skill))) { (label(l, skill)) }
                @if let Subject::Word(_) = skill.subject { " " span class="ht-soft" { (context.t("changed-word")) } }
            },
            figures: vec![told(l, state), shown(l, *change)],
            dark: i64::from(state.count().unwrap_or(0)),
            pale: 0,
        })
        .collect();
    let caption = context.ta(
        "changed-caption",
        &[
            ("measure", context.t(&format!("changed-measure-{}", measure.code())).into()),
            ("group", group_name(l, &group).into()),
            ("quarter", newest.quarter.as_str().into()),
        ],
    );
    let more = found.len().saturating_sub(SHOWN) as u64;
    html! {
        div class="ht-stack" {
            @if let Some(firms) = firms {
                p { (context.ta("changed-firms-behind", &[("group", group_name(l, &group).into()), ("firms", firms.into())])) }
            }
            @if rows.is_empty() { p { (context.t("changed-none-such")) } }
            @else { (bar_table(&caption, &heads, &rows, FullWidth::Largest)) }
            @if more > 0 { p { (l.counted("changed-more", more)) } }
        }
    }
}

fn address(skill: &Skill) -> String {
    let encoded = serde_html_form::to_string([("skill", key(skill))]).unwrap_or_default();
    format!("{PATH}?{encoded}")
}

fn columns(context: &Context) -> Markup {
    html! {
        details class="ht-section" {
            summary { (context.t("changed-columns")) }
            dl class="ht-facts" {
                @for (name, meaning) in files::columns(context) { div { dt { code { (name) } } dd { (meaning) } } }
            }
            p { a class="ds-link" href=(context.href("/skills/changed/schema")) { (context.t("changed-schema")) } }
        }
    }
}

/// The page of one skill, from plain data.
#[must_use]
pub fn one_view(context: &Context, all: &[Release], newest: &Release, skill: &Skill) -> Markup {
    let l = context.language;
    let title = label(l, skill).to_owned();
    let bars = |caption: &str, first: &str, rows: Vec<(String, [Disclosed; 2])>| {
        let heads =
            [context.t(first), context.t("changed-measure-required"), context.t("changed-measure-lacking")];
        let rows: Vec<BarRow> = rows
            .into_iter()
            .map(|(label, [required, lacking])| BarRow {
                label: html! { (label) },
                figures: vec![told(l, &required), told(l, &lacking)],
                dark: i64::from(lacking.count().unwrap_or(0)),
                pale: i64::from(required.count().unwrap_or(0)),
            })
            .collect();
        bar_table(caption, &heads, &rows, FullWidth::Largest)
    };
    let both = |skill: &Skill, group: &Group| Measure::ALL.map(|measure| skill.told(measure, group));
    let over_time: Vec<(String, [Disclosed; 2])> = all
        .iter()
        .filter_map(|release| {
            let then = release.skills.iter().find(|known| known.subject == skill.subject)?;
            Some((release.quarter.clone(), both(then, &Group::all())))
        })
        .collect();
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(context.t("changed-title"), PATH)], &title))
            (page_head(None, &title, Some(&context.t("changed-one-lead"))))
            p class="ht-measure" { (context.t("changed-note")) }
            @if context.examples { p { strong { (context.t("changed-examples")) } } }
            section class="ht-section ht-stack" { (bars(&context.t("changed-over-time"), "changed-quarter", over_time)) }
            @for axis in Axis::PARTS {
                @let rows: Vec<(String, [Disclosed; 2])> = newest.firms.iter().filter(|cell| cell.group.axis == axis)
                    .map(|cell| (group_name(l, &cell.group), both(skill, &cell.group))).collect();
                section class="ht-section ht-stack" {
                    (bars(&context.t(&format!("changed-by-{}", axis.code())), &format!("changed-by-{}", axis.code()), rows))
                }
            }
            (links(context, PATH, ""))
            (source(html! { (context.ta("changed-source", &[("quarter", newest.quarter.as_str().into()), ("day", newest.day.as_str().into())])) " " (::skills::shipped::ACKNOWLEDGEMENT) }))
        },
    )
}
