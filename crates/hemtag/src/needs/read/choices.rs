//! The words for a stage and for how much an owner has had made before.

use crate::{
    needs::model::{Newcomer, Stage},
    values::{ValueProblem, choice},
};

type Read<T> = Result<T, ValueProblem>;

/// A code or a common word for a stage; "idea" beside those of the vocabulary.
///
/// # Errors
/// When it is no stage.
pub fn stage(text: &str) -> Read<Stage> {
    let lower = text.trim().to_lowercase();
    if matches!(lower.as_str(), "idea" | "idé" | "ide") {
        return Ok(Stage::Idea);
    }
    match vocabulary::Stage::parse(&lower) {
        Some(vocabulary::Stage::Prototype) => Ok(Stage::Prototype),
        Some(vocabulary::Stage::PilotSeries) => Ok(Stage::PilotSeries),
        Some(vocabulary::Stage::FullScale) => Ok(Stage::FullScale),
        None => Err(choice(text, &Stage::ALL.map(Stage::code))),
    }
}

/// # Errors
/// When it is none of the three.
pub fn newcomer(text: &str) -> Read<Newcomer> {
    let text = text.trim();
    Newcomer::ALL
        .into_iter()
        .find(|n| n.code() == text)
        .ok_or_else(|| choice(text, &Newcomer::ALL.map(Newcomer::code)))
}
