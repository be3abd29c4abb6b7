//! How far single offers fall short of a question of numbers, without putting the offer together again.

use super::columns::Columns;
use crate::ask::Question;
use crate::criterion::Verdict;
use crate::distance::Point;
use crate::judge::{days_between, scale_that_fits, verdict, whole_grade};
use crate::offer::Offer;
use crate::relax::step;
use crate::terms::Terms;
use vocabulary::MilliGrade;

/// The change that an offer needs, in the question's own unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shortfall {
    /// Met by a change of this extent; 0 when it is met as it is.
    By(u64),
    Unknown,
    /// Unknown as it is, met for certain by a change of this extent: free hours of which only some weeks are stated.
    UnknownOr(u64),
    /// No change helps.
    Never,
}

impl Shortfall {
    fn of(short: i64) -> Shortfall {
        Shortfall::By(u64::try_from(short).unwrap_or(0))
    }

    /// A limit that has come down to nothing is nothing to come down to.
    fn down(reach: u64, asked: u64) -> Shortfall {
        if reach == 0 && asked > 0 { Shortfall::Never } else { Shortfall::By(asked.saturating_sub(reach)) }
    }

    /// The same for an offer at hand.
    pub(super) fn in_full(terms: &Terms, question: &Question, offer: &Offer) -> Shortfall {
        match verdict(terms, question, offer) {
            None | Some(Verdict::Met { .. }) => Shortfall::By(0),
            Some(Verdict::Unknown { .. }) => step(terms, question, offer)
                .map_or(Shortfall::Unknown, |step| Shortfall::UnknownOr(step.weight.extent)),
            Some(Verdict::Missed { .. }) => step(terms, question, offer)
                .map_or(Shortfall::Never, |step| Shortfall::By(step.weight.extent)),
        }
    }
}

impl Columns {
    pub(super) fn shortfall(&self, question: &Question, i: usize) -> Shortfall {
        self.known_shortfall(question, i).unwrap_or(Shortfall::Unknown)
    }

    fn known_shortfall(&self, question: &Question, i: usize) -> Option<Shortfall> {
        Some(match question {
            Question::Size { part, scale } => {
                Shortfall::down(scale_that_fits(*part, self.envelope(i)?).into(), (*scale).into())
            }
            Question::SmallestPart(longest) => {
                let smallest = self.smallest.get(i).unwrap_or(0);
                Shortfall::of(i64::from(smallest) - i64::from(longest.um()))
            }
            Question::Mass(mass) => Shortfall::down(self.heaviest.get(i)?, mass.mg()),
            Question::Tolerance(asked) => {
                let finest = MilliGrade(self.tolerance.get(i)?);
                if finest <= asked.grade {
                    return Some(Shortfall::By(0));
                }
                Shortfall::of(i64::from(whole_grade(finest).0) - i64::from(asked.grade.0))
            }
            Question::Wall(wall) => Shortfall::of(i64::from(self.wall.get(i)?) - i64::from(wall.um())),
            Question::LeadTime { asked_on, due } => {
                Shortfall::of(i64::from(self.lead_time.get(i)?) - days_between(*asked_on, *due))
            }
            Question::Capacity { hours, .. } => {
                let (free, unsaid) = self.calendars.free(i, self.weeks(question))?;
                let short = u32::from(*hours).saturating_sub(free);
                if unsaid.is_some() && short > 0 {
                    return (free > 0).then_some(Shortfall::UnknownOr(short.into()));
                }
                Shortfall::down(free.into(), (*hours).into())
            }
            Question::Distance(within) => {
                let km = Point::of(within.of).kilometres(self.places.point(i)?);
                Shortfall::of(i64::from(km) - i64::from(within.km))
            }
            _ => Shortfall::in_full(&self.terms, question, &self.offer(i, false)),
        })
    }
}
