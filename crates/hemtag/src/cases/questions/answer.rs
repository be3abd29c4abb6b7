//! A maker's answers: values in its profile.

use sea_orm::DbErr;
use serde_json::json;
use vocabulary::Vocabulary;

use super::{
    model::{Answers, answers},
    store::{self, Question},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    cases::requests::{RequestError, proven},
    events::{self, Event, Subject},
    http::Typed,
    makers::{
        self,
        edit::{self, Part, Problem, empty_offer},
        model::{CertificateHeld, Evidence, Level, Maker, MakerId, OfferId, OfferRecord},
    },
};

/// A maker's questions, and its profile as it stands.
#[derive(Debug, Clone)]
pub struct Opened {
    pub maker: Maker,
    /// Those that wait for an answer.
    pub questions: Vec<Question>,
}

/// Opens the questions by the letter's link.
///
/// # Errors
/// [`RequestError::NotFound`] for any other text, or a maker that is gone.
pub async fn open(app: &App, caller: &Caller, token: &str) -> Result<Opened, RequestError> {
    check(caller, Action::AnswerRequest, Relation::Asked)?;
    let id = proven::proven(app.keys()?, "questions", token).ok_or(RequestError::NotFound)?;
    let db = app.db.reader();
    let maker = makers::store::find(db, MakerId(id)).await?.ok_or(RequestError::NotFound)?;
    let is_there = |question: &Question| {
        question.offer.is_none_or(|offer| maker.offers().any(|(_, known)| known.id.0 == offer))
    };
    let mut questions = store::of_maker(db, id).await?;
    questions.retain(|question| !question.is_answered && is_there(question));
    Ok(Opened { maker, questions })
}

/// What became of the answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Answered {
    /// So many were answered; the rest waits.
    Kept(usize),
    /// What was typed cannot be read: the question and the field, and what is wrong. Nothing was kept.
    Invalid(Vec<(i64, String, Problem)>),
}

/// Keeps what was answered, all of it or nothing: `q-{id}-{field}` for values, `q-{id}` for yes, no and choices, `skip-{id}`
/// for "rather not". What is left empty waits.
///
/// # Errors
/// When the link is not whole, somebody changed the profile meanwhile, or the database refuses.
pub async fn answer(
    app: &App,
    caller: &Caller,
    token: &str,
    typed: &Typed,
) -> Result<Answered, RequestError> {
    let Opened { mut maker, questions } = open(app, caller, token).await?;
    let today = app.clock.today();
    let was = maker.clone();
    let (mut said, mut fields, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    for question in &questions {
        let id = question.id;
        if typed.given(&format!("skip-{id}")).is_some() {
            said.push((id, "rather_not"));
            continue;
        }
        match (answers(&question.about), question.offer) {
            (Answers::YesNo, _) => match typed.text(&format!("q-{id}")) {
                "yes" => {
                    fields.push(question.about.clone());
                    yes(&mut maker, &question.about, today);
                    said.push((id, "yes"));
                }
                "no" => {
                    if no(&mut maker, &question.about, today) {
                        fields.push(question.about.clone());
                    }
                    said.push((id, "no"));
                }
                _ => {}
            },
            (Answers::Choice(name, _, codes), Some(offer)) => {
                let code = typed.text(&format!("q-{id}"));
                if codes.contains(&code) {
                    let value = [(name, code.to_owned())];
                    set(&mut maker, offer, &value, today).map_err(|_| RequestError::NotFound)?;
                    fields.push(format!("offer-{offer}.{name}"));
                    said.push((id, "value"));
                }
            }
            (Answers::Fields(names), Some(offer)) => {
                let values: Vec<(&str, String)> = names
                    .iter()
                    .filter_map(|name| Some((*name, typed.given(&format!("q-{id}-{name}"))?.to_owned())))
                    .collect();
                if values.is_empty() {
                    continue;
                }
                match set(&mut maker, offer, &values, today) {
                    Ok(()) => {
                        fields.extend(values.iter().map(|(name, _)| format!("offer-{offer}.{name}")));
                        said.push((id, "value"));
                    }
                    Err(wrong) => {
                        let known = |name: &String| names.contains(&name.as_str());
                        let own = wrong.0.into_iter().filter(|(name, _)| known(name));
                        problems.extend(own.map(|(name, problem)| (id, name, problem)));
                    }
                }
            }
            (_, None) => {}
        }
    }
    if !problems.is_empty() {
        return Ok(Answered::Invalid(problems));
    }
    if said.is_empty() {
        return Ok(Answered::Kept(0));
    }
    if maker != was {
        match makers::change_by_answer(app, caller, &mut maker, &fields).await {
            Ok(()) => {}
            Err(makers::KeepError::Denied(denied)) => return Err(denied.into()),
            Err(makers::KeepError::Database(error)) => return Err(error.into()),
            Err(_) => return Err(RequestError::ChangedMeanwhile),
        }
    }
    note(app, caller, maker.id.0, &said).await?;
    Ok(Answered::Kept(said.len()))
}

/// Notes that the questions are answered. Answered twice they keep the first.
async fn note(app: &App, caller: &Caller, maker: i64, said: &[(i64, &str)]) -> Result<(), DbErr> {
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    for (id, answer) in said {
        store::set_answer(&transaction, *id, answer, at).await?;
    }
    let kinds: Vec<&str> = said.iter().map(|(_, answer)| *answer).collect();
    let data = json!({ "answers": kinds });
    let event = Event { action: "maker.answered", subject: Subject::Maker(maker), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await
}

/// Sets fields of an offer as its form would.
fn set(
    maker: &mut Maker,
    offer: i64,
    values: &[(&str, String)],
    today: jiff::civil::Date,
) -> Result<(), edit::Problems> {
    let part = Part::Offer(Some(OfferId(offer)));
    let Some(mut whole) = edit::filled(maker, part, today) else { return Ok(()) };
    for (name, value) in values {
        whole.set(*name, value.as_str());
    }
    edit::apply(maker, part, &whole, today)
}

/// What a no says: that the maker does not hold a certificate, by its own word of today. Of a process it adds nothing: a profile
/// has no way to say that one is lacking, and the question rests.
fn no(maker: &mut Maker, about: &str, today: jiff::civil::Date) -> bool {
    let Some(("certificate", code)) = about.split_once(':') else { return false };
    let Some(certificate) = Vocabulary::embedded().certificates().by_code(code) else { return false };
    let evidence = Evidence { level: Level::SelfDeclared, on: today, by: "tillverkaren".to_owned() };
    maker.does_not_hold(certificate.id, evidence);
    true
}

/// What a yes adds: a certificate, or an offer of a process; by the maker's own word of today.
fn yes(maker: &mut Maker, about: &str, today: jiff::civil::Date) {
    let vocabulary = Vocabulary::embedded();
    let evidence = || Evidence { level: Level::SelfDeclared, on: today, by: "tillverkaren".to_owned() };
    match about.split_once(':') {
        Some(("certificate", code)) => {
            let Some(certificate) = vocabulary.certificates().by_code(code) else { return };
            if !maker.certificates.iter().any(|held| held.certificate == certificate.id) {
                maker.certificates.push(CertificateHeld {
                    certificate: certificate.id,
                    issuer: None,
                    registration_number: None,
                    valid_from: None,
                    valid_until: None,
                    sites: Vec::new(),
                    evidence: evidence(),
                });
            }
        }
        Some(("process", code)) => {
            let Some(process) = vocabulary.processes().by_code(code) else { return };
            let new = OfferId(maker.new_id());
            if maker.offers().any(|(_, offer)| offer.process == process.id) {
                return;
            }
            if let Some(site) = maker.sites.first_mut() {
                site.offers.push(OfferRecord { process: process.id, ..empty_offer(new, today) });
            }
        }
        _ => {}
    }
}
