//! A change that was tried, made in the need's own document: the need is then asked as it was when it was tried.
//! No input or output.

use matching::{Criterion, Need, Register, Stage as Asked};
use vocabulary::{
    CertificateId, Length, MilliGrade, TermId, Terms, Vocabulary,
    iso286::{grade_position, width_at},
};

use super::what_if::{WhatIf, changed};
use crate::needs::model::{
    Answer, Asks, NeedDocument, Newcomer, Origin, Stage, ToleranceStated, Word, engine_parts,
};

/// The document with the changes made, in order. A change of something that the need does not ask is left out.
///
/// What holds for the whole product (series, stage, day, place, certificates) is changed for the whole product.
#[must_use]
pub fn keep(
    register: &Register,
    document: &NeedDocument,
    today: jiff::civil::Date,
    changes: &[WhatIf],
) -> NeedDocument {
    let mut kept = document.clone();
    for change in changes {
        let parts = engine_parts(&kept, today);
        let Some(operation) = parts.get(change.part).and_then(|p| p.operations.get(change.operation)) else {
            continue;
        };
        let before = operation.need.clone();
        let (need, made) = changed(register, before.clone(), &[change]);
        if !made.is_empty() {
            write(&mut kept, change, &before, &need);
        }
    }
    kept
}

fn write(document: &mut NeedDocument, change: &WhatIf, before: &Need, need: &Need) {
    if document.parts.is_empty() {
        document.parts.push(crate::needs::model::Part { name: document.title.clone(), ..Default::default() });
    }
    match change.criterion {
        Criterion::Quantity => {
            let count = document.parts.get(change.part).and_then(|p| p.count.value().copied()).unwrap_or(1);
            let (from, to) = (before.quantity.map_or(0, |q| q.value), need.quantity.map_or(1, |q| q.value));
            // Whole products only: more when more pieces are wanted, fewer when fewer.
            let products = if to > from { to.div_ceil(count) } else { (to / count).max(1) };
            let strength = need.quantity.map(|q| q.strength).unwrap_or_default();
            document.first_series =
                Answer::Said { value: products, strength, from: Origin::Form, stated: None };
        }
        Criterion::Stage => {
            let stage = need.stage.map(|asked| match asked.value {
                Asked::Prototype => Stage::Prototype,
                Asked::PilotSeries => Stage::PilotSeries,
                Asked::FullScale => Stage::FullScale,
            });
            put(&mut document.stage, stage);
        }
        Criterion::LeadTime => put(&mut document.due, need.due.map(|asked| asked.value)),
        Criterion::Distance => put(&mut document.within_km, need.within.map(|asked| asked.value.km)),
        Criterion::Newcomer => {
            let newcomer = need.newcomer.map(|asked| match asked.value {
                matching::Newcomer::WithAdviser => Newcomer::WithAdviser,
                matching::Newcomer::Alone => Newcomer::Alone,
            });
            put(&mut document.owner.newcomer, newcomer);
        }
        Criterion::County => document.counties = Answer::NotGiven,
        Criterion::InHouse => document.in_house = Answer::NotGiven,
        Criterion::Certificate(id) => waive(document, change, id),
        Criterion::Process
        | Criterion::Material
        | Criterion::Size
        | Criterion::SmallestPart
        | Criterion::Mass
        | Criterion::Tolerance
        | Criterion::Wall
        | Criterion::Capacity => of_part(document, change, need),
    }
}

/// What a part or one of its steps asks: changed where it stands.
fn of_part(document: &mut NeedDocument, change: &WhatIf, need: &Need) {
    let Some(part) = document.parts.get_mut(change.part) else { return };
    let own = part.operations.get_mut(change.operation).map(|operation| &mut operation.asks);
    let place = |given: fn(&Asks) -> bool| -> bool { own.as_ref().is_some_and(|asks| given(asks)) };
    let v = Vocabulary::embedded();
    let in_step = match change.criterion {
        Criterion::Process => {
            place(|asks| asks.processes.is_given()) || own.is_some() && !part.asks.processes.is_given()
        }
        Criterion::Material => place(|asks| asks.materials.is_given()),
        Criterion::Size | Criterion::SmallestPart => place(|asks| asks.size.is_given()),
        Criterion::Mass => place(|asks| asks.mass.is_given()),
        Criterion::Tolerance => place(|asks| asks.tolerance.is_given()),
        Criterion::Wall => place(|asks| asks.wall.is_given()),
        _ => place(|asks| asks.hours.is_given()),
    };
    let asks = match own {
        Some(own) if in_step => own,
        _ => &mut part.asks,
    };
    match change.criterion {
        Criterion::Process => {
            put(&mut asks.processes, need.processes.as_ref().map(|r| words(v.processes(), &r.value)));
        }
        Criterion::Material => {
            put(&mut asks.materials, need.materials.as_ref().map(|r| words(v.materials(), &r.value)));
        }
        Criterion::Size | Criterion::SmallestPart => put(&mut asks.size, need.size.map(|r| r.value)),
        Criterion::Mass => put(&mut asks.mass, need.mass.map(|r| r.value)),
        Criterion::Tolerance => {
            put(&mut asks.tolerance, need.tolerance.map(|r| tolerance(r.value.grade, r.value.at)));
        }
        Criterion::Wall => put(&mut asks.wall, need.wall.map(|r| r.value)),
        _ => put(&mut asks.hours, need.hours.map(|r| r.value)),
    }
}

/// The new value in the place of the old one, as strongly wished for.
fn put<T>(answer: &mut Answer<T>, value: Option<T>) {
    let strength = answer.strength().unwrap_or_default();
    if let Some(value) = value {
        *answer = Answer::Said { value, strength, from: Origin::Form, stated: None };
    }
}

fn words<I: TermId, F>(terms: &Terms<I, F>, ids: &[I]) -> Vec<Word> {
    ids.iter().map(|&id| &terms.get(id).code).map(|code| Word::understood(code, code)).collect()
}

/// A whole grade as such; one between two as the narrowest whole width that reaches it.
fn tolerance(grade: MilliGrade, at: Length) -> ToleranceStated {
    if grade.0.is_multiple_of(1000) {
        return ToleranceStated::Grade { grade, at: Some(at) };
    }
    let mut width = width_at(grade, at);
    while grade_position(width, at) < grade {
        width = Length::from_um(width.um() + 1);
    }
    ToleranceStated::Width { width, at: Some(at) }
}

fn waive(document: &mut NeedDocument, change: &WhatIf, id: CertificateId) {
    let code = &Vocabulary::embedded().certificates().get(id).code;
    let other = |answer: &Answer<Word>| answer.value().is_none_or(|word| word.code.as_ref() != Some(code));
    document.certificates.retain(other);
    if let Some(part) = document.parts.get_mut(change.part) {
        part.asks.certificates.retain(other);
        if let Some(operation) = part.operations.get_mut(change.operation) {
            operation.asks.certificates.retain(other);
        }
    }
}
