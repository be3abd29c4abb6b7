//! Which figures an answer rests on: from what is told of a process, or of home and abroad, to the rows of the tables.

use crate::advice::ProcessAdvice;
use crate::cost::DRAWN;
use crate::data::{
    Basis, CountryFigure, Cycle, Economics, Factor, FigureAt, General, MaterialFigure, Named,
    ProcessEconomics, ProcessFigure, ShapeFigure, Zone,
};
use crate::part::Part;

/// What a figure is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UsedFor {
    /// Whether the process can make the part, and where it is usual.
    Limits,
    /// What a piece costs.
    Cost,
    /// Days to the first piece, and approval when a product comes to the process.
    Start,
}

/// The figures that what is told of one process rests on, each once, in the order of use.
#[must_use]
pub fn used_for(part: &Part, advice: &ProcessAdvice, economics: &Economics) -> Vec<(UsedFor, FigureAt)> {
    let Some(process) = economics.process(advice.process) else { return Vec::new() };
    let mut all = Vec::new();
    let mut put = |what, at: Option<FigureAt>| {
        if let Some(at) = at.filter(|at| economics.figure(at).is_some()) {
            all.push((what, at));
        }
    };
    for name in
        [ProcessFigure::Longest, ProcessFigure::Wall, ProcessFigure::Tolerance, ProcessFigure::Quantity]
    {
        put(UsedFor::Limits, Some(FigureAt::process(process, name)));
    }
    if process.finish_by_machining {
        let finest = FigureAt::process(&economics.finishing, ProcessFigure::Tolerance);
        put(UsedFor::Limits, Some(finest));
    }
    if part.size.is_some() && !advice.unit_cost.is_empty() {
        for name in MaterialFigure::ALL {
            put(UsedFor::Cost, advice.material.and_then(|material| economics.material_at(material, *name)));
        }
        for name in guesses(part, process, advice.needs_finishing.then_some(&economics.finishing)) {
            put(UsedFor::Cost, Some(FigureAt::shape(part.likely_shape(), name)));
        }
        for name in DRAWN.into_iter().chain([ProcessFigure::Cavities]) {
            put(UsedFor::Cost, Some(FigureAt::process(process, name)));
        }
        if process.figures.find(ProcessFigure::Cavities).is_some() {
            put(UsedFor::Cost, Some(FigureAt::general(General::Platen)));
        }
        for name in DRAWN.into_iter().filter(|_| advice.needs_finishing) {
            put(UsedFor::Cost, Some(FigureAt::process(&economics.finishing, name)));
        }
        let home = &crate::cost::home(economics).code;
        for name in [CountryFigure::Labour, CountryFigure::Energy] {
            put(UsedFor::Cost, Some(FigureAt::country(home, name)));
        }
        for name in [General::Margin, General::MachineGrowth, General::FinishGrowth, General::CavityGrowth] {
            put(UsedFor::Cost, Some(FigureAt::general(name)));
        }
        for name in [ProcessFigure::ToolLead, ProcessFigure::Lead, ProcessFigure::Requalify] {
            put(UsedFor::Start, Some(FigureAt::process(process, name)));
        }
        put(UsedFor::Start, Some(FigureAt::general(General::FirstArticleDays)));
        if advice.needs_finishing {
            put(UsedFor::Start, Some(FigureAt::general(General::FinishMachiningDays)));
        }
    }
    all
}

/// What stands in for measures of the part that are not stated, where the process's cost asks for them.
fn guesses(
    part: &Part,
    process: &ProcessEconomics,
    finishing: Option<&ProcessEconomics>,
) -> Vec<ShapeFigure> {
    let cycles = [Some(process.cycle), finishing.map(|f| f.cycle)];
    let mut all = Vec::new();
    if part.mass.is_none() {
        all.push(ShapeFigure::Fill);
        all.push(ShapeFigure::Shell);
    }
    if part.wall.is_none() {
        all.push(ShapeFigure::Wall);
    }
    if cycles.contains(&Some(Cycle::Outline)) {
        all.push(ShapeFigure::Outline);
    }
    all
}

/// The figure behind an input of the comparison of home and abroad, by the input's code
/// ([`crate::ownership::Input::code`]).
#[must_use]
pub fn input_at(
    code: &str,
    part: &Part,
    made_by: &ProcessAdvice,
    abroad: &str,
    economics: &Economics,
) -> Option<FigureAt> {
    let (of, name) = code.split_once('.')?;
    let process = economics.process(made_by.process)?;
    let at = match of {
        "part" => FigureAt::shape(part.likely_shape(), ShapeFigure::parse(name)?),
        "material" => economics.material_at(made_by.material?, MaterialFigure::parse(name)?)?,
        "process" => FigureAt::process(process, ProcessFigure::parse(name)?),
        "finishing" => FigureAt::process(&economics.finishing, ProcessFigure::parse(name)?),
        "home" => FigureAt::country(&crate::cost::home(economics).code, CountryFigure::parse(name)?),
        "abroad" => FigureAt::country(abroad, CountryFigure::parse(name)?),
        "general" => FigureAt::general(General::parse(name)?),
        "factor" => {
            let (factor, side) = name.rsplit_once('.')?;
            let zone = if side == "home" { Zone::Home } else { economics.country(abroad)?.zone };
            FigureAt::factor(factor, zone)
        }
        _ => return None,
    };
    economics.figure(&at).is_some().then_some(at)
}

/// The figure that a factor of total cost takes abroad.
#[must_use]
pub fn factor_at(factor: &Factor, abroad: &str, economics: &Economics) -> Option<FigureAt> {
    let at = match factor.basis {
        Basis::Duty => FigureAt::country(abroad, CountryFigure::Duty),
        Basis::FreightSurface => FigureAt::country(abroad, CountryFigure::FreightSurface),
        Basis::FreightAir => FigureAt::country(abroad, CountryFigure::FreightAir),
        _ => FigureAt::factor(&factor.code, economics.country(abroad)?.zone),
    };
    economics.figure(&at).is_some().then_some(at)
}
