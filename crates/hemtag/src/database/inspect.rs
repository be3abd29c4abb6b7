//! A look at a database that changes nothing: is it there, whose is it, and is it at this program's version.

use sea_orm_migration::MigratorTrait;

use super::{Access, DatabaseError, Migrator, connect, explain, without_password};

/// What a database is, seen from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    /// The setting as it may be shown.
    pub shown: String,
    pub postgres: bool,
    /// False for a file that is not there yet: the first command that needs it makes it.
    pub exists: bool,
    /// Changes of the shape that it has, oldest first.
    pub applied: Vec<String>,
    /// Changes that this program makes when it opens the database.
    pub waiting: Vec<String>,
}

impl Inspected {
    /// True when it can be opened and read without being changed.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.exists && self.waiting.is_empty()
    }
}

/// Looks at the database that `setting` names, without making or changing it.
///
/// # Errors
/// When it cannot be reached, is newer than the program, or is no database of Hemtag's.
pub async fn inspect(setting: &str) -> Result<Inspected, DatabaseError> {
    let shown = without_password(setting);
    let postgres = is_postgres(setting);
    let known: Vec<String> = Migrator::migrations().iter().map(|m| m.name().to_owned()).collect();
    let missing = !postgres && !std::path::Path::new(file(setting)).exists();
    if missing {
        return Ok(Inspected { shown, postgres, exists: false, applied: Vec::new(), waiting: known });
    }
    let connection = connect(setting, Access::Look).await.map_err(|e| explain(&shown, e))?;
    let applied = match Migrator::get_migration_models(&connection).await {
        Ok(applied) => applied.into_iter().map(|m| m.version).collect(),
        // An empty database has no table of changes yet; any other trouble is told.
        Err(error) => match explain(&shown, error) {
            DatabaseError::Other(_) => Vec::new(),
            told => return Err(told),
        },
    };
    if let Some(unknown) = applied.iter().find(|version| !known.contains(version)) {
        return Err(DatabaseError::Newer(shown, unknown.clone()));
    }
    let waiting = known.into_iter().filter(|version| !applied.contains(version)).collect();
    Ok(Inspected { shown, postgres, exists: true, applied, waiting })
}

/// Whether a setting names a PostgreSQL.
#[must_use]
pub fn is_postgres(setting: &str) -> bool {
    setting.starts_with("postgres:") || setting.starts_with("postgresql:")
}

/// The file that a setting for SQLite names.
#[must_use]
pub fn file(setting: &str) -> &str {
    setting.trim_start_matches("sqlite:").trim_start_matches("//")
}

/// Whether this program has a change of the database's shape.
#[must_use]
pub fn knows(change: &str) -> bool {
    Migrator::migrations().iter().any(|migration| migration.name() == change)
}
