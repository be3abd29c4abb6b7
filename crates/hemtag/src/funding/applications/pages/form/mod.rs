//! The form, one step a page. What is typed is kept at every step, complete or not.

mod about;
mod aid;
mod answers;
pub mod begin;
mod budget;
mod check;
mod effect;
mod frame;
mod list;
mod parties;
mod skills;
mod work;

use std::{collections::BTreeSet, sync::Arc};

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::App,
    funding::{
        FundingError,
        applications::{
            self, Kept,
            form::{read, write},
            terms::{Terms, terms},
            words,
        },
        model::{
            check::{Problem, Step, Wrong, problems},
            personal::Personal,
        },
    },
    gaps::{self, model::Gap},
    http::{
        Context, PageError, PageResult, Typed,
        components::{FieldErrors, Tone, notice},
        error::again,
    },
};

/// What the address of a step asks for.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Show everything that keeps the application from being handed in, at its field.
    pub problems: bool,
    /// What was just done.
    pub done: String,
    /// What gaps are looked for.
    pub gaps: String,
}

/// Everything that a step shows.
pub(super) struct Shown<'a> {
    pub(super) context: &'a Context,
    pub(super) kept: &'a Kept,
    pub(super) terms: &'a Terms,
    pub(super) step: Step,
    pub(super) typed: Typed,
    pub(super) errors: FieldErrors,
    pub(super) problems: Vec<Problem>,
    pub(super) asked: Asked,
    /// Open gaps of the register, on the step that asks for them.
    pub(super) gaps: Vec<Arc<Gap>>,
    /// Stands over the form.
    pub(super) told: Markup,
}

impl Shown<'_> {
    pub(super) fn t(&self, key: &str) -> String {
        self.context.t(key)
    }
}

pub(super) fn address(id: i64) -> String {
    format!("/funding/applications/{id}")
}

/// `GET /funding/applications/{id}/{step}`
///
/// # Errors
/// Not found, when there is none or it is not the caller's.
pub async fn show(
    context: Context,
    State(app): State<App>,
    Path((id, step)): Path<(i64, String)>,
    Query(asked): Query<Asked>,
) -> PageResult<Response> {
    let step = Step::parse(&step).ok_or(PageError::NotFound)?;
    let kept = applications::to_edit(&app, &context.caller, id).await?;
    if !kept.state.is_written() {
        return Ok(Redirect::to(&context.href(&address(id))).into_response());
    }
    let terms = terms(&app, &context.caller, &kept).await?;
    let typed = write(&kept.application, step);
    let sent = Sent { typed, asked, ..Sent::default() };
    Ok(view(&app, &context, &kept, &terms, step, sent).await?.into_response())
}

/// What was sent to a step, or what its address asks for, beside what is kept.
#[derive(Debug, Default)]
pub(super) struct Sent {
    pub(super) typed: Typed,
    /// Field and sentence.
    pub(super) errors: Vec<(String, String)>,
    pub(super) asked: Asked,
    pub(super) told: Option<Markup>,
}

pub(super) async fn view(
    app: &App,
    context: &Context,
    kept: &Kept,
    terms: &Terms,
    step: Step,
    sent: Sent,
) -> PageResult {
    // Shown again after a form, the page still stands at its own address: there it is read in another language.
    let path = format!("{}/{}", address(kept.id), step.code());
    let path = if context.path.starts_with(&path) { context.path.clone() } else { path };
    let context = &Context { path, ..context.clone() };
    let Sent { typed, errors: own, asked, told } = sent;
    let problems = problems(&kept.application, &terms.held);
    let mut errors = FieldErrors::new();
    for (field, sentence) in own {
        errors.add(field, sentence);
    }
    for problem in problems.iter().filter(|one| one.step == step) {
        if asked.problems || matches!(problem.wrong, Wrong::Unread { .. }) {
            errors.add(problem.field.clone(), words::problem(context.language, &terms.held, problem));
        }
    }
    let gaps = if step == Step::Effect { gaps::open_gaps(app, &context.caller).await? } else { Vec::new() };
    let told = told.unwrap_or_default();
    let shown = Shown { context, kept, terms, step, typed, errors, problems, asked, gaps, told };
    match step {
        Step::About => Ok(frame::frame(&shown, about::fields(&shown))),
        Step::Parties => Ok(frame::frame(&shown, parties::fields(&shown))),
        Step::Work => Ok(frame::frame(&shown, work::fields(&shown))),
        Step::Budget => Ok(frame::frame(&shown, budget::fields(&shown))),
        Step::Effect => Ok(frame::frame(&shown, effect::fields(&shown))),
        Step::Answers => Ok(frame::frame(&shown, answers::fields(&shown))),
        Step::Skills => Ok(frame::frame(&shown, skills::fields(&shown))),
        Step::Aid => Ok(frame::frame(&shown, aid::fields(&shown))),
        Step::Files => Ok(frame::bare(&shown, super::files::section(app, &shown).await?)),
        Step::Check => Ok(frame::bare(&shown, check::page(app, &shown).await?)),
    }
}

/// `POST /funding/applications/{id}/{step}`: keeps what was typed, and goes where the button said.
///
/// # Errors
/// Not found, when there is none or it is not the caller's; a conflict once it is handed in.
pub async fn send(
    context: Context,
    State(app): State<App>,
    Path((id, step)): Path<(i64, String)>,
    body: String,
) -> PageResult<Response> {
    let step = Step::parse(&step).filter(|step| *step != Step::Files).ok_or(PageError::NotFound)?;
    let typed = Typed::of_body(&body);
    let kept = applications::to_edit(&app, &context.caller, id).await?;
    let terms = terms(&app, &context.caller, &kept).await?;
    let open: BTreeSet<i64> = match step {
        Step::Effect => gaps::open_gaps(&app, &context.caller).await?.iter().map(|gap| gap.id).collect(),
        _ => BTreeSet::new(),
    };
    let seen = typed.text("version").parse().unwrap_or(0);
    let application = read(step, &typed, &kept.application, &terms.held, &open);
    let kept = match applications::keep_draft(&app, &context.caller, id, seen, application).await {
        Ok(kept) => kept,
        Err(FundingError::Personal(found)) => {
            let told =
                |(field, personal): (String, Personal)| (field, words::personal(context.language, personal));
            let errors = found.into_iter().map(told).collect();
            let sent = Sent { typed, errors, ..Sent::default() };
            return Ok(again(view(&app, &context, &kept, &terms, step, sent).await?));
        }
        Err(FundingError::Changed) => {
            let told = meanwhile(&context, &terms, &kept, step, &typed);
            let sent = Sent { typed, told: Some(told), ..Sent::default() };
            return Ok(again(view(&app, &context, &kept, &terms, step, sent).await?));
        }
        Err(other) => return Err(other.into()),
    };
    let own = format!("{}/{}", address(id), step.code());
    let is_unread = kept.application.unread.keys().any(|field| Step::of_field(field) == step);
    let to = match typed.text("then") {
        "more" => format!("{own}?done=kept#{}", typed.text("more")),
        "gaps" => {
            let wanted =
                percent_encoding::utf8_percent_encode(typed.text("gaps"), percent_encoding::NON_ALPHANUMERIC);
            format!("{own}?gaps={wanted}#gaps-title")
        }
        "stay" => format!("{own}?done=kept"),
        _ if is_unread => format!("{own}?done=unread"),
        _ => match step.next(&terms.held) {
            Some(next) => format!("{}/{}", address(id), next.code()),
            None => format!("{own}?done=kept"),
        },
    };
    Ok(Redirect::to(&context.href(&to)).into_response())
}

/// For the second of two who kept the same step: what the first made of each field that differs.
fn meanwhile(context: &Context, terms: &Terms, kept: &Kept, step: Step, typed: &Typed) -> Markup {
    let theirs = write(&kept.application, step);
    let mut own = typed.clone();
    for name in ["version", "then", "more", "gaps"] {
        own.0.remove(name);
    }
    let nothing = context.t("apply-nothing");
    let said = |from: &Typed, name: &str| {
        let text = from.all(name).join(", ");
        if text.trim().is_empty() { nothing.clone() } else { text }
    };
    notice(
        Tone::Warning,
        &context.t("apply-changed-title"),
        html! {
            p { (context.t("apply-changed-about")) }
            ul class="ds-list" {
                @for name in theirs.differences(&own) {
                    li {
                        (context.ta("apply-changed-field", &[
                            ("field", words::field(context.language, &terms.held, &name).into()),
                            ("theirs", said(&theirs, &name).into()),
                            ("yours", said(&own, &name).into()),
                        ]))
                    }
                }
            }
        },
    )
}
