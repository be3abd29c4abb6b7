//! The queries of the list of cases: filters, order and pages are done by the database.

use jiff::civil::Date;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, Func, LikeExpr},
};

use super::case_row::{Column, Entity};
use crate::{
    access::PersonId,
    cases::model::{Case, Party, State, Triage},
    looks::{self, Watched},
};

/// What a list shows of a need.
mod need_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "need")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub key: String,
        pub title: String,
        pub confidentiality: String,
        pub example: bool,
        pub owner_person: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(in crate::cases) use need_row::Model as NeedLine;

impl NeedLine {
    /// What looks at the need are kept by.
    pub(in crate::cases) fn watched(&self) -> Watched {
        Watched {
            need: self.id,
            key: self.key.clone(),
            owner: self.owner_person.map(PersonId),
            public: looks::store::public(&self.confidentiality),
        }
    }
}

/// Whose cases are listed.
#[derive(Debug, Clone)]
pub(in crate::cases) enum Scope {
    Everything,
    /// Those without an adviser, those of the person, and those within counties and branches, empty being all.
    Of {
        person: Option<PersonId>,
        regions: Vec<(Vec<String>, Vec<String>)>,
    },
}

/// What narrows the list.
#[derive(Debug, Clone)]
pub(in crate::cases) struct Filter {
    pub(in crate::cases) text: Option<String>,
    /// `Some(None)`: those without an adviser.
    pub(in crate::cases) adviser: Option<Option<PersonId>>,
    pub(in crate::cases) county: Option<String>,
    pub(in crate::cases) triage: Option<Triage>,
    /// `None`: those that are not closed.
    pub(in crate::cases) state: Option<State>,
    pub(in crate::cases) waits_for: Option<Party>,
    pub(in crate::cases) since_before: Option<Date>,
    pub(in crate::cases) today: Date,
}

fn within(scope: &Scope) -> Condition {
    let Scope::Of { person, regions } = scope else { return Condition::all() };
    let mut any = Condition::any().add(Column::AdviserId.is_null());
    if let Some(person) = person {
        any = any.add(Column::AdviserId.eq(person.0));
    }
    for (counties, branches) in regions {
        let mut all = Condition::all();
        for (column, served) in [(Column::County, counties), (Column::Branch, branches)] {
            if !served.is_empty() {
                all = all.add(Condition::any().add(column.is_null()).add(column.is_in(served)));
            }
        }
        // An adviser of the whole country serves everything: a condition without parts is no narrowing.
        any = any.add(if all.is_empty() { Condition::all().add(Expr::val(1).eq(1)) } else { all });
    }
    any
}

fn in_state(state: Option<State>, today: Date) -> Condition {
    let rests = || Column::ComeBackOn.gt(today.to_string());
    let active = || {
        let back =
            Condition::any().add(Column::ComeBackOn.is_null()).add(Column::ComeBackOn.lte(today.to_string()));
        Condition::all().add(Column::ClosedAt.is_null()).add(back)
    };
    match state {
        None => Condition::all().add(Column::ClosedAt.is_null()),
        Some(State::Closed) => Condition::all().add(Column::ClosedAt.is_not_null()),
        Some(State::Resting) => Condition::all().add(Column::ClosedAt.is_null()).add(rests()),
        Some(State::New) => active().add(Column::AdviserId.is_null()),
        Some(State::Working) => active().add(Column::AdviserId.is_not_null()),
    }
}

/// The needs whose titles hold a text, in small letters or as it was typed: SQLite knows the small letters of a to z only.
fn titled(text: &str) -> Condition {
    let like = |text: &str| {
        let escaped = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        LikeExpr::new(format!("%{escaped}%")).escape('\\')
    };
    let lower = Expr::expr(Func::lower(Expr::col(need_row::Column::Title)));
    let any = Condition::any()
        .add(lower.like(like(&text.to_lowercase())))
        .add(Expr::col(need_row::Column::Title).like(like(text)));
    let needs = need_row::Entity::find().select_only().column(need_row::Column::Id).filter(any);
    let mut found = Condition::any().add(Column::NeedId.in_subquery(needs.into_query()));
    if let Ok(number) = text.trim_start_matches('#').parse::<i64>() {
        found = found.add(Column::Id.eq(number));
    }
    found
}

fn narrowed(scope: &Scope, filter: &Filter) -> sea_orm::Select<Entity> {
    let mut query = Entity::find().filter(within(scope)).filter(in_state(filter.state, filter.today));
    if let Some(text) = &filter.text {
        query = query.filter(titled(text));
    }
    query = match filter.adviser {
        Some(Some(person)) => query.filter(Column::AdviserId.eq(person.0)),
        Some(None) => query.filter(Column::AdviserId.is_null()),
        None => query,
    };
    if let Some(county) = &filter.county {
        query = query.filter(Column::County.eq(county));
    }
    if let Some(triage) = filter.triage {
        query = query.filter(Column::Triage.eq(triage.code()));
    }
    if let Some(party) = filter.waits_for {
        query = query.filter(Column::WaitsFor.eq(party.code()));
    }
    if let Some(day) = filter.since_before {
        query = query.filter(Column::WaitsSince.lt(day.to_string()));
    }
    query
}

/// Cases with their needs' titles, what waits longest first, and how many there are in all.
pub(in crate::cases) async fn list(
    db: &impl ConnectionTrait,
    scope: &Scope,
    filter: &Filter,
    from: u64,
    most: u64,
) -> Result<(Vec<(Case, NeedLine)>, u64), DbErr> {
    let query = narrowed(scope, filter);
    let count = query.clone().count(db).await?;
    let rows = query
        .order_by_asc(Column::WaitsSince)
        .order_by_asc(Column::Id)
        .offset(from)
        .limit(most)
        .all(db)
        .await?;
    let cases: Vec<Case> = rows.into_iter().map(super::case).collect::<Result<_, _>>()?;
    with_needs(db, cases).await.map(|found| (found, count))
}

/// The cases of an owner, newest first.
pub(in crate::cases) async fn of_owner(
    db: &impl ConnectionTrait,
    owner: PersonId,
) -> Result<Vec<(Case, NeedLine)>, DbErr> {
    let query = Entity::find().filter(Column::OwnerId.eq(owner.0)).order_by_desc(Column::Id);
    let cases: Vec<Case> = query.all(db).await?.into_iter().map(super::case).collect::<Result<_, _>>()?;
    with_needs(db, cases).await
}

/// Beside each case what a list shows of its need: one query for all of them.
async fn with_needs(db: &impl ConnectionTrait, cases: Vec<Case>) -> Result<Vec<(Case, NeedLine)>, DbErr> {
    let mut found = Vec::with_capacity(cases.len());
    let mut needs = std::collections::HashMap::new();
    // Databases take some thousands of values in one query.
    for some in cases.chunks(1000) {
        let ids = some.iter().map(|case| case.need.0);
        for need in need_row::Entity::find().filter(need_row::Column::Id.is_in(ids)).all(db).await? {
            needs.insert(need.id, need);
        }
    }
    for case in cases {
        let need = needs.get(&case.need.0).cloned();
        let need = need.ok_or_else(|| DbErr::Custom(format!("case {}: its need is gone", case.id.0)))?;
        found.push((case, need));
    }
    Ok(found)
}

/// For each adviser the number of open cases, and of those that wait for the adviser.
pub(in crate::cases) async fn loads(db: &impl ConnectionTrait) -> Result<Vec<(PersonId, u64, u64)>, DbErr> {
    let turn = Expr::case(Column::WaitsFor.eq(Party::Adviser.code()), 1).finally(0);
    let rows: Vec<(i64, i64, i64)> = Entity::find()
        .select_only()
        .column(Column::AdviserId)
        .column_as(Column::Id.count(), "open")
        .column_as(turn.sum(), "waiting")
        .filter(Column::ClosedAt.is_null())
        .filter(Column::AdviserId.is_not_null())
        .group_by(Column::AdviserId)
        .into_tuple()
        .all(db)
        .await?;
    let count = |n: i64| u64::try_from(n).unwrap_or(0);
    Ok(rows.into_iter().map(|(id, open, waiting)| (PersonId(id), count(open), count(waiting))).collect())
}
