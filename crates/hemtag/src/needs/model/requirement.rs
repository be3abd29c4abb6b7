//! Single answers turned into what the engine compares.

use matching::{Requirement, need::PartSize, need::Tolerance, offer::Position};
use vocabulary::{Length, TermId, Terms, Vocabulary, iso286};

use super::{
    Answer, ToleranceStated, Word,
    document::Owner,
    findings::{FindingKind, WhyNot},
    relevance,
};

/// Where a grade is told as a width when neither a dimension nor a size is known. Grades do not depend on it;
/// only the micrometres in a proposal do.
const DIMENSION_FOR_WORDS: Length = Length::from_um(30_000);

/// The finest tolerance as a grade, and what must be told about how it was read.
pub(super) fn tolerance(
    answer: &Answer<ToleranceStated>,
    size: Option<PartSize>,
) -> (Option<Requirement<Tolerance>>, Option<FindingKind>) {
    let stated = answer.text().map(str::to_owned);
    let not = |why| (None, Some(FindingKind::NotEvaluated { stated: stated.clone(), why }));
    let (Some(value), Some(strength)) = (answer.value(), answer.strength()) else { return (None, None) };
    let longest = size.map(longest);
    let (tolerance, told) = match *value {
        ToleranceStated::Grade { grade, at } => {
            (Tolerance { grade, at: at.or(longest).unwrap_or(DIMENSION_FOR_WORDS) }, None)
        }
        ToleranceStated::Width { width, at: Some(at) } => {
            (Tolerance { grade: iso286::grade_position(width, at), at }, None)
        }
        ToleranceStated::Width { width, at: None } => {
            let Some(at) = longest else { return not(WhyNot::NoDimension) };
            let told = FindingKind::ToleranceAtLongest { at_um: at.um() };
            (Tolerance { grade: iso286::grade_position(width, at), at }, Some(told))
        }
        ToleranceStated::General { class } => {
            let at = longest.unwrap_or(DIMENSION_FOR_WORDS);
            let Some(width) = class.width(at) else { return not(WhyNot::OutsideStandard) };
            (Tolerance { grade: iso286::grade_position(width, at), at }, None)
        }
    };
    (Some(Requirement { value: tolerance, strength }), told)
}

/// Which of several tolerances on a part is the finest, by its place in the list: makers are judged by that one, and
/// who holds it holds the others. A width without a dimension counts at the part's longest side; where that is not
/// known either, it counts only when nothing else does.
#[must_use]
pub fn finest(tolerances: &[ToleranceStated], size: Option<PartSize>) -> Option<usize> {
    let grade = |stated: &ToleranceStated| {
        let answer = Answer::said(*stated, super::Origin::Form);
        tolerance(&answer, size).0.map_or(u16::MAX, |asked| asked.value.grade.0)
    };
    tolerances.iter().enumerate().min_by_key(|(i, stated)| (grade(stated), *i)).map(|(i, _)| i)
}

fn longest(size: PartSize) -> Length {
    match size {
        PartSize::Box([a, b, c]) => a.max(b).max(c),
        PartSize::Round { diameter, length } => diameter.max(length),
    }
}

/// The terms that were understood; none understood asks nothing, and the findings say so.
pub(super) fn terms<I: TermId, F>(
    answer: &Answer<Vec<Word>>,
    terms: &Terms<I, F>,
) -> Option<Requirement<Vec<I>>> {
    answer.requirement(|words| {
        let mut ids: Vec<I> = relevance::ids(terms, words).collect();
        ids.sort_unstable();
        ids.dedup();
        (!ids.is_empty()).then_some(ids)
    })
}

/// Where the owner is: as stated, else the point inside the kommun.
pub(super) fn position(owner: &Owner) -> Option<Position> {
    owner
        .position
        .or_else(|| Vocabulary::embedded().places().kommun(owner.kommun.value()?).map(Position::of_kommun))
}
