//! Threads that a file states in its texts: `M12x1.75-6H`, `1/4-20 UNC`. A hole that has the size of a thread is not one
//! until the file says so.

use serde::{Deserialize, Serialize};

use crate::facts::HowSure;

/// What a file says of threads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Threads {
    /// By designation.
    pub stated: Vec<Thread>,
    /// Curves and features that show a thread; the file need not say which.
    pub drawn: u64,
    /// Unknown when the file says nothing: a part without a stated thread may well have one on its drawing.
    pub sure: HowSure,
}

impl Default for Threads {
    fn default() -> Threads {
        Threads { stated: Vec::new(), drawn: 0, sure: HowSure::NotKnown }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Thread {
    /// As it is written: `M12x1.75-6H`.
    pub designation: String,
    /// Outer diameter, mm.
    pub nominal_mm: f64,
    /// Where it is stated.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pitch_mm: Option<f64>,
    /// How many, where the text says ("4X").
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub count: Option<u32>,
}

/// Adds the threads that a text names and that are not there yet.
pub(crate) fn note(threads: &mut Vec<Thread>, text: &str) {
    // Writers of STEP put \w and \n for blanks into a text that mirrors a drawing.
    let text = text.replace("\\w", " ").replace("\\n", " ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_of_threads = ["thread", "gäng", "tapped"].iter().any(|w| text.to_lowercase().contains(w));
    for (at, word) in words.iter().enumerate() {
        let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let next = words.get(at + 1).map(|w| w.trim_matches(|c: char| !c.is_ascii_alphanumeric()));
        let Some(mut thread) = metric(word, is_of_threads).or_else(|| unified(word, next)) else { continue };
        thread.count = at.checked_sub(1).and_then(|before| count(words[before]));
        if !threads.iter().any(|known| known.designation == thread.designation) {
            threads.push(thread);
        }
    }
}

/// "4X", "4x".
fn count(word: &str) -> Option<u32> {
    word.strip_suffix(['x', 'X', '×'])?.parse().ok().filter(|n| *n > 0)
}

/// `M12x1.75-6H`, `M8-6g`, `M6×1`; a bare `M6` only in a text about threads, since it may be the name of anything.
fn metric(word: &str, is_of_threads: bool) -> Option<Thread> {
    let rest = word.strip_prefix('M')?;
    let (diameter, rest) = number(rest)?;
    let (pitch_mm, rest) = match rest.strip_prefix(['x', 'X', '×']) {
        Some(pitch) => {
            let (pitch, rest) = number(pitch)?;
            (Some(pitch), rest)
        }
        None => (None, rest),
    };
    let has_class = match rest.strip_prefix('-') {
        Some(class) => {
            let is_class = class.starts_with(|c: char| c.is_ascii_digit())
                && class.contains(|c: char| "efghEFGH".contains(c));
            if !is_class {
                return None;
            }
            true
        }
        None if rest.is_empty() => false,
        None => return None,
    };
    // ISO 261 goes from 1 to 300 mm, with pitches of 0.2 to 8 mm.
    let is_size = (1.0..=300.0).contains(&diameter)
        && pitch_mm.is_none_or(|pitch| (0.2..=8.0).contains(&pitch) && pitch < diameter);
    (is_size && (pitch_mm.is_some() || has_class || is_of_threads)).then(|| Thread {
        designation: word.to_owned(),
        nominal_mm: diameter,
        pitch_mm,
        count: None,
    })
}

/// `1/4-20 UNC`, `10-32 UNF-2B`, `3/8-16UNC`: an inch fraction or a screw number, threads to the inch, the series.
fn unified(word: &str, next: Option<&str>) -> Option<Thread> {
    let (size, rest) = word.split_once('-')?;
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let (per_inch, rest) = rest.split_at(digits);
    let series = if rest.is_empty() { next? } else { rest };
    if !["UNC", "UNF", "UNEF", "UNS"].iter().any(|s| series.split('-').next() == Some(s)) {
        return None;
    }
    let per_inch: f64 = per_inch.parse().ok().filter(|n| (4.0..=80.0).contains(n))?;
    let inches = match size.split_once('/') {
        Some((over, under)) => over.parse::<f64>().ok()? / under.parse::<f64>().ok().filter(|n| *n > 0.0)?,
        // ASME B1.1: a screw number is 0.060 in and 0.013 in more for each.
        None => 0.060 + 0.013 * size.parse::<f64>().ok().filter(|n| (0.0..=12.0).contains(n))?,
    };
    let designation = if rest.is_empty() { format!("{word} {series}") } else { word.to_owned() };
    (0.05..=6.0).contains(&inches).then_some(Thread {
        designation,
        nominal_mm: inches * 25.4,
        pitch_mm: Some(25.4 / per_inch),
        count: None,
    })
}

/// A number at the beginning, with a decimal point or comma, and what follows it.
fn number(text: &str) -> Option<(f64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    Some((number.replace(',', ".").parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<(String, Option<f64>, Option<u32>)> {
        let mut threads = Vec::new();
        note(&mut threads, text);
        threads.into_iter().map(|t| (t.designation, t.pitch_mm, t.count)).collect()
    }

    #[test]
    fn what_a_text_names_is_a_thread_and_what_only_looks_like_one_is_not() {
        assert_eq!(named("DIM\\w4X M12x1.75-6H"), [("M12x1.75-6H".to_owned(), Some(1.75), Some(4))]);
        assert_eq!(named("M8-6g"), [("M8-6g".to_owned(), None, None)]);
        assert_eq!(named("gänga M6, djup 12"), [("M6".to_owned(), None, None)]);
        assert_eq!(named("2x 1/4-20 UNC-2B"), [("1/4-20 UNC-2B".to_owned(), Some(1.27), Some(2))]);
        let nothing: [(String, Option<f64>, Option<u32>); 0] = [];
        for text in
            ["Motor M6", "ASME Y14.5M-1994", "M4-rev2", "MX5", "M900x2", "M2x3", "10-32", "A-20 UNC", "M"]
        {
            assert_eq!(named(text), nothing, "{text}");
        }
    }
}
