//! A need taken apart into independent questions, one per criterion. Verdicts, margins and relaxations are all
//! defined question by question: changing one question leaves every other as it was.

use jiff::civil::Date;
use vocabulary::iso286::width_at;
use vocabulary::{CertificateId, Length, Mass, MaterialId, ProcessId};

use crate::criterion::{Amount, Criterion};
use crate::judge::scaled;
use crate::need::{Need, Newcomer, PartSize, Stage, Strength, Tolerance, Within};

/// One criterion of a need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    pub strength: Strength,
    pub question: Question,
}

/// What one criterion asks, with everything that its verdict depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Any of these, sorted.
    Process(Vec<ProcessId>),
    /// Any of these, sorted.
    Material(Vec<MaterialId>),
    /// The part at a scale in thousandths (1000: as it is): the largest change of size that a relaxation proposes.
    Size {
        part: PartSize,
        scale: u32,
    },
    /// The part's longest side.
    SmallestPart(Length),
    Mass(Mass),
    Tolerance(Tolerance),
    Wall(Length),
    Quantity(u32),
    Stage(Stage),
    /// Held, and still valid on the day.
    Certificate {
        certificate: CertificateId,
        on: Date,
    },
    LeadTime {
        asked_on: Date,
        due: Date,
    },
    /// Hours free in the full weeks from `asked_on` to `until`.
    Capacity {
        hours: u16,
        asked_on: Date,
        until: Option<Date>,
    },
    Distance(Within),
    /// Any of these, sorted.
    County(Vec<u8>),
    InHouse,
    Newcomer(Newcomer),
}

impl Ask {
    #[must_use]
    pub const fn criterion(&self) -> Criterion {
        self.question.criterion()
    }

    #[must_use]
    pub fn is_required(&self) -> bool {
        self.strength == Strength::Required
    }
}

impl Question {
    #[must_use]
    pub const fn criterion(&self) -> Criterion {
        match self {
            Question::Process(_) => Criterion::Process,
            Question::Material(_) => Criterion::Material,
            Question::Size { .. } => Criterion::Size,
            Question::SmallestPart(_) => Criterion::SmallestPart,
            Question::Mass(_) => Criterion::Mass,
            Question::Tolerance(_) => Criterion::Tolerance,
            Question::Wall(_) => Criterion::Wall,
            Question::Quantity(_) => Criterion::Quantity,
            Question::Stage(_) => Criterion::Stage,
            Question::Certificate { certificate, .. } => Criterion::Certificate(*certificate),
            Question::LeadTime { .. } => Criterion::LeadTime,
            Question::Capacity { .. } => Criterion::Capacity,
            Question::Distance(_) => Criterion::Distance,
            Question::County(_) => Criterion::County,
            Question::InHouse => Criterion::InHouse,
            Question::Newcomer(_) => Criterion::Newcomer,
        }
    }

    /// The value asked for, as shown.
    #[must_use]
    pub fn amount(&self) -> Amount {
        match self {
            Question::Process(nodes) => Amount::Processes(nodes.clone()),
            Question::Material(nodes) => Amount::Materials(nodes.clone()),
            Question::Size { part, scale } => size_amount(scaled(*part, *scale)),
            Question::SmallestPart(length) | Question::Wall(length) => Amount::Length(*length),
            Question::Mass(mass) => Amount::Mass(*mass),
            Question::Tolerance(t) => Amount::Tolerance { grade: t.grade, width: width_at(t.grade, t.at) },
            Question::Quantity(pieces) => Amount::Pieces(*pieces),
            Question::Stage(stage) => Amount::Stages(vec![*stage]),
            Question::Certificate { certificate, .. } => Amount::Certificate(*certificate),
            Question::LeadTime { due, .. } => Amount::Due(*due),
            Question::Capacity { hours, .. } => Amount::Hours(u32::from(*hours)),
            Question::Distance(within) => Amount::Kilometres(within.km),
            Question::County(codes) => Amount::Counties(codes.clone()),
            Question::InHouse => Amount::Sourcing(crate::offer::Sourcing::InHouse),
            Question::Newcomer(newcomer) => Amount::Newcomer(*newcomer),
        }
    }
}

/// The questions of a need, in the order of [`Criterion`], each criterion at most once.
#[must_use]
pub fn asks(need: &Need) -> Vec<Ask> {
    let mut out = Vec::with_capacity(16);
    let mut push = |strength, question| out.push(Ask { strength, question });
    if let Some(r) = need.processes.as_ref().filter(|r| !r.value.is_empty()) {
        push(r.strength, Question::Process(sorted(&r.value)));
    }
    if let Some(r) = need.materials.as_ref().filter(|r| !r.value.is_empty()) {
        push(r.strength, Question::Material(sorted(&r.value)));
    }
    if let Some(r) = need.size {
        push(r.strength, Question::Size { part: r.value, scale: 1000 });
        push(r.strength, Question::SmallestPart(r.value.longest()));
    }
    if let Some(r) = need.mass {
        push(r.strength, Question::Mass(r.value));
    }
    if let Some(r) = need.tolerance {
        push(r.strength, Question::Tolerance(r.value));
    }
    if let Some(r) = need.wall {
        push(r.strength, Question::Wall(r.value));
    }
    if let Some(r) = need.quantity {
        push(r.strength, Question::Quantity(r.value));
    }
    if let Some(r) = need.stage {
        push(r.strength, Question::Stage(r.value));
    }
    let mut certificates = need.certificates.clone();
    certificates.sort_by_key(|r| (r.value, r.strength == Strength::Preferred));
    certificates.dedup_by_key(|r| r.value);
    for r in certificates {
        let on = need.due.map_or(need.asked_on, |due| due.value);
        push(r.strength, Question::Certificate { certificate: r.value, on });
    }
    if let Some(r) = need.due {
        push(r.strength, Question::LeadTime { asked_on: need.asked_on, due: r.value });
    }
    if let Some(r) = need.hours {
        let until = need.due.map(|due| due.value);
        push(r.strength, Question::Capacity { hours: r.value, asked_on: need.asked_on, until });
    }
    if let Some(r) = need.within {
        push(r.strength, Question::Distance(r.value));
    }
    if let Some(r) = need.counties.as_ref().filter(|r| !r.value.is_empty()) {
        push(r.strength, Question::County(sorted(&r.value)));
    }
    if let Some(strength) = need.in_house {
        push(strength, Question::InHouse);
    }
    if let Some(r) = need.newcomer {
        push(r.strength, Question::Newcomer(r.value));
    }
    out
}

/// A part's size, as shown.
#[must_use]
pub const fn size_amount(part: PartSize) -> Amount {
    match part {
        PartSize::Box(sides) => Amount::Box(sides),
        PartSize::Round { diameter, length } => Amount::Round { diameter, length },
    }
}

fn sorted<T: Copy + Ord>(values: &[T]) -> Vec<T> {
    let mut values = values.to_vec();
    values.sort_unstable();
    values.dedup();
    values
}
