//! The pages of the register of aid: what is published, the whole for staff, a firm's with its sum, an entry's with its versions,
//! dated rates, and the import.

pub mod entry;
pub mod fields;
pub mod firm;
pub mod firm_acts;
pub mod import;
pub mod list;
pub mod rates;
pub mod reckoned;

/// Where staff begin.
pub(super) const PATH: &str = "/aid";

pub(super) fn above(context: &crate::http::Context) -> [(String, &'static str); 1] {
    [(context.t("aid-title"), PATH)]
}

/// The address of a firm.
#[must_use]
pub fn firm_path(id: funding::aid::FirmId) -> String {
    format!("{PATH}/firms/{}", id.0)
}

/// What an address says was done.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Told {
    #[serde(default)]
    pub done: String,
}
