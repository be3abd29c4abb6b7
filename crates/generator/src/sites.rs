//! Where offers and needs are: a kommun by the weight of its manufacturing, and a point round its middle.

use std::collections::BTreeMap;

use matching::Position;
use vocabulary::Vocabulary;

use crate::random::{Stream, Weighted};

#[derive(Debug, Clone, Copy)]
pub(crate) struct Site {
    pub(crate) position: Position,
    pub(crate) county: u8,
}

pub(crate) struct Sites {
    middles: Weighted<(f64, f64, u8)>,
    stream: Stream,
}

impl Sites {
    pub(crate) fn new(seed: u64, column: &str) -> Sites {
        let table: toml::Table =
            include_str!("../../../data/demo/branches.toml").parse().expect("the file is TOML");
        let weights = |name: &str| -> BTreeMap<String, f64> {
            let rows = table[name].as_table().expect("the file has the table");
            rows.iter().map(|(code, weight)| (code.clone(), number(weight))).collect()
        };
        let (counties, kommuner) = (weights("counties"), weights("kommuner"));
        let places = Vocabulary::embedded().places();
        let own = |code: &String| kommuner.get(code).copied().unwrap_or(1.0);
        let weighted = places.kommuner().iter().map(|kommun| {
            let all: f64 = places.kommuner_of(&kommun.county).map(|other| own(&other.code)).sum();
            let county = kommun.county.parse().expect("codes of counties are numbers");
            let weight = counties.get(&kommun.county).copied().unwrap_or(1.0) * own(&kommun.code) / all;
            ((kommun.lat, kommun.lon, county), weight)
        });
        Sites { middles: Weighted::new(weighted), stream: Stream::of(seed, column) }
    }

    pub(crate) fn draw(&mut self) -> Site {
        let (lat, lon, county) = self.middles.draw(&mut self.stream);
        let mut near = |degrees: f64| {
            let off = self.stream.between(-0.1, 0.1);
            #[expect(clippy::cast_possible_truncation, reason = "degrees are below 180")]
            let millionths = ((degrees + off) * 1e6).round() as i32;
            millionths
        };
        Site { position: Position { lat: near(lat), lon: near(lon) }, county }
    }
}

fn number(value: &toml::Value) -> f64 {
    let whole = value.as_integer().and_then(|n| i32::try_from(n).ok()).map(f64::from);
    whole.or(value.as_float()).expect("weights are numbers")
}
