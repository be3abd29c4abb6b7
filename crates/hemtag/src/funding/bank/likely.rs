//! Recipients of the bank that may be parties of an application: the same name, said by an officer to be the same or another.

use std::collections::BTreeMap;

use jiff::Timestamp;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::{
    model::plain,
    store::{
        self, Kept,
        recipients::{self, Found},
    },
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    funding::{
        FundingError,
        applications::{known_by, one},
        model::application::Application,
        reasoned,
    },
    sealed::Keys,
};

/// What is known of a recipient and a party with one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// The name is the same. Nobody has looked.
    Perhaps,
    /// The party has no organisation number that can be read: nothing can be said of it.
    NoNumber,
    /// An officer found it to be the same organisation.
    Same { reason: String, at: Timestamp },
    /// An officer found it to be another.
    Another { reason: String, at: Timestamp },
}

/// A recipient of the bank with the name of a party, and its projects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likely {
    /// The place in the list of parties, from 0.
    pub party: usize,
    pub standing: Standing,
    pub projects: Vec<Kept>,
}

/// The recipients with the names of the parties, those with a name for comparison that is not empty.
pub(in crate::funding) async fn likely(
    db: &impl ConnectionTrait,
    keys: &Keys,
    application: &Application,
) -> Result<Vec<Likely>, FundingError> {
    let parties: Vec<(usize, String, Option<String>)> = application
        .parties
        .iter()
        .enumerate()
        .map(|(at, party)| (at, plain(&party.name), known_by(keys, &party.organisation_number)))
        .filter(|(_, name, _)| !name.is_empty())
        .collect();
    let names: Vec<String> = parties.iter().map(|(_, name, _)| name.clone()).collect();
    let mut by_name: BTreeMap<String, Vec<Kept>> = BTreeMap::new();
    for kept in store::of_recipients(db, &names).await? {
        by_name.entry(plain(&kept.project.recipient)).or_default().push(kept);
    }
    let numbers: Vec<String> = parties.iter().filter_map(|(_, _, number)| number.clone()).collect();
    let found = recipients::of_parties(db, &numbers).await?;
    let standing = |name: &str, number: &Option<String>| {
        let Some(number) = number else { return Standing::NoNumber };
        // The last holds.
        let found = found.iter().rev().find(|one| one.recipient_plain == name && one.party == *number);
        match found {
            None => Standing::Perhaps,
            Some(Found { same, reason, at, .. }) => {
                let (reason, at) = (reason.clone(), *at);
                if *same { Standing::Same { reason, at } } else { Standing::Another { reason, at } }
            }
        }
    };
    let mut all = Vec::new();
    for (party, name, number) in &parties {
        if let Some(projects) = by_name.get(name) {
            let standing = standing(name, number);
            all.push(Likely { party: *party, standing, projects: projects.clone() });
        }
    }
    Ok(all)
}

/// An officer says whether the recipient with a party's name is that party. Said again, it changes nothing.
///
/// # Errors
/// [`FundingError::NotFound`] when the application has no such party or the bank no such recipient; [`FundingError::NotNow`]
/// for a party without an organisation number; [`FundingError::NoReason`].
pub async fn tell(
    app: &App,
    caller: &Caller,
    application: i64,
    party: usize,
    same: bool,
    reason: &str,
) -> Result<(), FundingError> {
    check(caller, Action::KeepBank, Relation::None)?;
    let kept = one(app, caller, application).await?;
    let keys = app.keys()?;
    let own = kept.application.parties.get(party).ok_or(FundingError::NotFound)?;
    let recipient = plain(&own.name);
    let number = known_by(keys, &own.organisation_number).ok_or(FundingError::NotNow)?;
    let reason = reasoned(reason)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    if recipient.is_empty()
        || store::of_recipients(&transaction, std::slice::from_ref(&recipient)).await?.is_empty()
    {
        return Err(FundingError::NotFound);
    }
    let before = recipients::of_parties(&transaction, std::slice::from_ref(&number)).await?;
    let last = before.iter().rev().find(|one| one.recipient_plain == recipient);
    if last.is_some_and(|last| last.same == same && last.reason == reason) {
        return Ok(());
    }
    let found = Found { recipient_plain: recipient, party: number, same, reason: reason.to_owned(), at };
    let id = recipients::insert(&transaction, &found, &caller.label()).await?;
    let data = json!({ "found": id, "same": same });
    let event = Event { action: "bank.recipient_told", subject: Subject::Application(application), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}
