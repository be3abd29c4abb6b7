//! A facility to an environment.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{
    IEC_61360, LIST, MULTI_LANGUAGE, NAME_LETTERS, PROPERTY, RANGE, SEMANTIC_ID, TEXT_LETTERS, UNDETERMINED,
    part,
};
use crate::concepts::{self, Concept};
use crate::facility::{Capability, Facility, OtherProperty, OtherValue, Term, Texts};
use crate::outcome::{WriteError, Written};
use crate::values::{Decimal, Range, quoted};
use crate::writing::{Telling, filled, object};

/// Writes the environment.
///
/// # Errors
/// When the facility has no identifier or no capability; tells every identifier, language and range that the format does not
/// allow.
pub fn write(facility: &Facility) -> Result<Written, WriteError> {
    let mut tell = Telling::default();
    let id = match facility.id.as_deref().filter(|id| !id.trim().is_empty()) {
        Some(id) => id,
        None => {
            tell.missing("id", "Give the facility a globally unique identifier, such as its address.");
            ""
        }
    };
    if facility.capabilities.is_empty() {
        tell.missing("capabilities", "Add at least one.");
    }
    let mut used = BTreeSet::new();
    let mut ids = BTreeSet::new();
    let containers: Vec<Value> = facility
        .capabilities
        .iter()
        .map(|one| {
            if !ids.insert(&one.id) {
                tell.not_allowed(
                    "capabilities",
                    format!("{} twice", quoted(&one.id)),
                    "identifiers that stand once",
                );
            }
            container(one, &mut used, &mut tell)
        })
        .collect();
    let submodel = format!("{id}/submodels/capability-description/1/0");
    let name = facility.name.as_ref().map(|name| Texts::from([(UNDETERMINED.to_owned(), name.clone())]));
    let shell = object([
        ("modelType", Some("AssetAdministrationShell".into())),
        ("id", Some(format!("{id}/aas").into())),
        ("displayName", name.and_then(|name| texts("name", &name, NAME_LETTERS, &mut tell))),
        ("assetInformation", Some(json!({ "assetKind": "Instance", "globalAssetId": id }))),
        (
            "submodels",
            Some(json!([{ "type": "ModelReference", "keys": [{ "type": "Submodel", "value": submodel }] }])),
        ),
    ]);
    let submodel = json!({
        "modelType": "Submodel",
        "kind": "Instance",
        "id": submodel,
        "idShort": "CapabilityDescription",
        "administration": { "version": "1", "revision": "0", "templateId": SEMANTIC_ID },
        "semanticId": { "type": "ModelReference", "keys": [{ "type": "Submodel", "value": SEMANTIC_ID }] },
        "submodelElements": [collection("CapabilitySet", &part("CapabilitySet"), None, containers)],
    });
    let message = object([
        ("assetAdministrationShells", Some(json!([shell]))),
        ("submodels", Some(json!([submodel]))),
        // The metamodel has no empty lists.
        ("conceptDescriptions", filled(used.into_iter().map(description).collect())),
    ]);
    tell.finish(message)
}

fn container(one: &Capability, used: &mut BTreeSet<Concept>, tell: &mut Telling) -> Value {
    let field = format!("capabilities/{}", one.id);
    let starts = one.id.starts_with(|letter: char| letter.is_ascii_alphabetic());
    if !starts
        || one.id.len() > 128
        || !one.id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    {
        tell.not_allowed(
            format!("{field}/id"),
            quoted(&one.id),
            "a letter and then letters, digits and underscores, 128 at most",
        );
    }
    let qualifier = one.role.map(|role| {
        json!([{
            "type": role.name(),
            "semanticId": external(&part(&format!("CapabilityRoleQualifier/{}", role.name()))),
            "valueType": "xs:boolean",
            "value": "true",
        }])
    });
    let capability = object([
        ("modelType", Some("Capability".into())),
        ("idShort", Some("Capability".into())),
        ("displayName", texts(&format!("{field}/process/names"), &one.process.names, NAME_LETTERS, tell)),
        ("semanticId", Some(external(&part("Capability")))),
        ("supplementalSemanticIds", one.process.id.as_ref().map(|id| Value::Array(vec![external(id)]))),
        ("qualifiers", qualifier),
    ]);
    let comment = texts(&format!("{field}/comment"), &one.comment, TEXT_LETTERS, tell).map(|value| {
        json!({
            "modelType": "MultiLanguageProperty",
            "idShort": "CapabilityComment",
            "semanticId": external(&part("CapabilityComment")),
            "value": value,
        })
    });
    let properties = filled(properties(&field, one, used, tell)).map(|properties| {
        json!({
            "modelType": "SubmodelElementCollection",
            "idShort": "PropertySet",
            "semanticId": external(&part("PropertySet")),
            "value": properties,
        })
    });
    let inside = [Some(capability), comment, properties].into_iter().flatten().collect();
    collection(&one.id, &part("CapabilityContainer"), None, inside)
}

fn properties(field: &str, one: &Capability, used: &mut BTreeSet<Concept>, tell: &mut Telling) -> Vec<Value> {
    let mut all = Vec::new();
    let mut meant = |concept: Concept, element: Value| {
        used.insert(concept);
        all.push(collection(concept.name, &part("PropertyContainer"), None, vec![element]));
    };
    if !one.materials.is_empty() {
        let each = one.materials.iter().enumerate();
        let each = each
            .map(|(index, term)| term_element(&format!("{field}/materials/{index}"), term, tell))
            .collect();
        meant(concepts::MATERIAL, list(Some(concepts::MATERIAL.id()), each));
    }
    for (quantity, limits) in &one.limits {
        let concept = concepts::of_quantity(*quantity);
        meant(concept, range(&format!("{field}/limits/{}", concept.name), *limits, Some(concept.id()), tell));
    }
    for (stage, yes) in &one.stages {
        let concept = concepts::of_stage(*stage);
        meant(concept, property("xs:boolean", &yes.to_string(), Some(concept.id())));
    }
    if !one.certificates.is_empty() {
        let each = one.certificates.iter().enumerate().map(|(index, held)| {
            let field = format!("{field}/certificates/{index}");
            if held.valid_until.is_some() {
                tell.not_carried(
                    format!("{field}/valid_until"),
                    "A list of values has no place for a day beside each; the message of the certificate itself has it.",
                );
            }
            term_element(&field, &held.certificate, tell)
        });
        meant(concepts::CERTIFICATE, list(Some(concepts::CERTIFICATE.id()), each.collect()));
    }
    for (index, one) in one.other.iter().enumerate() {
        let field = format!("{field}/other/{index}");
        let element = other(&field, one, tell);
        let names = texts(&format!("{field}/names"), &one.names, NAME_LETTERS, tell);
        all.push(collection(
            &format!("Other{}", index + 1),
            &part("PropertyContainer"),
            names,
            vec![element],
        ));
    }
    all
}

fn other(field: &str, one: &OtherProperty, tell: &mut Telling) -> Value {
    match &one.value {
        OtherValue::Range(limits) => range(field, *limits, one.meaning.clone(), tell),
        OtherValue::Text(text) => property("xs:string", text, one.meaning.clone()),
        OtherValue::List(all) => {
            // Elements of a list are known by their place and have no idShort (AASd-120).
            let each = all.iter().map(|text| {
                json!({ "modelType": "Property", "semanticId": external(PROPERTY), "valueType": "xs:string", "value": text })
            });
            list(one.meaning.clone(), each.collect())
        }
    }
}

fn range(field: &str, range: Range, meaning: Option<String>, tell: &mut Telling) -> Value {
    if !range.says_something() {
        tell.not_allowed(field, range.to_string(), "ranges with a side whose least is not above its most");
    }
    let side = |side: Option<Decimal>| side.map(|number| number.to_string().into());
    object([
        ("modelType", Some("Range".into())),
        ("idShort", Some("PropertyRange".into())),
        ("semanticId", Some(external(RANGE))),
        ("supplementalSemanticIds", meaning.map(|id| Value::Array(vec![external(&id)]))),
        ("valueType", Some("xs:decimal".into())),
        ("min", side(range.min)),
        ("max", side(range.max)),
    ])
}

fn property(kind: &str, value: &str, meaning: Option<String>) -> Value {
    object([
        ("modelType", Some("Property".into())),
        ("idShort", Some("PropertyProperty".into())),
        ("semanticId", Some(external(PROPERTY))),
        ("supplementalSemanticIds", meaning.map(|id| Value::Array(vec![external(&id)]))),
        ("valueType", Some(kind.into())),
        ("value", Some(value.into())),
    ])
}

fn list(meaning: Option<String>, value: Vec<Value>) -> Value {
    object([
        ("modelType", Some("SubmodelElementList".into())),
        ("idShort", Some("PropertySubmodelList".into())),
        ("semanticId", Some(external(LIST))),
        ("supplementalSemanticIds", meaning.map(|id| Value::Array(vec![external(&id)]))),
        ("orderRelevant", Some(false.into())),
        ("typeValueListElement", Some("SubmodelElement".into())),
        ("value", filled(value)),
    ])
}

/// A term in a list: its names, and what it is as value id.
fn term_element(field: &str, term: &Term, tell: &mut Telling) -> Value {
    if term.id.is_none() && term.names.is_empty() {
        tell.missing(field, "Give it an identifier or a name.");
    }
    object([
        ("modelType", Some("MultiLanguageProperty".into())),
        ("semanticId", Some(external(MULTI_LANGUAGE))),
        ("value", texts(&format!("{field}/names"), &term.names, TEXT_LETTERS, tell)),
        ("valueId", term.id.as_ref().map(|id| external(id))),
    ])
}

fn collection(id_short: &str, semantic_id: &str, names: Option<Value>, value: Vec<Value>) -> Value {
    object([
        ("modelType", Some("SubmodelElementCollection".into())),
        ("idShort", Some(id_short.into())),
        ("displayName", names),
        ("semanticId", Some(external(semantic_id))),
        ("value", filled(value)),
    ])
}

fn external(id: &str) -> Value {
    json!({ "type": "ExternalReference", "keys": [{ "type": "GlobalReference", "value": id }] })
}

/// Texts by language; those that are too long are told and left out, since a text cut short may say something else.
fn texts(field: &str, texts: &Texts, letters: usize, tell: &mut Telling) -> Option<Value> {
    let mut all = Vec::new();
    for (language, text) in texts {
        let tag = language.split('-').all(|one| {
            (1..=8).contains(&one.len()) && one.bytes().all(|letter| letter.is_ascii_alphanumeric())
        });
        if !tag {
            tell.not_allowed(
                field,
                format!("in the language {}", quoted(language)),
                "language tags such as sv or en-GB",
            );
        }
        if text.is_empty() {
            tell.not_allowed(field, "an empty text".to_owned(), "texts that say something");
        } else if text.chars().count() > letters {
            tell.not_carried(
                format!("{field}/{language}"),
                format!("The format takes at most {letters} letters there."),
            );
        } else {
            all.push(json!({ "language": language, "text": text }));
        }
    }
    filled(all)
}

fn description(concept: Concept) -> Value {
    let content = object([
        ("modelType", Some("DataSpecificationIec61360".into())),
        (
            "preferredName",
            Some(
                json!([{ "language": "en", "text": concept.english }, { "language": "sv", "text": concept.swedish }]),
            ),
        ),
        ("definition", Some(json!([{ "language": "en", "text": concept.definition }]))),
        ("unit", concept.unit.map(Value::from)),
        ("dataType", concept.unit.map(|_| "REAL_MEASURE".into())),
    ]);
    json!({
        "modelType": "ConceptDescription",
        "id": concept.id(),
        "idShort": concept.name,
        "embeddedDataSpecifications": [{ "dataSpecification": external(IEC_61360), "dataSpecificationContent": content }],
    })
}
