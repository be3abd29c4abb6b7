//! Where records are kept: SQLite in one file by default, PostgreSQL by one setting. The same entities, queries
//! and migrations serve both. No SQL of a slice stands here: that is each slice's `store.rs`.

use std::time::Duration;

use jiff::Timestamp;
use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;

use crate::operation::traces;

mod inspect;
pub mod lease;
mod migrations;
mod setting;

pub use inspect::{Inspected, file, inspect, is_postgres, knows};
pub use migrations::Migrator;
pub use setting::{passwordless, without_password};

/// A database that is open, at the version of this program.
///
/// SQLite lets one write at a time. Whoever comes second would sleep inside the database with a connection in the hand, by turns of
/// chance, and whoever only reads would wait for that connection. So a file has one connection for all who write, who wait for it in a
/// row, and others that can only read. PostgreSQL has the same connections for both.
#[derive(Debug, Clone)]
pub struct Database {
    readers: DatabaseConnection,
    writer: DatabaseConnection,
}

/// Why a database cannot be used; each a sentence that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    #[error(
        "The database {0} was written by a newer Hemtag (it knows the change {1}, which this one does not). Use that \
         version or a later one; nothing was changed."
    )]
    Newer(String, String),
    #[error("The database {0} is locked by another program that is writing. Try again when it is done.")]
    Locked(String),
    #[error(
        "The disk or the database {0} is full. Nothing of this change was kept. Make room and try again."
    )]
    Full(String),
    #[error(
        "The database {0} is busy: others were not done with it in time. Nothing of this change was kept. Try again in a moment."
    )]
    Busy(String),
    #[error("The file {0} is not a Hemtag database. Name another file, or move it away.")]
    NotADatabase(String),
    #[error(
        "The database {0} may only be read: its file, its folder or its disk refuses to be written. Nothing of this change was kept. \
         Let the user that Hemtag runs as write there, and try again."
    )]
    ReadOnly(String),
    #[error(
        "The disk of the database {0} gave an error. Nothing of this change was kept. See whether it is full, over its quota or failing, \
         then run hemtag verify."
    )]
    Disk(String),
    #[error(
        "The database {0} is damaged: its file is not as it was written. Stop the server, run hemtag verify, and restore the newest \
         backup that is whole with hemtag restore."
    )]
    Damaged(String),
    #[error(
        "The database {0} cannot be opened: its folder is not there, or this user may not write in it. Make the folder, or let the user \
         that Hemtag runs as write there."
    )]
    CannotOpen(String),
    #[error("The database {0} could not be reached: {1}")]
    Unreachable(String, String),
    #[error(transparent)]
    Other(#[from] DbErr),
}

/// That no other node starts. Given back when it is dropped, too.
#[derive(Debug)]
pub struct Starting(Option<DatabaseTransaction>);

impl Starting {
    /// Lets others begin.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn end(self) -> Result<(), DbErr> {
        match self.0 {
            Some(transaction) => transaction.commit().await,
            None => Ok(()),
        }
    }
}

impl Database {
    /// Opens the database that `setting` names and brings it to this program's version: `sqlite:FILE`, a bare
    /// file name, `:memory:`, or `postgres://user@host/name`.
    ///
    /// # Errors
    /// When it cannot be reached, is locked, full, newer than the program, or no database.
    pub async fn open(setting: &str) -> Result<Database, DatabaseError> {
        let shown = without_password(setting);
        let database = Database::connected(setting, Access::Keep).await.map_err(|e| explain(&shown, e))?;
        if let Some(unknown) = database.unknown_migration().await.map_err(|e| explain(&shown, e))? {
            return Err(DatabaseError::Newer(shown, unknown));
        }
        let starting = database.starting().await.map_err(|e| explain(&shown, e))?;
        Migrator::up(&database.writer, None).await.map_err(|e| explain(&shown, e))?;
        starting.end().await.map_err(|e| explain(&shown, e))?;
        Ok(database)
    }

    /// Waits until no other node brings the database to its version or fills in what comes with the program, and lets none begin
    /// until the answer ends. On SQLite, with one node, it is nothing.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn starting(&self) -> Result<Starting, DbErr> {
        if self.backend() != DbBackend::Postgres {
            return Ok(Starting(None));
        }
        // Held by this transaction, and given back with it, also when the program is killed.
        let transaction = self.writer.begin().await?;
        // Others may take longer than a page would wait.
        transaction.execute_unprepared("SET LOCAL lock_timeout = 0").await?;
        take_turn(&transaction, Turn::Starting).await?;
        Ok(Starting(Some(transaction)))
    }

    /// Opens a database as it is, to look at: nothing is made or changed.
    ///
    /// # Errors
    /// When it is not there or cannot be reached.
    pub async fn look(setting: &str) -> Result<Database, DatabaseError> {
        Database::opened(setting, Access::Look).await
    }

    /// Opens a file that nobody changes, such as that of a backup; leaves nothing beside it.
    ///
    /// # Errors
    /// When it is not there or no database.
    pub async fn look_at_copy(file: &str) -> Result<Database, DatabaseError> {
        Database::opened(file, Access::LookAtCopy).await
    }

    /// Opens a file with one connection, for whoever wants it alone.
    ///
    /// # Errors
    /// When it is not there or no database.
    pub async fn alone(file: &str) -> Result<Database, DatabaseError> {
        Database::opened(file, Access::Alone).await
    }

    async fn opened(setting: &str, access: Access) -> Result<Database, DatabaseError> {
        Database::connected(setting, access).await.map_err(|e| explain(&without_password(setting), e))
    }

    async fn connected(setting: &str, access: Access) -> Result<Database, DbErr> {
        // First whoever writes: it makes the file and says how its journal is kept.
        let writer = connect(setting, access).await?;
        let has_readers = access == Access::Keep && !is_postgres(setting) && !is_memory(setting);
        let readers = if has_readers { connect(setting, Access::Read).await? } else { writer.clone() };
        Ok(Database { readers, writer })
    }

    /// Gives every connection back.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn close(self) -> Result<(), DbErr> {
        self.readers.close_by_ref().await?;
        // The last one takes what stands beside the file into it.
        self.writer.close().await
    }

    /// For reading. On SQLite whatever writes through it fails.
    #[must_use]
    pub fn reader(&self) -> &DatabaseConnection {
        &self.readers
    }

    /// For one statement that writes what no event tells of, such as that a job is held. On SQLite it waits for its turn.
    #[must_use]
    pub fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Asks for an answer, whatever it is.
    ///
    /// # Errors
    /// When none comes.
    pub async fn answers(&self) -> Result<(), DbErr> {
        self.readers.ping().await
    }

    #[must_use]
    pub fn backend(&self) -> DbBackend {
        self.readers.get_database_backend()
    }

    /// Begins a transaction that may write. On SQLite it waits for its turn and takes the write lock at once, for other programs may
    /// write, too: so that two wait for each other instead of failing half way. What is not committed is undone. Whoever has one and
    /// asks for another waits for oneself.
    ///
    /// # Errors
    /// When the database does not answer or stays locked.
    pub async fn write(&self) -> Result<DatabaseTransaction, DbErr> {
        // On SQLite this is where one writer waits for another.
        traces::part(
            "begin",
            self.writer.begin_with_options(TransactionOptions {
                sqlite_transaction_mode: (self.backend() == DbBackend::Sqlite)
                    .then_some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            }),
        )
        .await
    }

    async fn unknown_migration(&self) -> Result<Option<String>, DbErr> {
        let applied = Migrator::get_migration_models(&self.writer).await;
        // Before the first migration there is no table of them.
        let Ok(applied) = applied else { return Ok(None) };
        let known: Vec<String> = Migrator::migrations().iter().map(|m| m.name().to_owned()).collect();
        Ok(applied.into_iter().map(|m| m.version).find(|v| !known.contains(v)))
    }
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    /// Reading and writing; the file is made when it is not there.
    Keep,
    /// Reading a file that others write.
    Read,
    /// Looking only; nothing is made or changed.
    Look,
    /// Looking at a file that nobody changes.
    LookAtCopy,
    /// Writing, by one connection and as the file's journal is.
    Alone,
}

async fn connect(setting: &str, access: Access) -> Result<DatabaseConnection, DbErr> {
    let memory = is_memory(setting);
    let mode = match access {
        Access::Keep => "rwc",
        Access::Read => "rw",
        Access::Look => "ro",
        Access::LookAtCopy => "ro&immutable=true",
        Access::Alone => "rw",
    };
    if access == Access::Keep && !memory && !is_postgres(setting) {
        // Made here so that nobody else reads it; what keeps it from being made is told when it is opened.
        let _ = crate::private::new_file(std::path::Path::new(file(setting)));
    }
    let url = match setting {
        s if is_postgres(s) => s.to_owned(),
        _ if memory => "sqlite::memory:".to_owned(),
        s => format!("sqlite://{}?mode={mode}", file(s)),
    };
    let mut options = ConnectOptions::new(url);
    let is_one = match access {
        Access::Keep => !is_postgres(setting),
        Access::Alone => true,
        Access::Read | Access::Look | Access::LookAtCopy => false,
    };
    options
        .sqlx_logging(false)
        .acquire_timeout(Duration::from_secs(8))
        .max_connections(if is_one || memory { 1 } else { 8 });
    // 32 MB for each connection: lists of a large register go through some megabytes of their indexes.
    let cache_size = "-32768";
    options.map_sqlx_sqlite_opts(move |o| match access {
        Access::Keep => o
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "NORMAL")
            .pragma("foreign_keys", "ON")
            .pragma("cache_size", cache_size)
            .busy_timeout(Duration::from_secs(10)),
        Access::Read => o
            .pragma("query_only", "ON")
            .pragma("cache_size", cache_size)
            .busy_timeout(Duration::from_secs(10)),
        Access::Look | Access::LookAtCopy => o.busy_timeout(Duration::from_secs(10)),
        Access::Alone => o.busy_timeout(Duration::from_secs(2)),
    });
    // Nobody waits for another's lock without end: a page says that the database is busy.
    options.map_sqlx_postgres_opts(|o| o.options([("lock_timeout", "10s")]));
    let mut connection = sea_orm::Database::connect(options).await?;
    // What a query of a request that is traced took.
    connection.set_metric_callback(traces::queried);
    Ok(connection)
}

/// Whether a setting names a database that is gone with the program.
fn is_memory(setting: &str) -> bool {
    setting.contains(":memory:")
}

/// A moment as it is kept in a column of text.
///
/// # Errors
/// When the text is no moment: a fault of the database's keeper, never of the reader of a page.
pub fn moment(text: &str) -> Result<Timestamp, DbErr> {
    text.parse().map_err(|e: jiff::Error| DbErr::Custom(format!("'{text}' is no time: {e}")))
}

/// Holds the event log until the transaction ends: whoever writes of the same things and holds it too comes after, and sees what was
/// written. Hold it before rows that others may have written of with the log in their hands.
///
/// # Errors
/// When the database refuses.
pub async fn hold_log(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        // One writer of the chain at a time; SQLite has one writer anyway.
        transaction.execute_unprepared("LOCK TABLE event IN EXCLUSIVE MODE").await?;
    }
    Ok(())
}

/// What one does at a time, where no row or table stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Bringing the database to its version and filling in what comes with the program.
    Starting,
    /// Looking whether to ask for a job.
    AskingForJob,
    /// Taking the next number of an application.
    NumberOfApplication,
}

impl Turn {
    /// The number of the lock: other versions of the program know it by it.
    const fn number(self) -> i64 {
        match self {
            Turn::Starting => 0x6865_6d74_6167,
            Turn::AskingForJob => 3002,
            Turn::NumberOfApplication => 25001,
        }
    }
}

/// Waits until nobody else has the turn, and keeps it until the transaction ends.
///
/// # Errors
/// When the database refuses.
pub async fn take_turn(transaction: &impl ConnectionTrait, turn: Turn) -> Result<(), DbErr> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        // SQLite has one writer anyway.
        let lock = format!("SELECT pg_advisory_xact_lock({})", turn.number());
        transaction.execute_unprepared(&lock).await?;
    }
    Ok(())
}

/// Has a transaction wait for what others hold for up to five minutes and not ten seconds, locks that the program itself names included:
/// for a job, which holds nothing yet and for which nobody waits.
///
/// # Errors
/// When the database refuses.
pub async fn wait_longer(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared("SET LOCAL lock_timeout = '5min'").await?;
    }
    Ok(())
}

/// Says what a database's own message means for the person at the keyboard.
#[must_use]
pub fn explain(shown: &str, error: DbErr) -> DatabaseError {
    let text = error.to_string();
    if text.contains("database is locked") || text.contains("lock timeout") {
        DatabaseError::Locked(shown.to_owned())
    } else if matches!(error, DbErr::ConnectionAcquire(_)) && text.contains("timed out") {
        DatabaseError::Busy(shown.to_owned())
    } else if text.contains("disk is full") || text.contains("disk full") || text.contains("No space left") {
        DatabaseError::Full(shown.to_owned())
    } else if text.contains("file is not a database") {
        DatabaseError::NotADatabase(shown.to_owned())
    } else if text.contains("readonly database") || text.contains("read-only transaction") {
        DatabaseError::ReadOnly(shown.to_owned())
    } else if text.contains("disk I/O error") {
        DatabaseError::Disk(shown.to_owned())
    } else if text.contains("disk image is malformed") {
        DatabaseError::Damaged(shown.to_owned())
    } else if text.contains("unable to open database file") {
        DatabaseError::CannotOpen(shown.to_owned())
    } else if matches!(error, DbErr::Conn(_) | DbErr::ConnectionAcquire(_)) || is_gone(&text) {
        DatabaseError::Unreachable(shown.to_owned(), text)
    } else {
        DatabaseError::Other(error)
    }
}

/// Whether a text tells of a server that went away or is not there yet.
fn is_gone(text: &str) -> bool {
    [
        "Failed to acquire connection from pool",
        "error communicating with database",
        "terminating connection",
        "the database system is",
        "Connection refused",
        "Connection reset",
        "Broken pipe",
        "unexpected end of file",
    ]
    .iter()
    .any(|said| text.contains(said))
}
