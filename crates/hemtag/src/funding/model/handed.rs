//! What was handed in, whole: the bytes of which the fingerprint is taken.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::application::Application;

/// Who signed, and how that was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signatory {
    pub name: String,
    pub function: String,
    /// Where the letter went; empty for whoever was signed in.
    pub email: String,
    pub at: Timestamp,
}

/// A file that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedFile {
    pub key: String,
    pub purpose: String,
    pub name: String,
    pub kind: String,
    pub bytes: u64,
    pub sha256: String,
}

/// An application as it was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    pub number: String,
    /// 1 for the first time, then each time it was completed.
    pub version: i32,
    pub at: Timestamp,
    pub call: String,
    pub call_version: i64,
    pub signed: Signatory,
    pub application: Application,
    pub files: Vec<HandedFile>,
}

impl Handed {
    /// The bytes that are kept, exported, and of which the fingerprint is taken.
    ///
    /// # Panics
    /// Never: it is plain data.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec_pretty(self).expect("what was handed in can be written")
    }
}

/// SHA-256 in hexadecimal.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    use sha2::Digest;
    data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(bytes))
}

/// The number after the last of a year: "FI-2026-0001".
#[must_use]
pub fn number_after(begins: &str, last: Option<&str>) -> String {
    let last = last.and_then(|last| last.strip_prefix(begins)?.parse::<u64>().ok()).unwrap_or(0);
    format!("{begins}{:04}", last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_each_other_within_a_year() {
        assert_eq!(number_after("FI-2026-", None), "FI-2026-0001");
        assert_eq!(number_after("FI-2026-", Some("FI-2026-0041")), "FI-2026-0042");
        assert_eq!(number_after("FI-2026-", Some("FI-2026-9999")), "FI-2026-10000");
    }

    #[test]
    fn a_fingerprint_is_the_digest_that_any_program_gives() {
        // The digest of "abc" (FIPS 180-2, appendix B.1).
        assert_eq!(fingerprint(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
