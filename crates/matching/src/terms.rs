//! What the rules must know of the vocabulary: how terms stand under each other, and which certificate covers
//! which. Handed in as data, so that the rules can be tried on a small vocabulary.

use std::sync::Arc;

use vocabulary::tree::Shape;
use vocabulary::{CertificateId, MaterialId, ProcessId, Vocabulary};

/// Hierarchies and implications. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Terms(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    processes: Shape,
    materials: Shape,
    implies: Vec<(CertificateId, CertificateId)>,
}

impl Terms {
    /// `implies` lists pairs (held, covered): IATF 16949 covers ISO 9001. Chains are followed.
    #[must_use]
    pub fn new(processes: Shape, materials: Shape, implies: &[(CertificateId, CertificateId)]) -> Terms {
        Terms(Arc::new(Inner { processes, materials, implies: closed(implies) }))
    }

    /// What the embedded vocabulary says.
    #[must_use]
    pub fn of(vocabulary: &Vocabulary) -> Terms {
        let certificates = vocabulary.certificates();
        let implies: Vec<_> = certificates
            .iter()
            .flat_map(|held| certificates.gives(held.id).iter().map(|&given| (held.id, given)))
            .filter(|(held, given)| held != given)
            .collect();
        Terms::new(vocabulary.processes().shape().clone(), vocabulary.materials().shape().clone(), &implies)
    }

    #[must_use]
    pub fn processes(&self) -> &Shape {
        &self.0.processes
    }

    #[must_use]
    pub fn materials(&self) -> &Shape {
        &self.0.materials
    }

    /// Every certificate that covers `asked`, itself included.
    pub fn covering(&self, asked: CertificateId) -> impl Iterator<Item = CertificateId> + '_ {
        let stronger = self.0.implies.iter().filter(move |&&(_, covered)| covered == asked);
        std::iter::once(asked).chain(stronger.map(|&(held, _)| held))
    }

    /// True when a holder of `held` also has what `asked` certifies.
    #[must_use]
    pub fn covers(&self, held: CertificateId, asked: CertificateId) -> bool {
        held == asked || self.0.implies.binary_search(&(held, asked)).is_ok()
    }

    /// True when `below` is `above` or stands somewhere under it.
    #[must_use]
    pub fn process_within(&self, above: ProcessId, below: ProcessId) -> bool {
        self.0.processes.contains(above.0, below.0)
    }

    /// True when `below` is `above` or stands somewhere under it.
    #[must_use]
    pub fn material_within(&self, above: MaterialId, below: MaterialId) -> bool {
        self.0.materials.contains(above.0, below.0)
    }

    /// The deepest process that stands over both, when it is a DIN 8580 group or deeper (level 2): two processes
    /// that share only a main group ("separating") are not related.
    #[must_use]
    pub fn related(&self, a: ProcessId, b: ProcessId) -> Option<ProcessId> {
        over_both(self.processes(), a.0, b.0).map(ProcessId)
    }

    /// The deepest family that both materials belong to, on level 2 or deeper: "metal" makes no relatives.
    #[must_use]
    pub fn related_materials(&self, a: MaterialId, b: MaterialId) -> Option<MaterialId> {
        over_both(self.materials(), a.0, b.0).map(MaterialId)
    }
}

fn over_both(shape: &Shape, a: u16, b: u16) -> Option<u16> {
    shape.ancestors(a).find(|&over| shape.contains(over, b)).filter(|&over| shape.level(over) >= 2)
}

/// All pairs that follow from the given ones, sorted.
fn closed(pairs: &[(CertificateId, CertificateId)]) -> Vec<(CertificateId, CertificateId)> {
    let mut all = pairs.to_vec();
    loop {
        all.sort_unstable();
        all.dedup();
        let mut more = Vec::new();
        for &(held, middle) in &all {
            for &(from, covered) in &all {
                if middle == from && held != covered && all.binary_search(&(held, covered)).is_err() {
                    more.push((held, covered));
                }
            }
        }
        if more.is_empty() {
            return all;
        }
        all.append(&mut more);
    }
}
