//! The files of schemes, as bytes. [`folder`] looks at the names of what it is handed and reads what it knows.

mod derived;
mod esco;
mod folder;
mod hierarchy;
mod table;
mod taxonomy;

pub use folder::{File, Folder, folder, version_in};
