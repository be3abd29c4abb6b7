//! The statement of earlier aid: the owner states it before advice starts, the adviser accepts it or sends it back. What it
//! was reckoned by stays with it.

use funding::aid::{Fiscal, Reckoned, Verdict, When, Worth};
use jiff::civil::Date;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::{
    CaseError,
    find_case::Found,
    keep::Change,
    model::{
        AidStanding, Case, CaseId,
        aid::{Accepted, Kept, Statement, Told},
    },
    store::aid as store,
};
use crate::{
    access::{Action, Caller, Relation, check_any},
    aid::{
        self, AidError, Asked, Checked, NewGrant, Recipient, Stated, StatedGrant,
        model::{EntryId, Instrument, Origin},
    },
    app::App,
};

/// The largest of what is opened.
const MOST_BYTES: u64 = 1024 * 1024;

/// Supports in one statement.
pub const MOST_SUPPORTS: usize = 40;

/// States earlier aid. A statement that waits is replaced; what was accepted is kept, and a new statement asks for a new
/// look.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn state_aid(
    app: &App,
    caller: &Caller,
    id: CaseId,
    statement: &Statement,
    once: &str,
) -> Result<Case, CaseError> {
    let mut change = Change::begin_open(app, caller, id, Action::TakePartInCase).await?;
    if store::is_taken(&change.transaction, id, once).await? {
        return Ok(change.case);
    }
    let written = serde_json::to_vec(statement).map_err(|e| sea_orm::DbErr::Custom(e.to_string()))?;
    let sealed = app.keys()?.seal(&belongs_to(id), &written);
    let kept = store::insert(&change.transaction, id, caller.person, sealed, once, change.at).await?;
    change.aid = AidStanding::Stated;
    Ok(change.keep(caller, "case.aid_stated", json!({ "statement": kept })).await?)
}

/// The newest statement of a case, opened, with what became of it.
///
/// # Errors
/// When the caller may not, the database does not answer, or it does not open.
pub async fn statement(
    app: &App,
    caller: &Caller,
    found: &Found,
) -> Result<Option<(Kept, Statement)>, CaseError> {
    check_any(caller, Action::ReadCase, &found.relations)?;
    let Some((kept, sealed)) = store::newest(app.db.reader(), found.case.id).await? else { return Ok(None) };
    Ok(Some((kept, opened(app, found.case.id, &sealed)?)))
}

fn opened(app: &App, id: CaseId, sealed: &[u8]) -> Result<Statement, CaseError> {
    let text = app.keys()?.open(&belongs_to(id), sealed, MOST_BYTES)?;
    Ok(serde_json::from_slice(&text).map_err(|e| sea_orm::DbErr::Custom(e.to_string()))?)
}

/// What the firm of a statement has had: what it states together with what the register holds, nothing twice.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn check_aid(
    app: &App,
    caller: &Caller,
    found: &Found,
    kept: &Kept,
    statement: &Statement,
) -> Result<Checked, CaseError> {
    check_any(caller, Action::ReadAid, &found.relations)?;
    let checking = Checking { statement, kept, nace: branch(&found.case), day: app.clock.today() };
    Ok(checking.check(app.db.reader(), caller, &found.relations, 0).await?)
}

/// A statement about to be checked.
struct Checking<'s> {
    statement: &'s Statement,
    kept: &'s Kept,
    nace: String,
    day: Date,
}

impl Checking<'_> {
    fn recipient(&self) -> Recipient {
        let number = self.statement.organisation_number.as_deref().and_then(|text| text.parse().ok());
        Recipient { number, name: self.statement.firm.clone(), nace: self.nace.clone() }
    }

    async fn check(
        &self,
        db: &impl ConnectionTrait,
        caller: &Caller,
        relations: &[Relation],
        worth_cents: i64,
    ) -> Result<Checked, AidError> {
        let statement = self.statement;
        let linked = match &statement.linked {
            Told::These(firms) => firms.iter().filter_map(|line| aid::number_in(line)).collect(),
            Told::None | Told::NotKnown => Vec::new(),
        };
        let supports = statement.supports().iter().map(|support| StatedGrant {
            grantor: support.grantor.clone(),
            when: support.granted_on.map_or(When::NotKnown, When::On),
            worth: support.amount.map_or(Worth::NotKnown, Worth::Stated),
        });
        let stated = Stated {
            name: statement_name(self.kept.id),
            linked,
            links_known: statement.linked != Told::NotKnown,
            fiscal: statement.fiscal_month.map_or(Fiscal::NotKnown, Fiscal::Month),
            grants: supports.collect(),
            grants_known: statement.earlier != Told::NotKnown,
        };
        let recipient = self.recipient();
        let asked = Asked {
            recipient: &recipient,
            day: self.day,
            applied_on: Some(self.kept.stated_at.to_zoned(jiff::tz::TimeZone::UTC).date()),
            worth_cents: Some(worth_cents),
            stated: Some(&stated),
        };
        aid::check(db, caller, relations, &asked).await
    }
}

/// What a statement is called in the register of aid.
fn statement_name(id: i64) -> String {
    format!("statement {id}")
}

fn branch(case: &Case) -> String {
    case.branch.clone().unwrap_or_default()
}

/// Keeps what the caller found of a line of the newest statement and an entry of the register: the same aid, or not.
///
/// # Errors
/// When the caller may not, the statement is no longer the newest, or the database refuses.
pub async fn compare_aid(
    app: &App,
    caller: &Caller,
    found: &Found,
    entry: EntryId,
    line: usize,
    seen: i64,
    same: bool,
) -> Result<(), CaseError> {
    check_any(caller, Action::WorkOnCase, &found.relations)?;
    let newest = store::newest(app.db.reader(), found.case.id).await?;
    if newest.is_none_or(|(kept, _)| kept.id != seen || kept.accepted.is_some()) {
        return Err(CaseError::Changed);
    }
    let other = format!("{} line {line}", statement_name(seen));
    Ok(aid::keep_same(app, caller, &found.relations, entry, &other, same).await?)
}

/// Accepts the statement that the caller saw, for advice of a worth, and writes the advice into the register of aid. Only where
/// the sum is known and has room.
///
/// # Errors
/// [`CaseError::NoRoom`] where it has none or that is not known; when the worth is not known in euro, somebody was first, or
/// the caller may not.
pub async fn accept_aid(
    app: &App,
    caller: &Caller,
    id: CaseId,
    seen: i64,
    value: Worth,
) -> Result<Case, CaseError> {
    let mut change = Change::begin_open(app, caller, id, Action::WorkOnCase).await?;
    let (kept, sealed) = store::newest(&change.transaction, id).await?.ok_or(CaseError::NotFound)?;
    if kept.id != seen || kept.returned_at.is_some() {
        return Err(CaseError::Changed);
    }
    if kept.accepted.is_some() {
        return Ok(change.case);
    }
    let statement = opened(app, id, &sealed)?;
    let value_cents = value.cents().ok_or(CaseError::NoRate)?;
    aid::hold(&change.transaction).await?;
    let relations = change.case.relations(caller);
    let checking =
        Checking { statement: &statement, kept: &kept, nace: branch(&change.case), day: change.today };
    let checked = checking.check(&change.transaction, caller, &relations, value_cents).await?;
    let Reckoned { verdict, sum, rules, .. } = checked.reckoned.map_err(|_| CaseError::NoRules)?;
    let (Verdict::Room { .. }, Some(sum_cents)) = (verdict, sum.most) else {
        return Err(CaseError::NoRoom);
    };
    let new = NewGrant {
        recipient: checking.recipient(),
        origin: Origin::Advice,
        reference: format!("case {}", id.0),
        authority: aid::words::agency(app),
        own: true,
        instrument: Instrument::Advice,
        worth: value,
        day: change.today,
    };
    let granted = aid::grant(&change.transaction, caller, change.at, &new).await?;
    let accepted =
        Accepted { at: change.at, by: caller.person, rules: rules.code.clone(), sum_cents, value_cents };
    store::accept(&change.transaction, kept.id, &accepted).await?;
    change.aid = AidStanding::Accepted;
    let data = json!({
        "statement": kept.id,
        "rules": rules.code,
        "sum_cents": sum_cents,
        "value_cents": value_cents,
        "ceiling_cents": rules.ceiling_cents(),
        "granted": granted.told(),
    });
    Ok(change.keep(caller, "case.aid_accepted", data).await?)
}

/// Sends the statement that the caller saw back to be completed; a note says what lacks.
///
/// # Errors
/// When the caller may not, or somebody was first.
pub async fn return_aid(app: &App, caller: &Caller, id: CaseId, seen: i64) -> Result<Case, CaseError> {
    let mut change = Change::begin_open(app, caller, id, Action::WorkOnCase).await?;
    let (kept, _) = store::newest(&change.transaction, id).await?.ok_or(CaseError::NotFound)?;
    if kept.id != seen || kept.accepted.is_some() {
        return Err(CaseError::Changed);
    }
    if kept.returned_at.is_some() {
        return Ok(change.case);
    }
    store::give_back(&change.transaction, kept.id, change.at).await?;
    change.aid = AidStanding::NotStated;
    Ok(change.keep(caller, "case.aid_returned", json!({ "statement": kept.id })).await?)
}

fn belongs_to(case: CaseId) -> String {
    format!("case {} aid", case.0)
}
