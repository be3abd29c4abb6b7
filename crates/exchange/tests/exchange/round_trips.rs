//! What comes out goes in again unchanged; where a format carries less, what is told as not carried is all that is gone.

use exchange::{
    Decimal, Facility, OtherValue, Read, ReadError, Role, administration_shell, capacity_group,
    manufacturing_capability, partner_certificate, quotation,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{generated, samples};

/// What an administration shell carries of a facility.
fn in_a_shell(facility: &Facility) -> (Facility, usize) {
    let (mut carried, mut gone) = (facility.clone(), 0);
    for held in carried.capabilities.iter_mut().flat_map(|one| &mut one.certificates) {
        gone += usize::from(held.valid_until.take().is_some());
    }
    (carried, gone)
}

/// What a message of capabilities carries of a facility whose capabilities hold the same certificates.
fn in_a_capability(facility: &Facility) -> (Facility, usize) {
    let mut gone = usize::from(facility.id.is_some()) + usize::from(facility.name.is_some());
    let mut carried = Facility { id: None, name: None, ..facility.clone() };
    for one in &mut carried.capabilities {
        gone += usize::from(!std::mem::take(&mut one.comment).is_empty());
        let before = one.other.len();
        one.other.retain(|property| !matches!(property.value, OtherValue::List(_)));
        gone += before - one.other.len();
    }
    (carried, gone)
}

/// Makes of any facility one that a message of capabilities can be written of.
fn offered(mut facility: Facility) -> Facility {
    let mut held = facility.capabilities[0].certificates.clone();
    held.dedup();
    if held.len() == 2 && held[0] == held[1] {
        held.pop();
    }
    for one in &mut facility.capabilities {
        one.role = Some(Role::Offered);
        one.certificates.clone_from(&held);
    }
    facility
}

proptest! {
    #[test]
    fn an_administration_shell(facility in generated::facility()) {
        let written = administration_shell::write(&facility).unwrap();
        let read = administration_shell::read(&written.text()).unwrap();
        let parsed: Value = serde_json::from_str(&written.text()).unwrap();
        prop_assert_eq!(&administration_shell::read_value(&parsed).unwrap(), &read);
        let (carried, gone) = in_a_shell(&facility);
        prop_assert_eq!(&read.value, &carried);
        prop_assert_eq!(written.not_carried.len(), gone);
        prop_assert_eq!(read.not_understood, vec![]);
        prop_assert_eq!(administration_shell::write(&carried).unwrap().message, written.message);
    }

    #[test]
    fn a_manufacturing_capability(facility in generated::facility().prop_map(offered)) {
        let written = manufacturing_capability::write(&facility).unwrap();
        let read = manufacturing_capability::read(&written.text()).unwrap();
        let parsed: Value = serde_json::from_str(&written.text()).unwrap();
        prop_assert_eq!(&manufacturing_capability::read_value(&parsed).unwrap(), &read);
        let (carried, gone) = in_a_capability(&facility);
        prop_assert_eq!(&read.value, &carried);
        prop_assert_eq!(written.not_carried.len(), gone);
        prop_assert_eq!(read.not_understood, vec![]);
        prop_assert_eq!(manufacturing_capability::write(&carried).unwrap().message, written.message);
    }

    #[test]
    fn a_request_for_quotation(request in generated::quotation()) {
        let written = quotation::write(&request).unwrap();
        let read = quotation::read(&written.text()).unwrap();
        prop_assert_eq!(read.value, request);
        prop_assert_eq!(read.not_understood, vec![]);
        prop_assert_eq!(written.not_carried, vec![]);
    }

    #[test]
    fn a_capacity_group(group in generated::capacity()) {
        let written = capacity_group::write(&group).unwrap();
        let read = capacity_group::read(&written.text()).unwrap();
        let parsed: Value = serde_json::from_str(&written.text()).unwrap();
        prop_assert_eq!(&capacity_group::read_value(&parsed).unwrap(), &read);
        prop_assert_eq!(read.value, group);
        prop_assert_eq!(read.not_understood, vec![]);
        prop_assert_eq!(written.not_carried, vec![]);
    }

    #[test]
    fn a_partner_certificate(certificate in generated::certificate()) {
        let written = partner_certificate::write(&certificate).unwrap();
        let read = partner_certificate::read(&written.text()).unwrap();
        prop_assert_eq!(read.value, certificate);
        prop_assert_eq!(read.not_understood, vec![]);
        prop_assert_eq!(written.not_carried, vec![]);
    }

    /// Any text gives a value or an error, never a panic.
    #[test]
    fn any_text(text in prop_oneof![any::<String>(), "[\\[\\]{}:,\"a-z0-9]{0,40}"]) {
        let _ = administration_shell::read(&text);
        let _ = manufacturing_capability::read(&text);
        let _ = quotation::read(&text);
        let _ = capacity_group::read(&text);
        let _ = partner_certificate::read(&text);
    }

    #[test]
    fn a_decimal_keeps_its_order(one in generated::decimal(), other in generated::decimal()) {
        let exact = |number: Decimal| {
            let text = number.to_string();
            let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
            format!("{whole}{part:0<6}").parse::<i64>().unwrap()
        };
        prop_assert_eq!(one.cmp(&other), exact(one).cmp(&exact(other)));
        prop_assert_eq!(one.to_string().parse::<Decimal>().unwrap(), one);
    }
}

#[test]
fn a_validator_of_which_nothing_is_stated_is_none() {
    let mut message = partner_certificate::write(&samples::certificate()).unwrap().message;
    for validator in [json!({}), json!({ "validatorName": "" }), Value::Null] {
        message["validator"] = validator;
        assert_eq!(partner_certificate::read(&message.to_string()).unwrap().value.validator, None);
    }
}

/// JSON writes it with an exponent.
#[test]
fn a_very_small_number() {
    let mut group = samples::capacity();
    for number in ["0.000001", "-0.00000000000001", "0.00001"] {
        group.weeks[0].delta_production = Some(number.parse().unwrap());
        let read = capacity_group::read(&capacity_group::write(&group).unwrap().text()).unwrap();
        assert_eq!(read.value, group, "{number}");
    }
    let text = capacity_group::write(&group).unwrap().text();
    let large = text.replace("1.25", "1e300");
    assert!(matches!(capacity_group::read(&large), Err(ReadError::Unexpected { .. })));
}

/// Every place in a value, as JSON pointers.
fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                places(value, &format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), all);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                places(value, &format!("{at}/{index}"), all);
            }
        }
        _ => {}
    }
}

/// Puts wrong values into every place of a message, one at a time: the reader gives an error, another value, or tells. Gives the
/// places where it did none of these.
fn silent<T: PartialEq>(message: &Value, read: fn(&str) -> Result<Read<T>, ReadError>) -> Vec<String> {
    let right = read(&message.to_string()).unwrap();
    let mut all = Vec::new();
    places(message, "", &mut all);
    let wrong = [json!(null), json!(-1.5), json!("x"), json!([[]]), json!({})];
    all.retain(|at| {
        wrong.iter().any(|value| {
            let mut message = message.clone();
            if std::mem::replace(message.pointer_mut(at).unwrap(), value.clone()) == *value {
                return false;
            }
            read(&message.to_string())
                .is_ok_and(|read| read.value == right.value && read.not_understood == right.not_understood)
        })
    });
    all
}

#[test]
fn no_wrong_value_is_lost_silently() {
    let nothing: [&str; 0] = [];
    assert_eq!(silent(&quotation::write(&samples::quotation()).unwrap().message, quotation::read), nothing);
    assert_eq!(
        silent(&capacity_group::write(&samples::capacity()).unwrap().message, capacity_group::read),
        nothing
    );
    let message = partner_certificate::write(&samples::certificate()).unwrap().message;
    assert_eq!(silent(&message, partner_certificate::read), nothing);
    let message = manufacturing_capability::write(&samples::facility()).unwrap().message;
    for at in silent(&message, manufacturing_capability::read) {
        // What is said for people of a meaning that we know, and the identifier that stands twice.
        assert!(at.contains("/propertyLabel") || at.ends_with("/capabilityId"), "{at}");
    }
    let message = administration_shell::write(&samples::facility()).unwrap().message;
    for at in silent(&message, administration_shell::read) {
        // What the format lays down or says for people, beside what is stated.
        let words = [
            "/conceptDescriptions",
            "/modelType",
            "/idShort",
            "/semanticId",
            "/assetKind",
            "/kind",
            "/administration",
        ];
        let forms = [
            "/valueType",
            "/typeValueListElement",
            "/orderRelevant",
            "/type",
            "/id",
            "/assetAdministrationShells",
        ];
        assert!(words.iter().chain(&forms).any(|part| at.contains(part)), "{at}");
    }
}
