//! A need's answers as they would have been typed, so that it can be changed question by question.

use matching::{Strength, need::PartSize};
use vocabulary::Length;

use super::{
    fields::{Base, on_drawing, scope_of_part, scope_of_step},
    meanings::{self, KEEP},
    order,
};
use crate::{
    needs::{
        drafts::Typed,
        model::{Answer, Asks, NeedDocument, Origin, TermKind, ToleranceStated, Word},
        write,
    },
    values,
};

/// The need as a base to change: every question answered as it stands.
#[must_use]
pub fn base(document: &NeedDocument) -> Base {
    Base { document: document.clone(), typed: typed(document) }
}

/// What would have been typed. Numbers stand with a point, so that every language reads them alike.
#[must_use]
pub fn typed(document: &NeedDocument) -> Typed {
    let mut t = Typed::default();
    set(&mut t, "title", Some(&document.title));
    set(&mut t, "function", document.function.as_ref());
    answer(&mut t, "stage", &document.stage, |s| s.code().to_owned());
    answer(&mut t, "first-series", &document.first_series, u32::to_string);
    answer(&mut t, "per-year", &document.per_year, u32::to_string);
    answer(&mut t, "due", &document.due, ToString::to_string);
    answer(&mut t, "within-km", &document.within_km, u16::to_string);
    let counties = |codes: &Vec<u8>| codes.iter().map(|c| format!("{c:02}")).collect::<Vec<_>>().join(", ");
    answer(&mut t, "counties", &document.counties, counties);
    answer(&mut t, "in-house", &document.in_house, bool::to_string);
    certificates(&mut t, "", &document.certificates);
    set(&mut t, "owner-name", document.owner.name.as_ref());
    set(&mut t, "organisation", document.owner.organisation.as_ref());
    set(&mut t, "contact", document.owner.contact.as_ref());
    answer(&mut t, "kommun", &document.owner.kommun, |code| {
        crate::needs::kommun_name(code).map_or_else(|| code.clone(), str::to_owned)
    });
    answer(&mut t, "newcomer", &document.owner.newcomer, |n| n.code().to_owned());
    t.set("confidentiality", document.confidentiality.code());
    t.set("parts", document.parts.len().max(1).to_string());
    for (i, part) in document.parts.iter().enumerate() {
        let scope = scope_of_part(i + 1);
        t.set(format!("{scope}was"), (i + 1).to_string());
        set(&mut t, &format!("{scope}name"), Some(&part.name));
        answer(&mut t, &format!("{scope}count"), &part.count, u32::to_string);
        asks(&mut t, &scope, &part.asks);
        if i > 0 {
            certificates(&mut t, &scope, &part.asks.certificates);
        }
        let steps = part.operations.len().max(1);
        t.set(format!("{scope}steps"), steps.to_string());
        for (s, operation) in part.operations.iter().enumerate() {
            let scope = if s == 0 { scope.clone() } else { scope_of_step(i + 1, s + 1) };
            words(&mut t, &scope, "process", TermKind::Process, &operation.asks.processes);
            mark(&mut t, &scope, on_drawing::PROCESS, &operation.asks.processes);
        }
        if part.operations.is_empty() {
            words(&mut t, &scope, "process", TermKind::Process, &part.asks.processes);
            mark(&mut t, &scope, on_drawing::PROCESS, &part.asks.processes);
        }
    }
    for page in order::pages(&t) {
        t.push("done", page.slug());
    }
    t.set("more", "no");
    t
}

fn set(t: &mut Typed, key: &str, text: Option<&String>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        t.set(key, text.as_str());
    }
}

/// Ticks that an answer stands on the drawing.
fn mark<T>(t: &mut Typed, scope: &str, name: &str, answer: &Answer<T>) {
    if answer.origin() == Some(Origin::Drawing) {
        t.set(format!("{scope}{name}"), "1");
    }
}

/// The value in plain form; the box beside it when it is not known; the text when it could not be read.
fn answer<T>(t: &mut Typed, key: &str, answer: &Answer<T>, write: impl Fn(&T) -> String) {
    match answer {
        Answer::NotGiven => {}
        Answer::NotKnown { .. } => match key.rsplit('.').next() {
            Some("stage" | "newcomer" | "in-house") => t.set(key, "unknown"),
            _ => t.set(format!("{key}-unknown"), "1"),
        },
        Answer::Unclear { stated, .. } => t.set(key, stated.as_str()),
        Answer::Said { value, .. } => t.set(key, write(value)),
    }
}

fn asks(t: &mut Typed, scope: &str, asks: &Asks) {
    let key = |name: &str| format!("{scope}{name}");
    match &asks.size {
        Answer::NotKnown { .. } => t.set(key("size-unknown"), "1"),
        Answer::Said { value: PartSize::Box(sides), .. } => {
            for (name, side) in ["length", "width", "height"].into_iter().zip(sides) {
                t.set(key(name), write::mm(*side));
            }
        }
        Answer::Said { value: PartSize::Round { diameter, length }, .. } => {
            t.set(key("diameter"), write::mm(*diameter));
            t.set(key("axis"), write::mm(*length));
        }
        Answer::NotGiven | Answer::Unclear { .. } => {}
    }
    words(t, scope, "material", TermKind::Material, &asks.materials);
    tolerance(t, scope, &asks.tolerance);
    answer(t, &key("wall"), &asks.wall, |wall: &Length| format!("{} mm", write::mm(*wall)));
    answer(t, &key("mass"), &asks.mass, |mass| write::mass(*mass));
    answer(t, &key("hours"), &asks.hours, u16::to_string);
    mark(t, scope, on_drawing::SIZE, &asks.size);
    mark(t, scope, on_drawing::MATERIAL, &asks.materials);
    mark(t, scope, on_drawing::EXACT, &asks.tolerance);
    mark(t, scope, on_drawing::WALL, &asks.wall);
    mark(t, scope, on_drawing::MASS, &asks.mass);
}

fn tolerance(t: &mut Typed, scope: &str, answer: &Answer<ToleranceStated>) {
    let key = |name: &str| format!("{scope}{name}");
    match answer {
        Answer::NotGiven => {}
        Answer::NotKnown { .. } => t.set(key("exact"), "unknown"),
        Answer::Unclear { stated, .. } => {
            t.set(key("exact"), "some");
            t.set(key("tolerance"), stated.as_str());
        }
        Answer::Said { value, stated, .. } => {
            let plain = write::tolerance(*value);
            let stated = stated.as_deref().filter(|text| values::tolerance(text).as_ref() == Ok(value));
            match value {
                ToleranceStated::General { .. } if plain == "ISO 2768-m" => t.set(key("exact"), "nothing"),
                _ => {
                    t.set(key("exact"), "some");
                    t.set(key("tolerance"), stated.unwrap_or(&plain));
                }
            }
            // A list is kept as it was written, beside its finest.
            if let Answer::Said { stated: Some(list), .. } = answer
                && list.contains(';')
            {
                t.set(key("exact"), "list");
                t.set(key("list"), meanings::split(list).collect::<Vec<_>>().join("\n"));
                t.0.remove(&key("tolerance"));
            }
        }
    }
}

fn words(t: &mut Typed, scope: &str, field: &str, kind: TermKind, answer: &Answer<Vec<Word>>) {
    match answer {
        Answer::NotGiven => {}
        Answer::NotKnown { .. } => t.set(format!("{scope}{field}-unknown"), "1"),
        Answer::Unclear { stated, .. } => t.set(format!("{scope}{field}"), stated.as_str()),
        Answer::Said { value, .. } => {
            t.set(format!("{scope}{field}"), stated(value.iter()));
            choose(t, scope, field, kind, value.iter());
        }
    }
}

fn stated<'w>(words: impl Iterator<Item = &'w Word>) -> String {
    words.map(|w| w.stated.replace(';', ",")).collect::<Vec<_>>().join("; ")
}

/// The meanings that were chosen for words that do not say it themselves.
fn choose<'w>(
    t: &mut Typed,
    scope: &str,
    field: &str,
    kind: TermKind,
    words: impl Iterator<Item = &'w Word>,
) {
    let open = words.filter(|w| w.code.is_none() || Word::read(kind, &w.stated).code != w.code);
    for (i, word) in open.enumerate() {
        t.set(format!("{scope}{field}-word-{i}"), word.stated.as_str());
        t.set(format!("{scope}{field}-meaning-{i}"), word.code.as_deref().unwrap_or(KEEP));
    }
}

fn certificates(t: &mut Typed, scope: &str, answers: &[Answer<Word>]) {
    let of = |strength: Strength| {
        answers.iter().filter(move |a| a.strength() == Some(strength)).filter_map(Answer::value)
    };
    let (listed, other): (Vec<&Word>, Vec<&Word>) = of(Strength::Required)
        .partition(|w| w.code.as_deref().is_some_and(|code| super::questions::CERTIFICATES.contains(&code)));
    for word in listed {
        t.push(format!("{scope}certificates"), word.code.as_deref().unwrap_or_default());
    }
    let field = "certificates-other";
    if !other.is_empty() {
        t.set(format!("{scope}{field}"), stated(other.iter().copied()));
        choose(t, scope, field, TermKind::Certificate, other.into_iter());
    }
    let wished = stated(of(Strength::Preferred));
    if !wished.is_empty() {
        t.set(format!("{scope}certificates-wished"), wished);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::needs::{form::document, read};

    #[test]
    fn a_need_that_is_opened_and_not_changed_stays_as_it_is() {
        for text in [
            include_str!("../../../tests/it/needs/manifests/okh-OHLOOM.toml"),
            include_str!("../../../tests/it/needs/manifests/okh-Jubilee.toml"),
            include_str!("../../../tests/it/needs/manifests/okh-cosiMeasureMechanical.toml"),
            "title = \"Lock\"\nstage = \"vet ej\"\ncounties = [\"06\"]\ncertificates = [\"ISO 9001\", { value = \"ISO 14001\", \
             preferred = true }]\n[owner]\nkommun = \"Gnosjö\"\n[[part]]\nprocess = { term = \"3.2\", stated = \"fräst\" }\n\
             size = \"12.345 mm x 3 mm x 0.5 mm\"\ntolerance = { value = \"h9 at 4 mm\", stated = \"h9 at 4 mm; 30 h11\" }",
        ] {
            let text = text.replace("12.345 mm", "12,3450 mm");
            let (document, _) = read::read(&text).unwrap_or_else(|p| panic!("{p:?}"));
            let base = base(&document);
            assert_eq!(document::document(&base.typed, Some(&base)), document);
        }
    }

    #[test]
    fn a_changed_answer_changes_that_answer_only() {
        let text = "title = \"Lock\"\nfirst_series = { value = 50, preferred = true }\n[[part]]\nprocess = \"fräsning\"\n\
                    [[part]]\nname = \"Fot\"\nhours = 12";
        let (document, _) = read::read(text).unwrap();
        let base = base(&document);
        let mut typed = base.typed.clone();
        typed.set("2.wall", "1,2 mm");
        let changed = document::document(&typed, Some(&base));
        assert_eq!(changed.parts[1].asks.wall.value(), Some(&Length::from_um(1200)));
        let mut expected = document.clone();
        expected.parts[1].asks.wall = changed.parts[1].asks.wall.clone();
        assert_eq!(changed, expected);
    }
}
