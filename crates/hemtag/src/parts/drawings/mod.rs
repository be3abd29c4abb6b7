//! Drawings: PDF, PNG, JPEG or DXF, handed over with a part, a need or the draft of one. Nobody reads figures out of
//! them but people; of a DXF its outlines are read as a part's are. Kept sealed, seen and taken away as the files of
//! parts are.

mod format;
mod keep;
mod store;

pub use format::{Format, Refused, format, is_encrypted};
pub(crate) use keep::tie;
pub use keep::{
    Belongs, Drawing, DrawingError, MOST, content, drawings_of, find_drawing, keep_drawing, remove_drawing,
};
pub(super) use keep::{loose_before, of_needs, remove_all, remove_of_part};
