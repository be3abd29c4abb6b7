//! The ledger itself: entries posted one after another, and the sums at every moment.

use std::collections::BTreeMap;

use super::{Account, Entry, Kind, Refused};
use crate::{Ore, money::LARGEST};

/// How a year of an assignment stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Balance {
    pub frame: Ore,
    /// Granted and not released, paid or not.
    pub committed: Ore,
    pub paid: Ore,
    pub recovered: Ore,
}

impl Balance {
    /// What can still be granted.
    #[must_use]
    pub const fn left(&self) -> Ore {
        self.frame.minus(self.committed)
    }

    /// What is granted and waits to be claimed.
    #[must_use]
    pub const fn to_pay(&self) -> Ore {
        self.committed.minus(self.paid)
    }
}

/// How a decision stands in one year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OfDecision {
    pub committed: Ore,
    pub paid: Ore,
    pub recovered: Ore,
}

impl OfDecision {
    /// What may still be paid. Money that came back does not open it again.
    #[must_use]
    pub const fn left(&self) -> Ore {
        self.committed.minus(self.paid)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Total {
    total: Ore,
    years: Vec<i16>,
}

/// The sums of all entries posted so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    assignments: BTreeMap<i64, Total>,
    years: BTreeMap<Account, Balance>,
    decisions: BTreeMap<(i64, Account), OfDecision>,
}

impl Ledger {
    /// Opens an assignment: its total, and the years it is for. Opened again, the newest holds.
    pub fn open(&mut self, assignment: i64, total: Ore, years: &[i16]) {
        self.assignments.insert(assignment, Total { total, years: years.to_vec() });
    }

    /// The entries in order.
    ///
    /// # Errors
    /// The place of the first entry that breaks a rule, and the rule.
    pub fn post_all(&mut self, entries: &[Entry]) -> Result<(), (usize, Refused)> {
        entries.iter().enumerate().try_for_each(|(at, entry)| self.post(entry).map_err(|why| (at, why)))
    }

    /// Posts one entry; refused, it changes nothing.
    ///
    /// # Errors
    /// The rule it would break.
    pub fn post(&mut self, entry: &Entry) -> Result<(), Refused> {
        self.check(entry)?;
        let year = self.years.entry(entry.account).or_default();
        if entry.kind == Kind::Frame {
            year.frame = entry.amount;
            return Ok(());
        }
        let of = self.decisions.entry((entry.decision, entry.account)).or_default();
        match entry.kind {
            Kind::Commit => {
                year.committed = year.committed.plus(entry.amount);
                of.committed = of.committed.plus(entry.amount);
            }
            Kind::Release => {
                year.committed = year.committed.minus(entry.amount);
                of.committed = of.committed.minus(entry.amount);
            }
            Kind::Pay => {
                year.paid = year.paid.plus(entry.amount);
                of.paid = of.paid.plus(entry.amount);
            }
            Kind::Recover => {
                year.recovered = year.recovered.plus(entry.amount);
                of.recovered = of.recovered.plus(entry.amount);
            }
            Kind::Frame => {}
        }
        Ok(())
    }

    /// Whether an entry could be posted.
    ///
    /// # Errors
    /// The rule it would break.
    pub fn check(&self, entry: &Entry) -> Result<(), Refused> {
        let Entry { account, kind, decision, amount } = *entry;
        let total = self.assignments.get(&account.assignment).ok_or(Refused::NoAssignment)?;
        if !total.years.contains(&account.year) {
            return Err(Refused::NotItsYear);
        }
        let least = if kind == Kind::Frame { Ore::ZERO } else { Ore(1) };
        if amount < least || amount > LARGEST {
            return Err(Refused::Amount);
        }
        let year = self.year(account);
        let of = self.decision(decision, account);
        match kind {
            Kind::Frame => {
                let left = self.not_spread(account.assignment).unwrap_or_default().plus(year.frame);
                if amount > left {
                    return Err(Refused::PassesTotal { left });
                }
                if amount < year.committed {
                    return Err(Refused::BelowCommitted { committed: year.committed });
                }
            }
            Kind::Commit if amount > year.left() => return Err(Refused::PassesFrame { left: year.left() }),
            Kind::Release | Kind::Pay if amount > of.left() => {
                return Err(Refused::PassesCommitment { left: of.left() });
            }
            Kind::Recover if amount > of.paid.minus(of.recovered) => {
                return Err(Refused::PassesPaid { paid: of.paid.minus(of.recovered) });
            }
            _ => {}
        }
        Ok(())
    }

    /// How a year stands; all zero where nothing was posted.
    #[must_use]
    pub fn year(&self, account: Account) -> Balance {
        self.years.get(&account).copied().unwrap_or_default()
    }

    /// How a decision stands in a year.
    #[must_use]
    pub fn decision(&self, decision: i64, account: Account) -> OfDecision {
        self.decisions.get(&(decision, account)).copied().unwrap_or_default()
    }

    /// The years of a decision in which something was posted.
    pub fn of_decision(&self, decision: i64) -> impl Iterator<Item = (Account, OfDecision)> + '_ {
        let all = self.decisions.iter().filter(move |((of, _), _)| *of == decision);
        all.map(|((_, account), sums)| (*account, *sums))
    }

    /// What of an assignment's total is in no year's frame; `None` for no such assignment.
    #[must_use]
    pub fn not_spread(&self, assignment: i64) -> Option<Ore> {
        let total = self.assignments.get(&assignment)?;
        let frames = total.years.iter().map(|year| self.year(Account { assignment, year: *year }).frame);
        Some(total.total.minus(frames.sum()))
    }
}
