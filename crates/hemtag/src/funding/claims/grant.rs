//! A grant as its applicant and officers see it: what is granted, paid and left, what comes next and by when, what happened.

use funding::Ore;
use jiff::civil::Date;

use super::{
    standing::{standing, sums},
    store::{self, Kept, Recovery},
};
use crate::{
    access::{Action, Caller, Relation, check, check_any},
    app::App,
    funding::{
        FundingError, applications,
        calls::{self, KeptCall},
        decisions::{KeptVersion, store as decisions},
        due,
        model::{
            application::WaitsFor,
            claim::{ClaimKind, ClaimState},
            decision::DecisionState,
            due::{Due, Of, What},
            reckon::Standing,
        },
        money::{self, LedgerNow},
    },
};

/// How a grant stands in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfYear {
    pub year: i16,
    pub granted: Ore,
    pub paid: Ore,
    pub recovered: Ore,
    pub left: Ore,
}

#[derive(Debug, Clone)]
pub struct Grant {
    pub decision: decisions::Kept,
    pub versions: Vec<KeptVersion>,
    pub application: applications::Kept,
    pub call: KeptCall,
    pub years: Vec<OfYear>,
    pub standing: Standing,
    /// Oldest first.
    pub claims: Vec<Kept>,
    pub recoveries: Vec<Recovery>,
    /// Days of the grant and of its claims, those that hold.
    pub dues: Vec<Due>,
}

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NextStep {
    /// A claim of costs with its status report.
    Claim,
    /// The last claim with the final report.
    FinalReport,
    /// A claim that is begun is handed in.
    HandIn,
    Complete,
    DecideClaim,
    Pay,
    PayBack,
    /// The final report is decided; the grant can be closed.
    Close,
    Nothing,
}

impl NextStep {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            NextStep::Claim => "claim",
            NextStep::FinalReport => "final-report",
            NextStep::HandIn => "hand-in",
            NextStep::Complete => "complete",
            NextStep::DecideClaim => "decide-claim",
            NextStep::Pay => "pay",
            NextStep::PayBack => "pay-back",
            NextStep::Close => "close",
            NextStep::Nothing => "nothing",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next {
    pub step: NextStep,
    pub waits_for: WaitsFor,
    /// By when; none where no day is set.
    pub on: Option<Date>,
    /// The claim that it is about.
    pub claim: Option<i64>,
}

impl Grant {
    /// The claim that something is still to be done about.
    #[must_use]
    pub fn open_claim(&self) -> Option<&Kept> {
        self.claims.iter().find(|claim| claim.is_open())
    }

    #[must_use]
    pub fn has_final(&self) -> bool {
        self.claims.iter().any(|claim| claim.kind == ClaimKind::Final)
    }

    fn day(&self, of: Of, what: What) -> Option<Date> {
        let open = self.dues.iter().filter(|due| due.of == of && due.what == what && due.done_at.is_none());
        open.map(|due| due.on).min()
    }

    /// One next step, with one deadline.
    #[must_use]
    pub fn next(&self) -> Next {
        let grant = Of::Decision(self.decision.id);
        let next = |step, waits_for, on, claim| Next { step, waits_for, on, claim };
        if self.decision.closed_at.is_some() {
            return next(NextStep::Nothing, WaitsFor::Nobody, None, None);
        }
        let reports = [(NextStep::Claim, What::Claim), (NextStep::FinalReport, What::FinalReport)];
        let report =
            reports.into_iter().filter_map(|(step, what)| Some((self.day(grant, what)?, step))).min();
        if let Some(claim) = self.open_claim() {
            let (of, id) = (Of::Claim(claim.id), Some(claim.id));
            return match claim.state {
                ClaimState::Draft => {
                    next(NextStep::HandIn, WaitsFor::Applicant, report.map(|(on, _)| on), id)
                }
                ClaimState::ToComplete => {
                    next(NextStep::Complete, WaitsFor::Applicant, self.day(of, What::Complete), id)
                }
                ClaimState::Submitted => {
                    next(NextStep::DecideClaim, WaitsFor::Officer, self.day(of, What::DecideClaim), id)
                }
                ClaimState::Decided | ClaimState::Paid => {
                    next(NextStep::Pay, WaitsFor::Officer, self.day(of, What::Pay), id)
                }
            };
        }
        if self.recoveries.iter().any(|one| one.received_at.is_none()) {
            return next(NextStep::PayBack, WaitsFor::Applicant, self.day(grant, What::PayBack), None);
        }
        if self.has_final() {
            return next(NextStep::Close, WaitsFor::Officer, None, None);
        }
        match report {
            Some((on, step)) => next(step, WaitsFor::Applicant, Some(on), None),
            None => next(NextStep::FinalReport, WaitsFor::Applicant, None, None),
        }
    }
}

/// One grant, for who may read it.
///
/// # Errors
/// [`FundingError::NotFound`] for none, as for one that the caller may not know of.
pub async fn grant(app: &App, caller: &Caller, id: i64) -> Result<Grant, FundingError> {
    let decision = decisions::by_id(app.db.reader(), id).await?;
    let decision = decision.filter(decisions::Kept::is_grant).ok_or(FundingError::NotFound)?;
    whole(app, caller, decision, &money::ledger(app, caller).await?).await
}

/// The same from what is read once for several.
async fn whole(
    app: &App,
    caller: &Caller,
    decision: decisions::Kept,
    ledger: &LedgerNow,
) -> Result<Grant, FundingError> {
    let (db, id) = (app.db.reader(), decision.id);
    let application = applications::store::by_id(db, app.keys()?, decision.application).await?;
    let application = application.ok_or(FundingError::NotFound)?;
    check_any(caller, Action::ReadApplication, &application.relations(caller))
        .map_err(|_| FundingError::NotFound)?;
    let call = calls::as_of(db, application.call, application.call_version).await?;
    let claims = store::of_decision(db, app.keys()?, id).await?;
    let sums = sums(ledger, id);
    let standing = standing(&sums, decision.decision.share_percent, &claims);
    let years = sums.into_iter().map(|(year, of)| OfYear {
        year,
        granted: of.committed,
        paid: of.paid,
        recovered: of.recovered,
        left: of.left(),
    });
    let mut dues = due::holding(db, "decision", &[id]).await?;
    let ids: Vec<i64> = claims.iter().map(|claim| claim.id).collect();
    dues.extend(due::holding(db, "claim", &ids).await?);
    Ok(Grant {
        versions: decisions::versions(db, id).await?,
        recoveries: store::recoveries(db, id).await?,
        call: call.ok_or(FundingError::NotFound)?,
        years: years.collect(),
        application,
        decision,
        standing,
        claims,
        dues,
    })
}

/// The grants that the caller may read: their own and their organisation's; for officers all. The newest first.
///
/// # Errors
/// [`FundingError::NotSignedIn`] for a visitor.
pub async fn grants(app: &App, caller: &Caller) -> Result<Vec<Grant>, FundingError> {
    check(caller, Action::Apply, Relation::None).map_err(|_| FundingError::NotSignedIn)?;
    let mut decisions = decisions::in_state(app.db.reader(), DecisionState::Taken).await?;
    decisions.retain(decisions::Kept::is_grant);
    if !caller.may(Action::ReadApplication, Relation::None) {
        let own: Vec<i64> = applications::mine(app, caller).await?.into_iter().map(|one| one.id).collect();
        decisions.retain(|decision| own.contains(&decision.application));
    }
    let ledger = money::ledger(app, caller).await?;
    let mut all = Vec::with_capacity(decisions.len());
    for decision in decisions {
        all.push(whole(app, caller, decision, &ledger).await?);
    }
    Ok(all)
}
