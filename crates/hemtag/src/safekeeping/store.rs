//! The SQL of looking the whole database over, and of copying it. It reads every slice's tables and changes none but its own, which says
//! by which key the content is sealed.

use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set,
    ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryResult, Statement,
    sea_query::{OnConflict, Value},
};

use super::{
    references::Reference,
    seals::{SEALED, Sealed, Summed},
};

mod key_mark_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "key_mark")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub mark: String,
        pub since: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The row's number: there is one or none.
const ONLY: i64 = 1;

/// What tells the key by which the content is sealed from others; none where no server has begun on it yet.
pub(super) async fn key_mark(db: &impl ConnectionTrait) -> Result<Option<String>, DbErr> {
    Ok(key_mark_row::Entity::find_by_id(ONLY).one(db).await?.map(|row| row.mark))
}

/// Remembers a key instead of the one before.
pub(super) async fn keep_key_mark(
    db: &impl ConnectionTrait,
    mark: &str,
    since: Timestamp,
) -> Result<(), DbErr> {
    use key_mark_row::Column;
    let row = key_mark_row::ActiveModel {
        id: Set(ONLY),
        mark: Set(mark.to_owned()),
        since: Set(since.to_string()),
    };
    let instead = OnConflict::column(Column::Id).update_columns([Column::Mark, Column::Since]).to_owned();
    key_mark_row::Entity::insert(row).on_conflict(instead).exec_without_returning(db).await?;
    Ok(())
}

/// Rows with content that are held in memory at a time.
const AT_A_TIME: u32 = 8;

async fn all(db: &impl ConnectionTrait, sql: String) -> Result<Vec<QueryResult>, DbErr> {
    db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await
}

/// The tables there are, sorted.
pub(super) async fn tables(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let sql = if db.get_database_backend() == DbBackend::Postgres {
        "SELECT CAST(tablename AS TEXT) AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
    } else {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
    };
    all(db, sql.to_owned()).await?.iter().map(|row| row.try_get("", "name")).collect()
}

/// Every column: its table, its name, its type in the database's words.
///
/// # Errors
/// When the database does not answer.
pub async fn columns(db: &impl ConnectionTrait) -> Result<Vec<(String, String, String)>, DbErr> {
    let mut columns = Vec::new();
    for table in tables(db).await? {
        let sql = if db.get_database_backend() == DbBackend::Postgres {
            format!(
                "SELECT CAST(column_name AS TEXT) AS name, CAST(data_type AS TEXT) AS type FROM information_schema.columns \
                 WHERE table_schema = current_schema() AND table_name = '{table}' ORDER BY ordinal_position"
            )
        } else {
            format!("SELECT name, lower(type) AS type FROM pragma_table_info('{table}')")
        };
        for row in all(db, sql).await? {
            columns.push((table.clone(), row.try_get("", "name")?, row.try_get("", "type")?));
        }
    }
    Ok(columns)
}

/// What SQLite itself finds wrong with its file, in its words; at most twenty.
pub(super) async fn structure(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let found = all(db, "PRAGMA integrity_check(20)".to_owned()).await?;
    let mut words: Vec<String> = Vec::new();
    for row in found {
        let said: String = row.try_get_by_index(0)?;
        if said != "ok" {
            words.push(said);
        }
    }
    Ok(words)
}

/// How many rows a table has.
pub(super) async fn count(db: &impl ConnectionTrait, table: &str) -> Result<u64, DbErr> {
    let rows = all(db, format!("SELECT count(*) AS n FROM \"{table}\"")).await?;
    let n: i64 = rows.first().map_or(Ok(0), |row| row.try_get("", "n"))?;
    Ok(u64::try_from(n).unwrap_or(0))
}

/// How much a table holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    pub table: String,
    pub rows: u64,
    /// Bytes of what is sealed in it.
    pub sealed: u64,
}

/// How much each table holds, the largest sealed contents first.
///
/// # Errors
/// When the database does not answer.
pub async fn sizes(db: &impl ConnectionTrait) -> Result<Vec<Size>, DbErr> {
    let mut sizes = Vec::new();
    for table in tables(db).await? {
        let columns: Vec<String> = SEALED
            .iter()
            .filter(|sealed| sealed.table == table)
            .map(|sealed| format!("coalesce(sum(length(\"{}\")), 0)", sealed.column))
            .collect();
        let sealed = if columns.is_empty() { "0".to_owned() } else { columns.join(" + ") };
        let sql = format!("SELECT CAST({sealed} AS BIGINT) AS n FROM \"{table}\"");
        let rows = all(db, sql).await?;
        let sealed: i64 = rows.first().map_or(Ok(0), |row| row.try_get("", "n"))?;
        let sealed = u64::try_from(sealed).unwrap_or(0);
        sizes.push(Size { rows: count(db, &table).await?, table, sealed });
    }
    sizes.sort_by_key(|size| {
        (std::cmp::Reverse(size.sealed), std::cmp::Reverse(size.rows), size.table.clone())
    });
    Ok(sizes)
}

/// Bytes that the whole database takes.
///
/// # Errors
/// When the database does not answer.
pub async fn whole_size(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    let sql = if db.get_database_backend() == DbBackend::Postgres {
        "SELECT pg_database_size(current_database()) AS n"
    } else {
        "SELECT CAST(c.page_count * s.page_size AS BIGINT) AS n FROM pragma_page_count() c, pragma_page_size() s"
    };
    let rows = all(db, sql.to_owned()).await?;
    let n: i64 = rows.first().map_or(Ok(0), |row| row.try_get("", "n"))?;
    Ok(u64::try_from(n).unwrap_or(0))
}

/// Something sealed, with what it was sealed for. `None` where what it belongs to is not there.
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) belongs_to: Option<String>,
    pub(super) content: Vec<u8>,
}

/// Sealed content after a row, in the order of the rows.
pub(super) async fn sealed(db: &impl ConnectionTrait, of: &Sealed, after: i64) -> Result<Vec<Row>, DbErr> {
    let fields = fields(of.belongs_to);
    let mut select = format!("SELECT t.id AS id, t.\"{}\" AS content", of.column);
    for (number, field) in fields.iter().enumerate() {
        let source = match field.split_once('.') {
            Some((_, column)) => format!("o.\"{column}\""),
            None => format!("t.\"{field}\""),
        };
        select.push_str(&format!(", CAST({source} AS TEXT) AS f{number}"));
    }
    select.push_str(&format!(" FROM \"{}\" t", of.table));
    if let Some((other, by)) = of.of {
        select.push_str(&format!(" LEFT JOIN \"{other}\" o ON o.id = t.\"{by}\""));
    }
    select.push_str(&format!(" WHERE t.id > {after} AND t.\"{}\" IS NOT NULL", of.column));
    if let Some((column, value)) = of.only {
        select.push_str(&format!(" AND t.\"{column}\" = '{value}'"));
    }
    select.push_str(&format!(" ORDER BY t.id LIMIT {AT_A_TIME}"));
    all(db, select)
        .await?
        .iter()
        .map(|row| {
            let mut belongs_to = Some(of.belongs_to.to_owned());
            for (number, field) in fields.iter().enumerate() {
                let value: Option<String> = row.try_get("", &format!("f{number}"))?;
                belongs_to = belongs_to.zip(value).map(|(b, v)| b.replace(&format!("{{{field}}}"), &v));
            }
            Ok(Row { id: row.try_get("", "id")?, belongs_to, content: row.try_get("", "content")? })
        })
        .collect()
}

/// The names in braces, each once.
fn fields(pattern: &str) -> Vec<&str> {
    let names = pattern.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    let mut fields: Vec<&str> = names.collect();
    fields.dedup();
    fields
}

/// Content with the sum that stands beside it, after a row.
pub(super) async fn summed(
    db: &impl ConnectionTrait,
    of: &Summed,
    after: i64,
) -> Result<Vec<(i64, String, Vec<u8>)>, DbErr> {
    let Summed { table, column, sum } = of;
    let sql =
        format!("SELECT id, {sum}, {column} FROM {table} WHERE id > {after} ORDER BY id LIMIT {AT_A_TIME}");
    let rows = all(db, sql).await?;
    rows.iter()
        .map(|row| Ok((row.try_get("", "id")?, row.try_get("", sum)?, row.try_get("", column)?)))
        .collect()
}

/// Rows that name what is not there: what tells the row, and what it names. At most so many. Rows are told by `id`, and by what they name
/// in tables without one.
pub(super) async fn dangling(
    db: &impl ConnectionTrait,
    of: &Reference,
    has_id: bool,
    most: usize,
) -> Result<Vec<(i64, i64)>, DbErr> {
    let Reference { table, column, to } = of;
    let row = if has_id { "id" } else { column };
    let sql = format!(
        "SELECT CAST(t.\"{row}\" AS BIGINT) AS row_id, CAST(t.\"{column}\" AS BIGINT) AS named FROM \"{table}\" t \
         WHERE t.\"{column}\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \"{to}\" o WHERE o.id = t.\"{column}\") \
         ORDER BY 1 LIMIT {most}"
    );
    let rows = all(db, sql).await?;
    rows.iter().map(|row| Ok((row.try_get("", "row_id")?, row.try_get("", "named")?))).collect()
}

/// A consistent copy of a SQLite database into a new file, as it stands at one moment, while others go on writing.
pub(super) async fn copy_into(db: &impl ConnectionTrait, file: &str) -> Result<(), DbErr> {
    let values = [Value::from(file.to_owned())];
    let copy = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?1", values);
    db.execute_raw(copy).await.map(|_| ())
}

/// Holds a SQLite database for itself alone, with all that was written in its one file. Fails as locked while any other program
/// has it open.
pub(super) async fn hold_alone(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    for statement in [
        "PRAGMA locking_mode = EXCLUSIVE",
        "BEGIN IMMEDIATE",
        "COMMIT",
        "PRAGMA wal_checkpoint(TRUNCATE)",
        "PRAGMA journal_mode = DELETE",
    ] {
        db.execute_unprepared(statement).await?;
    }
    Ok(())
}

/// Changes of the shape that a database has, oldest first.
pub(super) async fn applied(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let rows = all(db, "SELECT version FROM seaql_migrations ORDER BY version".to_owned()).await?;
    rows.iter().map(|row| row.try_get("", "version")).collect()
}
