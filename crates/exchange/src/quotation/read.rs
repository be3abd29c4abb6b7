//! A message to a request.

use super::{
    Amount, BillOfProcess, File, Header, Identification, Limits, MaterialProperty, PARAMETER_KEYS, Parameter,
    ParameterValue, Part, ProcessStep, RequestForQuotation, STEP_KINDS, Sender,
};
use crate::outcome::{Read, ReadError};
use crate::reading::{self, Node, Object};
use crate::values::{Bpnl, Moment, UnitReference, Uuid, Version};

const MODEL: &str = "urn:samm:io.catenax.request_for_quotation:";
const ZONED: &str = "a date and time with its time zone such as 2026-11-27T09:00:00Z";

/// Reads a message.
///
/// # Errors
/// When it is no JSON, is of another major version, lacks what the format demands, or holds what it does not allow.
pub fn read(text: &str) -> Result<Read<RequestForQuotation>, ReadError> {
    reading::message(text, |node| {
        let fields = node.object()?;
        let header = header(fields.need("cxHeader", "an object")?.object()?)?;
        let identification = identification(fields.need("rfqIdentification", "an object")?.object()?)?;
        let sender = sender(fields.need("rfqSender", "an object")?.object()?)?;
        let configuration = fields.need("rfqConfiguration", "an object")?.object()?;
        let request = RequestForQuotation {
            header,
            identification,
            sender,
            cad_file: file(&configuration.need("cadFile", "an object")?)?,
            parts: one_or_more(&configuration.need("parts", "an object")?, part)?,
            first_delivery: configuration.maybe("firstDeliveryDate").map(|node| node.date()).transpose()?,
            last_delivery: configuration.need("lastDeliveryDate", "a day such as 2026-11-27")?.date()?,
            order_quantity: amount(&configuration.need("orderQuantity", "an object")?)?,
            additional_comments: configuration.maybe_text("additionalComments")?,
            additional_files: configuration
                .maybe("additionalFiles")
                .map_or_else(|| Ok(Vec::new()), |node| one_or_more(&node, file))?,
        };
        configuration.done("a request");
        fields.done("a message");
        Ok(request)
    })
}

/// One object, as the model says, or a list of them, as its descriptions do.
fn one_or_more<T>(node: &Node, each: fn(&Node) -> Result<T, ReadError>) -> Result<Vec<T>, ReadError> {
    if !node.value.is_array() {
        return Ok(vec![each(node)?]);
    }
    let items = node.list()?;
    node.note(format!(
        "This is a list of {}, but the format has one object here; all of them are read.",
        items.len()
    ));
    items.iter().map(each).collect()
}

fn moment_with_zone(node: &Node) -> Result<Moment, ReadError> {
    let moment: Moment = node.formed(ZONED)?;
    if moment.timestamp().is_none() {
        return Err(node.unexpected(ZONED));
    }
    Ok(moment)
}

fn header(fields: Object) -> Result<Header, ReadError> {
    let context = fields.need("context", "the model of the message")?;
    let named = context.text()?;
    match named.strip_prefix(MODEL) {
        Some(version) if !version.starts_with("3.") => {
            return Err(context.unexpected_because(
                format!("{MODEL}3.x.x"),
                "Ask the sender for version 3.0.0 of the request for quotation.",
            ));
        }
        Some(_) => {}
        None => context
            .note("This names another model; the message is read as a request for quotation all the same."),
    }
    let version: String = fields.need_text("version")?;
    if !version.starts_with("3.") {
        fields.notes.add(
            &fields.at("version"),
            "The header is of another version than 3.0.0; its fields are read as those of 3.0.0.",
        );
    }
    let header = Header {
        message_id: fields.need_formed("messageId", Uuid::FORM)?,
        sent: moment_with_zone(&fields.need("sentDateTime", ZONED)?)?,
        sender: fields.need_formed("senderBpn", Bpnl::FORM)?,
        receiver: fields.need_formed("receiverBpn", Bpnl::FORM)?,
        respond_by: fields.maybe("expectedResponseBy").map(|node| moment_with_zone(&node)).transpose()?,
        related_message: fields.maybe_formed("relatedMessageId", Uuid::FORM)?,
    };
    fields.done("a header");
    Ok(header)
}

fn identification(fields: Object) -> Result<Identification, ReadError> {
    let identification = Identification {
        id: fields.need_text("rfqId")?,
        name: fields.need_text("rfqName")?,
        made: fields.need_formed("rfqDateTime", Moment::FORM)?,
        version: fields.need_text("rfqVersion")?,
        source: fields.maybe_text("rfqSource")?,
    };
    fields.done("an identification");
    Ok(identification)
}

fn sender(fields: Object) -> Result<Sender, ReadError> {
    let sender = Sender {
        name: fields.need_text("senderName")?,
        company: fields.maybe_text("senderCompanyName")?,
        address: fields.need_text("senderAdress")?,
        email: fields.need_text("senderEMail")?,
        phone: fields.need_text("senderPhoneNumber")?,
        account_address: fields.need_text("senderAccountAddress")?,
        delivery_address: fields.need_text("senderDeliveryAddress")?,
        delivery_requirements: fields.maybe_text("deliveryRequirements")?,
    };
    fields.done("a sender");
    Ok(sender)
}

fn file(node: &Node) -> Result<File, ReadError> {
    let fields = node.object()?;
    if let Some(content) = fields.maybe("fileObject")
        && content.value.as_object().is_none_or(|inside| !inside.is_empty())
    {
        content.note(
            "The content of a file is not read: the format does not lay down its form. Fetch it by its path.",
        );
    }
    let file = File {
        file_type: fields.need_text("fileType")?,
        name: fields.need_text("fileName")?,
        path: fields.maybe_text("filePath")?,
    };
    fields.done("a file");
    Ok(file)
}

fn amount(node: &Node) -> Result<Amount, ReadError> {
    let fields = node.object()?;
    let number = fields.need("quantityNumber", "a number")?;
    let amount = Amount {
        number: number.number()?,
        unit: fields.need_formed("measurementUnit", UnitReference::FORM)?,
    };
    if amount.number.is_negative() {
        return Err(number.unexpected("a number from 0"));
    }
    fields.done("an amount");
    Ok(amount)
}

fn part(node: &Node) -> Result<Part, ReadError> {
    let fields = node.object()?;
    let material = fields.need("material", "an object")?.object()?;
    let part = Part {
        id: fields.need_text("partId")?,
        name: fields.need_text("partName")?,
        manufacturing_domain: fields.maybe_text("manufacturingDomain")?,
        general_tolerance: fields.need_text("generalTolerance")?,
        additional_requirements: fields.maybe_text("additionalRequirements")?,
        material_family: material.maybe_text("materialFamily")?,
        material_properties: one_or_more(
            &material.need("materialProperties", "an object")?,
            material_property,
        )?,
        quantity: amount(&fields.need("partQuantity", "an object")?)?,
        bill_of_process: fields.maybe("billOfProcess").map(|node| bill_of_process(&node)).transpose()?,
    };
    material.done("a material");
    fields.done("a part");
    Ok(part)
}

fn material_property(node: &Node) -> Result<MaterialProperty, ReadError> {
    let fields = node.object()?;
    let property = MaterialProperty {
        name: fields.need_text("propertyName")?,
        value: fields.need_text("value")?,
        value_type: fields.need_text("valueType")?,
    };
    fields.done("a property of a material");
    Ok(property)
}

fn bill_of_process(node: &Node) -> Result<BillOfProcess, ReadError> {
    let fields = node.object()?;
    let bill = BillOfProcess {
        id: fields.need_text("billOfProcessIdentification")?,
        product_name: fields.need_text("productName")?,
        product_version: fields.need_text("productVersion")?,
        version: fields.need_formed("version", Version::FORM)?,
        steps: fields.need("process", "a list")?.list()?.iter().map(step).collect::<Result<_, _>>()?,
    };
    fields.done("a bill of process");
    Ok(bill)
}

fn step(node: &Node) -> Result<ProcessStep, ReadError> {
    let fields = node.object()?;
    fields.need("processStepIdentifier", "a list of texts")?;
    let step = ProcessStep {
        ids: fields.texts_in("processStepIdentifier")?,
        kind: fields.need("processStepType", "the place of the step")?.one_of(&STEP_KINDS)?,
        capability: fields.need_text("capabilityId")?,
        inputs: fields.list("inputParameters")?.iter().map(parameter).collect::<Result<_, _>>()?,
        outputs: fields.list("outputParameters")?.iter().map(parameter).collect::<Result<_, _>>()?,
        children: fields.texts_in("childProcessSteps")?,
        next: fields.list("precedenceRelation")?.iter().map(way).collect::<Result<_, _>>()?,
    };
    fields.done("a step");
    Ok(step)
}

fn way(node: &Node) -> Result<Vec<Vec<String>>, ReadError> {
    let fields = node.object()?;
    let branches = fields.need("precedenceElements", "a list")?.list()?;
    fields.done("a way on");
    branches
        .iter()
        .map(|node| {
            let fields = node.object()?;
            fields.need("successor", "a list of texts")?;
            let steps = fields.texts_in("successor")?;
            fields.done("a branch");
            Ok(steps)
        })
        .collect()
}

fn parameter(node: &Node) -> Result<Parameter, ReadError> {
    let fields = node.object()?;
    let key = fields.need("parameterKey", "how the parameter is stated")?.one_of(&PARAMETER_KEYS)?;
    fields.need("semanticReference", "a list of texts")?;
    let ranges = |name, lower, upper| {
        fields
            .need(name, "a list")?
            .list()?
            .iter()
            .map(|node| limits(node, lower, upper))
            .collect::<Result<_, _>>()
    };
    let (value, used): (_, &[&str]) = match key {
        "HasValue" => (ParameterValue::Value(fields.need_text("value")?), &["value"]),
        "HasValueRange" => (
            ParameterValue::Ranges(ranges("valueRangeList", "lowerValue", "upperValue")?),
            &["valueRangeList"],
        ),
        "HasTolerances" => (
            ParameterValue::Tolerances {
                value: fields.maybe_text("value")?,
                limits: ranges("tolerances", "lowerLimit", "upperLimit")?,
            },
            &["value", "tolerances"],
        ),
        _ => (ParameterValue::Nothing, &[]),
    };
    for name in ["value", "valueRangeList", "tolerances"] {
        if !used.contains(&name)
            && let Some(beside) = fields.maybe(name)
        {
            beside.note(format!("It is not read, since parameterKey is {key}."));
        }
    }
    let parameter =
        Parameter { name: fields.need_text("name")?, meanings: fields.texts_in("semanticReference")?, value };
    fields.done("a parameter");
    Ok(parameter)
}

fn limits(node: &Node, lower: &'static str, upper: &'static str) -> Result<Limits, ReadError> {
    let fields = node.object()?;
    let limits = Limits {
        lower: fields.need_text(lower)?,
        upper: fields.need_text(upper)?,
        name: fields.maybe_text("name")?,
    };
    fields.done("limits");
    Ok(limits)
}
