//! The notes of a case.

use axum::{
    extract::{Path, State},
    response::Response,
};
use maud::{Markup, html};

use super::{
    acts::back,
    address,
    one::{Sent, view},
    whole::Whole,
};
use crate::{
    access::{Action, Role},
    app::App,
    cases::{CaseError, Note, add_note, model::CaseId},
    http::{
        Context, PageResult, Typed,
        components::{Choice, Choices, Field, FieldErrors, FieldKind, choices, field},
        error::again,
    },
};

pub(super) fn section(context: &Context, whole: &Whole, sent: &Sent) -> Markup {
    html! {
        section class="ht-section ht-stack" data-gap="sm" id="notes" aria-labelledby="notes-title" {
            h2 class="ds-heading" data-size="md" id="notes-title" { (context.t("case-notes")) }
            @if whole.notes.is_empty() { p class="ht-soft" { (context.t("case-notes-none")) } }
            @for note in &whole.notes { (one(context, whole, note)) }
            @if whole.may(context, Action::TakePartInCase) { (form(context, whole, sent)) }
        }
    }
}

fn one(context: &Context, whole: &Whole, note: &Note) -> Markup {
    html! {
        article class="ht-note" data-inner[note.inner] {
            p class="ht-small ht-soft" {
                (by(context, whole, note.person, &note.role)) ", " (context.language.moment(&note.at.to_string()))
                @if note.inner { " " span class="ds-tag" data-size="sm" { (context.t("case-note-inner")) } }
            }
            p class="ht-note__text" { (note.text) }
        }
    }
}

/// Who wrote or handed over something.
pub(super) fn by(
    context: &Context,
    whole: &Whole,
    person: Option<crate::access::PersonId>,
    role: &str,
) -> String {
    let role = Role::parse(role).unwrap_or(Role::Visitor).code().replace('_', "-");
    let role = context.t(&format!("role-{role}"));
    let name = person.and_then(|id| whole.people.get(&id)).map(|one| one.name.clone());
    match name.filter(|name| !name.is_empty()) {
        Some(name) => format!("{name}, {}", role.to_lowercase()),
        None => role,
    }
}

fn form(context: &Context, whole: &Whole, sent: &Sent) -> Markup {
    let works =
        whole.may(context, Action::WorkOnCase) && crate::cases::sees_inner(&context.caller, &whole.found);
    let once = sent.typed.given("note_once").unwrap_or(&whole.once);
    html! {
        form class="ht-form ht-stack ht-noprint" method="post" action=(context.href(&format!("{}/notes", address(whole.found.case.id)))) novalidate {
            input type="hidden" name="note_once" value=(once);
            (field(&sent.errors, &Field {
                name: "note",
                label: context.t("case-note-write"),
                hint: Some(context.t("case-note-hint")),
                value: sent.typed.text("note"),
                kind: FieldKind::Lines(4),
                ..Field::default()
            }))
            @if works {
                @let inner = sent.typed.text("for") != "shared";
                (choices(context, &sent.errors, &Choices {
                    name: "for",
                    legend: context.t("case-note-for"),
                    heading: false,
                    hint: None,
                    many: false,
                    choices: vec![
                        Choice::new("inner", context.t("case-note-for-staff"), inner),
                        Choice::new("shared", context.t("case-note-for-both"), !inner),
                    ],
                    unknown: None,
                    columns: true,
                }))
            }
            p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("case-note-do")) } }
        }
    }
}

/// `POST /cases/{id}/notes`
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
    let inner = typed.text("for") == "inner";
    let mut errors = FieldErrors::new();
    let added =
        add_note(&app, &context.caller, CaseId(id), typed.text("note"), inner, typed.text("note_once"));
    match added.await {
        Ok(_) => return Ok(back(&context, CaseId(id), "note")),
        Err(CaseError::Empty) => errors.add("note", context.t("case-note-empty")),
        Err(CaseError::TooLong(most)) => errors.add("note", super::words::too_long(context.language, most)),
        Err(other) => return Err(other.into()),
    }
    let whole = Whole::of(&app, &context, CaseId(id)).await?;
    Ok(again(view(&app, &context, &whole, &Sent { typed, errors }, "").await?))
}
