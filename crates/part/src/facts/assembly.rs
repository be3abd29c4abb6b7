//! The parts that a file puts together, each with how many there are.

use serde::{Deserialize, Serialize};

use crate::reading::{Placed, Reading};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub name: String,
    /// How many of it there are in the whole.
    pub count: usize,
    /// Numbers of its solids in `solids`.
    pub solids: Vec<usize>,
    /// True for an assembly of other parts.
    pub assembly: bool,
    /// The entry that it is a part of; `None` for the whole.
    pub parent: Option<usize>,
}

/// One entry for each part in each assembly that holds it, parents first; and for each node of the file its entry.
pub(super) fn parts(reading: &Reading) -> (Vec<Part>, Vec<usize>) {
    let mut parts: Vec<Part> = Vec::new();
    let mut keys: Vec<(Option<usize>, i64)> = Vec::new();
    let mut of_node: Vec<usize> = Vec::with_capacity(reading.nodes.len());
    for node in &reading.nodes {
        let parent = node.parent.map(|p| of_node[p]);
        let key = (parent, node.definition);
        let at = keys.iter().position(|k| *k == key).unwrap_or_else(|| {
            keys.push(key);
            parts.push(Part { name: node.name.clone(), count: 0, solids: Vec::new(), assembly: false, parent });
            parts.len() - 1
        });
        parts[at].count += 1;
        if let Some(parent) = parent {
            parts[parent].assembly = true;
        }
        of_node.push(at);
    }
    let home = |placed: &Placed| placed.node.and_then(|n| of_node.get(n).copied());
    for (number, placed) in reading.placed.iter().enumerate() {
        if let Some(part) = home(placed) {
            parts[part].solids.push(number);
        }
    }
    (parts, of_node)
}
