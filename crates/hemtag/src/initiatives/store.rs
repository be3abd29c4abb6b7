//! All queries about initiatives.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::Value;

use super::model::Row;

mod version_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "initiative_version")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub initiative: String,
        pub document: Option<String>,
        pub origin: String,
        pub reason: String,
        pub at: String,
        pub actor: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod suggestion_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "initiative_suggestion")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub origin: String,
        pub reference: Option<String>,
        pub about: String,
        pub document: String,
        pub note: String,
        pub evidence: String,
        pub at: String,
        pub verdict: Option<String>,
        pub reason: String,
        pub initiative: String,
        pub decided_at: Option<String>,
        pub actor: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Where a version comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The table of the program.
    Base,
    Edited,
    Suggested,
    Imported,
    ProjectBank,
}

impl Origin {
    const ALL: [Origin; 5] =
        [Origin::Base, Origin::Edited, Origin::Suggested, Origin::Imported, Origin::ProjectBank];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Origin::Base => "base",
            Origin::Edited => "edited",
            Origin::Suggested => "suggested",
            Origin::Imported => "imported",
            Origin::ProjectBank => "project_bank",
        }
    }

    fn parse(code: &str) -> Option<Origin> {
        Origin::ALL.into_iter().find(|origin| origin.code() == code)
    }
}

/// One line of an initiative's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub id: i64,
    pub initiative: String,
    /// `None`: taken out.
    pub document: Option<Row>,
    pub origin: Origin,
    pub reason: String,
    pub at: Timestamp,
    /// A role, never a person.
    pub actor: String,
}

pub(super) struct NewVersion<'n> {
    pub(super) initiative: &'n str,
    pub(super) document: Option<Row>,
    pub(super) origin: Origin,
    pub(super) reason: &'n str,
    pub(super) at: Timestamp,
    pub(super) actor: &'n str,
}

pub(super) async fn insert_version(db: &impl ConnectionTrait, new: NewVersion<'_>) -> Result<i64, DbErr> {
    Ok(active(&new).insert(db).await?.id)
}

/// Several at once, in one statement for every hundred.
pub(super) async fn insert_versions(db: &impl ConnectionTrait, new: &[NewVersion<'_>]) -> Result<(), DbErr> {
    for some in new.chunks(100) {
        version_row::Entity::insert_many(some.iter().map(active)).exec_without_returning(db).await?;
    }
    Ok(())
}

fn active(new: &NewVersion<'_>) -> version_row::ActiveModel {
    version_row::ActiveModel {
        initiative: Set(new.initiative.to_owned()),
        document: Set(new.document.as_ref().map(to_json)),
        origin: Set(new.origin.code().to_owned()),
        reason: Set(new.reason.to_owned()),
        at: Set(new.at.to_string()),
        actor: Set(new.actor.to_owned()),
        ..Default::default()
    }
}

/// What is another when the versions are: they are added, and never changed. Their number too, since on PostgreSQL a lower one may come
/// after a higher.
pub(super) type Mark = (Option<i64>, i64);

pub(super) async fn mark(db: &impl ConnectionTrait) -> Result<Mark, DbErr> {
    let mark = version_row::Entity::find()
        .select_only()
        .column_as(version_row::Column::Id.max(), "newest")
        .column_as(version_row::Column::Id.count(), "versions")
        .into_tuple()
        .one(db)
        .await?;
    Ok(mark.unwrap_or_default())
}

/// Every version of every initiative, oldest first.
pub(super) async fn versions(db: &impl ConnectionTrait) -> Result<Vec<Version>, DbErr> {
    let rows = version_row::Entity::find().order_by_asc(version_row::Column::Id).all(db).await?;
    rows.into_iter().map(version).collect()
}

/// The versions of one, newest first.
pub(super) async fn versions_of(db: &impl ConnectionTrait, id: &str) -> Result<Vec<Version>, DbErr> {
    let rows = version_row::Entity::find()
        .filter(version_row::Column::Initiative.eq(id))
        .order_by_desc(version_row::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(version).collect()
}

fn version(row: version_row::Model) -> Result<Version, DbErr> {
    let broken = |what: &str| DbErr::Custom(format!("initiative_version {}: {what} cannot be read", row.id));
    Ok(Version {
        id: row.id,
        document: match &row.document {
            Some(text) => Some(of_json(text).ok_or_else(|| broken("document"))?),
            None => None,
        },
        origin: Origin::parse(&row.origin).ok_or_else(|| broken("origin"))?,
        at: row.at.parse().map_err(|_| broken("at"))?,
        initiative: row.initiative,
        reason: row.reason,
        actor: row.actor,
    })
}

/// Something that waits for a person, or waited.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SuggestionRow {
    pub(super) id: i64,
    pub(super) origin: Origin,
    pub(super) reference: Option<String>,
    pub(super) about: String,
    pub(super) document: Row,
    pub(super) note: String,
    pub(super) evidence: Value,
    pub(super) at: Timestamp,
    /// `accepted` or `rejected`, with the moment.
    pub(super) decided: Option<(String, Timestamp)>,
    pub(super) reason: String,
    pub(super) initiative: String,
}

pub(super) struct NewSuggestionRow<'n> {
    pub(super) origin: Origin,
    pub(super) reference: Option<String>,
    pub(super) about: &'n str,
    pub(super) document: &'n Row,
    pub(super) note: &'n str,
    pub(super) evidence: Value,
    pub(super) at: Timestamp,
}

pub(super) async fn insert_suggestion(
    db: &impl ConnectionTrait,
    new: NewSuggestionRow<'_>,
) -> Result<i64, DbErr> {
    let row = suggestion_row::ActiveModel {
        origin: Set(new.origin.code().to_owned()),
        reference: Set(new.reference),
        about: Set(new.about.to_owned()),
        document: Set(to_json(new.document)),
        note: Set(new.note.to_owned()),
        evidence: Set(new.evidence.to_string()),
        at: Set(new.at.to_string()),
        verdict: Set(None),
        reason: Set(String::new()),
        initiative: Set(String::new()),
        decided_at: Set(None),
        actor: Set(String::new()),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// Those that wait, or those that were decided; newest first.
pub(super) async fn suggestions(
    db: &impl ConnectionTrait,
    decided: bool,
) -> Result<Vec<SuggestionRow>, DbErr> {
    let column = suggestion_row::Column::Verdict;
    let filter = if decided { column.is_not_null() } else { column.is_null() };
    let rows = suggestion_row::Entity::find()
        .filter(filter)
        .order_by_desc(suggestion_row::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(suggestion_of).collect()
}

pub(super) async fn suggestion(db: &impl ConnectionTrait, id: i64) -> Result<Option<SuggestionRow>, DbErr> {
    suggestion_row::Entity::find_by_id(id).one(db).await?.map(suggestion_of).transpose()
}

/// The numbers of the bank's projects that were ever proposed.
pub(super) async fn references(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let rows = suggestion_row::Entity::find()
        .filter(suggestion_row::Column::Reference.is_not_null())
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|row| row.reference).collect())
}

/// The suggestion out of a project of the bank, the first where there are several.
pub(super) async fn of_reference(db: &impl ConnectionTrait, number: &str) -> Result<Option<i64>, DbErr> {
    let row = suggestion_row::Entity::find()
        .filter(suggestion_row::Column::Reference.eq(number))
        .order_by_asc(suggestion_row::Column::Id)
        .one(db)
        .await?;
    Ok(row.map(|row| row.id))
}

/// How many the public suggested since a moment.
pub(super) async fn suggested_since(db: &impl ConnectionTrait, since: Timestamp) -> Result<u64, DbErr> {
    suggestion_row::Entity::find()
        .filter(suggestion_row::Column::Origin.eq(Origin::Suggested.code()))
        .filter(suggestion_row::Column::At.gt(since.to_string()))
        .count(db)
        .await
}

pub(super) struct Decided<'d> {
    pub(super) verdict: &'static str,
    pub(super) reason: &'d str,
    pub(super) initiative: &'d str,
    pub(super) at: Timestamp,
    pub(super) actor: &'d str,
}

pub(super) async fn decide(db: &impl ConnectionTrait, id: i64, decided: Decided<'_>) -> Result<(), DbErr> {
    let row = suggestion_row::ActiveModel {
        id: Set(id),
        verdict: Set(Some(decided.verdict.to_owned())),
        reason: Set(decided.reason.to_owned()),
        initiative: Set(decided.initiative.to_owned()),
        decided_at: Set(Some(decided.at.to_string())),
        actor: Set(decided.actor.to_owned()),
        ..Default::default()
    };
    row.update(db).await.map(|_| ())
}

fn suggestion_of(row: suggestion_row::Model) -> Result<SuggestionRow, DbErr> {
    let broken =
        |what: &str| DbErr::Custom(format!("initiative_suggestion {}: {what} cannot be read", row.id));
    let moment = |text: &str| text.parse::<Timestamp>().map_err(|_| broken("a moment"));
    let decided = match (&row.verdict, &row.decided_at) {
        (Some(verdict), Some(at)) => Some((verdict.clone(), moment(at)?)),
        _ => None,
    };
    Ok(SuggestionRow {
        id: row.id,
        origin: Origin::parse(&row.origin).ok_or_else(|| broken("origin"))?,
        document: of_json(&row.document).ok_or_else(|| broken("document"))?,
        evidence: serde_json::from_str(&row.evidence).unwrap_or_default(),
        at: moment(&row.at)?,
        decided,
        reference: row.reference,
        about: row.about,
        note: row.note,
        reason: row.reason,
        initiative: row.initiative,
    })
}

fn to_json(row: &Row) -> String {
    serde_json::to_string(row).expect("texts can be written")
}

fn of_json(text: &str) -> Option<Row> {
    serde_json::from_str(text).ok()
}
