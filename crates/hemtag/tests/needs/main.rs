//! Needs, at the boundaries a user sees: the use cases, the form through the router, files in and out.

mod keep;
mod read;
