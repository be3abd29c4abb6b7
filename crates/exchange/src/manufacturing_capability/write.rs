//! A facility to a message.

use serde_json::Value;

use crate::concepts::{self, Concept};
use crate::facility::{Capability, Facility, HeldCertificate, OtherProperty, OtherValue, Role, Term, Texts};
use crate::outcome::{WriteError, Written};
use crate::values::quoted;
use crate::writing::{Telling, filled, object};

/// Writes the message.
///
/// # Errors
/// Tells every capability without identifier or name, and every one that is not offered: the message is of offers only.
pub fn write(facility: &Facility) -> Result<Written, WriteError> {
    let mut tell = Telling::default();
    for (field, stated) in [("id", &facility.id), ("name", &facility.name)] {
        if stated.is_some() {
            tell.not_carried(
                field,
                "The message has no place for whose capabilities they are; whoever sends it is known by the connection.",
            );
        }
    }
    let mut held: Vec<&HeldCertificate> = Vec::new();
    for one in facility.capabilities.iter().flat_map(|one| &one.certificates) {
        if !held.contains(&one) {
            held.push(one);
        }
    }
    for one in &facility.capabilities {
        if one.certificates.iter().collect::<Vec<_>>() != held {
            tell.not_carried(
                format!("capabilities/{}/certificates", one.id),
                "The message lists certificates for all capabilities together, not for each.",
            );
        }
    }
    let certificates = held.into_iter().map(|one| certificate(one, &mut tell)).collect::<Value>();
    let capabilities = facility.capabilities.iter().map(|one| capability(one, &mut tell)).collect::<Value>();
    let nothing = || Some(Value::Array(Vec::new()));
    let message = object([
        ("processes", nothing()),
        ("machines", nothing()),
        ("products", nothing()),
        ("capabilities", Some(capabilities)),
        ("machineTools", nothing()),
        ("certificates", Some(certificates)),
    ]);
    tell.finish(message)
}

fn capability(one: &Capability, tell: &mut Telling) -> Value {
    let field = format!("capabilities/{}", one.id);
    match one.role {
        Some(Role::Offered) => {}
        Some(role) => {
            tell.not_allowed(format!("{field}/role"), quoted(role.name()), "capabilities that are offered");
        }
        None => tell.missing(format!("{field}/role"), "Say whether it is offered."),
    }
    if !one.comment.is_empty() {
        tell.not_carried(format!("{field}/comment"), "A capability has no place for comments.");
    }
    let id = tell.text(format!("{field}/id"), &one.id);
    let label = label(&format!("{field}/process/names"), &one.process.names, tell);
    let limits: Vec<Value> = one
        .limits
        .iter()
        .map(|(quantity, range)| {
            if !range.says_something() {
                tell.not_allowed(
                    format!("{field}/limits"),
                    range.to_string(),
                    "ranges with a side whose least is not above its most",
                );
            }
            property(concepts::of_quantity(*quantity), format!("{range} {}", quantity.unit()))
        })
        .collect();
    let stages = one.stages.iter().map(|(stage, yes)| property(concepts::of_stage(*stage), yes.to_string()));
    let mut properties: Vec<Value> = stages.collect();
    properties.extend(one.other.iter().enumerate().filter_map(|(index, one)| {
        let field = format!("{field}/other/{index}");
        other(&field, one, tell)
    }));
    let limits = filled(limits).map(|limits| object([("capabilityConstraintProperties", Some(limits))]));
    let mut constraints: Vec<Value> = limits.into_iter().collect();
    constraints.extend(one.materials.iter().enumerate().map(|(index, term)| {
        let material =
            term_entity(&format!("{field}/materials/{index}"), term, concepts::MATERIAL, None, tell);
        object([("refersToMaterial", Some(material))])
    }));
    object([
        ("capabilityId", Some(id.clone())),
        ("hierarchyElementId", Some(id)),
        ("capabilityLabel", Some(label.clone())),
        ("label", Some(label)),
        ("semanticReferences", one.process.id.as_ref().map(|id| references(id))),
        ("properties", filled(properties)),
        ("capabilityConstraintSet", filled(constraints)),
    ])
}

fn certificate(held: &HeldCertificate, tell: &mut Telling) -> Value {
    let until = held.valid_until.map(|day| {
        tell.day("certificates/valid_until", day);
        property(concepts::VALID_UNTIL, day.to_string())
    });
    term_entity("certificates", &held.certificate, concepts::CERTIFICATE, until, tell)
}

/// A material or a certificate: its label, and its identifier as a property, since it has no field for one.
fn term_entity(field: &str, term: &Term, concept: Concept, more: Option<Value>, tell: &mut Telling) -> Value {
    let mut properties: Vec<Value> = term.id.iter().map(|id| property(concept, id.clone())).collect();
    properties.extend(more);
    object([
        ("label", Some(label(&format!("{field}/names"), &term.names, tell))),
        ("properties", filled(properties)),
    ])
}

fn other(field: &str, one: &OtherProperty, tell: &mut Telling) -> Option<Value> {
    let value = match &one.value {
        OtherValue::Text(text) => text.clone(),
        OtherValue::Range(range) => range.to_string(),
        OtherValue::List(_) => {
            tell.not_carried(field, "The value of a property is one text; a list has no place.");
            return None;
        }
    };
    Some(object([
        ("propertyLabel", Some(label(&format!("{field}/names"), &one.names, tell))),
        ("semanticReferences", one.meaning.as_ref().map(|id| references(id))),
        ("propertyValue", Some(value.into())),
    ]))
}

fn property(concept: Concept, value: String) -> Value {
    object([
        (
            "propertyLabel",
            Some(object([("en", Some(concept.english.into())), ("sv", Some(concept.swedish.into()))])),
        ),
        ("semanticReferences", Some(references(&concept.id()))),
        ("propertyValue", Some(value.into())),
    ])
}

fn references(id: &str) -> Value {
    Value::Array(vec![object([("semanticReferenceId", Some(id.into()))])])
}

fn label(field: &str, names: &Texts, tell: &mut Telling) -> Value {
    if names.values().all(|name| name.trim().is_empty()) {
        tell.missing(field, "Give it a name in at least one language.");
    }
    names.iter().map(|(language, name)| (language.clone(), Value::from(name.as_str()))).collect()
}
