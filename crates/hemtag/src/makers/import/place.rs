//! Where a site lies, from whatever a row says of it: kommun, post town, postal code, country, position. What is not
//! known is kept as stated and told, never guessed.

use matching::Position;
use vocabulary::{PlaceFinding, Vocabulary};

use super::{
    problem::{DoubtKind, ProblemKind},
    values::degrees,
};
use crate::makers::model::{Site, SiteId};

/// The cells of a row that tell its place, with the heads they stand under.
#[derive(Debug, Clone, Default)]
pub(super) struct PlaceCells {
    pub(super) site_name: Option<String>,
    pub(super) address: Option<String>,
    pub(super) postal_code: Option<(String, String)>,
    pub(super) locality: Option<(String, String)>,
    pub(super) kommun: Option<(String, String)>,
    pub(super) county: Option<(String, String)>,
    pub(super) country: Option<(String, String)>,
    pub(super) latitude: Option<(String, String)>,
    pub(super) longitude: Option<(String, String)>,
    pub(super) position: Option<(String, String)>,
    pub(super) place: Option<(String, String)>,
}

/// A site with what is wrong and what is doubtful, each under its head.
#[derive(Debug, Default)]
pub(super) struct Placed {
    pub(super) site: Option<Site>,
    pub(super) problems: Vec<(String, ProblemKind)>,
    pub(super) doubts: Vec<(String, DoubtKind)>,
}

/// The box that Sweden lies in, in millionths of a degree.
const SWEDEN: [std::ops::RangeInclusive<i32>; 2] = [55_000_000..=69_500_000, 10_500_000..=24_500_000];

pub(super) fn place(cells: PlaceCells, usual_country: Option<&str>) -> Placed {
    let mut placed = Placed::default();
    let vocabulary = Vocabulary::embedded();
    let mut country = None;
    if let Some((text, head)) = &cells.country {
        match vocabulary.countries().find(text) {
            Some(found) => country = Some(found.code.clone()),
            None => {
                placed.problems.push((head.clone(), ProblemKind::NotACountry { stated: text.clone() }));
            }
        }
    }
    // "Hamburg, Germany" names its country itself.
    if country.is_none() {
        let texts = [&cells.place, &cells.locality, &cells.kommun];
        country = texts.into_iter().flatten().find_map(|(text, _)| {
            let last = text.rsplit_once(',')?.1.trim();
            // Two letters after a comma are a state or a county letter more often than a country.
            let found = (last.len() > 3).then(|| vocabulary.countries().find(last))??;
            Some(found.code.clone())
        });
    }
    let country = country.or_else(|| usual_country.map(str::to_owned));
    let swedish = country.as_deref().is_none_or(|code| code == "SE");

    let mut site = Site {
        id: SiteId(0),
        name: cells.site_name.clone(),
        address: cells.address.clone(),
        postal_code: cells.postal_code.as_ref().map(|(text, _)| text.clone()),
        locality: cells.locality.as_ref().map(|(text, _)| text.clone()),
        kommun: None,
        country: country.clone().unwrap_or_default(),
        position: None,
        place_as_stated: cells.place.as_ref().map(|(text, _)| text.clone()),
        offers: Vec::new(),
    };
    if swedish {
        kommun(&cells, &mut site, country.is_some(), &mut placed);
    } else if let Some((text, _)) = cells.kommun.as_ref().or(cells.county.as_ref()) {
        site.place_as_stated.get_or_insert_with(|| text.clone());
    }
    position(&cells, &mut site, &mut placed);
    let says_something = site.name.is_some()
        || site.address.is_some()
        || site.postal_code.is_some()
        || site.locality.is_some()
        || site.kommun.is_some()
        || site.position.is_some()
        || site.place_as_stated.is_some()
        || cells.country.is_some();
    placed.site = says_something.then_some(site);
    placed
}

/// The kommun, as the row names it, else by its postal code, else by its post town or free text.
fn kommun(cells: &PlaceCells, site: &mut Site, country_is_stated: bool, placed: &mut Placed) {
    let vocabulary = Vocabulary::embedded();
    let places = vocabulary.places();
    let by_code = cells.postal_code.as_ref().and_then(|(text, _)| places.postal_code(text));
    if by_code.is_some() {
        if site.country.is_empty() {
            site.country = "SE".to_owned();
        }
    } else if let Some((text, head)) = &cells.postal_code {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        if country_is_stated || digits == 5 {
            placed.doubts.push((head.clone(), DoubtKind::UnknownPostalCode { stated: text.clone() }));
        }
    }
    for (named, is_kommun_column) in [(&cells.kommun, true), (&cells.locality, false), (&cells.place, false)]
    {
        let Some((text, head)) = named else { continue };
        // "Gislaved, Sverige" and "Gislaved, Jönköpings län".
        let first = text.split_once(',').map_or(text.as_str(), |(first, _)| first.trim());
        let found = match vocabulary.find_kommun(text) {
            PlaceFinding::Unknown { .. } if first != text => vocabulary.find_kommun(first),
            found => found,
        };
        match found {
            PlaceFinding::Kommun(kommun) => {
                if let Some(other) = by_code.filter(|postal| postal.kommun != kommun.code && is_kommun_column)
                {
                    placed.doubts.push((
                        head.clone(),
                        DoubtKind::PostalCodeElsewhere {
                            postal_code: other.code.clone(),
                            kommun: kommun.name.clone(),
                        },
                    ));
                }
                // A post town may lie in two kommuner; the postal code knows which.
                let code = match by_code {
                    Some(postal) if !is_kommun_column => postal.kommun.clone(),
                    _ => kommun.code.clone(),
                };
                site.kommun = Some(code);
                break;
            }
            PlaceFinding::Ambiguous { kommuner, .. } => {
                if by_code.is_some() {
                    continue;
                }
                let names = kommuner.iter().map(|k| k.name.clone()).collect();
                placed
                    .doubts
                    .push((head.clone(), DoubtKind::SeveralPlaces { stated: text.clone(), places: names }));
                site.place_as_stated.get_or_insert_with(|| text.clone());
                break;
            }
            PlaceFinding::County(_) | PlaceFinding::Unknown { .. } => {
                if by_code.is_some() && !is_kommun_column {
                    continue;
                }
                let nearest = match vocabulary.find_kommun(first) {
                    PlaceFinding::Unknown { nearest } => {
                        nearest.into_iter().take(3).map(|k| k.name.clone()).collect()
                    }
                    _ => Vec::new(),
                };
                placed
                    .doubts
                    .push((head.clone(), DoubtKind::UnknownKommun { stated: text.clone(), nearest }));
                if is_kommun_column {
                    site.place_as_stated.get_or_insert_with(|| text.clone());
                }
                break;
            }
        }
    }
    if site.kommun.is_none() {
        site.kommun = by_code.map(|postal| postal.kommun.clone());
    }
    if site.kommun.is_some() && site.country.is_empty() {
        site.country = "SE".to_owned();
    }
    if site.kommun.is_none()
        && let Some((text, _)) = &cells.county
    {
        site.place_as_stated.get_or_insert_with(|| text.clone());
    }
}

fn position(cells: &PlaceCells, site: &mut Site, placed: &mut Placed) {
    let (stated, head, pair) = match (&cells.latitude, &cells.longitude, &cells.position) {
        (Some((lat, head)), Some((lon, _)), _) => {
            (format!("{lat}, {lon}"), head.clone(), degrees(lat, 90.0).zip(degrees(lon, 180.0)))
        }
        (Some((lat, head)), None, _) if lat.contains([',', ';', ' ']) => {
            (lat.clone(), head.clone(), pair(lat))
        }
        (_, _, Some((both, head))) => (both.clone(), head.clone(), pair(both)),
        (Some((one, head)), None, None) | (None, Some((one, head)), None) => {
            placed.problems.push((head.clone(), ProblemKind::NotAPosition { stated: one.clone() }));
            return;
        }
        (None, None, None) => return,
    };
    let Some((lat, lon)) = pair else {
        // Sweden's own grid counts in metres; longitude and latitude in the wrong order may be out of range.
        placed.problems.push((head, ProblemKind::NotAPosition { stated }));
        return;
    };
    let position = Position::from_degrees(lat, lon);
    let within = |lat: i32, lon: i32| SWEDEN[0].contains(&lat) && SWEDEN[1].contains(&lon);
    if (site.country.is_empty() || site.country == "SE") && !within(position.lat, position.lon) {
        if within(position.lon, position.lat) {
            placed.doubts.push((head, DoubtKind::PositionSwapped { stated: stated.clone() }));
        } else {
            placed.doubts.push((head, DoubtKind::PositionAbroad { stated: stated.clone() }));
        }
        site.place_as_stated.get_or_insert(stated);
        return;
    }
    site.position = Some(position);
}

/// "59.3, 18.1", "59,3; 18,1", "59,3 18,1", "59,3, 18,1".
fn pair(text: &str) -> Option<(f64, f64)> {
    let text = text.trim().trim_start_matches(['(', '[']).trim_end_matches([')', ']']);
    let both = |(lat, lon): (&str, &str)| degrees(lat, 90.0).zip(degrees(lon, 180.0));
    [";", ", ", " ", "/", ","]
        .into_iter()
        .filter(|mark| text.matches(mark).count() == 1 || *mark == ", ")
        .find_map(|mark| text.split_once(mark).and_then(both))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> Option<(String, String)> {
        Some((text.to_owned(), "h".to_owned()))
    }

    #[test]
    fn positions_are_read_as_registers_write_them() {
        for text in ["59.3, 18.1", "59,3; 18,1", "59,3 18,1", "59,3, 18,1", "59.3,18.1", "(59.3° N, 18.1° E)"]
        {
            assert_eq!(pair(text), Some((59.3, 18.1)), "{text}");
        }
        for text in ["59.3", "norr", "591234, 18", "59.3, 18.1, 5"] {
            assert_eq!(pair(text), None, "{text}");
        }
    }

    #[test]
    fn a_place_abroad_is_kept_and_asks_no_kommun() {
        let cells = PlaceCells { place: cell("Hamburg, Germany"), ..PlaceCells::default() };
        let placed = place(cells, None);
        let site = placed.site.unwrap();
        assert_eq!((site.country.as_str(), site.kommun), ("DE", None));
        assert!(placed.doubts.is_empty() && placed.problems.is_empty());
    }

    #[test]
    fn a_postal_code_gives_the_kommun_and_a_misspelt_one_is_doubtful() {
        let cells =
            PlaceCells { postal_code: cell("33231"), locality: cell("Gislaved"), ..PlaceCells::default() };
        let site = place(cells, None).site.unwrap();
        assert_eq!((site.kommun.as_deref(), site.postal_code.as_deref()), (Some("0662"), Some("33231")));
        let wrong = place(PlaceCells { kommun: cell("Gnosjjö"), ..PlaceCells::default() }, None);
        assert!(
            matches!(&wrong.doubts[0].1, DoubtKind::UnknownKommun { nearest, .. } if nearest[0] == "Gnosjö")
        );
        assert_eq!(wrong.site.unwrap().place_as_stated.as_deref(), Some("Gnosjjö"));
    }
}
