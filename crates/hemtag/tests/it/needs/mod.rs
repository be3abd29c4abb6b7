//! Needs, at the boundaries a user sees: the use cases, the form through the router, files in and out, the terminal.

mod cli;
mod examples;
mod fields;
mod form;
mod import_pages;
mod keep;
mod page;
mod quotation;
mod read;
mod walk;
