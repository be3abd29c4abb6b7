//! What docs/performance.md says of portfolios: `cargo bench -p funding`. Real budgets where the shared data is at hand, and
//! generated calls.

mod generate;

use std::{path::Path, time::Instant};

use funding::portfolio::{Chosen, Effort, Outcome, call::Fixed, choose, explain, methods, pb};

fn main() {
    let only: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let wanted = |name: &str| only.is_empty() || only.iter().any(|only| name.contains(only.as_str()));
    if wanted("real") {
        real();
    }
    if wanted("large") {
        let call = generate::call(1000, 4, 60, 2026);
        let (chosen, seconds) = timed(|| best(&call, Effort { gap: 0.001, ..Effort::default() }));
        println!("1,000 projects × 4 years × 60 cells to 0.1 %: {seconds:.2} s, gap {:.5}", chosen.gap());
    }
    if wanted("explained") {
        explained();
    }
    if wanted("what-if") {
        what_if();
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let from = Instant::now();
    let done = work();
    (done, from.elapsed().as_secs_f64())
}

fn best(call: &funding::portfolio::Call, effort: Effort) -> Chosen {
    match choose(call, effort).expect("a sound call") {
        Outcome::Chosen(chosen) => chosen,
        other => panic!("{other:?}"),
    }
}

/// The median and the largest.
fn spread(mut numbers: Vec<f64>) -> (f64, f64, f64) {
    numbers.sort_by(f64::total_cmp);
    (numbers[0], numbers[numbers.len() / 2], numbers[numbers.len() - 1])
}

fn real() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/participatory_budgets");
    let Ok(files) = std::fs::read_dir(&folder) else {
        println!("{} is not at hand: no real budgets", folder.display());
        return;
    };
    let mut files: Vec<_> = files.map(|file| file.expect("readable").path()).collect();
    files.sort();
    let (mut read, mut optimal, mut shared) = (Vec::new(), Vec::new(), Vec::new());
    let (mut rank, mut shares) = (Vec::new(), Vec::new());
    for path in files.iter().filter(|path| path.extension().is_some_and(|kind| kind == "pb")) {
        let bytes = std::fs::read(path).expect("readable");
        let (file, seconds) = timed(|| pb::read(&bytes).expect("sound"));
        read.push(seconds * 1e3);
        let call = file.call();
        let (chosen, seconds) = timed(|| best(&call, Effort::default()));
        assert!(chosen.proven);
        optimal.push(seconds * 1e3);
        let (selected, seconds) = timed(|| methods::equal_shares(&file.ballots()).selected());
        shared.push(seconds * 1e3);
        let worth =
            |portfolio| funding::portfolio::check(&call, &portfolio).expect("in the budget").total.points();
        let most = chosen.worth.total.points();
        rank.push(100.0 * methods::rank(&call).expect("sound").worth.total.points() / most);
        shares.push(100.0 * worth(methods::whole(&call, &selected)) / most);
    }
    for (what, milliseconds) in [("read", read), ("optimal", optimal), ("equal shares", shared)] {
        let (_, median, largest) = spread(milliseconds);
        println!("{what}: median {median:.3} ms, largest {largest:.3} ms");
    }
    for (what, shares) in [("rank", rank), ("equal shares", shares)] {
        let (least, median, largest) = spread(shares);
        println!(
            "{what} reaches of the optimum: least {least:.1} %, median {median:.1} %, most {largest:.1} %"
        );
    }
}

fn explained() {
    let call = generate::call(300, 4, 60, 2026);
    let (chosen, first) = timed(|| best(&call, Effort::default()));
    println!(
        "300 projects: chosen in {first:.2} s, proven {}, {} granted",
        chosen.proven,
        chosen.portfolio.grants.len()
    );
    let (turned, a) = timed(|| explain::turned(&call, &chosen, explain::NEAR).expect("solved"));
    println!("  each of {} projects turned round: {a:.2} s", turned.len());
    let (priced, b) = timed(|| explain::priced(&call, &chosen, explain::NEAR).expect("solved"));
    println!("  each of {} floors, caps and rules left out: {b:.2} s", priced.len());
    let (others, c) = timed(|| explain::others(&call, &chosen, 0.99, 3, explain::OTHERS).expect("solved"));
    let differ: Vec<_> = others.iter().map(|other| (other.differs, other.at_most)).collect();
    println!("  3 others within 1 %: {c:.2} s, differing in {differ:?}");
    let (redrawn, d) = timed(|| explain::redraw(&call, &chosen, 100, 2026, explain::NEAR).expect("solved"));
    println!("  {} draws of the scores: {d:.2} s", redrawn.draws);
    println!("  all: {:.2} s", a + b + c + d);
}

fn what_if() {
    let call = generate::call(100, 4, 60, 2026);
    let (chosen, first) = timed(|| best(&call, Effort::default()));
    let mut seconds = vec![];
    for project in 0..call.projects.len() {
        let mut changed = call.clone();
        changed.projects[project].fixed =
            Some(if chosen.portfolio.holds(project) { Fixed::Out } else { Fixed::In });
        let (_, took) =
            timed(|| choose(&changed, Effort { gap: 1.5e-3, ..Effort::default() }).expect("a sound call"));
        seconds.push(took);
    }
    let (_, median, largest) = spread(seconds);
    println!(
        "100 projects: chosen in {first:.2} s; one fixed in or out: median {median:.3} s, largest {largest:.3} s"
    );
}
