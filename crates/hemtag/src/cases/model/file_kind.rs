//! What a file handed over in a case is, by its content: names lie. What can carry a program, or be read as a page, is not
//! kept.

use crate::parts::drawings;

/// Why a file is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotKept {
    Empty,
    /// Its kind is none of those that are kept; its name where that is known.
    Kind(Option<String>),
    /// An office document with a program in it.
    Macros,
}

/// The kind of a file, as people name it: PDF, PNG, STEP, Word, …
///
/// # Errors
/// When it is empty, of another kind, or carries a program.
pub fn kind_of(bytes: &[u8]) -> Result<String, NotKept> {
    if let Some(office) = office(bytes) {
        return office.map(str::to_owned);
    }
    match drawings::format(bytes) {
        Ok(drawing) => Ok(drawing.to_string()),
        Err(drawings::Refused::Model(name)) => Ok(name),
        Err(drawings::Refused::Empty) => Err(NotKept::Empty),
        Err(drawings::Refused::Broken(format)) => Err(NotKept::Kind(Some(format.to_string()))),
        Err(drawings::Refused::Dxf(_)) => Err(NotKept::Kind(Some("DXF".to_owned()))),
        Err(drawings::Refused::OtherFormat(name)) if name.is_none() && is_plain_text(bytes) => {
            Ok("Text".to_owned())
        }
        Err(drawings::Refused::OtherFormat(name)) => Err(NotKept::Kind(name)),
    }
}

/// An office document: an archive with a part of a known name. Names stand uncompressed in an archive (ZIP, 4.4.17).
fn office(bytes: &[u8]) -> Option<Result<&'static str, NotKept>> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    if holds(b"vbaProject.bin") {
        return Some(Err(NotKept::Macros));
    }
    let kinds: [(&[u8], &'static str); 5] = [
        (b"word/document.xml", "Word"),
        (b"xl/workbook.xml", "Excel"),
        (b"ppt/presentation.xml", "PowerPoint"),
        (b"application/vnd.oasis.opendocument.text", "OpenDocument"),
        (b"application/vnd.oasis.opendocument.spreadsheet", "OpenDocument"),
    ];
    kinds.into_iter().find(|(name, _)| holds(name)).map(|(_, kind)| Ok(kind))
}

/// Text of people, not of a program for a browser: no markup, no control characters.
fn is_plain_text(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let is_markup = start.starts_with('<') || start.starts_with("#!");
    !start.is_empty()
        && !is_markup
        && !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(name: &str) -> Vec<u8> {
        [b"PK\x03\x04\x14\0\0\0", name.as_bytes(), b"rest of it"].concat()
    }

    #[test]
    fn what_people_hand_over_is_known_by_its_content() {
        for (bytes, kind) in [
            (b"%PDF-1.7\n1 0 obj".to_vec(), "PDF"),
            (b"ISO-10303-21;\nHEADER;".to_vec(), "STEP"),
            ("Mått: 20 mm\nYta: fräst".as_bytes().to_vec(), "Text"),
            (archive("word/document.xml"), "Word"),
            (archive("xl/workbook.xml"), "Excel"),
        ] {
            assert_eq!(kind_of(&bytes).as_deref(), Ok(kind));
        }
    }

    #[test]
    fn what_can_carry_a_program_is_not_kept() {
        assert_eq!(kind_of(b""), Err(NotKept::Empty));
        let macros = [archive("word/document.xml"), b"word/vbaProject.bin".to_vec()].concat();
        assert_eq!(kind_of(&macros), Err(NotKept::Macros));
        for wrong in [
            &b"<html><script>alert(1)</script>"[..],
            b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
            b"#!/bin/sh\nrm -rf x\n",
            b"MZ\x90\0\x03\0\0\0",
            b"\x7fELF\x02\x01\x01",
            b"PK\x03\x04 an archive of anything",
            b"\xff\xfe\x00\x01",
        ] {
            assert!(matches!(kind_of(wrong), Err(NotKept::Kind(_))), "{wrong:?}: {:?}", kind_of(wrong));
        }
    }
}
