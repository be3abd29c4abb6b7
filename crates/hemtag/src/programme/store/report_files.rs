//! The files of signed reports: written once, and never changed.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::{
    database::moment,
    programme::report::{File, MadeFile},
};

mod file_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "programme_report_file")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub report_id: i64,
        pub file: String,
        pub content: Vec<u8>,
        pub fingerprint: String,
        pub size: i64,
        pub made_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use file_row::{ActiveModel, Column, Entity};

/// The files of a report without their content, in the order in which they were made.
pub(in crate::programme) async fn list(
    db: &impl ConnectionTrait,
    report: i64,
) -> Result<Vec<MadeFile>, DbErr> {
    let rows: Vec<(String, String, i64, String)> = Entity::find()
        .select_only()
        .columns([Column::File, Column::Fingerprint, Column::Size, Column::MadeAt])
        .filter(Column::ReportId.eq(report))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    // A newer program may have made files that this one does not know.
    let known = rows.into_iter().filter_map(|(code, fingerprint, size, at)| {
        Some((File::parse(&code)?, fingerprint, size.unsigned_abs(), at))
    });
    known
        .map(|(file, fingerprint, size, at)| Ok(MadeFile { file, fingerprint, size, made_at: moment(&at)? }))
        .collect()
}

/// A file as it was made, with the sum that it had then.
pub(in crate::programme) async fn content(
    db: &impl ConnectionTrait,
    report: i64,
    file: File,
) -> Result<Option<(Vec<u8>, String)>, DbErr> {
    let query = Entity::find().filter(Column::ReportId.eq(report)).filter(Column::File.eq(file.code()));
    Ok(query.one(db).await?.map(|row| (row.content, row.fingerprint)))
}

/// Keeps a file; the database refuses a second one of the same report.
pub(in crate::programme) async fn insert(
    db: &impl ConnectionTrait,
    report: i64,
    file: File,
    fingerprint: &str,
    content: Vec<u8>,
    at: Timestamp,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        report_id: Set(report),
        file: Set(file.code().to_owned()),
        fingerprint: Set(fingerprint.to_owned()),
        size: Set(i64::try_from(content.len()).unwrap_or(i64::MAX)),
        content: Set(content),
        made_at: Set(at.to_string()),
        ..Default::default()
    };
    row.insert(db).await.map(|_| ())
}
