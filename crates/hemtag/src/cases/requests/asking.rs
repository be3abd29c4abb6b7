//! How asking makers stands, for the next step of a case.

use jiff::civil::Date;
use sea_orm::{ConnectionTrait, DbErr};

use super::{
    model::{Answer, Party, Request, State, Verdict, latest},
    store,
};
use crate::{cases::model::Asking, needs::NeedId};

/// How it stands about a need on a day.
///
/// # Errors
/// When the database does not answer.
pub(in crate::cases) async fn asking(
    db: &impl ConnectionTrait,
    need: NeedId,
    today: Date,
) -> Result<Asking, DbErr> {
    let requests = store::of_need(db, need.0).await?;
    if requests.is_empty() {
        return Ok(Asking::NotAsked);
    }
    let ids: Vec<i64> = requests.iter().map(|request| request.id).collect();
    let answers = store::answers::of_requests(db, &ids).await?;
    let told = !store::outcomes::of_need(db, need.0).await?.is_empty();
    Ok(stands(&requests, &answers, told, today))
}

/// What waits for a person at home comes before what waits for makers, and that before what they have answered.
fn stands(requests: &[Request], answers: &[Answer], told: bool, today: Date) -> Asking {
    let of = |request: &Request| -> Vec<Answer> {
        answers.iter().filter(|answer| answer.request == request.id).cloned().collect()
    };
    let open: Vec<(&Request, State, bool)> = requests
        .iter()
        .filter(|request| request.closed.is_none())
        .map(|request| {
            let own = of(request);
            let asks = own.last().is_some_and(|last| last.party == Party::Maker);
            (request, request.state(latest(&own).and_then(|answer| answer.verdict), today), asks)
        })
        .collect();
    let any = |wanted: State| open.iter().any(|(_, state, _)| *state == wanted);
    if any(State::WaitsForOwner) {
        return Asking::WaitsForOwner;
    }
    if any(State::WaitsForAdviser) {
        return Asking::WaitsForAdviser;
    }
    if open.iter().any(|(_, state, asks)| *state == State::Answered(Verdict::Ask) && *asks) {
        return Asking::Question;
    }
    if told {
        return Asking::Told;
    }
    let waiting = open
        .iter()
        .filter(|(_, state, _)| matches!(state, State::Sent | State::Seen | State::Answered(Verdict::Ask)));
    let until: Vec<Option<Date>> = waiting.map(|(request, _, _)| request.answer_by).collect();
    if !until.is_empty() {
        return Asking::WaitsForMakers { until: until.into_iter().flatten().max() };
    }
    if any(State::Answered(Verdict::Yes)) { Asking::Answered } else { Asking::NotAsked }
}
