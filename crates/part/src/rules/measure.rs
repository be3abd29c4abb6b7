//! What a rule can look at: one number of a solid, with the place where it was found.

use serde::{Deserialize, Serialize};

use crate::facts::{Direction, Distance, Hole, ShapeClass, Solid};

/// Lengths are millimetres, angles degrees, shares and ratios plain numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// The thinnest wall, mm.
    WallThin,
    /// Five per cent of the surface has a thicker wall, mm.
    WallThick,
    /// The thick wall by the median.
    WallRatio,
    /// Smallest hole, mm.
    HoleMin,
    /// Deepest hole by its diameter.
    HoleDepthRatio,
    /// The same of holes with a bottom.
    BlindHoleRatio,
    /// Smallest hole by the thickness of a sheet.
    HoleToThickness,
    /// What is left between a hole and where the sheet ends, by its thickness, where it is least.
    HoleEdgeToThickness,
    /// The same between two holes.
    HoleSpacingToThickness,
    /// From a hole along the sheet to where a bend begins, by the thickness.
    HoleBendToThickness,
    /// What is left between a hole and where the part ends, by the median wall.
    HoleEdgeToWall,
    /// The same between two holes.
    HoleSpacingToWall,
    /// Smallest inner radius of the bends of a sheet, by its thickness.
    BendRadiusToThickness,
    /// How many different radii its bends have.
    BendRadiusKinds,
    /// Shortest flange by the thickness.
    FlangeToThickness,
    /// Smallest concave rounding, mm.
    InnerRadiusMin,
    InnerRadiusToThickness,
    /// Smallest concave rounding by the median wall.
    InnerRadiusToWall,
    /// How many different concave roundings there are.
    InnerRadiusKinds,
    /// Longest side of the smallest box, mm.
    Length,
    /// Its second side, mm.
    Second,
    /// Longest by second side.
    Slenderness,
    /// Shortest by second side: how deep a shell is for its width.
    DrawDepth,
    /// Thickness of a sheet, mm.
    Thickness,
    /// Share of the area that an open-and-shut tool in its best direction cannot let go of.
    Undercut,
    /// Share of the area that runs along that direction without draft.
    NoDraft,
    /// Share of the area that a straight tool reaches from none of six sides.
    Hidden,
    /// Share of the smallest box that is not part.
    Removed,
    /// Share of the area that is free form.
    FreeForm,
    /// Narrowest tolerance width that the file states, mm.
    Tolerance,
    /// Narrowest width of an angle that the file states, degrees.
    AngularTolerance,
    /// How clearly the part is round about an axis; 0 when it is of another shape.
    Turned,
    /// How clearly it is of sheet; 0 when it is of another shape.
    Sheet,
    /// Share of the area that runs along one direction or stands square to it: 1 for a profile.
    Prism,
}

/// A number and a place of the part where it was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measured {
    pub(super) value: f64,
    pub(super) at_mm: Option<[f64; 3]>,
}

impl Measure {
    /// `None` when the part does not have such a thing (no hole), or it is not known.
    pub(super) fn of(self, solid: &Solid) -> Option<Measured> {
        let plain = |value: f64| Some(Measured { value, at_mm: None });
        let [long, second, short] = solid.oriented_box_mm;
        let wall = solid.wall_mm;
        let sheet = match solid.shape.class {
            ShapeClass::Sheet => solid.shape.thickness_mm,
            _ => None,
        };
        let smallest = || solid.holes.iter().min_by(|a, b| a.diameter_mm.total_cmp(&b.diameter_mm));
        let deepest = |blind: bool| {
            let ratio = |h: &Hole| h.depth_mm / h.diameter_mm;
            let holes = solid.holes.iter().filter(|h| !blind || !h.through);
            let hole = holes.max_by(|a, b| ratio(a).total_cmp(&ratio(b)))?;
            Some(Measured { value: ratio(hole), at_mm: Some(hole.at_mm) })
        };
        let beside = |by: f64, of: fn(&Hole) -> Option<Distance>| {
            let nearest = solid.holes.iter().filter_map(of).min_by(|a, b| a.mm.total_cmp(&b.mm))?;
            Some(Measured { value: nearest.mm / by, at_mm: Some(nearest.at_mm) })
        };
        let radius = |by: f64| {
            let radius = solid.inner_radii.first()?;
            Some(Measured { value: radius.radius_mm / by, at_mm: Some(radius.at_mm) })
        };
        match self {
            Measure::WallThin => wall.map(|w| Measured { value: w.min, at_mm: Some(w.thinnest_at_mm) }),
            Measure::WallThick => plain(wall?.p95),
            Measure::WallRatio => plain(wall?.p95 / wall?.median),
            Measure::HoleMin => smallest().map(|h| Measured { value: h.diameter_mm, at_mm: Some(h.at_mm) }),
            Measure::HoleDepthRatio => deepest(false),
            Measure::BlindHoleRatio => deepest(true),
            Measure::HoleToThickness => {
                let thickness = sheet?;
                smallest().map(|h| Measured { value: h.diameter_mm / thickness, at_mm: Some(h.at_mm) })
            }
            Measure::HoleEdgeToThickness => beside(sheet?, |hole| hole.to_edge),
            Measure::HoleSpacingToThickness => beside(sheet?, |hole| hole.to_next_hole),
            Measure::HoleBendToThickness => beside(sheet?, |hole| hole.to_bend),
            Measure::HoleEdgeToWall => beside(wall?.median, |hole| hole.to_edge),
            Measure::HoleSpacingToWall => beside(wall?.median, |hole| hole.to_next_hole),
            Measure::BendRadiusToThickness => {
                let thickness = sheet?;
                let tightest =
                    solid.bends.iter().min_by(|a, b| a.inner_radius_mm.total_cmp(&b.inner_radius_mm))?;
                Some(Measured { value: tightest.inner_radius_mm / thickness, at_mm: Some(tightest.at_mm) })
            }
            Measure::BendRadiusKinds => {
                let mut radii: Vec<f64> = solid.bends.iter().map(|bend| bend.inner_radius_mm).collect();
                radii.sort_by(f64::total_cmp);
                // Drawn radii differ by what arithmetic adds; tools do not.
                radii.dedup_by(|a, b| (*a - *b).abs() < 0.01 * *b);
                (!radii.is_empty()).then_some(Measured { value: radii.len() as f64, at_mm: None })
            }
            Measure::FlangeToThickness => {
                let thickness = sheet?;
                let flanges = solid.bends.iter().filter_map(|bend| Some((bend.flange_mm?, bend.at_mm)));
                let (mm, at) = flanges.min_by(|a, b| a.0.total_cmp(&b.0))?;
                Some(Measured { value: mm / thickness, at_mm: Some(at) })
            }
            Measure::InnerRadiusMin => radius(1.0),
            Measure::InnerRadiusToThickness => radius(sheet?),
            Measure::InnerRadiusToWall => radius(wall?.median),
            Measure::InnerRadiusKinds => plain(solid.inner_radii.len() as f64),
            Measure::Length => plain(long),
            Measure::Second => plain(second),
            Measure::Slenderness => plain(long / second),
            Measure::DrawDepth => plain(short / second),
            Measure::Thickness => plain(sheet?),
            Measure::Undercut => {
                best_opening(solid).map(|d| Measured { value: d.undercut_share, at_mm: d.undercut_at_mm })
            }
            Measure::NoDraft => plain(best_opening(solid)?.parallel_share),
            Measure::Hidden => plain(solid.hidden_share),
            Measure::Removed => plain(1.0 - solid.volume_mm3 / (long * second * short)),
            // A mesh does not tell a free form from a cylinder.
            Measure::FreeForm => plain(solid.faces.map(|_| solid.surface_share.free_form)?),
            Measure::Tolerance => plain(solid.finest_tolerance_mm?),
            Measure::AngularTolerance => {
                let widths = solid.angular_tolerances.iter().map(|t| t.width_deg).filter(|w| *w > 0.0);
                plain(widths.min_by(f64::total_cmp)?)
            }
            Measure::Turned => plain(confidence_of(solid, ShapeClass::Turned)),
            Measure::Sheet => plain(confidence_of(solid, ShapeClass::Sheet)),
            Measure::Prism => {
                let share = |d: &Direction| d.square_share + d.parallel_share;
                plain(solid.directions.iter().map(share).max_by(f64::total_cmp)?.min(1.0))
            }
        }
        .filter(|m| m.value.is_finite())
    }

    /// Is the number a length in millimetres?
    #[must_use]
    pub fn is_length(self) -> bool {
        matches!(
            self,
            Measure::WallThin
                | Measure::WallThick
                | Measure::HoleMin
                | Measure::InnerRadiusMin
                | Measure::Length
                | Measure::Second
                | Measure::Thickness
                | Measure::Tolerance
        )
    }

    /// Is the number an angle in degrees?
    #[must_use]
    pub fn is_angle(self) -> bool {
        matches!(self, Measure::AngularTolerance)
    }

    /// Is the number a share, 0 to 1?
    #[must_use]
    pub fn is_share(self) -> bool {
        matches!(
            self,
            Measure::Undercut
                | Measure::NoDraft
                | Measure::Hidden
                | Measure::Removed
                | Measure::FreeForm
                | Measure::Turned
                | Measure::Sheet
                | Measure::Prism
        )
    }
}

/// The line along which a tool opens with the least undercut, and of these the one with the least wall along it.
fn best_opening(solid: &Solid) -> Option<&Direction> {
    solid.directions.iter().min_by(|a, b| {
        a.undercut_share.total_cmp(&b.undercut_share).then(a.parallel_share.total_cmp(&b.parallel_share))
    })
}

fn confidence_of(solid: &Solid, class: ShapeClass) -> f64 {
    if solid.shape.class == class { solid.shape.confidence } else { 0.0 }
}
