//! Figures in the reader's words: what each is of, its name, its value.

use strategy::{Economics, Figure, FigureAt, FigureOf, data::NoFigure};
use vocabulary::{Vocabulary, term::Confidence};

use crate::words::Language;

/// What the figure is of: the process, the material, the country.
pub(super) fn of(l: Language, at: &FigureAt) -> String {
    let known = Vocabulary::embedded();
    let name = match at.of {
        FigureOf::Process => known.processes().by_code(&at.key).map(|p| p.name(l.of_terms()).to_owned()),
        FigureOf::Material => known.materials().by_code(&at.key).map(|m| m.name(l.of_terms()).to_owned()),
        FigureOf::Shape => l
            .find(&format!("strategy-shape-{}", at.key.replace('_', "-")))
            .map(|shape| l.ta("figures-shape", &[("shape", shape.into())])),
        FigureOf::Country => known.countries().find(&at.key).map(|c| c.name(l.of_terms()).to_owned()),
        FigureOf::Factor => {
            let factor = Economics::embedded().factors.iter().find(|f| f.code == at.key);
            factor.map(|f| l.pick(&f.name_sv, &f.name_en).to_owned())
        }
        FigureOf::General => Some(l.t("figures-of-general")),
    };
    name.unwrap_or_else(|| at.key.clone())
}

/// Which figure of it.
pub(super) fn name(l: Language, at: &FigureAt) -> String {
    let key = match at.of {
        FigureOf::Factor => format!("figures-zone-{}", at.name),
        _ => format!("strategy-figure-{}", at.name.replace('_', "-")),
    };
    l.find(&key).unwrap_or_else(|| at.name.clone())
}

/// Both: "Fräsning: maskinen, kr per timme".
pub(in crate::strategy) fn whole(l: Language, at: &FigureAt) -> String {
    format!("{}: {}", of(l, at), name(l, at))
}

/// A group of figures.
pub(super) fn group(l: Language, of: FigureOf) -> String {
    l.t(&format!("figures-of-{}", of.code()))
}

/// A number with the figures that it has, at most six of them, and no zeros behind them.
pub(super) fn value(l: Language, value: f64) -> String {
    if value == 0.0 {
        return l.number(0.0, 0);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 9")]
    let most = (5.0 - value.abs().log10().floor()).clamp(0.0, 9.0) as usize;
    let exact = |decimals: usize| {
        let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(9));
        ((value * scale).round() / scale - value).abs() <= value.abs() * 1e-6
    };
    l.number(value, (0..=most).find(|&decimals| exact(decimals)).unwrap_or(most))
}

/// A number as it is typed: no spaces between thousands.
pub(super) fn typed(l: Language, value: f64) -> String {
    let text = value.to_string();
    match l {
        Language::Swedish => text.replace('.', ","),
        Language::English => text,
    }
}

/// "370–520, troligen 430".
pub(super) fn range(l: Language, [low, likely, high]: [f64; 3]) -> String {
    if low >= high {
        return value(l, likely);
    }
    let args =
        [("low", value(l, low).into()), ("likely", value(l, likely).into()), ("high", value(l, high).into())];
    l.ta("figures-range", &args)
}

pub(in crate::strategy) fn range_of(l: Language, figure: &Figure) -> String {
    range(l, [figure.range.low, figure.range.likely, figure.range.high])
}

/// A unit as the tables write it, in words where it is none.
pub(in crate::strategy) fn unit(l: Language, unit: &str) -> String {
    l.find(&format!("figures-unit-{}", unit.replace('/', "-per-"))).unwrap_or_else(|| unit.to_owned())
}

/// Where a figure comes from; that it is an estimate is said in the reader's language.
pub(in crate::strategy) fn source(l: Language, source: &str) -> String {
    match source.strip_prefix(strategy::data::ESTIMATE) {
        Some(" (general engineering practice)") => l.t("figures-estimate-practice"),
        Some(rest) => format!("{}{rest}", l.t("figures-estimate")),
        None => source.to_owned(),
    }
}

pub(in crate::strategy) fn confidence(l: Language, confidence: Confidence) -> String {
    l.t(&format!("confidence-{}", confidence.code()))
}

/// Why three numbers are no figure.
pub(super) fn wrong(l: Language, problem: &NoFigure) -> String {
    match problem {
        NoFigure::NotInOrder { low, likely, high } => {
            let args = [
                ("low", value(l, *low).into()),
                ("likely", value(l, *likely).into()),
                ("high", value(l, *high).into()),
            ];
            l.ta("figures-wrong-order", &args)
        }
        NoFigure::BelowZero { low } => l.ta("figures-wrong-below-zero", &[("low", value(l, *low).into())]),
        NoFigure::OverOne { high } => l.ta("figures-wrong-over-one", &[("high", value(l, *high).into())]),
        NoFigure::Absurd { high } => l.ta("figures-wrong-absurd", &[("high", value(l, *high).into())]),
        NoFigure::NoSource => l.t("figures-wrong-source"),
        NoFigure::EstimateIsPoint => l.t("figures-wrong-point"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_has_a_name_in_both_languages() {
        for (at, figure) in Economics::embedded().figures() {
            for l in [Language::Swedish, Language::English] {
                assert_ne!(of(l, &at), at.key, "{at}");
                assert_ne!(name(l, &at), at.name, "{at}");
                assert!(!unit(l, &figure.unit).is_empty(), "{at}");
            }
        }
    }

    #[test]
    fn a_number_keeps_its_figures_and_no_more() {
        let sv = |v| value(Language::Swedish, v);
        assert_eq!([sv(0.0), sv(0.005), sv(37.66), sv(-0.02)], ["0", "0,005", "37,66", "−0,02"]);
        assert_eq!(value(Language::English, 25_000.0), "25,000");
        assert_eq!(typed(Language::Swedish, 12.5), "12,5");
    }
}
