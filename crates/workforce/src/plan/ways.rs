//! Every way to close a gap, whether the plan takes it or not, and why there is none of a kind.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{
    answer::Plan,
    figures::{Confidence, Kind, Money},
    items::{Offers, Unit, after, months},
    programme::open_calls,
    question::{Key, Question},
};
use crate::map::{Level, PersonId, SkillId};

/// The ways to close a gap, on one shift where it is for every shift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ways {
    /// The row of the map.
    pub row: usize,
    pub shift: Option<String>,
    /// The day on which it is to be met.
    pub day: Date,
    /// By kind; of a kind those that are in time first, then the cheapest.
    pub ways: Vec<Way>,
    /// Kinds of which there is no way at all.
    pub none: Vec<(Kind, Hindrance)>,
}

/// One way, for one head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Its last step.
    pub key: Key,
    /// Steps that are learned one after the other, or 1.
    pub steps: u32,
    /// Heads that it could be for.
    pub heads: u32,
    /// Of all steps, before funding; with the wage of a recruit, and with all months that are bought in.
    pub cost: Money,
    pub hours: u32,
    pub weeks: u32,
    /// The first day on which it could count.
    pub ready: Date,
    pub in_time: bool,
    /// Of a thousand heads, how many it counts for: fewer where the outcome is not certain.
    pub counts: u32,
    /// Calls that may pay a part.
    pub calls: Vec<String>,
    /// Heads that the plan takes it for.
    pub taken: u32,
    /// The firm's own choice, where it has made one.
    pub chosen: Option<bool>,
    pub confidence: Confidence,
}

/// Why there is no way of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hindrance {
    /// There are no figures to reckon with.
    NoFigures,
    /// Nobody works in the role on that shift who is not sure already.
    NobodyToTeach,
    /// Nobody has anything that a test is expected to show: all are sure, or known to be below the level, or too few pass.
    NothingToTest,
    /// Nobody in the firm is said to have the skill at any level: there is nothing to test for.
    WhollyNew,
    /// Nobody in another role or on another shift is sure of it.
    NobodyElsewhere,
}

/// The ways to close each gap, for a question that was planned with.
#[must_use]
pub fn ways(question: Question<'_>, plan: &Plan) -> Vec<Ways> {
    let offers = Offers::new(question);
    let mut calls: BTreeMap<&Key, BTreeSet<usize>> = BTreeMap::new();
    for item in &offers.items {
        calls.entry(&item.key).or_default().extend(open_calls(&offers, item));
    }
    let mut taken: BTreeMap<&Key, u32> = BTreeMap::new();
    for one in &plan.measures {
        *taken.entry(&one.key).or_default() += one.heads;
    }
    let all = Asked { offers: &offers, calls, taken };
    let short = offers.units.iter().filter(|unit| unit.short() > 0);
    short.map(|unit| all.of(unit)).collect()
}

/// What a head needs before and with the last step.
#[derive(Debug, Default)]
struct Path {
    seen: BTreeSet<(SkillId, Level)>,
    cost: Money,
    hours: u32,
    /// There is no figure for one of the steps.
    unknown: bool,
}

struct Asked<'a> {
    offers: &'a Offers<'a>,
    /// The places of the calls that may pay for a measure, on any day on which it could begin.
    calls: BTreeMap<&'a Key, BTreeSet<usize>>,
    /// Heads that the plan takes a measure for.
    taken: BTreeMap<&'a Key, u32>,
}

impl Asked<'_> {
    fn of(&self, unit: &Unit) -> Ways {
        let mut found = Ways {
            row: unit.row,
            shift: unit.shift.clone(),
            day: unit.day,
            ways: Vec::new(),
            none: Vec::new(),
        };
        for kind in Kind::ALL {
            let of_kind = match kind {
                Kind::Develop => self.develop(unit),
                Kind::Validate => self.validate(unit),
                Kind::Recruit => self.recruit(unit),
                Kind::BuyIn => self.buy_in(unit),
                Kind::Reorganise => self.reorganise(unit),
            };
            match of_kind {
                Ok(mut ways) => {
                    ways.sort_by(|one, other| {
                        let by = |way: &Way| (!way.in_time, way.cost.twice_middle(), way.weeks);
                        by(one).cmp(&by(other)).then_with(|| one.key.cmp(&other.key))
                    });
                    found.ways.extend(ways);
                }
                Err(why) => found.none.push((kind, why)),
            }
        }
        found
    }

    fn way(&self, unit: &Unit, key: Key, heads: u32, cost: Money, hours: u32, weeks: u32) -> Way {
        let offers = self.offers;
        let ready = after(offers.question.today, weeks);
        // By id, as the calls are.
        let calls = self.calls.get(&key).into_iter().flatten().map(|call| offers.calls[*call].id.clone());
        let (skill, to) = key.skill().map_or((None, None), |(skill, level)| (Some(skill), Some(level)));
        Way {
            steps: 1,
            heads,
            cost,
            hours,
            weeks,
            ready,
            in_time: ready <= unit.day,
            counts: 1000,
            calls: calls.collect(),
            taken: self.taken.get(&key).copied().unwrap_or(0),
            chosen: offers.question.settings.chosen.get(&key).copied(),
            confidence: offers.figure(key.kind(), skill, to).map_or(Confidence::Low, |one| one.confidence),
            key,
        }
    }

    /// What one learns to be there, and the weeks that it takes: what must come before can be learned at the same time.
    fn path(&self, path: &mut Path, person: PersonId, skill: SkillId, to: Level) -> u32 {
        let offers = self.offers;
        let (count, certificate) = (offers.count(person), offers.is_certificate(skill));
        let mut weeks = 0;
        for level in (1..=to.0).map(Level) {
            let last = certificate && level == to;
            if offers.settled(person, skill, level) >= count && !last {
                continue;
            }
            if level == Level(1) && offers.base(person, skill, level) < count {
                for before in offers.after_skill(skill) {
                    if offers.base(person, *before, Level(1)) < count {
                        weeks = weeks.max(self.path(path, person, *before, Level(1)));
                    }
                }
            }
            let Some(figure) = offers.figure(Kind::Develop, Some(skill), Some(level)) else {
                path.unknown = true;
                continue;
            };
            weeks += figure.weeks;
            if path.seen.insert((skill, level)) {
                path.cost = path.cost.plus(figure.cost);
                path.hours += figure.hours;
            }
        }
        weeks
    }

    fn develop(&self, unit: &Unit) -> Result<Vec<Way>, Hindrance> {
        let offers = self.offers;
        let skill = offers.required(unit).skill;
        let mut ways = Vec::new();
        let mut unknown = false;
        for people in offers.of_unit(unit) {
            let left = people.who.count() - offers.tally(unit, people).sure.min(people.who.count());
            if left == 0 {
                continue;
            }
            let to = offers.next_step(unit, people);
            let mut path = Path::default();
            let weeks = self.path(&mut path, people.id, skill, to);
            if path.unknown || path.seen.is_empty() {
                unknown |= path.unknown;
                continue;
            }
            let key = Key::Develop { person: people.id, skill, to };
            let mut way = self.way(unit, key, left, path.cost, path.hours, weeks);
            way.steps = u32::try_from(path.seen.len()).unwrap_or(u32::MAX);
            ways.push(way);
        }
        let why = if unknown { Hindrance::NoFigures } else { Hindrance::NobodyToTeach };
        if ways.is_empty() { Err(why) } else { Ok(ways) }
    }

    fn validate(&self, unit: &Unit) -> Result<Vec<Way>, Hindrance> {
        let offers = self.offers;
        let (skill, level) = (offers.required(unit).skill, offers.level(unit));
        if offers.is_new(skill) {
            return Err(Hindrance::WhollyNew);
        }
        let figure = offers.figure(Kind::Validate, Some(skill), Some(level)).ok_or(Hindrance::NoFigures)?;
        let mut ways = Vec::new();
        for people in offers.of_unit(unit) {
            let (said, unsaid) = offers.to_test(unit, people);
            let (heads, counts) =
                if said > 0 { (said, figure.pass_said) } else { (unsaid, figure.pass_unsaid) };
            if heads > 0 && counts > 0 {
                let key = Key::Validate { person: people.id, skill, level };
                let mut way = self.way(unit, key, heads, figure.cost, figure.hours, figure.weeks);
                way.counts = counts;
                ways.push(way);
            }
        }
        let nobody = offers.of_unit(unit).is_empty();
        let why = if nobody { Hindrance::NobodyToTeach } else { Hindrance::NothingToTest };
        if ways.is_empty() { Err(why) } else { Ok(ways) }
    }

    fn recruit(&self, unit: &Unit) -> Result<Vec<Way>, Hindrance> {
        let offers = self.offers;
        let figure = offers.figure(Kind::Recruit, None, None).ok_or(Hindrance::NoFigures)?;
        let role = offers.required(unit).role;
        let pools = offers.pools(role).into_iter();
        let fits = pools.filter(|shift| offers.is_for(unit, role, shift.as_ref()));
        let ways = fits.map(|shift| {
            let there = after(offers.question.today, figure.weeks);
            let cost = figure.cost.plus(offers.wages(there));
            self.way(unit, Key::Recruit { role, shift }, unit.short(), cost, figure.hours, figure.weeks)
        });
        Ok(ways.collect())
    }

    fn buy_in(&self, unit: &Unit) -> Result<Vec<Way>, Hindrance> {
        let offers = self.offers;
        let figure = offers.figure(Kind::BuyIn, None, None).ok_or(Hindrance::NoFigures)?;
        let (months, _) = months(unit.day, offers.question.ends(), figure.months.unwrap_or(1));
        let cost = figure.cost.times(i64::from(months));
        let role = offers.required(unit).role;
        let pools = offers.pools(role).into_iter();
        let fits = pools.filter(|shift| offers.is_for(unit, role, shift.as_ref()));
        let ways = fits.map(|shift| {
            self.way(unit, Key::BuyIn { role, shift }, unit.short(), cost, figure.hours, figure.weeks)
        });
        Ok(ways.collect())
    }

    fn reorganise(&self, unit: &Unit) -> Result<Vec<Way>, Hindrance> {
        let figure = self.offers.figure(Kind::Reorganise, None, None).ok_or(Hindrance::NoFigures)?;
        let keys = self.offers.elsewhere(unit).into_iter();
        let ways: Vec<Way> =
            keys.map(|key| self.way(unit, key, 1, figure.cost, figure.hours, figure.weeks)).collect();
        if ways.is_empty() { Err(Hindrance::NobodyElsewhere) } else { Ok(ways) }
    }
}
