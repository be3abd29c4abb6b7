//! Looking everything over: the file's structure, the chain of events, what is sealed, sums, and what names what.

use std::{collections::BTreeMap, path::Path};

use sea_orm::{ConnectionTrait, DbErr};
use sha2::{Digest, Sha256};

use super::{
    Finding, Manifest, Problem, manifest,
    packed::{self, Source},
    references::REFERENCES,
    seals::{SEALED, SUMMED, Summed},
    store,
};
use crate::{
    database::{Database, DatabaseError},
    events::{self, Head},
    sealed::Keys,
};

/// Findings of one kind that are told; a thousandth says nothing that the first did not.
const MOST: usize = 20;

/// Larger than anything that is sealed.
const MOST_BYTES: u64 = 1 << 40;

/// What was looked at, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Looked {
    pub events: Head,
    /// Rows, by table.
    pub rows: BTreeMap<String, u64>,
    /// Sealed things that were opened, by table and column; `None` without a key.
    pub opened: Option<BTreeMap<(String, String), u64>>,
    /// Files with sums, of a backup.
    pub files: usize,
    /// Columns that name rows of other tables.
    pub references: usize,
    pub findings: Vec<Finding>,
}

/// Looks a database over; changes nothing. Without a key what is sealed is not opened.
pub async fn verify(db: &Database, keys: Option<&Keys>, since: Option<&Head>) -> Looked {
    let mut looked = Looked::default();
    let reader = db.reader();
    if db.backend() == sea_orm::DbBackend::Sqlite {
        match store::structure(reader).await {
            Ok(words) => looked.findings.extend(
                words.into_iter().map(|words| Finding::at(super::DATABASE, Problem::Structure(words))),
            ),
            Err(error) => looked.unreadable(super::DATABASE, &error),
        }
    }
    let tables = match store::tables(reader).await {
        Ok(tables) => tables,
        Err(error) => {
            looked.unreadable(super::DATABASE, &error);
            return looked;
        }
    };
    let has = |table: &str| tables.iter().any(|one| one == table);
    for table in &tables {
        match store::count(reader, table).await {
            Ok(rows) => drop(looked.rows.insert(table.clone(), rows)),
            Err(error) => looked.unreadable(table, &error),
        }
    }
    if has("event") {
        looked.chain(reader, since).await;
    } else {
        // A database that was to be filled by another's tool and was not would else be called whole.
        looked.findings.push(Finding::at(super::DATABASE, Problem::Empty));
    }
    let columns = match store::columns(reader).await {
        Ok(columns) => columns,
        Err(error) => {
            looked.unreadable(super::DATABASE, &error);
            return looked;
        }
    };
    // A copy of an older program lacks what came later.
    let has_column = |table: &str, column: &str| columns.iter().any(|(t, c, _)| t == table && c == column);
    for reference in REFERENCES.iter().filter(|r| has_column(r.table, r.column) && has(r.to)) {
        looked.references += 1;
        let has_id = has_column(reference.table, "id");
        match store::dangling(reader, reference, has_id, MOST).await {
            Ok(rows) => looked.findings.extend(rows.into_iter().map(|(row, id)| {
                let problem = Problem::NothingThere { table: reference.to.to_owned(), id };
                Finding::in_row(reference.table, reference.column, row, problem)
            })),
            Err(error) => looked.unreadable(reference.table, &error),
        }
    }
    for one in SUMMED.iter().filter(|one| has_column(one.table, one.column)) {
        if let Err(error) = looked.sums(reader, one).await {
            looked.unreadable(one.table, &error);
        }
    }
    if let Some(keys) = keys {
        looked.opened = Some(BTreeMap::new());
        for one in SEALED.iter().filter(|one| has_column(one.table, one.column)) {
            if let Err(error) = looked.seals(reader, keys, one).await {
                looked.unreadable(one.table, &error);
            }
        }
    }
    looked
}

impl Looked {
    #[must_use]
    pub fn is_well(&self) -> bool {
        self.findings.is_empty()
    }

    fn unreadable(&mut self, place: &str, error: &DbErr) {
        self.findings.push(Finding::at(place, Problem::Unreadable(error.to_string())));
    }

    async fn chain(&mut self, db: &impl ConnectionTrait, since: Option<&Head>) {
        match events::walk(db, MOST).await {
            Ok((head, misfits)) => {
                self.events = head;
                self.findings.extend(misfits.into_iter().map(|(id, misfit)| Finding {
                    row: Some(id),
                    ..Finding::at("event", Problem::Event(misfit))
                }));
            }
            Err(error) => self.unreadable("event", &error),
        }
        // The last events can be taken away without the chain showing it; what was backed up shows it.
        if let Some(then) = since.filter(|then| then.newest > 0) {
            match events::hash_of(db, then.newest).await {
                Ok(Some(hash)) if hash == then.hash => {}
                Ok(_) => self
                    .findings
                    .push(Finding { row: Some(then.newest), ..Finding::at("event", Problem::NotAsBackedUp) }),
                Err(error) => self.unreadable("event", &error),
            }
        }
    }

    async fn sums(&mut self, db: &impl ConnectionTrait, of: &Summed) -> Result<(), DbErr> {
        let mut after = 0;
        loop {
            let rows = store::summed(db, of, after).await?;
            let Some((last, ..)) = rows.last() else { return Ok(()) };
            after = *last;
            for (id, sum, content) in rows {
                if data_encoding::HEXLOWER.encode(&Sha256::digest(&content)) != sum {
                    self.findings.push(Finding::in_row(of.table, of.column, id, Problem::OtherSum));
                }
            }
        }
    }

    async fn seals(
        &mut self,
        db: &impl ConnectionTrait,
        keys: &Keys,
        of: &super::Sealed,
    ) -> Result<(), DbErr> {
        let (mut after, mut opened, mut closed) = (0, 0, 0);
        loop {
            let rows = store::sealed(db, of, after).await?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            for row in rows {
                // What it belongs to is not there: that is told as a reference.
                let Some(belongs_to) = row.belongs_to else { continue };
                if keys.open(&belongs_to, &row.content, MOST_BYTES).is_ok() {
                    opened += 1;
                } else if closed < MOST {
                    closed += 1;
                    self.findings.push(Finding::in_row(of.table, of.column, row.id, Problem::DoesNotOpen));
                }
            }
        }
        if let Some(all) = &mut self.opened {
            all.insert((of.table.to_owned(), of.column.to_owned()), opened);
        }
        Ok(())
    }
}

/// Looks a backup over: the sums of its files, then what its database holds. Its manifest where that can be read.
///
/// # Errors
/// When there is no backup, or there is no room to unpack it.
pub async fn verify_backup(
    place: &Path,
    keys: Option<&Keys>,
) -> Result<(Looked, Option<Manifest>), super::BackupError> {
    let source = Source::open(place)?;
    let sums = source.check()?;
    let manifest = manifest::read(&source);
    let mut looked = Looked { files: sums.files, findings: sums.findings, ..Looked::default() };
    // What is not as it was written is not opened: whatever it says is worth nothing.
    if looked.is_well() {
        let unpacked = packed::unpacked(&source)?;
        let setting = unpacked.database().display().to_string();
        let contents = match Database::look_at_copy(&setting).await {
            Ok(db) => {
                let contents = verify(&db, keys, None).await;
                let _ = db.close().await;
                contents
            }
            Err(error) => {
                let problem = Problem::Unreadable(told(&error));
                Looked { findings: vec![Finding::at(super::DATABASE, problem)], ..Looked::default() }
            }
        };
        looked = Looked { files: sums.files, ..contents };
    }
    Ok((looked, manifest))
}

fn told(error: &DatabaseError) -> String {
    error.to_string()
}
