//! Planes and cylinders in a mesh that has no exact surfaces: flat pieces, and curved ones that a cylinder fits. What
//! neither fits stays unnamed.

use std::collections::HashMap;

use super::recognise::cylinder;
use crate::{
    mesh::Mesh,
    reading::{Kind, Surface},
    vector::{Vector, dot, length, scale},
};

/// Triangles whose normals differ by less than this (half a degree) lie in one plane.
const SAME_PLANE: f64 = 0.999_96;
/// Pieces whose normals differ by less than this (40°) may be facets of one curve.
const SMOOTH: f64 = 0.766;
/// A flat piece this many times larger than any smooth neighbour is a plane that a rounding runs into, not a facet.
const FAR_LARGER: f64 = 4.0;
/// How far a point may stand off its cylinder, as a share of the radius: files of triangles round their numbers.
const OFF: f64 = 0.01;

/// Gives each triangle the number of its surface (in `mesh.faces`) and returns the surfaces. Points must have been taken
/// together ([`Mesh::weld`]).
pub(super) fn surfaces(mesh: &mut Mesh) -> Vec<Surface> {
    let doubled: Vec<Vector> = (0..mesh.triangles.len()).map(|t| mesh.normal_doubled(t)).collect();
    let area: Vec<f64> = doubled.iter().map(|d| length(*d) / 2.0).collect();
    let normal: Vec<Vector> =
        doubled.iter().zip(&area).map(|(d, a)| scale(*d, 0.5 / a.max(f64::MIN_POSITIVE))).collect();
    let edges = neighbours(mesh);

    let mut flat = Groups::new(mesh.triangles.len());
    for &(a, b) in &edges {
        if dot(normal[a], normal[b]) > SAME_PLANE {
            flat.join(a, b);
        }
    }
    let piece = flat.numbers();
    let count = piece.iter().max().map_or(0, |m| m + 1);
    let mut piece_area = vec![0.0; count];
    for (t, p) in piece.iter().enumerate() {
        piece_area[*p] += area[t];
    }
    let smooth: Vec<(usize, usize)> = edges
        .into_iter()
        .filter(|&(a, b)| piece[a] != piece[b] && dot(normal[a], normal[b]) > SMOOTH)
        .map(|(a, b)| (piece[a], piece[b]))
        .collect();
    let mut largest_neighbour = vec![0.0_f64; count];
    for &(a, b) in &smooth {
        largest_neighbour[a] = largest_neighbour[a].max(piece_area[b]);
        largest_neighbour[b] = largest_neighbour[b].max(piece_area[a]);
    }
    let is_plane: Vec<bool> = (0..count).map(|p| piece_area[p] > FAR_LARGER * largest_neighbour[p]).collect();
    let mut curved = Groups::new(count);
    for (a, b) in smooth {
        if !is_plane[a] && !is_plane[b] {
            curved.join(a, b);
        }
    }
    let surface = curved.numbers();
    mesh.faces = piece.iter().map(|p| u32::try_from(surface[*p]).unwrap_or(u32::MAX)).collect();

    let mut triangles: Vec<Vec<usize>> = vec![Vec::new(); surface.iter().max().map_or(0, |m| m + 1)];
    for (t, p) in piece.iter().enumerate() {
        triangles[surface[*p]].push(t);
    }
    triangles.iter().map(|ts| named(mesh, ts, is_plane[piece[ts[0]]], &area, &normal)).collect()
}

fn named(mesh: &Mesh, triangles: &[usize], is_plane: bool, area: &[f64], normal: &[Vector]) -> Surface {
    let area_mm2 = triangles.iter().map(|t| area[*t]).sum();
    let unnamed = Surface {
        kind: Kind::Other,
        area_mm2,
        origin: [0.0; 3],
        axis: [0.0; 3],
        radius_mm: 0.0,
        tube_radius_mm: 0.0,
    };
    if is_plane {
        let (origin, axis) = (mesh.corners(triangles[0])[0], normal[triangles[0]]);
        return Surface { kind: Kind::Plane, origin, axis, ..unnamed };
    }
    match cylinder(mesh, triangles, OFF) {
        Some((origin, axis, radius_mm)) => {
            Surface { kind: Kind::Cylinder, origin, axis, radius_mm, ..unnamed }
        }
        None => unnamed,
    }
}

/// Pairs of triangles that share an edge which no third one has.
fn neighbours(mesh: &Mesh) -> Vec<(usize, usize)> {
    let mut edges: HashMap<(u32, u32), (usize, Option<usize>, bool)> = HashMap::new();
    for (t, &[a, b, c]) in mesh.triangles.iter().enumerate() {
        for (from, to) in [(a, b), (b, c), (c, a)] {
            edges
                .entry((from.min(to), from.max(to)))
                .and_modify(|(_, second, crowded)| {
                    *crowded = second.is_some();
                    second.get_or_insert(t);
                })
                .or_insert((t, None, false));
        }
    }
    let mut pairs: Vec<(usize, usize)> = edges
        .into_values()
        .filter(|(_, _, crowded)| !crowded)
        .filter_map(|(first, second, _)| Some((first, second?)))
        .collect();
    pairs.sort_unstable();
    pairs
}

/// Things that belong together.
struct Groups {
    leader: Vec<usize>,
}

impl Groups {
    fn new(count: usize) -> Groups {
        Groups { leader: (0..count).collect() }
    }

    fn of(&mut self, mut thing: usize) -> usize {
        while self.leader[thing] != thing {
            self.leader[thing] = self.leader[self.leader[thing]];
            thing = self.leader[thing];
        }
        thing
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        self.leader[a.max(b)] = a.min(b);
    }

    /// The group of each thing, numbered from 0 in the order of their first.
    fn numbers(&mut self) -> Vec<usize> {
        let mut known: HashMap<usize, usize> = HashMap::new();
        (0..self.leader.len())
            .map(|thing| {
                let leader = self.of(thing);
                let next = known.len();
                *known.entry(leader).or_insert(next)
            })
            .collect()
    }
}
