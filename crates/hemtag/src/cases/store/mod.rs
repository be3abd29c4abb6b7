//! All queries about cases: the case itself here, the rest a file each.

pub(in crate::cases) mod aid;
pub(in crate::cases) mod calendar;
pub(in crate::cases) mod files;
pub(in crate::cases) mod list;
pub(in crate::cases) mod notes;
pub(in crate::cases) mod old;
pub(in crate::cases) mod tasks;

pub(super) use crate::database::moment;
use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::model::{Case, CaseId, Next, OwnStep, Party, Step, Triage, Words};
use crate::{access::PersonId, needs::NeedId};

pub(super) mod case_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "need_case")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub need_id: i64,
        pub owner_id: i64,
        pub triage: Option<String>,
        pub come_back_on: Option<String>,
        pub reminded_at: Option<String>,
        pub county: Option<String>,
        pub branch: Option<String>,
        pub adviser_id: Option<i64>,
        pub named_at: Option<String>,
        pub own_step: String,
        pub own_step_sealed: Option<Vec<u8>>,
        pub own_step_by: String,
        pub own_step_on: Option<String>,
        pub step: String,
        pub step_task_id: Option<i64>,
        pub waits_for: String,
        pub waits_since: String,
        pub step_on: Option<String>,
        pub opened_at: String,
        pub updated_at: String,
        pub qualified_at: Option<String>,
        pub closed_at: Option<String>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use case_row::{Column, Entity, Model};

fn broken(what: &str, id: i64, column: &str, value: &str) -> DbErr {
    DbErr::Custom(format!("{what} {id}: {column} is '{value}'"))
}

pub(super) fn day(text: &str) -> Result<Date, DbErr> {
    text.parse().map_err(|e: jiff::Error| DbErr::Custom(e.to_string()))
}

pub(super) fn case(row: Model) -> Result<Case, DbErr> {
    let wrong = |column: &str, value: &str| broken("case", row.id, column, value);
    let party = |column: &str, code: &str| Party::parse(code).ok_or_else(|| wrong(column, code));
    let words = match (&row.own_step_sealed, row.own_step.as_str()) {
        (Some(sealed), _) => Some(Words::Sealed(sealed.clone())),
        (None, "") => None,
        (None, text) => Some(Words::Open(text.to_owned())),
    };
    let own_step = match words {
        None => None,
        Some(text) => Some(OwnStep {
            text,
            by: party("own_step_by", &row.own_step_by)?,
            on: row.own_step_on.as_deref().map(day).transpose()?,
        }),
    };
    let triage = |code: &str| Triage::parse(code).ok_or_else(|| wrong("triage", code));
    Ok(Case {
        id: CaseId(row.id),
        need: NeedId(row.need_id),
        owner: PersonId(row.owner_id),
        triage: row.triage.as_deref().map(triage).transpose()?,
        come_back_on: row.come_back_on.as_deref().map(day).transpose()?,
        reminded_at: row.reminded_at.as_deref().map(moment).transpose()?,
        own_step,
        next: Next {
            step: Step::parse(&row.step).ok_or_else(|| wrong("step", &row.step))?,
            task: row.step_task_id,
            waits_for: party("waits_for", &row.waits_for)?,
            waits_since: moment(&row.waits_since)?,
            on: row.step_on.as_deref().map(day).transpose()?,
        },
        county: row.county.clone(),
        branch: row.branch.clone(),
        adviser: row.adviser_id.map(PersonId),
        named_at: row.named_at.as_deref().map(moment).transpose()?,
        opened_at: moment(&row.opened_at)?,
        updated_at: moment(&row.updated_at)?,
        qualified_at: row.qualified_at.as_deref().map(moment).transpose()?,
        closed_at: row.closed_at.as_deref().map(moment).transpose()?,
        version: row.version,
    })
}

fn row(case: &Case) -> Model {
    let text = |at: &Option<Timestamp>| at.map(|at| at.to_string());
    Model {
        id: case.id.0,
        need_id: case.need.0,
        owner_id: case.owner.0,
        triage: case.triage.map(|triage| triage.code().to_owned()),
        come_back_on: case.come_back_on.map(|day| day.to_string()),
        reminded_at: text(&case.reminded_at),
        county: case.county.clone(),
        branch: case.branch.clone(),
        adviser_id: case.adviser.map(|person| person.0),
        named_at: text(&case.named_at),
        own_step: case.own_step.as_ref().map(|own| own.text.shown().to_owned()).unwrap_or_default(),
        own_step_sealed: case.own_step.as_ref().and_then(|own| match &own.text {
            Words::Sealed(sealed) => Some(sealed.clone()),
            Words::Open(_) => None,
        }),
        own_step_by: case.own_step.as_ref().map(|own| own.by.code().to_owned()).unwrap_or_default(),
        own_step_on: case.own_step.as_ref().and_then(|own| own.on).map(|day| day.to_string()),
        step: case.next.step.code().to_owned(),
        step_task_id: case.next.task,
        waits_for: case.next.waits_for.code().to_owned(),
        waits_since: case.next.waits_since.to_string(),
        step_on: case.next.on.map(|day| day.to_string()),
        opened_at: case.opened_at.to_string(),
        updated_at: case.updated_at.to_string(),
        qualified_at: text(&case.qualified_at),
        closed_at: text(&case.closed_at),
        version: case.version,
    }
}

/// Adds a case; its number is given here.
pub(super) async fn insert(db: &impl ConnectionTrait, new: &Case) -> Result<Case, DbErr> {
    let mut active = row(new).into_active_model();
    active.id = sea_orm::ActiveValue::NotSet;
    case(active.insert(db).await?)
}

/// Writes a case as it is now. The caller holds the transaction in which it was read.
pub(super) async fn update(db: &impl ConnectionTrait, changed: &Case) -> Result<(), DbErr> {
    let active = row(changed).into_active_model().reset_all();
    case_row::ActiveModel { id: Set(changed.id.0), ..active }.update(db).await?;
    Ok(())
}

/// # Errors
/// When the database does not answer or the row cannot be read.
pub async fn by_id(db: &impl ConnectionTrait, id: CaseId) -> Result<Option<Case>, DbErr> {
    Entity::find_by_id(id.0).one(db).await?.map(case).transpose()
}

/// How many cases there are, closed ones too.
pub(super) async fn count(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    Entity::find().count(db).await
}

/// The same to be changed: whoever else wants to change it waits until this transaction ends.
pub(super) async fn by_id_to_change(db: &impl ConnectionTrait, id: CaseId) -> Result<Option<Case>, DbErr> {
    Entity::find_by_id(id.0).lock_exclusive().one(db).await?.map(case).transpose()
}

/// Cases that rested until a day or one before it, and whose owners were not reminded.
pub(super) async fn resting_until(
    db: &impl ConnectionTrait,
    day: Date,
    most: u64,
) -> Result<Vec<CaseId>, DbErr> {
    let due = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::ComeBackOn.lte(day.to_string()))
        .filter(Column::RemindedAt.is_null())
        .filter(Column::ClosedAt.is_null())
        .order_by_asc(Column::Id)
        .limit(most);
    Ok(due.into_tuple::<i64>().all(db).await?.into_iter().map(CaseId).collect())
}

/// Cases whose next step has a day that has passed, and does not say so yet.
pub(super) async fn late(db: &impl ConnectionTrait, day: Date, most: u64) -> Result<Vec<CaseId>, DbErr> {
    let of_tasks = [Step::Begin, Step::Await, Step::Inform, Step::StateAid, Step::AcceptAid];
    let late = tasks::late(day);
    let found = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Step.is_in(of_tasks.map(Step::code)))
        .filter(Column::ClosedAt.is_null())
        .filter(Column::Id.in_subquery(late))
        .order_by_asc(Column::Id)
        .limit(most);
    Ok(found.into_tuple::<i64>().all(db).await?.into_iter().map(CaseId).collect())
}

/// # Errors
/// When the database does not answer or the row cannot be read.
pub async fn by_needs(db: &impl ConnectionTrait, needs: &[NeedId]) -> Result<Vec<Case>, DbErr> {
    let found = Entity::find().filter(Column::NeedId.is_in(needs.iter().map(|need| need.0)));
    found.all(db).await?.into_iter().map(case).collect()
}

/// The case of a need.
///
/// # Errors
/// When the database does not answer.
pub async fn by_need(db: &impl ConnectionTrait, need: NeedId) -> Result<Option<Case>, DbErr> {
    Entity::find().filter(Column::NeedId.eq(need.0)).one(db).await?.map(case).transpose()
}
