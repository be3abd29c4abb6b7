//! The way of a claim, from its first cost to its payment.

use std::collections::BTreeMap;

use ::funding::Ore;
use hemtag::{
    access::Caller,
    app::App,
    funding::{
        FundingError,
        claims::{self, Deciding, Kept, Seen},
        decisions,
        model::claim::{Claim, ClaimKind, CostLine, Cut},
    },
};

use crate::funding::{deciders::person, world::officer};

pub(crate) const fn seen(kept: &Kept) -> Seen {
    Seen { grant: kept.decision, claim: kept.id, version: kept.version }
}

/// A claim with costs of staff by year, that may be handed in.
pub(crate) fn costs(all: &[(i16, i64)]) -> Claim {
    let line = |(year, kronor): &(i16, i64)| CostLine {
        kind: "staff".to_owned(),
        year: *year,
        amount: Ore::kronor(*kronor),
        note: String::new(),
    };
    Claim {
        costs: all.iter().map(line).collect(),
        indicators: BTreeMap::from([("firms".to_owned(), 3)]),
        done: "Träffat företag.".to_owned(),
        signatory: "Kim Ek".to_owned(),
        signatory_function: "VD".to_owned(),
        ..Claim::default()
    }
}

pub(crate) fn advance(all: &[(i16, i64)]) -> Claim {
    Claim {
        advance: all.iter().map(|(year, kronor)| (*year, Ore::kronor(*kronor))).collect(),
        signatory: "Kim Ek".to_owned(),
        signatory_function: "VD".to_owned(),
        ..Claim::default()
    }
}

pub(crate) fn cut(year: i16, ore: Ore, reason: &str) -> Cut {
    Cut { kind: "staff".to_owned(), year, amount: ore, reason: reason.to_owned(), rule: None }
}

/// Begun, written and handed in by the grant's applicant.
pub(crate) async fn handed_in(
    app: &App,
    by: &Caller,
    grant: &decisions::Kept,
    kind: ClaimKind,
    claim: Claim,
) -> Result<Kept, FundingError> {
    let begun = claims::begin(app, by, grant.id, kind).await?;
    let period = match kind {
        ClaimKind::Advance => (None, None),
        _ => (grant.decision.project_from, grant.decision.project_to),
    };
    let kept = claims::keep(app, by, seen(&begun), period, claim).await?;
    claims::hand_in(app, by, seen(&kept), true).await
}

/// The same, decided with some cuts and paid; of account 77.
pub(crate) async fn paid(
    app: &App,
    grant: &decisions::Kept,
    kind: ClaimKind,
    claim: Claim,
    cuts: Vec<Cut>,
) -> Result<Kept, FundingError> {
    paid_by(app, &person(77), grant, kind, claim, cuts).await
}

/// The same, of any applicant.
pub(crate) async fn paid_by(
    app: &App,
    by: &Caller,
    grant: &decisions::Kept,
    kind: ClaimKind,
    claim: Claim,
    cuts: Vec<Cut>,
) -> Result<Kept, FundingError> {
    let kept = handed_in(app, by, grant, kind, claim).await?;
    let deciding = Deciding { cuts, reasons: "Enligt redovisningen.".to_owned() };
    let kept = claims::decide(app, &officer(), seen(&kept), deciding).await?;
    if !kept.is_open() {
        return Ok(kept);
    }
    claims::pay(app, &officer(), seen(&kept), app.clock.today()).await
}
