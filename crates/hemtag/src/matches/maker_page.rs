//! The page of a maker, with how many waiting needs its offers meet: the reverse of an answer.

use matching::OfferId;
use maud::Markup;

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

/// The page of a maker; `more` is what later slices have to say of it.
///
/// # Errors
/// Not found, when there is no such maker.
pub async fn show(app: &App, context: &Context, id: MakerId, more: &Markup) -> PageResult {
    let maker = find_maker(app, &context.caller, id).await?.ok_or(PageError::NotFound)?;
    let waiting = waiting(app, &context.caller, &maker).await?;
    Ok(view(context, &maker, waiting, more, app.clock.today()))
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
