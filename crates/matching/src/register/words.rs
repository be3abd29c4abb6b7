//! Criteria that are words: which offers list a material, hold a certificate, answer yes, no or nothing.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;
use vocabulary::tree::Shape;
use vocabulary::{CertificateId, MaterialId};

use super::bits::{BLOCK, clear, foresee, get, load, set, store, unite, words_for};
use super::raw::SILENT;
use crate::offer::HeldCertificate;

/// One answer of a closed set for each offer, or none.
#[derive(Debug)]
pub(super) struct Category {
    /// The offers that give each answer that is given at all.
    given: BTreeMap<u8, Vec<u64>>,
    pub(super) unstated: Vec<u64>,
    pub(super) unstated_count: u32,
}

impl Category {
    /// From each offer's answer, [`SILENT`] for none.
    pub(super) fn build(answers: &[u8]) -> Category {
        let words = words_for(answers.len());
        let mut given: Vec<Option<Vec<u64>>> = vec![None; usize::from(SILENT)];
        let (mut unstated, mut unstated_count) = (vec![u64::MAX; words], 0);
        for (i, &answer) in answers.iter().enumerate() {
            match given.get_mut(usize::from(answer)) {
                Some(offers) => {
                    set(offers.get_or_insert_with(|| vec![0; words]), i);
                    clear(&mut unstated, i);
                }
                None => unstated_count += 1,
            }
        }
        let given =
            given.into_iter().zip(0..).filter_map(|(offers, answer)| Some((answer, offers?))).collect();
        Category { given, unstated, unstated_count }
    }

    pub(super) fn get(&self, i: usize) -> Option<u8> {
        self.given.iter().find(|(_, offers)| get(offers, i)).map(|(value, _)| *value)
    }

    /// `out` becomes the offers that give an answer which is not accepted; gives their number.
    pub(super) fn other_than(&self, accepted: impl Fn(u8) -> bool, out: &mut [u64]) -> u32 {
        out.fill(0);
        for (_, offers) in self.given.iter().filter(|(value, _)| !accepted(**value)) {
            out.iter_mut().zip(offers).for_each(|(out, word)| *out |= word);
        }
        out.iter().map(|word| word.count_ones()).sum()
    }

    pub(super) fn bytes(&self) -> usize {
        (self.given.len() + 1) * self.unstated.len() * 8
    }
}

/// The materials that offers list.
#[derive(Debug)]
pub(super) struct Listed {
    /// The offers that list exactly this term; `None` where nobody does.
    exact: Vec<Option<Vec<u64>>>,
    /// The offers that list this family or something below it; `None` for leaves.
    below: Vec<Option<Vec<u64>>>,
    unstated: Vec<u64>,
    lists: Lists,
}

/// What each offer lists, one after the other: to show an offer without asking every set.
#[derive(Debug, Default)]
struct Lists {
    listed: Vec<u16>,
    lengths: Vec<u8>,
    /// Where the list of every [`STRIDE`]-th offer begins.
    starts: Vec<u32>,
}

/// Offers between two stored beginnings.
const STRIDE: usize = 16;

impl Lists {
    fn push(&mut self, materials: &[MaterialId]) {
        if self.lengths.len().is_multiple_of(STRIDE) {
            self.starts.push(u32::try_from(self.listed.len()).expect("lists are counted in 32 bits"));
        }
        self.lengths
            .push(u8::try_from(materials.len()).expect("a list holds no term twice, of fewer than 256"));
        self.listed.extend(materials.iter().map(|material| material.0));
    }

    fn get(&self, i: usize) -> &[u16] {
        let near = i / STRIDE;
        let before: usize = self.lengths[near * STRIDE..i].iter().map(|&length| usize::from(length)).sum();
        let start = self.starts[near] as usize + before;
        &self.listed[start..start + usize::from(self.lengths[i])]
    }

    /// Asks for an offer's list before it is needed; the list itself must wait for its place.
    fn foresee(&self, i: usize) {
        foresee(&self.lengths, i / STRIDE * STRIDE);
        foresee(&self.starts, i / STRIDE);
    }

    fn bytes(&self) -> usize {
        self.listed.capacity() * 2 + self.lengths.capacity() + self.starts.capacity() * 4
    }
}

/// Offers that meet, that may meet, and that miss.
pub(super) struct Found<'a> {
    pub(super) missed: &'a mut [u64],
    pub(super) unknown: &'a mut [u64],
}

impl Listed {
    pub(super) fn build<'a>(
        shape: &Shape,
        count: usize,
        materials: impl Fn(usize) -> Cow<'a, [MaterialId]>,
    ) -> Listed {
        let words = words_for(count);
        let mut exact: Vec<Option<Vec<u64>>> = vec![None; shape.len()];
        let mut unstated = vec![u64::MAX; words];
        let mut lists = Lists::default();
        for i in 0..count {
            let materials = materials(i);
            lists.push(&materials);
            for material in materials.iter() {
                set(exact[usize::from(material.0)].get_or_insert_with(|| vec![0; words]), i);
                clear(&mut unstated, i);
            }
        }
        let nodes = 0..u16::try_from(shape.len()).expect("a vocabulary has fewer than 65,536 terms");
        let below = nodes.map(|node| {
            let mut union = vec![0; words];
            let listed = shape.subtree(node).filter_map(|below| exact[usize::from(below)].as_ref());
            listed.for_each(|set| unite(&mut union, set));
            (!shape.is_leaf(node)).then_some(union)
        });
        lists.listed.shrink_to_fit();
        lists.lengths.shrink_to_fit();
        Listed { below: below.collect(), exact, unstated, lists }
    }

    pub(super) fn get(&self, i: usize) -> Vec<MaterialId> {
        self.lists.get(i).iter().map(|&node| MaterialId(node)).collect()
    }

    pub(super) fn foresee(&self, i: usize) {
        self.lists.foresee(i);
    }

    /// The sets of those that meet, and of those that list something above.
    pub(super) fn terms(&self, shape: &Shape, acceptable: &[MaterialId]) -> (Vec<&[u64]>, Vec<&[u64]>) {
        let within =
            |node: u16| self.below[usize::from(node)].as_ref().or(self.exact[usize::from(node)].as_ref());
        let met: Vec<&[u64]> =
            acceptable.iter().filter_map(|node| within(node.0)).map(Vec::as_slice).collect();
        let above = acceptable.iter().flat_map(|node| shape.ancestors(node.0).skip(1));
        let above: Vec<&[u64]> = above.filter_map(|node| self.exact[usize::from(node)].as_deref()).collect();
        (met, above)
    }

    pub(super) fn unstated(&self) -> &[u64] {
        &self.unstated
    }

    /// Splits the offers by whether they list any of `acceptable` or something below it (met), only something
    /// above one (unknown), or something else (missed). Gives the numbers of missed and unknown.
    pub(super) fn split(&self, shape: &Shape, acceptable: &[MaterialId], found: Found<'_>) -> (u32, u32) {
        let (met, above) = self.terms(shape, acceptable);
        split_words(&met, &above, &self.unstated, found.missed, found.unknown)
    }

    pub(super) fn bytes(&self) -> usize {
        (self.exact.iter().chain(&self.below).flatten().count() + 1) * self.unstated.len() * 8
            + self.lists.bytes()
    }
}

super::bits::thrice! {
    fn split_words(
        met: &[&[u64]], above: &[&[u64]], unstated: &[u64], missed: &mut [u64], unknown: &mut [u64],
    ) -> (u32, u32) {
        let mut counts = (0, 0);
        let end = unstated.len();
        for at in (0..end).step_by(BLOCK) {
            let (mut all_met, mut all_above) = ([0_u64; BLOCK], load(unstated, at, end));
            for set in met {
                all_met.iter_mut().zip(&load(set, at, end)).for_each(|(all, set)| *all |= set);
            }
            for set in above {
                all_above.iter_mut().zip(&load(set, at, end)).for_each(|(all, set)| *all |= set);
            }
            let mut neither = [0; BLOCK];
            for ((above, met), neither) in all_above.iter_mut().zip(&all_met).zip(&mut neither) {
                *above &= !met;
                *neither = !(met | *above);
            }
            store(&all_above, unknown, at, end);
            store(&neither, missed, at, end);
            let width = end.min(at + BLOCK) - at;
            counts.0 += neither[..width].iter().map(|word| word.count_ones()).sum::<u32>();
            counts.1 += all_above[..width].iter().map(|word| word.count_ones()).sum::<u32>();
        }
        counts
    }
}

/// The certificates that offers hold.
#[derive(Debug)]
pub(super) struct Certificates {
    /// By certificate.
    held: Vec<(CertificateId, Held)>,
    /// Offers that say that they do not hold it; no entry where none does.
    not_held: BTreeMap<CertificateId, Vec<u64>>,
    /// Offers that state all they hold.
    complete: Vec<u64>,
}

#[derive(Debug, Default)]
struct Held {
    offers: Vec<u64>,
    /// Those with a stated end, by offer.
    ends: Vec<(u32, Date)>,
    /// The same offers in the order of their ends, so that those whose certificate has expired are read one after the other.
    by_end: Vec<u32>,
    /// Each end with how many are earlier, the earliest first.
    earlier: Vec<(Date, u32)>,
}

impl Held {
    /// The certificate of an offer, when it holds it.
    fn by(&self, i: usize, certificate: CertificateId) -> Option<HeldCertificate> {
        if !get(&self.offers, i) {
            return None;
        }
        let place = self.ends.binary_search_by_key(&i, |&(offer, _)| offer as usize).ok();
        Some(HeldCertificate { certificate, valid_until: place.map(|place| self.ends[place].1) })
    }

    /// The offers whose certificate ends before a day.
    fn ended(&self, before: Date) -> &[u32] {
        let next = self.earlier.partition_point(|(end, _)| *end < before);
        let count = self.earlier.get(next).map_or(self.by_end.len(), |(_, earlier)| *earlier as usize);
        &self.by_end[..count]
    }

    fn order(&mut self) {
        self.ends.shrink_to_fit();
        let mut by_end: Vec<(Date, u32)> = self.ends.iter().map(|&(offer, end)| (end, offer)).collect();
        by_end.sort_unstable();
        self.earlier = (0..).zip(&by_end).map(|(earlier, (end, _))| (*end, earlier)).collect();
        self.earlier.dedup_by_key(|(end, _)| *end);
        self.earlier.shrink_to_fit();
        self.by_end = by_end.into_iter().map(|(_, offer)| offer).collect();
        self.by_end.shrink_to_fit();
    }
}

impl Certificates {
    pub(super) fn build<'a>(
        count: usize,
        stated: impl Fn(usize) -> (Cow<'a, [HeldCertificate]>, (Cow<'a, [CertificateId]>, bool)),
    ) -> Certificates {
        let words = words_for(count);
        let mut held: BTreeMap<CertificateId, Held> = BTreeMap::new();
        let mut not_held: BTreeMap<CertificateId, Vec<u64>> = BTreeMap::new();
        let mut complete = vec![0; words];
        for i in 0..count {
            let (certificates, (lacking, all)) = stated(i);
            for certificate in certificates.iter() {
                let entry = held
                    .entry(certificate.certificate)
                    .or_insert_with(|| Held { offers: vec![0; words], ..Held::default() });
                set(&mut entry.offers, i);
                let index = u32::try_from(i).expect("offers are counted in 32 bits");
                entry.ends.extend(certificate.valid_until.map(|end| (index, end)));
            }
            for certificate in lacking.iter() {
                set(not_held.entry(*certificate).or_insert_with(|| vec![0; words]), i);
            }
            if all {
                set(&mut complete, i);
            }
        }
        held.values_mut().for_each(Held::order);
        Certificates { held: held.into_iter().collect(), not_held, complete }
    }

    pub(super) fn get(&self, i: usize) -> Vec<HeldCertificate> {
        self.held.iter().filter_map(|(certificate, held)| held.by(i, *certificate)).collect()
    }

    /// Those that an offer says it does not hold.
    pub(super) fn not_held_by(&self, i: usize) -> Vec<CertificateId> {
        self.not_held
            .iter()
            .filter(|(_, offers)| get(offers, i))
            .map(|(certificate, _)| *certificate)
            .collect()
    }

    pub(super) fn is_not_held(&self, i: usize, certificate: CertificateId) -> bool {
        self.not_held.get(&certificate).is_some_and(|offers| get(offers, i))
    }

    /// The offers that say that they do not hold it; `None` where none does.
    pub(super) fn not_held(&self, certificate: CertificateId) -> Option<&[u64]> {
        self.not_held.get(&certificate).map(Vec::as_slice)
    }

    /// A certificate of an offer, when it holds it.
    pub(super) fn held(&self, i: usize, certificate: CertificateId) -> Option<HeldCertificate> {
        self.holders(certificate)?.by(i, certificate)
    }

    fn holders(&self, certificate: CertificateId) -> Option<&Held> {
        let place = self.held.binary_search_by_key(&certificate, |(of, _)| *of).ok()?;
        Some(&self.held[place].1)
    }

    /// The holders of each of some certificates, when none of these has an end.
    pub(super) fn lasting(&self, covering: &[CertificateId]) -> Option<Vec<&[u64]>> {
        let held: Vec<&Held> = covering.iter().filter_map(|certificate| self.holders(*certificate)).collect();
        held.iter()
            .all(|held| held.ends.is_empty())
            .then(|| held.iter().map(|held| &held.offers[..]).collect())
    }

    /// The offers that state all they hold.
    pub(super) fn complete(&self) -> &[u64] {
        &self.complete
    }

    pub(super) fn is_complete(&self, i: usize) -> bool {
        get(&self.complete, i)
    }

    /// Splits the offers by whether they hold one of `covering` that lasts until `on`, or say that they do not hold `asked`.
    pub(super) fn split(
        &self,
        asked: CertificateId,
        covering: &[CertificateId],
        on: Date,
        found: Found<'_>,
    ) -> (u32, u32) {
        let Found { missed: met, unknown: any } = found;
        met.fill(0);
        any.fill(0);
        for held in covering.iter().filter_map(|certificate| self.holders(*certificate)) {
            unite(any, &held.offers);
            let expired = held.ended(on);
            if expired.is_empty() {
                unite(met, &held.offers);
            } else {
                let mut valid = super::bits::Buffer::of(met.len());
                valid.copy_from_slice(&held.offers);
                expired.iter().for_each(|&offer| clear(&mut valid, offer as usize));
                unite(met, &valid);
            }
        }
        match self.not_held(asked) {
            None => finish_certificates(&self.complete, met, any),
            Some(lacking) => {
                let mut said = super::bits::Buffer::of(met.len());
                said.copy_from_slice(&self.complete);
                unite(&mut said, lacking);
                finish_certificates(&said, met, any)
            }
        }
    }

    pub(super) fn bytes(&self) -> usize {
        let held = self.held.iter();
        held.map(|(_, held)| {
            held.offers.len() * 8
                + held.ends.capacity() * size_of::<(u32, Date)>()
                + held.by_end.capacity() * 4
                + held.earlier.capacity() * size_of::<(Date, u32)>()
        })
        .sum::<usize>()
            + self.not_held.values().map(|offers| offers.len() * 8).sum::<usize>()
            + self.complete.len() * 8
    }
}

super::bits::thrice! {
    /// From (met, listed at all) to (missed, unknown), in place.
    fn finish_certificates(complete: &[u64], met: &mut [u64], any: &mut [u64]) -> (u32, u32) {
        let mut counts = (0, 0);
        for word in 0..complete.len() {
            let missed = complete[word] & !any[word];
            let unknown = !(met[word] | missed);
            (met[word], any[word]) = (missed, unknown);
            counts.0 += missed.count_ones();
            counts.1 += unknown.count_ones();
        }
        counts
    }
}
