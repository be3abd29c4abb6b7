//! A figure with its history. No input or output.

use jiff::{Timestamp, civil::Date};
use strategy::{Change, Economics, Figure, FigureAt};
use vocabulary::term::Confidence;

/// A figure as somebody states it.
#[derive(Debug, Clone, PartialEq)]
pub struct NewFigure {
    pub low: f64,
    pub likely: f64,
    pub high: f64,
    pub source: String,
    /// The day that the source speaks of.
    pub on: Date,
    pub confidence: Confidence,
}

/// One line of the history: another figure, or the tables' own again.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub id: i64,
    pub at: FigureAt,
    /// `None`: the tables' own figure holds again.
    pub figure: Option<NewFigure>,
    pub reason: String,
    pub when: Timestamp,
    /// A role, never a person.
    pub actor: String,
}

impl Entry {
    /// As the engine takes it; `None` when the tables' own figure holds again.
    #[must_use]
    pub fn change(&self) -> Option<Change> {
        let figure = self.figure.as_ref()?;
        Some(figure.at(&self.at))
    }
}

impl NewFigure {
    #[must_use]
    pub fn at(&self, at: &FigureAt) -> Change {
        Change {
            at: at.clone(),
            low: self.low,
            likely: self.likely,
            high: self.high,
            source: self.source.clone(),
            on: self.on,
            confidence: self.confidence,
        }
    }
}

impl From<&Figure> for NewFigure {
    fn from(figure: &Figure) -> NewFigure {
        NewFigure {
            low: figure.range.low,
            likely: figure.range.likely,
            high: figure.range.high,
            source: figure.source.clone(),
            on: figure.on,
            confidence: figure.confidence,
        }
    }
}

/// One figure, with all that was ever said of it.
#[derive(Debug, Clone)]
pub struct OneFigure {
    pub at: FigureAt,
    /// What holds now.
    pub figure: Figure,
    /// What the tables of this program say.
    pub of_tables: Figure,
    /// Newest first.
    pub history: Vec<Entry>,
}

/// The changes that hold: the latest of each place, without those that gave way to the tables.
#[must_use]
pub fn holding(entries: &[Entry]) -> Vec<&Entry> {
    let mut latest: std::collections::BTreeMap<&FigureAt, &Entry> = std::collections::BTreeMap::new();
    for entry in entries {
        let known = latest.entry(&entry.at).or_insert(entry);
        if entry.id > known.id {
            *known = entry;
        }
    }
    latest.into_values().filter(|entry| entry.figure.is_some()).collect()
}

/// The tables with the changes that hold. A change whose place the tables no longer have, or that they no longer allow, is
/// left out and given back.
#[must_use]
pub fn with_changes(tables: &Economics, entries: &[Entry]) -> (Economics, Vec<FigureAt>) {
    let changes: Vec<Change> = holding(entries).into_iter().filter_map(Entry::change).collect();
    let (fit, not): (Vec<Change>, Vec<Change>) =
        changes.into_iter().partition(|change| tables.figure_of(change).is_ok());
    let economics = tables.changed(&fit).expect("each was tried");
    (economics, not.into_iter().map(|change| change.at).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: i64, place: &str, likely: Option<f64>) -> Entry {
        Entry {
            id,
            at: FigureAt::parse(place).unwrap(),
            figure: likely.map(|likely| NewFigure {
                low: 1.0,
                likely,
                high: 900.0,
                source: "a survey".to_owned(),
                on: "2026-11-26".parse().unwrap(),
                confidence: Confidence::High,
            }),
            reason: "because".to_owned(),
            when: "2026-11-26T10:00:00Z".parse().unwrap(),
            actor: "administrator".to_owned(),
        }
    }

    #[test]
    fn the_latest_of_a_place_holds_until_the_tables_do_again() {
        let wage = "country/SE/labour_sek_h";
        let all = [entry(1, wage, Some(400.0)), entry(3, wage, Some(500.0)), entry(2, wage, None)];
        assert_eq!(holding(&all).iter().map(|e| e.id).collect::<Vec<_>>(), [3]);
        let all = [entry(1, wage, Some(400.0)), entry(2, wage, None)];
        assert!(holding(&all).is_empty());
        let (economics, left_out) = with_changes(Economics::embedded(), &all);
        assert_eq!((economics.version.as_str(), left_out.len()), (Economics::embedded().version.as_str(), 0));
    }

    #[test]
    fn a_change_of_what_is_no_longer_there_is_left_out_and_told() {
        let all = [
            entry(1, "country/SE/labour_sek_h", Some(450.0)),
            entry(2, "country/XX/labour_sek_h", Some(450.0)),
        ];
        let (economics, left_out) = with_changes(Economics::embedded(), &all);
        assert_eq!(left_out, [FigureAt::parse("country/XX/labour_sek_h").unwrap()]);
        assert_eq!(economics.figure(&all[0].at).unwrap().range.likely, 450.0);
    }
}
