//! Technology codes of Open Know-How manifests (LOSH form, `tsdc`) and the processes they stand for.

use crate::table::{self, TableError};
use crate::tree::{MaterialId, ProcessId};

/// One meaning of a technology code.
#[derive(Debug, Clone)]
pub struct Technology {
    /// "3DP", "CNC".
    pub code: String,
    pub name_en: String,
    /// None where the code is too wide to say a process ("MEC").
    pub process: Option<ProcessId>,
    /// The meaning holds for parts of these materials; empty for all.
    pub materials: Vec<MaterialId>,
    pub note: String,
}

/// What a technology code says about a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TechnologyMeaning {
    Process(ProcessId),
    /// Too wide: the owner is asked. The meanings at hand, none for "MEC".
    Ask(Vec<ProcessId>),
    /// Not a code that we know.
    Unknown,
}

pub(crate) fn read(
    text: &str,
    process: impl Fn(&str) -> Option<ProcessId>,
    material: impl Fn(&str) -> Option<MaterialId>,
) -> Result<Vec<Technology>, TableError> {
    table::rows("okh_technologies.csv", text, |row| {
        let code = row.text("process")?;
        let found =
            (!code.is_empty()).then(|| process(code).ok_or_else(|| row.error("process", "is no process")));
        let materials = row.text("materials")?.split_whitespace();
        Ok(Technology {
            code: row.required("code")?,
            name_en: row.required("name_en")?,
            process: found.transpose()?,
            materials: materials
                .map(|m| material(m).ok_or_else(|| row.error("materials", format!("no material '{m}'"))))
                .collect::<Result<_, _>>()?,
            note: row.text("note")?.to_owned(),
        })
    })
}
