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

/// How many of the waiting needs a maker's offers meet in some part, or may meet. Needs for advisers' eyes only are
/// not counted.
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
    // One operation of one part each; the place in the list tells which need it is of.
    let mut operations = Vec::new();
    for need in needs.iter().filter(|need| need.document.confidentiality != Confidentiality::AdviserOnly) {
        let parts = engine_parts(&need.document, today).into_iter().flat_map(|part| part.operations);
        operations.extend(parts.map(|operation| (need.id, operation.need)));
    }
    let numbered = operations.iter().enumerate();
    let index = Needs::index(
        makers::terms(),
        numbered.filter_map(|(i, (_, need))| Some((NeedId(u32::try_from(i).ok()?), need))),
    );
    let of = |ids: &[NeedId]| -> Vec<needs::NeedId> {
        ids.iter().filter_map(|id| Some(operations.get(usize::try_from(id.0).ok()?)?.0)).collect()
    };
    let (mut met, mut ask) = (BTreeSet::new(), BTreeSet::new());
    for offer in offers {
        let closed = index.closed_by(offer);
        met.extend(of(&closed.exact));
        ask.extend(of(&closed.ask));
    }
    Waiting { met: met.len() as u64, to_ask: ask.difference(&met).count() as u64 }
}
