//! Everything that conflicts are found by, read once for a call.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sea_orm::{ConnectionTrait, DbErr};

use super::{
    links::links,
    model::{
        conflict::{Conflict, Knows, Links, Project, found},
        profile::{Profile, Tie, compared},
    },
    store::{assessors, projects},
};
use crate::{
    access::PersonId,
    funding::applications::{self, Kept},
    makers,
    people::directory,
    sealed::Keys,
};

/// The applications of a call as they are compared, and those that were handed in as they are kept.
pub(super) struct Finder {
    projects: Vec<Project>,
    pub(super) applications: Vec<Kept>,
    links: Links,
    day: Date,
}

/// All parties' numbers, as they are compared.
fn numbers(kept: &Kept) -> BTreeSet<String> {
    kept.application.parties.iter().filter_map(|party| compared(&party.organisation_number)).collect()
}

impl Finder {
    pub(super) async fn of_call(
        db: &impl ConnectionTrait,
        keys: &Keys,
        call: i64,
        day: Date,
    ) -> Result<Finder, DbErr> {
        let handed_in = applications::of_call(db, keys, call).await?;
        let applicants = projects::applicants(db, call).await?;
        let owners = applicants.iter().map(|(_, owner, _)| PersonId(*owner));
        let people = directory::persons(db, owners).await?;
        let mut projects = Vec::with_capacity(applicants.len());
        for (id, owner, organisation) in applicants {
            let kept = handed_in.iter().find(|one| one.id == id);
            let mut addresses: Vec<String> =
                people.get(&PersonId(owner)).map(|one| one.email.clone()).into_iter().collect();
            // Whoever was asked to sign, whether they did or not.
            addresses.extend(applications::asked_to_sign(db, keys, id).await?);
            let numbers = kept.map(numbers).unwrap_or_default();
            projects.push(Project { id, owner, organisation, numbers, addresses });
        }
        let numbers = projects.iter().flat_map(|one| one.numbers.iter().cloned()).collect();
        let links = links(db, &numbers, day).await?;
        Ok(Finder { projects, applications: handed_in, links, day })
    }

    /// The conflicts of somebody with an application.
    pub(super) fn conflicts(&self, assessor: &Knows, application: i64) -> Vec<Conflict> {
        self.projects
            .iter()
            .find(|one| one.id == application)
            .map(|project| found(assessor, project, &self.projects, &self.links))
            .unwrap_or_default()
    }

    pub(super) fn application(&self, id: i64) -> Option<&Kept> {
        self.applications.iter().find(|one| one.id == id)
    }

    pub(super) const fn day(&self) -> Date {
        self.day
    }
}

/// What is known of some assessors, by their statements and their accounts.
pub(super) async fn knows(
    db: &impl ConnectionTrait,
    profiles: &[(PersonId, Profile)],
    day: Date,
) -> Result<BTreeMap<PersonId, Knows>, DbErr> {
    let ids: Vec<i64> = profiles.iter().map(|(person, _)| person.0).collect();
    let people = directory::persons(db, ids.iter().map(|id| PersonId(*id))).await?;
    let held = directory::held_by(db, &ids).await?;
    let organisations = held.iter().filter_map(|one| one.organisation.as_ref());
    let of_makers: Vec<i64> = organisations.filter_map(|one| one.maker).collect();
    let makers = makers::store::find_many(db, &of_makers).await?;
    let mut all = BTreeMap::new();
    for (person, profile) in profiles {
        let mut known = Knows {
            person: person.0,
            address: people.get(person).map(|one| one.email.clone()).unwrap_or_default(),
            ..Knows::default()
        };
        for bound in profile.bound.iter().filter(|bound| bound.counts(day)) {
            let into = if bound.tie == Tie::Group { &mut known.group } else { &mut known.numbers };
            into.extend(compared(&bound.number));
        }
        for organisation in
            held.iter().filter(|one| one.person == *person).filter_map(|one| one.organisation.as_ref())
        {
            known.organisations.insert(organisation.id);
            let maker = makers.iter().find(|maker| Some(maker.id.0) == organisation.maker);
            known
                .numbers
                .extend(maker.and_then(|maker| maker.organisation_number.as_deref()).and_then(compared));
        }
        all.insert(*person, known);
    }
    Ok(all)
}

/// The same of one, by what they have stated; without a statement by the account alone.
pub(super) async fn known(db: &impl ConnectionTrait, person: PersonId, day: Date) -> Result<Knows, DbErr> {
    let profile = assessors::of(db, person).await?.map(|stated| stated.profile).unwrap_or_default();
    Ok(knows(db, &[(person, profile)], day).await?.remove(&person).unwrap_or_default())
}
