//! A request to a message.

use serde_json::Value;

use super::{
    Amount, BillOfProcess, CONTEXT, File, HEADER_VERSION, Header, Limits, Parameter, ParameterValue, Part,
    ProcessStep, RequestForQuotation, STEP_KINDS, Sender,
};
use crate::capacity_group::zoned;
use crate::outcome::{WriteError, Written};
use crate::writing::{Telling, filled, maybe, object};

/// Writes the message.
///
/// # Errors
/// Tells every mandatory text that is empty, and when there is not exactly one part.
pub fn write(request: &RequestForQuotation) -> Result<Written, WriteError> {
    let mut tell = Telling::default();
    if request.parts.len() > 1 {
        tell.not_allowed(
            "parts",
            format!("a list of {}", request.parts.len()),
            "one part in a message (write one for each)",
        );
    }
    let part = match request.parts.first() {
        Some(one) => Some(part(one, &mut tell)),
        None => {
            tell.missing("parts", "Add the part that is asked for.");
            None
        }
    };
    let names = request.additional_files.iter().map(|file| file.name.as_str());
    tell.only_first("additional_files", "one file beside the geometry", names);
    let identification = &request.identification;
    let first_file = request.additional_files.first();
    let message = object([
        ("cxHeader", Some(header(&request.header, &mut tell))),
        (
            "rfqIdentification",
            Some(object([
                ("rfqSource", maybe(identification.source.as_ref())),
                ("rfqId", Some(tell.text("identification/id", &identification.id))),
                ("rfqName", Some(tell.text("identification/name", &identification.name))),
                ("rfqDateTime", Some(identification.made.as_str().into())),
                ("rfqVersion", Some(tell.text("identification/version", &identification.version))),
            ])),
        ),
        (
            "rfqConfiguration",
            Some(object([
                ("cadFile", Some(file("cad_file", &request.cad_file, &mut tell))),
                ("parts", part),
                ("firstDeliveryDate", request.first_delivery.map(|day| tell.day("first_delivery", day))),
                ("lastDeliveryDate", Some(tell.day("last_delivery", request.last_delivery))),
                ("orderQuantity", Some(amount("order_quantity", &request.order_quantity, &mut tell))),
                ("additionalComments", maybe(request.additional_comments.as_ref())),
                ("additionalFiles", first_file.map(|one| file("additional_files/0", one, &mut tell))),
            ])),
        ),
        ("rfqSender", Some(sender(&request.sender, &mut tell))),
    ]);
    tell.finish(message)
}

fn header(header: &Header, tell: &mut Telling) -> Value {
    object([
        ("messageId", Some(header.message_id.as_str().into())),
        ("context", Some(CONTEXT.into())),
        ("sentDateTime", Some(zoned("header/sent", &header.sent, tell))),
        ("senderBpn", Some(header.sender.as_str().into())),
        ("receiverBpn", Some(header.receiver.as_str().into())),
        (
            "expectedResponseBy",
            header.respond_by.as_ref().map(|moment| zoned("header/respond_by", moment, tell)),
        ),
        ("relatedMessageId", header.related_message.as_ref().map(|id| id.as_str().into())),
        ("version", Some(HEADER_VERSION.into())),
    ])
}

fn sender(sender: &Sender, tell: &mut Telling) -> Value {
    object([
        ("senderName", Some(tell.text("sender/name", &sender.name))),
        ("senderCompanyName", maybe(sender.company.as_ref())),
        // The format's own spelling.
        ("senderAdress", Some(tell.text("sender/address", &sender.address))),
        ("senderEMail", Some(tell.text("sender/email", &sender.email))),
        ("senderPhoneNumber", Some(tell.text("sender/phone", &sender.phone))),
        ("senderAccountAddress", Some(tell.text("sender/account_address", &sender.account_address))),
        ("senderDeliveryAddress", Some(tell.text("sender/delivery_address", &sender.delivery_address))),
        ("deliveryRequirements", maybe(sender.delivery_requirements.as_ref())),
    ])
}

fn file(field: &str, file: &File, tell: &mut Telling) -> Value {
    object([
        ("fileType", Some(tell.text(format!("{field}/file_type"), &file.file_type))),
        ("fileName", Some(tell.text(format!("{field}/name"), &file.name))),
        ("filePath", maybe(file.path.as_ref())),
    ])
}

fn amount(field: &str, amount: &Amount, tell: &mut Telling) -> Value {
    object([
        ("quantityNumber", Some(tell.not_negative(format!("{field}/number"), amount.number))),
        ("measurementUnit", Some(amount.unit.as_str().into())),
    ])
}

fn part(part: &Part, tell: &mut Telling) -> Value {
    let property = match part.material_properties.first() {
        None => {
            tell.missing("parts/0/material_properties", "State the material, for example by its name.");
            None
        }
        Some(first) => {
            let names = part.material_properties.iter().map(|one| one.name.as_str());
            tell.only_first("parts/0/material_properties", "one property of the material", names);
            Some(object([
                ("propertyName", Some(tell.text("parts/0/material_properties/0/name", &first.name))),
                ("value", Some(tell.text("parts/0/material_properties/0/value", &first.value))),
                ("valueType", Some(tell.text("parts/0/material_properties/0/value_type", &first.value_type))),
            ]))
        }
    };
    object([
        ("partId", Some(tell.text("parts/0/id", &part.id))),
        ("partName", Some(tell.text("parts/0/name", &part.name))),
        ("manufacturingDomain", maybe(part.manufacturing_domain.as_ref())),
        ("generalTolerance", Some(tell.text("parts/0/general_tolerance", &part.general_tolerance))),
        ("additionalRequirements", maybe(part.additional_requirements.as_ref())),
        (
            "material",
            Some(object([
                ("materialProperties", property),
                ("materialFamily", maybe(part.material_family.as_ref())),
            ])),
        ),
        ("partQuantity", Some(amount("parts/0/quantity", &part.quantity, tell))),
        ("billOfProcess", part.bill_of_process.as_ref().map(|bill| bill_of_process(bill, tell))),
    ])
}

fn bill_of_process(bill: &BillOfProcess, tell: &mut Telling) -> Value {
    let at = "parts/0/bill_of_process";
    let steps =
        bill.steps.iter().enumerate().map(|(index, one)| step(&format!("{at}/steps/{index}"), one, tell));
    object([
        ("process", Some(steps.collect())),
        ("billOfProcessIdentification", Some(tell.text(format!("{at}/id"), &bill.id))),
        ("productName", Some(tell.text(format!("{at}/product_name"), &bill.product_name))),
        ("productVersion", Some(tell.text(format!("{at}/product_version"), &bill.product_version))),
        ("version", Some(bill.version.as_str().into())),
    ])
}

fn texts(all: &[String]) -> Vec<Value> {
    all.iter().map(|one| one.as_str().into()).collect()
}

fn step(at: &str, step: &ProcessStep, tell: &mut Telling) -> Value {
    if step.ids.is_empty() {
        tell.missing(format!("{at}/ids"), "Give the step an identifier.");
    }
    let next = step.next.iter().map(|way| {
        let branches = way.iter().map(|branch| object([("successor", Some(texts(branch).into()))]));
        object([("precedenceElements", Some(branches.collect()))])
    });
    let kind = STEP_KINDS.iter().find(|(kind, _)| *kind == step.kind);
    let mut parameters = |name: &str, all: &[Parameter]| {
        let all =
            all.iter().enumerate().map(|(index, one)| parameter(&format!("{at}/{name}/{index}"), one, tell));
        filled(all.collect())
    };
    let (inputs, outputs) = (parameters("inputs", &step.inputs), parameters("outputs", &step.outputs));
    object([
        ("processStepIdentifier", Some(texts(&step.ids).into())),
        ("processStepType", kind.map(|(_, name)| (*name).into())),
        ("capabilityId", Some(tell.text(format!("{at}/capability"), &step.capability))),
        ("inputParameters", inputs),
        ("outputParameters", outputs),
        ("childProcessSteps", filled(texts(&step.children))),
        ("precedenceRelation", filled(next.collect())),
    ])
}

fn parameter(at: &str, parameter: &Parameter, tell: &mut Telling) -> Value {
    let limits = |all: &[Limits], lower: &'static str, upper: &'static str| {
        let each = all.iter().map(|one| {
            object([
                (lower, Some(one.lower.as_str().into())),
                (upper, Some(one.upper.as_str().into())),
                ("name", maybe(one.name.as_ref())),
            ])
        });
        Some(each.collect::<Value>())
    };
    let (key, value, ranges, tolerances) = match &parameter.value {
        ParameterValue::Nothing => ("HasNoValue", None, None, None),
        ParameterValue::Value(value) => {
            ("HasValue", Some(tell.text(format!("{at}/value"), value)), None, None)
        }
        ParameterValue::Ranges(all) => ("HasValueRange", None, limits(all, "lowerValue", "upperValue"), None),
        ParameterValue::Tolerances { value, limits: all } => {
            ("HasTolerances", maybe(value.as_ref()), None, limits(all, "lowerLimit", "upperLimit"))
        }
    };
    object([
        ("name", Some(tell.text(format!("{at}/name"), &parameter.name))),
        ("semanticReference", Some(texts(&parameter.meanings).into())),
        ("parameterKey", Some(key.into())),
        ("value", value),
        ("valueRangeList", ranges),
        ("tolerances", tolerances),
    ])
}
