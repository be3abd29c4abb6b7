//! What a document says. No input or output, and nothing of how it looks.

use jiff::civil::Date;

/// The language that a document is written in: it settles hyphenation, what is read aloud, and the decimal mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    Swedish,
    English,
}

impl Language {
    /// Two letters, as ISO 639 has them.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Language::Swedish => "sv",
            Language::English => "en",
        }
    }

    pub(crate) const fn decimal_mark(self) -> char {
        match self {
            Language::Swedish => ',',
            Language::English => '.',
        }
    }

    /// What says that a document is made up.
    pub(crate) const fn made_up(self) -> &'static str {
        match self {
            Language::Swedish => "Demonstration: påhittat exempel, ingen riktig handling",
            Language::English => "Demonstration: a made-up example, not a real document",
        }
    }

    /// Before the page's number, and between it and the number of pages.
    pub(crate) const fn page_of(self) -> [&'static str; 2] {
        match self {
            Language::Swedish => ["Sida", "av"],
            Language::English => ["Page", "of"],
        }
    }

    /// That letters are replaced, and which.
    pub(crate) fn replaced(self, letters: &str) -> String {
        match self {
            Language::Swedish => format!("Tecken som typsnittet saknar står som \u{fffd}: {letters}."),
            Language::English => format!("Characters that the font lacks are shown as \u{fffd}: {letters}."),
        }
    }
}

/// A whole document, in the order in which it is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    pub language: Language,
    /// Shown in the window's bar too. Never empty.
    pub title: String,
    /// What kind of document it is, above the title; may be empty.
    pub kind: String,
    /// Under the title; may be empty.
    pub subtitle: String,
    /// Who issues it, at the top of the first page.
    pub sender: String,
    /// When it is from.
    pub date: Date,
    /// At the foot of every page, beside its number: the version of the figures, a case's number.
    pub note: String,
    /// Made in a demonstration: said at the top of every page, so that it is not taken for real.
    pub example: bool,
    pub sections: Vec<Section>,
}

impl Document {
    /// The same, marked as made in a demonstration or not.
    #[must_use]
    pub fn marked(self, example: bool) -> Document {
        Document { example, ..self }
    }
}

/// A part of a document under a heading of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Never empty.
    pub heading: String,
    pub blocks: Vec<Block>,
}

/// One thing after the other.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading under the section's own.
    Heading(String),
    Paragraph(String),
    /// The sentence that matters most.
    Lead(String),
    /// Smaller and paler: where figures come from.
    Remark(String),
    List(Vec<String>),
    /// In an order that matters.
    Steps(Vec<String>),
    /// Where figures come from, numbered from 1; web addresses in them can be followed.
    Sources(Vec<String>),
    /// A term with what is said of it.
    Definitions(Vec<(String, String)>),
    /// A term with words as somebody else wrote them, in their language.
    Quotations(Vec<Quotation>),
    /// A few figures that are seen at once; at most four stand side by side.
    Numbers(Vec<Number>),
    Table(Table),
    /// Set apart so that it is not missed.
    Notice {
        title: String,
        blocks: Vec<Block>,
    },
    Figure(Figure),
    /// What is in another language than what surrounds it: hyphenated and read aloud as that.
    In(Language, Vec<Block>),
}

/// Words as somebody else wrote them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// What they are, in the language of what surrounds them.
    pub term: String,
    pub words: String,
    /// Of the words.
    pub language: Language,
}

/// A figure with its name and what it ranges over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    pub label: String,
    pub value: String,
    pub note: String,
}

/// Rows under a head that is repeated on every page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub caption: String,
    pub columns: Vec<Column>,
    /// As many cells in each as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// The first cell of a row names the row.
    pub named_rows: bool,
    /// Said instead of the table when it has no rows.
    pub empty: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub head: String,
    pub align: Align,
}

impl Column {
    #[must_use]
    pub fn text(head: impl Into<String>) -> Column {
        Column { head: head.into(), align: Align::Start }
    }

    #[must_use]
    pub fn number(head: impl Into<String>) -> Column {
        Column { head: head.into(), align: Align::Decimal }
    }

    /// For figures that are no single number: a span of them.
    #[must_use]
    pub fn figures(head: impl Into<String>) -> Column {
        Column { head: head.into(), align: Align::End }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Start,
    /// To the right.
    End,
    /// To the right, the decimal marks under each other.
    Decimal,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    pub text: String,
    /// In a second line, smaller; may be empty.
    pub note: String,
    /// Of `text`, where it is another than that of what surrounds it.
    pub language: Option<Language>,
}

impl Cell {
    #[must_use]
    pub fn noted(text: impl Into<String>, note: impl Into<String>) -> Cell {
        Cell { text: text.into(), note: note.into(), language: None }
    }

    /// The same, with its text in a language. Its note stays in that of what surrounds it.
    #[must_use]
    pub fn in_language(self, language: Language) -> Cell {
        Cell { language: Some(language), ..self }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Cell {
        Cell { text: text.into(), ..Cell::default() }
    }
}

/// A drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// SVG that stands alone: with its namespace, its own style, and no address of another file.
    pub svg: String,
    /// What it shows, for who does not see it. Never empty.
    pub alternative: String,
    pub caption: String,
}

/// Why there is no PDF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotRendered {
    #[error("The document has no title. State one: it is what a screen reader says first.")]
    NoTitle,
    #[error("Section {number} has no heading. State one: sections are found by it.")]
    NoHeading { number: usize },
    #[error("The table '{caption}' has no columns.")]
    NoColumns { caption: String },
    #[error("Row {row} of the table '{caption}' has {cells} cells; its head has {columns}.")]
    UnevenRow { caption: String, row: usize, cells: usize, columns: usize },
    #[error("The figure '{caption}' has no alternative text. Say what it shows.")]
    NoAlternative { caption: String },
    #[error("The document could not be typeset: {0}")]
    Typesetting(String),
}

impl Document {
    /// What the template relies on.
    pub(crate) fn check(&self) -> Result<(), NotRendered> {
        if self.title.trim().is_empty() {
            return Err(NotRendered::NoTitle);
        }
        for (number, section) in (1..).zip(&self.sections) {
            if section.heading.trim().is_empty() {
                return Err(NotRendered::NoHeading { number });
            }
            section.blocks.iter().try_for_each(Block::check)?;
        }
        Ok(())
    }
}

impl Block {
    fn check(&self) -> Result<(), NotRendered> {
        match self {
            Block::Table(table) => table.check(),
            Block::Figure(figure) if figure.alternative.trim().is_empty() => {
                Err(NotRendered::NoAlternative { caption: figure.caption.clone() })
            }
            Block::Notice { blocks, .. } | Block::In(_, blocks) => blocks.iter().try_for_each(Block::check),
            _ => Ok(()),
        }
    }
}

impl Table {
    fn check(&self) -> Result<(), NotRendered> {
        let columns = self.columns.len();
        let caption = || self.caption.clone();
        if columns == 0 {
            return Err(NotRendered::NoColumns { caption: caption() });
        }
        match (1..).zip(&self.rows).find(|(_, row)| row.len() != columns) {
            Some((row, cells)) => {
                Err(NotRendered::UnevenRow { caption: caption(), row, cells: cells.len(), columns })
            }
            None => Ok(()),
        }
    }
}
