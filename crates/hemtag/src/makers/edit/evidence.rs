//! How single facts of an offer are known, where that is another way than the offer as a whole.

use jiff::civil::Date;

use super::{
    Problems, Typed,
    form::{Input, Row, level_word, plain},
    offer, read,
    site::gone,
};
use crate::{
    makers::model::{Evidence, FactEvidence, Level, Maker, OfferId, Subject},
    words::Language,
};

/// The facts that may have evidence of their own, by the names that evidence is kept under.
pub(super) const FIELDS: [&str; 13] = [
    "process",
    "materials",
    "largest",
    "smallest",
    "heaviest",
    "tolerance",
    "wall",
    "series",
    "stages",
    "lead_time",
    "sourcing",
    "newcomers",
    "free_weeks",
];

pub(super) fn rows(language: Language, maker: &Maker, id: OfferId) -> Vec<Row> {
    let levels = Level::ALL.map(|level| (level.code().to_owned(), level_word(language, level))).to_vec();
    let as_offer = offer::find(maker, id).map(|(_, offer)| {
        language.ta("edit-evidence-as-offer", &[("level", level_word(language, offer.evidence.level).into())])
    });
    FIELDS
        .iter()
        .map(|field| Row {
            name: (*field).to_owned(),
            label: language.t(&format!("offer-{}", field.replace('_', "-"))),
            hint: None,
            input: Input::Group(vec![
                Row {
                    name: format!("{field}-level"),
                    label: language.t("edit-level"),
                    hint: None,
                    input: Input::Choice { none: as_offer.clone(), groups: plain(levels.clone()) },
                },
                Row {
                    name: format!("{field}-on"),
                    label: language.t("edit-on"),
                    hint: None,
                    input: Input::Date,
                },
                Row {
                    name: format!("{field}-by"),
                    label: language.t("edit-by"),
                    hint: None,
                    input: Input::Text,
                },
                Row {
                    name: format!("{field}-note"),
                    label: language.t("edit-note"),
                    hint: None,
                    input: Input::Text,
                },
            ]),
        })
        .collect()
}

pub(super) fn fill(maker: &Maker, id: OfferId) -> Option<Typed> {
    offer::find(maker, id)?;
    let mut typed = Typed::default();
    for field in FIELDS {
        let Some(fact) = strongest(maker, id, field) else { continue };
        typed.set(format!("{field}-level"), fact.evidence.level.code());
        typed.set(format!("{field}-on"), fact.evidence.on.to_string());
        typed.set(format!("{field}-by"), &fact.evidence.by);
        typed.set(format!("{field}-note"), fact.note.clone().unwrap_or_default());
    }
    Some(typed)
}

/// The one that counts where several stand.
fn strongest<'m>(maker: &'m Maker, id: OfferId, field: &str) -> Option<&'m FactEvidence> {
    let of = maker.evidence.iter().filter(|fact| fact.subject == Subject::Offer(id) && fact.field == field);
    of.max_by_key(|fact| (fact.evidence.level, fact.evidence.on))
}

pub(super) fn apply(maker: &mut Maker, id: OfferId, typed: &Typed, today: Date) -> Result<(), Problems> {
    if offer::find(maker, id).is_none() {
        return Err(gone("process-level"));
    }
    let mut problems = Problems::default();
    for field in FIELDS {
        let before = strongest(maker, id, field).cloned();
        if typed.given(&format!("{field}-level")).is_none() {
            maker.evidence.retain(|fact| !(fact.subject == Subject::Offer(id) && fact.field == field));
            continue;
        }
        let evidence = offer::evidence(typed, today, &format!("{field}-"), &mut problems);
        let note_field = format!("{field}-note");
        let note = problems.take(&note_field, note(typed.text(&note_field), before.as_ref()));
        let (Some(evidence), Some(note)) = (evidence, note) else { continue };
        put(maker, id, field, evidence, note, before.as_ref());
    }
    problems.or(())
}

/// A note that was kept may be longer than what is typed today: a sentence of the maker's own.
fn note(text: &str, before: Option<&FactEvidence>) -> Result<Option<String>, super::Problem> {
    match before.and_then(|fact| fact.note.as_deref()) {
        Some(kept) if kept.trim() == text => Ok(Some(kept.to_owned())),
        _ => read::line(text),
    }
}

/// Replaces what counted before; other evidence of the fact stays.
fn put(
    maker: &mut Maker,
    id: OfferId,
    field: &str,
    evidence: Evidence,
    note: Option<String>,
    before: Option<&FactEvidence>,
) {
    let now = FactEvidence { subject: Subject::Offer(id), field: field.to_owned(), evidence, note };
    match maker.evidence.iter_mut().find(|fact| Some(&**fact) == before) {
        Some(fact) => *fact = now,
        None => maker.evidence.push(now),
    }
}
