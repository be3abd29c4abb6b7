//! Plain data to a tagged PDF (PDF/UA-1): reports, decisions, letters.
//!
//! A [`Document`] says what is told and in which order; how that looks on A4, and how it reads to a screen reader, is
//! settled by one template (`template.typ`), typeset by typst as a library.
//!
//! - A text is handed over as a value and printed as it is: nothing in it is markup.
//! - Nothing is read but what stands in this crate and its fonts: no file, no network, no fonts of the system, no clock.
//! - What the fonts have no letter for is printed as � and told, on the first page and in [`Pdf::unprintable`]; nothing is left out
//!   silently. A name of which nothing could be read is for whoever writes the document to find ([`is_legible`]) and name otherwise.
//! - What is in another language than the rest is marked as that, so that it is read aloud and hyphenated rightly.
//! - The same document gives the same bytes.

mod document;
mod legible;
mod render;
mod values;
mod world;

pub use document::{
    Align, Block, Cell, Column, Document, Figure, Language, NotRendered, Number, Quotation, Section, Table,
};
pub use legible::is_legible;
pub use render::{Pdf, render};
