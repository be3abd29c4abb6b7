//! Making the message about a machine group's free hours for one customer. That it was made is an event, without the customer:
//! whose customer somebody is is nobody else's business. The message is not kept.

use exchange::WriteError;
use serde_json::json;

use super::{
    CapacityError, files,
    message::{self, Asked, says_something, to_tell},
};
use crate::{
    access::{Action, Caller, check},
    app::App,
    events::{self, Event, Subject},
    makers::{
        model::{MakerId, OfferId},
        store,
    },
    words::Language,
};

#[derive(Debug, thiserror::Error)]
pub enum MakeError {
    #[error(transparent)]
    Capacity(#[from] CapacityError),
    /// The format does not allow what stands in the register.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// No week of the group has both the hours that are free and those at most.
    #[error("no week of the machine group has hours at most")]
    NoWeeks,
}

impl From<sea_orm::DbErr> for MakeError {
    fn from(error: sea_orm::DbErr) -> MakeError {
        MakeError::Capacity(CapacityError::Database(error))
    }
}

/// Makes the message about a machine group, named by its first offer.
///
/// # Errors
/// When the caller may not state the maker's hours, there is no such group with hours that count, or nothing would be told; then
/// nothing is kept.
pub async fn make(
    app: &App,
    caller: &Caller,
    id: MakerId,
    group: OfferId,
    asked: &Asked,
    language: Language,
) -> Result<String, MakeError> {
    check(caller, Action::EditMaker, caller.to_maker(id.0)).map_err(CapacityError::from)?;
    let today = app.clock.today();
    let transaction = app.db.write().await?;
    let maker = store::find(&transaction, id).await?.ok_or(CapacityError::NotFound)?;
    let groups = to_tell(&maker, today);
    let group = groups.iter().find(|one| one.id() == group).ok_or(CapacityError::NotFound)?;
    if !says_something(group, asked.no_more, today) {
        return Err(MakeError::NoWeeks);
    }
    let name = files::full_name(language, &maker, group);
    let written = message::write(&app.config.address(), id, group, &name, asked, today)?;
    // The subject is what is watched of its hours, not the maker: no register is read anew for it.
    let data = json!({ "group": group.id().0, "not_carried": written.not_carried.len() });
    let event = Event { action: "capacity.exchanged", subject: Subject::Capacity(id.0), data };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(written.text())
}
