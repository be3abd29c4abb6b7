//! What a decision can be known by: the same text gives the same, any change another.

use sha2::{Digest, Sha256};

use crate::funding::model::decision::Decision;

/// SHA-256 over the decision's number and its document as JSON, keys in the order of the document's definition; 64 hexadecimal
/// digits.
///
/// # Panics
/// Never: a decision can be written.
#[must_use]
pub fn fingerprint(number: &str, decision: &Decision) -> String {
    let mut hash = Sha256::new();
    hash.update(number.as_bytes());
    hash.update([0]);
    hash.update(serde_json::to_vec(decision).expect("a decision can be written"));
    data_encoding::HEXLOWER.encode(&hash.finalize())
}
