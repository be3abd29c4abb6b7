//! What somebody tries out: a kind of figure dearer or cheaper than the tables say, everywhere at once.

use crate::data::{CountryFigure, Economics, Figures, MaterialFigure, Named, ProcessFigure, Zone};
use crate::range::Range;

/// A kind of figure that can be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lever {
    /// An operator's hour at home, and in all other countries.
    WageHome,
    WageAbroad,
    /// A machine's hour.
    Machine,
    /// Seconds a cycle.
    Cycle,
    Tools,
    Material,
    /// To Sweden, by all ways.
    Freight,
    /// Days on the way to Sweden.
    Transit,
}

impl Lever {
    pub const ALL: [Lever; 8] = [
        Lever::WageHome,
        Lever::Machine,
        Lever::Cycle,
        Lever::Tools,
        Lever::Material,
        Lever::WageAbroad,
        Lever::Freight,
        Lever::Transit,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Lever::WageHome => "wage_home",
            Lever::WageAbroad => "wage_abroad",
            Lever::Machine => "machine",
            Lever::Cycle => "cycle",
            Lever::Tools => "tools",
            Lever::Material => "material",
            Lever::Freight => "freight",
            Lever::Transit => "transit",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Lever> {
        Lever::ALL.into_iter().find(|lever| lever.code() == code)
    }

    /// It says nothing while nothing is compared with another country.
    #[must_use]
    pub fn is_of_abroad(self) -> bool {
        matches!(self, Lever::WageAbroad | Lever::Freight | Lever::Transit)
    }
}

/// From a fifth to five times as much; 100 leaves a figure as it is.
pub const LEAST: u16 = 20;
pub const MOST: u16 = 500;

/// Levers that are moved, each with its per cent of the tables' figure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assumed(Vec<(Lever, u16)>);

impl Assumed {
    /// Moves a lever to so many per cent. False, and nothing is moved, beyond [`LEAST`] and [`MOST`].
    pub fn put(&mut self, lever: Lever, percent: u16) -> bool {
        if !(LEAST..=MOST).contains(&percent) {
            return false;
        }
        self.0.retain(|(known, _)| *known != lever);
        if percent != 100 {
            self.0.push((lever, percent));
            self.0.sort_unstable();
        }
        true
    }

    #[must_use]
    pub fn percent(&self, lever: Lever) -> u16 {
        self.0.iter().find(|(known, _)| *known == lever).map_or(100, |(_, percent)| *percent)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those that are moved, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (Lever, u16)> + '_ {
        self.0.iter().copied()
    }
}

impl Economics {
    /// The same with whole ranges moved: ends and likely value alike. The version tells what was moved.
    #[must_use]
    pub fn assuming(&self, assumed: &Assumed) -> Economics {
        let mut next = self.clone();
        for (lever, percent) in assumed.iter() {
            let times = f64::from(percent) / 100.0;
            match lever {
                Lever::WageHome => next.move_countries(true, &[CountryFigure::Labour], times),
                Lever::WageAbroad => next.move_countries(false, &[CountryFigure::Labour], times),
                Lever::Freight => {
                    let ways = [CountryFigure::FreightSurface, CountryFigure::FreightAir];
                    next.move_countries(false, &ways, times);
                }
                Lever::Transit => next.move_countries(false, &[CountryFigure::TransitDays], times),
                Lever::Machine => next.move_processes(&[ProcessFigure::Machine], times),
                Lever::Cycle => {
                    next.move_processes(&[ProcessFigure::CycleFixed, ProcessFigure::CyclePerUnit], times);
                }
                Lever::Tools => next.move_processes(&[ProcessFigure::Tool], times),
                Lever::Material => {
                    for (_, figures) in &mut next.materials {
                        times_all(figures, &[MaterialFigure::Price], times);
                    }
                }
            }
            next.version.push_str(&format!("+{}={percent}%", lever.code()));
        }
        next
    }

    fn move_countries(&mut self, home: bool, names: &[CountryFigure], times: f64) {
        for country in self.countries.iter_mut().filter(|c| (c.zone == Zone::Home) == home) {
            times_all(&mut country.figures, names, times);
        }
    }

    fn move_processes(&mut self, names: &[ProcessFigure], times: f64) {
        for process in self.processes.iter_mut().chain([&mut self.finishing]) {
            times_all(&mut process.figures, names, times);
        }
    }
}

fn times_all<N: Named>(figures: &mut Figures<N>, names: &[N], times: f64) {
    for &name in names {
        if let Some(range) = figures.find(name).map(|figure| figure.range) {
            let moved =
                Range { low: range.low * times, likely: range.likely * times, high: range.high * times };
            figures.put_range(name, moved);
        }
    }
}
