//! The SQL of imports: what was imported when, and files that wait between the preview and the confirmation.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr,
    EntityTrait, QueryFilter, entity::prelude::*,
};
use serde_json::{Value, json};

use super::report::Report;

mod import {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub at: String,
        pub kind: String,
        pub file_name: String,
        pub file_hash: String,
        pub mapping: String,
        pub report: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod upload {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_upload")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub key: String,
        pub file_name: String,
        pub content: Vec<u8>,
        pub mapping: Option<String>,
        pub sheet: Option<String>,
        pub created_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// An import that was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    pub at: String,
    pub file_name: String,
    /// The counts: `rows`, `accepted`, `rejected`, `doubtful`, `unknown_terms`, `new`, `updated`, `unchanged`,
    /// `without_process`.
    pub counts: Value,
}

/// A file that waits for its confirmation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    pub id: i64,
    pub key: String,
    pub file_name: String,
    pub content: Vec<u8>,
    /// The mapping as a person changed it, as TOML.
    pub mapping: Option<String>,
    pub sheet: Option<String>,
}

/// Writes down that a file was imported, and gives the import its id. Counts only: no name and no text of the file.
///
/// # Errors
/// When the database refuses.
pub async fn keep(
    transaction: &DatabaseTransaction,
    at: &str,
    hash: &str,
    report: &Report,
) -> Result<i64, DbErr> {
    let counts = json!({
        "rows": report.rows, "accepted": report.accepted, "rejected": report.rejected.len(),
        "doubtful": report.doubtful.len(), "unknown_terms": report.unknown_terms.len(),
        "new": report.new, "updated": report.updated, "unchanged": report.unchanged,
        "without_process": report.without_process,
    });
    let row = import::ActiveModel {
        at: Set(at.to_owned()),
        kind: Set("makers".to_owned()),
        file_name: Set(report.file.clone()),
        file_hash: Set(hash.to_owned()),
        mapping: Set(report.mapping.file().write()),
        report: Set(counts.to_string()),
        ..Default::default()
    };
    Ok(row.insert(transaction).await?.id)
}

/// # Errors
/// When the database does not answer.
pub async fn find(db: &impl ConnectionTrait, id: i64) -> Result<Option<Kept>, DbErr> {
    let row = import::Entity::find_by_id(id).filter(import::Column::Kind.eq("makers")).one(db).await?;
    Ok(row.map(|row| Kept {
        at: row.at,
        file_name: row.file_name,
        counts: serde_json::from_str(&row.report).unwrap_or_default(),
    }))
}

/// Keeps an uploaded file, and forgets those that nobody confirmed before `forgotten`.
///
/// # Errors
/// When the database refuses.
pub async fn keep_upload(
    transaction: &DatabaseTransaction,
    upload: Upload,
    now: &str,
    forgotten: &str,
) -> Result<i64, DbErr> {
    upload::Entity::delete_many().filter(upload::Column::CreatedAt.lt(forgotten)).exec(transaction).await?;
    let row = upload::ActiveModel {
        key: Set(upload.key),
        file_name: Set(upload.file_name),
        content: Set(upload.content),
        mapping: Set(upload.mapping),
        sheet: Set(upload.sheet),
        created_at: Set(now.to_owned()),
        ..Default::default()
    };
    Ok(row.insert(transaction).await?.id)
}

/// # Errors
/// When the database does not answer.
pub async fn find_upload(db: &impl ConnectionTrait, key: &str) -> Result<Option<Upload>, DbErr> {
    let row = upload::Entity::find().filter(upload::Column::Key.eq(key)).one(db).await?;
    Ok(row.map(|row| Upload {
        id: row.id,
        key: row.key,
        file_name: row.file_name,
        content: row.content,
        mapping: row.mapping,
        sheet: row.sheet,
    }))
}

/// Keeps how the columns of an uploaded file are to be read.
///
/// # Errors
/// When the database refuses.
pub async fn map_upload(
    transaction: &DatabaseTransaction,
    id: i64,
    mapping: &str,
    sheet: Option<String>,
) -> Result<(), DbErr> {
    let row = upload::ActiveModel {
        id: Set(id),
        mapping: Set(Some(mapping.to_owned())),
        sheet: Set(sheet),
        ..Default::default()
    };
    row.update(transaction).await.map(|_| ())
}

/// # Errors
/// When the database refuses.
pub async fn forget_upload(transaction: &DatabaseTransaction, id: i64) -> Result<(), DbErr> {
    upload::Entity::delete_by_id(id).exec(transaction).await.map(|_| ())
}
