//! Facts about a part, each with how sure it is. This is also the form they are printed in.

mod assembly;
mod assess;
mod bend;
mod cast;
mod direction;
mod gap;
mod hole;
mod oriented;
mod recognise;
mod sampled;
mod segment;
mod shape;
mod spacing;
mod wall;

use serde::{Deserialize, Serialize};

pub use assembly::Part;
pub use assess::assess;
pub use wall::walls;

use crate::{
    outline::Outline,
    read::Format,
    thread::Threads,
    tolerance::{AngularTolerance, Tolerance},
    unit::Unit,
    unread::Unread,
};

/// Everything that was found out about a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    pub format: Format,
    /// `None` when the file states none; millimetres were taken then, and that is said in `unread`.
    pub unit_in_file: Option<Unit>,
    pub solids: Vec<Solid>,
    pub assembly: Vec<Part>,
    /// Smallest box along the axes around all solids as they are put, mm.
    pub box_mm: Option<[f64; 3]>,
    /// All that the file draws, measured as one: what is loose beside the solids (drawn surfaces, lines of notes) counts
    /// here and in nothing else.
    pub drawn: Option<Drawn>,
    pub outline: Option<Outline>,
    /// Tolerances that the file states and that could not be given to one solid.
    pub tolerances: Vec<Tolerance>,
    /// The same of angles.
    #[serde(default)]
    pub angular_tolerances: Vec<AngularTolerance>,
    /// Standards of general tolerances that the file's notes name, such as `ISO 2768-mK`; empty when it names none.
    #[serde(default)]
    pub general_tolerances: Vec<String>,
    #[serde(default)]
    pub threads: Threads,
    pub datums: Vec<String>,
    pub unread: Vec<Unread>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    pub area_mm2: f64,
    pub box_mm: [f64; 3],
    pub faces: usize,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Solid {
    pub name: Option<String>,
    /// Which entry of the assembly it belongs to.
    pub part: Option<usize>,
    /// The first solid of the same shape, when this one repeats it: its facts were found once.
    pub same_as: Option<usize>,
    pub volume_mm3: f64,
    pub area_mm2: f64,
    pub box_mm: [f64; 3],
    /// Smallest corner of that box.
    pub at_mm: [f64; 3],
    /// Sides of the smallest box in any direction, longest first.
    pub oriented_box_mm: [f64; 3],
    /// `None` for a mesh, which has no faces of its own.
    pub faces: Option<usize>,
    pub triangles: usize,
    /// Shares of the area, 0 to 1.
    pub surface_share: SurfaceShare,
    pub wall_mm: Option<Wall>,
    pub holes: Vec<Hole>,
    pub inner_radii: Vec<InnerRadius>,
    pub directions: Vec<Direction>,
    /// Share of the area that a straight tool reaches from none of them.
    pub hidden_share: f64,
    pub shape: Shape,
    /// Of a part of sheet; empty when it has none.
    #[serde(default)]
    pub bends: Vec<Bend>,
    pub tolerances: Vec<Tolerance>,
    #[serde(default)]
    pub angular_tolerances: Vec<AngularTolerance>,
    /// Narrowest width of the tolerances, mm.
    pub finest_tolerance_mm: Option<f64>,
    pub sure: Sure,
}

/// Shares of the area by kind of surface; they add up to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct SurfaceShare {
    pub plane: f64,
    pub cylinder: f64,
    pub cone: f64,
    pub sphere: f64,
    pub torus: f64,
    pub free_form: f64,
    /// Turned and pulled profiles, offsets, and of a mesh all that is not flat.
    pub other: f64,
}

/// Wall thickness along inward rays, mm.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Wall {
    /// The thinnest place whose two sides stand along each other to within 20°; what runs out into an edge is no wall.
    pub min: f64,
    /// Exact when surfaces of the file tell it, measured when it was sought on the triangles.
    #[serde(default = "sampled")]
    pub min_sure: HowSure,
    /// Five per cent of the surface has a thinner wall.
    pub p5: f64,
    pub median: f64,
    /// Five per cent of the surface has a thicker wall. Here the thinnest way through the middle of the ray counts, so
    /// that the edge of a plate is as thick as the plate, and not as wide.
    pub p95: f64,
    /// A point of the surface where it is thinnest.
    pub thinnest_at_mm: [f64; 3],
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Hole {
    pub diameter_mm: f64,
    /// Length of its cylindrical wall.
    pub depth_mm: f64,
    /// Open at both ends.
    pub through: bool,
    /// Middle of its axis.
    pub at_mm: [f64; 3],
    pub axis: [f64; 3],
    /// Part of a stepped hole: another diameter continues on the same axis.
    pub stepped: bool,
    /// From its wall across its axis to where the part ends: an outer side, a slot, a pocket.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub to_edge: Option<Distance>,
    /// From its wall to the wall of the nearest hole beside it, with material between them.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub to_next_hole: Option<Distance>,
    /// In a part of sheet, from its wall along the sheet to where the nearest bend begins.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub to_bend: Option<Distance>,
}

/// How much material there is from one thing to another, in a straight line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Distance {
    pub mm: f64,
    /// Where it begins.
    pub at_mm: [f64; 3],
    pub sure: HowSure,
}

/// A bend of a part of sheet, with a radius on either side. An edge that is drawn sharp is not known as a bend.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bend {
    pub inner_radius_mm: f64,
    /// How far the sheet turns, degrees.
    pub angle_deg: f64,
    /// Along its axis.
    pub length_mm: f64,
    /// The shorter of its two flanges, from its free end to the outer sides' line of intersection; between two bends from
    /// the one to where the other begins. `None` when it was not found.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub flange_mm: Option<f64>,
    /// A point of its inner side.
    pub at_mm: [f64; 3],
    /// Of length one.
    pub axis: [f64; 3],
    pub sure: HowSure,
}

/// Concave rounding: corners of pockets and fillets, not holes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct InnerRadius {
    pub radius_mm: f64,
    pub count: usize,
    /// Where one of them is.
    pub at_mm: [f64; 3],
}

/// A direction in which much of the part stands, and what can be reached along it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Direction {
    /// Of length one.
    pub axis: [f64; 3],
    /// Share of the area whose surface stands square to it.
    pub square_share: f64,
    /// Share of the area whose surface runs along it, to within half a degree: walls without draft.
    pub parallel_share: f64,
    /// Share of the area that a straight tool from this side, or the opposite one, reaches.
    pub reach_from: f64,
    pub reach_against: f64,
    /// Share of the area that neither reaches: an undercut for a tool that opens along this line.
    pub undercut_share: f64,
    /// A point of the largest undercut found.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub undercut_at_mm: Option<[f64; 3]>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    pub class: ShapeClass,
    /// 0 to 1: how clearly the measures point to this class.
    pub confidence: f64,
    /// Of a turned part its axis; of a sheet its thinnest direction.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub axis: Option<[f64; 3]>,
    /// Of a sheet its thickness.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub thickness_mm: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShapeClass {
    Turned,
    Sheet,
    Prismatic,
    ThinWalled,
    FreeForm,
    /// None of them clearly.
    Unclear,
}

/// How sure each group of facts is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sure {
    pub volume: HowSure,
    pub size: HowSure,
    pub wall: HowSure,
    pub holes: HowSure,
    pub surfaces: HowSure,
    pub directions: HowSure,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HowSure {
    /// From exact surfaces.
    Exact,
    /// The file says so in words.
    Stated,
    /// Measured on the triangles, which approach a curve.
    Measured,
    /// From points spread over the surface; a place between them may differ.
    Sampled,
    /// Something is wrong with the file; the value is what came out.
    Unsure,
    NotKnown,
}

/// Parts that were kept before the thinnest place was sought had it from points alone.
fn sampled() -> HowSure {
    HowSure::Sampled
}

impl Solid {
    /// Mass in kilograms at a density in kg/m³.
    #[must_use]
    pub fn mass_kg(&self, density_kg_m3: f64) -> f64 {
        self.volume_mm3 * 1e-9 * density_kg_m3
    }
}
