//! What the terms of our vocabularies are called in messages. A code is never used again for another thing, so the name needs no
//! version.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use vocabulary::find::Kind;

/// What a name space of URNs takes as it is (RFC 8141), and our codes have.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'-').remove(b'_');

const fn named(kind: Kind) -> &'static str {
    match kind {
        Kind::Process => "urn:hemtag:process:",
        Kind::Material => "urn:hemtag:material:",
        Kind::Certificate => "urn:hemtag:certificate:",
    }
}

/// `urn:hemtag:certificate:ISO%209001`
#[must_use]
pub fn id(kind: Kind, code: &str) -> String {
    format!("{}{}", named(kind), utf8_percent_encode(code, KEPT))
}

/// The code in an identifier of ours; `None` for any other.
#[must_use]
pub fn code(kind: Kind, id: &str) -> Option<String> {
    let code = percent_decode_str(id.strip_prefix(named(kind))?).decode_utf8().ok()?;
    Some(code.into_owned()).filter(|code| !code.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_comes_back() {
        let vocabulary = vocabulary::Vocabulary::embedded();
        let processes = vocabulary.processes().iter().map(|term| (Kind::Process, &term.code));
        let materials = vocabulary.materials().iter().map(|term| (Kind::Material, &term.code));
        let certificates = vocabulary.certificates().iter().map(|term| (Kind::Certificate, &term.code));
        for (kind, of) in processes.chain(materials).chain(certificates) {
            assert_eq!(code(kind, &id(kind, of)).as_deref(), Some(of.as_str()));
        }
        assert_eq!(id(Kind::Certificate, "ISO 9001"), "urn:hemtag:certificate:ISO%209001");
        assert_eq!(code(Kind::Process, "urn:hemtag:material:SS.1"), None);
    }
}
