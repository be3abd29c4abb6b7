//! The agency's bank of granted projects: those that may be initiatives are proposed by their words, and wait for a person.
//! The bank itself is kept and read elsewhere; whoever has its projects hands them in.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use sea_orm::{DatabaseTransaction, DbErr};
use serde_json::json;

use super::{
    keep::NotKept,
    model::{BANK, BankProject, Row, Scored, THRESHOLD, score, slug},
    store::{self, NewSuggestionRow, Origin},
    suggest::{Verdict, suggestions},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
};

/// A project that is proposed, with why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub project: BankProject,
    pub scored: Scored,
    /// It was proposed before, whatever became of it.
    pub known: bool,
}

/// What a file holds: how many projects, and those that are proposed, most points first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub projects: usize,
    pub proposals: Vec<Proposal>,
}

/// What would be proposed. Nothing is kept.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn look(app: &App, caller: &Caller, projects: &[BankProject]) -> Result<Found, NotKept> {
    check(caller, Action::EditInitiative, Relation::None)?;
    let known: BTreeSet<String> = store::references(app.db.reader()).await?.into_iter().collect();
    let mut here = BTreeSet::new();
    let mut proposals: Vec<Proposal> = projects
        .iter()
        .filter_map(|project| Some((project, score(project)?)))
        .filter(|(project, scored)| scored.points >= THRESHOLD && here.insert(&project.number))
        .map(|(project, scored)| Proposal {
            known: known.contains(&project.number),
            project: project.clone(),
            scored,
        })
        .collect();
    proposals.sort_by_key(|one| (std::cmp::Reverse(one.scored.points), one.project.number.clone()));
    Ok(Found { projects: projects.len(), proposals })
}

/// Keeps the proposals that are not known for review, all in one transaction. Gives how many.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn propose(app: &App, caller: &Caller, found: &Found) -> Result<usize, NotKept> {
    check(caller, Action::EditInitiative, Relation::None)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let known: BTreeSet<String> = store::references(&transaction).await?.into_iter().collect();
    let new: Vec<&Proposal> =
        found.proposals.iter().filter(|one| !known.contains(&one.project.number)).collect();
    if new.is_empty() {
        return Ok(0);
    }
    for one in &new {
        insert(&transaction, &one.project, Some(&one.scored), at).await?;
    }
    let event = Event {
        action: "initiative.projects_proposed",
        subject: Subject::InitiativeSuggestion(None),
        data: json!({ "proposed": new.len(), "projects": found.projects }),
    };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(new.len())
}

/// What became of a project that was put forward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Became {
    /// The suggestion waits for its review.
    Waits(i64),
    /// The initiative that it became.
    Accepted(String),
    Rejected(i64),
}

/// What became of the bank's projects, by their numbers.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn became(app: &App, caller: &Caller) -> Result<HashMap<String, Became>, NotKept> {
    let mut all = HashMap::new();
    for decided in [true, false] {
        for one in suggestions(app, caller, decided).await? {
            let Some(number) = one.bank else { continue };
            let what = match one.decided {
                None => Became::Waits(one.id),
                Some((Verdict::Accepted, _)) => Became::Accepted(one.initiative),
                Some((Verdict::Rejected, _)) => Became::Rejected(one.id),
            };
            all.insert(number, what);
        }
    }
    Ok(all)
}

/// Keeps one project for review, whatever its words say: a person put it forward. Gives the number of the suggestion; of one
/// that was put forward before, the same.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn propose_one(app: &App, caller: &Caller, project: &BankProject) -> Result<i64, NotKept> {
    check(caller, Action::EditInitiative, Relation::None)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    if let Some(id) = store::of_reference(&transaction, &project.number).await? {
        return Ok(id);
    }
    let id = insert(&transaction, project, score(project).as_ref(), at).await?;
    let subject = Subject::InitiativeSuggestion(Some(id));
    let event = Event { action: "initiative.project_put_forward", subject, data: json!({}) };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(id)
}

async fn insert(
    transaction: &DatabaseTransaction,
    project: &BankProject,
    scored: Option<&Scored>,
    at: Timestamp,
) -> Result<i64, DbErr> {
    let reasons = scored.iter().flat_map(|scored| &scored.reasons);
    let reasons: Vec<_> = reasons
        .map(|reason| json!({ "word": reason.word, "in_name": reason.in_name, "points": reason.points }))
        .collect();
    let row = NewSuggestionRow {
        origin: Origin::ProjectBank,
        reference: Some(project.number.clone()),
        about: "",
        document: &row_of(project),
        note: &project.summary,
        evidence: json!({ "points": scored.map_or(0, |scored| scored.points), "reasons": reasons }),
        at,
    };
    store::insert_suggestion(transaction, row).await
}

/// What the bank says, as the beginning of a row. What it shows and does, a person writes.
fn row_of(project: &BankProject) -> Row {
    let day = |text: &str| text.get(..10).unwrap_or_default().to_owned();
    let name = slug(&project.name);
    let id = format!("{}-{}", name.get(..45).unwrap_or(&name).trim_end_matches('-'), project.number);
    [
        ("id", id),
        ("name", project.name.chars().take(160).collect()),
        ("operator", project.owner.chars().take(160).collect()),
        ("country", "SE".to_owned()),
        ("counties", project.counties.join(" ")),
        ("kind", "programme".to_owned()),
        ("since", day(&project.since)),
        ("until", day(&project.until)),
        ("source", format!("{BANK}{}", project.number)),
        ("source_date", day(&project.until)),
        ("confidence", "medium".to_owned()),
    ]
    .into_iter()
    .map(|(column, text)| (column.to_owned(), text))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_begins_a_row() {
        let project = BankProject {
            number: "185210".into(),
            name: "Prototypverkstad i länet".into(),
            since: "2014-08-01".into(),
            counties: vec!["07".into(), "08".into()],
            ..BankProject::default()
        };
        let row = row_of(&project);
        assert_eq!((row["counties"].as_str(), row["since"].as_str()), ("07 08", "2014-08-01"));
        assert!(row["source"].ends_with("185210") && row["id"].ends_with("-185210"), "{row:?}");
    }
}
