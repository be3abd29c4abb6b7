//! What a reader hands over: meshes, exact surfaces where the file has them, and how parts are put together. Millimetres.

use crate::{
    mesh::Mesh,
    outline::Outline,
    read::Format,
    thread::Thread,
    tolerance::{AngularTolerance, Tolerance},
    unit::Unit,
    unread::Unread,
};

/// A file, read.
#[derive(Debug, Clone)]
pub struct Reading {
    pub format: Format,
    /// `None` when the file states none.
    pub unit: Option<Unit>,
    /// Distinct solids, each in its own place.
    pub bodies: Vec<Body>,
    /// The solids as they are put; at least one for every body.
    pub placed: Vec<Placed>,
    /// The tree of parts, parents before children; empty when the file has none.
    pub nodes: Vec<Node>,
    pub outline: Option<Outline>,
    /// Where the reader measured all that is drawn.
    pub drawn: Option<Drawn>,
    pub stated: Stated,
    pub unread: Vec<Unread>,
}

impl Reading {
    #[must_use]
    pub fn new(format: Format, unit: Option<Unit>) -> Reading {
        Reading {
            format,
            unit,
            bodies: Vec::new(),
            placed: Vec::new(),
            nodes: Vec::new(),
            outline: None,
            drawn: None,
            stated: Stated::default(),
            unread: Vec::new(),
        }
    }
}

/// All that a file draws: its solids, and the surfaces and lines beside them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drawn {
    pub area_mm2: f64,
    /// Smallest and largest corner.
    pub bounds: [[f64; 3]; 2],
    pub faces: usize,
}

#[derive(Debug, Clone)]
pub struct Body {
    pub mesh: Mesh,
    /// Where the file has exact surfaces; `mesh.faces` then tells the surface of each triangle.
    pub exact: Option<Exact>,
}

#[derive(Debug, Clone)]
pub struct Exact {
    pub volume_mm3: f64,
    pub area_mm2: f64,
    pub surfaces: Vec<Surface>,
}

/// One face of a solid.
#[derive(Debug, Clone, PartialEq)]
pub struct Surface {
    pub kind: Kind,
    pub area_mm2: f64,
    /// A point of its axis or plane, or its centre.
    pub origin: [f64; 3],
    /// Of length one: its axis, or the normal of a plane. Zero where it has none.
    pub axis: [f64; 3],
    /// Of a cylinder or sphere; the larger radius of a torus.
    pub radius_mm: f64,
    /// Of the tube of a torus.
    pub tube_radius_mm: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Plane,
    Cylinder,
    Cone,
    Sphere,
    Torus,
    FreeForm,
    Revolution,
    Extrusion,
    Other,
}

#[derive(Debug, Clone)]
pub struct Placed {
    pub body: usize,
    pub node: Option<usize>,
    /// Three rows of four: turns and moves.
    pub transform: [[f64; 4]; 3],
    /// Smallest and largest corner as it is put, where the reader knows it better than the mesh does.
    pub exact_box: Option<[[f64; 3]; 2]>,
    pub name: Option<String>,
}

/// Not turned and not moved.
pub const IN_PLACE: [[f64; 4]; 3] = [[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub name: String,
    pub parent: Option<usize>,
    /// Nodes of the same part have the same number.
    pub definition: i64,
}

/// What the file states beside its shape.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stated {
    /// Each with the name of the part it belongs to, where that is clear.
    pub tolerances: Vec<(Option<String>, Tolerance)>,
    /// The same of angles.
    pub angular: Vec<(Option<String>, AngularTolerance)>,
    pub datums: Vec<String>,
    /// Standards of general tolerances that its notes name, such as `ISO 2768-mK`.
    pub general: Vec<String>,
    pub threads: Vec<Thread>,
    /// Threads that are drawn for show (cosmetic threads) or stated as features, without a designation.
    pub drawn_threads: u64,
}
