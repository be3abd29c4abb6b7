//! The parts that a file puts together, each with how many there are.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::reading::Reading;

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
/// What carries no name of its own (a reader's "SOLID") belongs to what holds it, and what holds no solid is left out.
pub(super) fn parts(reading: &Reading) -> (Vec<Part>, Vec<Option<usize>>) {
    let nodes = &reading.nodes;
    let mut used = vec![false; nodes.len()];
    for placed in &reading.placed {
        let mut at = placed.node;
        while let Some(node) = at
            && !std::mem::replace(&mut used[node], true)
        {
            at = nodes[node].parent;
        }
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut known: HashMap<(Option<usize>, i64), usize> = HashMap::new();
    let mut of_node: Vec<Option<usize>> = Vec::with_capacity(nodes.len());
    for (number, node) in nodes.iter().enumerate() {
        let parent = node.parent.and_then(|p| of_node[p]);
        if !used[number] {
            of_node.push(None);
            continue;
        }
        if parent.is_some() && is_nameless(&node.name) {
            of_node.push(parent);
            continue;
        }
        let at = *known.entry((parent, node.definition)).or_insert_with(|| {
            parts.push(Part {
                name: node.name.clone(),
                count: 0,
                solids: Vec::new(),
                assembly: false,
                parent,
            });
            parts.len() - 1
        });
        parts[at].count += 1;
        if let Some(parent) = parent {
            parts[parent].assembly = true;
        }
        of_node.push(Some(at));
    }
    for (number, placed) in reading.placed.iter().enumerate() {
        if let Some(part) = placed.node.and_then(|n| of_node[n]) {
            parts[part].solids.push(number);
        }
    }
    (parts, of_node)
}

/// Names that Open CASCADE gives to what has none.
fn is_nameless(name: &str) -> bool {
    name.is_empty() || ["SOLID", "COMPOUND", "COMPSOLID", "SHELL", "FACE", "EDGE", "VERTEX"].contains(&name)
}
