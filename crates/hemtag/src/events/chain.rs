//! The chain of the log, walked: whether each event fits the one before it.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryOrder, QuerySelect, entity::prelude::*};

use super::{hash, row};

/// The chain as far as it goes.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    pub count: u64,
    /// The id and the hash of the newest event; 0 and empty before the first.
    pub newest: i64,
    pub hash: String,
}

/// How an event does not fit its chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// It is not what was written: its own hash is another.
    Changed,
    /// What it was written after is not there before it.
    After,
}

/// Walks the whole chain: where it ends, and the first events that do not fit, at most so many.
///
/// # Errors
/// When the database does not answer.
pub async fn walk(db: &impl ConnectionTrait, most: usize) -> Result<(Head, Vec<(i64, Misfit)>), DbErr> {
    let mut head = Head::default();
    let mut misfits = Vec::new();
    loop {
        let page = row::Entity::find()
            .filter(row::Column::Id.gt(head.newest))
            .order_by_asc(row::Column::Id)
            .limit(1000)
            .all(db)
            .await?;
        if page.is_empty() {
            return Ok((head, misfits));
        }
        for event in page {
            if event.previous_hash != head.hash {
                misfits.push((event.id, Misfit::After));
            }
            if event.hash != hash(&event) {
                misfits.push((event.id, Misfit::Changed));
            }
            misfits.truncate(most);
            head = Head { count: head.count + 1, newest: event.id, hash: event.hash };
        }
    }
}

/// Walks the whole chain. `Ok(n)` is the number of events; `Err(id)` the first whose hash does not fit.
///
/// # Errors
/// When the database does not answer.
pub async fn verify(db: &impl ConnectionTrait) -> Result<Result<u64, i64>, DbErr> {
    let (head, misfits) = walk(db, 1).await?;
    Ok(misfits.first().map_or(Ok(head.count), |(id, _)| Err(*id)))
}

/// The hash of an event, `None` when there is none of that id.
///
/// # Errors
/// When the database does not answer.
pub async fn hash_of(db: &impl ConnectionTrait, event: i64) -> Result<Option<String>, DbErr> {
    Ok(row::Entity::find_by_id(event).one(db).await?.map(|event| event.hash))
}
