//! What of an answer is looked at: filters, and changes that are tried. All of it stands in the address.

use matching::{Candidate, OfferId, Register, Stage};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{directory::Directory, what_if::WhatIf};

/// Filters narrow what is listed, never what is compared: the counts and proposals stay those of the whole
/// register, and the page says how many a filter hides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// At most this far from the need.
    pub km: Option<u16>,
    pub county: Option<u8>,
    pub stage: Option<Stage>,
    pub changes: Vec<WhatIf>,
}

const STAGES: [(&str, Stage); 3] =
    [("prototype", Stage::Prototype), ("pilot_series", Stage::PilotSeries), ("full_scale", Stage::FullScale)];

/// Letters, digits and what a reader can tell apart in an address stay as they are.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'-').remove(b'_');

impl View {
    /// Reads the query of an address. What it does not understand is left out: a filter that does not hold is
    /// not shown as chosen either.
    #[must_use]
    pub fn read(query: &str) -> View {
        let mut view = View::default();
        let pairs: Vec<(String, String)> = serde_html_form::from_str(query).unwrap_or_default();
        for (name, value) in pairs {
            match name.as_str() {
                "km" => view.km = value.trim().parse().ok(),
                "county" => view.county = value.parse().ok(),
                "stage" => {
                    view.stage = STAGES.iter().find(|(code, _)| *code == value).map(|(_, stage)| *stage);
                }
                "change" => view.changes.extend(WhatIf::read(&value)),
                _ => {}
            }
        }
        view
    }

    /// The query that [`View::read`] reads; empty when nothing is chosen.
    #[must_use]
    pub fn query(&self) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        pairs.extend(self.km.map(|km| ("km", km.to_string())));
        pairs.extend(self.county.map(|county| ("county", format!("{county:02}"))));
        pairs.extend(self.stage.map(|stage| ("stage", stage_code(stage).to_owned())));
        pairs.extend(self.changes.iter().map(|change| ("change", change.written())));
        let written: Vec<String> = pairs
            .iter()
            .map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, KEPT)))
            .collect();
        written.join("&")
    }

    /// The path with this view's query.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        match self.query() {
            query if query.is_empty() => path.to_owned(),
            query => format!("{path}?{query}"),
        }
    }

    /// The view with one more change tried; a second change of the same criterion takes the first one's place.
    #[must_use]
    pub fn with(&self, changes: impl IntoIterator<Item = WhatIf>) -> View {
        let mut view = self.clone();
        for change in changes {
            view.changes.retain(|other| {
                (other.part, other.operation, other.criterion)
                    != (change.part, change.operation, change.criterion)
            });
            view.changes.push(change);
        }
        view
    }

    /// True when something is filtered.
    #[must_use]
    pub const fn filters(&self) -> bool {
        self.km.is_some() || self.county.is_some() || self.stage.is_some()
    }

    /// True when the filters let the candidate be shown. What is not known is not hidden: it is a question.
    #[must_use]
    pub fn shows(&self, register: &Register, directory: &dyn Directory, candidate: &Candidate) -> bool {
        let near = match (self.km, candidate.distance_km) {
            (Some(limit), Some(km)) => km <= limit,
            _ => true,
        };
        let county = self.county.is_none_or(|wanted| {
            directory.offer(candidate).and_then(|facts| facts.county).is_none_or(|county| county == wanted)
        });
        let stage = self.stage.is_none_or(|stage| serves(register, candidate.offer, stage));
        near && county && stage
    }
}

fn serves(register: &Register, offer: OfferId, stage: Stage) -> bool {
    register.offer(offer).is_none_or(|offer| offer.stages.get(stage) != Some(false))
}

/// The stage's word in addresses.
#[must_use]
pub fn stage_code(stage: Stage) -> &'static str {
    STAGES.iter().find(|(_, known)| *known == stage).map_or("prototype", |(code, _)| code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_can_be_shared_as_an_address() {
        let view = View {
            km: Some(100),
            county: Some(6),
            stage: Some(Stage::PilotSeries),
            changes: vec![WhatIf::read("0.0.certificate=ISO/IEC 17025").unwrap()],
        };
        assert_eq!(View::read(&view.query()), view);
        assert_eq!(
            view.query(),
            "km=100&county=06&stage=pilot_series&change=0.0.certificate%3DISO%2FIEC%2017025"
        );
    }

    #[test]
    fn a_second_change_of_a_criterion_replaces_the_first() {
        let view = View::default().with(WhatIf::read("0.0.quantity=500"));
        let view = view.with(WhatIf::read("0.0.quantity=200"));
        assert_eq!(view.changes, [WhatIf::read("0.0.quantity=200").unwrap()]);
    }
}
