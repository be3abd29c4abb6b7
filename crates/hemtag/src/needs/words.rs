//! Findings of a need as sentences, for pages, the terminal and files.

use vocabulary::{Length, Vocabulary};

use super::model::{Field, Finding, FindingKind, NeedDocument, TermKind, WhyNot, term_name};
use crate::words::{And, Language};

impl Field {
    /// The question's name.
    #[must_use]
    pub fn name(self, language: Language) -> String {
        language.t(&format!("need-field-{}", self.key()))
    }
}

impl Finding {
    /// What to ask or tell, with where it is: "Draget, Material: Vi förstår inte …".
    #[must_use]
    pub fn sentence(&self, language: Language, need: &NeedDocument) -> String {
        let mut place = Vec::new();
        if let Some(part) = self.part.and_then(|i| need.parts.get(i)).filter(|_| need.parts.len() > 1) {
            place.push(part.name.clone());
        }
        place.retain(|p| !p.is_empty());
        if self.field != Field::Other {
            place.push(self.field.name(language));
        }
        if place.is_empty() {
            return self.kind.sentence(language);
        }
        format!("{}: {}", place.join(", "), self.kind.sentence(language))
    }
}

impl FindingKind {
    /// The sentence without its place.
    #[must_use]
    pub fn sentence(&self, l: Language) -> String {
        match self {
            FindingKind::UnknownTerm { term, stated, nearest } => {
                with_terms(l, "need-finding-unknown-term", "nearest", *term, stated, nearest)
            }
            FindingKind::AmbiguousTerm { term, stated, candidates } => {
                let key = if candidates.len() == 1 {
                    "need-finding-ambiguous-one"
                } else {
                    "need-finding-ambiguous"
                };
                let names = l.list(&names(l, *term, candidates), And::Or);
                l.ta(key, &[("stated", stated.as_str().into()), ("candidates", names.into())])
            }
            FindingKind::Mentioned { process, stated } => {
                let term = names(l, TermKind::Process, std::slice::from_ref(process)).concat();
                l.ta("need-finding-mentioned", &[("term", term.into()), ("stated", stated.as_str().into())])
            }
            FindingKind::Unreadable { stated } => {
                l.ta("need-finding-unreadable", &[("stated", stated.as_str().into())])
            }
            FindingKind::NotEvaluated { stated, why } => {
                let why = l.t(why.key());
                match stated {
                    None => l.ta("need-finding-left-out", &[("why", why.into())]),
                    Some(stated) => l.ta(
                        "need-finding-left-out-stated",
                        &[("stated", stated.as_str().into()), ("why", why.into())],
                    ),
                }
            }
            FindingKind::IdeaAsPrototype => l.t("need-finding-idea"),
            FindingKind::PerYearAsSeries => l.t("need-finding-per-year-as-series"),
            FindingKind::ToleranceAtLongest { at_um } => {
                let at = l.length(Length::from_um(*at_um));
                l.ta("need-finding-tolerance-at-longest", &[("at", at.into())])
            }
            FindingKind::DuePassed { due } => {
                l.ta("need-finding-due-passed", &[("due", l.date(*due).into())])
            }
        }
    }
}

impl WhyNot {
    const fn key(self) -> &'static str {
        match self {
            WhyNot::NoProcessCares => "need-finding-why-no-process-cares",
            WhyNot::FirstSeriesDecides => "need-finding-why-first-series-decides",
            WhyNot::NoPlace => "need-finding-why-no-place",
            WhyNot::NoDimension => "need-finding-why-no-dimension",
            WhyNot::OutsideStandard => "need-finding-why-outside-standard",
            WhyNot::SeveralOperations => "need-finding-why-several-operations",
            WhyNot::NoCount => "need-finding-why-no-count",
            WhyNot::NoCriterion => "need-finding-why-no-criterion",
        }
    }
}

fn with_terms(
    l: Language,
    key: &str,
    name: &'static str,
    term: TermKind,
    stated: &str,
    codes: &[String],
) -> String {
    if codes.is_empty() {
        return l.ta(key, &[("stated", stated.into())]);
    }
    let list = l.list(&names(l, term, codes), And::Or);
    l.ta(&format!("{key}-nearest"), &[("stated", stated.into()), (name, list.into())])
}

fn names(language: Language, term: TermKind, codes: &[String]) -> Vec<String> {
    codes
        .iter()
        .map(|code| term_name(term, code, language.of_terms()).unwrap_or_else(|| code.clone()))
        .collect()
}

/// The name of the kommun or county with this code, for people.
#[must_use]
pub fn kommun_name(code: &str) -> Option<&'static str> {
    Vocabulary::embedded().places().kommun(code).map(|k| k.name.as_str())
}
