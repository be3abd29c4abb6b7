//! What is told: of a source that a format has no place for, of a message that was not understood.

use exchange::capacity_group::Week;
use exchange::{
    NotCarried, NotUnderstood, OtherProperty, OtherValue, Quantity, Read, Role, administration_shell,
    capacity_group, manufacturing_capability, partner_certificate, quotation,
};
use jiff::civil::date;
use serde_json::{Value, json};

use crate::samples::{self, range, texts};

fn fields(told: &[NotCarried]) -> Vec<&str> {
    told.iter().map(|one| one.field.as_str()).collect()
}

fn notes<T>(read: &Read<T>) -> Vec<(&str, &str)> {
    read.not_understood.iter().map(|NotUnderstood { at, what }| (at.as_str(), what.as_str())).collect()
}

#[test]
fn a_week_without_both_amounts_is_left_out() {
    let mut group = samples::capacity();
    group.weeks.push(Week {
        monday: date(2026, 12, 14),
        actual: Some("8".parse().unwrap()),
        maximum: None,
        agreed: None,
        delta_production: None,
    });
    let written = capacity_group::write(&group).unwrap();
    assert_eq!(
        written.not_carried,
        [NotCarried {
            field: "weeks/2026-12-14".to_owned(),
            why: "The format demands both actual and maximum capacity of a week; one of them is not known, so the week is left out."
                .to_owned()
        }]
    );
    assert_eq!(written.message["capacities"].as_array().unwrap().len(), 2);
}

#[test]
fn a_unit_is_left_out_expressly() {
    let mut group = samples::capacity();
    group.unit = None;
    let message = capacity_group::write(&group).unwrap().message;
    assert_eq!(message["unitOfMeasureIsOmitted"], json!(true));
    assert_eq!(message.get("unitOfMeasure"), None);
}

#[test]
fn a_request_has_room_for_one_file_and_one_property() {
    let mut request = samples::quotation();
    let mut more = request.additional_files[0].clone();
    more.name = "yta.pdf".to_owned();
    request.additional_files.push(more);
    let mut density = request.parts[0].material_properties[0].clone();
    density.name = "density".to_owned();
    request.parts[0].material_properties.push(density);
    assert_eq!(
        quotation::write(&request).unwrap().not_carried,
        [
            NotCarried {
                field: "parts/0/material_properties/density".to_owned(),
                why: "The message has room for one property of the material, and material stands there."
                    .to_owned()
            },
            NotCarried {
                field: "additional_files/yta.pdf".to_owned(),
                why: "The message has room for one file beside the geometry, and hus.pdf stands there."
                    .to_owned()
            },
        ]
    );
}

#[test]
fn a_request_with_lists_is_read() {
    let mut message = quotation::write(&samples::quotation()).unwrap().message;
    let part = message["rfqConfiguration"]["parts"].clone();
    message["rfqConfiguration"]["parts"] = json!([part, part]);
    message["rfqConfiguration"]["cadFile"]["fileObject"] = json!({ "data": "AAAA" });
    message["cxHeader"]["context"] = json!("RFQ-Pump:1.x.x");
    message["priority"] = json!("high");
    let read = quotation::read(&message.to_string()).unwrap();
    assert_eq!(read.value.parts.len(), 2);
    assert_eq!(
        notes(&read),
        [
            (
                "/cxHeader/context",
                "This names another model; the message is read as a request for quotation all the same."
            ),
            (
                "/rfqConfiguration/cadFile/fileObject",
                "The content of a file is not read: the format does not lay down its form. Fetch it by its path."
            ),
            (
                "/rfqConfiguration/parts",
                "This is a list of 2, but the format has one object here; all of them are read."
            ),
            ("/priority", "\"priority\" is not read: it is no field of a message that we know."),
        ]
    );
}

#[test]
fn values_beside_the_key_of_a_parameter() {
    let mut message = quotation::write(&samples::quotation()).unwrap().message;
    let parameter =
        &mut message["rfqConfiguration"]["parts"]["billOfProcess"]["process"][0]["inputParameters"][0];
    parameter["parameterKey"] = json!("HasValue");
    let read = quotation::read(&message.to_string()).unwrap();
    assert_eq!(
        notes(&read),
        [(
            "/rfqConfiguration/parts/billOfProcess/process/0/inputParameters/0/tolerances",
            "It is not read, since parameterKey is HasValue."
        )]
    );
}

#[test]
fn an_empty_text_is_not_stated() {
    let mut message = partner_certificate::write(&samples::certificate()).unwrap().message;
    message["registrationNumber"] = json!("");
    message["areaOfApplication"] = Value::Null;
    let read = partner_certificate::read(&message.to_string()).unwrap();
    assert_eq!(
        (read.value.registration_number.as_deref(), read.value.area_of_application.as_deref()),
        (None, None)
    );
    assert_eq!(notes(&read), [("/registrationNumber", "The text is empty: nothing is stated.")]);
}

#[test]
fn what_capability_messages_have_no_place_for() {
    let mut facility = samples::facility();
    facility.capabilities[1].certificates.clear();
    facility.capabilities[1].other.push(OtherProperty {
        meaning: None,
        names: texts(&[("en", "colours")]),
        value: OtherValue::List(vec!["red".to_owned(), "blue".to_owned()]),
    });
    assert_eq!(
        fields(&manufacturing_capability::write(&facility).unwrap().not_carried),
        [
            "id",
            "name",
            "capabilities/turning_7/certificates",
            "capabilities/milling_7/comment",
            "capabilities/turning_7/other/0"
        ]
    );
}

#[test]
fn what_shells_have_no_place_for() {
    let mut facility = samples::facility();
    facility.name = Some("å".repeat(129));
    assert_eq!(
        fields(&administration_shell::write(&facility).unwrap().not_carried),
        [
            "capabilities/milling_7/certificates/0/valid_until",
            "capabilities/turning_7/certificates/0/valid_until",
            "name/und"
        ]
    );
}

/// A message of another system: machines with their capabilities, families, values without a form that we know.
#[test]
fn a_foreign_manufacturing_capability() {
    let sawing = json!({
        "capabilityId": "c-1", "hierarchyElementId": "h-1",
        "label": { "en": "saw" }, "capabilityLabel": { "en": "sawing" },
        "generalizes": [{ "hierarchyElementId": "h-2" }],
        "semanticReferences": [{ "semanticReferenceId": "urn:example:sawing" }, { "semanticReferenceId": "urn:example:cutting" }],
        "properties": [{ "propertyLabel": { "en": "speed" }, "propertyValue": "220" }, { "propertyLabel": { "en": "feed" } }],
        "capabilityConstraintSet": [{
            "refersToMaterial": {
                "@type": "MaterialEntity", "label": { "en": "steel" },
                "belongsToMaterialFamilies": [{ "label": { "en": "metal" }, "hierarchyElementId": "h-3" }]
            }
        }]
    });
    let message = json!({
        "processes": [{ "billOfProcessIdentification": "b-1" }], "products": [], "machineTools": [],
        "certificates": [{ "label": { "en": "ISO 9001" } }],
        "machines": [{ "label": { "en": "saw 3" }, "provides": [sawing] }], "capabilities": []
    });
    let read = manufacturing_capability::read(&message.to_string()).unwrap();
    let one = &read.value.capabilities[0];
    assert_eq!((one.id.as_str(), one.role), ("h-1", Some(Role::Offered)));
    assert_eq!(one.process.id.as_deref(), Some("urn:example:sawing"));
    assert_eq!(one.materials[0].names, texts(&[("en", "steel")]));
    assert_eq!(one.certificates[0].certificate.names, texts(&[("en", "ISO 9001")]));
    assert_eq!(one.other.len(), 1);
    let at = "/machines/0/provides/0";
    assert_eq!(
        notes(&read),
        [
            ("/processes", "Bills of process are not read: they point at documents elsewhere."),
            ("/machines/0", "The machine is not read, only what it provides."),
            (
                &*format!("{at}/capabilityId"),
                "c-1 is not read: hierarchyElementId is taken as the identifier."
            ),
            (&*format!("{at}/label"), "It is not read: capabilityLabel is taken as the name."),
            (&*format!("{at}/generalizes"), "The place in a hierarchy of capabilities is not read."),
            (&*format!("{at}/semanticReferences/1"), "It is not read: one meaning is kept, the first."),
            (&*format!("{at}/properties/1"), "The property has no value: nothing is stated."),
            (
                &*format!("{at}/capabilityConstraintSet/0/refersToMaterial/belongsToMaterialFamilies"),
                "The families of the material are not read."
            ),
        ]
    );
}

/// A shell of another system: the qualifier's other name, relations, values that are no ranges, a submodel of another kind.
#[test]
fn a_foreign_shell() {
    let external = |id: &str| json!({ "type": "ExternalReference", "keys": [{ "type": "GlobalReference", "value": id }] });
    let part =
        |name: &str| external(&format!("https://admin-shell.io/idta/CapabilityDescription/{name}/1/0"));
    let message = json!({
        "assetAdministrationShells": [{ "id": "urn:example:other", "assetInformation": { "assetKind": "Instance" } }],
        "submodels": [
            { "id": "urn:example:nameplate", "semanticId": external("urn:example:Nameplate") },
            {
                "id": "urn:example:capabilities",
                "semanticId": external("https://admin-shell.io/idta/SubmodelTemplate/CapabilityDescription/1/0/1"),
                "submodelElements": [{
                    "modelType": "SubmodelElementCollection", "idShort": "Set", "semanticId": part("CapabilitySet"),
                    "value": [{
                        "modelType": "SubmodelElementCollection", "idShort": "Drill", "semanticId": part("CapabilityContainer"),
                        "value": [
                            {
                                "modelType": "Capability", "idShort": "Drilling", "semanticId": part("Capability"),
                                "qualifiers": [
                                    {
                                        "type": "CapabilityRoleQualifier/Required", "valueType": "xs:boolean", "value": "true",
                                        "semanticId": part("CapabilityRoleQualifier/Required")
                                    },
                                    { "type": "Offered", "valueType": "xs:string", "value": "[1, 0]" },
                                    { "type": "Cost", "valueType": "xs:string", "value": "high" }
                                ]
                            },
                            {
                                "modelType": "SubmodelElementCollection", "idShort": "CapabilityRelations",
                                "semanticId": part("CapabilityRelations")
                            },
                            {
                                "modelType": "SubmodelElementCollection", "idShort": "PropertySet", "semanticId": part("PropertySet"),
                                "value": [
                                    {
                                        "modelType": "SubmodelElementCollection", "idShort": "Depth",
                                        "semanticId": part("PropertyContainer"),
                                        "displayName": [{ "language": "en", "text": "depth" }],
                                        "value": [{ "modelType": "Range", "idShort": "R", "valueType": "xs:double", "min": "1", "max": "40.50" }]
                                    },
                                    {
                                        "modelType": "SubmodelElementCollection", "idShort": "Bad",
                                        "semanticId": part("PropertyContainer"),
                                        "value": [{ "modelType": "Range", "idShort": "R", "valueType": "xs:string", "min": "M3" }]
                                    }
                                ]
                            }
                        ]
                    }]
                }]
            }
        ]
    });
    let read = administration_shell::read(&message.to_string()).unwrap();
    let one = &read.value.capabilities[0];
    assert_eq!((one.id.as_str(), one.role), ("Drill", Some(Role::Required)));
    assert_eq!(
        one.other,
        [OtherProperty {
            meaning: None,
            names: texts(&[("en", "depth")]),
            value: OtherValue::Range(range("[1, 40.5]"))
        }]
    );
    assert_eq!((&read.value.id, &read.value.name), (&None, &None));
    let inside = "/submodels/1/submodelElements/0/value/0/value";
    assert_eq!(
        notes(&read),
        [
            ("/submodels/0", "The submodel is not read: it is no Capability Description of version 1."),
            (
                &*format!("{inside}/0/qualifiers/1"),
                "The role is neither true nor false but \"[1, 0]\"; it is not read."
            ),
            (&*format!("{inside}/0/qualifiers/2"), "The qualifier \"Cost\" is not read."),
            (
                &*format!("{inside}/1"),
                "Relations of the capability are not read: skills, compositions, generalizations and constraints."
            ),
            (
                &*format!("{inside}/2/value/1/value/0"),
                "The range is not read: it needs a side, decimal numbers, and a least that is not above its most."
            ),
            ("/assetAdministrationShells/0", "The shell is not read: the capabilities are not its own."),
        ]
    );
}

/// Absent is unknown: what was not stated comes back as nothing, never as no or zero.
#[test]
fn unknown_stays_unknown() {
    let mut facility = samples::facility();
    let one = &mut facility.capabilities[0];
    one.stages.clear();
    one.limits.remove(&Quantity::LongestSide);
    one.role = None;
    let read = administration_shell::read(&administration_shell::write(&facility).unwrap().text()).unwrap();
    let one = &read.value.capabilities[0];
    assert_eq!((one.role, one.stages.len(), one.limits.get(&Quantity::LongestSide)), (None, 0, None));
}
