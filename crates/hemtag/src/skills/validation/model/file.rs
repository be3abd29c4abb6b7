//! Qualifications in files. TOML: an array `[[qualification]]` with the fields of [`Qualification`], units and outcomes within.
//! A table: a row an outcome (or a unit, or a qualification, when there is no more to say), with [`COLUMNS`]; what is said of the
//! qualification or the unit need stand in its first row only.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use workforce::map::Concept;

use super::qualification::{Basis, Kind, LearningOutcome, Qualification, Unit};

/// The columns of a table, in the order of the documentation.
pub const COLUMNS: [&str; 23] = [
    "qualification",
    "name_sv",
    "name_en",
    "edition",
    "owner",
    "seqf",
    "basis",
    "source",
    "from",
    "until",
    "units_stated",
    "unit",
    "unit_sv",
    "unit_en",
    "after",
    "outcome",
    "kind",
    "text_sv",
    "text_en",
    "concept",
    "concept_version",
    "certificate",
    "process",
];

/// A row of a table: column to cell, blanks cut.
pub type Row = BTreeMap<&'static str, String>;

/// A qualification that a file holds, with the row where it begins (in TOML its number), or what is wrong with its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub row: u64,
    pub code: String,
    pub read: Result<Qualification, Vec<(u64, FileFault)>>,
}

/// What is wrong in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileFault {
    NotADay {
        column: &'static str,
        text: String,
    },
    NotALevel {
        text: String,
    },
    NotABasis {
        text: String,
    },
    NotAKind {
        text: String,
    },
    NotANumber {
        text: String,
    },
    /// An earlier row says something else of the same qualification or unit.
    Differs {
        column: &'static str,
        earlier: String,
        text: String,
    },
    /// An outcome needs the code of its unit.
    NoUnit,
    NoQualification,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    qualification: Vec<Qualification>,
}

/// The qualifications of a file of TOML.
///
/// # Errors
/// What TOML says of it, with line and column.
pub fn read_toml(text: &str) -> Result<Vec<Found>, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    let found = file.qualification.into_iter().enumerate();
    Ok(found.map(|(at, one)| Found { row: at as u64 + 1, code: one.code.clone(), read: Ok(one) }).collect())
}

/// The same as it is read again.
///
/// # Panics
/// Never: what stands in a qualification can be written.
#[must_use]
pub fn write_toml(all: &[Qualification]) -> String {
    toml::to_string_pretty(&File { qualification: all.to_vec() }).expect("a qualification can be written")
}

/// A qualification that is being read: the row it begins in, its code, what is read of it, and what is wrong in which row.
type Begun = (u64, String, Qualification, Vec<(u64, FileFault)>);

/// The qualifications of a table, in the order in which they begin.
#[must_use]
pub fn read_rows(rows: &[(u64, Row)]) -> Vec<Found> {
    let mut found: Vec<Begun> = Vec::new();
    for (number, row) in rows {
        let cell = |column: &str| row.get(column).map_or("", String::as_str);
        let code = cell("qualification");
        let at = match found.iter().position(|(_, one, ..)| one == code) {
            Some(at) if !code.is_empty() => at,
            _ => {
                let new = Qualification { code: code.to_owned(), ..Qualification::default() };
                found.push((*number, code.to_owned(), new, Vec::new()));
                found.len() - 1
            }
        };
        let (_, _, one, faults) = &mut found[at];
        let mut wrong = Vec::new();
        if code.is_empty() {
            wrong.push(FileFault::NoQualification);
        }
        head(one, row, &mut wrong);
        unit(one, row, &mut wrong);
        faults.extend(wrong.into_iter().map(|fault| (*number, fault)));
    }
    let told = found.into_iter().map(|(row, code, one, faults)| {
        let read = if faults.is_empty() { Ok(one) } else { Err(faults) };
        Found { row, code, read }
    });
    told.collect()
}

fn text(row: &Row, column: &'static str) -> Option<String> {
    row.get(column).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Takes a text where none stands yet; another one than stands is a fault.
fn take(mine: &mut String, row: &Row, column: &'static str, wrong: &mut Vec<FileFault>) {
    let Some(text) = text(row, column) else { return };
    if mine.is_empty() {
        *mine = text;
    } else if *mine != text {
        wrong.push(FileFault::Differs { column, earlier: mine.clone(), text });
    }
}

/// The same for what is read into a value.
fn value<T: PartialEq + ToString>(
    mine: &mut Option<T>,
    row: &Row,
    column: &'static str,
    wrong: &mut Vec<FileFault>,
    read: impl Fn(String) -> Result<T, FileFault>,
) {
    let Some(text) = text(row, column) else { return };
    match (read(text.clone()), &mine) {
        (Err(fault), _) => wrong.push(fault),
        (Ok(new), None) => *mine = Some(new),
        (Ok(new), Some(earlier)) if new != *earlier => {
            wrong.push(FileFault::Differs { column, earlier: earlier.to_string(), text });
        }
        (Ok(_), Some(_)) => {}
    }
}

fn head(one: &mut Qualification, row: &Row, wrong: &mut Vec<FileFault>) {
    take(&mut one.name_sv, row, "name_sv", wrong);
    take(&mut one.name_en, row, "name_en", wrong);
    take(&mut one.source, row, "source", wrong);
    value(&mut one.edition, row, "edition", wrong, Ok);
    value(&mut one.owner, row, "owner", wrong, Ok);
    value(&mut one.seqf, row, "seqf", wrong, |text| text.parse().map_err(|_| FileFault::NotALevel { text }));
    let mut basis = one.basis.map(Basis::code);
    value(&mut basis, row, "basis", wrong, |text| {
        Basis::parse(&text).map(Basis::code).ok_or(FileFault::NotABasis { text })
    });
    one.basis = basis.and_then(Basis::parse);
    value(&mut one.from, row, "from", wrong, |text| day("from", text));
    value(&mut one.until, row, "until", wrong, |text| day("until", text));
    value(&mut one.units_stated, row, "units_stated", wrong, |text| {
        text.parse().map_err(|_| FileFault::NotANumber { text })
    });
}

fn day(column: &'static str, text: String) -> Result<Date, FileFault> {
    text.parse().map_err(|_| FileFault::NotADay { column, text })
}

fn unit(one: &mut Qualification, row: &Row, wrong: &mut Vec<FileFault>) {
    let Some(code) = text(row, "unit") else {
        if text(row, "outcome").is_some() {
            wrong.push(FileFault::NoUnit);
        }
        return;
    };
    let at = match one.units.iter().position(|unit| unit.code == code) {
        Some(at) => at,
        None => {
            one.units.push(Unit { code, ..Unit::default() });
            one.units.len() - 1
        }
    };
    let unit = &mut one.units[at];
    take(&mut unit.name_sv, row, "unit_sv", wrong);
    take(&mut unit.name_en, row, "unit_en", wrong);
    let mut after = unit.after.join(" ");
    take(&mut after, row, "after", wrong);
    unit.after = after.split([' ', ',', ';']).filter(|code| !code.is_empty()).map(str::to_owned).collect();
    if let Some(code) = text(row, "outcome") {
        outcome(unit, code, row, wrong);
    }
}

fn outcome(unit: &mut Unit, code: String, row: &Row, wrong: &mut Vec<FileFault>) {
    let kind = text(row, "kind");
    let read = match &kind {
        None => None,
        Some(kind) => Kind::parse(kind),
    };
    let Some(kind) = read else {
        wrong.push(FileFault::NotAKind { text: kind.unwrap_or_default() });
        return;
    };
    let concept = text(row, "concept").map(|id| Concept {
        scheme: if id.contains("esco") { "esco".into() } else { "taxonomy".into() },
        version: text(row, "concept_version").unwrap_or_default(),
        id,
    });
    unit.outcomes.push(LearningOutcome {
        code,
        kind,
        text_sv: text(row, "text_sv").unwrap_or_default(),
        text_en: text(row, "text_en").unwrap_or_default(),
        concept,
        certificate: text(row, "certificate"),
        process: text(row, "process"),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[(&'static str, &str)]) -> Row {
        cells.iter().map(|(column, text)| (*column, (*text).to_owned())).collect()
    }

    #[test]
    fn a_table_and_toml_say_the_same() {
        let rows = [
            row(&[
                ("qualification", "svets"),
                ("name_sv", "Svets"),
                ("name_en", "Welding"),
                ("seqf", "3-4"),
                ("basis", "judged"),
                ("source", "x"),
                ("from", "2026-01-01"),
                ("unit", "vit"),
                ("unit_sv", "Vit"),
                ("unit_en", "White"),
                ("outcome", "k1"),
                ("kind", "knowledge"),
                ("text_sv", "Känner"),
                ("text_en", "Knows"),
            ]),
            row(&[
                ("qualification", "svets"),
                ("unit", "gron"),
                ("unit_sv", "Grön"),
                ("unit_en", "Green"),
                ("after", "vit"),
            ]),
        ];
        let rows: Vec<(u64, Row)> =
            rows.into_iter().enumerate().map(|(at, row)| (at as u64 + 2, row)).collect();
        let table = read_rows(&rows);
        assert_eq!((table.len(), table[0].row), (1, 2));
        let one = table[0].read.clone().unwrap();
        assert_eq!(one.units[1].after, ["vit"]);
        let again = read_toml(&write_toml(std::slice::from_ref(&one))).unwrap();
        assert_eq!(again[0].read, Ok(one));
    }

    #[test]
    fn what_cannot_be_read_is_told_by_row() {
        let rows = [
            (2, row(&[("qualification", "a"), ("name_sv", "En"), ("seqf", "12"), ("from", "snart")])),
            (3, row(&[("qualification", "a"), ("name_sv", "Två"), ("outcome", "k"), ("basis", "gissad")])),
            (4, row(&[("qualification", "a"), ("unit", "u"), ("outcome", "k"), ("kind", "tur")])),
        ];
        let found = read_rows(&rows);
        let faults = found[0].read.clone().unwrap_err();
        let rows: Vec<u64> = faults.iter().map(|(row, _)| *row).collect();
        assert_eq!(rows, [2, 2, 3, 3, 3, 4], "{faults:?}");
        let wrong = read_toml("[[qualification]]\ncode = \"a\"\nlevel = 3\n").unwrap_err();
        assert!(wrong.contains("line 3") && wrong.contains("level"), "{wrong}");
    }
}
