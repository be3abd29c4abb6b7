//! Where a project is: counties of Sweden by their codes, regions of the neighbours by the names that the bank gives them.

use vocabulary::Vocabulary;

/// A place that the bank names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The code of a county of Sweden.
    County(String),
    /// A region abroad, as the bank names it.
    Abroad(&'static str),
}

/// Regions of Interreg programmes outside Sweden, by the bank's names for them, with the country.
pub const ABROAD: [(&str, &str); 23] = [
    ("Akershus fylke", "NO"),
    ("Aust-Agder", "NO"),
    ("Buskerud", "NO"),
    ("Hedmarks fylke", "NO"),
    ("Nord tröndelags fylke", "NO"),
    ("Nordlands fylke", "NO"),
    ("Opplands fylke", "NO"),
    ("Oslo kommun", "NO"),
    ("Sör tröndelags fylke", "NO"),
    ("Telemark fylke", "NO"),
    ("Vest-Agder", "NO"),
    ("Vestfold", "NO"),
    ("Östfolds fylke", "NO"),
    ("Region Hovedstaden", "DK"),
    ("Region Midtjylland", "DK"),
    ("Region Nordjylland", "DK"),
    ("Region Sjaelland", "DK"),
    ("Region Syddanmark", "DK"),
    ("Mellersta Österbotten", "FI"),
    ("Norra Österbotten", "FI"),
    ("Satakunta", "FI"),
    ("Södra Österbotten", "FI"),
    ("Österbotten", "FI"),
];

impl Place {
    /// A place by its name: a county's with or without "län", its code, or a region abroad.
    #[must_use]
    pub fn named(name: &str) -> Option<Place> {
        let name = name.trim().to_lowercase();
        let county = Vocabulary::embedded().places().counties().iter().find(|county| {
            let of = [&county.name_sv, &county.name_en, &county.short_sv, &county.code];
            of.into_iter().chain(&county.synonyms).any(|one| one.to_lowercase() == name)
        });
        if let Some(county) = county {
            return Some(Place::County(county.code.clone()));
        }
        ABROAD
            .iter()
            .find(|(region, _)| region.to_lowercase() == name)
            .map(|(region, _)| Place::Abroad(region))
    }

    /// A place by its code, as [`Place::code`] gives it.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Place> {
        if Vocabulary::embedded().places().county(code).is_some() {
            return Some(Place::County(code.to_owned()));
        }
        ABROAD.iter().find(|(region, _)| *region == code).map(|(region, _)| Place::Abroad(region))
    }

    /// The word in the database and in addresses: a county's code, or the name abroad.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Place::County(code) => code,
            Place::Abroad(name) => name,
        }
    }

    /// A county, where it is one.
    #[must_use]
    pub fn county(&self) -> Option<&str> {
        match self {
            Place::County(code) => Some(code),
            Place::Abroad(_) => None,
        }
    }

    /// The country of two letters.
    #[must_use]
    pub fn country(&self) -> &'static str {
        match self {
            Place::County(_) => "SE",
            Place::Abroad(name) => {
                ABROAD.iter().find(|(region, _)| region == name).map_or("", |(_, country)| *country)
            }
        }
    }
}

/// The places of a cell, apart by commas, each once, in the order of the cell; or the name that is none. "Hela Sverige" is every
/// county.
///
/// # Errors
/// The name that is no county and no known region.
pub fn places(cell: &str) -> Result<Vec<Place>, String> {
    let mut places = Vec::new();
    for name in cell.split([',', ';']).map(str::trim).filter(|name| !name.is_empty()) {
        let named = match name.to_lowercase().as_str() {
            "hela sverige" | "hela landet" | "samtliga län" => {
                let counties = Vocabulary::embedded().places().counties().iter();
                counties.map(|county| Place::County(county.code.clone())).collect()
            }
            _ => vec![Place::named(name).ok_or_else(|| name.to_owned())?],
        };
        for place in named {
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }
    Ok(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counties_and_neighbours_are_known_and_others_are_named() {
        let found = places("Jämtland, Västra Götalands län, Österbotten, Oslo kommun, Jämtland").unwrap();
        assert_eq!(
            found.iter().map(Place::code).collect::<Vec<_>>(),
            ["23", "14", "Österbotten", "Oslo kommun"]
        );
        assert_eq!(found[2].country(), "FI");
        assert!(found.iter().all(|place| Place::of_code(place.code()).as_ref() == Some(place)));
        assert_eq!(places("Skåne, Värmlnad"), Err("Värmlnad".to_owned()));
        assert_eq!(places("Hela Sverige").unwrap().len(), 21);
        assert_eq!(places(" ").unwrap(), []);
    }
}
