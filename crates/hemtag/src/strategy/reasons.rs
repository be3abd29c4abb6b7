//! Reasons, unknowns, figures and refusals in the reader's words.

use ::strategy::{Reason, Refused, Shape, Unknown};
use vocabulary::{MaterialId, Vocabulary};

use super::{advise_need::NotAdvised, model::NeedStrategy};
use crate::words::{And, Language};

/// Why a process is excluded, with the figures that were compared.
pub(super) fn reason(l: Language, reason: &Reason) -> String {
    let mm = |value: f64| l.number(value, 2).into();
    match reason {
        Reason::Material { asked, takes } => {
            let args = [("asked", materials(l, asked).into()), ("takes", materials(l, takes).into())];
            l.ta("strategy-reason-material", &args)
        }
        Reason::Shape { is, makes } => {
            let makes: Vec<String> = makes.iter().map(|s| shape(l, *s)).collect();
            let args = [("is", shape(l, *is).into()), ("makes", l.list(&makes, And::Or).into())];
            l.ta("strategy-reason-shape", &args)
        }
        Reason::NotRound { sides_mm } => {
            let [a, b, c] = sides_mm.map(|side| l.number(side, 2));
            l.ta("strategy-reason-not-round", &[("sides", format!("{a} × {b} × {c}").into())])
        }
        Reason::TooLarge { mm: side, largest_mm } => {
            l.ta("strategy-reason-too-large", &[("mm", mm(*side)), ("limit", mm(*largest_mm))])
        }
        Reason::TooSmall { mm: side, smallest_mm } => {
            l.ta("strategy-reason-too-small", &[("mm", mm(*side)), ("limit", mm(*smallest_mm))])
        }
        Reason::WallTooThin { mm: wall, thinnest_mm } => {
            l.ta("strategy-reason-wall-thin", &[("mm", mm(*wall)), ("limit", mm(*thinnest_mm))])
        }
        Reason::WallTooThick { mm: wall, thickest_mm } => {
            l.ta("strategy-reason-wall-thick", &[("mm", mm(*wall)), ("limit", mm(*thickest_mm))])
        }
        Reason::ToleranceTooFine { it, finest_it, finishing_it } => {
            let args = [("it", mm(*it)), ("limit", mm(*finest_it))];
            let told = l.ta("strategy-reason-tolerance", &args);
            match finishing_it {
                Some(after) => {
                    format!("{told} {}", l.ta("strategy-reason-finishing", &[("limit", mm(*after))]))
                }
                None => told,
            }
        }
    }
}

pub(super) fn unknown(l: Language, unknown: Unknown) -> String {
    l.t(&format!("strategy-unknown-{}", unknown.code()))
}

pub(super) fn shape(l: Language, shape: Shape) -> String {
    l.t(&format!("strategy-shape-{}", shape.code().replace('_', "-")))
}

fn materials(l: Language, ids: &[MaterialId]) -> String {
    let known = Vocabulary::embedded().materials();
    let names: Vec<String> = ids.iter().map(|&id| known.get(id).name(l.of_terms()).to_owned()).collect();
    l.list(&names, And::Or)
}

/// An input of the comparison: "abroad.labour_sek_h" is "wage abroad". What has no words of its own is told by its name.
pub(super) fn input(l: Language, code: &str) -> String {
    let (of, name) = code.split_once('.').unwrap_or((code, ""));
    if of == "factor" {
        let (factor, side) = name.rsplit_once('.').unwrap_or((name, ""));
        let side = l.t(&format!("strategy-side-{side}"));
        return format!("{} ({side})", factor_name(l, factor));
    }
    let side = l.t(&format!("strategy-side-{of}"));
    let words =
        l.find(&format!("strategy-figure-{}", name.replace('_', "-"))).unwrap_or_else(|| name.to_owned());
    format!("{words} ({side})")
}

/// A line of the comparison: the price, a factor, the overlap or the move.
pub(super) fn factor_name(l: Language, code: &str) -> String {
    let factors = &strategy::Economics::embedded().factors;
    factors
        .iter()
        .find(|f| f.code == code)
        .map_or_else(|| l.t(&format!("strategy-line-{code}")), |f| l.pick(&f.name_sv, &f.name_en).to_owned())
}

/// What is not as the figures say: levers that are moved, factors that are left out.
pub(super) fn assumed(l: Language, advised: &NeedStrategy) -> Vec<String> {
    let moved = advised.assumed.iter().map(|(lever, percent)| {
        let lever = l.t(&format!("strategy-lever-{}", lever.code().replace('_', "-")));
        l.ta("strategy-assumed", &[("lever", lever.into()), ("percent", l.whole(percent).into())])
    });
    let left_out = advised
        .question
        .skip
        .iter()
        .map(|factor| l.ta("strategy-skipped", &[("factor", factor_name(l, factor).into())]));
    moved.chain(left_out).collect()
}

/// Why there is no advice, and the way out.
#[must_use]
pub fn refused(l: Language, problem: &NotAdvised) -> String {
    match problem {
        NotAdvised::Denied(denied) => denied.to_string(),
        NotAdvised::NoSuchPart { asked, parts } => l.ta(
            "strategy-no-such-part",
            &[("asked", l.whole(*asked as u64).into()), ("parts", l.whole(*parts as u64).into())],
        ),
        NotAdvised::NoSuchVersion(version) => {
            l.ta("strategy-no-version", &[("version", version.as_str().into())])
        }
        NotAdvised::Database(error) => error.to_string(),
        NotAdvised::Refused(refused) => match refused {
            Refused::NoQuantity => l.t("strategy-no-quantity"),
            Refused::ZeroPieces => l.t("strategy-zero-pieces"),
            Refused::TooManyPieces { pieces } => {
                l.ta("strategy-too-many", &[("pieces", l.whole(*pieces).into())])
            }
            Refused::UnknownCountry { code, known } => l.ta(
                "strategy-no-country",
                &[("code", code.as_str().into()), ("known", known.as_str().into())],
            ),
            Refused::AbroadIsHome { code } => l.ta("strategy-is-home", &[("code", code.as_str().into())]),
            Refused::UnknownFactor { code, known } => l.ta(
                "strategy-no-factor",
                &[("code", code.as_str().into()), ("known", known.as_str().into())],
            ),
            Refused::TooSmall { micrometres } => {
                l.ta("strategy-too-small", &[("um", l.whole(*micrometres).into())])
            }
            Refused::TooLarge { metres } => l.ta("strategy-too-large", &[("m", l.whole(*metres).into())]),
            Refused::WallThickerThanPart { wall_um, side_um } => {
                let length = |um: u32| l.length(vocabulary::Length::from_um(um));
                let args = [("wall", length(*wall_um).into()), ("side", length(*side_um).into())];
                l.ta("strategy-wall-beyond-side", &args)
            }
            Refused::MassBeyondBox { times, kilograms_m3 } => {
                let args = [("times", l.whole(*times).into()), ("density", l.whole(*kilograms_m3).into())];
                l.ta("strategy-mass-beyond-box", &args)
            }
        },
    }
}
