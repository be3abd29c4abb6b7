//! "What if": changes of a need that are tried without being kept. They stand in the address, so that a tried
//! answer can be shared, as `change=PART.OPERATION.CRITERION=VALUE` with terms by their codes.

use matching::{Amount, Change, Criterion, Need, Newcomer, Register, Stage, ask::asks, relax::apply};
use vocabulary::{Length, Mass, MilliGrade, TermId, Terms, Vocabulary};

/// A change of one operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIf {
    pub part: usize,
    pub operation: usize,
    pub criterion: Criterion,
    pub to: Amount,
}

impl WhatIf {
    /// The value of `change` in the address.
    #[must_use]
    pub fn written(&self) -> String {
        let (name, value) = match (self.criterion, &self.to) {
            (Criterion::Certificate(id), _) => {
                ("certificate", Vocabulary::embedded().certificates().get(id).code.clone())
            }
            (criterion, to) => (name(criterion), value(to)),
        };
        format!("{}.{}.{name}={value}", self.part, self.operation)
    }

    /// Reads what [`WhatIf::written`] wrote; `None` for anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<WhatIf> {
        let (place, value) = text.split_once('=')?;
        let mut place = place.splitn(3, '.');
        let part = place.next()?.parse().ok()?;
        let operation = place.next()?.parse().ok()?;
        let (criterion, to) = read(place.next()?, value)?;
        Some(WhatIf { part, operation, criterion, to })
    }
}

/// The operation's need with the changes that concern it made, and those changes as from what to what. A change
/// of something that the need does not ask about does nothing.
#[must_use]
pub fn changed(register: &Register, need: Need, changes: &[&WhatIf]) -> (Need, Vec<Change>) {
    let mut need = need;
    let mut made = Vec::new();
    for what_if in changes {
        let Some(ask) = asks(&need).into_iter().find(|ask| ask.criterion() == what_if.criterion) else {
            continue;
        };
        let from = ask.question.amount();
        let change = Change { criterion: what_if.criterion, from, to: what_if.to.clone() };
        need = apply(register.terms(), &need, &change);
        made.push(change);
    }
    (need, made)
}

const NAMES: [(&str, Criterion); 15] = [
    ("process", Criterion::Process),
    ("material", Criterion::Material),
    ("size", Criterion::Size),
    ("smallest", Criterion::SmallestPart),
    ("mass", Criterion::Mass),
    ("tolerance", Criterion::Tolerance),
    ("wall", Criterion::Wall),
    ("quantity", Criterion::Quantity),
    ("stage", Criterion::Stage),
    ("due", Criterion::LeadTime),
    ("hours", Criterion::Capacity),
    ("km", Criterion::Distance),
    ("county", Criterion::County),
    ("inhouse", Criterion::InHouse),
    ("newcomer", Criterion::Newcomer),
];

fn name(criterion: Criterion) -> &'static str {
    NAMES.iter().find(|(_, named)| *named == criterion).map_or("certificate", |(name, _)| name)
}

fn value(to: &Amount) -> String {
    let vocabulary = Vocabulary::embedded();
    let codes = |codes: Vec<&str>| codes.join(",");
    match to {
        Amount::Processes(ids) => {
            codes(ids.iter().map(|&id| vocabulary.processes().get(id).code.as_str()).collect())
        }
        Amount::Materials(ids) => {
            codes(ids.iter().map(|&id| vocabulary.materials().get(id).code.as_str()).collect())
        }
        Amount::Box([a, b, c]) => format!("{}x{}x{}", a.um(), b.um(), c.um()),
        Amount::Round { diameter, length } => format!("{}x{}", diameter.um(), length.um()),
        Amount::Length(length) => length.um().to_string(),
        Amount::Mass(mass) => mass.mg().to_string(),
        Amount::Tolerance { grade, .. } => grade.0.to_string(),
        Amount::Pieces(pieces) => pieces.to_string(),
        Amount::Stages(stages) => {
            stages.first().map_or_else(String::new, |stage| stage_code(*stage).to_owned())
        }
        Amount::Due(day) => day.to_string(),
        Amount::Hours(hours) => hours.to_string(),
        Amount::Kilometres(km) => km.to_string(),
        Amount::Newcomer(Newcomer::WithAdviser) => "adviser".to_owned(),
        Amount::Newcomer(Newcomer::Alone) => "alone".to_owned(),
        Amount::Waived
        | Amount::Series { .. }
        | Amount::Certificate(_)
        | Amount::Days(_)
        | Amount::Counties(_)
        | Amount::Sourcing(_)
        | Amount::Newcomers(_) => "any".to_owned(),
    }
}

fn read(name: &str, value: &str) -> Option<(Criterion, Amount)> {
    let vocabulary = Vocabulary::embedded();
    if name == "certificate" {
        let id = vocabulary.certificates().by_code(value)?.id;
        return Some((Criterion::Certificate(id), Amount::Waived));
    }
    let criterion = NAMES.iter().find(|(known, _)| *known == name)?.1;
    let um = |text: &str| text.parse().ok().filter(|um| *um > 0).map(Length::from_um);
    let to = match criterion {
        Criterion::Process => Amount::Processes(ids(vocabulary.processes(), value)?),
        Criterion::Material => Amount::Materials(ids(vocabulary.materials(), value)?),
        Criterion::Size => match value.split('x').map(um).collect::<Option<Vec<Length>>>()?.as_slice() {
            [a, b, c] => Amount::Box([*a, *b, *c]),
            [diameter, length] => Amount::Round { diameter: *diameter, length: *length },
            _ => return None,
        },
        Criterion::SmallestPart | Criterion::Wall => Amount::Length(um(value)?),
        Criterion::Mass => Amount::Mass(Mass::from_mg(value.parse().ok()?)),
        Criterion::Tolerance => {
            // The width is told at the need's own dimension, which the grade alone does not know.
            let grade = value.parse().ok().filter(|grade| *grade <= 18_000)?;
            Amount::Tolerance { grade: MilliGrade(grade), width: Length::ZERO }
        }
        Criterion::Quantity => Amount::Pieces(value.parse().ok()?),
        Criterion::Stage => {
            let stages = [Stage::Prototype, Stage::PilotSeries, Stage::FullScale];
            Amount::Stages(vec![stages.into_iter().find(|stage| stage_code(*stage) == value)?])
        }
        Criterion::LeadTime => Amount::Due(value.parse().ok()?),
        Criterion::Capacity => Amount::Hours(value.parse::<u16>().ok()?.into()),
        Criterion::Distance => Amount::Kilometres(value.parse().ok()?),
        Criterion::County | Criterion::InHouse | Criterion::Certificate(_) => Amount::Waived,
        Criterion::Newcomer => Amount::Newcomer(match value {
            "adviser" => Newcomer::WithAdviser,
            "alone" => Newcomer::Alone,
            _ => return None,
        }),
    };
    Some((criterion, to))
}

fn ids<I: TermId, F>(terms: &Terms<I, F>, codes: &str) -> Option<Vec<I>> {
    codes.split(',').map(|code| terms.by_code(code).map(|term| term.id)).collect()
}

const fn stage_code(stage: Stage) -> &'static str {
    match stage {
        Stage::Prototype => "prototype",
        Stage::PilotSeries => "pilot_series",
        Stage::FullScale => "full_scale",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_that_can_be_proposed_survives_the_address() {
        let vocabulary = Vocabulary::embedded();
        let milling = vocabulary.processes().by_code("3.2").unwrap().id;
        let aluminium = vocabulary.materials().by_code("AL").unwrap().id;
        let iso_9001 = vocabulary.certificates().by_code("ISO 9001").unwrap().id;
        let mm = Length::from_um;
        for (criterion, to) in [
            (Criterion::Process, Amount::Processes(vec![milling])),
            (Criterion::Material, Amount::Materials(vec![aluminium])),
            (Criterion::Size, Amount::Box([mm(3), mm(2), mm(1)])),
            (Criterion::Size, Amount::Round { diameter: mm(3), length: mm(9) }),
            (Criterion::SmallestPart, Amount::Length(mm(5))),
            (Criterion::Mass, Amount::Mass(Mass::from_mg(7))),
            (Criterion::Tolerance, Amount::Tolerance { grade: MilliGrade(8000), width: Length::ZERO }),
            (Criterion::Wall, Amount::Length(mm(800))),
            (Criterion::Quantity, Amount::Pieces(500)),
            (Criterion::Stage, Amount::Stages(vec![Stage::PilotSeries])),
            (Criterion::Certificate(iso_9001), Amount::Waived),
            (Criterion::LeadTime, Amount::Due(jiff::civil::date(2027, 1, 2))),
            (Criterion::Capacity, Amount::Hours(40)),
            (Criterion::Distance, Amount::Kilometres(120)),
            (Criterion::County, Amount::Waived),
            (Criterion::InHouse, Amount::Waived),
            (Criterion::Newcomer, Amount::Newcomer(Newcomer::WithAdviser)),
        ] {
            let what_if = WhatIf { part: 1, operation: 2, criterion, to };
            assert_eq!(WhatIf::read(&what_if.written()), Some(what_if.clone()), "{}", what_if.written());
        }
    }

    #[test]
    fn an_address_that_was_tampered_with_changes_nothing() {
        for text in ["", "0.0.size=0x1x2", "0.0.tolerance=x", "0.process=3.2", "a.b.c=d", "0.0.size=1x2x3x4"]
        {
            assert_eq!(WhatIf::read(text), None, "{text}");
        }
    }
}
