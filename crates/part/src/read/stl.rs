//! STL, written as text or as bytes. It states no unit; millimetres are taken and that is said.

use std::io::Cursor;

use super::{Format, format, meshes};
use crate::{
    mesh::Mesh,
    reading::Reading,
    refusal::Refusal,
    unread::{Unread, What},
};

pub(super) fn read(bytes: &[u8]) -> Result<Reading, Refusal> {
    let damaged = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::UnexpectedEof => Refusal::CutOff { format: Format::Stl },
        _ => Refusal::Damaged { format: Format::Stl, detail: error.to_string() },
    };
    let is_text = !format::is_binary_stl(bytes);
    if is_text && !bytes.windows(8).any(|w| w.eq_ignore_ascii_case(b"endsolid")) {
        return Err(Refusal::CutOff { format: Format::Stl });
    }
    let mut mesh = Mesh::default();
    let mut cursor = Cursor::new(bytes);
    // The reader takes a file for text by its first word, and binary ones may begin with it too.
    let mut hidden;
    let triangles = if is_text {
        stl_io::create_stl_reader(&mut cursor)
    } else {
        hidden = Cursor::new([&[0_u8; 80][..], &bytes[80..]].concat());
        stl_io::create_stl_reader(&mut hidden)
    }
    .map_err(damaged)?;
    for triangle in triangles {
        let triangle = triangle.map_err(damaged)?;
        let first = u32::try_from(mesh.vertices.len()).unwrap_or(u32::MAX);
        mesh.vertices.extend(triangle.vertices.map(|v| [v[0], v[1], v[2]].map(f64::from)));
        mesh.triangles.push([first, first + 1, first + 2]);
    }
    let mut reading = Reading::new(Format::Stl, None);
    reading.unread.push(Unread::of_file(What::NoUnit, None));
    reading.unread.push(Unread::of_file(What::MeshOnly, None));
    meshes::add(&mut reading, mesh, None);
    if reading.bodies.is_empty() {
        return Err(Refusal::NothingInIt { format: Format::Stl });
    }
    Ok(reading)
}
