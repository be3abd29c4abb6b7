//! A sheet of an XLSX workbook: numbers and dates as the spreadsheet holds them, formulas by the result that was
//! saved with them, a value of merged cells in every row that they cover.

use std::{
    collections::{BTreeMap, VecDeque},
    io::BufReader,
    ops::ControlFlow,
};

use calamine::{DataRef, Dimensions, ExcelDateTime, Reader, Xlsx, XlsxError};
use jiff::civil::Date;

use super::{Cell, FileProblem, Head, Options, Row, Source, Take, head};

/// A sheet wider than this is no register: somebody has typed far to the right.
const WIDEST: usize = 1024;

pub(super) fn read<S: Source>(source: S, options: &Options, take: &mut dyn Take) -> Result<(), FileProblem> {
    let mut book: Xlsx<_> = Xlsx::new(BufReader::new(source)).map_err(|error| match error {
        XlsxError::Password => FileProblem::NotATable { what: "XLSX 🔒" },
        XlsxError::FileNotFound(_) => FileProblem::NotATable { what: "ZIP" },
        other => broken(&other),
    })?;
    let sheets = book.sheet_names();
    let all = sheets.clone();
    let chosen = match &options.sheet {
        Some(wanted) => match sheets.iter().find(|s| s.trim().eq_ignore_ascii_case(wanted.trim())) {
            Some(sheet) => vec![sheet.clone()],
            None => return Err(FileProblem::NoSuchSheet { sheet: wanted.clone(), sheets }),
        },
        None => sheets,
    };
    for sheet in chosen {
        let merged: Vec<Dimensions> = book.merge_cells_by_sheet_name(&sheet).unwrap_or_default();
        if read_sheet(&mut book, &sheet, &all, merged, options.knows, take)? {
            return Ok(());
        }
    }
    Err(FileProblem::Empty)
}

fn broken(error: &XlsxError) -> FileProblem {
    FileProblem::Broken { message: error.to_string() }
}

/// Returns false when the sheet is empty.
fn read_sheet<R: std::io::Read + std::io::Seek>(
    book: &mut Xlsx<R>,
    sheet: &str,
    sheets: &[String],
    merged: Vec<Dimensions>,
    knows: fn(&str) -> bool,
    take: &mut dyn Take,
) -> Result<bool, FileProblem> {
    let mut cells = match book.worksheet_cells_reader(sheet) {
        Ok(cells) => cells,
        // A sheet that is a chart has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(false),
        Err(error) => return Err(broken(&error)),
    };
    let mut rows = Rows { merged: Merged::new(merged), ..Rows::new(sheet, sheets, knows) };
    let mut number = 0_u32;
    let mut row: Vec<Cell> = Vec::new();
    while let Some(record) = cells.next_cell_with_formula_metadata().map_err(|e| broken(&e))? {
        let (at, column) = record.pos;
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if at != number {
            if rows.take(number, std::mem::take(&mut row), take)? == ControlFlow::Break(()) {
                return Ok(true);
            }
            number = at;
        }
        if column >= WIDEST {
            continue;
        }
        let value = match (record.value, &record.formula) {
            (DataRef::Empty, Some(_)) => Cell::FormulaWithoutValue,
            (value, _) => cell(value),
        };
        if value != Cell::Empty {
            if row.len() <= column {
                row.resize(column + 1, Cell::Empty);
            }
            row[column] = value;
        }
    }
    if rows.take(number, row, take)? == ControlFlow::Break(()) {
        return Ok(true);
    }
    rows.end(take)
}

/// The rows on their way: the first few wait until the head among them is known.
struct Rows {
    form: String,
    sheets: Vec<String>,
    knows: fn(&str) -> bool,
    first: VecDeque<Row>,
    has_head: bool,
    rows: u64,
    merged: Merged,
}

impl Rows {
    fn new(sheet: &str, sheets: &[String], knows: fn(&str) -> bool) -> Rows {
        let others = sheets.iter().filter(|other| *other != sheet).cloned();
        Rows {
            form: format!("XLSX {sheet}"),
            sheets: std::iter::once(sheet.to_owned()).chain(others).collect(),
            knows,
            first: VecDeque::new(),
            has_head: false,
            rows: 0,
            merged: Merged::default(),
        }
    }

    fn take(
        &mut self,
        at: u32,
        mut cells: Vec<Cell>,
        take: &mut dyn Take,
    ) -> Result<ControlFlow<()>, FileProblem> {
        self.merged.fill(at, &mut cells);
        if cells.iter().all(Cell::is_empty) {
            return Ok(ControlFlow::Continue(()));
        }
        let merged = self.merged.columns(at);
        let row = Row { number: u64::from(at) + 1, cells, merged };
        if self.has_head {
            self.rows += 1;
            return Ok(take.row(row));
        }
        self.first.push_back(row);
        if self.first.len() < head::LOOKED_AT { Ok(ControlFlow::Continue(())) } else { self.begin(take) }
    }

    fn begin(&mut self, take: &mut dyn Take) -> Result<ControlFlow<()>, FileProblem> {
        let first: Vec<Row> = std::mem::take(&mut self.first).into();
        let Some(at) = head::find(&first, self.knows) else { return Ok(ControlFlow::Continue(())) };
        self.has_head = true;
        let columns = head::names(&first[at]);
        take.head(Head {
            columns,
            row: first[at].number,
            form: self.form.clone(),
            sheets: self.sheets.clone(),
        })?;
        for row in first.into_iter().skip(at + 1) {
            self.rows += 1;
            if take.row(row) == ControlFlow::Break(()) {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn end(mut self, take: &mut dyn Take) -> Result<bool, FileProblem> {
        if !self.has_head && self.begin(take)? == ControlFlow::Break(()) {
            return Ok(true);
        }
        if !self.has_head {
            return Ok(false);
        }
        if self.rows == 0 { Err(FileProblem::NoRows) } else { Ok(true) }
    }
}

/// Cells that are merged downwards: the value stands in the first row only.
#[derive(Default)]
struct Merged {
    all: Vec<Dimensions>,
    /// By the column they begin in: the regions still to come or in force, the first last.
    regions: Vec<Dimensions>,
    held: BTreeMap<u32, (u32, Cell)>,
}

impl Merged {
    fn new(mut regions: Vec<Dimensions>) -> Merged {
        let all = regions.clone();
        regions.retain(|region| region.end.0 > region.start.0);
        regions.sort_unstable_by_key(|region| std::cmp::Reverse(region.start));
        Merged { all, regions, held: BTreeMap::new() }
    }

    /// The columns of a row that are part of merged cells.
    fn columns(&self, at: u32) -> Vec<usize> {
        let here = self.all.iter().filter(|region| (region.start.0..=region.end.0).contains(&at));
        let columns = here.flat_map(|region| region.start.1..=region.end.1);
        columns.filter_map(|column| usize::try_from(column).ok()).filter(|column| *column < WIDEST).collect()
    }

    fn fill(&mut self, at: u32, cells: &mut Vec<Cell>) {
        self.held.retain(|_, (end, _)| *end >= at);
        // A row of merged cells only is a title, not a row of the table.
        let has_own = cells.iter().any(|cell| !cell.is_empty());
        for (column, (_, value)) in &self.held {
            let column = usize::try_from(*column).unwrap_or(usize::MAX);
            if !has_own || column >= WIDEST {
                continue;
            }
            if cells.len() <= column {
                cells.resize(column + 1, Cell::Empty);
            }
            if cells[column].is_empty() {
                cells[column] = value.clone();
            }
        }
        while self.regions.last().is_some_and(|region| region.start.0 <= at) {
            let Some(region) = self.regions.pop() else { break };
            let column = usize::try_from(region.start.1).unwrap_or(usize::MAX);
            if let Some(value) = cells.get(column).filter(|_| region.start.0 == at) {
                self.held.insert(region.start.1, (region.end.0, value.clone()));
            }
        }
    }
}

fn cell(value: DataRef<'_>) -> Cell {
    let text = |text: String| if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text) };
    match value {
        DataRef::Empty => Cell::Empty,
        #[expect(
            clippy::cast_precision_loss,
            reason = "a spreadsheet's whole numbers are floating point themselves"
        )]
        DataRef::Int(number) => Cell::Number(number as f64),
        DataRef::Float(number) => Cell::Number(number),
        DataRef::String(own) => text(own),
        DataRef::SharedString(shared) => text(shared.to_owned()),
        DataRef::Bool(yes) => Cell::Bool(yes),
        DataRef::DateTime(moment) => date(&moment).map_or_else(|| Cell::Number(moment.as_f64()), Cell::Date),
        DataRef::DateTimeIso(moment) => {
            moment.get(..10).and_then(|day| day.parse().ok()).map_or_else(|| text(moment), Cell::Date)
        }
        DataRef::DurationIso(length) => text(length),
        DataRef::Error(error) => Cell::Fault(error.to_string()),
    }
}

fn date(moment: &ExcelDateTime) -> Option<Date> {
    if !moment.is_datetime() {
        return None;
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
