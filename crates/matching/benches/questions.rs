//! `cargo bench -p matching`: the questions of the comparison (docs/performance.md), of the engine alone, at the
//! country's size and at Europe's.

use std::cell::Cell;
use std::sync::LazyLock;

use divan::{Bencher, black_box};
use generator::{FIRST_WEEK, SEED};
use matching::{Changes, LiveRegister, Need, Offer, OfferId, Register, Scope, Terms, Wish};
use vocabulary::Vocabulary;

const SIZES: [u32; 2] = [20_000, 1_000_000];

const NEAR: Wish = Wish { top: 20, k: 0, max_changes: 3, scope: Scope::Whole };

static NEEDS: LazyLock<Vec<Need>> = LazyLock::new(|| generator::needs(SEED, 1000));

static REGISTERS: LazyLock<[Register; 2]> = LazyLock::new(|| {
    SIZES.map(|size| {
        let terms = Terms::of(Vocabulary::embedded());
        Register::build(terms, generator::offers(SEED, size).collect(), FIRST_WEEK)
    })
});

fn main() {
    divan::main();
}

fn register(size: u32) -> &'static Register {
    let at = SIZES.iter().position(|&other| other == size).expect("one of the sizes");
    &REGISTERS[at]
}

/// Asks one need after the other.
fn ask<T>(bencher: Bencher<'_, '_>, size: u32, question: impl Fn(&Register, &Need) -> T) {
    let (register, next) = (register(size), Cell::new(0));
    bencher.bench_local(|| {
        next.set(next.get() + 1);
        black_box(question(register, &NEEDS[next.get() % NEEDS.len()]))
    });
}

#[divan::bench(args = SIZES, sample_count = 1000, sample_size = 1)]
fn exact(bencher: Bencher<'_, '_>, size: u32) {
    ask(bencher, size, |register, need| register.exact(need, 20));
}

#[divan::bench(args = SIZES, sample_count = 1000, sample_size = 1)]
fn near(bencher: Bencher<'_, '_>, size: u32) {
    ask(bencher, size, |register, need| register.answer(need, &NEAR));
}

#[divan::bench(args = SIZES, sample_count = 1000, sample_size = 1)]
fn relaxations(bencher: Bencher<'_, '_>, size: u32) {
    ask(bencher, size, |register, need| register.answer(need, &Wish { k: 3, ..NEAR }));
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn batch_of_1000_on_two_threads(bencher: Bencher<'_, '_>, size: u32) {
    bencher.bench(|| register(size).answer_all(&NEEDS, &NEAR, 2));
}

#[divan::bench(args = SIZES, sample_count = 200, sample_size = 1)]
fn change(bencher: Bencher<'_, '_>, size: u32) {
    let live = LiveRegister::new(register(size).clone());
    let next = Cell::new(0_u32);
    bencher.bench_local(|| {
        next.set(next.get().wrapping_add(7919));
        let mut offer = register(size).offer(OfferId(next.get() % size)).expect("ids go from 0");
        offer.lead_time_days = Some(1);
        live.apply(&Changes { put: vec![offer], removed: Vec::new() })
    });
}

/// `relaxations` while a thousand changed offers wait beside the columns: what one of them costs is a thousandth of what this takes longer.
#[divan::bench(args = SIZES, sample_count = 200, sample_size = 1)]
fn relaxations_beside_1000_changes(bencher: Bencher<'_, '_>, size: u32) {
    let changed = (0..1000).filter_map(|i| register(size).offer(OfferId(i * (size / 1000))));
    let put = changed.map(|offer| Offer { trust: offer.trust + 1, ..offer }).collect();
    let changed = register(size).changed(&Changes { put, removed: Vec::new() });
    let next = Cell::new(0);
    bencher.bench_local(|| {
        next.set(next.get() + 1);
        black_box(changed.answer(&NEEDS[next.get() % NEEDS.len()], &Wish { k: 3, ..NEAR }))
    });
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn rebuild(bencher: Bencher<'_, '_>, size: u32) {
    bencher.bench_local(|| register(size).rebuilt(FIRST_WEEK));
}
