//! All queries about requests to makers: the requests here, the rest a file each.

pub(super) mod answers;
pub(super) mod contacts;
pub(super) mod files;
pub(super) mod outcomes;
pub(super) mod reach;

pub(super) use crate::database::moment;
use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

use super::model::{Closed, Intent, Kind, MOST_ASKS, Party, Request};
use crate::access::PersonId;

mod request_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "maker_request")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub need_id: i64,
        pub maker_id: i64,
        pub kind: String,
        pub words: String,
        pub quantities: String,
        pub intent: Option<String>,
        pub answer_by: Option<String>,
        pub made_at: String,
        pub actor: String,
        pub owner_agreed_at: Option<String>,
        pub adviser_agreed_at: Option<String>,
        pub adviser: Option<i64>,
        pub beyond_why: Option<String>,
        pub sent_at: Option<String>,
        pub sent_again_at: Option<String>,
        pub reminded_at: Option<String>,
        pub seen_at: Option<String>,
        pub closed_at: Option<String>,
        pub closed_by: Option<String>,
        pub closed_why: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use request_row::{Column, Entity, Model};

/// A row that this program cannot read: a fault of the database's keeper, never of the reader of a page.
pub(super) fn unknown(what: &str, id: i64, word: &str) -> DbErr {
    DbErr::Custom(format!("{what} {id}: '{word}' is not known"))
}

impl Model {
    fn into_request(self) -> Result<Request, DbErr> {
        let time = |text: &Option<String>| text.as_deref().map(moment).transpose();
        let closed = match (time(&self.closed_at)?, self.closed_by.as_deref()) {
            (Some(at), Some(by)) => Some(Closed {
                at,
                by: Party::parse(by).ok_or_else(|| unknown("request", self.id, by))?,
                why: self.closed_why.unwrap_or_default(),
            }),
            _ => None,
        };
        Ok(Request {
            id: self.id,
            need: self.need_id,
            maker: self.maker_id,
            kind: Kind::parse(&self.kind).ok_or_else(|| unknown("request", self.id, &self.kind))?,
            words: self.words,
            quantities: self.quantities.split(' ').filter_map(|n| n.parse().ok()).collect(),
            intent: self.intent.as_deref().and_then(Intent::parse),
            answer_by: self.answer_by.as_deref().and_then(|day| day.parse::<Date>().ok()),
            made_at: moment(&self.made_at)?,
            owner_agreed_at: time(&self.owner_agreed_at)?,
            adviser_agreed_at: time(&self.adviser_agreed_at)?,
            adviser: self.adviser.map(PersonId),
            beyond_why: self.beyond_why,
            sent_at: time(&self.sent_at)?,
            sent_again_at: time(&self.sent_again_at)?,
            reminded_at: time(&self.reminded_at)?,
            seen_at: time(&self.seen_at)?,
            closed,
        })
    }
}

fn several(rows: Vec<Model>) -> Result<Vec<Request>, DbErr> {
    rows.into_iter().map(Model::into_request).collect()
}

/// Keeps a new request and gives it its number.
pub(super) async fn insert(db: &impl ConnectionTrait, request: &Request, actor: &str) -> Result<i64, DbErr> {
    let text = |at: Option<Timestamp>| at.map(|at| at.to_string());
    let quantities: Vec<String> = request.quantities.iter().map(u32::to_string).collect();
    let row = request_row::ActiveModel {
        need_id: Set(request.need),
        maker_id: Set(request.maker),
        kind: Set(request.kind.code().to_owned()),
        words: Set(request.words.clone()),
        quantities: Set(quantities.join(" ")),
        intent: Set(request.intent.map(|intent| intent.code().to_owned())),
        answer_by: Set(request.answer_by.map(|day| day.to_string())),
        made_at: Set(request.made_at.to_string()),
        actor: Set(actor.to_owned()),
        owner_agreed_at: Set(text(request.owner_agreed_at)),
        adviser_agreed_at: Set(text(request.adviser_agreed_at)),
        adviser: Set(request.adviser.map(|person| person.0)),
        beyond_why: Set(request.beyond_why.clone()),
        sent_at: Set(text(request.sent_at)),
        sent_again_at: Set(None),
        reminded_at: Set(None),
        seen_at: Set(None),
        closed_at: Set(None),
        closed_by: Set(None),
        closed_why: Set(None),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<Request>, DbErr> {
    Entity::find_by_id(id).one(db).await?.map(Model::into_request).transpose()
}

/// Of a need, oldest first.
pub(super) async fn of_need(db: &impl ConnectionTrait, need: i64) -> Result<Vec<Request>, DbErr> {
    several(Entity::find().filter(Column::NeedId.eq(need)).order_by_asc(Column::Id).all(db).await?)
}

/// Of a maker, those that were sent, newest first.
pub(super) async fn of_maker(db: &impl ConnectionTrait, maker: i64) -> Result<Vec<Request>, DbErr> {
    let sent = Entity::find().filter(Column::MakerId.eq(maker)).filter(Column::SentAt.is_not_null());
    several(sent.order_by_desc(Column::Id).limit(200).all(db).await?)
}

/// A moment that is written once: false when it was written before, or the request is closed.
pub(super) async fn mark(
    db: &impl ConnectionTrait,
    id: i64,
    what: Mark,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let column = match what {
        Mark::OwnerAgreed => Column::OwnerAgreedAt,
        Mark::AdviserAgreed(_) => Column::AdviserAgreedAt,
        Mark::Sent => Column::SentAt,
        Mark::SentAgain => Column::SentAgainAt,
        Mark::Reminded => Column::RemindedAt,
        Mark::Seen => Column::SeenAt,
    };
    let mut update = Entity::update_many().col_expr(column, Expr::value(at.to_string()));
    if let Mark::AdviserAgreed(person) = what {
        update = update.col_expr(Column::Adviser, Expr::value(person.map(|person| person.0)));
    }
    update = update.filter(Column::Id.eq(id)).filter(Column::ClosedAt.is_null());
    if what != Mark::SentAgain {
        update = update.filter(column.is_null());
    }
    Ok(update.exec(db).await?.rows_affected == 1)
}

/// What happens to a request once, but for the letter that is sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    OwnerAgreed,
    AdviserAgreed(Option<PersonId>),
    Sent,
    SentAgain,
    Reminded,
    Seen,
}

/// Closes a request that is open; false when it was closed already.
pub(super) async fn close(db: &impl ConnectionTrait, id: i64, closed: &Closed) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::ClosedAt, Expr::value(closed.at.to_string()))
        .col_expr(Column::ClosedBy, Expr::value(closed.by.code()))
        .col_expr(Column::ClosedWhy, Expr::value(closed.why.clone()))
        .filter(Column::Id.eq(id))
        .filter(Column::ClosedAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Those that were sent before a moment, were not answered or reminded of, and whose day of answer has not passed.
pub(super) async fn to_remind(
    db: &impl ConnectionTrait,
    before: Timestamp,
    today: Date,
) -> Result<Vec<Request>, DbErr> {
    let waiting = Entity::find()
        .filter(Column::SentAt.lte(before.to_string()))
        .filter(Column::AnswerBy.gte(today.to_string()))
        .filter(Column::RemindedAt.is_null())
        .filter(Column::ClosedAt.is_null())
        .filter(Column::Id.not_in_subquery(answers::answered_by_makers()));
    several(waiting.order_by_asc(Column::Id).limit(500).all(db).await?)
}

/// The needs about which makers were asked and whose outcome nobody has told, each with when the first letter went, of those
/// sent before a moment; those whose owner was asked as often as anybody is are left out.
pub(super) async fn first_sent(
    db: &impl ConnectionTrait,
    before: Timestamp,
) -> Result<Vec<(i64, Timestamp)>, DbErr> {
    let rows: Vec<(i64, String)> = Entity::find()
        .select_only()
        .column(Column::NeedId)
        .column_as(Column::SentAt.min(), "first")
        .filter(Column::SentAt.is_not_null())
        .filter(Column::NeedId.not_in_subquery(outcomes::told()))
        .filter(Column::NeedId.not_in_subquery(outcomes::asked_enough(MOST_ASKS)))
        .group_by(Column::NeedId)
        .having(Expr::expr(Column::SentAt.min()).lte(before.to_string()))
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter().map(|(need, at)| Ok((need, moment(&at)?))).collect()
}
