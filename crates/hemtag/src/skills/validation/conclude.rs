//! The outcome: said by whoever assessed, undone within the rules, appealed against and answered by somebody else.

use super::{
    ValidationError,
    assess::{open_named, open_taken},
    error::{reason, words},
    firm_map,
    model::{Answered, Conclusion, Outcome, Undone},
    own::{said, seen_still},
    seal,
    store::{records, validations::State},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
};

/// Says what it has come to: reckoned from the units. An award, of all or of some, has the number of its certificate.
///
/// # Errors
/// When the caller does not assess it, nothing was assessed, or the number is missing.
pub async fn conclude(
    app: &App,
    caller: &Caller,
    of: (i64, i32),
    certificate: &str,
) -> Result<Outcome, ValidationError> {
    check(caller, Action::Assess, Relation::Named)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let (mut opened, person, centre) = open_taken(app, caller, &transaction, of).await?;
    let (outcome, units, missing) =
        opened.course.comes_to(opened.qualification()).ok_or(ValidationError::NotNow)?;
    let certificate: String = certificate.trim().chars().take(100).collect();
    if outcome != Outcome::None && certificate.is_empty() {
        return Err(ValidationError::NoCertificate);
    }
    let certificate = if outcome == Outcome::None { String::new() } else { certificate };
    opened.course.conclusions.push(Conclusion {
        on: app.clock.today(),
        at,
        by: person.0,
        centre,
        outcome,
        certificate,
        units,
        missing,
        undone: None,
    });
    opened.kept.state = State::Concluded;
    seal::keep(app, &transaction, &mut opened).await?;
    said(app, caller, &transaction, "validation.concluded", of.0).await?;
    transaction.commit().await?;
    Ok(outcome)
}

/// Undoes an outcome, with a reason: by whoever said it, in time, and not after an appeal was answered. Records of it are withdrawn,
/// and what is shared of it is not seen any more; the person may try it again from here.
///
/// # Errors
/// When the rules say no, or no reason is given.
pub async fn undo_conclusion(
    app: &App,
    caller: &Caller,
    (id, seen): (i64, i32),
    why: &str,
) -> Result<(), ValidationError> {
    check(caller, Action::Assess, Relation::Named)?;
    let (why, at) = (reason(why)?, app.clock.now());
    let transaction = app.db.write().await?;
    let mut opened = open_named(app, caller, &transaction, id).await?;
    seen_still(&opened, seen)?;
    let by = caller.person.ok_or(ValidationError::NotFound)?;
    if opened.kept.state != State::Concluded {
        return Err(ValidationError::NotNow);
    }
    if !opened.course.may_undo(by.0, at) {
        return Err(ValidationError::TooLate);
    }
    firm_map::take_all_back(app, &transaction, id).await?;
    undo(&mut opened.course, by.0, at, why);
    opened.kept.state = State::Taken;
    seal::keep(app, &transaction, &mut opened).await?;
    records::withdraw_of(&transaction, id, at).await?;
    said(app, caller, &transaction, "validation.outcome_undone", id).await?;
    transaction.commit().await?;
    Ok(())
}

fn undo(course: &mut super::model::Course, by: i64, at: jiff::Timestamp, why: String) {
    if let Some(last) = course.conclusions.iter_mut().rev().find(|one| one.undone.is_none()) {
        last.undone = Some(Undone { at, by, why });
    }
}

/// Answers an appeal: the outcome stands, or it is undone and whoever answers assesses again.
///
/// # Errors
/// When the caller said the outcome, is not of the centre, or gives no words.
pub async fn answer_appeal(
    app: &App,
    caller: &Caller,
    (id, seen): (i64, i32),
    changed: bool,
    text: &str,
) -> Result<(), ValidationError> {
    check(caller, Action::Assess, Relation::Named)?;
    let (answer, at) = (reason(&words(text))?, app.clock.now());
    let transaction = app.db.write().await?;
    let mut opened = open_named(app, caller, &transaction, id).await?;
    seen_still(&opened, seen)?;
    let by = caller.person.ok_or(ValidationError::NotFound)?;
    if opened.kept.state != State::Appealed {
        return Err(ValidationError::NotNow);
    }
    if opened.course.in_force().is_some_and(|one| one.by == by.0) {
        return Err(ValidationError::SamePerson);
    }
    if let Some(appeal) = opened.course.appeals.last_mut() {
        appeal.answered = Some(Answered { at, by: by.0, changed, words: answer.clone() });
    }
    opened.kept.state = State::Concluded;
    if changed {
        firm_map::take_all_back(app, &transaction, id).await?;
        undo(&mut opened.course, by.0, at, answer);
        opened.kept.state = State::Taken;
        opened.kept.assessor = Some(by);
        records::withdraw_of(&transaction, id, at).await?;
    }
    seal::keep(app, &transaction, &mut opened).await?;
    said(app, caller, &transaction, "validation.appeal_answered", id).await?;
    transaction.commit().await?;
    Ok(())
}
