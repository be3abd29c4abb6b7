//! The ledger in the database: read, and written entry by entry within the transaction of what each follows from.

use funding::{
    Ore,
    ledger::{Account, Entry, Kind, Ledger, Refused},
};
use jiff::{Timestamp, civil::Date};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use serde_json::json;

use super::{
    Assignment,
    store::{self, Line, NewLine},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    database::Database,
    events::{self, Event, Subject},
    funding::{FundingError, reasoned},
    initiatives::model::slug,
};

/// The ledger of all assignments at a moment.
#[derive(Debug, Clone)]
pub struct LedgerNow {
    pub assignments: Vec<Assignment>,
    pub ledger: Ledger,
    /// Oldest first.
    pub lines: Vec<Line>,
}

/// The codes of all assignments, by which programmes name them.
///
/// # Errors
/// When the database does not answer.
pub async fn codes(db: &Database) -> Result<Vec<String>, DbErr> {
    Ok(store::assignments(db.reader()).await?.into_iter().map(|one| one.code).collect())
}

/// The code of an assignment.
///
/// # Errors
/// When the database does not answer.
pub async fn code_of(db: &Database, assignment: i64) -> Result<Option<String>, DbErr> {
    let all = store::assignments(db.reader()).await?;
    Ok(all.into_iter().find(|one| one.id == assignment).map(|one| one.code))
}

/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn ledger(app: &App, caller: &Caller) -> Result<LedgerNow, FundingError> {
    check(caller, Action::ReadFunding, Relation::None)?;
    Ok(read(app.db.reader(), None).await?)
}

/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn assignments(app: &App, caller: &Caller) -> Result<Vec<Assignment>, FundingError> {
    check(caller, Action::ReadFunding, Relation::None)?;
    Ok(store::assignments(app.db.reader()).await?)
}

/// The ledger of one assignment within a transaction that will write to it: nobody else writes to it until the transaction ends.
///
/// # Errors
/// [`Refused::NoAssignment`] for none such, or when the database does not answer.
pub async fn ledger_within(
    transaction: &DatabaseTransaction,
    assignment: i64,
) -> Result<LedgerNow, FundingError> {
    if !store::lock(transaction, assignment).await? {
        return Err(Refused::NoAssignment.into());
    }
    Ok(read(transaction, Some(assignment)).await?)
}

async fn read(db: &impl ConnectionTrait, assignment: Option<i64>) -> Result<LedgerNow, DbErr> {
    let assignments = store::assignments(db).await?;
    let lines = store::lines(db, assignment).await?;
    let mut ledger = Ledger::default();
    for one in &assignments {
        ledger.open(one.id, one.total, &one.years);
    }
    for line in &lines {
        // What stands there was posted by these rules; if it breaks them, somebody wrote past them.
        ledger.post(&line.entry).map_err(|why| DbErr::Custom(format!("funding_entry {}: {why}", line.id)))?;
    }
    Ok(LedgerNow { assignments, ledger, lines })
}

/// An entry to write.
#[derive(Debug, Clone, Copy)]
pub struct Posting<'p> {
    pub account: Account,
    pub decision: i64,
    pub claim: Option<i64>,
    pub amount: Ore,
    pub on: Date,
    pub reason: &'p str,
}

async fn post(
    transaction: &DatabaseTransaction,
    caller: &Caller,
    at: Timestamp,
    kind: Kind,
    posting: Posting<'_>,
) -> Result<(), FundingError> {
    let now = ledger_within(transaction, posting.account.assignment).await?;
    let entry = Entry { account: posting.account, kind, decision: posting.decision, amount: posting.amount };
    now.ledger.check(&entry)?;
    let actor = caller.label();
    let Posting { claim, on, reason, .. } = posting;
    store::insert_line(transaction, NewLine { entry, claim, on, reason, at, actor: &actor }).await?;
    Ok(())
}

/// Commits money to a decision. The event is the caller's use case's, in the same transaction; so it is of the next three.
///
/// # Errors
/// [`FundingError::Money`] when the year has not so much left.
pub async fn commit(
    transaction: &DatabaseTransaction,
    caller: &Caller,
    at: Timestamp,
    posting: Posting<'_>,
) -> Result<(), FundingError> {
    post(transaction, caller, at, Kind::Commit, posting).await
}

/// Gives up a part of a commitment.
///
/// # Errors
/// [`FundingError::Money`] when so much is not left of it.
pub async fn release(
    transaction: &DatabaseTransaction,
    caller: &Caller,
    at: Timestamp,
    posting: Posting<'_>,
) -> Result<(), FundingError> {
    post(transaction, caller, at, Kind::Release, posting).await
}

/// Pays to a decision.
///
/// # Errors
/// [`FundingError::Money`] when the commitment has not so much left.
pub async fn pay(
    transaction: &DatabaseTransaction,
    caller: &Caller,
    at: Timestamp,
    posting: Posting<'_>,
) -> Result<(), FundingError> {
    post(transaction, caller, at, Kind::Pay, posting).await
}

/// Notes money that came back.
///
/// # Errors
/// [`FundingError::Money`] when less was paid.
pub async fn recover(
    transaction: &DatabaseTransaction,
    caller: &Caller,
    at: Timestamp,
    posting: Posting<'_>,
) -> Result<(), FundingError> {
    post(transaction, caller, at, Kind::Recover, posting).await
}

/// Sets the frame of a year. Sent twice, it is set once.
///
/// # Errors
/// [`FundingError::Money`] when the frames would pass the total or the frame lie below what is committed; without a reason; when
/// the caller may not.
pub async fn frame(
    app: &App,
    caller: &Caller,
    account: Account,
    amount: Ore,
    reason: &str,
) -> Result<(), FundingError> {
    check(caller, Action::KeepMoney, Relation::None)?;
    let reason = reasoned(reason)?;
    let transaction = app.db.write().await?;
    let (at, on) = (app.clock.now(), app.clock.today());
    let now = ledger_within(&transaction, account.assignment).await?;
    let is_set = now.lines.iter().any(|line| line.entry.account == account && line.entry.kind == Kind::Frame);
    if is_set && now.ledger.year(account).frame == amount {
        return Ok(());
    }
    post(
        &transaction,
        caller,
        at,
        Kind::Frame,
        Posting { account, decision: 0, claim: None, amount, on, reason },
    )
    .await?;
    let event = Event {
        action: "funding.frame_set",
        subject: Subject::Assignment(Some(account.assignment)),
        data: json!({ "year": account.year, "ore": amount.0 }),
    };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Adds an assignment: its code is made from its English title.
///
/// # Errors
/// [`FundingError::Wrong`] with the fields that lack something; when the caller may not.
pub async fn add_assignment(app: &App, caller: &Caller, new: Assignment) -> Result<Assignment, FundingError> {
    check(caller, Action::KeepMoney, Relation::None)?;
    let mut wrong = Vec::new();
    for (field, text) in [
        ("title_sv", &new.title.sv),
        ("title_en", &new.title.en),
        ("given_by", &new.given_by),
        ("source", &new.source),
    ] {
        if text.trim().is_empty() {
            wrong.push((field.to_owned(), "funding-wrong-missing"));
        }
    }
    if !new.total.is_positive() || new.total > funding::money::LARGEST {
        wrong.push(("total".to_owned(), "funding-wrong-amount"));
    }
    if new.years.is_empty() || new.years.iter().any(|year| !(2000..=2100).contains(year)) {
        wrong.push(("years".to_owned(), "funding-wrong-years"));
    }
    let code = slug(&new.title.en);
    let transaction = app.db.write().await?;
    let at = app.clock.now();
    if wrong.is_empty()
        && (code.is_empty() || store::assignments(&transaction).await?.iter().any(|one| one.code == code))
    {
        wrong.push(("title_en".to_owned(), "funding-wrong-taken"));
    }
    if !wrong.is_empty() {
        return Err(FundingError::Wrong(wrong));
    }
    let mut kept = Assignment { code, ..new };
    kept.id = store::insert_assignment(&transaction, &kept, at).await?;
    let data = json!({ "code": kept.code, "ore": kept.total.0, "years": kept.years });
    let event =
        Event { action: "funding.assignment_added", subject: Subject::Assignment(Some(kept.id)), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(kept)
}
