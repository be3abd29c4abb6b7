//! The shim's C interface, field by field as `shim/occ.h` has it.

use std::ffi::{c_char, c_double};

pub(super) const READ: i32 = 0;
pub(super) const NOT_STEP: i32 = 1;
pub(super) const NO_SHAPE: i32 = 2;
pub(super) const NO_MEMORY: i32 = 3;

#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub(super) struct Face {
    pub(super) kind: i32,
    pub(super) area: c_double,
    pub(super) origin: [c_double; 3],
    pub(super) axis: [c_double; 3],
    pub(super) radius: c_double,
    pub(super) radius_minor: c_double,
    pub(super) bounds: [c_double; 4],
}

#[repr(C)]
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) volume: c_double,
    pub(super) area: c_double,
    pub(super) from_shell: i32,
    pub(super) unmeshed: usize,
    pub(super) faces_count: usize,
    pub(super) faces: *const Face,
    pub(super) vertices_count: usize,
    pub(super) vertices: *const [c_double; 3],
    pub(super) triangles_count: usize,
    pub(super) triangles: *const [u32; 3],
    pub(super) triangle_face: *const u32,
}

#[repr(C)]
#[derive(Debug)]
pub(super) struct Solid {
    pub(super) shape: usize,
    pub(super) node: usize,
    pub(super) transform: [[c_double; 4]; 3],
    pub(super) bounds: [[c_double; 3]; 2],
}

#[repr(C)]
#[derive(Debug)]
pub(super) struct Node {
    pub(super) name: *const c_char,
    pub(super) parent: i64,
    pub(super) definition: i64,
}

#[repr(C)]
#[derive(Debug)]
pub(super) struct Model {
    pub(super) status: i32,
    pub(super) message: [c_char; 256],
    pub(super) shapes_count: usize,
    pub(super) shapes: *const Shape,
    pub(super) solids_count: usize,
    pub(super) solids: *const Solid,
    pub(super) nodes_count: usize,
    pub(super) nodes: *const Node,
    pub(super) whole_area: c_double,
    pub(super) whole_bounds: [[c_double; 3]; 2],
    pub(super) whole_faces: usize,
    pub(super) loose_faces: usize,
    pub(super) left_out: usize,
}

unsafe extern "C" {
    pub(super) fn hemtag_occ_read(bytes: *const u8, length: usize, most_solids: usize) -> *mut Model;
    pub(super) fn hemtag_occ_free(model: *mut Model);
    pub(super) fn hemtag_occ_sample(
        recipe: *const c_char,
        unit: *const c_char,
        text: *mut *mut c_char,
        length: *mut usize,
    ) -> i32;
    pub(super) fn hemtag_occ_free_text(text: *mut c_char);
}
