//! The economics of making things, as data: processes, materials, shapes, countries and the factors of total cost.
//!
//! Nine tables, each row with its source, the day it was entered and how sure it is. A figure is never single: it has a
//! low end, a likely value and a high end. What is only estimated says "estimate", and its range may not be a point.

mod address;
mod changed;
mod countries;
mod factors;
mod figures;
mod processes;
mod table;

use std::sync::OnceLock;

use jiff::civil::Date;
use sha2::{Digest, Sha256};
use vocabulary::{MaterialId, ProcessId, TermId, Vocabulary};

pub use address::{FigureAt, FigureOf};
pub use changed::{Change, NotChanged};
pub use countries::{Country, CountryFigure, Zone};
pub use factors::{Basis, Factor, FactorGroup, Overlap};
pub use figures::{Bounds, ESTIMATE, Figure, Figures, Named, NoFigure};
pub use processes::{Cycle, ProcessEconomics, ProcessFigure, Stock};
pub use table::TableProblem;

use crate::part::Shape;
use figures::named;

/// The texts of the tables, by the names of their files.
#[derive(Debug, Clone, Copy)]
pub struct Tables<'t> {
    pub processes: &'t str,
    pub process_figures: &'t str,
    pub material_figures: &'t str,
    pub shape_figures: &'t str,
    pub countries: &'t str,
    pub country_figures: &'t str,
    pub factors: &'t str,
    pub factor_figures: &'t str,
    pub general_figures: &'t str,
}

macro_rules! table {
    ($file:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/strategy/", $file))
    };
}

impl Tables<'static> {
    /// The tables that are compiled into the program.
    pub const EMBEDDED: Tables<'static> = Tables {
        processes: table!("processes.csv"),
        process_figures: table!("process_figures.csv"),
        material_figures: table!("material_figures.csv"),
        shape_figures: table!("shape_figures.csv"),
        countries: table!("countries.csv"),
        country_figures: table!("country_figures.csv"),
        factors: table!("factors.csv"),
        factor_figures: table!("factor_figures.csv"),
        general_figures: table!("general_figures.csv"),
    };
}

impl<'t> Tables<'t> {
    /// Every table with the name of its file.
    #[must_use]
    pub fn named(&self) -> [(&'static str, &'t str); 9] {
        [
            ("processes.csv", self.processes),
            ("process_figures.csv", self.process_figures),
            ("material_figures.csv", self.material_figures),
            ("shape_figures.csv", self.shape_figures),
            ("countries.csv", self.countries),
            ("country_figures.csv", self.country_figures),
            ("factors.csv", self.factors),
            ("factor_figures.csv", self.factor_figures),
            ("general_figures.csv", self.general_figures),
        ]
    }

    /// The tables by the names of their files; `None` when one is lacking.
    #[must_use]
    pub fn of_named(text: impl Fn(&str) -> Option<&'t str>) -> Option<Tables<'t>> {
        Some(Tables {
            processes: text("processes.csv")?,
            process_figures: text("process_figures.csv")?,
            material_figures: text("material_figures.csv")?,
            shape_figures: text("shape_figures.csv")?,
            countries: text("countries.csv")?,
            country_figures: text("country_figures.csv")?,
            factors: text("factors.csv")?,
            factor_figures: text("factor_figures.csv")?,
            general_figures: text("general_figures.csv")?,
        })
    }
}

named! {
    /// What is known of a material or a family of materials.
    MaterialFigure {
        /// Kronor a kilogram in the common form (bar, sheet, granulate, ingot) in small industrial lots.
        Price = "price_sek_kg" ["SEK/kg"],
        Density = "density_kg_m3" ["kg/m3"],
        /// Time to cut a cubic centimetre, compared with structural steel.
        CuttingTime = "cutting_time" ["1"],
    }
}

named! {
    /// What is guessed of a part of which only the shape, or not even that, is known.
    ShapeFigure {
        /// Material volume as a share of the box (of the cylinder, for round parts).
        Fill = "fill_share" ["1"],
        /// Thinnest wall in millimetres, where none is stated.
        Wall = "wall_mm" ["mm"],
        /// Length of cut compared with the outline of the box: holes and bends add to it.
        Outline = "outline_factor" ["1"],
    }
    optional {
        /// Surface of the box (half of it, for sheet) that the wall covers.
        Shell = "shell_share" ["1"],
    }
}

named! {
    /// What holds whatever the process.
    General {
        /// The maker's overhead and profit, added to cost.
        Margin = "margin_share" ["1"],
        /// Days to measure and approve the first pieces.
        FirstArticleDays = "first_article_days" ["days"],
        FinishMachiningDays = "finish_machining_days" ["days"],
        ShipmentsPerYear = "shipments_per_year" ["1/year"],
        PaymentAhead = "payment_ahead_share" ["1"],
        /// Days of safety stock for each day of transit, beside the base.
        StockDaysPerTransitDay = "stock_days_per_transit_day" ["1"],
        StockDaysBase = "stock_days_base" ["days"],
        LifeYears = "life_years" ["years"],
        /// Kilograms that a cubic metre is charged as, when it weighs less.
        ChargeableDensity = "chargeable_kg_m3" ["kg/m3"],
        /// Exponents: how a machine's rate, the work of finishing and the cost of a tool with several cavities grow.
        MachineGrowth = "machine_growth" ["1"],
        FinishGrowth = "finish_growth" ["1"],
        CavityGrowth = "cavity_growth" ["1"],
        /// Side of the tool that a usual press takes, in millimetres.
        Platen = "platen_mm" ["mm"],
        /// Cost of moving production, as a share of a year's value.
        Move = "move_cost_share" ["1"],
    }
}

/// All figures, read and checked.
#[derive(Debug, Clone)]
pub struct Economics {
    /// In the order of the table.
    pub processes: Vec<ProcessEconomics>,
    /// Machining that brings what another process shaped to its tolerance.
    pub finishing: ProcessEconomics,
    pub materials: Vec<(MaterialId, Figures<MaterialFigure>)>,
    pub shapes: Vec<(Shape, Figures<ShapeFigure>)>,
    /// In the order of the table.
    pub countries: Vec<Country>,
    /// In the order of the table, hardest first.
    pub factors: Vec<Factor>,
    pub general: Figures<General>,
    /// Which figures these are: the day of the youngest and a hash of all. A result keeps it.
    pub version: String,
}

impl Economics {
    /// The figures of this program.
    ///
    /// # Panics
    /// When an embedded table has a mistake: the tests read every table, so a program that was tested never does.
    #[must_use]
    pub fn embedded() -> &'static Economics {
        static EMBEDDED: OnceLock<Economics> = OnceLock::new();
        EMBEDDED.get_or_init(|| match Economics::read(&Tables::EMBEDDED, Vocabulary::embedded()) {
            Ok(economics) => economics,
            Err(problems) => panic!("{}", problems[0]),
        })
    }

    /// Reads the tables.
    ///
    /// # Errors
    /// Everything that is wrong with them, each by file, row and column, with what was expected.
    pub fn read(tables: &Tables<'_>, vocabulary: &Vocabulary) -> Result<Economics, Vec<TableProblem>> {
        let mut problems = Vec::new();
        let mut newest = Date::MIN;
        let found = &mut table::Found { problems: &mut problems, newest: &mut newest };
        let (mut processes, codes) =
            processes::read(tables.processes, tables.process_figures, vocabulary, found);
        let material = |code: &str| vocabulary.materials().by_code(code).map(|m| m.id);
        let materials =
            figures::by_key("material_figures.csv", "material", tables.material_figures, material, found);
        let shapes = figures::by_key("shape_figures.csv", "shape", tables.shape_figures, Shape::parse, found);
        let countries = countries::read(tables.countries, tables.country_figures, vocabulary, found);
        let factors = factors::read(tables.factors, tables.factor_figures, found);
        let general = figures::single("general_figures.csv", tables.general_figures, found);
        let finishing =
            codes.iter().position(|code| code == processes::FINISHING).map(|at| processes.remove(at));
        if finishing.is_none() {
            found.missing(
                "processes.csv",
                "process",
                format!("no row has the code '{}'", processes::FINISHING),
            );
        }
        for shape in Shape::ALL {
            if !shapes.iter().any(|(known, _)| *known == shape) {
                found.missing("shape_figures.csv", "shape", format!("'{}' has no figures", shape.code()));
            }
        }
        match (finishing, general) {
            (Some(finishing), Some(general)) if problems.is_empty() => Ok(Economics {
                processes,
                finishing,
                materials,
                shapes,
                countries,
                factors,
                general,
                version: version(tables, newest),
            }),
            _ => Err(problems),
        }
    }

    /// The figures of a material, or of the nearest family above it that has any.
    #[must_use]
    pub fn material(&self, id: MaterialId) -> Option<&Figures<MaterialFigure>> {
        let shape = Vocabulary::embedded().materials().shape();
        shape.ancestors(id.index()).find_map(|above| {
            self.materials.iter().find(|(known, _)| known.index() == above).map(|(_, figures)| figures)
        })
    }

    #[must_use]
    pub fn process(&self, id: ProcessId) -> Option<&ProcessEconomics> {
        self.processes.iter().find(|p| p.id == id)
    }

    /// The figures of a shape.
    ///
    /// # Panics
    /// Never: reading refuses tables that lack a shape.
    #[must_use]
    pub fn shape(&self, shape: Shape) -> &Figures<ShapeFigure> {
        let found = self.shapes.iter().find(|(known, _)| *known == shape);
        &found.expect("every shape has figures").1
    }

    /// The figures of a country, by its two letters.
    #[must_use]
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.countries.iter().find(|c| c.code == code)
    }
}

/// "2026-11-25-0f3a…": a changed figure, source or name gives another.
fn version(tables: &Tables<'_>, newest: Date) -> String {
    let mut hash = Sha256::new();
    for (name, text) in tables.named() {
        // Lengths set the texts apart, so that moving a row from one table to the next changes the hash.
        hash.update(name.as_bytes());
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    }
    let digits: String = hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    format!("{newest}-{digits}")
}
