//! Whom a person can talk to: advisers, each for some counties or for everywhere else.
//!
//! ```toml
//! [[adviser]]
//! name = "Företagslots Jönköpings län"
//! phone = "010-123 45 67"
//! mail = "lots@example.se"
//! hours = "vardagar 9–16"
//! hours_en = "weekdays 9–16"
//! counties = ["Jönköpings län", "Kronobergs län"]
//!
//! [[adviser]]                # without counties: where no other is named
//! name = "Hemtags rådgivare"
//! phone = "010-765 43 21"
//! ```

use serde::{Deserialize, Serialize};

use super::{Config, ConfigError};
use crate::values;

/// An adviser: a person, or an office that answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Adviser {
    pub name: String,
    pub phone: Option<String>,
    pub mail: Option<String>,
    /// When somebody answers, in words: "vardagar 9–16".
    pub hours: Option<String>,
    /// The same in English; the Swedish words where there are none.
    pub hours_en: Option<String>,
    /// Names or codes of counties, two-digit codes once they are read. Empty: every county that has no other adviser.
    pub counties: Vec<String>,
}

impl Adviser {
    /// When somebody answers, in English where that is stated.
    #[must_use]
    pub fn hours_in_english(&self) -> &str {
        self.hours_en.as_deref().or(self.hours.as_deref()).unwrap_or_default()
    }
}

impl Config {
    /// The adviser for a county's code, else the one for everywhere else.
    #[must_use]
    pub fn adviser_for(&self, county: Option<&str>) -> Option<&Adviser> {
        let named = |code: &str| self.adviser.iter().find(|a| a.counties.iter().any(|c| c == code));
        county.and_then(named).or_else(|| self.adviser.iter().find(|a| a.counties.is_empty()))
    }
}

/// Counties become codes.
///
/// # Errors
/// When an adviser cannot be reached, a county is not known, or two stand for the same place.
pub(super) fn read(mut advisers: Vec<Adviser>) -> Result<Vec<Adviser>, ConfigError> {
    let mut taken: Vec<String> = Vec::new();
    let mut elsewhere = 0;
    for (number, adviser) in advisers.iter_mut().enumerate() {
        let wrong = |what: String| ConfigError::Adviser { number: number + 1, what };
        let given = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
        if adviser.name.trim().is_empty() {
            return Err(wrong("it has no name".into()));
        }
        if !given(&adviser.phone) && !given(&adviser.mail) {
            return Err(wrong(format!("{} has neither phone nor mail", adviser.name)));
        }
        let plain = |mail: &str| {
            let (before, after) = mail.split_once('@').unwrap_or_default();
            !before.is_empty()
                && after.contains('.')
                && !mail.contains(|c: char| c.is_whitespace() || ",;<>".contains(c))
        };
        if let Some(mail) = adviser.mail.as_deref().filter(|mail| !plain(mail)) {
            return Err(wrong(format!(
                "mail = \"{mail}\" is no e-mail address; expected one such as lots@example.se"
            )));
        }
        for county in &mut adviser.counties {
            let code = values::county(county)
                .map_err(|_| wrong(format!("\"{county}\" is no county; expected a name such as \"Jönköpings län\" or its code such as \"06\"")))?;
            *county = format!("{code:02}");
            if taken.contains(county) {
                return Err(wrong(format!("county {county} has another adviser already")));
            }
            taken.push(county.clone());
        }
        elsewhere += usize::from(adviser.counties.is_empty());
        if elsewhere > 1 {
            return Err(wrong(
                "two advisers have no counties; only one can stand for everywhere else".into(),
            ));
        }
    }
    Ok(advisers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn adviser(name: &str, counties: &[&str]) -> Adviser {
        Adviser {
            name: name.into(),
            phone: Some("010-1".into()),
            counties: counties.iter().map(|c| (*c).to_owned()).collect(),
            ..Adviser::default()
        }
    }

    #[test]
    fn the_county_decides_and_one_stands_for_the_rest() {
        let read = read(vec![adviser("rest", &[]), adviser("south", &["Skåne län", "10"])]).unwrap();
        let config = Config { adviser: read, ..Config::default() };
        let found = |county| config.adviser_for(county).map(|a| a.name.as_str());
        assert_eq!(found(Some("12")), Some("south"));
        assert_eq!(found(Some("10")), Some("south"));
        assert_eq!(found(Some("25")), Some("rest"));
        assert_eq!(found(None), Some("rest"));
        let only =
            Config { adviser: super::read(vec![adviser("south", &["12"])]).unwrap(), ..Config::default() };
        assert_eq!(
            only.adviser_for(Some("25")),
            None,
            "nobody is made up for a county that none is named for"
        );
    }

    #[test]
    fn what_cannot_be_right_is_told() {
        let told = |advisers: Vec<Adviser>| read(advisers).unwrap_err().to_string();
        assert!(told(vec![adviser("", &[])]).contains("adviser 1"));
        assert!(told(vec![Adviser { phone: None, ..adviser("A", &[]) }]).contains("neither phone nor mail"));
        assert!(told(vec![adviser("A", &["Atlantis"])]).contains("Atlantis"));
        assert!(told(vec![adviser("A", &["06"]), adviser("B", &["Jönköpings län"])]).contains("adviser 2"));
        assert!(told(vec![adviser("A", &[]), adviser("B", &[])]).contains("everywhere else"));
        let mail = |mail: &str| Adviser { mail: Some(mail.into()), ..adviser("A", &[]) };
        for wrong in ["lots", "a@b", "a@b.se?bcc=c@d.se, e@f.se", "a@b.se\nBcc: c@d.se"] {
            assert!(told(vec![mail(wrong)]).contains("e-mail"), "{wrong}");
        }
        assert!(read(vec![mail("lots@example.se")]).is_ok());
    }
}
