//! The gaps counted, and kept so as needs come, change and go: what a need adds is taken out again when it says something else, so
//! that nobody who asks waits until all are gone through. No input or output.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::model::{Cell, Counted, Filter, Gap, Key, SMALLEST_CELL};
use crate::needs::{NeedId, model::Confidentiality};

/// Open gaps by what they say, those of needs for advisers only apart.
#[derive(Debug, Default)]
pub(super) struct Tallied {
    shown: BTreeMap<Key, Sums>,
    confidential: BTreeMap<Key, BTreeMap<NeedId, Sums>>,
    /// What each need adds.
    of: HashMap<NeedId, Adds>,
}

#[derive(Debug)]
struct Adds {
    is_confidential: bool,
    sums: BTreeMap<Key, Sums>,
}

/// What adds up over needs, and can be taken out again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Sums {
    gaps: u32,
    needs: u32,
    pieces: Stated,
    hours: Stated,
}

/// A sum of what is stated, and how many state it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Stated {
    sum: u64,
    by: u32,
}

impl Tallied {
    /// The open gaps of a need that waits, instead of those that it had; none takes it out.
    pub(super) fn put(&mut self, need: NeedId, confidentiality: Confidentiality, gaps: &[impl AsRef<Gap>]) {
        self.take_out(need);
        let mut sums: BTreeMap<Key, Sums> = BTreeMap::new();
        for gap in gaps {
            let gap = gap.as_ref();
            let sum = sums.entry(Key::of(&gap.content)).or_insert(Sums { needs: 1, ..Sums::default() });
            sum.gaps += 1;
            sum.pieces.add(gap.content.detail.pieces.map(u64::from));
            sum.hours.add(gap.content.detail.hours.map(u64::from));
        }
        if sums.is_empty() {
            return;
        }
        let is_confidential = confidentiality == Confidentiality::AdviserOnly;
        for (key, own) in &sums {
            if is_confidential {
                self.confidential.entry(key.clone()).or_default().insert(need, *own);
            } else if let Some(sum) = self.shown.get_mut(key) {
                sum.plus(*own);
            } else {
                self.shown.insert(key.clone(), *own);
            }
        }
        self.of.insert(need, Adds { is_confidential, sums });
    }

    pub(super) fn take_out(&mut self, need: NeedId) {
        let Some(adds) = self.of.remove(&need) else { return };
        for (key, own) in adds.sums {
            if adds.is_confidential {
                let needs = self.confidential.get_mut(&key).expect("what was put in is there");
                needs.remove(&need);
                if needs.is_empty() {
                    self.confidential.remove(&key);
                }
            } else {
                let sum = self.shown.get_mut(&key).expect("what was put in is there");
                sum.minus(own);
                if sum.gaps == 0 {
                    self.shown.remove(&key);
                }
            }
        }
    }

    /// The counts by kind, process, county and stage.
    ///
    /// Needs for advisers only are counted in a cell when at least [`SMALLEST_CELL`] such needs are in it, so that the
    /// difference to what is public tells nobody apart; the others are counted by kind alone under the same rule, and
    /// left out when even that would hold too few. With `everything` (an administrator asks) all are counted as they are.
    pub(super) fn counted(&self, filter: &Filter, everything: bool) -> Counted {
        let passes = filter.sieve();
        let mut cells: BTreeMap<Key, Sums> = self
            .shown
            .iter()
            .filter(|(key, _)| passes(key))
            .map(|(key, sums)| (key.clone(), *sums))
            .collect();
        let mut pools: BTreeMap<Key, (Sums, BTreeSet<NeedId>)> = BTreeMap::new();
        for (key, needs) in self.confidential.iter().filter(|(key, _)| passes(key)) {
            if everything || needs.len() >= SMALLEST_CELL {
                let sum = cells.entry(key.clone()).or_default();
                needs.values().for_each(|own| sum.plus(*own));
            } else {
                let (sum, distinct) = pools.entry(Key::pool(key.kind)).or_default();
                needs.values().for_each(|own| sum.plus(*own));
                distinct.extend(needs.keys());
            }
        }
        let mut withheld = false;
        for (key, (sum, needs)) in pools {
            if needs.len() >= SMALLEST_CELL {
                // A need that leaves gaps in several cells is one of the pool.
                cells.insert(key, Sums { needs: u32::try_from(needs.len()).unwrap_or(u32::MAX), ..sum });
            } else {
                withheld = true;
            }
        }
        Counted { cells: cells.into_iter().map(|(key, sums)| (key, sums.cell())).collect(), withheld }
    }
}

impl Sums {
    fn plus(&mut self, other: Sums) {
        self.gaps += other.gaps;
        self.needs += other.needs;
        self.pieces.plus(other.pieces);
        self.hours.plus(other.hours);
    }

    fn minus(&mut self, other: Sums) {
        self.gaps -= other.gaps;
        self.needs -= other.needs;
        self.pieces.minus(other.pieces);
        self.hours.minus(other.hours);
    }

    fn cell(self) -> Cell {
        Cell { gaps: self.gaps, needs: self.needs, pieces: self.pieces.told(), hours: self.hours.told() }
    }
}

impl Stated {
    fn add(&mut self, value: Option<u64>) {
        if let Some(value) = value {
            self.plus(Stated { sum: value, by: 1 });
        }
    }

    fn plus(&mut self, other: Stated) {
        self.sum += other.sum;
        self.by += other.by;
    }

    fn minus(&mut self, other: Stated) {
        self.sum -= other.sum;
        self.by -= other.by;
    }

    fn told(self) -> Option<u64> {
        (self.by > 0).then_some(self.sum)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::Timestamp;
    use matching::{GapKind, Stage};
    use proptest::prelude::*;

    use super::super::model::{Content, Detail, KINDS};
    use super::*;

    fn gap(need: i64, county: &str) -> Arc<Gap> {
        let content = Content {
            kind: GapKind::Design,
            process: Some("3.2.01".into()),
            county: Some(county.into()),
            stage: None,
            detail: Detail { pieces: Some(10), ..Detail::default() },
        };
        of(need, content)
    }

    fn of(need: i64, content: Content) -> Arc<Gap> {
        Arc::new(Gap {
            id: need,
            need: NeedId(need),
            part: 0,
            operation: 0,
            content,
            input_hash: String::new(),
            opened_at: Timestamp::UNIX_EPOCH,
            closed_at: None,
            closed_by_offer: None,
            register_event: None,
        })
    }

    type Waiting = BTreeMap<NeedId, (Confidentiality, Vec<Arc<Gap>>)>;

    /// The obvious way: every gap is gone through, and the needs of a cell are those of its gaps.
    fn gone_through(waiting: &Waiting, filter: &Filter, everything: bool) -> Counted {
        let passes = filter.sieve();
        let (mut open, mut confidential): (BTreeMap<Key, Vec<&Gap>>, BTreeMap<Key, Vec<&Gap>>) =
            Default::default();
        for (level, gaps) in waiting.values() {
            for gap in gaps.iter().filter(|gap| passes(&Key::of(&gap.content))) {
                let is_open = everything || *level != Confidentiality::AdviserOnly;
                let into = if is_open { &mut open } else { &mut confidential };
                into.entry(Key::of(&gap.content)).or_default().push(gap);
            }
        }
        let needs = |gaps: &[&Gap]| gaps.iter().map(|gap| gap.need).collect::<BTreeSet<_>>().len();
        let mut pool: BTreeMap<Key, Vec<&Gap>> = BTreeMap::new();
        for (key, gaps) in confidential {
            let into = if needs(&gaps) >= SMALLEST_CELL { &mut open } else { &mut pool };
            let key = if needs(&gaps) >= SMALLEST_CELL { key } else { Key::pool(key.kind) };
            into.entry(key).or_default().extend(gaps);
        }
        let mut withheld = false;
        for (key, gaps) in pool {
            if needs(&gaps) >= SMALLEST_CELL {
                open.insert(key, gaps);
            } else {
                withheld = true;
            }
        }
        let sum = |gaps: &[&Gap], value: &dyn Fn(&Detail) -> Option<u64>| {
            let stated: Vec<u64> = gaps.iter().filter_map(|gap| value(&gap.content.detail)).collect();
            (!stated.is_empty()).then(|| stated.iter().sum())
        };
        let cell = |gaps: &[&Gap]| Cell {
            gaps: u32::try_from(gaps.len()).unwrap(),
            needs: u32::try_from(needs(gaps)).unwrap(),
            pieces: sum(gaps, &|detail| detail.pieces.map(u64::from)),
            hours: sum(gaps, &|detail| detail.hours.map(u64::from)),
        };
        Counted { cells: open.iter().map(|(key, gaps)| (key.clone(), cell(gaps))).collect(), withheld }
    }

    fn tallied(waiting: &Waiting) -> Tallied {
        let mut tallied = Tallied::default();
        waiting.iter().for_each(|(need, (level, gaps))| tallied.put(*need, *level, gaps));
        tallied
    }

    fn counted(gaps: impl IntoIterator<Item = (Arc<Gap>, Confidentiality)>) -> Counted {
        let mut waiting = Waiting::new();
        for (gap, level) in gaps {
            waiting.entry(gap.need).or_insert((level, Vec::new())).1.push(gap);
        }
        let all = tallied(&waiting).counted(&Filter::default(), false);
        assert_eq!(all, gone_through(&waiting, &Filter::default(), false));
        all
    }

    #[test]
    fn one_confidential_need_among_public_ones_is_not_told_by_the_difference() {
        let public = |n| (gap(n, "06"), Confidentiality::Open);
        let before = counted([public(1), public(2), public(3)]);
        let after = counted([public(1), public(2), public(3), (gap(4, "06"), Confidentiality::AdviserOnly)]);
        assert_eq!(before.cells, after.cells);
        assert!(after.withheld && !before.withheld);
    }

    #[test]
    fn three_confidential_needs_in_three_counties_are_counted_by_kind_alone() {
        let counted = counted([1, 2, 3].map(|n| (gap(n, &format!("0{n}")), Confidentiality::AdviserOnly)));
        let (key, cell) = counted.cells.first_key_value().expect("one pooled cell");
        assert!(key.pooled && key.county.is_none() && key.process.is_none());
        assert_eq!((cell.needs, cell.pieces), (3, Some(30)));
        assert!(!counted.withheld);
    }

    #[test]
    fn two_gaps_of_one_confidential_need_do_not_make_company() {
        let counted = counted([1, 1, 2].map(|n| (gap(n, "06"), Confidentiality::AdviserOnly)));
        assert_eq!(counted.cells.len(), 0);
    }

    fn contents() -> impl Strategy<Value = Content> {
        let process =
            prop::sample::select(vec![None, Some("3.2"), Some("3.2.01"), Some("3.2.02"), Some("gone")]);
        let county = prop::sample::select(vec![None, Some("01"), Some("06")]);
        let stage = prop::sample::select(vec![None, Some(Stage::Prototype), Some(Stage::FullScale)]);
        let kind = prop::sample::select(KINDS[..3].to_vec());
        let amounts = (prop::option::of(0..50_u32), prop::option::of(0..50_u16));
        (kind, process, county, stage, amounts).prop_map(|(kind, process, county, stage, (pieces, hours))| {
            Content {
                kind,
                process: process.map(str::to_owned),
                county: county.map(str::to_owned),
                stage,
                detail: Detail { pieces, hours, ..Detail::default() },
            }
        })
    }

    fn filters() -> impl Strategy<Value = Filter> {
        let process = prop::sample::select(vec![None, Some("3.2"), Some("3.2.01"), Some("gone")]);
        let county = prop::sample::select(vec![None, Some("06")]);
        let stage = prop::sample::select(vec![None, Some(Stage::Prototype)]);
        let kind = prop::sample::select(vec![None, Some(KINDS[0])]);
        (kind, process, county, stage).prop_map(|(kind, process, county, stage)| Filter {
            kind,
            process: process.map(str::to_owned),
            county: county.map(str::to_owned),
            stage,
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn counts_that_were_kept_are_those_of_all_gaps_gone_through(
            changes in prop::collection::vec(
                (0..12_i64, any::<bool>(), any::<bool>(), prop::collection::vec(contents(), 0..4)), 0..60),
            filter in filters(),
            everything: bool,
        ) {
            let (mut waiting, mut tallied) = (Waiting::new(), Tallied::default());
            for (need, is_confidential, goes, contents) in changes {
                let level = if is_confidential { Confidentiality::AdviserOnly } else { Confidentiality::Anonymous };
                let gaps: Vec<_> = contents.into_iter().map(|content| of(need, content)).collect();
                let need = NeedId(need);
                if goes {
                    tallied.take_out(need);
                    waiting.remove(&need);
                } else {
                    tallied.put(need, level, &gaps);
                    waiting.insert(need, (level, gaps));
                }
            }
            prop_assert_eq!(tallied.counted(&filter, everything), gone_through(&waiting, &filter, everything));
        }
    }
}
