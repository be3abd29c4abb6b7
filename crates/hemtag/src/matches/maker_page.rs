//! The page of a maker, with how many waiting needs its offers meet: the reverse of an answer.

use std::collections::BTreeSet;

use axum::extract::{Path, State};
use matching::{Needs, OfferId, reverse::NeedId};

use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    http::{Context, PageError, PageResult},
    makers::{
        self,
        model::{Maker, MakerId},
        pages::maker::{Waiting, view},
        show::find_maker,
    },
    needs::{
        self,
        model::{Confidentiality, engine_parts},
    },
};

/// `GET /makers/{id}`
///
/// # Errors
/// Not found, when there is no such maker.
pub async fn maker(State(app): State<App>, context: Context, Path(id): Path<String>) -> PageResult {
    let id: i64 = id.parse().map_err(|_| PageError::NotFound)?;
    let maker = find_maker(&app, &context.caller, MakerId(id)).await?.ok_or(PageError::NotFound)?;
    let waiting = waiting(&app, &context.caller, &maker).await?;
    Ok(view(&context, &maker, waiting, app.clock.today()))
}

/// How many of the waiting needs a maker's offers meet in every operation, or may meet. Needs for advisers' eyes only
/// are not counted.
///
/// # Errors
/// When the caller may not read the register, or the database does not answer.
///
/// # Panics
/// When comparing does.
pub async fn waiting(app: &App, caller: &Caller, maker: &Maker) -> PageResult<Waiting> {
    check(caller, Action::ReadRegister, Relation::None)?;
    let snapshot = app.register.snapshot();
    let offers: Vec<matching::Offer> = maker
        .offers()
        .filter_map(|(_, offer)| u32::try_from(offer.id.0).ok())
        .filter_map(|id| snapshot.register.offer(OfferId(id)))
        .collect();
    if offers.is_empty() {
        return Ok(Waiting::default());
    }
    let today = app.clock.today();
    let needs = needs::store::waiting(app.db.reader()).await?;
    let counted = tokio::task::spawn_blocking(move || count(&needs, &offers, today));
    Ok(counted.await.expect("comparing does not panic"))
}

fn count(needs: &[needs::Need], offers: &[matching::Offer], today: jiff::civil::Date) -> Waiting {
    // Every operation of every part, with the place in `asked` of the need that it is of.
    let mut operations = Vec::new();
    let mut asked = Vec::new();
    for need in needs.iter().filter(|need| need.document.confidentiality != Confidentiality::AdviserOnly) {
        let parts = engine_parts(&need.document, today);
        let own: Vec<_> = parts.into_iter().flat_map(|part| part.operations).map(|o| o.need).collect();
        // A need that names no process would be met by everybody who says nothing.
        if !own.is_empty() && own.iter().all(|operation| operation.processes.is_some()) {
            asked.push(operations.len()..operations.len() + own.len());
            operations.extend(own);
        }
    }
    let numbered = operations.iter().enumerate();
    let index = Needs::index(
        makers::terms(),
        numbered.filter_map(|(i, need)| Some((NeedId(u32::try_from(i).ok()?), need))),
    );
    let (mut met, mut ask) = (BTreeSet::new(), BTreeSet::new());
    for offer in offers {
        let closed = index.closed_by(offer);
        let places = |ids: &[NeedId]| -> Vec<usize> {
            ids.iter().filter_map(|id| usize::try_from(id.0).ok()).collect()
        };
        met.extend(places(&closed.exact));
        ask.extend(places(&closed.ask));
    }
    // A product is met when each of its operations is.
    let mut waiting = Waiting::default();
    for own in asked {
        if own.clone().all(|i| met.contains(&i)) {
            waiting.met += 1;
        } else if own.clone().all(|i| met.contains(&i) || ask.contains(&i)) {
            waiting.to_ask += 1;
        }
    }
    waiting
}
