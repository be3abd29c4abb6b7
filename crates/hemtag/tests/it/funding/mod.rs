//! Funding, from an assignment's money to what came of it: through the pages, on both databases.

mod aid_follows;
mod apply;
mod assessment;
mod attached;
mod boundaries;
pub mod claimants;
mod claims;
mod complete;
mod conditions;
mod conflicts;
pub mod deciders;
mod decisions;
mod examples;
mod money;
mod public;
mod random;
pub(crate) mod record;
mod selection;
mod skills;
mod statements;
mod work;
pub mod world;
