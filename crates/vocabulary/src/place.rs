//! Län, kommuner and postal codes, with a point inside each kommun.

use std::collections::HashMap;

use crate::table::{self, TableError};

/// A län (county).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct County {
    /// Two digits, leading zero kept: "01".
    pub code: String,
    /// "Stockholms län".
    pub name_sv: String,
    /// "Stockholm County".
    pub name_en: String,
    /// "Stockholm".
    pub short_sv: String,
    pub synonyms: Vec<String>,
}

/// A kommun (municipality), with a point inside its borders.
#[derive(Debug, Clone, PartialEq)]
pub struct Kommun {
    /// Four digits, leading zero kept; the first two are the county's.
    pub code: String,
    /// "Österåker".
    pub name: String,
    /// "Österåkers kommun".
    pub full_name: String,
    /// Code of the county.
    pub county: String,
    /// Degrees north, WGS 84.
    pub lat: f64,
    /// Degrees east, WGS 84.
    pub lon: f64,
    pub synonyms: Vec<String>,
}

/// A Swedish postal code and where its letters go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostalCode {
    /// Five digits without the blank.
    pub code: String,
    /// Post town: "Stockholm".
    pub locality: String,
    /// Code of the kommun.
    pub kommun: String,
}

/// All places.
#[derive(Debug)]
pub struct Places {
    counties: Vec<County>,
    kommuner: Vec<Kommun>,
    postal_codes: Vec<PostalCode>,
    county_by_code: HashMap<String, usize>,
    kommun_by_code: HashMap<String, usize>,
}

impl Places {
    pub(crate) fn read(counties: &str, kommuner: &str, postal_codes: &str) -> Result<Places, TableError> {
        let counties = table::rows("counties.csv", counties, |row| {
            Ok(County {
                code: row.required("code")?,
                name_sv: row.required("name_sv")?,
                name_en: row.required("name_en")?,
                short_sv: row.required("short_sv")?,
                synonyms: row.list("synonyms")?,
            })
        })?;
        let county_by_code: HashMap<_, _> =
            counties.iter().enumerate().map(|(i, c)| (c.code.clone(), i)).collect();
        let kommuner = table::rows("kommuner.csv", kommuner, |row| {
            let county: String = row.required("county")?;
            if !county_by_code.contains_key(&county) {
                return Err(row.error("county", format!("no county '{county}'")));
            }
            Ok(Kommun {
                code: row.required("code")?,
                name: row.required("name")?,
                full_name: row.required("full_name")?,
                county,
                lat: row.required("lat")?,
                lon: row.required("lon")?,
                synonyms: row.list("synonyms")?,
            })
        })?;
        let kommun_by_code: HashMap<_, _> =
            kommuner.iter().enumerate().map(|(i, k)| (k.code.clone(), i)).collect();
        let mut postal_codes = table::rows("postal_codes.csv", postal_codes, |row| {
            let kommun: String = row.required("kommun")?;
            if !kommun_by_code.contains_key(&kommun) {
                return Err(row.error("kommun", format!("no kommun '{kommun}'")));
            }
            Ok(PostalCode { code: row.required("postal_code")?, locality: row.required("locality")?, kommun })
        })?;
        postal_codes.sort_by(|a, b| a.code.cmp(&b.code));
        Ok(Places { counties, kommuner, postal_codes, county_by_code, kommun_by_code })
    }

    /// The 21 counties in order of code.
    #[must_use]
    pub fn counties(&self) -> &[County] {
        &self.counties
    }

    /// The 290 kommuner in order of code.
    #[must_use]
    pub fn kommuner(&self) -> &[Kommun] {
        &self.kommuner
    }

    /// Every postal code, in order.
    #[must_use]
    pub fn postal_codes(&self) -> &[PostalCode] {
        &self.postal_codes
    }

    #[must_use]
    pub fn county(&self, code: &str) -> Option<&County> {
        self.county_by_code.get(code).map(|&i| &self.counties[i])
    }

    #[must_use]
    pub fn kommun(&self, code: &str) -> Option<&Kommun> {
        self.kommun_by_code.get(code).map(|&i| &self.kommuner[i])
    }

    /// The county that a kommun lies in.
    ///
    /// # Panics
    /// When the kommun was not taken from this table.
    #[must_use]
    pub fn county_of(&self, kommun: &Kommun) -> &County {
        self.county(&kommun.county).expect("the table reader checked every kommun's county")
    }

    /// The kommuner of a county.
    pub fn kommuner_of<'a>(&'a self, county: &'a str) -> impl Iterator<Item = &'a Kommun> {
        self.kommuner.iter().filter(move |k| k.county == county)
    }

    /// Where a postal code lies: "123 45" or "12345".
    #[must_use]
    pub fn postal_code(&self, text: &str) -> Option<&PostalCode> {
        let text = text.trim();
        let text = text.strip_prefix("SE-").or_else(|| text.strip_prefix("S-")).unwrap_or(text);
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let index = self.postal_codes.binary_search_by(|p| p.code.as_str().cmp(&digits)).ok()?;
        Some(&self.postal_codes[index])
    }
}
