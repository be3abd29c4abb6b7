//! Figures: a range with its unit, source, day and confidence; and sets of figures by name.

use std::marker::PhantomData;

use jiff::civil::Date;
use vocabulary::term::Confidence;

use super::table::{Found, Row, TableProblem, rows};
use crate::range::Range;

/// One figure of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub range: Range,
    pub unit: String,
    /// Where it comes from; begins with "estimate" where nothing better was at hand.
    pub source: String,
    /// The day it was entered.
    pub on: Date,
    pub confidence: Confidence,
}

/// A closed set of names of figures.
pub trait Named: Copy + 'static {
    const ALL: &'static [Self];
    /// The name in the tables.
    fn code(self) -> &'static str;
    /// The unit in the tables; `None` when it depends on the row.
    fn unit(self) -> Option<&'static str>;
    /// Every set must have it.
    fn is_required(self) -> bool;
    fn index(self) -> usize;
    /// It may be below zero (a change of currency).
    fn may_be_negative(self) -> bool {
        false
    }

    fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|name| name.code() == code)
    }
}

/// Writes an enum of figures with its names in the tables and their units.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$rd:meta])* $required:ident = $rcode:literal [$runit:literal],)*
    } $(optional {
        $($(#[$od:meta])* $optional:ident = $ocode:literal [$ounit:literal],)*
    })? $(negative { $($negative:ident),* })?) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$rd])* $required,)*
            $($($(#[$od])* $optional,)*)?
        }

        impl $crate::data::Named for $name {
            const ALL: &'static [$name] = &[$($name::$required,)* $($($name::$optional,)*)?];

            fn code(self) -> &'static str {
                match self {
                    $($name::$required => $rcode,)*
                    $($($name::$optional => $ocode,)*)?
                }
            }

            fn unit(self) -> Option<&'static str> {
                let unit = match self {
                    $($name::$required => $runit,)*
                    $($($name::$optional => $ounit,)*)?
                };
                (!unit.is_empty()).then_some(unit)
            }

            fn is_required(self) -> bool {
                match self {
                    $($name::$required => true,)*
                    $($($name::$optional => false,)*)?
                }
            }

            fn index(self) -> usize {
                self as usize
            }

            $(fn may_be_negative(self) -> bool {
                matches!(self, $($name::$negative)|*)
            })?
        }
    };
}
pub(super) use named;

/// Figures of one thing, by name.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures<N> {
    figures: Vec<Option<Figure>>,
    names: PhantomData<N>,
}

impl<N: Named> Figures<N> {
    pub(super) fn empty() -> Figures<N> {
        Figures { figures: vec![None; N::ALL.len()], names: PhantomData }
    }

    #[must_use]
    pub fn find(&self, name: N) -> Option<&Figure> {
        self.figures[name.index()].as_ref()
    }

    /// The range of a figure that every set has.
    ///
    /// # Panics
    /// When it is optional and not there.
    #[must_use]
    pub fn range(&self, name: N) -> Range {
        self.find(name).expect("reading refuses a set that lacks a required figure").range
    }

    /// All that there are, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (N, &Figure)> {
        N::ALL.iter().filter_map(|&name| self.find(name).map(|figure| (name, figure)))
    }

    /// The same with another range in one place: what an adviser tries out.
    #[must_use]
    pub fn with(mut self, name: N, range: Range) -> Figures<N> {
        self.put_range(name, range);
        self
    }

    pub(crate) fn put_range(&mut self, name: N, range: Range) {
        if let Some(figure) = &mut self.figures[name.index()] {
            figure.range = range;
        }
    }

    pub(super) fn get_mut(&mut self, name: N) -> Option<&mut Figure> {
        self.figures[name.index()].as_mut()
    }

    pub(super) fn put(&mut self, name: N, figure: Figure) -> Option<Figure> {
        self.figures[name.index()].replace(figure)
    }

    pub(super) fn lacks(&self) -> impl Iterator<Item = N> {
        N::ALL.iter().copied().filter(|&name| name.is_required() && self.find(name).is_none())
    }
}

/// What a figure of one name may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// A change of currency may; a cost may not.
    pub may_be_negative: bool,
    /// A share of a whole: at most 1.
    pub is_share: bool,
}

impl Bounds {
    /// By the name in the tables and its unit: what ends with "_share" and has no unit is one.
    pub(super) fn of(name: &str, unit: &str, may_be_negative: bool) -> Bounds {
        Bounds { may_be_negative, is_share: unit == "1" && name.ends_with("_share") }
    }
}

/// Why three numbers with a source are no figure.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum NoFigure {
    #[error("{low}, {likely}, {high} are not in order; low ≤ likely ≤ high")]
    NotInOrder { low: f64, likely: f64, high: f64 },
    #[error("{low} is below zero, which this figure cannot be")]
    BelowZero { low: f64 },
    #[error("{high} is over 1, which a share cannot be")]
    OverOne { high: f64 },
    #[error("{high} is more than anything here can be; 1,000,000,000,000 at most")]
    Absurd { high: f64 },
    #[error("is empty; name the source, or write 'estimate'")]
    NoSource,
    #[error("is the same as high; an estimate is a range, not a point")]
    EstimateIsPoint,
}

impl NoFigure {
    /// The column that is to be looked at.
    #[must_use]
    pub fn column(&self) -> &'static str {
        match self {
            NoFigure::NotInOrder { .. } => "likely",
            NoFigure::BelowZero { .. } | NoFigure::EstimateIsPoint => "low",
            NoFigure::OverOne { .. } | NoFigure::Absurd { .. } => "high",
            NoFigure::NoSource => "source",
        }
    }
}

/// Beyond this a number is a slip of the keyboard.
const MOST: f64 = 1e12;

/// The word that a source begins with where nothing better was at hand.
pub const ESTIMATE: &str = "estimate";

impl Figure {
    /// A figure with its range in order and within its bounds, and with a source.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn checked(
        [low, likely, high]: [f64; 3],
        bounds: Bounds,
        unit: String,
        source: String,
        on: Date,
        confidence: Confidence,
    ) -> Result<Figure, NoFigure> {
        let range = Range::new(low, likely, high).ok_or(NoFigure::NotInOrder { low, likely, high })?;
        if low < 0.0 && !bounds.may_be_negative {
            return Err(NoFigure::BelowZero { low });
        }
        if bounds.is_share && high > 1.0 {
            return Err(NoFigure::OverOne { high });
        }
        if high.abs().max(low.abs()) > MOST {
            return Err(NoFigure::Absurd { high });
        }
        if source.is_empty() {
            return Err(NoFigure::NoSource);
        }
        if source.starts_with(ESTIMATE) && low >= high {
            return Err(NoFigure::EstimateIsPoint);
        }
        Ok(Figure { range, unit, source, on, confidence })
    }

    /// Nothing better than an estimate was at hand.
    #[must_use]
    pub fn is_estimate(&self) -> bool {
        self.source.starts_with(ESTIMATE)
    }
}

/// The figure of a row, checked: in order, not below zero, with its unit, source, day and confidence.
pub(super) fn figure(
    row: &Row<'_>,
    name: &str,
    unit: Option<&str>,
    may_be_negative: bool,
    found_newest: &mut Date,
) -> Result<Figure, TableProblem> {
    let range = [row.number("low")?, row.number("likely")?, row.number("high")?];
    let stated = row.text("unit")?;
    if let Some(unit) = unit.filter(|&unit| unit != stated) {
        return Err(row.problem("unit", format!("is '{stated}'; this figure is in '{unit}'")));
    }
    let origin = row.origin()?;
    let bounds = Bounds::of(name, stated, may_be_negative);
    let figure =
        Figure::checked(range, bounds, stated.to_owned(), origin.source, origin.on, origin.confidence)
            .map_err(|problem| row.problem(problem.column(), problem.to_string()))?;
    *found_newest = (*found_newest).max(figure.on);
    Ok(figure)
}

/// The name and figure of a row of a table that lists figures by name.
pub(super) fn named_figure<N: Named>(row: &Row<'_>, newest: &mut Date) -> Result<(N, Figure), TableProblem> {
    let code = row.required("figure")?;
    let name = N::parse(code).ok_or_else(|| {
        let known: Vec<&str> = N::ALL.iter().map(|name| name.code()).collect();
        row.problem("figure", format!("'{code}' is not known; write one of {}", known.join(", ")))
    })?;
    Ok((name, figure(row, code, name.unit(), name.may_be_negative(), newest)?))
}

/// Reads a table of figures by a key, such as a material, and by name.
pub(super) fn by_key<K: Copy + PartialEq, N: Named>(
    file: &'static str,
    column: &'static str,
    text: &str,
    key: impl Fn(&str) -> Option<K>,
    found: &mut Found<'_>,
) -> Vec<(K, Figures<N>)> {
    let mut newest = *found.newest;
    let mut all: Vec<(K, String, Figures<N>)> = Vec::new();
    rows(file, text, found, |row| {
        let code = row.required(column)?;
        let id = key(code).ok_or_else(|| row.problem(column, format!("'{code}' is not known")))?;
        let (name, figure) = named_figure::<N>(row, &mut newest)?;
        let at = all.iter().position(|(known, ..)| *known == id).unwrap_or_else(|| {
            all.push((id, code.to_owned(), Figures::empty()));
            all.len() - 1
        });
        match all[at].2.put(name, figure) {
            None => Ok(()),
            Some(_) => Err(row.problem("figure", format!("'{}' stands twice for '{code}'", name.code()))),
        }
    });
    *found.newest = newest;
    for (_, code, figures) in &all {
        for name in figures.lacks() {
            found.missing(file, "figure", format!("'{code}' lacks '{}'", name.code()));
        }
    }
    all.into_iter().map(|(id, _, figures)| (id, figures)).collect()
}

/// Reads a table of figures by name alone; `None`, with its problems told, when one is lacking.
pub(super) fn single<N: Named>(file: &'static str, text: &str, found: &mut Found<'_>) -> Option<Figures<N>> {
    let mut newest = *found.newest;
    let mut figures = Figures::<N>::empty();
    rows(file, text, found, |row| {
        let (name, figure) = named_figure::<N>(row, &mut newest)?;
        match figures.put(name, figure) {
            None => Ok(()),
            Some(_) => Err(row.problem("figure", format!("'{}' stands twice", name.code()))),
        }
    });
    *found.newest = newest;
    let lacks: Vec<N> = figures.lacks().collect();
    for name in &lacks {
        found.missing(file, "figure", format!("lacks '{}'", name.code()));
    }
    lacks.is_empty().then_some(figures)
}
