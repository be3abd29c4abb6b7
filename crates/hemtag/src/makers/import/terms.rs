//! Words of a file looked up in the vocabulary, each text once. What is not known, or means several things, is never
//! guessed: it is counted, and told with the nearest.

use std::collections::HashMap;

use vocabulary::{AnyTerm, Finding, Vocabulary, find::Kind};

/// What became of one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looked {
    Term(AnyTerm),
    Unknown,
}

/// A text that no term could be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownTerm {
    pub kind: Kind,
    pub text: String,
    /// It means several things; they are the nearest.
    pub ambiguous: bool,
    /// Terms to propose, the likeliest first; or, where it is ambiguous, its meanings.
    pub nearest: Vec<AnyTerm>,
    /// A text that should be a process, and is the name of a material.
    pub names_material: Option<AnyTerm>,
    pub column: String,
    pub first_row: u64,
    pub rows: u64,
}

/// How many different cells are remembered.
const REMEMBERED: usize = 50_000;

/// Looks words up and remembers them.
#[derive(Debug, Default)]
pub struct Terms {
    known: HashMap<(Kind, String), Looked>,
    lists: HashMap<(Kind, String), (Vec<AnyTerm>, Vec<String>)>,
    unknown: HashMap<(Kind, String), UnknownTerm>,
}

impl Terms {
    /// The terms of a cell that holds one or several, and the texts among them that are not understood.
    pub fn list(&mut self, kind: Kind, cell: &str, column: &str, row: u64) -> (Vec<AnyTerm>, Vec<String>) {
        let key = (kind, cell.to_owned());
        if let Some((terms, unknown)) = self.lists.get(&key).cloned() {
            for text in &unknown {
                self.count(kind, text, column, row);
            }
            return (terms, unknown);
        }
        let (mut terms, mut unknown) = (Vec::new(), Vec::new());
        for piece in cell.split([';', '|', '\n', '\r']).map(str::trim).filter(|p| !p.is_empty()) {
            self.piece(kind, piece, 0, &mut terms, &mut unknown);
        }
        let mut seen = Vec::new();
        terms.retain(|term| !seen.contains(term) && (seen.push(*term), true).1);
        unknown.dedup();
        for text in &unknown {
            self.count(kind, text, column, row);
        }
        if self.lists.len() > REMEMBERED {
            // A file whose every cell is another text gains nothing from being remembered.
            self.lists.clear();
            self.known.clear();
        }
        self.lists.insert(key, (terms.clone(), unknown.clone()));
        (terms, unknown)
    }

    /// One text that is one term.
    pub fn one(&mut self, kind: Kind, text: &str, column: &str, row: u64) -> Option<AnyTerm> {
        match self.look(kind, text) {
            Looked::Term(term) => Some(term),
            Looked::Unknown => {
                self.count(kind, text, column, row);
                None
            }
        }
    }

    /// What was not understood, in order of kind, most rows first.
    #[must_use]
    pub fn unknown(self) -> Vec<UnknownTerm> {
        let mut all: Vec<UnknownTerm> = self.unknown.into_values().collect();
        all.sort_by(|a, b| {
            (a.kind, b.rows, a.first_row, &a.text).cmp(&(b.kind, a.rows, b.first_row, &b.text))
        });
        all
    }

    /// A piece is one term, or else several apart by commas, by a stroke, by "och": the whole goes first, so that
    /// "EN AW-6082" and "lager/logistik" stay what they are, and weaker marks count only when all parts are known.
    fn piece(
        &mut self,
        kind: Kind,
        piece: &str,
        mark: usize,
        terms: &mut Vec<AnyTerm>,
        unknown: &mut Vec<String>,
    ) {
        if let Looked::Term(term) = self.look(kind, piece) {
            terms.push(term);
            return;
        }
        let cuts: [fn(&str) -> Vec<&str>; 3] = [commas, strokes, ands];
        for (index, cut) in cuts.iter().enumerate().skip(mark) {
            let parts = cut(piece);
            if parts.len() < 2 {
                continue;
            }
            let known = |terms: &mut Terms, part: &str| matches!(terms.look(kind, part), Looked::Term(_));
            if index == 0 || parts.iter().all(|part| known(self, part)) {
                for part in parts {
                    self.piece(kind, part, index, terms, unknown);
                }
                return;
            }
        }
        unknown.push(piece.to_owned());
    }

    fn look(&mut self, kind: Kind, text: &str) -> Looked {
        let text = from_address(text);
        let key = (kind, text.clone());
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let found = match Vocabulary::embedded().find(kind, &text) {
            Finding::Found { term, .. } => Looked::Term(term),
            Finding::Ambiguous { .. } | Finding::Unknown { .. } => Looked::Unknown,
        };
        self.known.insert(key, found);
        found
    }

    fn count(&mut self, kind: Kind, text: &str, column: &str, row: u64) {
        let text = from_address(text);
        let entry = self.unknown.entry((kind, text.clone())).or_insert_with(|| {
            let vocabulary = Vocabulary::embedded();
            let (ambiguous, nearest) = match vocabulary.find(kind, &text) {
                Finding::Ambiguous { meanings } => (true, meanings),
                Finding::Unknown { nearest } => (false, nearest),
                Finding::Found { term, .. } => (false, vec![term]),
            };
            let names_material = (kind == Kind::Process)
                .then(|| vocabulary.find_material(&text).term().map(AnyTerm::Material))
                .flatten();
            UnknownTerm {
                kind,
                text: text.clone(),
                ambiguous,
                nearest,
                names_material,
                column: column.to_owned(),
                first_row: row,
                rows: 0,
            }
        });
        entry.rows += 1;
    }
}

/// Other registers give terms as addresses: ".../wiki/Laser_cutting".
fn from_address(text: &str) -> String {
    let text = text.trim();
    if !text.starts_with("http://") && !text.starts_with("https://") {
        return text.to_owned();
    }
    let last = text.trim_end_matches('/').rsplit('/').next().unwrap_or(text);
    percent_encoding::percent_decode_str(last).decode_utf8_lossy().replace('_', " ")
}

/// At commas that part words; not at those within a number.
fn commas(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(',') {
        let after = text[at + 1..].chars().next();
        let before = text[..at].chars().next_back();
        let in_number =
            before.is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(|c| c.is_ascii_digit());
        if !in_number {
            parts.push(text[start..at].trim());
            start = at + 1;
        }
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

fn strokes(text: &str) -> Vec<&str> {
    text.split('/').map(str::trim).filter(|part| !part.is_empty()).collect()
}

fn ands(text: &str) -> Vec<&str> {
    let mut parts = vec![text];
    for word in [" och ", " and ", " & ", " + ", " samt "] {
        parts = parts.into_iter().flat_map(|part| part.split(word)).collect();
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}
