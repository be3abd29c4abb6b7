//! A condition that favours domestic over imported goods puts aid outside both regulations, and is refused.
//!
//! A condition says of itself whether it does ([`Favours`]); a look at its words, in Swedish and English, finds what a person must
//! look at ([`wordings`]). Words prove nothing: only a person says no, and until then the condition stays flagged. Some words leave
//! nothing to judge ([`weigh`]): to use, to buy or to put first what is domestic.

use std::{ops::Range, sync::LazyLock};

use serde::{Deserialize, Serialize};

use super::rules::{Article, RuleSet, Subject, article};

/// Whether a condition makes aid depend on the use of domestic rather than imported goods or services.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Favours {
    Yes,
    /// A person looked and says that it does not.
    No,
    #[default]
    NotKnown,
}

/// Words of a condition that may favour domestic goods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Where they stand, in bytes of the text.
    pub at: Range<usize>,
    /// The words that name where something is from, and those that name what.
    pub origin: String,
    pub goods: String,
}

/// What becomes of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judged {
    /// It favours domestic goods.
    Refused { article: Option<&'static Article> },
    /// A person must look at it first; at these words, where there are any.
    ToConfirm { wordings: Vec<Wording> },
    /// A person looked at it; the words that were found stay told.
    Passes { wordings: Vec<Wording> },
}

/// Judges a condition under the rules of a day.
#[must_use]
pub fn judge(rules: &RuleSet, text: &str, favours: Favours) -> Judged {
    match favours {
        Favours::Yes => Judged::Refused { article: article(rules, Subject::Domestic) },
        Favours::No => Judged::Passes { wordings: wordings(text) },
        Favours::NotKnown => Judged::ToConfirm { wordings: wordings(text) },
    }
}

/// How near to each other the two kinds of words must stand, in words.
const REACH: usize = 6;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    /// Where something is from.
    Origin,
    /// Goods, services, or who sells them.
    Goods,
    /// Where goods were made, said of the goods themselves.
    Made,
    /// To use or to buy.
    Use,
    /// To put first, or to ask for and nothing else.
    First,
    /// Must.
    Must,
    /// Not, none.
    Not,
    /// May: it asks for nothing.
    May,
}

#[derive(Debug, Deserialize)]
struct Row {
    kind: Kind,
    /// One or more words; `*` at an end stands for any letters.
    pattern: String,
}

static PATTERNS: LazyLock<Vec<(Kind, Vec<String>)>> = LazyLock::new(|| {
    const TABLE: &str =
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/aid_domestic_words.csv"));
    let rows = csv::Reader::from_reader(TABLE.as_bytes()).into_deserialize();
    let row =
        |row: Result<Row, csv::Error>| row.unwrap_or_else(|e| panic!("data/aid_domestic_words.csv: {e}"));
    rows.map(row).map(|row| (row.kind, row.pattern.split(' ').map(str::to_owned).collect())).collect()
});

/// How sure the words of a text are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Weighed {
    /// It asks that domestic goods, services or suppliers be used, bought or put first.
    Favours(Vec<Wording>),
    /// It names them: a person must say whether it favours them.
    Perhaps(Vec<Wording>),
    Nothing,
}

/// Weighs a text of a condition, a criterion or a question. A sentence favours domestic goods when beside the words that
/// [`wordings`] finds it asks to use or buy, puts first, or says that the goods must be made in the country, and takes none of it
/// back. The place of work or of the firm itself favours no goods.
#[must_use]
pub fn weigh(text: &str) -> Weighed {
    let (mut sure, mut perhaps) = (Vec::new(), Vec::new());
    let mut start = 0;
    for sentence in text.split_inclusive(['.', ';', '!', '?', '\n']) {
        let mut found = Vec::new();
        look(sentence, start, &mut found);
        start += sentence.len();
        if !found.is_empty() {
            if asks(sentence) { sure.append(&mut found) } else { perhaps.append(&mut found) }
        }
    }
    match (sure.is_empty(), perhaps.is_empty()) {
        (false, _) => Weighed::Favours(sure),
        (true, false) => Weighed::Perhaps(perhaps),
        (true, true) => Weighed::Nothing,
    }
}

/// Whether a sentence that names domestic goods asks for them.
fn asks(sentence: &str) -> bool {
    let words = words(sentence);
    let has = |kind: Kind| !places_of(&words, kind).is_empty();
    let takes_back = {
        // "Not imported" says where goods are from: its "not" takes nothing back.
        let origins = places_of(&words, Kind::Origin);
        let not = places_of(&words, Kind::Not);
        not.iter().any(|not| !origins.iter().any(|origin| origin.start <= not.start && not.end <= origin.end))
    };
    let is_free = has(Kind::May) && !has(Kind::First) && !has(Kind::Must);
    let is_asked = has(Kind::Use) || has(Kind::First) || (has(Kind::Must) && has(Kind::Made));
    is_asked && !takes_back && !is_free
}

/// Where a text names goods or services, or who sells them, near a word for the country. Swedish and English; each place once.
#[must_use]
pub fn wordings(text: &str) -> Vec<Wording> {
    let mut found: Vec<Wording> = Vec::new();
    let mut start = 0;
    for sentence in text.split_inclusive(['.', ';', '!', '?', '\n']) {
        look(sentence, start, &mut found);
        start += sentence.len();
    }
    found
}

fn look(sentence: &str, start: usize, found: &mut Vec<Wording>) {
    let words = words(sentence);
    let goods = places_of(&words, Kind::Goods);
    for origin in places_of(&words, Kind::Origin) {
        let gap = |goods: &Range<usize>| {
            if goods.start >= origin.end {
                goods.start - origin.end
            } else {
                origin.start.saturating_sub(goods.end)
            }
        };
        let Some(near) = goods.iter().filter(|goods| gap(goods) <= REACH).min_by_key(|goods| gap(goods))
        else {
            continue;
        };
        let text = |words_at: &Range<usize>| {
            let bytes = words[words_at.start].0.start..words[words_at.end - 1].0.end;
            sentence[bytes].to_owned()
        };
        let (first, last) = (origin.start.min(near.start), origin.end.max(near.end));
        let at = start + words[first].0.start..start + words[last - 1].0.end;
        found.push(Wording { at, origin: text(&origin), goods: text(near) });
    }
}

/// Where the patterns of a kind stand, in numbers of words, the longest where several begin at one word.
fn places_of(words: &[(Range<usize>, String)], kind: Kind) -> Vec<Range<usize>> {
    let patterns: Vec<&[String]> =
        PATTERNS.iter().filter(|(of, _)| *of == kind).map(|(_, words)| words.as_slice()).collect();
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut i = 0;
    while i < words.len() {
        let longest = patterns.iter().filter(|pattern| matches(pattern, &words[i..])).map(|p| p.len());
        match longest.max() {
            Some(length) => {
                places.push(i..i + length);
                i += length;
            }
            None => i += 1,
        }
    }
    places
}

fn words(sentence: &str) -> Vec<(Range<usize>, String)> {
    let mut words = Vec::new();
    let mut begun: Option<usize> = None;
    for (i, c) in sentence.char_indices().chain([(sentence.len(), ' ')]) {
        match (c.is_alphanumeric(), begun) {
            (true, None) => begun = Some(i),
            (false, Some(from)) => {
                words.push((from..i, sentence[from..i].to_lowercase()));
                begun = None;
            }
            _ => {}
        }
    }
    words
}

fn matches(pattern: &[String], words: &[(Range<usize>, String)]) -> bool {
    pattern.len() <= words.len() && pattern.iter().zip(words).all(|(one, (_, word))| is(one, word))
}

fn is(pattern: &str, word: &str) -> bool {
    match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
        (Some(_), Some(_)) => word.contains(pattern.trim_matches('*')),
        (Some(end), None) => word.ends_with(end),
        (None, Some(begin)) => word.starts_with(begin),
        (None, None) => word == pattern,
    }
}
