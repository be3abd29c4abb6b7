//! What is lacking, who is one step from it, and what would close it. No input or output.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use matching::{Candidate, Criterion, Need, Strength};
use vocabulary::{CertificateId, ProcessId, Vocabulary};

use crate::words::Language;

/// The one thing that a maker lacks for a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lack {
    Certificate(CertificateId),
    /// The first process that the need asks for.
    Process(ProcessId),
}

impl Lack {
    /// `certificate:ISO 9001`, `process:3.2.01`.
    #[must_use]
    pub fn code(self) -> String {
        let v = Vocabulary::embedded();
        match self {
            Lack::Certificate(id) => format!("certificate:{}", v.certificates().get(id).code),
            Lack::Process(id) => format!("process:{}", v.processes().get(id).code),
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Lack> {
        let v = Vocabulary::embedded();
        let (kind, code) = code.split_once(':')?;
        match kind {
            "certificate" => v.certificates().by_code(code).map(|one| Lack::Certificate(one.id)),
            "process" => v.processes().by_code(code).map(|one| Lack::Process(one.id)),
            _ => None,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self, language: Language) -> String {
        let v = Vocabulary::embedded();
        match self {
            Lack::Certificate(id) => v.certificates().get(id).name(language.of_terms()).to_owned(),
            Lack::Process(id) => v.processes().get(id).name(language.of_terms()).to_owned(),
        }
    }
}

/// What an offer misses of a need when that is one thing only, a certificate or a process: what it is, and how many required
/// criteria its profile says nothing of.
#[must_use]
pub fn one_step(need: &Need, offer: &Candidate) -> Option<(Lack, usize)> {
    let required = || offer.judgements.iter().filter(|judgement| judgement.strength == Strength::Required);
    let mut missed = required().filter(|judgement| judgement.verdict.is_missed());
    let only = missed.next()?;
    if missed.next().is_some() {
        return None;
    }
    let lack = match only.criterion {
        Criterion::Certificate(id) => Lack::Certificate(id),
        Criterion::Process => Lack::Process(*need.processes.as_ref()?.value.first()?),
        _ => return None,
    };
    Some((lack, required().filter(|judgement| judgement.verdict.is_unknown()).count()))
}

/// Makers by what they lack, each with how much its best offer leaves unsaid.
pub type Near = BTreeMap<Lack, BTreeMap<i64, usize>>;

/// A gap of the kind "skill", with who is one step from closing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfGap {
    pub gap: i64,
    pub need: i64,
    /// The need is for advisers' eyes only.
    pub confidential: bool,
    pub near: Arc<Near>,
}

/// What would close a lack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// Train people: what to do, in our own words.
    Develop { swedish: String, english: String },
    /// Have what is known assessed: a code of `data/validation_models.csv`.
    Validate { model: String },
    /// Recruit, by the profile of an occupation: the last part of ESCO's address.
    Recruit { occupation: String },
}

/// What a maker could do to meet needs that wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub lack: Lack,
    /// Waiting needs that hang on it.
    pub needs: usize,
    /// Required things that its profile does not say of the need that it comes nearest to.
    pub unsaid: usize,
    pub ways: Vec<Way>,
}

/// A lack over all gaps: what the country would win.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub lack: Lack,
    pub gaps: usize,
    pub needs: usize,
    /// Makers one step away.
    pub makers: usize,
}

/// What one maker lacks, those first that most needs hang on.
#[must_use]
pub fn of_maker(all: &[OfGap], maker: i64) -> Vec<(Lack, usize, usize)> {
    let mut found: BTreeMap<Lack, (BTreeSet<i64>, usize)> = BTreeMap::new();
    for gap in all.iter().filter(|gap| !gap.confidential) {
        for (lack, makers) in &*gap.near {
            let Some(unsaid) = makers.get(&maker) else { continue };
            let one = found.entry(*lack).or_insert_with(|| (BTreeSet::new(), *unsaid));
            one.0.insert(gap.need);
            one.1 = one.1.min(*unsaid);
        }
    }
    let mut found: Vec<_> =
        found.into_iter().map(|(lack, (needs, unsaid))| (lack, needs.len(), unsaid)).collect();
    found.sort_by_key(|(lack, needs, _)| (std::cmp::Reverse(*needs), *lack));
    found
}

/// Every lack with its counts, those first that most needs hang on. Needs for advisers' eyes only are counted with
/// `everything`.
#[must_use]
pub fn rows(all: &[OfGap], everything: bool) -> Vec<Row> {
    let mut found: BTreeMap<Lack, (usize, BTreeSet<i64>, BTreeSet<i64>)> = BTreeMap::new();
    for gap in all.iter().filter(|gap| everything || !gap.confidential) {
        for (lack, makers) in &*gap.near {
            let one = found.entry(*lack).or_default();
            one.0 += 1;
            one.1.insert(gap.need);
            one.2.extend(makers.keys());
        }
    }
    let row = |(lack, (gaps, needs, makers)): (Lack, (usize, BTreeSet<i64>, BTreeSet<i64>))| Row {
        lack,
        gaps,
        needs: needs.len(),
        makers: makers.len(),
    };
    let mut rows: Vec<Row> = found.into_iter().map(row).collect();
    rows.sort_by_key(|row| (std::cmp::Reverse((row.needs, row.makers)), row.lack));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lack(code: &str) -> Lack {
        Lack::parse(code).unwrap()
    }

    fn gap(number: i64, need: i64, confidential: bool, near: &[(&str, &[(i64, usize)])]) -> OfGap {
        let near = near.iter().map(|(code, makers)| (lack(code), makers.iter().copied().collect())).collect();
        OfGap { gap: number, need, confidential, near: Arc::new(near) }
    }

    #[test]
    fn a_code_is_read_back_as_what_it_stands_for() {
        for code in ["certificate:ISO 3834-2", "process:3.2.01"] {
            assert_eq!(lack(code).code(), code);
        }
        assert_eq!(Lack::parse("certificate:none"), None);
        assert_eq!(Lack::parse("3.2.01"), None);
    }

    #[test]
    fn needs_are_counted_once_and_those_for_advisers_eyes_only_for_staff_alone() {
        let (iso, weld) = ("certificate:ISO 9001", "process:4.6");
        let all = [
            gap(1, 10, false, &[(iso, &[(7, 2), (8, 0)])]),
            gap(2, 10, false, &[(iso, &[(7, 1)])]),
            gap(3, 11, false, &[(weld, &[(7, 0)])]),
            gap(4, 12, true, &[(weld, &[(7, 0), (9, 0)]), (iso, &[(7, 0)])]),
        ];
        // By code of the vocabulary where as many needs hang on both.
        let mine = of_maker(&all, 7);
        assert_eq!(mine, [(lack(iso), 1, 1), (lack(weld), 1, 0)]);
        assert_eq!(of_maker(&all, 9), [], "a confidential need is nobody's hint");
        let count = |everything| -> Vec<(String, usize, usize, usize)> {
            let rows = rows(&all, everything).into_iter();
            rows.map(|row| (row.lack.code(), row.gaps, row.needs, row.makers)).collect()
        };
        assert_eq!(count(false), [(iso.to_owned(), 2, 1, 2), (weld.to_owned(), 1, 1, 1)]);
        assert_eq!(count(true), [(iso.to_owned(), 3, 2, 2), (weld.to_owned(), 2, 2, 2)]);
    }
}
