//! Everybody, for administrators; and invitations, also for members who invite colleagues.

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;
use vocabulary::Vocabulary;

use super::held;
use crate::{
    access::{Action, PersonId, Relation, Role, check},
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Choice, Choices, Column, Field, FieldErrors, FieldKind, OptionGroup, Pager, Select, Tone,
            choices, data_table, empty, error_summary, field, notice, page_head, pager, search_box, select,
        },
        error::again,
        page,
    },
    letters,
    people::{
        Invitation, MemberError, end_membership, end_sessions_of, invite, list_people,
        members::all_organisations, model::Organisation, open_invitations,
    },
};

const EACH_PAGE: u64 = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    page: String,
    done: String,
}

/// `GET /people`
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn list(State(app): State<App>, context: Context, Query(asked): Query<Asked>) -> PageResult {
    let number = asked.page.parse::<u32>().unwrap_or(1).max(1);
    let from = u64::from(number - 1) * EACH_PAGE;
    let (people, total) = list_people(&app, &context.caller, &asked.q, from, EACH_PAGE).await?;
    let invitations = open_invitations(&app, &context.caller).await?;
    let post = letters::waiting(app.db.reader()).await?;
    let l = context.language;
    let title = context.t("people-title");
    let rows: Vec<Vec<Markup>> = people
        .iter()
        .map(|(person, holds)| {
            vec![
                html! { (person.name) br; span class="ht-sure" { (person.email) } },
                html! {
                    @for one in holds {
                        form class="ht-role" method="post" action=(context.href(&format!("/people/memberships/{}/end", one.id))) {
                            span { (held(l, one)) }
                            button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" {
                                (context.t("people-end")) span class="ds-sr-only" { ": " (person.name) ", " (held(l, one)) }
                            }
                        }
                    }
                },
                html! { (l.moment(&person.made_at.to_string())) },
                html! {
                    // One's own are on the page of one's own account.
                    @if context.caller.person != Some(person.id) {
                        form method="post" action=(context.href(&format!("/people/{}/sessions/end", person.id.0))) {
                            button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" {
                                (context.t("people-sign-out")) span class="ds-sr-only" { ": " (person.name) }
                            }
                        }
                    }
                },
            ]
        })
        .collect();
    let columns = [
        Column::text(context.t("account-name")),
        Column::text(context.t("account-roles")),
        Column::text(context.t("people-since")),
        Column::text(context.t("people-sessions")),
    ];
    Ok(page(
        &context,
        &title,
        html! {
            (page_head(None, &title, None))
            @if asked.done == "invited" { (notice(Tone::Success, &context.t("people-invited"), html! {})) }
            @if asked.done == "signed-out" { (notice(Tone::Success, &context.t("people-signed-out"), html! {})) }
            @if app.config.mail.is_none() && post.letters > 0 {
                (notice(Tone::Warning, &context.t("account-no-post-title"), html! { p { (l.counted("people-letters-wait", post.letters)) } }))
            } @else if post.tried > 0 {
                (notice(Tone::Warning, &l.counted("people-letters-tried", post.tried), html! {
                    @if let Some(problem) = &post.problem { p { (problem) } }
                }))
            }
            p class="ht-actions" { a class="ds-button" href=(context.href("/people/invite")) { (context.t("people-invite")) } " "
                a class="ds-link" href=(context.href("/people/claims")) { (context.t("claims-title")) } }
            (search_box(&context, "/people", "q", &context.t("people-search"), &asked.q, &[]))
            @if rows.is_empty() { (empty(&context.t("people-none"), html! {}, None)) }
            @else {
                (data_table(&context.t("people-caption"), &columns, &rows))
                (pager(&context, Pager { page: number, per_page: EACH_PAGE as u32, total }, |n| {
                    context.href(&format!("/people?q={}&page={n}", super::sign_in::encoded(&asked.q)))
                }))
            }
            @if !invitations.is_empty() {
                section class="ht-section" {
                    h2 class="ds-heading" data-size="md" { (context.t("people-open-invitations")) }
                    @let rows: Vec<Vec<Markup>> = invitations.iter().map(|link| vec![
                        html! { (link.email) },
                        html! { (context.t(&format!("role-{}", link.gives.role.replace('_', "-")))) },
                        html! { (l.moment(&link.ends_at.to_string())) },
                    ]).collect();
                    (data_table(&context.t("people-open-invitations"), &[
                        Column::text(context.t("account-email")), Column::text(context.t("people-role")), Column::text(context.t("people-until")),
                    ], &rows))
                }
            }
        },
    ))
}

/// `POST /people/memberships/{id}/end`
///
/// # Errors
/// When the caller may not, or it is not held.
pub async fn end(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult<Response> {
    check(&context.caller, Action::KeepPeople, Relation::None)?;
    end_membership(&app, &context.caller, id).await?;
    Ok(Redirect::to(&context.href("/people")).into_response())
}

/// `POST /people/{id}/sessions/end`
///
/// # Errors
/// When the caller may not, or there is no such account.
pub async fn sign_out(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult<Response> {
    end_sessions_of(&app, &context.caller, PersonId(id)).await?;
    Ok(Redirect::to(&context.href("/people?done=signed-out")).into_response())
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Where {
    organisation: Option<i64>,
}

/// `GET /people/invite`
///
/// # Errors
/// When the caller may not invite anybody there.
pub async fn ask(State(app): State<App>, context: Context, Query(at): Query<Where>) -> PageResult {
    let mut typed = Typed::default();
    if let Some(id) = at.organisation {
        typed.set("organisation", id.to_string());
    }
    let form = Form::of(&app, &context, at.organisation).await?;
    Ok(form.view(&context, &typed, &FieldErrors::new()))
}

/// `POST /people/invite`
///
/// # Errors
/// When the caller may not invite anybody there, or the database does not answer.
pub async fn send(State(app): State<App>, context: Context, body: String) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let invitation = Invitation {
        email: typed.text("email").to_owned(),
        role: Role::parse(typed.text("role")),
        organisation: typed.text("organisation").parse().ok(),
        new_organisation: typed.text("new_organisation").to_owned(),
        counties: typed.all("counties").to_vec(),
        branches: Vec::new(),
    };
    let mut errors = FieldErrors::new();
    match invite(&app, &context.caller, context.language, &invitation).await {
        Ok(()) => {
            let everybody = context.caller.may(Action::KeepPeople, Relation::None);
            let to = if everybody { "/people?done=invited" } else { "/account?done=invited" };
            return Ok(Redirect::to(&context.href(to)).into_response());
        }
        Err(MemberError::NoAddress) => errors.add("email", context.t("account-no-address")),
        Err(MemberError::NoRole) => errors.add("role", context.t("people-no-role")),
        Err(MemberError::NoOrganisation) => errors.add("organisation", context.t("people-no-organisation")),
        Err(other) => return Err(other.into()),
    }
    let form = Form::of(&app, &context, invitation.organisation).await?;
    Ok(again(form.view(&context, &typed, &errors)))
}

/// What may be chosen in an invitation.
struct Form {
    roles: Vec<Role>,
    organisations: Vec<Organisation>,
    everybody: bool,
}

impl Form {
    async fn of(app: &App, context: &Context, organisation: Option<i64>) -> PageResult<Form> {
        let caller = &context.caller;
        if caller.may(Action::KeepPeople, Relation::None) {
            let roles = Role::ALL.into_iter().filter(|r| *r != Role::Visitor).collect();
            return Ok(Form { roles, organisations: all_organisations(app, caller).await?, everybody: true });
        }
        let own = crate::people::members::colleagues(app, caller).await?;
        let chosen = own.into_iter().map(|(o, _)| o).find(|o| Some(o.id) == organisation);
        let chosen = chosen.ok_or(PageError::Forbidden)?;
        let mut roles: Vec<Role> =
            caller.held.iter().filter(|h| h.organisation == Some(chosen.id)).map(|h| h.role).collect();
        roles.sort_unstable();
        roles.dedup();
        Ok(Form { roles, organisations: vec![chosen], everybody: false })
    }

    fn view(&self, context: &Context, typed: &Typed, errors: &FieldErrors) -> Markup {
        let title = context.t("people-invite");
        let role = |role: &Role| {
            (role.code().to_owned(), context.t(&format!("role-{}", role.code().replace('_', "-"))))
        };
        let one = |options: Vec<(String, String)>| vec![OptionGroup { label: String::new(), options }];
        let organisations = self.organisations.iter().map(|o| (o.id.to_string(), o.name.clone())).collect();
        let counties = Vocabulary::embedded().places().counties();
        page(
            context,
            &title,
            html! {
                (error_summary(context, errors))
                (page_head(None, &title, Some(&context.t("people-invite-lead"))))
                form class="ht-form ht-stack" method="post" action=(context.href("/people/invite")) novalidate {
                    (field(errors, &Field {
                        name: "email",
                        label: context.t("account-email"),
                        value: typed.text("email"),
                        kind: FieldKind::Email,
                        ..Field::default()
                    }))
                    (select(errors, &Select {
                        name: "role",
                        label: context.t("people-role"),
                        hint: None,
                        value: typed.text("role"),
                        none: Some(context.t("people-choose")),
                        groups: one(self.roles.iter().map(role).collect()),
                    }))
                    (select(errors, &Select {
                        name: "organisation",
                        label: context.t("people-organisation"),
                        hint: None,
                        value: typed.text("organisation"),
                        none: self.everybody.then(|| context.t("people-new-organisation-below")),
                        groups: one(organisations),
                    }))
                    @if self.everybody {
                        (field(errors, &Field {
                            name: "new_organisation",
                            label: context.t("people-new-organisation"),
                            value: typed.text("new_organisation"),
                            ..Field::default()
                        }))
                        (choices(context, errors, &Choices {
                            name: "counties",
                            legend: context.t("people-counties"),
                            heading: false,
                            hint: Some(context.t("people-counties-hint")),
                            many: true,
                            choices: counties.iter()
                                .map(|county| Choice::new(county.code.clone(), context.language.pick(&county.name_sv, &county.name_en).to_owned(), typed.has("counties", &county.code)))
                                .collect(),
                            unknown: None,
                            columns: true,
                        }))
                    }
                    p { button class="ds-button" type="submit" { (context.t("people-send-invitation")) } }
                }
            },
        )
    }
}
