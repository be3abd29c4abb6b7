//! Whose a need is: those of one's account and of one's browser, a need taken into an account and out of it again.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use sea_orm::DbErr;
use serde::Deserialize;
use serde_json::json;

use super::{
    Need, NeedError,
    keep::named,
    shown,
    store::{self, owners},
    traced,
};
use crate::{
    access::{Action, Caller, PersonId, Relation, check},
    app::App,
    database::hold_log,
    events::{self, Event, Subject},
    http::{
        Context, PageResult,
        components::{Tone, breadcrumbs, empty, notice, page_head},
        page,
    },
};

/// The needs of the caller's account and those whose keys its browser remembers, newest first, each with how much of what
/// happened to it was not seen yet. A key whose need is gone is passed over.
///
/// # Errors
/// When the database does not answer.
pub async fn own_needs(app: &App, caller: &Caller) -> Result<Vec<(Need, usize)>, NeedError> {
    check(caller, Action::ReadConfidentialNeed, Relation::Owner)?;
    let db = app.db.reader();
    let mut own = match caller.person {
        Some(person) => owners::of_person(db, person).await?,
        None => Vec::new(),
    };
    for key in &caller.need_keys {
        if own.iter().all(|need| need.key != *key) {
            own.extend(store::by_key(db, key).await?);
        }
    }
    own.sort_by_key(|need| std::cmp::Reverse(need.id));
    let mut counted = Vec::with_capacity(own.len());
    for need in own {
        let notices = store::notices(db, need.id).await?;
        counted.push((need, notices.iter().filter(|notice| notice.seen_at.is_none()).count()));
    }
    Ok(counted)
}

/// Takes a need, whose key the caller holds, into the account that is signed in. Nothing happens when it is there already.
///
/// # Errors
/// When nobody is signed in or there is no such need; [`NeedError::Taken`] when it belongs to another account.
pub async fn take_need(app: &App, caller: &Caller, key: &str) -> Result<Need, NeedError> {
    let transaction = app.db.write().await?;
    hold_log(&transaction).await?;
    let need = named(&transaction, caller, key, Action::EditNeed).await?;
    let person = caller.person.ok_or(NeedError::NotSignedIn)?;
    if need.is_of_account(caller) {
        return Ok(need);
    }
    if !owners::take(&transaction, need.id, person).await? {
        return Err(NeedError::Taken);
    }
    let event = Event { action: "need.taken", subject: Subject::Need(need.id.0), data: json!({}) };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(Need { owner: Some(person), ..need })
}

/// Takes a need out of the account that is signed in: it is whoever's that holds the key. Nothing happens when it was not
/// there.
///
/// # Errors
/// When nobody is signed in, or there is no such need.
pub async fn leave_need(app: &App, caller: &Caller, key: &str) -> Result<Need, NeedError> {
    let transaction = app.db.write().await?;
    hold_log(&transaction).await?;
    let need = named(&transaction, caller, key, Action::EditNeed).await?;
    let person = caller.person.ok_or(NeedError::NotSignedIn)?;
    if !owners::leave(&transaction, need.id, person).await? {
        return Ok(need);
    }
    let event = Event { action: "need.left", subject: Subject::Need(need.id.0), data: json!({}) };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(Need { owner: None, ..need })
}

/// Takes all needs off an account that ends, within the transaction of its end, which holds the log; how many. Their keys go on.
///
/// # Errors
/// When the database refuses; the transaction must then be given up.
pub async fn leave_all(transaction: &sea_orm::DatabaseTransaction, person: PersonId) -> Result<u64, DbErr> {
    owners::leave_all(transaction, person).await
}

/// `GET /account/needs`
///
/// # Errors
/// When the database does not answer.
pub async fn list(State(app): State<App>, context: Context) -> PageResult<Response> {
    if context.caller.person.is_none() {
        return Ok(to_sign_in(&context, "/account/needs"));
    }
    let own = own_needs(&app, &context.caller).await?;
    let (mine, remembered): (Vec<_>, Vec<_>) =
        own.into_iter().partition(|(need, _)| need.is_of_account(&context.caller));
    let ids: Vec<i64> = mine.iter().chain(&remembered).map(|(need, _)| need.id.0).collect();
    let pictures = traced::pictures(&app, &context.caller, &ids).await;
    let title = context.t("needs-own");
    Ok(page(
        &context,
        &title,
        html! {
            (breadcrumbs(&context, &[(context.t("account-title"), "/account")], &title))
            (page_head(None, &title, Some(&context.t("needs-own-lead"))))
            @if mine.is_empty() {
                (empty(&context.t("needs-own-none"), html! {}, Some((&context.t("nav-need"), context.href("/needs/new")))))
            }
            (shown::own_list(&context, &mine, &pictures))
            @if !remembered.is_empty() {
                section class="ht-section ht-stack" data-gap="sm" aria-labelledby="remembered" {
                    h2 class="ds-heading" data-size="md" id="remembered" { (context.t("needs-remembered")) }
                    p class="ht-small ht-soft" { (context.t("needs-remembered-about")) }
                    (shown::own_list(&context, &remembered, &pictures))
                }
            }
        },
    )
    .into_response())
}

/// `POST /needs/{key}/take`
///
/// # Errors
/// Not found, when nobody holds such a key; a conflict when it is another account's.
pub async fn take(State(app): State<App>, context: Context, Path(key): Path<String>) -> PageResult<Response> {
    match take_need(&app, &context.caller, &key).await {
        Ok(_) => Ok(to_need(&context, &key, "?account=taken")),
        Err(NeedError::NotSignedIn) => Ok(to_sign_in(&context, &format!("/needs/{key}"))),
        Err(other) => Err(other.into()),
    }
}

/// `POST /needs/{key}/leave`
///
/// # Errors
/// Not found, when nobody holds such a key.
pub async fn leave(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
) -> PageResult<Response> {
    match leave_need(&app, &context.caller, &key).await {
        Ok(_) => Ok(to_need(&context, &key, "?account=left")),
        Err(NeedError::NotSignedIn) => Ok(to_sign_in(&context, &format!("/needs/{key}"))),
        Err(other) => Err(other.into()),
    }
}

fn to_need(context: &Context, key: &str, query: &str) -> Response {
    Redirect::to(&context.href(&format!("/needs/{key}{query}"))).into_response()
}

fn to_sign_in(context: &Context, path: &str) -> Response {
    let to = percent_encoding::utf8_percent_encode(path, percent_encoding::NON_ALPHANUMERIC);
    Redirect::to(&context.href(&format!("/account/sign-in?to={to}"))).into_response()
}

/// What was just done about the account, as the page's address tells it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    account: String,
}

/// Whose the need is, and what its owner can do about it: a part of its page. `query` is the address's.
#[must_use]
pub fn section(context: &Context, need: &Need, query: &str) -> Markup {
    let done: Done = serde_html_form::from_str(query).unwrap_or_default();
    let act = |what: &str, label: &str, variant: &str| {
        html! {
            form method="post" action=(context.href(&format!("/needs/{}/{what}", need.key))) {
                button class="ds-button" data-variant=(variant) type="submit" { (context.t(label)) }
            }
        }
    };
    html! {
        section class="ht-section ht-stack ht-noprint" data-gap="sm" id="account" aria-labelledby="account-of-need" {
            h2 class="ds-heading" data-size="md" id="account-of-need" { (context.t("need-account-title")) }
            @match (need.owner, context.caller.person) {
                (Some(owner), Some(person)) if owner == person => {
                    @if done.account == "taken" { (notice(Tone::Success, &context.t("need-account-taken"), html! {})) }
                    p class="ht-measure" {
                        (context.t("need-account-yours")) " "
                        a class="ds-link" href=(context.href("/account/needs")) { (context.t("needs-own")) }
                    }
                    (act("leave", "need-account-leave", "tertiary"))
                },
                (Some(_), _) => p class="ht-measure" { (context.t("need-account-anothers")) },
                (None, Some(_)) => {
                    @if done.account == "left" { (notice(Tone::Success, &context.t("need-account-left"), html! {})) }
                    p class="ht-measure" { (context.t("need-account-free")) }
                    (act("take", "need-account-take", "secondary"))
                },
                (None, None) => p class="ht-measure" {
                    (context.t("need-account-free")) " "
                    @let to = format!("/account/sign-in?to=%2Fneeds%2F{}%23account", need.key);
                    a class="ds-link" href=(context.href(&to)) { (context.t("need-account-sign-in")) }
                },
            }
        }
    }
}
