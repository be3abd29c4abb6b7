//! One's own account.

use axum::{
    extract::{Query, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{cookies, held, password_field, sign_in::own_token, weak};
use crate::{
    access::PersonId,
    app::App,
    cases,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, OptionGroup, Select, Tone, data_table, error_summary, facts, field,
            notice, page_head, select,
        },
        error::again,
        page,
    },
    needs::{self, Need},
    people::{
        Account, account,
        account::AccountError,
        change_name, change_password, end_account, end_membership, end_other_sessions,
        members::{self, MemberError},
    },
    words::Language,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: String,
}

impl From<AccountError> for PageError {
    fn from(error: AccountError) -> PageError {
        match error {
            AccountError::Denied(denied) => denied.into(),
            AccountError::Database(error) => error.into(),
            AccountError::NotFound => PageError::NotFound,
            AccountError::NoName | AccountError::WrongPassword | AccountError::Weak(_) => {
                PageError::BadRequest
            }
        }
    }
}

impl From<MemberError> for PageError {
    fn from(error: MemberError) -> PageError {
        match error {
            MemberError::Denied(denied) => denied.into(),
            MemberError::Database(error) => error.into(),
            MemberError::NotFound => PageError::NotFound,
            MemberError::TooMany => PageError::TooMany { seconds: 900 },
            MemberError::NoAddress | MemberError::NoRole | MemberError::NoOrganisation => {
                PageError::BadRequest
            }
        }
    }
}

fn own(context: &Context) -> PageResult<PersonId> {
    context.caller.person.ok_or(PageError::Forbidden)
}

/// `GET /account`
///
/// # Errors
/// When the database does not answer.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Query(told): Query<Told>,
) -> PageResult<Response> {
    let Some(id) = context.caller.person else {
        return Ok(Redirect::to(&context.href("/account/sign-in?to=%2Faccount")).into_response());
    };
    Ok(view(&app, &context, id, &FieldErrors::new(), &told.done).await?.into_response())
}

/// `POST /account/name`
///
/// # Errors
/// When nobody is signed in, or the database does not answer.
pub async fn name(State(app): State<App>, context: Context, body: String) -> PageResult<Response> {
    let (id, typed) = (own(&context)?, Typed::of_body(&body));
    let language = Language::from_code(typed.text("language")).unwrap_or(context.language);
    match change_name(&app, &context.caller, id, typed.text("name"), language).await {
        Ok(()) => Ok(done(&context, "named")),
        Err(AccountError::NoName) => {
            let mut errors = FieldErrors::new();
            errors.add("name", context.t("account-no-name"));
            Ok(again(view(&app, &context, id, &errors, "").await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /account/password`
///
/// # Errors
/// When nobody is signed in, or the database does not answer.
pub async fn password(
    State(app): State<App>,
    context: Context,
    headers: HeaderMap,
    body: String,
) -> PageResult<Response> {
    let (id, typed) = (own(&context)?, Typed::of_body(&body));
    let token = own_token(&app, &headers).await?;
    let secret = |name: &str| typed.0.get(name).and_then(|v| v.first()).cloned().unwrap_or_default();
    let mut errors = FieldErrors::new();
    let (present, new) = (secret("present"), secret("password"));
    match change_password(&app, &context.caller, id, token, &present, &new).await {
        Ok(()) => return Ok(done(&context, "password")),
        Err(AccountError::WrongPassword) => errors.add("present", context.t("account-wrong-password")),
        Err(AccountError::Weak(why)) => errors.add("password", weak(context.language, why)),
        Err(other) => return Err(other.into()),
    }
    Ok(again(view(&app, &context, id, &errors, "").await?))
}

/// `POST /account/sessions/end`
///
/// # Errors
/// When nobody is signed in, or the database does not answer.
pub async fn end_sessions(
    State(app): State<App>,
    context: Context,
    headers: HeaderMap,
) -> PageResult<Response> {
    let id = own(&context)?;
    let token = own_token(&app, &headers).await?;
    end_other_sessions(&app, &context.caller, id, token).await?;
    Ok(done(&context, "sessions"))
}

/// `POST /account/memberships/{id}/end`
///
/// # Errors
/// When it is not the caller's, or the database does not answer.
pub async fn leave(
    State(app): State<App>,
    context: Context,
    axum::extract::Path(id): axum::extract::Path<i64>,
) -> PageResult<Response> {
    end_membership(&app, &context.caller, id).await?;
    Ok(done(&context, "left"))
}

/// `GET /account/end`
///
/// # Errors
/// When nobody is signed in.
pub async fn ask_to_end(context: Context) -> PageResult {
    own(&context)?;
    let title = context.t("account-end");
    Ok(page(
        &context,
        &title,
        html! {
            (page_head(None, &title, Some(&context.t("account-end-lead"))))
            form method="post" action=(context.href("/account/end")) {
                p class="ht-actions" {
                    button class="ds-button" data-color="danger" type="submit" { (context.t("account-end-do")) }
                    " " a class="ds-link" href=(context.href("/account")) { (context.t("edit-cancel")) }
                }
            }
        },
    ))
}

/// `POST /account/end`
///
/// # Errors
/// When nobody is signed in, or the database does not answer.
pub async fn end(State(app): State<App>, context: Context) -> PageResult<Response> {
    end_account(&app, &context.caller, own(&context)?).await?;
    let mut response = Redirect::to(&context.href("/account/sign-in?done=ended")).into_response();
    cookies::forget_session(&app, &mut response);
    Ok(response)
}

fn done(context: &Context, what: &str) -> Response {
    Redirect::to(&context.href(&format!("/account?done={what}"))).into_response()
}

async fn view(app: &App, context: &Context, id: PersonId, errors: &FieldErrors, done: &str) -> PageResult {
    let account = account(app, &context.caller, id).await?;
    let title = context.t("account-title");
    let colleagues = members::colleagues(app, &context.caller).await?;
    let mine = needs::own_needs(app, &context.caller).await?;
    let mine: Vec<_> = mine.into_iter().filter(|(need, _)| need.is_of_account(&context.caller)).collect();
    let cases = cases::pages::mine::section(app, context).await?;
    let calendar = cases::pages::calendar::section(app, context).await?;
    let ties = super::elsewhere::section(app, context).await?;
    let is_known = matches!(
        done,
        "named"
            | "password"
            | "sessions"
            | "left"
            | "notices"
            | "factor-removed"
            | "entered"
            | "claimed"
            | "claim-waits"
            | "invited"
            | "oidc-tied"
            | "oidc-untied"
    );
    Ok(page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (page_head(Some(&account.person.email), &title, None))
            @if is_known { (notice(Tone::Success, &context.t(&format!("account-done-{done}")), html! {})) }
            (needs_section(context, &mine))
            (cases)
            (roles(context, &account))
            @for (organisation, members) in &colleagues {
                section class="ht-section" {
                    h2 class="ds-heading" data-size="md" { (organisation.name) }
                    @let rows: Vec<Vec<Markup>> = members.iter().map(|(member, name)| vec![
                        html! { (name) },
                        html! { (context.t(&format!("role-{}", member.role.code().replace('_', "-")))) },
                        html! { (context.language.moment(&member.since.to_string())) },
                    ]).collect();
                    (data_table(&context.t("people-members"), &[
                        Column::text(context.t("account-name")), Column::text(context.t("people-role")), Column::text(context.t("people-since")),
                    ], &rows))
                    p { a class="ds-link" href=(context.href(&format!("/people/invite?organisation={}", organisation.id))) { (context.t("people-invite-colleague")) } }
                    p { a class="ds-link" href=(context.href(&format!("/organisations/{}/integrations", organisation.id))) { (context.t("integrations-title")) } }
                }
            }
            (name_form(context, &account, errors))
            (password_form(context, errors))
            (factor_section(context, &account))
            (ties)
            (calendar)
            (sessions(context, &account))
            section class="ht-section" {
                h2 class="ds-heading" data-size="md" { (context.t("account-leave-title")) }
                form method="post" action=(context.href("/sign-out")) {
                    p class="ht-actions" {
                        button class="ds-button" data-variant="secondary" type="submit" { (context.t("account-sign-out")) }
                        " " a class="ds-link" href=(context.href("/account/end")) { (context.t("account-end")) }
                    }
                }
            }
        },
    ))
}

/// The newest needs of the account, and where all are.
fn needs_section(context: &Context, mine: &[(Need, usize)]) -> Markup {
    const NEWEST: usize = 3;
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            h2 class="ds-heading" data-size="md" { (context.t("needs-own")) }
            @if mine.is_empty() { p { (context.t("needs-own-none")) } }
            ul {
                @for (need, news) in mine.iter().take(NEWEST) {
                    li {
                        a class="ds-link" href=(context.href(&format!("/needs/{}", need.key))) {
                            @if need.document.title.is_empty() { (context.t("need-page-untitled")) } @else { (need.document.title) }
                        }
                        @if *news > 0 { " – " (context.language.counted("need-news", *news as u64)) }
                    }
                }
            }
            p {
                a class="ds-link" href=(context.href("/account/needs")) {
                    (context.language.counted("needs-own-all", mine.len() as u64))
                }
            }
        }
    }
}

fn roles(context: &Context, account: &Account) -> Markup {
    let l = context.language;
    html! {
        section class="ht-section" {
            h2 class="ds-heading" data-size="md" { (context.t("account-roles")) }
            @if account.held.is_empty() { p { (context.t("account-roles-none")) } }
            @for one in &account.held {
                form class="ht-role" method="post" action=(context.href(&format!("/account/memberships/{}/end", one.id))) {
                    span {
                        (held(l, one))
                        @if let Some(maker) = one.organisation.as_ref().and_then(|o| o.maker) {
                            " " a class="ds-link" href=(context.href(&format!("/makers/{maker}/edit"))) { (context.t("account-edit-maker")) }
                        }
                    }
                    button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" {
                        (context.t("account-leave")) span class="ds-sr-only" { ": " (held(l, one)) }
                    }
                }
            }
            @for claim in account.claims.iter().filter(|claim| claim.state != "granted") {
                p {
                    a class="ds-link" href=(context.href(&format!("/makers/{}", claim.maker))) { (context.t("account-claim")) } ": "
                    (context.t(&format!("claim-state-{}", claim.state)))
                    @if let Some(reason) = &claim.reason { " – " (reason) }
                }
            }
            @if context.caller.may(crate::access::Action::ListCases, crate::access::Relation::None) {
                p { a class="ds-link" href=(context.href("/cases?adviser=me")) { (context.t("cases-title")) } }
            }
            @if context.caller.may(crate::access::Action::ReadAid, crate::access::Relation::None) {
                p { a class="ds-link" href=(context.href("/aid")) { (context.t("aid-title")) } }
            }
            @if context.caller.may(crate::access::Action::DecideClaim, crate::access::Relation::None) {
                p { a class="ds-link" href=(context.href("/people/claims")) { (context.t("claims-title")) } }
            }
            @if context.caller.may(crate::access::Action::KeepPeople, crate::access::Relation::None) {
                p { a class="ds-link" href=(context.href("/people")) { (context.t("people-title")) } }
            }
        }
    }
}

fn name_form(context: &Context, account: &Account, errors: &FieldErrors) -> Markup {
    let languages =
        Language::ALL.into_iter().map(|l| (l.code().to_owned(), l.t("language-own-name"))).collect();
    html! {
        section class="ht-section" {
            h2 class="ds-heading" data-size="md" { (context.t("account-name-title")) }
            form class="ht-form ht-stack" method="post" action=(context.href("/account/name")) novalidate {
                (field(errors, &Field {
                    name: "name",
                    label: context.t("account-name"),
                    value: &account.person.name,
                    autocomplete: Some("name"),
                    ..Field::default()
                }))
                (select(errors, &Select {
                    name: "language",
                    label: context.t("account-language"),
                    hint: None,
                    value: &account.person.language,
                    none: None,
                    groups: vec![OptionGroup { label: String::new(), options: languages }],
                }))
                p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("edit-save")) } }
            }
        }
    }
}

fn password_form(context: &Context, errors: &FieldErrors) -> Markup {
    html! {
        section class="ht-section" {
            h2 class="ds-heading" data-size="md" { (context.t("account-password-title")) }
            form class="ht-form ht-stack" method="post" action=(context.href("/account/password")) novalidate {
                (password_field(context, errors, "present", &context.t("account-present-password"), "current-password"))
                (password_field(context, errors, "password", &context.t("account-new-password"), "new-password"))
                p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("account-change-password")) } }
            }
        }
    }
}

fn factor_section(context: &Context, account: &Account) -> Markup {
    let is_staff = account.held.iter().any(|held| held.role.is_staff());
    html! {
        section class="ht-section" {
            h2 class="ds-heading" data-size="md" { (context.t("factor-title")) }
            @if account.has_factor {
                p { (context.language.counted("factor-has", account.recovery_codes)) }
                p { a class="ds-link" href=(context.href("/account/second-factor/new")) { (context.t("factor-again")) } }
                @if !is_staff || account.passkeys > 0 {
                    form method="post" action=(context.href("/account/second-factor/remove")) {
                        button class="ds-button" data-variant="tertiary" type="submit" { (context.t("factor-remove")) }
                    }
                }
            } @else {
                @if account.passkeys == 0 { p { (context.t("factor-none")) } }
                @else { p { (context.language.counted("factor-has-passkey", account.recovery_codes)) } }
                p { a class="ds-button" data-variant="secondary" href=(context.href("/account/second-factor/new")) { (context.t("factor-new-title")) } }
            }
            p { a class="ds-link" href=(context.href("/account/passkeys")) { (context.language.counted("passkeys-own", account.passkeys)) } }
        }
    }
}

fn sessions(context: &Context, account: &Account) -> Markup {
    let l = context.language;
    let rows: Vec<(String, Markup)> = account
        .sessions
        .iter()
        .map(|session| {
            (l.moment(&session.started_at.to_string()), html! { (context.ta("account-session-seen", &[("at", l.moment(&session.seen_at.to_string()).into())])) })
        })
        .collect();
    html! {
        p class="ht-acts" {
            a class="ds-link" href=(context.href("/account/letters")) { (context.t("notices-title")) } " "
            a class="ds-link" href=(context.href("/account/skills")) { (context.t("valid-mine")) }
        }
        section class="ht-section" {
            h2 class="ds-heading" data-size="md" { (context.t("account-sessions")) }
            (facts(&rows))
            @if account.sessions.len() > 1 {
                form method="post" action=(context.href("/account/sessions/end")) {
                    button class="ds-button" data-variant="secondary" type="submit" { (context.t("account-sessions-end")) }
                }
            }
        }
    }
}
