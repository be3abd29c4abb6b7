//! Texts turned into the facts of a maker. Sizes, masses, tolerances and days are read as in a need, so that the same
//! text means the same on both sides.

use jiff::civil::Date;
use matching::{Envelope, Position, need::PartSize};
use vocabulary::{
    Finding, Length, Mass, MaterialId, OrganisationNumber, PlaceFinding, Vocabulary, find::Kind, iso286,
};

use super::problem::Problem;
use crate::{makers::model::ToleranceStated, values, words::Language};

type Read<T> = Result<T, Problem>;

/// The longest line of text that is kept, in characters.
const LONGEST: usize = 300;
/// Where "ISO 2768-m" is told as a grade: a dimension in the middle of the standard's table.
const GENERAL_AT: Length = Length::from_um(30_000);

/// # Errors
/// When it is longer than a line.
pub fn line(text: &str) -> Read<Option<String>> {
    let text = text.trim();
    if text.chars().count() > LONGEST {
        return Err(Problem::Own("edit-problem-long", vec![("most", LONGEST.to_string())]));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// Nothing when empty or "vet ej", else what the reader makes of it.
///
/// # Errors
/// Those of the reader.
pub fn stated<T>(text: &str, read: impl Fn(&str) -> Read<T>) -> Read<Option<T>> {
    if text.trim().is_empty() || values::is_unknown(text) { Ok(None) } else { read(text).map(Some) }
}

/// # Errors
/// When it is no length.
pub fn length(text: &str) -> Read<Length> {
    Ok(values::length(text)?)
}

/// # Errors
/// When it is no mass with a unit.
pub fn mass(text: &str) -> Read<Mass> {
    Ok(values::mass(text)?)
}

/// A mass in a field whose label says kilograms: another unit may be written.
///
/// # Errors
/// When it is no mass.
pub fn kilograms(text: &str) -> Read<Mass> {
    if text.trim().ends_with(|c: char| c.is_ascii_digit()) { mass(&format!("{text} kg")) } else { mass(text) }
}

/// "Ø 300 x 600 mm" or "2500 x 1250 x 25 mm".
///
/// # Errors
/// When it is neither.
pub fn envelope(text: &str) -> Read<Envelope> {
    Ok(match values::size(text)? {
        PartSize::Box(sides) => Envelope::Box(sides),
        PartSize::Round { diameter, length } => Envelope::Round { diameter, length },
    })
}

/// "IT7", "h6", "±0,01 vid 50 mm", "ISO 2768-m".
///
/// # Errors
/// When it is none of these, or a deviation without the dimension that it holds at.
pub fn tolerance(text: &str) -> Read<ToleranceStated> {
    let as_stated = text.trim().to_owned();
    let grade = match values::tolerance(text)? {
        values::ToleranceStated::Grade { grade, .. } => grade,
        values::ToleranceStated::Width { width, at: Some(at) } => iso286::grade_position(width, at),
        values::ToleranceStated::Width { at: None, .. } => {
            return Err(Problem::Own("edit-problem-tolerance-where", vec![("stated", as_stated)]));
        }
        values::ToleranceStated::General { class } => {
            let width = class.width(GENERAL_AT).expect("every class of ISO 2768 has a value at 30 mm");
            iso286::grade_position(width, GENERAL_AT)
        }
    };
    Ok(ToleranceStated { grade, as_stated })
}

/// # Errors
/// When it is no whole number from 1 to `most`.
pub fn whole(text: &str, most: u32) -> Read<u32> {
    Ok(values::whole(text, most)?)
}

/// "20", "20 dagar", "4 veckor".
///
/// # Errors
/// When it is no number of days up to ten years.
pub fn days(text: &str) -> Read<u16> {
    let text = text.trim().to_lowercase();
    let (number, factor) = ["veckor", "vecka", "weeks", "week"]
        .into_iter()
        .find_map(|unit| Some((text.strip_suffix(unit)?, 7)))
        .or_else(|| {
            ["dagar", "dag", "days", "day"].into_iter().find_map(|unit| Some((text.strip_suffix(unit)?, 1)))
        })
        .unwrap_or((&text, 1));
    let days = values::whole(number, 3650 / factor)? * factor;
    Ok(u16::try_from(days).expect("ten years are fewer than 65,536 days"))
}

/// A day that the calendar has.
///
/// # Errors
/// When it has not.
pub fn day(text: &str) -> Read<Date> {
    Ok(values::date(text)?)
}

/// A day that is not after today: nobody has seen or said anything tomorrow.
///
/// # Errors
/// When it is no day, or still to come.
pub fn past_day(text: &str, today: Date) -> Read<Date> {
    let day = day(text)?;
    if day > today {
        return Err(Problem::Own("edit-problem-future", vec![("today", today.to_string())]));
    }
    Ok(day)
}

/// Materials by name or code, one a line or with semicolons between.
///
/// # Errors
/// The first that is not known, or means several things.
pub fn materials(text: &str) -> Read<Vec<MaterialId>> {
    let mut found = Vec::new();
    for word in text.split(['\n', ';']).map(str::trim).filter(|word| !word.is_empty()) {
        found.push(material(word)?);
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

fn material(word: &str) -> Read<MaterialId> {
    let vocabulary = Vocabulary::embedded();
    let names = |terms: Vec<MaterialId>| -> String {
        let names =
            terms.into_iter().map(|id| vocabulary.materials().get(id).name(Language::Swedish.of_terms()));
        names.collect::<Vec<_>>().join(" / ")
    };
    match vocabulary.find_material(word) {
        Finding::Found { term, .. } => Ok(term),
        Finding::Ambiguous { meanings } => Err(Problem::Own(
            "edit-problem-material-several",
            vec![("stated", word.to_owned()), ("meanings", names(meanings))],
        )),
        Finding::Unknown { nearest } if nearest.is_empty() => {
            Err(Problem::Own("edit-problem-material", vec![("stated", word.to_owned())]))
        }
        Finding::Unknown { nearest } => Err(Problem::Own(
            "edit-problem-material-nearest",
            vec![("stated", word.to_owned()), ("nearest", names(nearest.into_iter().take(3).collect()))],
        )),
    }
}

/// A process by its code.
///
/// # Errors
/// When there is none.
pub fn process(code: &str) -> Read<vocabulary::ProcessId> {
    let found = Vocabulary::embedded().find(Kind::Process, code);
    match found.term() {
        Some(vocabulary::AnyTerm::Process(id)) => Ok(id),
        _ => Err(Problem::own("edit-problem-process")),
    }
}

/// An organisation number with its check digit: "556036-0793", and whether it is a person's.
///
/// # Errors
/// What is wrong with it.
pub fn organisation_number(text: &str) -> Read<(String, bool)> {
    use vocabulary::OrganisationNumberError as E;
    match text.parse::<OrganisationNumber>() {
        Ok(number) => {
            let digits = number.digits();
            Ok((format!("{}-{}", &digits[..6], &digits[6..]), number.is_personal()))
        }
        Err(E::CheckDigit { .. }) => Err(Problem::own("edit-problem-check-digit")),
        Err(E::NotADate) => Err(Problem::own("edit-problem-number-date")),
        Err(E::Empty | E::Character { .. } | E::Length { .. } | E::Prefix { .. }) => {
            Err(Problem::own("edit-problem-number"))
        }
    }
}

/// An address of a web site.
///
/// # Errors
/// When it is none that a browser opens.
pub fn web(text: &str) -> Read<String> {
    let text = text.trim();
    let whole = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let host = whole.strip_prefix("https://").or_else(|| whole.strip_prefix("http://"));
    let is_host = |host: &str| host.contains('.') && !host.contains(char::is_whitespace) && host.len() > 3;
    match host {
        Some(host) if is_host(host) => Ok(whole),
        _ => Err(Problem::Own("edit-problem-web", vec![("stated", text.to_owned())])),
    }
}

/// Codes of SNI 2007 with commas between.
///
/// # Errors
/// The first that does not exist.
pub fn sni(text: &str) -> Read<Vec<String>> {
    let sni = Vocabulary::embedded().sni();
    text.split([',', ';', ' ', '\n'])
        .map(str::trim)
        .filter(|code| !code.is_empty())
        .map(|code| {
            sni.by_code(code)
                .map(|branch| branch.code.clone())
                .ok_or_else(|| Problem::Own("edit-problem-sni", vec![("stated", code.to_owned())]))
        })
        .collect()
}

/// The code of a kommun, from its name or code.
///
/// # Errors
/// When there is none, or the name belongs to several.
pub fn kommun(text: &str) -> Read<String> {
    match Vocabulary::embedded().find_kommun(text) {
        PlaceFinding::Kommun(kommun) => Ok(kommun.code.clone()),
        _ => Ok(values::kommun(text)?),
    }
}

/// "57,304, 13,54" or "57.304 13.54": latitude and longitude in degrees.
///
/// # Errors
/// When it is not two numbers on the globe.
pub fn position(text: &str) -> Read<Position> {
    let wrong = || Problem::Own("edit-problem-position", vec![("stated", text.trim().to_owned())]);
    let text_only = text.replace(", ", " ").replace(';', " ");
    let numbers: Vec<f64> = text_only
        .split_whitespace()
        .map(|n| n.replace(',', ".").parse::<f64>().map_err(|_| wrong()))
        .collect::<Read<_>>()?;
    let [lat, lon] = numbers.as_slice() else { return Err(wrong()) };
    if !(-90.0..=90.0).contains(lat) || !(-180.0..=180.0).contains(lon) {
        return Err(wrong());
    }
    Ok(Position::from_degrees(*lat, *lon))
}

/// Who says so: a role or an organisation.
///
/// # Errors
/// When it is missing, or plainly points at a person.
pub fn by(text: &str) -> Read<String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::own("edit-problem-by-missing"));
    }
    if text.contains('@') || has_persons_number(text) {
        return Err(Problem::own("edit-problem-by-person"));
    }
    line(text)?.ok_or_else(|| Problem::own("edit-problem-by-missing"))
}

/// Whether a text holds a personal identity number or a telephone number: digits with what such numbers are written with between them.
/// Standards, days and numbers of organisations have other shapes.
fn has_persons_number(text: &str) -> bool {
    let joins = |letter: char| letter.is_ascii_digit() || matches!(letter, ' ' | '-' | '+' | '/' | '(' | ')');
    text.split(|letter| !joins(letter)).map(str::trim).any(|run| {
        let digits = run.chars().filter(char::is_ascii_digit).count();
        let begins_as_telephone = run.trim_start_matches('(').starts_with(['0', '+']);
        let is_personal = || run.parse::<OrganisationNumber>().is_ok_and(OrganisationNumber::is_personal);
        (digits >= 8 && begins_as_telephone) || is_personal()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_persons_number_is_told_from_standards_days_and_organisations() {
        for person in [
            "kim@firm.example",
            "811228-9874",
            "Kim 19811228-9874",
            "070-174 06 05",
            "ring +46 (0)8 465 004 04",
        ] {
            assert_eq!(by(person), Err(Problem::own("edit-problem-by-person")), "{person}");
        }
        for body in [
            "EN ISO 9606-1:2017, EN ISO 14732:2013",
            "Ackrediterat organ 1234, beslut 2026-11-27",
            "RISE, 556464-6874",
            "Testcenter mwz1jewz14852, Svetsare mwz1jewz14852",
        ] {
            assert_eq!(by(body).as_deref(), Ok(body));
        }
    }
}
