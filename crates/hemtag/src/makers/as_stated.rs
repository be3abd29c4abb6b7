//! What is counted of the register, kept for as long as no maker states anything else. Free hours are stated anew all the time, and are
//! none of it.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
};

use super::Snapshot;

/// Says of two snapshots whether their makers state the same, but for free hours: then it is one and the same.
#[derive(Debug, Default)]
pub struct Stated(());

/// Answers by what was asked, all of one state of the register. Shared by all pages of a running program.
#[derive(Debug)]
pub struct AsStated<K, V>(Mutex<Kept<K, V>>);

#[derive(Debug)]
struct Kept<K, V> {
    /// None until somebody asks.
    of: Option<Arc<Stated>>,
    answers: HashMap<K, Arc<V>>,
}

/// After so many different questions all answers are dropped.
const MOST: usize = 500;

impl<K, V> Default for AsStated<K, V> {
    fn default() -> AsStated<K, V> {
        AsStated(Mutex::new(Kept { of: None, answers: HashMap::new() }))
    }
}

impl<K: Eq + Hash, V> AsStated<K, V> {
    /// The answer to a question, made where it is not there. `make` must read nothing but the snapshot, and of it neither free hours nor
    /// trust. Two who ask at once may both make it: nobody waits for another's.
    pub fn get(&self, snapshot: &Snapshot, question: K, make: impl FnOnce() -> V) -> Arc<V> {
        let stated = &snapshot.stated;
        let is_of = |kept: &Kept<K, V>| kept.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, stated));
        {
            let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(answer) = kept.answers.get(&question).filter(|_| is_of(&kept)) {
                return Arc::clone(answer);
            }
        }
        let answer = Arc::new(make());
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !is_of(&kept) || kept.answers.len() >= MOST {
            kept.of = Some(Arc::clone(stated));
            kept.answers.clear();
        }
        kept.answers.insert(question, Arc::clone(&answer));
        answer
    }
}
