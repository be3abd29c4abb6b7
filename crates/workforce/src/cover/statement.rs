//! What is said of some people in one skill, and how many of them are therefore sure at a level, or may be. The rule stands in
//! the description of the module [`crate::cover`].

use jiff::civil::Date;

use crate::map::{Age, Evidence, EvidenceKind, Held, Level, Map, People, Who};

/// How many of some people are at a level, as far as that is known. The parts add up to all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Good evidence says so, and nothing speaks against it.
    pub sure: u32,
    /// Good evidence says so, and something else speaks against it.
    pub doubted: u32,
    /// Only old evidence says so.
    pub old: u32,
    /// Only evidence of unknown age says so.
    pub undated: u32,
    /// Somebody says so, but the skill is a certificate and none was seen.
    pub unproven: u32,
    /// Nobody has said anything.
    pub unsaid: u32,
    /// Known to be below the level.
    pub below: u32,
    /// The skill is a certificate, and theirs has ended.
    pub expired: u32,
}

impl Tally {
    /// Those who are sure and those who may be.
    #[must_use]
    pub fn perhaps(&self) -> u32 {
        self.sure + self.unsure()
    }

    /// Those who may be and are not sure.
    #[must_use]
    pub fn unsure(&self) -> u32 {
        self.doubted + self.old + self.undated + self.unproven + self.unsaid
    }

    #[must_use]
    pub fn all(&self) -> u32 {
        self.perhaps() + self.below + self.expired
    }

    pub fn add(&mut self, other: Tally) {
        self.sure += other.sure;
        self.doubted += other.doubted;
        self.old += other.old;
        self.undated += other.undated;
        self.unproven += other.unproven;
        self.unsaid += other.unsaid;
        self.below += other.below;
        self.expired += other.expired;
    }
}

/// One statement: of one person a row, of heads all rows of the same kind, days and giver.
#[derive(Debug)]
struct Statement {
    kind: EvidenceKind,
    on: Option<Date>,
    age: Age,
    /// Whether evidence of this kind can make sure of this skill.
    proves: bool,
    levels: Vec<(Level, u32)>,
}

impl Statement {
    fn total(&self) -> u32 {
        self.levels.iter().map(|(_, heads)| *heads).fold(0, u32::saturating_add)
    }

    fn at_least(&self, level: Level) -> u32 {
        self.levels
            .iter()
            .filter(|(at, _)| *at >= level)
            .map(|(_, heads)| *heads)
            .fold(0, u32::saturating_add)
    }

    fn below(&self, level: Level) -> u32 {
        self.total().saturating_sub(self.at_least(level))
    }

    /// Says what the level is, and not only that it was reached.
    fn assesses(&self) -> bool {
        use EvidenceKind::{LeaderAssessed, SelfAssessed, Validated};
        matches!(self.kind, SelfAssessed | LeaderAssessed | Validated) && self.age != Age::Expired
    }

    fn is_newer(&self, other: &Statement) -> bool {
        matches!((self.on, other.on), (Some(one), Some(other)) if one > other)
    }

    /// Takes the place of it, for the heads that this is about.
    fn replaces(&self, other: &Statement) -> bool {
        self.assesses() && self.kind >= other.kind && self.is_newer(other)
    }

    /// Makes it less than sure where this says less.
    fn doubts(&self, other: &Statement) -> bool {
        let heavier = self.age == Age::Good
            && other.assesses()
            && (self.kind > other.kind || (self.kind == other.kind && !other.is_newer(self)));
        self.assesses() && (self.is_newer(other) || heavier)
    }

    fn makes_sure(&self) -> bool {
        self.age == Age::Good && self.proves
    }
}

/// All statements about some people in one skill, on a day.
#[derive(Debug)]
pub(super) struct Statements {
    count: u32,
    /// Those that say something of the level on the day.
    said: Vec<Statement>,
    /// Certificates that have ended, where the skill is one.
    ended: Vec<u32>,
}

impl Statements {
    pub(super) fn new(
        map: &Map,
        people: &People,
        rows: &[usize],
        day: Date,
        certificate: bool,
    ) -> Statements {
        let count = people.who.count();
        let mut all = Statements { count, said: Vec::new(), ended: Vec::new() };
        let one_each = matches!(people.who, Who::Named(_));
        let mut by: Vec<(&Evidence, Vec<&Held>)> = Vec::new();
        for held in rows.iter().map(|row| &map.held[*row]) {
            match by.iter_mut().find(|(evidence, _)| !one_each && **evidence == held.evidence) {
                Some((_, same)) => same.push(held),
                None => by.push((&held.evidence, vec![held])),
            }
        }
        for (evidence, rows) in by {
            let age = map.ageing.on(evidence, day);
            let mut levels: Vec<(Level, u32)> =
                rows.iter().map(|held| (held.level, held.heads.min(count))).collect();
            levels.sort_unstable();
            let proves =
                !certificate || matches!(evidence.kind, EvidenceKind::Certificate | EvidenceKind::Validated);
            let statement = Statement { kind: evidence.kind, on: evidence.on, age, proves, levels };
            match age {
                Age::NotYet => {}
                Age::Expired if certificate => all.ended.push(statement.total().min(count)),
                _ => all.said.push(statement),
            }
        }
        all
    }

    fn count(&self, sum: u32) -> u32 {
        sum.min(self.count)
    }

    /// Heads of a statement at a level or above. A statement about more heads than there are contradicts itself: its lower
    /// levels count first.
    fn at_least(&self, statement: &Statement, level: Level) -> u32 {
        statement.at_least(level).min(self.count.saturating_sub(statement.below(level)))
    }

    fn sure(&self, level: Level) -> u32 {
        let each = self.said.iter().enumerate().filter(|(_, one)| one.makes_sure()).map(|(place, one)| {
            let against =
                self.said.iter().enumerate().filter(|(other, by)| *other != place && by.doubts(one));
            let against: u32 = against.map(|(_, by)| by.below(level)).fold(0, u32::saturating_add);
            self.at_least(one, level).saturating_sub(against)
        });
        each.max().unwrap_or(0)
    }

    /// Heads that a statement may speak of still.
    fn standing(&self, statement: &Statement, level: Level) -> u32 {
        let left = self.said.iter().filter(|other| other.replaces(statement));
        let left = left.map(|other| self.count.saturating_sub(other.total())).min().unwrap_or(self.count);
        statement.at_least(level).min(left)
    }

    /// Known not to be at the level: below it, and with a certificate that has ended.
    fn known_not(&self, level: Level) -> (u32, u32) {
        let standing: Vec<u32> = self.said.iter().map(|one| self.standing(one, level)).collect();
        let all: u32 = standing.iter().copied().fold(0, u32::saturating_add);
        let below = self.said.iter().zip(&standing).map(|(one, own)| {
            self.count(one.below(level).min(self.count.saturating_sub(one.at_least(level).min(self.count))))
                .saturating_sub(all - own)
        });
        let below = below.max().unwrap_or(0);
        let ended = self.ended.iter().map(|heads| heads.saturating_sub(all)).max().unwrap_or(0);
        (below, ended.saturating_sub(below))
    }

    pub(super) fn tally(&self, level: Level) -> Tally {
        let sure = self.sure(level);
        let (below, expired) = self.known_not(level);
        let below = below.min(self.count - sure);
        let expired = expired.min(self.count - sure - below);
        let mut rest = self.count - sure - below - expired;
        let mut take = |most: u32| {
            let taken = rest.min(most);
            rest -= taken;
            taken
        };
        let told =
            self.said.iter().map(Statement::total).chain(self.ended.iter().copied()).max().unwrap_or(0);
        let most = |of: fn(&Statement) -> bool| {
            let each = self.said.iter().filter(|one| of(one)).map(|one| self.standing(one, level));
            each.max().unwrap_or(0)
        };
        let unsaid = take(self.count.saturating_sub(told));
        let good = take(most(Statement::makes_sure).saturating_sub(sure));
        let old = take(most(|one| matches!(one.age, Age::Old | Age::Expired)));
        let undated = take(most(|one| one.age == Age::Unknown));
        let unproven = take(most(|one| one.age == Age::Good && !one.proves));
        // Heads that statements may or may not be about.
        let doubted = good + rest;
        Tally { sure, doubted, old, undated, unproven, unsaid, below, expired }
    }
}
