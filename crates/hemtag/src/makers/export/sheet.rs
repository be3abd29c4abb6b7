//! The export as a workbook: the makers on one sheet with a frozen head, the columns and the source on another. Texts
//! are written as texts, so that none is taken for a formula.

use rust_xlsxwriter::{Color, Format, Workbook, Worksheet};

use super::{About, table};
use crate::{makers::model::Maker, words::Language};

/// The longest text that a cell of the format holds.
const LONGEST: usize = 32_767;

/// The rows go to a temporary file as they come, so that a large register does not fill the memory.
pub(super) struct Sheet {
    book: Workbook,
    about: About,
    row: u32,
    as_text: Format,
}

impl Sheet {
    pub(super) fn new(about: About) -> anyhow::Result<Sheet> {
        let mut book = Workbook::new();
        let makers = book.add_worksheet_with_constant_memory()?;
        makers.set_name(about.language.t("export-sheet-makers"))?;
        let head = head_style();
        for (column, name) in (0_u16..).zip(table::columns()) {
            makers.write_string_with_format(0, column, name, &head)?;
            #[expect(clippy::cast_precision_loss, reason = "heads are short")]
            makers.set_column_width(column, (name.len() as f64 + 3.0).max(10.0))?;
        }
        makers.set_freeze_panes(1, 2)?;
        Ok(Sheet { book, about, row: 0, as_text: Format::new().set_quote_prefix() })
    }

    pub(super) fn maker(&mut self, maker: &Maker) -> anyhow::Result<()> {
        let sheet = self.book.worksheet_from_index(0)?;
        for cells in table::rows(maker) {
            self.row += 1;
            for (column, cell) in (0_u16..).zip(cells) {
                match cell {
                    table::Cell::Empty => {}
                    table::Cell::Number(number) => {
                        sheet.write_number(self.row, column, number)?;
                    }
                    table::Cell::Text(text) => {
                        let text: String = text.chars().take(LONGEST).collect();
                        if super::is_neutralised(&text) {
                            sheet.write_string_with_format(self.row, column, text, &self.as_text)?;
                        } else {
                            sheet.write_string(self.row, column, text)?;
                        }
                    }
                }
            }
        }
        Ok(())
    }

    pub(super) fn end(mut self) -> anyhow::Result<Vec<u8>> {
        let last = u16::try_from(table::columns().count().saturating_sub(1))?;
        self.book.worksheet_from_index(0)?.autofilter(0, 0, self.row, last)?;
        self.book.push_worksheet(about_sheet(self.about)?);
        Ok(self.book.save_to_buffer()?)
    }
}

/// The second sheet: where the file is from, that examples are examples, and what each column is.
fn about_sheet(about: About) -> anyhow::Result<Worksheet> {
    let l: Language = about.language;
    let mut sheet = Worksheet::new();
    sheet.set_name(l.t("export-sheet-about"))?;
    sheet.set_column_width(0, 28)?;
    sheet.set_column_width(1, 100)?;
    let head = head_style();
    let mut row = 0;
    for text in notes(about, true) {
        sheet.write_string(row, 0, text)?;
        row += 1;
    }
    row += 1;
    sheet.write_string_with_format(row, 0, l.t("export-column"), &head)?;
    sheet.write_string_with_format(row, 1, l.t("export-column-is"), &head)?;
    for name in table::columns() {
        row += 1;
        sheet.write_string(row, 0, name)?;
        sheet.write_string(row, 1, l.t(&format!("export-field-{}", name.replace('_', "-"))))?;
    }
    Ok(sheet)
}

/// What is said of every export as a whole.
pub(super) fn notes(about: About, in_rows: bool) -> Vec<String> {
    let l = about.language;
    let mut notes = vec![l.ta("export-source", &[("day", about.day.to_string().into())])];
    if in_rows {
        notes.push(l.t("export-rows"));
    }
    if about.examples {
        notes.push(l.t("export-examples"));
    }
    notes.push(l.t("export-left-out"));
    notes
}

fn head_style() -> Format {
    Format::new().set_bold().set_background_color(Color::RGB(0x000D_322A)).set_font_color(Color::White)
}
