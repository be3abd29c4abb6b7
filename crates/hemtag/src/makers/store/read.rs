//! Reading makers: one, a page of a search, or all in turn.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
    sea_query::{Asterisk, Expr, ExprTrait, Func, Query, SelectStatement, SimpleExpr, UnionType},
};
use vocabulary::{ProcessId, Vocabulary};

use super::{
    convert::{MakerRows, maker, site},
    rows,
};
use crate::makers::model::{ListedMaker, Maker, MakerId, Site};

/// How many makers are read at a time.
const PAGE: u64 = 1000;

/// Which makers a list holds. Empty filters hold all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Part of the name.
    pub name: Option<String>,
    /// Codes of processes, any of which will do: give a term with all below it.
    pub processes: Vec<String>,
    /// Codes of materials, any of which will do: give a term with all below it.
    pub materials: Vec<String>,
    /// Codes of kommuner, any of which will do.
    pub kommuner: Vec<String>,
    /// Codes of certificates, any of which will do.
    pub certificates: Vec<String>,
    /// Only those whose profile names no process.
    pub unknown_only: bool,
}

/// A page of a list.
#[derive(Debug, Clone)]
pub struct Listed {
    pub makers: Vec<ListedMaker>,
    /// How many there are on all pages.
    pub total: u64,
}

/// # Errors
/// When the database does not answer.
pub async fn find(db: &impl ConnectionTrait, id: MakerId) -> Result<Option<Maker>, DbErr> {
    let row = rows::maker::Entity::find_by_id(id.0).one(db).await?;
    Ok(with_parts(db, row.into_iter().collect()).await?.pop())
}

/// # Errors
/// When the database does not answer.
pub async fn find_by_number(db: &impl ConnectionTrait, number: &str) -> Result<Option<Maker>, DbErr> {
    let row = rows::maker::Entity::find()
        .filter(rows::maker::Column::OrganisationNumber.eq(number))
        .one(db)
        .await?;
    Ok(with_parts(db, row.into_iter().collect()).await?.pop())
}

/// All makers of a name, by [`crate::makers::model::name_key`].
///
/// # Errors
/// When the database does not answer.
pub async fn find_by_name(db: &impl ConnectionTrait, name_key: &str) -> Result<Vec<Maker>, DbErr> {
    let found = rows::maker::Entity::find()
        .filter(rows::maker::Column::NameKey.eq(name_key))
        .order_by_asc(rows::maker::Column::Id)
        .all(db)
        .await?;
    with_parts(db, found).await
}

/// # Errors
/// When the database does not answer.
pub async fn count(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    rows::maker::Entity::find().count(db).await
}

/// How many of the makers are made up.
///
/// # Errors
/// When the database does not answer.
pub async fn examples(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    rows::maker::Entity::find().filter(rows::maker::Column::Example.eq(true)).count(db).await
}

/// One page of the makers that the filter holds, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn list(db: &impl ConnectionTrait, filter: &Filter, page: u64, size: u64) -> Result<Listed, DbErr> {
    let (ids, total) = numbers(db, filter, page * size, size).await?;
    let mut makers = listed(db, &ids).await?;
    makers.sort_by_key(|maker| ids.iter().position(|id| *id == maker.id.0));
    Ok(Listed { makers, total })
}

/// What a list tells of these makers: of offers their processes only, since most of a row are free weeks.
async fn listed(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<ListedMaker>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let named = rows::maker::Entity::find()
        .filter(rows::maker::Column::Id.is_in(ids.iter().copied()))
        .select_only()
        .columns([rows::maker::Column::Id, rows::maker::Column::Name, rows::maker::Column::Example])
        .into_tuple::<(i64, String, bool)>()
        .all(db)
        .await?;
    let mut sites: BTreeMap<i64, Vec<Site>> = BTreeMap::new();
    let found = rows::site::Entity::find().filter(rows::site::Column::MakerId.is_in(ids.iter().copied()));
    for row in found.order_by_asc(rows::site::Column::Id).all(db).await? {
        sites.entry(row.maker_id).or_default().push(site(row));
    }
    let mut processes: BTreeMap<i64, BTreeSet<ProcessId>> = BTreeMap::new();
    let stated = rows::offer::Entity::find()
        .filter(rows::offer::Column::MakerId.is_in(ids.iter().copied()))
        .select_only()
        .columns([rows::offer::Column::MakerId, rows::offer::Column::Process])
        .distinct()
        .into_tuple::<(i64, String)>()
        .all(db)
        .await?;
    for (maker, code) in stated {
        let process = Vocabulary::embedded().processes().by_code(&code).map(|process| process.id);
        processes.entry(maker).or_default().extend(process);
    }
    let of = |(id, name, example)| ListedMaker {
        id: MakerId(id),
        name,
        example,
        sites: sites.remove(&id).unwrap_or_default(),
        processes: processes.remove(&id).unwrap_or_default().into_iter().collect(),
    };
    Ok(named.into_iter().map(of).collect())
}

/// The numbers of the makers on one page, by name, and how many makers the filter holds. Numbers first: an index holds them with the
/// names, so that the texts of those that are not shown are not read.
async fn numbers(
    db: &impl ConnectionTrait,
    filter: &Filter,
    offset: u64,
    size: u64,
) -> Result<(Vec<i64>, u64), DbErr> {
    let some = |narrows: Narrows, offset: u64, most: u64| {
        rows::maker::Entity::find()
            .filter(condition(filter, narrows))
            .select_only()
            .column(rows::maker::Column::Id)
            .order_by_asc(rows::maker::Column::NameKey)
            .order_by_asc(rows::maker::Column::Id)
            .offset(offset)
            .limit(most)
            .into_tuple::<i64>()
            .all(db)
    };
    let is_by_name_only = filter.name.is_some() && parts(filter).is_empty() && !filter.unknown_only;
    if is_by_name_only {
        // All names are gone through once, where few are found, and not once more to count them.
        let found = some(Narrows::GoThrough, 0, MANY + 1).await?;
        let total = found.len() as u64;
        if total <= MANY {
            let page = found.into_iter().skip(offset as usize).take(size as usize);
            return Ok((page.collect(), total));
        }
    }
    let total = total(db, filter).await?;
    // Many are found soon by going through the names; few are looked up and sorted.
    let narrows = if total > MANY { Narrows::GoThrough } else { Narrows::LookUp };
    Ok((some(narrows, offset, size).await?, total))
}

/// From so many on a page of a list is found by going through the names.
const MANY: u64 = 1000;

/// How many makers the filter holds.
async fn total(db: &impl ConnectionTrait, filter: &Filter) -> Result<u64, DbErr> {
    let mut parts = parts(filter).into_iter();
    match parts.next() {
        // What offers, sites and certificates say of makers is counted among themselves: each of theirs is there.
        Some(mut first) if filter.name.is_none() && !filter.unknown_only => {
            first.distinct();
            for other in parts {
                first.union(UnionType::Intersect, other);
            }
            let count = Query::select()
                .expr_as(Func::count(Expr::col(Asterisk)), "makers")
                .from_subquery(first, "found")
                .to_owned();
            let row = db.query_one(&count).await?;
            let makers = row.map(|row| row.try_get::<i64>("", "makers")).transpose()?.unwrap_or(0);
            Ok(makers.unsigned_abs())
        }
        _ => {
            let select = rows::maker::Entity::find().filter(condition(filter, Narrows::LookUp));
            select.count(db).await
        }
    }
}

/// How makers are narrowed by what stands in other tables.
#[derive(Clone, Copy)]
enum Narrows {
    /// Those that have it are looked up.
    LookUp,
    /// All are gone through in the order of the list, and those left out that have it not.
    GoThrough,
}

/// The makers of which another table holds something.
fn part<E: EntityTrait>(maker: E::Column, holds: Condition) -> SelectStatement {
    E::find().select_only().column(maker).filter(holds).into_query()
}

/// What the filter asks of offers, sites and certificates.
fn parts(filter: &Filter) -> Vec<SelectStatement> {
    use rows::{certificate, offer, site};
    let mut parts = Vec::new();
    if !filter.processes.is_empty() {
        let any = offer::Column::Process.is_in(filter.processes.iter().map(String::as_str));
        parts.push(part::<offer::Entity>(offer::Column::MakerId, Condition::all().add(any)));
    }
    if !filter.materials.is_empty() {
        // The column holds a JSON list of codes; a code in its quotes stands for itself and for no other.
        let any = filter.materials.iter().fold(Condition::any(), |any, code| {
            any.add(offer::Column::Materials.contains(format!("\"{}\"", code.replace(['%', '_'], ""))))
        });
        parts.push(part::<offer::Entity>(offer::Column::MakerId, any));
    }
    if !filter.kommuner.is_empty() {
        let any = site::Column::Kommun.is_in(filter.kommuner.iter().map(String::as_str));
        parts.push(part::<site::Entity>(site::Column::MakerId, Condition::all().add(any)));
    }
    if !filter.certificates.is_empty() {
        let any = certificate::Column::Certificate.is_in(filter.certificates.iter().map(String::as_str));
        let held = Condition::all().add(any).add(certificate::Column::NotHeld.is_null());
        parts.push(part::<certificate::Entity>(certificate::Column::MakerId, held));
    }
    parts
}

fn condition(filter: &Filter, narrows: Narrows) -> Condition {
    let mut condition = Condition::all();
    if let Some(name) = filter.name.as_deref().filter(|n| !n.trim().is_empty()) {
        let lower: SimpleExpr =
            Func::lower(Expr::col((rows::maker::Entity, rows::maker::Column::Name))).into();
        let like = format!("%{}%", name.trim().to_lowercase().replace(['%', '_'], ""));
        let by_key = format!("%{}%", crate::makers::model::name_key(name));
        condition = condition
            .add(Condition::any().add(lower.like(like)).add(rows::maker::Column::NameKey.like(by_key)));
    }
    for makers in parts(filter) {
        let id = Expr::col((rows::maker::Entity, rows::maker::Column::Id));
        condition = condition.add(match narrows {
            Narrows::LookUp => id.in_subquery(makers),
            // SQLite takes a sum for no key, so it does not begin with what is looked up. EXISTS is not used: SQLite 3.51 makes it a
            // join, and gave makers several times.
            Narrows::GoThrough => id.add(0).in_subquery(makers),
        });
    }
    if filter.unknown_only {
        let makers =
            rows::offer::Entity::find().select_only().column(rows::offer::Column::MakerId).into_query();
        condition = condition.add(rows::maker::Column::Id.not_in_subquery(makers));
    }
    condition
}

/// The makers with these ids, in order of id; those that are not there are left out.
///
/// # Errors
/// When the database does not answer.
pub async fn find_many(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<Maker>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found = rows::maker::Entity::find()
        .filter(rows::maker::Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(rows::maker::Column::Id)
        .all(db)
        .await?;
    with_parts(db, found).await
}

/// Calls `take` with every maker in turn, in the order of their ids, without holding all at once.
///
/// # Errors
/// When the database does not answer.
pub async fn each(db: &impl ConnectionTrait, take: impl FnMut(Maker)) -> Result<(), DbErr> {
    each_of(db, &Filter::default(), take).await
}

/// The same for the makers that a filter holds.
///
/// # Errors
/// When the database does not answer.
pub async fn each_of(
    db: &impl ConnectionTrait,
    filter: &Filter,
    mut take: impl FnMut(Maker),
) -> Result<(), DbErr> {
    let mut after = 0;
    loop {
        let page = rows::maker::Entity::find()
            .filter(condition(filter, Narrows::LookUp))
            .filter(rows::maker::Column::Id.gt(after))
            .order_by_asc(rows::maker::Column::Id)
            .limit(PAGE)
            .all(db)
            .await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id;
        with_parts(db, page).await?.into_iter().for_each(&mut take);
    }
}

/// Joins makers with their sites, offers, certificates and evidence, keeping their order.
async fn with_parts(db: &impl ConnectionTrait, found: Vec<rows::maker::Model>) -> Result<Vec<Maker>, DbErr> {
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = found.iter().map(|m| m.id).collect();
    let mut parts: BTreeMap<i64, MakerRows> = BTreeMap::new();
    let sites = rows::site::Entity::find().filter(rows::site::Column::MakerId.is_in(ids.clone()));
    for row in sites.order_by_asc(rows::site::Column::Id).all(db).await? {
        parts.entry(row.maker_id).or_default().sites.push(row);
    }
    let offers = rows::offer::Entity::find().filter(rows::offer::Column::MakerId.is_in(ids.clone()));
    for row in offers.order_by_asc(rows::offer::Column::Id).all(db).await? {
        parts.entry(row.maker_id).or_default().offers.push(row);
    }
    let certificates =
        rows::certificate::Entity::find().filter(rows::certificate::Column::MakerId.is_in(ids.clone()));
    for row in certificates.order_by_asc(rows::certificate::Column::Id).all(db).await? {
        parts.entry(row.maker_id).or_default().certificates.push(row);
    }
    let evidence = rows::evidence::Entity::find().filter(rows::evidence::Column::MakerId.is_in(ids));
    for row in evidence.order_by_asc(rows::evidence::Column::Id).all(db).await? {
        parts.entry(row.maker_id).or_default().evidence.push(row);
    }
    Ok(found
        .into_iter()
        .map(|row| {
            let rows = parts.remove(&row.id).unwrap_or_default();
            maker(row, rows)
        })
        .collect())
}
