//! Which questions can matter for the answer, given the processes stated so far. What cannot matter is neither
//! asked in the form nor judged; when a file states it all the same, the findings say that it is left out.
//!
//! The rule goes by what a process does to the part (the main groups of DIN 8580 and those beside it), never by
//! figures: assembly, packing and testing take a part as it is, so that its material, walls and tolerances say
//! nothing about who can do them.

use vocabulary::{ProcessId, TermId, Vocabulary};

use super::findings::Field;

/// What a process does to the part, as far as the questions are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Gives the part its form: cast, formed, cut, printed, laid up, sawn.
    Shapes,
    /// Joins, coats, hardens, cleans: the form is there already, the material matters.
    Treats,
    /// Boards, harnesses: size and mass matter, material and walls do not.
    Electronics,
    /// Cut and sewn, woven, printed cloth; and paper and board.
    Soft,
    /// Assembly, test, packing: size, mass and certificates only.
    Handles,
}

/// The effect of a process, by its place in the tree.
#[must_use]
pub fn effect(process: ProcessId) -> Effect {
    let processes = Vocabulary::embedded().processes();
    let code = processes.get(process).code.as_str();
    let group = processes.ancestors(process).last().map_or(code, |root| root.code.as_str());
    match group {
        "1" | "2" | "A" | "K" => Effect::Shapes,
        // Dismantling handles, cleaning treats; the rest of separating shapes.
        "3" if within(process, "3.5") => Effect::Handles,
        "3" if within(process, "3.6") => Effect::Treats,
        "3" => Effect::Shapes,
        "4" if within(process, "4.1") => Effect::Handles,
        "4" | "5" | "6" => Effect::Treats,
        "E" => Effect::Electronics,
        "T" => Effect::Soft,
        "W" if within(process, "W.2") => Effect::Soft,
        "W" => Effect::Shapes,
        "M" => Effect::Handles,
        // A new main group: ask everything until somebody has decided.
        _ => Effect::Shapes,
    }
}

fn within(process: ProcessId, group: &str) -> bool {
    let processes = Vocabulary::embedded().processes();
    processes.by_code(group).is_some_and(|g| processes.contains(g.id, process))
}

/// True when the field can change the answer for at least one of the processes. With no process stated every
/// field can.
#[must_use]
pub fn matters(field: Field, processes: &[ProcessId]) -> bool {
    processes.is_empty() || processes.iter().any(|&p| matters_to(field, effect(p)))
}

fn matters_to(field: Field, effect: Effect) -> bool {
    match field {
        Field::Tolerance | Field::Wall => effect == Effect::Shapes,
        Field::Material => matches!(effect, Effect::Shapes | Effect::Treats | Effect::Soft),
        Field::Mass => effect != Effect::Soft,
        _ => true,
    }
}

/// True when the process is done about an axis, so that a size is diameter × length.
#[must_use]
pub fn is_round(process: ProcessId) -> bool {
    Vocabulary::embedded().processes().get(process).facts.round
}

/// The processes that the codes name; a code of another version of the tables is passed over.
pub(crate) fn ids<'a, I: TermId + 'a, F: 'a>(
    terms: &'a vocabulary::Terms<I, F>,
    words: &'a [super::Word],
) -> impl Iterator<Item = I> + 'a {
    words.iter().filter_map(|w| w.code.as_deref()).filter_map(|code| terms.by_code(code)).map(|t| t.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn process(code: &str) -> ProcessId {
        Vocabulary::embedded().processes().by_code(code).expect("the code is in the table").id
    }

    #[test]
    fn assembly_is_not_asked_for_walls_or_material() {
        for field in [Field::Wall, Field::Tolerance, Field::Material] {
            assert!(!matters(field, &[process("M.1")]), "{field:?}");
        }
        assert!(matters(Field::Size, &[process("M.1")]));
    }

    #[test]
    fn one_shaping_process_among_several_is_enough_to_ask() {
        assert!(matters(Field::Wall, &[process("M.1"), process("1.1")]));
    }

    #[test]
    fn without_a_process_everything_can_matter() {
        assert!(matters(Field::Wall, &[]));
    }
}
