//! Money, shares and names of an answer in words and figures, the same on a page and in a terminal.

use ::strategy::cost::Percentiles;
use vocabulary::{Currency, Money, ProcessId, Vocabulary};

use crate::words::Language;

/// Kronor with as many decimals as an estimate is worth.
pub(super) fn amount(l: Language, money: Money) -> String {
    let tenths = money.ten_thousandths.unsigned_abs();
    let decimals = match tenths {
        0..10_000 => 2,
        10_000..1_000_000 => 1,
        _ => 0,
    };
    l.number(money.decimal().parse().unwrap_or(0.0), decimals)
}

/// Three figures or so: a range is no surer.
pub(super) fn rounded(l: Language, value: f64) -> String {
    let size = value.abs();
    if size >= 1000.0 {
        let step = 10_f64.powf(size.log10().floor() - 2.0);
        l.number((value / step).round() * step, 0)
    } else {
        l.number(
            value,
            if size >= 100.0 {
                0
            } else if size >= 10.0 {
                1
            } else {
                3
            },
        )
    }
}

pub(super) fn kronor(l: Language, money: Money) -> String {
    l.ta("strategy-kronor", &[("n", amount(l, money).into())])
}

pub(super) fn kronor_of(l: Language, kr: f64) -> String {
    Money::from_estimate(kr, Currency::SEK).map_or_else(String::new, |money| kronor(l, money))
}

pub(super) fn band_of(l: Language, p: Percentiles) -> String {
    let args = [
        ("middle", kronor_of(l, p.p50).into()),
        ("low", kronor_of(l, p.p10).into()),
        ("high", kronor_of(l, p.p90).into()),
    ];
    l.ta("strategy-band", &args)
}

pub(super) fn name(l: Language, id: ProcessId) -> String {
    Vocabulary::embedded().processes().get(id).name(l.of_terms()).to_owned()
}

pub(super) fn percent(l: Language, share: f64) -> String {
    format!("{}\u{a0}%", l.number((share * 100.0).round(), 0))
}
