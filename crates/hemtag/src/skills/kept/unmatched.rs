//! Words that firms call skills and that mean nothing clearly enough in a vocabulary: perhaps new skills.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sea_orm::{DatabaseTransaction, DbErr};

use super::{KeptError, model::plain, store};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    sealed::Keys,
};

/// So many firms must have a word before anybody is shown it: what one firm alone calls a skill may tell which firm it is.
pub const FIRMS: usize = 5;

const MOST_BYTES: u64 = 4096;

/// A word that enough firms have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// In small letters.
    pub word: String,
    pub firms: usize,
    pub first: Date,
    pub last: Date,
}

fn sealed_for(organisation: i64) -> String {
    format!("organisation {organisation} unmatched word")
}

/// Keeps that a firm has a skill by this name that was linked to nothing: within the transaction that keeps its map. Hand in names
/// of skills only. The same word again changes only its last day.
///
/// # Errors
/// When the database refuses, or there are no keys.
pub async fn keep_unmatched(
    app: &App,
    transaction: &DatabaseTransaction,
    organisation: i64,
    word: &str,
) -> Result<(), DbErr> {
    let Some(word) = plain(word) else { return Ok(()) };
    let keys = app.keys().map_err(|error| DbErr::Custom(error.to_string()))?;
    let proof = keys.proof("unmatched word", &word);
    let sealed = keys.seal(&sealed_for(organisation), word.as_bytes());
    store::put_word(transaction, organisation, &proof, sealed, app.clock.today()).await
}

/// Forgets the words of a firm, when its map is erased.
///
/// # Errors
/// When the database refuses.
pub async fn forget_unmatched(transaction: &DatabaseTransaction, organisation: i64) -> Result<(), DbErr> {
    store::forget_words(transaction, organisation).await
}

/// The words that at least [`FIRMS`] firms have.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn words(app: &App, caller: &Caller) -> Result<Vec<Word>, KeptError> {
    check(caller, Action::KeepVocabulary, Relation::None)?;
    let keys = app.keys().map_err(|error| DbErr::Custom(error.to_string()))?;
    Ok(counted(keys, store::sealed_words(app.db.reader()).await?)?)
}

/// Counted by the word itself and not by its proof, which another key makes anew.
fn counted(keys: &Keys, sealed: Vec<store::SealedWord>) -> Result<Vec<Word>, DbErr> {
    let mut firms: BTreeMap<String, (BTreeSet<i64>, Date, Date)> = BTreeMap::new();
    for one in sealed {
        let opened = keys.open(&sealed_for(one.organisation), &one.word, MOST_BYTES).map_err(|error| {
            DbErr::Custom(format!("A word of {} does not open: {error}", one.organisation))
        })?;
        let word = String::from_utf8(opened).map_err(|error| DbErr::Custom(error.to_string()))?;
        let (who, first, last) = firms.entry(word).or_insert_with(|| (BTreeSet::new(), one.first, one.last));
        who.insert(one.organisation);
        *first = one.first.min(*first);
        *last = one.last.max(*last);
    }
    let mut words: Vec<Word> = firms
        .into_iter()
        .filter(|(_, (who, ..))| who.len() >= FIRMS)
        .map(|(word, (who, first, last))| Word { word, firms: who.len(), first, last })
        .collect();
    words.sort_by(|a, b| b.firms.cmp(&a.firms).then(a.word.cmp(&b.word)));
    Ok(words)
}
