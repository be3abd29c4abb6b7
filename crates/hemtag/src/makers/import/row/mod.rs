//! One row of a file read into what it states: the maker, its site, its offers and certificates, with every cell that
//! is wrong, everything doubtful, and every word that is not known.

mod evidence;
mod maker;
mod offer;

use std::collections::BTreeMap;

use jiff::civil::Date;
use matching::{Envelope, Stages};
use vocabulary::{Length, Notation, OrganisationNumber, ProcessId};

use evidence::split_facts;
use maker::certificate_of;

use super::{
    column::Field,
    file::{Cell, Row},
    mapping::{Mapped, Mapping, Target},
    place::{PlaceCells, place},
    problem::{Doubt, DoubtKind, Problem, ProblemKind},
    stated::{Fact, StatedCertificate, StatedMaker, StatedNotHeld, StatedSite},
    terms::Terms,
    values::{self, Numbers},
};
use crate::makers::model::{Evidence, FreeWeek, Level, Site, SiteId, ToleranceStated};

/// The longest text that is kept of a cell, in characters; the maker's own words may be longer.
const LONGEST: usize = 4_000;
const LONGEST_WORDS: usize = 40_000;

/// Reads rows by a mapping, and gathers what is wrong with them.
#[derive(Debug)]
pub struct RowReader<'m> {
    mapping: &'m Mapping,
    /// Evidence of rows that state only a part of it, or none while the mapping does.
    by: String,
    today: Date,
    pub terms: Terms,
    pub problems: Vec<Problem>,
    pub doubts: Vec<Doubt>,
}

/// What the cells of a row say, before it is put together.
#[derive(Default)]
struct Cells {
    maker_key: Option<String>,
    name: Option<String>,
    number: Option<OrganisationNumber>,
    web: Option<String>,
    sni: Vec<String>,
    own_words: Option<String>,
    example: Option<bool>,
    complete_on: Option<Date>,
    certificates: Vec<StatedCertificate>,
    not_held: Vec<StatedNotHeld>,
    issuer: Option<String>,
    registration_number: Option<String>,
    valid_from: Option<Date>,
    valid_until: Option<(Date, String)>,
    site_key: Option<String>,
    place: PlaceCells,
    offer_key: Option<String>,
    processes: Vec<ProcessId>,
    offer: OfferFacts,
    /// Cells of the offer by head, for a row that names no process.
    offer_cells: Vec<(String, String)>,
    level: Option<Level>,
    on: Option<Date>,
    evidence_by: Option<String>,
    facts: Vec<(String, Fact)>,
    as_stated: BTreeMap<String, String>,
}

/// What a row says of all its offers.
#[derive(Default)]
struct OfferFacts {
    materials: Vec<vocabulary::MaterialId>,
    largest: Option<Envelope>,
    sides: [Option<Length>; 3],
    diameter: Option<Length>,
    smallest: Option<Length>,
    heaviest: Option<vocabulary::Mass>,
    tolerance: Option<ToleranceStated>,
    tolerance_text: Option<String>,
    grade: Option<u16>,
    wall: Option<Length>,
    smallest_series: Option<u32>,
    largest_series: Option<u32>,
    stages: Stages,
    lead_time: Option<u16>,
    sourcing: Option<matching::Sourcing>,
    newcomers: Option<matching::Newcomers>,
    machine_group: Option<String>,
    weeks: Vec<FreeWeek>,
    as_stated: BTreeMap<String, String>,
}

impl<'m> RowReader<'m> {
    /// `by` is who says so where the file does not: its name.
    #[must_use]
    pub fn new(mapping: &'m Mapping, by: &str, today: Date) -> RowReader<'m> {
        RowReader {
            mapping,
            by: by.to_owned(),
            today,
            terms: Terms::default(),
            problems: Vec::new(),
            doubts: Vec::new(),
        }
    }

    /// What the row states; `None` when a cell is wrong, which is then among the problems.
    pub fn read(&mut self, row: &Row) -> Option<StatedMaker> {
        let before = self.problems.len();
        let mut cells = Cells::default();
        let heads = self.mapping.columns.len();
        let beyond = row.cells.iter().skip(heads).any(|cell| !cell.is_empty());
        if beyond {
            self.problem(row.number, None, ProblemKind::MoreCells { cells: row.cells.len(), heads });
        }
        let mapping = self.mapping;
        for (column, cell) in mapping.columns.iter().zip(&row.cells) {
            if cell.is_empty() || column.target == Target::Ignore {
                continue;
            }
            if let Err(kind) = self.cell(row.number, column, cell, &mut cells) {
                self.problem(row.number, Some(&column.head), kind);
            }
        }
        cells.name = cells.name.or_else(|| mapping.name.as_deref().map(maker::one_line));
        if cells.name.is_none() {
            let head = mapping.columns.iter().find(|c| c.target == Target::Field(Field::Name));
            self.problem(row.number, head.map(|c| c.head.as_str()), ProblemKind::NameMissing);
        }
        let stated = self.put_together(row.number, cells);
        (self.problems.len() == before).then_some(stated).flatten()
    }

    fn problem(&mut self, row: u64, column: Option<&str>, kind: ProblemKind) {
        self.problems.push(Problem { row, column: column.map(str::to_owned), kind });
    }

    fn doubt(&mut self, row: u64, column: &str, kind: DoubtKind) {
        self.doubts.push(Doubt { row, column: Some(column.to_owned()), kind });
    }

    fn cell(&mut self, row: u64, column: &Mapped, cell: &Cell, cells: &mut Cells) -> Result<(), ProblemKind> {
        match cell {
            Cell::FormulaWithoutValue => return Err(ProblemKind::FormulaWithoutValue),
            // A column that is not understood may show what it likes.
            Cell::Fault(stated) if column.target != Target::AsStated => {
                return Err(ProblemKind::Fault { stated: stated.clone() });
            }
            _ => {}
        }
        let cell = &unneutralised(cell);
        let text = cell.text().trim().to_owned();
        let longest = if column.target == Target::Field(Field::OwnWords) { LONGEST_WORDS } else { LONGEST };
        if text.chars().count() > longest {
            return Err(ProblemKind::TooLong { most: longest });
        }
        match column.target {
            Target::Ignore => Ok(()),
            Target::AsStated => {
                // What is kept as stated is shown, and a personal identity number never is.
                if text.parse().is_ok_and(OrganisationNumber::is_personal) {
                    self.doubt(row, &column.head, DoubtKind::PersonalNumber);
                } else {
                    cells.as_stated.insert(column.head.clone(), text);
                }
                Ok(())
            }
            Target::Week(week) => {
                let (actual, maximum) = self.numbers(column).hours(cell)?;
                cells.offer.weeks.push(FreeWeek { monday: week.monday(), actual, maximum });
                cells.offer_cells.push((column.head.clone(), text));
                Ok(())
            }
            Target::Certificate(certificate) => {
                let until = match values::truth(cell) {
                    Ok(false) => return Ok(()),
                    Ok(true) => None,
                    Err(kind) => Some(values::date(cell, true).map_err(|_| kind)?),
                };
                cells.certificates.push(certificate_of(certificate, until));
                Ok(())
            }
            Target::Field(field) if field.is_of_offer() => {
                if field != Field::Process {
                    cells.offer_cells.push((column.head.clone(), text.clone()));
                }
                self.offer_cell(row, field, column, cell, &text, cells)
            }
            Target::Field(field) => self.maker_cell(row, field, column, cell, text, cells),
        }
    }

    fn numbers<'a>(&self, column: &'a Mapped) -> Numbers<'a>
    where
        'm: 'a,
    {
        let notation: Notation = self.mapping.notation;
        Numbers { notation, unit: column.unit.as_deref() }
    }

    fn head(&self, field: Field) -> Option<String> {
        self.mapping.head(field)
    }

    fn put_together(&mut self, row: u64, mut cells: Cells) -> Option<StatedMaker> {
        self.check_series(row, &cells);
        let placed = place(std::mem::take(&mut cells.place), self.mapping.country.as_deref());
        for (head, kind) in placed.problems {
            self.problem(row, Some(&head), kind);
        }
        for (head, kind) in placed.doubts {
            self.doubt(row, &head, kind);
        }
        let evidence = self.evidence(&cells);
        self.common_certificate_details(row, &mut cells);
        for held in &mut cells.certificates {
            held.evidence = held.evidence.take().or_else(|| evidence.clone());
        }
        for one in &mut cells.not_held {
            one.evidence = one.evidence.take().or_else(|| evidence.clone());
        }
        let (maker_facts, site_facts, offer_facts) = split_facts(std::mem::take(&mut cells.facts));
        if cells.processes.is_empty() {
            // Nothing can hold these without a process: kept with the maker as they were written.
            for (head, text) in std::mem::take(&mut cells.offer_cells) {
                if !text.is_empty() && self.is_kept_without_offer(&head) {
                    cells.as_stated.entry(head).or_insert(text);
                }
            }
        }
        let offers = self.offers(row, &mut cells, &evidence, &offer_facts);
        let site = match placed.site {
            Some(site) => Some(site),
            None => (!offers.is_empty() || cells.site_key.is_some()).then(nowhere),
        };
        let sites = site
            .map(|site| StatedSite { key: cells.site_key.take(), site, offers, facts: site_facts })
            .into_iter()
            .collect();
        Some(StatedMaker {
            first_row: row,
            key: cells.maker_key,
            name: cells.name?,
            number: cells.number,
            web: cells.web,
            sni: cells.sni,
            own_words: cells.own_words,
            example: cells.example,
            certificates_complete_on: cells.complete_on,
            certificates: cells.certificates,
            not_held: cells.not_held,
            sites,
            as_stated: cells.as_stated,
            facts: maker_facts,
        })
    }

    fn is_kept_without_offer(&self, head: &str) -> bool {
        let target = self.mapping.columns.iter().find(|c| c.head == head).map(|c| c.target);
        !matches!(target, Some(Target::Field(Field::OfferId)))
    }

    fn check_series(&mut self, row: u64, cells: &Cells) {
        if let (Some(min), Some(max)) = (cells.offer.smallest_series, cells.offer.largest_series)
            && min > max
        {
            let head = self.head(Field::SmallestSeries).or_else(|| self.head(Field::Series));
            let kind = ProblemKind::MinOverMax { min: min.to_string(), max: max.to_string() };
            self.problem(row, head.as_deref(), kind);
        }
        let largest = cells
            .offer
            .largest
            .map(longest)
            .or_else(|| cells.offer.sides.iter().flatten().chain(&cells.offer.diameter).max().copied());
        if let (Some(min), Some(max)) = (cells.offer.smallest, largest)
            && min > max
        {
            let head = self.head(Field::Smallest);
            let kind =
                ProblemKind::MinOverMax { min: format!("{} mm", min.mm()), max: format!("{} mm", max.mm()) };
            self.problem(row, head.as_deref(), kind);
        }
    }

    /// What the row says of its evidence, completed by the mapping and by the file's name.
    fn evidence(&self, cells: &Cells) -> Option<Evidence> {
        let mapped = self.mapping.evidence.as_ref();
        if cells.level.is_none() && cells.on.is_none() && cells.evidence_by.is_none() && mapped.is_none() {
            return None;
        }
        Some(Evidence {
            level: cells.level.or(mapped.map(|m| m.level)).unwrap_or(Level::SelfDeclared),
            on: cells.on.or(mapped.and_then(|m| m.on)).unwrap_or(self.today),
            by: cells
                .evidence_by
                .clone()
                .or_else(|| mapped.and_then(|m| m.by.clone()))
                .unwrap_or_else(|| self.by.clone()),
        })
    }
}

fn longest(envelope: Envelope) -> Length {
    match envelope {
        Envelope::Box([a, b, c]) => a.max(b).max(c),
        Envelope::Round { diameter, length } => diameter.max(length),
    }
}

fn nowhere() -> Site {
    Site {
        id: SiteId(0),
        name: None,
        address: None,
        postal_code: None,
        locality: None,
        kommun: None,
        country: String::new(),
        position: None,
        place_as_stated: None,
        offers: Vec::new(),
    }
}

/// Texts that were not understood, kept under the head of their column.
fn join(as_stated: &mut BTreeMap<String, String>, head: &str, texts: &[String]) {
    for text in texts {
        let kept = as_stated.entry(head.to_owned()).or_default();
        if !kept.is_empty() {
            kept.push_str("; ");
        }
        kept.push_str(text);
    }
}

/// An apostrophe that a spreadsheet's export put before a formula's sign is taken off again.
fn unneutralised(cell: &Cell) -> Cell {
    match cell {
        Cell::Text(text) => match text.strip_prefix('\'') {
            Some(rest) if crate::makers::export::is_neutralised(text) => Cell::Text(rest.to_owned()),
            _ => cell.clone(),
        },
        other => other.clone(),
    }
}
