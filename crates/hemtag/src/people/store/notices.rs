//! How often people want letters, and what waits for the next one.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};

use super::moment;
use crate::{access::PersonId, people::notices::Rhythm};

mod rhythm_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "person_notices")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: i64,
        pub rhythm: String,
        pub digest_sent_at: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod waiting_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "notice_waiting")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub person_id: i64,
        pub words: String,
        pub path: String,
        pub at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Something that waits for the next letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Waiting {
    pub(crate) id: i64,
    pub(crate) words: String,
    pub(crate) path: String,
}

/// A person's rhythm and when the last digest went; letters at once where nothing was chosen.
pub(crate) async fn rhythm(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<(Rhythm, Option<Timestamp>), DbErr> {
    let row = rhythm_row::Entity::find_by_id(person.0).one(db).await?;
    match row {
        None => Ok((Rhythm::Each, None)),
        Some(row) => Ok((
            Rhythm::parse(&row.rhythm).unwrap_or(Rhythm::Each),
            row.digest_sent_at.as_deref().map(moment).transpose()?,
        )),
    }
}

pub(crate) async fn set_rhythm(
    db: &impl ConnectionTrait,
    person: PersonId,
    rhythm: Rhythm,
) -> Result<(), DbErr> {
    let row = rhythm_row::ActiveModel {
        person_id: Set(person.0),
        rhythm: Set(rhythm.code().to_owned()),
        digest_sent_at: Set(None),
    };
    let replace =
        OnConflict::column(rhythm_row::Column::PersonId).update_column(rhythm_row::Column::Rhythm).to_owned();
    rhythm_row::Entity::insert(row).on_conflict(replace).exec_without_returning(db).await?;
    Ok(())
}

/// Puts something beside until the next digest. What waits already is not put twice.
pub(crate) async fn put(
    db: &impl ConnectionTrait,
    person: PersonId,
    words: &str,
    path: &str,
    at: Timestamp,
) -> Result<(), DbErr> {
    let same = waiting_row::Entity::find()
        .filter(waiting_row::Column::PersonId.eq(person.0))
        .filter(waiting_row::Column::Words.eq(words))
        .filter(waiting_row::Column::Path.eq(path));
    if same.one(db).await?.is_some() {
        return Ok(());
    }
    let row = waiting_row::ActiveModel {
        person_id: Set(person.0),
        words: Set(words.to_owned()),
        path: Set(path.to_owned()),
        at: Set(at.to_string()),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}

/// Everybody for whom something waits.
pub(crate) async fn people(db: &impl ConnectionTrait) -> Result<Vec<PersonId>, DbErr> {
    let ids: Vec<i64> = waiting_row::Entity::find()
        .select_only()
        .column(waiting_row::Column::PersonId)
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().map(PersonId).collect())
}

/// What waits for a person, oldest first.
pub(crate) async fn waiting(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Waiting>, DbErr> {
    let rows = waiting_row::Entity::find()
        .filter(waiting_row::Column::PersonId.eq(person.0))
        .order_by_asc(waiting_row::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| Waiting { id: row.id, words: row.words, path: row.path }).collect())
}

/// Nothing waits for a person any more.
pub(crate) async fn forget(db: &impl ConnectionTrait, person: PersonId) -> Result<(), DbErr> {
    waiting_row::Entity::delete_many().filter(waiting_row::Column::PersonId.eq(person.0)).exec(db).await?;
    Ok(())
}

/// A digest goes with these; false when another node has sent them.
pub(crate) async fn went(
    db: &impl ConnectionTrait,
    person: PersonId,
    waiting: &[Waiting],
    at: Timestamp,
) -> Result<bool, DbErr> {
    let taken = waiting_row::Entity::delete_many()
        .filter(waiting_row::Column::Id.is_in(waiting.iter().map(|one| one.id)))
        .exec(db)
        .await?;
    rhythm_row::Entity::update_many()
        .col_expr(rhythm_row::Column::DigestSentAt, Expr::value(at.to_string()))
        .filter(rhythm_row::Column::PersonId.eq(person.0))
        .exec(db)
        .await?;
    Ok(taken.rows_affected == waiting.len() as u64)
}
