//! General tolerances after ISO 2768-1: "ISO 2768-m" on a drawing as a deviation at a dimension.

use std::sync::OnceLock;

use crate::measure::Length;
use crate::table;
use crate::vocabulary::data;

/// A class of ISO 2768-1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    Fine,
    Medium,
    Coarse,
    VeryCoarse,
}

impl Class {
    pub const ALL: [Class; 4] = [Class::Fine, Class::Medium, Class::Coarse, Class::VeryCoarse];

    /// The letter of the drawing: f, m, c or v.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Class::Fine => 'f',
            Class::Medium => 'm',
            Class::Coarse => 'c',
            Class::VeryCoarse => 'v',
        }
    }

    /// Reads "ISO 2768-m", "2768 m", "ISO 2768-mK" (the second letter is part 2, withdrawn, and not read here),
    /// "SS-ISO 2768-1 m". `None` when the text names no class.
    #[must_use]
    pub fn parse(text: &str) -> Option<Class> {
        let after = text.split_once("2768")?.1;
        let after = after.trim_start_matches([' ', '-', '–', ':', '/', '(']);
        let after = after
            .strip_prefix('1')
            .map_or(after, |rest| rest.trim_start_matches([' ', '-', '–', ':', '/', '(']));
        let letters: Vec<char> = after.chars().take_while(|c| c.is_alphabetic()).collect();
        let class = letters.first()?.to_ascii_lowercase();
        let geometric = letters.get(1).is_none_or(|c| matches!(c.to_ascii_uppercase(), 'H' | 'K' | 'L'));
        if letters.len() > 2 || !geometric {
            return None;
        }
        Class::ALL.into_iter().find(|c| c.letter() == class)
    }

    /// The permissible deviation, plus and minus, of a linear dimension; `None` where the class has none (under
    /// 0.5 mm, over 4 m, fine over 2 m, very coarse under 3 mm): the drawing must state it.
    #[must_use]
    pub fn deviation(self, nominal: Length) -> Option<Length> {
        let row = rows()
            .iter()
            .find(|r| r.class == self.letter() && nominal <= r.up_to && r.covers_from(nominal))?;
        Some(row.deviation)
    }

    /// The whole width of the tolerance: twice the deviation.
    #[must_use]
    pub fn width(self, nominal: Length) -> Option<Length> {
        self.deviation(nominal).map(|d| Length::from_um(2 * d.um()))
    }
}

struct Linear {
    class: char,
    over: Length,
    up_to: Length,
    deviation: Length,
}

impl Linear {
    /// The first range of the standard begins with 0.5 mm inclusive, the others after their lower end.
    fn covers_from(&self, nominal: Length) -> bool {
        if self.over == Length::from_um(500) { nominal >= self.over } else { nominal > self.over }
    }
}

fn rows() -> &'static [Linear] {
    static ROWS: OnceLock<Vec<Linear>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let read = table::rows("iso2768.csv", data!("iso2768.csv"), |row| {
            if row.text("table")? != "linear" {
                return Ok(None);
            }
            let length = |column| {
                let mm: f64 = row.required(column)?;
                Length::from_mm(mm).ok_or_else(|| row.error(column, "is no length"))
            };
            Ok(Some(Linear {
                class: row.required("class")?,
                over: length("over_mm")?,
                up_to: length("up_to_mm")?,
                deviation: length("deviation_mm")?,
            }))
        });
        match read {
            Ok(rows) => rows.into_iter().flatten().collect(),
            Err(mistake) => panic!("{mistake}"),
        }
    })
}
