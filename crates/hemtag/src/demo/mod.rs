//! Whether this database is a demonstration: a row that `hemtag demo` writes before it fills anything in, and that nothing
//! takes away. Pages, files and feeds say so by it, whatever of the made-up records is left.

pub mod store;

use std::sync::atomic::{AtomicBool, Ordering};

use sea_orm::DbErr;
use serde_json::json;

use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    database::Database,
    events::{self, Event, Subject},
    makers, needs,
};

/// What the row says, read at the start: a database becomes a demonstration once, while it is empty.
#[derive(Debug, Default)]
pub struct Demonstration(AtomicBool);

impl Demonstration {
    /// # Errors
    /// When the database does not answer.
    pub async fn load(db: &Database) -> Result<Demonstration, DbErr> {
        Ok(Demonstration(AtomicBool::new(store::is_demo(db.reader()).await?)))
    }

    #[must_use]
    pub fn is_one(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Makes an empty database a demonstration, for good; leaves one that is one as it is.
///
/// # Errors
/// When it holds makers, needs or people, who would then be among made-up ones.
pub async fn begin(app: &App, caller: &Caller) -> anyhow::Result<()> {
    check(caller, Action::ImportMakers, Relation::None)?;
    let transaction = app.db.write().await?;
    if !store::is_demo(&transaction).await? {
        let makers = makers::store::count(&transaction).await?;
        let needs = needs::store::count(&transaction).await?;
        let people = store::people(&transaction).await?;
        if makers + needs + people > 0 {
            anyhow::bail!(
                "{} is no demo: it holds {makers} makers, {needs} needs and {people} accounts. The demo is filled into an empty \
                 database only. Name another file with --database, or begin a demo anew with --fresh.",
                crate::database::without_password(&app.config.database)
            );
        }
        let at = app.clock.now();
        store::keep(&transaction, at).await?;
        let event = Event { action: "demo.begun", subject: Subject::Register, data: json!({}) };
        events::append(&transaction, caller, at, event).await?;
        transaction.commit().await?;
    }
    app.demonstration.0.store(true, Ordering::Relaxed);
    Ok(())
}
