//! DXF: outlines of a cut sheet. Lines, arcs, circles and polylines of model space count; text and dimensions do not.

use std::{f64::consts::TAU, io::Cursor};

use dxf::{
    Drawing,
    entities::{Entity, EntityType},
    enums::Units,
};

use super::Format;
use crate::{
    mesh::FARTHEST_MM,
    outline::Outline,
    reading::Reading,
    refusal::Refusal,
    unit::Unit,
    unread::{Unread, What},
};

type Point = [f64; 2];

/// Most pieces of outline that are taken.
const MOST_PIECES: usize = 200_000;

/// An arc with a smaller bulge than this is off its chord by less than a billionth of it, and its middle is too far off to reckon with; one
/// that turns by less has gone once round.
const STRAIGHT: f64 = 1e-9;

/// A piece of outline, run through from its first point to its last.
#[derive(Debug, Clone)]
struct Piece {
    /// Curves as chords of at most three degrees.
    points: Vec<Point>,
    length: f64,
    /// Of a whole circle its diameter.
    circle: Option<f64>,
}

pub(super) fn read(bytes: &[u8]) -> Result<Reading, Refusal> {
    let drawing = Drawing::load(&mut Cursor::new(bytes)).map_err(|error| match error {
        dxf::DxfError::UnexpectedEndOfInput => Refusal::CutOff { format: Format::Dxf },
        other => {
            Refusal::Damaged { format: Format::Dxf, detail: other.to_string().chars().take(200).collect() }
        }
    })?;
    let unit = match drawing.header.default_drawing_units {
        Units::Millimeters => Some(Unit::Millimetre),
        Units::Centimeters => Some(Unit::Centimetre),
        Units::Meters => Some(Unit::Metre),
        Units::Inches => Some(Unit::Inch),
        Units::Feet => Some(Unit::Foot),
        Units::Microns => Some(Unit::Micrometre),
        _ => None,
    };
    let factor = unit.map_or(1.0, Unit::millimetres);
    let mut pieces = Vec::new();
    let mut smallest_arc: Option<f64> = None;
    let mut other = 0;
    for entity in drawing.entities() {
        match piece(entity, factor, &mut smallest_arc) {
            Some(piece)
                if pieces.len() < MOST_PIECES
                    && piece.points.iter().flatten().all(|x| x.abs() <= FARTHEST_MM)
                    && piece.length.is_finite() =>
            {
                pieces.push(piece);
            }
            _ => other += 1,
        }
    }
    if pieces.is_empty() {
        return Err(Refusal::NothingInIt { format: Format::Dxf });
    }
    let (outline, open) = outline(pieces, smallest_arc);
    let mut reading = Reading::new(Format::Dxf, unit);
    reading.outline = Some(outline);
    reading.unread.push(Unread::of_file(What::NoThickness, None));
    let counted = [(What::DrawingEntities, other), (What::OpenOutlines, open)];
    reading.unread.extend(counted.into_iter().filter(|c| c.1 > 0).map(|(w, n)| Unread::of_file(w, Some(n))));
    if unit.is_none() {
        reading.unread.push(Unread::of_file(What::NoUnit, None));
    }
    Ok(reading)
}

fn piece(entity: &Entity, factor: f64, smallest_arc: &mut Option<f64>) -> Option<Piece> {
    if entity.common.is_in_paper_space {
        return None;
    }
    let mut arc = |radius: f64| {
        if radius > 0.0 && radius <= FARTHEST_MM && smallest_arc.is_none_or(|s| radius < s) {
            *smallest_arc = Some(radius);
        }
    };
    match &entity.specific {
        EntityType::Line(line) => {
            let points =
                vec![[line.p1.x * factor, line.p1.y * factor], [line.p2.x * factor, line.p2.y * factor]];
            Some(Piece { length: distance(points[0], points[1]), points, circle: None })
        }
        EntityType::Circle(circle) => {
            let radius = circle.radius * factor;
            let points = around([circle.center.x * factor, circle.center.y * factor], radius, 0.0, TAU);
            (radius > 0.0).then_some(Piece { points, length: TAU * radius, circle: Some(radius * 2.0) })
        }
        EntityType::Arc(a) => {
            let radius = a.radius * factor;
            // Counter-clockwise from the first angle to the other, once round at the most.
            let from = a.start_angle.to_radians() % TAU;
            let turn = (a.end_angle.to_radians() % TAU - from).rem_euclid(TAU);
            let to = from + if turn > STRAIGHT { turn } else { TAU };
            arc(radius);
            let points = around([a.center.x * factor, a.center.y * factor], radius, from, to);
            (radius > 0.0).then_some(Piece { points, length: (to - from) * radius, circle: None })
        }
        EntityType::LwPolyline(line) => {
            let corners: Vec<(Point, f64)> =
                line.vertices.iter().map(|v| ([v.x * factor, v.y * factor], v.bulge)).collect();
            polyline(&corners, line.is_closed(), &mut arc)
        }
        EntityType::Polyline(line) => {
            let corners: Vec<(Point, f64)> =
                line.vertices().map(|v| ([v.location.x * factor, v.location.y * factor], v.bulge)).collect();
            polyline(&corners, line.is_closed(), &mut arc)
        }
        _ => None,
    }
}

/// Corners with bulges: the tangent of a quarter of the angle of the arc to the next corner.
fn polyline(corners: &[(Point, f64)], closed: bool, arc: &mut impl FnMut(f64)) -> Option<Piece> {
    let count = corners.len();
    if count < 2 {
        return None;
    }
    let mut points = vec![corners[0].0];
    let mut length = 0.0;
    for i in 0..if closed { count } else { count - 1 } {
        let ((from, bulge), to) = (corners[i], corners[(i + 1) % count].0);
        let chord = distance(from, to);
        if bulge.abs() < STRAIGHT || chord == 0.0 {
            points.push(to);
            length += chord;
            continue;
        }
        let angle = 4.0 * bulge.atan();
        let radius = chord / (2.0 * (angle / 2.0).sin()).abs();
        arc(radius);
        length += radius * angle.abs();
        // The middle lies off the chord, to the left of it for a bulge to the right.
        let off = (1.0 - bulge * bulge) / (4.0 * bulge);
        let middle = [
            f64::midpoint(from[0], to[0]) - (to[1] - from[1]) * off,
            f64::midpoint(from[1], to[1]) + (to[0] - from[0]) * off,
        ];
        let start = (from[1] - middle[1]).atan2(from[0] - middle[0]);
        points.extend(around(middle, radius, start, start + angle).into_iter().skip(1));
    }
    Some(Piece { points, length, circle: None })
}

fn around(centre: Point, radius: f64, from: f64, to: f64) -> Vec<Point> {
    let steps = (((to - from).abs() / 3.0_f64.to_radians()).ceil()).clamp(1.0, 4_000.0);
    let at = |i: f64| from + (to - from) * i / steps;
    (0..=steps as u32)
        .map(|i| at(f64::from(i)))
        .map(|a| [centre[0] + radius * a.cos(), centre[1] + radius * a.sin()])
        .collect()
}

fn distance(a: Point, b: Point) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// Pieces joined end to end into closed outlines; and how many stay open.
fn outline(pieces: Vec<Piece>, smallest_arc_mm: Option<f64>) -> (Outline, u64) {
    let mut low = [f64::INFINITY; 2];
    let mut high = [f64::NEG_INFINITY; 2];
    for point in pieces.iter().flat_map(|p| &p.points) {
        for i in 0..2 {
            low[i] = low[i].min(point[i]);
            high[i] = high[i].max(point[i]);
        }
    }
    let cut_length_mm = pieces.iter().map(|p| p.length).sum();
    let mut round_holes_mm: Vec<f64> = pieces.iter().filter_map(|p| p.circle).collect();
    round_holes_mm.sort_by(f64::total_cmp);
    let size = distance(low, high);
    let (loops, open) = loops(pieces, (size * 1e-5).max(1e-9));
    let depth: Vec<usize> = loops
        .iter()
        .enumerate()
        .map(|(i, inner)| {
            loops.iter().enumerate().filter(|(j, outer)| *j != i && holds(outer, inner[0])).count()
        })
        .collect();
    // An outline in an outline is cut out; one in that is sheet again.
    let area: f64 = loops.iter().zip(&depth).map(|(l, d)| if d % 2 == 0 { area(l) } else { -area(l) }).sum();
    let outer = depth.iter().filter(|d| *d % 2 == 0).count();
    // A circle that nothing is around is a disc, not a hole.
    if outer == 1 && loops.len() == 1 {
        round_holes_mm.clear();
    } else if round_holes_mm.len() == loops.len() {
        round_holes_mm.pop();
    }
    let outline = Outline {
        box_mm: [high[0] - low[0], high[1] - low[1]],
        area_mm2: (!loops.is_empty()).then_some(area),
        cut_length_mm,
        outer,
        inner: loops.len() - outer,
        round_holes_mm,
        smallest_arc_mm,
    };
    (outline, open)
}

fn loops(pieces: Vec<Piece>, near: f64) -> (Vec<Vec<Point>>, u64) {
    let (mut closed, mut chains): (Vec<Vec<Point>>, Vec<Vec<Point>>) = (Vec::new(), Vec::new());
    for piece in pieces {
        let mut points = piece.points;
        // Joins at both ends until nothing touches.
        while distance(points[0], points[points.len() - 1]) > near || points.len() < 3 {
            let (first, last) = (points[0], points[points.len() - 1]);
            let touching = chains.iter().position(|c| {
                [c[0], c[c.len() - 1]]
                    .iter()
                    .any(|e| distance(*e, first) <= near || distance(*e, last) <= near)
            });
            let Some(at) = touching else { break };
            let mut chain = chains.swap_remove(at);
            if distance(chain[0], last) <= near {
                points.extend(chain.into_iter().skip(1));
            } else if distance(chain[chain.len() - 1], last) <= near {
                points.extend(chain.into_iter().rev().skip(1));
            } else {
                if distance(chain[0], first) <= near {
                    chain.reverse();
                }
                chain.extend(points.into_iter().skip(1));
                points = chain;
            }
        }
        if points.len() >= 3 && distance(points[0], points[points.len() - 1]) <= near {
            closed.push(points);
        } else {
            chains.push(points);
        }
    }
    (closed, chains.len() as u64)
}

fn area(points: &[Point]) -> f64 {
    let doubled: f64 = points.windows(2).map(|w| w[0][0] * w[1][1] - w[1][0] * w[0][1]).sum();
    (doubled / 2.0).abs()
}

fn holds(outline: &[Point], point: Point) -> bool {
    let crosses = |w: &&[Point]| {
        let (a, b) = (w[0], w[1]);
        (a[1] > point[1]) != (b[1] > point[1])
            && point[0] < (b[0] - a[0]) * (point[1] - a[1]) / (b[1] - a[1]) + a[0]
    };
    outline.windows(2).filter(crosses).count() % 2 == 1
}
