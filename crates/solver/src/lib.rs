//! Linear programmes with whole numbers, behind one small interface, so that what the engines ask stays free of the solver.
//!
//! A [`Problem`] is variables with bounds, rows over them, and what a unit of each variable gains; [`Problem::solve`] finds
//! the values that gain the most, or says why there are none. Behind it stands HiGHS (Huangfu and Hall, Parallelizing the
//! dual revised simplex method, 2018), one thread and a fixed seed, so that the same problem has the same answer every
//! time; a problem that is a single knapsack goes to an exact method of our own ([`knapsack`]), which is many times faster.
//!
//! The unit of time is the second and that of the gap a share of what is gained. There is no clock here: the solver counts
//! its own time against the limit that the caller hands in.

mod answer;
mod highs;
pub mod knapsack;
mod near;
mod problem;

pub use answer::{Answer, Relaxed, Solution, SolverError};
pub use problem::{Effort, Kind, Problem, Range, Row, Variable};
