//! The two layouts of the bank's tables, told by the heads of their columns.

use super::Period;

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Number,
    Name,
    Recipient,
    Kronor,
    Euro,
    Starts,
    Ends,
    Goal,
    Programme,
    Priority,
    Theme,
    Financiers,
    Counties,
    Kommuner,
    Summary,
    AsOf,
    /// Running or ended on the day of the table. The days of the project tell it for every day: not kept.
    Standing,
}

impl Column {
    /// The word of its translations.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Column::Number => "number",
            Column::Name => "name",
            Column::Recipient => "recipient",
            Column::Kronor => "kronor",
            Column::Euro => "euro",
            Column::Starts => "starts",
            Column::Ends => "ends",
            Column::Goal => "goal",
            Column::Programme => "programme",
            Column::Priority => "priority",
            Column::Theme => "theme",
            Column::Financiers => "financiers",
            Column::Counties => "counties",
            Column::Kommuner => "kommuner",
            Column::Summary => "summary",
            Column::AsOf => "as-of",
            Column::Standing => "standing",
        }
    }
}

/// Heads of 2007–2013, as the bank writes them.
pub const HEADS_2007: [(&str, Column); 17] = [
    ("Ärende-ID", Column::Number),
    ("Projekt Starttid", Column::Starts),
    ("Projekt Sluttid", Column::Ends),
    ("Beviljat belopp - sek", Column::Kronor),
    ("Beviljat belopp - euro", Column::Euro),
    ("Projektnamn", Column::Name),
    ("Projektbeskrivning", Column::Summary),
    ("Pågår/Slut", Column::Standing),
    ("Stödmottagare", Column::Recipient),
    ("Målprogram", Column::Goal),
    ("Område", Column::Programme),
    ("Insatsområde", Column::Priority),
    ("Pågår/Slut_2", Column::Standing),
    ("Offentlig finansiär", Column::Financiers),
    ("Län fördelning", Column::Counties),
    ("Kommun fördelning", Column::Kommuner),
    ("Laddningsdatum", Column::AsOf),
];

/// Heads of 2014–2020.
pub const HEADS_2014: [(&str, Column); 14] = [
    ("ärende-id", Column::Number),
    ("stödmottagare", Column::Recipient),
    ("beviljat_belopp_sek", Column::Kronor),
    ("beviljat_belopp_eur", Column::Euro),
    ("projektnamn", Column::Name),
    ("projektbeskrivning", Column::Summary),
    ("projekt_starttid", Column::Starts),
    ("projekt_sluttid", Column::Ends),
    ("län", Column::Counties),
    ("kommuner", Column::Kommuner),
    ("uppdateringsdatum", Column::AsOf),
    ("område", Column::Programme),
    ("insatsområde", Column::Priority),
    ("tematiskt_mål", Column::Theme),
];

/// Without these no row says anything that could be kept.
pub const NEEDED: [Column; 4] = [Column::Number, Column::Name, Column::Kronor, Column::Counties];

/// How the columns of a file are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    pub period: Period,
    /// One for each column of the file; `None`: not known, and not read.
    pub columns: Vec<Option<Column>>,
    /// The heads that are not known.
    pub unknown: Vec<String>,
    /// Columns of the layout that the file lacks, as the bank names them.
    pub lacking: Vec<&'static str>,
}

fn heads(period: Period) -> &'static [(&'static str, Column)] {
    match period {
        Period::From2007 => &HEADS_2007,
        Period::From2014 => &HEADS_2014,
    }
}

/// Letter case, `_`, `-` and runs of blanks tell nothing apart. A head that stands twice is numbered by whoever reads the table.
fn folded(head: &str) -> String {
    let head = head.trim_start_matches('\u{feff}').to_lowercase().replace(['_', '-', '(', ')'], " ");
    head.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a cell is the head of a column of either layout.
#[must_use]
pub fn knows(head: &str) -> bool {
    let head = folded(head);
    Period::ALL.into_iter().flat_map(heads).any(|(name, _)| folded(name) == head)
}

impl Layout {
    /// The layout whose own columns the heads name: those that the other layout does not have tell them apart. `None` when none
    /// of them is there, when both are, or when a column lacks without which no row can be kept.
    #[must_use]
    pub fn of(found: &[String]) -> Option<Layout> {
        let folded_found: Vec<String> = found.iter().map(|head| folded(head)).collect();
        let own = |period: Period, other: Period| {
            let others: Vec<String> = heads(other).iter().map(|(name, _)| folded(name)).collect();
            let own = heads(period).iter().map(|(name, _)| folded(name));
            own.filter(|name| !others.contains(name)).any(|name| folded_found.contains(&name))
        };
        let is_first = own(Period::From2007, Period::From2014);
        let is_second = own(Period::From2014, Period::From2007);
        let period = match (is_first, is_second) {
            (true, false) => Period::From2007,
            (false, true) => Period::From2014,
            _ => return None,
        };
        let known = heads(period);
        let column = |head: &String| {
            known.iter().find_map(|(name, column)| (folded(name) == *head).then_some(*column))
        };
        let columns: Vec<Option<Column>> = folded_found.iter().map(column).collect();
        let has = |column: Column| columns.contains(&Some(column));
        if !NEEDED.into_iter().all(has) {
            return None;
        }
        let unknown = found.iter().zip(&columns).filter(|(_, column)| column.is_none());
        Some(Layout {
            period,
            unknown: unknown.map(|(head, _)| head.clone()).filter(|head| !head.is_empty()).collect(),
            lacking: known.iter().filter(|(_, column)| !has(*column)).map(|(name, _)| *name).collect(),
            columns,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads_of(all: &[(&str, Column)]) -> Vec<String> {
        all.iter().map(|(head, _)| (*head).to_owned()).collect()
    }

    #[test]
    fn each_layout_is_told_by_its_heads() {
        let first = Layout::of(&heads_of(&HEADS_2007)).unwrap();
        assert_eq!((first.period, first.unknown.len(), first.lacking.len()), (Period::From2007, 0, 0));
        let mut second = heads_of(&HEADS_2014);
        second.push("Handläggare".to_owned());
        let second = Layout::of(&second).unwrap();
        assert_eq!((second.period, second.unknown), (Period::From2014, vec!["Handläggare".to_owned()]));
    }

    #[test]
    fn heads_of_neither_or_of_both_are_none() {
        assert_eq!(Layout::of(&["a".to_owned(), "b".to_owned()]), None);
        let both = [heads_of(&HEADS_2007), heads_of(&HEADS_2014)].concat();
        assert_eq!(Layout::of(&both), None);
        let mut lacking = heads_of(&HEADS_2014);
        lacking.retain(|head| head != "län");
        assert_eq!(Layout::of(&lacking), None, "sums by county need the counties");
    }
}
