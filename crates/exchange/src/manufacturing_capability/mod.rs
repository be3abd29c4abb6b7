//! What a facility can make: Catena-X `io.catenax.manufacturing_capability` 3.1.0 (CX-0115 v1.0.1).
//!
//! Source: `io.catenax.manufacturing_capability/3.1.0` in eclipse-tractusx/sldt-semantic-models (CC BY 4.0). All six lists are
//! mandatory and may be empty; an empty one means that nothing is listed. Each capability needs an identifier and a name, which
//! [`write()`] demands.
//!
//! Values of properties are texts without units. So a range is written as an interval with its unit, `[10, 500] mm`, beside the
//! identifier of its meaning, and read from there again. The message has no place for whose it is, for comments, for lists as
//! values, or for which capability a certificate belongs to, and none for its own version: that travels beside it, as
//! [`SEMANTIC_ID`].

mod read;
mod write;

pub use read::{read, read_value};
pub use write::write;

/// What the message is to be announced as.
pub const SEMANTIC_ID: &str = "urn:samm:io.catenax.manufacturing_capability:3.1.0#ManufacturingCapability";
