//! Earlier support of the parties, as far as the decisions in this register tell, and the agency's bank of projects where an
//! officer found its recipient to be the party.

use funding::Ore;
use jiff::civil::Date;
use sea_orm::ConnectionTrait;

use super::{
    store::{known, versions},
    submit::known_by,
};
use crate::{
    funding::{
        FundingError,
        bank::{Standing, likely, model::Project},
        model::application::Application,
    },
    sealed::Keys,
};

/// A grant to a party before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// Places in the list of parties, from 0.
    pub parties: Vec<usize>,
    /// The decision's number, or the bank's for the project.
    pub decision: String,
    /// It stands in the bank: the day is the project's first, for the bank does not say when it was decided.
    pub of_bank: bool,
    pub title: String,
    pub on: Date,
    pub sum: Ore,
}

/// A project of the bank, where it says when it began and how many kronor were granted: euro are not turned into kronor.
fn of_bank(party: usize, project: Project) -> Option<Earlier> {
    Some(Earlier {
        parties: vec![party],
        decision: project.number,
        of_bank: true,
        title: project.name,
        on: project.starts?,
        sum: project.kronor.filter(|sum| sum.is_positive())?,
    })
}

/// What was granted before to applications in which one of these parties took part.
///
/// # Errors
/// When the database does not answer.
pub async fn earlier(
    db: &impl ConnectionTrait,
    keys: &Keys,
    id: i64,
    application: &Application,
) -> Result<Vec<Earlier>, FundingError> {
    let parties: Vec<Option<String>> =
        application.parties.iter().map(|party| known_by(keys, &party.organisation_number)).collect();
    let numbers: Vec<String> = parties.iter().flatten().cloned().collect();
    let others = versions::with_parties(db, &numbers, id).await?;
    let ids: Vec<i64> = others.iter().map(|(id, _)| *id).collect();
    let mut all: Vec<Earlier> = known::granted(db, &ids)
        .await?
        .into_iter()
        .map(|granted| {
            let takes_part = |number: &Option<String>| {
                let number = number.as_deref();
                others.iter().any(|(id, of)| *id == granted.application && Some(of.as_str()) == number)
            };
            let places = parties.iter().enumerate().filter(|(_, number)| takes_part(number));
            Earlier {
                parties: places.map(|(at, _)| at).collect(),
                sum: granted.decision.sum(),
                title: granted.decision.title,
                decision: granted.number,
                of_bank: false,
                on: granted.on,
            }
        })
        .collect();
    for likely in likely(db, keys, application).await? {
        if matches!(likely.standing, Standing::Same { .. }) {
            all.extend(likely.projects.into_iter().filter_map(|kept| of_bank(likely.party, kept.project)));
        }
    }
    all.sort_by_key(|one| std::cmp::Reverse(one.on));
    Ok(all)
}
