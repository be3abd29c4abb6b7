//! The goals of the business: the list, and one with what it needs the firm to be able to do.

use axum::{
    extract::{Path, State},
    response::Response,
};
use maud::{Markup, html};
use vocabulary::Vocabulary;
use workforce::map::{Goal, GoalId};

use super::{Form, framed, keep, path, remove};
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Column, ColumnKind, Field, FieldKind, OptionGroup, RowColumn, Select, data_table, empty,
            error_summary, field, rows, select,
        },
    },
    skills::{
        firm::{
            Kept,
            edit::{fill_goal, remove_goal, state_code, take_goal},
            model::Change,
            open,
        },
        usual::pages::{Choice, Shelf, section, shelf},
    },
};

const HERE: &str = "/goals";
const LIST: &str = "capability";

/// `GET /skills/firm/{id}/goals`
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
    let columns = ["skills-goal-name", "skills-goal-by", "skills-goal-needs", "skills-goal-state"]
        .map(|key| Column::text(context.t(key)));
    let row = |goal: &Goal| {
        let needs = kept.map.capabilities.iter().filter(|one| one.goal == goal.id);
        let needs: Vec<&str> = needs.map(|one| one.name.as_str()).collect();
        vec![
            html! { a class="ds-link" href=(context.href(&format!("{own}{HERE}/{}", goal.id.0))) { (goal.name) } },
            html! { (day_words(context, goal)) },
            html! { @if needs.is_empty() { (context.t("skills-goal-needs-none")) } @else { (needs.join(", ")) } },
            html! { (context.t(&format!("skills-goal-state-{}", state_code(goal.state)))) },
        ]
    };
    let all: Vec<Vec<Markup>> = kept.map.goals.iter().map(row).collect();
    framed(
        context,
        kept,
        HERE,
        &context.t("skills-firm-goals"),
        Some(&context.t("skills-goals-lead")),
        html! {
            @if all.is_empty() {
                (empty(&context.t("skills-goals-empty"), html! { p { (context.t("skills-goals-empty-text")) } }, Some((&context.t("skills-goal-new"), new))))
            } @else {
                (data_table(&context.t("skills-firm-goals"), &columns, &all))
                p class="ht-actions" { a class="ds-button" href=(new) { (context.t("skills-goal-new")) } }
            }
        },
    )
}

fn day_words(context: &Context, goal: &Goal) -> String {
    goal.by.map_or_else(|| context.t("skills-goal-no-day"), |day| context.language.date(day))
}

/// The number in an address, or a new one.
pub(super) fn number(text: &str) -> PageResult<Option<u32>> {
    if text == "new" { Ok(None) } else { text.parse().map(Some).map_err(|_| PageError::NotFound) }
}

/// `GET /skills/firm/{id}/goals/{goal}`; `new` is a new one.
///
/// # Errors
/// When the caller is not of the firm, or it has no such goal.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path((id, goal)): Path<(i64, String)>,
) -> PageResult {
    let kept = open(&app, &context.caller, id).await?;
    let goal = number(&goal)?.map(GoalId);
    let typed = match goal {
        Some(goal) => fill_goal(&kept.map, goal).ok_or(PageError::NotFound)?,
        None => Typed::default(),
    };
    let shelf = shelf(&app, &context).await?;
    Ok(form_view(&context, &kept, goal, &Form::of(&typed), &shelf, &Choice::default()))
}

/// A goal of the map with what was chosen of what its processes usually need.
///
/// # Errors
/// Not found, when there is no such goal.
pub(in crate::skills) fn of_goal(
    context: &Context,
    kept: &Kept,
    goal: GoalId,
    shelf: &Shelf,
    choice: &Choice,
) -> PageResult {
    let typed = fill_goal(&kept.map, goal).ok_or(PageError::NotFound)?;
    Ok(form_view(context, kept, Some(goal), &Form::of(&typed), shelf, choice))
}

/// `POST /skills/firm/{id}/goals/{goal}`
///
/// # Errors
/// As [`show`].
pub async fn send(
    State(app): State<App>,
    context: Context,
    Path((id, goal)): Path<(i64, String)>,
    body: String,
) -> PageResult<Response> {
    let kept = open(&app, &context.caller, id).await?;
    let goal = number(&goal)?.map(GoalId);
    let typed = Typed::of_body(&body);
    let mut map = kept.map.clone();
    if goal.is_some_and(|goal| map.goal(goal).is_none()) {
        return Err(PageError::NotFound);
    }
    let taken = match goal {
        Some(goal) if typed.has("do", "remove") => {
            remove_goal(&mut map, goal);
            Ok(map)
        }
        _ => take_goal(&mut map, goal, &typed).map(|_| map),
    };
    let to = format!("{HERE}?done=goals");
    let shelf = shelf(&app, &context).await?;
    keep(&app, &context, &kept, &typed, (Change::Goals, taken), &to, |kept, form| {
        form_view(&context, kept, goal, &form, &shelf, &Choice::default())
    })
    .await
}

fn form_view(
    context: &Context,
    kept: &Kept,
    goal: Option<GoalId>,
    form: &Form<'_>,
    shelf: &Shelf,
    choice: &Choice,
) -> Markup {
    let name = goal.and_then(|id| kept.map.goal(id)).map(|goal| goal.name.clone());
    let title = name.unwrap_or_else(|| context.t("skills-goal-new"));
    let action =
        format!("{}{HERE}/{}", path(kept.organisation), goal.map_or("new".to_owned(), |id| id.0.to_string()));
    let errors = form.problems.errors(context.language);
    let states = ["open", "reached", "dropped"]
        .map(|code| (code.to_owned(), context.t(&format!("skills-goal-state-{code}"))))
        .to_vec();
    let mut capability =
        RowColumn::new("name", context.t("skills-capability"), ColumnKind::Field(FieldKind::Text));
    capability.label = context.t("skills-capability");
    let columns = [capability, RowColumn::new("id", "", ColumnKind::Hidden)];
    framed(
        context,
        kept,
        HERE,
        &title,
        None,
        html! {
            (form.head(context))
            (error_summary(context, &choice.errors))
            form class="ht-form ht-stack" data-gap="lg" method="post" action=(context.href(&action)) novalidate {
                input type="hidden" name="version" value=(kept.version);
                (field(&errors, &Field { name: "name", label: context.t("skills-goal-name"), hint: Some(context.t("skills-goal-name-hint")), value: form.typed.text("name"), ..Field::default() }))
                (field(&errors, &Field { name: "by", label: context.t("skills-goal-by"), hint: Some(context.t("skills-day-hint")), value: form.typed.text("by"), ..Field::default() }))
                @if goal.is_some() {
                    (select(&errors, &Select { name: "state", label: context.t("skills-goal-state"), hint: None, value: form.typed.text("state"), none: None, groups: vec![OptionGroup { label: String::new(), options: states }] }))
                }
                section class="ht-stack" {
                    h2 class="ds-heading" data-size="sm" { (context.t("skills-goal-needs")) }
                    p { (context.t("skills-capability-hint")) }
                    (rows(context, &errors, form.typed, LIST, &columns, 3, |n| context.ta("skills-capability-n", &[("number", n.into())])))
                }
                (field(&errors, &Field { name: "note", label: context.t("skills-goal-note"), value: form.typed.text("note"), kind: FieldKind::Lines(3), ..Field::default() }))
                p class="ht-actions" {
                    button class="ds-button" type="submit" { (context.t("skills-firm-save")) } " "
                    a class="ds-link" href=(context.href(&format!("{}{HERE}", path(kept.organisation)))) { (context.t("edit-cancel")) }
                }
            }
            @if let Some(goal) = goal { (section(context, kept, goal, shelf, choice)) }
            @if goal.is_some() { (remove(context, &action, kept.version, &context.t("skills-goal-remove"))) }
            details class="ht-section" {
                summary { (context.t("skills-capability-known")) }
                p { (processes(context)) }
            }
        },
    )
}

/// The processes of the vocabulary by name: what a capability may be called so that it is known.
fn processes(context: &Context) -> String {
    let terms = Vocabulary::embedded().processes();
    let mut names: Vec<&str> = terms.iter().map(|term| term.name(context.language.of_terms())).collect();
    names.sort_unstable();
    names.join(", ")
}
