//! Opening a case: an owner asks for an adviser, and says what it is about.

use jiff::{ToSpan, civil::Date};
use sea_orm::{DatabaseTransaction, SqlErr};
use serde_json::json;

use super::{
    CaseError,
    keep::set_next,
    model::{Case, CaseId, Next, Party, Seen, Step, Triage, task::TaskKind},
    name_adviser::put,
    store,
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    needs,
    people::{directory, model::Membership},
};

/// What an owner says when a case is opened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opening {
    /// `None` with a day: "not now".
    pub triage: Option<Triage>,
    pub come_back_on: Option<Date>,
    /// SNI, two digits.
    pub branch: Option<String>,
}

impl Opening {
    /// # Errors
    /// When nothing is said, or the day is none on which somebody comes back.
    pub(super) fn check(&self, today: Date) -> Result<(), CaseError> {
        match (self.triage, self.come_back_on) {
            (None, None) => Err(CaseError::NoQuestion),
            (_, Some(day)) if day <= today || day > today.saturating_add(2.years()) => {
                Err(CaseError::WrongDay)
            }
            _ => Ok(()),
        }
    }
}

/// Makes a case of the need whose key the caller holds. A case that the same account opened before is given as it is.
///
/// # Errors
/// When nobody is signed in, the need is closed, another account opened one, or nothing is said.
pub async fn open_case(app: &App, caller: &Caller, key: &str, opening: &Opening) -> Result<Case, CaseError> {
    let owner = caller.person.ok_or(CaseError::NotSignedIn)?;
    check(caller, Action::OpenCase, Relation::Owner)?;
    let (at, today) = (app.clock.now(), app.clock.today());
    let transaction = app.db.write().await?;
    let need = needs::store::by_key(&transaction, key).await?.ok_or(CaseError::NotFound)?;
    if let Some(case) = store::by_need(&transaction, need.id).await? {
        return if case.owner == owner { Ok(case) } else { Err(CaseError::OpenedByOther) };
    }
    if need.closed_at.is_some() {
        return Err(CaseError::NeedClosed);
    }
    opening.check(today)?;
    let next =
        Next { step: Step::NameAdviser, task: None, waits_for: Party::Office, waits_since: at, on: None };
    let mut case = Case {
        id: CaseId(0),
        need: need.id,
        owner,
        triage: opening.triage,
        come_back_on: opening.come_back_on,
        reminded_at: None,
        county: needs::county(&need.document).map(str::to_owned),
        branch: opening.branch.clone(),
        adviser: None,
        named_at: None,
        own_step: None,
        next,
        opened_at: at,
        updated_at: at,
        qualified_at: None,
        closed_at: None,
        version: 1,
    };
    set_next(&mut case, Seen::default(), at, today);
    let case = match store::insert(&transaction, &case).await {
        Ok(case) => case,
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
            // The same form, sent twice at once: the other was first.
            drop(transaction);
            let first = store::by_need(app.db.reader(), need.id).await?.ok_or(error)?;
            return if first.owner == owner { Ok(first) } else { Err(CaseError::OpenedByOther) };
        }
        Err(error) => return Err(error.into()),
    };
    if let Some(triage) = case.triage {
        add_tasks(&transaction, &case, TaskKind::of(triage), 0).await?;
    }
    let data = json!({
        "need": need.id.0,
        "triage": case.triage.map(Triage::code),
        "come_back_on": case.come_back_on.map(|day| day.to_string()),
        "county": case.county,
    });
    tell_advisers(app, &transaction, &case).await?;
    let event = Event { action: "case.opened", subject: Subject::Case(case.id.0), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(case)
}

/// So many advisers are told of a new case.
const MOST_TOLD: usize = 10;

/// Tells those who serve the county and the branch that a case waits for an adviser: first those who serve few counties.
async fn tell_advisers(app: &App, transaction: &DatabaseTransaction, case: &Case) -> Result<(), CaseError> {
    let mut all = directory::advisers(transaction).await?;
    let serves = |held: &Membership| held.as_held().serves(case.county.as_deref(), case.branch.as_deref());
    all.retain(|(_, held)| held.iter().any(serves));
    all.sort_by_key(|(person, held)| (held.iter().map(|one| one.counties.len()).max() == Some(0), person.id));
    for (person, _) in all.into_iter().filter(|(person, _)| person.id != case.owner).take(MOST_TOLD) {
        put(app, transaction, case.id, case.opened_at, &person, "case.new", "letter-case-new").await?;
    }
    Ok(())
}

/// Adds tasks of kinds that have words of their own, after a place.
pub(super) async fn add_tasks(
    transaction: &DatabaseTransaction,
    case: &Case,
    kinds: &[TaskKind],
    after: i32,
) -> Result<(), CaseError> {
    for (place, kind) in (after + 1..).zip(kinds) {
        let new = store::tasks::New {
            kind: *kind,
            words: None,
            party: kind.party(),
            advice: kind.is_advice(),
            due_on: None,
            place,
            once: None,
        };
        store::tasks::insert(transaction, case.id, &new, case.updated_at).await?;
    }
    Ok(())
}
