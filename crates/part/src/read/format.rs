//! Which format a file is, by its content: names lie.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::MOST_BYTES;
use crate::refusal::Refusal;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Step,
    Stl,
    #[serde(rename = "3mf")]
    ThreeMf,
    Dxf,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Format::Step => "STEP",
            Format::Stl => "STL",
            Format::ThreeMf => "3MF",
            Format::Dxf => "DXF",
        })
    }
}

impl Format {
    /// The format that the name of a file says; `None` for a name that says none of these.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Format> {
        let (_, ending) = name.rsplit_once('.')?;
        Some(match ending.to_ascii_lowercase().as_str() {
            "step" | "stp" | "p21" => Format::Step,
            "stl" => Format::Stl,
            "3mf" => Format::ThreeMf,
            "dxf" => Format::Dxf,
            _ => return None,
        })
    }
}

/// # Errors
/// When it is empty, too large, or none of the formats; then what it looks like is said, where that is known.
pub fn format(bytes: &[u8]) -> Result<Format, Refusal> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::Empty);
    }
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Refusal::TooLarge { most_bytes: MOST_BYTES });
    }
    let head = &bytes[..bytes.len().min(1024)];
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with("ISO-10303-21") || text.starts_with("/*") && holds(head, b"ISO-10303-21") {
        return Ok(Format::Step);
    }
    if head.starts_with(b"PK\x03\x04") {
        return if holds(bytes, b"3D/") && holds(bytes, b".model") {
            Ok(Format::ThreeMf)
        } else {
            Err(Refusal::UnknownFormat { looks_like: Some("ZIP".to_owned()) })
        };
    }
    if head.starts_with(b"AutoCAD Binary DXF") || is_dxf_text(text) {
        return Ok(Format::Dxf);
    }
    // Binary files may begin with "solid" too: their length tells.
    if is_binary_stl(bytes) {
        return Ok(Format::Stl);
    }
    if text.get(..5).is_some_and(|t| t.eq_ignore_ascii_case("solid")) && text.is_ascii() {
        return Ok(Format::Stl);
    }
    if let Some(name) = other(head, text) {
        return Err(Refusal::UnknownFormat { looks_like: Some(name.to_owned()) });
    }
    // A binary STL that was cut off announces more triangles than it has; its head is 80 bytes of anything.
    if announced(bytes).is_some_and(|n| n > 0 && bytes.len() as u64 > 84 + 50 && n < 50_000_000)
        && head[..80].iter().all(|b| *b == 0 || b.is_ascii_graphic() || *b == b' ')
    {
        return Err(Refusal::CutOff { format: Format::Stl });
    }
    Err(Refusal::UnknownFormat { looks_like: None })
}

/// How many triangles a binary STL says it has.
pub(super) fn announced(bytes: &[u8]) -> Option<u64> {
    let count: [u8; 4] = bytes.get(80..84)?.try_into().ok()?;
    Some(u64::from(u32::from_le_bytes(count)))
}

/// Its length is that of its triangles, but for a few bytes that some programs add.
pub(super) fn is_binary_stl(bytes: &[u8]) -> bool {
    let length = bytes.len() as u64;
    announced(bytes).is_some_and(|n| n > 0 && (84 + 50 * n..84 + 50 * n + 1024).contains(&length))
}

fn is_dxf_text(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    // Comments (group 999) may come first.
    loop {
        match (lines.next(), lines.next()) {
            (Some("999"), Some(_)) => {}
            (Some("0"), Some("SECTION")) => return true,
            _ => return false,
        }
    }
}

fn other(head: &[u8], text: &str) -> Option<&'static str> {
    let binary: [(&[u8], &str); 10] = [
        (b"%PDF", "PDF"),
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"GIF8", "GIF"),
        (b"\x1f\x8b", "gzip"),
        (b"7z\xbc\xaf", "7z"),
        (b"Rar!", "RAR"),
        (b"glTF", "glTF"),
        (b"AC10", "DWG"),
        (b"\xd0\xcf\x11\xe0", "SolidWorks, Inventor or an older Office document"),
    ];
    if let Some((_, name)) = binary.into_iter().find(|(start, _)| head.starts_with(start)) {
        return Some(name);
    }
    // IGES: columns of 80, the 73rd says S.
    if head.get(72) == Some(&b'S')
        && head.get(73..80).is_some_and(|n| n.iter().all(|b| b.is_ascii_digit() || *b == b' '))
    {
        return Some("IGES");
    }
    let starts = |word: &str| text.get(..word.len()).is_some_and(|t| t.eq_ignore_ascii_case(word));
    [
        ("<!doctype html", "HTML"),
        ("<html", "HTML"),
        ("<?xml", "XML"),
        ("{\"asset\"", "glTF"),
        ("DBRep_DrawableShape", "BREP"),
    ]
    .into_iter()
    .find(|(word, _)| starts(word))
    .map(|(_, name)| name)
    .or_else(|| text.lines().take(5).any(|l| l.starts_with("v ")).then_some("OBJ"))
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|w| w == word)
}
