//! The three stages on a product's way from idea to full production.

use serde::{Deserialize, Serialize};

use crate::term::Language;

/// What is to be made now: a need has one, an offer any number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// One to a few pieces that show that it works (MRL 4–6).
    Prototype,
    /// The first pieces with the real methods (MRL 7–8).
    PilotSeries,
    /// Series production (MRL 9–10).
    FullScale,
}

impl Stage {
    pub const ALL: [Stage; 3] = [Stage::Prototype, Stage::PilotSeries, Stage::FullScale];

    /// Stable text that is stored and exchanged.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Stage::Prototype => "prototype",
            Stage::PilotSeries => "pilot_series",
            Stage::FullScale => "full_scale",
        }
    }

    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Stage::Prototype, Language::Sv) => "Prototyp",
            (Stage::Prototype, Language::En) => "Prototype",
            (Stage::PilotSeries, Language::Sv) => "Nollserie",
            (Stage::PilotSeries, Language::En) => "Pilot series",
            (Stage::FullScale, Language::Sv) => "Serieproduktion",
            (Stage::FullScale, Language::En) => "Full-scale production",
        }
    }

    /// Reads a code, a name or a common other word for a stage, in any case; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Stage> {
        let word: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        Some(match word.as_str() {
            "prototype"
            | "prototyp"
            | "prototyper"
            | "prototypes"
            | "prototypframtagning"
            | "prototyping" => Stage::Prototype,
            "pilotseries" | "pilotserie" | "nollserie" | "nollserier" | "pilot" | "pilotproduction"
            | "förserie" => Stage::PilotSeries,
            "fullscale"
            | "fullskala"
            | "fullscaleproduction"
            | "serieproduktion"
            | "seriesproduction"
            | "serie"
            | "series"
            | "massproduction"
            | "massproduktion"
            | "volumeproduction" => Stage::FullScale,
            _ => return None,
        })
    }
}
