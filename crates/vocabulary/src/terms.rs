//! A whole vocabulary: its terms in depth-first order, reached by id or by code.

use std::collections::HashMap;

use crate::term::Term;
use crate::tree::{Shape, TermId};

/// The terms of one kind, in depth-first order, so that everything below a term is one range of ids.
#[derive(Debug)]
pub struct Terms<I, F> {
    terms: Vec<Term<I, F>>,
    shape: Shape,
    by_code: HashMap<String, I>,
}

impl<I: TermId, F> Terms<I, F> {
    /// `terms` stand in depth-first order with ids 0, 1, 2 …; the table reader sees to it.
    pub(crate) fn new(terms: Vec<Term<I, F>>) -> Self {
        let shape = Shape::from_parents(terms.iter().map(|t| t.parent.map(TermId::index)).collect());
        let by_code = terms.iter().map(|t| (t.code.clone(), t.id)).collect();
        Terms { terms, shape, by_code }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The term with this id.
    ///
    /// # Panics
    /// When the id comes from another build's tables: ids are never stored, codes are.
    #[must_use]
    pub fn get(&self, id: I) -> &Term<I, F> {
        &self.terms[usize::from(id.index())]
    }

    /// The term with exactly this code.
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<&Term<I, F>> {
        self.by_code.get(code).map(|&id| self.get(id))
    }

    /// The hierarchy without names, for the matching engine.
    #[must_use]
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// All terms, depth first.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Term<I, F>> {
        self.terms.iter()
    }

    /// The main groups.
    pub fn roots(&self) -> impl Iterator<Item = &Term<I, F>> {
        self.terms.iter().filter(|t| t.parent.is_none())
    }

    /// Terms with nothing below them.
    pub fn leaves(&self) -> impl Iterator<Item = &Term<I, F>> {
        self.terms.iter().filter(|t| self.shape.is_leaf(t.id.index()))
    }

    /// The terms directly below.
    pub fn children(&self, id: I) -> impl Iterator<Item = &Term<I, F>> {
        let range = self.shape.subtree(id.index());
        self.terms[usize::from(range.start)..usize::from(range.end)]
            .iter()
            .filter(move |t| t.parent == Some(id))
    }

    /// The term's parent, its parent's parent, and so on up; not the term itself.
    pub fn ancestors(&self, id: I) -> impl Iterator<Item = &Term<I, F>> {
        self.shape.ancestors(id.index()).skip(1).map(|index| self.get(I::from_index(index)))
    }

    /// The term itself and everything below it, depth first.
    pub fn subtree(&self, id: I) -> impl Iterator<Item = &Term<I, F>> {
        let range = self.shape.subtree(id.index());
        self.terms[usize::from(range.start)..usize::from(range.end)].iter()
    }

    /// True when `below` is `above` or stands under it.
    #[must_use]
    pub fn contains(&self, above: I, below: I) -> bool {
        self.shape.contains(above.index(), below.index())
    }
}
