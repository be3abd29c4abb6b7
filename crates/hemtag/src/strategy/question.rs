//! A need as the engine's question. What the need does not say stays unknown. No input or output.

use ::strategy::{
    Part, Question, Shape,
    data::Economics,
    draws::{Draws, QUICK, USUAL},
    part::Size,
};
use jiff::civil::Date;
use matching::{Need, need::PartSize};
use vocabulary::{MaterialId, ProcessId, Vocabulary};

use super::model::Wish;
use crate::needs::model::{Asks, NeedDocument, engine_parts};

/// The seed of every answer: the same question has the same answer.
const SEED: u32 = 1;

/// Numbers that are asked for when neither the person nor the need states any.
const USUAL_QUANTITIES: [u32; 5] = [1, 10, 100, 1000, 10_000];

/// The question that a part of a need is, with its name and its requirements on makers. `None` when there is no such part.
#[must_use]
pub fn question(
    document: &NeedDocument,
    wish: &Wish,
    today: Date,
    economics: &Economics,
) -> Option<(String, Question, Need)> {
    let parts = engine_parts(document, today);
    let engine = parts.get(wish.part)?;
    let nothing = Asks::default();
    let own = document.parts.get(wish.part).map_or(&nothing, |part| &part.asks);
    let needs: Vec<&Need> = engine.operations.iter().map(|operation| &operation.need).collect();
    let asked_for: Vec<ProcessId> =
        needs.iter().filter_map(|n| n.processes.as_ref()).flat_map(|p| p.value.clone()).collect();
    let size = needs.iter().find_map(|n| n.size).map(|s| s.value);
    let size = size.or(own.size.value().copied()).map(|size| match size {
        PartSize::Box(sides) => Size::Box(sides),
        PartSize::Round { diameter, length } => Size::Round { diameter, length },
    });
    let part = Part {
        materials: materials(&needs, own),
        size,
        mass: needs.iter().find_map(|n| n.mass).map(|m| m.value).or(own.mass.value().copied()),
        wall: needs.iter().find_map(|n| n.wall).map(|w| w.value).or(own.wall.value().copied()),
        tolerance: needs.iter().filter_map(|n| n.tolerance).map(|t| t.value.grade).min(),
        shape: wish.shape.or_else(|| shape(&asked_for, economics)),
        asked_for,
    };
    let stated = needs.first().and_then(|n| n.quantity).map(|q| q.value);
    let quantities = if wish.quantities.is_empty() { around(stated) } else { wish.quantities.clone() };
    let question = Question {
        part,
        quantities,
        abroad: wish.abroad.clone(),
        made_in: wish.made_in,
        skip: wish.skip.clone(),
        draws: Draws::new(if wish.quick { QUICK } else { USUAL }, SEED),
    };
    let name = if engine.name.is_empty() { document.title.clone() } else { engine.name.clone() };
    Some((name, question, (*needs.first()?).clone()))
}

fn materials(needs: &[&Need], own: &Asks) -> Vec<MaterialId> {
    let known = Vocabulary::embedded().materials();
    let by_need = needs.iter().find_map(|n| n.materials.as_ref()).map(|m| m.value.clone());
    by_need.unwrap_or_else(|| {
        let words = own.materials.value().into_iter().flatten();
        words.filter_map(|word| Some(known.by_code(word.code.as_deref()?)?.id)).collect()
    })
}

/// The shape that the asked processes give away: a part to be turned is round, one to be bent is of sheet. Where they can
/// make several shapes, or disagree, nothing is known of it.
fn shape(asked_for: &[ProcessId], economics: &Economics) -> Option<Shape> {
    let known = Vocabulary::embedded().processes();
    let mut shapes: Vec<Shape> = asked_for
        .iter()
        .filter_map(|&asked| {
            let mut below = economics.processes.iter().filter(|p| known.contains(asked, p.id)).peekable();
            let first = *below.peek()?.shapes.first()?;
            below.all(|p| p.shapes == [first]).then_some(first)
        })
        .collect();
    shapes.sort_unstable();
    shapes.dedup();
    match shapes.as_slice() {
        [only] => Some(*only),
        // Cut flat, then bent.
        [Shape::Flat, Shape::Sheet] => Some(Shape::Sheet),
        _ => None,
    }
}

/// The need's own number among powers of ten.
fn around(stated: Option<u32>) -> Vec<u32> {
    let mut all = USUAL_QUANTITIES.to_vec();
    all.extend(stated.filter(|&n| n > 0));
    all.sort_unstable();
    all.dedup();
    all
}
