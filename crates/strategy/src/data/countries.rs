//! What work, power, tools and freight cost in a country, compared with Sweden where a factor is given.

use vocabulary::{Currency, Vocabulary};

use super::figures::{Figures, Named, named, named_figure};
use super::table::{Found, rows};

named! {
    /// A figure of a country.
    CountryFigure {
        /// An operator's hour with social charges.
        Labour = "labour_sek_h" ["SEK/h"],
        /// Hours for the same work, compared with Sweden.
        LabourHours = "labour_hours" ["1"],
        Energy = "energy_sek_kwh" ["SEK/kWh"],
        /// Machine rates, tools and material compared with Sweden.
        Machine = "machine_factor" ["1"],
        Tool = "tool_factor" ["1"],
        Material = "material_factor" ["1"],
        /// To the buyer in Sweden.
        FreightSurface = "freight_surface_sek_kg" ["SEK/kg"],
        FreightAir = "freight_air_sek_kg" ["SEK/kg"],
        /// Share of the pieces that goes by air because it is urgent.
        AirShare = "air_share" ["1"],
        TransitDays = "transit_days" ["days"],
        /// Duty on the goods into the European Union.
        Duty = "duty_share" ["1"],
        WageGrowth = "wage_growth" ["1/year"],
        /// Yearly change of the currency's value in kronor.
        CurrencyChange = "currency_change" ["1/year"],
    }
    negative { WageGrowth, CurrencyChange }
}

/// How far away a country is in law and distance; the factors of total cost go by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// Sweden.
    Home,
    /// The customs union or the EEA, within days by road.
    Near,
    Far,
}

impl Zone {
    pub const ALL: [Zone; 3] = [Zone::Home, Zone::Near, Zone::Far];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Zone::Home => "home",
            Zone::Near => "near",
            Zone::Far => "far",
        }
    }

    pub(super) fn parse(word: &str) -> Option<Zone> {
        Zone::ALL.into_iter().find(|zone| zone.code() == word)
    }
}

/// One country.
#[derive(Debug, Clone, PartialEq)]
pub struct Country {
    /// ISO 3166-1, two letters.
    pub code: String,
    pub zone: Zone,
    pub currency: Currency,
    pub figures: Figures<CountryFigure>,
}

pub(super) fn read(
    table: &str,
    figures: &str,
    vocabulary: &Vocabulary,
    found: &mut Found<'_>,
) -> Vec<Country> {
    let mut newest = *found.newest;
    let mut all: Vec<Country> = Vec::new();
    let listed = rows("countries.csv", table, found, |row| {
        let code = row.required("country")?;
        if !vocabulary.countries().all().iter().any(|c| c.code == code) {
            return Err(
                row.problem("country", format!("'{code}' is no country of ISO 3166-1; write two letters"))
            );
        }
        let origin = row.origin()?;
        newest = newest.max(origin.on);
        Ok((
            row.problem("country", format!("'{code}' stands twice")),
            Country {
                code: code.to_owned(),
                zone: row.word("zone", "home, near or far", Zone::parse)?,
                currency: row.word("currency", "three letters of ISO 4217", Currency::parse)?,
                figures: Figures::empty(),
            },
        ))
    });
    for (twice, country) in listed {
        if all.iter().any(|known| known.code == country.code) {
            found.problems.push(twice);
        } else {
            all.push(country);
        }
    }
    rows("country_figures.csv", figures, found, |row| {
        let code = row.required("country")?;
        let country = all.iter_mut().find(|c| c.code == code);
        let country = country
            .ok_or_else(|| row.problem("country", format!("'{code}' is not listed in countries.csv")))?;
        let (name, figure) = named_figure::<CountryFigure>(row, &mut newest)?;
        match country.figures.put(name, figure) {
            None => Ok(()),
            Some(_) => Err(row.problem("figure", format!("'{}' stands twice for '{code}'", name.code()))),
        }
    });
    *found.newest = newest;
    for country in &all {
        for name in country.figures.lacks() {
            found.missing(
                "country_figures.csv",
                "figure",
                format!("country '{}' lacks '{}'", country.code, name.code()),
            );
        }
    }
    if !all.iter().any(|country| country.zone == Zone::Home) {
        found.missing("countries.csv", "zone", "no country is home".to_owned());
    }
    all
}
