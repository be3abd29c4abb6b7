//! Materials and their families, with the designations that drawings carry.

use crate::table::{Row, TableError};
use crate::term::Term;
use crate::terms::Terms;
use crate::tree::MaterialId;

pub type Material = Term<MaterialId, MaterialFacts>;
pub type Materials = Terms<MaterialId, MaterialFacts>;

/// What is known about a material. Families have none of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MaterialFacts {
    /// Number or name in the standard: "1.4301", "EN AW-6082".
    pub designation: Option<String>,
    /// The standard that defines it: "EN 10088".
    pub standard: Option<String>,
    /// Range in kg/m³; both ends are the same when one figure is known. None for areal weights and unknowns.
    pub density: Option<(u32, u32)>,
    /// A property that tells it apart, as text: "ReH 355 MPa".
    pub typical_property: Option<String>,
}

impl MaterialFacts {
    pub(crate) fn read(row: &Row<'_>) -> Result<MaterialFacts, TableError> {
        let cell = row.text("density_kg_m3")?;
        let density = match cell.split_once('–') {
            None if cell.is_empty() => None,
            None => Some((cell, cell)),
            Some(range) => Some(range),
        };
        let number = |text: &str| {
            text.parse().map_err(|_| row.error("density_kg_m3", format!("cannot read '{cell}'")))
        };
        let density =
            density.map(|(from, to)| Ok::<_, TableError>((number(from)?, number(to)?))).transpose()?;
        Ok(MaterialFacts {
            designation: row.optional("designation")?,
            standard: row.optional("en_standard")?,
            density,
            typical_property: row.optional("typical_property")?,
        })
    }
}
