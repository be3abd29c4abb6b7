//! A row of the bank's table, read: the project with what is worth telling of it, or everything that is wrong with it.

use std::collections::BTreeMap;

use funding::{Ore, money::minor_units};
use jiff::civil::Date;

use super::{Column, Financier, Layout, Mended, Project, mended, place::places};
use crate::funding::model::typed;

/// More than this for one project is a slip: 10 000 million kronor.
pub const MOST_KRONOR: Ore = Ore::kronor(10_000_000_000);
/// 1 000 million euro, in cents.
pub const MOST_EURO: i64 = 100_000_000_000;
const MOST_NAME: usize = 300;
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2060;

/// What is told of a row that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Nothing was granted, in either currency.
    Zero,
    /// No amount is given.
    NoAmount,
    /// An amount in both currencies.
    BothCurrencies,
    NoCounty,
    NoDays,
    /// So many letters were mended, in these columns.
    Mended(usize, Vec<Column>),
    /// So many letters are lost, in these columns.
    Lost(usize, Vec<Column>),
    /// Financiers without an amount that can be read.
    FinancierWithoutAmount(usize),
    /// The row above with another number and the same name, recipient and first day.
    PerhapsSameAs(u64),
}

impl Note {
    /// The word of its sentence.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Note::Zero => "zero",
            Note::NoAmount => "no-amount",
            Note::BothCurrencies => "both",
            Note::NoCounty => "no-county",
            Note::NoDays => "no-days",
            Note::Mended(..) => "mended",
            Note::Lost(..) => "lost",
            Note::FinancierWithoutAmount(_) => "financier",
            Note::PerhapsSameAs(_) => "perhaps",
        }
    }
}

/// What is wrong with a row; nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// So many cells, where the heads are so many.
    Cells {
        has: usize,
        heads: usize,
    },
    Needed(Column),
    /// No number of the bank: digits, at most twelve.
    NotANumber(String),
    TooLong(Column, usize),
    NotAnAmount(Column, String),
    Negative(Column, String),
    TooMuch(Column, String),
    NotADay(Column, String),
    EndsBeforeItStarts(Date, Date),
    UnknownCounty(String),
    /// The number stands in a row above, which says something else in these columns.
    NumberTwice(u64, Vec<Column>),
}

/// A row that can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    pub project: Project,
    pub notes: Vec<Note>,
}

/// The cells of a row as texts, in the order of the heads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cells {
    pub texts: Vec<String>,
    /// Cells that are left out at the end of a row are empty ones: so it is in workbooks, and not in CSV.
    pub may_be_short: bool,
}

/// Reads one row.
///
/// # Errors
/// With everything that is wrong with it.
pub fn read(layout: &Layout, cells: &Cells) -> Result<Read, Vec<Problem>> {
    let (has, heads) = (cells.texts.len(), layout.columns.len());
    let over = cells.texts.iter().skip(heads).any(|text| !text.trim().is_empty());
    if over || (has < heads && !cells.may_be_short) {
        return Err(vec![Problem::Cells { has, heads }]);
    }
    let mut row = Row::of(layout, cells);
    let number = row.number();
    let name = row.text(Column::Name, MOST_NAME);
    if name.is_empty() {
        row.wrong(Problem::Needed(Column::Name));
    }
    let recipient = row.text(Column::Recipient, MOST_NAME);
    let [goal, programme, priority, theme] =
        [Column::Goal, Column::Programme, Column::Priority, Column::Theme]
            .map(|one| row.text(one, MOST_NAME));
    let kronor = row.amount(Column::Kronor, MOST_KRONOR.0).map(Ore);
    let euro = row.amount(Column::Euro, MOST_EURO);
    let (starts, ends) = (row.day(Column::Starts), row.day(Column::Ends));
    if let (Some(starts), Some(ends)) = (starts, ends)
        && ends < starts
    {
        row.wrong(Problem::EndsBeforeItStarts(starts, ends));
    }
    let as_of = row.day(Column::AsOf);
    let places = places(row.get(Column::Counties)).unwrap_or_else(|name| {
        row.wrong(Problem::UnknownCounty(name));
        Vec::new()
    });
    let financiers = financiers(row.get(Column::Financiers));
    let project = Project {
        period: layout.period,
        number,
        name,
        recipient,
        goal,
        programme,
        priority,
        theme,
        starts,
        ends,
        kronor,
        euro,
        places,
        kommuner: row.get(Column::Kommuner).to_owned(),
        financiers,
        summary: row.get(Column::Summary).to_owned(),
        as_of,
    };
    let Row { problems, mut notes, .. } = row;
    if !problems.is_empty() {
        return Err(problems);
    }
    notes.splice(0..0, told(&project));
    Ok(Read { project, notes })
}

fn told(project: &Project) -> Vec<Note> {
    use super::Granted;
    let amount = match project.granted() {
        Granted::Zero => Some(Note::Zero),
        Granted::Unknown => Some(Note::NoAmount),
        Granted::Both(..) => Some(Note::BothCurrencies),
        Granted::Kronor(_) | Granted::Euro(_) => None,
    };
    let without = project.financiers.iter().filter(|one| one.amount.is_none()).count();
    let others = [
        project.places.is_empty().then_some(Note::NoCounty),
        (project.starts.is_none() || project.ends.is_none()).then_some(Note::NoDays),
        (without > 0).then_some(Note::FinancierWithoutAmount(without)),
    ];
    amount.into_iter().chain(others.into_iter().flatten()).collect()
}

/// A row on its way: its cells by column with their letters mended, and what is wrong so far.
struct Row {
    cells: BTreeMap<Column, String>,
    problems: Vec<Problem>,
    notes: Vec<Note>,
}

impl Row {
    fn of(layout: &Layout, cells: &Cells) -> Row {
        let mut by_column = BTreeMap::new();
        let (mut mended_in, mut lost_in) = (Vec::new(), Vec::new());
        let (mut count, mut gone) = (0, 0);
        for (column, text) in layout.columns.iter().zip(&cells.texts) {
            let Some(column) = column else { continue };
            let Mended { text, mended, lost } = mended(text);
            if mended > 0 {
                count += mended;
                mended_in.push(*column);
            }
            if lost > 0 {
                gone += lost;
                lost_in.push(*column);
            }
            // A column that stands twice says the same twice.
            by_column.entry(*column).or_insert(text);
        }
        let mut notes = Vec::new();
        if count > 0 {
            notes.push(Note::Mended(count, mended_in));
        }
        if gone > 0 {
            notes.push(Note::Lost(gone, lost_in));
        }
        Row { cells: by_column, problems: Vec::new(), notes }
    }

    fn get(&self, column: Column) -> &str {
        self.cells.get(&column).map_or("", String::as_str)
    }

    fn wrong(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    fn number(&mut self) -> String {
        let text = self.get(Column::Number).to_owned();
        if text.is_empty() {
            self.wrong(Problem::Needed(Column::Number));
        } else if text.len() > 12 || !text.chars().all(|c| c.is_ascii_digit()) {
            self.wrong(Problem::NotANumber(shown(&text)));
        }
        text
    }

    fn text(&mut self, column: Column, most: usize) -> String {
        let text = self.get(column).split_whitespace().collect::<Vec<_>>().join(" ");
        if text.chars().count() > most {
            self.wrong(Problem::TooLong(column, most));
        }
        text
    }

    /// Hundredths, exactly; `None` for an empty cell.
    fn amount(&mut self, column: Column, most: i64) -> Option<i64> {
        let text = self.get(column).to_owned();
        if text.is_empty() {
            return None;
        }
        let bare = ["eur", "euro", "€"].into_iter().find_map(|unit| {
            let lower = text.to_lowercase();
            lower.strip_suffix(unit).map(str::to_owned)
        });
        let read = typed::amount(bare.as_deref().unwrap_or(&text));
        match read {
            None if is_digits(&text) => self.wrong(Problem::TooMuch(column, shown(&text))),
            None => self.wrong(Problem::NotAnAmount(column, shown(&text))),
            Some(amount) if amount.0 < 0 => self.wrong(Problem::Negative(column, shown(&text))),
            Some(amount) if amount.0 > most => self.wrong(Problem::TooMuch(column, shown(&text))),
            Some(amount) => return Some(amount.0),
        }
        None
    }

    /// A day, with or without a time after it.
    fn day(&mut self, column: Column) -> Option<Date> {
        let text = self.get(column).to_owned();
        if text.is_empty() {
            return None;
        }
        let day = text.split(['T', ' ']).next().and_then(|day| day.parse::<Date>().ok());
        match day.filter(|day| YEARS.contains(&day.year())) {
            Some(day) => Some(day),
            None => {
                self.wrong(Problem::NotADay(column, shown(&text)));
                None
            }
        }
    }
}

/// Longer than an amount may be, and nothing but digits and blanks.
fn is_digits(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace())
}

fn shown(text: &str) -> String {
    text.chars().take(60).collect()
}

/// "Region Värmland = 150 000 || Säffle kommun = 30 000".
fn financiers(cell: &str) -> Vec<Financier> {
    let parts = cell.split("||").map(str::trim).filter(|part| !part.is_empty());
    let one = |part: &str| match part.rsplit_once('=') {
        Some((name, amount)) => {
            Financier { name: name.trim().to_owned(), amount: minor_units(amount, ',', None, 2) }
        }
        None => Financier { name: part.to_owned(), amount: None },
    };
    parts.map(one).collect()
}
