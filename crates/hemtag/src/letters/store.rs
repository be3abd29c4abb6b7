//! All queries about letters.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

use super::Letter;
use crate::database::lease::{self, Leased};

mod letter_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "letter")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub recipient: String,
        pub kind: String,
        pub subject: String,
        pub body: String,
        pub made_at: String,
        pub due_at: String,
        pub sent_at: Option<String>,
        pub tries: i32,
        pub problem: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use letter_row::{Column, Entity};

/// A letter that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Due {
    pub(super) id: i64,
    pub(super) to: String,
    pub(super) subject: String,
    pub(super) body: String,
    pub(super) tries: i32,
}

/// A letter as whoever it went to is told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    pub id: i64,
    pub to: String,
    pub kind: String,
    pub subject: String,
    pub made_at: Timestamp,
    pub sent_at: Option<Timestamp>,
}

/// The post as the operator sees it: no recipients, no texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Waiting {
    pub letters: u64,
    /// Of these, how many were tried in vain, and what the last said.
    pub tried: u64,
    pub problem: Option<String>,
}

pub(super) async fn insert(db: &impl ConnectionTrait, letter: &Letter, at: Timestamp) -> Result<(), DbErr> {
    let row = letter_row::ActiveModel {
        recipient: Set(letter.to.clone()),
        kind: Set(letter.kind.to_owned()),
        subject: Set(letter.subject.clone()),
        body: Set(letter.body.clone()),
        made_at: Set(at.to_string()),
        due_at: Set(at.to_string()),
        sent_at: Set(None),
        tries: Set(0),
        problem: Set(None),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}

/// Takes the letters that are due for itself until `taken_until`, so that no other node sends them too.
pub(super) async fn take_due(
    db: &impl ConnectionTrait,
    now: Timestamp,
    taken_until: Timestamp,
    most: u64,
) -> Result<Vec<Due>, DbErr> {
    let wanted = Entity::find().filter(Column::SentAt.is_null());
    let by = Leased { id: Column::Id, due: Column::DueAt };
    let taken = lease::take_due(db, wanted, by, now, taken_until, most).await?;
    let due = |row: letter_row::Model| Due {
        id: row.id,
        to: row.recipient,
        subject: row.subject,
        body: row.body,
        tries: row.tries,
    };
    Ok(taken.into_iter().map(due).collect())
}

/// Makes letters that were made after a moment due now, as if they were made now.
pub(super) async fn bring_back(
    db: &impl ConnectionTrait,
    after: Timestamp,
    now: Timestamp,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::MadeAt, Expr::value(now.to_string()))
        .col_expr(Column::DueAt, Expr::value(now.to_string()))
        .filter(Column::SentAt.is_null())
        .filter(Column::MadeAt.gt(after.to_string()))
        .exec(db)
        .await?;
    Ok(())
}

/// Sent: its text is no longer needed.
pub(super) async fn sent(db: &impl ConnectionTrait, id: i64, at: Timestamp) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::SentAt, Expr::value(at.to_string()))
        .col_expr(Column::Body, Expr::value(""))
        .col_expr(Column::Problem, Expr::value(Option::<String>::None))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

pub(super) async fn failed(
    db: &impl ConnectionTrait,
    id: i64,
    tries: i32,
    due: Timestamp,
    problem: &str,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::DueAt, Expr::value(due.to_string()))
        .col_expr(Column::Tries, Expr::value(tries))
        .col_expr(Column::Problem, Expr::value(problem))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Takes away what was sent, or could not be sent, before a moment.
pub(super) async fn forget_before(db: &impl ConnectionTrait, moment: Timestamp) -> Result<u64, DbErr> {
    let old = Condition::any()
        .add(Column::SentAt.lt(moment.to_string()))
        .add(Condition::all().add(Column::SentAt.is_null()).add(Column::MadeAt.lt(moment.to_string())));
    Ok(Entity::delete_many().filter(old).exec(db).await?.rows_affected)
}

/// Letters to an address, oldest first.
pub(super) async fn to_address(db: &impl ConnectionTrait, address: &str) -> Result<Vec<Sent>, DbErr> {
    let rows = Entity::find().filter(Column::Recipient.eq(address)).order_by_asc(Column::Id).all(db).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Sent {
                id: row.id,
                to: row.recipient,
                kind: row.kind,
                subject: row.subject,
                made_at: crate::database::moment(&row.made_at)?,
                sent_at: row.sent_at.as_deref().map(crate::database::moment).transpose()?,
            })
        })
        .collect()
}

/// How the post stands.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting(db: &impl ConnectionTrait) -> Result<Waiting, DbErr> {
    let unsent = || Entity::find().filter(Column::SentAt.is_null());
    let tried = || unsent().filter(Column::Tries.gt(0));
    let last = tried().order_by_desc(Column::Id).one(db).await?;
    Ok(Waiting {
        letters: unsent().count(db).await?,
        tried: tried().count(db).await?,
        problem: last.and_then(|row| row.problem),
    })
}

/// A letter that is not sent yet, without whose it is and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsent {
    pub kind: String,
    pub made_at: String,
    pub due_at: String,
    pub tries: i32,
    pub problem: Option<String>,
}

/// Letters that are not sent yet, the newest first, at most so many.
///
/// # Errors
/// When the database does not answer.
pub async fn unsent(db: &impl ConnectionTrait, most: u64) -> Result<Vec<Unsent>, DbErr> {
    let rows =
        Entity::find().filter(Column::SentAt.is_null()).order_by_desc(Column::Id).limit(most).all(db).await?;
    let unsent = |row: letter_row::Model| Unsent {
        kind: row.kind,
        made_at: row.made_at,
        due_at: row.due_at,
        tries: row.tries,
        problem: row.problem,
    };
    Ok(rows.into_iter().map(unsent).collect())
}

/// Makes letters that were tried in vain due now. Gives how many.
///
/// # Errors
/// When the database refuses.
pub async fn try_again(db: &impl ConnectionTrait, now: Timestamp) -> Result<u64, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::DueAt, Expr::value(now.to_string()))
        .filter(Column::SentAt.is_null())
        .filter(Column::Tries.gt(0))
        .exec(db)
        .await?;
    Ok(done.rows_affected)
}
