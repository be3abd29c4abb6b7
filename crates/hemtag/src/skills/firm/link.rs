//! What a firm calls a skill, in the vocabularies in use; or nothing.

use std::collections::BTreeMap;

use workforce::map::{Concept, plain};

use super::FirmError;
use crate::{app::App, skills::kept, words::Language};

/// What a text means, and what it might.
#[derive(Debug, Clone, PartialEq)]
pub struct Linked {
    pub concept: Option<Concept>,
    /// The likeliest first: concept, label, chance.
    pub candidates: Vec<(Concept, String, f64)>,
}

/// Candidates that are offered.
const OFFERED: usize = 5;

/// What a text means, and what else it might, to be chosen from.
///
/// # Errors
/// When the vocabularies in use cannot be read.
pub async fn link(app: &App, language: Language, text: &str) -> Result<Linked, FirmError> {
    let (known, text) = (kept::linker(app).await?, text.to_owned());
    // Takes a moment of the processor.
    let linked = tokio::task::spawn_blocking(move || {
        let link = known.linker.link(&text);
        let candidates = known.candidates(&link, language);
        let concept = candidates.iter().zip(&link.candidates).find_map(|(meant, candidate)| {
            (Some(candidate.concept) == link.linked).then(|| meant.concept.clone())
        });
        let candidates = candidates.into_iter().take(OFFERED).map(|one| (one.concept, one.label, one.score));
        Linked { concept, candidates: candidates.collect() }
    });
    Ok(linked.await.map_err(|error| sea_orm::DbErr::Custom(error.to_string()))?)
}

/// What a concept is called, when a version in use has it.
///
/// # Errors
/// As [`link`].
pub async fn label(app: &App, language: Language, concept: &Concept) -> Result<Option<String>, FirmError> {
    Ok(kept::linker(app).await?.label(concept, language))
}

/// The concepts that texts mean clearly enough, by the text as names are compared.
///
/// # Errors
/// As [`link`].
pub async fn link_all(
    app: &App,
    language: Language,
    texts: Vec<String>,
) -> Result<BTreeMap<String, Concept>, FirmError> {
    if texts.is_empty() {
        return Ok(BTreeMap::new());
    }
    let known = kept::linker(app).await?;
    let linked = tokio::task::spawn_blocking(move || {
        let link = |text: &String| Some((plain(text), known.meaning(text, language)?.concept));
        texts.iter().filter_map(link).collect()
    });
    Ok(linked.await.map_err(|error| sea_orm::DbErr::Custom(error.to_string()))?)
}
