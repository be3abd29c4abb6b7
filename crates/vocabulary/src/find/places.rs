//! Finding a place from what people write: a kommun, a län, a post town, a code.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::fold;
use crate::place::{County, Kommun, Places};

/// What a text means among the places.
#[derive(Debug, Clone, PartialEq)]
pub enum PlaceFinding<'p> {
    Kommun(&'p Kommun),
    County(&'p County),
    /// The name belongs to several places: a kommun and a län, or post towns in several kommuner.
    Ambiguous {
        kommuner: Vec<&'p Kommun>,
        counties: Vec<&'p County>,
    },
    /// Not a place in Sweden that is known. The nearest kommuner by spelling, to propose.
    Unknown {
        nearest: Vec<&'p Kommun>,
    },
}

/// Names of places, folded.
#[derive(Debug, Default)]
pub(crate) struct PlaceIndex {
    /// As written, in lower case: tells Habo from Håbo.
    as_written: HashMap<String, Named>,
    folded: HashMap<String, Named>,
    post_towns: BTreeMap<String, BTreeSet<String>>,
}

#[derive(Debug, Default, Clone)]
struct Named {
    kommuner: BTreeSet<String>,
    counties: BTreeSet<String>,
}

impl PlaceIndex {
    pub(crate) fn new(places: &Places) -> PlaceIndex {
        let mut index = PlaceIndex::default();
        for kommun in places.kommuner() {
            for name in [&kommun.name, &kommun.full_name].into_iter().chain(&kommun.synonyms) {
                index.as_written.entry(name.to_lowercase()).or_default().kommuner.insert(kommun.code.clone());
                index.folded.entry(folded(name)).or_default().kommuner.insert(kommun.code.clone());
            }
        }
        for county in places.counties() {
            for name in
                [&county.name_sv, &county.name_en, &county.short_sv].into_iter().chain(&county.synonyms)
            {
                index.as_written.entry(name.to_lowercase()).or_default().counties.insert(county.code.clone());
                index.folded.entry(folded(name)).or_default().counties.insert(county.code.clone());
            }
        }
        for postal in places.postal_codes() {
            index.post_towns.entry(folded(&postal.locality)).or_default().insert(postal.kommun.clone());
        }
        index
    }

    /// `is_kommun_wanted` leaves the län out, where only a kommun can be meant ("Stockholm" as an address).
    pub(crate) fn find<'p>(
        &self,
        places: &'p Places,
        text: &str,
        is_kommun_wanted: bool,
    ) -> PlaceFinding<'p> {
        let text = text.trim();
        if text.bytes().all(|b| b.is_ascii_digit())
            && !is_kommun_wanted
            && let Some(county) = places.county(text)
        {
            return PlaceFinding::County(county);
        }
        if let Some(kommun) = places.kommun(text) {
            return PlaceFinding::Kommun(kommun);
        }
        if let Some(kommun) = places.postal_code(text).and_then(|p| places.kommun(&p.kommun)) {
            return PlaceFinding::Kommun(kommun);
        }
        let key = folded(text);
        let named = self.as_written.get(&text.to_lowercase()).or_else(|| self.folded.get(&key));
        if let Some(named) = named
            && (!is_kommun_wanted || !named.kommuner.is_empty())
        {
            let kommuner = named.kommuner.iter().filter_map(|code| places.kommun(code)).collect();
            let counties = named.counties.iter().filter(|_| !is_kommun_wanted);
            return one_or_asked(kommuner, counties.filter_map(|code| places.county(code)).collect());
        }
        if let Some(codes) = self.post_towns.get(&key) {
            return one_or_asked(codes.iter().filter_map(|code| places.kommun(code)).collect(), Vec::new());
        }
        let mut near: Vec<(usize, &Kommun)> = places
            .kommuner()
            .iter()
            .map(|k| (rapidfuzz::distance::osa::distance(key.chars(), folded(&k.name).chars()), k))
            .filter(|(errors, k)| *errors <= 1 + k.name.len() / 4)
            .collect();
        near.sort_by_key(|(errors, k)| (*errors, k.code.clone()));
        PlaceFinding::Unknown { nearest: near.into_iter().take(5).map(|(_, k)| k).collect() }
    }
}

fn one_or_asked<'p>(kommuner: Vec<&'p Kommun>, counties: Vec<&'p County>) -> PlaceFinding<'p> {
    match (kommuner.as_slice(), counties.as_slice()) {
        ([kommun], []) => PlaceFinding::Kommun(kommun),
        ([], [county]) => PlaceFinding::County(county),
        _ => PlaceFinding::Ambiguous { kommuner, counties },
    }
}

fn folded(name: &str) -> String {
    fold::tokens(name).into_iter().map(|t| t.word).collect()
}
