//! What is refused, with the sentences that people see.

use exchange::capacity_group::CapacityGroup;
use exchange::partner_certificate::{PartnerCertificate, ValidUntil};
use exchange::{
    Facility, Problem, Quantity, Range, Role, administration_shell, capacity_group, manufacturing_capability,
    partner_certificate, quotation,
};
use jiff::civil::date;
use serde_json::{Value, json};

use crate::samples;

/// A message with one place changed.
fn changed(mut message: Value, at: &str, to: Value) -> String {
    let (above, name) = at.rsplit_once('/').unwrap();
    let above = message.pointer_mut(above).unwrap();
    match above {
        Value::Object(fields) if to.is_null() => {
            fields.remove(name);
        }
        Value::Object(fields) => {
            fields.insert(name.to_owned(), to);
        }
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = to,
        _ => panic!("no such place: {at}"),
    }
    message.to_string()
}

fn quotation(at: &str, to: Value) -> String {
    quotation::read(&changed(quotation::write(&samples::quotation()).unwrap().message, at, to))
        .unwrap_err()
        .to_string()
}

fn capacity(at: &str, to: Value) -> String {
    let message = capacity_group::write(&samples::capacity()).unwrap().message;
    capacity_group::read(&changed(message, at, to)).unwrap_err().to_string()
}

fn certificate(at: &str, to: Value) -> String {
    let message = partner_certificate::write(&samples::certificate()).unwrap().message;
    partner_certificate::read(&changed(message, at, to)).unwrap_err().to_string()
}

fn capability(at: &str, to: Value) -> String {
    let message = manufacturing_capability::write(&samples::facility()).unwrap().message;
    manufacturing_capability::read(&changed(message, at, to)).unwrap_err().to_string()
}

fn shell(at: &str, to: Value) -> String {
    let message = administration_shell::write(&samples::facility()).unwrap().message;
    administration_shell::read(&changed(message, at, to)).unwrap_err().to_string()
}

#[test]
fn no_json() {
    assert_eq!(
        quotation::read("{\n  \"cxHeader\": ").unwrap_err().to_string(),
        "Line 2, column 14: this is not JSON. Send the file as the other system exported it, in UTF-8."
    );
    assert_eq!(
        capacity_group::read("[]").unwrap_err().to_string(),
        "The whole message: expected an object, found a list of 0. Ask the sender to correct it."
    );
}

#[test]
fn a_request_that_is_wrong() {
    assert_eq!(
        quotation("/cxHeader/senderBpn", json!("BPNL7588")),
        "/cxHeader/senderBpn: expected BPNL and twelve letters or digits, found \"BPNL7588\". Ask the sender to correct it."
    );
    assert_eq!(
        quotation("/rfqSender/senderEMail", Value::Null),
        "/rfqSender/senderEMail: expected a text, found nothing. Ask the sender for it: the format demands it."
    );
    assert_eq!(
        quotation("/cxHeader/context", json!("urn:samm:io.catenax.request_for_quotation:2.x.x")),
        "/cxHeader/context: expected urn:samm:io.catenax.request_for_quotation:3.x.x, found \
         \"urn:samm:io.catenax.request_for_quotation:2.x.x\". Ask the sender for version 3.0.0 of the request for quotation."
    );
    assert_eq!(
        quotation("/cxHeader/sentDateTime", json!("2026-11-27T09:00:00")),
        "/cxHeader/sentDateTime: expected a date and time with its time zone such as 2026-11-27T09:00:00Z, found \
         \"2026-11-27T09:00:00\". Ask the sender to correct it."
    );
    assert_eq!(
        quotation("/rfqConfiguration/lastDeliveryDate", json!("2027-02-30")),
        "/rfqConfiguration/lastDeliveryDate: expected a day such as 2026-11-27, found \"2027-02-30\". Ask the sender to \
         correct it."
    );
    assert_eq!(
        quotation("/rfqConfiguration/orderQuantity/quantityNumber", json!("50")),
        "/rfqConfiguration/orderQuantity/quantityNumber: expected a number of at most 15 digits, found \"50\". Ask the sender \
         to correct it."
    );
    assert_eq!(
        quotation("/rfqConfiguration/parts/billOfProcess/process/0/processStepType", json!("First")),
        "/rfqConfiguration/parts/billOfProcess/process/0/processStepType: expected one of IsFirstElement, IsLastElement, \
         IsProcessElement, IsSubprocessElement, found \"First\". Ask the sender to correct it."
    );
}

#[test]
fn a_capacity_group_that_is_wrong() {
    assert_eq!(
        capacity("/capacities/0/pointInTime", json!("2026-12-01")),
        "/capacities/0/pointInTime: expected the Monday of a week, found \"2026-12-01\". Ask the sender to correct it."
    );
    assert_eq!(
        capacity("/capacities/1/pointInTime", json!("2026-11-30")),
        "/capacities/1/pointInTime: expected each week once, found \"2026-11-30\". Ask the sender to correct it."
    );
    assert_eq!(
        capacity("/capacities/0/actualCapacity", json!(-1)),
        "/capacities/0/actualCapacity: expected a number from 0, found -1. Ask the sender to correct it."
    );
    assert_eq!(
        capacity("/unitOfMeasureIsOmitted", json!(true)),
        "/unitOfMeasureIsOmitted: expected true without a unitOfMeasure, and false with one, found true. Ask the sender to \
         correct it."
    );
    assert!(
        capacity("/unitOfMeasure", json!("unit:hour"))
            .starts_with("/unitOfMeasure: expected one of unit:piece, unit:set")
    );
    assert_eq!(
        capacity("/capacityGroupIsInactive", Value::Null),
        "/capacityGroupIsInactive: expected true or false, found nothing. Ask the sender for it: the format demands it."
    );
}

#[test]
fn a_certificate_that_is_wrong() {
    assert_eq!(
        certificate("/trustLevel", json!("medium")),
        "/trustLevel: expected one of none, low, high, trusted, found \"medium\". Ask the sender to correct it."
    );
    assert_eq!(
        certificate("/enclosedSites/0/enclosedSiteBpn", json!("BPNL00000000EX02")),
        "/enclosedSites/0/enclosedSiteBpn: expected BPNS or BPNA and twelve letters or digits, found \"BPNL00000000EX02\". Ask \
         the sender to correct it."
    );
    assert_eq!(
        certificate("/document/contentBase64", json!("not base 64")),
        "/document/contentBase64: expected base 64 in groups of four letters, without line breaks, found \"not base 64\". Ask \
         the sender to correct it."
    );
}

#[test]
fn capabilities_that_are_wrong() {
    assert_eq!(
        capability("/machineTools", Value::Null),
        "/machineTools: expected a list, found nothing. Ask the sender for it: the format demands it."
    );
    assert_eq!(
        capability("/capabilities/0/capabilityLabel", json!("milling")),
        "/capabilities/0/capabilityLabel: expected an object, found \"milling\". Ask the sender to correct it."
    );
    assert_eq!(
        capability("/capabilities/1/hierarchyElementId", Value::Null),
        "/capabilities/1/hierarchyElementId: expected a text, found nothing. Ask the sender for it: the format demands it."
    );
}

#[test]
fn a_shell_that_is_wrong() {
    assert_eq!(
        shell("/submodels", json!([])),
        "/submodels: expected a submodel whose semanticId is Capability Description 1.0 (IDTA 02020), found a list of 0. \
         Export that submodel too."
    );
    assert_eq!(
        shell(
            "/submodels/0/submodelElements/0/value/1/value/0",
            json!({ "modelType": "File", "idShort": "x" })
        ),
        "/submodels/0/submodelElements/0/value/1/value: expected an element Capability, found none. Ask the sender for it: the \
         format demands it."
    );
    assert_eq!(
        shell("/submodels/0/semanticId/keys/0/value", json!(7)),
        "/submodels/0/semanticId/keys/0/value: expected a text, found 7. Ask the sender to correct it."
    );
}

#[test]
fn nothing_mandatory_is_invented() {
    let error = partner_certificate::write(&PartnerCertificate {
        certificate_type: "ISO9001".to_owned(),
        ..PartnerCertificate::default()
    })
    .unwrap_err();
    assert_eq!(
        error.to_string(),
        "holder is not known, and the format demands it. Ask the holder for its BPNL. registration_number is not known, and the \
         format demands it. Read it on the certificate. valid_from is not known, and the format demands it. Read it on the \
         certificate. valid_until is not known, and the format demands it. Read it on the certificate; say expressly when it \
         never ends. trust_level is not known, and the format demands it. Say whether anybody has looked it over. document is \
         not known, and the format demands it. Attach the certificate itself."
    );
    assert_eq!(
        administration_shell::write(&Facility::default()).unwrap_err().to_string(),
        "id is not known, and the format demands it. Give the facility a globally unique identifier, such as its address. \
         capabilities is not known, and the format demands it. Add at least one."
    );
    let mut request = samples::quotation();
    request.sender.phone = " ".to_owned();
    request.parts[0].material_properties.clear();
    assert_eq!(
        quotation::write(&request).unwrap_err().to_string(),
        "parts/0/material_properties is not known, and the format demands it. State the material, for example by its name. \
         sender/phone is not known, and the format demands it. Write it."
    );
    let mut facility = samples::facility();
    facility.capabilities[0].process.names.clear();
    facility.capabilities[1].role = None;
    assert_eq!(
        manufacturing_capability::write(&facility).unwrap_err().problems,
        [
            Problem::Missing {
                field: "capabilities/milling_7/process/names".to_owned(),
                remedy: "Give it a name in at least one language.".to_owned()
            },
            Problem::Missing {
                field: "capabilities/turning_7/role".to_owned(),
                remedy: "Say whether it is offered.".to_owned()
            },
        ]
    );
}

#[test]
fn what_a_format_does_not_allow() {
    let mut facility = samples::facility();
    facility.capabilities[0].id = "5-axis".to_owned();
    facility.capabilities[0].limits.insert(Quantity::Length, Range::default());
    facility.capabilities[1].comment = samples::texts(&[("på svenska", "Ja.")]);
    assert_eq!(
        administration_shell::write(&facility).unwrap_err().to_string(),
        "capabilities/5-axis/id is \"5-axis\"; the format allows only a letter and then letters, digits and underscores, 128 at \
         most. capabilities/5-axis/limits/Length is [,]; the format allows only ranges with a side whose least is not above \
         its most. capabilities/turning_7/comment is in the language \"på svenska\"; the format allows only language tags \
         such as sv or en-GB."
    );
    let mut facility = samples::facility();
    facility.capabilities[1].role = Some(Role::Required);
    assert_eq!(
        manufacturing_capability::write(&facility).unwrap_err().to_string(),
        "capabilities/turning_7/role is \"Required\"; the format allows only capabilities that are offered."
    );
    let mut request = samples::quotation();
    request.parts.push(request.parts[0].clone());
    assert_eq!(
        quotation::write(&request).unwrap_err().to_string(),
        "parts is a list of 2; the format allows only one part in a message (write one for each)."
    );
    let group = CapacityGroup {
        weeks: vec![
            samples::week(date(2026, 12, 1), "1", "2"),
            samples::week(date(2026, 12, 7), "-1", "2"),
            samples::week(date(2026, 12, 7), "1", "2"),
        ],
        changed_at: "2026-11-27T08:15:00".parse().unwrap(),
        ..samples::capacity()
    };
    assert_eq!(
        capacity_group::write(&group).unwrap_err().to_string(),
        "weeks/2026-12-01 is a Tuesday; the format allows only Mondays. weeks/2026-12-07/actual is -1; the format allows only \
         zero and above. weeks/2026-12-07 is stated twice; the format allows only one statement for each week. \
         changed_at is 2026-11-27T08:15:00; the format allows only moments with their time zone."
    );
    let last = PartnerCertificate {
        valid_until: Some(ValidUntil::Day(date(9999, 12, 31))),
        ..samples::certificate()
    };
    assert_eq!(
        partner_certificate::write(&last).unwrap_err().to_string(),
        "valid_until is 9999-12-31; the format allows only days before it, since this one means never."
    );
}
