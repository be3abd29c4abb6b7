//! Rays against a mesh, by a tree of boxes.

use crate::{
    mesh::Mesh,
    vector::{Vector, cross, dot, length, scale, sub},
};

const LEAF: usize = 4;

/// Boxes around boxes around triangles.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// Triangles in the order of the leaves: a corner, the two edges from it, its unit normal, its number.
    triangles: Vec<Triangle>,
    /// Shorter than this nothing is told apart.
    pub(super) grain: f64,
}

#[derive(Debug, Clone, Copy)]
struct Triangle {
    corner: Vector,
    edges: [Vector; 2],
    normal: Vector,
    number: usize,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    low: Vector,
    high: Vector,
    /// Of a leaf: its first triangle and how many. Of a fork: the number of its second child, and none.
    first: usize,
    count: usize,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Hit {
    pub(super) distance: f64,
    /// Of length one, outward.
    pub(super) normal: Vector,
    pub(super) triangle: usize,
}

impl Tree {
    pub(super) fn new(mesh: &Mesh) -> Tree {
        let mut triangles: Vec<Triangle> = (0..mesh.triangles.len())
            .filter_map(|number| {
                let [a, b, c] = mesh.corners(number);
                let edges = [sub(b, a), sub(c, a)];
                let doubled = cross(edges[0], edges[1]);
                let normal = scale(doubled, 1.0 / length(doubled));
                normal[0].is_finite().then_some(Triangle { corner: a, edges, normal, number })
            })
            .collect();
        let mut nodes = Vec::new();
        if !triangles.is_empty() {
            let count = triangles.len();
            build(&mut triangles, 0, count, &mut nodes);
        }
        Tree { nodes, triangles, grain: mesh.diagonal() * 1e-7 }
    }

    /// The first triangle that the ray meets further away than `from` and that `counts`.
    pub(super) fn first(
        &self,
        origin: Vector,
        direction: Vector,
        from: f64,
        counts: impl Fn(&Hit) -> bool,
    ) -> Option<Hit> {
        let inverse = direction.map(|d| 1.0 / d);
        let mut best: Option<Hit> = None;
        let mut waiting = vec![0_usize];
        while let Some(at) = waiting.pop() {
            let Some(node) = self.nodes.get(at) else { break };
            let limit = best.map_or(f64::INFINITY, |b| b.distance);
            if !node.meets(origin, inverse, limit) {
                continue;
            }
            if node.count == 0 {
                waiting.push(node.first);
                waiting.push(at + 1);
                continue;
            }
            for triangle in &self.triangles[node.first..node.first + node.count] {
                let Some(distance) = triangle.meets(origin, direction) else { continue };
                if distance <= from || best.is_some_and(|b| b.distance <= distance) {
                    continue;
                }
                let hit = Hit { distance, normal: triangle.normal, triangle: triangle.number };
                if counts(&hit) {
                    best = Some(hit);
                }
            }
        }
        best
    }
}

fn build(triangles: &mut [Triangle], first: usize, count: usize, nodes: &mut Vec<Node>) {
    let mut low = [f64::INFINITY; 3];
    let mut high = [f64::NEG_INFINITY; 3];
    let (mut middle_low, mut middle_high) = (low, high);
    let middle = |t: &Triangle, i: usize| t.corner[i] + (t.edges[0][i] + t.edges[1][i]) / 3.0;
    for t in &triangles[first..first + count] {
        for i in 0..3 {
            let sides = [t.corner[i], t.corner[i] + t.edges[0][i], t.corner[i] + t.edges[1][i]];
            low[i] = sides.into_iter().fold(low[i], f64::min);
            high[i] = sides.into_iter().fold(high[i], f64::max);
            middle_low[i] = middle_low[i].min(middle(t, i));
            middle_high[i] = middle_high[i].max(middle(t, i));
        }
    }
    let at = nodes.len();
    nodes.push(Node { low, high, first, count });
    if count <= LEAF {
        return;
    }
    let wide = |i: usize| middle_high[i] - middle_low[i];
    let axis = (1..3).fold(0, |best, i| if wide(i) > wide(best) { i } else { best });
    let half = count / 2;
    triangles[first..first + count].select_nth_unstable_by(half, |a, b| {
        middle(a, axis).total_cmp(&middle(b, axis)).then(a.number.cmp(&b.number))
    });
    build(triangles, first, half, nodes);
    nodes[at].first = nodes.len();
    nodes[at].count = 0;
    build(triangles, first + half, count - half, nodes);
}

impl Node {
    fn meets(&self, origin: Vector, inverse: Vector, limit: f64) -> bool {
        let (mut enter, mut leave) = (0.0_f64, limit);
        for i in 0..3 {
            let a = (self.low[i] - origin[i]) * inverse[i];
            let b = (self.high[i] - origin[i]) * inverse[i];
            // A ray within the plane of a side gives not-a-number, which min and max pass over.
            enter = enter.max(a.min(b));
            leave = leave.min(a.max(b));
        }
        enter <= leave * (1.0 + 1e-12) + 1e-12
    }
}

impl Triangle {
    /// Möller and Trumbore, 1997. A ray through an edge counts for both sides.
    fn meets(&self, origin: Vector, direction: Vector) -> Option<f64> {
        let p = cross(direction, self.edges[1]);
        let det = dot(self.edges[0], p);
        if det.abs() < 1e-300 {
            return None;
        }
        let from = sub(origin, self.corner);
        let u = dot(from, p) / det;
        if !(-1e-9..=1.0 + 1e-9).contains(&u) {
            return None;
        }
        let q = cross(from, self.edges[0]);
        let v = dot(direction, q) / det;
        if v < -1e-9 || u + v > 1.0 + 1e-9 {
            return None;
        }
        let distance = dot(self.edges[1], q) / det;
        distance.is_finite().then_some(distance)
    }
}
