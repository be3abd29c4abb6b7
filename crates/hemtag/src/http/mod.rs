//! How the application meets a browser: language, page shell, errors, static files, security headers, serving.

pub mod answers;
pub mod assets;
pub mod components;
pub mod context;
pub mod download;
pub mod error;
pub mod language;
pub mod lapsed;
pub mod partner;
pub mod pdf;
pub mod ration;
pub mod security;
pub mod serve;
pub mod shell;
pub mod sign_in;
mod typed;

pub use context::Context;
pub use error::{PageError, PageResult};
pub use shell::page;
pub use typed::Typed;
