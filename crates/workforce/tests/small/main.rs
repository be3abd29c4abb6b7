//! Small maps against slow and obvious references.

mod cover;
mod funded;
mod gap;
mod generate;
mod planned;
