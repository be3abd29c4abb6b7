//! What the text of a STEP file says beside its solids: its unit, and triangles where there are no exact surfaces
//! (ISO 10303-21 and -242). What it states of tolerances and threads: `stated.rs`.

use std::collections::HashMap;

use stepq::{
    model::Graph,
    p21::{self, Exchange, Param, Record},
    units,
};

use super::{Format, meshes, stated::stated};
use crate::{
    mesh::{FARTHEST_MM, Mesh},
    reading::Reading,
    refusal::Refusal,
    unit::Unit,
    unread::{Unread, What},
};

pub(super) fn read(
    bytes: &[u8],
    solids: impl FnOnce(&[u8]) -> Result<Reading, Refusal>,
) -> Result<Reading, Refusal> {
    if !ends_whole(bytes) {
        return Err(Refusal::CutOff { format: Format::Step });
    }
    let graph = p21::parse(bytes).map(Graph::build);
    let graph = match graph {
        Ok(graph) => graph,
        // Another reader may be more forgiving.
        Err(error) => {
            let detail: String = error.to_string().chars().take(200).collect();
            let mut reading = solids(bytes).map_err(|refusal| match refusal {
                Refusal::Damaged { .. } => Refusal::Damaged { format: Format::Step, detail },
                other => other,
            })?;
            reading.unread.push(Unread::of_file(What::StepText, None));
            return Ok(reading);
        }
    };
    let unit = unit(&graph);
    let (stated, unclear) = stated(&graph);
    let has_exact = ["MANIFOLD_SOLID_BREP", "BREP_WITH_VOIDS", "FACETED_BREP", "SHELL_BASED_SURFACE_MODEL"]
        .iter()
        .any(|name| graph.exchange().instances_of(name).next().is_some());
    let triangles = triangles(graph.exchange());
    let mut reading = if has_exact || triangles.is_empty() {
        match solids(bytes) {
            Err(Refusal::NothingInIt { .. }) if !triangles.is_empty() => tessellated(triangles, unit)?,
            other => other?,
        }
    } else {
        tessellated(triangles, unit)?
    };
    reading.unit = unit;
    if unit.is_none() {
        reading.unread.push(Unread::of_file(What::NoUnit, None));
    }
    if unclear > 0 {
        reading.unread.push(Unread::of_file(What::Tolerances, Some(unclear)));
    }
    reading.stated = stated;
    Ok(reading)
}

/// A STEP file closes with its last word; what follows are blanks.
fn ends_whole(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(4096)..];
    tail.windows(16).any(|w| w == b"END-ISO-10303-21")
}

/// The unit of the first context of shapes that has one.
fn unit(graph: &Graph<'_>) -> Option<Unit> {
    let exchange = graph.exchange();
    exchange
        .instances_of("GLOBAL_UNIT_ASSIGNED_CONTEXT")
        .filter_map(|node| {
            let id = graph.instance(node).id;
            let units = units::ContextUnits::of_context(graph, id).ok()?;
            let factor = units.length().ok()?.factor;
            (factor > 0.0 && factor <= FARTHEST_MM).then(|| Unit::of_millimetres(factor))
        })
        .next()
}

/// The triangles as a reading, where any of them is more than a line and within reach.
fn tessellated(mesh: Vec<Mesh>, unit: Option<Unit>) -> Result<Reading, Refusal> {
    let mut reading = Reading::new(Format::Step, unit);
    reading.unread.push(Unread::of_file(What::TessellatedOnly, None));
    let factor = unit.map_or(1.0, Unit::millimetres);
    for mut solid in mesh {
        solid.scale(factor);
        meshes::add(&mut reading, solid, None);
    }
    if reading.bodies.is_empty() {
        return Err(Refusal::NothingInIt { format: Format::Step });
    }
    Ok(reading)
}

/// The triangles of every tessellated solid or shell, one mesh each, in the unit of the file.
fn triangles(exchange: &Exchange<'_>) -> Vec<Mesh> {
    let names = ["TESSELLATED_SOLID", "TESSELLATED_SHELL"];
    let has_solids = exchange.instances_of(names[0]).next().is_some();
    let name = if has_solids { names[0] } else { names[1] };
    exchange.instances_of(name).filter_map(|at| of_items(exchange, at, name)).collect()
}

fn of_items(exchange: &Exchange<'_>, at: usize, name: &str) -> Option<Mesh> {
    let mut mesh = Mesh::default();
    let mut lists: HashMap<u64, u32> = HashMap::new();
    let instance = exchange.instances().get(at)?;
    let record = exchange.records(instance).find(|r| r.is(name))?;
    for item in record.param(1)?.list()? {
        let face = item.reference().and_then(|id| exchange.get(id));
        let Some(face) = face else { continue };
        for record in exchange.records(face) {
            let _ = face_into(exchange, record, &mut lists, &mut mesh);
        }
    }
    (!mesh.triangles.is_empty()).then_some(mesh)
}

/// Adds a face's triangles: `(complex_)triangulated_face(name, coordinates, pnmax, normals, geometric link, pnindex,
/// triangles | strips, fans)`, after ISO 10303-42.
fn face_into(
    exchange: &Exchange<'_>,
    record: Record<'_>,
    lists: &mut HashMap<u64, u32>,
    mesh: &mut Mesh,
) -> Option<()> {
    let is_complex = record.is("COMPLEX_TRIANGULATED_FACE");
    if !is_complex && !record.is("TRIANGULATED_FACE") {
        return None;
    }
    let params: Vec<Param<'_>> = record.params().collect();
    let list = params.get(1)?.reference()?;
    let first = match lists.get(&list) {
        Some(first) => *first,
        None => {
            let first = u32::try_from(mesh.vertices.len()).ok()?;
            let points = exchange.get(list)?;
            let points = exchange.records(points).find(|r| r.is("COORDINATES_LIST"))?;
            for point in points.param(2)?.list()? {
                let at: Vec<f64> = point.list()?.filter_map(|x| x.literal().and_then(number)).collect();
                mesh.vertices.push([*at.first()?, *at.get(1)?, *at.get(2)?]);
            }
            lists.insert(list, first);
            first
        }
    };
    // Without an index of points a triangle counts the points of the list itself.
    let index: Vec<u32> = numbers(params.get(5)?);
    let known = u32::try_from(mesh.vertices.len()).ok()?;
    let point = |n: u32| {
        let n = if index.is_empty() { n } else { *index.get(n.checked_sub(1)? as usize)? };
        let at = first.checked_add(n.checked_sub(1)?)?;
        (at < known).then_some(at)
    };
    let mut add = |a: u32, b: u32, c: u32| {
        if let (Some(a), Some(b), Some(c)) = (point(a), point(b), point(c)) {
            mesh.triangles.push([a, b, c]);
        }
    };
    if !is_complex {
        for triangle in params.get(6)?.list()? {
            if let [a, b, c] = numbers(&triangle)[..] {
                add(a, b, c);
            }
        }
        return Some(());
    }
    for strip in params.get(6)?.list()? {
        for (i, w) in numbers(&strip).windows(3).enumerate() {
            // Every other triangle of a strip runs the other way round.
            if i % 2 == 0 { add(w[0], w[1], w[2]) } else { add(w[1], w[0], w[2]) }
        }
    }
    for fan in params.get(7)?.list()? {
        let fan = numbers(&fan);
        for pair in fan.get(1..).unwrap_or_default().windows(2) {
            add(fan[0], pair[0], pair[1]);
        }
    }
    Some(())
}

fn numbers(list: &Param<'_>) -> Vec<u32> {
    let items = list.list().into_iter().flatten();
    items.filter_map(|p| p.literal()?.to_i64().and_then(|n| u32::try_from(n).ok())).collect()
}

fn number(literal: p21::Literal<'_>) -> Option<f64> {
    // "1." and "1.E-3" are reals of STEP.
    std::str::from_utf8(literal.text()).ok()?.parse().ok()
}
