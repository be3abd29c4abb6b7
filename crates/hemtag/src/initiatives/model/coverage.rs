//! Where there is something at which stage, of which kind, and where there is nothing.

use jiff::civil::Date;
use vocabulary::{Stage, Vocabulary};

use super::{Initiative, Kind, Reach, record::SEEN_FOR_YEARS};

/// Whether an initiative was there in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existed {
    Yes,
    No,
    Unknown,
}

/// Yes between its beginning (or the first year that a source saw it) and its end (or three years after a source saw it).
#[must_use]
pub fn existed(one: &Initiative, year: i16) -> Existed {
    let seen = one.source_date.map(super::When::year);
    if one.since.is_some_and(|since| since.year() > year)
        || one.until.is_some_and(|until| until.year() < year)
    {
        return Existed::No;
    }
    let begun = one.since.map(super::When::year).or(seen).is_some_and(|first| first <= year);
    let going = one.until.is_some() || seen.is_some_and(|seen| seen + SEEN_FOR_YEARS >= year);
    if begun && going { Existed::Yes } else { Existed::Unknown }
}

/// How many there surely are, and how many of which that is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub sure: u32,
    pub unknown: u32,
}

impl Tally {
    fn add(&mut self, existed: Existed) {
        match existed {
            Existed::Yes => self.sure += 1,
            Existed::Unknown => self.unknown += 1,
            Existed::No => {}
        }
    }

    /// Nothing at all; what may or may not be there is no white spot but a question.
    #[must_use]
    pub const fn is_white(self) -> bool {
        self.sure == 0 && self.unknown == 0
    }
}

/// The Swedish initiatives of one year, counted by county, stage and kind.
#[derive(Debug)]
pub struct Coverage<'a> {
    pub year: i16,
    all: Vec<(&'a Initiative, Existed)>,
}

/// A stage, and a kind or a county, for which there is nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhiteSpot {
    /// No county initiative of any kind for the stage.
    County { county: String, stage: Stage },
    /// No initiative of the kind in the whole country for the stage.
    Kind { kind: Kind, stage: Stage },
    /// Nothing that shows it, at any stage.
    Shows(super::Shows),
}

impl<'a> Coverage<'a> {
    #[must_use]
    pub fn of(all: &'a [Initiative], year: i16) -> Coverage<'a> {
        let all = all
            .iter()
            .filter(|one| one.is_swedish())
            .map(|one| (one, existed(one, year)))
            .filter(|(_, existed)| *existed != Existed::No)
            .collect();
        Coverage { year, all }
    }

    /// Of a county's own (`None`: for the whole country), a stage (`None`: none stated) and a kind (`None`: every one).
    #[must_use]
    pub fn tally(&self, county: Option<&str>, stage: Option<Stage>, kind: Option<Kind>) -> Tally {
        self.count(|one| {
            in_county(one, county)
                && stage.map_or(one.stages.is_empty(), |stage| one.stages.contains(&stage))
                && kind.is_none_or(|kind| one.kind == kind)
        })
    }

    /// Of a county's own at any stage.
    #[must_use]
    pub fn in_county(&self, county: Option<&str>, kind: Option<Kind>) -> Tally {
        self.count(|one| in_county(one, county) && kind.is_none_or(|kind| one.kind == kind))
    }

    /// Of a kind and a stage, wherever in the country.
    #[must_use]
    pub fn of_kind(&self, kind: Kind, stage: Stage) -> Tally {
        self.count(|one| one.kind == kind && one.stages.contains(&stage))
    }

    /// All that match, in order of name.
    #[must_use]
    pub fn those(
        &self,
        county: Option<&str>,
        stage: Option<Stage>,
        kind: Option<Kind>,
    ) -> Vec<&'a Initiative> {
        let mut those: Vec<&Initiative> = self
            .all
            .iter()
            .map(|(one, _)| *one)
            .filter(|one| {
                in_county(one, county)
                    && stage.map_or(one.stages.is_empty(), |stage| one.stages.contains(&stage))
                    && kind.is_none_or(|kind| one.kind == kind)
            })
            .collect();
        those.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        those
    }

    fn count(&self, takes: impl Fn(&Initiative) -> bool) -> Tally {
        let mut tally = Tally::default();
        for (one, existed) in &self.all {
            if takes(one) {
                tally.add(*existed);
            }
        }
        tally
    }

    /// What is lacking: what nothing shows, kinds by stage in the country, then counties by stage.
    #[must_use]
    pub fn white_spots(&self) -> Vec<WhiteSpot> {
        let mut spots = Vec::new();
        for shows in super::Shows::ALL {
            if self.count(|one| one.shows == *shows).is_white() {
                spots.push(WhiteSpot::Shows(*shows));
            }
        }
        for kind in Kind::ALL {
            for stage in Stage::ALL {
                if self.of_kind(*kind, stage).is_white() {
                    spots.push(WhiteSpot::Kind { kind: *kind, stage });
                }
            }
        }
        for county in Vocabulary::embedded().places().counties() {
            for stage in Stage::ALL {
                if self.tally(Some(&county.code), Some(stage), None).is_white() {
                    spots.push(WhiteSpot::County { county: county.code.clone(), stage });
                }
            }
        }
        spots
    }
}

fn in_county(one: &Initiative, county: Option<&str>) -> bool {
    match county {
        Some(county) => one.is_in(county),
        None => one.reach == Reach::WholeCountry,
    }
}

/// The years from the first that is known to `today`'s, each with how many there were in Sweden.
#[must_use]
pub fn over_time(all: &[Initiative], today: Date) -> Vec<(i16, Tally)> {
    let swedish = || all.iter().filter(|one| one.is_swedish());
    let Some(first) = swedish().filter_map(|one| one.since).map(super::When::year).min() else {
        return Vec::new();
    };
    (first..=today.year())
        .map(|year| {
            let mut tally = Tally::default();
            swedish().for_each(|one| tally.add(existed(one, year)));
            (year, tally)
        })
        .collect()
}
