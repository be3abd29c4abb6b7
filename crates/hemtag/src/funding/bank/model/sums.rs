//! Sums over projects. A project that names several places is not divided between them, for the bank does not say how: each place
//! gets it whole among those that touch it, and beside that stands what is its own alone. Kronor and euro are never added up.

use std::collections::BTreeMap;

use funding::Ore;

use super::{Granted, Period, Place, Project};

/// So many projects, and what they were granted in each currency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Money {
    pub projects: u32,
    pub kronor: Ore,
    /// Cents.
    pub euro: i64,
    /// Of the projects: those whose amount the bank does not give.
    pub unknown: u32,
}

impl Money {
    fn add(&mut self, one: &Project) {
        self.projects += 1;
        self.kronor = self.kronor.plus(one.kronor.unwrap_or_default());
        self.euro = self.euro.saturating_add(one.euro.unwrap_or_default());
        self.unknown += u32::from(one.granted() == Granted::Unknown);
    }
}

/// A place, or a place within a programme.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cell {
    /// Every project that names the place, whole. These overlap: they do not add up over places.
    pub touches: Money,
    /// Those that name this place only. These add up.
    pub alone: Money,
}

/// A programme of a period.
pub type Programme = (Period, String);

/// Everything that is summed of some projects.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums {
    pub all: Money,
    /// Those that name exactly one place, those that name several, those that name none. Together: all.
    pub of_one: Money,
    pub of_several: Money,
    pub of_none: Money,
    pub by_place: BTreeMap<Place, Cell>,
    pub by_programme: BTreeMap<Programme, Money>,
    pub cross: BTreeMap<(Place, Programme), Cell>,
}

impl Sums {
    #[must_use]
    pub fn of<'p>(projects: impl IntoIterator<Item = &'p Project>) -> Sums {
        let mut sums = Sums::default();
        for one in projects {
            sums.all.add(one);
            match one.places.len() {
                0 => sums.of_none.add(one),
                1 => sums.of_one.add(one),
                _ => sums.of_several.add(one),
            }
            let programme = (one.period, one.programme.clone());
            sums.by_programme.entry(programme.clone()).or_default().add(one);
            for place in &one.places {
                for cell in [
                    sums.by_place.entry(place.clone()).or_default(),
                    sums.cross.entry((place.clone(), programme.clone())).or_default(),
                ] {
                    cell.touches.add(one);
                    if one.is_of_one_place() {
                        cell.alone.add(one);
                    }
                }
            }
        }
        sums
    }
}

/// By the year in which a project starts: the bank says neither when it was decided nor how the money was spread over years.
/// `None`: it does not say when it starts.
#[must_use]
pub fn by_year<'p>(projects: impl IntoIterator<Item = &'p Project>) -> BTreeMap<Option<i16>, Money> {
    let mut years: BTreeMap<Option<i16>, Money> = BTreeMap::new();
    for one in projects {
        years.entry(one.starts.map(jiff::civil::Date::year)).or_default().add(one);
    }
    years
}
