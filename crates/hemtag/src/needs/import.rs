//! Many needs at once, from files: each is accepted, recognised as one that is there already, or told why not. Nothing is
//! written before the whole import is known, and then all of it in one transaction.
//!
//! A need is known again by the text that it was read from, or by the id that the file gives it. One that only has the
//! same name as another is a doubt, for a person to settle.

use serde_json::{Value, json};

use super::{
    Need, NeedError, NewNeed,
    examples::hash,
    keep,
    model::{Finding, FindingKind, NeedDocument, findings},
    read::{self, Problem, ProblemKind, problem::Place},
    store,
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    matches::decoded,
};

/// Larger than any file of needs: somebody has taken another file.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// One need of a file, read or not.
#[derive(Debug, Clone)]
pub struct Item {
    pub file: String,
    /// Row of a table with its head being row 1, or place in a list counted from one; `None` for a file of one need.
    pub row: Option<usize>,
    pub read: Result<NewNeed, Vec<Problem>>,
}

/// What becomes of an item.
#[derive(Debug, Clone)]
pub enum Fate {
    New,
    /// The need with the same id says something else now.
    Update(Box<Need>),
    /// The same text was imported before.
    Known(Box<Need>),
    /// Another need has the same name: is it the same one?
    Doubtful(Box<Need>),
    Rejected,
}

#[derive(Debug, Clone)]
pub struct Planned {
    pub item: Item,
    pub fate: Fate,
}

impl Planned {
    #[must_use]
    pub fn title(&self) -> &str {
        self.item.read.as_ref().map_or("", |new| &new.document.title)
    }

    /// What of the need judges nobody, or must be asked about.
    #[must_use]
    pub fn findings(&self, today: jiff::civil::Date) -> Vec<(Finding, bool)> {
        let found = self.item.read.as_ref().map(|new| findings(&new.document, today)).unwrap_or_default();
        let left_out = |f: &Finding| matches!(f.kind, FindingKind::NotEvaluated { .. });
        found.into_iter().map(|f| (left_out(&f), f)).map(|(left, f)| (f, left)).collect()
    }
}

/// Reads the needs of one file: our own TOML or JSON, a manifest, a JSON list, or a table with one need a row.
#[must_use]
pub fn read_file(name: &str, bytes: &[u8]) -> Vec<Item> {
    let one = |row, read| Item { file: name.to_owned(), row, read };
    if bytes.len() > LARGEST {
        return vec![one(
            None,
            Err(vec![Problem::whole(ProblemKind::TooLarge { most_mb: LARGEST / 1024 / 1024 })]),
        )];
    }
    let text = decoded(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let end = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    if text.trim().is_empty() {
        return vec![one(None, Err(vec![Problem::whole(ProblemKind::Empty)]))];
    }
    if matches!(end.as_str(), "csv" | "tsv") && !text.contains('\0') {
        return table(text).into_iter().map(|(row, read)| one(Some(row), read)).collect();
    }
    let list = serde_json::from_str::<Value>(text).ok().and_then(|value| match value {
        Value::Array(list) => Some(list),
        Value::Object(mut object) => match object.remove("needs") {
            Some(Value::Array(list)) => Some(list),
            _ => None,
        },
        _ => None,
    });
    match list {
        Some(list) if list.is_empty() => vec![one(None, Err(vec![Problem::whole(ProblemKind::NoNeeds)]))],
        Some(list) => {
            list.into_iter().enumerate().map(|(i, value)| one(Some(i + 1), of_list(value))).collect()
        }
        None => vec![one(None, whole(text))],
    }
}

fn whole(text: &str) -> Result<NewNeed, Vec<Problem>> {
    let (document, format) = read::read(text)?;
    // A manifest is known by the project it describes.
    let address = document.source.as_ref().and_then(|source| source.address.clone());
    let external_id = address
        .filter(|_| format == read::Format::OpenKnowHow)
        .map(|address| format!("{address}#{}", document.title));
    Ok(NewNeed {
        document,
        source_format: format.code().to_owned(),
        source_hash: Some(hash(text)),
        source_text: Some(text.to_owned()),
        external_id,
        example: false,
    })
}

/// An object of a list: a need in our own form, or one of our exports with its need inside.
fn of_list(value: Value) -> Result<NewNeed, Vec<Problem>> {
    let Value::Object(mut object) = value else {
        return Err(vec![Problem::whole(ProblemKind::NotANeed { stated: value.to_string() })]);
    };
    let id = object.remove("id").and_then(|id| match id {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    let need = object.remove("need").unwrap_or(Value::Object(object));
    // A line within the object says nothing about the file; its place in the list does.
    let mut new = whole(&need.to_string()).map_err(|problems| {
        problems.into_iter().map(|p| Problem { place: Place::default(), ..p }).collect::<Vec<_>>()
    })?;
    new.external_id = id.or(new.external_id);
    Ok(new)
}

/// The columns of a table that belong to the product's owner, to its part, and to the product.
const OF_OWNER: [&str; 5] = ["name", "organisation", "contact", "kommun", "newcomer"];
const OF_PART: [&str; 9] =
    ["process", "material", "size", "mass", "tolerance", "wall", "hours", "count", "notes"];
const OF_PRODUCT: [&str; 11] = [
    "title",
    "function",
    "stage",
    "first_series",
    "per_year",
    "due",
    "within_km",
    "in_house",
    "counties",
    "certificates",
    "confidentiality",
];
/// Several values in one cell, set apart by semicolons.
const LISTS: [&str; 4] = ["counties", "certificates", "process", "material"];

/// The columns that a table of needs may have.
pub fn columns() -> impl Iterator<Item = &'static str> {
    ["id"].into_iter().chain(OF_PRODUCT).chain(OF_OWNER).chain(OF_PART)
}

fn table(text: &str) -> Vec<(usize, Result<NewNeed, Vec<Problem>>)> {
    let head = text.lines().next().unwrap_or_default();
    let counted = |sign: char| head.matches(sign).count();
    let sign = [';', '\t', ','].into_iter().max_by_key(|sign| counted(*sign)).unwrap_or(',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(sign).unwrap_or(b','))
        .flexible(true)
        .from_reader(text.as_bytes());
    let heads: Vec<String> = match reader.headers() {
        Ok(heads) => heads.iter().map(|h| h.trim().to_lowercase().replace([' ', '-'], "_")).collect(),
        Err(_) => Vec::new(),
    };
    if let Some(problems) = wrong_heads(&heads) {
        return vec![(1, Err(problems))];
    }
    let rows: Vec<_> = reader
        .records()
        .enumerate()
        .map(|(i, record)| {
            let row = i + 2;
            (
                row,
                record.map_err(|e| {
                    vec![in_row(row, None, ProblemKind::Syntax { format: "CSV", message: e.to_string() })]
                }),
            )
        })
        .map(|(row, record)| (row, record.and_then(|record| of_row(row, &heads, &record))))
        .collect();
    if rows.is_empty() { vec![(1, Err(vec![Problem::whole(ProblemKind::NoNeeds)]))] } else { rows }
}

fn wrong_heads(heads: &[String]) -> Option<Vec<Problem>> {
    let known: Vec<&str> = columns().collect();
    let mut problems = Vec::new();
    for (i, head) in heads.iter().enumerate() {
        if !known.contains(&head.as_str()) {
            let nearest = read::values::nearest(head, known.iter().map(|k| ((*k).to_owned(), *k)));
            problems.push(in_row(1, Some(head), ProblemKind::UnknownKey { key: head.clone(), nearest }));
        }
        if heads[..i].contains(head) {
            problems.push(in_row(1, Some(head), ProblemKind::Twice));
        }
    }
    if !heads.iter().any(|head| head == "title") {
        problems.push(in_row(1, Some("title"), ProblemKind::Missing));
    }
    (!problems.is_empty()).then_some(problems)
}

fn in_row(row: usize, head: Option<&str>, kind: ProblemKind) -> Problem {
    let place = Place { row: Some(row), head: head.map(str::to_owned), ..Place::default() };
    Problem { place, field: None, kind }
}

fn of_row(row: usize, heads: &[String], record: &csv::StringRecord) -> Result<NewNeed, Vec<Problem>> {
    let (mut need, mut owner, mut part) = (json!({}), json!({}), json!({}));
    let mut id = None;
    for (head, cell) in heads.iter().zip(record.iter()).map(|(head, cell)| (head.as_str(), cell.trim())) {
        if cell.is_empty() {
            continue;
        }
        if cell.starts_with('=') {
            let stated = cell.to_owned();
            return Err(vec![in_row(row, Some(head), ProblemKind::Formula { stated })]);
        }
        let several: Vec<&str> = cell.split(';').map(str::trim).filter(|c| !c.is_empty()).collect();
        let value = if LISTS.contains(&head) && several.len() > 1 { json!(several) } else { json!(cell) };
        match head {
            "id" => id = Some(cell.to_owned()),
            head if OF_OWNER.contains(&head) => owner[head] = value,
            head if OF_PART.contains(&head) => part[head] = value,
            head => need[head] = value,
        }
    }
    if record.iter().all(|cell| cell.trim().is_empty()) {
        return Err(vec![in_row(row, None, ProblemKind::Empty)]);
    }
    if let Some(title) = need.get("title").cloned() {
        part["name"] = title;
    }
    need["owner"] = owner;
    need["part"] = json!([part]);
    let text = need.to_string();
    let document: NeedDocument = read::read_typed(&need).map_err(|problems| {
        problems
            .into_iter()
            .map(|problem| {
                let head = problem.field.map(|f| f.key().replace('-', "_")).unwrap_or_default();
                let head = if head.is_empty() { None } else { Some(head) };
                in_row(row, head.as_deref(), problem.kind)
            })
            .collect::<Vec<_>>()
    })?;
    Ok(NewNeed {
        document,
        source_format: "csv".to_owned(),
        source_hash: Some(hash(&text)),
        external_id: id,
        ..NewNeed::default()
    })
}

/// What the import would do: nothing is written.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn plan(app: &App, caller: &Caller, items: Vec<Item>) -> Result<Vec<Planned>, NeedError> {
    check(caller, Action::ImportNeeds, Relation::None)?;
    let there = store::all(app.db.reader()).await?;
    let mut planned: Vec<Planned> = Vec::with_capacity(items.len());
    for item in items {
        let fate = fate(&there, &planned, &item);
        planned.push(Planned { item, fate });
    }
    Ok(planned)
}

fn fate(there: &[Need], before: &[Planned], item: &Item) -> Fate {
    let Ok(new) = &item.read else { return Fate::Rejected };
    let find =
        |same: &dyn Fn(&Need) -> bool| there.iter().rev().find(|need| same(need)).cloned().map(Box::new);
    if let Some(id) = &new.external_id
        && let Some(need) = find(&|need| need.external_id.as_ref() == Some(id))
    {
        return if need.source_hash == new.source_hash { Fate::Known(need) } else { Fate::Update(need) };
    }
    if let Some(need) = find(&|need| new.source_hash.is_some() && need.source_hash == new.source_hash) {
        return Fate::Known(need);
    }
    let title = new.document.title.to_lowercase();
    if let Some(need) = find(&|need| need.closed_at.is_none() && need.document.title.to_lowercase() == title)
    {
        return Fate::Doubtful(need);
    }
    // The same need twice in one import: the second is not stated again.
    let twice = before.iter().find_map(|planned| match (&planned.item.read, &planned.fate) {
        (Ok(other), Fate::New) if other.source_hash == new.source_hash => Some(other),
        _ => None,
    });
    match twice {
        Some(other) => Fate::Known(Box::new(unstated(other))),
        None => Fate::New,
    }
}

/// A need of the same import that is not stated yet.
fn unstated(new: &NewNeed) -> Need {
    Need {
        id: super::NeedId(0),
        key: String::new(),
        document: new.document.clone(),
        source_format: new.source_format.clone(),
        source_text: None,
        example: new.example,
        stated_at: jiff::Timestamp::UNIX_EPOCH,
        updated_at: jiff::Timestamp::UNIX_EPOCH,
        closed_at: None,
        closed_why: None,
        external_id: new.external_id.clone(),
        source_hash: new.source_hash.clone(),
        version: 1,
    }
}

/// States what is new and changes what says something else, in one transaction. Doubtful needs are stated when
/// `doubtful_too`. Gives each need that was written.
///
/// # Errors
/// When the caller may not, somebody changed a need meanwhile, or the database refuses; then nothing is kept.
pub async fn carry_out(
    app: &App,
    caller: &Caller,
    planned: &[Planned],
    doubtful_too: bool,
) -> Result<Vec<Need>, NeedError> {
    check(caller, Action::ImportNeeds, Relation::None)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let mut written = Vec::new();
    for one in planned {
        let Ok(new) = &one.item.read else { continue };
        match &one.fate {
            Fate::Doubtful(_) if !doubtful_too => {}
            Fate::New | Fate::Doubtful(_) => {
                written.push(keep::insert(&transaction, caller, at, new).await?);
            }
            Fate::Update(need) => {
                if !store::replace(&transaction, need, need.version, &new.document, at).await? {
                    return Err(NeedError::ChangedMeanwhile);
                }
                store::set_source(&transaction, need.id, new).await?;
                let data =
                    json!({ "version": need.version + 1, "confidentiality": new.document.confidentiality });
                let event = Event { action: "need.changed", subject: Subject::Need(need.id.0), data };
                events::append(&transaction, caller, at, event).await?;
                let document = new.document.clone();
                written.push(Need {
                    document,
                    version: need.version + 1,
                    updated_at: at,
                    ..(**need).clone()
                });
            }
            Fate::Known(_) | Fate::Rejected => {}
        }
    }
    transaction.commit().await?;
    Ok(written)
}
