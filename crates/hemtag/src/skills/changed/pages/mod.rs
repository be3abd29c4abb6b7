//! What changed in skills across firms: the public page with its files, and the officers' releases.

pub mod files;
pub mod releases;
pub mod show;

use vocabulary::Vocabulary;

use super::{
    ChangedError,
    model::{Axis, Group, Skill},
};
use crate::{http::PageError, words::Language};

pub(super) const PATH: &str = "/skills/changed";

impl From<ChangedError> for PageError {
    fn from(error: ChangedError) -> Self {
        match error {
            ChangedError::Denied(denied) => denied.into(),
            ChangedError::Database(error) => error.into(),
            ChangedError::Changed | ChangedError::Nothing | ChangedError::TooFew => PageError::Conflict,
            ChangedError::Failed(reason) => {
                tracing::error!(reason, "a release of skills could not be made");
                PageError::Internal
            }
        }
    }
}

/// What a group is called.
fn group_name(l: Language, group: &Group) -> String {
    if group.axis == Axis::All {
        return l.t("changed-all-firms");
    }
    if group.code.is_empty() {
        return l.t("changed-not-stated");
    }
    match group.axis {
        Axis::County => l.county(&group.code),
        Axis::Branch => {
            let sni = Vocabulary::embedded().sni();
            let name = sni.by_code(&group.code).map(|branch| sni.name(branch, l.of_terms()).name);
            name.map_or_else(|| group.code.clone(), |name| format!("{} {name}", group.code))
        }
        Axis::Size | Axis::All => l.t(&format!("changed-size-{}", group.code)),
    }
}

fn label(l: Language, skill: &Skill) -> &str {
    l.pick(&skill.label_sv, &skill.label_en)
}
