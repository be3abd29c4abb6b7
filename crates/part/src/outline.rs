//! Outlines of a cut sheet, from a drawing in two dimensions.

use serde::{Deserialize, Serialize};

/// What a drawing of outlines says of the sheet part. Its thickness is not in it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Outline {
    /// Width and height of everything drawn, millimetres.
    pub box_mm: [f64; 2],
    /// Sheet left when the inner outlines are cut out, mm²; `None` when no outline closes.
    pub area_mm2: Option<f64>,
    /// Length of all cuts, mm.
    pub cut_length_mm: f64,
    /// Closed outlines that are not inside another: how many sheets there are.
    pub outer: usize,
    /// Closed outlines inside another, round holes among them.
    pub inner: usize,
    /// Round holes: their diameters in mm, smallest first.
    pub round_holes_mm: Vec<f64>,
    /// Smallest radius of an arc that is no whole circle.
    pub smallest_arc_mm: Option<f64>,
}
