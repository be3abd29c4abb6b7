//! Looks through a whole database: whether a text stands in it anywhere, as letters or as bytes.

use sea_orm::{ConnectionTrait, DbBackend, Statement};

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
