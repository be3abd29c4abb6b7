//! What others than the owner see of a need, by its confidentiality. The form's preview and the public pages
//! show exactly this.

use super::{Answer, Confidentiality, NeedDocument, Owner, Part};

impl NeedDocument {
    /// The document as anybody may read it; `None` for advisers only.
    ///
    /// Anonymous keeps what makers are judged by and drops every text of the owner's: title, what it is, names of
    /// parts and operations, notes, the owner, the place and the source.
    #[must_use]
    pub fn shown(&self) -> Option<NeedDocument> {
        match self.confidentiality {
            Confidentiality::AdviserOnly => None,
            Confidentiality::Open => Some(self.clone()),
            Confidentiality::Anonymous => {
                let mut shown = NeedDocument {
                    title: String::new(),
                    function: None,
                    owner: Owner { newcomer: self.owner.newcomer.clone(), ..Owner::default() },
                    source: None,
                    not_evaluated: Vec::new(),
                    ..self.clone()
                };
                // A distance without the place it is counted from says nothing to a reader.
                shown.within_km = Answer::NotGiven;
                for part in &mut shown.parts {
                    hide(part);
                }
                Some(shown)
            }
        }
    }
}

fn hide(part: &mut Part) {
    part.name = String::new();
    part.notes = None;
    for operation in &mut part.operations {
        operation.name = None;
    }
}
