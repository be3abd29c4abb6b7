//! Words for processes that name no term as they stand: verbs ("vi svarvar och fräser", "turned parts") and the
//! number of axes of a machine.

use std::ops::Range;

use vocabulary::{AnyTerm, Mention, Mentioned, Vocabulary};

use super::text::Token;

/// Verbs of English that name a process after "we".
const ENGLISH: [(&str, &str); 12] = [
    ("mill", "milling"),
    ("turn", "turning"),
    ("grind", "grinding"),
    ("weld", "welding"),
    ("drill", "drilling"),
    ("machine", "machining"),
    ("assemble", "assembly"),
    ("bend", "bending"),
    ("cast", "casting"),
    ("anodise", "anodising"),
    ("forge", "forging"),
    ("saw", "sawing"),
];
/// Verbs of Swedish whose noun is another word.
const IRREGULAR: [(&str, &str); 4] =
    [("syr", "industrisömnad"), ("sys", "industrisömnad"), ("smider", "smide"), ("smids", "smide")];
/// After a verb of [`ENGLISH`]: it means something else. "We turn ideas into products".
const FIGURATIVE: [&str; 10] = ["your", "ideas", "to", "around", "over", "out", "into", "it", "them", "a"];
/// Things that are worked on, not ways of working: "bearbetning av gjutgods", "montering av kretskort".
const OBJECTS: [&str; 10] = [
    "gjutgods",
    "smidesgods",
    "kretskort",
    "mönsterkort",
    "castings",
    "forgings",
    "profiler",
    "fjädrar",
    "kugghjul",
    "smide",
];

/// What a part of the text names: the terms of the vocabulary and those told by verbs, in order, without overlaps.
pub(super) fn mentions(
    vocabulary: &Vocabulary,
    text: &str,
    tokens: &[Token],
) -> Vec<(Range<usize>, Mentioned)> {
    let Some((first, last)) = tokens.first().zip(tokens.last()) else { return Vec::new() };
    let base = first.span.start;
    let mut found: Vec<(Range<usize>, Mentioned)> = vocabulary
        .mentions(&text[base..last.span.end])
        .into_iter()
        .map(|Mention { span, what, .. }| (base + span.start..base + span.end, what))
        .filter(|(span, what)| {
            !is_object(vocabulary, tokens, span) && !is_number_of_standard(tokens, span, what)
        })
        .collect();
    let free: Vec<&Token> = tokens
        .iter()
        .filter(|t| found.iter().all(|(span, _)| t.span.end <= span.start || span.end <= t.span.start))
        .collect();
    for token in free {
        let at = tokens.iter().position(|t| t.span == token.span).unwrap_or_default();
        if let Some(code) = axes(token, tokens.get(at + 1), tokens.get(at + 2))
            && let Some(process) = vocabulary.processes().by_code(code)
        {
            found.push((token.span.clone(), Mentioned::Term(AnyTerm::Process(process.id))));
        } else if token.is_word()
            && let Some(what) = verb(vocabulary, token).or_else(|| english(vocabulary, tokens, at))
        {
            found.push((token.span.clone(), what));
        }
    }
    found.sort_by_key(|(span, _)| (span.start, span.end));
    // "3-axlig fräs": the wider word beside a narrower one says nothing of its own.
    let wider: Vec<Range<usize>> = found
        .windows(2)
        .filter(|pair| pair[1].0.start.saturating_sub(pair[0].0.end) <= 1)
        .filter_map(|pair| match (&pair[0].1, &pair[1].1) {
            (Mentioned::Term(AnyTerm::Process(a)), Mentioned::Term(AnyTerm::Process(b))) if a != b => {
                let all = vocabulary.processes();
                let first = all.contains(*a, *b).then(|| pair[0].0.clone());
                first.or_else(|| all.contains(*b, *a).then(|| pair[1].0.clone()))
            }
            _ => None,
        })
        .collect();
    found.retain(|(span, _)| !wider.contains(span));
    let machines: Vec<Range<usize>> =
        found.iter().filter(|(_, w)| is_axes(vocabulary, w)).map(|(s, _)| s.clone()).collect();
    found.retain_mut(|(span, what)| {
        // A Swedish "fleroperationsmaskin" mills, turns or both; the number of axes says which.
        if !text[span.clone()].to_lowercase().starts_with("fleroperation") {
            return true;
        }
        let meanings =
            ["3.2.milling", "3.2.19"].into_iter().filter_map(|code| vocabulary.processes().by_code(code));
        *what = Mentioned::Ambiguous(meanings.map(|p| AnyTerm::Process(p.id)).collect());
        machines.iter().all(|m| m.end > span.start || span.start - m.end > 3)
    });
    found
}

fn is_axes(vocabulary: &Vocabulary, what: &Mentioned) -> bool {
    let Mentioned::Term(AnyTerm::Process(id)) = what else { return false };
    matches!(vocabulary.processes().get(*id).code.as_str(), "3.2.01" | "3.2.02" | "3.2.17")
}

/// "ISO 2768": the word before a number asks nothing.
fn is_number_of_standard(tokens: &[Token], span: &Range<usize>, what: &Mentioned) -> bool {
    let next = tokens.iter().find(|t| t.span.start >= span.end);
    matches!(what, Mentioned::Ambiguous(_))
        && next.is_some_and(|t| t.word.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_object(vocabulary: &Vocabulary, tokens: &[Token], span: &Range<usize>) -> bool {
    let Some(at) = tokens.iter().position(|t| t.span.start == span.start) else { return false };
    let Some(before) = at.checked_sub(1).map(|at| &tokens[at]) else { return false };
    tokens[at].is(&OBJECTS)
        && (before.is(&["av", "of", "i", "in", "ur", "from", "för"]) || verb(vocabulary, before).is_some())
}

/// The milling that a number of axes says, unless the machine is a lathe.
fn axes(token: &Token, next: Option<&Token>, after: Option<&Token>) -> Option<&'static str> {
    let word = token.word.as_str();
    let number =
        ["treax", "fyrax", "femax"].iter().position(|w| word.starts_with(w)).map(|i| i + 3).or_else(
            || {
                let (digit, rest) = (word.chars().next()?.to_digit(10)?, word.get(1..)?);
                let rest = rest.trim_start_matches('-');
                let spoken =
                    matches!(rest, "axlig" | "axligt" | "axliga" | "axlar" | "axis" | "axes" | "axel" | "ax");
                spoken.then_some(digit as usize)
            },
        )?;
    if [next, after]
        .into_iter()
        .flatten()
        .any(|t| t.word.contains("svarv") || t.is(&["lathe", "lathes", "turning"]))
    {
        return None;
    }
    Some(match number {
        3 => "3.2.01",
        4 => "3.2.17",
        5 => "3.2.02",
        _ => return None,
    })
}

/// A verb or participle of a process: "svarvar", "frästes", "lackerade", "turned".
fn verb(vocabulary: &Vocabulary, token: &Token) -> Option<Mentioned> {
    let word = token.word.as_str();
    if let Some((_, noun)) = IRREGULAR.iter().find(|(verb, _)| word == *verb) {
        return named(vocabulary, noun);
    }
    // "Prövade svetsare", "testade detaljer": words of quality, not ways of making.
    if word.len() < 5
        || ["pröv", "test", "prov"].iter().any(|stem| word.starts_with(stem))
        || !word.chars().all(|c| c.is_alphabetic() || c == '-')
    {
        return None;
    }
    let swedish = ["ades", "ade", "ats", "ad", "at", "as", "ar", "er", "es", "a", ""];
    let nouns = swedish
        .iter()
        // Only "laserskär" and its like have no ending; "på gång" names no threading.
        .filter(|ending| !ending.is_empty() || word.ends_with("skär"))
        .filter_map(|ending| word.strip_suffix(ending))
        .filter(|stem| stem.chars().count() >= 3)
        .flat_map(|stem| [format!("{stem}ning"), format!("{stem}ing")])
        .chain(word.strip_suffix("ed").map(|stem| format!("{stem}ing")));
    nouns.into_iter().find_map(|noun| named(vocabulary, &noun))
}

/// "We mill, turn and weld".
fn english(vocabulary: &Vocabulary, tokens: &[Token], at: usize) -> Option<Mentioned> {
    let (_, noun) = ENGLISH.iter().find(|(verb, _)| tokens[at].word == *verb)?;
    let spoken = tokens[..at].iter().rev().take(8).any(|t| t.is(&["we"]));
    let figurative = tokens.get(at + 1).is_some_and(|t| t.is(&FIGURATIVE));
    if spoken && !figurative { named(vocabulary, noun) } else { None }
}

/// The process that a noun names by itself.
fn named(vocabulary: &Vocabulary, noun: &str) -> Option<Mentioned> {
    let found = vocabulary.mentions(noun).into_iter().find(|m| m.span == (0..noun.len()))?;
    let is_process = match &found.what {
        Mentioned::Term(term) => matches!(term, AnyTerm::Process(_)),
        Mentioned::Ambiguous(terms) => terms.iter().all(|t| matches!(t, AnyTerm::Process(_))),
        Mentioned::Kommun(_) => false,
    };
    is_process.then_some(found.what)
}
