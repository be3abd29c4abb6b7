//! An assessor opens a file of an application that is theirs to assess; each look is written down before the file is handed out.

use serde_json::json;

use super::{answer::to_see, to_score};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    funding::{FundingError, applications, attached::AttachedFile},
};

/// A file as it was handed in, with its content.
///
/// # Errors
/// [`FundingError::NotFound`] before the question of conflicts is answered by no, for what is not the caller's, for a file that was
/// not handed in, and as soon as there is a conflict.
pub async fn file(
    app: &App,
    caller: &Caller,
    id: i64,
    key: &str,
) -> Result<(AttachedFile, Vec<u8>), FundingError> {
    check(caller, Action::AssessApplication, Relation::Named)?;
    let own = to_see(app, caller, id).await?;
    let read = to_score(app, caller, id).await?;
    if !read.files.iter().any(|file| file.key == key) {
        return Err(FundingError::NotFound);
    }
    let found = applications::files::content(app, &own.kept, key).await?;
    let transaction = app.db.write().await?;
    let data = json!({ "assignment": id, "file": found.0.id });
    let subject = Subject::Application(own.kept.id);
    let event = Event { action: "application.file_opened", subject, data };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(found)
}
