//! Near-identical offers: two initiatives that a firm in one place at one stage can take for the same.

use jiff::civil::Date;
use vocabulary::Stage;

use super::{Branch, Initiative, Offer, Reach, Status};

/// Why two are called near-identical: everything that they share. Neither is known to have ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap<'a> {
    pub one: &'a Initiative,
    pub other: &'a Initiative,
    pub offer: Offer,
    /// Empty when both are for the whole country.
    pub counties: Vec<&'a str>,
    pub stages: Vec<Stage>,
    pub branches: Vec<Branch>,
}

/// The pairs, by the names of both: same sort of offer, showing the same, for a county (or the whole country) and a stage
/// that both state, and a branch that both state. What is not stated is not shared.
#[must_use]
pub fn overlaps(all: &[Initiative], today: Date) -> Vec<Overlap<'_>> {
    let mut living: Vec<&Initiative> =
        all.iter().filter(|one| one.is_swedish() && one.status(today) != Status::Ended).collect();
    living.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    let mut found = Vec::new();
    for (i, one) in living.iter().enumerate() {
        found.extend(living[i + 1..].iter().filter_map(|other| overlap(one, other)));
    }
    found
}

/// Those of one initiative, which stands first in each.
#[must_use]
pub fn overlaps_of<'a>(id: &str, all: &'a [Initiative], today: Date) -> Vec<Overlap<'a>> {
    let mut found: Vec<Overlap<'a>> = overlaps(all, today)
        .into_iter()
        .filter(|overlap| overlap.one.id == id || overlap.other.id == id)
        .map(|overlap| {
            if overlap.one.id == id {
                overlap
            } else {
                Overlap { one: overlap.other, other: overlap.one, ..overlap }
            }
        })
        .collect();
    found.sort_by(|a, b| (&a.other.name, &a.other.id).cmp(&(&b.other.name, &b.other.id)));
    found
}

fn overlap<'a>(one: &'a Initiative, other: &'a Initiative) -> Option<Overlap<'a>> {
    let counties = match (&one.reach, &other.reach) {
        (Reach::WholeCountry, Reach::WholeCountry) => Vec::new(),
        (Reach::Counties(here), Reach::Counties(there)) => {
            let shared: Vec<&str> = here.iter().filter(|c| there.contains(c)).map(String::as_str).collect();
            if shared.is_empty() {
                return None;
            }
            shared
        }
        _ => return None,
    };
    let stages = shared(&one.stages, &other.stages);
    let branches = shared(&one.branches, &other.branches);
    let same = one.kind.offer() == other.kind.offer() && one.shows == other.shows;
    (same && !stages.is_empty() && !branches.is_empty()).then(|| Overlap {
        one,
        other,
        offer: one.kind.offer(),
        counties,
        stages,
        branches,
    })
}

fn shared<T: Copy + PartialEq>(here: &[T], there: &[T]) -> Vec<T> {
    here.iter().copied().filter(|one| there.contains(one)).collect()
}
