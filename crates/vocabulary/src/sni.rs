//! SNI 2007, the Swedish standard for branches; its first four levels are NACE Rev. 2.

use crate::{
    table::{self, TableError},
    term::Language,
};

/// One branch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// A letter, or two to five digits without a point: "C", "25", "2562", "25620".
    pub code: String,
    pub parent: Option<String>,
    pub name_sv: String,
    /// The name of NACE Rev. 2, for the four levels that are also there; the fifth is Swedish only.
    pub name_en: Option<String>,
}

/// What a branch is called in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BranchName<'s> {
    /// In that language; in English that of the nearest branch above that has one.
    pub name: &'s str,
    /// The branch's own name in Swedish, where the other is of a branch above it and says less.
    pub swedish: Option<&'s str>,
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
            name_en: row.optional("name_en")?,
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

    /// What a branch is called.
    #[must_use]
    pub fn name<'s>(&'s self, branch: &'s Branch, language: Language) -> BranchName<'s> {
        if language == Language::Sv {
            return BranchName { name: &branch.name_sv, swedish: None };
        }
        let above = |of: &Branch| of.parent.as_deref().and_then(|code| self.by_code(code));
        let named = std::iter::successors(Some(branch), |of| above(of)).find(|of| of.name_en.is_some());
        match named {
            // A level with one branch only is called the same in Swedish: nothing is lost.
            Some(named) => BranchName {
                name: named.name_en.as_deref().unwrap_or(&named.name_sv),
                swedish: (named.name_sv != branch.name_sv).then_some(&branch.name_sv),
            },
            None => BranchName { name: &branch.name_sv, swedish: None },
        }
    }

    /// The branches directly below.
    pub fn children<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a Branch> {
        self.branches.iter().filter(move |b| b.parent.as_deref() == Some(code))
    }
}
