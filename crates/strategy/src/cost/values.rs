//! The figures of one draw, and drawing them.

use std::ops::{Index, IndexMut};

use super::piece::{Breakdown, Lines, breakdown, lines};
use crate::data::{
    Country, CountryFigure, Economics, Figures, General, MaterialFigure, Named, ProcessEconomics,
    ProcessFigure, ShapeFigure,
};
use crate::draws::Draws;
use crate::part::{Part, Shape};
use crate::range::{Quantiles, Range};
use crate::shortlist::Judged;

/// Figures that are drawn, those that usually matter most first: a Sobol sequence spreads its first columns best.
pub const DRAWN: [ProcessFigure; 14] = [
    ProcessFigure::CycleFixed,
    ProcessFigure::CyclePerUnit,
    ProcessFigure::Machine,
    ProcessFigure::Tool,
    ProcessFigure::MaterialUse,
    ProcessFigure::MaterialPrice,
    ProcessFigure::Operators,
    ProcessFigure::Finish,
    ProcessFigure::SetUp,
    ProcessFigure::Batch,
    ProcessFigure::ToolLife,
    ProcessFigure::Scrap,
    ProcessFigure::ToolGrowth,
    ProcessFigure::Power,
];

const FIGURES: usize = <ProcessFigure as Named>::ALL.len();

/// Values of a process's figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProcessValues([f64; FIGURES]);

impl ProcessValues {
    /// Values of all figures by a rule; what the process lacks costs no time and never wears out.
    pub fn by(
        figures: &Figures<ProcessFigure>,
        mut value: impl FnMut(ProcessFigure, Range) -> f64,
    ) -> ProcessValues {
        let mut values = ProcessValues([0.0; FIGURES]);
        values[ProcessFigure::ToolLife] = f64::INFINITY;
        for (name, figure) in figures.iter() {
            values[name] = value(name, figure.range);
        }
        values
    }

    /// Values as they are given; what is not given costs no time and never wears out.
    pub(crate) fn of(value: impl Fn(ProcessFigure) -> Option<f64>) -> ProcessValues {
        let mut values = ProcessValues([0.0; FIGURES]);
        values[ProcessFigure::ToolLife] = f64::INFINITY;
        for name in DRAWN {
            if let Some(value) = value(name) {
                values[name] = value;
            }
        }
        values
    }

    #[must_use]
    pub fn likely(figures: &Figures<ProcessFigure>) -> ProcessValues {
        ProcessValues::by(figures, |_, range| range.likely)
    }
}

impl Index<ProcessFigure> for ProcessValues {
    type Output = f64;

    fn index(&self, name: ProcessFigure) -> &f64 {
        &self.0[Named::index(name)]
    }
}

impl IndexMut<ProcessFigure> for ProcessValues {
    fn index_mut(&mut self, name: ProcessFigure) -> &mut f64 {
        &mut self.0[Named::index(name)]
    }
}

/// The part's measures; those that are not known are drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartValues {
    pub volume_cm3: f64,
    pub box_cm3: f64,
    pub longest_mm: f64,
    pub wall_mm: f64,
    /// Length of cut.
    pub outline_cm: f64,
    /// Of the largest face.
    pub area_dm2: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MaterialValues {
    /// Kronor a kilogram.
    pub price: f64,
    /// Kilograms a cubic metre.
    pub density: f64,
    pub cutting_time: f64,
}

/// What is common to all processes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CommonValues {
    /// Kronor an operator's hour; kronor a kilowatt-hour.
    pub wage: f64,
    pub energy: f64,
    pub margin: f64,
    pub machine_growth: f64,
    pub finish_growth: f64,
    pub cavity_growth: f64,
}

/// A place compared with Sweden.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlaceValues {
    pub hours: f64,
    pub machine: f64,
    pub tool: f64,
    pub material: f64,
}

impl PlaceValues {
    pub const HOME: PlaceValues = PlaceValues { hours: 1.0, machine: 1.0, tool: 1.0, material: 1.0 };
}

/// What is common to all processes, over all draws.
#[derive(Debug)]
pub struct CommonDraws {
    draws: Draws,
    /// Shares of the material's three figures; each process draws its own material at the same shares.
    material: [Vec<f32>; 3],
    values: Vec<(CommonValues, Guesses)>,
}

impl CommonDraws {
    /// Draws it for a part that is made at home.
    #[must_use]
    pub fn new(part: &Part, economics: &Economics, draws: Draws) -> CommonDraws {
        let guesses = economics.shape(part.likely_shape());
        let home = home(economics);
        let of = |range: Range| Quantiles::from(range.spread());
        let general = |name| of(economics.general.range(name));
        let shell = guesses.find(ShapeFigure::Shell).map_or(Range::exactly(1.0), |f| f.range);
        let block = draws.common(13);
        let (common, less) = block.split_at(8);
        let [fill, wall, wage, margin, outline, shell] = [
            of(guesses.range(ShapeFigure::Fill)),
            of(guesses.range(ShapeFigure::Wall)),
            of(home.figures.range(CountryFigure::Labour)),
            general(General::Margin),
            of(guesses.range(ShapeFigure::Outline)),
            of(shell),
        ];
        let [energy, machine, finish, cavity] = [
            of(home.figures.range(CountryFigure::Energy)),
            general(General::MachineGrowth),
            general(General::FinishGrowth),
            general(General::CavityGrowth),
        ];
        let values = (0..draws.count())
            .map(|draw| {
                let values = CommonValues {
                    wage: wage.at(common[2][draw]),
                    margin: margin.at(common[3][draw]),
                    energy: energy.at(less[0][draw]),
                    machine_growth: machine.at(less[1][draw]),
                    finish_growth: finish.at(less[2][draw]),
                    cavity_growth: cavity.at(less[3][draw]),
                };
                let guesses = Guesses {
                    fill: fill.at(common[0][draw]),
                    wall_mm: wall.at(common[1][draw]),
                    outline: outline.at(common[6][draw]),
                    shell: shell.at(common[7][draw]),
                };
                (values, guesses)
            })
            .collect();
        // Price, density and cutting time.
        let material = [common[4].clone(), less[4].clone(), common[5].clone()];
        CommonDraws { draws, material, values }
    }
}

/// What stands in for measures that are not known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Guesses {
    pub fill: f64,
    pub wall_mm: f64,
    pub outline: f64,
    pub shell: f64,
}

/// The part's measures: as stated, by the wall where the mass is not known, by the shape's usual share of its box where
/// neither is. `None` without a size.
pub(crate) fn measures(part: &Part, guesses: &Guesses, density: f64) -> Option<PartValues> {
    let size = part.size?;
    let [a, b, c] = size.sides_mm();
    let box_cm3 = size.volume_cm3();
    let wall = part.wall.map(vocabulary::Length::mm);
    let wall_mm = wall.unwrap_or(guesses.wall_mm).min(c);
    let surface_cm2 = 2.0 * (a * b + a * c + b * c) / 100.0;
    let volume = match (part.mass, part.likely_shape(), wall) {
        (Some(mass), ..) => mass.kg() / density * 1e6,
        (None, Shape::ThinWalled | Shape::Hollow, Some(_)) => surface_cm2 * wall_mm / 10.0 * guesses.shell,
        (None, Shape::Flat | Shape::Sheet, Some(_)) => surface_cm2 / 2.0 * wall_mm / 10.0 * guesses.shell,
        _ => box_cm3 * guesses.fill,
    };
    Some(PartValues {
        // A stated mass may be more than the box holds of the densest reading; the part is never larger than its box.
        volume_cm3: volume.min(box_cm3),
        box_cm3,
        longest_mm: a,
        wall_mm,
        outline_cm: 2.0 * (a + b) / 10.0 * guesses.outline,
        area_dm2: a * b / 10_000.0,
    })
}

/// One process over all draws.
#[derive(Debug, Clone)]
pub struct Sampled {
    pub lines: Vec<Lines>,
}

/// A material's figures made ready for drawing.
pub(crate) struct MaterialSpreads([Quantiles; 3]);

impl MaterialSpreads {
    pub(crate) fn new(figures: &Figures<MaterialFigure>) -> MaterialSpreads {
        let of = |name| Quantiles::from(figures.range(name).spread());
        MaterialSpreads([
            of(MaterialFigure::Price),
            of(MaterialFigure::Density),
            of(MaterialFigure::CuttingTime),
        ])
    }

    pub(crate) fn at(&self, share: impl Fn(usize) -> f32) -> MaterialValues {
        MaterialValues {
            price: self.0[0].at(share(0)),
            density: self.0[1].at(share(1)),
            cutting_time: self.0[2].at(share(2)),
        }
    }
}

/// Draws a process's lines. `None` when the part's size or the material's figures are not known.
#[must_use]
pub fn sample(
    part: &Part,
    process: &ProcessEconomics,
    judged: &Judged,
    economics: &Economics,
    common: &CommonDraws,
) -> Option<Sampled> {
    part.size?;
    let material = MaterialSpreads::new(economics.material(judged.material?)?);
    let spreads = spreads(&process.figures);
    let block = common.draws.block(&process.code, DRAWN.len());
    let finishing = judged.needs_finishing.then(|| {
        let block = common.draws.block(&economics.finishing.code, DRAWN.len());
        (self::spreads(&economics.finishing.figures), block)
    });
    let lines = common
        .values
        .iter()
        .enumerate()
        .map(|(draw, (values, guesses))| {
            let material = material.at(|i| common.material[i][draw]);
            let part = measures(part, guesses, material.density).expect("the size is known");
            let own = drawn(&spreads, &block, draw);
            let after = finishing.as_ref().map(|(spreads, block)| drawn(spreads, block, draw));
            lines(process, &own, &part, &material, &PlaceValues::HOME, values, after.as_ref())
        })
        .collect();
    Some(Sampled { lines })
}

/// The lines and what they are made of when every figure has its likely value.
#[must_use]
pub fn likely_lines(
    part: &Part,
    process: &ProcessEconomics,
    judged: &Judged,
    economics: &Economics,
) -> Option<(Lines, Breakdown)> {
    part.size?;
    let figures = economics.material(judged.material?)?;
    let likely = |name| figures.range(name).likely;
    let material = MaterialValues {
        price: likely(MaterialFigure::Price),
        density: likely(MaterialFigure::Density),
        cutting_time: likely(MaterialFigure::CuttingTime),
    };
    let general = |name| economics.general.range(name).likely;
    let home = home(economics);
    let guessed = economics.shape(part.likely_shape());
    let guesses = Guesses {
        fill: guessed.range(ShapeFigure::Fill).likely,
        wall_mm: guessed.range(ShapeFigure::Wall).likely,
        outline: guessed.range(ShapeFigure::Outline).likely,
        shell: guessed.find(ShapeFigure::Shell).map_or(1.0, |f| f.range.likely),
    };
    let common = CommonValues {
        wage: home.figures.range(CountryFigure::Labour).likely,
        energy: home.figures.range(CountryFigure::Energy).likely,
        margin: general(General::Margin),
        machine_growth: general(General::MachineGrowth),
        finish_growth: general(General::FinishGrowth),
        cavity_growth: general(General::CavityGrowth),
    };
    let measured = measures(part, &guesses, material.density)?;
    let own = ProcessValues::likely(&process.figures);
    let after = judged.needs_finishing.then(|| ProcessValues::likely(&economics.finishing.figures));
    let made_of = breakdown(process, &own, &measured, &material, &PlaceValues::HOME, &common, after.as_ref());
    Some((Lines::of(&made_of, &own, &common), made_of))
}

/// The country that others are compared with.
pub(crate) fn home(economics: &Economics) -> &Country {
    let home = economics.countries.iter().find(|c| c.zone == crate::data::Zone::Home);
    home.expect("reading refuses tables without a home country")
}

/// Spreads of all figures that are drawn.
fn spreads(figures: &Figures<ProcessFigure>) -> [Option<Quantiles>; DRAWN.len()] {
    DRAWN.map(|name| figures.find(name).map(|figure| figure.range.spread().into()))
}

fn drawn(spreads: &[Option<Quantiles>; DRAWN.len()], block: &[Vec<f32>], draw: usize) -> ProcessValues {
    let mut values = ProcessValues([0.0; FIGURES]);
    values[ProcessFigure::ToolLife] = f64::INFINITY;
    for ((name, spread), column) in DRAWN.iter().zip(spreads).zip(block) {
        if let Some(spread) = spread {
            values[*name] = spread.at(column[draw]);
        }
    }
    values
}
