//! STEP's boundary representations, by Open CASCADE where the worker was built with it.

#[cfg(opencascade)]
mod foreign;
#[cfg(opencascade)]
mod solids;

use part::{Reading, Refusal};

/// Was this worker built with Open CASCADE?
pub const IS_BUILT_IN: bool = cfg!(opencascade);

/// For the person who builds.
pub const HOW_TO_SWITCH_ON: &str = "off. Install the Debian packages libocct-data-exchange-dev and \
    libocct-modeling-algorithms-dev (or set HEMTAG_OPENCASCADE to where Open CASCADE 7.6 or 7.8 stands) and build again";

/// The solids of a STEP file.
///
/// # Errors
/// When the worker was built without Open CASCADE, or it cannot read the file.
pub fn read(bytes: &[u8]) -> Result<Reading, Refusal> {
    #[cfg(opencascade)]
    return solids::read(bytes);
    #[cfg(not(opencascade))]
    {
        let _ = bytes;
        Err(Refusal::NoStepReader)
    }
}

/// A solid for tests as STEP; see `shim/sample.cpp` for the recipe. `unit` is one of Open CASCADE's names: MM, M, INCH.
/// `None` when the recipe is not understood, or without Open CASCADE.
#[must_use]
pub fn sample(recipe: &str, unit: &str) -> Option<Vec<u8>> {
    #[cfg(opencascade)]
    return solids::sample(recipe, unit);
    #[cfg(not(opencascade))]
    {
        let _ = (recipe, unit);
        None
    }
}
