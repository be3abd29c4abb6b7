//! People: the list, and one with what they can do and how that is known.

use std::collections::HashMap;

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use workforce::map::{Age, People, PersonId, Who, plain};

use super::{Form, framed, goals::number, keep, new_names, path, roles::scale, skill_words};
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Choice, Choices, Column, ColumnKind, Field, FieldErrors, FieldKind, OptionGroup, RowColumn,
            Select, choices, data_table, empty, field, rows, select,
        },
        download::{Wanted, links},
    },
    skills::firm::{
        Kept, accounts,
        edit::{fill_person, take_person},
        export, link_all,
        model::Change,
        open, words,
    },
};

const HERE: &str = "/people";
const LIST: &str = "held";

/// `GET /skills/firm/{id}/people`, and as a file with `?format=`
///
/// # Errors
/// When the caller is not of the firm.
pub async fn list(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    Query(wanted): Query<Wanted>,
) -> PageResult<Response> {
    use axum::response::IntoResponse;
    let kept = open(&app, &context.caller, id).await?;
    let today = app.clock.today();
    match wanted.format {
        Some(format) => Ok(export::table(&kept, today).respond(&context, format)?),
        None => Ok(list_view(&context, &kept, today).into_response()),
    }
}

/// The list, from plain data.
#[must_use]
pub fn list_view(context: &Context, kept: &Kept, today: Date) -> Markup {
    let own = path(kept.organisation);
    let l = context.language;
    let new = context.href(&format!("{own}{HERE}/new"));
    let import = context.href(&format!("{own}/import"));
    let columns = [
        Column::text(context.t("skills-person-name")),
        Column::text(context.t("skills-person-roles")),
        Column::text(context.t("skills-person-shift")),
        Column::number(context.t("skills-person-said")),
        Column::number(context.t("skills-person-old")),
    ];
    let mut of: HashMap<PersonId, (u64, u64)> = HashMap::new();
    for held in &kept.map.held {
        let (said, old) = of.entry(held.person).or_default();
        *said += 1;
        *old += u64::from(kept.map.ageing.on(&held.evidence, today) != Age::Good);
    }
    let row = |person: &People| {
        let roles = person.roles.iter().filter_map(|id| Some(kept.map.role(*id)?.name.as_str()));
        let roles: Vec<&str> = roles.collect();
        let (said, old) = of.get(&person.id).copied().unwrap_or_default();
        let heads = match person.who {
            Who::Heads { count, .. } => format!(" ({})", l.counted("skills-heads", u64::from(count))),
            Who::Named(_) => String::new(),
        };
        vec![
            html! { a class="ds-link" href=(context.href(&format!("{own}{HERE}/{}", person.id.0))) { (person.who.name()) } (heads) },
            html! { @if roles.is_empty() { (context.t("not-stated")) } @else { (roles.join(", ")) } },
            html! { (person.shift.clone().unwrap_or_else(|| context.t("not-stated"))) },
            html! { (l.whole(said)) },
            html! { (l.whole(old)) },
        ]
    };
    let all: Vec<Vec<Markup>> = kept.map.people.iter().map(row).collect();
    framed(
        context,
        kept,
        HERE,
        &context.t("skills-firm-people"),
        Some(&context.t(if kept.facts.headcounts_only {
            "skills-people-lead-heads"
        } else {
            "skills-people-lead"
        })),
        html! {
            @if all.is_empty() {
                (empty(&context.t("skills-people-empty"), html! { p { (context.t("skills-people-empty-text")) } }, Some((&context.t("skills-firm-import"), import))))
                p { a class="ds-link" href=(new) { (context.t("skills-person-new")) } }
            } @else {
                (data_table(&context.t("skills-firm-people"), &columns, &all))
                p class="ht-actions" {
                    a class="ds-button" href=(new) { (context.t("skills-person-new")) } " "
                    a class="ds-button" data-variant="secondary" href=(import) { (context.t("skills-firm-import")) }
                }
                (links(context, &format!("{own}{HERE}"), ""))
            }
        },
    )
}

/// `GET /skills/firm/{id}/people/{person}`; `new` is a new one.
///
/// # Errors
/// When the caller is not of the firm, or it has no such person.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path((id, person)): Path<(i64, String)>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let kept = open(&app, &context.caller, id).await?;
    let person = number(&person)?.map(PersonId);
    let typed = match person {
        Some(person) => fill_person(&kept.map, person).ok_or(PageError::NotFound)?,
        None => Typed::default(),
    };
    let own = own_account(&app, &context, id, asked.problem == "tied").await?;
    Ok(form_view(&context, &kept, person, app.clock.today(), &own, &Form::of(&typed)))
}

/// Whose accounts the firm has, for the choice of somebody's.
struct Accounts {
    all: Vec<(crate::access::PersonId, String)>,
    /// The one that was chosen just now is somebody else's.
    taken: bool,
}

async fn own_account(app: &App, context: &Context, id: i64, taken: bool) -> PageResult<Accounts> {
    Ok(Accounts { all: accounts(app, &context.caller, id).await?, taken })
}

/// What the address says went wrong: `tied`, the account is tied to somebody else.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    problem: String,
}

/// `POST /skills/firm/{id}/people/{person}`
///
/// # Errors
/// As [`show`].
pub async fn send(
    State(app): State<App>,
    context: Context,
    Path((id, person)): Path<(i64, String)>,
    body: String,
) -> PageResult<Response> {
    let kept = open(&app, &context.caller, id).await?;
    let person = number(&person)?.map(PersonId);
    let typed = Typed::of_body(&body);
    let today = app.clock.today();
    let mut map = kept.map.clone();
    if person.is_some_and(|person| map.person(person).is_none()) {
        return Err(PageError::NotFound);
    }
    if let Some(person) = person.filter(|_| typed.has("do", "remove")) {
        crate::skills::firm::forget_person(&app, &context.caller, id, person).await?;
        use axum::response::{IntoResponse, Redirect};
        return Ok(Redirect::to(&context.href(&format!("{}{HERE}?done=forgotten", path(id)))).into_response());
    }
    let known = link_all(&app, context.language, new_names(&kept, &typed, LIST)).await?;
    let link = |name: &str| known.get(&plain(name)).cloned();
    let taken = take_person(&mut map, person, &typed, kept.facts.headcounts_only, today, &link).map(|_| map);
    let to = format!("{HERE}?done=people");
    let own = own_account(&app, &context, id, false).await?;
    keep(&app, &context, &kept, &typed, (Change::Levels, taken), &to, |kept, form| {
        form_view(&context, kept, person, today, &own, &form)
    })
    .await
}

fn columns(context: &Context, kept: &Kept, heads: bool) -> Vec<RowColumn> {
    let l = context.language;
    let mut all = vec![
        RowColumn::new("skill", context.t("skills-skill"), ColumnKind::Offered("skills-known")),
        RowColumn::new(
            "level",
            context.t("skills-level"),
            ColumnKind::Pick(words::levels(l, &kept.map.scale, 0)),
        ),
        RowColumn::new("kind", context.t("skills-evidence"), ColumnKind::Pick(words::kinds(l))),
        RowColumn::new("on", context.t("skills-evidence-on"), ColumnKind::Field(FieldKind::Text)),
        RowColumn::new("until", context.t("skills-evidence-until"), ColumnKind::Field(FieldKind::Text)),
        RowColumn::new("by", context.t("skills-evidence-by"), ColumnKind::Field(FieldKind::Text)),
    ];
    if heads {
        all.push(RowColumn::new(
            "heads",
            context.t("skills-held-heads"),
            ColumnKind::Field(FieldKind::Whole),
        ));
    }
    all
}

fn form_view(
    context: &Context,
    kept: &Kept,
    person: Option<PersonId>,
    today: Date,
    own: &Accounts,
    form: &Form<'_>,
) -> Markup {
    let known = person.and_then(|id| kept.map.person(id));
    let title = known.map_or_else(|| context.t("skills-person-new"), |one| one.who.name().to_owned());
    let action = format!(
        "{}{HERE}/{}",
        path(kept.organisation),
        person.map_or("new".to_owned(), |id| id.0.to_string())
    );
    let errors = form.problems.errors(context.language);
    let heads = kept.facts.headcounts_only || !form.typed.text("heads").trim().is_empty();
    framed(
        context,
        kept,
        HERE,
        &title,
        None,
        html! {
            (form.head(context))
            @if let Some(known) = known { (old(context, kept, known, today)) }
            form class="ht-form ht-stack" data-gap="lg" method="post" action=(context.href(&action)) novalidate {
                input type="hidden" name="version" value=(kept.version);
                (who(context, kept, &errors, form.typed))
                section class="ht-stack" {
                    h2 class="ds-heading" data-size="sm" { (context.t("skills-person-can")) }
                    p { (context.t("skills-held-hint")) " " (context.t("skills-day-hint")) }
                    (scale(context, kept))
                    (rows(context, &errors, form.typed, LIST, &columns(context, kept, heads), 3, |n| context.ta("skills-held-n", &[("number", n.into())])))
                    (skill_words(kept))
                }
                p class="ht-actions" {
                    button class="ds-button" type="submit" { (context.t("skills-firm-save")) } " "
                    a class="ds-link" href=(context.href(&format!("{}{HERE}", path(kept.organisation)))) { (context.t("edit-cancel")) }
                }
            }
            @if let Some(known) = known { (account(context, known, &action, own)) }
            @if let Some(known) = known.filter(|one| matches!(one.who, Who::Named(_))) {
                section class="ht-section ht-stack" data-gap="sm" {
                    h2 class="ds-heading" data-size="sm" { (context.t("privacy-hand-out")) }
                    p { (context.t("privacy-hand-out-about")) }
                    p class="ht-acts" {
                        @for format in ["pdf", "json"] {
                            a class="ds-link" href=(context.href(&format!("{}{HERE}/{}/told/{format}", path(kept.organisation), known.id.0))) { (context.t(&format!("privacy-hand-out-{format}"))) } " "
                        }
                    }
                }
            }
            @if person.is_some() {
                form class="ht-section" method="post" action=(context.href(&action)) {
                    input type="hidden" name="version" value=(kept.version);
                    button class="ds-button" data-variant="secondary" type="submit" name="do" value="remove" { (context.t("skills-person-remove")) }
                    p class="ht-note" { (context.t("skills-person-remove-note")) }
                }
            }
        },
    )
}

/// Which account is theirs: they see what the map says of them, and what they share of a validation comes here.
fn account(context: &Context, person: &People, action: &str, own: &Accounts) -> Markup {
    let mut errors = FieldErrors::new();
    if own.taken {
        errors.add("account", context.t("skills-person-account-taken"));
    }
    let now = person.account.map(|id| id.to_string()).unwrap_or_default();
    let options = own.all.iter().map(|(id, name)| (id.0.to_string(), name.clone())).collect();
    html! {
        @if matches!(person.who, Who::Named(_)) {
            form class="ht-form ht-section ht-stack" method="post" action=(context.href(&format!("{action}/account"))) novalidate {
                h2 class="ds-heading" data-size="sm" { (context.t("skills-person-account")) }
                p { (context.t("skills-person-account-about")) }
                (select(&errors, &Select {
                    name: "account",
                    label: context.t("skills-person-account-whose"),
                    hint: Some(context.t("skills-person-account-hint")),
                    value: &now,
                    none: Some(context.t("skills-person-account-none")),
                    groups: vec![OptionGroup { label: String::new(), options }],
                }))
                p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("skills-person-account-do")) } }
            }
        }
    }
}

fn who(context: &Context, kept: &Kept, errors: &FieldErrors, typed: &Typed) -> Markup {
    let only = kept.facts.headcounts_only;
    let text = |name: &'static str, kind: FieldKind, hint: Option<String>| {
        let label = context.t(&format!("skills-person-{name}"));
        field(errors, &Field { name, label, hint, value: typed.text(name), kind, ..Field::default() })
    };
    let roles: Vec<Choice> = kept
        .map
        .roles
        .iter()
        .map(|role| {
            Choice::new(role.id.0.to_string(), role.name.clone(), typed.has("roles", &role.id.0.to_string()))
        })
        .collect();
    html! {
        (text("name", FieldKind::Text, Some(context.t(if only { "skills-person-called-hint" } else { "skills-person-name-hint" }))))
        (text("heads", FieldKind::Whole, Some(context.t(if only { "skills-person-heads-hint-only" } else { "skills-person-heads-hint" }))))
        @if roles.is_empty() {
            p { (context.t("skills-person-no-roles")) }
        } @else {
            (choices(context, errors, &Choices { name: "roles", legend: context.t("skills-person-roles"), heading: false, hint: None, many: true, choices: roles, unknown: None, columns: true }))
        }
        (text("shift", FieldKind::Text, Some(context.t("skills-person-shift-hint"))))
        (text("leaves", FieldKind::Text, Some(context.t("skills-person-leaves-hint"))))
    }
}

/// What of somebody's evidence is not as it should be today.
fn old(context: &Context, kept: &Kept, person: &People, today: Date) -> Markup {
    let stale: Vec<(String, String)> = kept
        .map
        .held
        .iter()
        .filter(|held| held.person == person.id)
        .filter_map(|held| {
            let words = words::age(context.language, kept.map.ageing.on(&held.evidence, today))?;
            Some((kept.map.skill(held.skill)?.name.clone(), words))
        })
        .collect();
    html! {
        @if !stale.is_empty() {
            section class="ht-section" {
                h2 class="ds-heading" data-size="sm" { (context.t("skills-person-stale")) }
                ul { @for (skill, words) in &stale { li { (skill) ": " (words) } } }
            }
        }
    }
}
