//! The worker program as its caller sees it: bytes in, facts or a reason out.

mod ask;
mod faults;
mod formulas;
mod limits;
mod meshes;
mod oracle;
mod spacing;
mod units;
