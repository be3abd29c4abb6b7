//! Offers as the rows that every database is given, in the order of process and id.

use generator::{FIRST_WEEK, WEEKS};
use matching::distance::Point;
use matching::{Envelope, Offer, Terms};
use vocabulary::{CertificateId, Vocabulary};

/// One offer. `None` is not stated.
pub(crate) struct Row {
    pub(crate) id: u32,
    pub(crate) process: u16,
    /// Bit `n % 62` of number `n / 62` for each material listed.
    pub(crate) listed: [u64; MASKS],
    /// The same for each material listed and each below a listed family.
    pub(crate) perhaps: [u64; MASKS],
    pub(crate) sides: Option<[u32; 3]>,
    pub(crate) grade: Option<u16>,
    pub(crate) wall: Option<u32>,
    pub(crate) series: Option<(u32, u32)>,
    pub(crate) iso_9001: Option<bool>,
    pub(crate) lead_time: Option<u16>,
    /// Free hours before each week, and of all.
    pub(crate) hours: Option<[u16; WEEKS + 1]>,
    pub(crate) point: [f64; 3],
    pub(crate) trust: u16,
}

/// Numbers of an offer where what is not stated has a value that no need can miss.
pub(crate) struct Cells {
    pub(crate) sides: [i64; 3],
    pub(crate) grade: i64,
    pub(crate) wall: i64,
    pub(crate) smallest: i64,
    pub(crate) largest: i64,
    /// 0 not held, 1 held, 2 not stated.
    pub(crate) iso_9001: i64,
    pub(crate) lead_time: i64,
}

pub(crate) const MASKS: usize = 4;

impl Row {
    pub(crate) fn plain(&self) -> Cells {
        let largest = i64::from(i32::MAX);
        Cells {
            sides: self.sides.map_or([largest; 3], |sides| sides.map(i64::from)),
            grade: self.grade.map_or(-1, i64::from),
            wall: self.wall.map_or(0, i64::from),
            smallest: self.series.map_or(0, |(smallest, _)| smallest.into()),
            largest: self.series.map_or(largest, |(_, largest)| largest.into()),
            iso_9001: self.iso_9001.map_or(2, i64::from),
            lead_time: self.lead_time.map_or(0, i64::from),
        }
    }

    /// The materials listed and those below a listed family.
    pub(crate) fn materials_perhaps(&self) -> impl Iterator<Item = u16> + '_ {
        let bits = self.perhaps.iter().zip(0_u16..);
        bits.flat_map(|(mask, n)| {
            (0..62).filter(move |bit| mask >> bit & 1 == 1).map(move |bit| n * 62 + bit)
        })
    }

    fn of(terms: &Terms, iso_9001: CertificateId, offer: &Offer) -> Row {
        let shape = terms.materials();
        let materials: Vec<u16> = offer.materials.iter().map(|material| material.0).collect();
        let (mut listed, mut perhaps) = ([0; MASKS], [0; MASKS]);
        let mark = |masks: &mut [u64; MASKS], n: u16| masks[usize::from(n / 62)] |= 1 << (n % 62);
        for &material in &materials {
            mark(&mut listed, material);
            shape.subtree(material).for_each(|below| mark(&mut perhaps, below));
        }
        let holds = offer.certificates.iter().any(|held| terms.covers(held.certificate, iso_9001));
        let lacks = offer.certificates_complete || offer.certificates_not_held.contains(&iso_9001);
        let hours = offer.calendar.as_ref().map(|calendar| {
            assert_eq!(calendar.first_week, FIRST_WEEK, "the generator's calendars begin alike");
            let mut before = [0; WEEKS + 1];
            for (week, hours) in calendar.free_hours.iter().enumerate() {
                before[week + 1] = before[week] + hours.expect("the generator's calendars have no gaps");
            }
            before
        });
        Row {
            id: offer.id.0,
            process: offer.process.0,
            listed,
            perhaps,
            sides: offer.largest.map(|largest| match largest {
                Envelope::Box(sides) => {
                    let mut sides = sides.map(|side| side.um());
                    sides.sort_unstable_by(|a, b| b.cmp(a));
                    sides
                }
                Envelope::Round { .. } => unreachable!("the generator's envelopes are boxes"),
            }),
            grade: offer.finest_tolerance.map(|grade| grade.0),
            wall: offer.thinnest_wall.map(|wall| wall.um()),
            series: offer.smallest_series.zip(offer.largest_series),
            iso_9001: if holds { Some(true) } else { lacks.then_some(false) },
            lead_time: offer.lead_time_days,
            hours,
            point: Point::of(offer.position.expect("the generator places all offers")).coordinates(),
            trust: offer.trust,
        }
    }
}

/// The rows of the generator's register, sorted by process and id.
pub(crate) fn rows(seed: u64, count: u32) -> Vec<Row> {
    let terms = Terms::of(Vocabulary::embedded());
    let certificates = Vocabulary::embedded().certificates();
    let iso_9001 = certificates.iter().find(|certificate| certificate.code == "ISO 9001");
    let iso_9001 = iso_9001.expect("the vocabulary has the certificate").id;
    let mut rows: Vec<Row> =
        generator::offers(seed, count).map(|offer| Row::of(&terms, iso_9001, &offer)).collect();
    rows.sort_unstable_by_key(|row| (row.process, row.id));
    rows
}
