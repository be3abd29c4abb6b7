//! What a gap is, and how gaps are counted without giving anybody away. No input or output.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use matching::{GapKind, Stage};
use serde::{Deserialize, Serialize};
use vocabulary::Vocabulary;

use crate::{
    matches::{model::OperationAnswer, sentences},
    needs::{
        NeedId,
        model::{Confidentiality, NeedDocument},
    },
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
    #[must_use]
    pub fn lets_through(&self, content: &Content) -> bool {
        let processes = Vocabulary::embedded().processes();
        let process = self.process.as_ref().is_none_or(|wanted| {
            let wanted = processes.by_code(wanted);
            let mine = content.process.as_ref().and_then(|code| processes.by_code(code));
            wanted.zip(mine).is_some_and(|(wanted, mine)| processes.contains(wanted.id, mine.id))
        });
        process
            && self.kind.is_none_or(|kind| kind == content.kind)
            && self.county.as_ref().is_none_or(|county| content.county.as_ref() == Some(county))
            && self.stage.is_none_or(|stage| content.stage == Some(stage))
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

/// Counts gaps by kind, process, county and stage.
///
/// Needs for advisers only are counted in a cell when at least [`SMALLEST_CELL`] such needs are in it, so that the
/// difference to what is public tells nobody apart; the others are counted by kind alone under the same rule, and
/// left out when even that would hold too few. With `everything` (an administrator asks) all are counted as they are.
#[must_use]
pub fn count<'a>(gaps: impl IntoIterator<Item = (&'a Gap, Confidentiality)>, everything: bool) -> Counted {
    let (mut open, mut confidential) = (Cells::default(), Cells::default());
    for (gap, confidentiality) in gaps {
        let into = if everything || confidentiality != Confidentiality::AdviserOnly {
            &mut open
        } else {
            &mut confidential
        };
        into.0.entry(Key::of(gap, false)).or_default().push(gap);
    }
    let mut pool = Cells::default();
    for (key, gaps) in confidential.0 {
        if needs(&gaps) >= SMALLEST_CELL {
            open.0.entry(key).or_default().extend(gaps);
        } else {
            for gap in gaps {
                pool.0.entry(Key::of(gap, true)).or_default().push(gap);
            }
        }
    }
    let mut withheld = false;
    for (key, gaps) in pool.0 {
        if needs(&gaps) >= SMALLEST_CELL {
            open.0.insert(key, gaps);
        } else {
            withheld = true;
        }
    }
    let cells = open.0.into_iter().map(|(key, gaps)| (key, Cell::of(&gaps))).collect();
    Counted { cells, withheld }
}

#[derive(Default)]
struct Cells<'a>(BTreeMap<Key, Vec<&'a Gap>>);

fn needs(gaps: &[&Gap]) -> usize {
    gaps.iter().map(|gap| gap.need).collect::<BTreeSet<_>>().len()
}

impl Key {
    fn of(gap: &Gap, pooled: bool) -> Key {
        let Content { kind, process, county, stage, .. } = gap.content.clone();
        if pooled {
            Key { kind, process: None, county: None, stage: None, pooled }
        } else {
            Key { kind, process, county, stage, pooled }
        }
    }
}

impl Cell {
    fn of(gaps: &[&Gap]) -> Cell {
        let sum = |value: &dyn Fn(&Detail) -> Option<u64>| {
            let stated: Vec<u64> = gaps.iter().filter_map(|gap| value(&gap.content.detail)).collect();
            (!stated.is_empty()).then(|| stated.iter().sum())
        };
        Cell {
            gaps: u32::try_from(gaps.len()).unwrap_or(u32::MAX),
            needs: u32::try_from(needs(gaps)).unwrap_or(u32::MAX),
            pieces: sum(&|detail| detail.pieces.map(u64::from)),
            hours: sum(&|detail| detail.hours.map(u64::from)),
        }
    }

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

    fn counted(gaps: &[(Gap, Confidentiality)]) -> Counted {
        count(gaps.iter().map(|(gap, level)| (gap, *level)), false)
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
    fn one_confidential_need_among_public_ones_is_not_told_by_the_difference() {
        let public = |n| (gap(n, "06"), Confidentiality::Open);
        let mut gaps = vec![public(1), public(2), public(3)];
        let before = counted(&gaps);
        gaps.push((gap(4, "06"), Confidentiality::AdviserOnly));
        let after = counted(&gaps);
        assert_eq!(before.cells, after.cells);
        assert!(after.withheld && !before.withheld);
    }

    #[test]
    fn three_confidential_needs_in_three_counties_are_counted_by_kind_alone() {
        let gaps = [1, 2, 3].map(|n| (gap(n, &format!("0{n}")), Confidentiality::AdviserOnly));
        let counted = counted(&gaps);
        let (key, cell) = counted.cells.first_key_value().expect("one pooled cell");
        assert!(key.pooled && key.county.is_none() && key.process.is_none());
        assert_eq!((cell.needs, cell.pieces), (3, Some(30)));
        assert!(!counted.withheld);
    }

    #[test]
    fn two_gaps_of_one_confidential_need_do_not_make_company() {
        let gaps = [1, 1, 2].map(|n| (gap(n, "06"), Confidentiality::AdviserOnly));
        assert_eq!(counted(&gaps).cells.len(), 0);
    }

    #[test]
    fn a_filter_on_a_group_lets_its_processes_through() {
        let filter = Filter { process: Some("3.2".into()), ..Filter::default() };
        assert!(filter.lets_through(&gap(1, "06").content));
        let filter = Filter { process: Some("4.6".into()), ..Filter::default() };
        assert!(!filter.lets_through(&gap(1, "06").content));
    }
}
