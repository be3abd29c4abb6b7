//! Brings the spellings of one wording together: case, å ä ö, hyphens and blanks, CamelCase, British and American,
//! number words, Swedish participles. The vocabulary and the text that is looked up go through the same function,
//! so that only what a fold takes away is forgiven.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// A folded word and where it stood in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) word: String,
    pub(crate) span: Range<usize>,
}

/// Words that carry no meaning of their own in a term.
const EMPTY_WORDS: [&str; 27] = [
    "och",
    "and",
    "av",
    "of",
    "i",
    "in",
    "for",
    "with",
    "med",
    "the",
    "en",
    "ett",
    "a",
    "an",
    "service",
    "services",
    "capability",
    "capabilities",
    "processing",
    "process",
    "processer",
    "tjanst",
    "tjanster",
    "on",
    "till",
    "to",
    "etc",
];

/// Prepositions after which the object stands: "svetsning av plast" is "plastsvetsning".
pub(crate) const OF_WORDS: [&str; 5] = ["av", "of", "i", "in", "for"];

/// The folded words of a text with their places. CamelCase is split: "CNCMilling" gives "cnc" and "milling".
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = None;
    let mut before: Option<char> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, n)| n);
        if !is_word(c) {
            push(&mut tokens, text, start.take(), at);
            before = None;
            continue;
        }
        let hump = before.is_some_and(|b| {
            c.is_uppercase()
                && (b.is_lowercase() || (b.is_uppercase() && next.is_some_and(char::is_lowercase)))
        });
        if hump {
            push(&mut tokens, text, start.take(), at);
        }
        start.get_or_insert(at);
        before = Some(c);
    }
    push(&mut tokens, text, start, text.len());
    tokens
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}

fn push(tokens: &mut Vec<Token>, text: &str, start: Option<usize>, end: usize) {
    if let Some(start) = start {
        tokens.push(Token { word: fold_word(&text[start..end]), span: start..end });
    }
}

/// One word without case and accents, British and American alike, number words as digits.
pub(crate) fn fold_word(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    if word.is_ascii() {
        folded.extend(word.chars().map(|c| c.to_ascii_lowercase()));
    } else {
        for c in word.nfkd().flat_map(char::to_lowercase) {
            match c {
                '\u{300}'..='\u{36f}' => {}
                'ß' => folded.push_str("ss"),
                'ø' => folded.push('o'),
                'æ' => folded.push('a'),
                _ => folded.push(c),
            }
        }
    }
    for (british, american) in [
        ("mould", "mold"),
        ("aluminum", "aluminium"),
        ("fibre", "fiber"),
        ("centre", "center"),
        ("colour", "color"),
        ("vapour", "vapor"),
        ("grey", "gray"),
        ("carburis", "carburiz"),
        ("galvanis", "galvaniz"),
        ("anodis", "anodiz"),
        ("passivatn", "passivation"),
        ("vulkanis", "vulkaniz"),
        ("vulcanis", "vulcaniz"),
    ] {
        if folded.contains(british) {
            folded = folded.replace(british, american);
        }
    }
    for (ending, other) in [("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("elling", "eling")]
    {
        if folded.len() > ending.len() + 3 && folded.ends_with(ending) {
            folded.truncate(folded.len() - ending.len());
            folded.push_str(other);
        }
    }
    // "skärande bearbetning" is "skärbearbetning"; a word that only ends so ("under") keeps its end.
    if folded.len() > 7 && (folded.ends_with("ande") || folded.ends_with("ende")) {
        folded.truncate(folded.len() - 4);
    }
    number_word(&folded).unwrap_or(folded)
}

fn number_word(word: &str) -> Option<String> {
    let whole = [
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("tva", "2"),
        ("tre", "3"),
        ("fem", "5"),
    ];
    if let Some((_, digit)) = whole.iter().find(|(name, _)| *name == word) {
        return Some((*digit).to_owned());
    }
    let before_axis = [("treax", "3ax"), ("fyrax", "4ax"), ("femax", "5ax")];
    before_axis.iter().find_map(|(name, digit)| Some(format!("{digit}{}", word.strip_prefix(name)?)))
}

/// True for words that are left out of a key when others remain.
pub(crate) fn is_empty_word(word: &str) -> bool {
    EMPTY_WORDS.contains(&word)
}

/// The words run together, empty words left out: "laser skärning", "laser-skärning" and "Laserskärning" agree.
pub(crate) fn key<'w>(words: impl Iterator<Item = &'w str> + Clone) -> String {
    let kept: String = words.clone().filter(|w| !is_empty_word(w)).collect();
    if kept.is_empty() { words.collect() } else { kept }
}

/// "ae", "oe" and "aa" as typed on foreign keyboards. Both sides are loosened, so a clash shows as ambiguity.
pub(crate) fn loosen(key: &str) -> String {
    key.replace("ae", "a").replace("oe", "o").replace("aa", "a")
}

/// A word without a Swedish or English ending of number, definiteness or verb form.
pub(crate) fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 22] = [
        "ningarna", "ningens", "ningar", "ningen", "ning", "arna", "erna", "orna", "ade", "ens", "ets", "en",
        "et", "ar", "er", "or", "ad", "na", "a", "e", "s", "t",
    ];
    ENDINGS
        .into_iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() >= 4))
        .unwrap_or(word)
}
