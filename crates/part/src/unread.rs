//! What of a file could not be read, or is not sure, while the rest still counts.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unread {
    pub what: What,
    /// Which of the solids, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub solid: Option<usize>,
    /// How many things it is about, where it counts.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub count: Option<u64>,
}

impl Unread {
    #[must_use]
    pub fn of_file(what: What, count: Option<u64>) -> Unread {
        Unread { what, solid: None, count }
    }

    #[must_use]
    pub fn of_solid(what: What, solid: usize, count: Option<u64>) -> Unread {
        Unread { what, solid: Some(solid), count }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Surfaces that bound no solid: `count` faces.
    LooseFaces,
    /// Faces that got no mesh: `count`; wall and directions leave them out.
    UnmeshedFaces,
    /// The mesh has `count` edges with no triangle on the other side: the volume is not sure.
    OpenMesh,
    /// `count` neighbouring triangles disagree on which side is out: the volume is not sure.
    FlippedTriangles,
    /// The whole mesh was inside out, and was turned.
    InsideOut,
    /// `count` triangles have no area, or refer to no point.
    EmptyTriangles,
    /// The file states no unit of length; millimetres were taken.
    NoUnit,
    /// The largest side is under 0.1 mm: is the unit right?
    VerySmall,
    /// The largest side is over 50 m: is the unit right?
    VeryLarge,
    /// STEP with triangles only, no exact surfaces: holes and kinds of surface were looked for in the mesh.
    TessellatedOnly,
    /// A mesh states no exact surfaces: holes, inner radii and kinds of surface were looked for in it.
    MeshOnly,
    /// `count` solids beyond the most that are taken.
    TooManySolids,
    /// A closed shell, not marked as a solid, was taken as one.
    ShellAsSolid,
    /// The text of the file breaks the rules of STEP; stated tolerances could not be read.
    StepText,
    /// `count` tolerances whose value or unit could not be read.
    Tolerances,
    /// Several parts carry tolerances and it is not clear which solid has which.
    TolerancesOfWhich,
    /// `count` entities of the drawing that are not outlines (text, dimensions, blocks).
    DrawingEntities,
    /// `count` outlines that do not close.
    OpenOutlines,
    /// A drawing of outlines has no thickness.
    NoThickness,
    /// `count` objects of a 3MF package that are not meshes (lattices, slices, references that lead nowhere).
    OtherObjects,
    /// The name of the file says another format than its content; the content was believed.
    OtherName,
}

impl What {
    /// Each of them once.
    pub const ALL: [What; 21] = [
        What::LooseFaces,
        What::UnmeshedFaces,
        What::OpenMesh,
        What::FlippedTriangles,
        What::InsideOut,
        What::EmptyTriangles,
        What::NoUnit,
        What::VerySmall,
        What::VeryLarge,
        What::TessellatedOnly,
        What::MeshOnly,
        What::TooManySolids,
        What::ShellAsSolid,
        What::StepText,
        What::Tolerances,
        What::TolerancesOfWhich,
        What::DrawingEntities,
        What::OpenOutlines,
        What::NoThickness,
        What::OtherObjects,
        What::OtherName,
    ];
}
