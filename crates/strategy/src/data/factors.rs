//! The factors of the total cost of ownership beside the price: how each is reckoned, from the hardest to the most
//! subjective, and its range at home, near and far.

use super::countries::Zone;
use super::figures::{Figure, figure};
use super::table::{Found, rows};

/// How a factor is reckoned for one piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Share of the price.
    Share,
    /// The country's duty on the price.
    Duty,
    /// Kronor a shipment.
    PerShipment,
    /// Kronor once, over all pieces.
    Once,
    /// Kronor a year.
    PerYear,
    /// Kronor a kilogram.
    PerKilogram,
    /// The country's freight on the ground or water, and by air, on the chargeable weight.
    FreightSurface,
    FreightAir,
    /// Interest a year on what is paid ahead while it travels.
    TransitCapital,
    /// Cost a year of holding the safety stock that the transit asks for.
    StockCapital,
    /// Share of the safety stock that is left when the product ends.
    ShareOfStock,
    /// Relative spread of a month's demand: what too much and too little cost over the lead time (newsvendor at a
    /// critical ratio of 90 %: half the price × φ(1.28) × spread × √months).
    Volatility,
}

impl Basis {
    fn parse(word: &str) -> Option<Basis> {
        Some(match word {
            "share" => Basis::Share,
            "duty" => Basis::Duty,
            "per_shipment" => Basis::PerShipment,
            "once" => Basis::Once,
            "per_year" => Basis::PerYear,
            "per_kg" => Basis::PerKilogram,
            "freight_surface" => Basis::FreightSurface,
            "freight_air" => Basis::FreightAir,
            "transit_capital" => Basis::TransitCapital,
            "stock_capital" => Basis::StockCapital,
            "share_of_stock" => Basis::ShareOfStock,
            "volatility" => Basis::Volatility,
            _ => return None,
        })
    }

    /// It takes no figure of its own: the country's figures say all.
    #[must_use]
    pub fn is_from_country(self) -> bool {
        matches!(self, Basis::Duty | Basis::FreightSurface | Basis::FreightAir)
    }

    fn unit(self) -> &'static str {
        match self {
            Basis::PerShipment | Basis::Once => "SEK",
            Basis::PerYear => "SEK/year",
            Basis::PerKilogram => "SEK/kg",
            Basis::TransitCapital | Basis::StockCapital => "1/year",
            _ => "1",
        }
    }
}

/// Factors that tell the same cost twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overlap {
    None,
    /// Part of the cost of a long lead time.
    LeadTime,
    /// The whole of it: it and the sum of its parts are counted once, as the larger of the two.
    LeadTimeWhole,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactorGroup {
    /// Cost of goods, other hard cost, risk, strategy and environment.
    Cogs,
    Hard,
    Risk,
    Strategic,
}

impl FactorGroup {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            FactorGroup::Cogs => "cogs",
            FactorGroup::Hard => "hard",
            FactorGroup::Risk => "risk",
            FactorGroup::Strategic => "strategic",
        }
    }
}

/// One factor.
#[derive(Debug, Clone, PartialEq)]
pub struct Factor {
    pub code: String,
    pub group: FactorGroup,
    /// 1 for what an invoice shows, 5 for what is a matter of opinion.
    pub hardness: u8,
    pub basis: Basis,
    pub overlap: Overlap,
    pub name_sv: String,
    pub name_en: String,
    pub source: String,
    /// Home, near, far; empty where the country's figures say all.
    figures: [Option<Figure>; 3],
}

impl Factor {
    #[must_use]
    pub fn figure(&self, zone: Zone) -> Option<&Figure> {
        self.figures[zone as usize].as_ref()
    }

    pub(super) fn figure_mut(&mut self, zone: Zone) -> Option<&mut Figure> {
        self.figures[zone as usize].as_mut()
    }
}

pub(super) fn read(table: &str, figures: &str, found: &mut Found<'_>) -> Vec<Factor> {
    let mut newest = *found.newest;
    let mut seen: Vec<String> = Vec::new();
    let mut all = rows("factors.csv", table, found, |row| {
        let code = row.required("factor")?;
        if seen.iter().any(|known| known == code) {
            return Err(row.problem("factor", format!("'{code}' stands twice")));
        }
        seen.push(code.to_owned());
        let origin = row.origin()?;
        newest = newest.max(origin.on);
        Ok(Factor {
            code: code.to_owned(),
            group: row.word("group", "cogs, hard, risk or strategic", |word| {
                [FactorGroup::Cogs, FactorGroup::Hard, FactorGroup::Risk, FactorGroup::Strategic]
                    .into_iter()
                    .find(|group| group.code() == word)
            })?,
            hardness: row
                .word("hardness", "1 to 5", |word| word.parse().ok().filter(|n| (1..=5).contains(n)))?,
            basis: row.word("basis", "one of the words that data/SOURCES.md lists", Basis::parse)?,
            overlap: match row.text("overlap")? {
                "" => Overlap::None,
                "lead_time" => Overlap::LeadTime,
                "lead_time_whole" => Overlap::LeadTimeWhole,
                word => {
                    let problem =
                        format!("'{word}' is not known; write lead_time, lead_time_whole or nothing");
                    return Err(row.problem("overlap", problem));
                }
            },
            name_sv: row.required("name_sv")?.to_owned(),
            name_en: row.required("name_en")?.to_owned(),
            source: origin.source,
            figures: [None, None, None],
        })
    });
    all.sort_by_key(|factor| factor.hardness);
    rows("factor_figures.csv", figures, found, |row| {
        let code = row.required("factor")?;
        let zone = row.word("zone", "home, near or far", Zone::parse)?;
        let factor = all.iter_mut().find(|f| f.code == code);
        let factor =
            factor.ok_or_else(|| row.problem("factor", format!("'{code}' is not listed in factors.csv")))?;
        if factor.basis.is_from_country() {
            return Err(row.problem("factor", format!("'{code}' takes its figures from country_figures.csv")));
        }
        let figure = figure(row, "", Some(factor.basis.unit()), false, &mut newest)?;
        match factor.figures[zone as usize].replace(figure) {
            None => Ok(()),
            Some(_) => Err(row.problem("zone", format!("'{}' stands twice for '{code}'", zone.code()))),
        }
    });
    *found.newest = newest;
    for factor in &all {
        for zone in Zone::ALL {
            if !factor.basis.is_from_country() && factor.figure(zone).is_none() {
                let problem = format!("factor '{}' lacks '{}'", factor.code, zone.code());
                found.missing("factor_figures.csv", "zone", problem);
            }
        }
    }
    all
}
