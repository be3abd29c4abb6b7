//! `/admin`: the service as whoever runs it sees it. What waits to be sent, which versions are in use, how much is kept where.

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use sea_orm::DbErr;
use serde_json::json;

use super::health::database_answers;
use crate::{
    access::{Action, Denied, Relation, check},
    app::App,
    database::{self, Inspected},
    events::{self, Event, Subject},
    http::{
        Context, PageError, PageResult,
        components::{Column, Tone, data_table, facts, notice, page_head},
        page,
    },
    integrations::{self, Standing},
    letters::{self, Unsent},
    queue::{self, Counts, State as Stands},
    safekeeping::{self, Size},
    skills::kept,
    words::Language,
};

/// Letters that are listed.
const MOST: u64 = 50;

/// Everything that the page shows.
struct Seen {
    database: Inspected,
    answers: bool,
    newest: i64,
    letters: Vec<Unsent>,
    waiting: u64,
    messages: Standing,
    jobs: Counts,
    vocabularies: Vec<(String, String)>,
    sizes: Vec<Size>,
    whole: u64,
}

/// Looks up what the page shows.
///
/// # Errors
/// When the caller may not, or the database does not answer.
async fn look(app: &App, context: &Context) -> PageResult<Seen> {
    check(&context.caller, Action::Operate, Relation::None)?;
    let db = app.db.reader();
    let database = database::inspect(&app.config.database).await.map_err(anyhow::Error::from)?;
    let vocabularies = kept::store::in_use(db).await?;
    Ok(Seen {
        answers: database_answers(app).await,
        database,
        newest: events::newest(db).await?,
        letters: letters::unsent(db, MOST).await?,
        waiting: letters::waiting(db).await?.letters,
        messages: integrations::standing(db).await?,
        jobs: queue::counts(db).await?,
        vocabularies: vocabularies.into_iter().map(|one| (one.scheme, one.version)).collect(),
        sizes: safekeeping::sizes(db).await?,
        whole: safekeeping::whole_size(db).await?,
    })
}

/// `GET /admin`
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn show(State(app): State<App>, context: Context) -> PageResult {
    let seen = look(&app, &context).await?;
    Ok(view(&app, &context, &seen))
}

/// `POST /admin/letters`: letters that were tried in vain are tried again at once.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn try_again(State(app): State<App>, context: Context) -> PageResult<Response> {
    send_again(&app, &context).await?;
    Ok(Redirect::to(&context.href("/admin?done=again")).into_response())
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
enum OperateError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<OperateError> for PageError {
    fn from(error: OperateError) -> Self {
        match error {
            OperateError::Denied(denied) => denied.into(),
            OperateError::Database(error) => error.into(),
        }
    }
}

async fn send_again(app: &App, context: &Context) -> Result<(), OperateError> {
    check(&context.caller, Action::Operate, Relation::None)?;
    let now = app.clock.now();
    let transaction = app.db.write().await?;
    let letters = letters::try_again(&transaction, now).await?;
    let event = Event {
        action: "letters.tried_again",
        subject: Subject::Operation,
        data: json!({ "letters": letters }),
    };
    events::append(&transaction, &context.caller, now, event).await?;
    Ok(transaction.commit().await?)
}

fn view(app: &App, context: &Context, seen: &Seen) -> Markup {
    let title = context.t("admin-title");
    page(
        context,
        &title,
        html! {
            (page_head(None, &title, Some(&context.t("admin-lead"))))
            @if context.done() == Some("again") { (notice(Tone::Success, &context.t("admin-again-done"), html! {})) }
            (now(app, context, seen))
            (jobs(context, seen))
            (post(app, context, seen))
            (messages(context, seen))
            (versions(context, seen))
            (storage(context, seen))
        },
    )
}

fn section(context: &Context, key: &str, content: Markup) -> Markup {
    html! {
        section class="ht-section" {
            h2 class="ds-heading" data-size="md" { (context.t(key)) }
            (content)
        }
    }
}

fn now(app: &App, context: &Context, seen: &Seen) -> Markup {
    let l = context.language;
    let steady = app.steadiness.jump(&app.clock).is_zero();
    let kind = if seen.database.postgres { "PostgreSQL" } else { "SQLite" };
    let rows = [
        ("admin-database", html! { (kind) ": " (context.t(if seen.answers { "admin-answers" } else { "admin-does-not-answer" })) }),
        ("admin-clock", html! { (l.moment(&app.clock.now().to_string())) " (UTC), " (context.t(if steady { "admin-clock-steady" } else { "admin-clock-jumped" })) }),
        ("admin-node", html! { (app.node) }),
        ("admin-newest", html! { (l.whole(seen.newest.unsigned_abs())) }),
        ("admin-offers", html! { (l.whole(app.register.snapshot().register.len() as u64)) }),
    ]
    .map(|(key, value)| (context.t(key), value));
    section(
        context,
        "admin-now",
        html! { (facts(&rows)) p class="ht-prose" { (context.t("admin-commands")) } },
    )
}

/// The queue in counts, each leading to its jobs.
fn jobs(context: &Context, seen: &Seen) -> Markup {
    let l = context.language;
    let jobs = &seen.jobs;
    let rows: Vec<(String, Markup)> = [
        (Stands::Waiting, jobs.waiting),
        (Stands::Taken, jobs.taken),
        (Stands::Failed, jobs.failed),
        (Stands::GivenUp, jobs.given_up),
    ]
    .into_iter()
    .map(|(state, count)| {
        let path = format!("{}?state={}", queue::pages::PATH, state.code());
        let words = context.t(&format!("job-state-{}", state.code().replace('_', "-")));
        let value = html! {
            @if count > 0 {
                a class="ds-link" href=(context.href(&path)) { (l.whole(count)) span class="ds-sr-only" { " " (words) } }
            } @else { (l.whole(count)) }
        };
        (words, value)
    })
    .collect();
    section(
        context,
        "jobs-title",
        html! {
            (facts(&rows))
            p { a class="ds-link" href=(context.href(queue::pages::PATH)) { (context.t("admin-to-jobs")) } }
        },
    )
}

/// What waits for addresses of organisations, in counts.
fn messages(context: &Context, seen: &Seen) -> Markup {
    let rows = [
        ("admin-messages-waiting", seen.messages.waiting),
        ("admin-messages-tried", seen.messages.tried),
        ("admin-messages-given-up", seen.messages.given_up),
    ]
    .map(|(key, count)| (context.t(key), html! { (context.language.whole(count)) }));
    section(context, "admin-messages", facts(&rows))
}

fn post(app: &App, context: &Context, seen: &Seen) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("admin-letter-kind")),
        Column::text(context.t("admin-letter-made")),
        Column::number(context.t("admin-letter-tries")),
        Column::text(context.t("admin-letter-next")),
        Column::text(context.t("admin-letter-problem")),
    ];
    let rows: Vec<Vec<Markup>> = seen
        .letters
        .iter()
        .map(|letter| {
            vec![
                html! { (letter.kind) },
                html! { (l.moment(&letter.made_at)) },
                html! { (l.whole(letter.tries.unsigned_abs())) },
                html! { (l.moment(&letter.due_at)) },
                html! { @match &letter.problem { Some(problem) => (problem), None => (context.t("admin-letter-not-tried")) } },
            ]
        })
        .collect();
    let tried = seen.letters.iter().any(|letter| letter.tries > 0);
    section(
        context,
        "admin-post",
        html! {
            @if app.config.mail.is_none() { (notice(Tone::Warning, &context.t("admin-no-mail"), html! {})) }
            @if rows.is_empty() { p { (context.t("admin-no-letters")) } }
            @else {
                p { (l.counted("admin-letters", seen.waiting)) }
                (data_table(&context.t("admin-post"), &columns, &rows))
                @if tried && app.config.mail.is_some() {
                    form method="post" action=(context.href("/admin/letters")) {
                        button class="ds-button" type="submit" { (context.t("admin-again")) }
                    }
                }
            }
        },
    )
}

fn versions(context: &Context, seen: &Seen) -> Markup {
    let shape = seen.database.applied.last().map_or("", String::as_str);
    let mut rows = vec![
        (context.t("admin-program"), html! { (env!("CARGO_PKG_VERSION")) }),
        (context.t("admin-shape"), html! { (shape) }),
    ];
    rows.extend(seen.vocabularies.iter().map(|(scheme, version)| {
        (context.ta("admin-vocabulary", &[("scheme", scheme.as_str().into())]), html! { (version) })
    }));
    let more = html! {
        p {
            a href=(context.href("/skills/vocabularies")) { (context.t("admin-to-vocabularies")) } " · "
            a href=(context.href("/strategy/figures")) { (context.t("admin-to-figures")) } " · "
            a href=(context.href("/about-the-data")) { (context.t("nav-about")) }
        }
    };
    section(context, "admin-versions", html! { (facts(&rows)) (more) })
}

fn storage(context: &Context, seen: &Seen) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("admin-table")),
        Column::number(context.t("admin-rows")),
        Column::number(context.t("admin-sealed")),
    ];
    let rows: Vec<Vec<Markup>> = seen
        .sizes
        .iter()
        .filter(|size| size.rows > 0)
        .map(|size| {
            vec![
                html! { (size.table) },
                html! { (l.whole(size.rows)) },
                html! { @if size.sealed > 0 { (bytes(l, size.sealed)) } @else { "–" } },
            ]
        })
        .collect();
    let whole = context.ta("admin-whole", &[("size", bytes(l, seen.whole).into())]);
    section(
        context,
        "admin-storage",
        html! { p { (whole) } (data_table(&context.t("admin-storage"), &columns, &rows)) },
    )
}

/// A number of bytes as people write it.
fn bytes(l: Language, bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a size is told to one decimal")]
    let size = bytes as f64;
    match bytes {
        0..1_000_000 => format!("{} kB", l.number(size / 1e3, 1)),
        1_000_000..1_000_000_000 => format!("{} MB", l.number(size / 1e6, 1)),
        _ => format!("{} GB", l.number(size / 1e9, 1)),
    }
}
