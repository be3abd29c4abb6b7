//! Smallest part, mass, tolerance, wall and series: one number against a limit.

use vocabulary::iso286::width_at;
use vocabulary::{Length, Mass, MilliGrade};

use super::{margin, not_stated};
use crate::criterion::{Amount, Verdict};
use crate::need::Tolerance;

pub(super) fn smallest_part(longest: Length, smallest: Option<Length>) -> Option<Verdict> {
    let smallest = smallest?;
    let amount = Amount::Length(smallest);
    Some(limit(margin(longest.um().into(), smallest.um().into()), amount.clone(), Some(amount)))
}

pub(super) fn mass(mass: Mass, heaviest: Option<Mass>) -> Verdict {
    let Some(heaviest) = heaviest else { return not_stated() };
    let relax_to = (heaviest.mg() > 0).then_some(Amount::Mass(heaviest));
    limit(margin(heaviest.mg(), mass.mg()), Amount::Mass(heaviest), relax_to)
}

/// Grades count, not widths: they are independent of size. A missed tolerance relaxes to the next whole grade,
/// since that is what a drawing would say.
pub(super) fn tolerance(asked: Tolerance, finest: Option<MilliGrade>) -> Verdict {
    let Some(finest) = finest else { return not_stated() };
    let told = |grade| Amount::Tolerance { grade, width: width_at(grade, asked.at) };
    let margin = margin(asked.grade.0.into(), finest.0.into());
    // Widths take a search each, so the one to relax to is looked up only where it is told.
    let relax_to = (margin < 0).then(|| told(whole_grade(finest)));
    limit(margin, told(finest), relax_to)
}

/// The grade itself when it is whole, else the next coarser whole one.
pub(crate) fn whole_grade(grade: MilliGrade) -> MilliGrade {
    MilliGrade(grade.0.div_ceil(1000).saturating_mul(1000).max(grade.0))
}

pub(super) fn wall(wall: Length, thinnest: Option<Length>) -> Verdict {
    let Some(thinnest) = thinnest else { return not_stated() };
    let amount = Amount::Length(thinnest);
    limit(margin(wall.um().into(), thinnest.um().into()), amount.clone(), Some(amount))
}

/// A stated end that is violated is missed whatever the other end is; else either end unstated leaves it unknown.
pub(super) fn quantity(pieces: u32, smallest: Option<u32>, largest: Option<u32>) -> Verdict {
    let offered = Some(Amount::Series { smallest, largest });
    let above = smallest.map(|smallest| margin(pieces.into(), smallest.into()));
    let below = largest.map(|largest| margin(largest.into(), pieces.into()));
    match (above, below) {
        (Some(short), _) if short < 0 => {
            Verdict::Missed { margin: Some(short), offered, relax_to: smallest.map(Amount::Pieces) }
        }
        (_, Some(over)) if over < 0 => {
            // A maker whose largest series is nothing makes none.
            let relax_to = largest.filter(|&largest| largest > 0).map(Amount::Pieces);
            Verdict::Missed { margin: Some(over), offered, relax_to }
        }
        (Some(above), Some(below)) => Verdict::Met { margin: Some(above.min(below)), offered },
        _ => not_stated(),
    }
}

pub(super) fn limit(margin: i16, offered: Amount, relax_to: Option<Amount>) -> Verdict {
    let (margin, offered) = (Some(margin), Some(offered));
    if margin >= Some(0) {
        Verdict::Met { margin, offered }
    } else {
        Verdict::Missed { margin, offered, relax_to }
    }
}
