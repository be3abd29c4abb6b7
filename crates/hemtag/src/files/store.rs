//! The SQL of imports: what was imported when, and files that wait between the preview and the confirmation.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr,
    EntityTrait, QueryFilter, QuerySelect, QueryTrait, entity::prelude::*,
};
use serde_json::Value;

use super::What;

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

mod preview {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_preview")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub upload_id: i64,
        pub language: String,
        pub part: String,
        pub seal: String,
        pub content: Vec<u8>,
        pub made_at: String,
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
    /// As whoever imported them counted.
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

/// An import about to be written down.
#[derive(Debug, Clone, PartialEq)]
pub struct NewImport {
    pub what: What,
    pub file_name: String,
    /// SHA-256 of the file.
    pub file_hash: String,
    /// How its columns were read, as TOML; empty where there is nothing to choose.
    pub mapping: String,
    /// Counts only: no name and no text of the file.
    pub counts: Value,
}

/// Writes down that a file was imported, and gives the import its id.
///
/// # Errors
/// When the database refuses.
pub async fn keep(transaction: &DatabaseTransaction, at: &str, new: NewImport) -> Result<i64, DbErr> {
    let row = import::ActiveModel {
        at: Set(at.to_owned()),
        kind: Set(new.what.code().to_owned()),
        file_name: Set(new.file_name),
        file_hash: Set(new.file_hash),
        mapping: Set(new.mapping),
        report: Set(new.counts.to_string()),
        ..Default::default()
    };
    Ok(row.insert(transaction).await?.id)
}

/// # Errors
/// When the database does not answer.
pub async fn find(db: &impl ConnectionTrait, what: What, id: i64) -> Result<Option<Kept>, DbErr> {
    let row = import::Entity::find_by_id(id).filter(import::Column::Kind.eq(what.code())).one(db).await?;
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
    forget_uploads(transaction, forgotten).await?;
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

/// Forgets files that came before a moment, with what was found in them. Gives how many.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_uploads(db: &impl ConnectionTrait, before: &str) -> Result<u64, DbErr> {
    let old = upload::Entity::find().select_only().column(upload::Column::Id);
    let old = old.filter(upload::Column::CreatedAt.lt(before)).into_query();
    // What was found in them goes with them.
    let theirs = preview::Column::UploadId.in_subquery(old);
    preview::Entity::delete_many().filter(theirs).exec(db).await?;
    let old = upload::Entity::delete_many().filter(upload::Column::CreatedAt.lt(before));
    Ok(old.exec(db).await?.rows_affected)
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

/// How the columns of an uploaded file are to be read: the mapping and the sheet. Nobody else says otherwise until the transaction ends.
/// None when the file is gone.
///
/// # Errors
/// When the database does not answer.
pub async fn hold_reading(
    transaction: &DatabaseTransaction,
    id: i64,
) -> Result<Option<(Option<String>, Option<String>)>, DbErr> {
    let columns = [upload::Column::Mapping, upload::Column::Sheet];
    let row = upload::Entity::find_by_id(id).select_only().columns(columns).lock_exclusive();
    row.into_tuple().one(transaction).await
}

/// The key of an uploaded file.
///
/// # Errors
/// When the database does not answer.
pub async fn key_of(db: &impl ConnectionTrait, id: i64) -> Result<Option<String>, DbErr> {
    upload::Entity::find_by_id(id).select_only().column(upload::Column::Key).into_tuple().one(db).await
}

/// A part in a language of what a job found an uploaded file to say: its seal, and what is sealed.
///
/// # Errors
/// When the database does not answer.
pub async fn find_preview(
    db: &impl ConnectionTrait,
    upload: i64,
    (language, part): (&str, &str),
) -> Result<Option<(String, Vec<u8>)>, DbErr> {
    let found = preview::Entity::find()
        .filter(preview::Column::UploadId.eq(upload))
        .filter(preview::Column::Language.eq(language))
        .filter(preview::Column::Part.eq(part))
        .one(db)
        .await?;
    Ok(found.map(|row| (row.seal, row.content)))
}

/// Keeps a part in a language of what a job found an uploaded file to say.
///
/// # Errors
/// When the database refuses.
pub async fn keep_preview(
    transaction: &DatabaseTransaction,
    upload: i64,
    (language, part): (&str, &str),
    seal: String,
    content: Vec<u8>,
    at: &str,
) -> Result<(), DbErr> {
    let row = preview::ActiveModel {
        upload_id: Set(upload),
        language: Set(language.to_owned()),
        part: Set(part.to_owned()),
        seal: Set(seal),
        content: Set(content),
        made_at: Set(at.to_owned()),
        ..Default::default()
    };
    row.insert(transaction).await.map(|_| ())
}

/// # Errors
/// When the database refuses.
pub async fn forget_preview(transaction: &DatabaseTransaction, upload: i64) -> Result<(), DbErr> {
    let its = preview::Entity::delete_many().filter(preview::Column::UploadId.eq(upload));
    its.exec(transaction).await.map(|_| ())
}

/// Keeps how the columns of an uploaded file are to be read; what it was found to say is no longer so.
///
/// # Errors
/// When the database refuses.
pub async fn map_upload(
    transaction: &DatabaseTransaction,
    id: i64,
    mapping: &str,
    sheet: Option<String>,
) -> Result<(), DbErr> {
    // A job that keeps a preview holds the row too: one comes after the other.
    hold_reading(transaction, id).await?;
    forget_preview(transaction, id).await?;
    let row = upload::ActiveModel {
        id: Set(id),
        mapping: Set(Some(mapping.to_owned())),
        sheet: Set(sheet),
        ..Default::default()
    };
    row.update(transaction).await.map(|_| ())
}

/// Lets an uploaded file wait from now on: somebody has confirmed it, and a job will import it.
///
/// # Errors
/// When the database refuses.
pub async fn hold_upload(transaction: &DatabaseTransaction, id: i64, now: &str) -> Result<(), DbErr> {
    let row = upload::ActiveModel { id: Set(id), created_at: Set(now.to_owned()), ..Default::default() };
    row.update(transaction).await.map(|_| ())
}

/// Forgets an uploaded file, and what it was found to say.
///
/// # Errors
/// When the database refuses.
pub async fn forget_upload(transaction: &DatabaseTransaction, id: i64) -> Result<(), DbErr> {
    hold_reading(transaction, id).await?;
    forget_preview(transaction, id).await?;
    upload::Entity::delete_by_id(id).exec(transaction).await.map(|_| ())
}
