//! How a grant stands within a transaction that will change it, and before a claim is reckoned.

use std::collections::BTreeMap;

use funding::{
    Ore,
    ledger::{Account, OfDecision},
};
use jiff::Timestamp;
use sea_orm::DatabaseTransaction;
use serde_json::{Value, json};

use super::store::{self, Kept};
use crate::{
    access::{Action, Caller, check_any},
    app::App,
    events::{self, Event, Subject},
    funding::{
        FundingError, applications,
        calls::{self, KeptCall},
        decisions::{
            aid_room::{Acting, follow},
            store as decisions,
        },
        model::{
            claim::{ClaimKind, ClaimState},
            reckon::Standing,
        },
        money::{self, LedgerNow, Posting},
    },
    people::notices::{self, Notice},
};

/// A grant, locked until the transaction ends.
pub(super) struct Held {
    pub(super) transaction: DatabaseTransaction,
    pub(super) decision: decisions::Kept,
    pub(super) application: applications::Kept,
    pub(super) call: KeptCall,
    pub(super) claims: Vec<Kept>,
    pub(super) at: Timestamp,
}

impl Held {
    /// # Errors
    /// [`FundingError::NotFound`] when there is no such grant or the caller may not know of it; denied when it may read it and not
    /// do this.
    pub(super) async fn to_change(
        app: &App,
        caller: &Caller,
        id: i64,
        action: Action,
    ) -> Result<Held, FundingError> {
        let transaction = app.db.write().await?;
        let decision = decisions::to_change(&transaction, id).await?;
        let decision = decision.filter(decisions::Kept::is_grant).ok_or(FundingError::NotFound)?;
        let keys = app.keys()?;
        let application = applications::store::by_id(&transaction, keys, decision.application).await?;
        let application = application.ok_or(FundingError::NotFound)?;
        let relations = application.relations(caller);
        check_any(caller, Action::ReadApplication, &relations).map_err(|_| FundingError::NotFound)?;
        check_any(caller, action, &relations)?;
        // Whoever asks for money does not decide on it.
        if action == Action::PayFunding && !relations.is_empty() {
            return Err(FundingError::Biased);
        }
        let call = calls::as_of(&transaction, application.call, application.call_version).await?;
        let claims = store::of_decision(&transaction, keys, id).await?;
        Ok(Held {
            call: call.ok_or(FundingError::NotFound)?,
            transaction,
            decision,
            application,
            claims,
            at: app.clock.now(),
        })
    }

    /// One of its claims.
    pub(super) fn claim(&self, id: i64) -> Result<Kept, FundingError> {
        self.claims.iter().find(|claim| claim.id == id).cloned().ok_or(FundingError::NotFound)
    }

    pub(super) const fn account(&self, year: i16) -> Account {
        Account { assignment: self.call.assignment, year }
    }

    pub(super) fn posting<'p>(
        &self,
        app: &App,
        year: i16,
        amount: Ore,
        claim: Option<i64>,
        reason: &'p str,
    ) -> Posting<'p> {
        let (account, on) = (self.account(year), app.clock.today());
        Posting { account, decision: self.decision.id, claim, amount, on, reason }
    }

    /// The ledger of the grant's assignment: nobody else writes to it until the transaction ends.
    pub(super) async fn ledger(&self) -> Result<LedgerNow, FundingError> {
        money::ledger_within(&self.transaction, self.call.assignment).await
    }

    pub(super) async fn standing(&self) -> Result<Standing, FundingError> {
        let sums = sums(&self.ledger().await?, self.decision.id);
        Ok(standing(&sums, self.decision.decision.share_percent, &self.claims))
    }

    /// Keeps a changed claim, counted on.
    pub(super) async fn update(&self, app: &App, claim: &mut Kept) -> Result<(), FundingError> {
        claim.version += 1;
        claim.updated_at = self.at;
        Ok(store::update(&self.transaction, app.keys()?, claim).await?)
    }

    /// A letter to the applicant, where something is told.
    pub(super) async fn tell(&self, app: &App, words: &'static str) -> Result<(), FundingError> {
        let path = format!("/funding/grants/{}", self.decision.id);
        let notice = Notice { words, kind: "funding.grant", path: &path, number: self.decision.id };
        Ok(notices::tell(app, &self.transaction, self.application.owner, notice, self.at).await?)
    }

    /// The event of a claim, and the end of the transaction.
    pub(super) async fn end(
        self,
        caller: &Caller,
        claim: &Kept,
        action: &'static str,
    ) -> Result<(), FundingError> {
        let data = json!({
            "decision": self.decision.id,
            "kind": claim.kind,
            "ore": claim.claim.approved_sum().0,
        });
        let event = Event { action, subject: Subject::Claimed(claim.id), data };
        events::append(&self.transaction, caller, self.at, event).await?;
        self.transaction.commit().await?;
        Ok(())
    }

    /// Makes the register of aid say what the ledger says by now; gives what it was made to say, for the event.
    pub(super) async fn follow_in_register(
        &self,
        app: &App,
        caller: &Caller,
        reason: &str,
    ) -> Result<Vec<Value>, FundingError> {
        let (transaction, at, today) = (&self.transaction, self.at, app.clock.today());
        let acting = Acting { app, transaction, caller, at, today, number: self.decision.id };
        let now = sums(&self.ledger().await?, self.decision.id);
        let stands = now.values().map(|of| of.committed.minus(of.recovered)).sum();
        Ok(follow(acting, &self.application, &self.decision.decision, stands, reason).await?.told)
    }

    /// The event of a grant as a whole, and the end of the transaction.
    pub(super) async fn end_of_grant(
        self,
        caller: &Caller,
        action: &'static str,
        ore: Ore,
        aid: Vec<Value>,
    ) -> Result<(), FundingError> {
        let data = json!({ "ore": ore.0, "aid": aid });
        let event = Event { action, subject: Subject::Decision(self.decision.id), data };
        events::append(&self.transaction, caller, self.at, event).await?;
        self.transaction.commit().await?;
        Ok(())
    }
}

/// What the ledger has of a decision, by year.
pub(super) fn sums(now: &LedgerNow, decision: i64) -> BTreeMap<i16, OfDecision> {
    now.ledger.of_decision(decision).map(|(account, sums)| (account.year, sums)).collect()
}

pub(super) fn standing(sums: &BTreeMap<i16, OfDecision>, share_percent: u8, claims: &[Kept]) -> Standing {
    let decided = |claim: &&Kept| matches!(claim.state, ClaimState::Decided | ClaimState::Paid);
    let mut counted: BTreeMap<i16, Ore> = BTreeMap::new();
    let mut advanced = Ore::ZERO;
    for claim in claims.iter().filter(decided) {
        if claim.kind == ClaimKind::Advance {
            advanced = advanced.plus(claim.claim.approved_sum());
        }
        for (year, ore) in claim.claim.counted() {
            let sum = counted.entry(year).or_default();
            *sum = sum.plus(ore);
        }
    }
    Standing {
        committed: sums.iter().map(|(year, of)| (*year, of.committed)).collect(),
        paid: sums.iter().map(|(year, of)| (*year, of.paid)).collect(),
        advanced,
        counted,
        share_percent,
    }
}
