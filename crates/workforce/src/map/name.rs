//! Names: when two are the same, and the letters that none may have.

use unicode_normalization::UnicodeNormalization;

const NON_JOINER: char = '\u{200c}';
const JOINER: char = '\u{200d}';

/// A name for comparison: small letters, composed (é is one letter however it was typed), single spaces, without the joiners
/// that some scripts put between letters. Two of a kind with the same are the same.
#[must_use]
pub fn plain(name: &str) -> String {
    let seen = |letter: &char| ![NON_JOINER, JOINER].contains(letter);
    let small: String = name.to_lowercase().nfc().filter(seen).collect();
    small.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text on one line, composed: controls are spaces.
#[must_use]
pub fn one_line(text: &str) -> String {
    let composed: String = text.nfc().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first letter of a text that nobody sees: one that turns the direction of what is written, or has no width. With it two
/// names look the same and are not, or read otherwise than they are. The joiners are letters like others where a script has
/// them: between letters of Arabic, Indic and other scripts of that part of Unicode, and within a picture of several.
#[must_use]
pub fn unseen(text: &str) -> Option<char> {
    let mut before = None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let joined = before.is_some_and(|before| joins(before, letter))
            && letters.peek().is_some_and(|after| !after.is_whitespace() && !has_no_width(*after));
        if has_no_width(letter) || ([NON_JOINER, JOINER].contains(&letter) && !joined) {
            return Some(letter);
        }
        before = Some(letter);
    }
    None
}

/// Letters that are never seen; the joiners are not among them.
fn has_no_width(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180e}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// Whether a joiner after this letter has a meaning.
fn joins(before: char, joiner: char) -> bool {
    let script = matches!(
        before,
        '\u{600}'..='\u{109f}' | '\u{1700}'..='\u{1cff}' | '\u{a800}'..='\u{abff}' | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}' | '\u{10a00}'..='\u{11fff}'
    );
    let picture = matches!(before, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}');
    script || (picture && joiner == JOINER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_however_its_letters_were_typed() {
        assert_eq!(plain("José  Öst"), plain("JOSE\u{301} O\u{308}st"));
        assert_eq!(plain("علی\u{200c}رضا"), plain("علیرضا"));
        assert_ne!(plain("José"), plain("Jose"));
        assert_eq!(one_line(" Jose\u{301}\r\n\u{7}Ek "), "José Ek");
    }

    #[test]
    fn letters_that_nobody_sees_are_found() {
        for (text, letter) in [
            ("Kim\u{202e}kE", '\u{202e}'),
            ("Kim\u{200b} Ek", '\u{200b}'),
            ("\u{feff}Kim", '\u{feff}'),
            ("Ki\u{200d}m", '\u{200d}'),
            ("Kim\u{200c}", '\u{200c}'),
            ("\u{2066}Kim\u{2069}", '\u{2066}'),
            ("علی\u{200c} رضا", '\u{200c}'),
        ] {
            assert_eq!(unseen(text), Some(letter), "{text:?}");
        }
        for text in [
            "Åsa Öst-Müller 李",
            "José",
            "Jose\u{301}",
            "علی\u{200c}رضا",
            "क्\u{200d}ष",
            "👩\u{200d}🔧",
            "ผู้",
            "葛\u{e0100}",
        ] {
            assert_eq!(unseen(text), None, "{text:?}");
        }
    }
}
