//! The cost of a piece in both places as a function of every uncertain figure at once.

use std::fmt;

use crate::advice::{Place, Question};
use crate::cost::values::{self, measures};
use crate::cost::{
    CommonValues, DRAWN, Lines, MaterialValues, PartValues, PlaceValues, ProcessValues, lines,
};
use crate::data::{
    Basis, Country, CountryFigure, Economics, Factor, General, MaterialFigure, Named, Overlap,
    ProcessEconomics, ProcessFigure, ShapeFigure,
};
use crate::part::Part;
use crate::range::{Range, Spread};
use crate::shortlist::Judged;

/// An uncertain figure of the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Input {
    Part(ShapeFigure),
    Material(MaterialFigure),
    Process(ProcessFigure),
    /// Of machining afterwards.
    Finishing(ProcessFigure),
    Home(CountryFigure),
    Abroad(CountryFigure),
    General(General),
    /// A factor by its place in the list.
    FactorHome(usize),
    FactorAbroad(usize),
}

impl Input {
    /// The name in results: "abroad.labour_sek_h", "factor.ip_loss.abroad".
    #[must_use]
    pub fn code(self, factors: &[&Factor]) -> String {
        match self {
            Input::Part(name) => format!("part.{}", name.code()),
            Input::Material(name) => format!("material.{}", name.code()),
            Input::Process(name) => format!("process.{}", name.code()),
            Input::Finishing(name) => format!("finishing.{}", name.code()),
            Input::Home(name) => format!("home.{}", name.code()),
            Input::Abroad(name) => format!("abroad.{}", name.code()),
            Input::General(name) => format!("general.{}", name.code()),
            Input::FactorHome(index) => format!("factor.{}.home", factors[index].code),
            Input::FactorAbroad(index) => format!("factor.{}.abroad", factors[index].code),
        }
    }
}

/// The most factors that a comparison holds.
const MOST_FACTORS: usize = 40;

/// One place in one draw, kronor a piece.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Side {
    pub price: f64,
    pub factors: [f64; MOST_FACTORS],
    /// Told by two factors; taken off.
    pub overlap: f64,
    /// Cost of moving production here.
    pub moving: f64,
    /// All of it today, and on average over the coming five years.
    pub total: f64,
    pub five_years: f64,
}

/// What is compared, with every figure that is uncertain.
pub(super) struct Model<'m> {
    part: &'m Part,
    process: &'m ProcessEconomics,
    abroad: &'m Country,
    needs_finishing: bool,
    pub factors: Vec<&'m Factor>,
    made_in: Option<Place>,
    quantity: f64,
    cavities: f64,
    pub inputs: Vec<(Input, Spread)>,
    lookup: Lookup,
}

impl fmt::Debug for Model<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Model")
            .field("process", &self.process.code)
            .field("abroad", &self.abroad.code)
            .finish()
    }
}

/// Where each figure stands among the inputs.
#[derive(Debug, Default)]
struct Lookup {
    part: [usize; 4],
    material: [usize; 3],
    process: Vec<Option<usize>>,
    finishing: Vec<Option<usize>>,
    home: Vec<usize>,
    abroad: Vec<usize>,
    general: Vec<usize>,
    factor_home: Vec<Option<usize>>,
    factor_abroad: Vec<Option<usize>>,
}

impl<'m> Model<'m> {
    pub(super) fn new(
        question: &'m Question,
        economics: &'m Economics,
        abroad: &str,
        process: usize,
        judged: &Judged,
        quantity: u32,
    ) -> Option<Model<'m>> {
        let part = &question.part;
        let process = &economics.processes[process];
        let home = values::home(economics);
        let abroad = economics.country(abroad)?;
        let material = economics.material(judged.material?)?;
        let factors: Vec<&Factor> = economics
            .factors
            .iter()
            .filter(|factor| !question.skip.contains(&factor.code))
            .take(MOST_FACTORS)
            .collect();
        let shape = economics.shape(part.likely_shape());

        let mut inputs: Vec<(Input, Spread)> = Vec::new();
        let mut add = |input: Input, range: Range| {
            inputs.push((input, range.spread()));
            inputs.len() - 1
        };
        let none = vec![None; ProcessFigure::ALL.len()];
        let mut lookup = Lookup { process: none.clone(), finishing: none, ..Lookup::default() };
        // What usually carries the answer comes first: a Sobol sequence spreads its first columns best.
        for name in DRAWN {
            let figure = process.figures.find(name);
            lookup.process[Named::index(name)] = figure.map(|f| add(Input::Process(name), f.range));
        }
        lookup.home =
            CountryFigure::ALL.iter().map(|&name| add(Input::Home(name), home.figures.range(name))).collect();
        lookup.abroad = CountryFigure::ALL
            .iter()
            .map(|&name| add(Input::Abroad(name), abroad.figures.range(name)))
            .collect();
        for (at, name) in [ShapeFigure::Fill, ShapeFigure::Wall, ShapeFigure::Outline, ShapeFigure::Shell]
            .into_iter()
            .enumerate()
        {
            let range = shape.find(name).map_or(Range::exactly(1.0), |f| f.range);
            lookup.part[at] = add(Input::Part(name), range);
        }
        for (at, &name) in MaterialFigure::ALL.iter().enumerate() {
            lookup.material[at] = add(Input::Material(name), material.range(name));
        }
        lookup.general = General::ALL
            .iter()
            .map(|&name| add(Input::General(name), economics.general.range(name)))
            .collect();
        for (index, factor) in factors.iter().enumerate() {
            let of = |country: &Country| factor.figure(country.zone).map(|f| f.range);
            lookup.factor_home.push(of(home).map(|range| add(Input::FactorHome(index), range)));
            lookup.factor_abroad.push(of(abroad).map(|range| add(Input::FactorAbroad(index), range)));
        }
        if judged.needs_finishing {
            for name in DRAWN {
                let figure = economics.finishing.figures.find(name);
                lookup.finishing[Named::index(name)] = figure.map(|f| add(Input::Finishing(name), f.range));
            }
        }
        let (likely, _) = crate::cost::likely_lines(part, process, judged, economics)?;
        let quantity = f64::from(quantity);
        let cavities = crate::cost::cavities(part, process, economics, &likely, quantity);
        let needs_finishing = judged.needs_finishing;
        let made_in = question.made_in;
        Some(Model {
            part,
            process,
            abroad,
            needs_finishing,
            factors,
            made_in,
            quantity,
            cavities,
            inputs,
            lookup,
        })
    }

    /// Both places when the inputs have these values.
    pub(super) fn sides(&self, values: &[f64]) -> (Side, Side) {
        let density = values[self.lookup.material[MaterialFigure::Density.index()]];
        let guesses = values::Guesses {
            fill: values[self.lookup.part[0]],
            wall_mm: values[self.lookup.part[1]],
            outline: values[self.lookup.part[2]],
            shell: values[self.lookup.part[3]],
        };
        let measured =
            measures(self.part, &guesses, density).expect("the size is known, or nothing was reckoned");
        (self.side(values, &measured, Place::Home), self.side(values, &measured, Place::Abroad))
    }

    /// Abroad minus home.
    pub(super) fn difference(&self, values: &[f64]) -> f64 {
        let (home, abroad) = self.sides(values);
        abroad.total - home.total
    }

    fn side(&self, values: &[f64], measured: &PartValues, place: Place) -> Side {
        let country = |name: CountryFigure| {
            let at = if place == Place::Home { &self.lookup.home } else { &self.lookup.abroad };
            values[at[name.index()]]
        };
        let general = |name: General| values[self.lookup.general[name.index()]];
        let wage = country(CountryFigure::Labour);
        let is_current = self.made_in == Some(place);
        let price = self.price(values, measured, place, wage, is_current);
        let without_work = self.price(values, measured, place, 0.0, is_current);

        let kilograms = {
            let density = values[self.lookup.material[MaterialFigure::Density.index()]];
            let mass = measured.volume_cm3 * density / 1e6;
            mass.max(measured.box_cm3 / 1e6 * general(General::ChargeableDensity))
        };
        let n = self.quantity;
        let stock_days = general(General::StockDaysBase)
            + general(General::StockDaysPerTransitDay) * country(CountryFigure::TransitDays);
        let lead_months = (country(CountryFigure::TransitDays) + general(General::StockDaysBase)) / 30.0;
        let mut side = Side {
            price,
            factors: [0.0; MOST_FACTORS],
            overlap: 0.0,
            moving: 0.0,
            total: price,
            five_years: 0.0,
        };
        let (mut parts_of_lead_time, mut whole_of_lead_time) = (0.0, 0.0);
        for (index, factor) in self.factors.iter().enumerate() {
            let at = if place == Place::Home { &self.lookup.factor_home } else { &self.lookup.factor_abroad };
            let figure = at[index].map_or(0.0, |at| values[at]);
            let cost = match factor.basis {
                Basis::Share => price * figure,
                Basis::Duty => price * country(CountryFigure::Duty),
                Basis::PerShipment => figure * general(General::ShipmentsPerYear).min(n) / n,
                Basis::Once | Basis::PerYear => figure / n,
                Basis::PerKilogram => figure * kilograms,
                Basis::FreightSurface => {
                    kilograms
                        * country(CountryFigure::FreightSurface)
                        * (1.0 - country(CountryFigure::AirShare))
                }
                Basis::FreightAir => {
                    kilograms * country(CountryFigure::FreightAir) * country(CountryFigure::AirShare)
                }
                Basis::TransitCapital => {
                    price * figure * country(CountryFigure::TransitDays) / 365.0
                        * general(General::PaymentAhead)
                }
                Basis::StockCapital => price * figure * stock_days / 365.0,
                Basis::ShareOfStock => price * figure * stock_days / 365.0 / general(General::LifeYears),
                // φ(1.2816) = 0.1755, the density at the 90th percentile of the normal distribution.
                Basis::Volatility => price * 0.5 * 0.1755 * figure * lead_months.sqrt(),
            };
            match factor.overlap {
                Overlap::None => {}
                Overlap::LeadTime => parts_of_lead_time += cost,
                Overlap::LeadTimeWhole => whole_of_lead_time += cost,
            }
            side.factors[index] = cost;
            side.total += cost;
        }
        side.overlap = f64::min(parts_of_lead_time, whole_of_lead_time);
        side.total -= side.overlap;
        if self.made_in.is_some_and(|current| current != place) {
            let approval = self.process.figures.range(ProcessFigure::Requalify).likely;
            side.moving = price * general(General::Move) + approval / n;
            side.total += side.moving;
        }
        let work = price - without_work;
        let (growth, change) = (country(CountryFigure::WageGrowth), country(CountryFigure::CurrencyChange));
        let years = 1..=5;
        let later: f64 = years
            .map(|year| (without_work + work * (1.0 + growth).powi(year)) * (1.0 + change).powi(year))
            .sum();
        side.five_years = side.total - price + later / 5.0;
        side
    }

    /// The maker's price a piece. Where it is made today the first tools are paid.
    fn price(&self, values: &[f64], measured: &PartValues, place: Place, wage: f64, is_current: bool) -> f64 {
        let country = |name: CountryFigure| {
            let at = if place == Place::Home { &self.lookup.home } else { &self.lookup.abroad };
            values[at[name.index()]]
        };
        let general = |name: General| values[self.lookup.general[name.index()]];
        let material = |name: MaterialFigure| values[self.lookup.material[name.index()]];
        let compared = PlaceValues {
            hours: country(CountryFigure::LabourHours),
            machine: country(CountryFigure::Machine),
            tool: country(CountryFigure::Tool),
            material: country(CountryFigure::Material),
        };
        let common = CommonValues {
            wage,
            energy: country(CountryFigure::Energy),
            margin: general(General::Margin),
            machine_growth: general(General::MachineGrowth),
            finish_growth: general(General::FinishGrowth),
            cavity_growth: general(General::CavityGrowth),
        };
        let stuff = MaterialValues {
            price: material(MaterialFigure::Price),
            density: material(MaterialFigure::Density),
            cutting_time: material(MaterialFigure::CuttingTime),
        };
        let own = chosen(&self.lookup.process, values);
        let after = self.needs_finishing.then(|| chosen(&self.lookup.finishing, values));
        let lines: Lines = lines(self.process, &own, measured, &stuff, &compared, &common, after.as_ref());
        let paid = if is_current {
            (lines.tool * self.cavities.powf(lines.cavity_growth) + lines.once) / self.quantity
        } else {
            0.0
        };
        lines.unit_cost(self.quantity, self.cavities) - paid
    }
}

fn chosen(lookup: &[Option<usize>], values: &[f64]) -> ProcessValues {
    ProcessValues::of(|name| lookup[Named::index(name)].map(|at| values[at]))
}
