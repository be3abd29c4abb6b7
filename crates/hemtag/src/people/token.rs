//! Tokens: 256 random bits that prove something to whoever made them. Kept as a hash, so that the database opens nothing.

use sha2::{Digest, Sha256};

/// A new token: what goes into the cookie or the letter.
///
/// # Panics
/// When the operating system gives no randomness.
pub(super) fn new() -> String {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    data_encoding::BASE32_NOPAD.encode(&bytes).to_lowercase()
}

/// What is kept of a token. Tokens are random and long: a plain hash cannot be searched back.
pub(super) fn kept(token: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(token.as_bytes()))
}
