//! Where a figure stands: of what, which one, and its name. The way from a result to its sources.

use std::fmt;

use vocabulary::{MaterialId, TermId, Vocabulary};

use super::countries::{CountryFigure, Zone};
use super::figures::{Bounds, Figure, Figures, Named};
use super::processes::{FINISHING, ProcessEconomics, ProcessFigure};
use super::{Economics, General, MaterialFigure, ShapeFigure};
use crate::part::Shape;

/// What a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureOf {
    Process,
    Material,
    Shape,
    Country,
    /// A factor of total cost; its figures are named by zone.
    Factor,
    /// What holds whatever is made.
    General,
}

impl FigureOf {
    pub const ALL: [FigureOf; 6] = [
        FigureOf::Process,
        FigureOf::Material,
        FigureOf::Shape,
        FigureOf::Country,
        FigureOf::Factor,
        FigureOf::General,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            FigureOf::Process => "process",
            FigureOf::Material => "material",
            FigureOf::Shape => "shape",
            FigureOf::Country => "country",
            FigureOf::Factor => "factor",
            FigureOf::General => "general",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<FigureOf> {
        FigureOf::ALL.into_iter().find(|of| of.code() == code)
    }
}

/// The key of the general figures, which are of nothing in particular.
const GENERAL: &str = "all";

/// Where a figure stands: "process/1.1.01/tool_sek".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureAt {
    pub of: FigureOf,
    /// The code of the process, material, shape, country or factor; "all" for what is general.
    pub key: String,
    /// The figure's name in the tables; for a factor its zone.
    pub name: String,
}

impl fmt::Display for FigureAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.of.code(), self.key, self.name)
    }
}

impl FigureAt {
    /// Reads what [`fmt::Display`] writes. It may name a figure that there is not.
    #[must_use]
    pub fn parse(text: &str) -> Option<FigureAt> {
        let mut parts = text.split('/');
        let (of, key, name) = (parts.next()?, parts.next()?, parts.next()?);
        let of = FigureOf::parse(of).filter(|_| parts.next().is_none())?;
        Some(FigureAt { of, key: key.to_owned(), name: name.to_owned() })
    }

    fn new(of: FigureOf, key: &str, name: &str) -> FigureAt {
        FigureAt { of, key: key.to_owned(), name: name.to_owned() }
    }

    #[must_use]
    pub fn process(process: &ProcessEconomics, name: ProcessFigure) -> FigureAt {
        FigureAt::new(FigureOf::Process, &process.code, name.code())
    }

    #[must_use]
    pub fn shape(shape: Shape, name: ShapeFigure) -> FigureAt {
        FigureAt::new(FigureOf::Shape, shape.code(), name.code())
    }

    #[must_use]
    pub fn country(code: &str, name: CountryFigure) -> FigureAt {
        FigureAt::new(FigureOf::Country, code, name.code())
    }

    #[must_use]
    pub fn factor(code: &str, zone: Zone) -> FigureAt {
        FigureAt::new(FigureOf::Factor, code, zone.code())
    }

    #[must_use]
    pub fn general(name: General) -> FigureAt {
        FigureAt::new(FigureOf::General, GENERAL, name.code())
    }
}

impl Economics {
    /// Every figure there is, in the order of the tables.
    #[must_use]
    pub fn figures(&self) -> Vec<(FigureAt, &Figure)> {
        let mut all = Vec::new();
        for process in self.processes.iter().chain([&self.finishing]) {
            list(&mut all, FigureOf::Process, &process.code, &process.figures);
        }
        for (material, figures) in &self.materials {
            list(&mut all, FigureOf::Material, material_code(*material), figures);
        }
        for (shape, figures) in &self.shapes {
            list(&mut all, FigureOf::Shape, shape.code(), figures);
        }
        for country in &self.countries {
            list(&mut all, FigureOf::Country, &country.code, &country.figures);
        }
        for factor in &self.factors {
            let figures = Zone::ALL.into_iter().filter_map(|zone| Some((zone, factor.figure(zone)?)));
            all.extend(figures.map(|(zone, figure)| (FigureAt::factor(&factor.code, zone), figure)));
        }
        list(&mut all, FigureOf::General, GENERAL, &self.general);
        all
    }

    /// One figure. `None` when there is none at this place.
    #[must_use]
    pub fn figure(&self, at: &FigureAt) -> Option<&Figure> {
        match at.of {
            FigureOf::Process => self.process_by_code(&at.key)?.figures.find(ProcessFigure::parse(&at.name)?),
            FigureOf::Material => {
                let id = material_id(&at.key)?;
                let (_, figures) = self.materials.iter().find(|(known, _)| *known == id)?;
                figures.find(MaterialFigure::parse(&at.name)?)
            }
            FigureOf::Shape => {
                let shape = Shape::parse(&at.key)?;
                let (_, figures) = self.shapes.iter().find(|(known, _)| *known == shape)?;
                figures.find(ShapeFigure::parse(&at.name)?)
            }
            FigureOf::Country => self.country(&at.key)?.figures.find(CountryFigure::parse(&at.name)?),
            FigureOf::Factor => {
                self.factors.iter().find(|f| f.code == at.key)?.figure(Zone::parse(&at.name)?)
            }
            FigureOf::General => General::parse(&at.name)
                .filter(|_| at.key == GENERAL)
                .and_then(|name| self.general.find(name)),
        }
    }

    pub(super) fn figure_mut(&mut self, at: &FigureAt) -> Option<&mut Figure> {
        match at.of {
            FigureOf::Process => {
                let name = ProcessFigure::parse(&at.name)?;
                let all = self.processes.iter_mut().chain([&mut self.finishing]);
                all.into_iter().find(|p| p.code == at.key)?.figures.get_mut(name)
            }
            FigureOf::Material => {
                let (id, name) = (material_id(&at.key)?, MaterialFigure::parse(&at.name)?);
                self.materials.iter_mut().find(|(known, _)| *known == id)?.1.get_mut(name)
            }
            FigureOf::Shape => {
                let (shape, name) = (Shape::parse(&at.key)?, ShapeFigure::parse(&at.name)?);
                self.shapes.iter_mut().find(|(known, _)| *known == shape)?.1.get_mut(name)
            }
            FigureOf::Country => {
                let name = CountryFigure::parse(&at.name)?;
                self.countries.iter_mut().find(|c| c.code == at.key)?.figures.get_mut(name)
            }
            FigureOf::Factor => {
                let zone = Zone::parse(&at.name)?;
                self.factors.iter_mut().find(|f| f.code == at.key)?.figure_mut(zone)
            }
            FigureOf::General => {
                let name = General::parse(&at.name).filter(|_| at.key == GENERAL)?;
                self.general.get_mut(name)
            }
        }
    }

    /// What the figure at a place may be. `None` when there is none.
    #[must_use]
    pub fn bounds(&self, at: &FigureAt) -> Option<Bounds> {
        let unit = &self.figure(at)?.unit;
        let may_be_negative = match at.of {
            FigureOf::Country => CountryFigure::parse(&at.name)?.may_be_negative(),
            _ => false,
        };
        Some(Bounds::of(&at.name, unit, may_be_negative))
    }

    /// A process by its code, machining afterwards among them.
    #[must_use]
    pub fn process_by_code(&self, code: &str) -> Option<&ProcessEconomics> {
        let afterwards = (code == FINISHING).then_some(&self.finishing);
        afterwards.or_else(|| self.processes.iter().find(|p| p.code == code))
    }

    /// Where the figures of a material stand: its own, or those of the nearest family above it that has any.
    #[must_use]
    pub fn material_at(&self, id: MaterialId, name: MaterialFigure) -> Option<FigureAt> {
        let shape = Vocabulary::embedded().materials().shape();
        let has = |above: &u16| self.materials.iter().any(|(known, _)| known.index() == *above);
        let above = shape.ancestors(id.index()).find(has)?;
        let (material, _) = self.materials.iter().find(|(known, _)| known.index() == above)?;
        Some(FigureAt::new(FigureOf::Material, material_code(*material), name.code()))
    }
}

fn list<'f, N: Named>(
    all: &mut Vec<(FigureAt, &'f Figure)>,
    of: FigureOf,
    key: &str,
    figures: &'f Figures<N>,
) {
    all.extend(figures.iter().map(|(name, figure)| (FigureAt::new(of, key, name.code()), figure)));
}

fn material_code(id: MaterialId) -> &'static str {
    &Vocabulary::embedded().materials().get(id).code
}

fn material_id(code: &str) -> Option<MaterialId> {
    Some(Vocabulary::embedded().materials().by_code(code)?.id)
}
