//! The branches of the demo, read from their data file.

use std::collections::BTreeMap;

use rand::Rng;
use serde::Deserialize;

/// The whole file. Maps are sorted, so that drawing from them is the same every time.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Demo {
    pub(super) counties: BTreeMap<String, f64>,
    pub(super) kommuner: BTreeMap<String, f64>,
    branch: Vec<Branch>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Branch {
    pub(super) name: String,
    share: f64,
    pub(super) sni: Vec<String>,
    /// Counties that weigh more for this branch.
    pub(super) near: BTreeMap<String, f64>,
    pub(super) processes: BTreeMap<String, f64>,
    pub(super) certificates: BTreeMap<String, f64>,
}

impl Demo {
    pub(super) fn embedded() -> Demo {
        toml::from_str(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/demo/branches.toml")))
            .expect("the embedded demo file can be read: a test does")
    }

    pub(super) fn branch(&self, random: &mut impl Rng) -> &Branch {
        weighted(random, self.branch.iter().map(|b| (b, b.share))).expect("the file has branches")
    }
}

/// One of the things, by weight; `None` when there are none.
pub(super) fn weighted<T>(random: &mut impl Rng, things: impl Iterator<Item = (T, f64)>) -> Option<T> {
    let things: Vec<(T, f64)> = things.collect();
    let sum: f64 = things.iter().map(|(_, weight)| weight).sum();
    let mut at = random.random_range(0.0..sum.max(f64::MIN_POSITIVE));
    let last = things.len().checked_sub(1)?;
    for (i, (thing, weight)) in things.into_iter().enumerate() {
        if at < weight || i == last {
            return Some(thing);
        }
        at -= weight;
    }
    None
}

#[cfg(test)]
mod tests {
    use vocabulary::Vocabulary;

    use super::*;

    #[test]
    fn every_code_of_the_file_is_one_of_the_vocabulary() {
        let (demo, vocabulary) = (Demo::embedded(), Vocabulary::embedded());
        for county in demo.counties.keys().chain(demo.branch.iter().flat_map(|b| b.near.keys())) {
            assert!(vocabulary.places().county(county).is_some(), "county {county}");
        }
        for kommun in demo.kommuner.keys() {
            assert!(vocabulary.places().kommun(kommun).is_some(), "kommun {kommun}");
        }
        for branch in &demo.branch {
            for code in branch.processes.keys() {
                assert!(vocabulary.processes().by_code(code).is_some(), "{}: process {code}", branch.name);
            }
            for code in branch.certificates.keys() {
                assert!(
                    vocabulary.certificates().by_code(code).is_some(),
                    "{}: certificate {code}",
                    branch.name
                );
            }
        }
    }
}
