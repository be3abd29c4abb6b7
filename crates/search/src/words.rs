//! Words of a text, folded and stemmed.

use std::ops::Range;

use frostem::{Algorithm, Stemmer};

use crate::Language;

/// Words that carry no meaning of their own: not indexed, and left out of a question.
const EMPTY: [&str; 97] = [
    "a", "about", "alla", "an", "and", "are", "as", "at", "att", "av", "be", "but", "by", "can", "de", "den",
    "det", "detta", "dig", "din", "do", "du", "efter", "eller", "en", "er", "ett", "for", "from", "fran",
    "har", "have", "how", "hur", "i", "if", "in", "inte", "into", "is", "it", "its", "jag", "kan", "man",
    "med", "men", "min", "mig", "my", "nar", "ni", "no", "not", "och", "of", "om", "on", "or", "pa", "ska",
    "so", "som", "sig", "sin", "sa", "than", "that", "the", "their", "they", "this", "till", "to", "under",
    "upp", "ut", "vad", "var", "vara", "vem", "vi", "vid", "was", "we", "what", "when", "which", "who",
    "will", "with", "you", "your", "ar", "an", "at", "nagon",
];

/// The stemmers of both languages.
pub(crate) struct Stems {
    swedish: Stemmer,
    english: Stemmer,
}

impl Stems {
    pub(crate) fn new() -> Stems {
        Stems { swedish: Stemmer::new(Algorithm::Swedish), english: Stemmer::new(Algorithm::English) }
    }

    /// The stem of a word in small letters, folded.
    pub(crate) fn of(&self, language: Language, lower: &str) -> String {
        let stem = match language {
            Language::English => self.english.stem(lower),
            Language::Swedish => self.swedish.stem(lower),
        };
        let stem = fold(&stem);
        match language {
            Language::English => stem,
            // The stemmer keeps the noun of a verb apart from the verb: "svarvning", "svarva".
            Language::Swedish => {
                let verb = ["ningar", "ning"].into_iter().find_map(|end| stem.strip_suffix(end));
                match verb {
                    Some(verb) if verb.len() >= 3 => verb.to_owned(),
                    _ => stem,
                }
            }
        }
    }
}

/// Marks an English stem: "svarvn", which English makes of "svarvning", is no Swedish stem.
const ENGLISH: char = '\u{1}';

impl Stems {
    /// The stem as it stands in the index: one of each language never meets one of the other.
    pub(crate) fn indexed(&self, language: Language, lower: &str) -> String {
        let mut stem = self.of(language, lower);
        if language == Language::English {
            stem.push(ENGLISH);
        }
        stem
    }
}

/// A word where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) lower: String,
    pub(crate) folded: String,
    pub(crate) at: Range<usize>,
}

/// The words of a text, the empty ones too. Marks and blanks part words.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while rest.next_if(|(_, c)| !is_word(*c)).is_some() {}
        let (start, _) = *rest.peek()?;
        let mut end = start;
        while let Some((at, c)) = rest.next_if(|(_, c)| is_word(*c)) {
            end = at + c.len_utf8();
        }
        let lower = text[start..end].to_lowercase();
        Some(Word { folded: fold(&lower), lower, at: start..end })
    })
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}

pub(crate) fn is_empty(folded: &str) -> bool {
    EMPTY.contains(&folded)
}

/// Without marks over letters, British as American.
pub(crate) fn fold(lower: &str) -> String {
    let mut folded = String::with_capacity(lower.len());
    for c in lower.chars() {
        match c {
            'å' | 'ä' | 'á' | 'à' | 'â' | 'ã' | 'æ' => folded.push('a'),
            'ö' | 'ø' | 'ó' | 'ò' | 'ô' | 'õ' => folded.push('o'),
            'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
            'ü' | 'ú' | 'ù' | 'û' => folded.push('u'),
            'í' | 'ì' | 'î' | 'ï' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ç' => folded.push('c'),
            'ß' => folded.push_str("ss"),
            '\u{300}'..='\u{36f}' => {}
            c => folded.push(c),
        }
    }
    const PAIRS: [(&str, &str); 6] = [
        ("mould", "mold"),
        ("aluminum", "aluminium"),
        ("fibre", "fiber"),
        ("centre", "center"),
        ("colour", "color"),
        ("anodis", "anodiz"),
    ];
    for (british, american) in PAIRS {
        if folded.contains(british) {
            folded = folded.replace(british, american);
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_part_words_and_letters_are_folded() {
        let words: Vec<Word> = words("Skär-vätska (EN AW‑6082), Ø12!\u{0}").collect();
        let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
        assert_eq!(folded, ["skar", "vatska", "en", "aw", "6082", "o12"]);
        assert_eq!(&"Skär-vätska"[words[0].at.clone()], "Skär");
    }

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        let stems = Stems::new();
        let sv = |word: &str| stems.of(Language::Swedish, word);
        for forms in [
            ["svarvning", "svarvningen", "svarva", "svarvar", "svarvare"],
            ["formsprutning", "formspruta", "formsprutar", "formsprutningen", "formsprutad"],
            ["tillverkare", "tillverkaren", "tillverkning", "tillverka", "tillverkarna"],
        ] {
            let first = sv(forms[0]);
            assert!(forms.iter().all(|form| sv(form) == first), "{:?}", forms.map(sv));
        }
        let en = |word: &str| stems.of(Language::English, word);
        assert_eq!(en("moulding"), en("molds"));
        assert_eq!(en("drawings"), en("drawing"));
    }
}
