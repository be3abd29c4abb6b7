//! An environment to a facility.

use serde_json::Value;

use super::{MAJOR, PARTS, UNDETERMINED};
use crate::concepts;
use crate::facility::{
    Capability, Facility, HeldCertificate, OtherProperty, OtherValue, Quantity, Role, Stage, Term, Texts,
};
use crate::outcome::{Read, ReadError};
use crate::reading::{self, Node, Object};
use crate::values::{Range, quoted};

/// Reads the first submodel Capability Description of an environment, and the shell that it belongs to.
///
/// # Errors
/// When it is no JSON, has no such submodel, lacks what the format demands, or holds what it does not allow.
pub fn read(text: &str) -> Result<Read<Facility>, ReadError> {
    read_value(&reading::json(text)?)
}

/// The same for a message whose JSON was parsed already.
///
/// # Errors
/// As [`read`], but for what is no JSON.
pub fn read_value(value: &Value) -> Result<Read<Facility>, ReadError> {
    reading::value(value, |node| {
        let environment = node.object()?;
        // They describe what the submodel states, and state nothing themselves.
        environment.pass_over(&["conceptDescriptions"]);
        let all = environment.need("submodels", "a list with a submodel Capability Description")?;
        let mut found: Option<(String, Vec<Capability>)> = None;
        for node in all.list()? {
            let fields = node.object()?;
            let meaning = reference(fields.maybe("semanticId"))?;
            if !meaning.is_some_and(|id| id.starts_with(MAJOR)) {
                node.note("The submodel is not read: it is no Capability Description of version 1.");
            } else if found.is_some() {
                node.note("The submodel is not read: another Capability Description stands before it.");
            } else {
                found = Some(submodel(fields)?);
            }
        }
        let Some((submodel, capabilities)) = found else {
            return Err(all.unexpected_because(
                "a submodel whose semanticId is Capability Description 1.0 (IDTA 02020)",
                "Export that submodel too.",
            ));
        };
        let mut facility = Facility { capabilities, ..Facility::default() };
        for node in environment.list("assetAdministrationShells")? {
            let fields = node.object()?;
            if !has_submodel(&fields, &submodel)? || facility.id.is_some() {
                node.note("The shell is not read: the capabilities are not its own.");
                continue;
            }
            let asset = fields.need("assetInformation", "an object")?.object()?;
            asset.pass_over(&["assetKind"]);
            facility.id = asset.maybe_text("globalAssetId")?;
            asset.done("an asset");
            facility.name = name(&fields)?;
            fields.pass_over(&["modelType", "id", "idShort", "submodels", "administration"]);
            fields.done("a shell");
        }
        environment.done("an environment");
        Ok(facility)
    })
}

fn has_submodel(shell: &Object, submodel: &str) -> Result<bool, ReadError> {
    for node in shell.list("submodels")? {
        if reference(Some(node))?.as_deref() == Some(submodel) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn name(shell: &Object) -> Result<Option<String>, ReadError> {
    let Some(node) = shell.maybe("displayName") else { return Ok(None) };
    let mut names = texts(&node)?;
    let name = names.remove(UNDETERMINED).or_else(|| names.pop_first().map(|(_, name)| name));
    if !names.is_empty() {
        node.note("One name is kept; those in other languages are not read.");
    }
    Ok(name)
}

fn submodel(fields: Object) -> Result<(String, Vec<Capability>), ReadError> {
    fields.pass_over(&[
        "modelType",
        "kind",
        "idShort",
        "semanticId",
        "administration",
        "displayName",
        "description",
    ]);
    let id = fields.need_text("id")?;
    let mut capabilities = Vec::new();
    for node in fields.list("submodelElements")? {
        let set = Element::read(&node)?;
        if !set.is("CapabilitySet") {
            node.note("It is not read: it is no set of capabilities.");
            continue;
        }
        set.pass_over_words();
        for node in set.fields.list("value")? {
            let container = Element::read(&node)?;
            if container.is("CapabilityContainer") {
                container.pass_over_words();
                capabilities.push(capability(container)?);
            } else {
                node.note("It is not read: it holds no capability.");
            }
        }
        set.fields.done("a set of capabilities");
    }
    fields.done("a submodel");
    Ok((id, capabilities))
}

fn capability(container: Element) -> Result<Capability, ReadError> {
    let mut capability = Capability { id: container.id_short.clone(), ..Capability::default() };
    let mut seen = false;
    for node in container.fields.list("value")? {
        let element = Element::read(&node)?;
        if element.kind == "Capability" {
            if std::mem::replace(&mut seen, true) {
                return Err(node.unexpected("one Capability in each container"));
            }
            // An element without a role says nothing of it, which is not the same as NotAssigned.
            capability.role = role(&element.fields)?;
            capability.process = Term { id: element.meaning()?, names: names(&element.fields)? };
            element.fields.pass_over(&["description"]);
            element.fields.done("a Capability");
        } else if element.is("CapabilityComment") {
            capability.comment =
                element.fields.maybe("value").map_or_else(|| Ok(Texts::new()), |node| texts(&node))?;
            element.pass_over_words();
            element.fields.done("a comment");
        } else if element.is("PropertySet") {
            for node in element.fields.list("value")? {
                property_container(&node, &mut capability)?;
            }
            element.pass_over_words();
            element.fields.done("a set of properties");
        } else if element.is("CapabilityRelations") {
            node.note("Relations of the capability are not read: skills, compositions, generalizations and constraints.");
        } else {
            node.note("It is not read: it is no part of a container that we know.");
        }
    }
    if !seen {
        return Err(ReadError::Unexpected {
            at: container.fields.at("value"),
            expected: "an element Capability".to_owned(),
            found: "none".to_owned(),
            remedy: "Ask the sender for it: the format demands it.".to_owned(),
        });
    }
    container.fields.done("a container");
    Ok(capability)
}

/// The role whose qualifier is set. The template's own values are placeholders and set nothing.
fn role(fields: &Object) -> Result<Option<Role>, ReadError> {
    let mut found = None;
    for node in fields.list("qualifiers")? {
        let qualifier = node.object()?;
        qualifier.pass_over(&["kind", "valueType"]);
        let meaning = reference(qualifier.maybe("semanticId"))?.unwrap_or_default();
        let kind = qualifier.need_text("type")?;
        let value = qualifier.maybe_text("value")?.unwrap_or_default();
        let role = Role::ALL.into_iter().find(|(_, name)| {
            meaning.contains(&format!("CapabilityRoleQualifier/{name}"))
                || kind.strip_prefix("CapabilityRoleQualifier/").unwrap_or(&kind) == *name
        });
        let Some((role, _)) = role else {
            node.note(format!("The qualifier {} is not read.", quoted(&kind)));
            continue;
        };
        match value.as_str() {
            "true" | "1" if found.is_some_and(|other| other != role) => {
                return Err(node.unexpected("one role of each capability"));
            }
            "true" | "1" => found = Some(role),
            "false" | "0" => {}
            _ => node
                .note(format!("The role is neither true nor false but {}; it is not read.", quoted(&value))),
        }
        qualifier.done("a qualifier");
    }
    Ok(found)
}

fn property_container(node: &Node, capability: &mut Capability) -> Result<(), ReadError> {
    let container = Element::read(node)?;
    let names = names(&container.fields)?;
    container.fields.pass_over(&["description"]);
    for node in container.fields.list("value")? {
        let element = Element::read(&node)?;
        match element.kind.as_str() {
            "Range" | "Property" | "SubmodelElementList" => property(&node, element, &names, capability)?,
            _ if element.is("PropertyComment") => node.note("Comments of properties are not read."),
            _ if element.is("SameProperty") => {
                node.note("Pointers to the same property elsewhere are not read.");
            }
            _ => node.note("It is not read: it is no range, property or list."),
        }
    }
    container.fields.done("a container of a property");
    Ok(())
}

fn property(
    node: &Node,
    element: Element,
    names: &Texts,
    capability: &mut Capability,
) -> Result<(), ReadError> {
    let meaning = element.meaning()?;
    let known = meaning.as_deref().unwrap_or_default();
    let (materials, certificates) = (concepts::MATERIAL.is(known), concepts::CERTIFICATE.is(known));
    if element.kind == "SubmodelElementList" && (materials || certificates) {
        for node in element.fields.list("value")? {
            let Some(term) = term(&node)? else { continue };
            if materials {
                capability.materials.push(term);
            } else {
                capability.certificates.push(HeldCertificate { certificate: term, valid_until: None });
            }
        }
    } else if let Some(value) = value(node, &element)? {
        let again = match (concepts::quantity(known), concepts::stage(known), value) {
            (Some(quantity), _, OtherValue::Range(range)) => limit(capability, quantity, range),
            (_, Some(stage), OtherValue::Text(text)) if text == "true" || text == "false" => {
                yes_or_no(capability, stage, text == "true")
            }
            (_, _, value) => {
                capability.other.push(OtherProperty { meaning, names: names.clone(), value });
                false
            }
        };
        if again {
            node.note("It stands twice; the last is read.");
        }
    }
    element.fields.pass_over(&["valueType", "orderRelevant", "typeValueListElement", "valueTypeListElement"]);
    element.pass_over_words();
    element.fields.done("a property");
    Ok(())
}

fn limit(capability: &mut Capability, quantity: Quantity, range: Range) -> bool {
    capability.limits.insert(quantity, range).is_some()
}

fn yes_or_no(capability: &mut Capability, stage: Stage, yes: bool) -> bool {
    capability.stages.insert(stage, yes).is_some()
}

fn value(node: &Node, element: &Element) -> Result<Option<OtherValue>, ReadError> {
    let fields = &element.fields;
    if element.kind == "Range" {
        let (min, max) = (fields.maybe_text("min")?, fields.maybe_text("max")?);
        let side = |text: &Option<String>| text.as_ref().map(|text| text.parse()).transpose();
        let range = match (side(&min), side(&max)) {
            (Ok(min), Ok(max)) => Range { min, max },
            _ => Range::default(),
        };
        if range.says_something() {
            return Ok(Some(OtherValue::Range(range)));
        }
        node.note("The range is not read: it needs a side, decimal numbers, and a least that is not above its most.");
        return Ok(None);
    }
    if element.kind == "Property" {
        let value = fields.maybe_text("value")?;
        if value.is_none() {
            node.note("The property has no value: nothing is stated.");
        }
        if let Some(node) = fields.maybe("valueId") {
            node.note("It is not read: the value is kept as text.");
        }
        return Ok(value.map(OtherValue::Text));
    }
    let mut all = Vec::new();
    for node in fields.list("value")? {
        let element = Element::read(&node)?;
        match (element.kind.as_str(), element.fields.maybe_text("value")) {
            ("Property", Ok(Some(value))) => all.push(value),
            _ => node.note("It is not read: of a list, properties with a value are."),
        }
    }
    Ok(Some(OtherValue::List(all)))
}

/// A material or a certificate in a list.
fn term(node: &Node) -> Result<Option<Term>, ReadError> {
    let element = Element::read(node)?;
    let fields = &element.fields;
    let names = match (element.kind.as_str(), fields.maybe("value")) {
        (_, None) => Texts::new(),
        ("MultiLanguageProperty", Some(node)) => texts(&node)?,
        ("Property", Some(node)) => Texts::from([(UNDETERMINED.to_owned(), node.text()?)]),
        _ => {
            node.note("It is not read: it is no property.");
            return Ok(None);
        }
    };
    let term = Term { id: reference(fields.maybe("valueId"))?, names };
    fields.pass_over(&["valueType"]);
    element.pass_over_words();
    element.fields.done("an element of a list");
    Ok(Some(term))
}

/// One element of the submodel.
struct Element<'a> {
    fields: Object<'a>,
    kind: String,
    id_short: String,
    semantic_id: String,
}

impl<'a> Element<'a> {
    fn read(node: &Node<'a>) -> Result<Element<'a>, ReadError> {
        let fields = node.object()?;
        Ok(Element {
            kind: fields.need_text("modelType")?,
            id_short: fields.maybe_text("idShort")?.unwrap_or_default(),
            semantic_id: reference(fields.maybe("semanticId"))?.unwrap_or_default(),
            fields,
        })
    }

    /// Whether it is that part of the submodel, in any version 1.
    fn is(&self, part: &str) -> bool {
        self.semantic_id
            .strip_prefix(PARTS)
            .and_then(|rest| rest.strip_prefix(part))
            .is_some_and(|version| version.starts_with("/1/"))
    }

    /// What it means beyond its part in the submodel; the first is kept.
    fn meaning(&self) -> Result<Option<String>, ReadError> {
        let mut first = None;
        for node in self.fields.list("supplementalSemanticIds")? {
            if first.is_some() {
                node.note("It is not read: one meaning is kept, the first.");
            } else {
                first = reference(Some(node))?;
            }
        }
        Ok(first)
    }

    /// Names and descriptions for people of what we know by its meaning.
    fn pass_over_words(&self) {
        self.fields.pass_over(&["displayName", "description"]);
    }
}

/// What a reference points at in the end: the value of its last key.
fn reference(node: Option<Node>) -> Result<Option<String>, ReadError> {
    let Some(node) = node else { return Ok(None) };
    let fields = node.object()?;
    let keys = fields.need("keys", "a list of keys")?.list()?;
    let Some(last) = keys.last() else { return Ok(None) };
    Ok(Some(last.object()?.need_text("value")?).filter(|value| !value.is_empty()))
}

fn names(fields: &Object) -> Result<Texts, ReadError> {
    fields.maybe("displayName").map_or_else(|| Ok(Texts::new()), |node| texts(&node))
}

fn texts(node: &Node) -> Result<Texts, ReadError> {
    let mut all = Texts::new();
    for node in node.list()? {
        let fields = node.object()?;
        let (language, text) = (fields.need_text("language")?, fields.need_text("text")?);
        fields.done("a text");
        if all.insert(language, text).is_some() {
            node.note("The language stands twice; the last text is read.");
        }
    }
    Ok(all)
}
