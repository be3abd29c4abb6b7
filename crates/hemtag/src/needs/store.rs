//! All queries about needs and their notices; about drafts in [`drafts`], whose needs are in [`owners`].

mod drafts;
pub(crate) mod owners;

pub(super) use drafts::{delete_draft, draft, drafts_before, insert_draft, update_draft};

use crate::database::moment as time;
use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Select, sea_query::Expr,
};
use serde_json::Value;

use super::{
    model::{Confidentiality, NeedDocument},
    record::{CloseReason, Need, NeedId, NewNeed, Notice},
};
use crate::access::PersonId;

mod need_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "need")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub key: String,
        pub title: String,
        pub confidentiality: String,
        pub document: String,
        pub source_format: String,
        pub source_text: Option<String>,
        pub example: bool,
        pub stated_at: String,
        pub updated_at: String,
        pub closed_at: Option<String>,
        pub closed_why: Option<String>,
        pub external_id: Option<String>,
        pub source_hash: Option<String>,
        pub version: i64,
        pub owner_person: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod version_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "need_version")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub need_id: i64,
        pub version: i64,
        pub document: String,
        pub at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod notice_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "notice")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub need_id: i64,
        pub at: String,
        pub kind: String,
        pub data: String,
        pub seen_at: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A row that this program cannot read: a fault of the database's keeper, never of the reader of a page.
fn broken(what: &str, id: i64, error: impl std::fmt::Display) -> DbErr {
    DbErr::Custom(format!("{what} {id} cannot be read: {error}"))
}

impl need_row::Model {
    fn into_need(self) -> Result<Need, DbErr> {
        let document: NeedDocument =
            serde_json::from_str(&self.document).map_err(|e| broken("need", self.id, e))?;
        Ok(Need {
            id: NeedId(self.id),
            key: self.key,
            owner: self.owner_person.map(PersonId),
            document,
            source_format: self.source_format,
            source_text: self.source_text,
            example: self.example,
            stated_at: time(&self.stated_at)?,
            updated_at: time(&self.updated_at)?,
            closed_at: self.closed_at.as_deref().map(time).transpose()?,
            closed_why: self.closed_why.as_deref().and_then(CloseReason::parse),
            external_id: self.external_id,
            source_hash: self.source_hash,
            version: self.version,
        })
    }
}

fn written(document: &NeedDocument) -> String {
    serde_json::to_string(document).expect("a document has only text keys and whole numbers")
}

/// Adds a need under a key and gives it back as it stands.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    key: &str,
    new: &NewNeed,
    owner: Option<PersonId>,
    at: Timestamp,
) -> Result<Need, DbErr> {
    need_row::ActiveModel {
        key: Set(key.to_owned()),
        title: Set(new.document.title.clone()),
        confidentiality: Set(new.document.confidentiality.code().to_owned()),
        document: Set(written(&new.document)),
        source_format: Set(new.source_format.clone()),
        source_text: Set(new.source_text.clone()),
        example: Set(new.example),
        stated_at: Set(at.to_string()),
        updated_at: Set(at.to_string()),
        closed_at: Set(None),
        closed_why: Set(None),
        external_id: Set(new.external_id.clone()),
        source_hash: Set(new.source_hash.clone()),
        version: Set(1),
        owner_person: Set(owner.map(|person| person.0)),
        ..Default::default()
    }
    .insert(db)
    .await?
    .into_need()
}

/// Replaces the document if the need still has the version the caller saw, and keeps the one before; `false` when it
/// has not.
pub(super) async fn replace(
    db: &impl ConnectionTrait,
    need: &Need,
    version: i64,
    document: &NeedDocument,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let done = need_row::Entity::update_many()
        .col_expr(need_row::Column::Title, Expr::value(document.title.clone()))
        .col_expr(need_row::Column::Confidentiality, Expr::value(document.confidentiality.code()))
        .col_expr(need_row::Column::Document, Expr::value(written(document)))
        .col_expr(need_row::Column::UpdatedAt, Expr::value(at.to_string()))
        .col_expr(need_row::Column::Version, Expr::value(version + 1))
        .filter(need_row::Column::Id.eq(need.id.0))
        .filter(need_row::Column::Version.eq(version))
        .exec(db)
        .await?;
    if done.rows_affected != 1 {
        return Ok(false);
    }
    version_row::ActiveModel {
        need_id: Set(need.id.0),
        version: Set(version),
        document: Set(written(&need.document)),
        at: Set(at.to_string()),
        ..Default::default()
    }
    .insert(db)
    .await?;
    Ok(true)
}

/// The document as it stood in an earlier version.
pub(super) async fn version(
    db: &impl ConnectionTrait,
    need: NeedId,
    version: i64,
) -> Result<Option<NeedDocument>, DbErr> {
    let row = version_row::Entity::find()
        .filter(version_row::Column::NeedId.eq(need.0))
        .filter(version_row::Column::Version.eq(version))
        .one(db)
        .await?;
    row.map(|row| serde_json::from_str(&row.document).map_err(|e| broken("need version", row.id, e)))
        .transpose()
}

/// Closes a need that is open; `false` when it was closed already.
pub(super) async fn close(
    db: &impl ConnectionTrait,
    id: NeedId,
    why: CloseReason,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let done = need_row::Entity::update_many()
        .col_expr(need_row::Column::ClosedAt, Expr::value(at.to_string()))
        .col_expr(need_row::Column::ClosedWhy, Expr::value(why.code()))
        .filter(need_row::Column::Id.eq(id.0))
        .filter(need_row::Column::ClosedAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// By what the text that a need now says is known again.
pub(super) async fn set_source(db: &impl ConnectionTrait, id: NeedId, new: &NewNeed) -> Result<(), DbErr> {
    need_row::Entity::update_many()
        .col_expr(need_row::Column::SourceFormat, Expr::value(new.source_format.clone()))
        .col_expr(need_row::Column::SourceText, Expr::value(new.source_text.clone()))
        .col_expr(need_row::Column::SourceHash, Expr::value(new.source_hash.clone()))
        .filter(need_row::Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

/// Opens a closed need; `false` when it was open.
pub(super) async fn reopen(db: &impl ConnectionTrait, id: NeedId) -> Result<bool, DbErr> {
    let done = need_row::Entity::update_many()
        .col_expr(need_row::Column::ClosedAt, Expr::value(None::<String>))
        .col_expr(need_row::Column::ClosedWhy, Expr::value(None::<String>))
        .filter(need_row::Column::Id.eq(id.0))
        .filter(need_row::Column::ClosedAt.is_not_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Every need, closed ones too, oldest first.
pub(super) async fn all(db: &impl ConnectionTrait) -> Result<Vec<Need>, DbErr> {
    let rows = need_row::Entity::find().order_by_asc(need_row::Column::Id).all(db).await?;
    rows.into_iter().map(need_row::Model::into_need).collect()
}

/// The need with this secret key.
///
/// # Errors
/// When the database does not answer or the row cannot be read.
pub async fn by_key(db: &impl ConnectionTrait, key: &str) -> Result<Option<Need>, DbErr> {
    let row = need_row::Entity::find().filter(need_row::Column::Key.eq(key)).one(db).await?;
    row.map(need_row::Model::into_need).transpose()
}

/// The need with this id. Callers see to the confidentiality.
///
/// # Errors
/// When the database does not answer or the row cannot be read.
pub async fn by_id(db: &impl ConnectionTrait, id: NeedId) -> Result<Option<Need>, DbErr> {
    need_row::Entity::find_by_id(id.0).one(db).await?.map(need_row::Model::into_need).transpose()
}

/// The needs with these ids, oldest first, closed ones too; those that are gone are left out. Callers see to the confidentiality.
///
/// # Errors
/// When the database does not answer or a row cannot be read.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[NeedId]) -> Result<Vec<Need>, DbErr> {
    let found = need_row::Entity::find().filter(need_row::Column::Id.is_in(ids.iter().map(|id| id.0)));
    let rows = found.order_by_asc(need_row::Column::Id).all(db).await?;
    rows.into_iter().map(need_row::Model::into_need).collect()
}

/// Every need that is not closed, of every confidentiality, oldest first: for matching in batch and for gaps.
///
/// # Errors
/// When the database does not answer or a row cannot be read.
pub async fn waiting(db: &impl ConnectionTrait) -> Result<Vec<Need>, DbErr> {
    let rows = need_row::Entity::find()
        .filter(need_row::Column::ClosedAt.is_null())
        .order_by_asc(need_row::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(need_row::Model::into_need).collect()
}

/// The same needs by their ids alone, oldest first: for reading them some at a time ([`by_ids`]). The documents of a hundred thousand
/// together take hundreds of megabytes.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting_ids(db: &impl ConnectionTrait) -> Result<Vec<NeedId>, DbErr> {
    let waiting = need_row::Entity::find().filter(need_row::Column::ClosedAt.is_null());
    let ids = waiting.select_only().column(need_row::Column::Id).order_by_asc(need_row::Column::Id);
    let ids: Vec<i64> = ids.into_tuple().all(db).await?;
    Ok(ids.into_iter().map(NeedId).collect())
}

/// The same needs, each with its confidentiality alone: for counting, without reading their documents.
///
/// # Errors
/// When the database does not answer or a level is not known.
pub async fn waiting_levels(db: &impl ConnectionTrait) -> Result<Vec<(NeedId, Confidentiality)>, DbErr> {
    levels(db, need_row::Entity::find()).await
}

/// The same of those among some needs that wait.
pub(crate) async fn waiting_levels_of(
    db: &impl ConnectionTrait,
    ids: &[NeedId],
) -> Result<Vec<(NeedId, Confidentiality)>, DbErr> {
    let those = need_row::Column::Id.is_in(ids.iter().map(|id| id.0));
    levels(db, need_row::Entity::find().filter(those)).await
}

/// Each with its confidentiality.
type Levels = Vec<(NeedId, Confidentiality)>;

async fn levels(db: &impl ConnectionTrait, of: Select<need_row::Entity>) -> Result<Levels, DbErr> {
    let columns = [need_row::Column::Id, need_row::Column::Confidentiality];
    let waiting = of.select_only().columns(columns).filter(need_row::Column::ClosedAt.is_null());
    let rows: Vec<(i64, String)> = waiting.into_tuple().all(db).await?;
    rows.into_iter()
        .map(|(id, level)| {
            let known = Confidentiality::parse(&level).map(|level| (NeedId(id), level));
            known.ok_or_else(|| broken("need", id, format!("the confidentiality '{level}' is not known")))
        })
        .collect()
}

/// One page of the needs that may be listed, newest first, and how many there are.
pub(super) async fn listed(
    db: &impl ConnectionTrait,
    levels: &[Confidentiality],
    offset: u64,
    limit: u64,
) -> Result<(Vec<Need>, u64), DbErr> {
    let query = need_row::Entity::find()
        .filter(need_row::Column::Confidentiality.is_in(levels.iter().map(|l| l.code())))
        .filter(need_row::Column::ClosedAt.is_null());
    let count = query.clone().count(db).await?;
    let rows = query.order_by_desc(need_row::Column::Id).offset(offset).limit(limit).all(db).await?;
    Ok((rows.into_iter().map(need_row::Model::into_need).collect::<Result<_, _>>()?, count))
}

/// How many needs there are, closed ones too.
///
/// # Errors
/// When the database does not answer.
pub async fn count(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    need_row::Entity::find().count(db).await
}

/// Leaves a notice for the need's owner, within the transaction of what it tells of.
///
/// # Errors
/// When the database refuses; the transaction must then be given up.
pub async fn add_notice(
    db: &impl ConnectionTrait,
    need: NeedId,
    at: Timestamp,
    kind: &str,
    data: &Value,
) -> Result<(), DbErr> {
    notice_row::ActiveModel {
        need_id: Set(need.0),
        at: Set(at.to_string()),
        kind: Set(kind.to_owned()),
        data: Set(data.to_string()),
        seen_at: Set(None),
        ..Default::default()
    }
    .insert(db)
    .await?;
    Ok(())
}

/// Newest first.
pub(super) async fn notices(db: &impl ConnectionTrait, need: NeedId) -> Result<Vec<Notice>, DbErr> {
    let rows = notice_row::Entity::find()
        .filter(notice_row::Column::NeedId.eq(need.0))
        .order_by_desc(notice_row::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Notice {
                at: time(&row.at)?,
                kind: row.kind,
                data: serde_json::from_str(&row.data).map_err(|e| broken("notice", row.id, e))?,
                seen_at: row.seen_at.as_deref().map(time).transpose()?,
            })
        })
        .collect()
}

/// Marks what was not seen as seen; how many there were.
pub(super) async fn see_notices(
    db: &impl ConnectionTrait,
    need: NeedId,
    at: Timestamp,
) -> Result<u64, DbErr> {
    let done = notice_row::Entity::update_many()
        .col_expr(notice_row::Column::SeenAt, Expr::value(at.to_string()))
        .filter(notice_row::Column::NeedId.eq(need.0))
        .filter(notice_row::Column::SeenAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected)
}

/// Needs that were closed before a time.
pub(super) async fn closed_before(db: &impl ConnectionTrait, at: Timestamp) -> Result<Vec<i64>, DbErr> {
    let closed = need_row::Entity::find()
        .select_only()
        .column(need_row::Column::Id)
        .filter(need_row::Column::ClosedAt.is_not_null())
        .filter(need_row::Column::ClosedAt.lt(at.to_string()));
    closed.into_tuple().all(db).await
}
