//! A site of a maker as a message of an industrial exchange format: an asset administration shell, or Catena-X. One message for
//! each site, since a message is about one place of making.
//!
//! Invariants:
//! - What of the maker the format has no place for is told beside the message ([`Lost`]).
//! - An example says so at each of its capabilities.
//! - What no longer holds (a certificate that has run out) is not said, since a format may have no place for its last day.

mod lost;
pub mod page;
mod site;
pub mod term;

use std::collections::BTreeSet;

use exchange::{WriteError, Written, administration_shell, manufacturing_capability};
use jiff::civil::Date;

pub use lost::Lost;
pub use site::EXAMPLE;

use crate::{
    access::Caller,
    app::App,
    makers::{
        model::{Maker, MakerId, Site, SiteId},
        search::SearchError,
        show::find_maker,
    },
};

/// A format with a version of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Asset administration shell, submodel Capability Description 1.0, as JSON
    Aas,
    /// Catena-X `io.catenax.manufacturing_capability` 3.1.0, as JSON
    CxCapability,
}

impl Format {
    pub const ALL: [Format; 2] = [Format::Aas, Format::CxCapability];

    /// As addresses and the command line write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Format::Aas => "aas",
            Format::CxCapability => "cx-capability",
        }
    }

    /// Its own name, with its version.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Format::Aas => "AAS Capability Description 1.0",
            Format::CxCapability => "Catena-X manufacturing_capability 3.1.0",
        }
    }

    /// What announces the message where it has no place for its own version.
    #[must_use]
    pub const fn semantic_id(self) -> &'static str {
        match self {
            Format::Aas => administration_shell::SEMANTIC_ID,
            Format::CxCapability => manufacturing_capability::SEMANTIC_ID,
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.code() == code)
    }
}

/// A message, and what of its maker is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// JSON.
    pub text: String,
    pub site: SiteId,
    pub lost: BTreeSet<Lost>,
}

#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// There is no such maker, or it has no such site with offers.
    #[error("there is nothing to tell")]
    Nothing,
    /// Several sites have offers, and which one is meant is not said.
    #[error("several sites have offers: say which one is meant")]
    WhichSite { sites: Vec<SiteId> },
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The register holds what the format does not allow.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// The message of a site; of the only one with offers when none is named.
///
/// # Errors
/// When the caller may not read the register, there is no such site, several could be meant, or the format does not allow what
/// the register holds.
pub async fn message(
    app: &App,
    caller: &Caller,
    id: MakerId,
    named: Option<SiteId>,
    format: Format,
) -> Result<Message, ExchangeError> {
    let maker = find_maker(app, caller, id).await?.ok_or(ExchangeError::Nothing)?;
    let with_offers: Vec<&Site> = sites(&maker).collect();
    let site = match named {
        Some(named) => with_offers.iter().find(|site| site.id == named).copied(),
        None if with_offers.len() > 1 => {
            let sites = with_offers.iter().map(|site| site.id).collect();
            return Err(ExchangeError::WhichSite { sites });
        }
        None => with_offers.first().copied(),
    };
    let site = site.ok_or(ExchangeError::Nothing)?;
    Ok(write(&maker, site, format, &app.config.address(), app.clock.today())?)
}

/// The sites that have something to tell.
pub fn sites(maker: &Maker) -> impl Iterator<Item = &Site> {
    maker.sites.iter().filter(|site| !site.offers.is_empty())
}

/// What none of the maker's messages in this format says.
///
/// # Errors
/// As [`message`].
pub fn lost(maker: &Maker, format: Format, today: Date) -> Result<BTreeSet<Lost>, WriteError> {
    let mut all = BTreeSet::new();
    for site in sites(maker) {
        all.extend(written(maker, site, format, "", today)?.1);
    }
    Ok(all)
}

/// The message, from plain data. `address` is where the service stands, without a slash at its end.
///
/// # Errors
/// Everything that the format does not allow.
pub fn write(
    maker: &Maker,
    site: &Site,
    format: Format,
    address: &str,
    today: Date,
) -> Result<Message, WriteError> {
    let (written, lost) = written(maker, site, format, address, today)?;
    Ok(Message { text: written.text(), site: site.id, lost })
}

/// The message before it is a text, and what it cannot carry.
fn written(
    maker: &Maker,
    site: &Site,
    format: Format,
    address: &str,
    today: Date,
) -> Result<(Written, BTreeSet<Lost>), WriteError> {
    let (facility, mut lost) = site::facility(maker, site, address, today);
    let written = match format {
        Format::Aas => administration_shell::write(&facility)?,
        Format::CxCapability => manufacturing_capability::write(&facility)?,
    };
    lost.extend(written.not_carried.iter().map(|one| Lost::of_field(&one.field)));
    Ok((written, lost))
}
