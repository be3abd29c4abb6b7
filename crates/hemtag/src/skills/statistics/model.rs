//! Imports of statistics, and how many work in an occupation where, without input or output.

use std::collections::BTreeMap;

use jiff::civil::Date;
use vocabulary::Vocabulary;

use super::read::COUNTRY;

/// An import about to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewImport {
    /// What is counted: "Anställda 16-64 år".
    pub title: String,
    /// Where it is from, in words: publisher, table.
    pub source: String,
    /// The day on which it was read there.
    pub read_on: Date,
    /// SHA-256 of the file.
    pub hash: String,
    /// In order.
    pub years: Vec<i16>,
    /// Figures that are kept.
    pub rows: u64,
    pub in_use: bool,
}

/// An import as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    pub id: i64,
    pub title: String,
    pub source: String,
    pub read_on: Date,
    pub years: Vec<i16>,
    pub rows: u64,
    pub in_use: bool,
    pub at: String,
}

impl Import {
    #[must_use]
    pub fn newest(&self) -> Option<i16> {
        self.years.last().copied()
    }
}

/// A figure as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub ssyk: String,
    /// A county, or the whole country.
    pub county: String,
    pub year: i16,
    /// None: unknown.
    pub number: Option<u32>,
}

/// How many work in an occupation, by county and in the country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InOccupation {
    pub ssyk: String,
    /// As the file calls it.
    pub label: Option<String>,
    pub import: Import,
    /// The newest year and the one before it in the file; no year when the file has no such occupation.
    pub year: Option<i16>,
    pub before: Option<i16>,
    /// Every county, those with most people first, those of which nothing is known last.
    pub counties: Vec<InCounty>,
    pub country: InCounty,
    /// The number of the country is the sum of all counties: the file does not have it.
    pub is_summed: bool,
    /// As they are kept, of every year.
    pub figures: Vec<Figure>,
}

/// How many work there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InCounty {
    pub code: String,
    pub now: Option<u32>,
    pub before: Option<u32>,
    /// Of the country, in thousandths; none: one of the two is unknown, or nobody works there.
    pub share: Option<u32>,
}

impl InOccupation {
    #[must_use]
    pub fn of(import: Import, ssyk: &str, label: Option<String>, figures: Vec<Figure>) -> InOccupation {
        let known: BTreeMap<(&str, i16), Option<u32>> =
            figures.iter().map(|one| ((one.county.as_str(), one.year), one.number)).collect();
        let year = import.newest().filter(|_| !figures.is_empty());
        let before = import.years.iter().rev().nth(1).copied().filter(|_| year.is_some());
        let at = |code: &str, year: Option<i16>| year.and_then(|year| *known.get(&(code, year))?);
        let codes = || Vocabulary::embedded().places().counties().iter().map(|county| county.code.as_str());
        let country = |year: Option<i16>| match year {
            Some(of) if known.contains_key(&(COUNTRY, of)) => (at(COUNTRY, year), false),
            // A sum with an unknown part is unknown.
            _ => (codes().map(|code| at(code, year)).try_fold(0_u32, |sum, one| sum.checked_add(one?)), true),
        };
        let (all, is_summed) = country(year);
        let share = |now: Option<u32>| match (now, all) {
            (Some(now), Some(all)) if all > 0 => {
                let thousandths = (u64::from(now) * 1000 + u64::from(all) / 2) / u64::from(all);
                u32::try_from(thousandths).ok()
            }
            _ => None,
        };
        let mut counties: Vec<InCounty> = codes()
            .map(|code| {
                let now = at(code, year);
                InCounty { code: code.to_owned(), now, before: at(code, before), share: share(now) }
            })
            .collect();
        // The order of codes holds among equals.
        counties.sort_by_key(|one| (one.now.is_none(), std::cmp::Reverse(one.now)));
        let country =
            InCounty { code: COUNTRY.to_owned(), now: all, before: country(before).0, share: share(all) };
        let ssyk = ssyk.to_owned();
        InOccupation { ssyk, label, import, year, before, counties, country, is_summed, figures }
    }

    /// The county given first, then the others as they stand, so many in all.
    pub fn nearest_first(&self, own: Option<&str>, most: usize) -> impl Iterator<Item = &InCounty> {
        let is_own = move |one: &&InCounty| Some(one.code.as_str()) == own;
        let first = self.counties.iter().filter(is_own);
        first.chain(self.counties.iter().filter(move |one| !is_own(one))).take(most)
    }
}

/// The longest text of a title or a source, in characters.
pub const LONGEST: usize = 300;

#[cfg(test)]
mod tests {
    use super::*;

    fn import(years: &[i16]) -> Import {
        Import {
            id: 1,
            title: "Påhittade anställda".into(),
            source: "Påhittade siffror för provet".into(),
            read_on: jiff::civil::date(2026, 11, 20),
            years: years.to_vec(),
            rows: 0,
            in_use: true,
            at: String::new(),
        }
    }

    fn figure(county: &str, year: i16, number: Option<u32>) -> Figure {
        Figure { ssyk: "7212".into(), county: county.into(), year, number }
    }

    #[test]
    fn most_people_come_first_and_unknown_last_and_shares_are_of_the_country() {
        let figures = vec![
            figure("00", 2024, Some(1000)),
            figure("00", 2023, None),
            figure("01", 2024, Some(125)),
            figure("06", 2024, Some(500)),
            figure("06", 2023, Some(490)),
            figure("14", 2024, None),
        ];
        let told = InOccupation::of(import(&[2022, 2023, 2024]), "7212", None, figures);
        assert_eq!((told.year, told.before, told.is_summed), (Some(2024), Some(2023), false));
        let rows: Vec<_> =
            told.counties.iter().take(3).map(|one| (one.code.as_str(), one.now, one.share)).collect();
        assert_eq!(rows, [("06", Some(500), Some(500)), ("01", Some(125), Some(125)), ("03", None, None)]);
        assert_eq!((told.counties.len(), told.counties[0].before), (21, Some(490)));
        assert_eq!(
            (told.country.now, told.country.before, told.country.share),
            (Some(1000), None, Some(1000))
        );
        let near: Vec<&str> = told.nearest_first(Some("14"), 3).map(|one| one.code.as_str()).collect();
        assert_eq!(near, ["14", "06", "01"]);
    }

    #[test]
    fn a_country_that_the_file_lacks_is_the_sum_of_all_counties_or_unknown() {
        let codes: Vec<String> =
            Vocabulary::embedded().places().counties().iter().map(|county| county.code.clone()).collect();
        let mut figures: Vec<Figure> = codes.iter().map(|code| figure(code, 2024, Some(10))).collect();
        let told = InOccupation::of(import(&[2024]), "7212", None, figures.clone());
        assert_eq!((told.country.now, told.is_summed, told.before), (Some(210), true, None));
        figures[4].number = None;
        let told = InOccupation::of(import(&[2024]), "7212", None, figures);
        assert_eq!((told.country.now, told.counties[0].share), (None, None));
    }

    #[test]
    fn an_occupation_that_the_file_lacks_has_no_year() {
        let told = InOccupation::of(import(&[2024]), "7212", None, Vec::new());
        assert_eq!((told.year, told.country.now), (None, None));
        assert!(told.counties.iter().all(|one| one.now.is_none() && one.share.is_none()));
    }
}
