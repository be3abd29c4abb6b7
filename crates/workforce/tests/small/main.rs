//! Small maps against slow and obvious references.

mod cover;
mod gap;
mod generate;
mod planned;
