//! The register that a running program holds: readers take the current state and never wait; writers take turns
//! and put the next one in its place.

use std::sync::{Arc, Mutex, PoisonError, atomic::Ordering};

use arc_swap::ArcSwap;
use jiff::civil::Date;

use super::{Changes, Register};

/// What a program holds: the register, alone or together with what it tells of the offers' makers, so that both
/// are always of the same moment.
pub trait HoldsRegister: Clone {
    fn register(&self) -> &Register;

    /// The same with another register, which says the same of every offer.
    #[must_use]
    fn with(&self, register: Register) -> Self;
}

impl HoldsRegister for Register {
    fn register(&self) -> &Register {
        self
    }

    fn with(&self, register: Register) -> Register {
        register
    }
}

#[derive(Debug)]
pub struct LiveRegister<S: HoldsRegister = Register> {
    current: ArcSwap<S>,
    /// Changes made while a rebuild is under way, to be made again on what it builds; `None` at other times.
    writing: Mutex<Option<Vec<Changes>>>,
}

/// What a rebuild counts for, in offers judged beside the columns for each of its own: more than it costs, for it is done at the priority
/// of pages.
const REBUILD: u64 = 3;

/// Registers of fewer offers are rebuilt as if they had so many: a rebuild costs something by itself.
const LEAST: u64 = 20_000;

impl Register {
    /// Whether the changed offers should be taken into the columns: as soon as judging them beside the columns has cost as much as a
    /// rebuild does, so that both together cost at most twice what the best choice of moments would; and where so many wait that each
    /// single answer feels them.
    #[must_use]
    pub fn is_rebuild_due(&self) -> bool {
        let most = (3 * self.len().isqrt()).max(500);
        let cost = REBUILD * (self.len() as u64).max(LEAST);
        self.pending() >= most || (self.pending() > 0 && self.beside.load(Ordering::Relaxed) >= cost)
    }
}

impl<S: HoldsRegister> LiveRegister<S> {
    #[must_use]
    pub fn new(state: S) -> LiveRegister<S> {
        LiveRegister { current: ArcSwap::from_pointee(state), writing: Mutex::default() }
    }

    /// The state as it is now. A reader that keeps it keeps seeing this one.
    #[must_use]
    pub fn load(&self) -> Arc<S> {
        self.current.load_full()
    }

    /// Makes changes visible to whoever loads next: `next` gives the state after them, with its register changed,
    /// and the changes. True when enough wait that [`LiveRegister::rebuild`] should be called, from a thread that
    /// has time.
    pub fn change(&self, next: impl FnOnce(&S) -> (S, Changes)) -> bool {
        let mut since = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let (state, changes) = next(&self.current.load());
        let is_due = state.register().is_rebuild_due();
        self.current.store(Arc::new(state));
        if let Some(since) = since.as_mut() {
            since.push(changes);
        }
        is_due
    }

    /// Puts another state in its place, read anew. A rebuild under way is given up.
    pub fn replace(&self, state: S) {
        let mut since = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        *since = None;
        self.current.store(Arc::new(state));
    }

    /// Takes all waiting changes into the columns. Readers and writers go on meanwhile; changes made during it
    /// are kept. Only one rebuild at a time makes sense.
    pub fn rebuild(&self, first_week: Date) {
        let start = {
            let mut since = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
            *since = Some(Vec::new());
            self.load()
        };
        let built = start.register().rebuilt(first_week);
        let mut since = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        // Nothing is there when the state was replaced meanwhile.
        if let Some(since) = since.take() {
            let register = since.iter().fold(built, |register, changes| register.changed(changes));
            self.current.store(Arc::new(self.current.load().with(register)));
        }
    }
}

impl LiveRegister {
    /// [`LiveRegister::change`] where the register stands alone.
    pub fn apply(&self, changes: &Changes) -> bool {
        self.change(|register| (register.changed(changes), changes.clone()))
    }
}
