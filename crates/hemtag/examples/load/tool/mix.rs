//! What is asked, in which shares, and when: the times are fixed before the first request, so that a server that falls behind is
//! not asked less.

use std::time::Duration;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A kind of request, as the table tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    Start,
    Processes,
    Process,
    Material,
    Makers,
    Maker,
    Gaps,
    Map,
    Coverage,
    Needs,
    Need,
    Answer,
    Match,
    Search,
    DraftBegun,
    DraftAnswer,
    NeedStated,
    NeedByKey,
    CapacityForm,
    CapacitySaved,
    CapacityRead,
    CapacityByKey,
}

impl Kind {
    /// What the table says.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Kind::Start => "`/`",
            Kind::Processes => "`/processes`",
            Kind::Process => "`/processes/{code}`",
            Kind::Material => "`/materials/{code}`",
            Kind::Makers => "`/makers` with filters",
            Kind::Maker => "`/makers/{id}`",
            Kind::Gaps => "`/gaps`, by process too",
            Kind::Map => "`/initiatives` (map)",
            Kind::Coverage => "`/initiatives/coverage` (map)",
            Kind::Needs => "`/needs`",
            Kind::Need => "`/needs/shown/{id}`",
            Kind::Answer => "`/needs/{key}`: the answer, to its owner",
            Kind::Match => "`POST /api/match`",
            Kind::Search => "`/search`",
            Kind::DraftBegun => "a draft begun",
            Kind::DraftAnswer => "a draft's answer saved",
            Kind::NeedStated => "a need stated, signed in",
            Kind::NeedByKey => "a need stated with a key",
            Kind::CapacityForm => "`/makers/{id}/capacity`, to its speaker",
            Kind::CapacitySaved => "free hours saved",
            Kind::CapacityRead => "free hours read with a key",
            Kind::CapacityByKey => "free hours stated with a key",
        }
    }

    /// What somebody does with it.
    pub(super) const fn group(self) -> &'static str {
        match self {
            Kind::Start
            | Kind::Processes
            | Kind::Process
            | Kind::Material
            | Kind::Makers
            | Kind::Maker
            | Kind::Gaps
            | Kind::Map
            | Kind::Coverage
            | Kind::Needs
            | Kind::Need => "browsing",
            Kind::Answer | Kind::Match => "matching",
            Kind::Search => "searching",
            Kind::DraftBegun
            | Kind::DraftAnswer
            | Kind::NeedStated
            | Kind::NeedByKey
            | Kind::CapacityForm
            | Kind::CapacitySaved
            | Kind::CapacityRead
            | Kind::CapacityByKey => "saving",
        }
    }

    /// The one status that is right.
    pub(super) const fn status(self) -> u16 {
        match self {
            Kind::DraftBegun | Kind::DraftAnswer | Kind::NeedStated | Kind::CapacitySaved => 303,
            Kind::NeedByKey => 201,
            _ => 200,
        }
    }

    /// What stands in the address that the answer leads to.
    pub(super) const fn leads_to(self) -> Option<&'static str> {
        match self {
            Kind::DraftBegun | Kind::DraftAnswer => Some("/needs/new/"),
            Kind::NeedStated => Some("/needs/"),
            Kind::CapacitySaved => Some("done=saved"),
            _ => None,
        }
    }

    /// Whether the answer is read, so that it must not be packed.
    pub(super) const fn is_read(self) -> bool {
        matches!(self, Kind::CapacityForm | Kind::CapacityRead)
    }
}

/// What somebody comes for: one request, or two with a while between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Visit {
    /// One request of a kind.
    One(Kind),
    /// A draft is begun, and its next question answered.
    Draft,
    /// The form of free hours is opened, and saved.
    Capacity,
    /// Free hours are read with a key, and stated anew.
    CapacityByKey,
}

/// Visits with their shares of all requests, in thousandths.
pub(super) const MIX: [(Visit, u32); 19] = [
    (Visit::One(Kind::Start), 100),
    (Visit::One(Kind::Processes), 40),
    (Visit::One(Kind::Process), 70),
    (Visit::One(Kind::Material), 40),
    (Visit::One(Kind::Makers), 100),
    (Visit::One(Kind::Maker), 110),
    (Visit::One(Kind::Gaps), 40),
    (Visit::One(Kind::Map), 30),
    (Visit::One(Kind::Coverage), 10),
    (Visit::One(Kind::Needs), 20),
    (Visit::One(Kind::Need), 20),
    (Visit::One(Kind::Answer), 120),
    (Visit::One(Kind::Match), 80),
    (Visit::One(Kind::Search), 120),
    (Visit::Draft, 40),
    (Visit::One(Kind::NeedStated), 20),
    (Visit::One(Kind::NeedByKey), 10),
    (Visit::Capacity, 20),
    (Visit::CapacityByKey, 10),
];

impl Visit {
    const fn requests(self) -> u32 {
        match self {
            Visit::One(_) => 1,
            Visit::Draft | Visit::Capacity | Visit::CapacityByKey => 2,
        }
    }
}

/// A visit and when it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Planned {
    /// After the start.
    pub(super) at: Duration,
    pub(super) visit: Visit,
    /// Which of the visits of its kind it is, from 0.
    pub(super) turn: usize,
    /// For its own choices.
    pub(super) seed: u64,
}

/// The visits of a while, as chance brings people who do not know of each other (a Poisson process). `rate` counts requests a
/// second. The first visits are one of each kind, so that none is missing from a short run.
pub(super) fn plan(rate: f64, lasting: Duration, seed: u64) -> Vec<Planned> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let weights = MIX.map(|(visit, share)| share / visit.requests());
    let all: u32 = weights.iter().sum();
    let visits_a_second = rate * f64::from(all) / f64::from(MIX.iter().map(|(_, share)| share).sum::<u32>());
    let mut turns = [0_usize; MIX.len()];
    let mut planned = Vec::new();
    let mut at = 0.0_f64;
    loop {
        let even: f64 = random.random();
        at -= (1.0 - even).ln() / visits_a_second;
        if at >= lasting.as_secs_f64() {
            return planned;
        }
        let drawn = random.random_range(0..all);
        let chosen = if planned.len() < MIX.len() { planned.len() } else { of_weight(&weights, drawn) };
        planned.push(Planned {
            at: Duration::from_secs_f64(at),
            visit: MIX[chosen].0,
            turn: turns[chosen],
            seed: random.random(),
        });
        turns[chosen] += 1;
    }
}

/// The place of the weight that a number below the sum of all falls into.
fn of_weight(weights: &[u32], drawn: u32) -> usize {
    let mut up_to = 0_u32;
    let falls_into = |weight: &u32| {
        up_to += *weight;
        drawn < up_to
    };
    weights.iter().position(falls_into).expect("what is drawn is below the sum of all weights")
}
