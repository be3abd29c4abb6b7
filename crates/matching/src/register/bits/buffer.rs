//! Working memory for one question.

use std::cell::RefCell;
use std::ops::{Deref, DerefMut};

thread_local! {
    /// Buffers of earlier questions: asking the system for pages anew costs more than filling them.
    static POOL: RefCell<Vec<Vec<u64>>> = const { RefCell::new(Vec::new()) };
}

/// Working memory, given back when dropped. Its content is left from earlier use.
#[derive(Debug)]
pub(in crate::register) struct Buffer(Vec<u64>);

impl Buffer {
    pub(in crate::register) fn of(words: usize) -> Buffer {
        let mut words_of = POOL.with_borrow_mut(Vec::pop).unwrap_or_default();
        words_of.resize(words, 0);
        Buffer(words_of)
    }

    pub(in crate::register) fn zeroed(words: usize) -> Buffer {
        let mut buffer = Buffer::of(words);
        buffer.fill(0);
        buffer
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        let words = std::mem::take(&mut self.0);
        // A thread that ends takes its pool with it.
        let _ = POOL.try_with(|pool| pool.borrow_mut().push(words));
    }
}

impl Deref for Buffer {
    type Target = [u64];
    fn deref(&self) -> &[u64] {
        &self.0
    }
}

impl DerefMut for Buffer {
    fn deref_mut(&mut self) -> &mut [u64] {
        &mut self.0
    }
}
