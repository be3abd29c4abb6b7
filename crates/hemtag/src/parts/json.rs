//! The facts of a part as JSON: docs/json.md says what each field means.

use part::{Facts, Refusal, rules::Findings};
use serde_json::{Value, json};
use vocabulary::{Material, Vocabulary};

use super::{
    refusal_in_words, unread_in_words,
    words::{code_of, key},
};
use crate::words::Language;

/// Everything that is known of a file.
#[must_use]
pub fn whole(
    language: Language,
    file: &str,
    facts: &Facts,
    findings: &Findings,
    material: Option<&Material>,
) -> Value {
    let mut value = serde_json::to_value(facts).unwrap_or_default();
    value["version"] = 1.into();
    value["file"] = file.into();
    value["unit_in_file"] = facts.unit_in_file.map(part::Unit::sign).into();
    value["unread"] = facts
        .unread
        .iter()
        .map(|unread| {
            json!({
                "what": code_of(&unread.what), "solid": unread.solid, "count": unread.count,
                "message": unread_in_words(language, unread),
            })
        })
        .collect();
    value["findings"] = findings.found.iter().map(|finding| one(language, finding)).collect();
    value["not_judged"] = findings
        .not_judged
        .iter()
        .map(|(solid, rule)| json!({ "solid": solid, "rule": rule.id, "measure": code_of(&rule.measure) }))
        .collect();
    if let Some(material) = material {
        value["material"] = material.code.as_str().into();
        for (solid, facts) in value["solids"].as_array_mut().into_iter().flatten().zip(&facts.solids) {
            let mass = material
                .facts
                .density
                .map(|(low, high)| [low, high].map(|density| facts.mass_kg(f64::from(density))));
            solid["mass_kg"] = json!(mass);
        }
    }
    value
}

fn one(language: Language, finding: &part::rules::Finding) -> Value {
    let rule = finding.rule;
    let process = Vocabulary::embedded().processes().get(rule.process);
    let terms = language.of_terms();
    json!({
        "solid": finding.solid,
        "process": process.code,
        "process_name": process.name(terms),
        "rule": rule.id,
        "measure": code_of(&rule.measure),
        "measure_name": language.t(&key("part-measure", &rule.measure)),
        "weight": code_of(&rule.weight),
        "value": finding.value,
        "compare": code_of(&rule.compare),
        "limit": rule.limit,
        "unit": match rule.measure {
            measure if measure.is_length() => "mm",
            measure if measure.is_angle() => "deg",
            _ => "1",
        },
        "material": rule.material.map(|m| Vocabulary::embedded().materials().get(m).code.clone()),
        "at_mm": finding.at_mm,
        "confidence": code_of(&finding.confidence),
        "source": rule.source,
        "message": rule.wording(terms),
        "change": rule.change(terms),
        "gain": rule.gain(terms),
    })
}

/// A file that gave nothing.
#[must_use]
pub fn refused(language: Language, file: &str, refusal: &Refusal) -> Value {
    let mut value =
        json!({ "version": 1, "file": file, "error": serde_json::to_value(refusal).unwrap_or_default() });
    value["message"] = refusal_in_words(language, refusal).into();
    value
}
