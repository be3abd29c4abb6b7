//! All queries about vocabularies and the words that meant nothing in them.

use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityTrait, QueryFilter,
    QueryOrder,
    sea_query::{Expr, OnConflict},
};

use super::model::{KeptVersion, NewVersion};

mod files_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "skills_vocabulary_files")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub hash: String,
        pub packed: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod version_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "skills_vocabulary")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub scheme: String,
        pub version: String,
        pub files_id: Option<i64>,
        pub read_as: Option<String>,
        pub counts: String,
        pub in_use: bool,
        pub at: String,
        pub actor: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod word_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "skills_unmatched")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub organisation_id: i64,
        pub word_proof: String,
        pub word: Vec<u8>,
        pub first_on: String,
        pub last_on: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use version_row::{Column, Entity};

/// Lets nobody else change vocabularies until the transaction ends. SQLite's writers wait for each other anyway.
pub(crate) async fn lock(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared("LOCK TABLE skills_vocabulary IN SHARE ROW EXCLUSIVE MODE").await?;
    }
    Ok(())
}

/// Every version, by scheme, the newest of each first.
pub(crate) async fn all(db: &impl ConnectionTrait) -> Result<Vec<KeptVersion>, DbErr> {
    let rows = Entity::find().order_by_asc(Column::Scheme).order_by_desc(Column::Id).all(db).await?;
    rows.into_iter().map(kept).collect()
}

/// The versions in use, by scheme.
pub(crate) async fn in_use(db: &impl ConnectionTrait) -> Result<Vec<KeptVersion>, DbErr> {
    let rows = Entity::find().filter(Column::InUse.eq(true)).order_by_asc(Column::Scheme).all(db).await?;
    rows.into_iter().map(kept).collect()
}

pub(crate) async fn find(
    db: &impl ConnectionTrait,
    scheme: &str,
    version: &str,
) -> Result<Option<KeptVersion>, DbErr> {
    let rows = Entity::find().filter(Column::Scheme.eq(scheme)).filter(Column::Version.eq(version));
    rows.one(db).await?.map(kept).transpose()
}

pub(crate) async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<KeptVersion>, DbErr> {
    Entity::find_by_id(id).one(db).await?.map(kept).transpose()
}

/// The files of an import, packed.
pub(crate) async fn files(db: &impl ConnectionTrait, id: i64) -> Result<Option<Vec<u8>>, DbErr> {
    Ok(files_row::Entity::find_by_id(id).one(db).await?.map(|row| row.packed))
}

pub(crate) async fn insert_files(
    transaction: &DatabaseTransaction,
    hash: &str,
    packed: Vec<u8>,
) -> Result<i64, DbErr> {
    let row = files_row::ActiveModel { id: NotSet, hash: Set(hash.to_owned()), packed: Set(packed) };
    Ok(row.insert(transaction).await?.id)
}

pub(crate) async fn insert(
    transaction: &DatabaseTransaction,
    new: &NewVersion,
    files: Option<i64>,
    at: Timestamp,
    actor: &str,
) -> Result<i64, DbErr> {
    let counts = serde_json::to_string(&new.counts).map_err(|error| DbErr::Custom(error.to_string()))?;
    let row = version_row::ActiveModel {
        id: NotSet,
        scheme: Set(new.scheme.clone()),
        version: Set(new.version.clone()),
        files_id: Set(files),
        read_as: Set(new.read_as.clone()),
        counts: Set(counts),
        in_use: Set(new.in_use),
        at: Set(at.to_string()),
        actor: Set(actor.to_owned()),
    };
    Ok(row.insert(transaction).await?.id)
}

/// Takes one version of a scheme into use, or none.
pub(crate) async fn use_only(
    transaction: &DatabaseTransaction,
    scheme: &str,
    id: Option<i64>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::InUse, Expr::value(false))
        .filter(Column::Scheme.eq(scheme))
        .exec(transaction)
        .await?;
    if let Some(id) = id {
        Entity::update_many()
            .col_expr(Column::InUse, Expr::value(true))
            .filter(Column::Id.eq(id))
            .exec(transaction)
            .await?;
    }
    Ok(())
}

fn kept(row: version_row::Model) -> Result<KeptVersion, DbErr> {
    let counts = serde_json::from_str(&row.counts)
        .map_err(|error| DbErr::Custom(format!("skills_vocabulary {}: {error}", row.id)))?;
    Ok(KeptVersion {
        id: row.id,
        scheme: row.scheme,
        version: row.version,
        read_as: row.read_as,
        files: row.files_id,
        counts,
        in_use: row.in_use,
        at: row.at,
    })
}

/// A firm's word as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SealedWord {
    pub(crate) organisation: i64,
    pub(crate) word: Vec<u8>,
    pub(crate) first: Date,
    pub(crate) last: Date,
}

/// Keeps a word of a firm, or the day on which it was stated again.
pub(crate) async fn put_word(
    transaction: &DatabaseTransaction,
    organisation: i64,
    proof: &str,
    word: Vec<u8>,
    day: Date,
) -> Result<(), DbErr> {
    let day = day.to_string();
    let row = word_row::ActiveModel {
        id: NotSet,
        organisation_id: Set(organisation),
        word_proof: Set(proof.to_owned()),
        word: Set(word),
        first_on: Set(day.clone()),
        last_on: Set(day),
    };
    let mut there = OnConflict::columns([word_row::Column::OrganisationId, word_row::Column::WordProof]);
    there.update_column(word_row::Column::LastOn);
    word_row::Entity::insert(row).on_conflict(there).exec_without_returning(transaction).await?;
    Ok(())
}

pub(crate) async fn forget_words(transaction: &DatabaseTransaction, organisation: i64) -> Result<(), DbErr> {
    word_row::Entity::delete_many()
        .filter(word_row::Column::OrganisationId.eq(organisation))
        .exec(transaction)
        .await?;
    Ok(())
}

pub(crate) async fn sealed_words(db: &impl ConnectionTrait) -> Result<Vec<SealedWord>, DbErr> {
    let broken = |id: i64| DbErr::Custom(format!("skills_unmatched {id}: a day cannot be read"));
    word_row::Entity::find()
        .order_by_asc(word_row::Column::Id)
        .all(db)
        .await?
        .into_iter()
        .map(|row| {
            Ok(SealedWord {
                organisation: row.organisation_id,
                first: row.first_on.parse().map_err(|_| broken(row.id))?,
                last: row.last_on.parse().map_err(|_| broken(row.id))?,
                word: row.word,
            })
        })
        .collect()
}
