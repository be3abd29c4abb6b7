//! Roles: the list, and one with what it requires.

use axum::{
    extract::{Path, State},
    response::Response,
};
use maud::{Markup, html};
use workforce::map::{Role, RoleId, plain};

use super::{Form, framed, goals::number, keep, new_names, path, remove, skill_words};
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{Column, ColumnKind, Field, FieldKind, RowColumn, data_table, empty, field, rows},
    },
    skills::firm::{
        Kept,
        edit::{fill_role, remove_role, take_role},
        link_all,
        model::Change,
        open, words,
    },
};

const HERE: &str = "/roles";
const LIST: &str = "required";

/// `GET /skills/firm/{id}/roles`
///
/// # Errors
/// When the caller is not of the firm.
pub async fn list(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult {
    Ok(list_view(&context, &open(&app, &context.caller, id).await?))
}

/// The list, from plain data.
#[must_use]
pub fn list_view(context: &Context, kept: &Kept) -> Markup {
    let own = path(kept.organisation);
    let new = context.href(&format!("{own}{HERE}/new"));
    let template = context.href(&format!("/skills/templates?firm={}", kept.organisation));
    let l = context.language;
    let columns = [
        Column::text(context.t("skills-role-name")),
        Column::number(context.t("skills-role-people")),
        Column::text(context.t("skills-role-requires")),
    ];
    let row = |role: &Role| {
        let people = kept.map.people.iter().filter(|one| one.roles.contains(&role.id));
        let people: u32 = people.map(|one| one.who.count()).sum();
        let required = kept.map.required.iter().filter(|one| one.role == role.id);
        let required: Vec<String> = required
            .filter_map(|one| {
                let skill = &kept.map.skill(one.skill)?.name;
                Some(context.ta(
                    "skills-role-required",
                    &[
                        ("skill", skill.clone().into()),
                        ("level", one.level.0.into()),
                        ("people", one.people.into()),
                    ],
                ))
            })
            .collect();
        vec![
            html! { a class="ds-link" href=(context.href(&format!("{own}{HERE}/{}", role.id.0))) { (role.name) } },
            html! { (l.whole(people)) },
            html! { @if required.is_empty() { (context.t("skills-role-requires-none")) } @else { (required.join("; ")) } },
        ]
    };
    let all: Vec<Vec<Markup>> = kept.map.roles.iter().map(row).collect();
    framed(
        context,
        kept,
        HERE,
        &context.t("skills-firm-roles"),
        Some(&context.t("skills-roles-lead")),
        html! {
            @if all.is_empty() {
                (empty(&context.t("skills-roles-empty"), html! { p { (context.t("skills-roles-empty-text")) } }, Some((&context.t("skills-role-template"), template))))
                p { a class="ds-link" href=(new) { (context.t("skills-role-new")) } }
            } @else {
                (data_table(&context.t("skills-firm-roles"), &columns, &all))
                p class="ht-actions" {
                    a class="ds-button" href=(new) { (context.t("skills-role-new")) } " "
                    a class="ds-button" data-variant="secondary" href=(template) { (context.t("skills-role-template")) }
                }
            }
        },
    )
}

/// `GET /skills/firm/{id}/roles/{role}`; `new` is a new one.
///
/// # Errors
/// When the caller is not of the firm, or it has no such role.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path((id, role)): Path<(i64, String)>,
) -> PageResult {
    let kept = open(&app, &context.caller, id).await?;
    let role = number(&role)?.map(RoleId);
    let typed = match role {
        Some(role) => fill_role(&kept.map, role).ok_or(PageError::NotFound)?,
        None => Typed::default(),
    };
    Ok(form_view(&context, &kept, role, &Form::of(&typed)))
}

/// `POST /skills/firm/{id}/roles/{role}`
///
/// # Errors
/// As [`show`].
pub async fn send(
    State(app): State<App>,
    context: Context,
    Path((id, role)): Path<(i64, String)>,
    body: String,
) -> PageResult<Response> {
    let kept = open(&app, &context.caller, id).await?;
    let role = number(&role)?.map(RoleId);
    let typed = Typed::of_body(&body);
    let mut map = kept.map.clone();
    if role.is_some_and(|role| map.role(role).is_none()) {
        return Err(PageError::NotFound);
    }
    let taken = match role {
        Some(role) if typed.has("do", "remove") => {
            remove_role(&mut map, role);
            Ok(map)
        }
        _ => {
            let known = link_all(&app, context.language, new_names(&kept, &typed, LIST)).await?;
            take_role(&mut map, role, &typed, &|name| known.get(&plain(name)).cloned()).map(|_| map)
        }
    };
    let to = format!("{HERE}?done=roles");
    keep(&app, &context, &kept, &typed, (Change::Roles, taken), &to, |kept, form| {
        form_view(&context, kept, role, &form)
    })
    .await
}

fn columns(context: &Context, kept: &Kept) -> Vec<RowColumn> {
    let capabilities = kept.map.capabilities.iter().map(|one| {
        let goal = kept.map.goal(one.goal).map(|goal| goal.name.as_str()).unwrap_or_default();
        (one.id.0.to_string(), format!("{} ({goal})", one.name))
    });
    let mut all = vec![
        RowColumn::new("skill", context.t("skills-skill"), ColumnKind::Offered("skills-known")),
        RowColumn::new(
            "level",
            context.t("skills-level"),
            ColumnKind::Pick(words::levels(context.language, &kept.map.scale, 1)),
        ),
        RowColumn::new("people", context.t("skills-required-people"), ColumnKind::Field(FieldKind::Whole)),
        RowColumn::new("by", context.t("skills-required-by"), ColumnKind::Field(FieldKind::Text)),
    ];
    let capabilities: Vec<(String, String)> = capabilities.collect();
    if !capabilities.is_empty() {
        all.push(RowColumn::new(
            "capability",
            context.t("skills-required-for"),
            ColumnKind::Pick(capabilities),
        ));
    }
    all.push(RowColumn::new("every_shift", context.t("skills-required-every-shift"), ColumnKind::Tick));
    all
}

fn form_view(context: &Context, kept: &Kept, role: Option<RoleId>, form: &Form<'_>) -> Markup {
    let name = role.and_then(|id| kept.map.role(id)).map(|role| role.name.clone());
    let title = name.unwrap_or_else(|| context.t("skills-role-new"));
    let action =
        format!("{}{HERE}/{}", path(kept.organisation), role.map_or("new".to_owned(), |id| id.0.to_string()));
    let errors = form.problems.errors(context.language);
    let text = |name: &'static str, hint: Option<String>| {
        let label = context.t(&format!("skills-role-{name}"));
        field(&errors, &Field { name, label, hint, value: form.typed.text(name), ..Field::default() })
    };
    framed(
        context,
        kept,
        HERE,
        &title,
        None,
        html! {
            (form.head(context))
            form class="ht-form ht-stack" data-gap="lg" method="post" action=(context.href(&action)) novalidate {
                input type="hidden" name="version" value=(kept.version);
                (text("name", Some(context.t("skills-role-name-hint"))))
                section class="ht-stack" {
                    h2 class="ds-heading" data-size="sm" { (context.t("skills-role-requires")) }
                    p { (context.t("skills-required-hint")) " " (context.t("skills-day-hint")) }
                    (scale(context, kept))
                    (rows(context, &errors, form.typed, LIST, &columns(context, kept), 4, |n| context.ta("skills-required-n", &[("number", n.into())])))
                    (skill_words(kept))
                }
                details open[!errors.is_empty() || !form.typed.text("ssyk").is_empty()] {
                    summary { (context.t("skills-role-codes")) }
                    (text("ssyk", Some(context.t("skills-role-ssyk-hint"))))
                    (text("isco", None))
                }
                p class="ht-actions" {
                    button class="ds-button" type="submit" { (context.t("skills-firm-save")) } " "
                    a class="ds-link" href=(context.href(&format!("{}{HERE}", path(kept.organisation)))) { (context.t("edit-cancel")) }
                }
            }
            @if role.is_some() { (remove(context, &action, kept.version, &context.t("skills-role-remove"))) }
        },
    )
}

/// The steps of the scale with what one sees on each.
pub(super) fn scale(context: &Context, kept: &Kept) -> Markup {
    let highest = kept.map.scale.highest().0;
    html! {
        details {
            summary { (context.t("skills-scale")) }
            dl class="ht-pairs" {
                @for number in 1..=highest {
                    @let (name, anchor) = words::step(context.language, &kept.map.scale, workforce::map::Level(number));
                    dt { (number) " – " (name) }
                    dd { (anchor) }
                }
            }
        }
    }
}
