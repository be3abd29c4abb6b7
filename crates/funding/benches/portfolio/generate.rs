//! Calls of any size from one seed: the same on every run. Amounts, scores and conditions are made up to look like an agency's
//! call: two thirds of what is asked for cannot be granted, and floors, caps and steps all bind somewhere.

use funding::portfolio::{
    Call,
    call::{Bound, Cell, Criterion, Demand, Limit, POINT, Project, Rule, Scope, Step, Year},
};

const SUB_GOALS: usize = 6;

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Stream(u64);

impl Stream {
    fn below(&mut self, end: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        i64::try_from((u128::from(mixed) * u128::try_from(end).expect("positive")) >> 64).expect("below end")
    }

    fn place(&mut self, end: usize) -> usize {
        usize::try_from(self.below(i64::try_from(end).expect("small"))).expect("below end")
    }
}

/// A call of so many projects, years, and cells (sub-goals times regions).
pub fn call(projects: usize, years: usize, cells: usize, seed: u64) -> Call {
    let mut stream = Stream(seed);
    let regions = cells / SUB_GOALS;
    let projects: Vec<Project> = (0..projects).map(|nth| project(nth, years, regions, &mut stream)).collect();
    let asked = |year: usize| projects.iter().map(|p| p.asked[year]).sum::<i64>();
    let years: Vec<Year> = (0..years)
        .map(|year| Year {
            name: format!("{}", 2027 + year),
            appropriation: asked(year) / 3 / 10_000_000 * 10_000_000,
        })
        .collect();
    let given: i64 = years.iter().map(|year| year.appropriation).sum();
    let mut limits = Vec::new();
    for sub_goal in 0..SUB_GOALS {
        limits.push(Limit {
            scope: Scope::SubGoal(name("G", sub_goal)),
            bound: Bound::AtLeast(given / 12),
            year: None,
        });
    }
    for region in 0..regions {
        limits.push(Limit {
            scope: Scope::Region(name("R", region)),
            bound: Bound::AtMost(given * 18 / 10 / regions as i64),
            year: None,
        });
        limits.push(Limit {
            scope: Scope::Region(name("R", region)),
            bound: Bound::AtLeast(given * 4 / 10 / regions as i64),
            year: None,
        });
    }
    for applicant in 0..projects.len() / 4 {
        let bound = Bound::AtMost(300_000_000);
        limits.push(Limit { scope: Scope::Applicant(name("F", applicant)), bound, year: None });
    }
    let rules = (0..projects.len() / 25)
        .flat_map(|_| {
            let one = stream.place(projects.len() - 1);
            let other = one + 1 + stream.place(projects.len() - one - 1);
            let needs = (one + 1 + stream.place(projects.len() - 1)) % projects.len();
            [Rule::Excludes { one, other }, Rule::Needs { project: one, needs }]
        })
        .collect();
    Call {
        money_decimals: 2,
        years,
        criteria: ["nytta", "genomförande", "spridning"]
            .into_iter()
            .zip([500_000, 300_000, 200_000])
            .map(|(name, weight)| Criterion { name: name.to_owned(), weight })
            .collect(),
        cells: (0..SUB_GOALS * regions)
            .map(|cell| Cell {
                sub_goal: name("G", cell / regions),
                region: Some(name("R", cell % regions)),
                branch: None,
                steps: [(20, 4), (30, 2), (50, 1)]
                    .map(|(units, tenths)| Step { units, worth: tenths * POINT / 10 })
                    .to_vec(),
            })
            .collect(),
        demands: (0..20).map(|d| Demand { name: name("D", d), units: 60, worth: POINT / 5 }).collect(),
        projects,
        limits,
        rules,
    }
}

fn project(nth: usize, years: usize, regions: usize, stream: &mut Stream) -> Project {
    let (first, lasts) = (stream.place(years), 1 + stream.place(years));
    let each = 10_000_000 + 1_000_000 * stream.below(60) + 50_000 * stream.below(20);
    let asked = (0..years).map(|year| if year >= first && year < first + lasts { each } else { 0 }).collect();
    let quality = 2 + stream.below(4);
    let assessors = 2 + stream.below(2);
    let scores = (0..3)
        .map(|_| (0..assessors).map(|_| (quality + stream.below(3) - 1).clamp(1, 7) * POINT).collect())
        .collect();
    let (goal, region) = (stream.place(SUB_GOALS), stream.place(regions));
    let second = stream.place(SUB_GOALS);
    let share = u8::try_from(50 + 10 * stream.below(6)).expect("at most 100");
    let sub_goals = if second == goal {
        vec![(name("G", goal), 100)]
    } else {
        vec![(name("G", goal), share), (name("G", second), 100 - share)]
    };
    let mut adds = vec![(goal * regions + region, 4 + stream.below(20))];
    if second != goal {
        adds.push((second * regions + region, 2 + stream.below(10)));
    }
    let closes =
        if stream.below(3) == 0 { vec![(stream.place(20), 5 + stream.below(25))] } else { Vec::new() };
    Project {
        id: name("P", nth),
        title: String::new(),
        applicant: name("F", nth / 4),
        asked,
        lowest: if stream.below(5) == 0 {
            u8::try_from(60 + 5 * stream.below(5)).expect("at most 80")
        } else {
            100
        },
        scores,
        adds,
        closes,
        sub_goals,
        regions: vec![(name("R", region), 100)],
        groups: Vec::new(),
        fixed: None,
    }
}

fn name(kind: &str, nth: usize) -> String {
    format!("{kind}{nth}")
}
