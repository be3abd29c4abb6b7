//! Letters that the fonts have. PDF/UA-1 allows no text without a glyph, so that what cannot be drawn is replaced and told.

use std::collections::BTreeSet;

use typst::text::Font;

/// For a letter that no font has.
const UNKNOWN: char = '\u{fffd}';

/// Makes texts legible, and remembers what was replaced.
pub(crate) struct Legible<'f> {
    fonts: &'f [Font],
    replaced: BTreeSet<char>,
}

impl<'f> Legible<'f> {
    pub(crate) fn new(fonts: &'f [Font]) -> Legible<'f> {
        Legible { fonts, replaced: BTreeSet::new() }
    }

    /// The text with what can be drawn: tabs and other controls are spaces, a line's end stays.
    pub(crate) fn text(&mut self, text: &str) -> String {
        text.replace("\r\n", "\n").chars().map(|letter| self.letter(letter)).collect()
    }

    fn letter(&mut self, letter: char) -> char {
        match letter {
            '\n' => '\n',
            // Hyphens with a meaning of their own that are drawn like the usual one.
            '\u{2010}' | '\u{2011}' => '-',
            '\r' | '\u{2028}' | '\u{2029}' => '\n',
            letter if letter.is_control() => ' ',
            letter if self.is_drawn(letter) => letter,
            letter => {
                self.replaced.insert(letter);
                UNKNOWN
            }
        }
    }

    fn is_drawn(&self, letter: char) -> bool {
        self.fonts.iter().all(|font| font.info().coverage.contains(letter as u32))
    }

    pub(crate) fn into_replaced(self) -> Vec<char> {
        self.replaced.into_iter().collect()
    }
}
