//! Everything about one application, for its page.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{
    earlier::{Earlier, earlier},
    eligible::{Judgement, judgements},
    files::{self, AttachedFile},
    keep::one,
    store::{
        self, Kept,
        completions::{self, Completion},
        eligibility::{self, Judged},
        signatures::{self, Signature},
        versions::KeptVersion,
    },
    terms::{Terms, terms},
};
use crate::{
    access::{Action, Caller, PersonId, check_any},
    app::App,
    events::{self, Happened, Subject},
    funding::{
        FundingError,
        bank::{Likely, likely},
        due,
        model::{
            due::{Due, Of},
            handed::HandedFile,
        },
    },
    people::{directory, model::Person},
};

/// Lines of the timeline at most.
const MOST_LINES: u64 = 500;

/// What the page of an application shows.
#[derive(Debug, Clone)]
pub struct Whole {
    pub kept: Kept,
    pub terms: Terms,
    /// The caller writes it.
    pub is_own: bool,
    /// The caller handles it for the agency.
    pub is_officer: bool,
    /// Newest first.
    pub versions: Vec<KeptVersion>,
    /// Files of what is shown.
    pub files: Vec<HandedFile>,
    pub signatures: Vec<Signature>,
    pub completions: Vec<Completion>,
    /// Days of the application and of its requests, those that were moved too.
    pub days: Vec<Due>,
    pub judgements: Vec<Judgement>,
    /// What officers found of the rules; the newest holds.
    pub judged: Vec<Judged>,
    pub earlier: Vec<Earlier>,
    /// Recipients of the bank with the names of the parties: for officers.
    pub likely: Vec<Likely>,
    pub happened: Vec<Happened>,
    pub people: HashMap<PersonId, Person>,
    /// What is written now differs from what was handed in.
    pub is_unsent: bool,
    pub today: Date,
}

/// # Errors
/// [`FundingError::NotFound`] when the caller may not know of it.
pub async fn whole(app: &App, caller: &Caller, id: i64) -> Result<Whole, FundingError> {
    let kept = one(app, caller, id).await?;
    let relations = kept.relations(caller);
    let (db, keys) = (app.db.reader(), app.keys()?);
    let terms = terms(app, caller, &kept).await?;
    let handed = store::versions::handed(db, keys, &kept).await?;
    let versions = store::versions::all(db, keys, &kept).await?;
    let is_own = !relations.is_empty();
    let mut current: Vec<AttachedFile> = files::all(db, keys, id).await?;
    current.retain(|file| file.removed_at.is_none());
    let files = match handed.first() {
        Some(newest) if !is_own => newest.files.clone(),
        _ => current.iter().map(AttachedFile::handed).collect(),
    };
    let is_unsent = handed
        .first()
        .is_some_and(|newest| is_own && (newest.application != kept.application || newest.files != files));
    let completions = completions::all(db, keys, id).await?;
    let mut days = due::of(db, Of::Application(id)).await?;
    for one in &completions {
        days.extend(due::of(db, Of::Completion(one.id)).await?);
    }
    let earlier = earlier(db, keys, id, &kept.application).await?;
    let is_officer = check_any(caller, Action::HandleApplication, &[]).is_ok();
    let likely = if is_officer { likely(db, keys, &kept.application).await? } else { Vec::new() };
    let today = app.clock.today();
    let on = kept.submitted_at.map_or(today, crate::clock::day_in_sweden);
    let judgements = judgements(&terms.held, &kept.application, &earlier, on);
    let happened = events::of_subjects(db, &[Subject::Application(id)], None, MOST_LINES).await?;
    let who = happened.iter().filter_map(|line| line.person).chain([kept.owner]).chain(kept.officer);
    let people = directory::persons(db, who).await?;
    Ok(Whole {
        is_officer,
        signatures: signatures::all(db, keys, id).await?,
        judged: eligibility::all(db, keys, id).await?,
        kept,
        terms,
        is_own,
        versions,
        files,
        completions,
        days,
        judgements,
        earlier,
        likely,
        happened,
        people,
        is_unsent,
        today,
    })
}

/// A version as the bytes that were handed in, of which the fingerprint is.
///
/// # Errors
/// [`FundingError::NotFound`] for none, and when the caller may not know of it.
pub async fn handed_bytes(app: &App, caller: &Caller, id: i64, number: i32) -> Result<Vec<u8>, FundingError> {
    let kept = one(app, caller, id).await?;
    let bytes = store::versions::bytes(app.db.reader(), app.keys()?, &kept, number).await?;
    bytes.ok_or(FundingError::NotFound)
}
