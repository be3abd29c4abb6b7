//! What a facility offers as an asset administration shell: a JSON environment of metamodel V3.0 (IDTA-01001) with the submodel
//! Capability Description, IDTA 02020 v1.0.
//!
//! Source: `published/Capability Description/1/0` in admin-shell-io/submodel-templates (CC BY 4.0); version 1.0.1 is there
//! too and is not written here. The facility needs an identifier (the asset's), and at least one capability, which [`write()`] demands. The
//! version stands in the semanticId and the administration of the submodel.
//!
//! Where the template leaves a choice or a blank:
//! - what a limit means is a supplemental semantic id of its range, since a range has no value id, and is described by a concept
//!   description with name, unit and definition;
//! - ranges are `xs:decimal` (the template's blank is `xs:string`, in which 9 is above 10), yes and no `xs:boolean`;
//! - the way of making is a supplemental semantic id of the Capability, its names the display name;
//! - materials and certificates are lists of multi-language properties, each with its identifier as value id;
//! - the role is a qualifier of the template's name with `xs:boolean` `true`; it is read by its semantic id, whatever its name.
//!
//! The semantic id of ranges differs in the template (`CapabilityPropertyEnumType` outside lists, `CapabilityPropertyType`
//! within); the first is written, and elements are read by their kind.

mod read;
mod write;

pub use read::{read, read_value};
pub use write::write;

/// The semantic id of the submodel, with its version.
pub const SEMANTIC_ID: &str = "https://admin-shell.io/idta/SubmodelTemplate/CapabilityDescription/1/0";

/// What the submodel's semantic id begins with in all versions that are read.
const MAJOR: &str = "https://admin-shell.io/idta/SubmodelTemplate/CapabilityDescription/1/";
const PARTS: &str = "https://admin-shell.io/idta/CapabilityDescription/";
const RANGE: &str = "https://admin-shell.io/idta/CapabilityPropertyEnumType/Range/1/0";
const PROPERTY: &str = "https://admin-shell.io/idta/CapabilityPropertyType/Property/1/0";
const MULTI_LANGUAGE: &str = "https://admin-shell.io/idta/CapabilityPropertyType/MultiLanguageProperty/1/0";
const LIST: &str = "https://admin-shell.io/idta/CapabilityPropertyType/SubmodelElementList/1/0";
const IEC_61360: &str = "https://admin-shell.io/DataSpecificationTemplates/DataSpecificationIEC61360/3/0";
/// The language of a proper name (BCP 47: undetermined).
const UNDETERMINED: &str = "und";
/// The most letters of a display name (AAS metamodel V3.0, MultiLanguageNameType).
const NAME_LETTERS: usize = 128;
/// The most letters of other texts (MultiLanguageTextType).
const TEXT_LETTERS: usize = 1023;

/// The semantic id of a part of the submodel.
fn part(name: &str) -> String {
    format!("{PARTS}{name}/1/0")
}
