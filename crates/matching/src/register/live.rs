//! The register that a running program holds: readers take the current snapshot and never wait; writers take
//! turns and put the next one in its place.

use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwap;
use jiff::civil::Date;

use super::{Changes, Register};

#[derive(Debug)]
pub struct LiveRegister {
    current: ArcSwap<Register>,
    /// Changes made while a rebuild is under way, to be made again on what it builds; `None` at other times.
    writing: Mutex<Option<Vec<Changes>>>,
}

/// Changed offers beyond which a rebuild pays: each costs every answer about a microsecond.
pub const REBUILD_AFTER: usize = 500;

impl LiveRegister {
    #[must_use]
    pub fn new(register: Register) -> LiveRegister {
        LiveRegister { current: ArcSwap::from_pointee(register), writing: Mutex::default() }
    }

    /// The register as it is now. A reader that keeps it keeps seeing this state.
    #[must_use]
    pub fn load(&self) -> Arc<Register> {
        self.current.load_full()
    }

    /// Makes changes visible to whoever loads next. True when enough changes wait that [`LiveRegister::rebuild`]
    /// should be called, from a thread that has time.
    pub fn change(&self, changes: &Changes) -> bool {
        let mut since = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let next = self.current.load().changed(changes);
        let many = next.pending() >= REBUILD_AFTER;
        self.current.store(Arc::new(next));
        if let Some(since) = since.as_mut() {
            since.push(changes.clone());
        }
        many
    }

    /// Takes all waiting changes into the columns. Readers and writers go on meanwhile; changes made during it
    /// are kept. Only one rebuild at a time makes sense.
    pub fn rebuild(&self, first_week: Date) {
        let start = {
            let mut since = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
            *since = Some(Vec::new());
            self.load()
        };
        let built = start.rebuilt(first_week);
        let mut since = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let next = since.take().iter().flatten().fold(built, |register, changes| register.changed(changes));
        self.current.store(Arc::new(next));
    }
}
