//! SQLite in this process, its file mapped into memory.

use std::path::{Path, PathBuf};

use anyhow::Result;
use generator::WEEKS;
use rusqlite::Connection;

use super::{Database, Question, SqlText, found};
use crate::question::{Found, Plain};
use crate::rows::Row;

pub(crate) struct Sqlite {
    connection: Connection,
    file: PathBuf,
}

impl Sqlite {
    pub(crate) fn build(folder: &Path, rows: &[Row]) -> Result<Sqlite> {
        let file = folder.join("offers.sqlite");
        let mut sqlite = Sqlite::open(file)?;
        let hours: Vec<String> = (0..=WEEKS).map(|week| format!("h{week} INTEGER NOT NULL")).collect();
        let table = include_str!("../../sql/sqlite/table.sql").replace("{hours}", &hours.join(", "));
        sqlite.connection.execute_batch(&table)?;
        let transaction = sqlite.connection.transaction()?;
        let places: Vec<&str> = (0..=24 + WEEKS).map(|_| "?").collect();
        {
            let mut insert =
                transaction.prepare(&format!("INSERT INTO offers VALUES ({})", places.join(",")))?;
            for row in rows {
                let cells = row.plain();
                let c = &cells;
                let mut at = 0;
                let mut put = |value: &dyn rusqlite::ToSql| -> rusqlite::Result<()> {
                    at += 1;
                    insert.raw_bind_parameter(at, value)
                };
                for whole in [i64::from(row.process), i64::from(row.id), i64::from(row.trust), c.grade] {
                    put(&whole)?;
                }
                for mask in row.perhaps {
                    put(&mask.cast_signed())?;
                }
                for whole in [c.smallest, c.largest, c.wall, c.lead_time, c.sides[0], c.sides[1], c.sides[2]]
                {
                    put(&whole)?;
                }
                put(&c.iso_9001)?;
                for mask in row.listed {
                    put(&mask.cast_signed())?;
                }
                for real in row.point {
                    put(&real)?;
                }
                put(&i64::from(row.hours.is_some()))?;
                for week in 0..=WEEKS {
                    put(&row.hours.map_or(0, |hours| i64::from(hours[week])))?;
                }
                insert.raw_execute()?;
            }
        }
        transaction.commit()?;
        sqlite.connection.execute_batch("ANALYZE")?;
        Ok(sqlite)
    }

    fn open(file: PathBuf) -> Result<Sqlite> {
        let connection = Connection::open(&file)?;
        connection.execute_batch(include_str!("../../sql/sqlite/settings.sql"))?;
        connection.set_prepared_statement_cache_capacity(10_000);
        Ok(Sqlite { connection, file })
    }
}

impl Database for Sqlite {
    fn name(&self) -> &'static str {
        "sqlite"
    }

    fn version(&mut self) -> Result<String> {
        Ok(self.connection.query_row("SELECT sqlite_version()", [], |row| row.get(0))?)
    }

    fn prepare(&mut self, plain: &Plain, question: Question) -> Result<Vec<String>> {
        let texts = SqlText {
            exact: include_str!("../../sql/sqlite/exact.sql"),
            ask: include_str!("../../sql/sqlite/ask.sql"),
            near: include_str!("../../sql/sqlite/near.sql"),
        }
        .fill(plain, question);
        for text in &texts {
            self.connection.prepare_cached(text)?;
        }
        Ok(texts)
    }

    fn run(&mut self, prepared: &[String]) -> Result<Found> {
        let mut all = Found::default();
        for text in prepared {
            let mut statement = self.connection.prepare_cached(text)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                found(&mut all, [row.get(0)?, row.get(1)?, row.get(2)?]);
            }
        }
        Ok(all)
    }

    fn second(&self) -> Result<Box<dyn Database + Send>> {
        Ok(Box::new(Sqlite::open(self.file.clone())?))
    }
}
