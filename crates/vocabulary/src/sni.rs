//! SNI 2007, the Swedish standard for branches; its first four levels are NACE Rev. 2.

use crate::table::{self, TableError};

/// One branch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// A letter, or two to five digits without a point: "C", "25", "2562", "25620".
    pub code: String,
    pub parent: Option<String>,
    /// Only Swedish: the source carries no English names.
    pub name_sv: String,
}

/// All branches, in order of code.
#[derive(Debug)]
pub struct Sni {
    branches: Vec<Branch>,
}

pub(crate) fn read(text: &str) -> Result<Sni, TableError> {
    let mut branches = table::rows("sni2007.csv", text, |row| {
        Ok(Branch {
            code: row.required("code")?,
            parent: row.optional("parent")?,
            name_sv: row.required("name_sv")?,
        })
    })?;
    branches.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(Sni { branches })
}

impl Sni {
    #[must_use]
    pub fn branches(&self) -> &[Branch] {
        &self.branches
    }

    /// The branch with this code; the point of "25.620" may stand or not.
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<&Branch> {
        let plain: String = code.trim().chars().filter(|&c| c != '.').collect();
        let index = self.branches.binary_search_by(|b| b.code.as_str().cmp(&plain)).ok()?;
        Some(&self.branches[index])
    }

    /// The branches directly below.
    pub fn children<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a Branch> {
        self.branches.iter().filter(move |b| b.parent.as_deref() == Some(code))
    }
}
