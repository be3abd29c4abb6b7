//! Numbers with units as people write them: `12,5`, `1 200 mm`, `0,5 tum`, `350 g`, `15 mil`.

use vocabulary::{Length, Mass};

use super::ValueProblem;

/// A decimal number. A comma and a point both separate decimals; blanks group thousands. Where both stand, the
/// last separates decimals. `None` when it is no number; `Err` when it can be read as two different ones.
pub(super) fn number(text: &str) -> Option<Result<f64, ValueProblem>> {
    let text: String = text.trim().chars().filter(|c| !is_blank(*c)).collect();
    let text = text.replace('−', "-");
    if text.is_empty() || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let plain = match (text.rfind(','), text.rfind('.')) {
        (Some(comma), Some(point)) if comma > point => text.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => text.replace(',', ""),
        (Some(_), None) | (None, Some(_)) if text.matches([',', '.']).count() > 1 => {
            // 1.200.000: only thousands are grouped more than once.
            if !grouped(&text) {
                return None;
            }
            text.replace([',', '.'], "")
        }
        (Some(_), None) | (None, Some(_)) => {
            if grouped(&text) && !text.starts_with('0') {
                let small = text.replace(',', ".");
                let large = text.replace([',', '.'], "");
                let small = small.trim_end_matches('0').trim_end_matches('.').to_owned();
                return Some(Err(ValueProblem::TwoNumbers { stated: text, small, large }));
            }
            text.replace(',', ".")
        }
        (None, None) => text,
    };
    if !plain.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-' || b == b'+') {
        return None;
    }
    plain.parse().ok().map(Ok)
}

/// A whole number; here three digits after a separator can only be thousands.
pub(super) fn whole(text: &str) -> Option<u64> {
    let text: String = text.trim().chars().filter(|c| !is_blank(*c)).collect();
    let plain = if grouped(&text) { text.replace([',', '.'], "") } else { text };
    // 200.0 from a spreadsheet is 200.
    let plain = plain.strip_suffix(".0").unwrap_or(&plain);
    (!plain.is_empty() && plain.bytes().all(|b| b.is_ascii_digit())).then(|| plain.parse().ok())?
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{a0}' || c == '\u{202f}' || c == '_'
}

/// True for `1,200` and `1.200.000`: groups of three digits after one to three.
fn grouped(text: &str) -> bool {
    let mut groups = text.trim_start_matches(['-', '+']).split([',', '.']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    (1..=3).contains(&first.len())
        && !rest.is_empty()
        && rest.iter().all(|g| g.len() == 3)
        && std::iter::once(&first).chain(&rest).all(|g| g.bytes().all(|b| b.is_ascii_digit()))
}

/// Splits "12,5 mm" into "12,5" and "mm".
pub(super) fn split_unit(text: &str) -> (&str, &str) {
    let text = text.trim();
    let end = text
        .char_indices()
        .find(|(_, c)| {
            !(c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '+' | '−' | '_') || is_blank(*c))
        })
        .map_or(text.len(), |(at, _)| at);
    (text[..end].trim(), text[end..].trim())
}

/// How many millimetres one of the unit is; no unit is millimetres, as on a drawing.
fn millimetres(unit: &str) -> Option<f64> {
    Some(match unit.to_lowercase().trim_end_matches('.') {
        "" | "mm" | "millimeter" | "millimetre" | "millimeters" | "millimetres" => 1.0,
        "cm" | "centimeter" | "centimetre" | "centimeters" | "centimetres" => 10.0,
        "dm" | "decimeter" | "decimetre" => 100.0,
        "m" | "meter" | "metre" | "meters" | "metres" => 1000.0,
        "µm" | "μm" | "um" | "my" | "mikrometer" | "micron" | "microns" | "micrometre" | "micrometer" => {
            0.001
        }
        "in" | "inch" | "inches" | "tum" | "\"" | "″" => 25.4,
        "ft" | "foot" | "feet" | "fot" => 304.8,
        _ => return None,
    })
}

fn kilograms(unit: &str) -> Option<f64> {
    Some(match unit.to_lowercase().trim_end_matches('.') {
        "mg" | "milligram" => 1e-6,
        "g" | "gram" | "grams" | "gr" => 1e-3,
        "hg" | "hekto" => 0.1,
        "kg" | "kilo" | "kilogram" | "kilograms" => 1.0,
        "t" | "ton" | "tonne" | "tonnes" | "tons" => 1000.0,
        "lb" | "lbs" | "pound" | "pounds" => 0.453_592_37,
        "oz" | "ounce" | "ounces" => 0.028_349_523_125,
        _ => return None,
    })
}

/// The longest side that is taken: beyond it somebody has mistaken the unit.
const LONGEST_MM: f64 = 200_000.0;
const HEAVIEST_KG: f64 = 1_000_000.0;

/// A length with its unit, or in `unit` when it has none.
pub fn length_in(text: &str, unit: &str) -> Result<Length, ValueProblem> {
    let mm = millimetres_of(text, unit)?;
    Length::from_mm(mm).ok_or_else(|| ValueProblem::NotALength { stated: text.trim().to_owned() })
}

/// The same before it is rounded to whole micrometres, for what is still to be added up.
pub(super) fn millimetres_of(text: &str, unit: &str) -> Result<f64, ValueProblem> {
    let (digits, own) = split_unit(text);
    let wrong = || ValueProblem::NotALength { stated: text.trim().to_owned() };
    let factor = millimetres(if own.is_empty() { unit } else { own }).ok_or_else(wrong)?;
    let mm = number(digits).ok_or_else(wrong)?? * factor;
    if !(0.001..=LONGEST_MM).contains(&mm) {
        return Err(ValueProblem::OutOfRange {
            stated: text.trim().to_owned(),
            from: "0,001 mm".to_owned(),
            to: "200 m".to_owned(),
        });
    }
    Ok(mm)
}

/// A length with its unit; none is millimetres.
pub(super) fn length(text: &str) -> Result<Length, ValueProblem> {
    length_in(text, "mm")
}

/// A mass with its unit. Without one it is refused: grams or kilograms is not for us to guess.
pub(super) fn mass(text: &str) -> Result<Mass, ValueProblem> {
    let (digits, unit) = split_unit(text);
    let wrong = || ValueProblem::NotAMass { stated: text.trim().to_owned() };
    let kg = number(digits).ok_or_else(wrong)?? * kilograms(unit).ok_or_else(wrong)?;
    if !(0.000_001..=HEAVIEST_KG).contains(&kg) {
        return Err(ValueProblem::OutOfRange {
            stated: text.trim().to_owned(),
            from: "1 mg".to_owned(),
            to: "1 000 ton".to_owned(),
        });
    }
    Mass::from_kg(kg).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mm(text: &str) -> Result<f64, ValueProblem> {
        length(text).map(Length::mm)
    }

    #[test]
    fn lengths_are_read_as_people_write_them() {
        for (text, expected) in [
            ("12", 12.0),
            ("12 mm", 12.0),
            ("12,5", 12.5),
            ("1 200 mm", 1200.0),
            ("1\u{a0}200,5 mm", 1200.5),
            ("1.200,5 mm", 1200.5),
            ("0,5 tum", 12.7),
            ("1/2", f64::NAN),
            ("40 µm", 0.04),
            ("1.2 m", 1200.0),
            ("0,005", 0.005),
            ("25 cm", 250.0),
        ] {
            match mm(text) {
                Ok(read) => assert!((read - expected).abs() < 1e-9, "{text} was read as {read}"),
                Err(_) => assert!(expected.is_nan(), "{text} was not read"),
            }
        }
    }

    #[test]
    fn what_can_be_two_numbers_is_asked_about() {
        let Err(ValueProblem::TwoNumbers { small, large, .. }) = mm("1,200") else { panic!("was guessed") };
        assert_eq!((small.as_str(), large.as_str()), ("1.2", "1200"));
        assert_eq!(whole("1,200"), Some(1200), "a count has no decimals");
    }

    #[test]
    fn a_mass_without_unit_is_refused() {
        assert!(matches!(mass("12"), Err(ValueProblem::NotAMass { .. })));
        assert_eq!(mass("350 g").map(Mass::mg), Ok(350_000));
        assert_eq!(mass("12,5 kg").map(Mass::mg), Ok(12_500_000));
    }

    #[test]
    fn nothing_and_less_than_nothing_are_no_lengths() {
        for text in ["0", "-3 mm", "0,0000001", "300 m"] {
            assert!(matches!(mm(text), Err(ValueProblem::OutOfRange { .. })), "{text}");
        }
    }
}
