//! A whole file read: its head mapped, its rows read, the rows of one maker joined.

use std::{collections::HashMap, ops::ControlFlow};

use jiff::civil::Date;

use super::{
    column::Field,
    file::{self, FileProblem, Head, Options, Row, Source, Take},
    mapping::{Mapping, MappingFile},
    problem::{Doubt, DoubtKind, Problem, ProblemKind},
    row::RowReader,
    stated::{StatedMaker, StatedSite},
    terms::{Terms, UnknownTerm},
};
use crate::makers::model::{self, Site, name_key};

/// What a file states, and everything that was found about it.
#[derive(Debug)]
pub struct ReadFile {
    pub form: String,
    pub sheets: Vec<String>,
    pub mapping: Mapping,
    /// Rows that are not empty, the head not counted.
    pub rows: u64,
    pub rejected_rows: u64,
    pub problems: Vec<Problem>,
    pub doubts: Vec<Doubt>,
    pub unknown_terms: Vec<UnknownTerm>,
    pub makers: Vec<StatedMaker>,
    /// How many rows each maker came from, in their order.
    pub rows_of: Vec<u64>,
}

/// How a file is read.
#[derive(Debug, Clone)]
pub struct Reading<'a> {
    pub options: Options,
    pub mapping: Option<&'a MappingFile>,
    /// The file's name: who says so where nothing else is stated.
    pub name: &'a str,
    pub today: Date,
}

/// Reads a file through. `progress` is told how many rows were read.
///
/// # Errors
/// When it is no table, or its head cannot be used. Wrong rows are no error here: they are told.
pub fn read<S: Source>(
    source: S,
    reading: &Reading<'_>,
    progress: &dyn Fn(u64),
) -> Result<ReadFile, FileProblem> {
    let mut taker = Taker {
        reading,
        progress,
        head: None,
        rows: 0,
        rejected_rows: 0,
        problems: Vec::new(),
        doubts: Vec::new(),
        terms: Terms::default(),
        joined: Joined::default(),
    };
    file::read(source, &reading.options, &mut taker)?;
    let Some((head, mapping)) = taker.head else { return Err(FileProblem::Empty) };
    Ok(ReadFile {
        form: head.form,
        sheets: head.sheets,
        mapping,
        rows: taker.rows,
        rejected_rows: taker.rejected_rows,
        problems: taker.problems,
        doubts: taker.doubts,
        unknown_terms: taker.terms.unknown(),
        makers: taker.joined.makers,
        rows_of: taker.joined.rows_of,
    })
}

struct Taker<'a> {
    reading: &'a Reading<'a>,
    progress: &'a dyn Fn(u64),
    head: Option<(Head, Mapping)>,
    rows: u64,
    rejected_rows: u64,
    problems: Vec<Problem>,
    doubts: Vec<Doubt>,
    terms: Terms,
    joined: Joined,
}

impl Take for Taker<'_> {
    fn head(&mut self, head: Head) -> Result<(), FileProblem> {
        let mapping = match self.reading.mapping {
            Some(stated) => Mapping::of(&head.columns, stated)?,
            None => Mapping::guess(&head.columns),
        };
        if !mapping.has(Field::Name) {
            return Err(FileProblem::NoName { columns: head.columns });
        }
        for (at, name) in head.columns.iter().enumerate() {
            let first = name.rsplit_once(" (").map(|(first, _)| first);
            if let Some(first) = first.filter(|first| head.columns[..at].iter().any(|c| c == first)) {
                let kind = DoubtKind::SameHead { head: first.to_owned() };
                self.doubts.push(Doubt { row: head.row, column: Some(name.clone()), kind });
            }
        }
        for column in &mapping.columns {
            if let Some(by) = &column.taken_by {
                let kind = DoubtKind::TakenHead { head: column.head.clone(), by: by.clone() };
                self.doubts.push(Doubt { row: head.row, column: Some(column.head.clone()), kind });
            }
        }
        self.head = Some((head, mapping));
        Ok(())
    }

    fn row(&mut self, row: Row) -> ControlFlow<()> {
        let Some((_, mapping)) = &self.head else { return ControlFlow::Break(()) };
        self.rows += 1;
        if self.rows.is_multiple_of(1000) {
            (self.progress)(self.rows);
        }
        let mut reader = RowReader::new(mapping, self.reading.name, self.reading.today);
        reader.terms = std::mem::take(&mut self.terms);
        let stated = reader.read(&row);
        self.terms = reader.terms;
        self.doubts.append(&mut reader.doubts);
        self.problems.append(&mut reader.problems);
        let joined = match stated {
            Some(stated) => self.joined.take(stated, &mut self.doubts, &mut self.problems),
            None => false,
        };
        if !joined {
            self.rejected_rows += 1;
        }
        ControlFlow::Continue(())
    }

    fn note(&mut self, row: u64, at: String, what: String) {
        self.doubts.push(Doubt { row, column: None, kind: DoubtKind::NotUnderstood { at, what } });
    }
}

/// Makers by what tells them: the file's own key, the organisation number, else name and place.
#[derive(Default)]
struct Joined {
    makers: Vec<StatedMaker>,
    rows_of: Vec<u64>,
    by_key: HashMap<String, usize>,
    by_number: HashMap<String, usize>,
    by_name: HashMap<(String, String), usize>,
}

impl Joined {
    /// Returns false when the row contradicts the maker it belongs to, which is then a problem.
    fn take(&mut self, row: StatedMaker, doubts: &mut Vec<Doubt>, problems: &mut Vec<Problem>) -> bool {
        let number = row.number.map(vocabulary::OrganisationNumber::digits);
        let name = (name_key(&row.name), place_key(&row.sites));
        let by_key = row.key.as_ref().and_then(|key| self.by_key.get(key));
        let by_number = number.as_ref().and_then(|number| self.by_number.get(number));
        let known = by_key.or(by_number).or_else(|| {
            // Without a key or number of its own, a row belongs to the maker of its name and place.
            let alone = row.key.is_none();
            alone
                .then(|| self.by_name.get(&name))
                .flatten()
                .filter(|at| number.is_none() || self.makers[**at].number.is_none())
        });
        let at = match known.copied() {
            Some(at) => {
                let maker = &mut self.makers[at];
                if let (Some(one), Some(other)) = (maker.number, row.number)
                    && one != other
                {
                    let kind = ProblemKind::OtherNumber { name: maker.name.clone() };
                    problems.push(Problem { row: row.first_row, column: None, kind });
                    return false;
                }
                let (first_row, key) = (row.first_row, row.key.clone());
                for difference in maker.join(row) {
                    let kind = DoubtKind::RowsDiffer { kept: difference.kept, other: difference.other };
                    doubts.push(Doubt { row: first_row, column: None, kind });
                }
                if let Some(key) = key {
                    self.by_key.insert(key, at);
                }
                self.rows_of[at] += 1;
                at
            }
            None => {
                if let Some(key) = &row.key {
                    self.by_key.insert(key.clone(), self.makers.len());
                }
                self.makers.push(row);
                self.rows_of.push(1);
                self.makers.len() - 1
            }
        };
        if let Some(number) = number {
            self.by_number.insert(number, at);
        }
        self.by_name.entry(name).or_insert(at);
        true
    }
}

/// What a place is told by when two makers of one name are compared.
fn place_key(sites: &[StatedSite]) -> String {
    sites.first().map(|s| site_key(&s.site)).unwrap_or_default()
}

/// What a site is told by.
#[must_use]
pub fn site_key(site: &Site) -> String {
    let place = site.locality.as_deref().or(site.place_as_stated.as_deref());
    model::place_key(site.kommun.as_deref(), place, &site.country)
}
