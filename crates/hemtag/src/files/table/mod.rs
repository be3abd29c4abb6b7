//! The table in a file: CSV in any usual encoding and delimiter, or a sheet of an XLSX workbook, read row by row so
//! that a large file does not fill the memory. What is no table is refused with a sentence.

mod csv;
pub(crate) mod encoding;
mod head;
mod xlsx;

use std::{
    io::{Read, Seek},
    ops::ControlFlow,
};

use exchange::ReadError;
use jiff::civil::Date;

use crate::words::Language;

/// A file that can be read twice: from the disk or from memory.
pub trait Source: Read + Seek {}
impl<T: Read + Seek> Source for T {}

/// How a file is to be read.
#[derive(Debug, Clone)]
pub struct Options {
    /// The sheet of a workbook; the first one that is not empty when `None`.
    pub sheet: Option<String>,
    /// The most bytes that are taken.
    pub limit: u64,
    /// Whether a cell is the head of a column that is looked for: by it the row of the heads is found.
    pub knows: fn(&str) -> bool,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    /// A number that a spreadsheet holds as one: no question of decimal comma.
    Number(f64),
    Date(Date),
    Bool(bool),
    /// A formula whose result the file does not hold.
    FormulaWithoutValue,
    /// "#REF!" and the like.
    Fault(String),
}

impl Cell {
    /// The cell as text; empty when there is nothing to read.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Cell::Empty | Cell::FormulaWithoutValue => String::new(),
            Cell::Text(text) | Cell::Fault(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Date(day) => day.to_string(),
            Cell::Bool(true) => "true".to_owned(),
            Cell::Bool(false) => "false".to_owned(),
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

/// A row with its number as a spreadsheet shows it, from 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub number: u64,
    pub cells: Vec<Cell>,
    /// The columns, from 0, where the row has part of merged cells: who reads one value for each cell may not take them.
    pub merged: Vec<usize>,
}

/// What was found out about the file before its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    pub columns: Vec<String>,
    /// The row that they stand in.
    pub row: u64,
    /// "CSV ; windows-1252", "XLSX Blad1".
    pub form: String,
    /// The sheets of a workbook, the one that is read first; empty for other files.
    pub sheets: Vec<String>,
}

/// Takes what a file holds, in order.
pub trait Take {
    /// Called once, first.
    ///
    /// # Errors
    /// When these columns cannot be taken.
    fn head(&mut self, head: Head) -> Result<(), FileProblem>;
    /// Called for each row that is not empty.
    fn row(&mut self, row: Row) -> ControlFlow<()>;
    /// Called for what stands in a file and no cell holds: its place and what becomes of it, in English. The row is 0 for
    /// the file as a whole.
    fn note(&mut self, _row: u64, _at: String, _what: String) {}
}

/// Why a file cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileProblem {
    Empty,
    TooLarge {
        limit: u64,
    },
    /// Something else than a table; `what` names it where it is known: "PDF".
    NotATable {
        what: &'static str,
    },
    /// A head but no rows under it.
    NoRows,
    NoSuchSheet {
        sheet: String,
        sheets: Vec<String>,
    },
    /// The workbook or the text breaks off or breaks its own rules.
    Broken {
        message: String,
    },
    /// The file could not be read from the disk.
    Unreadable {
        message: String,
    },
    /// No column says the maker's name.
    NoName {
        columns: Vec<String>,
    },
    /// The stated mapping names a column that the file does not have.
    NoSuchColumn {
        column: String,
    },
    /// A format with a name, broken at a place.
    OtherForm {
        form: &'static str,
        at: String,
        /// What the format asks for there and what stands there, in English.
        message: String,
    },
    /// The stated mapping is no mapping.
    Mapping {
        message: String,
    },
}

impl FileProblem {
    /// What is wrong and what to do.
    #[must_use]
    pub fn sentence(&self, l: Language) -> String {
        match self {
            FileProblem::Empty => l.t("import-file-empty"),
            FileProblem::TooLarge { limit } => {
                l.ta("import-file-too-large", &[("limit", l.whole(limit / (1024 * 1024)).into())])
            }
            FileProblem::NotATable { what: "" } => l.t("import-file-not-a-table"),
            FileProblem::NotATable { what } => {
                l.ta("import-file-not-a-table-what", &[("what", (*what).into())])
            }
            FileProblem::NoRows => l.t("import-file-no-rows"),
            FileProblem::NoSuchSheet { sheet, sheets } => l.ta(
                "import-file-no-such-sheet",
                &[("sheet", sheet.as_str().into()), ("sheets", sheets.join(", ").into())],
            ),
            FileProblem::Broken { message } => {
                l.ta("import-file-broken", &[("message", message.as_str().into())])
            }
            FileProblem::Unreadable { message } => {
                l.ta("import-file-unreadable", &[("message", message.as_str().into())])
            }
            FileProblem::NoName { columns } => {
                l.ta("import-file-no-name", &[("columns", columns.join(", ").into())])
            }
            FileProblem::NoSuchColumn { column } => {
                l.ta("import-mapping-no-such-column", &[("column", column.as_str().into())])
            }
            FileProblem::OtherForm { form, at, message } => l.ta(
                "import-file-other-form",
                &[("form", (*form).into()), ("at", at.as_str().into()), ("message", message.as_str().into())],
            ),
            FileProblem::Mapping { message } => {
                l.ta("import-mapping-unreadable", &[("message", message.as_str().into())])
            }
        }
    }
}

impl FileProblem {
    /// Why a message of an exchange format cannot be read.
    #[must_use]
    pub fn of_message(form: &'static str, error: ReadError) -> FileProblem {
        match error {
            ReadError::NotJson { .. } => FileProblem::Broken { message: error.to_string() },
            ReadError::Unexpected { at, expected, found, .. } => FileProblem::OtherForm {
                form,
                at: if at.is_empty() { "/".to_owned() } else { at },
                message: format!("expected {expected}, found {found}"),
            },
        }
    }
}

impl From<std::io::Error> for FileProblem {
    fn from(error: std::io::Error) -> Self {
        FileProblem::Unreadable { message: error.to_string() }
    }
}

/// Reads a table through, row by row.
///
/// # Errors
/// When it is no table, is empty, or larger than allowed.
pub fn read<S: Source>(mut source: S, options: &Options, take: &mut dyn Take) -> Result<(), FileProblem> {
    match kind(&mut source, options.limit)? {
        Kind::Workbook => xlsx::read(source, options, take),
        Kind::Json => Err(FileProblem::NotATable { what: "JSON" }),
        Kind::Text => csv::read(source, options, take),
    }
}

/// What a file is, told by its first bytes and never by its name; the source stands at its start afterwards.
///
/// # Errors
/// When it is empty, larger than allowed, or neither text nor a workbook.
pub fn kind<S: Source>(source: &mut S, limit: u64) -> Result<Kind, FileProblem> {
    let size = source.seek(std::io::SeekFrom::End(0))?;
    if size == 0 {
        return Err(FileProblem::Empty);
    }
    if size > limit {
        return Err(FileProblem::TooLarge { limit });
    }
    source.rewind()?;
    let mut start = Vec::new();
    source.by_ref().take(4096).read_to_end(&mut start)?;
    source.rewind()?;
    of_start(&start)
}

/// What a file can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Workbook,
    Json,
    Text,
}

fn of_start(start: &[u8]) -> Result<Kind, FileProblem> {
    const OTHERS: [(&[u8], &str); 9] = [
        (b"%PDF", "PDF"),
        (b"\x89PNG", "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"GIF8", "GIF"),
        (b"\xD0\xCF\x11\xE0", "Excel 97 (.xls)"),
        (b"SQLite format 3", "SQLite"),
        (b"{\\rtf", "RTF"),
        (b"\x1F\x8B", "gzip"),
        (b"\x7FELF", "ELF"),
    ];
    if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Workbook);
    }
    if let Some((_, what)) = OTHERS.iter().find(|(mark, _)| start.starts_with(mark)) {
        return Err(FileProblem::NotATable { what });
    }
    let text = String::from_utf8_lossy(start).trim_start_matches('\u{feff}').trim_start().to_lowercase();
    if text.starts_with("<!doctype") || text.starts_with("<html") || text.starts_with("<?xml") {
        return Err(FileProblem::NotATable { what: "HTML/XML" });
    }
    if encoding::is_binary(start) {
        return Err(FileProblem::NotATable { what: "" });
    }
    if text.starts_with(['{', '[']) {
        return Ok(Kind::Json);
    }
    Ok(Kind::Text)
}
