//! Looking a word up: found, meaning several things, or not known with the nearest. Never guessed.

use serde_json::{Value, json};
use vocabulary::{
    Vocabulary,
    find::{AnyTerm, Finding, How, Kind},
};

use super::certificates::anchor;
use crate::words::Language;

/// The kinds of term, and the words for them in addresses and on the command line.
pub const KINDS: [(&str, Kind); 3] =
    [("process", Kind::Process), ("material", Kind::Material), ("certificate", Kind::Certificate)];

/// What a text means, in one vocabulary or all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// One thing in each vocabulary that knows it.
    Found(Vec<(AnyTerm, How)>),
    /// Several things, or one that must be confirmed: which?
    Several(Vec<AnyTerm>),
    /// Nothing; these are nearest by their letters, to choose from.
    Nothing(Vec<AnyTerm>),
}

/// Looks a text up. A word that one vocabulary knows is not asked about for another's sake.
#[must_use]
pub fn look_up(kind: Option<Kind>, text: &str) -> Meaning {
    let (mut found, mut several, mut nearest) = (Vec::new(), Vec::new(), Vec::new());
    let kinds = KINDS.into_iter().filter(|(_, each)| kind.is_none_or(|kind| kind == *each));
    for (_, each) in kinds {
        match Vocabulary::embedded().find(each, text) {
            Finding::Found { term, how } => found.push((term, how)),
            Finding::Ambiguous { meanings } => several.extend(meanings),
            Finding::Unknown { nearest: near } => nearest.extend(near),
        }
    }
    // A spelling that had to be corrected gives way to a word that stands as it was written.
    if found.iter().any(|(_, how)| !matches!(how, How::Spelling { .. })) {
        found.retain(|(_, how)| !matches!(how, How::Spelling { .. }));
    } else if !several.is_empty() {
        return Meaning::Several(several);
    }
    match (found.is_empty(), several.is_empty()) {
        (false, _) => Meaning::Found(found),
        (true, false) => Meaning::Several(several),
        (true, true) => Meaning::Nothing(nearest),
    }
}

/// A term as people read it and where its page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub kind: &'static str,
    pub code: &'static str,
    pub name_sv: &'static str,
    pub name_en: &'static str,
    /// Without the language.
    pub path: String,
}

#[must_use]
pub fn shown(term: AnyTerm) -> Shown {
    let vocabulary = Vocabulary::embedded();
    match term {
        AnyTerm::Process(id) => {
            let t = vocabulary.processes().get(id);
            let path = format!("/processes/{}", t.code);
            Shown { kind: "process", code: &t.code, name_sv: &t.name_sv, name_en: &t.name_en, path }
        }
        AnyTerm::Material(id) => {
            let t = vocabulary.materials().get(id);
            let path = format!("/materials/{}", t.code);
            Shown { kind: "material", code: &t.code, name_sv: &t.name_sv, name_en: &t.name_en, path }
        }
        AnyTerm::Certificate(id) => {
            let t = vocabulary.certificates().get(id);
            let path = format!("/certificates#{}", anchor(&t.code));
            Shown { kind: "certificate", code: &t.code, name_sv: &t.name_sv, name_en: &t.name_en, path }
        }
    }
}

impl Shown {
    #[must_use]
    pub fn name(&self, language: Language) -> &'static str {
        language.pick(self.name_sv, self.name_en)
    }

    fn json(&self) -> Value {
        json!({ "kind": self.kind, "code": self.code, "name_sv": self.name_sv, "name_en": self.name_en })
    }
}

/// The version of the form, as docs/json.md describes it.
pub const VERSION: u32 = 1;

/// What a text means, as JSON.
#[must_use]
pub fn json(text: &str, meaning: &Meaning) -> Value {
    let all = |terms: &[AnyTerm]| terms.iter().map(|&term| shown(term).json()).collect::<Vec<_>>();
    let (result, found, meanings, nearest) = match meaning {
        Meaning::Found(found) => {
            let found = found.iter().map(|(term, how)| {
                let mut row = shown(*term).json();
                row["how"] = match how {
                    How::Exact => "exact",
                    How::Synonym => "synonym",
                    How::Compound => "compound",
                    How::Spelling { .. } => "spelling",
                }
                .into();
                if let How::Spelling { read_as } = how {
                    row["read_as"] = read_as.as_str().into();
                }
                row
            });
            ("found", found.collect(), Vec::new(), Vec::new())
        }
        Meaning::Several(meanings) => ("several", Vec::new(), all(meanings), Vec::new()),
        Meaning::Nothing(nearest) => ("not_found", Vec::new(), Vec::new(), all(nearest)),
    };
    json!({
        "version": VERSION, "text": text, "result": result, "found": found, "meanings": meanings, "nearest": nearest,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> (String, Vec<String>) {
        let json = json(text, &look_up(None, text));
        let list = ["found", "meanings", "nearest"]
            .into_iter()
            .flat_map(|l| json[l].as_array().cloned().unwrap_or_default());
        let codes = list.map(|t| t["code"].as_str().unwrap_or_default().to_owned()).collect();
        (json["result"].as_str().unwrap_or_default().to_owned(), codes)
    }

    #[test]
    fn a_word_is_found_whatever_vocabulary_it_is_of() {
        assert_eq!(codes("femaxlig fräsning"), ("found".to_owned(), vec!["3.2.02".to_owned()]));
        assert_eq!(codes("ISO 9001"), ("found".to_owned(), vec!["ISO 9001".to_owned()]));
    }

    #[test]
    fn a_word_of_several_meanings_is_asked_about() {
        assert_eq!(codes("pressning").0, "several");
    }

    #[test]
    fn haircutting_is_not_cutting() {
        assert_eq!(codes("haircutting").0, "not_found");
        assert!(
            !codes("screen printing").1.iter().any(|code| code.starts_with('A')),
            "{:?}",
            codes("screen printing")
        );
    }
}
