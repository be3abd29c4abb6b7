//! `/organisations/{id}/integrations`: an organisation's keys and addresses.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{
    Hook, IntegrationError, Key, Message, add_hook, end_hook, end_key, hooks, keys, make_key,
    model::{EACH_MINUTE, Scope, TRIED, Told},
    try_hook,
};
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Choice, Choices, Column, Field, FieldErrors, FieldKind, Tone, choices, data_table, error_summary,
            field, notice, page_head,
        },
        error::again,
        page,
    },
    people,
};

impl From<IntegrationError> for PageError {
    fn from(error: IntegrationError) -> PageError {
        match error {
            IntegrationError::Denied(denied) => denied.into(),
            IntegrationError::NotFound => PageError::NotFound,
            IntegrationError::Wrong(_) => PageError::BadRequest,
            IntegrationError::Key(error) => anyhow::Error::from(error).into(),
            IntegrationError::Database(error) => error.into(),
        }
    }
}

fn path(organisation: i64) -> String {
    format!("/organisations/{organisation}/integrations")
}

/// What stands in the page besides what is kept.
#[derive(Default)]
struct Shown {
    typed: Typed,
    errors: FieldErrors,
    /// A key that was just made, which is shown this once.
    key: Option<String>,
    /// The same of an address's secret.
    secret: Option<String>,
}

async fn view(app: &App, context: &Context, organisation: i64, shown: &Shown) -> PageResult<Markup> {
    let keys = keys(app, &context.caller, organisation).await?;
    let hooks = hooks(app, &context.caller, organisation).await?;
    let name = people::organisation_name(app.db.reader(), organisation).await?.ok_or(PageError::NotFound)?;
    let title = context.t("integrations-title");
    let done = match context.done() {
        Some("ended") => Some("integrations-done-ended"),
        Some("tried") => Some("integrations-done-tried"),
        _ => None,
    };
    Ok(page(
        context,
        &title,
        html! {
            (error_summary(context, &shown.errors))
            (page_head(Some(&name), &title, Some(&context.t("integrations-lead"))))
            @if let Some(key) = done { (notice(Tone::Success, &context.t(key), html! {})) }
            @if let Some(key) = &shown.key { (once(context, "integrations-key-made", key)) }
            @if let Some(secret) = &shown.secret { (once(context, "integrations-hook-made", secret)) }
            p { a class="ds-link" href=(context.href("/api")) { (context.t("integrations-how")) } }
            section class="ht-section ht-stack" id="keys" {
                h2 class="ds-heading" data-size="md" { (context.t("integrations-keys")) }
                (key_table(context, organisation, &keys))
                (key_form(context, organisation, shown))
            }
            section class="ht-section ht-stack" id="webhooks" {
                h2 class="ds-heading" data-size="md" { (context.t("integrations-hooks")) }
                p { (context.t("integrations-hooks-lead")) }
                @for hook in &hooks { (hook_card(context, organisation, hook)) }
                @if hooks.is_empty() { p class="ht-soft" { (context.t("integrations-hooks-none")) } }
                (hook_form(context, organisation, shown))
            }
        },
    ))
}

/// What is shown once and must be kept by whoever sees it.
fn once(context: &Context, key: &str, secret: &str) -> Markup {
    notice(
        Tone::Success,
        &context.t(key),
        html! {
            p { (context.t("integrations-once")) }
            p { code class="ht-code" { (secret) } }
        },
    )
}

fn key_table(context: &Context, organisation: i64, keys: &[Key]) -> Markup {
    let l = context.language;
    if keys.is_empty() {
        return html! { p class="ht-soft" { (context.t("integrations-keys-none")) } };
    }
    let columns = ["name", "may", "limit", "used", "state"]
        .map(|key| Column::text(context.t(&format!("integrations-key-{key}"))));
    let rows: Vec<Vec<Markup>> = keys
        .iter()
        .map(|key| {
            let scopes: Vec<String> =
                key.scopes.iter().map(|scope| context.t(&format!("integrations-scope-{}", scope.code()))).collect();
            vec![
                html! { (key.name) " " code class="ht-soft" { (key.begins) "…" } },
                html! { (scopes.join(", ")) },
                html! { (context.ta("integrations-each-minute", &[("n", key.each_minute.into())])) },
                html! {
                    @match key.used_on {
                        Some(day) => (l.date(day)),
                        None => (context.t("integrations-key-never")),
                    }
                },
                html! {
                    @match key.ended_at {
                        Some(at) => (context.ta("integrations-key-ended", &[("day", l.moment(&at.to_string()).into())])),
                        None => form method="post" action=(context.href(&format!("/organisations/{organisation}/keys/{}/end", key.id))) {
                            button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" {
                                (context.t("integrations-key-end")) span class="ds-sr-only" { " " (key.name) }
                            }
                        },
                    }
                },
            ]
        })
        .collect();
    data_table(&context.t("integrations-keys"), &columns, &rows)
}

fn key_form(context: &Context, organisation: i64, shown: &Shown) -> Markup {
    let typed = &shown.typed;
    let each_minute = typed.given("each_minute").map_or_else(|| EACH_MINUTE.to_string(), str::to_owned);
    let scopes = Scope::ALL.map(|scope| {
        Choice::new(
            scope.code(),
            context.t(&format!("integrations-scope-{}", scope.code())),
            typed.has("scope", scope.code()),
        )
        .hint(context.t(&format!("integrations-scope-{}-hint", scope.code())))
    });
    html! {
        form class="ht-stack" method="post" action=(context.href(&format!("/organisations/{organisation}/keys"))) {
            h3 class="ds-heading" data-size="sm" { (context.t("integrations-key-new")) }
            (field(&shown.errors, &Field { name: "name", label: context.t("integrations-key-name"), hint: Some(context.t("integrations-key-name-hint")), value: typed.text("name"), ..Field::default() }))
            (choices(context, &shown.errors, &Choices {
                name: "scope", legend: context.t("integrations-key-may"), heading: false, hint: None, many: true, choices: scopes.to_vec(), unknown: None, columns: false,
            }))
            (field(&shown.errors, &Field { name: "each_minute", label: context.t("integrations-key-limit"), kind: FieldKind::Whole, value: &each_minute, ..Field::default() }))
            div { button class="ds-button" type="submit" { (context.t("integrations-key-make")) } }
        }
    }
}

fn hook_card(context: &Context, organisation: i64, hook: &Hook) -> Markup {
    let act =
        |what: &str| context.href(&format!("/organisations/{organisation}/webhooks/{}/{what}", hook.id));
    let kinds: Vec<String> = hook.kinds.iter().map(|kind| context.t(kind.key())).collect();
    let columns =
        ["what", "made", "state"].map(|key| Column::text(context.t(&format!("integrations-message-{key}"))));
    let rows: Vec<Vec<Markup>> = hook.messages.iter().map(|message| message_row(context, message)).collect();
    html! {
        article class="ht-stack" id=(format!("webhook-{}", hook.id)) {
            h3 class="ds-heading ht-anywhere" data-size="sm" { (hook.address) }
            p { (kinds.join(" · ")) }
            @if hook.waiting > 0 { p { (context.ta("integrations-waiting", &[("n", hook.waiting.into())])) } }
            div class="ht-acts" {
                form method="post" action=(act("try")) { button class="ds-button" data-variant="secondary" data-size="sm" type="submit" { (context.t("integrations-hook-try")) span class="ds-sr-only" { " " (hook.address) } } }
                form method="post" action=(act("end")) { button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" { (context.t("integrations-hook-end")) span class="ds-sr-only" { " " (hook.address) } } }
            }
            @if !rows.is_empty() { (data_table(&context.t("integrations-messages"), &columns, &rows)) }
        }
    }
}

fn message_row(context: &Context, message: &Message) -> Vec<Markup> {
    let l = context.language;
    let moment = |at: jiff::Timestamp| l.moment(&at.to_string());
    let kind = match Told::parse(&message.kind) {
        Some(told) => context.t(told.key()),
        None if message.kind == TRIED => context.t("integrations-told-tried"),
        None => message.kind.clone(),
    };
    let state = match (message.sent_at, message.given_up_at) {
        (Some(at), _) => context.ta("integrations-message-sent", &[("at", moment(at).into())]),
        (None, Some(at)) => context.ta("integrations-message-given-up", &[("at", moment(at).into())]),
        (None, None) if message.tries > 0 => context.ta(
            "integrations-message-again",
            &[("at", moment(message.due_at).into()), ("n", message.tries.into())],
        ),
        (None, None) => context.t("integrations-message-waits"),
    };
    vec![
        html! { (kind) " " code class="ht-soft" { "msg_" (message.id) } },
        html! { (moment(message.made_at)) },
        html! { (state) @if let Some(problem) = &message.problem { " (" span lang="en" { (problem) } ")" } },
    ]
}

fn hook_form(context: &Context, organisation: i64, shown: &Shown) -> Markup {
    let typed = &shown.typed;
    let kinds =
        Told::ALL.map(|told| Choice::new(told.code(), context.t(told.key()), typed.has("kind", told.code())));
    html! {
        form class="ht-stack" method="post" action=(context.href(&format!("/organisations/{organisation}/webhooks"))) {
            h3 class="ds-heading" data-size="sm" { (context.t("integrations-hook-new")) }
            (field(&shown.errors, &Field { name: "address", label: context.t("integrations-hook-address"), hint: Some(context.t("integrations-hook-address-hint")), value: typed.text("address"), ..Field::default() }))
            (choices(context, &shown.errors, &Choices {
                name: "kind", legend: context.t("integrations-hook-kinds"), heading: false, hint: None, many: true, choices: kinds.to_vec(), unknown: None, columns: false,
            }))
            div { button class="ds-button" type="submit" { (context.t("integrations-hook-add")) } }
        }
    }
}

/// `GET /organisations/{id}/integrations`
///
/// # Errors
/// When the caller does not keep them, or the database does not answer.
pub async fn show(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult<Response> {
    Ok(view(&app, &context, id, &Shown::default()).await?.into_response())
}

/// What is wrong, said at the fields, with what was typed.
async fn told(
    app: &App,
    context: &Context,
    organisation: i64,
    typed: Typed,
    wrong: Vec<(&'static str, &'static str)>,
) -> PageResult<Response> {
    let mut errors = FieldErrors::new();
    for (field, key) in wrong {
        errors.add(field, context.t(key));
    }
    Ok(again(view(app, context, organisation, &Shown { typed, errors, ..Shown::default() }).await?))
}

/// `POST /organisations/{id}/keys`: makes a key and shows it, this once.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn make(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let scopes: Vec<Scope> = typed.all("scope").iter().filter_map(|code| Scope::parse(code)).collect();
    let each_minute = typed.text("each_minute").parse().unwrap_or(0);
    match make_key(&app, &context.caller, id, typed.text("name"), &scopes, each_minute).await {
        Ok(key) => {
            let shown = Shown { key: Some(key), ..Shown::default() };
            Ok(view(&app, &context, id, &shown).await?.into_response())
        }
        Err(IntegrationError::Wrong(wrong)) => told(&app, &context, id, typed, wrong).await,
        Err(other) => Err(other.into()),
    }
}

/// `POST /organisations/{id}/webhooks`: adds an address and shows its secret, this once.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn add(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let kinds: Vec<Told> = typed.all("kind").iter().filter_map(|code| Told::parse(code)).collect();
    match add_hook(&app, &context.caller, id, typed.text("address"), &kinds).await {
        Ok(secret) => {
            let shown = Shown { secret: Some(secret), ..Shown::default() };
            Ok(view(&app, &context, id, &shown).await?.into_response())
        }
        Err(IntegrationError::Wrong(wrong)) => told(&app, &context, id, typed, wrong).await,
        Err(other) => Err(other.into()),
    }
}

fn back(context: &Context, id: i64, done: &str, place: &str) -> Response {
    Redirect::to(&context.href(&format!("{}?done={done}#{place}", path(id)))).into_response()
}

/// `POST /organisations/{id}/keys/{key}/end`
///
/// # Errors
/// When there is none in use, the caller may not, or the database refuses.
pub async fn end(
    State(app): State<App>,
    context: Context,
    Path((id, key)): Path<(i64, i64)>,
) -> PageResult<Response> {
    end_key(&app, &context.caller, id, key).await?;
    Ok(back(&context, id, "ended", "keys"))
}

/// `POST /organisations/{id}/webhooks/{hook}/end`
///
/// # Errors
/// As [`end`].
pub async fn remove(
    State(app): State<App>,
    context: Context,
    Path((id, hook)): Path<(i64, i64)>,
) -> PageResult<Response> {
    end_hook(&app, &context.caller, id, hook).await?;
    Ok(back(&context, id, "ended", "webhooks"))
}

/// `POST /organisations/{id}/webhooks/{hook}/try`
///
/// # Errors
/// As [`end`].
pub async fn try_out(
    State(app): State<App>,
    context: Context,
    Path((id, hook)): Path<(i64, i64)>,
) -> PageResult<Response> {
    try_hook(&app, &context.caller, id, hook).await?;
    Ok(back(&context, id, "tried", "webhooks"))
}
