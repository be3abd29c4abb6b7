//! The use case: how to make a part of a need, with what the register has along the path.

use std::sync::Arc;

use ::strategy::{Refused, Strategy, advise};
use matching::{Need, Requirement, Scope, Wish as Matching};

use super::{
    figures,
    model::{Makers, NeedStrategy, Wish},
    question::question,
};
use crate::{
    access::{Action, Caller, Denied, Relation, check},
    app::App,
    needs::model::NeedDocument,
};

/// Why there is no advice.
#[derive(Debug, thiserror::Error)]
pub enum NotAdvised {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error("The need has {parts} parts; there is no part {asked}.")]
    NoSuchPart { asked: usize, parts: usize },
    #[error("The figures of the version {0} are not known here.")]
    NoSuchVersion(String),
    #[error(transparent)]
    Refused(#[from] Refused),
    #[error(transparent)]
    Database(#[from] sea_orm::DbErr),
}

/// Advises on one part of a need. Nothing is kept.
///
/// # Errors
/// When the caller may not, the need has no such part, or the question cannot be right.
///
/// # Panics
/// When the engine does.
pub async fn advise_need(
    app: &App,
    caller: &Caller,
    need: NeedDocument,
    wish: Wish,
) -> Result<NeedStrategy, NotAdvised> {
    check(caller, Action::MatchNeed, Relation::None)?;
    let parts = need.parts.len().max(1);
    let figures = match &wish.version {
        None => app.figures.economics(),
        Some(version) => figures::of_version(app, version)
            .await?
            .ok_or_else(|| NotAdvised::NoSuchVersion(version.clone()))?,
    };
    let Some((part_name, question, asked)) = question(&need, &wish, app.clock.today(), &figures) else {
        return Err(NotAdvised::NoSuchPart { asked: wish.part + 1, parts });
    };
    let snapshot = app.register.snapshot();
    // Sampling is work for the processor: it must not hold up other pages.
    let assumed = wish.assumed.clone();
    let advised = tokio::task::spawn_blocking(move || {
        let figures = if assumed.is_empty() { figures } else { Arc::new(figures.assuming(&assumed)) };
        let answer = advise(&question, &figures)?;
        let makers = makers(&answer, &asked, |need| {
            let counts = snapshot
                .register
                .answer(need, &Matching { top: 0, k: 0, max_changes: 0, scope: Scope::Whole })
                .counts;
            Makers { offers: counts.offers, exact: counts.exact, ask: counts.ask }
        });
        Ok::<_, Refused>((question, answer, makers, figures))
    });
    let (question, answer, makers, figures) = advised.await.expect("the engine does not panic")?;
    let assumed = wish.assumed;
    Ok(NeedStrategy { need, part: wish.part, part_name, question, answer, makers, figures, assumed })
}

/// What the register has for each step: the need's own requirements, with the step's process, stage and number. The
/// tolerance is left to who machines it afterwards, where that is the way.
fn makers(answer: &Strategy, asked: &Need, count: impl Fn(&Need) -> Makers) -> Vec<Makers> {
    let steps = answer.path.iter().flat_map(|path| &path.steps);
    steps
        .map(|step| {
            let process = answer.processes.iter().find(|p| p.process == step.process);
            let mut need = asked.clone();
            need.processes = Some(Requirement::required(vec![step.process]));
            need.quantity = Some(Requirement::required(step.pieces));
            need.stage = Some(Requirement::required(step.stage));
            need.hours = None;
            if process.is_some_and(|p| p.needs_finishing) {
                need.tolerance = None;
            }
            count(&need)
        })
        .collect()
}
