//! Where letters to a maker go, and which it does not want.

use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use super::moment;

mod reach_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "maker_reach")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub maker_id: i64,
        pub email: String,
        pub language: String,
        pub set_at: String,
        pub actor: String,
        pub questions_off_at: Option<String>,
        pub questions_sent_at: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use reach_row::{Column, Entity};

/// How a maker is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    pub maker: i64,
    /// Empty where nobody gave one: then letters go to whoever speaks for the maker, whose address is not kept here.
    pub email: String,
    /// "sv" or "en".
    pub language: String,
    pub set_at: Timestamp,
    pub questions_off_at: Option<Timestamp>,
    pub questions_sent_at: Option<Timestamp>,
}

fn reach(row: reach_row::Model) -> Result<Reach, DbErr> {
    Ok(Reach {
        maker: row.maker_id,
        email: row.email,
        language: row.language,
        set_at: moment(&row.set_at)?,
        questions_off_at: row.questions_off_at.as_deref().map(moment).transpose()?,
        questions_sent_at: row.questions_sent_at.as_deref().map(moment).transpose()?,
    })
}

pub(in crate::cases::requests) async fn of(
    db: &impl ConnectionTrait,
    makers: &[i64],
) -> Result<Vec<Reach>, DbErr> {
    if makers.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Entity::find().filter(Column::MakerId.is_in(makers.iter().copied())).all(db).await?;
    rows.into_iter().map(reach).collect()
}

/// Sets or replaces the address.
pub(in crate::cases::requests) async fn set(
    db: &impl ConnectionTrait,
    maker: i64,
    email: &str,
    language: &str,
    actor: &str,
    at: Timestamp,
) -> Result<(), DbErr> {
    let row = reach_row::ActiveModel {
        maker_id: Set(maker),
        email: Set(email.to_owned()),
        language: Set(language.to_owned()),
        set_at: Set(at.to_string()),
        actor: Set(actor.to_owned()),
        questions_off_at: Set(None),
        questions_sent_at: Set(None),
    };
    let replace = OnConflict::column(Column::MakerId)
        .update_columns([Column::Email, Column::Language, Column::SetAt, Column::Actor])
        .to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(db).await?;
    Ok(())
}

/// Makes room for what a maker without an address of its own wants; nothing where there is room.
pub(in crate::cases::requests) async fn ensure(
    db: &impl ConnectionTrait,
    maker: i64,
    actor: &str,
    at: Timestamp,
) -> Result<(), DbErr> {
    if of(db, &[maker]).await?.is_empty() {
        set(db, maker, "", "sv", actor, at).await?;
    }
    Ok(())
}

/// Letters with questions are wanted, or no longer; false when that was so already.
pub(in crate::cases::requests) async fn want_questions(
    db: &impl ConnectionTrait,
    maker: i64,
    wanted: bool,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let now = (!wanted).then(|| at.to_string());
    let update = Entity::update_many()
        .col_expr(Column::QuestionsOffAt, Expr::value(now))
        .filter(Column::MakerId.eq(maker));
    let update = if wanted {
        update.filter(Column::QuestionsOffAt.is_not_null())
    } else {
        update.filter(Column::QuestionsOffAt.is_null())
    };
    Ok(update.exec(db).await?.rows_affected == 1)
}

/// A letter with questions goes now; false when one went meanwhile, after the last that the caller saw.
pub(in crate::cases::requests) async fn questions_went(
    db: &impl ConnectionTrait,
    maker: i64,
    last: Option<Timestamp>,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let update = Entity::update_many()
        .col_expr(Column::QuestionsSentAt, Expr::value(at.to_string()))
        .filter(Column::MakerId.eq(maker));
    let update = match last {
        Some(last) => update.filter(Column::QuestionsSentAt.eq(last.to_string())),
        None => update.filter(Column::QuestionsSentAt.is_null()),
    };
    Ok(update.exec(db).await?.rows_affected == 1)
}
