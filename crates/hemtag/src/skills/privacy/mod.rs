//! What is held about people in the rooms of skills: shown to the person whole, handed out, erased when the person says so, and
//! erased by a job when its time is over.
//!
//! Two tables say everything: `data/skills/personal_data.csv` each column that holds something of a person (what, for what purpose,
//! on which basis, who sees it, by which rule it goes), `data/skills/retention.csv` each rule with its days. `docs/privacy.md` shows
//! the first; tests hold both against the database, so that a column without a row fails.

mod download;
mod erase;
mod everything;
pub mod pages;
pub mod tables;

pub use download::{as_json, handed_out_by_firm, paper, paper_by_firm};
pub use erase::{Erased, end_account, erase_due, erase_own, follow};
pub use everything::{Assesses, Everything, Wrote, everything};

use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    skills::{
        firm::{self, About},
        validation::ValidationError,
    },
};

/// What firms' maps say of the caller, whose account they have linked.
///
/// # Errors
/// When nobody is signed in, or a map does not open.
pub async fn in_maps(app: &App, caller: &Caller) -> Result<Vec<About>, ValidationError> {
    let relation = if caller.person.is_some() { Relation::Owner } else { Relation::None };
    check(caller, Action::KeepOwnSkills, relation)?;
    let person = caller.person.ok_or(ValidationError::NotFound)?;
    let told = |error: firm::FirmError| sea_orm::DbErr::Custom(format!("a firm's map: {error}"));
    Ok(firm::about(app, person).await.map_err(told)?)
}
