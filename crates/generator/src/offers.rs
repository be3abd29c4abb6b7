//! Offers, column by column.

use matching::{Calendar, Envelope, HeldCertificate, MakerId, Offer, OfferId, SiteId, Stages};
use vocabulary::iso286::grade_position;
use vocabulary::{Length, MaterialId, ProcessId};

use crate::random::{Stream, small, whole};
use crate::sites::{Site, Sites};
use crate::words::Words;
use crate::{FIRST_WEEK, WEEKS};

/// The dimension at which a maker's finest tolerance is turned into a grade.
pub(crate) const NOMINAL: Length = Length::from_um(100_000);

/// Offers on a site.
const PER_SITE: u32 = 8;

/// The offers of a register of this many, by id.
pub fn offers(seed: u64, count: u32) -> impl Iterator<Item = Offer> {
    let mut columns = Columns::new(seed);
    (0..count).map(move |id| columns.offer(id))
}

struct Columns {
    words: Words,
    sites: Sites,
    site: Option<Site>,
    process: Stream,
    materials: Stream,
    size: Stream,
    tolerance: Stream,
    wall: Stream,
    quantity: Stream,
    certificates: Stream,
    lead_time: Stream,
    hours: Stream,
    trust: Stream,
    wave: Vec<f64>,
}

impl Columns {
    fn new(seed: u64) -> Columns {
        let stream = |column| Stream::of(seed, column);
        Columns {
            words: Words::new(seed),
            sites: Sites::new(seed, "site"),
            site: None,
            process: stream("process"),
            materials: stream("materials"),
            size: stream("largest part"),
            tolerance: stream("finest tolerance"),
            wall: stream("thinnest wall"),
            quantity: stream("quantity"),
            certificates: stream("certificates"),
            lead_time: stream("lead time"),
            hours: stream("free hours"),
            trust: stream("trust"),
            wave: wave(),
        }
    }

    fn offer(&mut self, id: u32) -> Offer {
        if id.is_multiple_of(PER_SITE) {
            self.site = Some(self.sites.draw());
        }
        let site = self.site.expect("the first offer of a site draws it");
        let (smallest_series, largest_series) = self.series();
        let (certificates, certificates_complete) = self.certificates();
        Offer {
            id: OfferId(id),
            site: SiteId(id / PER_SITE),
            maker: MakerId(id / PER_SITE),
            process: self.process(),
            materials: self.materials(),
            largest: self.largest(),
            smallest: None,
            heaviest: None,
            finest_tolerance: stated(&mut self.tolerance, 0.30, |stream| {
                let um = whole(stream.log_normal(50.0, 0.8), 1);
                grade_position(Length::from_um(um), NOMINAL)
            }),
            thinnest_wall: stated(&mut self.wall, 0.40, |stream| {
                Length::from_um(whole(stream.log_normal(1000.0, 0.5), 1))
            }),
            smallest_series,
            largest_series,
            stages: Stages::default(),
            certificates,
            certificates_complete,
            certificates_not_held: Vec::new(),
            lead_time_days: stated(&mut self.lead_time, 0.20, |stream| {
                small(stream.log_normal(25.0, 0.6), 1)
            }),
            calendar: self.calendar(),
            position: Some(site.position),
            county: Some(site.county),
            sourcing: None,
            newcomers: None,
            trust: small(self.trust.between(0.0, 1000.0), 0),
        }
    }

    fn process(&mut self) -> ProcessId {
        let leaf = self.words.processes.draw(&mut self.process);
        let parent = self.words.terms.processes().parent(leaf.0);
        let only_parent = self.process.chance(0.03);
        parent.filter(|_| only_parent).map_or(leaf, ProcessId)
    }

    fn materials(&mut self) -> Vec<MaterialId> {
        let (words, stream) = (&self.words, &mut self.materials);
        let family = words.family(words.materials.draw(stream));
        if stream.chance(0.08) {
            return vec![family];
        }
        let mut families = vec![family];
        if stream.chance(0.5) {
            families.push(words.family(words.materials.draw(stream)));
        }
        let count = 1 + stream.below(8);
        let mut listed: Vec<MaterialId> = (0..count)
            .map(|_| {
                let family = families[stream.below(families.len())];
                words.families[&family].draw(stream)
            })
            .collect();
        listed.sort_unstable();
        listed.dedup();
        listed
    }

    fn largest(&mut self) -> Option<Envelope> {
        stated(&mut self.size, 0.15, |stream| {
            let longest = stream.log_normal(400_000.0, 0.9);
            let shares = [1.0, stream.between(0.3, 1.0), stream.between(0.3, 1.0)];
            Envelope::Box(shares.map(|share| Length::from_um(whole(longest * share, 1))))
        })
    }

    fn series(&mut self) -> (Option<u32>, Option<u32>) {
        let series = stated(&mut self.quantity, 0.10, |stream| {
            let from = if stream.chance(0.60) { 1.0 } else { stream.log_normal(200.0, 1.2) };
            let to = from * stream.log_normal(200.0, 1.2).max(1.0);
            (whole(from, 1), whole(to, 1))
        });
        series.unzip()
    }

    fn certificates(&mut self) -> (Vec<HeldCertificate>, bool) {
        let stream = &mut self.certificates;
        let mut held: Vec<_> = self
            .words
            .certificates
            .iter()
            .filter(|(_, share)| stream.chance(*share))
            .map(|(id, _)| *id)
            .collect();
        let other = self.words.others[stream.below(self.words.others.len())];
        held.extend(stream.chance(0.05).then_some(other));
        let complete = stream.chance(0.5);
        let held = held.into_iter().map(|certificate| HeldCertificate { certificate, valid_until: None });
        (held.collect(), complete)
    }

    fn calendar(&mut self) -> Option<Calendar> {
        let wave = &self.wave;
        stated(&mut self.hours, 0.50, |stream| {
            let hours = wave.iter().map(|wave| Some(small(stream.gamma_2(40.0) * wave, 0)));
            Calendar { first_week: FIRST_WEEK, free_hours: hours.collect() }
        })
    }
}

/// A value, or nothing for a share of the offers. The value is drawn in any case, so that the share moves nothing.
fn stated<T>(stream: &mut Stream, unstated: f64, draw: impl FnOnce(&mut Stream) -> T) -> Option<T> {
    let silent = stream.chance(unstated);
    let value = draw(stream);
    (!silent).then_some(value)
}

/// The yearly wave of free hours: 40 % up and down, counted from the calendar's first week.
fn wave() -> Vec<f64> {
    let week = |week: usize| {
        let week = f64::from(u32::try_from(week).expect("a year has few weeks"));
        1.0 + 0.4 * (std::f64::consts::TAU * week / 52.0).sin()
    };
    (0..WEEKS).map(week).collect()
}
