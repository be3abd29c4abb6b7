//! CSV: the delimiter is the one that cuts the first rows into the same number of cells.

use std::{io::Read, ops::ControlFlow};

use csv::{ByteRecord, ReaderBuilder};

use super::{
    Cell, FileProblem, Head, Options, Row, Source, Take,
    encoding::{self, AsUtf8},
    head,
};

const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

pub(super) fn read<S: Source>(
    mut source: S,
    options: &Options,
    take: &mut dyn Take,
) -> Result<(), FileProblem> {
    let encoding = encoding::detect(&mut source)?;
    let mut start = Vec::new();
    AsUtf8::new(&mut source, encoding).take(1 << 16).read_to_end(&mut start)?;
    source.rewind()?;
    if String::from_utf8_lossy(&start).trim().is_empty() {
        return Err(FileProblem::Empty);
    }
    let delimiter = delimiter(&start);
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(AsUtf8::new(source, encoding));
    let shown = if delimiter == b'\t' { "tab".to_owned() } else { char::from(delimiter).to_string() };
    let form = format!("CSV {shown} {}", encoding.name());

    let mut record = ByteRecord::new();
    // Line breaks within cells: a spreadsheet's rows are fewer than the file's lines.
    let mut breaks = 0_u64;
    let mut first: Vec<Row> = Vec::new();
    let mut columns: Option<usize> = None;
    let mut rows = 0_u64;
    loop {
        let more = reader
            .read_byte_record(&mut record)
            .map_err(|error| FileProblem::Broken { message: error.to_string() })?;
        if more {
            let line = record.position().map_or(1, csv::Position::line);
            let number = line.saturating_sub(breaks);
            breaks += record.as_slice().iter().filter(|b| **b == b'\n').count() as u64;
            let row = Row { number, cells: record.iter().map(cell).collect(), merged: Vec::new() };
            if row.cells.iter().all(Cell::is_empty) {
                continue;
            }
            if columns.is_none() {
                first.push(row);
                if first.len() < head::LOOKED_AT {
                    continue;
                }
            } else {
                rows += 1;
                if take.row(row) == ControlFlow::Break(()) {
                    return Ok(());
                }
                continue;
            }
        }
        if columns.is_none() {
            let at = head::find(&first, options.knows).ok_or(FileProblem::Empty)?;
            let names = head::names(&first[at]);
            if names.len() < 2 && first.iter().any(|row| row.cells.len() != 1) {
                return Err(FileProblem::NotATable { what: "" });
            }
            columns = Some(names.len());
            take.head(Head {
                columns: names,
                row: first[at].number,
                form: form.clone(),
                sheets: Vec::new(),
            })?;
            for row in first.drain(..).skip(at + 1) {
                rows += 1;
                if take.row(row) == ControlFlow::Break(()) {
                    return Ok(());
                }
            }
        }
        if !more {
            return if rows == 0 { Err(FileProblem::NoRows) } else { Ok(()) };
        }
    }
}

fn cell(bytes: &[u8]) -> Cell {
    let text = String::from_utf8_lossy(bytes);
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.into_owned()) }
}

/// The delimiter whose cut gives the most rows as wide as the widest usual one.
fn delimiter(start: &[u8]) -> u8 {
    let score = |delimiter: u8| -> (usize, usize) {
        let mut reader =
            ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(start);
        let widths: Vec<usize> =
            reader.byte_records().map_while(Result::ok).take(50).map(|record| record.len()).collect();
        // The last row may be cut off where the sample ends.
        let widths = if widths.len() > 2 { &widths[..widths.len() - 1] } else { &widths[..] };
        let best = widths.iter().filter(|w| **w > 1).max_by_key(|w| widths.iter().filter(|o| o == w).count());
        let Some(&width) = best else { return (0, 0) };
        (widths.iter().filter(|w| **w == width).count(), width)
    };
    DELIMITERS
        .into_iter()
        .map(|delimiter| (score(delimiter), delimiter))
        .max_by_key(|((rows, width), _)| (*rows, *width))
        .filter(|((rows, _), _)| *rows > 0)
        .map_or(b',', |(_, delimiter)| delimiter)
}
