//! Who decides, and the way from an application to a decision that holds.

use std::collections::BTreeMap;

use ::funding::Ore;
use hemtag::{
    access::{Caller, Held, PersonId, Role},
    app::App,
    funding::{
        applications,
        calls::KeptCall,
        decisions::{self, Kept, Seen, Taking, examples::handed_in},
        examples,
        model::{
            application::{Application, State},
            decision::{Decision, Outcome},
        },
    },
};

use crate::funding::world::officer;

/// Another officer than [`officer`].
pub(crate) fn officer_of(id: i64) -> Caller {
    Caller { person: Some(PersonId(id)), ..officer() }
}

/// Somebody with an account.
pub(crate) fn person(id: i64) -> Caller {
    Caller {
        person: Some(PersonId(id)),
        held: vec![Held::everywhere(Role::ProductOwner)],
        ..Caller::visitor()
    }
}

/// An assessed application of an account to a call, with changes of one's own.
pub(crate) async fn assessed(
    app: &App,
    call: &KeptCall,
    owner: i64,
    n: usize,
    change: impl FnOnce(&mut Application),
) -> applications::Kept {
    let mut application = examples::application(&call.call, n);
    change(&mut application);
    let owner = PersonId(owner);
    handed_in(app, &officer(), owner, call, application, State::Assessed).await.unwrap()
}

/// Everything that a draft of a decision lacks, filled in.
pub(crate) fn whole(draft: Decision) -> Decision {
    Decision {
        reasons: "Projektet bidrar tydligt till delmålen.".to_owned(),
        target_group: "Tillverkande företag.".to_owned(),
        officer: "Robin Al, 010-000 00 00".to_owned(),
        appeal: hemtag::funding::model::decision::Appeal {
            can: Some(false),
            text: hemtag::funding::model::call::Both::new("Påhittad regel.", "A made-up rule."),
        },
        ..draft
    }
}

pub(crate) const fn seen(kept: &Kept) -> Seen {
    Seen { id: kept.id, version: kept.version }
}

pub(crate) const TAKING: Taking<'static> = Taking { decider: "Ada Lind, enhetschef", unbiased: true };

/// Prepared and presented by [`officer`], with changes of one's own.
pub(crate) async fn presented(app: &App, application: i64, change: impl FnOnce(&mut Decision)) -> Kept {
    let begun = decisions::begin(app, &officer(), application).await.unwrap();
    let mut decision = whole(begun.decision.clone());
    change(&mut decision);
    let kept = decisions::keep(app, &officer(), seen(&begun), decision, "").await.unwrap();
    decisions::present(app, &officer(), seen(&kept), "Robin Al, handläggare", true).await.unwrap()
}

/// Granted, with so much of each year.
pub(crate) async fn granted(app: &App, application: i64, by_year: &[(i16, i64)]) -> Kept {
    let presented = presented(app, application, |decision| {
        decision.outcome = Outcome::Granted;
        decision.granted = by_year.iter().map(|(year, kronor)| (*year, Ore::kronor(*kronor))).collect();
    })
    .await;
    decisions::take(app, &officer_of(9_002), seen(&presented), TAKING).await.unwrap()
}

/// Amended and taken, with a change of its terms.
pub(crate) async fn amended(
    app: &App,
    kept: &Kept,
    change: impl FnOnce(&mut Decision),
) -> Result<Kept, hemtag::funding::FundingError> {
    let begun = decisions::begin_amendment(app, &officer(), seen(kept)).await?;
    let mut decision = begun.pending.clone().unwrap().decision;
    change(&mut decision);
    let kept = decisions::keep(app, &officer(), seen(&begun), decision, "Projektet ändrades.").await?;
    let kept = decisions::present(app, &officer(), seen(&kept), "Robin Al, handläggare", true).await?;
    decisions::take(app, &officer_of(9_002), seen(&kept), TAKING).await
}

pub(crate) fn by_year(all: &[(i16, i64)]) -> BTreeMap<i16, Ore> {
    all.iter().map(|(year, kronor)| (*year, Ore::kronor(*kronor))).collect()
}
