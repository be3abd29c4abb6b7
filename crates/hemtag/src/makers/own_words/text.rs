//! A text cut into what belongs together: blocks under a heading, sentences, the parts of a sentence that say one
//! thing, and words and numbers.

use std::ops::Range;

use vocabulary::{NumberError, parse_number};

/// Ends of a sentence that are none: "max. 1 200 kg".
const ABBREVIATIONS: [&str; 24] = [
    "max", "min", "ca", "bl", "ex", "dvs", "resp", "inkl", "exkl", "dia", "diam", "approx", "nr", "no",
    "tel", "incl", "e.g", "i.e", "t.ex", "c:a", "o", "m", "ung", "st",
];

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Number(f64),
    /// "1.250": a little over one, or over a thousand.
    Ambiguous,
    Word,
    Sign(char),
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Range<usize>,
    /// Lower case; for signs and numbers too.
    pub(super) word: String,
}

impl Token {
    pub(super) fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.word.as_str())
    }

    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }
}

/// A sentence or a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) span: Range<usize>,
    /// Lines without a blank one between them share a number.
    pub(super) paragraph: usize,
    /// Short, without an end, and something follows it.
    pub(super) is_heading: bool,
}

/// The sentences of a text, in order, without blanks at their ends.
pub(super) fn sentences(text: &str) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::new();
    let mut paragraph = 0;
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let start = line_start;
        line_start += line.len();
        if line.trim().is_empty() {
            paragraph += 1;
            continue;
        }
        let heading = is_heading(line) && text[line_start..].chars().any(|c| !c.is_whitespace());
        for span in cut(line) {
            let span = start + span.start..start + span.end;
            out.push(Sentence { span, paragraph, is_heading: heading });
        }
    }
    out
}

fn is_heading(line: &str) -> bool {
    let line = line.trim();
    let bullet = line.starts_with(['-', '–', '*', '•', '·']);
    let words = line.split_whitespace().count();
    !bullet
        && words <= 6
        && !line.ends_with(['.', ',', ';', '!', '?'])
        && !line.contains([',', ':', ';', '•', '|'])
        && line.chars().filter(char::is_ascii_digit).count() <= 1
}

/// A sentence longer than this, in bytes, is cut at a blank: nobody says one thing at such length, and the rules look
/// at all words of a sentence for each of its terms.
const LONGEST: usize = 2_000;

/// The sentences of one line.
fn cut(line: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut push = |from: usize, to: usize| {
        let part = &line[from..to];
        let blanks = part.len() - part.trim_start().len();
        let kept = part.trim();
        if !kept.is_empty() {
            out.push(from + blanks..from + blanks + kept.len());
        }
    };
    for (at, c) in line.char_indices() {
        let after = at + c.len_utf8();
        let ends = match c {
            '\n' | '•' | '|' | '●' => true,
            '!' | '?' => line[after..].starts_with(char::is_whitespace),
            '.' => {
                let rest = &line[after..];
                let next = rest.trim_start().chars().next();
                let before =
                    line[start..at].rsplit([' ', '(', '\u{a0}']).next().unwrap_or_default().to_lowercase();
                let short = ABBREVIATIONS.contains(&before.as_str());
                rest.starts_with(char::is_whitespace)
                    && !next.is_some_and(char::is_lowercase)
                    && !(short && next.is_some_and(|n| n.is_ascii_digit() || n == 'Ø' || n == 'ø'))
            }
            c => c.is_whitespace() && at - start > LONGEST,
        };
        if ends {
            push(start, after);
            start = after;
        }
    }
    push(start, line.len());
    out
}

/// The words, numbers and signs of a part of the text.
pub(super) fn tokens(text: &str, within: &Range<usize>) -> Vec<Token> {
    let part = &text[within.clone()];
    let mut out = Vec::new();
    let mut chars = part.char_indices().peekable();
    while let Some(&(at, c)) = chars.peek() {
        let next = part[at + c.len_utf8()..].trim_start().chars().next();
        let is_mark = match c {
            'Ø' | 'ø' => next.is_some_and(|n| n.is_ascii_digit()),
            'x' | 'X' => {
                next.is_some_and(|n| n.is_ascii_digit() || matches!(n, 'Ø' | 'ø')) && after_number(&out)
            }
            _ => false,
        };
        if is_mark {
            let span = within.start + at..within.start + at + c.len_utf8();
            let sign = if matches!(c, 'x' | 'X') { '×' } else { 'Ø' };
            out.push(Token { kind: Kind::Sign(sign), word: sign.to_string(), span });
            chars.next();
            continue;
        }
        let end = if c.is_ascii_digit() {
            number_end(part, at)
        } else if c.is_alphabetic() {
            word_end(part, at)
        } else {
            at + c.len_utf8()
        };
        let (kind, end) = if c.is_ascii_digit() {
            numeric(part, at, end)
        } else if c.is_alphabetic() {
            (Kind::Word, end)
        } else {
            (Kind::Sign(c), end)
        };
        if !c.is_whitespace() && c != '\u{a0}' {
            let span = within.start + at..within.start + end;
            out.push(Token { kind, word: part[at..end].to_lowercase(), span });
        }
        while chars.peek().is_some_and(|&(next, _)| next < end) {
            chars.next();
        }
    }
    out
}

/// A number, or a word that begins with digits: "5-axlig", "3D", "304L". A unit that is written on is a word of
/// its own.
fn numeric(part: &str, at: usize, end: usize) -> (Kind, usize) {
    let rest = &part[end..];
    let glued = rest.chars().next().is_some_and(char::is_alphabetic);
    let by = rest.starts_with(['x', 'X']) && rest[1..].trim_start().starts_with(|c: char| c.is_ascii_digit());
    if glued && !by {
        let whole = word_end(part, end);
        if !super::quantities::is_unit(&part[end..whole].to_lowercase()) {
            return (Kind::Word, whole);
        }
    }
    if rest.starts_with('-') && rest[1..].starts_with(char::is_alphabetic) {
        return (Kind::Word, word_end(part, end + 1));
    }
    match parse_number(&part[at..end]) {
        Ok(value) => (Kind::Number(value), end),
        Err(NumberError::Ambiguous { .. }) => (Kind::Ambiguous, end),
        Err(_) => (Kind::Word, end),
    }
}

/// True after a number or its unit, where an x means "by".
fn after_number(tokens: &[Token]) -> bool {
    tokens.last().is_some_and(|t| {
        matches!(t.kind, Kind::Number(_) | Kind::Ambiguous) || super::quantities::is_unit(&t.word)
    })
}

/// Digits with their decimal mark and blanks between thousands.
fn number_end(part: &str, at: usize) -> usize {
    let digits = |from: usize| from + part[from..].bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(at);
    if end - at <= 3 {
        loop {
            let blank =
                part[end..].chars().next().filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'));
            let Some(blank) = blank else { break };
            let from = end + blank.len_utf8();
            let group = digits(from);
            let glued = part[group..]
                .starts_with(|c: char| c.is_alphabetic() && c != 'x' && c != 'm' && c != 'k' && c != 's');
            if group - from != 3 || glued {
                break;
            }
            end = group;
        }
    }
    for _ in 0..3 {
        if !part[end..].starts_with([',', '.']) {
            break;
        }
        let next = digits(end + 1);
        if next == end + 1 {
            break;
        }
        end = next;
    }
    end
}

/// Letters, digits, and the marks within a word: "MIG/MAG" is two words, "VF-2" and "CNC-svarv" are one each.
fn word_end(part: &str, at: usize) -> usize {
    let mut end = at;
    for (i, c) in part[at..].char_indices() {
        let after = at + i + c.len_utf8();
        let inner = matches!(c, '-' | '\'' | '’') && part[after..].starts_with(char::is_alphanumeric);
        if !(c.is_alphanumeric() || inner) {
            break;
        }
        end = after;
    }
    end
}
