//! What each process needs and costs. Figures are for a part of 100 mm where size matters, in kronor, in Sweden.

use jiff::civil::Date;
use vocabulary::{MaterialId, ProcessId, Vocabulary};

use super::figures::{Figures, Named, named, named_figure};
use super::table::{Found, rows};
use crate::part::Shape;

/// The code of the row that describes machining of what another process shaped.
pub(super) const FINISHING: &str = "3.2";

named! {
    /// A figure of a process.
    ProcessFigure {
        /// First tool, programme or pattern for a part whose longest side is 100 mm.
        Tool = "tool_sek" ["SEK"],
        /// Exponent by which the tool's cost grows with the longest side over 100 mm.
        ToolGrowth = "tool_growth" ["1"],
        /// Hours to set up for a batch.
        SetUp = "set_up_h" ["h"],
        /// Pieces in a batch.
        Batch = "batch_pieces" ["pieces"],
        /// The machine an hour, without operator and electricity.
        Machine = "machine_sek_h" ["SEK/h"],
        /// Operators for each machine while it runs.
        Operators = "operators" ["1"],
        Power = "energy_kw" ["kW"],
        /// Seconds a cycle whatever the part's measure.
        CycleFixed = "cycle_fixed_s" ["s"],
        /// Kilograms bought for each kilogram that the stock's rule gives.
        MaterialUse = "material_use" ["1"],
        /// Price of the form that the process takes (powder, resin, wire), compared with the common form.
        MaterialPrice = "material_price_factor" ["1"],
        Scrap = "scrap_share" ["1"],
        /// Minutes of hand work a piece: fettling, trimming, cleaning, checking.
        Finish = "finish_min" ["min"],
        /// Days from order to first piece when tools are there.
        Lead = "lead_days" ["days"],
        /// Days to make the tools.
        ToolLead = "tool_lead_days" ["days"],
        /// Approval of the first pieces when a product comes to this process from another.
        Requalify = "requalify_sek" ["SEK"],
        /// Thinnest, usual and thickest wall.
        Wall = "wall_mm" ["mm"],
        /// Smallest, usual and largest longest side.
        Longest = "longest_mm" ["mm"],
        /// Finest, usual and coarsest ISO 286 grade.
        Tolerance = "tolerance_it" ["IT"],
        /// Series that the process is usually chosen for.
        Quantity = "quantity_pieces" ["pieces"],
    }
    optional {
        /// Seconds a cycle for each unit of the cycle's measure.
        CyclePerUnit = "cycle_per_unit_s" [""],
        /// Pieces from one cavity of a tool; none where nothing wears out.
        ToolLife = "tool_life_pieces" ["pieces"],
        /// Cavities of one tool, from one to the most that is usual.
        Cavities = "cavities" ["1"],
    }
}

/// What is bought for a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stock {
    /// The part's own mass, and the share that is lost on the way.
    Net,
    /// The box or cylinder that the part is cut out of.
    Billet,
    /// Nothing: the piece is already there.
    Nothing,
}

/// What a cycle's time depends on, beside its fixed part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cycle {
    Fixed,
    /// Cubic centimetres cut away, times the material's cutting time.
    Removal,
    /// Cubic centimetres of the part (building up, filling a mould).
    Volume,
    /// The square of the wall in millimetres (solidifying, heating through, curing).
    Cooling,
    /// Kilograms (melting, forging).
    Mass,
    /// Centimetres of cut.
    Outline,
    /// Square decimetres of the part's largest face.
    Area,
}

impl Cycle {
    fn parse(word: &str) -> Option<Cycle> {
        Some(match word {
            "fixed" => Cycle::Fixed,
            "removal" => Cycle::Removal,
            "volume" => Cycle::Volume,
            "cooling" => Cycle::Cooling,
            "mass" => Cycle::Mass,
            "outline" => Cycle::Outline,
            "area" => Cycle::Area,
            _ => return None,
        })
    }

    /// The unit of the time for each unit of measure.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Cycle::Fixed => "",
            Cycle::Removal | Cycle::Volume => "s/cm3",
            Cycle::Cooling => "s/mm2",
            Cycle::Mass => "s/kg",
            Cycle::Outline => "s/cm",
            Cycle::Area => "s/dm2",
        }
    }
}

/// One process.
#[derive(Debug, Clone, PartialEq)]
pub struct ProcessEconomics {
    pub id: ProcessId,
    pub code: String,
    pub stock: Stock,
    pub cycle: Cycle,
    /// Shapes that it can make.
    pub shapes: Vec<Shape>,
    /// Materials and families that it can take.
    pub materials: Vec<MaterialId>,
    /// Its pieces can be machined afterwards to a finer tolerance than its own.
    pub finish_by_machining: bool,
    pub figures: Figures<ProcessFigure>,
    /// Where the words of this row come from.
    pub source: String,
    pub on: Date,
}

/// Reads the processes with their figures, and their codes in the same order.
pub(super) fn read(
    table: &str,
    figures: &str,
    vocabulary: &Vocabulary,
    found: &mut Found<'_>,
) -> (Vec<ProcessEconomics>, Vec<String>) {
    let mut newest = *found.newest;
    let mut seen: Vec<String> = Vec::new();
    let mut all = rows("processes.csv", table, found, |row| {
        let code = row.required("process")?;
        let term = vocabulary.processes().by_code(code);
        let id = term
            .ok_or_else(|| row.problem("process", format!("'{code}' is no process of data/processes.csv")))?
            .id;
        if seen.iter().any(|known| known == code) {
            return Err(row.problem("process", format!("'{code}' stands twice")));
        }
        seen.push(code.to_owned());
        let shapes = row.required("shapes")?.split_whitespace().map(|word| {
            let known = "turned, flat, sheet, prismatic, thin_walled, free_form or hollow";
            Shape::parse(word)
                .filter(|shape| *shape != Shape::Unknown)
                .ok_or_else(|| row.problem("shapes", format!("'{word}' is not known; write {known}")))
        });
        let materials = row.text("materials")?.split_whitespace().map(|code| {
            let term = vocabulary.materials().by_code(code);
            term.map(|m| m.id).ok_or_else(|| {
                row.problem("materials", format!("'{code}' is no material of data/materials.csv"))
            })
        });
        let origin = row.origin()?;
        newest = newest.max(origin.on);
        Ok(ProcessEconomics {
            id,
            code: code.to_owned(),
            stock: row.word("stock", "net, billet or none", |word| {
                Some(match word {
                    "net" => Stock::Net,
                    "billet" => Stock::Billet,
                    "none" => Stock::Nothing,
                    _ => return None,
                })
            })?,
            cycle: row.word(
                "cycle",
                "fixed, removal, volume, cooling, mass, outline or area",
                Cycle::parse,
            )?,
            shapes: shapes.collect::<Result<_, _>>()?,
            materials: materials.collect::<Result<_, _>>()?,
            finish_by_machining: row.word("finish_by_machining", "yes or no", |word| match word {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            })?,
            figures: Figures::empty(),
            source: origin.source,
            on: origin.on,
        })
    });
    rows("process_figures.csv", figures, found, |row| {
        let code = row.required("process")?;
        let process = all.iter_mut().find(|p| p.code == code);
        let process = process
            .ok_or_else(|| row.problem("process", format!("'{code}' is not listed in processes.csv")))?;
        let (name, figure) = named_figure::<ProcessFigure>(row, &mut newest)?;
        if name == ProcessFigure::CyclePerUnit && figure.unit != process.cycle.unit() {
            let (stated, unit) = (&figure.unit, process.cycle.unit());
            return Err(
                row.problem("unit", format!("is '{stated}'; the cycle of this process asks for '{unit}'"))
            );
        }
        match process.figures.put(name, figure) {
            None => Ok(()),
            Some(_) => Err(row.problem("figure", format!("'{}' stands twice for '{code}'", name.code()))),
        }
    });
    *found.newest = newest;
    for process in &all {
        let lacks = process.figures.lacks().map(ProcessFigure::code);
        let per_unit =
            process.cycle != Cycle::Fixed && process.figures.find(ProcessFigure::CyclePerUnit).is_none();
        for name in lacks.chain(per_unit.then_some(ProcessFigure::CyclePerUnit.code())) {
            found.missing(
                "process_figures.csv",
                "figure",
                format!("process '{}' lacks '{name}'", process.code),
            );
        }
    }
    let codes = all.iter().map(|p| p.code.clone()).collect();
    (all, codes)
}
