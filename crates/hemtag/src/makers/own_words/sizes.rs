//! The measures of one process put together: a diameter here and a length there are one size, two sides and a
//! thickness are one sheet.

use super::{
    measures::{Between, Measured},
    quantities::number,
    said::{Field, ProposedFact, Quote, Sure},
};

/// A measure with its place, bound to a process.
#[derive(Debug, Clone)]
pub(super) struct Bound {
    pub(super) what: Measured,
    pub(super) quote: Quote,
    pub(super) sure: Sure,
}

/// The facts that measures give. Where several machines are listed, the largest size is what fits in.
pub(super) fn facts(bound: &[Bound]) -> Vec<ProposedFact> {
    let mut out = Vec::new();
    largest(bound, &mut out);
    for each in bound {
        let mut add = |field: Field, value: String, complete: bool| {
            out.push(ProposedFact { field, value, complete, quote: each.quote.clone(), sure: each.sure });
        };
        match &each.what {
            Measured::Mass(kg) => add(Field::Heaviest, format!("{} kg", number(*kg)), true),
            Measured::Tolerance { value, complete } => add(Field::Tolerance, value.clone(), *complete),
            Measured::Series((low, high)) => {
                low.iter().for_each(|n| add(Field::SmallestSeries, number(*n), true));
                high.iter().for_each(|n| add(Field::LargestSeries, number(*n), true));
            }
            Measured::LeadTime(days) => add(Field::LeadTime, days.to_string(), true),
            Measured::Thickness((Some(low), _)) => add(Field::Wall, format!("{} mm", number(*low)), true),
            Measured::Diameter((Some(low), _)) => add(Field::Smallest, format!("{} mm", number(*low)), true),
            Measured::Sides { sides, .. } => {
                if let Some(low) = sides.iter().filter_map(|(low, _)| *low).reduce(f64::max) {
                    add(Field::Smallest, format!("{} mm", number(low)), true);
                }
            }
            _ => {}
        }
    }
    best_of_each(out)
}

fn largest(bound: &[Bound], out: &mut Vec<ProposedFact>) {
    let mut whole: Option<(f64, ProposedFact)> = None;
    let mut offer = |size: f64, fact: ProposedFact| {
        if whole.as_ref().is_none_or(|(known, _)| size > *known) {
            whole = Some((size, fact));
        }
    };
    let fact = |value: String, complete: bool, from: &Bound| ProposedFact {
        field: Field::Largest,
        value,
        complete,
        quote: from.quote.clone(),
        sure: from.sure,
    };
    let highest = |pick: fn(&Measured) -> Option<Between>| {
        let ends = bound.iter().filter_map(|b| Some((pick(&b.what)?.1?, b)));
        ends.reduce(|a, b| if b.0 > a.0 { b } else { a })
    };
    let diameter = highest(|m| if let Measured::Diameter(b) = m { Some(*b) } else { None });
    let length = highest(|m| if let Measured::Length(b) = m { Some(*b) } else { None });
    let width = highest(|m| if let Measured::Width(b) = m { Some(*b) } else { None });
    let height = highest(|m| if let Measured::Height(b) = m { Some(*b) } else { None });
    let thickness = highest(|m| if let Measured::Thickness(b) = m { Some(*b) } else { None });
    for each in bound {
        let Measured::Sides { round, sides } = &each.what else { continue };
        let ends: Vec<f64> = sides.iter().filter_map(|(_, high)| *high).collect();
        match (round, ends.as_slice()) {
            (true, &[d, l]) => {
                offer(d * d * l, fact(format!("Ø {} x {} mm", number(d), number(l)), true, each));
            }
            (false, &[a, b, c]) => {
                offer(
                    a * b * c,
                    fact(format!("{} x {} x {} mm", number(a), number(b), number(c)), true, each),
                );
            }
            (false, &[a, b]) => {
                if let Some((t, _)) = thickness {
                    offer(
                        a * b * t,
                        fact(format!("{} x {} x {} mm", number(a), number(b), number(t)), true, each),
                    );
                } else {
                    offer(a.min(b), fact(format!("{} x {} mm", number(a), number(b)), false, each));
                }
            }
            _ => {}
        }
    }
    // A vertical lathe has a height where others have a length.
    let length = length.or(height.filter(|_| diameter.is_some()));
    match (diameter, length, width) {
        (Some((d, at)), Some((l, _)), _) => {
            offer(d * d * l, fact(format!("Ø {} x {} mm", number(d), number(l)), true, at));
        }
        (None, Some((l, at)), Some((w, _))) => match height.or(thickness) {
            Some((h, _)) => {
                offer(l * w * h, fact(format!("{} x {} x {} mm", number(l), number(w), number(h)), true, at));
            }
            None => offer(1.0, fact(format!("{} x {} mm", number(l), number(w)), false, at)),
        },
        (Some((d, at)), None, _) => offer(0.5, fact(format!("Ø {} mm", number(d)), false, at)),
        (None, Some((l, at)), None) => offer(0.4, fact(format!("L {} mm", number(l)), false, at)),
        (None, None, Some((w, at))) => offer(0.3, fact(format!("B {} mm", number(w)), false, at)),
        (None, None, None) => {}
    }
    if let (None, Some((t, at))) = (&whole, thickness) {
        whole = Some((0.0, fact(format!("T {} mm", number(t)), false, at)));
    }
    out.extend(whole.map(|(_, fact)| fact));
}

/// One value for each field: the widest that the text claims, surest first among equals.
fn best_of_each(facts: Vec<ProposedFact>) -> Vec<ProposedFact> {
    let mut out: Vec<ProposedFact> = Vec::new();
    for fact in facts {
        match out.iter_mut().find(|known| known.field == fact.field) {
            None => out.push(fact),
            Some(known) if known.sure > fact.sure || (known.sure == fact.sure && is_wider(&fact, known)) => {
                *known = fact;
            }
            Some(_) => {}
        }
    }
    out
}

fn is_wider(new: &ProposedFact, known: &ProposedFact) -> bool {
    if new.complete != known.complete {
        return new.complete;
    }
    let value = |fact: &ProposedFact| -> Option<f64> {
        let digits: String = fact
            .value
            .chars()
            .skip_while(|c| !c.is_ascii_digit())
            .take_while(|c| c.is_ascii_digit() || *c == '.')
            .collect();
        digits.parse().ok()
    };
    let Some((a, b)) = value(new).zip(value(known)) else { return false };
    match new.field {
        Field::Heaviest | Field::LargestSeries | Field::LeadTime => a > b,
        Field::Smallest | Field::Wall | Field::SmallestSeries => a < b,
        // Grades and deviations are not compared with each other.
        Field::Tolerance => new.value.chars().next() == known.value.chars().next() && a < b,
        _ => false,
    }
}
