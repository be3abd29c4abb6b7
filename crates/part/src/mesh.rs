//! Triangles: their measures, whether they close, and how they fall apart into bodies.

use std::collections::HashMap;

use crate::vector::{Vector, cross, dot, length, scale, sub};

/// Nothing of a part is farther off, in millimetres: products of three such numbers can still be added up, and a file that has larger ones
/// has made a mistake.
pub(crate) const FARTHEST_MM: f64 = 1e9;

/// Points in millimetres; triangles counter-clockwise as seen from outside.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mesh {
    pub vertices: Vec<[f64; 3]>,
    pub triangles: Vec<[u32; 3]>,
    /// The exact surface of each triangle; empty when there are none.
    pub faces: Vec<u32>,
}

/// Whether a mesh bounds a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Closure {
    /// Edges with no triangle on the other side, or with more than two.
    pub open_edges: u64,
    /// Edges whose two triangles go through it the same way: one of them is flipped.
    pub flipped_edges: u64,
}

impl Closure {
    #[must_use]
    pub fn is_closed(self) -> bool {
        self.open_edges == 0 && self.flipped_edges == 0
    }
}

impl Mesh {
    pub(crate) fn corners(&self, triangle: usize) -> [Vector; 3] {
        self.triangles[triangle].map(|v| self.vertices[v as usize])
    }

    /// Square to the triangle, outward, as long as twice its area.
    pub(crate) fn normal_doubled(&self, triangle: usize) -> Vector {
        let [a, b, c] = self.corners(triangle);
        cross(sub(b, a), sub(c, a))
    }

    /// mm².
    #[must_use]
    pub fn area(&self) -> f64 {
        (0..self.triangles.len()).map(|t| length(self.normal_doubled(t)) / 2.0).sum()
    }

    /// mm³, by the divergence theorem: the sum of the tetrahedra from one point; negative when inside out, and without
    /// meaning when the mesh does not close.
    #[must_use]
    pub fn volume(&self) -> f64 {
        let Some(&origin) = self.vertices.first() else { return 0.0 };
        let tetrahedron = |t| {
            let [a, b, c] = self.corners(t).map(|p| sub(p, origin));
            dot(a, cross(b, c)) / 6.0
        };
        (0..self.triangles.len()).map(tetrahedron).sum()
    }

    /// Smallest and largest corner of the points that triangles use; `None` without triangles.
    #[must_use]
    pub fn bounds(&self) -> Option<[[f64; 3]; 2]> {
        let mut points = self.triangles.iter().flatten().map(|&v| self.vertices[v as usize]);
        let first = points.next()?;
        let mut bounds = [first, first];
        for point in points {
            for axis in 0..3 {
                bounds[0][axis] = bounds[0][axis].min(point[axis]);
                bounds[1][axis] = bounds[1][axis].max(point[axis]);
            }
        }
        Some(bounds)
    }

    /// Length from the smallest to the largest corner, mm.
    #[must_use]
    pub fn diagonal(&self) -> f64 {
        self.bounds().map_or(0.0, |[low, high]| length(sub(high, low)))
    }

    /// Takes points together that stand in the same place to within a millionth of the size, drops triangles without
    /// area or with points that are not there or too far off, and returns how many were dropped.
    pub fn weld(&mut self) -> u64 {
        let before = self.triangles.len();
        let known = self.vertices.len();
        let near: Vec<bool> =
            self.vertices.iter().map(|p| p.iter().all(|x| x.abs() <= FARTHEST_MM)).collect();
        let usable = |t: &[u32; 3]| t.iter().all(|&v| (v as usize) < known && near[v as usize]);
        let mut kept: Vec<([u32; 3], Option<u32>)> = self
            .triangles
            .iter()
            .enumerate()
            .filter(|(_, t)| usable(t))
            .map(|(i, t)| (*t, self.faces.get(i).copied()))
            .collect();
        self.triangles = kept.iter().map(|(t, _)| *t).collect();
        let Some([low, high]) = self.bounds() else {
            self.triangles.clear();
            self.faces.clear();
            return before as u64;
        };
        let cell = (length(sub(high, low)) * 1e-6).max(1e-12);
        let mut places: HashMap<[i64; 3], u32> = HashMap::new();
        let mut vertices = Vec::new();
        let mut renamed = vec![u32::MAX; known];
        for triangle in &self.triangles {
            for &v in triangle {
                if renamed[v as usize] == u32::MAX {
                    let point = self.vertices[v as usize];
                    renamed[v as usize] = place_of(point, low, cell, &mut places, &mut vertices);
                }
            }
        }
        for (triangle, _) in &mut kept {
            *triangle = triangle.map(|v| renamed[v as usize]);
        }
        kept.retain(|([a, b, c], _)| a != b && b != c && c != a);
        self.vertices = vertices;
        self.faces = kept.iter().filter_map(|(_, face)| *face).collect();
        self.triangles = kept.into_iter().map(|(t, _)| t).collect();
        (before - self.triangles.len()) as u64
    }

    /// Points must have been taken together first ([`Mesh::weld`]).
    #[must_use]
    pub fn closure(&self) -> Closure {
        let mut edges: HashMap<(u32, u32), (u32, u32)> = HashMap::new();
        for &[a, b, c] in &self.triangles {
            for (from, to) in [(a, b), (b, c), (c, a)] {
                let seen = edges.entry((from.min(to), from.max(to))).or_default();
                if from < to { seen.0 += 1 } else { seen.1 += 1 }
            }
        }
        let mut closure = Closure::default();
        for (forth, back) in edges.into_values() {
            match (forth, back) {
                // Bodies may touch along an edge.
                (a, b) if a == b => {}
                (2, 0) | (0, 2) => closure.flipped_edges += 1,
                _ => closure.open_edges += 1,
            }
        }
        closure
    }

    pub fn turn_inside_out(&mut self) {
        for [_, b, c] in &mut self.triangles {
            std::mem::swap(b, c);
        }
    }

    /// Every point put through a transform.
    pub fn place(&mut self, transform: &[[f64; 4]; 3]) {
        for point in &mut self.vertices {
            *point = placed(transform, *point);
        }
    }

    pub fn scale(&mut self, by: f64) {
        for point in &mut self.vertices {
            *point = scale(*point, by);
        }
    }

    /// The pieces that share no point, largest bounds first; a hollow inside a piece stays with it.
    #[must_use]
    pub fn pieces(&self) -> Vec<Mesh> {
        let mut leader: Vec<u32> = (0..u32::try_from(self.vertices.len()).unwrap_or(u32::MAX)).collect();
        for &[a, b, c] in &self.triangles {
            let root = find(&mut leader, a);
            for other in [b, c] {
                let other = find(&mut leader, other);
                leader[other as usize] = root;
            }
        }
        let mut triangles: Vec<(u32, Vec<usize>)> = Vec::new();
        let mut index: HashMap<u32, usize> = HashMap::new();
        for (t, corners) in self.triangles.iter().enumerate() {
            let root = find(&mut leader, corners[0]);
            let at = *index.entry(root).or_insert_with(|| {
                triangles.push((root, Vec::new()));
                triangles.len() - 1
            });
            triangles[at].1.push(t);
        }
        let mut pieces: Vec<Mesh> = triangles.iter().map(|(_, ts)| self.of_triangles(ts)).collect();
        pieces.sort_by(|a, b| b.diagonal().total_cmp(&a.diagonal()));
        join_hollows(pieces)
    }

    fn of_triangles(&self, triangles: &[usize]) -> Mesh {
        let mut renamed: HashMap<u32, u32> = HashMap::new();
        let mut mesh = Mesh::default();
        for &t in triangles {
            let corners = self.triangles[t].map(|v| {
                *renamed.entry(v).or_insert_with(|| {
                    mesh.vertices.push(self.vertices[v as usize]);
                    u32::try_from(mesh.vertices.len() - 1).unwrap_or(u32::MAX)
                })
            });
            mesh.triangles.push(corners);
            mesh.faces.extend(self.faces.get(t));
        }
        mesh
    }
}

/// A point put through a transform.
pub(crate) fn placed(transform: &[[f64; 4]; 3], point: Vector) -> Vector {
    [0, 1, 2].map(|row| {
        let [x, y, z, move_by] = transform[row];
        x * point[0] + y * point[1] + z * point[2] + move_by
    })
}

/// The number of the point in the same cell or the one beside it, a new one when there is none.
fn place_of(
    point: Vector,
    low: Vector,
    cell: f64,
    places: &mut HashMap<[i64; 3], u32>,
    vertices: &mut Vec<Vector>,
) -> u32 {
    let at = sub(point, low).map(|x| x / cell);
    let base = at.map(|x| x.floor() as i64);
    // A point near the side of its cell may have its twin in the next.
    let near = |axis: usize| {
        let part = at[axis] - at[axis].floor();
        if part < 0.5 { [0, -1] } else { [0, 1] }
    };
    for dx in near(0) {
        for dy in near(1) {
            for dz in near(2) {
                if let Some(&known) = places.get(&[base[0] + dx, base[1] + dy, base[2] + dz]) {
                    return known;
                }
            }
        }
    }
    let number = u32::try_from(vertices.len()).unwrap_or(u32::MAX);
    vertices.push(point);
    places.insert(base, number);
    number
}

fn find(leader: &mut [u32], of: u32) -> u32 {
    let mut at = of;
    while leader[at as usize] != at {
        leader[at as usize] = leader[leader[at as usize] as usize];
        at = leader[at as usize];
    }
    at
}

/// A piece that is inside out and lies within the bounds of a larger one is a hollow of it.
fn join_hollows(pieces: Vec<Mesh>) -> Vec<Mesh> {
    let mut whole: Vec<(Mesh, [Vector; 2])> = Vec::new();
    for piece in pieces {
        let Some(bounds) = piece.bounds() else { continue };
        let within =
            |outer: &[Vector; 2]| (0..3).all(|i| outer[0][i] <= bounds[0][i] && bounds[1][i] <= outer[1][i]);
        let is_hollow = piece.closure().is_closed() && piece.volume() < 0.0;
        let home = whole.iter_mut().find(|(mesh, outer)| is_hollow && within(outer) && mesh.volume() > 0.0);
        match home {
            Some((mesh, _)) => mesh.append(piece),
            None => whole.push((piece, bounds)),
        }
    }
    whole.into_iter().map(|(mesh, _)| mesh).collect()
}

impl Mesh {
    fn append(&mut self, other: Mesh) {
        let first = u32::try_from(self.vertices.len()).unwrap_or(u32::MAX);
        self.vertices.extend(other.vertices);
        self.triangles.extend(other.triangles.iter().map(|t| t.map(|v| v + first)));
        self.faces.extend(other.faces);
    }
}
