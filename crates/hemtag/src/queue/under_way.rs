//! The page of a file that a job reads or imports: how far it has come, until it leads to what was found or done. The page loads itself
//! anew by a header, which needs no script; whoever reads it in peace has a link that stops that.

use axum::{
    http::{HeaderName, HeaderValue},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::de::IgnoredAny;

use super::{Job, Kind, NOTHING_NEW, State as Stands, find, pages, uploads::Import};
use crate::{
    access::{Action, Relation},
    app::App,
    files::store,
    http::{
        Context, PageError, PageResult,
        components::{Tone, breadcrumbs, facts, notice, page_head},
        page,
    },
};

/// How often the page loads itself anew, in seconds.
pub(crate) const EACH: u16 = 4;

/// The step of a job that makes files.
pub(crate) const MAKING: &str = "making";

/// Whose page it is.
pub(crate) struct Of<'o> {
    pub(crate) kind: Kind,
    /// The kind that reads such files before they are confirmed.
    pub(crate) reads: Kind,
    /// Where files of the kind are handed over. A file's own page is below it, and what an import did below the same in the plural.
    pub(crate) at: &'static str,
    /// The pages above it.
    pub(crate) above: &'o [(String, &'static str)],
    /// What is shown when there was nothing new in the file.
    pub(crate) nothing_new: Markup,
}

impl Of<'_> {
    /// Where a job's page is.
    pub(crate) fn path(at: &str, job: i64) -> String {
        format!("{at}s/under-way/{job}")
    }

    /// The page of a job, or where it leads when it is done. Whoever calls it has asked who may see it.
    ///
    /// # Errors
    /// When there is no such job, or the database does not answer.
    pub(crate) async fn show(self, app: &App, context: &Context, id: &str) -> PageResult<Response> {
        let id: i64 = id.parse().map_err(|_| PageError::NotFound)?;
        let found = find(app, id).await?;
        let mine = |job: &Job| [self.kind.code(), self.reads.code()].contains(&job.kind.as_str());
        let job = found.filter(mine).ok_or(PageError::NotFound)?;
        if job.state == Stands::Done && job.kind == self.reads.code() {
            let key = match job.made {
                Some(upload) => store::key_of(app.db.reader(), upload).await?,
                None => None,
            };
            let key = key.ok_or(PageError::NotFound)?;
            return Ok(Redirect::to(&context.href(&format!("{}/{key}", self.at))).into_response());
        }
        if job.state == Stands::Done {
            return match job.made {
                Some(made) => {
                    Ok(Redirect::to(&context.href(&format!("{}s/{made}", self.at))).into_response())
                }
                None if job.outcome.as_deref() == Some(NOTHING_NEW) => Ok(self.nothing_new.into_response()),
                None => Err(PageError::NotFound),
            };
        }
        let upload = job.content::<Import<IgnoredAny>>(app).map(|content| content.upload);
        let shown = self.view(context, &job, upload.as_deref());
        if job.state == Stands::GivenUp {
            return Ok(shown.into_response());
        }
        Ok(loading_anew(context, shown))
    }

    fn view(&self, context: &Context, job: &Job, upload: Option<&str>) -> Markup {
        let reads = job.kind == self.reads.code();
        let title = context.t(if reads { "import-reading-title" } else { "import-under-way-title" });
        let lead = context.t(if reads { "import-reading-lead" } else { "import-under-way-lead" });
        let given_up = job.state == Stands::GivenUp;
        let here = Of::path(self.at, job.id);
        page(
            context,
            &title,
            html! {
                (breadcrumbs(context, self.above, &title))
                (page_head(None, &title, Some(lead.as_str()).filter(|_| !given_up)))
                @if given_up { (self.gave_up(context, job, upload)) }
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

    fn gave_up(&self, context: &Context, job: &Job, upload: Option<&str>) -> Markup {
        let why = job.why.map(|why| context.t(&format!("job-why-{}", why.code())));
        let of = if job.kind == self.reads.code() { "import-not-read" } else { "import-given-up" };
        html! {
            (notice(Tone::Danger, &context.t(of), html! {
                @if let Some(why) = why { p { (why) } }
                p { (context.t(&format!("{of}-text"))) }
            }))
            ul class="ds-list" {
                @if let Some(key) = upload {
                    li { a class="ds-link" href=(context.href(&format!("{}/{key}", self.at))) { (context.t("import-given-up-look")) } }
                }
                li { a class="ds-link" href=(context.href(self.at)) { (context.t("import-another")) } }
                @if context.caller.may(Action::Operate, Relation::None) {
                    li { a class="ds-link" href=(context.href(&format!("{}?state=given_up", pages::PATH))) { (context.t("jobs-title")) } }
                }
            }
        }
    }
}

/// The page of a large file that nobody has read: its reading was given up. `at` is where files of the kind are handed over.
pub(crate) fn not_read(
    context: &Context,
    above: &[(String, &str)],
    at: &str,
    key: &str,
    file: &str,
) -> Markup {
    let title = context.t("import-not-read");
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, above, &title))
            (page_head(Some(file), &title, None))
            (notice(Tone::Danger, &title, html! { p { (context.t("import-not-read-text")) } }))
            form class="ht-section ht-fields" method="post" action=(context.href(&format!("{at}/{key}"))) {
                button class="ds-button" type="submit" name="do" value="look" { (context.t("import-read-again")) }
                button class="ds-button" data-variant="secondary" type="submit" name="do" value="drop" { (context.t("import-another")) }
            }
        },
    )
}

/// A page of a job that loads itself anew, unless the reader wants it to stay as it is.
pub(crate) fn loading_anew(context: &Context, shown: Markup) -> Response {
    if is_still(context) {
        return shown.into_response();
    }
    let anew = (HeaderName::from_static("refresh"), HeaderValue::from(EACH));
    ([anew], shown).into_response()
}

/// Whether the reader wants the page to stay as it is.
pub(crate) fn is_still(context: &Context) -> bool {
    context.path.split_once('?').is_some_and(|(_, query)| query.split('&').any(|one| one == "still=1"))
}

/// How a job that is not done stands, in words.
pub(crate) fn stands(context: &Context, job: &Job) -> Vec<(String, Markup)> {
    let l = context.language;
    let now = match (job.state, &job.progress) {
        (Stands::Taken, Some(progress)) if progress.step == "reading" => {
            l.counted("import-under-way-read", progress.done)
        }
        (Stands::Taken, Some(progress)) => {
            let key = if progress.step == MAKING { "report-files-so-far" } else { "import-under-way-kept" };
            let of = progress.of.unwrap_or(progress.done);
            context.ta(key, &[("n", l.whole(progress.done).into()), ("of", l.whole(of).into())])
        }
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
