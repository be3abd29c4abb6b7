//! Free hours from a file, as a planning system writes them: a table with one row for each machine group and week, or a message of
//! Catena-X about one group ([`super::message`]), of which each week is a row. Every row is told what it would do; nothing is written before that is confirmed, and then all in one transaction.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::ControlFlow,
};

use exchange::NotUnderstood;
use jiff::{ToSpan, civil::Date};
use vocabulary::{IsoWeek, Vocabulary};

use super::{Problem, grid::hours, message, model::Hours};
use crate::{
    files::{
        decoded,
        table::{self, FileProblem, Head, Kind, Options, Take},
    },
    makers::model::{FreeWeek, MachineGroup, Maker, OfferId},
    words::Language,
};

/// The columns that are understood, by the heads that they may have; the first is the one of our own files.
const GROUP: [&str; 4] = ["group", "maskingrupp", "machine_group", "resurs"];
const WEEK: [&str; 3] = ["week", "vecka", "monday"];
const FREE: [&str; 4] = ["free_hours", "lediga timmar", "lediga_timmar", "free"];
const MOST: [&str; 4] = ["most_hours", "högst timmar", "som mest", "most"];

/// A row as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// As a spreadsheet counts, from 1.
    pub number: u64,
    pub group: String,
    pub week: String,
    pub free: String,
    pub most: String,
}

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lines {
    pub rows: Vec<Row>,
    /// What stands in a message beside its weeks.
    pub notes: Vec<NotUnderstood>,
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// Nothing is stated of the week so far.
    New,
    /// Another number is.
    Changed {
        before: FreeWeek,
    },
    /// The same is: it is stated anew as of today.
    Known,
    /// The week has passed: the row is left out.
    Passed,
    /// An earlier row speaks of the same week of the group.
    Twice {
        row: u64,
    },
    Wrong(Problem),
}

impl Fate {
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Fate::New => "new",
            Fate::Changed { .. } => "changed",
            Fate::Known => "known",
            Fate::Passed => "passed",
            Fate::Twice { .. } => "twice",
            Fate::Wrong(_) => "wrong",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub row: Row,
    pub fate: Fate,
}

/// What a file would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    pub rows: Vec<Planned>,
    /// What of the file is not taken.
    pub notes: Vec<NotUnderstood>,
    /// The weeks of each group that the file speaks of, as they would be stated: those of the file over those that are there.
    pub hours: BTreeMap<OfferId, Vec<FreeWeek>>,
}

impl Plan {
    #[must_use]
    pub fn count(&self, code: &str) -> u64 {
        self.rows.iter().filter(|one| one.fate.code() == code).count() as u64
    }
}

/// Reads the rows of a file: CSV in any usual encoding, the first sheet of a workbook, our own table as JSON, or a message.
///
/// # Errors
/// When it is neither, or lacks a column for groups, weeks or hours.
pub fn read_file(content: &[u8], limit: u64) -> Result<Lines, FileProblem> {
    let mut source = std::io::Cursor::new(content);
    if table::kind(&mut source, limit)? == Kind::Json {
        return message::read(&decoded(content));
    }
    let options = Options { sheet: None, limit, knows: |head| column(head).is_some() };
    let mut rows = Rows::default();
    table::read(source, &options, &mut rows)?;
    Ok(Lines { rows: rows.rows, notes: Vec::new() })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Group,
    Week,
    Free,
    Most,
}

fn column(head: &str) -> Option<Column> {
    let head = head.trim().to_lowercase();
    let any = |names: &[&str]| names.contains(&head.as_str());
    match () {
        () if any(&GROUP) => Some(Column::Group),
        () if any(&WEEK) => Some(Column::Week),
        () if any(&FREE) => Some(Column::Free),
        () if any(&MOST) => Some(Column::Most),
        () => None,
    }
}

#[derive(Default)]
struct Rows {
    columns: Vec<Option<Column>>,
    rows: Vec<Row>,
}

impl Take for Rows {
    fn head(&mut self, head: Head) -> Result<(), FileProblem> {
        self.columns = head.columns.iter().map(|name| column(name)).collect();
        let has = |column| self.columns.contains(&Some(column));
        if has(Column::Group) && has(Column::Week) && has(Column::Free) {
            Ok(())
        } else {
            Err(FileProblem::NoName { columns: head.columns })
        }
    }

    fn row(&mut self, row: table::Row) -> ControlFlow<()> {
        let mut read = Row { number: row.number, ..Row::default() };
        for (column, cell) in self.columns.iter().zip(&row.cells) {
            let text = cell.text().trim().to_owned();
            match column {
                Some(Column::Group) => read.group = text,
                Some(Column::Week) => read.week = text,
                Some(Column::Free) => read.free = text,
                Some(Column::Most) => read.most = text,
                None => {}
            }
        }
        self.rows.push(read);
        ControlFlow::Continue(())
    }
}

/// What the rows would do to the maker. Nothing is written.
#[must_use]
pub fn plan(maker: &Maker, lines: Lines, today: Date) -> Plan {
    let groups = named(maker);
    let mut plan = Plan { notes: lines.notes, ..Plan::default() };
    let mut seen: BTreeMap<(OfferId, Date), u64> = BTreeMap::new();
    for row in lines.rows {
        let fate = match read_row(maker, &groups, &row) {
            Err(problem) => Fate::Wrong(problem),
            Ok((group, monday, hours)) => match seen.get(&(group.id(), monday)) {
                Some(earlier) => Fate::Twice { row: *earlier },
                None if monday.checked_add(6.days()).is_ok_and(|sunday| sunday < today) => Fate::Passed,
                None => {
                    seen.insert((group.id(), monday), row.number);
                    take(&mut plan, group, monday, hours)
                }
            },
        };
        plan.rows.push(Planned { row, fate });
    }
    plan
}

fn take(plan: &mut Plan, group: &MachineGroup, monday: Date, hours: Hours) -> Fate {
    let weeks = plan.hours.entry(group.id()).or_insert_with(|| group.weeks.clone());
    let week = FreeWeek { monday, actual: hours.free, maximum: hours.most };
    match weeks.iter_mut().find(|known| known.monday == monday) {
        Some(known) => {
            let before = *known;
            // A file without a column for it says nothing of overtime.
            known.maximum = hours.most.or(known.maximum.filter(|most| *most >= hours.free));
            known.actual = hours.free;
            if before == *known { Fate::Known } else { Fate::Changed { before } }
        }
        None => {
            weeks.push(week);
            weeks.sort_unstable_by_key(|week| week.monday);
            Fate::New
        }
    }
}

/// A machine group with everything that it is called, in lower case.
type Named = (MachineGroup, BTreeSet<String>);

fn named(maker: &Maker) -> Vec<Named> {
    let called = |group: &MachineGroup| -> BTreeSet<String> {
        let short = Language::ALL.into_iter().map(|l| super::files::group_name(l, maker, group));
        let full = Language::ALL.into_iter().map(|l| super::files::full_name(l, maker, group));
        short.chain(full).map(|name| name.to_lowercase()).collect()
    };
    let named = |group| {
        let names = called(&group);
        (group, names)
    };
    maker.machine_groups().into_iter().map(named).collect()
}

fn read_row<'a>(
    maker: &Maker,
    groups: &'a [Named],
    row: &Row,
) -> Result<(&'a MachineGroup, Date, Hours), Problem> {
    let group = group(maker, groups, &row.group)?;
    let monday = week(&row.week)?;
    let text = if row.most.is_empty() { row.free.clone() } else { format!("{}/{}", row.free, row.most) };
    let hours = hours(&text)?.ok_or(Problem::NotHours { text: String::new() })?;
    Ok((group, monday, hours))
}

/// A week by its name, or by any day in it.
fn week(text: &str) -> Result<Date, Problem> {
    let day = || text.parse::<Date>().map(|day| IsoWeek::of(day).monday());
    text.parse::<IsoWeek>()
        .map(IsoWeek::monday)
        .or_else(|_| day())
        .map_err(|_| Problem::NotAWeek { text: text.to_owned() })
}

/// The group by its name, perhaps with its site, or by a process that only one of the maker's groups has.
fn group<'a>(maker: &Maker, groups: &'a [Named], text: &str) -> Result<&'a MachineGroup, Problem> {
    let wanted = text.trim().to_lowercase();
    let called = groups.iter().filter(|(_, names)| names.contains(&wanted)).map(|(group, _)| group);
    let called: Vec<&MachineGroup> = called.collect();
    let found = if called.is_empty() { of_process(maker, groups, &wanted) } else { called };
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(Problem::NoGroup { text: text.to_owned() }),
        _ => Err(Problem::ManyGroups { text: text.to_owned() }),
    }
}

fn of_process<'a>(maker: &Maker, groups: &'a [Named], wanted: &str) -> Vec<&'a MachineGroup> {
    let terms = Vocabulary::embedded().processes();
    let is = |name: &str| name.to_lowercase() == wanted;
    let offers: BTreeSet<OfferId> = maker
        .offers()
        .filter(|(_, offer)| {
            let process = terms.get(offer.process);
            is(&process.code) || Language::ALL.into_iter().any(|l| is(process.name(l.of_terms())))
        })
        .map(|(_, offer)| offer.id)
        .collect();
    let groups = groups.iter().map(|(group, _)| group);
    groups.filter(|group| group.offers.iter().any(|id| offers.contains(id))).collect()
}
