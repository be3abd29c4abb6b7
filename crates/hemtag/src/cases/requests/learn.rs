//! What an answer says of the maker: a yes, that it makes such things; a no, where its profile says too much, if it agrees; a
//! delivery, that it has made one.

use sea_orm::DbErr;

use super::{
    RequestError,
    model::{Reason, Request, Verdict, latest},
    proven, store,
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    http::Typed,
    makers::{
        self,
        edit::{self, Part, Problems},
        model::{Evidence, FactEvidence, Level, Maker, MakerId, OfferId, Subject, engine_offer},
    },
    needs::{self, NeedId, model::engine_parts},
};
use matching::{Criterion, Verdict as Judged};
use vocabulary::Vocabulary;

/// By whom a fact is known that a maker's answer tells.
const BY_MAKER: &str = "tillverkaren";
/// By whom a delivery is known.
const BY_CUSTOMER: &str = "kunden";

/// The offers of a maker whose process is one of those that the need asks for, in any of its steps.
async fn fitting(app: &App, maker: &Maker, need: NeedId) -> Result<Vec<OfferId>, DbErr> {
    let Some(need) = needs::store::by_id(app.db.reader(), need).await? else { return Ok(Vec::new()) };
    let today = app.clock.today();
    let parts = engine_parts(&need.document, today);
    let terms = makers::terms();
    let places = Vocabulary::embedded().places();
    let mut found = Vec::new();
    for (index, site) in maker.sites.iter().enumerate() {
        let county = site
            .kommun
            .as_deref()
            .and_then(|code| places.kommun(code))
            .and_then(|kommun| kommun.code.get(..2).and_then(|county| county.parse().ok()));
        for offer in &site.offers {
            let seen = engine_offer(maker, index, offer, county, today);
            let steps = parts.iter().flat_map(|part| &part.operations).map(|operation| &operation.need);
            let makes = steps.clone().any(|step| {
                let judged = matching::judge(&terms, step, &seen);
                judged
                    .iter()
                    .any(|j| j.criterion == Criterion::Process && matches!(j.verdict, Judged::Met { .. }))
            });
            if makes {
                found.push(offer.id);
            }
        }
    }
    Ok(found)
}

/// Notes on the offers that fit a need how well their process is known.
async fn note(
    app: &App,
    caller: &Caller,
    maker: i64,
    need: i64,
    level: Level,
    by: &str,
    note: &str,
) -> Result<(), RequestError> {
    // Somebody may be changing the profile: what is noted is noted on what stands then.
    for _ in 0..3 {
        let found = makers::store::find(app.db.reader(), MakerId(maker)).await?;
        let Some(mut maker) = found else { return Ok(()) };
        let offers = fitting(app, &maker, NeedId(need)).await?;
        let today = app.clock.today();
        let mut fields = Vec::new();
        for offer in offers {
            let subject = Subject::Offer(offer);
            let known = |fact: &FactEvidence| fact.subject == subject && fact.field == "process";
            if maker.evidence.iter().any(|f| known(f) && f.evidence.level >= level && f.evidence.on >= today)
            {
                continue;
            }
            maker
                .evidence
                .retain(|fact| !(known(fact) && fact.evidence.level == level && fact.evidence.by == by));
            maker.evidence.push(FactEvidence {
                subject,
                field: "process".to_owned(),
                evidence: Evidence { level, on: today, by: by.to_owned() },
                note: Some(note.to_owned()),
            });
            fields.push(format!("offer-{offer}.process"));
        }
        if fields.is_empty() {
            return Ok(());
        }
        match makers::change_by_answer(app, caller, &mut maker, &fields).await {
            Err(makers::KeepError::Changed(_)) => {}
            Ok(()) => return Ok(()),
            Err(makers::KeepError::Denied(denied)) => return Err(denied.into()),
            Err(makers::KeepError::Database(error)) => return Err(error.into()),
            Err(_) => return Err(RequestError::NotFound),
        }
    }
    Err(RequestError::ChangedMeanwhile)
}

/// A yes: the maker says, today, that it does what the need asks for.
pub(super) async fn of_yes(app: &App, caller: &Caller, request: &Request) -> Result<(), RequestError> {
    let words = format!("Svarade ja på förfrågan {}.", request.id);
    note(app, caller, request.maker, request.need, Level::SelfDeclared, BY_MAKER, &words).await
}

/// A delivery that the owner tells of.
pub(super) async fn of_delivery(
    app: &App,
    caller: &Caller,
    maker: i64,
    need: i64,
) -> Result<(), RequestError> {
    let words = format!("Levererade efter behov {need}.");
    note(app, caller, maker, need, Level::Delivered, BY_CUSTOMER, &words).await
}

/// What a no says the profile should say otherwise: the fields of each offer that fits the need, as they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub reason: Reason,
    pub version: i64,
    pub offers: Vec<CorrectedOffer>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectedOffer {
    pub offer: OfferId,
    pub process: vocabulary::ProcessId,
    /// Field and what stands in it.
    pub fields: Vec<(&'static str, String)>,
}

/// The fields of an offer that a reason is about; none where the profile has no such field.
const fn fields_of(reason: Reason) -> &'static [&'static str] {
    match reason {
        Reason::Size => &["largest", "smallest", "heaviest"],
        Reason::Tolerance => &["tolerance"],
        Reason::Material => &["materials"],
        Reason::Quantity => &["smallest_series", "largest_series"],
        Reason::Capacity => &["lead_time"],
        Reason::PriceLevel | Reason::Other => &[],
    }
}

/// The correction to propose to a maker whose latest answer is a no.
///
/// # Errors
/// When the link is not whole, or the database does not answer.
pub async fn correction(app: &App, caller: &Caller, token: &str) -> Result<Option<Correction>, RequestError> {
    check(caller, Action::AnswerRequest, Relation::Asked)?;
    let id = proven::proven(app.keys()?, "request", token).ok_or(RequestError::NotFound)?;
    let db = app.db.reader();
    let request = store::by_id(db, id).await?.ok_or(RequestError::NotFound)?;
    let answers = store::answers::of_requests(db, &[id]).await?;
    let reason = latest(&answers).filter(|a| a.verdict == Some(Verdict::No)).and_then(|a| a.reason);
    let Some(reason) = reason.filter(|reason| !fields_of(*reason).is_empty()) else { return Ok(None) };
    let Some(maker) = makers::store::find(db, MakerId(request.maker)).await? else { return Ok(None) };
    let today = app.clock.today();
    let mut offers = Vec::new();
    for offer in fitting(app, &maker, NeedId(request.need)).await? {
        let Some(typed) = edit::filled(&maker, Part::Offer(Some(offer)), today) else { continue };
        let Some((_, record)) = maker.offers().find(|(_, record)| record.id == offer) else { continue };
        let fields = fields_of(reason).iter().map(|name| (*name, typed.text(name).to_owned())).collect();
        offers.push(CorrectedOffer { offer, process: record.process, fields });
    }
    Ok((!offers.is_empty()).then_some(Correction { reason, version: maker.version, offers }))
}

/// Why a correction is not kept.
#[derive(Debug, thiserror::Error)]
pub enum NotCorrected {
    #[error("What was typed cannot be read.")]
    Invalid(Problems),
    #[error(transparent)]
    Request(#[from] RequestError),
}

/// Corrects one offer, as the maker typed it: only the fields that its no is about.
///
/// # Errors
/// When the link is not whole, the no is another, what was typed cannot be read, or somebody changed the profile meanwhile.
pub async fn correct(
    app: &App,
    caller: &Caller,
    token: &str,
    offer: OfferId,
    version: i64,
    typed: &Typed,
) -> Result<(), NotCorrected> {
    let proposed = correction(app, caller, token).await?.ok_or(RequestError::NotFound)?;
    let of = proposed.offers.iter().find(|one| one.offer == offer).ok_or(RequestError::NotFound)?;
    let id = proven::proven(app.keys().map_err(RequestError::from)?, "request", token)
        .ok_or(RequestError::NotFound)?;
    let db = app.db.reader();
    let request = store::by_id(db, id).await.map_err(RequestError::from)?.ok_or(RequestError::NotFound)?;
    let maker = makers::store::find(db, MakerId(request.maker)).await.map_err(RequestError::from)?;
    let mut maker = maker.ok_or(RequestError::NotFound)?;
    if maker.version != version {
        return Err(RequestError::ChangedMeanwhile.into());
    }
    let today = app.clock.today();
    let part = Part::Offer(Some(offer));
    let mut whole = edit::filled(&maker, part, today).ok_or(RequestError::NotFound)?;
    for (name, _) in &of.fields {
        whole.set(*name, typed.text(name));
    }
    whole.set("on", today.to_string());
    let was = maker.clone();
    edit::apply(&mut maker, part, &whole, today).map_err(NotCorrected::Invalid)?;
    if maker == was {
        return Ok(());
    }
    let fields: Vec<String> = of.fields.iter().map(|(name, _)| format!("{}.{name}", part.code())).collect();
    match makers::change_by_answer(app, caller, &mut maker, &fields).await {
        Ok(()) => Ok(()),
        Err(makers::KeepError::Denied(denied)) => Err(RequestError::from(denied).into()),
        Err(makers::KeepError::Database(error)) => Err(RequestError::from(error).into()),
        Err(_) => Err(RequestError::ChangedMeanwhile.into()),
    }
}
