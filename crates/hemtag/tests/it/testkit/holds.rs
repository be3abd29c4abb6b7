//! Looks through a whole database: whether a text stands in it anywhere, as letters or as bytes; and who waits in it for another.

use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait, DbBackend, Statement};
use tokio::time::sleep;

use super::TestApp;

impl TestApp {
    /// Whether any row of any table holds the text.
    ///
    /// # Panics
    /// When the database cannot be read.
    pub async fn holds(&self, text: &str) -> bool {
        let db = self.app.db.reader();
        let backend = db.get_database_backend();
        let all = match backend {
            DbBackend::Sqlite => {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            }
            _ => "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()",
        };
        let rows = db.query_all_raw(Statement::from_string(backend, all)).await.expect("tables are listed");
        assert!(rows.len() > 10, "the tables are found");
        for row in rows {
            let table: String = row.try_get("", "name").expect("a table has a name");
            if self.table_holds(&table, text).await {
                return true;
            }
        }
        false
    }

    async fn table_holds(&self, table: &str, text: &str) -> bool {
        let db = self.app.db.reader();
        let backend = db.get_database_backend();
        let statement = match backend {
            DbBackend::Sqlite => {
                let columns =
                    Statement::from_string(backend, format!("SELECT name FROM pragma_table_info('{table}')"));
                let columns = db.query_all_raw(columns).await.expect("columns are listed");
                let any: Vec<String> = columns
                    .iter()
                    .map(|row| row.try_get::<String>("", "name").expect("a column has a name"))
                    .map(|column| format!("instr(CAST(\"{column}\" AS BLOB), CAST(?1 AS BLOB)) > 0"))
                    .collect();
                let sql = format!("SELECT 1 AS found FROM \"{table}\" WHERE {} LIMIT 1", any.join(" OR "));
                Statement::from_sql_and_values(backend, sql, [text.into()])
            }
            // Bytes are shown as their digits.
            _ => {
                let digits = data_encoding::HEXLOWER.encode(text.as_bytes());
                let sql = format!(
                    "SELECT 1 AS found FROM \"{table}\" AS t WHERE position($1 IN t::text) > 0 OR position($2 IN t::text) > 0 LIMIT 1"
                );
                Statement::from_sql_and_values(backend, sql, [text.into(), digits.into()])
            }
        };
        db.query_one_raw(statement).await.expect("the table is read").is_some()
    }
}

impl TestApp {
    /// Waits until so many wait for what another holds in the database of PostgreSQL.
    ///
    /// # Panics
    /// When they do not within eight seconds.
    pub async fn wait_for_waiting(&self, how_many: i64) {
        let sql = "SELECT COUNT(*) AS n FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid \
                   WHERE NOT l.granted AND a.datname = current_database()";
        let db = self.app.db.reader();
        let since = Instant::now();
        loop {
            let statement = Statement::from_string(DbBackend::Postgres, sql);
            let row = db.query_one_raw(statement).await.expect("the database answers").expect("a number");
            if row.try_get::<i64>("", "n").expect("a number") == how_many {
                return;
            }
            assert!(since.elapsed() < Duration::from_secs(8), "not {how_many} wait");
            sleep(Duration::from_millis(10)).await;
        }
    }
}
