//! An allocation, and what would change if one more need came. No input or output.

use allocation::{
    Allocated, AllocationError, Changed, Effort, Question, allocate, one_more,
    why::{Reason, Stand, reason, stands},
};

/// A question with its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The need that would come is its last, where one was asked about; it has no part in `allocated`.
    pub question: Question,
    pub allocated: Allocated,
    pub more: Option<Changed>,
}

/// Answers a question; `came` is the place of a need that is first left out, and then comes.
///
/// # Errors
/// When the question cannot be computed with.
pub fn answer(question: Question, effort: Effort, came: Option<usize>) -> Result<Answer, AllocationError> {
    answer_by(question, effort, came, |question| allocate(question, effort))
}

/// The same where the allocation of everything but the need that comes is known, or is had in another way.
pub(super) fn answer_by(
    mut question: Question,
    effort: Effort,
    came: Option<usize>,
    allocated: impl FnOnce(&Question) -> Result<Allocated, AllocationError>,
) -> Result<Answer, AllocationError> {
    let one = came.map(|came| question.needs.remove(came));
    let allocated = allocated(&question)?;
    let more = match one {
        None => None,
        Some(one) => {
            question.needs.push(one);
            Some(one_more(&question, &allocated.placements, question.needs.len() - 1, effort)?)
        }
    };
    Ok(Answer { question, allocated, more })
}

impl Answer {
    /// How many needs the allocation is about: all but the one that would come.
    #[must_use]
    pub fn needs(&self) -> usize {
        self.question.needs.len() - usize::from(self.more.is_some())
    }

    /// The needs without a place, with the reason and how each candidate stands.
    #[must_use]
    pub fn not_placed(&self) -> Vec<(usize, Reason, Vec<Stand>)> {
        let placements = &self.allocated.placements;
        let is_placed = |need: &usize| placements.binary_search_by_key(need, |p| p.need).is_ok();
        let open = (0..self.needs()).filter(|need| !is_placed(need));
        open.map(|need| {
            (need, reason(&self.question, placements, need), stands(&self.question, placements, need))
        })
        .collect()
    }
}

/// The stem of a reason's words and its code in JSON.
#[must_use]
pub fn reason_code(reason: &Reason) -> &'static str {
    match reason {
        Reason::NoCandidates => "no-candidates",
        Reason::HoursNotStated => "hours-not-stated",
        Reason::Ask => "ask",
        Reason::NoHours => "no-hours",
        Reason::Outcompeted => "outcompeted",
    }
}

/// Weeks in a row as a person writes them: `2026-W49–W51, 2027-W02`.
#[must_use]
pub fn weeks(weeks: &[vocabulary::IsoWeek]) -> String {
    let mut runs: Vec<(vocabulary::IsoWeek, vocabulary::IsoWeek)> = Vec::new();
    for week in weeks {
        match runs.last_mut() {
            Some((_, last)) if last.next() == Some(*week) => *last = *week,
            _ => runs.push((*week, *week)),
        }
    }
    let told = runs.into_iter().map(|(first, last)| {
        if first == last {
            first.to_string()
        } else if first.year() == last.year() {
            format!("{first}–W{:02}", last.week())
        } else {
            format!("{first}–{last}")
        }
    });
    told.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::weeks;

    #[test]
    fn weeks_in_a_row_are_told_as_one_span() {
        let of = |texts: &[&str]| weeks(&texts.iter().map(|text| text.parse().unwrap()).collect::<Vec<_>>());
        assert_eq!(of(&["2026-W49", "2026-W50", "2026-W52"]), "2026-W49–W50, 2026-W52");
        assert_eq!(of(&["2026-W53", "2027-W01"]), "2026-W53–2027-W01");
    }
}
