//! Where a made-up site lies: a real kommun, by the branch's habits, and a point near its middle.

use rand::Rng;
use vocabulary::Vocabulary;

use super::branch::{Branch, Demo, weighted};
use crate::makers::model::Site;

pub(super) fn site(demo: &Demo, branch: &Branch, random: &mut impl Rng) -> Site {
    let places = Vocabulary::embedded().places();
    let county = weighted(
        random,
        demo.counties
            .iter()
            .map(|(code, weight)| (code, weight * branch.near.get(code).copied().unwrap_or(1.0))),
    )
    .expect("the file has counties");
    let kommun = weighted(
        random,
        places.kommuner_of(county).map(|k| (k, demo.kommuner.get(&k.code).copied().unwrap_or(1.0))),
    )
    .expect("every county has kommuner");
    let near = |degrees: f64, off: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "degrees are below 180")]
        let millionths = ((degrees + off) * 1e6).round() as i32;
        millionths
    };
    let lat = near(kommun.lat, random.random_range(-0.03..0.03));
    let lon = near(kommun.lon, random.random_range(-0.05..0.05));
    Site::at(kommun, lat, lon)
}
