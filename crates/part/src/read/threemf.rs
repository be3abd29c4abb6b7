//! 3MF: a package of meshes, put together by components and build items.

use std::io::{Cursor, Read as _};

use threemf2::{
    model::domain::{
        model::{Model, Unit as PackageUnit},
        object::ObjectKind,
        transform::Transform,
    },
    package::ThreemfPackage,
};

use super::{Format, meshes, transforms::Transforms};
use crate::{
    mesh::Mesh,
    reading::Reading,
    refusal::Refusal,
    unit::Unit,
    unread::{Unread, What},
};

/// Most bytes that a package may unpack to, and most files in it.
const MOST_UNPACKED: u64 = 300 * 1024 * 1024;
const MOST_FILES: usize = 2_000;

/// Components in components: deeper than this they go in a circle.
const DEEPEST: usize = 16;

/// Most objects that are gone through, in whatever items and components they stand: ten components in each of sixteen levels would be more
/// than can be, although nothing of them need be a mesh.
const MOST_OBJECTS: usize = 10 * super::MOST_SOLIDS;

pub(super) fn read(bytes: &[u8]) -> Result<Reading, Refusal> {
    unpacks(bytes)?;
    let package = ThreemfPackage::from_reader_with_memory_optimized_deserializer(Cursor::new(bytes), true)
        .map_err(|error| damaged(&error.to_string()))?;
    let unit = match package.root.unit.clone().unwrap_or_default() {
        PackageUnit::Micron => Unit::Micrometre,
        PackageUnit::Millimeter => Unit::Millimetre,
        PackageUnit::Centimeter => Unit::Centimetre,
        PackageUnit::Inch => Unit::Inch,
        PackageUnit::Foot => Unit::Foot,
        PackageUnit::Meter => Unit::Metre,
    };
    let mut walk = Walk {
        package: &package,
        reading: Reading::new(Format::ThreeMf, Some(unit)),
        unit,
        seen: 0,
        other: 0,
    };
    let items = &package.root.build.item;
    for item in items {
        let path = item.path.as_ref().map(ToString::to_string);
        walk.object(path.as_deref(), item.objectid, &matrix(item.transform.as_ref()), 0);
    }
    let Walk { mut reading, other, .. } = walk;
    if other > 0 {
        reading.unread.push(Unread::of_file(What::OtherObjects, Some(other)));
    }
    if reading.bodies.is_empty() {
        return Err(Refusal::NothingInIt { format: Format::ThreeMf });
    }
    reading.unread.push(Unread::of_file(What::MeshOnly, None));
    Ok(reading)
}

fn damaged(detail: &str) -> Refusal {
    Refusal::Damaged { format: Format::ThreeMf, detail: detail.chars().take(200).collect() }
}

/// Unpacks everything once without keeping it: what a package says of its sizes need not be true. The library that reads models ends the
/// program at a transform that has not twelve numbers, so they are counted here.
fn unpacks(bytes: &[u8]) -> Result<(), Refusal> {
    let bomb = Refusal::Bomb { most_bytes: MOST_UNPACKED };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| match error {
        zip::result::ZipError::InvalidArchive(_) => Refusal::CutOff { format: Format::ThreeMf },
        other => damaged(&other.to_string()),
    })?;
    if archive.len() > MOST_FILES {
        return Err(bomb);
    }
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|error| damaged(&error.to_string()))?;
        let mut file = file.take(left + 1);
        let mut transforms = Transforms::default();
        let read = std::io::copy(&mut file, &mut transforms).map_err(|error| damaged(&error.to_string()))?;
        left = left.checked_sub(read).ok_or_else(|| bomb.clone())?;
        if !transforms.are_whole {
            return Err(damaged("a transform has not twelve numbers"));
        }
    }
    Ok(())
}

struct Walk<'a> {
    package: &'a ThreemfPackage,
    reading: Reading,
    unit: Unit,
    /// Objects that were gone through.
    seen: usize,
    /// Objects that are not meshes.
    other: u64,
}

impl<'a> Walk<'a> {
    fn object(&mut self, path: Option<&str>, id: u32, at: &[[f64; 4]; 3], depth: usize) {
        self.seen += 1;
        if depth > DEEPEST || self.seen > MOST_OBJECTS || self.reading.placed.len() >= super::MOST_SOLIDS {
            self.other += 1;
            return;
        }
        let Some(object) = self.model(path).and_then(|m| m.resources.object.iter().find(|o| o.id == id))
        else {
            self.other += 1;
            return;
        };
        match &object.kind {
            Some(ObjectKind::Mesh(mesh)) => {
                let mut read = Mesh {
                    vertices: mesh
                        .vertices
                        .vertex
                        .iter()
                        .map(|v| [v.x.value(), v.y.value(), v.z.value()])
                        .collect(),
                    triangles: mesh.triangles.triangle.iter().map(|t| [t.v1, t.v2, t.v3]).collect(),
                    faces: Vec::new(),
                };
                read.place(at);
                if determinant(at) < 0.0 {
                    read.turn_inside_out();
                }
                read.scale(self.unit.millimetres());
                let name = object.name.as_ref().map(ToString::to_string);
                meshes::add(&mut self.reading, read, name.as_deref());
            }
            Some(ObjectKind::Components(components)) => {
                for component in &components.component {
                    let inner = component.path.as_ref().map(ToString::to_string);
                    let path = inner.as_deref().or(path);
                    let at = product(at, &matrix(component.transform.as_ref()));
                    self.object(path, component.objectid, &at, depth + 1);
                }
            }
            // Boolean shapes, displaced meshes, and what a later version may bring.
            _ => self.other += 1,
        }
    }

    fn model(&self, path: Option<&str>) -> Option<&'a Model> {
        let package = self.package;
        let Some(path) = path else { return Some(&package.root) };
        let same = |name: &str| name.trim_start_matches('/') == path.trim_start_matches('/');
        package.sub_models.iter().find(|(name, _)| same(&name.to_string())).map(|(_, model)| model)
    }
}

/// 3MF writes rows of a matrix that points are multiplied with from the left; here they come from the right.
fn matrix(transform: Option<&Transform>) -> [[f64; 4]; 3] {
    let Some(Transform(m)) = transform else { return crate::reading::IN_PLACE };
    [0, 1, 2].map(|row| [m[row], m[row + 3], m[row + 6], m[row + 9]])
}

fn product(a: &[[f64; 4]; 3], b: &[[f64; 4]; 3]) -> [[f64; 4]; 3] {
    [0, 1, 2].map(|row| {
        [0, 1, 2, 3].map(|column| {
            let turned: f64 = (0..3).map(|k| a[row][k] * b[k][column]).sum();
            if column == 3 { turned + a[row][3] } else { turned }
        })
    })
}

fn determinant(m: &[[f64; 4]; 3]) -> f64 {
    let [a, b, c] = m.map(|r| [r[0], r[1], r[2]]);
    crate::vector::dot(a, crate::vector::cross(b, c))
}
