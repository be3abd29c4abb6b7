//! One row of a file read into what it states: the maker, its site, its offers and certificates, with every cell that
//! is wrong, everything doubtful, and every word that is not known.

use std::collections::BTreeMap;

use jiff::civil::Date;
use matching::{Envelope, Stages};
use vocabulary::{AnyTerm, IsoWeek, Length, Notation, OrganisationNumber, ProcessId, Stage, find::Kind};

use super::{
    column::Field,
    detail,
    file::{Cell, Row},
    mapping::{Mapped, Mapping, Target},
    place::{PlaceCells, place},
    problem::{Doubt, DoubtKind, Problem, ProblemKind},
    stated::{Fact, StatedCertificate, StatedMaker, StatedOffer, StatedSite},
    terms::Terms,
    values::{self, Numbers},
};
use crate::makers::model::{
    CertificateHeld, Evidence, FreeWeek, Level, OfferId, OfferRecord, Site, SiteId, ToleranceStated,
};

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
        let longest =
            if column.target == Target::Field(Field::OwnWords) { LONGEST_WORDS } else { LONGEST };
        if text.chars().count() > longest {
            return Err(ProblemKind::TooLong { most: longest });
        }
        match column.target {
            Target::Ignore => Ok(()),
            Target::AsStated => {
                cells.as_stated.insert(column.head.clone(), text);
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

    fn maker_cell(
        &mut self,
        row: u64,
        field: Field,
        column: &Mapped,
        cell: &Cell,
        text: String,
        cells: &mut Cells,
    ) -> Result<(), ProblemKind> {
        let placed = |text: String| Some((text, column.head.clone()));
        match field {
            Field::MakerId => cells.maker_key = Some(text),
            Field::Name => cells.name = Some(one_line(&text)),
            Field::OrganisationNumber => {
                let number = text
                    .parse()
                    .map_err(|error| ProblemKind::OrganisationNumber { stated: text.clone(), error })?;
                cells.number = Some(number);
            }
            Field::Web => cells.web = Some(web(&text)),
            Field::Sni => {
                let codes = text.split([';', ',', '|', ' ', '\n']).map(str::trim).filter(|c| !c.is_empty());
                for code in codes {
                    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
                    if (2..=5).contains(&digits.len()) && !cells.sni.contains(&digits) {
                        cells.sni.push(digits);
                    } else if digits.is_empty() {
                        // A branch in words: kept, since codes are what is compared.
                        cells.as_stated.insert(column.head.clone(), text.clone());
                    }
                }
            }
            Field::OwnWords => cells.own_words = Some(text),
            Field::Example => cells.example = Some(values::truth(cell)?),
            Field::MakerAsStated => {
                for item in detail::read(&text) {
                    let value = item.get("value").unwrap_or_default().to_owned();
                    cells.as_stated.insert(item.text, value);
                }
            }
            Field::Certificates => self.certificates(row, column, &text, cells)?,
            Field::CertificateIssuer => cells.issuer = Some(text),
            Field::CertificateNumber => cells.registration_number = Some(text),
            Field::CertificateFrom => cells.valid_from = Some(values::date(cell, false)?),
            Field::CertificateUntil => {
                cells.valid_until = Some((values::date(cell, true)?, column.head.clone()));
            }
            Field::CertificatesCompleteOn => cells.complete_on = Some(values::date(cell, true)?),
            Field::SiteId => cells.site_key = Some(text),
            Field::SiteName => cells.place.site_name = Some(text),
            Field::Address => cells.place.address = Some(text),
            Field::PostalCode => cells.place.postal_code = placed(postal_code(cell, text)),
            Field::Locality => cells.place.locality = placed(text),
            Field::Kommun => cells.place.kommun = placed(kommun_code(cell, text)),
            Field::County => cells.place.county = placed(text),
            Field::Country => cells.place.country = placed(text),
            Field::Latitude => cells.place.latitude = placed(text),
            Field::Longitude => cells.place.longitude = placed(text),
            Field::Position => cells.place.position = placed(text),
            Field::Place => cells.place.place = placed(text),
            Field::EvidenceLevel => cells.level = Some(values::level(cell)?),
            Field::EvidenceOn => cells.on = Some(values::date(cell, true)?),
            Field::EvidenceBy => cells.evidence_by = Some(text),
            Field::FactEvidence => {
                for item in detail::read(&text) {
                    cells.facts.extend(fact(&item)?);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Certificates of a list; details may stand with each.
    fn certificates(&mut self, row: u64, column: &Mapped, text: &str, cells: &mut Cells) -> Result<(), ProblemKind> {
        for item in detail::read(text) {
            let (terms, unknown) = self.terms.list(Kind::Certificate, &item.text, &column.head, row);
            if !unknown.is_empty() {
                join(&mut cells.as_stated, &column.head, &unknown);
            }
            let date = |key: &str, ends: bool| -> Result<Option<Date>, ProblemKind> {
                item.get(key).map(|text| values::date(&Cell::Text(text.to_owned()), ends)).transpose()
            };
            for term in terms {
                let AnyTerm::Certificate(certificate) = term else { continue };
                let mut held = certificate_of(certificate, date("until", true)?);
                held.held.valid_from = date("from", false)?;
                held.held.issuer = item.get("issuer").map(str::to_owned);
                held.held.registration_number = item.get("number").map(str::to_owned);
                held.sites = item
                    .get("sites")
                    .map(|sites| sites.split(',').map(|s| s.trim().to_owned()).collect())
                    .unwrap_or_default();
                held.evidence = evidence(&item)?;
                cells.certificates.push(held);
            }
        }
        Ok(())
    }

    fn offer_cell(
        &mut self,
        row: u64,
        field: Field,
        column: &Mapped,
        cell: &Cell,
        text: &str,
        cells: &mut Cells,
    ) -> Result<(), ProblemKind> {
        let numbers = self.numbers(column);
        let offer = &mut cells.offer;
        match field {
            Field::OfferId => cells.offer_key = Some(text.to_owned()),
            Field::Process => {
                let (terms, unknown) = self.terms.list(Kind::Process, text, &column.head, row);
                for term in terms {
                    if let AnyTerm::Process(process) = term
                        && !cells.processes.contains(&process)
                    {
                        cells.processes.push(process);
                    }
                }
                join(&mut cells.as_stated, &column.head, &unknown);
            }
            Field::Materials => {
                let (terms, unknown) = self.terms.list(Kind::Material, text, &column.head, row);
                for term in terms {
                    if let AnyTerm::Material(material) = term
                        && !offer.materials.contains(&material)
                    {
                        offer.materials.push(material);
                    }
                }
                join(&mut offer.as_stated, &column.head, &unknown);
            }
            Field::Largest => offer.largest = Some(numbers.envelope(cell)?),
            Field::LargestLength => offer.sides[0] = Some(numbers.length(cell)?),
            Field::LargestWidth => offer.sides[1] = Some(numbers.length(cell)?),
            Field::LargestHeight => offer.sides[2] = Some(numbers.length(cell)?),
            Field::LargestDiameter => offer.diameter = Some(numbers.length(cell)?),
            Field::Smallest => offer.smallest = Some(numbers.length(cell)?),
            Field::Heaviest => offer.heaviest = Some(numbers.mass(cell)?),
            Field::Tolerance => {
                match numbers.tolerance(cell) {
                    Ok(tolerance) => offer.tolerance = tolerance,
                    // With the grade beside it, the words need not be understood.
                    Err(_) if self.mapping.has(Field::ToleranceIt) => {}
                    Err(kind) => return Err(kind),
                }
                offer.tolerance_text = Some(text.to_owned());
            }
            Field::ToleranceIt => offer.grade = Some(numbers.grade(cell)?),
            Field::ThinnestWall => offer.wall = Some(numbers.length(cell)?),
            Field::SmallestSeries => offer.smallest_series = Some(numbers.pieces(cell)?),
            Field::LargestSeries => offer.largest_series = Some(numbers.pieces(cell)?),
            Field::Series => {
                let (from, to) = numbers.series(cell)?;
                offer.smallest_series = offer.smallest_series.or(from);
                offer.largest_series = offer.largest_series.or(to);
            }
            Field::Stages => {
                for word in text.split([';', ',', '|', '/', '\n']).map(str::trim).filter(|w| !w.is_empty()) {
                    let stage = Stage::parse(word).ok_or_else(|| ProblemKind::NotAChoice {
                        stated: word.to_owned(),
                        allowed: "prototype, pilot_series, full_scale",
                    })?;
                    let place = match stage {
                        Stage::Prototype => &mut offer.stages.prototype,
                        Stage::PilotSeries => &mut offer.stages.pilot_series,
                        Stage::FullScale => &mut offer.stages.full_scale,
                    };
                    *place = Some(true);
                }
            }
            Field::Prototype => offer.stages.prototype = Some(values::truth(cell)?),
            Field::PilotSeries => offer.stages.pilot_series = Some(values::truth(cell)?),
            Field::FullScale => offer.stages.full_scale = Some(values::truth(cell)?),
            Field::LeadTime => offer.lead_time = Some(numbers.days(cell)?),
            Field::Sourcing => offer.sourcing = Some(values::sourcing(cell)?),
            Field::Newcomers => offer.newcomers = Some(values::newcomers(cell)?),
            Field::FreeWeeks => offer.weeks.extend(free_weeks(numbers, text)?),
            Field::OfferAsStated => {
                for item in detail::read(text) {
                    let value = item.get("value").unwrap_or_default().to_owned();
                    offer.as_stated.insert(item.text, value);
                }
            }
            _ => {}
        }
        Ok(())
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
        let largest = cells.offer.largest.map(longest).or_else(|| {
            cells.offer.sides.iter().flatten().chain(&cells.offer.diameter).max().copied()
        });
        if let (Some(min), Some(max)) = (cells.offer.smallest, largest)
            && min > max
        {
            let head = self.head(Field::Smallest);
            let kind = ProblemKind::MinOverMax { min: format!("{} mm", min.mm()), max: format!("{} mm", max.mm()) };
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

    /// Issuer, number and days in columns of their own hold for the certificates of the row that have none.
    fn common_certificate_details(&mut self, row: u64, cells: &mut Cells) {
        if let (Some(from), Some((until, head))) = (cells.valid_from, &cells.valid_until)
            && from > *until
        {
            let kind = ProblemKind::FromAfterUntil { from: from.to_string(), until: until.to_string() };
            let head = head.clone();
            self.problem(row, Some(&head), kind);
        }
        let until = cells.valid_until.as_ref().map(|(day, _)| *day);
        for held in &mut cells.certificates {
            let held = &mut held.held;
            held.issuer = held.issuer.take().or_else(|| cells.issuer.clone());
            held.registration_number =
                held.registration_number.take().or_else(|| cells.registration_number.clone());
            held.valid_from = held.valid_from.or(cells.valid_from);
            held.valid_until = held.valid_until.or(until);
        }
    }

    /// One offer for each process of the row; what the row says holds for each of them.
    fn offers(
        &mut self,
        row: u64,
        cells: &mut Cells,
        evidence: &Option<Evidence>,
        facts: &[Fact],
    ) -> Vec<StatedOffer> {
        let several = cells.processes.len() > 1;
        let facts_of_row = std::mem::take(&mut cells.offer);
        let largest = self.largest(row, &facts_of_row, &mut cells.as_stated);
        let tolerance = match (facts_of_row.grade, facts_of_row.tolerance, facts_of_row.tolerance_text) {
            (Some(grade), _, text) => Some(ToleranceStated {
                grade: vocabulary::MilliGrade(grade),
                as_stated: text.unwrap_or_else(|| format!("IT{}", f64::from(grade) / 1000.0)),
            }),
            (None, Some(tolerance), _) => Some(tolerance),
            (None, None, Some(text)) => {
                let head = self.head(Field::Tolerance).unwrap_or_default();
                if !cells.processes.is_empty() {
                    cells.as_stated.insert(head.clone(), text.clone());
                }
                self.doubt(row, &head, DoubtKind::ToleranceWithoutDimension { stated: text });
                None
            }
            (None, None, None) => None,
        };
        let mut materials = facts_of_row.materials;
        materials.sort_unstable();
        let mut weeks = facts_of_row.weeks;
        weeks.sort_unstable_by_key(|week| week.monday);
        weeks.dedup_by_key(|week| week.monday);
        let whose = evidence.clone().unwrap_or_else(|| Evidence {
            level: Level::SelfDeclared,
            on: self.today,
            by: self.by.clone(),
        });
        cells
            .processes
            .iter()
            .map(|process| StatedOffer {
                key: cells.offer_key.as_ref().filter(|_| !several).cloned(),
                offer: OfferRecord {
                    id: OfferId(0),
                    process: *process,
                    materials: materials.clone(),
                    largest,
                    smallest: facts_of_row.smallest,
                    heaviest: facts_of_row.heaviest,
                    tolerance: tolerance.clone(),
                    thinnest_wall: facts_of_row.wall,
                    smallest_series: facts_of_row.smallest_series,
                    largest_series: facts_of_row.largest_series,
                    stages: facts_of_row.stages,
                    lead_time_days: facts_of_row.lead_time,
                    sourcing: facts_of_row.sourcing,
                    newcomers: facts_of_row.newcomers,
                    free_weeks: weeks.clone(),
                    as_stated: facts_of_row.as_stated.clone(),
                    evidence: whose.clone(),
                },
                evidence: evidence.clone(),
                facts: facts.to_vec(),
            })
            .collect()
    }

    /// The largest part: stated whole, or as sides, or as diameter and length. Some of the sides alone say nothing
    /// that can be compared, and are kept as stated.
    fn largest(&mut self, _row: u64, offer: &OfferFacts, as_stated: &mut BTreeMap<String, String>) -> Option<Envelope> {
        if offer.largest.is_some() {
            return offer.largest;
        }
        match (offer.diameter, offer.sides) {
            (None, [Some(a), Some(b), Some(c)]) => Some(Envelope::Box([a, b, c])),
            (Some(diameter), [Some(length), _, _]) => Some(Envelope::Round { diameter, length }),
            (diameter, sides) => {
                let fields = [
                    (Field::LargestLength, sides[0]),
                    (Field::LargestWidth, sides[1]),
                    (Field::LargestHeight, sides[2]),
                    (Field::LargestDiameter, diameter),
                ];
                for (field, length) in fields {
                    if let (Some(length), Some(head)) = (length, self.head(field)) {
                        as_stated.entry(head).or_insert_with(|| format!("{} mm", length.mm()));
                    }
                }
                None
            }
        }
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

fn certificate_of(certificate: vocabulary::CertificateId, until: Option<Date>) -> StatedCertificate {
    StatedCertificate {
        held: CertificateHeld {
            certificate,
            issuer: None,
            registration_number: None,
            valid_from: None,
            valid_until: until,
            sites: Vec::new(),
            evidence: Evidence { level: Level::SelfDeclared, on: Date::ZERO, by: String::new() },
        },
        evidence: None,
        sites: Vec::new(),
    }
}

/// "2026-W48=30/60; 2026-W49=20": free hours, and the most that is possible.
fn free_weeks(numbers: Numbers<'_>, text: &str) -> Result<Vec<FreeWeek>, ProblemKind> {
    let pieces = text.split([';', '\n', '|']).map(str::trim).filter(|p| !p.is_empty());
    pieces
        .map(|piece| {
            let wrong = || ProblemKind::NotAWeek { stated: piece.to_owned() };
            let (week, hours) = piece.split_once(['=', ':']).ok_or_else(wrong)?;
            let week: IsoWeek = week.trim().parse().map_err(|_| wrong())?;
            let (actual, maximum) = numbers.hours(&Cell::Text(hours.trim().to_owned()))?;
            Ok(FreeWeek { monday: week.monday(), actual, maximum })
        })
        .collect()
}

/// `offer.tolerance | level=adviser_seen | on=2026-11-01 | by=IUC`: the evidence for one fact.
fn fact(item: &detail::Item) -> Result<Option<(String, Fact)>, ProblemKind> {
    let Some((subject, field)) = item.text.split_once('.') else { return Ok(None) };
    let Some(evidence) = evidence(item)? else { return Ok(None) };
    let note = item.get("note").map(str::to_owned);
    Ok(Some((subject.to_owned(), Fact { field: field.to_owned(), evidence, note })))
}

fn evidence(item: &detail::Item) -> Result<Option<Evidence>, ProblemKind> {
    let (Some(level), Some(on)) = (item.get("level"), item.get("on")) else { return Ok(None) };
    Ok(Some(Evidence {
        level: values::level(&Cell::Text(level.to_owned()))?,
        on: values::date(&Cell::Text(on.to_owned()), false)?,
        by: item.get("by").unwrap_or_default().to_owned(),
    }))
}

fn split_facts(facts: Vec<(String, Fact)>) -> (Vec<Fact>, Vec<Fact>, Vec<Fact>) {
    let (mut maker, mut site, mut offer) = (Vec::new(), Vec::new(), Vec::new());
    for (subject, fact) in facts {
        match subject.as_str() {
            "maker" => maker.push(fact),
            "site" => site.push(fact),
            _ => offer.push(fact),
        }
    }
    (maker, site, offer)
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

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An address without "https://" gets it, so that it can be followed.
fn web(text: &str) -> String {
    let bare = !text.contains("://") && text.contains('.') && !text.contains(char::is_whitespace);
    if bare { format!("https://{text}") } else { text.to_owned() }
}

/// Numbers lose their leading zeros in a spreadsheet; no Swedish postal code begins with one.
fn postal_code(cell: &Cell, text: String) -> String {
    match cell {
        Cell::Number(number) => format!("{number:.0}"),
        _ => text,
    }
}

/// "662" in a spreadsheet is the kommun 0662.
fn kommun_code(cell: &Cell, text: String) -> String {
    let is_number = matches!(cell, Cell::Number(_)) || text.bytes().all(|b| b.is_ascii_digit());
    if is_number && text.len() == 3 { format!("0{text}") } else { text }
}
