//! Whether the aid that a decision gives has room: asked within the transaction that takes it, and written into the register of
//! aid there. What lowers a grant afterwards lowers its entries in the same transaction: for each firm the register says what the
//! ledger has committed and not recovered, spread by the firms' costs.

use std::collections::BTreeMap;

use funding::{
    Ore,
    aid::{Amount, Currency, FirmId, Span, Verdict, Worth},
};
use jiff::{Timestamp, civil::Date};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde_json::{Value, json};

use crate::{
    access::{Action, Caller, Relation, check},
    aid::{
        self, Asked, Checked, NewGrant, Recipient,
        model::{Entry, Instrument, KeptRate, Origin},
    },
    app::App,
    clock::day_in_sweden,
    funding::{
        FundingError,
        applications::Kept as Application,
        model::{
            aid::{shares, stated},
            application::Party,
            call::AidBasis,
            decision::{AidCheck, AidOfFirm, Decision, Outcome},
        },
    },
};

/// Who acts, when, and about which decision.
#[derive(Clone, Copy)]
pub(in crate::funding) struct Acting<'a> {
    pub(in crate::funding) app: &'a App,
    pub(in crate::funding) transaction: &'a DatabaseTransaction,
    pub(in crate::funding) caller: &'a Caller,
    pub(in crate::funding) at: Timestamp,
    pub(in crate::funding) today: Date,
    /// The decision's number in the database.
    pub(in crate::funding) number: i64,
}

/// What the register of aid was made to say.
#[derive(Debug, Default)]
pub(in crate::funding) struct Followed {
    /// What the check said, for the record; the lead's, and that of each firm where there are several.
    pub(in crate::funding) checked: Option<AidCheck>,
    pub(in crate::funding) firms: Vec<AidOfFirm>,
    /// For the event of the use case.
    pub(in crate::funding) told: Vec<Value>,
}

/// What the register calls a decision.
fn reference(decision: i64) -> String {
    format!("decision {decision}")
}

fn recipient(party: &Party) -> Recipient {
    Recipient {
        number: party.organisation_number.parse().ok(),
        name: party.name.clone(),
        nace: party.branch.clone(),
    }
}

/// Makes the register of aid say `total` of a decision: what is more goes in after a check, what is less is taken off with its
/// reason. Without a rate of exchange the sum in euro is not known, and the record says so; without a firm's statement, what others
/// have granted is not known, and only a full ceiling is sure.
///
/// # Errors
/// [`FundingError::AidFull`] when the ceiling is reached or would be passed.
pub(in crate::funding) async fn follow(
    acting: Acting<'_>,
    application: &Application,
    decision: &Decision,
    total: Ore,
    reason: &str,
) -> Result<Followed, FundingError> {
    let mut followed = Followed {
        checked: decision.aid_checked.clone(),
        firms: decision.aid_firms.clone(),
        told: Vec::new(),
    };
    let counts = decision.aid == AidBasis::DeMinimis && decision.outcome == Outcome::Granted;
    if !counts {
        followed.firms.clear();
        followed.checked = (decision.aid == AidBasis::NotAid).then_some(AidCheck::NotAid);
    }
    let total = if counts { total } else { Ore::ZERO };
    aid::hold(acting.transaction).await?;
    let mut there = acting.there().await?;
    let rates = aid::rates_within(acting.transaction).await?;
    let lead = application.application.lead();
    let mut firms = Vec::new();
    for (at, share) in shares(&application.application, total) {
        let Some(party) = application.application.parties.get(at) else { continue };
        let recipient = recipient(party);
        let firm = aid::firm_of(acting.transaction, &recipient).await?;
        let entries = firm.and_then(|firm| there.remove(&firm)).unwrap_or_default();
        if let Some(entry) = entries.iter().find(|entry| aid::kronor_of(entry).is_none()) {
            // Somebody wrote it anew in euro: what it should be now is for a person to say.
            followed.told.push(json!({ "aid_by_hand": entry.id.0, "ore": share.0 }));
            continue;
        }
        let now: Ore = entries.iter().filter_map(aid::kronor_of).map(Ore).sum();
        let checked = if share > now {
            Some(
                acting
                    .more(application, at, &recipient, share.minus(now), &rates, &mut followed.told)
                    .await?,
            )
        } else {
            acting.less(&entries, now.minus(share), reason, &mut followed.told).await?;
            None
        };
        let before = decision.aid_firms.iter().find(|one| one.firm == party.name);
        let checked = checked.or_else(|| before.map(|one| one.checked.clone()));
        let checked = checked.or_else(|| (Some(party) == lead).then(|| decision.aid_checked.clone())?);
        if Some(party) == lead && checked.is_some() {
            followed.checked.clone_from(&checked);
        }
        firms.extend(checked.map(|checked| AidOfFirm { firm: party.name.clone(), aid: share, checked }));
    }
    // Firms that get nothing any more.
    for entries in there.into_values() {
        let now: Ore = entries.iter().filter_map(aid::kronor_of).map(Ore).sum();
        acting.less(&entries, now, reason, &mut followed.told).await?;
    }
    if counts {
        followed.firms = if firms.len() > 1 { firms } else { Vec::new() };
    }
    Ok(followed)
}

impl Acting<'_> {
    /// The decision's entries by firm, each firm's newest first.
    async fn there(&self) -> Result<BTreeMap<FirmId, Vec<Entry>>, FundingError> {
        let mut by_firm: BTreeMap<FirmId, Vec<Entry>> = BTreeMap::new();
        let reference = reference(self.number);
        for entry in aid::of_reference(self.transaction, Origin::Decision, &reference).await? {
            by_firm.entry(entry.facts.firm).or_default().push(entry);
        }
        Ok(by_firm)
    }

    async fn less(
        &self,
        entries: &[Entry],
        less: Ore,
        reason: &str,
        told: &mut Vec<Value>,
    ) -> Result<(), FundingError> {
        if less.is_positive() {
            let (changed, _) =
                aid::lower(self.transaction, self.caller, self.at, entries, less.0, reason).await?;
            told.extend(changed.iter().map(aid::Lowered::told));
        }
        Ok(())
    }

    async fn more(
        &self,
        application: &Application,
        party: usize,
        recipient: &Recipient,
        more: Ore,
        rates: &[KeptRate],
        told: &mut Vec<Value>,
    ) -> Result<AidCheck, FundingError> {
        let rate = aid::model::exchange_on(rates, self.today);
        let worth = Amount { minor: more.0, currency: Currency::Sek, rate };
        let worth_cents = worth.cents();
        let asking = Asking { application, party, recipient, rates, today: self.today, worth_cents };
        let said = said_of(&asking.check(self.transaction, self.caller, &[]).await?)?;
        let new = NewGrant {
            recipient: recipient.clone(),
            origin: Origin::Decision,
            reference: reference(self.number),
            authority: aid::words::agency(self.app),
            own: true,
            instrument: Instrument::Grant,
            worth: Worth::Stated(worth),
            day: self.today,
        };
        told.push(aid::grant(self.transaction, self.caller, self.at, &new).await?.told());
        Ok(said)
    }
}

/// The check of one firm of an application.
struct Asking<'a> {
    application: &'a Application,
    party: usize,
    recipient: &'a Recipient,
    rates: &'a [KeptRate],
    today: Date,
    worth_cents: Option<i64>,
}

impl Asking<'_> {
    async fn check(
        &self,
        db: &impl ConnectionTrait,
        caller: &Caller,
        relations: &[Relation],
    ) -> Result<Checked, FundingError> {
        let name = format!("application {} party {}", self.application.id, self.party + 1);
        let stated = stated(&self.application.application, self.party, name, self.rates);
        let asked = Asked {
            recipient: self.recipient,
            day: self.today,
            applied_on: self.application.submitted_at.map(day_in_sweden),
            worth_cents: self.worth_cents,
            stated: stated.as_ref(),
        };
        Ok(aid::check(db, caller, relations, &asked).await?)
    }
}

/// What a check said, for the record.
fn said_of(checked: &Checked) -> Result<AidCheck, FundingError> {
    let reckoned = checked.reckoned.as_ref().map_err(|_| FundingError::NoAidRules)?;
    let (_, most_room) = reckoned.room();
    if reckoned.verdict == Verdict::Full {
        return Err(FundingError::AidFull { room_cents: most_room, worth_cents: reckoned.worth_cents });
    }
    let Some(worth) = reckoned.worth_cents else { return Ok(AidCheck::NoRate) };
    let Span { least, most } = reckoned.sum;
    Ok(AidCheck::Below {
        regulation: reckoned.rules.regulation.clone(),
        from: reckoned.from,
        to: reckoned.to,
        least,
        most,
        worth,
        room: most_room,
        ceiling: reckoned.rules.ceiling_cents(),
    })
}

/// What the check says of one firm before a decision is presented.
#[derive(Debug, Clone)]
pub struct Ahead {
    pub firm: String,
    /// What it would get of the grant.
    pub aid: Ore,
    /// It has stated what it had.
    pub has_stated: bool,
    /// `None`: no rate of exchange is kept for today, so that the worth is not known.
    pub worth_cents: Option<i64>,
    pub checked: Checked,
}

/// The check of every firm that would get aid, as of today; empty where the money is no aid of little importance.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn ahead(
    app: &App,
    caller: &Caller,
    application: &Application,
    decision: &Decision,
) -> Result<Vec<Ahead>, FundingError> {
    check(caller, Action::DecideFunding, Relation::None)?;
    if decision.aid != AidBasis::DeMinimis || decision.outcome != Outcome::Granted {
        return Ok(Vec::new());
    }
    let (db, today) = (app.db.reader(), app.clock.today());
    let rates = aid::rates_within(db).await?;
    let mut all = Vec::new();
    for (party, aid) in shares(&application.application, decision.sum()) {
        let Some(of) = application.application.parties.get(party) else { continue };
        let rate = aid::model::exchange_on(&rates, today);
        let worth_cents = Amount { minor: aid.0, currency: Currency::Sek, rate }.cents();
        let recipient = recipient(of);
        let asking = Asking { application, party, recipient: &recipient, rates: &rates, today, worth_cents };
        let checked = asking.check(db, caller, &[]).await?;
        let has_stated = stated(&application.application, party, String::new(), &rates).is_some();
        all.push(Ahead { firm: of.name.clone(), aid, has_stated, worth_cents, checked });
    }
    Ok(all)
}
