//! A mesh as it came out of a file becomes bodies: points taken together, pieces parted, what is inside out turned.

use crate::{
    mesh::Mesh,
    reading::{Body, IN_PLACE, Placed, Reading},
    unread::{Unread, What},
};

/// Adds the pieces of `mesh` to the reading and says what was wrong with it.
pub(super) fn add(reading: &mut Reading, mut mesh: Mesh, name: Option<&str>) {
    let empty = mesh.weld();
    if empty > 0 {
        reading.unread.push(Unread::of_file(What::EmptyTriangles, Some(empty)));
    }
    for mut piece in mesh.pieces() {
        if reading.placed.len() >= super::MOST_SOLIDS {
            match reading.unread.iter_mut().find(|u| u.what == What::TooManySolids) {
                Some(known) => known.count = known.count.map(|n| n + 1),
                None => reading.unread.push(Unread::of_file(What::TooManySolids, Some(1))),
            }
            continue;
        }
        if piece.closure().is_closed() && piece.volume() < 0.0 {
            piece.turn_inside_out();
            reading.unread.push(Unread::of_solid(What::InsideOut, reading.placed.len(), None));
        }
        let body = reading.bodies.len();
        reading.bodies.push(Body { mesh: piece, exact: None });
        let name = name.filter(|n| !n.trim().is_empty()).map(|n| n.trim().to_owned());
        reading.placed.push(Placed { body, node: None, transform: IN_PLACE, exact_box: None, name });
    }
}
