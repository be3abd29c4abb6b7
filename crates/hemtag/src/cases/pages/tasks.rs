//! The tasks of a case: the list, a new one, and the page on which one is said to stand otherwise.

use axum::{
    extract::{Path, State},
    response::Response,
};
use maud::{Markup, html};

use super::{
    acts::{back, meanwhile},
    address,
    one::{self, Sent, view},
    step::{day, parties},
    whole::Whole,
    words,
};
use crate::{
    access::Action,
    app::App,
    cases::{
        CaseError, NewTask, TaskChange, add_task, change_task,
        model::{AidStanding, CaseId, Party, Task, TaskState, aid::standing},
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Choice, Choices, Column, Field, FieldErrors, FieldKind, Select, checkbox, choices, data_table,
            error_summary, field, fields, page_head, select,
        },
        error::again,
        page,
    },
};

/// Whose a task can be, and whom it can wait for.
const OF: [Party; 2] = [Party::Adviser, Party::Owner];
const FOR: [Party; 4] = [Party::Owner, Party::Adviser, Party::Maker, Party::Other];

/// Whether the reader may say how a task stands.
fn may_change(context: &Context, whole: &Whole, task: &Task) -> bool {
    whole.may_now(context, Action::WorkOnCase)
        || (task.party == Party::Owner && whole.may_now(context, Action::TakePartInCase))
}

pub(super) fn section(context: &Context, whole: &Whole, sent: &Sent) -> Markup {
    let l = context.language;
    let columns = ["case-task", "case-task-stands", "case-task-whose", "case-task-due"]
        .map(|key| Column::text(context.t(key)));
    let rows: Vec<Vec<Markup>> = whole
        .found
        .tasks
        .iter()
        .map(|task| {
            let name = words::task(l, task);
            vec![
                html! {
                    @if may_change(context, whole, task) {
                        a class="ds-link" href=(context.href(&format!("{}/tasks/{}", address(whole.found.case.id), task.id))) { (name) }
                    } @else { (name) }
                    @if task.advice { " " span class="ds-tag" data-size="sm" { (context.t("case-task-is-advice")) } }
                },
                html! { (words::stands(l, &task.state)) },
                html! { (words::party(l, task.party)) },
                html! {
                    @match (task.done_at, task.due_on) {
                        (Some(at), _) => (context.ta("case-task-done-on", &[("day", l.date(at.to_zoned(jiff::tz::TimeZone::UTC).date()).into())])),
                        (None, Some(on)) if on < whole.today => strong { (context.ta("case-task-late", &[("day", l.date(on).into())])) },
                        (None, Some(on)) => (l.date(on)),
                        (None, None) => (context.t("case-task-no-day")),
                    }
                },
            ]
        })
        .collect();
    html! {
        section class="ht-section ht-stack" data-gap="sm" id="tasks" aria-labelledby="tasks-title" {
            h2 class="ds-heading" data-size="md" id="tasks-title" { (context.t("case-tasks")) }
            @if rows.is_empty() { p class="ht-soft" { (context.t("case-tasks-none")) } }
            @else { (data_table(&context.t("case-tasks-caption"), &columns, &rows)) }
            @if whole.may_now(context, Action::WorkOnCase) { (form(context, whole, sent)) }
        }
    }
}

fn form(context: &Context, whole: &Whole, sent: &Sent) -> Markup {
    let was_sent = sent.typed.0.contains_key("task_title");
    let once = sent.typed.given("task_once").unwrap_or(&whole.once);
    html! {
        details class="ds-details ht-noprint" open[was_sent] {
            summary { (context.t("case-task-new")) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{}/tasks", address(whole.found.case.id)))) novalidate {
                input type="hidden" name="task_once" value=(once);
                (field(&sent.errors, &Field {
                    name: "task_title",
                    label: context.t("case-task-title"),
                    hint: Some(context.t("case-task-title-hint")),
                    value: sent.typed.text("task_title"),
                    ..Field::default()
                }))
                (fields(html! {
                    (select(&sent.errors, &Select {
                        name: "task_party",
                        label: context.t("case-task-whose"),
                        hint: None,
                        value: sent.typed.text("task_party"),
                        none: None,
                        groups: vec![parties(context.language, &OF)],
                    }))
                    (field(&sent.errors, &Field {
                        name: "task_due",
                        label: context.t("case-task-due"),
                        value: sent.typed.text("task_due"),
                        kind: FieldKind::Date,
                        ..Field::default()
                    }))
                }))
                (checkbox("task_advice", "yes", &context.t("case-task-advice"), sent.typed.has("task_advice", "yes")))
                p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("case-task-add")) } }
            }
        }
    }
}

/// `POST /cases/{id}/tasks`
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn add(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    let due_on = day(&context, typed.text("task_due")).map_err(|sentence| errors.add("task_due", sentence));
    if let Ok(due_on) = due_on {
        let new = NewTask {
            title: typed.text("task_title").to_owned(),
            party: Party::parse(typed.text("task_party"))
                .filter(|of| OF.contains(of))
                .unwrap_or(Party::Adviser),
            advice: typed.has("task_advice", "yes"),
            due_on,
            once: typed.text("task_once").to_owned(),
        };
        match add_task(&app, &context.caller, CaseId(id), &new).await {
            Ok(_) => return Ok(back(&context, CaseId(id), "task")),
            Err(CaseError::Empty) => errors.add("task_title", context.t("case-task-empty")),
            Err(CaseError::TooLong(most)) => {
                errors.add("task_title", words::too_long(context.language, most));
            }
            Err(CaseError::TooMany(most)) => {
                errors.add("task_title", context.ta("case-too-many", &[("most", most.into())]));
            }
            Err(other) => return Err(other.into()),
        }
    }
    let whole = Whole::of(&app, &context, CaseId(id)).await?;
    if !whole.may(&context, Action::WorkOnCase) {
        return Err(PageError::Forbidden);
    }
    Ok(again(view(&app, &context, &whole, &Sent { typed, errors }, "").await?))
}

/// `GET /cases/{id}/tasks/{task}`
///
/// # Errors
/// Not found, when there is none or the reader may not change it.
pub async fn ask(context: Context, State(app): State<App>, Path((id, task)): Path<(i64, i64)>) -> PageResult {
    let whole = Whole::of(&app, &context, CaseId(id)).await?;
    let task = of(&context, &whole, task)?;
    let mut typed = Typed::default();
    typed.set("state", task.state.code());
    if let TaskState::Waiting { party, name } = &task.state {
        typed.set("waits_for", party.code());
        typed.set("waits_name", name.as_str());
    }
    typed.set("due_on", task.due_on.map(|day| day.to_string()).unwrap_or_default());
    Ok(one_view(&context, &whole, task, &typed, &FieldErrors::new()))
}

fn of<'a>(context: &Context, whole: &'a Whole, task: i64) -> PageResult<&'a Task> {
    let found = whole.found.tasks.iter().find(|one| one.id == task).ok_or(PageError::NotFound)?;
    if may_change(context, whole, found) { Ok(found) } else { Err(PageError::Forbidden) }
}

fn one_view(context: &Context, whole: &Whole, task: &Task, typed: &Typed, errors: &FieldErrors) -> Markup {
    let l = context.language;
    let title = words::task(l, task);
    let aid = standing(whole.aid.as_ref().map(|(kept, _)| kept));
    let waits = task.advice && aid != AidStanding::Accepted;
    let states = TaskState::CODES.into_iter().map(|code| {
        let choice = Choice::new(code, words::task_state(l, code), typed.text("state") == code);
        match l.find(&format!("case-task-state-{}-hint", code.replace('_', "-"))) {
            Some(hint) => choice.hint(hint),
            None => choice,
        }
    });
    let own = format!("{}/tasks/{}", address(whole.found.case.id), task.id);
    page(
        context,
        &format!("{title}: {}", one::number(context, whole)),
        html! {
            (error_summary(context, errors))
            (one::crumbs(context, whole, Some(&title)))
            (page_head(Some(&one::number(context, whole)), &title, None))
            @if waits {
                p class="ht-measure" {
                    (context.t("case-task-aid-first")) " "
                    a class="ds-link" href=(context.href(&format!("{}/aid", address(whole.found.case.id)))) { (context.t("case-aid-see")) }
                }
            }
            form class="ht-form ht-stack" method="post" action=(context.href(&own)) novalidate {
                input type="hidden" name="version" value=(task.version);
                (choices(context, errors, &Choices {
                    name: "state",
                    legend: context.t("case-task-stands"),
                    heading: false,
                    hint: None,
                    many: false,
                    choices: states.collect(),
                    unknown: None,
                    columns: false,
                }))
                (fields(html! {
                    (select(errors, &Select {
                        name: "waits_for",
                        label: context.t("case-task-waits-for"),
                        hint: None,
                        value: typed.text("waits_for"),
                        none: Some(context.t("case-party-nobody")),
                        groups: vec![parties(l, &FOR)],
                    }))
                    (field(errors, &Field {
                        name: "waits_name",
                        label: context.t("case-task-waits-name"),
                        value: typed.text("waits_name"),
                        ..Field::default()
                    }))
                }))
                (field(errors, &Field {
                    name: "due_on",
                    label: context.t("case-task-due"),
                    hint: Some(context.t("case-task-due-hint")),
                    value: typed.text("due_on"),
                    kind: FieldKind::Date,
                    ..Field::default()
                }))
                p { button class="ds-button" type="submit" { (context.t("case-task-save")) } }
            }
        },
    )
}

/// `POST /cases/{id}/tasks/{task}`
///
/// # Errors
/// When the caller may not, there is no such task, or the database refuses.
pub async fn send(
    context: Context,
    State(app): State<App>,
    Path((id, task)): Path<(i64, i64)>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    let due_on = day(&context, typed.text("due_on")).map_err(|sentence| errors.add("due_on", sentence));
    let party = Party::parse(typed.text("waits_for")).filter(|of| FOR.contains(of)).unwrap_or(Party::Nobody);
    let state = TaskState::parse(typed.text("state"), party, typed.text("waits_name"));
    if state.is_none() {
        errors.add("state", context.t("case-task-no-state"));
    }
    if let (Ok(due_on), Some(state)) = (due_on, state) {
        let to = TaskChange { state, due_on, version: typed.text("version").parse().unwrap_or(0) };
        match change_task(&app, &context.caller, CaseId(id), task, &to).await {
            Ok(_) => return Ok(back(&context, CaseId(id), "task")),
            Err(CaseError::NobodyNamed) => errors.add("waits_for", context.t("case-task-nobody")),
            Err(CaseError::TooLong(most)) => {
                errors.add("waits_name", words::too_long(context.language, most));
            }
            Err(CaseError::AidFirst) => errors.add("state", context.t("case-task-aid-first")),
            Err(CaseError::Changed) => {
                let whole = Whole::of(&app, &context, CaseId(id)).await?;
                errors.add("state", meanwhile(&context, &whole));
            }
            Err(other) => return Err(other.into()),
        }
    }
    let whole = Whole::of(&app, &context, CaseId(id)).await?;
    let task = of(&context, &whole, task)?;
    Ok(again(one_view(&context, &whole, task, &typed, &errors)))
}
