//! DuckDB in this process, with the register sorted by process.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use generator::WEEKS;

use super::duckdb_library::{Duckdb as Library, Statement};
use super::{Database, Question, SqlText, found};
use crate::question::{Found, Plain};
use crate::rows::Row;

pub(crate) struct Duckdb {
    library: Library,
    prepared: HashMap<String, Statement>,
}

impl Duckdb {
    pub(crate) fn build(folder: &Path, rows: &[Row]) -> Result<Duckdb> {
        let file =
            folder.join("crates/compare/duckdb/node_modules/@duckdb/node-bindings-linux-x64/libduckdb.so");
        let library = Library::open(&file).context("DuckDB is not there: npm ci in crates/compare/duckdb")?;
        for setting in include_str!("../../sql/duckdb/settings.sql").lines() {
            library.execute(setting)?;
        }
        let hours: Vec<String> = (0..=WEEKS).map(|week| format!("h{week} SMALLINT NOT NULL")).collect();
        library.execute(&include_str!("../../sql/duckdb/table.sql").replace("{hours}", &hours.join(", ")))?;
        let mut appender = library.append("offers")?;
        for row in rows {
            let whole = |n: u32| Some(i64::from(n));
            appender.whole(whole(row.id));
            appender.whole(Some(row.process.into()));
            for mask in row.listed.iter().chain(&row.perhaps) {
                appender.whole(Some(mask.cast_signed()));
            }
            let c = row.plain();
            for value in [
                c.sides[0],
                c.sides[1],
                c.sides[2],
                c.grade,
                c.wall,
                c.smallest,
                c.largest,
                c.iso_9001,
                c.lead_time,
            ] {
                appender.whole(Some(value));
            }
            row.point.iter().for_each(|&x| appender.real(x));
            appender.whole(Some(row.trust.into()));
            appender.truth(Some(row.hours.is_some()));
            for week in 0..=WEEKS {
                appender.whole(Some(row.hours.map_or(0, |hours| hours[week].into())));
            }
            appender.end_row()?;
        }
        appender.finish()?;
        Ok(Duckdb { library, prepared: HashMap::new() })
    }
}

impl Database for Duckdb {
    fn name(&self) -> &'static str {
        "duckdb"
    }

    fn version(&mut self) -> Result<String> {
        self.library.version()
    }

    fn prepare(&mut self, plain: &Plain, question: Question) -> Result<Vec<String>> {
        let texts = SqlText {
            exact: include_str!("../../sql/duckdb/exact.sql"),
            ask: include_str!("../../sql/duckdb/ask.sql"),
            near: include_str!("../../sql/duckdb/near.sql"),
        }
        .fill(plain, question);
        for text in &texts {
            self.prepared.insert(text.clone(), self.library.prepare(text)?);
        }
        Ok(texts)
    }

    fn run(&mut self, prepared: &[String]) -> Result<Found> {
        let mut all = Found::default();
        for text in prepared {
            for row in self.prepared[text].rows(3)? {
                found(&mut all, [row[0], row[1], row[2]]);
            }
        }
        Ok(all)
    }

    fn second(&self) -> Result<Box<dyn Database + Send>> {
        Ok(Box::new(Duckdb { library: self.library.second()?, prepared: HashMap::new() }))
    }
}
