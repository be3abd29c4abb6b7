//! All queries about jobs.

use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, Order, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select, UpdateMany,
    sea_query::{Expr, ExprTrait as _},
};

use super::{
    CameTo, Counts, Filter, Job, Taken,
    model::{Kind, Progress, State, Why},
};
use crate::database::{
    lease::{self, Leased},
    moment,
};

mod job_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "job")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub kind: String,
        pub seal: String,
        pub once: Option<String>,
        pub subject: Option<i64>,
        pub payload: Option<Vec<u8>>,
        pub asked_by: String,
        pub asked_at: String,
        pub state: String,
        pub due_at: String,
        pub taken_by: Option<String>,
        pub taken_at: Option<String>,
        pub attempts: i32,
        pub last_error: Option<String>,
        pub progress_step: Option<String>,
        pub progress_done: Option<i64>,
        pub progress_of: Option<i64>,
        pub ended_at: Option<String>,
        pub outcome: Option<String>,
        pub made: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use job_row::{Column, Entity, Model};

/// The columns by which jobs are taken.
const BY: Leased<Column> = Leased { id: Column::Id, due: Column::DueAt };

/// What is to be put into the queue.
pub(super) struct New<'n> {
    pub(super) kind: Kind,
    pub(super) seal: &'n str,
    pub(super) once: Option<String>,
    pub(super) subject: Option<i64>,
    pub(super) payload: Vec<u8>,
    pub(super) asked_by: &'n str,
}

fn none_of_text() -> Expr {
    Expr::value(Option::<String>::None)
}

/// Puts a job into the queue, unless there is one that must not be beside it.
pub(super) async fn insert(db: &impl ConnectionTrait, new: New<'_>, at: Timestamp) -> Result<(), DbErr> {
    let row = job_row::ActiveModel {
        kind: Set(new.kind.code().to_owned()),
        seal: Set(new.seal.to_owned()),
        once: Set(new.once),
        subject: Set(new.subject),
        payload: Set(Some(new.payload)),
        asked_by: Set(new.asked_by.to_owned()),
        asked_at: Set(at.to_string()),
        state: Set(State::Waiting.code().to_owned()),
        due_at: Set(at.to_string()),
        taken_by: Set(None),
        taken_at: Set(None),
        attempts: Set(0),
        last_error: Set(None),
        progress_step: Set(None),
        progress_done: Set(None),
        progress_of: Set(None),
        ended_at: Set(None),
        outcome: Set(None),
        made: Set(None),
        ..Default::default()
    };
    Entity::insert(row).on_conflict_do_nothing_on([Column::Once]).exec(db).await?;
    Ok(())
}

/// A job as whoever asks for it anew finds it: its number, its seal, and how it stands.
pub(super) async fn of_seal_or_once(
    db: &impl ConnectionTrait,
    seal: &str,
    once: Option<&str>,
) -> Result<Option<(i64, String, State)>, DbErr> {
    let mut any = Condition::any().add(Column::Seal.eq(seal));
    if let Some(once) = once {
        any = any.add(Column::Once.eq(once));
    }
    let row = Entity::find().filter(any).one(db).await?;
    row.map(|row| Ok((row.id, row.seal, state(&row.state)?))).transpose()
}

/// Begins a job anew that was given up. Its payload is what it now needs; without one it stays as it was.
pub(super) async fn begin_anew(
    db: &impl ConnectionTrait,
    id: i64,
    payload: Option<(Vec<u8>, &str)>,
    now: Timestamp,
) -> Result<bool, DbErr> {
    let mut update = Entity::update_many()
        .col_expr(Column::State, Expr::value(State::Waiting.code()))
        .col_expr(Column::DueAt, Expr::value(now.to_string()))
        .col_expr(Column::Attempts, Expr::value(0))
        .col_expr(Column::EndedAt, none_of_text());
    if let Some((payload, asked_by)) = payload {
        update = update
            .col_expr(Column::Payload, Expr::value(payload))
            .col_expr(Column::AskedBy, Expr::value(asked_by))
            .col_expr(Column::AskedAt, Expr::value(now.to_string()));
    }
    let stands = [State::Failed.code(), State::GivenUp.code()];
    let done = update.filter(Column::Id.eq(id)).filter(Column::State.is_in(stands)).exec(db).await?;
    Ok(done.rows_affected == 1)
}

/// Jobs of kinds that this program knows, whose time has come: also those whose lease has ended. A matching of every need comes last:
/// nobody waits for it by name.
pub(super) async fn due(db: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<Due>, DbErr> {
    let open = [State::Waiting, State::Failed, State::Taken].map(State::code);
    let wanted = Entity::find()
        .filter(Column::State.is_in(open))
        .filter(Column::Kind.is_in(Kind::ALL.map(Kind::code)))
        .order_by(Column::Kind.eq(Kind::Matching.code()), Order::Asc);
    let rows = lease::due(db, wanted, BY, now, 8).await?;
    Ok(rows.into_iter().map(Due).collect())
}

/// A job that may be taken, as it was read.
pub(super) struct Due(Model);

/// Takes a job until a moment; none when another was faster.
pub(super) async fn take(
    db: &impl ConnectionTrait,
    due: Due,
    node: &str,
    now: Timestamp,
    until: Timestamp,
) -> Result<Option<Taken>, DbErr> {
    let also = |update: UpdateMany<Entity>| {
        update
            .col_expr(Column::State, Expr::value(State::Taken.code()))
            .col_expr(Column::TakenBy, Expr::value(node))
            .col_expr(Column::TakenAt, Expr::value(now.to_string()))
            .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
            // Another may have ended it while we looked.
            .filter(Column::State.eq(due.0.state.as_str()))
            .filter(Column::Attempts.eq(due.0.attempts))
    };
    if !lease::take::<Entity>(db, &due.0, BY, until, also).await? {
        return Ok(None);
    }
    let row = due.0;
    let Some(kind) = Kind::parse(&row.kind) else { return Ok(None) };
    Ok(Some(Taken {
        id: row.id,
        kind,
        subject: row.subject,
        asked_by: row.asked_by,
        attempts: row.attempts + 1,
        node: node.into(),
        seal: row.seal,
        payload: row.payload.unwrap_or_default(),
    }))
}

/// An update of a job that still belongs to whoever took it.
fn ours(taken: &Taken) -> UpdateMany<Entity> {
    Entity::update_many()
        .filter(Column::Id.eq(taken.id))
        .filter(Column::State.eq(State::Taken.code()))
        .filter(Column::TakenBy.eq(&*taken.node))
        .filter(Column::Attempts.eq(taken.attempts))
}

/// Holds a job for longer. False when it is no longer ours.
pub(super) async fn renew(
    db: &impl ConnectionTrait,
    taken: &Taken,
    until: Timestamp,
    progress: Option<Progress>,
) -> Result<bool, DbErr> {
    let mut update = ours(taken).col_expr(Column::DueAt, Expr::value(until.to_string()));
    if let Some(progress) = progress {
        let whole = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        update = update
            .col_expr(Column::ProgressStep, Expr::value(progress.step))
            .col_expr(Column::ProgressDone, Expr::value(whole(progress.done)))
            .col_expr(Column::ProgressOf, Expr::value(progress.of.map(whole)));
    }
    Ok(update.exec(db).await?.rows_affected == 1)
}

/// Done, within the transaction of what was done. False when it is no longer ours: then nothing may be kept.
pub(super) async fn done(
    db: &impl ConnectionTrait,
    taken: &Taken,
    at: Timestamp,
    came_to: CameTo,
) -> Result<bool, DbErr> {
    let done = ours(taken)
        .col_expr(Column::State, Expr::value(State::Done.code()))
        .col_expr(Column::EndedAt, Expr::value(at.to_string()))
        .col_expr(Column::Once, none_of_text())
        .col_expr(Column::Payload, Expr::value(Option::<Vec<u8>>::None))
        .col_expr(Column::LastError, none_of_text())
        .col_expr(Column::Outcome, Expr::value(came_to.outcome))
        .col_expr(Column::Made, Expr::value(came_to.made))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The job is about something else than it was asked for. False when it is no longer ours.
pub(super) async fn now_about(db: &impl ConnectionTrait, taken: &Taken, subject: i64) -> Result<bool, DbErr> {
    let update = ours(taken).col_expr(Column::Subject, Expr::value(subject)).exec(db).await?;
    Ok(update.rows_affected == 1)
}

/// It came to nothing: when it is tried again, or the moment at which it is given up. False when it is no longer ours.
pub(super) async fn failed(
    db: &impl ConnectionTrait,
    taken: &Taken,
    why: Why,
    again: Result<Timestamp, Timestamp>,
) -> Result<bool, DbErr> {
    let update = ours(taken).col_expr(Column::LastError, Expr::value(why.code()));
    let update = match again {
        Ok(due) => update
            .col_expr(Column::State, Expr::value(State::Failed.code()))
            .col_expr(Column::DueAt, Expr::value(due.to_string())),
        Err(given_up) => update
            .col_expr(Column::State, Expr::value(State::GivenUp.code()))
            .col_expr(Column::EndedAt, Expr::value(given_up.to_string())),
    };
    Ok(update.exec(db).await?.rows_affected == 1)
}

/// Gives a job back that was not ended because the node was told to stop: it is no attempt.
pub(super) async fn give_back(db: &impl ConnectionTrait, taken: &Taken, now: Timestamp) -> Result<(), DbErr> {
    ours(taken)
        .col_expr(Column::State, Expr::value(State::Waiting.code()))
        .col_expr(Column::DueAt, Expr::value(now.to_string()))
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).sub(1))
        .exec(db)
        .await?;
    Ok(())
}

/// Takes away what of a kind was done before a job.
pub(super) async fn forget_done_before(db: &impl ConnectionTrait, kind: Kind, id: i64) -> Result<(), DbErr> {
    let done = Entity::delete_many().filter(Column::Kind.eq(kind.code()));
    done.filter(Column::State.eq(State::Done.code())).filter(Column::Id.lt(id)).exec(db).await?;
    Ok(())
}

/// Takes away what ended before a moment.
pub(super) async fn forget_before(db: &impl ConnectionTrait, moment: Timestamp) -> Result<u64, DbErr> {
    let old = Entity::delete_many().filter(Column::EndedAt.lt(moment.to_string()));
    Ok(old.exec(db).await?.rows_affected)
}

fn state(code: &str) -> Result<State, DbErr> {
    State::parse(code).ok_or_else(|| DbErr::Custom(format!("'{code}' is no state of a job")))
}

fn job(row: Model) -> Result<Job, DbErr> {
    let whole = |n: i64| u64::try_from(n).unwrap_or(0);
    let progress = row.progress_step.map(|step| Progress {
        step,
        done: row.progress_done.map_or(0, whole),
        of: row.progress_of.map(whole),
    });
    Ok(Job {
        id: row.id,
        kind: row.kind,
        subject: row.subject,
        state: state(&row.state)?,
        asked_by: row.asked_by,
        asked_at: moment(&row.asked_at)?,
        due_at: moment(&row.due_at)?,
        node: row.taken_by,
        taken_at: row.taken_at.as_deref().map(moment).transpose()?,
        attempts: row.attempts,
        why: row.last_error.as_deref().and_then(Why::parse),
        progress,
        ended_at: row.ended_at.as_deref().map(moment).transpose()?,
        outcome: row.outcome,
        made: row.made,
        seal: row.seal,
        payload: row.payload,
    })
}

pub(super) async fn find(db: &impl ConnectionTrait, id: i64) -> Result<Option<Job>, DbErr> {
    Entity::find_by_id(id).one(db).await?.map(job).transpose()
}

/// The newest job of a kind about something.
pub(super) async fn about(db: &impl ConnectionTrait, kind: Kind, subject: i64) -> Result<Option<Job>, DbErr> {
    let found = Entity::find().filter(Column::Kind.eq(kind.code())).filter(Column::Subject.eq(subject));
    found.order_by_desc(Column::Id).one(db).await?.map(job).transpose()
}

/// The newest job of a kind.
pub(super) async fn newest_of(db: &impl ConnectionTrait, kind: Kind) -> Result<Option<Job>, DbErr> {
    let found = Entity::find().filter(Column::Kind.eq(kind.code())).order_by_desc(Column::Id);
    found.limit(1).one(db).await?.map(job).transpose()
}

/// The jobs of a kind that are not ended, the oldest first.
pub(super) async fn open_of(db: &impl ConnectionTrait, kind: Kind) -> Result<Vec<Job>, DbErr> {
    let open = [State::Waiting, State::Failed, State::Taken].map(State::code);
    let found = Entity::find().filter(Column::Kind.eq(kind.code())).filter(Column::State.is_in(open));
    found.order_by_asc(Column::Id).all(db).await?.into_iter().map(job).collect()
}

fn filtered(filter: Filter) -> Select<Entity> {
    let mut find = Entity::find();
    if let Some(state) = filter.state {
        find = find.filter(Column::State.eq(state.code()));
    }
    if let Some(kind) = filter.kind {
        find = find.filter(Column::Kind.eq(kind.code()));
    }
    find
}

/// Jobs, the newest first, and how many there are of them in all.
pub(super) async fn list(
    db: &impl ConnectionTrait,
    filter: Filter,
    from: u64,
    most: u64,
) -> Result<(Vec<Job>, u64), DbErr> {
    let rows = filtered(filter).order_by_desc(Column::Id).offset(from).limit(most).all(db).await?;
    let jobs: Result<Vec<Job>, DbErr> = rows.into_iter().map(job).collect();
    Ok((jobs?, filtered(filter).count(db).await?))
}

/// How many jobs stand how.
pub(super) async fn counts(db: &impl ConnectionTrait) -> Result<Counts, DbErr> {
    let rows: Vec<(String, i64)> = Entity::find()
        .select_only()
        .column(Column::State)
        .column_as(Column::Id.count(), "jobs")
        .group_by(Column::State)
        .into_tuple()
        .all(db)
        .await?;
    let of = |state: State| {
        rows.iter().find(|(code, _)| code == state.code()).map_or(0, |(_, jobs)| jobs.unsigned_abs())
    };
    Ok(Counts {
        waiting: of(State::Waiting),
        taken: of(State::Taken),
        failed: of(State::Failed),
        given_up: of(State::GivenUp),
    })
}
