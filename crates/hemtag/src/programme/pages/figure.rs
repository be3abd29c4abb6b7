//! Figures in words: counts, kronor, hours.

use funding::Ore;

use crate::{
    programme::{
        Total,
        model::{Kind, Sum, Told},
    },
    words::Language,
};

/// A figure as it is read.
#[must_use]
pub(super) fn value(l: Language, kind: Kind, sum: Sum) -> String {
    let Some(value) = sum.value else { return l.t("programme-no-figure") };
    match kind {
        Kind::Count => number(l, value),
        Kind::Money => l.kronor_bare(Ore(value)),
        Kind::MedianSpan => hours(l, value),
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts, öre and seconds are far below what a float holds")]
pub(super) fn float(value: i64) -> f64 {
    value as f64
}

pub(super) fn number(l: Language, value: i64) -> String {
    l.number(float(value), 0)
}

fn hours(l: Language, seconds: i64) -> String {
    l.number(float(seconds) / 3600.0, 1)
}

/// In the unit that the indicator is told in: things, kronor, hours.
#[must_use]
pub(super) fn plain(kind: Kind, sum: Sum) -> Option<f64> {
    let value = float(sum.value?);
    Some(match kind {
        Kind::Count => value,
        Kind::Money => value / 100.0,
        // To the tenth of an hour, as it is shown.
        Kind::MedianSpan => (value / 360.0).round() / 10.0,
    })
}

#[must_use]
pub(super) fn total(l: Language, kind: Kind, total: Total) -> String {
    match total {
        Total::Figure(sum) => value(l, kind, sum),
        Total::Few => l.t("programme-few"),
        Total::Nothing => l.t("programme-nothing"),
    }
}

/// What is told of a period: its figure, and since when where it holds earlier ones.
#[must_use]
pub(super) fn told(l: Language, kind: Kind, told: Told, period: &str) -> String {
    match told {
        Told::Figure { sum, since } => {
            let figure = value(l, kind, sum);
            let since = since.to_string();
            if since == period {
                figure
            } else {
                l.ta("programme-since", &[("figure", figure.into()), ("since", since.into())])
            }
        }
        Told::Few => l.t("programme-few"),
        Told::Nothing => l.t("programme-nothing"),
    }
}
