//! The vocabularies in use, in memory: read once, swapped whole when others are taken into use, by this process or another.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use ::skills::{
    Scheme,
    link::{Link, Linker, Options},
    shipped,
};
use tokio::sync::Mutex;
use workforce::map::Concept;

use super::{KeptError, import, model::KeptVersion, store};
use crate::{app::App, database::Database, skills::json::words_of, words::Language};

/// Empty until somebody needs them.
#[derive(Debug, Default)]
pub struct VocabulariesInMemory {
    current: RwLock<Option<Arc<Linked>>>,
    /// Held while they are read: two would do the same work.
    reading: Mutex<()>,
}

/// A version in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its row.
    pub id: i64,
    pub scheme: String,
    pub version: String,
}

/// The vocabularies in use at one moment.
#[derive(Debug)]
pub struct Linked {
    /// Beside [`Linked::schemes`].
    pub versions: Vec<Version>,
    pub schemes: Vec<Scheme>,
    pub linker: Linker,
    /// The place of each concept of a scheme by its id.
    places: Vec<HashMap<String, usize>>,
}

/// A concept that a text may mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Meant {
    pub concept: Concept,
    /// In the reader's language, else in the other.
    pub label: String,
    /// The chance that it is meant, from 0 to 1.
    pub score: f64,
}

impl Linked {
    /// What a text means: a concept, when one is likely enough.
    #[must_use]
    pub fn meaning(&self, text: &str, language: Language) -> Option<Meant> {
        let link = self.linker.link(text);
        let linked = link.linked?;
        self.candidates(&link, language)
            .into_iter()
            .zip(&link.candidates)
            .find_map(|(meant, candidate)| (candidate.concept == linked).then_some(meant))
    }

    /// All that a text may mean, the likeliest first: to be chosen from.
    #[must_use]
    pub fn candidates(&self, link: &Link, language: Language) -> Vec<Meant> {
        link.candidates
            .iter()
            .map(|candidate| {
                let known = &self.linker.concepts()[candidate.concept as usize];
                let version = &self.versions[known.scheme];
                Meant {
                    concept: Concept {
                        scheme: version.scheme.clone(),
                        version: version.version.clone(),
                        id: known.id.clone(),
                    },
                    label: known.label(words_of(language)).to_owned(),
                    score: candidate.score,
                }
            })
            .collect()
    }

    /// The label of a concept, by its scheme and id, when a version in use has it; also of another version of its scheme.
    #[must_use]
    pub fn label(&self, concept: &Concept, language: Language) -> Option<String> {
        let at = self.versions.iter().position(|version| version.scheme == concept.scheme)?;
        let known = &self.schemes[at].concepts[*self.places[at].get(&concept.id)?];
        Some(known.label(words_of(language).code()).to_owned())
    }
}

/// The vocabularies in use. Keep them for the length of one answer. While newer ones are read, those from before answer.
///
/// # Errors
/// When the database does not answer, or what it holds cannot be read.
pub async fn linker(app: &App) -> Result<Arc<Linked>, KeptError> {
    // A few rows without their files: another process may have taken others into use.
    let wanted = store::in_use(app.db.reader()).await?;
    let held = app.vocabularies.held();
    if let Some(held) = &held
        && held.versions.iter().map(|version| version.id).eq(wanted.iter().map(|kept| kept.id))
    {
        return Ok(Arc::clone(held));
    }
    let Ok(_reading) = app.vocabularies.reading.try_lock() else {
        return match held {
            Some(held) => Ok(held),
            None => {
                drop(app.vocabularies.reading.lock().await);
                let read = app.vocabularies.held();
                read.ok_or_else(|| KeptError::Broken("in use".to_owned(), "it was not read".to_owned()))
            }
        };
    };
    let read = Arc::new(read(app, wanted).await?);
    *app.vocabularies.current.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&read));
    Ok(read)
}

/// A vocabulary that Swedish words would be linked by, and that is not in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    /// The Swedish taxonomy, with SSYK 2012.
    Taxonomy,
    /// ESCO with its own Swedish labels.
    SwedishEsco,
}

impl Lacking {
    /// The key of its words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Lacking::Taxonomy => "kept-lacking-taxonomy",
            Lacking::SwedishEsco => "kept-lacking-esco",
        }
    }
}

/// What Swedish words cannot be linked by here, for want of somebody who takes it in.
///
/// # Errors
/// When the database does not answer.
pub async fn lacking(app: &App) -> Result<Vec<Lacking>, KeptError> {
    let in_use = store::in_use(app.db.reader()).await?;
    let mut lacking = Vec::new();
    if in_use.iter().all(|one| one.scheme != "taxonomy") {
        lacking.push(Lacking::Taxonomy);
    }
    let is_swedish =
        |one: &KeptVersion| one.scheme == "esco" && one.counts.languages.iter().any(|l| l == "sv");
    if !in_use.iter().any(is_swedish) {
        lacking.push(Lacking::SwedishEsco);
    }
    Ok(lacking)
}

/// What a text means in the vocabularies in use; none: nothing clearly enough.
///
/// # Errors
/// As [`linker`].
pub async fn link(app: &App, text: &str, language: Language) -> Result<Option<Meant>, KeptError> {
    Ok(linker(app).await?.meaning(text, language))
}

impl VocabulariesInMemory {
    fn held(&self) -> Option<Arc<Linked>> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The vocabularies in use in a database that is only looked at, as a server on it links by them.
///
/// # Errors
/// When the database does not answer, or what it holds cannot be read.
pub async fn in_use_of(db: &Database) -> Result<Vec<Scheme>, KeptError> {
    let packed = packed(db, store::in_use(db.reader()).await?).await?;
    let reading = tokio::task::spawn_blocking(move || {
        packed.iter().map(|(kept, files)| unpacked(kept, files.as_deref())).collect::<Result<Vec<_>, _>>()
    });
    reading.await.map_err(|error| KeptError::Broken("in use".to_owned(), error.to_string()))?
}

/// Versions with their files; none for what is shipped.
async fn packed(
    db: &Database,
    wanted: Vec<KeptVersion>,
) -> Result<Vec<(KeptVersion, Option<Vec<u8>>)>, KeptError> {
    let mut packed = Vec::new();
    for kept in wanted {
        let files = match kept.files {
            Some(id) => Some(store::files(db.reader(), id).await?.ok_or(KeptError::NotFound)?),
            None => None,
        };
        packed.push((kept, files));
    }
    Ok(packed)
}

/// A version with its labels, and this project's Swedish names where it is ESCO.
fn unpacked(kept: &KeptVersion, files: Option<&[u8]>) -> Result<Scheme, KeptError> {
    let Some(files) = files else { return Ok(shipped::esco()) };
    let mut scheme = import::scheme(kept, files)?;
    shipped::name_in_swedish(&mut scheme);
    Ok(scheme)
}

async fn read(app: &App, wanted: Vec<KeptVersion>) -> Result<Linked, KeptError> {
    let packed = packed(&app.db, wanted).await?;
    let reading = tokio::task::spawn_blocking(move || {
        let (mut versions, mut schemes) = (Vec::new(), Vec::new());
        for (kept, files) in packed {
            schemes.push(unpacked(&kept, files.as_deref())?);
            versions.push(Version { id: kept.id, scheme: kept.scheme, version: kept.version });
        }
        let linker = Linker::new(&schemes.iter().collect::<Vec<_>>(), Options::default());
        let by_id = |scheme: &Scheme| {
            scheme.concepts.iter().enumerate().map(|(at, concept)| (concept.id.clone(), at)).collect()
        };
        let places = schemes.iter().map(by_id).collect();
        Ok(Linked { versions, schemes, linker, places })
    });
    reading.await.map_err(|error| KeptError::Broken("in use".to_owned(), error.to_string()))?
}
