//! Making a release, and reading those that there are.

use std::sync::Arc;

use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;
use workforce::map::Concept;

use super::{
    ChangedError,
    compute::{self, Earlier, NoRelease},
    keep,
    model::{Counts, Quarter, Release, Subject},
    store,
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject as About},
    sealed::Keys,
    skills::kept::{self, Linked},
    words::Language,
};

/// A map that nobody has saved for so many quarters is not counted: nobody knows whether it still holds.
const QUARTERS: usize = 8;
const MOST_BYTES: u64 = 256 * 1024 * 1024;

fn sealed_for(quarter: &str) -> String {
    format!("skills release {quarter} counts")
}

/// What could be released next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// The quarter that is next; none: each that is over has its release.
    pub next: Option<Quarter>,
    /// Whether enough firms have a map for it.
    pub is_enough: bool,
}

/// Every release, oldest first.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn releases(app: &App, caller: &Caller) -> Result<Vec<Release>, ChangedError> {
    check(caller, Action::ReadChangedSkills, Relation::None)?;
    let released = store::releases(app.db.reader()).await?;
    released.iter().map(|one| document(one).map_err(ChangedError::from)).collect()
}

fn document(released: &store::Released) -> Result<Release, DbErr> {
    serde_json::from_str(&released.document)
        .map_err(|error| DbErr::Custom(format!("skills_release {}: {error}", released.quarter)))
}

/// What an officer could release.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn outlook(app: &App, caller: &Caller) -> Result<Outlook, ChangedError> {
    check(caller, Action::KeepVocabulary, Relation::None)?;
    let next = next(app, app.db.reader()).await?;
    let is_enough = match next {
        Some(quarter) => extracts(app.db.reader(), quarter).await?.len() >= disclosure::THRESHOLD as usize,
        None => false,
    };
    Ok(Outlook { next, is_enough })
}

/// The last quarter that is over, unless it has a release already: quarters that were left out are not made up for.
async fn next(app: &App, db: &impl ConnectionTrait) -> Result<Option<Quarter>, DbErr> {
    let quarter = Quarter::of(app.clock.today()).before();
    let newest = store::releases(db).await?.pop().map(|released| released.quarter);
    let is_made = newest.is_some_and(|newest| newest >= quarter.to_string());
    let first = store::first_quarter(db).await?;
    let is_any = first.is_some_and(|first| first <= quarter.to_string());
    Ok((!is_made && is_any).then_some(quarter))
}

async fn extracts(db: &impl ConnectionTrait, quarter: Quarter) -> Result<Vec<store::Sealed>, DbErr> {
    store::extracts(db, &quarter.earlier(QUARTERS - 1).to_string(), &quarter.to_string()).await
}

/// Makes the release of a quarter, for good. The same again gives [`ChangedError::Changed`] and makes nothing.
///
/// # Errors
/// When the caller may not, another quarter is next, too few firms have a map, or the database refuses.
pub async fn make(app: &App, caller: &Caller, quarter: &str) -> Result<Quarter, ChangedError> {
    check(caller, Action::KeepVocabulary, Relation::None)?;
    let next = next(app, app.db.reader()).await?.ok_or(ChangedError::Nothing)?;
    if next.to_string() != quarter {
        return Err(ChangedError::Changed);
    }
    make_of(app, caller, next).await
}

/// The same of a quarter that is after all that have a release: for the demo, which makes two.
pub(super) async fn make_of(app: &App, caller: &Caller, next: Quarter) -> Result<Quarter, ChangedError> {
    check(caller, Action::KeepVocabulary, Relation::None)?;
    let quarter = next.to_string();
    let quarter = quarter.as_str();
    let keys = app.keys().map_err(|error| ChangedError::Failed(error.to_string()))?;
    let linked = kept::linker(app).await.map_err(|error| ChangedError::Failed(error.to_string()))?;
    let sealed = extracts(app.db.reader(), next).await?;
    let before = store::releases(app.db.reader()).await?;
    let newest = before.last().map(|released| released.quarter.clone());
    let (release, counts) = computed(app, keys, linked, next, sealed, before).await?;
    let to_json = |error: serde_json::Error| ChangedError::Failed(error.to_string());
    let document = serde_json::to_string(&release).map_err(to_json)?;
    let counts = keys.seal(&sealed_for(quarter), &serde_json::to_vec(&counts).map_err(to_json)?);
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    store::lock(&transaction).await?;
    // Computed with every release in sight, or not at all.
    if store::releases(&transaction).await?.pop().map(|released| released.quarter) != newest {
        transaction.rollback().await?;
        return Err(ChangedError::Changed);
    }
    let new = store::Released { quarter: quarter.to_owned(), document, counts };
    store::insert_release(&transaction, new, at, &caller.label()).await?;
    let data = json!({ "quarter": quarter, "skills": release.skills.len() });
    let event = Event { action: "skills.released", subject: About::Vocabulary(None), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(next)
}

/// Off the threads that answer pages: it takes seconds.
async fn computed(
    app: &App,
    keys: &Keys,
    linked: Arc<Linked>,
    quarter: Quarter,
    sealed: Vec<store::Sealed>,
    before: Vec<store::Released>,
) -> Result<(Release, Counts), ChangedError> {
    let (keys, day) = (keys.clone(), app.clock.today());
    let computing = tokio::task::spawn_blocking(move || {
        let extracts = sealed.iter().map(|one| keep::open(&keys, one)).collect::<Result<Vec<_>, _>>()?;
        let earlier = before.iter().map(|one| earlier(&keys, one)).collect::<Result<Vec<_>, _>>()?;
        compute::release(quarter, day, &extracts, &earlier, &|subject| labels(&linked, subject)).map_err(
            |error| match error {
                NoRelease::TooFew => ChangedError::TooFew,
                NoRelease::Protect(error) => ChangedError::Failed(error.to_string()),
            },
        )
    });
    computing.await.map_err(|error| ChangedError::Failed(error.to_string()))?
}

fn earlier(keys: &Keys, released: &store::Released) -> Result<Earlier, DbErr> {
    let told = |error: String| DbErr::Custom(format!("skills_release {}: {error}", released.quarter));
    let opened = keys.open(&sealed_for(&released.quarter), &released.counts, MOST_BYTES);
    let opened = opened.map_err(|error| told(error.to_string()))?;
    let counts = serde_json::from_slice(&opened).map_err(|error| told(error.to_string()))?;
    Ok(Earlier { quarter: released.quarter.clone(), counts })
}

/// What a subject is called; a concept that no vocabulary in use has by its id.
fn labels(linked: &Linked, subject: &Subject) -> (String, String) {
    match subject {
        Subject::Word(word) => (word.clone(), word.clone()),
        Subject::Concept { scheme, id } => {
            let concept = Concept { scheme: scheme.clone(), version: String::new(), id: id.clone() };
            let label = |language| linked.label(&concept, language).unwrap_or_else(|| id.clone());
            (label(Language::Swedish), label(Language::English))
        }
    }
}
