//! Who should assess what: proposed over all applications of a call at once, with why.

use std::collections::BTreeMap;

use funding::assign::{self, Load, Need, Pair};

use super::{
    finder::{self, Finder},
    model::{
        conflict::Conflict,
        profile::{Profile, distance},
    },
    store::{self, assessors as kept},
};
use crate::{
    access::{Action, Caller, PersonId, Relation, Role, check},
    app::App,
    funding::{FundingError, applications::Kept, calls::KeptCall, model::application::State as Stands},
    people::directory,
};

/// Why somebody is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because {
    /// Codes of the sub-goals and branches that both name.
    pub sub_goals: Vec<String>,
    pub branches: Vec<String>,
    /// 0 to 100: how far it lies from what they know.
    pub distance: u32,
    /// Applications that wait for them already, and how many they take.
    pub load: u32,
    pub most: u16,
}

/// One proposed assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    pub person: PersonId,
    pub name: String,
    pub because: Because,
}

/// An application with whom is proposed, and who cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub application: i64,
    pub number: Option<String>,
    pub title: String,
    /// Assessors that it has already.
    pub has: u32,
    pub proposed: Vec<Proposed>,
    /// Others without a conflict who take more: the officer's choice.
    pub others: Vec<Proposed>,
    /// With whom there is a conflict, and which.
    pub conflicts: Vec<(PersonId, String, Vec<Conflict>)>,
}

/// What an application is about: sub-goals and branches, each once.
fn about(kept: &Kept) -> (Vec<String>, Vec<String>) {
    let each_once = |all: Vec<String>| {
        let mut all: Vec<String> = all.into_iter().filter(|one| !one.is_empty()).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let two = |branch: &str| branch.chars().filter(char::is_ascii_digit).take(2).collect::<String>();
    let application = &kept.application;
    let goals = application.contributions.iter().map(|one| one.sub_goal.clone()).collect();
    let branches = application.contributions.iter().map(|one| two(&one.branch));
    let branches = branches.chain(application.lead().map(|lead| two(&lead.branch)));
    (each_once(goals), each_once(branches.collect()))
}

fn because(profile: &Profile, kept: &Kept, load: u32) -> Because {
    let (goals, branches) = about(kept);
    let distance = distance(profile, &goals, &branches);
    let both = |asked: Vec<String>, known: &[String]| {
        asked.into_iter().filter(|one| known.contains(one)).collect::<Vec<String>>()
    };
    Because {
        sub_goals: both(goals, &profile.sub_goals),
        branches: both(branches, &profile.branches),
        distance,
        load,
        most: profile.most,
    }
}

/// Proposes assessors for the applications of a call that are being assessed, so many for each; nothing is changed.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn propose(
    app: &App,
    caller: &Caller,
    call: &KeptCall,
    each: u32,
) -> Result<Vec<Proposal>, FundingError> {
    check(caller, Action::HandleApplication, Relation::None)?;
    let (db, keys) = (app.db.reader(), app.keys()?);
    let finder = Finder::of_call(db, keys, call.id, app.clock.today()).await?;
    let holders = directory::holders(db, Role::Assessor).await?;
    let names: BTreeMap<PersonId, String> =
        holders.into_iter().map(|(person, _)| (person.id, person.name)).collect();
    // Whoever has stated nothing may have any conflict.
    let profiles: Vec<(PersonId, Profile)> = kept::all(db)
        .await?
        .into_iter()
        .filter(|stated| names.contains_key(&stated.person))
        .map(|stated| (stated.person, stated.profile))
        .collect();
    let ids: Vec<i64> = profiles.iter().map(|(person, _)| person.0).collect();
    let held: BTreeMap<i64, u32> = store::loads(db, &ids).await?.into_iter().collect();
    let loads: Vec<Load> = profiles
        .iter()
        .map(|(person, profile)| Load {
            has: held.get(&person.0).copied().unwrap_or(0),
            most: u32::from(profile.most),
        })
        .collect();
    let known = finder::knows(db, &profiles, finder.day()).await?;
    let open: Vec<&Kept> =
        finder.applications.iter().filter(|one| one.state == Stands::InAssessment).collect();
    let of: Vec<i64> = open.iter().map(|one| one.id).collect();
    let assigned = store::of_applications(db, keys, &of).await?;

    let mut needs = Vec::new();
    let mut pairs = Vec::new();
    let mut proposals = Vec::new();
    for (at, kept) in open.iter().enumerate() {
        let mine: Vec<_> = assigned.iter().filter(|one| one.application == kept.id).collect();
        let has = u32::try_from(mine.iter().filter(|one| one.state.counts()).count()).unwrap_or(u32::MAX);
        needs.push(Need { wanted: each, has });
        let mut proposal = Proposal {
            application: kept.id,
            number: kept.number.clone(),
            title: kept.application.title.clone(),
            has,
            proposed: Vec::new(),
            others: Vec::new(),
            conflicts: Vec::new(),
        };
        for (place, (person, profile)) in profiles.iter().enumerate() {
            let name = names.get(person).cloned().unwrap_or_default();
            let before = mine.iter().find(|one| one.person == *person);
            let declared = before.map(|one| one.conflicts.clone()).unwrap_or_default();
            let found = known.get(person).map(|known| finder.conflicts(known, kept.id)).unwrap_or_default();
            let conflicts: Vec<Conflict> = if found.is_empty() { declared } else { found };
            if !conflicts.is_empty() {
                proposal.conflicts.push((*person, name, conflicts));
            } else if before.is_none() && loads[place].has < loads[place].most {
                let because = because(profile, kept, loads[place].has);
                pairs.push(Pair { application: at, assessor: place, distance: because.distance });
                proposal.others.push(Proposed { person: *person, name, because });
            }
        }
        proposals.push(proposal);
    }
    for chosen in assign::propose(&needs, &loads, &pairs).chosen {
        let pair = pairs[chosen];
        let person = profiles[pair.assessor].0;
        let proposal = &mut proposals[pair.application];
        if let Some(at) = proposal.others.iter().position(|one| one.person == person) {
            let one = proposal.others.remove(at);
            proposal.proposed.push(one);
        }
    }
    for proposal in &mut proposals {
        proposal.others.sort_by_key(|one| (one.because.distance, one.because.load, one.person));
    }
    Ok(proposals)
}
