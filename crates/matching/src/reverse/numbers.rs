//! What a need requires in plain numbers, side by side in memory, so that many needs are compared with one offer in little more than the
//! time it takes to read them. Says the same as [`crate::judge::band`] for each question.

use vocabulary::{Length, Mass, MilliGrade};

use crate::ask::Question;
use crate::judge::{days_between, descending, scale_that_fits};
use crate::need::{PartSize, Stage};
use crate::offer::{Envelope, Offer};
use crate::rank::Band;

/// The limits of one need. Those that are not required have no meaning.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Which of them are required, a bit for each.
    required: u16,
    /// Of the smallest box that the part goes into, longest first, at least 1 µm.
    sides: [Length; 3],
    part: PartSize,
    longest: Length,
    mass: Mass,
    grade: MilliGrade,
    wall: Length,
    pieces: u32,
    /// Days from the question to delivery.
    days: i64,
    stages: u8,
}

/// An offer's numbers, each such that no need misses it where it is not stated.
#[derive(Debug)]
pub(super) struct Offered {
    /// What is not stated, a bit for each.
    unknown: u16,
    room: [Length; 3],
    /// Where the room is no box.
    round: Option<Envelope>,
    smallest: Length,
    heaviest: Mass,
    finest: MilliGrade,
    thinnest: Length,
    series: (u32, u32),
    days: i64,
    refused: u8,
    unsaid: u8,
}

const SIZE: u16 = 1;
const SMALLEST_PART: u16 = 1 << 1;
const MASS: u16 = 1 << 2;
const TOLERANCE: u16 = 1 << 3;
const WALL: u16 = 1 << 4;
const QUANTITY: u16 = 1 << 5;
const LEAD_TIME: u16 = 1 << 6;

const MOST: Length = Length::from_um(u32::MAX);

impl Limits {
    /// Takes out of the questions what is compared as a number; the others are given back.
    pub(super) fn take(questions: impl IntoIterator<Item = Question>) -> (Limits, Vec<Question>) {
        let none = Length::from_um(0);
        let mut limits = Limits {
            required: 0,
            sides: [none; 3],
            part: PartSize::Box([none; 3]),
            longest: none,
            mass: Mass::from_mg(0),
            grade: MilliGrade(0),
            wall: none,
            pieces: 0,
            days: 0,
            stages: 0,
        };
        let others = questions.into_iter().filter(|question| !limits.takes(question)).collect();
        (limits, others)
    }

    /// True when the question is kept as a number; each is there at most once.
    fn takes(&mut self, question: &Question) -> bool {
        self.required |= match question {
            Question::Size { part, scale: 1000 } => {
                self.part = *part;
                let sides = match *part {
                    PartSize::Box(sides) => sides,
                    PartSize::Round { diameter, length } => [diameter, diameter, length],
                };
                self.sides = descending(sides).map(|side| side.max(Length::from_um(1)));
                SIZE
            }
            Question::SmallestPart(longest) => {
                self.longest = *longest;
                SMALLEST_PART
            }
            Question::Mass(mass) => {
                self.mass = *mass;
                MASS
            }
            Question::Tolerance(asked) => {
                self.grade = asked.grade;
                TOLERANCE
            }
            Question::Wall(wall) => {
                self.wall = *wall;
                WALL
            }
            Question::Quantity(pieces) => {
                self.pieces = *pieces;
                QUANTITY
            }
            Question::LeadTime { asked_on, due } => {
                self.days = days_between(*asked_on, *due);
                LEAD_TIME
            }
            Question::Stage(stage) => {
                self.stages |= bit_of(*stage);
                0
            }
            _ => return false,
        };
        true
    }

    /// The list by all the numbers together.
    pub(super) fn band(&self, offered: &Offered) -> Band {
        let bit = |missed: bool, bit: u16| u16::from(missed) * bit;
        let [long, middle, short] = offered.room;
        let too_large = (self.sides[0] > long) | (self.sides[1] > middle) | (self.sides[2] > short);
        let (fewest, most) = offered.series;
        let missed = bit(too_large, SIZE)
            | bit(self.longest < offered.smallest, SMALLEST_PART)
            | bit(self.mass > offered.heaviest, MASS)
            | bit(self.grade < offered.finest, TOLERANCE)
            | bit(self.wall < offered.thinnest, WALL)
            | bit((self.pieces < fewest) | (self.pieces > most), QUANTITY)
            | bit(self.days < offered.days, LEAD_TIME);
        if missed & self.required != 0 || self.stages & offered.refused != 0 {
            return Band::Near;
        }
        if let Some(round) = offered.round
            && self.required & SIZE != 0
            && scale_that_fits(self.part, round) < 1000
        {
            return Band::Near;
        }
        if offered.unknown & self.required != 0 || self.stages & offered.unsaid != 0 {
            return Band::Ask;
        }
        Band::Exact
    }
}

impl Offered {
    pub(super) fn of(offer: &Offer) -> Offered {
        let unknown = [
            (offer.largest.is_none(), SIZE),
            (offer.heaviest.is_none(), MASS),
            (offer.finest_tolerance.is_none(), TOLERANCE),
            (offer.thinnest_wall.is_none(), WALL),
            (offer.smallest_series.is_none() || offer.largest_series.is_none(), QUANTITY),
            (offer.lead_time_days.is_none(), LEAD_TIME),
        ];
        let room = match offer.largest {
            Some(Envelope::Box(sides)) => descending(sides),
            Some(Envelope::Round { .. }) | None => [MOST; 3],
        };
        let stages = |said: Option<bool>| {
            let of = |stage| if offer.stages.get(stage) == said { bit_of(stage) } else { 0 };
            of(Stage::Prototype) | of(Stage::PilotSeries) | of(Stage::FullScale)
        };
        Offered {
            unknown: unknown.into_iter().filter(|(unsaid, _)| *unsaid).map(|(_, bit)| bit).sum(),
            room,
            round: offer.largest.filter(|room| matches!(room, Envelope::Round { .. })),
            // Nobody asks for a lower limit that is not stated (decision 0010).
            smallest: offer.smallest.unwrap_or(Length::from_um(0)),
            heaviest: offer.heaviest.unwrap_or(Mass::from_mg(u64::MAX)),
            finest: offer.finest_tolerance.unwrap_or(MilliGrade(0)),
            thinnest: offer.thinnest_wall.unwrap_or(Length::from_um(0)),
            series: (offer.smallest_series.unwrap_or(0), offer.largest_series.unwrap_or(u32::MAX)),
            days: offer.lead_time_days.map_or(i64::MIN, i64::from),
            refused: stages(Some(false)),
            unsaid: stages(None),
        }
    }
}

const fn bit_of(stage: Stage) -> u8 {
    match stage {
        Stage::Prototype => 1,
        Stage::PilotSeries => 1 << 1,
        Stage::FullScale => 1 << 2,
    }
}
