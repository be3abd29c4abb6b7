//! Letters that were broken before the bank's tables were made, mended where only one reading is possible.
//!
//! - UTF-8 that was read as Latin-1 and written as UTF-8 again ("MÃ¥l" for "Mål").
//! - Of quotation marks and dashes (U+2010 to U+201F) only the low byte is left, as a control character.
//! - "¿" stands for something that is lost: it stays.

/// What became of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    pub text: String,
    /// So many letters were mended.
    pub mended: usize,
    /// So many are lost: "¿".
    pub lost: usize,
}

/// The text with its letters mended, and blanks at its ends left out.
#[must_use]
pub fn mended(text: &str) -> Mended {
    let letters: Vec<char> = text.trim().chars().collect();
    let mut out = String::with_capacity(text.len());
    let (mut at, mut count) = (0, 0);
    while at < letters.len() {
        let rest = &letters[at..];
        if let Some((letter, length)) = twice_encoded(rest) {
            out.push(letter);
            count += 1;
            at += length;
            continue;
        }
        match u32::from(rest[0]) {
            low @ 0x10..=0x1F => {
                out.extend(char::from_u32(0x2000 + low));
                count += 1;
            }
            0x00..=0x08 | 0x0B | 0x0C | 0x0E | 0x0F | 0x7F => {
                out.push(' ');
                count += 1;
            }
            _ => out.push(rest[0]),
        }
        at += 1;
    }
    let lost = out.matches('¿').count();
    Mended { text: out.trim().to_owned(), mended: count, lost }
}

/// A letter whose bytes in UTF-8 stand as letters of their own. Only what begins with "Â" or "Ã" before a control character or a
/// sign of U+0080 to U+00BF, and the punctuation that begins with "â": no word of the Nordic languages has these.
fn twice_encoded(letters: &[char]) -> Option<(char, usize)> {
    let length = match letters.first()? {
        '\u{c2}' | '\u{c3}' => 2,
        '\u{e2}' if letters.get(1) == Some(&'\u{80}') => 3,
        _ => return None,
    };
    let bytes: Option<Vec<u8>> =
        letters.get(..length)?.iter().map(|letter| u8::try_from(u32::from(*letter)).ok()).collect();
    let bytes = bytes?;
    let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    Some((letter, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_mended_where_only_one_reading_is_possible() {
        for (broken, text, count) in [
            ("M\u{c3}\u{a5}l 2", "Mål 2", 1),
            ("\u{c3}\u{96}resund", "Öresund", 1),
            ("Sm\u{c3}\u{a5}land och \u{c3}\u{96}arna å", "Småland och Öarna å", 2),
            ("\u{1d}best practice\u{1d} \u{13} x", "”best practice” – x", 3),
            ("slut \u{2}\u{2}", "slut", 2),
            ("\u{e2}\u{80}\u{93}", "–", 1),
        ] {
            let found = mended(broken);
            assert_eq!((found.text.as_str(), found.mended), (text, count), "{broken:?}");
        }
    }

    #[test]
    fn what_is_whole_or_lost_stays() {
        for text in ["Åland, Öland", "Café à la carte", "Â", "Ã och", "rad 1\nrad 2"] {
            assert_eq!(mended(text), Mended { text: text.to_owned(), mended: 0, lost: 0 });
        }
        assert_eq!(mended("¿bra arbetsgivare¿").lost, 2);
    }
}
