//! Values with a form that the formats lay down.

use std::fmt::{self, Write as _};
use std::str::FromStr;

use jiff::{Timestamp, civil};
use serde_json::Value;

/// A text that has not the form of the value that it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}, found {found}")]
pub struct ValueError {
    /// The form, in words.
    pub expected: &'static str,
    /// The text, quoted and shortened.
    pub found: String,
}

/// At most 60 letters of a text in quotes, for sentences about it.
pub(crate) fn quoted(text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    if short.len() < text.len() { format!("{short:?}…") } else { format!("{short:?}") }
}

/// A text with a form of its own: the type, its form in words, and the check.
macro_rules! formed {
    ($(#[$about:meta])* $name:ident, $form:literal, $check:expr) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The form in words, for messages.
            pub const FORM: &'static str = $form;

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = ValueError;

            fn from_str(text: &str) -> Result<$name, ValueError> {
                let check: fn(&str) -> bool = $check;
                if check(text) {
                    Ok($name(text.to_owned()))
                } else {
                    Err(ValueError { expected: $form, found: quoted(text) })
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str(&self.0)
            }
        }
    };
}

fn numbered(text: &str, prefix: &str) -> bool {
    text.strip_prefix(prefix)
        .is_some_and(|rest| rest.len() == 12 && rest.bytes().all(|one| one.is_ascii_alphanumeric()))
}

formed!(
    /// The business partner number of a legal entity (urn:samm:io.catenax.shared.business_partner_number:2.0.0).
    Bpnl,
    "BPNL and twelve letters or digits",
    |text| numbered(text, "BPNL")
);

formed!(
    /// The business partner number of a site.
    Bpns,
    "BPNS and twelve letters or digits",
    |text| numbered(text, "BPNS")
);

formed!(
    /// The business partner number of a site or an address.
    SiteBpn,
    "BPNS or BPNA and twelve letters or digits",
    |text| numbered(text, "BPNS") || numbered(text, "BPNA")
);

formed!(
    /// A UUID, with or without `urn:uuid:` (urn:samm:io.catenax.shared.uuid:2.0.0). Always handed in, never drawn here.
    Uuid,
    "a UUID such as 3b4edc05-e214-47a1-b0c2-1d831cdd9ba9",
    |text| {
        let groups: Vec<&str> = text.strip_prefix("urn:uuid:").unwrap_or(text).split('-').collect();
        groups.iter().map(|one| one.len()).eq([8, 4, 4, 4, 12])
            && groups.iter().all(|one| one.bytes().all(|digit| digit.is_ascii_hexdigit()))
    }
);

impl Uuid {
    /// Of bytes that were drawn or computed: version 4 or 8 of RFC 9562, sections 5.4 and 5.8. The bits of version and variant are
    /// written over theirs.
    #[must_use]
    pub fn of(version: u8, mut bytes: [u8; 16]) -> Uuid {
        bytes[6] = (bytes[6] & 0x0f) | (version << 4);
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        // In groups with hyphens, in lower case (section 4).
        let mut text = String::with_capacity(36);
        for (at, byte) in bytes.iter().enumerate() {
            if matches!(at, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            // Writing to a text does not fail.
            let _ = write!(text, "{byte:02x}");
        }
        Uuid(text)
    }
}

formed!(
    /// A unit of the catalogue of SAMM, such as `unit:piece`.
    UnitReference,
    "a unit such as unit:piece",
    |text| {
        text.split_once(':').is_some_and(|(prefix, name)| {
            prefix.bytes().all(|one| one.is_ascii_alphabetic())
                && !name.is_empty()
                && name.bytes().all(|one| one.is_ascii_alphabetic())
        })
    }
);

formed!(
    /// Three numbers with points between, perhaps with more after a hyphen (semantic versioning).
    Version,
    "a version such as 1.0.0",
    |text| {
        let (numbers, more) = text.split_once('-').unwrap_or((text, "0"));
        let numbers: Vec<&str> = numbers.split('.').collect();
        let whole = |one: &&str| {
            !one.is_empty() && one.bytes().all(|digit| digit.is_ascii_digit()) && (*one == "0" || !one.starts_with('0'))
        };
        numbers.len() == 3
            && numbers.iter().all(whole)
            && more.split('.').all(|one| {
                !one.is_empty() && one.bytes().all(|letter| letter.is_ascii_alphanumeric() || letter == b'-')
            })
    }
);

formed!(
    /// A date and time as XML Schema writes it, with its time zone or without. The text is kept, so that the zone is too.
    Moment,
    "a date and time such as 2026-11-27T09:00:00Z",
    |text| {
        let bytes = text.as_bytes();
        // The parsers of jiff take more than the format does: blanks for the T, no seconds, names of zones.
        bytes.len() >= 19
            && bytes[10] == b'T'
            && bytes[16] == b':'
            && text.bytes().all(|one| one.is_ascii_digit() || b"TZ:.+-".contains(&one))
            && (text.parse::<Timestamp>().is_ok()
                || (!text.contains('Z') && !text[10..].contains(['+', '-']) && text.parse::<civil::DateTime>().is_ok()))
    }
);

impl Moment {
    /// The moment, when its time zone stands there.
    #[must_use]
    pub fn timestamp(&self) -> Option<Timestamp> {
        self.0.parse().ok()
    }
}

impl From<Timestamp> for Moment {
    fn from(moment: Timestamp) -> Moment {
        Moment(moment.to_string())
    }
}

formed!(
    /// Bytes in base 64 with its padding (RFC 4648, section 4), and nothing else such as line breaks.
    Base64,
    "base 64 in groups of four letters, without line breaks",
    |text| {
        let letters = text.trim_end_matches('=');
        text.len().is_multiple_of(4)
            && text.len() - letters.len() <= 2
            && letters.bytes().all(|one| one.is_ascii_alphanumeric() || one == b'+' || one == b'/')
    }
);

/// A decimal number of at most 15 digits, exactly: so many every double keeps, and so JSON does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    digits: i64,
    /// Digits after the point, without zeros at the end.
    places: u8,
}

impl Decimal {
    const MOST_DIGITS: usize = 15;
    const FORM: &'static str = "a decimal number of at most 15 digits such as 12.5";

    /// A whole number.
    #[must_use]
    pub fn whole(number: i32) -> Decimal {
        Decimal { digits: number.into(), places: 0 }
    }

    /// Below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.digits < 0
    }

    /// As a number of JSON.
    pub(crate) fn number(self) -> Value {
        if self.places == 0 {
            return self.digits.into();
        }
        // Fifteen digits survive the way through a double.
        self.to_string().parse::<f64>().map_or(Value::Null, Value::from)
    }
}

impl FromStr for Decimal {
    type Err = ValueError;

    /// A sign, digits, and perhaps a point and digits; no exponent.
    fn from_str(text: &str) -> Result<Decimal, ValueError> {
        let error = || ValueError { expected: Decimal::FORM, found: quoted(text) };
        let (negative, number) = match text.as_bytes().first() {
            Some(b'-') => (true, &text[1..]),
            Some(b'+') => (false, &text[1..]),
            _ => (false, text),
        };
        let (whole, part) = number.split_once('.').unwrap_or((number, ""));
        let part = part.trim_end_matches('0');
        let whole = if whole.is_empty() { whole } else { whole.trim_start_matches('0') };
        let written = number.bytes().any(|one| one.is_ascii_digit());
        let digits = format!("{whole}{part}");
        if !written || digits.len() > Decimal::MOST_DIGITS || !digits.bytes().all(|one| one.is_ascii_digit())
        {
            return Err(error());
        }
        let places = u8::try_from(part.len()).map_err(|_| error())?;
        let size: i64 = if digits.is_empty() { 0 } else { digits.parse().map_err(|_| error())? };
        Ok(Decimal { digits: if negative { -size } else { size }, places })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let size = self.digits.unsigned_abs();
        if self.places == 0 {
            return write!(to, "{sign}{size}");
        }
        let unit = 10_u64.pow(self.places.into());
        write!(to, "{sign}{}.{:0width$}", size / unit, size % unit, width = usize::from(self.places))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> std::cmp::Ordering {
        let scaled = |one: &Decimal, places: u8| {
            i128::from(one.digits) * 10_i128.pow(u32::from(places.saturating_sub(one.places)))
        };
        scaled(self, other.places).cmp(&scaled(other, self.places))
    }
}

/// From and to, both included. A side that is not there is not stated, never open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Range {
    /// The least.
    pub min: Option<Decimal>,
    /// The most.
    pub max: Option<Decimal>,
}

impl Range {
    /// Whether a side is stated, and the least is not above the most.
    #[must_use]
    pub fn says_something(self) -> bool {
        match (self.min, self.max) {
            (None, None) => false,
            (Some(min), Some(max)) => min <= max,
            _ => true,
        }
    }
}

impl fmt::Display for Range {
    /// As an interval: `[10, 500]`, `[, 500]`, `[10,]`.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |one: Option<Decimal>| one.map(|number| number.to_string()).unwrap_or_default();
        match self.max {
            Some(max) => write!(to, "[{}, {max}]", side(self.min)),
            None => write!(to, "[{},]", side(self.min)),
        }
    }
}

impl FromStr for Range {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Range, ValueError> {
        let error = || ValueError { expected: "an interval such as [10, 500]", found: quoted(text) };
        let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).ok_or_else(error)?;
        let (min, max) = inner.split_once(',').ok_or_else(error)?;
        let side = |one: &str| match one.trim() {
            "" => Ok(None),
            number => number.parse().map(Some).map_err(|_| error()),
        };
        let range = Range { min: side(min)?, max: side(max)? };
        if range.says_something() { Ok(range) } else { Err(error()) }
    }
}
