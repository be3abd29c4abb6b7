//! `cargo bench -p strategy`: the whole answer, and the sampling of eight processes at forty quantities.

use divan::{Bencher, black_box};
use strategy::data::Economics;
use strategy::draws::Draws;
use strategy::{Question, advise};

#[path = "../tests/fixture/mod.rs"]
mod fixture;

fn main() {
    divan::main();
}

/// Eight processes, forty quantities from one to a million: costs with bands, the cheapest, break-evens, the path.
#[divan::bench(args = [16_384, 32_768], sample_count = 20, sample_size = 1)]
fn eight_processes_at_forty_quantities(bencher: Bencher<'_, '_>, draws: u32) {
    let question = fixture::question(fixture::housing(), fixture::forty(), Draws::new(draws, 1));
    let economics = fixture::only(Economics::embedded(), 8, &question);
    bencher.bench_local(|| black_box(advise(&question, &economics)));
}

/// A usual question: five numbers, all processes.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn all_processes_at_five_quantities(bencher: Bencher<'_, '_>) {
    let quantities = vec![1, 10, 100, 1000, 10_000];
    let question = fixture::question(fixture::housing(), quantities, Draws::new(strategy::draws::USUAL, 1));
    bencher.bench_local(|| black_box(advise(&question, Economics::embedded())));
}

/// The same with a comparison of home and abroad.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn all_processes_with_home_or_abroad(bencher: Bencher<'_, '_>) {
    let quantities = vec![1, 10, 100, 1000, 10_000];
    let question = Question {
        abroad: Some("CN".to_owned()),
        ..fixture::question(fixture::housing(), quantities, Draws::new(strategy::draws::USUAL, 1))
    };
    bencher.bench_local(|| black_box(advise(&question, Economics::embedded())));
}
