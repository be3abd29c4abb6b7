//! Tables to take away: the same rows as CSV, XLSX or JSON.

use std::borrow::Cow;

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use maud::Markup;
use serde_json::{Map, Value};

use crate::{
    http::{Context, components::downloads},
    words::Language,
};

/// The form of a downloaded table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Csv,
    Xlsx,
    Json,
}

impl Format {
    pub const ALL: [Format; 3] = [Format::Csv, Format::Xlsx, Format::Json];

    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Json => "json",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Format::Csv => "text/csv; charset=utf-8",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Json => "application/json",
        }
    }
}

/// One table. The columns have stable names in English: the first row, and the keys of the JSON.
#[derive(Debug, Clone)]
pub struct Table {
    /// The file's name without its end.
    pub name: String,
    pub columns: Vec<&'static str>,
    pub rows: Vec<Vec<Cell>>,
    /// Where it is from, and that examples are examples: on a sheet of its own, and beside the rows of the JSON.
    pub note: Option<String>,
}

/// Tables that belong together: a sheet each in a workbook, and beside the rows of the first in JSON. CSV holds one table, so it is
/// the first.
#[derive(Debug, Clone)]
pub struct Book {
    pub first: Table,
    /// Their names are those of the sheets (31 characters at the most) and of the keys of the JSON.
    pub others: Vec<Table>,
}

/// A table whose columns are the reader's own things: a matrix. Its heads may be anything, so that the JSON has them and the rows
/// as lists.
#[derive(Debug, Clone)]
pub struct Grid {
    /// The file's name without its end.
    pub name: String,
    pub columns: Vec<String>,
    /// As many cells in each as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(String),
    Number(f64),
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Cell {
        Cell::Number(f64::from(number))
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Cell {
        cell.map_or(Cell::Empty, Into::into)
    }
}

impl Table {
    /// The file's bytes.
    ///
    /// # Errors
    /// When a spreadsheet would be larger than the format allows.
    pub fn write(&self, format: Format) -> anyhow::Result<Vec<u8>> {
        match format {
            Format::Csv => self.csv(),
            Format::Xlsx => self.xlsx(),
            Format::Json => Ok(serde_json::to_vec_pretty(&self.json())?),
        }
    }

    /// The file as an answer to a request.
    ///
    /// # Errors
    /// As [`Table::write`].
    pub fn respond(&self, context: &Context, format: Format) -> anyhow::Result<Response> {
        Ok(handed_out(&self.name, format, self.marked(context).write(format)?))
    }

    /// The same table; in a demonstration its note says so first.
    fn marked(&self, context: &Context) -> Cow<'_, Table> {
        if !context.examples {
            return Cow::Borrowed(self);
        }
        let demo = context.t("demo-note");
        let note = match &self.note {
            Some(note) => format!("{demo} {note}"),
            None => demo,
        };
        Cow::Owned(Table { note: Some(note), ..self.clone() })
    }

    /// As [`Table::respond`]; the JSON has more fields beside its rows.
    ///
    /// # Errors
    /// As [`Table::write`].
    pub fn respond_beside(
        &self,
        context: &Context,
        format: Format,
        beside: Map<String, Value>,
    ) -> anyhow::Result<Response> {
        if format != Format::Json {
            return self.respond(context, format);
        }
        let mut whole = self.marked(context).json();
        if let Value::Object(fields) = &mut whole {
            fields.extend(beside);
        }
        Ok(handed_out(&self.name, format, serde_json::to_vec_pretty(&whole)?))
    }

    fn csv(&self) -> anyhow::Result<Vec<u8>> {
        csv(self.columns.iter().copied(), &self.rows)
    }

    fn xlsx(&self) -> anyhow::Result<Vec<u8>> {
        workbook([self.sheet(None)], about(self.note.as_ref()), None)
    }

    fn sheet<'a>(&'a self, name: Option<&'a str>) -> Sheet<'a> {
        Sheet { name: name.map(Cow::Borrowed), heads: self.columns.clone(), rows: Cow::Borrowed(&self.rows) }
    }

    fn json(&self) -> Value {
        let mut whole = Map::new();
        if let Some(note) = &self.note {
            whole.insert("note".into(), note.as_str().into());
        }
        whole.insert("rows".into(), self.json_rows());
        Value::Object(whole)
    }

    fn json_rows(&self) -> Value {
        let rows = self.rows.iter().map(|row| {
            let fields = self.columns.iter().zip(row).map(|(name, cell)| ((*name).to_owned(), cell.json()));
            Value::Object(fields.collect::<Map<_, _>>())
        });
        Value::Array(rows.collect())
    }
}

impl Book {
    /// The file's bytes.
    ///
    /// # Errors
    /// When a spreadsheet would be larger than the format allows, or the name of a sheet is longer.
    pub fn write(&self, format: Format) -> anyhow::Result<Vec<u8>> {
        match format {
            Format::Csv => self.first.csv(),
            Format::Xlsx => {
                let all = std::iter::once(&self.first).chain(&self.others);
                workbook(
                    all.map(|table| table.sheet(Some(&table.name))),
                    about(self.first.note.as_ref()),
                    None,
                )
            }
            Format::Json => Ok(serde_json::to_vec_pretty(&self.json())?),
        }
    }

    /// The file as an answer to a request; `name` is the file's, without its end.
    ///
    /// # Errors
    /// As [`Book::write`].
    pub fn respond(&self, context: &Context, name: &str, format: Format) -> anyhow::Result<Response> {
        let marked = Book { first: self.first.marked(context).into_owned(), others: self.others.clone() };
        Ok(handed_out(name, format, marked.write(format)?))
    }

    fn json(&self) -> Value {
        let mut whole = self.first.json();
        for table in &self.others {
            whole[&table.name] = table.json_rows();
        }
        whole
    }
}

impl Grid {
    /// The file as an answer to a request.
    ///
    /// # Errors
    /// When a spreadsheet would be larger than the format allows.
    pub fn respond(&self, format: Format) -> anyhow::Result<Response> {
        let heads = || self.columns.iter().map(String::as_str);
        let bytes = match format {
            Format::Csv => csv(heads(), &self.rows)?,
            Format::Xlsx => workbook(
                [Sheet { name: None, heads: heads().collect(), rows: Cow::Borrowed(&self.rows) }],
                None,
                None,
            )?,
            Format::Json => {
                let rows = self.rows.iter().map(|row| Value::Array(row.iter().map(Cell::json).collect()));
                let rows = Value::Array(rows.collect());
                serde_json::to_vec_pretty(&serde_json::json!({ "columns": self.columns, "rows": rows }))?
            }
        };
        Ok(handed_out(&self.name, format, bytes))
    }
}

/// Starts with a byte order mark, by which spreadsheets know UTF-8. A text that a spreadsheet would take for
/// a formula gets an apostrophe in front.
fn csv<'a>(heads: impl Iterator<Item = &'a str>, rows: &[Vec<Cell>]) -> anyhow::Result<Vec<u8>> {
    let text = |text: &str| {
        if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text.to_owned() }
    };
    let mut writer = ::csv::Writer::from_writer(vec![0xEF, 0xBB, 0xBF]);
    writer.write_record(heads.map(text))?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| match cell {
            Cell::Text(own) => text(own),
            Cell::Number(number) => number.to_string(),
            Cell::Empty => String::new(),
        }))?;
    }
    writer.into_inner().map_err(|e| anyhow::anyhow!("{e}"))
}

/// A file that is written already, as an answer to a request.
pub(crate) fn handed_out(name: &str, format: Format, bytes: Vec<u8>) -> Response {
    let file = format!("attachment; filename=\"{name}.{}\"", format.extension());
    let headers =
        [(header::CONTENT_TYPE, format.media_type().to_owned()), (header::CONTENT_DISPOSITION, file)];
    (headers, bytes).into_response()
}

/// A message that is JSON already, as a file to keep; `name` is the file's, without its end.
#[must_use]
pub fn message(name: &str, json: String) -> Response {
    handed_out(name, Format::Json, json.into_bytes())
}

/// One table of a workbook.
#[derive(Debug, Clone)]
pub struct Sheet<'a> {
    /// 31 characters at the most; the program's own name where there is none.
    pub name: Option<Cow<'a, str>>,
    pub heads: Vec<&'a str>,
    pub rows: Cow<'a, [Vec<Cell>]>,
}

/// The sheet that says where tables are from.
fn about(note: Option<&String>) -> Option<(&str, &[String])> {
    note.map(|note| ("Om", std::slice::from_ref(note)))
}

/// A workbook of sheets, and one of sentences about them under a name of its own. With `made_at` the same sheets give the same bytes.
///
/// # Errors
/// When a sheet would be larger than the format allows, or its name is longer.
pub fn workbook<'a>(
    sheets: impl IntoIterator<Item = Sheet<'a>>,
    about: Option<(&str, &[String])>,
    made_at: Option<Timestamp>,
) -> anyhow::Result<Vec<u8>> {
    let mut book = rust_xlsxwriter::Workbook::new();
    if let Some(at) = made_at {
        let at = rust_xlsxwriter::ExcelDateTime::from_timestamp(at.as_second())?;
        book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&at));
    }
    let bold = rust_xlsxwriter::Format::new().set_bold();
    for Sheet { name, heads, rows } in sheets {
        let sheet = book.add_worksheet();
        if let Some(name) = name {
            sheet.set_name(name)?;
        }
        for (column, head) in (0_u16..).zip(heads) {
            sheet.write_string_with_format(0, column, head, &bold)?;
        }
        for (number, row) in (1_u32..).zip(rows.iter()) {
            for (column, cell) in (0_u16..).zip(row) {
                match cell {
                    Cell::Text(text) => sheet.write_string(number, column, text)?,
                    Cell::Number(value) => sheet.write_number(number, column, *value)?,
                    Cell::Empty => continue,
                };
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofit();
    }
    if let Some((name, sentences)) = about {
        let sheet = book.add_worksheet().set_name(name)?;
        for (row, sentence) in (0_u32..).zip(sentences) {
            sheet.write_string(row, 0, sentence)?;
        }
    }
    Ok(book.save_to_buffer()?)
}

impl Cell {
    fn json(&self) -> Value {
        match self {
            Cell::Text(text) => text.as_str().into(),
            #[expect(clippy::cast_possible_truncation, reason = "whole and within range, as just checked")]
            Cell::Number(n) if n.fract() == 0.0 && n.abs() < 9e15 => (*n as i64).into(),
            Cell::Number(n) => (*n).into(),
            Cell::Empty => Value::Null,
        }
    }
}

/// What a list's address says of the form it is wanted in: nothing for a page, `format=csv` and so on for a file.
#[derive(Debug, Clone, Default, serde::Deserialize)]
pub struct Wanted {
    pub format: Option<Format>,
}

/// The links to a list's files: its own address with a `format`. `query` is what the list is filtered by.
#[must_use]
pub fn links(context: &Context, path: &str, query: &str) -> Markup {
    let join = if query.is_empty() { String::new() } else { format!("{query}&") };
    let files = Format::ALL.map(|format| {
        let extension = format.extension();
        (extension.to_uppercase(), context.href(&format!("{path}?{join}format={extension}")))
    });
    let files: Vec<(&str, String)> = files.iter().map(|(name, href)| (name.as_str(), href.clone())).collect();
    downloads(context, &context.t("download"), &files)
}

/// A name for a file in the reader's language, with the day.
#[must_use]
pub fn file_name(language: Language, swedish: &str, english: &str, day: jiff::civil::Date) -> String {
    format!("hemtag-{}-{day}", language.pick(swedish, english))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        Table {
            name: "t".into(),
            columns: vec!["name", "pieces"],
            rows: vec![vec!["=1+1".into(), 500_u32.into()], vec!["Å, B".into(), Cell::Empty]],
            note: None,
        }
    }

    #[test]
    fn a_text_that_looks_like_a_formula_is_not_one_in_the_spreadsheet() {
        let csv = String::from_utf8(table().write(Format::Csv).unwrap()).unwrap();
        assert_eq!(csv, "\u{feff}name,pieces\n'=1+1,500\n\"Å, B\",\n");
    }

    #[test]
    fn json_keeps_numbers_as_numbers_and_what_is_unknown_as_null() {
        let json: Value = serde_json::from_slice(&table().write(Format::Json).unwrap()).unwrap();
        assert_eq!(json["rows"][0], serde_json::json!({ "name": "=1+1", "pieces": 500 }));
        assert!(json["rows"][1]["pieces"].is_null());
    }

    #[test]
    fn tables_that_belong_together_are_sheets_of_one_workbook_and_keys_of_one_object() {
        use calamine::Reader;
        let other = Table { name: "others".into(), ..table() };
        let book = Book { first: Table { note: Some("From here.".into()), ..table() }, others: vec![other] };
        let bytes = std::io::Cursor::new(book.write(Format::Xlsx).unwrap());
        let mut read = calamine::Xlsx::new(bytes).unwrap();
        assert_eq!(read.sheet_names(), ["t", "others", "Om"]);
        let sheet = read.worksheet_range("others").unwrap();
        assert_eq!(sheet.get_value((1, 1)), Some(&calamine::Data::Float(500.0)));
        let json: Value = serde_json::from_slice(&book.write(Format::Json).unwrap()).unwrap();
        assert_eq!(json["note"], "From here.");
        assert_eq!(json["rows"], json["others"]);
        assert_eq!(book.write(Format::Csv).unwrap(), table().write(Format::Csv).unwrap());
    }

    #[test]
    fn the_spreadsheet_opens() {
        let bytes = table().write(Format::Xlsx).unwrap();
        assert_eq!(&bytes[..2], b"PK");
    }
}
