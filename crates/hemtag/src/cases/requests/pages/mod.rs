//! The pages: what was asked about a need and answered, choosing makers, the maker's own page behind the letter's link, the
//! ledger of contacts, the outcome.

pub mod answer;
pub mod choose;
pub mod correct;
pub mod maker;
pub mod outcome;
pub mod overview;
mod parts;
pub mod section;

use axum::response::Response;
use vocabulary::Money;

use super::model::{Party, Verdict};
use crate::{
    app::App,
    cases::{self, Found, model::CaseId},
    files::hand_out,
    http::{Context, PageResult},
};

/// The case of an address, as far as the caller may see it.
async fn find(app: &App, context: &Context, id: i64) -> PageResult<Found> {
    Ok(cases::case_by_id(app, &context.caller, CaseId(id)).await?)
}

fn path_of(found: &Found) -> String {
    format!("/cases/{}/requests", found.case.id.0)
}

fn day(context: &Context, at: jiff::Timestamp) -> String {
    context.language.date(at.to_zoned(jiff::tz::TimeZone::UTC).date())
}

/// An amount with its currency, in the reader's way of writing, exact.
fn money(context: &Context, money: Money) -> String {
    #[expect(
        clippy::cast_precision_loss,
        reason = "shown with four decimals at most; amounts are far below 2^53"
    )]
    let value = money.ten_thousandths as f64 / 10_000.0;
    format!("{}\u{a0}{}", context.language.number(value, 4), money.currency)
}

fn party(context: &Context, party: Party) -> String {
    context.t(&format!("request-party-{}", party.code()))
}

fn verdict(context: &Context, verdict: Verdict) -> String {
    context.t(&format!("request-verdict-{}", verdict.code()))
}

/// A file that is kept, never opened in the browser, and by nobody between.
fn attached(name: &str, bytes: Vec<u8>) -> Response {
    hand_out::attached(name, hand_out::private("application/octet-stream", bytes))
}
