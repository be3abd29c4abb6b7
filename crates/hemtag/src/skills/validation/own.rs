//! What the person does: begins, maps, asks a centre, appeals, tries once more. And all that is held about the person here.

use std::collections::HashMap;

use serde_json::json;

use super::{
    ValidationError,
    error::{reason, words},
    model::{Appeal, Course, Mapping, Outcome, Says, covers},
    seal::{self, Opened},
    store::{
        centres, qualifications,
        records::{self, Record},
        shares::{self, Look, Share},
        validations::{self, Kept, State},
    },
};
use crate::{
    access::{Action, Caller, PersonId, Relation, check},
    app::{App, random_key},
    events::{self, Event, Subject},
    people,
};

/// Everything that stands here of one person, with the names that the person is shown.
#[derive(Debug, Clone, Default)]
pub struct Own {
    pub validations: Vec<Opened>,
    /// With the units that are shared; none: the whole.
    pub shares: Vec<(Share, Option<Vec<String>>)>,
    pub looks: Vec<Look>,
    pub records: Vec<Record>,
    pub people: HashMap<PersonId, String>,
    pub organisations: HashMap<i64, String>,
    /// Centres by number, with their names.
    pub centres: HashMap<i64, String>,
}

impl Own {
    #[must_use]
    pub fn one(&self, id: i64) -> Option<&Opened> {
        self.validations.iter().find(|one| one.kept.id == id)
    }
}

/// The account that is asking about itself.
pub(super) fn oneself(caller: &Caller) -> Result<PersonId, ValidationError> {
    let relation = if caller.person.is_some() { Relation::Owner } else { Relation::None };
    check(caller, Action::KeepOwnSkills, relation)?;
    caller.person.ok_or(ValidationError::NotFound)
}

/// What is held about the caller.
///
/// # Errors
/// When nobody is signed in, or the database does not answer.
pub async fn own(app: &App, caller: &Caller) -> Result<Own, ValidationError> {
    check(caller, Action::KeepOwnSkills, Relation::Owner)?;
    let person = oneself(caller)?;
    let db = app.db.reader();
    let validations = seal::open_all(app, db, validations::of_person(db, person).await?).await?;
    let ids: Vec<i64> = validations.iter().map(|one| one.kept.id).collect();
    let mut shared = Vec::new();
    for share in shares::of_validations(db, &ids).await? {
        let Some(of) = validations.iter().find(|one| one.kept.id == share.validation) else { continue };
        let units = seal::open_units(app.keys()?, &of.kept, share.units.as_deref())?;
        shared.push((share, units));
    }
    let looks = shares::looks_at(db, &ids).await?;
    let records = records::of_validations(db, &ids).await?;
    let all_centres = centres::all(db).await?;
    let mut organisations: Vec<i64> = all_centres.iter().map(|one| one.organisation).collect();
    organisations.extend(shared.iter().map(|(share, _)| share.organisation));
    organisations.extend(validations.iter().filter_map(|one| one.kept.organisation));
    organisations.extend(looks.iter().filter_map(|look| look.organisation));
    let mut seen_by: Vec<PersonId> = looks.iter().filter_map(|look| look.person).collect();
    seen_by.extend(validations.iter().flat_map(|one| assessors_of(&one.course)));
    seen_by.extend(validations.iter().filter_map(|one| one.kept.assessor));
    seen_by.push(person);
    let organisations = people::organisations_of(db, &organisations).await?;
    let centres = all_centres
        .iter()
        .map(|one| (one.id, organisations.get(&one.organisation).cloned().unwrap_or_default()))
        .collect();
    let people = people::names_of(db, &seen_by).await?;
    Ok(Own { validations, shares: shared, looks, records, people, organisations, centres })
}

fn assessors_of(course: &Course) -> Vec<PersonId> {
    let depths = course.depths.iter().map(|one| one.by);
    let units = course.assessed.iter().map(|one| one.by);
    depths.chain(units).chain(course.conclusions.iter().map(|one| one.by)).map(PersonId).collect()
}

/// The same, where one of the validations is the caller's.
///
/// # Errors
/// Not found when it is somebody else's.
pub async fn own_one(app: &App, caller: &Caller, id: i64) -> Result<Own, ValidationError> {
    let own = own(app, caller).await?;
    if own.one(id).is_some() { Ok(own) } else { Err(ValidationError::NotFound) }
}

/// Opens one of the caller's, within a transaction.
pub(super) async fn open_own(
    app: &App,
    caller: &Caller,
    transaction: &sea_orm::DatabaseTransaction,
    id: i64,
) -> Result<Opened, ValidationError> {
    let person = oneself(caller)?;
    let opened = seal::open_one(app, transaction, id).await?;
    if opened.kept.person == person { Ok(opened) } else { Err(ValidationError::NotFound) }
}

/// Begins a validation towards the newest version of a qualification.
///
/// # Errors
/// When nobody is signed in, its units are not all known, it does not hold today, or one is under way.
pub async fn begin(app: &App, caller: &Caller, code: &str) -> Result<i64, ValidationError> {
    check(caller, Action::KeepOwnSkills, Relation::Owner)?;
    let transaction = app.db.write().await?;
    let id = begin_within(app, caller, &transaction, code, None).await?;
    said(app, caller, &transaction, "validation.begun", id).await?;
    transaction.commit().await?;
    Ok(id)
}

/// The same within another use case's transaction, which writes the event.
pub(super) async fn begin_within(
    app: &App,
    caller: &Caller,
    transaction: &sea_orm::DatabaseTransaction,
    code: &str,
    organisation: Option<i64>,
) -> Result<i64, ValidationError> {
    let person = oneself(caller)?;
    let (at, today) = (app.clock.now(), app.clock.today());
    let of = qualifications::of_code(transaction, code).await?.into_iter().next();
    let of = of.ok_or(ValidationError::NotFound)?;
    if !of.document.is_whole() || !of.document.holds_on(today) {
        return Err(ValidationError::NotWhole);
    }
    let before = validations::of_person(transaction, person).await?;
    let ids: Vec<i64> = before.iter().map(|one| one.qualification).collect();
    let versions = qualifications::by_ids(transaction, &ids).await?;
    let same = |one: &&Kept| {
        one.state != State::Concluded
            && versions.get(&one.qualification).is_some_and(|version| version.document.code == code)
    };
    if let Some(one) = before.iter().find(same) {
        return Err(ValidationError::Begun(one.id));
    }
    let seal = random_key();
    let new = Kept {
        id: 0,
        person,
        qualification: of.id,
        organisation,
        centre: None,
        assessor: None,
        state: State::Begun,
        document: seal::course(app.keys()?, &seal, &Course::default()),
        seal,
        version: 1,
        made_at: at,
        changed_at: at,
    };
    Ok(validations::insert(transaction, &new).await?)
}

/// Keeps what the person says of each unit. It can be said anew until somebody has mapped in depth.
///
/// # Errors
/// When it is not the caller's, is further already, or somebody was first.
pub async fn keep_mapping(
    app: &App,
    caller: &Caller,
    (id, seen): (i64, i32),
    says: &[(String, Says)],
    text: &str,
) -> Result<(), ValidationError> {
    check(caller, Action::KeepOwnSkills, Relation::Owner)?;
    let transaction = app.db.write().await?;
    let mut opened = open_own(app, caller, &transaction, id).await?;
    seen_still(&opened, seen)?;
    if !opened.course.depths.is_empty() {
        return Err(ValidationError::NotNow);
    }
    let units =
        says.iter().filter(|(unit, _)| opened.qualification().unit(unit).is_some()).cloned().collect();
    opened.course.mapping = Some(Mapping { at: app.clock.now(), units, words: words(text) });
    seal::keep(app, &transaction, &mut opened).await?;
    said(app, caller, &transaction, "validation.mapped", id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Asks a centre that is accredited for the qualification today, or another one than before; what was found stays.
///
/// # Errors
/// When it is not the caller's, nothing is mapped, there is an outcome, or the centre is not accredited.
pub async fn choose_centre(
    app: &App,
    caller: &Caller,
    (id, seen): (i64, i32),
    centre: i64,
) -> Result<(), ValidationError> {
    check(caller, Action::KeepOwnSkills, Relation::Owner)?;
    let transaction = app.db.write().await?;
    let mut opened = open_own(app, caller, &transaction, id).await?;
    seen_still(&opened, seen)?;
    let may = matches!(opened.kept.state, State::Begun | State::Asked | State::Taken);
    if !may || opened.course.mapping.is_none() {
        return Err(ValidationError::NotNow);
    }
    centres::by_id(&transaction, centre).await?.ok_or(ValidationError::NotFound)?;
    let code = opened.qualification().code.clone();
    if !accredited(&transaction, centre, &code, app.clock.today()).await? {
        return Err(ValidationError::NotAccredited);
    }
    opened.kept.centre = Some(centre);
    opened.kept.assessor = None;
    opened.kept.state = State::Asked;
    seal::keep(app, &transaction, &mut opened).await?;
    said(app, caller, &transaction, "validation.centre_asked", id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Whether a centre is accredited for a qualification on a day.
pub(super) async fn accredited(
    db: &impl sea_orm::ConnectionTrait,
    centre: i64,
    code: &str,
    day: jiff::civil::Date,
) -> Result<bool, sea_orm::DbErr> {
    let all = centres::accreditations(db, Some(centre)).await?;
    let periods = all.iter().filter(|one| one.withdrawn.is_none() && one.what.qualification == code);
    Ok(covers(&periods.map(|one| one.period).collect::<Vec<_>>(), day))
}

/// Says that the outcome is wrong, and why. Somebody else at the centre answers.
///
/// # Errors
/// When it is not the caller's, there is no outcome, it is too late, or no reason is given.
pub async fn appeal(
    app: &App,
    caller: &Caller,
    (id, seen): (i64, i32),
    why: &str,
) -> Result<(), ValidationError> {
    check(caller, Action::KeepOwnSkills, Relation::Owner)?;
    let (why, at) = (reason(why)?, app.clock.now());
    let transaction = app.db.write().await?;
    let mut opened = open_own(app, caller, &transaction, id).await?;
    seen_still(&opened, seen)?;
    if opened.kept.state != State::Concluded {
        return Err(ValidationError::NotNow);
    }
    if !opened.course.may_appeal(at) {
        return Err(ValidationError::TooLate);
    }
    let against = opened.course.number_in_force().unwrap_or_default();
    opened.course.appeals.push(Appeal { at, against, why, answered: None });
    opened.kept.state = State::Appealed;
    seal::keep(app, &transaction, &mut opened).await?;
    said(app, caller, &transaction, "validation.appealed", id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Tries once more what was not met, with the same qualification; what was met stays met, and the outcome holds until there is
/// another.
///
/// # Errors
/// When it is not the caller's, there is no outcome, or all was met.
pub async fn again(app: &App, caller: &Caller, (id, seen): (i64, i32)) -> Result<(), ValidationError> {
    check(caller, Action::KeepOwnSkills, Relation::Owner)?;
    let transaction = app.db.write().await?;
    let mut opened = open_own(app, caller, &transaction, id).await?;
    seen_still(&opened, seen)?;
    let is_awarded = opened.course.in_force().is_some_and(|one| one.outcome == Outcome::Award);
    if opened.kept.state != State::Concluded || is_awarded {
        return Err(ValidationError::NotNow);
    }
    opened.course.again.push(app.clock.now());
    opened.kept.state = State::Begun;
    opened.kept.centre = None;
    opened.kept.assessor = None;
    seal::keep(app, &transaction, &mut opened).await?;
    said(app, caller, &transaction, "validation.begun_again", id).await?;
    transaction.commit().await?;
    Ok(())
}

pub(super) fn seen_still(opened: &Opened, seen: i32) -> Result<(), ValidationError> {
    if opened.kept.version == seen { Ok(()) } else { Err(ValidationError::Changed) }
}

/// The event of a step: that it was done, never what it came to.
pub(super) async fn said(
    app: &App,
    caller: &Caller,
    transaction: &sea_orm::DatabaseTransaction,
    action: &'static str,
    id: i64,
) -> Result<(), sea_orm::DbErr> {
    let event = Event { action, subject: Subject::Validation(id), data: json!({}) };
    events::append(transaction, caller, app.clock.now(), event).await.map(|_| ())
}
