//! What docs/performance.md says of allocation: `cargo bench -p allocation`, with a word for one of them only.

use std::{collections::BTreeMap, time::Instant};

use allocation::{Candidate, Effort, Level, Machines, Maker, Need, Question, allocate, one_more};
use vocabulary::IsoWeek;

fn main() {
    let only: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let wanted = |name: &str| only.is_empty() || only.iter().any(|only| name.contains(only.as_str()));
    for (name, needs, each, scarce, limited) in [
        ("large", 1000, 20, 60, true),
        ("free", 1000, 20, 60, false),
        ("ample", 1000, 20, 150, true),
        ("middle", 200, 10, 60, true),
        ("page", 60, 8, 60, true),
    ] {
        if wanted(name) {
            let mut question = question(needs, each, scarce, 2026);
            if !limited {
                question.needs.iter_mut().for_each(|need| need.most_weeks = None);
            }
            run(name, &question);
        }
    }
}

fn run(name: &str, question: &Question) {
    let from = Instant::now();
    let allocated = allocate(question, Effort::quick(question)).expect("a sound question");
    let seconds = from.elapsed().as_secs_f64();
    println!(
        "{name}: {} needs, {} placed in {seconds:.2} s; value {}, spread {}, load {}",
        question.needs.len(),
        allocated.placements.len(),
        told(allocated.value),
        told(allocated.spread),
        told(allocated.load)
    );
    let from = Instant::now();
    let mut more = question.clone();
    more.needs.push(Need { id: "one more".to_owned(), value: 10, ..question.needs[0].clone() });
    let came = more.needs.len() - 1;
    let changed = one_more(&more, &allocated.placements, came, Effort::quick(&more)).expect("sound");
    println!(
        "  one more: {:.2} s; value {}, {} changes, least {}",
        from.elapsed().as_secs_f64(),
        told(changed.value),
        changed.changes.len(),
        changed.is_least
    );
}

fn told(level: Level) -> String {
    let distance = 100.0 * (level.bound - level.reached).abs() as f64 / level.reached.max(1) as f64;
    format!("{} (bound {}, {distance:.3} %)", level.reached, level.bound)
}

/// Numbers of one stream (splitmix64, Steele, Lea and Flood 2014).
struct Draws(u64);

impl Draws {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % end as u64).expect("below the end")
    }
}

/// Needs of 4 to 60 hours in windows of 1 to 8 weeks of half a year, a third of them in one week, a third in at most two, at
/// `each` of as many machine groups as make the hours free about `scarce` per cent of those asked for. A tenth of the weeks
/// are unknown.
fn question(needs: usize, each: usize, scarce: usize, seed: u64) -> Question {
    let mut draws = Draws(seed);
    let mut weeks = vec![IsoWeek::new(2027, 1).expect("a week")];
    while weeks.len() < 26 {
        weeks.push(weeks[weeks.len() - 1].next().expect("a week"));
    }
    // 32 hours for a need on average; 26 weeks of 18 hours on average, a tenth unknown.
    let groups = (needs * 32 * scarce / 100 / (26 * 18 * 9 / 10)).max(each);
    let makers: Vec<Maker> =
        (0..groups.div_ceil(2)).map(|nth| Maker { id: format!("A{nth:04}"), name: String::new() }).collect();
    let machines: Vec<Machines> = (0..groups)
        .map(|nth| {
            let mut free = BTreeMap::new();
            for week in &weeks {
                if draws.below(10) > 0 {
                    free.insert(*week, u32::try_from(draws.below(10) * 4).expect("small"));
                }
            }
            Machines { id: format!("M{nth:04}"), maker: nth / 2, free }
        })
        .collect();
    let needs = (0..needs)
        .map(|nth| {
            let long = 1 + draws.below(8);
            let from = draws.below(26 - long);
            let hours = 4 + draws.below(57);
            let mut at: Vec<usize> = (0..groups).collect();
            let candidates = (0..each)
                .map(|place| {
                    let chosen = place + draws.below(groups - place);
                    at.swap(place, chosen);
                    // A firm needs up to a quarter more or less than another.
                    let own = hours * (75 + draws.below(51)) / 100;
                    Candidate { machines: at[place], hours: Some(u32::try_from(own.max(1)).expect("small")) }
                })
                .collect();
            Need {
                id: format!("N{nth:04}"),
                title: String::new(),
                value: i64::try_from(1 + draws.below(10)).expect("small"),
                region: Some(format!("{:02}", 1 + draws.below(21))),
                from: weeks[from],
                to: weeks[from + long - 1],
                most_weeks: [Some(1), Some(2), None][draws.below(3)],
                candidates,
            }
        })
        .collect();
    Question { makers, machines, needs }
}
