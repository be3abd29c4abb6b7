//! Proposals as JSON, in the form that docs/json.md describes.

use serde_json::{Value, json};
use vocabulary::{AnyTerm, Vocabulary};

use super::{Proposals, Quote, Sure};

/// Raised when a field changes its meaning or goes.
pub const VERSION: u32 = 1;

/// The whole answer of `hemtag propose --json`.
#[must_use]
pub fn whole(text: &str, proposals: &Proposals) -> Value {
    let vocabulary = Vocabulary::embedded();
    let offers: Vec<Value> = proposals
        .offers
        .iter()
        .map(|offer| {
            let facts: Vec<Value> = offer
                .facts
                .iter()
                .map(|fact| {
                    let value = json!({
                        "field": fact.field.code(), "value": fact.value, "complete": fact.complete,
                    });
                    quoted(value, text, &fact.quote, fact.sure)
                })
                .collect();
            let process = vocabulary.processes().get(offer.process);
            let value = json!({
                "process": process.code, "name_sv": process.name_sv, "name_en": process.name_en, "facts": facts,
            });
            quoted(value, text, &offer.quote, offer.sure)
        })
        .collect();
    let certificates: Vec<Value> = proposals
        .certificates
        .iter()
        .map(|held| {
            let code = &vocabulary.certificates().get(held.certificate).code;
            quoted(json!({ "certificate": code }), text, &held.quote, held.sure)
        })
        .collect();
    let questions: Vec<Value> = proposals
        .questions
        .iter()
        .map(|question| {
            let meanings: Vec<Value> = question.meanings.iter().map(|term| meaning(vocabulary, *term)).collect();
            json!({
                "words": &text[question.quote.span.clone()], "sentence": &text[question.quote.sentence.clone()],
                "meanings": meanings,
            })
        })
        .collect();
    let left: Vec<Value> = proposals
        .not_understood
        .iter()
        .map(|quote| json!({ "words": &text[quote.span.clone()], "sentence": &text[quote.sentence.clone()] }))
        .collect();
    json!({
        "version": VERSION, "offers": offers, "certificates": certificates, "questions": questions,
        "not_understood": left,
    })
}

fn quoted(mut value: Value, text: &str, quote: &Quote, sure: Sure) -> Value {
    value["sure"] = sure.code().into();
    value["proposed"] = sure.is_proposed().into();
    value["words"] = text[quote.span.clone()].into();
    value["sentence"] = text[quote.sentence.clone()].into();
    value
}

fn meaning(vocabulary: &Vocabulary, term: AnyTerm) -> Value {
    let kind = match term {
        AnyTerm::Process(_) => "process",
        AnyTerm::Material(_) => "material",
        AnyTerm::Certificate(_) => "certificate",
    };
    json!({ "kind": kind, "code": vocabulary.code(term) })
}
