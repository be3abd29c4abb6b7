//! Editing a maker through the router, on both databases: what is saved, refused, undone, removed and shown.

mod exchange;
mod forms;
mod own_words;
mod parts;
mod sample;
mod shown;
