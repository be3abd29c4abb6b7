//! A running application for tests: a fresh database of either kind, a clock that stands still, and a browser
//! without a window.
//!
//! ```text
//! for database in Databases::both() {
//!     let test = TestApp::start(database).await;
//!     let page = test.get("/en/makers").await;
//!     assert_eq!(page.status, 200);
//! }
//! ```
//!
//! PostgreSQL is started by the first test that asks for it, from the system's own programs, and ends by itself
//! when no test has used it for a while. Where it is not installed the test fails and says what to install.

use std::path::PathBuf;

mod browser;
mod calendars;
mod holds;
mod oidc;
mod part_worker;
mod people;
mod post;
mod postgres;
mod readable;
mod template;

pub use browser::{Page, TestApp};
pub use calendars::ReadCalendar;
pub use oidc::{Provider, Wrong};
pub use part_worker::build_part_worker;
pub use people::{PASSWORD, field_of, one_time_code};
pub use post::{Arrived, Post};
pub use postgres::OwnPostgres;
pub use readable::{bare, readable};

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Databases {
    Sqlite,
    Postgres,
}

impl Databases {
    #[must_use]
    pub fn both() -> [Databases; 2] {
        [Databases::Sqlite, Databases::Postgres]
    }
}

/// A database of its own, gone when this is dropped.
#[derive(Debug)]
pub struct FreshDatabase {
    /// What `--database` takes.
    pub setting: String,
    /// Where the key of what is sealed in it stands, when that is not beside its file.
    pub key_file: Option<PathBuf>,
    _folder: tempfile::TempDir,
}

impl FreshDatabase {
    /// # Panics
    /// When there is no room for a file, or PostgreSQL cannot be started; the message says what to do.
    #[must_use]
    pub fn new(kind: Databases) -> FreshDatabase {
        let folder = tempfile::tempdir().expect("a test can make a folder");
        let (setting, key_file) = match kind {
            Databases::Sqlite => (folder.path().join("test.sqlite").display().to_string(), None),
            Databases::Postgres => (postgres::fresh_database(), Some(folder.path().join("test.key"))),
        };
        FreshDatabase { setting, key_file, _folder: folder }
    }

    /// A database of PostgreSQL that holds what the one of this name does.
    pub(crate) fn copied(template: &str) -> FreshDatabase {
        let folder = tempfile::tempdir().expect("a test can make a folder");
        let key_file = Some(folder.path().join("test.key"));
        FreshDatabase { setting: postgres::copied_database(template), key_file, _folder: folder }
    }
}
