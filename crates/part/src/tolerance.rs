//! Tolerances that a file states itself (AP242), in millimetres.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tolerance {
    pub kind: Kind,
    /// As STEP names it: `position`, `flatness`, `diameter`, `linear distance`.
    pub name: String,
    /// Whole width of the zone in mm: of a geometric tolerance its value, of a dimension upper less lower deviation.
    pub width_mm: f64,
    /// Of a dimension: its nominal value, mm.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub nominal_mm: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub lower_mm: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub upper_mm: Option<f64>,
    /// Of a dimension stated by limits and fits: its class, such as `G6 hole`. Its width is then the grade's at the
    /// nominal size (ISO 286-1); where within the size it lies is not reckoned.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub fit: Option<String>,
    /// The datums that it refers to, first first.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub datums: Vec<String>,
    /// Such as `maximum_material_requirement`.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub modifiers: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A deviation of a length or diameter.
    Linear,
    /// Of form, orientation, location or run-out.
    Geometric,
}

/// A tolerance of an angle between features or of a cone, in degrees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AngularTolerance {
    /// As STEP names it: `angle`.
    pub name: String,
    /// Upper less lower deviation.
    pub width_deg: f64,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub nominal_deg: Option<f64>,
    pub lower_deg: f64,
    pub upper_deg: f64,
}
