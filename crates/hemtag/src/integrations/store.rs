//! All queries about keys, addresses that are told, and what is sent to them.

use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Statement, Value,
    sea_query::{Expr, ExprTrait as _},
};

use crate::{
    access::PersonId,
    database::lease::{self, Leased},
};

pub(super) mod key_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "api_key")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub organisation_id: i64,
        pub name: String,
        pub begins: String,
        pub hash: String,
        pub scopes: String,
        pub each_minute: i32,
        pub at: String,
        pub person_id: i64,
        pub ended_at: Option<String>,
        pub used_on: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod hook_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "webhook")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub organisation_id: i64,
        pub address: String,
        pub kinds: String,
        pub secret: Option<Vec<u8>>,
        pub at: String,
        pub person_id: i64,
        pub ended_at: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) mod message_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "webhook_message")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub webhook_id: i64,
        pub event_id: Option<i64>,
        pub kind: String,
        pub body: String,
        pub made_at: String,
        pub due_at: String,
        pub sent_at: Option<String>,
        pub given_up_at: Option<String>,
        pub tries: i32,
        pub problem: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod told_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "webhook_told")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub event_id: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use hook_row::{Column as HookColumn, Entity as Hooks};
use key_row::{Column as KeyColumn, Entity as Keys};
use message_row::{Column as MessageColumn, Entity as Messages};
use told_row::Entity as ToldUntil;

/// What a new key is.
pub(super) struct NewKey<'k> {
    pub(super) organisation: i64,
    pub(super) name: &'k str,
    pub(super) begins: &'k str,
    pub(super) hash: &'k str,
    pub(super) scopes: &'k str,
    pub(super) each_minute: u32,
    pub(super) person: PersonId,
}

pub(super) async fn insert_key(
    db: &impl ConnectionTrait,
    new: NewKey<'_>,
    at: Timestamp,
) -> Result<i64, DbErr> {
    let row = key_row::ActiveModel {
        organisation_id: Set(new.organisation),
        name: Set(new.name.to_owned()),
        begins: Set(new.begins.to_owned()),
        hash: Set(new.hash.to_owned()),
        scopes: Set(new.scopes.to_owned()),
        each_minute: Set(i32::try_from(new.each_minute).unwrap_or(i32::MAX)),
        at: Set(at.to_string()),
        person_id: Set(new.person.0),
        ended_at: Set(None),
        used_on: Set(None),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// The keys of an organisation, newest first, those in use before those that ended.
pub(super) async fn keys_of(
    db: &impl ConnectionTrait,
    organisation: i64,
) -> Result<Vec<key_row::Model>, DbErr> {
    let mut rows = Keys::find()
        .filter(KeyColumn::OrganisationId.eq(organisation))
        .order_by_desc(KeyColumn::Id)
        .all(db)
        .await?;
    rows.sort_by_key(|row| row.ended_at.is_some());
    Ok(rows)
}

pub(super) async fn key_of_hash(
    db: &impl ConnectionTrait,
    hash: &str,
) -> Result<Option<key_row::Model>, DbErr> {
    Keys::find().filter(KeyColumn::Hash.eq(hash)).filter(KeyColumn::EndedAt.is_null()).one(db).await
}

/// Ends a key of an organisation. Says whether it was in use.
pub(super) async fn end_key(
    db: &impl ConnectionTrait,
    organisation: i64,
    id: i64,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let ended = Keys::update_many()
        .col_expr(KeyColumn::EndedAt, Expr::value(at.to_string()))
        .filter(KeyColumn::Id.eq(id))
        .filter(KeyColumn::OrganisationId.eq(organisation))
        .filter(KeyColumn::EndedAt.is_null())
        .exec(db)
        .await?;
    Ok(ended.rows_affected == 1)
}

pub(super) async fn key_used(db: &impl ConnectionTrait, id: i64, on: Date) -> Result<(), DbErr> {
    Keys::update_many()
        .col_expr(KeyColumn::UsedOn, Expr::value(on.to_string()))
        .filter(KeyColumn::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// One minute in microseconds, as `taken_until` counts: all requests of a minute may come at once.
const MINUTE: i64 = 60_000_000;

/// Takes one request of a key in PostgreSQL, by whichever node and by the database's own clock; `None` when it is taken, else the
/// seconds until the next one is. Each request uses up its share of a minute, and not more than a minute may be used up ahead.
pub(super) async fn take_request(
    db: &impl ConnectionTrait,
    key: i64,
    each_minute: u32,
) -> Result<Option<u64>, DbErr> {
    // One statement: requests of several nodes wait for each other at the row.
    const TAKE: &str = "UPDATE api_key SET taken_until = greatest(clock.now, coalesce(taken_until, 0)) + $2 \
        FROM (SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS now) AS clock \
        WHERE id = $1 AND greatest(clock.now, coalesce(taken_until, 0)) + $2 <= clock.now + $3";
    const WAIT: &str = "SELECT coalesce(taken_until, 0) + $2 - $3 \
        - (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS wait FROM api_key WHERE id = $1";
    // A whole minute is used up, and not more. That what was used up is forgotten instead would let twice as many through.
    const CAP: &str = "UPDATE api_key SET taken_until = clock.now + $3 \
        FROM (SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS now) AS clock \
        WHERE id = $1 AND taken_until + $2 - $3 - clock.now > $2";
    let share = MINUTE / i64::from(Ord::max(each_minute, 1));
    let statement = |sql: &str| {
        let values: [Value; 3] = [key.into(), share.into(), MINUTE.into()];
        Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
    };
    if db.execute_raw(statement(TAKE)).await?.rows_affected() > 0 {
        return Ok(None);
    }
    let wait: Option<i64> = match db.query_one_raw(statement(WAIT)).await? {
        Some(row) => Some(row.try_get("", "wait")?),
        None => None,
    };
    let mut wait = wait.unwrap_or(0);
    if wait > share {
        // More than a minute is used up ahead only when the database's clock went back.
        db.execute_raw(statement(CAP)).await?;
        wait = share;
    }
    // Rounded up: who comes back a moment early would be refused again.
    Ok(Some(u64::try_from(wait).unwrap_or(0) / 1_000_000 + 1))
}

pub(super) async fn insert_hook(
    db: &impl ConnectionTrait,
    organisation: i64,
    address: &str,
    kinds: &str,
    person: PersonId,
    at: Timestamp,
) -> Result<i64, DbErr> {
    let row = hook_row::ActiveModel {
        organisation_id: Set(organisation),
        address: Set(address.to_owned()),
        kinds: Set(kinds.to_owned()),
        secret: Set(None),
        at: Set(at.to_string()),
        person_id: Set(person.0),
        ended_at: Set(None),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

pub(super) async fn set_secret(db: &impl ConnectionTrait, id: i64, sealed: Vec<u8>) -> Result<(), DbErr> {
    Hooks::update_many()
        .col_expr(HookColumn::Secret, Expr::value(sealed))
        .filter(HookColumn::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// The addresses of an organisation that are told; of all without one.
pub(super) async fn hooks_of(
    db: &impl ConnectionTrait,
    organisation: Option<i64>,
) -> Result<Vec<hook_row::Model>, DbErr> {
    let mut find = Hooks::find().filter(HookColumn::EndedAt.is_null());
    if let Some(organisation) = organisation {
        find = find.filter(HookColumn::OrganisationId.eq(organisation));
    }
    find.order_by_asc(HookColumn::Id).all(db).await
}

pub(super) async fn hook(db: &impl ConnectionTrait, id: i64) -> Result<Option<hook_row::Model>, DbErr> {
    Hooks::find_by_id(id).filter(HookColumn::EndedAt.is_null()).one(db).await
}

/// Ends an address: its secret is forgotten, and what waits for it is given up.
pub(super) async fn end_hook(
    db: &impl ConnectionTrait,
    organisation: i64,
    id: i64,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let ended = Hooks::update_many()
        .col_expr(HookColumn::EndedAt, Expr::value(at.to_string()))
        .col_expr(HookColumn::Secret, Expr::value(Option::<Vec<u8>>::None))
        .filter(HookColumn::Id.eq(id))
        .filter(HookColumn::OrganisationId.eq(organisation))
        .filter(HookColumn::EndedAt.is_null())
        .exec(db)
        .await?;
    if ended.rows_affected == 1 {
        Messages::update_many()
            .col_expr(MessageColumn::GivenUpAt, Expr::value(at.to_string()))
            .filter(MessageColumn::WebhookId.eq(id))
            .filter(MessageColumn::SentAt.is_null())
            .filter(MessageColumn::GivenUpAt.is_null())
            .exec(db)
            .await?;
    }
    Ok(ended.rows_affected == 1)
}

/// What is put in the post for an address.
pub(super) struct NewMessage<'m> {
    pub(super) hook: i64,
    pub(super) event: Option<i64>,
    pub(super) kind: &'m str,
    pub(super) body: String,
}

/// Puts a message in the post; one that tells of the same event as another to the same address is left out.
pub(super) async fn insert_message(
    db: &impl ConnectionTrait,
    new: NewMessage<'_>,
    at: Timestamp,
) -> Result<(), DbErr> {
    let row = message_row::ActiveModel {
        webhook_id: Set(new.hook),
        event_id: Set(new.event),
        kind: Set(new.kind.to_owned()),
        body: Set(new.body),
        made_at: Set(at.to_string()),
        due_at: Set(at.to_string()),
        sent_at: Set(None),
        given_up_at: Set(None),
        tries: Set(0),
        problem: Set(None),
        ..Default::default()
    };
    let once = [MessageColumn::WebhookId, MessageColumn::EventId];
    Messages::insert(row).on_conflict_do_nothing_on(once).exec(db).await?;
    Ok(())
}

/// The newest messages to an address.
pub(super) async fn messages_of(
    db: &impl ConnectionTrait,
    hook: i64,
    most: u64,
) -> Result<Vec<message_row::Model>, DbErr> {
    Messages::find()
        .filter(MessageColumn::WebhookId.eq(hook))
        .order_by_desc(MessageColumn::Id)
        .limit(most)
        .all(db)
        .await
}

/// How many messages wait for an address.
pub(super) async fn waiting_of(db: &impl ConnectionTrait, hook: i64) -> Result<u64, DbErr> {
    Messages::find()
        .filter(MessageColumn::WebhookId.eq(hook))
        .filter(MessageColumn::SentAt.is_null())
        .filter(MessageColumn::GivenUpAt.is_null())
        .count(db)
        .await
}

/// Takes the messages that are due for itself until `taken_until`, so that no other node sends them too.
pub(super) async fn take_due(
    db: &impl ConnectionTrait,
    now: Timestamp,
    taken_until: Timestamp,
    most: u64,
) -> Result<Vec<message_row::Model>, DbErr> {
    let wanted =
        Messages::find().filter(MessageColumn::SentAt.is_null()).filter(MessageColumn::GivenUpAt.is_null());
    let by = Leased { id: MessageColumn::Id, due: MessageColumn::DueAt };
    lease::take_due(db, wanted, by, now, taken_until, most).await
}

/// The messages to all addresses as the operator sees them: no address, no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    pub waiting: u64,
    /// Of these, how many were tried in vain.
    pub tried: u64,
    /// Those of the last month that were given up.
    pub given_up: u64,
}

/// How the messages stand.
///
/// # Errors
/// When the database does not answer.
pub async fn standing(db: &impl ConnectionTrait) -> Result<Standing, DbErr> {
    let waiting = || {
        Messages::find().filter(MessageColumn::SentAt.is_null()).filter(MessageColumn::GivenUpAt.is_null())
    };
    Ok(Standing {
        waiting: waiting().count(db).await?,
        tried: waiting().filter(MessageColumn::Tries.gt(0)).count(db).await?,
        given_up: Messages::find().filter(MessageColumn::GivenUpAt.is_not_null()).count(db).await?,
    })
}

pub(super) async fn sent(db: &impl ConnectionTrait, id: i64, at: Timestamp) -> Result<(), DbErr> {
    Messages::update_many()
        .col_expr(MessageColumn::SentAt, Expr::value(at.to_string()))
        .col_expr(MessageColumn::Problem, Expr::value(Option::<String>::None))
        .col_expr(MessageColumn::Tries, Expr::col(MessageColumn::Tries).add(1))
        .filter(MessageColumn::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// It did not go: when it is tried again, or that it is given up.
pub(super) async fn failed(
    db: &impl ConnectionTrait,
    id: i64,
    problem: &str,
    again: Result<Timestamp, Timestamp>,
) -> Result<(), DbErr> {
    let update = Messages::update_many()
        .col_expr(MessageColumn::Problem, Expr::value(problem))
        .col_expr(MessageColumn::Tries, Expr::col(MessageColumn::Tries).add(1))
        .filter(MessageColumn::Id.eq(id));
    match again {
        Ok(due) => update.col_expr(MessageColumn::DueAt, Expr::value(due.to_string())),
        Err(given_up) => update.col_expr(MessageColumn::GivenUpAt, Expr::value(given_up.to_string())),
    }
    .exec(db)
    .await?;
    Ok(())
}

/// Takes away what was sent or given up before a moment.
pub(super) async fn forget_before(db: &impl ConnectionTrait, moment: Timestamp) -> Result<(), DbErr> {
    let old = sea_orm::Condition::any()
        .add(MessageColumn::SentAt.lt(moment.to_string()))
        .add(MessageColumn::GivenUpAt.lt(moment.to_string()));
    Messages::delete_many().filter(old).exec(db).await?;
    Ok(())
}

/// The last event that was told of; none before the first address was added.
pub(super) async fn told_until(db: &impl ConnectionTrait) -> Result<Option<i64>, DbErr> {
    Ok(ToldUntil::find().one(db).await?.map(|row| row.event_id))
}

/// Begins to tell from an event on, where nobody has begun.
pub(super) async fn begin_telling(db: &impl ConnectionTrait, event: i64) -> Result<(), DbErr> {
    if told_until(db).await?.is_none() {
        told_row::ActiveModel { event_id: Set(event), ..Default::default() }.insert(db).await?;
    }
    Ok(())
}

/// Moves on from one event to another. Says whether it still stood at the first: no other node has moved it meanwhile.
pub(super) async fn move_on(db: &impl ConnectionTrait, from: i64, to: i64) -> Result<bool, DbErr> {
    let moved = ToldUntil::update_many()
        .col_expr(told_row::Column::EventId, Expr::value(to))
        .filter(told_row::Column::EventId.eq(from))
        .exec(db)
        .await?;
    Ok(moved.rows_affected == 1)
}
