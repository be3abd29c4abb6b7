//! What stands in a file for whoever opens it: workbooks are unpacked and the text of papers is read, so that a name in them is seen.

use std::io::{Cursor, Read as _};

/// The text of any answer, without spaces and hyphens, which differ between a page and paper.
#[must_use]
pub fn readable(body: &[u8]) -> String {
    let text = match body {
        [b'P', b'K', ..] => unpacked(body),
        [b'%', b'P', b'D', b'F', ..] => {
            let paper = lopdf::Document::load_mem(body).expect("a PDF that can be read");
            let pages: Vec<u32> = paper.get_pages().into_keys().collect();
            paper.extract_text(&pages).expect("a PDF with text")
        }
        _ => String::from_utf8_lossy(body).into_owned(),
    };
    bare(&text)
}

/// A text as [`readable`] gives it.
#[must_use]
pub fn bare(text: &str) -> String {
    text.split_whitespace().collect::<String>().replace(['-', '\u{ad}', '\u{a0}', '\u{202f}'], "")
}

fn unpacked(body: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(body)).expect("an archive that can be read");
    let mut all = String::new();
    for number in 0..archive.len() {
        let mut bytes = Vec::new();
        archive.by_index(number).unwrap().read_to_end(&mut bytes).expect("a file of the archive");
        all.push_str(&String::from_utf8_lossy(&bytes));
    }
    all
}
