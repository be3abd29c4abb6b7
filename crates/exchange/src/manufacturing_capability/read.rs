//! A message to a facility.

use serde_json::Value;

use crate::concepts;
use crate::facility::{Capability, Facility, HeldCertificate, OtherProperty, OtherValue, Role, Term, Texts};
use crate::outcome::{Read, ReadError};
use crate::reading::{self, Node, Object};

/// Reads a message. Capabilities stand in its list of them and at machines; those of machines are read too, each once.
///
/// # Errors
/// When it is no JSON, lacks what the format demands, or holds what it does not allow.
pub fn read(text: &str) -> Result<Read<Facility>, ReadError> {
    read_value(&reading::json(text)?)
}

/// The same for a message whose JSON was parsed already.
///
/// # Errors
/// As [`read`], but for what is no JSON.
pub fn read_value(value: &Value) -> Result<Read<Facility>, ReadError> {
    reading::value(value, |node| {
        let fields = node.object()?;
        for (name, what) in [
            ("processes", "Bills of process are not read: they point at documents elsewhere."),
            ("products", "Products are not read."),
            ("machineTools", "Tools of machines are not read."),
        ] {
            let node = fields.need(name, "a list")?;
            if !node.list()?.is_empty() {
                node.note(what);
            }
        }
        let held: Vec<HeldCertificate> = fields
            .need("certificates", "a list")?
            .list()?
            .iter()
            .map(certificate)
            .collect::<Result<_, _>>()?;
        let mut capabilities: Vec<Capability> = Vec::new();
        for node in fields.need("capabilities", "a list")?.list()? {
            capabilities.push(capability(&node, &held)?);
        }
        for machine in fields.need("machines", "a list")?.list()? {
            let fields = machine.object()?;
            machine.note("The machine is not read, only what it provides.");
            for node in fields.list("provides")? {
                let provided = capability(&node, &held)?;
                match capabilities.iter().find(|known| known.id == provided.id) {
                    None => capabilities.push(provided),
                    Some(known) if *known == provided => {}
                    Some(_) => {
                        node.note(
                            "Another capability with this identifier was read before; this one is not.",
                        );
                    }
                }
            }
        }
        fields.done("a manufacturing capability");
        Ok(Facility { id: None, name: None, capabilities })
    })
}

fn capability(node: &Node, held: &[HeldCertificate]) -> Result<Capability, ReadError> {
    let fields = node.object()?;
    let id = fields.need_text("hierarchyElementId")?;
    if let Some(local) = fields.maybe_text("capabilityId")?.filter(|local| *local != id) {
        fields.notes.add(
            &fields.at("capabilityId"),
            format!("{local} is not read: hierarchyElementId is taken as the identifier."),
        );
    }
    let names = texts(&fields.need("capabilityLabel", "names by language")?)?;
    let label = fields.need("label", "names by language")?;
    if texts(&label)? != names {
        label.note("It is not read: capabilityLabel is taken as the name.");
    }
    for name in ["specializes", "generalizes"] {
        if let Some(node) = fields.maybe(name)
            && !node.list()?.is_empty()
        {
            node.note("The place in a hierarchy of capabilities is not read.");
        }
    }
    let mut capability = Capability {
        id,
        role: Some(Role::Offered),
        process: Term { id: reference(&fields)?, names },
        certificates: held.to_vec(),
        ..Capability::default()
    };
    for node in fields.list("properties")? {
        property(&node, &mut capability)?;
    }
    for node in fields.list("capabilityConstraintSet")? {
        let fields = node.object()?;
        for node in fields.list("capabilityConstraintProperties")? {
            property(&node, &mut capability)?;
        }
        if let Some(node) = fields.maybe("refersToMaterial") {
            capability.materials.push(term(&node, concepts::MATERIAL, |_, _| Ok(false))?);
        }
        fields.done("a constraint");
    }
    fields.done("a capability");
    Ok(capability)
}

/// Reads a property into the place that its meaning has.
fn property(node: &Node, capability: &mut Capability) -> Result<(), ReadError> {
    let property = Property::read(node)?;
    let Some(value) = property.value else {
        node.note("The property has no value: nothing is stated.");
        return Ok(());
    };
    let meaning = property.meaning.as_deref().unwrap_or_default();
    if let Some(quantity) = concepts::quantity(meaning)
        && let Some(range) =
            value.strip_suffix(quantity.unit()).and_then(|range| range.trim_end().parse().ok())
    {
        if capability.limits.insert(quantity, range).is_some() {
            node.note("The limit stands twice; the last is read.");
        }
    } else if let (Some(stage), "true" | "false") = (concepts::stage(meaning), value.as_str()) {
        if capability.stages.insert(stage, value == "true").is_some() {
            node.note("The stage stands twice; the last is read.");
        }
    } else {
        let value = value.parse().map_or_else(|_| OtherValue::Text(value), OtherValue::Range);
        capability.other.push(OtherProperty { meaning: property.meaning, names: property.names, value });
    }
    Ok(())
}

struct Property {
    meaning: Option<String>,
    names: Texts,
    value: Option<String>,
}

impl Property {
    fn read(node: &Node) -> Result<Property, ReadError> {
        let fields = node.object()?;
        let property = Property {
            meaning: reference(&fields)?,
            names: texts(&fields.need("propertyLabel", "names by language")?)?,
            value: fields.maybe_text("propertyValue")?,
        };
        fields.done("a property");
        Ok(property)
    }
}

/// A material or a certificate: the identifier is a property of it.
fn term(
    node: &Node,
    concept: concepts::Concept,
    mut more: impl FnMut(&str, &str) -> Result<bool, ReadError>,
) -> Result<Term, ReadError> {
    let fields = node.object()?;
    // The generator of examples adds it to derived entities.
    fields.pass_over(&["@type"]);
    let mut term = Term { id: None, names: texts(&fields.need("label", "names by language")?)? };
    for node in fields.list("properties")? {
        let property = Property::read(&node)?;
        let (meaning, value) = (property.meaning.unwrap_or_default(), property.value.unwrap_or_default());
        if concept.is(&meaning) && !value.is_empty() && term.id.is_none() {
            term.id = Some(value);
        } else if !more(&meaning, &value)? {
            node.note("The property is not read.");
        }
    }
    if let Some(families) = fields.maybe("belongsToMaterialFamilies")
        && !families.list()?.is_empty()
    {
        families.note("The families of the material are not read.");
    }
    fields.done("a term");
    Ok(term)
}

fn certificate(node: &Node) -> Result<HeldCertificate, ReadError> {
    let mut valid_until = None;
    let certificate = term(node, concepts::CERTIFICATE, |meaning, value| {
        if !concepts::VALID_UNTIL.is(meaning) {
            return Ok(false);
        }
        valid_until = value.parse().ok();
        Ok(valid_until.is_some())
    })?;
    Ok(HeldCertificate { certificate, valid_until })
}

/// The first reference; others are told.
fn reference(fields: &Object) -> Result<Option<String>, ReadError> {
    let mut first = None;
    for node in fields.list("semanticReferences")? {
        let reference = node.object()?;
        let id = reference.need_text("semanticReferenceId")?;
        reference.done("a reference");
        if first.is_some() {
            node.note("It is not read: one meaning is kept, the first.");
        } else if !id.is_empty() {
            first = Some(id);
        }
    }
    Ok(first)
}

fn texts(node: &Node) -> Result<Texts, ReadError> {
    node.object()?.all().map(|(language, node)| Ok((language.to_owned(), node.text()?))).collect()
}
