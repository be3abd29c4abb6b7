//! The register in memory, as the engine reads it.

use crate::{clock::Clock, database::Database};

/// An immutable snapshot of the offers, swapped whole when the register changes, so that readers never wait.
#[derive(Debug)]
pub struct RegisterInMemory {}

impl RegisterInMemory {
    /// Reads every offer from the database.
    ///
    /// # Errors
    /// When the database does not answer.
    #[expect(clippy::unused_async, reason = "reads the database once the store is there")]
    pub async fn load(_db: &Database, _clock: &Clock) -> anyhow::Result<RegisterInMemory> {
        Ok(RegisterInMemory {})
    }

    /// Whether any maker in the register is made up.
    #[must_use]
    pub fn holds_examples(&self) -> bool {
        false
    }
}
