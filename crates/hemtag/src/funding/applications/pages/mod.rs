//! Pages of applications: the form, the applicant's list and page, handing in, and what officers do.

pub mod act;
pub mod export;
pub mod files;
pub mod form;
pub mod handle;
pub mod list;
pub mod one;
mod receipt;
pub mod recipients;
mod rules;
mod sections;
pub mod sign;
mod timeline;
