//! Offers of the columns, judged by the rule book: put together again only as far as the questions look at them,
//! since each field costs a visit to memory.

use super::bits::foresee;
use super::columns::Columns;
use crate::answer::Candidate;
use crate::ask::{Ask, Question};
use crate::criterion::{Judgement, Unstated, Verdict};
use crate::distance::Point;
use crate::judge::{enough, verdict};
use crate::offer::{Offer, Stages};

/// What the candidates of one answer share.
pub(super) struct Shown<'a> {
    pub(super) columns: &'a Columns,
    pub(super) asks: &'a [Ask],
    /// The need's position.
    pub(super) from: Option<Point>,
}

impl Shown<'_> {
    /// Asks for what will be read of these offers: each field is a visit to memory, and they need not wait for each other.
    pub(super) fn foresee(&self, offers: &[u32]) {
        let columns = self.columns;
        let offers = || offers.iter().map(|&i| i as usize);
        for i in offers() {
            columns.places.foresee(i);
            foresee(&columns.ids, i);
            foresee(&columns.trust, i);
            for ask in self.asks {
                match &ask.question {
                    Question::Material(_) => columns.materials.foresee(i),
                    Question::Size { .. } => columns.sides.iter().for_each(|side| side.foresee(i)),
                    Question::Tolerance(_) => columns.tolerance.foresee(i),
                    Question::Wall(_) => columns.wall.foresee(i),
                    Question::Quantity(_) => {
                        columns.smallest_series.foresee(i);
                        columns.largest_series.foresee(i);
                    }
                    Question::LeadTime { .. } => columns.lead_time.foresee(i),
                    question @ Question::Capacity { .. } => {
                        columns.calendars.foresee(i, columns.weeks(question));
                    }
                    _ => {}
                }
            }
        }
        offers().for_each(|i| columns.places.foresee_place(i));
    }

    pub(super) fn candidate(&self, i: u32) -> Candidate {
        let i = i as usize;
        let place = self.columns.places.get(i);
        let km = |(of, at): (Point, Point)| of.kilometres(at);
        Candidate {
            offer: self.columns.ids[i],
            site: place.site,
            maker: place.maker,
            distance_km: self.from.zip(self.columns.places.point(i)).map(km),
            judgements: self.judgements(i),
        }
    }

    /// What the rule book says to the offer.
    pub(super) fn judgements(&self, i: usize) -> Vec<Judgement> {
        let offer = self.part(i);
        let judged = self.asks.iter().filter_map(|ask| {
            let verdict = match &ask.question {
                Question::Capacity { hours, .. } => {
                    let free = self.columns.calendars.free(i, self.columns.weeks(&ask.question));
                    Some(match free {
                        Some((free, unsaid)) => enough(*hours, free.into(), unsaid),
                        None => Verdict::Unknown { why: Unstated::NotStated },
                    })
                }
                question => verdict(&self.columns.terms, question, &offer),
            }?;
            Some(Judgement { criterion: ask.criterion(), strength: ask.strength, verdict })
        });
        judged.collect()
    }

    /// The offer with the fields that the questions look at, but for its calendar.
    fn part(&self, i: usize) -> Offer {
        let columns = self.columns;
        let place = columns.places.get(i);
        let mut offer = Offer {
            id: columns.ids[i],
            site: place.site,
            maker: place.maker,
            process: columns.process(i),
            materials: Vec::new(),
            largest: None,
            smallest: None,
            heaviest: None,
            finest_tolerance: None,
            thinnest_wall: None,
            smallest_series: None,
            largest_series: None,
            stages: Stages::default(),
            certificates: Vec::new(),
            certificates_complete: false,
            certificates_not_held: Vec::new(),
            lead_time_days: None,
            calendar: None,
            position: place.position(),
            county: place.county,
            sourcing: None,
            newcomers: None,
            trust: columns.trust[i],
        };
        for ask in self.asks {
            match &ask.question {
                Question::Material(_) => offer.materials = columns.materials.get(i),
                Question::Size { .. } => offer.largest = columns.envelope(i),
                Question::SmallestPart(_) => offer.smallest = columns.smallest_part(i),
                Question::Mass(_) => offer.heaviest = columns.heaviest_part(i),
                Question::Tolerance(_) => offer.finest_tolerance = columns.finest_tolerance(i),
                Question::Wall(_) => offer.thinnest_wall = columns.thinnest_wall(i),
                Question::Quantity(_) => {
                    offer.smallest_series = columns.smallest_series.get(i);
                    offer.largest_series = columns.largest_series.get(i);
                }
                Question::Stage(_) => offer.stages = columns.served(i),
                Question::Certificate { certificate, .. } => {
                    for covering in columns.terms.covering(*certificate) {
                        if offer.certificates.iter().all(|held| held.certificate != covering) {
                            offer.certificates.extend(columns.certificates.held(i, covering));
                        }
                    }
                    offer.certificates_complete = columns.certificates.is_complete(i);
                    if columns.certificates.is_not_held(i, *certificate) {
                        offer.certificates_not_held.push(*certificate);
                    }
                }
                Question::LeadTime { .. } => offer.lead_time_days = columns.lead_time.get(i),
                Question::InHouse => offer.sourcing = columns.sourcing(i),
                Question::Newcomer(_) => offer.newcomers = columns.welcome(i),
                Question::Process(_)
                | Question::Capacity { .. }
                | Question::Distance(_)
                | Question::County(_) => {}
            }
        }
        offer
    }
}
