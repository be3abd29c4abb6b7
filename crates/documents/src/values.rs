//! A document as values of the template. Texts stay texts: a string value is never read as markup.

use typst::foundations::{Array, Bytes, Dict, IntoValue, Value, dict};

use crate::{
    document::{Align, Block, Cell, Document, Figure, Language, Number, Quotation, Section, Table},
    legible::Legible,
};

/// So many letters that were replaced are named on the first page.
const NAMED: usize = 12;

pub(crate) struct Values<'f> {
    /// Of what is being turned into values.
    pub(crate) language: Language,
    pub(crate) legible: Legible<'f>,
}

impl Values<'_> {
    pub(crate) fn document(&mut self, document: &Document) -> Dict {
        let [page, of] = document.language.page_of();
        let date = document.date;
        let mark = if document.example { document.language.made_up() } else { "" };
        dict! {
            "language" => document.language.code(),
            "title" => self.text(&document.title),
            "kind" => self.text(&document.kind),
            "subtitle" => self.text(&document.subtitle),
            "sender" => self.text(&document.sender),
            "year" => i64::from(date.year()),
            "month" => i64::from(date.month()),
            "day" => i64::from(date.day()),
            "date" => date.to_string(),
            "note" => self.text(&document.note),
            "mark" => mark,
            "page" => page,
            "of" => of,
            "sections" => all(&document.sections, |section| self.section(section)),
            // After everything else has been made legible.
            "replaced" => self.replaced(),
        }
    }

    /// That letters were replaced, by their numbers in Unicode; nothing when none were.
    fn replaced(&self) -> String {
        let all = self.legible.replaced();
        if all.is_empty() {
            return String::new();
        }
        let mut letters: Vec<String> =
            all.iter().take(NAMED).map(|letter| format!("U+{:04X}", u32::from(*letter))).collect();
        if all.len() > NAMED {
            letters.push(format!("+ {}", all.len() - NAMED));
        }
        self.language.replaced(&letters.join(", "))
    }

    fn text(&mut self, text: &str) -> Value {
        self.legible.text(text).into_value()
    }

    fn texts(&mut self, texts: &[String]) -> Array {
        all(texts, |text| self.text(text))
    }

    fn section(&mut self, section: &Section) -> Value {
        dict! {
            "heading" => self.text(&section.heading),
            "blocks" => all(&section.blocks, |block| self.block(block)),
        }
        .into_value()
    }

    fn block(&mut self, block: &Block) -> Value {
        let (kind, body): (&str, Value) = match block {
            Block::Heading(text) => ("heading", self.text(text)),
            Block::Paragraph(text) => ("paragraph", self.text(text)),
            Block::Lead(text) => ("lead", self.text(text)),
            Block::Remark(text) => ("remark", self.text(text)),
            Block::List(items) => ("list", self.texts(items).into_value()),
            Block::Steps(items) => ("steps", self.texts(items).into_value()),
            Block::Sources(sources) => ("sources", self.texts(sources).into_value()),
            Block::Definitions(terms) => {
                let pair = |(term, said): &(String, String)| {
                    dict! { "term" => self.text(term), "said" => self.text(said), "language" => Value::None }
                        .into_value()
                };
                ("definitions", all(terms, pair).into_value())
            }
            Block::Quotations(quotations) => {
                ("definitions", all(quotations, |quotation| self.quotation(quotation)).into_value())
            }
            Block::Numbers(numbers) => ("numbers", all(numbers, |number| self.number(number)).into_value()),
            Block::Table(table) => ("table", self.table(table)),
            Block::Notice { title, blocks } => (
                "notice",
                dict! {
                    "title" => self.text(title),
                    "blocks" => all(blocks, |block| self.block(block)),
                }
                .into_value(),
            ),
            Block::Figure(figure) => ("figure", self.figure(figure)),
            Block::In(language, blocks) => ("in", self.in_language(*language, blocks)),
        };
        dict! { "kind" => kind, "body" => body }.into_value()
    }

    fn in_language(&mut self, language: Language, blocks: &[Block]) -> Value {
        let around = std::mem::replace(&mut self.language, language);
        let blocks = all(blocks, |block| self.block(block));
        self.language = around;
        dict! { "language" => language.code(), "blocks" => blocks }.into_value()
    }

    fn quotation(&mut self, quotation: &Quotation) -> Value {
        dict! {
            "term" => self.text(&quotation.term),
            "said" => self.text(&quotation.words),
            "language" => quotation.language.code(),
        }
        .into_value()
    }

    fn number(&mut self, number: &Number) -> Value {
        dict! {
            "label" => self.text(&number.label),
            "value" => self.text(&number.value),
            "note" => self.text(&number.note),
        }
        .into_value()
    }

    fn table(&mut self, table: &Table) -> Value {
        let heads: Array = all(&table.columns, |column| {
            dict! { "head" => self.text(&column.head), "number" => column.align != Align::Start }.into_value()
        });
        let rows: Array = all(&table.rows, |row| {
            let cells = row.iter().zip(&table.columns);
            cells.map(|(cell, column)| self.cell(cell, column.align)).collect::<Array>().into_value()
        });
        dict! {
            "caption" => self.text(&table.caption),
            "columns" => heads,
            "rows" => rows,
            "named_rows" => table.named_rows,
            "empty" => self.text(&table.empty),
        }
        .into_value()
    }

    /// The decimals, and what stands after them, are handed over apart, so that the template can set marks under marks.
    fn cell(&mut self, cell: &Cell, align: Align) -> Value {
        let text = self.legible.text(&cell.text);
        let at = match align {
            Align::Start | Align::End => text.len(),
            Align::Decimal => whole_part(&text, cell.language.unwrap_or(self.language).decimal_mark()),
        };
        dict! {
            "text" => &text[..at],
            "tail" => &text[at..],
            "note" => self.text(&cell.note),
            "language" => cell.language.map(Language::code),
        }
        .into_value()
    }

    fn figure(&mut self, figure: &Figure) -> Value {
        dict! {
            "svg" => Bytes::from_string(figure.svg.clone()),
            "alternative" => self.text(&figure.alternative),
            "caption" => self.text(&figure.caption),
        }
        .into_value()
    }
}

fn all<T>(things: &[T], value: impl FnMut(&T) -> Value) -> Array {
    things.iter().map(value).collect()
}

/// Where the whole part of a number ends: before its decimal mark, else after its last digit; the text's end where there is
/// no number.
fn whole_part(text: &str, mark: char) -> usize {
    let digit_after = |at: usize| text[at + mark.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
    let point = text.match_indices(mark).map(|(at, _)| at).rfind(|&at| digit_after(at));
    let last = text.rfind(|c: char| c.is_ascii_digit()).map(|at| at + 1);
    point.or(last).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_parted_at_its_decimal_mark() {
        let parted = |text: &'static str, mark| text.split_at(whole_part(text, mark));
        assert_eq!(parted("0,38", ','), ("0", ",38"));
        assert_eq!(parted("1\u{a0}234 kr", ','), ("1\u{a0}234", " kr"));
        assert_eq!(parted("1,234.5*", '.'), ("1,234", ".5*"));
        assert_eq!(parted("1,234", '.'), ("1,234", ""));
        assert_eq!(parted("12*", ','), ("12", "*"));
        assert_eq!(parted("vet ej", ','), ("vet ej", ""));
        assert_eq!(parted("", ','), ("", ""));
    }
}
