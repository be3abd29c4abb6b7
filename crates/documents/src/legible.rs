//! Letters that the fonts have. PDF/UA-1 allows no text without a glyph, so that what cannot be drawn is replaced and told.

use std::collections::BTreeSet;

use typst::text::Font;

use crate::world::FONTS;

/// Whether a name can be read on paper: the fonts have at least one letter or digit of it. Of one that cannot, only � would stand
/// there, as of any other.
#[must_use]
pub fn is_legible(name: &str) -> bool {
    name.chars().any(|letter| letter.is_alphanumeric() && is_drawn(&FONTS, letter))
}

fn is_drawn(fonts: &[Font], letter: char) -> bool {
    fonts.iter().all(|font| font.info().coverage.contains(letter as u32))
}

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
            letter if is_drawn(self.fonts, letter) => letter,
            letter => {
                self.replaced.insert(letter);
                UNKNOWN
            }
        }
    }

    /// What was replaced so far.
    pub(crate) fn replaced(&self) -> &BTreeSet<char> {
        &self.replaced
    }

    pub(crate) fn into_replaced(self) -> Vec<char> {
        self.replaced.into_iter().collect()
    }
}
