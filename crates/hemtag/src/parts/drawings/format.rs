//! What a drawing is, by its content: names lie. No input or output.

use std::fmt;

use part::Refusal;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Pdf,
    Png,
    Jpeg,
    Dxf,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Format::Pdf => "PDF",
            Format::Png => "PNG",
            Format::Jpeg => "JPEG",
            Format::Dxf => "DXF",
        })
    }
}

impl Format {
    /// As a picture on a page; `None` for what is only handed out as a file.
    #[must_use]
    pub const fn picture(self) -> Option<&'static str> {
        match self {
            Format::Png => Some("image/png"),
            Format::Jpeg => Some("image/jpeg"),
            Format::Pdf | Format::Dxf => None,
        }
    }
}

/// Why a file is not kept as a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    Empty,
    /// A model of a part, which is read when it is handed over as one: its format's name.
    Model(String),
    /// Something else; its name where that is known.
    OtherFormat(Option<String>),
    /// Begins as the format, and is no such file.
    Broken(Format),
    /// A DXF that the reader of parts refuses.
    Dxf(Refusal),
}

/// The format of a file, from its first bytes; of a PNG also its head.
///
/// # Errors
/// When it is empty or something else.
pub fn format(bytes: &[u8]) -> Result<Format, Refused> {
    // A PDF may begin some bytes into the file, as printers and readers take it.
    let head = &bytes[..bytes.len().min(1024)];
    if head.windows(5).any(|word| word == b"%PDF-") {
        return Ok(Format::Pdf);
    }
    if bytes.starts_with(b"\x89PNG") {
        let read = png::Decoder::new(std::io::Cursor::new(bytes)).read_info();
        return read.map(|_| Format::Png).map_err(|_| Refused::Broken(Format::Png));
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        // The next byte names a segment; a picture that holds nothing but its mark is none.
        return if bytes.len() > 64 { Ok(Format::Jpeg) } else { Err(Refused::Broken(Format::Jpeg)) };
    }
    match part::read::format(bytes) {
        Ok(part::read::Format::Dxf) => Ok(Format::Dxf),
        Ok(model) => Err(Refused::Model(model.to_string())),
        Err(Refusal::Empty) => Err(Refused::Empty),
        Err(Refusal::UnknownFormat { looks_like }) => Err(Refused::OtherFormat(looks_like)),
        Err(Refusal::CutOff { format }) => Err(Refused::Model(format.to_string())),
        Err(other) => Err(Refused::Dxf(other)),
    }
}

/// Whether a PDF is encrypted (ISO 32000-1, 7.6): its trailer, or the dictionary of its cross-reference stream, names
/// how under `/Encrypt`. Whoever opens it may need a password. Neither of the two can itself be encrypted.
#[must_use]
pub fn is_encrypted(pdf: &[u8]) -> bool {
    const NAME: &[u8] = b"/Encrypt";
    pdf.windows(NAME.len() + 1).any(|w| w.starts_with(NAME) && !w[NAME.len()].is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_known_by_its_content() {
        assert_eq!(format(b"%PDF-1.7\n1 0 obj"), Ok(Format::Pdf));
        assert_eq!(format(b"\r\n%PDF-1.4"), Ok(Format::Pdf));
        assert_eq!(format(b"0\nSECTION\n2\nENTITIES\n0\nENDSEC\n0\nEOF\n"), Ok(Format::Dxf));
        assert_eq!(format(b""), Err(Refused::Empty));
        assert_eq!(format(b" \n"), Err(Refused::Empty));
        assert_eq!(format(b"\x89PNG\r\n\x1a\nnothing more"), Err(Refused::Broken(Format::Png)));
        assert_eq!(format(b"\xff\xd8\xff"), Err(Refused::Broken(Format::Jpeg)));
        assert_eq!(format(b"ISO-10303-21;\nHEADER;"), Err(Refused::Model("STEP".to_owned())));
        assert_eq!(format(b"GIF89a"), Err(Refused::OtherFormat(Some("GIF".to_owned()))));
        assert_eq!(
            format(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
            Err(Refused::OtherFormat(None))
        );
        assert_eq!(
            format(b"<html><script>alert(1)</script>"),
            Err(Refused::OtherFormat(Some("HTML".to_owned())))
        );
    }

    #[test]
    fn an_encrypted_pdf_is_told_from_one_that_only_names_the_word() {
        assert!(is_encrypted(b"%PDF-1.6\ntrailer << /Size 9 /Encrypt 8 0 R >>"));
        assert!(is_encrypted(b"%PDF-1.6\ntrailer << /Encrypt<</V 4>> >>"));
        assert!(!is_encrypted(b"%PDF-1.6\ntrailer << /Size 9 >>"));
        assert!(!is_encrypted(b"%PDF-1.6\n<< /EncryptMetadata false >>"));
    }
}
