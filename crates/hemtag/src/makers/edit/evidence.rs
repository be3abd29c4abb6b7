//! How single facts of a maker, a site or an offer are known; for an offer, where that is another way than the offer as
//! a whole.

use jiff::civil::Date;

use super::{
    Problems, Typed,
    form::{Input, Row, level_word, plain},
    offer, read,
    site::gone,
};
use crate::{
    makers::model::{Evidence, FactEvidence, Level, Maker, Subject},
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

/// The facts of the maker itself, and of a site.
pub(super) const OF_MAKER: [&str; 4] = ["organisation_number", "name", "web", "sni"];
pub(super) const OF_SITE: [&str; 3] = ["address", "kommun", "position"];

/// The facts of a subject, each with the key of its words.
fn fields(subject: Subject) -> Vec<(&'static str, String)> {
    let keyed = |stem: &str, field: &'static str| (field, format!("{stem}-{}", field.replace('_', "-")));
    match subject {
        Subject::Maker => OF_MAKER.map(|field| keyed("fact", field)).to_vec(),
        Subject::Site(_) => OF_SITE.map(|field| keyed("fact", field)).to_vec(),
        Subject::Offer(_) => FIELDS.map(|field| keyed("offer", field)).to_vec(),
    }
}

fn is_there(maker: &Maker, subject: Subject) -> bool {
    match subject {
        Subject::Maker => true,
        Subject::Site(id) => maker.sites.iter().any(|site| site.id == id),
        Subject::Offer(id) => offer::find(maker, id).is_some(),
    }
}

pub(super) fn rows(language: Language, maker: &Maker, subject: Subject) -> Vec<Row> {
    let levels = Level::ALL.map(|level| (level.code().to_owned(), level_word(language, level))).to_vec();
    let of_whole = match subject {
        Subject::Offer(id) => offer::find(maker, id).map(|(_, offer)| {
            let level = level_word(language, offer.evidence.level);
            language.ta("edit-evidence-as-offer", &[("level", level.into())])
        }),
        Subject::Maker | Subject::Site(_) => Some(language.t("not-stated")),
    };
    fields(subject)
        .into_iter()
        .map(|(field, key)| Row {
            name: field.to_owned(),
            label: language.t(&key),
            hint: None,
            input: Input::Group(vec![
                Row {
                    name: format!("{field}-level"),
                    label: language.t("edit-level"),
                    hint: None,
                    input: Input::Choice { none: of_whole.clone(), groups: plain(levels.clone()) },
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

pub(super) fn fill(maker: &Maker, subject: Subject) -> Option<Typed> {
    is_there(maker, subject).then_some(())?;
    let mut typed = Typed::default();
    for (field, _) in fields(subject) {
        let Some(fact) = strongest(maker, subject, field) else { continue };
        typed.set(format!("{field}-level"), fact.evidence.level.code());
        typed.set(format!("{field}-on"), fact.evidence.on.to_string());
        typed.set(format!("{field}-by"), &fact.evidence.by);
        typed.set(format!("{field}-note"), fact.note.clone().unwrap_or_default());
    }
    Some(typed)
}

/// The one that counts where several stand.
fn strongest<'m>(maker: &'m Maker, subject: Subject, field: &str) -> Option<&'m FactEvidence> {
    let of = maker.evidence.iter().filter(|fact| fact.subject == subject && fact.field == field);
    of.max_by_key(|fact| (fact.evidence.level, fact.evidence.on))
}

pub(super) fn apply(maker: &mut Maker, subject: Subject, typed: &Typed, today: Date) -> Result<(), Problems> {
    if !is_there(maker, subject) {
        return Err(gone("process-level"));
    }
    let mut problems = Problems::default();
    for (field, _) in fields(subject) {
        let before = strongest(maker, subject, field).cloned();
        if typed.given(&format!("{field}-level")).is_none() {
            maker.evidence.retain(|fact| !(fact.subject == subject && fact.field == field));
            continue;
        }
        let evidence = offer::evidence(typed, today, &format!("{field}-"), &mut problems);
        let note_field = format!("{field}-note");
        let note = problems.take(&note_field, note(typed.text(&note_field), before.as_ref()));
        let (Some(evidence), Some(note)) = (evidence, note) else { continue };
        put(maker, subject, field, evidence, note, before.as_ref());
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
    subject: Subject,
    field: &str,
    evidence: Evidence,
    note: Option<String>,
    before: Option<&FactEvidence>,
) {
    let now = FactEvidence { subject, field: field.to_owned(), evidence, note };
    match maker.evidence.iter_mut().find(|fact| Some(&**fact) == before) {
        Some(fact) => *fact = now,
        None => maker.evidence.push(now),
    }
}
