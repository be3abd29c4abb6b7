//! What others than the owner see of a need, by its confidentiality. The form's preview and the public pages
//! show exactly this.

use super::{Answer, Asks, Confidentiality, NeedDocument, Owner, Part, Word};

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
            Confidentiality::Anonymous => Some(self.requirements()),
        }
    }

    /// The document as far as makers are judged by it, whatever its confidentiality: for a maker that is asked, and that
    /// the owner shows no more.
    #[must_use]
    pub fn requirements(&self) -> NeedDocument {
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
        plain(&mut shown.stage);
        plain(&mut shown.first_series);
        plain(&mut shown.per_year);
        plain(&mut shown.due);
        plain(&mut shown.counties);
        plain(&mut shown.in_house);
        plain(&mut shown.owner.newcomer);
        hide_certificates(&mut shown.certificates);
        shown.parts.iter_mut().for_each(hide);
        shown
    }
}

/// Drops every text of the owner's and keeps what makers are judged by: terms of our lists, figures, choices.
fn hide(part: &mut Part) {
    part.name = String::new();
    part.notes = None;
    plain(&mut part.count);
    hide_asks(&mut part.asks);
    for operation in &mut part.operations {
        operation.name = None;
        hide_asks(&mut operation.asks);
    }
}

fn hide_asks(asks: &mut Asks) {
    plain_words(&mut asks.processes);
    plain_words(&mut asks.materials);
    plain(&mut asks.size);
    plain(&mut asks.mass);
    plain(&mut asks.tolerance);
    plain(&mut asks.wall);
    plain(&mut asks.hours);
    hide_certificates(&mut asks.certificates);
}

fn hide_certificates(certificates: &mut Vec<Answer<Word>>) {
    certificates.retain(|answer| answer.value().is_some_and(|word| word.code.is_some()));
    for answer in certificates {
        plain(answer);
        if let Answer::Said { value, .. } = answer {
            by_code(value);
        }
    }
}

/// The value without the words that it was stated in; what was not understood is nothing but words.
fn plain<T>(answer: &mut Answer<T>) {
    match answer {
        Answer::Said { stated, .. } => *stated = None,
        Answer::Unclear { .. } => *answer = Answer::NotGiven,
        Answer::NotGiven | Answer::NotKnown { .. } => {}
    }
}

fn plain_words(answer: &mut Answer<Vec<Word>>) {
    plain(answer);
    let Answer::Said { value, .. } = answer else { return };
    value.retain(|word| word.code.is_some());
    value.iter_mut().for_each(by_code);
    if value.is_empty() {
        *answer = Answer::NotGiven;
    }
}

fn by_code(word: &mut Word) {
    if let Some(code) = &word.code {
        word.stated.clone_from(code);
    }
}
