//! Texts turned into values: sizes, tolerances, days, places, counts. Forms, files and spreadsheets of needs and the
//! editing of makers read through here, so that the same text means the same everywhere.

pub mod money;
mod problem;
mod quantity;
mod tolerance;

use jiff::civil::{Date, ISOWeekDate, Weekday};
use matching::need::PartSize;
use vocabulary::{Length, Mass, MilliGrade, Vocabulary, iso286::Grade, iso2768::Class};

pub use problem::ValueProblem;
pub use quantity::length_in;
pub use tolerance::ToleranceStated;

type Read<T> = Result<T, ValueProblem>;

/// True for the ways of saying that one does not know.
#[must_use]
pub fn is_unknown(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    matches!(
        text.as_str(),
        "vet ej" | "vet inte" | "okänt" | "okänd" | "unknown" | "don't know" | "not known" | "?"
    )
}

/// # Errors
/// When it is no length, or one that nobody can make.
pub fn length(text: &str) -> Read<Length> {
    quantity::length(text)
}

/// # Errors
/// When it is no mass, or has no unit.
pub fn mass(text: &str) -> Read<Mass> {
    quantity::mass(text)
}

/// "120 x 60 x 30 mm", "12 cm × 6 cm × 3 cm", "Ø 12 x 46", "diameter 12 mm, length 46 mm".
///
/// # Errors
/// When it is no size of three sides, nor a diameter and a length.
pub fn size(text: &str) -> Read<PartSize> {
    let wrong = || ValueProblem::NotASize { stated: text.trim().to_owned() };
    let lower = text.trim().to_lowercase();
    let round = ["ø", "⌀", "diam", "dia ", "d=", "d "].iter().find_map(|sign| lower.strip_prefix(sign));
    let body = round.unwrap_or(&lower);
    let body = body.trim_start_matches("eter").trim_start_matches([':', '=', ' ', '.']);
    let pieces: Vec<&str> = body
        .split(['x', '×', '*', ';'])
        .flat_map(split_words)
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect();
    // The unit after the last number holds for those before it.
    let unit = pieces.last().map_or("", |last| quantity::split_unit(last).1);
    let lengths: Vec<Length> = pieces
        .iter()
        .map(|piece| match length_in(piece, unit) {
            Err(ValueProblem::NotALength { .. }) => Err(wrong()),
            other => other,
        })
        .collect::<Read<_>>()?;
    match (round, lengths.as_slice()) {
        (None, &[a, b, c]) => Ok(PartSize::Box([a, b, c])),
        (Some(_), &[diameter, length]) => Ok(PartSize::Round { diameter, length }),
        _ => Err(wrong()),
    }
}

/// Cuts "12 mm, length 46 mm" at its words for length.
fn split_words(text: &str) -> impl Iterator<Item = &str> {
    let cut = ["length", "längd", "lång", " l=", " l "].iter().find_map(|word| text.split_once(word));
    let (before, after) = cut.unwrap_or((text, ""));
    [before.trim().trim_end_matches([',', ';']), after.trim_start_matches([':', '=', ' '])].into_iter()
}

/// "±0,02", "±20 µm at 100 mm", "+0/-0,02 at 4 mm", "IT7", "4 h9", "H7 vid 30 mm", "ISO 2768-m".
///
/// # Errors
/// When it is none of these. A bare "0,02" is refused: plus and minus, or in all?
pub fn tolerance(text: &str) -> Read<ToleranceStated> {
    let stated = text.trim();
    let wrong = || ValueProblem::NotATolerance { stated: stated.to_owned() };
    if stated.contains("2768") {
        return Class::parse(stated).map(|class| ToleranceStated::General { class }).ok_or_else(wrong);
    }
    let (value, at) = split_dimension(stated);
    let at = at.map(quantity::length).transpose()?;
    if let Some(grade) = Grade::parse(value) {
        return Ok(ToleranceStated::Grade { grade: grade.into(), at });
    }
    if let Some((grade, before)) = fit(value) {
        let at = match before {
            "" => at,
            dimension => Some(quantity::length(dimension)?),
        };
        return Ok(ToleranceStated::Grade { grade, at });
    }
    let (dimension, value) = dimension_in_front(value);
    let at = match dimension {
        Some(dimension) => Some(quantity::length(dimension)?),
        None => at,
    };
    let width = deviations(value).ok_or_else(wrong)??;
    Ok(ToleranceStated::Width { width, at })
}

/// Cuts "Ø9,14 ±0,02" as it stands on a drawing in two.
fn dimension_in_front(text: &str) -> (Option<&str>, &str) {
    let sign = ["±", "+/-", "+-"].iter().filter_map(|sign| text.find(sign)).min();
    match sign.map(|at| (text[..at].trim().trim_start_matches(['Ø', 'ø', '⌀']).trim(), &text[at..])) {
        Some((before, value)) if !before.is_empty() => (Some(before), value),
        _ => (None, text),
    }
}

/// Cuts "±0,02 at 30 mm" in two.
fn split_dimension(text: &str) -> (&str, Option<&str>) {
    for word in [" at ", " vid ", "@", " på ", " on "] {
        if let Some((value, at)) = text.split_once(word) {
            return (value.trim(), Some(at.trim()));
        }
    }
    (text, None)
}

/// A fit of ISO 286, "h9" or "Ø4 H7": its grade, and the dimension in front.
fn fit(text: &str) -> Option<(MilliGrade, &str)> {
    let (before, fit) = text.rsplit_once(' ').unwrap_or(("", text));
    let letters = fit.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letter, digits) = fit.split_at(letters);
    let known = matches!(letter.len(), 1 | 2)
        && !letter.chars().any(|c| matches!(c.to_ascii_lowercase(), 'i' | 'l' | 'o' | 'q' | 'w'));
    if !known || !(1..=2).contains(&digits.len()) {
        return None;
    }
    let grade = Grade::new(digits.parse().ok()?)?;
    Some((grade.into(), before.trim().trim_start_matches(['Ø', 'ø', '⌀']).trim()))
}

/// "±0,02" or "+0,01/-0,03": the whole width. The deviation may be zero on one side.
fn deviations(text: &str) -> Option<Read<Length>> {
    let text = text.replace('−', "-");
    let both = ["±", "+/-", "+-", "+/−"].iter().find_map(|sign| text.strip_prefix(sign));
    if let Some(half) = both {
        return Some(quantity::millimetres_of(half, "mm").map(|half| width(half, -half)));
    }
    let (upper, lower) = text.split_once('/').or_else(|| text.trim().split_once(' '))?;
    let (_, unit) = quantity::split_unit(lower);
    let signed = |side: &str| -> Option<f64> {
        let (digits, own) = quantity::split_unit(side);
        let unit = if own.is_empty() { unit } else { own };
        let value = quantity::number(digits)?.ok()?;
        if value == 0.0 {
            return Some(0.0);
        }
        let size = quantity::millimetres_of(&format!("{}", value.abs()), unit).ok()?;
        Some(if value < 0.0 { -size } else { size })
    };
    let signs =
        |side: &str| side.trim().starts_with(['+', '-']) || side.trim().trim_end_matches(unit).trim() == "0";
    if !signs(upper) || !signs(lower) {
        return None;
    }
    Some(width(signed(upper)?, signed(lower)?)).filter(|w| w.um() > 0).map(Ok)
}

fn width(upper: f64, lower: f64) -> Length {
    vocabulary::width_between(upper, lower).unwrap_or(Length::ZERO)
}

/// A whole number above zero, with or without "st", "pcs", "h".
///
/// # Errors
/// When it is none, or more than `most`.
pub fn whole(text: &str, most: u32) -> Read<u32> {
    let (digits, unit) = quantity::split_unit(text);
    let wrong = || ValueProblem::NotAWhole { stated: text.trim().to_owned(), most };
    let unit = unit.to_lowercase();
    let known = matches!(
        unit.trim_end_matches('.'),
        "" | "st"
            | "stycken"
            | "styck"
            | "ex"
            | "pcs"
            | "pieces"
            | "pc"
            | "h"
            | "tim"
            | "timmar"
            | "hours"
            | "/år"
            | "per år"
            | "per year"
            | "om året"
    );
    let value = quantity::whole(digits).filter(|_| known).ok_or_else(wrong)?;
    u32::try_from(value).ok().filter(|v| (1..=most).contains(v)).ok_or_else(wrong)
}

/// "150 km", "150", "15 mil".
///
/// # Errors
/// When it is no whole number of kilometres up to 2,000.
pub fn kilometres(text: &str) -> Read<u16> {
    let lower = text.trim().to_lowercase();
    let (digits, unit) = quantity::split_unit(&lower);
    let wrong = || ValueProblem::NotAWhole { stated: text.trim().to_owned(), most: 2000 };
    let factor = match unit {
        "" | "km" | "kilometer" | "kilometre" | "kilometres" => 1,
        "mil" => 10,
        _ => return Err(wrong()),
    };
    let km = quantity::whole(digits).and_then(|km| km.checked_mul(factor)).ok_or_else(wrong)?;
    u16::try_from(km).ok().filter(|km| (1..=2000).contains(km)).ok_or_else(wrong)
}

/// "2027-03-01"; "2027-W10" or "v 10 2027" is the week's Sunday, "2027-03" the month's last day.
///
/// # Errors
/// When it is no day, week or month; also for days that no month has.
pub fn date(text: &str) -> Read<Date> {
    let stated = text.trim();
    let wrong = || ValueProblem::NotADate { stated: stated.to_owned() };
    // Before our era is nobody's day.
    if let Some(day) = stated.parse::<Date>().ok().filter(|day| day.year() > 0) {
        return Ok(day);
    }
    let numbers: Vec<i16> = stated
        .split(|c: char| !c.is_ascii_digit())
        .filter(|n| !n.is_empty())
        .filter_map(|n| n.parse().ok())
        .collect();
    let lower = stated.to_lowercase();
    let week = lower.starts_with('v') || lower.contains("-w") || lower.starts_with("week");
    match (numbers.as_slice(), week) {
        (&[a, b], true) => {
            let (year, week) = if a > 53 { (a, b) } else { (b, a) };
            let week = i8::try_from(week).map_err(|_| wrong())?;
            let monday = ISOWeekDate::new(year, week, Weekday::Sunday).map_err(|_| wrong())?;
            (year >= 2000).then(|| monday.date()).ok_or_else(wrong)
        }
        (&[year, month], false) if stated.len() == 7 && year >= 2000 => {
            let month = i8::try_from(month).map_err(|_| wrong())?;
            Date::new(year, month, 1).map(Date::last_of_month).map_err(|_| wrong())
        }
        _ => Err(wrong()),
    }
}

/// "true", "ja", "yes" and their opposites.
///
/// # Errors
/// When it is neither.
pub fn truth(text: &str) -> Read<bool> {
    match text.trim().to_lowercase().as_str() {
        "true" | "ja" | "yes" | "1" | "sant" => Ok(true),
        "false" | "nej" | "no" | "0" | "falskt" => Ok(false),
        _ => Err(choice(text, &["true", "false"])),
    }
}

pub fn choice(stated: &str, allowed: &[&str]) -> ValueProblem {
    ValueProblem::NotAChoice { stated: stated.trim().to_owned(), allowed: allowed.join(", ") }
}

/// The code of a kommun, from its code or name.
///
/// # Errors
/// When there is none of that name; with the nearest.
pub fn kommun(text: &str) -> Read<String> {
    let places = Vocabulary::embedded().places();
    let stated = text.trim();
    if let Some(kommun) = places.kommun(stated) {
        return Ok(kommun.code.clone());
    }
    let wanted = place_key(stated);
    let names = |k: &vocabulary::Kommun| -> Vec<String> {
        [&k.name, &k.full_name].into_iter().chain(&k.synonyms).map(|n| place_key(n)).collect()
    };
    if let Some(kommun) = places.kommuner().iter().find(|k| names(k).contains(&wanted)) {
        return Ok(kommun.code.clone());
    }
    let nearest = nearest(&wanted, places.kommuner().iter().map(|k| (place_key(&k.name), k.name.as_str())));
    Err(ValueProblem::NotAKommun { stated: stated.to_owned(), nearest })
}

/// The number of a county, from its code or name.
///
/// # Errors
/// When there is none of that name; with the nearest.
pub fn county(text: &str) -> Read<u8> {
    let places = Vocabulary::embedded().places();
    let stated = text.trim();
    let code = format!("{stated:0>2}");
    let wanted = place_key(stated);
    let found = places.county(&code).or_else(|| {
        places.counties().iter().find(|c| {
            [&c.name_sv, &c.name_en, &c.short_sv]
                .into_iter()
                .chain(&c.synonyms)
                .any(|n| place_key(n) == wanted)
        })
    });
    match found.and_then(|c| c.code.parse().ok()) {
        Some(number) => Ok(number),
        None => {
            let nearest = nearest(
                &wanted,
                places.counties().iter().map(|c| (place_key(&c.short_sv), c.name_sv.as_str())),
            );
            Err(ValueProblem::NotACounty { stated: stated.to_owned(), nearest })
        }
    }
}

/// Letters only, without the dots and rings, so that "Vasteras" finds Västerås.
fn place_key(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| match c {
            'å' | 'ä' | 'à' | 'á' => 'a',
            'ö' | 'ø' => 'o',
            'é' | 'è' => 'e',
            'ü' => 'u',
            other => other,
        })
        .collect()
}

/// The name with the fewest letters changed, if they are at most two in five.
pub(crate) fn nearest<'n>(wanted: &str, names: impl Iterator<Item = (String, &'n str)>) -> Option<String> {
    names
        .map(|(key, name)| (changes(wanted, &key), name))
        .min_by_key(|(changes, _)| *changes)
        .filter(|(changes, _)| *changes * 5 <= wanted.chars().count() * 2)
        .map(|(_, name)| name.to_owned())
}

/// Letters to add, drop or change between two words (Levenshtein 1966).
pub(crate) fn changes(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().take(64).enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let cost = corner + usize::from(ca != *cb);
            corner = row[j + 1];
            row[j + 1] = cost.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn um(n: u32) -> Length {
        Length::from_um(n)
    }

    #[test]
    fn sizes_are_read_as_people_write_them() {
        let block = PartSize::Box([um(120_000), um(60_000), um(30_000)]);
        for text in
            ["120 x 60 x 30 mm", "120×60×30", "12 x 6 x 3 cm", "120mm*60mm*30mm", "0,12 x 0,06 x 0,03 m"]
        {
            assert_eq!(size(text), Ok(block), "{text}");
        }
        let rod = PartSize::Round { diameter: um(12_000), length: um(46_000) };
        for text in
            ["Ø12 x 46", "ø 12 × 46 mm", "diameter 12 mm, längd 46 mm", "diameter: 12 mm length: 46 mm"]
        {
            assert_eq!(size(text), Ok(rod), "{text}");
        }
        for text in ["120", "120 x 60", "stor som en hand", "Ø12", ""] {
            assert!(matches!(size(text), Err(ValueProblem::NotASize { .. })), "{text}");
        }
    }

    #[test]
    fn tolerances_are_read_as_they_stand_on_drawings() {
        let width = |w, at: Option<u32>| Ok(ToleranceStated::Width { width: um(w), at: at.map(um) });
        let grade = |g: u16, at: Option<u32>| {
            Ok(ToleranceStated::Grade { grade: MilliGrade(g * 1000), at: at.map(um) })
        };
        assert_eq!(tolerance("±0,02"), width(40, None));
        assert_eq!(tolerance("± 0,02 mm vid 9,14 mm"), width(40, Some(9_140)));
        assert_eq!(tolerance("+/-20 µm at 100 mm"), width(40, Some(100_000)));
        assert_eq!(tolerance("Ø9,14 ±0,02"), width(40, Some(9_140)));
        assert_eq!(tolerance("0/-0,02 at 3,99"), width(20, Some(3_990)));
        assert_eq!(tolerance("+0,01/-0,03"), width(40, None));
        // A deviation finer than a micrometre counts before it is doubled, and never loosens the need.
        assert_eq!(tolerance("±0,0165 vid 30 mm"), width(33, Some(30_000)));
        assert_eq!(tolerance("+0,0165/-0,0165"), width(33, None));
        assert_eq!(tolerance("±0,0168"), width(33, None));
        assert_eq!(tolerance("IT7"), grade(7, None));
        assert_eq!(tolerance("h9"), grade(9, None));
        assert_eq!(tolerance("4 H7"), grade(7, Some(4_000)));
        assert_eq!(tolerance("H7 vid 30 mm"), grade(7, Some(30_000)));
        assert_eq!(tolerance("ISO 2768-mK"), Ok(ToleranceStated::General { class: Class::Medium }));
        for text in ["0,02", "fin", "2768-x", "IT77", "±", "±0"] {
            assert!(tolerance(text).is_err(), "{text}");
        }
    }

    #[test]
    fn days_weeks_and_months_end_with_their_last_day_and_impossible_days_are_refused() {
        let day = |y, m, d| Ok(jiff::civil::date(y, m, d));
        assert_eq!(date("2027-03-01"), day(2027, 3, 1));
        assert_eq!(date("2027-W10"), day(2027, 3, 14));
        assert_eq!(date("v. 10 2027"), day(2027, 3, 14));
        assert_eq!(date("2027-02"), day(2027, 2, 28));
        for text in ["2027-09-31", "31 september", "snart", "v 60 2027", "-002027-03-01"] {
            assert!(matches!(date(text), Err(ValueProblem::NotADate { .. })), "{text}");
        }
    }

    #[test]
    fn places_are_found_without_dots_and_misspelt_ones_get_the_nearest() {
        assert_eq!(kommun("Vasteras"), Ok("1980".to_owned()));
        assert_eq!(kommun("Gnosjö kommun"), Ok("0617".to_owned()));
        let Err(ValueProblem::NotAKommun { nearest, .. }) = kommun("Gnosjjö") else { panic!("was guessed") };
        assert_eq!(nearest.as_deref(), Some("Gnosjö"));
        assert_eq!(county("Skåne"), Ok(12));
        assert_eq!(county("6"), Ok(6));
    }

    #[test]
    fn counts_take_their_unit_and_nothing_below_one() {
        assert_eq!(whole("1 200 st", u32::MAX), Ok(1200));
        assert_eq!(kilometres("15 mil"), Ok(150));
        for text in ["0", "-4", "2,5", "många", "5000000000"] {
            assert!(whole(text, u32::MAX).is_err(), "{text}");
        }
    }
}
