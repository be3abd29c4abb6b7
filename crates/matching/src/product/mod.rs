//! A product of several parts and operations: who can make it together.

mod consortium;

use serde::{Deserialize, Serialize};

pub use consortium::{Assignment, Consortium};

use crate::answer::{Answer, Wish};
use crate::need::Need;
use crate::register::Register;

/// What is to be made. Parts may be made in any order; the operations of one part follow each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    pub parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub name: String,
    /// Each operation is a need of its own: cutting, then heat treatment, then grinding.
    pub operations: Vec<Need>,
}

/// One operation of a product, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OperationId {
    pub part: u16,
    pub operation: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductAnswer {
    /// For each part, the answer to each of its operations.
    pub parts: Vec<Vec<Answer>>,
    /// Groups of makers that cover every operation: the best, and what others would do as well. Empty when some
    /// operation breaks the chain.
    pub consortia: Vec<Consortium>,
    /// The operations that nobody meets and nobody can be asked about.
    pub broken_by: Vec<OperationId>,
}

/// Answers every operation, and finds the groups of makers that cover them all.
#[must_use]
pub fn answer(register: &Register, product: &Product, wish: &Wish) -> ProductAnswer {
    let mut operations = Vec::new();
    let mut broken_by = Vec::new();
    for (part, number) in product.parts.iter().zip(0_u16..) {
        for (need, operation) in part.operations.iter().zip(0_u16..) {
            let id = OperationId { part: number, operation };
            let fits = register.fits(need);
            if fits.is_empty() {
                broken_by.push(id);
            }
            operations.push((id, fits));
        }
    }
    let consortia = if broken_by.is_empty() { consortium::find(&operations) } else { Vec::new() };
    ProductAnswer { parts: answers(register, product, wish), consortia, broken_by }
}

/// Answers every operation by itself, and looks for no groups: for each part, the answer to each of its operations.
#[must_use]
pub fn answers(register: &Register, product: &Product, wish: &Wish) -> Vec<Vec<Answer>> {
    let of = |part: &Part| part.operations.iter().map(|need| register.answer(need, wish)).collect();
    product.parts.iter().map(of).collect()
}
