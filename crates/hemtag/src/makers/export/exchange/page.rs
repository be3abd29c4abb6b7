//! The messages as downloads.

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{ExchangeError, Format, message};
use crate::{
    app::App,
    http::{Context, PageError, PageResult, download},
    makers::model::{MakerId, SiteId},
};

impl From<ExchangeError> for PageError {
    fn from(error: ExchangeError) -> Self {
        match error {
            ExchangeError::Nothing => PageError::NotFound,
            ExchangeError::WhichSite { .. } => PageError::BadRequest,
            ExchangeError::Search(error) => error.into(),
            ExchangeError::Write(error) => anyhow::Error::from(error).into(),
        }
    }
}

/// What the address says beside the maker and the format.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// May be left out where one site has offers.
    site: Option<i64>,
}

/// `GET /makers/{id}/exchange/{format}?site=`: aas or cx-capability.
///
/// # Errors
/// Not found, when there is no such maker, site or format; a bad request, when several sites could be meant.
pub async fn download(
    State(app): State<App>,
    context: Context,
    Path((id, format)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> PageResult<Response> {
    let id = id.parse().map_err(|_| PageError::NotFound)?;
    let format = Format::parse(&format).ok_or(PageError::NotFound)?;
    let message = message(&app, &context.caller, MakerId(id), asked.site.map(SiteId), format).await?;
    let name = context.language.pick("tillverkare", "maker");
    let name = format!("hemtag-{name}-{id}-{}.{}", message.site, format.code());
    Ok(download::message(&name, message.text))
}
