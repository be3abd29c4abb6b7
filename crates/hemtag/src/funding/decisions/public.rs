//! What everybody may read of decisions. Of a natural person (a sole trader) nothing is told by which that person is known.

use std::collections::BTreeMap;

use funding::Ore;
use jiff::{Timestamp, civil::Date};
use serde::Deserialize;
use vocabulary::OrganisationNumber;

use super::store::{self, Kept};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    funding::{
        FundingError,
        calls::{self, KeptCall},
        model::{
            call::{Both, Named},
            decision::{Decision, DecisionState, Outcome},
            handed::HandedFile,
        },
        money::{self, Assignment, LedgerNow},
    },
};

/// A decision as everybody may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Public {
    pub id: i64,
    pub number: String,
    pub decided_on: Date,
    pub outcome: Outcome,
    /// Code and titles of the call.
    pub call: String,
    pub call_title: Both,
    /// `None` where the applicant is, or may be, a natural person: none of it is told.
    pub applicant: Option<Organisation>,
    /// Empty for a natural person's, which may name who it is.
    pub title: String,
    pub description: String,
    /// Why, as far as it may be public; empty: nothing of it may.
    pub reasons: String,
    /// Code of the county; empty: not said.
    pub county: String,
    pub granted: BTreeMap<i16, Ore>,
    pub paid: Ore,
    pub share_percent: u8,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub sub_goals: Vec<Named>,
    /// It holds otherwise than it was first decided.
    pub amended: bool,
    pub closed: bool,
    pub modified: Timestamp,
    pub assignment: Option<Assignment>,
    /// Files that everybody may read; none of a natural person's.
    pub annexes: Vec<HandedFile>,
}

/// A legal person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    pub name: String,
    /// `559999-9900`
    pub number: String,
}

impl Public {
    #[must_use]
    pub fn sum(&self) -> Ore {
        self.granted.values().copied().sum()
    }
}

/// What a list of decisions is narrowed by; empty: all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Query {
    /// Code of a call.
    pub call: String,
    /// The year in which it was decided.
    pub year: String,
    /// Code of a county.
    pub county: String,
    pub outcome: String,
}

impl Query {
    /// The fields with what they hold.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, &str); 4] {
        [("call", &self.call), ("year", &self.year), ("county", &self.county), ("outcome", &self.outcome)]
    }

    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.fields().into_iter().find_map(|(field, value)| (field == name).then_some(value)).unwrap_or("")
    }

    /// As it stands in an address.
    #[must_use]
    pub fn written(&self) -> String {
        written(self.fields().into_iter())
    }

    /// The same without a field.
    #[must_use]
    pub fn without(&self, name: &str) -> String {
        written(self.fields().into_iter().filter(|(field, _)| *field != name))
    }

    #[must_use]
    pub fn matches(&self, one: &Public) -> bool {
        let is = |asked: &str, has: &str| asked.is_empty() || asked == has;
        is(&self.call, &one.call)
            && is(&self.year, &one.decided_on.year().to_string())
            && is(&self.county, &one.county)
            && is(&self.outcome, one.outcome.code())
    }
}

fn written<'q>(fields: impl Iterator<Item = (&'static str, &'q str)>) -> String {
    let given: Vec<(&str, &str)> = fields.filter(|(_, value)| !value.is_empty()).collect();
    serde_html_form::to_string(&given).unwrap_or_default()
}

/// Whether the applicant is, or may be, a natural person: a number that cannot be read may be a person's.
#[must_use]
pub(super) fn is_person(decision: &Decision) -> bool {
    let number = decision.organisation_number.parse::<OrganisationNumber>().ok();
    number.and_then(OrganisationNumber::shown).is_none()
}

fn public(kept: Kept, calls: &[KeptCall], money: &LedgerNow) -> Option<Public> {
    if kept.state != DecisionState::Taken {
        return None;
    }
    let call = calls.iter().find(|call| call.id == kept.call)?;
    let decision = kept.decision;
    let number = decision.organisation_number.parse::<OrganisationNumber>().ok();
    // A number that cannot be read may be a person's.
    let applicant = number
        .and_then(OrganisationNumber::shown)
        .map(|number| Organisation { name: decision.applicant.clone(), number });
    let is_organisation = applicant.is_some();
    let told = |text: &str| if is_organisation { text.to_owned() } else { String::new() };
    let reasons = match is_organisation {
        true => decision.reasons_for_all().to_owned(),
        false => decision.public_reasons.clone(),
    };
    let sub_goals = decision.sub_goals.iter().filter_map(|code| call.call.sub_goal(code).cloned());
    let grants = decision.outcome == Outcome::Granted;
    Some(Public {
        id: kept.id,
        number: kept.number?,
        decided_on: kept.decided_on?,
        outcome: decision.outcome,
        call: call.code.clone(),
        call_title: call.call.title.clone(),
        title: told(&decision.title),
        description: told(&decision.description),
        reasons,
        county: decision.county,
        granted: if grants { decision.granted } else { BTreeMap::new() },
        paid: money.ledger.of_decision(kept.id).map(|(_, sums)| sums.paid).sum(),
        share_percent: decision.share_percent,
        from: decision.project_from,
        to: decision.project_to,
        sub_goals: sub_goals.collect(),
        amended: decision.amendments > 0,
        closed: kept.closed_at.is_some(),
        modified: kept.published_at?,
        annexes: decision
            .annexes
            .into_iter()
            .filter(|one| one.public && is_organisation)
            .map(|one| one.file)
            .collect(),
        assignment: money.assignments.iter().find(|one| one.id == call.assignment).cloned(),
        applicant,
    })
}

/// The decisions that were taken, the newest first: those that a query asks for, and all.
///
/// # Errors
/// When the database does not answer.
pub async fn published(
    app: &App,
    caller: &Caller,
    query: &Query,
) -> Result<(Vec<Public>, Vec<Public>), FundingError> {
    let all: Vec<Public> = taken(app, caller).await?.decisions.into_iter().map(|(_, one)| one).collect();
    Ok((all.iter().filter(|one| query.matches(one)).cloned().collect(), all))
}

/// Everything that was decided.
#[derive(Debug, Clone)]
pub struct Taken {
    /// The newest first, each with its application's number in the register.
    pub decisions: Vec<(i64, Public)>,
    /// How the money stands that they were told with.
    pub money: LedgerNow,
}

/// Every decision that was taken.
///
/// # Errors
/// When the database does not answer.
pub async fn taken(app: &App, caller: &Caller) -> Result<Taken, FundingError> {
    check(caller, Action::ReadFunding, Relation::None)?;
    let db = app.db.reader();
    let kept = store::in_state(db, DecisionState::Taken).await?;
    let mut ids: Vec<i64> = kept.iter().map(|one| one.call).collect();
    ids.sort_unstable();
    ids.dedup();
    let calls = calls::by_ids(db, &ids).await?;
    let money = money::ledger(app, caller).await?;
    let told = |one: Kept| Some((one.application, public(one, &calls, &money)?));
    let decisions = kept.into_iter().filter_map(told).collect();
    Ok(Taken { decisions, money })
}

/// One of them.
///
/// # Errors
/// [`FundingError::NotFound`] for none, as for one that is only prepared.
pub async fn one(app: &App, caller: &Caller, id: i64) -> Result<Public, FundingError> {
    check(caller, Action::ReadFunding, Relation::None)?;
    let db = app.db.reader();
    let kept = store::by_id(db, id).await?.ok_or(FundingError::NotFound)?;
    let calls = calls::by_ids(db, &[kept.call]).await?;
    let money = money::ledger(app, caller).await?;
    public(kept, &calls, &money).ok_or(FundingError::NotFound)
}
