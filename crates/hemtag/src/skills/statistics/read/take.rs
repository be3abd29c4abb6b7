//! The rows of a table to figures over both sexes.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::ControlFlow,
};

use super::{
    FIRST_YEAR, Fault, FaultKind, Problem, Read, Refusal,
    cells::{self, Occupation, Region, Sex},
    columns::{self, Layout, Part},
};
use crate::files::table::{Cell, FileProblem, Head, Row, Take};

/// Holds the rows until all are there: what a column without a head says is known by what stands in it.
#[derive(Debug, Default)]
pub(super) struct Taker {
    heads: Vec<String>,
    /// The row that the heads stand in.
    head_row: u64,
    /// A cell of a workbook that repeats the one above is left empty.
    repeats_are_empty: bool,
    rows: Vec<Row>,
}

impl Take for Taker {
    fn head(&mut self, head: Head) -> Result<(), FileProblem> {
        self.heads = head.columns;
        self.head_row = head.row;
        self.repeats_are_empty = head.form.starts_with("XLSX");
        Ok(())
    }

    fn row(&mut self, row: Row) -> ControlFlow<()> {
        // A line of text under the table is a note.
        if row.cells.iter().filter(|cell| !cell.is_empty()).count() > 1 {
            self.rows.push(row);
        }
        ControlFlow::Continue(())
    }
}

/// What stands of each sex for an occupation, county and year, with its row.
type BySex = BTreeMap<Sex, (Option<u32>, u64)>;

/// What is gathered on the way through the rows.
struct Gathered<'a> {
    heads: &'a [String],
    this_year: i16,
    read: Read,
    faults: Vec<Fault>,
    sums: BTreeMap<(String, String, i16), BySex>,
    sexes: BTreeSet<Sex>,
    /// Of each part that is something more: its first value.
    others: BTreeMap<usize, String>,
}

impl Taker {
    pub(super) fn read(self, this_year: i16) -> Result<Read, Problem> {
        let layout = columns::layout(&self.heads, &self.rows).map_err(Problem::Table)?;
        let mut gathered = Gathered {
            heads: &self.heads,
            this_year,
            read: Read { counted: layout.counted.clone(), ..Read::default() },
            faults: Vec::new(),
            sums: BTreeMap::new(),
            sexes: BTreeSet::new(),
            others: BTreeMap::new(),
        };
        for value in &layout.values {
            if let Some(year) = value.year.filter(|year| !gathered.is_of_ssyk_2012(*year)) {
                gathered.fault(self.head_row, value.at, year.to_string(), FaultKind::Year);
            }
        }
        let mut above: Vec<String> = vec![String::new(); layout.parts.len()];
        for row in &self.rows {
            gathered.read.rows += 1;
            gathered.row(&layout, row, &mut above, self.repeats_are_empty).map_err(Problem::Table)?;
        }
        gathered.end()
    }
}

impl Gathered<'_> {
    fn is_of_ssyk_2012(&self, year: i16) -> bool {
        (FIRST_YEAR..=self.this_year).contains(&year)
    }

    fn fault(&mut self, row: u64, at: usize, text: String, kind: FaultKind) {
        self.faults.push(Fault { row, column: columns::name(self.heads, at), text, kind });
    }

    fn told<T>(&mut self, row: u64, at: usize, text: &str, read: Result<T, FaultKind>) -> Option<T> {
        read.map_err(|kind| self.fault(row, at, text.chars().take(80).collect(), kind)).ok()
    }

    fn row(
        &mut self,
        layout: &Layout,
        row: &Row,
        above: &mut [String],
        repeats_are_empty: bool,
    ) -> Result<(), Refusal> {
        let (mut region, mut occupation, mut sex, mut year) = (None, None, Some(Sex::Both), None);
        let mut is_stated = false;
        for (part, above) in layout.parts.iter().zip(above) {
            let cells = part.at.iter().filter_map(|at| row.cells.get(*at)).filter(|cell| !cell.is_empty());
            let mut text = cells.map(|cell| cell.text().trim().to_owned()).collect::<Vec<_>>().join(" ");
            // What repeats stands above, but not under something that is another now.
            if text.is_empty() && repeats_are_empty && !is_stated {
                text.clone_from(above);
            } else {
                is_stated |= !text.is_empty();
            }
            above.clone_from(&text);
            let at = part.at[0];
            if let Part::Other(number) = part.part {
                self.other(number, at, text)?;
                continue;
            }
            if text.is_empty() {
                self.fault(row.number, at, text, FaultKind::Empty);
                sex = None;
                continue;
            }
            match part.part {
                Part::Region => region = self.told(row.number, at, &text, cells::region(&text)),
                Part::Occupation => occupation = self.told(row.number, at, &text, cells::occupation(&text)),
                Part::Sex => sex = self.told(row.number, at, &text, cells::sex(&text)),
                Part::Year => {
                    let read = text.parse().ok().filter(|year| self.is_of_ssyk_2012(*year));
                    year = self.told(row.number, at, &text, read.ok_or(FaultKind::Year));
                }
                Part::Other(_) => {}
            }
        }
        let (Some(region), Some(occupation), Some(sex)) = (region, occupation, sex) else { return Ok(()) };
        let passed_over = &mut self.read.passed_over;
        let (county, code) = match (region, occupation) {
            (Region::Municipality, _) => {
                passed_over.municipalities += 1;
                return Ok(());
            }
            (Region::NotKnown, _) => {
                passed_over.no_county += 1;
                return Ok(());
            }
            (_, Occupation::None) => {
                passed_over.no_occupation += 1;
                return Ok(());
            }
            (Region::Kept(county), Occupation::Known { code, label }) => {
                let known = self.read.occupations.entry(code.clone()).or_default();
                if known.is_empty() {
                    *known = label;
                }
                (county, code)
            }
        };
        self.sexes.insert(sex);
        for value in &layout.values {
            let cell = row.cells.get(value.at).cloned().unwrap_or_default();
            let number = cells::number(&cell);
            let number = self.told(row.number, value.at, &cell.text(), number);
            if let (Some(number), Some(year)) = (number, value.year.or(year)) {
                self.figure((code.clone(), county.clone(), year), sex, number, row.number, value.at, &cell);
            }
        }
        Ok(())
    }

    /// A part that is something more may have one value only.
    fn other(&mut self, number: usize, at: usize, text: String) -> Result<(), Refusal> {
        match self.others.get(&number) {
            None => {
                self.others.insert(number, text);
                Ok(())
            }
            Some(first) if *first == text => Ok(()),
            Some(first) => Err(Refusal::Dimension {
                column: columns::name(self.heads, at),
                first: first.clone(),
                second: text,
            }),
        }
    }

    fn figure(
        &mut self,
        key: (String, String, i16),
        sex: Sex,
        number: Option<u32>,
        row: u64,
        at: usize,
        cell: &Cell,
    ) {
        let by_sex = self.sums.entry(key).or_default();
        if let Some((_, earlier)) = by_sex.get(&sex).copied() {
            self.fault(row, at, cell.text(), FaultKind::Twice { row: earlier });
            return;
        }
        by_sex.insert(sex, (number, row));
    }

    fn end(mut self) -> Result<Read, Problem> {
        if !self.faults.is_empty() {
            return Err(Problem::Faults(self.faults));
        }
        if self.sums.is_empty() {
            return Err(Problem::Table(Refusal::NothingToKeep));
        }
        if self.sexes.len() == 1 && !self.sexes.contains(&Sex::Both) {
            return Err(Problem::Table(Refusal::OneSex));
        }
        let years: BTreeSet<i16> = self.sums.keys().map(|(_, _, year)| *year).collect();
        self.read.years = years.into_iter().collect();
        self.read.figures = self.sums.into_iter().map(|(key, by_sex)| (key, over_both(&by_sex))).collect();
        Ok(self.read)
    }
}

/// Over both sexes: as the source says it, else the sum; unknown when a part of it is.
fn over_both(by_sex: &BySex) -> Option<u32> {
    if let Some((both, _)) = by_sex.get(&Sex::Both) {
        return *both;
    }
    let of = |sex| by_sex.get(&sex).and_then(|(number, _)| *number);
    of(Sex::Women)?.checked_add(of(Sex::Men)?)
}
