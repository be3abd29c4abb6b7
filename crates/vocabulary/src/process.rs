//! What is known about a process: rules of thumb that advise, and never turn a verdict to missed.

use crate::measure::Length;
use crate::table::{Row, TableError};
use crate::term::{Confidence, Term};
use crate::terms::Terms;
use crate::tree::{MaterialId, ProcessId};

pub type Process = Term<ProcessId, ProcessFacts>;
pub type Processes = Terms<ProcessId, ProcessFacts>;

/// Rules of thumb about a process. All are estimates of [`ProcessFacts::confidence`]; only a maker's own
/// statement decides what that maker can do.
#[derive(Debug, Clone, Default)]
pub struct ProcessFacts {
    /// Fixes an axis: sizes are diameter × length (turning), not three free edges.
    pub round: bool,
    /// Series sizes that the process is usually chosen for, in pieces.
    pub quantity: Option<(u32, u32)>,
    /// Finest ISO 286 grade that is reached with effort, and the one that is usual.
    pub grade: Option<UsualGrade>,
    /// Usual part sizes, longest edge.
    pub size: Option<(Length, Length)>,
    pub tooling: Option<ToolingClass>,
    /// Families or grades that the process is usual for; empty when the process does not care or nobody said.
    pub materials: Vec<MaterialId>,
    /// Group of DIN 8580:2003, where the process has one.
    pub din_8580: Option<String>,
    /// Category of ISO/ASTM 52900, for additive processes.
    pub iso_astm_52900: Option<String>,
    /// How sure the figures are; `None` when there are none.
    pub confidence: Option<Confidence>,
}

/// ISO 286 grades by number: 7 is IT7.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsualGrade {
    pub best: u8,
    pub typical: u8,
}

/// What tools for one part usually cost, in Swedish kronor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ToolingClass {
    /// No tool for the part.
    None,
    /// Under 10,000 kr.
    Under10k,
    /// 10,000–100,000 kr.
    Under100k,
    /// 100,000–500,000 kr.
    Under500k,
    /// 0.5–2 million kr.
    Under2M,
    /// Over 2 million kr.
    Over2M,
}

impl ToolingClass {
    /// 0 for no tool up to 5 for over 2 million kr.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8
    }

    fn from_number(number: u8) -> Option<ToolingClass> {
        use ToolingClass::{None as NoTool, Over2M, Under2M, Under10k, Under100k, Under500k};
        [NoTool, Under10k, Under100k, Under500k, Under2M, Over2M].get(usize::from(number)).copied()
    }
}

impl ProcessFacts {
    pub(crate) fn read(
        row: &Row<'_>,
        material: impl Fn(&str) -> Option<MaterialId>,
    ) -> Result<ProcessFacts, TableError> {
        let families = row.text("material_families")?.split_whitespace();
        let materials = families
            .map(|code| {
                material(code).ok_or_else(|| row.error("material_families", format!("no material '{code}'")))
            })
            .collect::<Result<_, _>>()?;
        let millimetres = |value: Option<u32>| value.map(|mm| Length::from_um(mm * 1000));
        let size = millimetres(row.optional("size_min_mm")?).zip(millimetres(row.optional("size_max_mm")?));
        let grade = row.optional("it_best")?.zip(row.optional("it_typical")?);
        let tooling = row.optional("tooling_class")?.map(|number: u8| {
            ToolingClass::from_number(number).ok_or_else(|| row.error("tooling_class", "is 0 to 5"))
        });
        Ok(ProcessFacts {
            round: row.text("round")? == "yes",
            quantity: row.optional("qty_min")?.zip(row.optional("qty_max")?),
            grade: grade.map(|(best, typical)| UsualGrade { best, typical }),
            size,
            tooling: tooling.transpose()?,
            materials,
            din_8580: row.optional("din8580")?,
            iso_astm_52900: row.optional("iso52900")?,
            confidence: match row.text("number_confidence")? {
                "" => None,
                _ => Some(row.confidence("number_confidence")?),
            },
        })
    }
}
