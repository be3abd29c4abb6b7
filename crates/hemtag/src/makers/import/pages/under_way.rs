//! An import that a job makes: how far it has come, until it leads to what it did. The page loads itself anew by a header, which
//! needs no script; whoever reads it in peace has a link that stops that.

use axum::{
    extract::{Path, State},
    http::{HeaderName, HeaderValue},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{super::queued::Content, super::run::NOTHING_NEW, result};
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{
        Context, PageError, PageResult,
        components::{Tone, breadcrumbs, facts, notice, page_head},
        page,
    },
    queue::{self, Job, Kind, State as Stands},
};

/// How often the page loads itself anew, in seconds.
const EACH: u16 = 4;

/// Where the job's page is.
pub(super) fn path(job: i64) -> String {
    format!("/makers/imports/under-way/{job}")
}

/// `GET /makers/imports/under-way/{id}`
///
/// # Errors
/// When the caller may not, or there is no such job.
pub async fn show(State(app): State<App>, context: Context, Path(id): Path<String>) -> PageResult<Response> {
    access::check(&context.caller, Action::ImportMakers, Relation::None)?;
    let id: i64 = id.parse().map_err(|_| PageError::NotFound)?;
    let found = queue::find(&app, id).await?;
    let job = found.filter(|job| job.kind == Kind::MakersImport.code()).ok_or(PageError::NotFound)?;
    if job.state == Stands::Done {
        return Ok(match job.made {
            Some(import) => Redirect::to(&context.href(&format!("/makers/imports/{import}"))).into_response(),
            None if job.outcome.as_deref() == Some(NOTHING_NEW) => {
                result::nothing_new(&context, &context.t("import-title")).into_response()
            }
            None => return Err(PageError::NotFound),
        });
    }
    let upload = job.content::<Content>(&app).map(|content| content.upload);
    let shown = view(&context, &job, upload.as_deref());
    if job.state == Stands::GivenUp || is_still(&context) {
        return Ok(shown.into_response());
    }
    let anew = (HeaderName::from_static("refresh"), HeaderValue::from(EACH));
    Ok(([anew], shown).into_response())
}

/// Whether the reader wants the page to stay as it is.
fn is_still(context: &Context) -> bool {
    context.path.split_once('?').is_some_and(|(_, query)| query.split('&').any(|one| one == "still=1"))
}

/// The page, from plain data. `upload` is the file's key, while it is there.
#[must_use]
pub fn view(context: &Context, job: &Job, upload: Option<&str>) -> Markup {
    let title = context.t("import-under-way-title");
    let given_up = job.state == Stands::GivenUp;
    let here = path(job.id);
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(context.t("nav-makers"), "/makers"), (context.t("import-title"), "/makers/import")], &title))
            (page_head(None, &title, (!given_up).then(|| context.t("import-under-way-lead")).as_deref()))
            @if given_up { (gave_up(context, job, upload)) }
            @else {
                div role="status" { (facts(&stands(context, job))) }
                p class="ht-acts" {
                    a class="ds-link" href=(context.href(&here)) { (context.t("import-under-way-look")) } " "
                    @if !is_still(context) {
                        a class="ds-link" href=(context.href(&format!("{here}?still=1"))) { (context.t("import-under-way-still")) }
                    }
                }
            }
        },
    )
}

fn stands(context: &Context, job: &Job) -> Vec<(String, Markup)> {
    let l = context.language;
    let now = match (job.state, &job.progress) {
        (Stands::Taken, Some(progress)) if progress.step == "reading" => {
            l.counted("import-under-way-read", progress.done)
        }
        (Stands::Taken, Some(progress)) => context.ta(
            "import-under-way-kept",
            &[
                ("n", l.whole(progress.done).into()),
                ("of", l.whole(progress.of.unwrap_or(progress.done)).into()),
            ],
        ),
        (Stands::Taken, None) => context.t("import-under-way-begun"),
        (Stands::Failed, _) => context.t("import-under-way-again"),
        _ => context.t("import-under-way-waits"),
    };
    let mut rows = vec![(context.t("import-under-way-now"), html! { (now) })];
    rows.push((context.t("job-asked"), html! { (l.moment(&job.asked_at.to_string())) " (UTC)" }));
    if let Some(why) = job.why {
        rows.push((context.t("job-why"), html! { (context.t(&format!("job-why-{}", why.code()))) }));
    }
    rows
}

fn gave_up(context: &Context, job: &Job, upload: Option<&str>) -> Markup {
    let why = job.why.map(|why| context.t(&format!("job-why-{}", why.code())));
    html! {
        (notice(Tone::Danger, &context.t("import-given-up"), html! {
            @if let Some(why) = why { p { (why) } }
            p { (context.t("import-given-up-text")) }
        }))
        ul class="ds-list" {
            @if let Some(key) = upload {
                li { a class="ds-link" href=(context.href(&format!("/makers/import/{key}"))) { (context.t("import-given-up-look")) } }
            }
            li { a class="ds-link" href=(context.href("/makers/import")) { (context.t("import-another")) } }
            @if context.caller.may(Action::Operate, Relation::None) {
                li { a class="ds-link" href=(context.href("/admin/jobs?state=given_up")) { (context.t("jobs-title")) } }
            }
        }
    }
}
