//! What assessors do: see what waits at their centre, take it, map in depth, assess unit by unit.

use std::collections::{BTreeSet, HashMap};

use jiff::{Timestamp, civil::Date};
use sea_orm::{ConnectionTrait, DbErr};

use super::{
    ValidationError,
    error::words,
    model::{Assessed, Depth, NotAssessed, Period, Undone, Unfit, covers},
    own::{accredited, said, seen_still},
    seal::{self, Opened},
    store::{
        centres,
        shares::{self, Look, Seen},
        validations::{self, Kept, State},
    },
};
use crate::{
    access::{Action, Caller, PersonId, Relation, check},
    app::App,
    people::{self, directory},
};

/// A validation that waits, as the assessors of a centre see it before one has taken it: no name.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub id: i64,
    pub qualification: super::Version,
    pub state: State,
    pub since: Timestamp,
    /// The caller has it.
    pub mine: bool,
    /// The caller may take it.
    pub may_take: bool,
}

/// A validation as its assessor sees it.
#[derive(Debug, Clone)]
pub struct Assess {
    pub opened: Opened,
    pub name: String,
    /// The caller may answer the appeal that waits.
    pub may_answer: bool,
}

/// An assessment as it was typed.
#[derive(Debug, Clone)]
pub struct NewAssessment<'n> {
    pub unit: &'n str,
    pub on: Date,
    pub met: bool,
    pub how: &'n str,
    pub missing: &'n str,
}

/// The centres where the caller may assess on a day.
pub(super) async fn centres_of(
    db: &impl ConnectionTrait,
    caller: &Caller,
    day: Date,
) -> Result<Vec<i64>, DbErr> {
    let Some(PersonId(person)) = caller.person else { return Ok(Vec::new()) };
    let all = centres::assessors(db, None).await?;
    let own = all.iter().filter(|one| one.what == Some(person) && one.withdrawn.is_none());
    let mut ids: Vec<i64> = own.filter(|one| one.period.covers(day)).map(|one| one.centre).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// Whether the caller may assess at a centre on a day.
async fn authorised(
    db: &impl ConnectionTrait,
    person: PersonId,
    centre: i64,
    day: Date,
) -> Result<bool, DbErr> {
    let all = centres::assessors(db, Some(centre)).await?;
    let own = all.iter().filter(|one| one.what == Some(person.0) && one.withdrawn.is_none());
    let periods: Vec<Period> = own.map(|one| one.period).collect();
    Ok(covers(&periods, day))
}

/// Why somebody may not assess a person: oneself, or an organisation that both belong to, or the firm that asked.
pub(super) async fn unfit(
    db: &impl ConnectionTrait,
    assessor: PersonId,
    kept: &Kept,
) -> Result<Option<Unfit>, DbErr> {
    if assessor == kept.person {
        return Ok(Some(Unfit::Oneself));
    }
    let held = directory::held_by(db, &[assessor.0, kept.person.0]).await?;
    let of = |person: PersonId| -> BTreeSet<i64> {
        let own = held.iter().filter(|one| one.person == person);
        own.filter_map(|one| one.organisation.as_ref().map(|organisation| organisation.id)).collect()
    };
    let (mine, mut theirs) = (of(assessor), of(kept.person));
    theirs.extend(kept.organisation);
    // A centre does not assess its own people, whoever there does it.
    if let Some(centre) = kept.centre
        && let Some(centre) = centres::by_id(db, centre).await?
        && theirs.contains(&centre.organisation)
    {
        return Ok(Some(Unfit::SameFirm));
    }
    Ok((!mine.is_disjoint(&theirs)).then_some(Unfit::SameFirm))
}

/// What waits at the caller's centres, and what the caller has.
///
/// # Errors
/// When the caller assesses nowhere today and has none.
pub async fn queue(app: &App, caller: &Caller) -> Result<Vec<Line>, ValidationError> {
    let db = app.db.reader();
    let own = centres_of(db, caller, app.clock.today()).await?;
    let person = caller.person.unwrap_or(PersonId(0));
    let all = validations::at_centres(db, &own, person).await?;
    let mine = all.iter().any(|one| one.assessor == caller.person && caller.person.is_some());
    let relation = if own.is_empty() && !mine { Relation::None } else { Relation::Named };
    check(caller, Action::Assess, relation)?;
    let ids: Vec<i64> = all.iter().map(|one| one.qualification).collect();
    let versions = super::store::qualifications::by_ids(db, &ids).await?;
    let mut lines = Vec::new();
    for kept in all {
        let Some(qualification) = versions.get(&kept.qualification).cloned() else { continue };
        let is_mine = kept.assessor == Some(person);
        let may_take = kept.state == State::Asked && unfit(db, person, &kept).await?.is_none();
        lines.push(Line {
            id: kept.id,
            qualification,
            state: kept.state,
            since: kept.changed_at,
            mine: is_mine,
            may_take,
        });
    }
    Ok(lines)
}

/// What the caller is to a validation: named when it is theirs to assess, or an appeal at their centre to answer.
pub(super) async fn relation(
    db: &impl ConnectionTrait,
    caller: &Caller,
    kept: &Kept,
    today: Date,
) -> Result<Relation, DbErr> {
    let Some(person) = caller.person else { return Ok(Relation::None) };
    if unfit(db, person, kept).await?.is_some() {
        return Ok(Relation::None);
    }
    let answers = kept.state == State::Appealed
        && match kept.centre {
            Some(centre) => authorised(db, person, centre, today).await?,
            None => false,
        };
    Ok(if kept.assessor == Some(person) || answers { Relation::Named } else { Relation::None })
}

/// Opens a validation for whoever assesses it. Keeps the look.
///
/// # Errors
/// Not found, for everybody else.
pub async fn to_assess(app: &App, caller: &Caller, id: i64) -> Result<Assess, ValidationError> {
    let transaction = app.db.write().await?;
    let opened = open_named(app, caller, &transaction, id).await?;
    let organisation = match opened.kept.centre {
        Some(centre) => centres::by_id(&transaction, centre).await?.map(|one| one.organisation),
        None => None,
    };
    let look = Look {
        validation: id,
        person: caller.person,
        organisation,
        seen: Seen::Assessor,
        at: app.clock.now(),
    };
    shares::insert_look(&transaction, &look).await?;
    said(app, caller, &transaction, "validation.looked_at", id).await?;
    transaction.commit().await?;
    let mut names: HashMap<PersonId, String> =
        people::names_of(app.db.reader(), &[opened.kept.person]).await?;
    let name = names.remove(&opened.kept.person).unwrap_or_default();
    let said_by = opened.course.in_force().map(|one| one.by);
    let may_answer = opened.kept.state == State::Appealed && caller.person.map(|person| person.0) != said_by;
    Ok(Assess { opened, name, may_answer })
}

/// The validation, opened, where the caller assesses it; not found otherwise.
pub(super) async fn open_named(
    app: &App,
    caller: &Caller,
    db: &impl ConnectionTrait,
    id: i64,
) -> Result<Opened, ValidationError> {
    let kept = validations::by_id(db, id).await?.ok_or(ValidationError::NotFound)?;
    let relation = relation(db, caller, &kept, app.clock.today()).await?;
    check(caller, Action::Assess, relation).map_err(|_| ValidationError::NotFound)?;
    seal::open_one(app, db, id).await
}

/// Takes a validation that waits at one of the caller's centres. Nothing happens to one that the caller has.
///
/// # Errors
/// Not found when it waits elsewhere; when somebody has it, or the caller is bound to the person.
pub async fn take(app: &App, caller: &Caller, id: i64) -> Result<(), ValidationError> {
    let transaction = app.db.write().await?;
    let kept = validations::by_id(&transaction, id).await?.ok_or(ValidationError::NotFound)?;
    let own = centres_of(&transaction, caller, app.clock.today()).await?;
    let waits_here = kept.centre.is_some_and(|centre| own.contains(&centre));
    let relation = if waits_here { Relation::Named } else { Relation::None };
    check(caller, Action::Assess, relation).map_err(|_| ValidationError::NotFound)?;
    let person = caller.person.ok_or(ValidationError::NotFound)?;
    if kept.state == State::Taken && kept.assessor == Some(person) {
        return Ok(());
    }
    if kept.state != State::Asked {
        return Err(ValidationError::NotNow);
    }
    if let Some(unfit) = unfit(&transaction, person, &kept).await? {
        return Err(ValidationError::Unfit(unfit));
    }
    let mut opened = seal::open_one(app, &transaction, id).await?;
    opened.kept.assessor = Some(person);
    opened.kept.state = State::Taken;
    seal::keep(app, &transaction, &mut opened).await?;
    said(app, caller, &transaction, "validation.taken", id).await?;
    transaction.commit().await?;
    Ok(())
}

/// What is needed to write what an assessor found: the validation, the assessor and the centre.
pub(super) async fn open_taken(
    app: &App,
    caller: &Caller,
    db: &impl ConnectionTrait,
    (id, seen): (i64, i32),
) -> Result<(Opened, PersonId, i64), ValidationError> {
    let opened = open_named(app, caller, db, id).await?;
    seen_still(&opened, seen)?;
    match (opened.kept.state, opened.kept.assessor, opened.kept.centre) {
        (State::Taken, Some(person), Some(centre)) if caller.person == Some(person) => {
            Ok((opened, person, centre))
        }
        _ => Err(ValidationError::NotNow),
    }
}

/// Keeps an in-depth mapping that was made on a day.
///
/// # Errors
/// When the caller does not assess it, or the day is outside the periods or to come.
pub async fn deepen(
    app: &App,
    caller: &Caller,
    of: (i64, i32),
    on: Date,
    text: &str,
) -> Result<(), ValidationError> {
    check(caller, Action::Assess, Relation::Named)?;
    let transaction = app.db.write().await?;
    let (mut opened, person, centre) = open_taken(app, caller, &transaction, of).await?;
    if opened.course.mapping.is_none() {
        return Err(ValidationError::NotNow);
    }
    let wrong = if on > app.clock.today() {
        Some(NotAssessed::Future)
    } else if !accredited(&transaction, centre, &opened.qualification().code, on).await? {
        Some(NotAssessed::NotAccredited)
    } else if !authorised(&transaction, person, centre, on).await? {
        Some(NotAssessed::NotAuthorised)
    } else {
        None
    };
    if let Some(wrong) = wrong {
        return Err(ValidationError::NotAssessed(wrong));
    }
    let depth = Depth { on, at: app.clock.now(), by: person.0, centre, words: words(text) };
    opened.course.depths.push(depth);
    seal::keep(app, &transaction, &mut opened).await?;
    said(app, caller, &transaction, "validation.mapped_in_depth", of.0).await?;
    transaction.commit().await?;
    Ok(())
}

/// Keeps the assessment of a unit.
///
/// # Errors
/// When the caller does not assess it, or it may not be assessed so.
pub async fn assess(
    app: &App,
    caller: &Caller,
    of: (i64, i32),
    new: &NewAssessment<'_>,
) -> Result<(), ValidationError> {
    check(caller, Action::Assess, Relation::Named)?;
    let transaction = app.db.write().await?;
    let (mut opened, person, centre) = open_taken(app, caller, &transaction, of).await?;
    let assessed = Assessed {
        unit: new.unit.to_owned(),
        on: new.on,
        at: app.clock.now(),
        by: person.0,
        centre,
        met: new.met,
        how: words(new.how),
        missing: if new.met { String::new() } else { words(new.missing) },
        undone: None,
    };
    let code = &opened.qualification().code;
    let is_accredited = accredited(&transaction, centre, code, new.on).await?;
    let is_authorised = authorised(&transaction, person, centre, new.on).await?;
    opened
        .course
        .may_assess(opened.qualification(), &assessed, is_accredited, is_authorised, app.clock.today())
        .map_err(ValidationError::NotAssessed)?;
    opened.course.assessed.push(assessed);
    seal::keep(app, &transaction, &mut opened).await?;
    said(app, caller, &transaction, "validation.unit_assessed", of.0).await?;
    transaction.commit().await?;
    Ok(())
}

/// Undoes the caller's last assessment of a unit, with a reason, before there is an outcome that rests on it.
///
/// # Errors
/// When the caller did not make it, an outcome rests on it, or no reason is given.
pub async fn undo_assessment(
    app: &App,
    caller: &Caller,
    of: (i64, i32),
    unit: &str,
    why: &str,
) -> Result<(), ValidationError> {
    check(caller, Action::Assess, Relation::Named)?;
    let (why, at) = (super::error::reason(why)?, app.clock.now());
    let transaction = app.db.write().await?;
    let (mut opened, person, _) = open_taken(app, caller, &transaction, of).await?;
    let concluded = opened.course.in_force().map(|one| one.at);
    let last = opened.course.assessed.iter_mut().rev().find(|one| one.unit == unit && one.undone.is_none());
    let last = last.filter(|one| one.by == person.0 && concluded.is_none_or(|said| one.at > said));
    last.ok_or(ValidationError::NotNow)?.undone = Some(Undone { at, by: person.0, why });
    seal::keep(app, &transaction, &mut opened).await?;
    said(app, caller, &transaction, "validation.assessment_undone", of.0).await?;
    transaction.commit().await?;
    Ok(())
}
