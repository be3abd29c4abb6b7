//! The newest allocation, in memory: a page that is looked at again, filtered or taken away asks the same question, and a large one
//! takes seconds.

use std::sync::{Mutex, PoisonError};

use allocation::{Allocated, AllocationError, Effort, Question, allocate};

/// Shared by all pages of a running program. Empty until somebody asks.
#[derive(Debug, Default)]
pub struct NewestAllocation(Mutex<Option<(Question, Allocated)>>);

impl NewestAllocation {
    /// The allocation of a question by [`Effort::quick`]. Whoever asks meanwhile waits for it instead of searching too.
    pub(super) fn of(&self, question: &Question) -> Result<Allocated, AllocationError> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, allocated)) = held.as_ref()
            && of == question
        {
            return Ok(allocated.clone());
        }
        let allocated = allocate(question, Effort::quick(question))?;
        *held = Some((question.clone(), allocated.clone()));
        Ok(allocated)
    }
}
