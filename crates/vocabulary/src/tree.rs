//! Hierarchies of terms, numbered depth first, so that everything below a term is one contiguous range.

use std::ops::Range;

use serde::{Deserialize, Serialize};

macro_rules! term_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// The number is the term's place in the depth-first order of the embedded tables: fast to compare, valid
        /// within one build. What is stored and exchanged is the term's code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u16);

        impl TermId for $name {
            fn from_index(index: u16) -> Self {
                $name(index)
            }
            fn index(self) -> u16 {
                self.0
            }
        }
    };
}

/// What every typed term id can do: be turned into its place in the tree and back.
pub trait TermId: Copy + Ord + std::fmt::Debug {
    fn from_index(index: u16) -> Self;
    fn index(self) -> u16;
}

term_id!(
    /// A process: a node of the process tree, leaf or not.
    ProcessId
);
term_id!(
    /// A material or a family of materials.
    MaterialId
);
term_id!(
    /// A certificate or approval.
    CertificateId
);

/// The shape of a hierarchy, without names: parents and contiguous subtrees in depth-first order.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    parent: Vec<Option<u16>>,
    end: Vec<u16>,
    level: Vec<u8>,
}

impl Shape {
    /// Builds the shape from each node's parent; nodes must come depth first, a parent before its children.
    ///
    /// # Panics
    /// When the order is not depth first: the table loader sorts before it calls.
    #[must_use]
    pub fn from_parents(parent: Vec<Option<u16>>) -> Shape {
        let count = u16::try_from(parent.len()).expect("a vocabulary has fewer than 65,536 terms");
        let mut end: Vec<u16> = (1..=count).collect();
        let mut level = vec![1_u8; parent.len()];
        for i in 0..parent.len() {
            if let Some(p) = parent[i] {
                assert!(usize::from(p) < i, "a parent comes before its children");
                level[i] = level[usize::from(p)] + 1;
            }
        }
        for i in (0..parent.len()).rev() {
            if let Some(p) = parent[i] {
                let p = usize::from(p);
                end[p] = end[p].max(end[i]);
            }
        }
        for i in 0..parent.len() {
            if let Some(p) = parent[i] {
                assert!(end[i] <= end[usize::from(p)], "terms are in depth-first order");
            }
        }
        Shape { parent, end, level }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.parent.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parent.is_empty()
    }

    /// 1 for a main group, 2 for a group, 3 and deeper for processes.
    #[must_use]
    pub fn level(&self, id: u16) -> u8 {
        self.level[usize::from(id)]
    }

    #[must_use]
    pub fn parent(&self, id: u16) -> Option<u16> {
        self.parent[usize::from(id)]
    }

    /// The term itself and everything below it, as a range of indices.
    #[must_use]
    pub fn subtree(&self, id: u16) -> Range<u16> {
        id..self.end[usize::from(id)]
    }

    #[must_use]
    pub fn is_leaf(&self, id: u16) -> bool {
        self.end[usize::from(id)] == id + 1
    }

    /// True when `below` is `above` or stands somewhere under it.
    #[must_use]
    pub fn contains(&self, above: u16, below: u16) -> bool {
        self.subtree(above).contains(&below)
    }

    /// The term itself, its parent, and so on up to the main group.
    pub fn ancestors(&self, id: u16) -> impl Iterator<Item = u16> + '_ {
        std::iter::successors(Some(id), |&i| self.parent(i))
    }
}
