//! A need of the generator as plain values, and the texts that ask it of a database.

use generator::{FIRST_WEEK, WEEKS};
use matching::ask::{Ask, Question as Asked, asks};
use matching::distance::{Point, chord2_beyond};
use matching::{Need, PartSize, Terms};

/// What a need of the generator asks, as the databases are asked it.
pub(crate) struct Plain {
    pub(crate) processes: Vec<u16>,
    /// What stands over them.
    above: Vec<u16>,
    pub(crate) material: u16,
    sides: [u32; 3],
    grade: u16,
    wall: u32,
    pieces: u32,
    iso_9001: bool,
    days: i64,
    hours: u16,
    /// Weeks of the calendar, the second left out.
    weeks: (usize, usize),
    /// The need is due after the calendars end: who has too few hours may still have them later.
    beyond: bool,
    from: [f64; 3],
    chord2: f64,
}

impl Plain {
    pub(crate) fn of(terms: &Terms, need: &Need) -> Plain {
        let mut plain = Plain {
            processes: Vec::new(),
            above: Vec::new(),
            material: 0,
            sides: [0; 3],
            grade: 0,
            wall: 0,
            pieces: 0,
            iso_9001: false,
            days: 0,
            hours: 0,
            weeks: (0, 0),
            beyond: false,
            from: [0.0; 3],
            chord2: 0.0,
        };
        for Ask { question, .. } in asks(need) {
            match question {
                Asked::Process(nodes) => {
                    plain.processes = nodes.iter().map(|node| node.0).collect();
                    let shape = terms.processes();
                    let mut above: Vec<u16> =
                        nodes.iter().flat_map(|node| shape.ancestors(node.0).skip(1)).collect();
                    above.sort_unstable();
                    above.dedup();
                    plain.above = above;
                }
                Asked::Material(nodes) => {
                    plain.material = nodes[0].0;
                }
                Asked::Size { part: PartSize::Box(sides), .. } => {
                    let mut sides = sides.map(|side| side.um());
                    sides.sort_unstable_by(|a, b| b.cmp(a));
                    plain.sides = sides;
                }
                Asked::Tolerance(tolerance) => plain.grade = tolerance.grade.0,
                Asked::Wall(wall) => plain.wall = wall.um(),
                Asked::Quantity(pieces) => plain.pieces = pieces,
                Asked::Certificate { .. } => plain.iso_9001 = true,
                Asked::LeadTime { asked_on, due } => plain.days = i64::from((due - asked_on).get_days()),
                Asked::Capacity { hours, asked_on, until } => {
                    plain.hours = hours;
                    let until = until.expect("the generator's needs state a day");
                    // Full weeks only: from the first Monday to the last Sunday.
                    let whole = |days: i32| usize::try_from(days.div_euclid(7).max(0)).expect("not negative");
                    let from = whole((asked_on - FIRST_WEEK).get_days() + 6);
                    let to = whole((until - FIRST_WEEK).get_days() + 1).max(from);
                    plain.weeks = (from.min(WEEKS), to.min(WEEKS));
                    plain.beyond = to > WEEKS;
                }
                Asked::Distance(within) => {
                    plain.from = Point::of(within.of).coordinates();
                    plain.chord2 = chord2_beyond(within.km);
                }
                // The generator's offers state no smallest part.
                Asked::SmallestPart(_) => {}
                other => unreachable!("the generator asks no {other:?}"),
            }
        }
        plain
    }

    /// The text with the need's values in the places of `{names}`.
    pub(crate) fn fill(&self, template: &str) -> String {
        let list = |nodes: &[u16]| {
            let nodes: Vec<String> = nodes.iter().map(u16::to_string).collect();
            if nodes.is_empty() { "-1".to_owned() } else { nodes.join(", ") }
        };
        let either: Vec<u16> = self.processes.iter().chain(&self.above).copied().collect();
        let number = |n: f64| format!("{n:?}");
        let mut text = template.to_owned();
        // A certificate that is not asked for is met by all; a calendar that ends too early misses nothing.
        let iso = |asked: &str| if self.iso_9001 { asked.to_owned() } else { "true".to_owned() };
        let later = |ended: &str| if self.beyond { ended.to_owned() } else { String::new() };
        for (name, value) in [
            ("processes", list(&self.processes)),
            ("above", list(&self.above)),
            ("either", list(&either)),
            ("column", (self.material / 62).to_string()),
            ("bit", (1_u64 << (self.material % 62)).to_string()),
            ("material", self.material.to_string()),
            ("longest", self.sides[0].to_string()),
            ("middle", self.sides[1].to_string()),
            ("shortest", self.sides[2].to_string()),
            ("grade", self.grade.to_string()),
            ("wall", self.wall.to_string()),
            ("pieces", self.pieces.to_string()),
            ("iso_stated", iso("(iso_9001 <> 2)")),
            ("iso_possible", iso("(iso_9001 >= 1)")),
            ("iso_unknown", iso("(iso_9001 = 2)")),
            ("days", self.days.to_string()),
            ("hours", self.hours.to_string()),
            ("from_week", self.weeks.0.to_string()),
            ("to_week", self.weeks.1.to_string()),
            ("from_index", (self.weeks.0 + 1).to_string()),
            ("to_index", (self.weeks.1 + 1).to_string()),
            ("or_later", later(" OR true")),
            ("and_ended", later(" AND false")),
            ("x", number(self.from[0])),
            ("y", number(self.from[1])),
            ("z", number(self.from[2])),
            ("chord2", number(self.chord2)),
        ] {
            text = text.replace(&format!("{{{name}}}"), &value);
        }
        text
    }
}

/// What an engine finds, as far as the databases tell it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Found {
    pub(crate) exact: u32,
    pub(crate) ask: u32,
    /// Missed and unknown criteria of the listed offers, best first: exact, to ask, near.
    pub(crate) lists: [Vec<(u8, u8)>; 3],
}
