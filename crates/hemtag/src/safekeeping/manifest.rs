//! What a backup says of itself, and the sums that hold it together.
//!
//! `SHA256SUMS` has one line for each other file, in the form of `sha256sum`, so that it can be checked without this program. The sums
//! are compared letter by letter: there is no byte of a backup that may change unseen.

use std::{collections::BTreeMap, io::Read};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{MANIFEST, packed::Source};
use crate::events::Head;

/// The form of the manifest.
pub(super) const VERSION: u32 = 1;

/// What stands in `manifest.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub version: u32,
    /// The program that made it.
    pub program: String,
    pub made_at: Timestamp,
    /// The last change of the database's shape that it has.
    pub shape: Option<String>,
    pub events: Head,
    /// Rows, by table.
    pub rows: BTreeMap<String, u64>,
    /// Which key opens what is sealed: a mark of it, never the key. `None` when there was none to ask.
    pub key_mark: Option<String>,
    /// How much was found wrong when it was made.
    pub findings: usize,
}

pub(super) fn read(source: &Source) -> Option<Manifest> {
    let mut text = String::new();
    source.with(MANIFEST, |reader| reader.take(1 << 24).read_to_string(&mut text)).ok()?;
    serde_json::from_str(&text).ok()
}

/// The sum of everything that a reader gives.
pub(super) fn sum_of(reader: &mut dyn Read) -> std::io::Result<String> {
    let mut digest = Sha256::new();
    let mut some = vec![0_u8; 1 << 16];
    loop {
        let n = reader.read(&mut some)?;
        if n == 0 {
            return Ok(data_encoding::HEXLOWER.encode(&digest.finalize()));
        }
        digest.update(&some[..n]);
    }
}

/// The text of `SHA256SUMS`: a line a file, and last, as a remark, the sum of those lines.
pub(super) fn sums_text(sums: &[(String, String)]) -> String {
    let lines: String = sums.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect();
    let own = data_encoding::HEXLOWER.encode(&Sha256::digest(lines.as_bytes()));
    format!("{lines}{REMARK}{own}\n")
}

/// `sha256sum --check` passes a remark by.
const REMARK: &str = "# ";

/// Whether a text of sums is as it was written: then a sum that differs tells of its file.
pub(super) fn is_as_written(text: &str) -> bool {
    let Some(at) = text.rfind(REMARK) else { return false };
    let (lines, remark) = text.split_at(at);
    let own = data_encoding::HEXLOWER.encode(&Sha256::digest(lines.as_bytes()));
    remark == format!("{REMARK}{own}\n")
}
