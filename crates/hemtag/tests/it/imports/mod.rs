//! Import and export of makers: a folder of cases, whole outputs, both databases, the browser's way.

mod again;
mod cases;
mod exchange;
mod pages;
mod round_trip;
mod sample;
