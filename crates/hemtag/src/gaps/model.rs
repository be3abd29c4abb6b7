//! What a gap is, and how gaps are counted without giving anybody away. No input or output.

use std::collections::{BTreeMap, HashSet};

use jiff::Timestamp;
use matching::{GapKind, Stage};
use serde::{Deserialize, Serialize};
use vocabulary::Vocabulary;

use crate::{
    matches::{model::OperationAnswer, sentences},
    needs::{NeedId, model::NeedDocument},
    words::Language,
};

/// A gap of one operation of a need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    pub id: i64,
    pub need: NeedId,
    pub part: usize,
    pub operation: usize,
    pub content: Content,
    /// Of the need and day that it was found from.
    pub input_hash: String,
    pub opened_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub closed_by_offer: Option<i64>,
    /// The newest event of the register by which it was last written: when it was opened, changed or closed, not each time that it
    /// was found anew; none where an earlier version of the program wrote it.
    pub register_event: Option<i64>,
}

/// What the gap says. Two of them are compared by [`Content::says_as`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    pub kind: GapKind,
    /// Code of the first process asked for; `None` when the need asks for none.
    pub process: Option<String>,
    /// Two digits: where the owner is, else the first county asked for.
    pub county: Option<String>,
    pub stage: Option<Stage>,
    pub detail: Detail,
}

/// How much waits, and what shows the kind.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Detail {
    pub pieces: Option<u32>,
    pub hours: Option<u16>,
    pub evidence_sv: String,
    pub evidence_en: String,
    /// The engine that wrote it. Another that finds the same leaves it as it is.
    pub engine: String,
}

impl Content {
    /// Whether both say the same, whichever engine wrote them: a new version of the program is no news of a gap.
    #[must_use]
    pub fn says_as(&self, other: &Content) -> bool {
        let told = |content: &Content| Content {
            detail: Detail { engine: String::new(), ..content.detail.clone() },
            ..content.clone()
        };
        told(self) == told(other)
    }

    /// Whether a newer version of an engine wrote it than the one named. False where either cannot be told.
    #[must_use]
    pub fn is_of_newer_engine(&self, engine: &str) -> bool {
        version(&self.detail.engine).zip(version(engine)).is_some_and(|(its, mine)| its > mine)
    }
}

/// The version of an engine: the numbers of `matching 1.2.3`, and nothing of what may stand behind them.
fn version(engine: &str) -> Option<[u64; 3]> {
    let numbers = engine.strip_prefix("matching ")?.split(['-', '+']).next()?;
    let mut numbers = numbers.split('.').map(|number| number.parse::<u64>().ok());
    let version = [numbers.next()??, numbers.next()??, numbers.next()??];
    numbers.next().is_none().then_some(version)
}

/// The kinds in the order in which they are told: the cheapest way out first.
pub const KINDS: [GapKind; 6] = [
    GapKind::Unknown,
    GapKind::Design,
    GapKind::Skill,
    GapKind::Capacity,
    GapKind::Place,
    GapKind::Capability,
];

/// The kind that a word in an address or on the command line means.
#[must_use]
pub fn kind_named(word: &str) -> Option<GapKind> {
    KINDS.into_iter().find(|kind| sentences::gap_stem(*kind) == word)
}

/// What the gap of an operation says; `None` when the operation has none.
#[must_use]
pub fn content(document: &NeedDocument, operation: &OperationAnswer) -> Option<Content> {
    let gap = operation.gap.as_ref()?;
    let vocabulary = Vocabulary::embedded();
    let home = document.owner.kommun.value().and_then(|code| vocabulary.places().kommun(code));
    let asked = document.counties.value().and_then(|codes| codes.first()).map(|code| format!("{code:02}"));
    Some(Content {
        kind: gap.kind,
        process: gap.process.map(|id| vocabulary.processes().get(id).code.clone()),
        county: home.map(|kommun| kommun.county.clone()).or(asked),
        stage: gap.stage,
        detail: Detail {
            pieces: operation.need.quantity.map(|asked| asked.value),
            hours: operation.need.hours.map(|asked| asked.value),
            evidence_sv: sentences::gap_evidence(Language::Swedish, operation, gap),
            evidence_en: sentences::gap_evidence(Language::English, operation, gap),
            engine: crate::matches::model::ENGINE.to_owned(),
        },
    })
}

/// What gaps are looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    pub kind: Option<GapKind>,
    /// Code of a process: it and everything below it.
    pub process: Option<String>,
    pub county: Option<String>,
    pub stage: Option<Stage>,
}

impl Filter {
    /// What it lets through, for asking many times.
    pub(super) fn sieve(&self) -> impl Fn(&Key) -> bool {
        let processes = Vocabulary::embedded().processes();
        let below = |wanted: &String| -> HashSet<&'static str> {
            let wanted = processes.by_code(wanted).map(|process| process.id);
            let below = wanted.into_iter().flat_map(|id| processes.subtree(id));
            below.map(|process| process.code.as_str()).collect()
        };
        let wanted = self.process.as_ref().map(below);
        move |key| {
            let process = wanted
                .as_ref()
                .is_none_or(|wanted| key.process.as_deref().is_some_and(|process| wanted.contains(process)));
            process
                && self.kind.is_none_or(|kind| kind == key.kind)
                && self.county.as_ref().is_none_or(|county| key.county.as_ref() == Some(county))
                && self.stage.is_none_or(|stage| key.stage == Some(stage))
        }
    }
}

/// Gaps that say the same, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    pub gaps: u32,
    pub needs: u32,
    /// `None` when no need states a quantity.
    pub pieces: Option<u64>,
    pub hours: Option<u64>,
}

/// What a cell is about. A field that is `None` is not stated, or left out so that nobody can be recognised.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub kind: GapKind,
    pub process: Option<String>,
    pub county: Option<String>,
    pub stage: Option<Stage>,
    /// Counted by kind alone.
    pub pooled: bool,
}

/// The counts, and how many gaps of confidential needs could not be shown even by kind alone: `Few` means some,
/// fewer than [`SMALLEST_CELL`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counted {
    pub cells: BTreeMap<Key, Cell>,
    pub withheld: bool,
}

/// A confidential need counts in a cell only together with at least two others.
pub const SMALLEST_CELL: usize = 3;

impl Key {
    pub(super) fn of(content: &Content) -> Key {
        let Content { kind, process, county, stage, .. } = content.clone();
        Key { kind, process, county, stage, pooled: false }
    }

    /// Of all that is counted by kind alone.
    pub(super) const fn pool(kind: GapKind) -> Key {
        Key { kind, process: None, county: None, stage: None, pooled: true }
    }
}

impl Cell {
    /// Both counted together, needs as if they were different ones.
    #[must_use]
    pub fn plus(&self, other: &Cell) -> Cell {
        let add = |a: Option<u64>, b: Option<u64>| match (a, b) {
            (None, None) => None,
            (a, b) => Some(a.unwrap_or(0) + b.unwrap_or(0)),
        };
        Cell {
            gaps: self.gaps + other.gaps,
            needs: self.needs + other.needs,
            pieces: add(self.pieces, other.pieces),
            hours: add(self.hours, other.hours),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gap(need: i64, county: &str) -> Gap {
        Gap {
            id: need,
            need: NeedId(need),
            part: 0,
            operation: 0,
            content: Content {
                kind: GapKind::Design,
                process: Some("3.2.01".into()),
                county: Some(county.into()),
                stage: None,
                detail: Detail { pieces: Some(10), ..Detail::default() },
            },
            input_hash: String::new(),
            opened_at: Timestamp::UNIX_EPOCH,
            closed_at: None,
            closed_by_offer: None,
            register_event: None,
        }
    }

    #[test]
    fn a_gap_of_another_version_says_the_same_and_the_newer_version_is_known() {
        let content = |engine: &str, pieces| Content {
            detail: Detail { engine: engine.into(), pieces: Some(pieces), ..Detail::default() },
            ..gap(1, "06").content
        };
        let now = content("matching 0.9.1", 10);
        assert!(now.says_as(&content("matching 0.10.0", 10)));
        assert!(!now.says_as(&content("matching 0.9.1", 11)));
        assert!(content("matching 0.10.0", 10).is_of_newer_engine("matching 0.9.1"));
        for engine in
            ["matching 0.9.1", "matching 0.8.9", "matching 0.9.1-rc.2", "", "matching", "matching 1.x.2"]
        {
            assert!(!content(engine, 10).is_of_newer_engine("matching 0.9.1"), "{engine}");
        }
    }

    #[test]
    fn a_filter_on_a_group_lets_its_processes_through() {
        let key = Key::of(&gap(1, "06").content);
        for (process, passes) in [("3.2", true), ("4.6", false), ("99.9", false)] {
            let filter = Filter { process: Some(process.into()), ..Filter::default() };
            assert_eq!(filter.sieve()(&key), passes, "{process}");
        }
    }
}
