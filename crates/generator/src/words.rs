//! Processes, materials and certificates in the order and with the shares in which they are drawn.

use std::collections::BTreeMap;

use matching::Terms;
use vocabulary::tree::Shape;
use vocabulary::{CertificateId, MaterialId, ProcessId, Vocabulary};

use crate::random::{Stream, Weighted};

/// The shares of certificates that have a share of their own.
const HELD: [(&str, f64); 7] = [
    ("ISO 9001", 0.60),
    ("ISO 14001", 0.35),
    ("ISO 13485", 0.05),
    ("IATF 16949", 0.06),
    ("EN 9100", 0.04),
    ("ISO 3834", 0.12),
    ("EN 1090", 0.10),
];

pub(crate) struct Words {
    pub(crate) terms: Terms,
    pub(crate) processes: Weighted<ProcessId>,
    pub(crate) materials: Weighted<MaterialId>,
    /// The leaves of each family, in the order of `materials`.
    pub(crate) families: BTreeMap<MaterialId, Weighted<MaterialId>>,
    pub(crate) certificates: Vec<(CertificateId, f64)>,
    pub(crate) others: Vec<CertificateId>,
}

impl Words {
    pub(crate) fn new(seed: u64) -> Words {
        let vocabulary = Vocabulary::embedded();
        let terms = Terms::of(vocabulary);
        let processes = shuffled(terms.processes(), &mut Stream::of(seed, "order of processes"));
        let materials = shuffled(terms.materials(), &mut Stream::of(seed, "order of materials"));
        let materials: Vec<MaterialId> = materials.into_iter().map(MaterialId).collect();
        let mut by_family: BTreeMap<MaterialId, Vec<MaterialId>> = BTreeMap::new();
        for &leaf in &materials {
            by_family.entry(family(&terms, leaf)).or_default().push(leaf);
        }
        let zipf = |(family, leaves)| (family, Weighted::zipf(leaves, 1.4));
        let certificate = |code: &str| {
            let found = vocabulary.certificates().iter().find(|certificate| certificate.code == code);
            found.expect("the vocabulary has the certificate").id
        };
        let certificates: Vec<_> = HELD.iter().map(|&(code, share)| (certificate(code), share)).collect();
        let all = vocabulary.certificates().iter().map(|certificate| certificate.id);
        let others = all.filter(|id| certificates.iter().all(|(held, _)| held != id)).collect();
        Words {
            processes: Weighted::zipf(processes.into_iter().map(ProcessId), 1.3),
            families: by_family.into_iter().map(zipf).collect(),
            materials: Weighted::zipf(materials, 1.4),
            certificates,
            others,
            terms,
        }
    }

    pub(crate) fn family(&self, leaf: MaterialId) -> MaterialId {
        family(&self.terms, leaf)
    }

    pub(crate) fn iso_9001(&self) -> CertificateId {
        self.certificates[0].0
    }
}

/// The family of a material: what stands over it on the second level, or its parent where it stands there itself.
fn family(terms: &Terms, leaf: MaterialId) -> MaterialId {
    let shape = terms.materials();
    let above = shape.ancestors(leaf.0).skip(1).find(|&above| shape.level(above) <= 2);
    MaterialId(above.unwrap_or(leaf.0))
}

fn shuffled(shape: &Shape, stream: &mut Stream) -> Vec<u16> {
    let count = u16::try_from(shape.len()).expect("a vocabulary has fewer than 65,536 terms");
    let mut leaves: Vec<u16> = (0..count).filter(|&node| shape.is_leaf(node)).collect();
    stream.shuffle(&mut leaves);
    leaves
}
