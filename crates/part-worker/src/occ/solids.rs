//! From the shim's arrays to a reading. All that is not safe stands here.

use std::{
    ffi::{CStr, CString},
    ptr::NonNull,
    slice,
};

use part::{
    Reading, Refusal, Unread, What,
    mesh::Mesh,
    read::{Format, MOST_SOLIDS},
    reading::{Body, Drawn, Exact, Kind, Node, Placed, Surface},
};

use super::foreign::{self, Model};

/// A model of the shim, freed when dropped.
struct Owned(NonNull<Model>);

impl Drop for Owned {
    fn drop(&mut self) {
        // SAFETY: the pointer came from `hemtag_occ_read` and is freed once.
        unsafe { foreign::hemtag_occ_free(self.0.as_ptr()) }
    }
}

/// A slice of what the shim hands over.
///
/// # Safety
/// `first` points to `count` values that live as long as the model that `_model` borrows, or `count` is 0.
unsafe fn list<T>(_model: &Owned, first: *const T, count: usize) -> &[T] {
    if count == 0 || first.is_null() {
        return &[];
    }
    // SAFETY: promised by the caller.
    unsafe { slice::from_raw_parts(first, count) }
}

pub(super) fn read(bytes: &[u8]) -> Result<Reading, Refusal> {
    // SAFETY: the bytes outlive the call, which keeps none of them.
    let model = unsafe { foreign::hemtag_occ_read(bytes.as_ptr(), bytes.len(), MOST_SOLIDS) };
    let model = Owned(NonNull::new(model).ok_or(Refusal::OutOfMemory)?);
    // SAFETY: not null, made by the shim, and nobody else holds it.
    let plain = unsafe { model.0.as_ref() };
    let format = Format::Step;
    match plain.status {
        foreign::READ => {}
        foreign::NOT_STEP => return Err(Refusal::Damaged { format, detail: String::new() }),
        foreign::NO_SHAPE => return Err(Refusal::NothingInIt { format }),
        foreign::NO_MEMORY => return Err(Refusal::OutOfMemory),
        _ => {
            // SAFETY: the shim leaves a zero at the end of the message.
            let detail = unsafe { CStr::from_ptr(plain.message.as_ptr()) };
            return Err(Refusal::ReaderEnded { detail: detail.to_string_lossy().into_owned() });
        }
    }
    let mut reading = Reading::new(format, None);
    // SAFETY: the shim's counts belong to its pointers, which live until the model is freed.
    let (shapes, solids, nodes) = unsafe {
        (
            list(&model, plain.shapes, plain.shapes_count),
            list(&model, plain.solids, plain.solids_count),
            list(&model, plain.nodes, plain.nodes_count),
        )
    };
    reading.drawn =
        Some(Drawn { area_mm2: plain.whole_area, bounds: plain.whole_bounds, faces: plain.whole_faces });
    for node in nodes {
        // SAFETY: a text of the model, with a zero at its end.
        let name = unsafe { CStr::from_ptr(node.name) }.to_string_lossy().trim().to_owned();
        let parent = usize::try_from(node.parent).ok();
        reading.nodes.push(Node { name, parent, definition: node.definition });
    }
    for shape in shapes {
        reading.bodies.push(body(&model, shape));
    }
    for solid in solids {
        let bounds = solid.bounds.iter().flatten().any(|x| *x != 0.0).then_some(solid.bounds);
        reading.placed.push(Placed {
            body: solid.shape,
            node: Some(solid.node),
            transform: solid.transform,
            exact_box: bounds,
            name: None,
        });
    }
    for (number, shape) in shapes.iter().enumerate() {
        let solid = solids.iter().position(|s| s.shape == number).unwrap_or_default();
        if shape.unmeshed > 0 {
            reading.unread.push(Unread::of_solid(What::UnmeshedFaces, solid, Some(shape.unmeshed as u64)));
        }
        if shape.from_shell != 0 {
            reading.unread.push(Unread::of_solid(What::ShellAsSolid, solid, None));
        }
    }
    for (what, count) in [(What::LooseFaces, plain.loose_faces), (What::TooManySolids, plain.left_out)] {
        if count > 0 {
            reading.unread.push(Unread::of_file(what, Some(count as u64)));
        }
    }
    Ok(reading)
}

fn body(model: &Owned, shape: &foreign::Shape) -> Body {
    // SAFETY: the shim's counts belong to its pointers, which live until the model is freed.
    let (faces, vertices, triangles, of_face) = unsafe {
        (
            list(model, shape.faces, shape.faces_count),
            list(model, shape.vertices, shape.vertices_count),
            list(model, shape.triangles, shape.triangles_count),
            list(model, shape.triangle_face, shape.triangles_count),
        )
    };
    let mut mesh =
        Mesh { vertices: vertices.to_vec(), triangles: triangles.to_vec(), faces: of_face.to_vec() };
    if shape.volume < 0.0 {
        mesh.turn_inside_out();
    }
    let exact = Exact {
        volume_mm3: shape.volume.abs(),
        area_mm2: shape.area,
        surfaces: faces.iter().map(surface).collect(),
    };
    Body { mesh, exact: Some(exact) }
}

fn surface(face: &foreign::Face) -> Surface {
    use Kind::{Cone, Cylinder, Extrusion, FreeForm, Other, Plane, Revolution, Sphere, Torus};
    let kinds = [Plane, Cylinder, Cone, Sphere, Torus, FreeForm, Revolution, Extrusion];
    let kind = usize::try_from(face.kind).ok().and_then(|k| kinds.get(k).copied()).unwrap_or(Other);
    Surface {
        kind,
        area_mm2: face.area,
        origin: face.origin,
        axis: face.axis,
        radius_mm: face.radius,
        tube_radius_mm: if kind == Torus { face.radius_minor } else { 0.0 },
    }
}

pub(super) fn sample(recipe: &str, unit: &str) -> Option<Vec<u8>> {
    let (recipe, unit) = (CString::new(recipe).ok()?, CString::new(unit).ok()?);
    let (mut text, mut length) = (std::ptr::null_mut(), 0);
    // SAFETY: both texts end with a zero and outlive the call; the two others are places to write to.
    let status =
        unsafe { foreign::hemtag_occ_sample(recipe.as_ptr(), unit.as_ptr(), &raw mut text, &raw mut length) };
    if status != 0 || text.is_null() {
        return None;
    }
    // SAFETY: the shim wrote `length` bytes there.
    let bytes = unsafe { slice::from_raw_parts(text.cast::<u8>(), length) }.to_vec();
    // SAFETY: freed once.
    unsafe { foreign::hemtag_occ_free_text(text) };
    Some(bytes)
}
