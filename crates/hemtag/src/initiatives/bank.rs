//! The agency's bank of granted projects: those that may be initiatives are proposed by their words, and wait for a person.
//! Nothing of the bank is in the program; its file is read by a command.

use std::collections::BTreeSet;

use serde_json::json;
use vocabulary::Vocabulary;

use super::{
    keep::NotKept,
    model::{BANK, BankProject, Row, Scored, THRESHOLD, score, slug},
    store::{self, NewSuggestionRow, Origin},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
};

/// Why a file is none of the bank's.
#[derive(Debug, thiserror::Error)]
pub enum NoBank {
    #[error("The file is no table: {0}")]
    Table(#[from] csv::Error),
    /// The column that is lacking, as the bank names it.
    #[error("The file has no column {0}.")]
    NoColumn(&'static str),
}

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

/// Reads the bank's table: CSV in UTF-8, with the columns of either period.
///
/// # Errors
/// When it is no table or lacks a column.
pub fn read_bank(content: &[u8]) -> Result<Vec<BankProject>, NoBank> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(content);
    let heads: Vec<String> = reader.headers()?.iter().map(folded).collect();
    let column = |name: &'static str| heads.iter().position(|head| *head == folded(name));
    let needed = |name: &'static str| column(name).ok_or(NoBank::NoColumn(name));
    let (number, name, summary) =
        (needed("Ärende-ID")?, needed("Projektnamn")?, needed("Projektbeskrivning")?);
    let owner = column("Stödmottagare");
    let (since, until) = (column("Projekt Starttid"), column("Projekt Sluttid"));
    let counties = column("Län fördelning").or_else(|| column("län"));
    let mut projects = Vec::new();
    for record in reader.records() {
        let record = record?;
        let cell = |column: Option<usize>| {
            column.and_then(|at| record.get(at)).map_or_else(String::new, |text| text.trim().to_owned())
        };
        projects.push(BankProject {
            number: cell(Some(number)),
            name: cell(Some(name)),
            summary: cell(Some(summary)),
            owner: cell(owner),
            since: cell(since),
            until: cell(until),
            counties: cell(counties),
        });
    }
    projects.retain(|project| !project.number.is_empty() && !project.name.is_empty());
    Ok(projects)
}

fn folded(head: &str) -> String {
    head.trim_start_matches('\u{feff}').trim().to_lowercase().replace('_', " ")
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
        let reasons = one.scored.reasons.iter();
        let reasons: Vec<_> = reasons
            .map(|reason| json!({ "word": reason.word, "in_name": reason.in_name, "points": reason.points }))
            .collect();
        let row = NewSuggestionRow {
            origin: Origin::ProjectBank,
            reference: Some(one.project.number.clone()),
            about: "",
            document: &row_of(&one.project),
            note: &one.project.summary,
            evidence: json!({ "points": one.scored.points, "reasons": reasons }),
            at,
        };
        store::insert_suggestion(&transaction, row).await?;
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
        ("counties", counties(&project.counties)),
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

/// The codes of the counties that are named in the bank's cell, apart by spaces.
fn counties(text: &str) -> String {
    let text = text.to_lowercase();
    let named = Vocabulary::embedded().places().counties().iter().filter(|county| {
        let short = county.name_sv.trim_end_matches(" län").trim_end_matches('s').to_lowercase();
        text.contains(&short)
    });
    named.map(|county| county.code.as_str()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_the_bank_are_read() {
        let old = "Ärende-ID,Projekt Starttid,Projektnamn,Projektbeskrivning,Stödmottagare,Län fördelning\n\
                   1,2014-08-01,Prototypverkstad,\"Nätverk, tillverkande företag\",IUC Z-GROUP AB,Jämtland\n";
        let new = "ärende-id,stödmottagare,projektnamn,projektbeskrivning,projekt_starttid,län\n\
                   2,IUC,Underleverantörer i samverkan,Kluster,2016-01-01,\"Kalmar län, Kronobergs län\"\n";
        let projects = [read_bank(old.as_bytes()).unwrap(), read_bank(new.as_bytes()).unwrap()].concat();
        assert_eq!(projects.iter().map(|p| p.owner.as_str()).collect::<Vec<_>>(), ["IUC Z-GROUP AB", "IUC"]);
        assert_eq!(row_of(&projects[0])["counties"], "23");
        assert_eq!(row_of(&projects[1])["counties"], "07 08");
        assert_eq!(row_of(&projects[0])["since"], "2014-08-01");
        assert!(matches!(read_bank(b"a,b\n1,2\n"), Err(NoBank::NoColumn("Ärende-ID"))));
    }
}
