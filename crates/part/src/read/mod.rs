//! Readers: the bytes of a file in, a reading in millimetres out. Bytes are not trusted; a fault in them is a
//! [`Refusal`], what is only partly wrong stands in `unread`.

mod drawing;
mod format;
mod meshes;
mod stated;
pub mod step;
mod stl;
mod threemf;
mod transforms;

pub use format::{Format, format};

use crate::{reading::Reading, refusal::Refusal};

/// Most bytes of a file that are taken: its exact solids alone need several times as much memory.
pub const MOST_BYTES: u64 = 100 * 1024 * 1024;

/// Most solids of one file that are taken.
pub const MOST_SOLIDS: usize = 20_000;

/// Reads a file of triangles or outlines. STEP's solids are not read here: `solids_of_step` is asked for them, which
/// has them from a reader of boundary representations.
///
/// # Errors
/// When nothing of the file can be used.
pub fn read(
    bytes: &[u8],
    solids_of_step: impl FnOnce(&[u8]) -> Result<Reading, Refusal>,
) -> Result<Reading, Refusal> {
    match format(bytes)? {
        Format::Step => step::read(bytes, solids_of_step),
        Format::Stl => stl::read(bytes),
        Format::ThreeMf => threemf::read(bytes),
        Format::Dxf => drawing::read(bytes),
    }
}
