//! Validation and what is held of people: the register, a person's course from letter to erasure, who sees nothing of it, and the
//! tables of privacy against the database.

mod course;
mod held;
mod isolation;
mod privacy;
mod register;
mod tied;
pub(crate) mod world;
