//! Where the firm stands: what is covered, what hangs on one person, what ends soon; and the matrix of people and skills.

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use workforce::{
    cover::{Cover, Covered, Ending, What},
    map::{Map, SkillId},
};

use super::{framed, path};
use crate::{
    access::{Action, Relation, check},
    app::App,
    http::{
        Context, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, NumberFact, OptionGroup, Select, breadcrumbs, data_table, empty,
            error_summary, field, filters, number_strip, page_head, select,
        },
        download::{Format, links},
        error::again,
        page,
    },
    skills::firm::{Kept, edit::name, firms, matrix::Matrix, open, words},
};

/// How far ahead is told what ends.
const DAYS_AHEAD: u32 = 183;

/// `GET /skills/firm`: the firms whose maps the caller keeps; the map itself when it is one.
///
/// # Errors
/// When the database does not answer.
pub async fn which(State(app): State<App>, context: Context) -> PageResult<Response> {
    let all = firms(&app, &context.caller).await?;
    if let [(only, _)] = all.as_slice() {
        return Ok(Redirect::to(&context.href(&path(*only))).into_response());
    }
    Ok(which_view(&context, &all, "", &FieldErrors::new()).into_response())
}

/// `POST /skills/firm`: an organisation of the caller's own, to keep a map for.
///
/// # Errors
/// When nobody is signed in, or the database does not answer.
pub async fn found(State(app): State<App>, context: Context, body: String) -> PageResult<Response> {
    check(&context.caller, Action::KeepOwnAccount, Relation::Owner)?;
    let typed = Typed::of_body(&body);
    let called = match name(typed.text("name")) {
        Ok(called) => called,
        Err(problem) => {
            let mut errors = FieldErrors::new();
            errors.add("name", problem.sentence(context.language));
            let all = firms(&app, &context.caller).await?;
            return Ok(again(which_view(&context, &all, typed.text("name"), &errors)));
        }
    };
    let id = crate::people::found_organisation(&app, &context.caller, &called).await?;
    Ok(Redirect::to(&context.href(&format!("{}/settings", path(id)))).into_response())
}

/// The page of all of the caller's firms, from plain data.
#[must_use]
pub fn which_view(context: &Context, all: &[(i64, String)], typed: &str, errors: &FieldErrors) -> Markup {
    let title = context.t("skills-which-title");
    let signed_in = context.caller.may(Action::KeepOwnAccount, Relation::Owner);
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("skills-title"), "/skills")], &title))
            (page_head(None, &title, Some(&context.t("skills-which-lead"))))
            @if !all.is_empty() {
                ul class="ht-stack" {
                    @for (id, name) in all { li { a class="ds-link" href=(context.href(&path(*id))) { (name) } } }
                }
            }
            @if signed_in {
                form class="ht-form ht-stack ht-section" method="post" action=(context.href("/skills/firm")) novalidate {
                    h2 class="ds-heading" data-size="sm" { (context.t(if all.is_empty() { "skills-which-begin" } else { "skills-which-another" })) }
                    (field(errors, &Field { name: "name", label: context.t("skills-which-name"), hint: Some(context.t("skills-which-name-hint")), value: typed, autocomplete: Some("organization"), ..Field::default() }))
                    p { button class="ds-button" type="submit" { (context.t("skills-which-do")) } }
                }
            } @else {
                (empty(&context.t("skills-which-sign-in"), html! { p { (context.t("skills-which-sign-in-text")) } }, Some((&context.t("skills-which-account"), context.href("/account/new")))))
            }
        },
    )
}

/// `GET /skills/firm/{id}`
///
/// # Errors
/// When the caller is not of the firm.
pub async fn show(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult {
    let kept = open(&app, &context.caller, id).await?;
    Ok(view(&context, &kept, app.clock.today()))
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, kept: &Kept, today: Date) -> Markup {
    let l = context.language;
    let map = &kept.map;
    let cover = Cover::new(map, today);
    let open: Vec<Covered> = cover.all();
    let sure = open.iter().filter(|one| one.is_sure()).count();
    let missing = open.iter().filter(|one| one.missing_least > 0).count();
    let facts = [
        ("skills-fact-required", open.len(), "skills-fact-required-note"),
        ("skills-fact-covered", sure, "skills-fact-covered-note"),
        ("skills-fact-perhaps", open.len() - sure - missing, "skills-fact-perhaps-note"),
        ("skills-fact-missing", missing, "skills-fact-missing-note"),
    ];
    let facts = facts.map(|(label, value, note)| NumberFact {
        label: context.t(label),
        value: l.whole(value as u64),
        note: html! { (context.t(note)) },
    });
    let (step, words, to) = next(kept, &open);
    framed(
        context,
        kept,
        "",
        &context.t("skills-firm-title"),
        Some(&context.t("skills-firm-lead")),
        html! {
            section class="ht-section" {
                h2 class="ds-heading" data-size="sm" { (context.t("skills-next")) }
                p { (context.t(step)) }
                p { a class="ds-button" href=(context.href(&format!("{}{to}", path(kept.organisation)))) { (context.t(words)) } }
            }
            @if !map.required.is_empty() {
                (number_strip(&facts))
                (covered(context, kept, &cover, &open))
                (single(context, kept, &cover))
            }
            (ending(context, kept, &cover.ending(DAYS_AHEAD)))
            @if !map.people.is_empty() {
                p class="ht-actions" {
                    a class="ds-button" data-variant="secondary" href=(context.href(&format!("{}/matrix", path(kept.organisation)))) { (context.t("skills-matrix")) } " "
                    a class="ds-button" data-variant="secondary" href=(context.href(&format!("{}/history", path(kept.organisation)))) { (context.t("skills-history")) }
                    " " a class="ds-link" href=(context.href(&format!("/skills/validations/firm/{}", kept.organisation))) { (context.t("valid-firm")) }
                }
            }
            p class="ht-note" { (context.t("skills-firm-confidential")) }
        },
    )
}

/// What to do next: its sentence, the words of the button and where it leads. There is always one.
fn next(kept: &Kept, open: &[Covered]) -> (&'static str, &'static str, &'static str) {
    let map = &kept.map;
    if kept.facts.county.is_none() && kept.facts.branch.is_none() {
        return ("skills-next-settings", "skills-firm-settings", "/settings");
    }
    if map.goals.is_empty() {
        return ("skills-next-goal", "skills-goal-new", "/goals/new");
    }
    if map.required.is_empty() {
        return ("skills-next-role", "skills-firm-roles", "/roles");
    }
    if map.people.is_empty() {
        return ("skills-next-people", "skills-firm-people", "/people");
    }
    if map.goals.iter().any(|goal| goal.by.is_none() && goal.state == workforce::map::GoalState::Open) {
        return ("skills-next-day", "skills-firm-goals", "/goals");
    }
    if open.iter().any(|one| !one.is_sure()) {
        return ("skills-next-gaps", "skills-firm-plan", "/plan");
    }
    ("skills-next-keep", "skills-firm-people", "/people")
}

fn skill(map: &Map, id: SkillId) -> String {
    map.skill(id).map(|skill| skill.name.clone()).unwrap_or_default()
}

fn range(context: &Context, (sure, perhaps): (u32, u32)) -> String {
    let l = context.language;
    if sure == perhaps { l.whole(sure) } else { format!("{}–{}", l.whole(sure), l.whole(perhaps)) }
}

fn covered(context: &Context, kept: &Kept, cover: &Cover<'_>, open: &[Covered]) -> Markup {
    let (map, l) = (&kept.map, context.language);
    let columns = [
        Column::text(context.t("skills-skill")),
        Column::text(context.t("skills-role-name")),
        Column::text(context.t("skills-level")),
        Column::text(context.t("skills-required-by")),
        Column::number(context.t("skills-required-people")),
        Column::number(context.t("skills-cover-held")),
        Column::text(context.t("skills-cover-state")),
    ];
    let row = |one: &Covered| {
        let required = &map.required[one.row];
        let due = map.due(required, cover.day());
        let shifts: Vec<String> = one
            .shifts
            .iter()
            .map(|shift| {
                format!(
                    "{}: {}",
                    shift.shift,
                    range(context, (shift.tally.sure, shift.tally.perhaps() + shift.anywhere))
                )
            })
            .collect();
        vec![
            html! { (skill(map, required.skill)) },
            html! { (map.role(required.role).map(|role| role.name.clone()).unwrap_or_default()) },
            html! { (words::level(l, &map.scale, required.level)) },
            html! { (due.map_or_else(|| context.t("skills-goal-no-day"), |day| l.date(day))) },
            html! { (l.whole(one.needed)) },
            html! { (range(context, one.range())) @if !shifts.is_empty() { " (" (shifts.join(", ")) ")" } },
            html! { (context.t(state(one))) },
        ]
    };
    let mut order: Vec<&Covered> = open.iter().collect();
    order.sort_by_key(|one| {
        (std::cmp::Reverse(one.missing_least), std::cmp::Reverse(one.missing_most), one.row)
    });
    let rows: Vec<Vec<Markup>> = order.into_iter().map(row).collect();
    html! { section class="ht-section" { (data_table(&context.t("skills-cover"), &columns, &rows)) p class="ht-note" { (context.t("skills-cover-note")) } } }
}

fn state(one: &Covered) -> &'static str {
    if one.is_sure() {
        "skills-cover-sure"
    } else if one.missing_least > 0 {
        "skills-cover-missing"
    } else {
        "skills-cover-perhaps"
    }
}

fn single(context: &Context, kept: &Kept, cover: &Cover<'_>) -> Markup {
    let (map, l) = (&kept.map, context.language);
    let all = cover.single_points();
    let columns = [
        Column::text(context.t("skills-skill")),
        Column::text(context.t("skills-level")),
        Column::text(context.t("skills-single-who")),
        Column::number(context.t("skills-single-others")),
    ];
    let rows: Vec<Vec<Markup>> = all
        .iter()
        .map(|one| {
            vec![
                html! { (skill(map, one.skill)) },
                html! { (words::level(l, &map.scale, one.level)) },
                html! { (map.person(one.person).map(|person| person.who.name().to_owned()).unwrap_or_default()) },
                html! { (l.whole(one.others)) },
            ]
        })
        .collect();
    html! {
        section class="ht-section" {
            @if rows.is_empty() { p { (context.t("skills-single-none")) } }
            @else { (data_table(&context.t("skills-single"), &columns, &rows)) }
        }
    }
}

fn ending(context: &Context, kept: &Kept, all: &[Ending]) -> Markup {
    let (map, l) = (&kept.map, context.language);
    let columns = [
        Column::text(context.t("skills-ending-day")),
        Column::text(context.t("skills-person-name")),
        Column::text(context.t("skills-ending-what")),
    ];
    let rows: Vec<Vec<Markup>> = all
        .iter()
        .map(|one| {
            let what = match &one.what {
                What::Leaves => context.t("skills-ending-leaves"),
                What::Evidence { skill: id, kind, own_day, .. } => {
                    let key = if *own_day { "skills-ending-own" } else { "skills-ending-old" };
                    context.ta(key, &[("skill", skill(map, *id).into()), ("kind", words::kind(l, *kind).into())])
                }
            };
            vec![
                html! { (l.date(one.day)) },
                html! { (map.person(one.person).map(|person| person.who.name().to_owned()).unwrap_or_default()) },
                html! { (what) },
            ]
        })
        .collect();
    html! {
        @if !rows.is_empty() {
            section class="ht-section" { (data_table(&context.t("skills-ending"), &columns, &rows)) }
        }
    }
}

/// What the matrix is narrowed by, and the form of its file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Narrowed {
    role: String,
    shift: String,
    format: Option<Format>,
}

impl Narrowed {
    fn matrix<'m>(&self, map: &'m Map, today: Date) -> Matrix<'m> {
        let role = map.roles.iter().find(|role| role.id.0.to_string() == self.role).map(|role| role.id);
        Matrix::of(map, role, Some(self.shift.as_str()).filter(|shift| !shift.is_empty()), today)
    }

    /// As the address has it, without the form.
    fn written(&self) -> String {
        let given = [("role", self.role.as_str()), ("shift", self.shift.as_str())];
        let given: Vec<_> = given.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        serde_html_form::to_string(given).unwrap_or_default()
    }
}

/// `GET /skills/firm/{id}/matrix`, and as a file with `?format=`
///
/// # Errors
/// When the caller is not of the firm.
pub async fn matrix(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    Query(narrowed): Query<Narrowed>,
) -> PageResult<Response> {
    let kept = open(&app, &context.caller, id).await?;
    let today = app.clock.today();
    match narrowed.format {
        Some(format) => Ok(narrowed.matrix(&kept.map, today).grid(today).respond(format)?),
        None => Ok(matrix_view(&context, &kept, &narrowed, today).into_response()),
    }
}

/// The matrix, from plain data.
#[must_use]
pub fn matrix_view(context: &Context, kept: &Kept, narrowed: &Narrowed, today: Date) -> Markup {
    let (map, l) = (&kept.map, context.language);
    let matrix = narrowed.matrix(map, today);
    let (people, skills) = (&matrix.people, &matrix.skills);
    let none = FieldErrors::new();
    let pick = |name: &'static str, label: &str, value: &str, options: Vec<(String, String)>| {
        let any = Some(context.t("filter-any"));
        let groups = vec![OptionGroup { label: String::new(), options }];
        select(&none, &Select { name, label: context.t(label), hint: None, value, none: any, groups })
    };
    let roles = map.roles.iter().map(|role| (role.id.0.to_string(), role.name.clone())).collect();
    let shifts: Vec<(String, String)> =
        map.shifts().into_iter().map(|shift| (shift.to_owned(), shift.to_owned())).collect();
    let here = format!("{}/matrix", path(kept.organisation));
    framed(
        context,
        kept,
        "/matrix",
        &context.t("skills-matrix"),
        Some(&context.t("skills-matrix-lead")),
        html! {
            (filters(context, &here, html! {
                (pick("role", "skills-role-name", &narrowed.role, roles))
                @if !shifts.is_empty() { (pick("shift", "skills-person-shift", &narrowed.shift, shifts)) }
            }))
            @if people.is_empty() || skills.is_empty() {
                p { (context.t("skills-matrix-empty")) }
            } @else {
                div class="ht-scroll" tabindex="0" role="region" aria-label=(context.t("skills-matrix")) {
                    table class="ds-table" {
                        caption { (context.t("skills-matrix")) }
                        thead { tr { th scope="col" { (context.t("skills-person-name")) } @for skill in skills { th scope="col" { (skill.name) } } } }
                        tbody {
                            @for person in people {
                                tr {
                                    th scope="row" { a class="ds-link" href=(context.href(&format!("{}/people/{}", path(kept.organisation), person.id.0))) { (person.who.name()) } }
                                    @for skill in skills {
                                        td { (matrix_cell(context, kept, matrix.cell(person.id, skill.id))) }
                                    }
                                }
                            }
                        }
                    }
                }
                ul class="ht-soft ht-section" {
                    li { b { "3" } " " (context.t("skills-matrix-sure")) }
                    li { b { "(3)" } " " (context.t("skills-matrix-perhaps")) }
                    li { b { "?" } " " (context.t("skills-matrix-unknown")) }
                }
                p class="ht-note" { (l.counted("skills-matrix-people", people.len() as u64)) }
                (links(context, &here, &narrowed.written()))
            }
        },
    )
}

/// The level, in brackets what is not sure, with the age for whoever asks.
fn matrix_cell(context: &Context, kept: &Kept, cell: Option<&workforce::cover::Cell>) -> Markup {
    let l = context.language;
    let Some(cell) = cell else { return html! { span title=(context.t("skills-matrix-unknown")) { "?" } } };
    let held = &kept.map.held[cell.row];
    let mut said = words::kind(l, held.evidence.kind);
    if let Some(on) = held.evidence.on {
        said = format!("{said}, {}", l.date(on));
    }
    if let Some(age) = words::age(l, cell.age) {
        said = format!("{said}: {age}");
    }
    let heads = kept.map.person(cell.person).map_or(1, |person| person.who.count());
    let (sure, perhaps) = (cell.sure(), cell.perhaps());
    html! {
        @match sure {
            Some(level) => span title=(said) { (level.0) },
            None => {},
        }
        @if sure.is_none_or(|sure| sure < perhaps) { " " span title=(said) { "(" (perhaps.0) ")" } }
        @if heads > 1 { " × " (l.whole(held.heads)) }
    }
}
