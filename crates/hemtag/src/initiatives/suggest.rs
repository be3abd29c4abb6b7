//! What the public suggests, and what a person decides about it.

use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

use super::{
    keep::{NotKept, holding, reason_of, with_id},
    model::{COLUMNS, Fault, Initiative, Problem, Row, read, written},
    store::{self, Decided, NewSuggestionRow, NewVersion, Origin, SuggestionRow},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
};

/// So many are taken from one address in ten minutes.
pub const SUGGESTIONS: u32 = 10;

/// So many suggestions of the public are taken in an hour, from everybody together.
pub const MOST_AN_HOUR: u64 = 30;

/// The longest text of a suggestion's field, in characters.
pub const MOST: usize = 300;
const MOST_NOTE: usize = 1000;

/// What somebody suggests: a new initiative, or something about one that is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewSuggestion {
    /// The id of the one that it is about; empty for a new one.
    pub about: String,
    /// What is known, by column. Nothing must be complete: a person fills in the rest.
    pub row: Row,
    pub note: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Accepted,
    Rejected,
}

impl Verdict {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Verdict::Accepted => "accepted",
            Verdict::Rejected => "rejected",
        }
    }
}

/// A suggestion as it waits or was decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    pub id: i64,
    /// From the agency's bank of projects, by its number; else from the public.
    pub bank: Option<String>,
    pub about: String,
    pub row: Row,
    pub note: String,
    /// Why the bank's project was proposed: `points` and `reasons`.
    pub evidence: Value,
    pub at: Timestamp,
    pub decided: Option<(Verdict, Timestamp)>,
    pub reason: String,
    pub initiative: String,
}

/// What a person decides.
#[derive(Debug, Clone, Copy)]
pub enum Decision<'d> {
    /// Into the register, as edited.
    Accept(&'d Row),
    Reject,
}

/// Keeps a suggestion for review. Gives its number.
///
/// # Errors
/// When it says nothing that can be looked up, is too long, too many came in the last hour, or the database refuses.
pub async fn suggest(app: &App, caller: &Caller, new: &NewSuggestion) -> Result<i64, NotKept> {
    check(caller, Action::SuggestInitiative, Relation::None)?;
    let problems = problems(new);
    if !problems.is_empty() {
        return Err(NotKept::Wrong(problems));
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let hour = at.checked_sub(1.hour()).unwrap_or(at);
    if store::suggested_since(&transaction, hour).await? >= MOST_AN_HOUR {
        return Err(NotKept::TooMany);
    }
    let row = NewSuggestionRow {
        origin: Origin::Suggested,
        reference: None,
        about: &new.about,
        document: &new.row,
        note: &new.note,
        evidence: Value::Null,
        at,
    };
    let id = store::insert_suggestion(&transaction, row).await?;
    let subject = Subject::InitiativeSuggestion(Some(id));
    let event = Event { action: "initiative.suggested", subject, data: json!({}) };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(id)
}

/// A new one needs a name, what it does and an address; a remark about one that is there needs its text.
fn problems(new: &NewSuggestion) -> Vec<Problem> {
    let text = |column: &str| new.row.get(column).map_or("", |text| text.trim());
    let mut problems = Vec::new();
    let needed: &[&'static str] = if new.about.is_empty() { &["name", "does_sv", "source"] } else { &[] };
    for column in needed {
        if text(column).is_empty() {
            problems.push(Problem { column, fault: Fault::Needed });
        }
    }
    if !new.about.is_empty() && new.note.trim().is_empty() {
        problems.push(Problem { column: "note", fault: Fault::Needed });
    }
    for column in COLUMNS {
        if text(column).chars().count() > MOST {
            problems.push(Problem { column, fault: Fault::TooLong { most: MOST } });
        }
    }
    if new.note.chars().count() > MOST_NOTE {
        problems.push(Problem { column: "note", fault: Fault::TooLong { most: MOST_NOTE } });
    }
    // Only an address can be looked up; whether it is one, the reader of the whole row says.
    let source = text("source");
    if !source.is_empty() {
        let probe: Row = [("source".to_owned(), source.to_owned())].into_iter().collect();
        let of_source = read(&probe).err().into_iter().flatten().find(|problem| problem.column == "source");
        problems.extend(of_source);
    }
    problems
}

/// Those that wait (the public's first, then projects of the bank, most points first), or those that were decided; else
/// newest first.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn suggestions(app: &App, caller: &Caller, decided: bool) -> Result<Vec<Suggestion>, NotKept> {
    check(caller, Action::EditInitiative, Relation::None)?;
    let mut found: Vec<Suggestion> =
        store::suggestions(app.db.reader(), decided).await?.into_iter().map(of_row).collect();
    if !decided {
        found.sort_by_key(|one| (one.bank.is_some(), std::cmp::Reverse(one.evidence["points"].as_u64())));
    }
    Ok(found)
}

/// What a list of suggestions is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowed {
    /// Those that were decided; else those that wait.
    pub decided: bool,
    /// Out of the agency's bank, or from the public; both where nothing is said.
    pub of_bank: Option<bool>,
    /// Every word stands in the name, the note or what is said of it.
    pub words: String,
}

impl Narrowed {
    fn holds(&self, one: &Suggestion) -> bool {
        let row = one.row.values().map(String::as_str);
        let text: Vec<&str> = row.chain([one.note.as_str(), one.about.as_str()]).collect();
        let text = text.join("\n").to_lowercase();
        self.of_bank.is_none_or(|of_bank| of_bank == one.bank.is_some())
            && self.words.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}

/// The suggestions that a list is narrowed to, in the order of [`suggestions`].
///
/// # Errors
/// As [`suggestions`].
pub async fn narrowed(app: &App, caller: &Caller, to: &Narrowed) -> Result<Vec<Suggestion>, NotKept> {
    let mut found = suggestions(app, caller, to.decided).await?;
    found.retain(|one| to.holds(one));
    Ok(found)
}

/// # Errors
/// When the caller may not, there is none, or the database does not answer.
pub async fn suggestion(app: &App, caller: &Caller, id: i64) -> Result<Suggestion, NotKept> {
    check(caller, Action::EditInitiative, Relation::None)?;
    Ok(of_row(store::suggestion(app.db.reader(), id).await?.ok_or(NotKept::NotFound)?))
}

/// Accepts (as edited) or rejects one that waits, with a reason. Gives the initiative when it was accepted.
///
/// # Errors
/// When it was decided already, cannot be read, its id is taken, the reason is lacking, the caller may not, or the database
/// refuses.
pub async fn decide(
    app: &App,
    caller: &Caller,
    id: i64,
    decision: Decision<'_>,
    reason: &str,
) -> Result<Option<Initiative>, NotKept> {
    check(caller, Action::EditInitiative, Relation::None)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let waiting = store::suggestion(&transaction, id).await?.ok_or(NotKept::NotFound)?;
    if waiting.decided.is_some() {
        return Err(NotKept::ChangedMeanwhile);
    }
    let accepted = match decision {
        Decision::Reject => None,
        Decision::Accept(row) => {
            let there = holding(&transaction).await?;
            let mut row = row.clone();
            if !waiting.about.is_empty() {
                row.insert("id".to_owned(), waiting.about.clone());
            }
            let next = read(&with_id(&row, &there)).map_err(NotKept::Wrong)?;
            if waiting.about.is_empty() && there.iter().any(|kept| kept.initiative.id == next.id) {
                return Err(NotKept::Taken);
            }
            Some(next)
        }
    };
    let reason = reason_of(reason)?;
    if let Some(next) = &accepted {
        let new = NewVersion {
            initiative: &next.id,
            document: Some(written(next)),
            origin: waiting.origin,
            reason,
            at,
            actor: &caller.label(),
        };
        store::insert_version(&transaction, new).await?;
    }
    let verdict = if accepted.is_some() { Verdict::Accepted } else { Verdict::Rejected };
    let initiative = accepted.as_ref().map_or("", |next| next.id.as_str());
    let decided = Decided { verdict: verdict.code(), reason, initiative, at, actor: &caller.label() };
    store::decide(&transaction, id, decided).await?;
    let action = match verdict {
        Verdict::Accepted => "initiative.suggestion_accepted",
        Verdict::Rejected => "initiative.suggestion_rejected",
    };
    let subject = Subject::InitiativeSuggestion(Some(id));
    let event = Event { action, subject, data: json!({ "initiative": initiative }) };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(accepted)
}

fn of_row(row: SuggestionRow) -> Suggestion {
    let verdict = |word: &str| if word == "accepted" { Verdict::Accepted } else { Verdict::Rejected };
    Suggestion {
        id: row.id,
        bank: row.reference,
        about: row.about,
        row: row.document,
        note: row.note,
        evidence: row.evidence,
        at: row.at,
        decided: row.decided.map(|(word, at)| (verdict(&word), at)),
        reason: row.reason,
        initiative: row.initiative,
    }
}
