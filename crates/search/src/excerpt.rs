//! What is shown of a document: its title and the stretch of its text where most of the words stand, both marked.

use std::ops::Range;

use crate::{Answer, Index, Language, words};

/// A stretch of text; marked where a word was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub marked: bool,
}

/// The length of an excerpt, in bytes, about.
const LENGTH: usize = 240;

impl Index {
    /// The title of a document in a language, marked.
    #[must_use]
    pub fn title(&self, answer: &Answer, document: usize, language: Language) -> Vec<Piece> {
        let title = &self.documents()[document].text(language).title;
        let marks = self.marks(answer, language, title);
        pieces(title, 0..title.len(), &marks)
    }

    /// The stretch of its text that tells most; its beginning where no word of the question stands in it.
    #[must_use]
    pub fn excerpt(&self, answer: &Answer, document: usize, language: Language) -> Vec<Piece> {
        let body = &self.documents()[document].text(language).body;
        let marks = self.marks(answer, language, body);
        let around = best(body, &marks);
        let mut pieces = pieces(body, around.clone(), &marks);
        if around.start > 0 {
            pieces.insert(0, Piece { text: "… ".to_owned(), marked: false });
        }
        if around.end < body.trim_end().len() {
            pieces.push(Piece { text: " …".to_owned(), marked: false });
        }
        pieces
    }

    /// Where words that were found stand.
    fn marks(&self, answer: &Answer, language: Language, text: &str) -> Vec<Range<usize>> {
        let is_found = |word: &words::Word| {
            answer.found.contains(&self.stems.indexed(language, &word.lower))
                || self
                    .parts
                    .get(&word.folded)
                    .is_some_and(|parts| parts.iter().any(|p| answer.found.contains(p)))
        };
        words::words(text)
            .filter(|word| !words::is_empty(&word.folded) && is_found(word))
            .map(|word| word.at)
            .collect()
    }
}

/// The window with the most marks, begun and ended between words.
fn best(text: &str, marks: &[Range<usize>]) -> Range<usize> {
    let fullest = (0..marks.len()).max_by_key(|&first| {
        let within = marks[first..].iter().take_while(|mark| mark.end <= marks[first].start + LENGTH * 3 / 4);
        (within.count(), std::cmp::Reverse(first))
    });
    let wished = fullest.map_or(0, |first| marks[first].start.saturating_sub(LENGTH / 4));
    let start = between_words(text, wished);
    let end = between_words(text, (start + LENGTH).min(text.len()));
    start..if end > start { end } else { text.len().min(start + LENGTH) }
}

/// The nearest place at or before a byte where a word begins.
fn between_words(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    let mut at = at;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    // A text without a blank is cut where it is.
    let blank = text[..at].char_indices().rev().take(60).find(|(_, c)| c.is_whitespace());
    blank.map_or(if at < 60 { 0 } else { at }, |(blank, c)| blank + c.len_utf8())
}

fn pieces(text: &str, within: Range<usize>, marks: &[Range<usize>]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = within.start;
    let mut push = |range: Range<usize>, marked: bool| {
        if !range.is_empty() {
            // Lines of a text are shown in a row.
            pieces.push(Piece { text: text[range].replace(['\n', '\t'], " "), marked });
        }
    };
    for mark in marks.iter().filter(|mark| mark.start >= within.start && mark.end <= within.end) {
        push(at..mark.start, false);
        push(mark.clone(), true);
        at = mark.end;
    }
    push(at..within.end.max(at), false);
    pieces
}
