//! Figures that differ from the tables: what an agency knows better, or what somebody tries out.

use jiff::civil::Date;
use sha2::{Digest, Sha256};
use vocabulary::term::Confidence;

use super::Economics;
use super::address::FigureAt;
use super::figures::{Figure, NoFigure};

/// Another figure at a place. Its unit stays.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub at: FigureAt,
    pub low: f64,
    pub likely: f64,
    pub high: f64,
    pub source: String,
    pub on: Date,
    pub confidence: Confidence,
}

/// Why a change was not taken.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum NotChanged {
    #[error("There is no figure '{0}'.")]
    NoSuchFigure(FigureAt),
    #[error("'{at}', {column}: {problem}", column = .problem.column())]
    Wrong { at: FigureAt, problem: NoFigure },
}

impl Economics {
    /// The figure that a change would put in its place.
    ///
    /// # Errors
    /// When there is no such place, or the figure cannot be right.
    pub fn figure_of(&self, change: &Change) -> Result<Figure, NotChanged> {
        let unknown = || NotChanged::NoSuchFigure(change.at.clone());
        let unit = self.figure(&change.at).ok_or_else(unknown)?.unit.clone();
        let bounds = self.bounds(&change.at).ok_or_else(unknown)?;
        let range = [change.low, change.likely, change.high];
        Figure::checked(range, bounds, unit, change.source.clone(), change.on, change.confidence)
            .map_err(|problem| NotChanged::Wrong { at: change.at.clone(), problem })
    }

    /// The same with these figures in their places. The version is another one; the order of the changes does not matter
    /// to it unless two are of one figure, of which the later holds.
    ///
    /// # Errors
    /// Every change that cannot be taken; nothing is changed then.
    pub fn changed(&self, changes: &[Change]) -> Result<Economics, Vec<NotChanged>> {
        let mut next = self.clone();
        let mut problems = Vec::new();
        let mut newest = None;
        for change in changes {
            match self.figure_of(change) {
                Ok(figure) => {
                    newest = newest.max(Some(figure.on));
                    if let Some(place) = next.figure_mut(&change.at) {
                        *place = figure;
                    }
                }
                Err(problem) => problems.push(problem),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        if !changes.is_empty() {
            next.version = version(self, &next, changes, newest);
        }
        Ok(next)
    }
}

/// "2026-11-26-0f3a…": the younger day of the tables and the changes, and a hash of the tables' version and of every figure
/// that is not theirs.
fn version(base: &Economics, next: &Economics, changes: &[Change], newest: Option<Date>) -> String {
    let mut places: Vec<&FigureAt> = changes.iter().map(|change| &change.at).collect();
    places.sort_unstable();
    places.dedup();
    let mut hash = Sha256::new();
    hash.update(base.version.as_bytes());
    for at in places {
        let Some(figure) = next.figure(at) else { continue };
        let Figure { range, source, on, confidence, .. } = figure;
        let told = format!(
            "{at}\n{}\n{}\n{}\n{source}\n{on}\n{confidence:?}\n",
            range.low, range.likely, range.high
        );
        hash.update((told.len() as u64).to_be_bytes());
        hash.update(told.as_bytes());
    }
    let digits: String = hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let of_base = base.version.get(..10).and_then(|day| day.parse::<Date>().ok());
    match of_base.max(newest) {
        Some(day) => format!("{day}-{digits}"),
        None => digits,
    }
}
