//! What is measured of the matching engine alone: building, memory, answers, a change, and the curve.

use std::hint::black_box;

use generator::{FIRST_WEEK, SEED};
use matching::{Changes, LiveRegister, Need, OfferId, Register, Terms};
use vocabulary::Vocabulary;

use crate::engines::ours;
use crate::measure::{Times, now, times};
use crate::table::{Curve, Report, Row};

pub(crate) fn build(count: u32, report: &mut Report) -> Register {
    let (register, seconds) = built(count);
    report.own.build_per_second = f64::from(count) / seconds;
    report.own.bytes_per_offer = bytes_per_offer(&register);
    register
}

fn built(count: u32) -> (Register, f64) {
    let terms = Terms::of(Vocabulary::embedded());
    let offers: Vec<_> = generator::offers(SEED, count).collect();
    let start = now();
    let register = Register::build(terms, offers, FIRST_WEEK);
    (register, start.elapsed().as_secs_f64())
}

#[expect(clippy::cast_precision_loss, reason = "shown with two digits")]
fn bytes_per_offer(register: &Register) -> f64 {
    register.bytes() as f64 / register.len().max(1) as f64
}

pub(crate) fn answers(register: &Register, needs: &[Need], batch: &[Need], report: &mut Report) {
    eprintln!("hemtag …");
    let exact = |need: &Need| drop(black_box(register.exact(need, ours::NEAR.top)));
    let near = |need: &Need| drop(black_box(register.answer(need, &ours::NEAR)));
    let relaxations = |need: &Need| drop(black_box(register.answer(need, &ours::RELAXATIONS)));
    // As with the databases: once untimed, once timed.
    needs.iter().for_each(near);
    let mut row = |question, times, note| report.rows.push(Row { question, engine: "hemtag", times, note });
    row("exact", times(needs, exact), "");
    let near = times(needs, near);
    row("near", near.clone(), "");
    row("relaxations", times(needs, relaxations), "");
    if batch.is_empty() {
        return;
    }
    let portions: Vec<&[Need]> = batch.chunks((batch.len() / 10).max(1)).collect();
    let spent = portions.iter().map(|needs| {
        let start = now();
        black_box(register.answer_all(needs, &ours::NEAR, 2));
        start.elapsed().as_secs_f64() * 1000.0 / f64::from(u32::try_from(needs.len()).expect("few"))
    });
    row("batch", Times::of(spent.collect(), batch.len()), "both cores, per need");
    let mut bytes = 0;
    let sum = times(needs, |need| {
        let (sum, read) = register.sum_read(need);
        black_box(sum);
        bytes += read;
    });
    #[expect(clippy::cast_precision_loss, reason = "shown with two digits")]
    let per_need = bytes as f64 / needs.len() as f64;
    report.own.bytes_read = per_need;
    report.own.plain_sum_gb_per_second = per_need / sum.median / 1e6;
    report.own.share_of_plain_sum = sum.median / near.median;
}

/// How long a changed offer takes to be in the register that the next need is asked of.
pub(crate) fn change(register: &Register, count: u32, report: &mut Report) {
    let live = LiveRegister::new(register.clone());
    let ids: Vec<OfferId> = (0..400_u32).map(|n| OfferId(n.wrapping_mul(2_654_435_761) % count)).collect();
    let changes: Vec<Changes> = ids
        .iter()
        .map(|&id| {
            let mut offer = register.offer(id).expect("the generator numbers offers from 0");
            offer.lead_time_days = Some(1);
            Changes { put: vec![offer], removed: Vec::new() }
        })
        .collect();
    let spent = times(&changes, |changes| {
        live.apply(changes);
        let seen = live.load().offer(changes.put[0].id);
        assert_eq!(seen.and_then(|offer| offer.lead_time_days), Some(1), "the change is visible");
    });
    report.own.change = Some(spent);
}

pub(crate) fn curve(most: u32, needs: &[Need], report: &mut Report) {
    let sizes = [20_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000];
    for offers in sizes.into_iter().filter(|&size| size <= most) {
        eprintln!("curve: {offers} offers …");
        let (register, seconds) = built(offers);
        needs.iter().for_each(|need| drop(black_box(register.answer(need, &ours::NEAR))));
        report.curve.push(Curve {
            offers,
            exact: times(needs, |need| drop(black_box(register.exact(need, ours::NEAR.top)))),
            near: times(needs, |need| drop(black_box(register.answer(need, &ours::NEAR)))),
            relaxations: times(needs, |need| drop(black_box(register.answer(need, &ours::RELAXATIONS)))),
            bytes_per_offer: bytes_per_offer(&register),
            build_per_second: f64::from(offers) / seconds,
        });
    }
}
