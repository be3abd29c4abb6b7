//! What an answer says of the maker: a yes, that it makes such things; a delivery, that it has made one. What a no says is in
//! `correct`.

use sea_orm::DbErr;

use super::{RequestError, model::Request};
use crate::{
    access::Caller,
    app::App,
    makers::{
        self,
        model::{Evidence, FactEvidence, Level, Maker, MakerId, OfferId, Subject, engine_offer},
    },
    needs::{self, NeedId, model::engine_parts},
};
use matching::{Criterion, Verdict as Judged};
use vocabulary::Vocabulary;

/// By whom a fact is known that a maker's answer tells.
pub(super) const BY_MAKER: &str = "tillverkaren";
/// By whom a delivery is known.
const BY_CUSTOMER: &str = "kunden";

/// The offers of a maker whose process is one of those that the need asks for, in any of its steps.
pub(super) async fn fitting(app: &App, maker: &Maker, need: NeedId) -> Result<Vec<OfferId>, DbErr> {
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
