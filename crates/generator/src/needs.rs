//! Needs, column by column.

use jiff::ToSpan;
use matching::{Need, PartSize, Requirement, Tolerance, Within};
use vocabulary::Length;
use vocabulary::iso286::grade_position;

use crate::random::{Stream, small, whole};
use crate::sites::Sites;
use crate::words::Words;
use crate::{KILOMETRES, TODAY};

/// Needs that each ask ten things at most: nine required, nearness preferred.
#[must_use]
pub fn needs(seed: u64, count: usize) -> Vec<Need> {
    let words = Words::new(seed);
    let stream = |column: &str| Stream::of(seed, &format!("need: {column}"));
    let mut sites = Sites::new(seed, "need: position");
    let (mut process, mut material, mut size) = (stream("process"), stream("material"), stream("size"));
    let (mut tolerance, mut wall, mut quantity) = (stream("tolerance"), stream("wall"), stream("quantity"));
    let (mut certificate, mut due, mut hours) = (stream("certificate"), stream("due"), stream("hours"));
    let one = |_| {
        let wanted = 1 + process.below(4);
        let mut processes: Vec<_> = (0..wanted).map(|_| words.processes.draw(&mut process)).collect();
        processes.sort_unstable();
        processes.dedup();
        let longest = size.log_normal(120_000.0, 0.7);
        let sides = [1.0, 0.6, 0.3].map(|share| Length::from_um(whole(longest * share, 1)));
        let width = Length::from_um(whole(tolerance.log_normal(60.0, 0.8), 1));
        let days = i32::from(small(due.log_normal(35.0, 0.6), 1));
        let site = sites.draw();
        let iso_9001 = certificate.chance(0.5).then(|| Requirement::required(words.iso_9001()));
        Need {
            processes: Some(Requirement::required(processes)),
            materials: Some(Requirement::required(vec![words.materials.draw(&mut material)])),
            size: Some(Requirement::required(PartSize::Box(sides))),
            tolerance: Some(Requirement::required(Tolerance {
                grade: grade_position(width, sides[0]),
                at: sides[0],
            })),
            wall: Some(Requirement::required(Length::from_um(whole(wall.log_normal(1500.0, 0.5), 1)))),
            quantity: Some(Requirement::required(whole(quantity.log_uniform(1.0, 20_000.0), 1))),
            certificates: iso_9001.into_iter().collect(),
            due: Some(Requirement::required(TODAY + days.days())),
            hours: Some(Requirement::required(small(hours.gamma_2(10.0), 1))),
            within: Some(Requirement::preferred(Within { of: site.position, km: KILOMETRES })),
            position: Some(site.position),
            ..Need::asked(TODAY)
        }
    };
    (0..count).map(one).collect()
}
