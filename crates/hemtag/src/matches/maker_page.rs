//! The page of a maker, with how many waiting needs its offers meet: the reverse of an answer.

use axum::extract::{Path, State};
use matching::OfferId;

use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    http::{Context, PageError, PageResult},
    makers::{
        model::{Maker, MakerId},
        pages::maker::{Waiting, view},
        show::find_maker,
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
    Ok(app.waiting.met_by(app, offers).await?)
}
