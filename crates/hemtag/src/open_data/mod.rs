//! Open data: every list that the public may download, described once (`data/open_data/datasets.toml`) and told from that in each
//! form that somebody reads: pages, a DCAT-AP-SE catalogue for harvesters, CSVW beside each CSV, and OpenAPI for programs.
//!
//! Invariants:
//! - Nothing is described that is not served, and nothing served to the public as a table is left out: a test downloads every
//!   file and holds its columns and values against the description.
//! - What nobody has stated (who publishes, under which licence) is left out and said to be missing, never made up.

pub mod catalogue;
pub mod csvw;
pub mod feed;
pub mod model;
pub mod openapi;
pub mod pages;

pub use model::{Dataset, all, named};
