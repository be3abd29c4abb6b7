//! Swedish organisation numbers (organisationsnummer), with their check digit.
//!
//! A sole trader's organisation number is the owner's personal identity number: personal data, told apart here and
//! not shown by [`OrganisationNumber::shown`].

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Ten digits with a right check digit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OrganisationNumber([u8; 10]);

/// Why a text is no organisation number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OrganisationNumberError {
    #[error("the organisation number is missing; write ten digits, for example 556036-0793")]
    Empty,
    #[error("'{found}' does not belong in an organisation number; write ten digits, for example 556036-0793")]
    Character { found: char },
    #[error("an organisation number has ten digits, this has {digits}")]
    Length { digits: usize },
    #[error("twelve digits begin with 16, or with the century of a person; this begins with {found}")]
    Prefix { found: String },
    #[error("the last digit does not fit the others (it would be {expected}); look for a mistyped digit")]
    CheckDigit { expected: u8 },
    #[error(
        "the third digit is 2 or more for a firm, or the number begins with a birth date; this does neither"
    )]
    NotADate,
}

impl OrganisationNumber {
    /// True for the personal identity number of a sole trader: personal data, never shown or exported.
    #[must_use]
    pub fn is_personal(self) -> bool {
        self.0[2] < 2
    }

    /// "556036-0793"; None when it is personal.
    #[must_use]
    pub fn shown(self) -> Option<String> {
        (!self.is_personal()).then(|| self.hyphenated())
    }

    /// Ten digits without a hyphen, for storage. Personal numbers too: mind where it goes.
    #[must_use]
    pub fn digits(self) -> String {
        self.0.iter().map(|d| char::from(b'0' + d)).collect()
    }

    fn hyphenated(self) -> String {
        let digits = self.digits();
        format!("{}-{}", &digits[..6], &digits[6..])
    }
}

impl FromStr for OrganisationNumber {
    type Err = OrganisationNumberError;

    /// Ten digits, with or without hyphen and blanks; twelve with 16 before, or a century before a personal number;
    /// a Swedish VAT number (SE, ten digits, 01).
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        use OrganisationNumberError as E;
        let text = text.trim();
        let vat = text.strip_prefix("SE").or_else(|| text.strip_prefix("se"));
        let vat = vat.and_then(|rest| rest.trim().strip_suffix("01")).filter(|rest| rest.trim().len() >= 10);
        let mut digits = Vec::with_capacity(12);
        for c in vat.unwrap_or(text).chars() {
            match c {
                '0'..='9' => digits.push(c as u8 - b'0'),
                '-' | '–' | '+' => {}
                _ if c.is_whitespace() => {}
                _ => return Err(E::Character { found: c }),
            }
        }
        let prefix: Option<[u8; 2]> = match digits.len() {
            0 => return Err(E::Empty),
            10 => None,
            12 => Some([digits.remove(0), digits.remove(0)]),
            other => return Err(E::Length { digits: other }),
        };
        let number: [u8; 10] = digits.try_into().map_err(|d: Vec<u8>| E::Length { digits: d.len() })?;
        let is_personal = number[2] < 2;
        match prefix {
            None | Some([1, 6]) => {}
            Some([1, 8 | 9] | [2, 0]) if is_personal => {}
            Some([a, b]) => return Err(E::Prefix { found: format!("{a}{b}") }),
        }
        if is_personal {
            let month = number[2] * 10 + number[3];
            let day = number[4] * 10 + number[5];
            if !(1..=12).contains(&month) || !(1..=31).contains(&(day % 60)) {
                return Err(E::NotADate);
            }
        }
        let expected = check_digit(&number[..9]);
        if expected == number[9] { Ok(OrganisationNumber(number)) } else { Err(E::CheckDigit { expected }) }
    }
}

/// The digit that makes the Luhn sum a multiple of ten.
fn check_digit(nine: &[u8]) -> u8 {
    let sum: u8 = nine
        .iter()
        .enumerate()
        .map(|(place, &digit)| if place % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit })
        .sum();
    (10 - sum % 10) % 10
}

impl fmt::Debug for OrganisationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown().unwrap_or_else(|| "personal".to_owned()))
    }
}

impl TryFrom<String> for OrganisationNumber {
    type Error = OrganisationNumberError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<OrganisationNumber> for String {
    fn from(number: OrganisationNumber) -> String {
        number.digits()
    }
}
