//! What an import found and did, as plain data: the preview, the terminal and `--json` are made from it.

use serde_json::{Value, json};
use vocabulary::{AnyTerm, Vocabulary, find::Kind};

use super::{
    join::ReadFile,
    mapping::Mapping,
    problem::{Doubt, Problem},
    terms::UnknownTerm,
};
use crate::{
    files::{What, store::NewImport},
    makers::model::Maker,
    words::{And, Language},
};

/// The version of the JSON.
pub const VERSION: u32 = 1;

/// How many makers are shown as they would be kept.
pub const SHOWN: usize = 5;

#[derive(Debug, Clone)]
pub struct Report {
    pub file: String,
    /// "CSV ; UTF-8".
    pub form: String,
    /// The sheets of a workbook, the one that was read first.
    pub sheets: Vec<String>,
    pub mapping: Mapping,
    pub rows: u64,
    /// Rows that were taken, or would be.
    pub accepted: u64,
    pub rejected: Vec<Problem>,
    pub doubtful: Vec<Doubt>,
    pub unknown_terms: Vec<UnknownTerm>,
    pub new: u64,
    pub updated: u64,
    pub unchanged: u64,
    /// Makers whose profile names no process, among those of the file.
    pub without_process: u64,
    /// True when the register now holds it.
    pub kept: bool,
    /// The first makers as they are kept, or would be.
    pub first: Vec<Maker>,
}

impl Report {
    #[must_use]
    pub(super) fn of(file: &str, read: &ReadFile) -> Report {
        Report {
            file: file.to_owned(),
            form: read.form.clone(),
            sheets: read.sheets.clone(),
            mapping: read.mapping.clone(),
            rows: read.rows,
            accepted: read.rows - read.rejected_rows,
            rejected: read.problems.clone(),
            doubtful: read.doubts.clone(),
            unknown_terms: read.unknown_terms.clone(),
            new: 0,
            updated: 0,
            unchanged: 0,
            without_process: 0,
            kept: false,
            first: Vec::new(),
        }
    }

    /// What is written down of an import that was made. Counts only: no name and no text of the file.
    #[must_use]
    pub(super) fn kept_as(&self, hash: &str) -> NewImport {
        let counts = json!({
            "rows": self.rows, "accepted": self.accepted, "rejected": self.rejected.len(),
            "doubtful": self.doubtful.len(), "unknown_terms": self.unknown_terms.len(),
            "new": self.new, "updated": self.updated, "unchanged": self.unchanged,
            "without_process": self.without_process,
        });
        NewImport {
            what: What::Makers,
            file_name: self.file.clone(),
            file_hash: hash.to_owned(),
            mapping: self.mapping.file().write(),
            counts,
        }
    }

    /// As docs/json.md describes it.
    #[must_use]
    pub fn json(&self, language: Language) -> Value {
        json!({
            "version": VERSION,
            "file": self.file,
            "form": self.form,
            "kept": self.kept,
            "rows": self.rows,
            "accepted": self.accepted,
            "makers": { "new": self.new, "updated": self.updated, "unchanged": self.unchanged,
                        "without_process": self.without_process },
            "columns": self.mapping.columns.iter().map(|column| json!({
                "column": column.head, "field": column.target.code(), "sure": column.sure, "unit": column.unit,
            })).collect::<Vec<_>>(),
            "rejected": self.rejected.iter().map(|problem| json!({
                "row": problem.row, "column": problem.column, "message": problem.kind.sentence(language),
            })).collect::<Vec<_>>(),
            "doubtful": self.doubtful.iter().map(|doubt| json!({
                "row": doubt.row, "column": doubt.column, "message": doubt.kind.sentence(language),
            })).collect::<Vec<_>>(),
            "unknown_terms": self.unknown_terms.iter().map(unknown).collect::<Vec<_>>(),
        })
    }
}

/// The word for a kind of term.
#[must_use]
pub fn kind_code(kind: Kind) -> &'static str {
    match kind {
        Kind::Process => "process",
        Kind::Material => "material",
        Kind::Certificate => "certificate",
    }
}

fn unknown(term: &UnknownTerm) -> Value {
    let named = |term: &AnyTerm| {
        let vocabulary = Vocabulary::embedded();
        json!({
            "code": vocabulary.code(*term),
            "name_sv": vocabulary.name(*term, vocabulary::Language::Sv),
            "name_en": vocabulary.name(*term, vocabulary::Language::En),
        })
    };
    json!({
        "kind": kind_code(term.kind),
        "text": term.text,
        "result": if term.ambiguous { "several" } else { "not_found" },
        "nearest": term.nearest.iter().map(named).collect::<Vec<_>>(),
        "names_material": term.names_material.as_ref().map(named),
        "column": term.column,
        "row": term.first_row,
        "rows": term.rows,
    })
}

/// A word that is not known, with what to propose.
#[must_use]
pub fn unknown_sentence(l: Language, term: &UnknownTerm) -> String {
    let kind = l.t(&format!("kind-{}", kind_code(term.kind)));
    let head = l.ta(
        "text-import-unknown-term",
        &[
            ("kind", kind.into()),
            ("text", term.text.as_str().into()),
            ("column", term.column.as_str().into()),
            ("count", term.rows.into()),
            ("rows", l.whole(term.rows).into()),
        ],
    );
    match proposal(l, term) {
        Some(what) => format!("{head}: {what}"),
        None => head,
    }
}

/// What a word that is not known may mean.
#[must_use]
pub fn proposal(l: Language, term: &UnknownTerm) -> Option<String> {
    let vocabulary = Vocabulary::embedded();
    let named =
        |term: &AnyTerm| format!("{} [{}]", vocabulary.name(*term, l.of_terms()), vocabulary.code(*term));
    let names: Vec<String> = term.nearest.iter().take(3).map(named).collect();
    let nearest = l.list(&names, And::Or).into();
    if term.names_material.is_some() {
        Some(l.t("text-import-unknown-material"))
    } else if names.is_empty() {
        None
    } else if term.ambiguous {
        Some(l.ta("text-import-unknown-several", &[("nearest", nearest)]))
    } else {
        Some(l.ta("text-import-unknown-nearest", &[("nearest", nearest)]))
    }
}
