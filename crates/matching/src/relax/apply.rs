//! The need after a change, for the page's "answer with this change".

use crate::answer::Change;
use crate::ask::Question;
use crate::criterion::{Amount, Criterion};
use crate::need::{Need, PartSize, Requirement, Stage};
use crate::terms::Terms;

/// The need with one proposed change made. Questions that share a field move with it: a later `due` also gives
/// more weeks to work in, and asks certificates to be valid longer; a smaller part may become too small.
#[must_use]
pub fn apply(terms: &Terms, need: &Need, change: &Change) -> Need {
    let mut need = need.clone();
    let waived = change.to == Amount::Waived;
    match (change.criterion, &change.to) {
        (Criterion::Process, Amount::Processes(over)) => set(&mut need.processes, |nodes| {
            nodes.retain(|node| !over.iter().any(|&over| terms.process_within(over, *node)));
            nodes.extend(over);
        }),
        (Criterion::Material, Amount::Materials(over)) => set(&mut need.materials, |nodes| {
            nodes.retain(|node| !over.iter().any(|&over| terms.material_within(over, *node)));
            nodes.extend(over);
        }),
        (Criterion::Size, Amount::Box(sides)) => set(&mut need.size, |size| *size = PartSize::Box(*sides)),
        (Criterion::Size, Amount::Round { diameter, length }) => {
            set(&mut need.size, |size| *size = PartSize::Round { diameter: *diameter, length: *length });
        }
        (Criterion::SmallestPart, Amount::Length(longest)) => {
            set(&mut need.size, |size| *size = grown(*size, longest.um()));
        }
        (Criterion::Mass, Amount::Mass(mass)) => set(&mut need.mass, |value| *value = *mass),
        (Criterion::Tolerance, Amount::Tolerance { grade, .. }) => {
            set(&mut need.tolerance, |t| t.grade = *grade);
        }
        (Criterion::Wall, Amount::Length(wall)) => set(&mut need.wall, |value| *value = *wall),
        (Criterion::Quantity, Amount::Pieces(pieces)) => set(&mut need.quantity, |value| *value = *pieces),
        (Criterion::Stage, Amount::Stages(stages)) => {
            set(&mut need.stage, |value: &mut Stage| *value = stages.first().copied().unwrap_or(*value));
        }
        (Criterion::LeadTime, Amount::Due(due)) => set(&mut need.due, |value| *value = *due),
        (Criterion::Capacity, Amount::Hours(hours)) => {
            set(&mut need.hours, |value| *value = u16::try_from(*hours).unwrap_or(*value));
        }
        (Criterion::Distance, Amount::Kilometres(km)) => set(&mut need.within, |within| within.km = *km),
        (Criterion::Newcomer, Amount::Newcomer(newcomer)) => {
            set(&mut need.newcomer, |value| *value = *newcomer);
        }
        (Criterion::Certificate(id), _) if waived => need.certificates.retain(|asked| asked.value != id),
        (Criterion::County, _) if waived => need.counties = None,
        (Criterion::InHouse, _) if waived => need.in_house = None,
        _ => debug_assert!(false, "{:?} cannot become {:?}", change.criterion, change.to),
    }
    need
}

fn set<T>(asked: &mut Option<Requirement<T>>, change: impl FnOnce(&mut T)) {
    if let Some(asked) = asked {
        change(&mut asked.value);
    }
}

/// The part made larger until its longest side is `longest` micrometres, every measure rounded up.
fn grown(part: PartSize, longest: u32) -> PartSize {
    let from = u64::from(part.longest().um().max(1));
    let at = |length: vocabulary::Length| {
        let um = (u64::from(length.um()) * u64::from(longest)).div_ceil(from);
        vocabulary::Length::from_um(u32::try_from(um).unwrap_or(u32::MAX))
    };
    match part {
        PartSize::Box(sides) => PartSize::Box(sides.map(at)),
        PartSize::Round { diameter, length } => {
            PartSize::Round { diameter: at(diameter), length: at(length) }
        }
    }
}

/// The change as a page shows it.
#[must_use]
pub fn change(question: &Question, to: Amount) -> Change {
    Change { criterion: question.criterion(), from: question.amount(), to }
}
