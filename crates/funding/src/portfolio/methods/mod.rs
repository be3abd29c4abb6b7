//! The methods that people use instead: by rank, and by equal shares. They take projects whole, or not at all.

mod equal_shares;
mod rank;

pub use equal_shares::{Ballots, EqualShares, equal_shares};
pub use rank::{Ranked, rank};

use super::{
    call::{Call, Portfolio},
    model::grant,
};

/// Projects, by place in rising order, each granted all it asks for.
#[must_use]
pub fn whole(call: &Call, projects: &[usize]) -> Portfolio {
    Portfolio { grants: projects.iter().map(|project| grant(call, *project, 100)).collect() }
}
