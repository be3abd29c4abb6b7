//! Which column says what: by its head, and where the database gives none, by what stands in it.

use std::collections::BTreeSet;

use super::{Refusal, cells};
use crate::files::table::{Cell, Row};

/// What parts the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Region,
    Occupation,
    Sex,
    Year,
    /// Something more. Its place among the others of that kind.
    Other(usize),
}

/// A part with its columns: code and label may stand in two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PartColumns {
    pub(super) part: Part,
    /// In order; never empty.
    pub(super) at: Vec<usize>,
}

/// A column of numbers, with its year where its head says one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ValueColumn {
    pub(super) at: usize,
    pub(super) year: Option<i16>,
}

/// What the columns say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    /// In the order of their first columns.
    pub(super) parts: Vec<PartColumns>,
    pub(super) values: Vec<ValueColumn>,
    /// What is counted, as the heads of the numbers say it.
    pub(super) counted: Option<String>,
}

/// Whether a cell is a head by which the row of heads is known.
pub(super) fn is_head(text: &str) -> bool {
    part(text).is_some() || year(text.trim()).is_some()
}

fn part(head: &str) -> Option<Part> {
    let head = head.trim().to_lowercase();
    // "kön (kod)", and the same head again: "region (2)".
    let name = head.split(" (").next().unwrap_or_default();
    match name {
        "region" | "län" | "county" | "region of work" => Some(Part::Region),
        "yrke" | "yrkeskod" | "occupation" | "ssyk" | "ssyk 2012" | "ssyk2012" => Some(Part::Occupation),
        "kön" | "sex" | "gender" => Some(Part::Sex),
        "år" | "year" | "tid" | "time" => Some(Part::Year),
        _ => None,
    }
}

/// A year that stands by itself. No group of SSYK 2012 begins with these digits.
fn year(text: &str) -> Option<i16> {
    let is = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    text.parse().ok().filter(|_| is && text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What is counted, and the year: "Anställda 16-64 år 2022", "2022". The reader numbers a head that stands there twice.
fn counted_and_year(head: &str) -> Option<(&str, i16)> {
    let head = head.trim();
    let head = match head.rsplit_once(" (") {
        Some((start, end)) if end.trim_end_matches(')').bytes().all(|byte| byte.is_ascii_digit()) => start,
        _ => head,
    };
    let (counted, last) = head.rsplit_once(' ').unwrap_or(("", head));
    year(last).map(|year| (counted.trim(), year))
}

/// The letters of a column without a head, as a spreadsheet shows them.
pub(super) fn name(heads: &[String], at: usize) -> String {
    match heads.get(at).map(|head| head.trim()) {
        Some(head) if !head.is_empty() => head.to_owned(),
        _ => {
            let (mut letters, mut rest) = (String::new(), at + 1);
            while rest > 0 {
                rest -= 1;
                letters.insert(0, char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
                rest /= 26;
            }
            letters
        }
    }
}

/// What the columns say, of the rows under their heads.
///
/// # Errors
/// When something is missing, or may be two things.
pub(super) fn layout(heads: &[String], rows: &[Row]) -> Result<Layout, Refusal> {
    let width = rows.iter().map(|row| row.cells.len()).chain([heads.len()]).max().unwrap_or_default();
    let head = |at: usize| heads.get(at).map(|head| head.trim()).unwrap_or_default();
    let mut roles: Vec<Option<Part>> = (0..width).map(|at| part(head(at))).collect();
    if let Some(at) = (0..width).find(|at| roles[*at] == Some(Part::Occupation) && head(*at).contains("96")) {
        return Err(Refusal::OldOccupations { column: head(at).to_owned() });
    }
    let wide: Vec<(usize, &str, i16)> = (0..width)
        .filter(|at| roles[*at].is_none())
        .filter_map(|at| counted_and_year(head(at)).map(|(counted, year)| (at, counted, year)))
        .collect();
    let is_value = |at: usize| wide.iter().any(|(value, ..)| *value == at);
    if !wide.is_empty() {
        // The years stand in the heads: a column of years parts the table by something else.
        roles.iter_mut().filter(|role| **role == Some(Part::Year)).for_each(|role| *role = None);
    }
    for at in (0..width).filter(|at| head(*at).is_empty()) {
        let role = without_head(&roles, rows, at);
        roles[at] = role;
    }
    if !roles.contains(&Some(Part::Region)) {
        return Err(Refusal::NoRegion);
    }
    if !roles.contains(&Some(Part::Occupation)) {
        return Err(Refusal::NoOccupation);
    }
    let rest: Vec<usize> =
        (0..width).filter(|at| roles[*at].is_none() && !is_value(*at) && !is_blank(rows, *at)).collect();
    let (values, counted) =
        if wide.is_empty() { long_values(head, &roles, rows, &rest)? } else { wide_values(&wide)? };
    let others = rest.iter().filter(|at| values.iter().all(|value| value.at != **at));
    for (number, at) in others.enumerate() {
        roles[*at] = Some(Part::Other(number));
    }
    let mut parts: Vec<PartColumns> = Vec::new();
    for (at, part) in roles.iter().enumerate().filter_map(|(at, role)| role.map(|part| (at, part))) {
        match parts.iter_mut().find(|one| one.part == part) {
            Some(one) => one.at.push(at),
            None => parts.push(PartColumns { part, at: vec![at] }),
        }
    }
    Ok(Layout { parts, values, counted })
}

fn texts(rows: &[Row], at: usize) -> BTreeSet<String> {
    let cells = rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_empty());
    cells.map(|cell| cell.text().trim().to_owned()).collect()
}

fn is_blank(rows: &[Row], at: usize) -> bool {
    rows.iter().all(|row| row.cells.get(at).is_none_or(Cell::is_empty))
}

/// What a column without a head says: what its cells are, else more of the part beside it.
fn without_head(roles: &[Option<Part>], rows: &[Row], at: usize) -> Option<Part> {
    let texts = texts(rows, at);
    if texts.is_empty() {
        return None;
    }
    let is_free = |part: Part| !roles.contains(&Some(part));
    if is_free(Part::Region) && texts.iter().all(|text| cells::region(text).is_ok()) {
        return Some(Part::Region);
    }
    if is_free(Part::Sex) && texts.iter().all(|text| cells::sex(text).is_ok()) {
        return Some(Part::Sex);
    }
    // One code that is wrong is told in its cell.
    let coded = texts.iter().filter(|text| cells::occupation(text).is_ok()).count();
    if is_free(Part::Occupation) && coded * 2 > texts.len() {
        return Some(Part::Occupation);
    }
    let named = |part: &Option<Part>| part.filter(|part| !matches!(part, Part::Other(_)));
    let before = at.checked_sub(1).and_then(|before| roles.get(before)).and_then(named);
    before.or_else(|| roles.get(at + 1).and_then(named))
}

type Values = (Vec<ValueColumn>, Option<String>);

fn wide_values(wide: &[(usize, &str, i16)]) -> Result<Values, Refusal> {
    let mut values: Vec<ValueColumn> = Vec::new();
    let (_, first, first_year) = wide[0];
    for (at, counted, year) in wide {
        if values.iter().any(|value| value.year == Some(*year)) {
            return Err(Refusal::TwiceTheYear { column: year.to_string() });
        }
        if !counted.eq_ignore_ascii_case(first) {
            let told = |counted: &str, year: i16| format!("{counted} {year}").trim().to_owned();
            return Err(Refusal::TwoNumbers { first: told(first, first_year), second: told(counted, *year) });
        }
        values.push(ValueColumn { at: *at, year: Some(*year) });
    }
    Ok((values, Some(first.to_owned()).filter(|counted| !counted.is_empty())))
}

fn long_values<'a>(
    head: impl Fn(usize) -> &'a str,
    roles: &[Option<Part>],
    rows: &[Row],
    rest: &[usize],
) -> Result<Values, Refusal> {
    if !roles.contains(&Some(Part::Year)) {
        return Err(Refusal::NoYear);
    }
    // A number that is wrong is told in its cell: most of a column of numbers are right.
    let is_number = |at: &usize| {
        let cells = rows.iter().filter_map(|row| row.cells.get(*at)).filter(|cell| !cell.is_empty());
        let (mut right, mut all) = (0_usize, 0_usize);
        for cell in cells {
            all += 1;
            right += usize::from(cells::number(cell).is_ok());
        }
        right * 2 > all
    };
    let numbers: Vec<usize> = rest.iter().copied().filter(|at| is_number(at)).collect();
    match numbers.as_slice() {
        [] => Err(Refusal::NoYear),
        [at] => {
            let counted = Some(head(*at).to_owned()).filter(|counted| !counted.is_empty());
            Ok((vec![ValueColumn { at: *at, year: None }], counted))
        }
        [first, second, ..] => {
            Err(Refusal::TwoNumbers { first: head(*first).to_owned(), second: head(*second).to_owned() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_known_and_titles_are_not() {
        for head in ["region", "yrke (SSYK 2012)", "Kön", "år", "occupation (SSYK 2012)", "sex", "2022"] {
            assert!(is_head(head), "{head}");
        }
        for title in [
            "Anställda 16-64 år efter region, yrke (4-siffrig SSYK 2012) och kön. År 2014 - 2018",
            "Yrkesregistret med yrkesstatistik",
            "Anställda 16-64 år",
            "2111",
            "",
        ] {
            assert!(!is_head(title), "{title}");
        }
    }

    #[test]
    fn years_stand_at_the_end_of_heads() {
        assert_eq!(counted_and_year("Anställda 16-64 år 2022"), Some(("Anställda 16-64 år", 2022)));
        assert_eq!(counted_and_year("2022 (2)"), Some(("", 2022)));
        assert_eq!(counted_and_year("Anställda 16-64 år"), None);
        assert_eq!((name(&[], 0), name(&[], 27)), ("A".to_owned(), "AB".to_owned()));
    }
}
