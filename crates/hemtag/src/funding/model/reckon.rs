//! What of a claim is paid: never more than the share of the costs, than what is granted of the year, than the grant less what is
//! kept back until the final report.

use std::collections::BTreeMap;

use funding::Ore;

use super::{
    call::PaymentTerms,
    claim::{ADVANCE, Claim, ClaimKind},
    skills::CourseWrong,
};

/// How a grant stands before a claim is paid.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Granted and not given up, by year.
    pub committed: BTreeMap<i16, Ore>,
    /// Paid so far, by year; what came back does not make it less.
    pub paid: BTreeMap<i16, Ore>,
    /// Of that, paid as advances.
    pub advanced: Ore,
    /// Costs that counted in earlier claims, by year.
    pub counted: BTreeMap<i16, Ore>,
    pub share_percent: u8,
}

impl Standing {
    #[must_use]
    pub fn granted(&self) -> Ore {
        self.committed.values().copied().sum()
    }

    #[must_use]
    pub fn paid_sum(&self) -> Ore {
        self.paid.values().copied().sum()
    }

    fn left(&self, year: i16) -> Ore {
        of(&self.committed, year).minus(of(&self.paid, year))
    }

    /// What was paid beyond the share of the costs that counted: advances that no costs answer to.
    #[must_use]
    pub fn beyond_costs(&self) -> Ore {
        let years = self.paid.iter().map(|(year, paid)| {
            let earned = of(&self.counted, *year).percent(i64::from(self.share_percent));
            paid.minus(earned).max(Ore::ZERO)
        });
        years.sum()
    }
}

fn of(by_year: &BTreeMap<i16, Ore>, year: i16) -> Ore {
    by_year.get(&year).copied().unwrap_or_default()
}

/// What is wrong with a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimWrong {
    /// Nothing is asked for.
    Nothing,
    /// Not above zero, or absurd.
    Amount,
    NoSuchKind {
        kind: String,
    },
    NotItsYear {
        year: i16,
    },
    /// The period is not stated, ends before it begins, or lies outside the project.
    Period,
    /// An indicator that must be reported is not.
    NoIndicator {
        code: String,
    },
    NoReport,
    /// A course lacks what it must show.
    Course(CourseWrong),
    NoSignatory,
    NotDeclared,
    /// Advances together would pass their share of the grant.
    PassesAdvance {
        left: Ore,
    },
    /// The same, of a year's commitment.
    PassesYear {
        year: i16,
        left: Ore,
    },
    /// A cut without a reason.
    CutWithoutReason {
        row: usize,
    },
    /// A cut of more than was stated of the kind in the year.
    CutAboveCost {
        row: usize,
        most: Ore,
    },
    /// Nothing is paid of it, and nobody says why.
    NoReasons,
    /// Advances that no costs answer to and that are not back: nothing is closed with them.
    BeyondCosts {
        ore: Ore,
    },
    /// Claimed back and not back yet.
    NotBack {
        ore: Ore,
    },
    /// There is no final report that was decided, or another claim is open.
    NoFinal,
}

/// What cuts break: each has its reason, and none is of more than was stated.
#[must_use]
pub fn cuts_wrong(claim: &Claim) -> Vec<ClaimWrong> {
    let mut wrong = Vec::new();
    let mut cut_so_far: BTreeMap<(&str, i16), Ore> = BTreeMap::new();
    for (row, cut) in (1..).zip(&claim.cuts) {
        if cut.reason.trim().is_empty() && cut.rule.is_none() {
            wrong.push(ClaimWrong::CutWithoutReason { row });
        }
        if !cut.amount.is_positive() {
            wrong.push(ClaimWrong::Amount);
            continue;
        }
        let stated: Ore = if cut.kind == ADVANCE {
            of(&claim.advance, cut.year)
        } else {
            let lines = claim.costs.iter().filter(|line| line.kind == cut.kind && line.year == cut.year);
            lines.map(|line| line.amount).sum()
        };
        let before = cut_so_far.entry((cut.kind.as_str(), cut.year)).or_default();
        let most = stated.minus(*before);
        if cut.amount > most {
            wrong.push(ClaimWrong::CutAboveCost { row, most: most.max(Ore::ZERO) });
        }
        *before = before.plus(cut.amount);
    }
    wrong
}

/// What an advance may still be: its share of the grant, less earlier advances.
#[must_use]
pub fn advance_left(standing: &Standing, terms: &PaymentTerms) -> Ore {
    let most = standing.granted().percent(i64::from(terms.advance_percent));
    most.minus(standing.advanced).max(Ore::ZERO)
}

/// What an advance breaks, for what is asked less what is cut.
#[must_use]
pub fn advance_wrong(claim: &Claim, standing: &Standing, terms: &PaymentTerms) -> Vec<ClaimWrong> {
    let asked = advance_asked(claim);
    let mut wrong = Vec::new();
    let left = advance_left(standing, terms);
    if asked.values().copied().sum::<Ore>() > left {
        wrong.push(ClaimWrong::PassesAdvance { left });
    }
    for (year, ore) in asked {
        let left = standing.left(year);
        if ore > left {
            wrong.push(ClaimWrong::PassesYear { year, left });
        }
    }
    wrong
}

fn advance_asked(claim: &Claim) -> BTreeMap<i16, Ore> {
    let mut asked = claim.advance.clone();
    for cut in claim.cuts.iter().filter(|cut| cut.kind == ADVANCE) {
        let of = asked.entry(cut.year).or_default();
        *of = of.minus(cut.amount).max(Ore::ZERO);
    }
    asked
}

/// What is paid of a claim, by year.
///
/// For costs, of each year: `min(committed, share × costs counted so far and now) − paid`, not below zero. An advance is thus set
/// off against the first costs. Until the final claim, all together never pass the grant less what is kept back; the earlier
/// year is paid first.
#[must_use]
pub fn payable(
    kind: ClaimKind,
    claim: &Claim,
    standing: &Standing,
    terms: &PaymentTerms,
) -> BTreeMap<i16, Ore> {
    if kind == ClaimKind::Advance {
        let asked = advance_asked(claim);
        return asked.into_iter().filter(|(_, ore)| ore.is_positive()).collect();
    }
    let share = i64::from(standing.share_percent);
    let now = claim.counted();
    let kept = match kind {
        ClaimKind::Final => Ore::ZERO,
        _ => standing.granted().percent(i64::from(terms.retention_percent)),
    };
    let mut room = standing.granted().minus(kept).minus(standing.paid_sum()).max(Ore::ZERO);
    let mut paid = BTreeMap::new();
    for (year, committed) in &standing.committed {
        let counted = of(&standing.counted, *year).plus(of(&now, *year));
        let earned = counted.percent(share).min(*committed);
        let owed = earned.minus(of(&standing.paid, *year)).max(Ore::ZERO).min(room);
        if owed.is_positive() {
            room = room.minus(owed);
            paid.insert(*year, owed);
        }
    }
    paid
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::funding::model::claim::{CostLine, Cut};

    fn standing(committed: &[(i16, i64)], paid: &[(i16, i64)], counted: &[(i16, i64)]) -> Standing {
        let map = |all: &[(i16, i64)]| all.iter().map(|(y, k)| (*y, Ore::kronor(*k))).collect();
        Standing {
            committed: map(committed),
            paid: map(paid),
            counted: map(counted),
            share_percent: 50,
            ..Standing::default()
        }
    }

    fn costs(all: &[(i16, i64)]) -> Claim {
        let line = |(year, kronor): &(i16, i64)| CostLine {
            kind: "staff".into(),
            year: *year,
            amount: Ore::kronor(*kronor),
            note: String::new(),
        };
        Claim { costs: all.iter().map(line).collect(), ..Claim::default() }
    }

    fn terms(advance: u8, retention: u8) -> PaymentTerms {
        PaymentTerms { advance_percent: advance, retention_percent: retention, ..PaymentTerms::default() }
    }

    fn kronor(all: &BTreeMap<i16, Ore>) -> Vec<(i16, i64)> {
        all.iter().map(|(year, ore)| (*year, ore.0 / 100)).collect()
    }

    #[test]
    fn the_share_of_the_costs_is_paid_and_never_more_than_the_year_has() {
        let before = standing(&[(2026, 100), (2027, 50)], &[], &[]);
        let paid = payable(ClaimKind::Period, &costs(&[(2026, 120), (2027, 200)]), &before, &terms(0, 0));
        assert_eq!(kronor(&paid), [(2026, 60), (2027, 50)], "half of 120; all that 2027 has");
    }

    #[test]
    fn an_advance_is_set_off_against_the_first_costs() {
        let before = Standing { advanced: Ore::kronor(30), ..standing(&[(2026, 100)], &[(2026, 30)], &[]) };
        let paid = payable(ClaimKind::Period, &costs(&[(2026, 100)]), &before, &terms(30, 0));
        assert_eq!(kronor(&paid), [(2026, 20)]);
        assert_eq!(before.beyond_costs(), Ore::kronor(30), "no costs answer to it yet");
    }

    #[test]
    fn what_is_kept_back_is_paid_with_the_final_claim() {
        let before = standing(&[(2026, 100)], &[(2026, 70)], &[(2026, 140)]);
        let claim = costs(&[(2026, 60)]);
        assert_eq!(kronor(&payable(ClaimKind::Period, &claim, &before, &terms(0, 20))), [(2026, 10)]);
        assert_eq!(kronor(&payable(ClaimKind::Final, &claim, &before, &terms(0, 20))), [(2026, 30)]);
    }

    #[test]
    fn advances_together_stay_within_their_share() {
        let before = Standing { advanced: Ore::kronor(20), ..standing(&[(2026, 100)], &[(2026, 20)], &[]) };
        let asked =
            |kronor| Claim { advance: BTreeMap::from([(2026, Ore::kronor(kronor))]), ..Claim::default() };
        assert_eq!(advance_wrong(&asked(10), &before, &terms(30, 0)), []);
        assert_eq!(
            advance_wrong(&asked(11), &before, &terms(30, 0)),
            [ClaimWrong::PassesAdvance { left: Ore::kronor(10) }]
        );
    }

    #[test]
    fn each_cut_has_a_reason_and_is_of_what_was_stated() {
        let cut = |kronor, reason: &str| Cut {
            rule: None,
            kind: "staff".into(),
            year: 2026,
            amount: Ore::kronor(kronor),
            reason: reason.into(),
        };
        let mut claim = costs(&[(2026, 100)]);
        claim.cuts = vec![cut(60, "Utanför budgeten."), cut(50, " ")];
        assert_eq!(
            cuts_wrong(&claim),
            [
                ClaimWrong::CutWithoutReason { row: 2 },
                ClaimWrong::CutAboveCost { row: 2, most: Ore::kronor(40) }
            ]
        );
        claim.cuts.pop();
        assert_eq!(cuts_wrong(&claim), []);
        assert_eq!(claim.counted()[&2026], Ore::kronor(40));
    }
}
