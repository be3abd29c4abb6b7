//! The numbers of makers, sites and offers: given here, so that a thousand rows go in at once and evidence can name
//! them, and never given twice, also when what bore one is gone: notices and gaps remember offers by their number.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, FromQueryResult, Statement};

/// The newest number of each table, of those ever given.
#[derive(Debug, Clone, Copy)]
pub(super) struct Newest {
    pub(super) maker: i64,
    pub(super) site: i64,
    pub(super) offer: i64,
}

#[derive(FromQueryResult)]
struct Number {
    number: i64,
}

/// Reads the database's own counters; they do not go back when rows are removed.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn newest(transaction: &DatabaseTransaction) -> Result<Newest, DbErr> {
    Ok(Newest {
        maker: newest_of(transaction, "maker").await?,
        site: newest_of(transaction, "site").await?,
        offer: newest_of(transaction, "offer").await?,
    })
}

async fn newest_of(transaction: &DatabaseTransaction, table: &str) -> Result<i64, DbErr> {
    let backend = transaction.get_database_backend();
    let query = match backend {
        DbBackend::Postgres => {
            format!("SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS number FROM {table}_id_seq")
        }
        _ => format!("SELECT seq AS number FROM sqlite_sequence WHERE name = '{table}'"),
    };
    let found = Number::find_by_statement(Statement::from_string(backend, query)).one(transaction).await?;
    Ok(found.map_or(0, |found| found.number))
}

/// PostgreSQL numbers new rows by itself; it must know of the numbers given here. SQLite sees them.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn given(transaction: &DatabaseTransaction, newest: Newest) -> Result<(), DbErr> {
    if transaction.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    for (table, number) in [("maker", newest.maker), ("site", newest.site), ("offer", newest.offer)] {
        if number > 0 {
            transaction.execute_unprepared(&format!("SELECT setval('{table}_id_seq', {number})")).await?;
        }
    }
    Ok(())
}
