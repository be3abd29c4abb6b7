//! Made-up assessors for the demo, and what they say of the applications that are being assessed there. Done through the use
//! cases that people use, so that everything is as it would be.

use jiff::ToSpan;

use super::{
    Answer, add_note, answer, assign, close, hand_in, keep_own, keep_scores,
    model::{
        conflict::Ground,
        profile::{Bound, Profile, Tie},
        sheet::{Score, Sheet},
    },
    one, propose, store,
};
use crate::{
    access::{Caller, PersonId, Role},
    app::App,
    funding::{FundingError, calls, calls::KeptCall},
    people::examples::{Example, ExampleError, make_examples},
};

/// The assessors of the demo.
const PEOPLE: [Example<'static>; 4] = [
    Example {
        name: "Disa Falk (exempel)",
        email: "disa@bedomare.invalid",
        holds: Some((Role::Assessor, "Påhittad högskola (exempel)", &[])),
    },
    Example {
        name: "Elis Holm (exempel)",
        email: "elis@bedomare.invalid",
        holds: Some((Role::Assessor, "Påhittad högskola (exempel)", &[])),
    },
    Example {
        name: "Frida Berg (exempel)",
        email: "frida@bedomare.invalid",
        holds: Some((Role::Assessor, "Påhittat institut (exempel)", &[])),
    },
    Example {
        name: "Gun Dahl (exempel)",
        email: "gun@bedomare.invalid",
        holds: Some((Role::Assessor, "Påhittat institut (exempel)", &[])),
    },
];

/// Why the demo has no assessments.
#[derive(Debug, thiserror::Error)]
pub enum NotFilled {
    #[error(transparent)]
    People(#[from] ExampleError),
    #[error(transparent)]
    Funding(#[from] FundingError),
    #[error(transparent)]
    Database(#[from] sea_orm::DbErr),
}

/// Has the applications that are being assessed assessed, where nobody has stated anything yet. Gives how many sheets were
/// handed in.
///
/// # Errors
/// When the database refuses.
pub async fn fill(app: &App, caller: &Caller) -> Result<usize, NotFilled> {
    if !store::assessors::all(app.db.reader()).await?.is_empty() {
        return Ok(0);
    }
    let mut handed_in = 0;
    let mut people = Vec::new();
    for call in calls::list(app, caller).await? {
        if propose(app, caller, &call, 1).await?.is_empty() {
            continue;
        }
        if people.is_empty() {
            people = make_examples(app, caller, &PEOPLE).await?;
            for (at, person) in people.iter().enumerate() {
                keep_own(app, &assessor(*person), None, profile(&call, at)).await?;
            }
        }
        handed_in += of_call(app, caller, &call).await?;
    }
    Ok(handed_in)
}

fn assessor(person: PersonId) -> Caller {
    Caller { person: Some(person), ..Caller::acting_as(Role::Assessor) }
}

/// Each knows another of the call's sub-goals; one is bound to an applicant of the demo.
fn profile(call: &KeptCall, at: usize) -> Profile {
    let goals = &call.call.sub_goals;
    let bound = Bound {
        number: crate::funding::examples::NUMBERS[0].replace('-', ""),
        name: "Sökande 1 (exempel)".to_owned(),
        tie: Tie::Board,
        ..Bound::default()
    };
    Profile {
        sub_goals: goals.iter().skip(at % goals.len().max(1)).take(2).map(|goal| goal.code.clone()).collect(),
        branches: vec!["25".to_owned(), "28".to_owned()],
        bound: (at == 3).then_some(bound).into_iter().collect(),
        most: 8,
    }
}

async fn of_call(app: &App, caller: &Caller, call: &KeptCall) -> Result<usize, NotFilled> {
    let proposals = propose(app, caller, call, 3).await?;
    let pairs: Vec<(i64, PersonId)> = proposals
        .iter()
        .flat_map(|one| one.proposed.iter().map(|proposed| (one.application, proposed.person)))
        .collect();
    let by = app.clock.today().saturating_add(14.days());
    assign(app, caller, call, &pairs, by).await?;
    let mut handed_in = 0;
    for (at, proposal) in proposals.iter().enumerate() {
        let now = one(app, caller, proposal.application).await?;
        for (place, (assigned, _, _)) in now.assigned.iter().enumerate() {
            let who = assessor(assigned.person);
            // The last application shows what has not been answered, the one before a conflict and a draft.
            if at + 1 == proposals.len() && at > 0 {
                continue;
            }
            let is_unfinished = at + 2 == proposals.len() && at > 0;
            if is_unfinished && place == 0 {
                let said = Answer::Conflict(Ground::TookPart, "Påhittat: gav råd om projektet.".to_owned());
                answer(app, &who, assigned.id, &said).await?;
                continue;
            }
            answer(app, &who, assigned.id, &Answer::Accept).await?;
            let sheet = sheet(call, at, place);
            if is_unfinished && place == 1 {
                keep_scores(app, &who, assigned.id, assigned.version + 1, sheet).await?;
            } else {
                hand_in(app, &who, assigned.id, assigned.version + 1, sheet).await?;
                handed_in += 1;
            }
        }
        let note = "Påhittat: panelen vill att projektet säger hur företagen hittas.";
        if at == 0 {
            add_note(app, caller, proposal.application, note, "example").await?;
        }
        let now = one(app, caller, proposal.application).await?;
        if at % 2 == 1 && now.can_close() {
            close(app, caller, proposal.application, now.kept.version).await?;
        }
    }
    Ok(handed_in)
}

/// Points that differ between applications and between assessors, within each scale.
fn sheet(call: &KeptCall, at: usize, place: usize) -> Sheet {
    let mut sheet = Sheet { summary: "Påhittad bedömning (exempel).".to_owned(), ..Sheet::default() };
    for (row, criterion) in call.call.criteria.iter().enumerate() {
        let step = u8::try_from((at * 2 + place * (1 + at % 2) + row) % 4).unwrap_or(0);
        let points = criterion.most.saturating_sub(step);
        let score =
            Score { points: Some(points), not_applicable: false, reason: "Påhittat skäl.".to_owned() };
        sheet.scores.insert(criterion.code.clone(), score);
    }
    sheet
}
