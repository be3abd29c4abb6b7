//! The pages of a part: hand over a file, see what it says, take things away.

mod cards;
mod drawing;
mod figure;
mod files;
mod findings;
mod handover;
mod show;
mod solids;

pub use cards::{cards, thumbnail};
pub use drawing::{
    Place, ask as ask_for_drawing, ask_drawing, ask_to_remove_drawing, drawing_file, drawing_picture,
    handed_over, keep_drawing_of_part, remove_drawing_of, show_drawing,
};
pub use files::{content, mesh, picture, picture_of, walls};
pub use handover::{ask, keep};
pub use show::{ask_to_remove, remove, show};
