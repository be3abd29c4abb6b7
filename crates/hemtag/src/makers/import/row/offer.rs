//! The cells of a row that speak of what the maker can do there, and the offers that they make.

use std::collections::BTreeMap;

use matching::Envelope;
use vocabulary::{AnyTerm, IsoWeek, Stage, find::Kind};

use super::{Cells, OfferFacts, RowReader, join};
use crate::makers::{
    import::{
        column::Field,
        detail,
        file::Cell,
        mapping::Mapped,
        problem::{DoubtKind, ProblemKind},
        stated::{Fact, StatedOffer},
        values::{self, Numbers},
    },
    model::{Evidence, FreeWeek, Level, OfferId, OfferRecord, ToleranceStated},
};

impl RowReader<'_> {
    pub(super) fn offer_cell(
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
            Field::Largest => {
                offer.largest = numbers.envelope(cell)?;
                if offer.largest.is_none() {
                    join(&mut cells.as_stated, &column.head, &[text.to_owned()]);
                    self.doubt(row, &column.head, DoubtKind::SizeIncomplete { stated: text.to_owned() });
                }
            }
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
            Field::MachineGroup => {
                offer.machine_group = Some(text.to_owned()).filter(|name| !name.is_empty());
            }
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

    /// One offer for each process of the row; what the row says holds for each of them.
    pub(super) fn offers(
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
                    machine_group: facts_of_row.machine_group.clone(),
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
    fn largest(
        &mut self,
        row: u64,
        offer: &OfferFacts,
        as_stated: &mut BTreeMap<String, String>,
    ) -> Option<Envelope> {
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
                        let stated = format!("{} mm", length.mm());
                        self.doubt(row, &head, DoubtKind::SizeIncomplete { stated: stated.clone() });
                        as_stated.entry(head).or_insert(stated);
                    }
                }
                None
            }
        }
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
