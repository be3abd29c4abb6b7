//! A flow of least cost through edges that carry one unit each, by successive shortest paths (Bellman and Ford with a queue):
//! exact, and quick enough for thousands of edges.

use std::collections::VecDeque;

/// An edge and, at the next place, its way back.
#[derive(Debug, Clone, Copy)]
struct Edge {
    to: usize,
    cost: i64,
    free: bool,
}

#[derive(Debug)]
pub(super) struct Flow {
    edges: Vec<Edge>,
    /// Edges that leave a node.
    from: Vec<Vec<usize>>,
}

impl Flow {
    pub(super) fn new(nodes: usize) -> Flow {
        Flow { edges: Vec::new(), from: vec![Vec::new(); nodes] }
    }

    /// Adds an edge for one unit; its number.
    pub(super) fn edge(&mut self, from: usize, to: usize, cost: i64) -> usize {
        let at = self.edges.len();
        self.edges.push(Edge { to, cost, free: true });
        self.edges.push(Edge { to: from, cost: -cost, free: false });
        self.from[from].push(at);
        self.from[to].push(at + 1);
        at
    }

    pub(super) fn is_used(&self, edge: usize) -> bool {
        !self.edges[edge].free
    }

    /// As much as can flow, at the least cost of that much; the cost.
    pub(super) fn run(&mut self, source: usize, sink: usize) -> i64 {
        let mut sum = 0;
        while let Some((cost, path)) = self.cheapest(source, sink) {
            sum += cost;
            for edge in path {
                self.edges[edge].free = false;
                self.edges[edge ^ 1].free = true;
            }
        }
        sum
    }

    /// The cheapest way for one unit more.
    fn cheapest(&self, source: usize, sink: usize) -> Option<(i64, Vec<usize>)> {
        let mut best: Vec<Option<i64>> = vec![None; self.from.len()];
        let mut by: Vec<Option<usize>> = vec![None; self.from.len()];
        let mut waits = vec![false; self.from.len()];
        let mut queue = VecDeque::from([source]);
        best[source] = Some(0);
        while let Some(node) = queue.pop_front() {
            waits[node] = false;
            let Some(so_far) = best[node] else { continue };
            for at in &self.from[node] {
                let edge = self.edges[*at];
                let cost = so_far + edge.cost;
                if !edge.free || best[edge.to].is_some_and(|known| known <= cost) {
                    continue;
                }
                best[edge.to] = Some(cost);
                by[edge.to] = Some(*at);
                if !waits[edge.to] {
                    waits[edge.to] = true;
                    queue.push_back(edge.to);
                }
            }
        }
        let cost = best[sink]?;
        let mut path = Vec::new();
        let mut node = sink;
        while node != source {
            let at = by[node]?;
            path.push(at);
            node = self.edges[at ^ 1].to;
        }
        Some((cost, path))
    }
}
