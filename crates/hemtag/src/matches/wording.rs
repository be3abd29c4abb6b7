//! A proof in words: one function turns a judgement into what a person reads. There is no second logic here:
//! what is said follows from the judgement and the question that it answers, and from nothing else.

use matching::{
    Amount, Criterion, Judgement, Newcomer, Newcomers, Sourcing, Strength, Unstated, Verdict,
    ask::{Ask, Question},
};
use vocabulary::{CertificateId, Length, MaterialId, Vocabulary};

use crate::words::{And, Language};

/// One line of a proof, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub criterion: String,
    /// A wish, not a requirement.
    pub preferred: bool,
    pub asked: String,
    /// `None` when the maker has not said.
    pub offered: Option<String>,
    /// How much is to spare when met, what to change when missed, the question to the maker when unknown.
    pub remark: String,
}

/// The proof of one criterion. `ask` is the question that the judgement answers.
#[must_use]
pub fn tell(language: Language, ask: &Ask, judgement: &Judgement) -> Told {
    let asked = ask.question.amount();
    let (offered, remark) = match &judgement.verdict {
        Verdict::Met { offered, .. } => (offered.as_ref(), to_spare(language, &asked, offered.as_ref())),
        Verdict::Missed { offered, relax_to, .. } => {
            (offered.as_ref(), what_to_change(language, judgement.criterion, relax_to.as_ref()))
        }
        Verdict::Unknown { why } => (None, question(language, &ask.question, *why)),
    };
    let only_in_general = matches!(&judgement.verdict, Verdict::Unknown { why: Unstated::OnlyParent });
    Told {
        criterion: criterion(language, judgement.criterion),
        preferred: judgement.strength == Strength::Preferred,
        asked: asked_for(language, &ask.question),
        offered: offered
            .map(|offered| match offered {
                Amount::Certificate(_) => language.t("offered-held"),
                Amount::Materials(listed) => materials(language, &ask.question, listed),
                other => amount(language, other),
            })
            .or_else(|| only_in_general.then(|| language.t("offered-in-general"))),
        remark,
    }
}

/// How many materials of a maker's list are named; a list of twenty tells less than those that matter and a number.
const NAMED: usize = 3;

/// What a maker works in: what was asked for first, then the rest of its list as far as it is short.
fn materials(language: Language, question: &Question, listed: &[MaterialId]) -> String {
    let tree = Vocabulary::embedded().materials();
    let asked: &[MaterialId] = if let Question::Material(nodes) = question { nodes } else { &[] };
    let is_asked = |id: &MaterialId| asked.iter().any(|&node| tree.contains(node, *id));
    let (first, rest): (Vec<MaterialId>, Vec<MaterialId>) = listed.iter().partition(|id| is_asked(id));
    let ordered: Vec<MaterialId> = first.into_iter().chain(rest).collect();
    if ordered.len() <= NAMED + 1 {
        return amount(language, &Amount::Materials(ordered));
    }
    let names: Vec<&str> =
        ordered[..NAMED].iter().map(|&id| tree.get(id).name(language.of_terms())).collect();
    let more = language.whole((ordered.len() - NAMED) as u64);
    language.ta("materials-and-more", &[("names", names.join(", ").into()), ("n", more.into())])
}

/// The stem of a criterion's words: `criterion-size`, `question-size`, `change-size`.
const fn stem(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Process => "process",
        Criterion::Material => "material",
        Criterion::Size => "size",
        Criterion::SmallestPart => "smallest-part",
        Criterion::Mass => "mass",
        Criterion::Tolerance => "tolerance",
        Criterion::Wall => "wall",
        Criterion::Quantity => "quantity",
        Criterion::Stage => "stage",
        Criterion::Certificate(_) => "certificate",
        Criterion::LeadTime => "lead-time",
        Criterion::Capacity => "capacity",
        Criterion::Distance => "distance",
        Criterion::County => "county",
        Criterion::InHouse => "in-house",
        Criterion::Newcomer => "newcomer",
    }
}

/// A criterion's name: "Tolerans", "ISO 9001".
#[must_use]
pub fn criterion(language: Language, criterion: Criterion) -> String {
    match criterion {
        Criterion::Certificate(id) => certificate(id).to_owned(),
        other => language.t(&format!("criterion-{}", stem(other))),
    }
}

fn certificate(id: CertificateId) -> &'static str {
    &Vocabulary::embedded().certificates().get(id).code
}

/// What is asked: the amount, with the words that make it a limit where it is one.
#[must_use]
pub fn asked_for(language: Language, question: &Question) -> String {
    let written = amount(language, &question.amount());
    match question {
        Question::Certificate { on, .. } => language.ta("asked-valid", &[("day", language.date(*on).into())]),
        Question::LeadTime { .. } => language.ta("asked-by", &[("day", written.into())]),
        Question::Capacity { .. } => language.ta("asked-at-least", &[("amount", written.into())]),
        Question::Distance(_) => language.ta("asked-within", &[("amount", written.into())]),
        _ => written,
    }
}

/// An amount as people write it.
#[must_use]
pub fn amount(language: Language, amount: &Amount) -> String {
    let vocabulary = Vocabulary::embedded();
    let of_terms = language.of_terms();
    match amount {
        Amount::Processes(ids) => {
            let names: Vec<String> =
                ids.iter().map(|&id| vocabulary.processes().get(id).name(of_terms).to_owned()).collect();
            language.list(&names, And::Or)
        }
        Amount::Materials(ids) => {
            let names: Vec<String> =
                ids.iter().map(|&id| vocabulary.materials().get(id).name(of_terms).to_owned()).collect();
            language.list(&names, And::Or)
        }
        Amount::Box(sides) => language.sides(*sides),
        Amount::Round { diameter, length } => language.round(*diameter, *length),
        Amount::Length(length) => language.length(*length),
        Amount::Mass(mass) => language.mass(*mass),
        Amount::Tolerance { grade, width } => {
            format!("{} ({})", language.deviation(*width), language.grade(*grade))
        }
        Amount::Pieces(pieces) => language.pieces(*pieces),
        Amount::Series { smallest, largest } => series(language, *smallest, *largest),
        Amount::Stages(stages) if stages.is_empty() => language.t("amount-no-stage"),
        Amount::Stages(stages) => {
            let names: Vec<String> = stages.iter().map(|stage| stage_name(language, *stage)).collect();
            language.list(&names, And::And)
        }
        Amount::Certificate(id) => certificate(*id).to_owned(),
        Amount::Days(days) => language.days(u32::from(*days)),
        Amount::Due(day) => language.date(*day),
        Amount::Hours(hours) => language.hours(*hours),
        Amount::Kilometres(km) => language.kilometres(*km),
        Amount::Counties(codes) => {
            let names: Vec<String> = codes.iter().map(|&code| county(language, code)).collect();
            language.list(&names, And::Or)
        }
        Amount::Sourcing(sourcing) => language.t(match sourcing {
            Sourcing::InHouse => "amount-sourcing-in-house",
            Sourcing::Partner => "amount-sourcing-partner",
            Sourcing::Brokered => "amount-sourcing-brokered",
        }),
        Amount::Newcomers(newcomers) => language.t(match newcomers {
            Newcomers::Yes => "amount-newcomers-yes",
            Newcomers::WithAdviser => "amount-newcomers-with-adviser",
            Newcomers::No => "amount-newcomers-no",
        }),
        Amount::Newcomer(newcomer) => language.t(match newcomer {
            Newcomer::Alone => "amount-newcomer-alone",
            Newcomer::WithAdviser => "amount-newcomer-with-adviser",
        }),
        Amount::Waived => language.t("amount-waived"),
    }
}

/// A stage's name within a sentence: "prototyp".
#[must_use]
pub fn stage_name(language: Language, stage: matching::Stage) -> String {
    language.t(match stage {
        matching::Stage::Prototype => "amount-stage-prototype",
        matching::Stage::PilotSeries => "amount-stage-pilot-series",
        matching::Stage::FullScale => "amount-stage-full-scale",
    })
}

/// A county's name, or its number when it is none.
#[must_use]
pub fn county(language: Language, code: u8) -> String {
    language.county(&format!("{code:02}"))
}

fn series(language: Language, smallest: Option<u32>, largest: Option<u32>) -> String {
    match (smallest, largest) {
        (Some(from), Some(to)) => format!("{}–{}", language.whole(from), language.pieces(to)),
        (Some(from), None) => language.ta("series-from", &[("amount", language.pieces(from).into())]),
        (None, Some(to)) => language.ta("series-to", &[("amount", language.pieces(to).into())]),
        (None, None) => language.t("amount-not-stated"),
    }
}

/// How far the offer reaches beyond the need, in the need's own unit; empty where there is no measure.
fn to_spare(language: Language, asked: &Amount, offered: Option<&Amount>) -> String {
    let Some(offered) = offered else { return String::new() };
    let nothing = |language: Language| language.t("spare-exactly");
    let left = |spare: Length| (spare.um() > 0).then(|| language.length(spare));
    let spare = match (asked, offered) {
        (Amount::Box(part), Amount::Box(room)) => {
            let (part, room) = (descending(*part), descending(*room));
            let least = part.iter().zip(&room).map(|(p, r)| r.um().saturating_sub(p.um())).min();
            left(Length::from_um(least.unwrap_or(0)))
        }
        (Amount::Round { diameter, length }, Amount::Round { diameter: room, length: along }) => {
            let least = room.um().saturating_sub(diameter.um()).min(along.um().saturating_sub(length.um()));
            left(Length::from_um(least))
        }
        (Amount::Length(asked), Amount::Length(offered)) => {
            left(Length::from_um(asked.um().abs_diff(offered.um())))
        }
        (Amount::Mass(asked), Amount::Mass(offered)) => {
            let spare = offered.mg().saturating_sub(asked.mg());
            (spare > 0).then(|| language.mass(vocabulary::Mass::from_mg(spare)))
        }
        (Amount::Tolerance { grade: asked, .. }, Amount::Tolerance { grade: offered, .. }) => {
            let grades = asked.0.saturating_sub(offered.0) / 1000;
            return match grades {
                0 => language.t("spare-tolerance-none"),
                n => language.counted("spare-tolerance", n.into()),
            };
        }
        (Amount::Hours(asked), Amount::Hours(offered)) => {
            let spare = offered.saturating_sub(*asked);
            (spare > 0).then(|| language.hours(spare))
        }
        (Amount::Kilometres(asked), Amount::Kilometres(offered)) => {
            return language.ta(
                "spare-distance",
                &[("amount", language.kilometres(asked.saturating_sub(*offered)).into())],
            );
        }
        _ => return String::new(),
    };
    spare.map_or_else(|| nothing(language), |spare| language.ta("spare", &[("amount", spare.into())]))
}

fn descending(mut sides: [Length; 3]) -> [Length; 3] {
    sides.sort_unstable_by(|a, b| b.cmp(a));
    sides
}

fn what_to_change(language: Language, criterion: Criterion, relax_to: Option<&Amount>) -> String {
    match relax_to {
        Some(to) => {
            let change = change(language, criterion, None, to);
            language.ta("remark-met-if", &[("change", change.into())])
        }
        None => language.t("remark-no-change"),
    }
}

/// One change in words, to stand after "om" or "if": "toleransen får vara ±0,05 mm (IT8) i stället för
/// ±0,02 mm (IT7)".
#[must_use]
pub fn change(language: Language, criterion: Criterion, from: Option<&Amount>, to: &Amount) -> String {
    let stem = stem(criterion);
    if *to == Amount::Waived {
        let what = match criterion {
            Criterion::Certificate(id) => certificate(id).to_owned(),
            _ => String::new(),
        };
        return language.ta(&format!("waive-{stem}"), &[("what", what.into())]);
    }
    let to = amount(language, to);
    let now = language.ta(&format!("change-{stem}"), &[("to", to.into())]);
    match from {
        Some(from) => language
            .ta("change-instead-of", &[("change", now.into()), ("from", amount(language, from).into())]),
        None => now,
    }
}

/// What to ask the maker.
#[must_use]
pub fn question(language: Language, question: &Question, why: Unstated) -> String {
    let asked = amount(language, &question.amount());
    let stem = stem(question.criterion());
    match why {
        Unstated::NotStated => {
            let day = match question {
                Question::Capacity { until: Some(day), .. } | Question::Certificate { on: day, .. } => {
                    language.date(*day)
                }
                Question::LeadTime { due, .. } => language.date(*due),
                Question::Capacity { until: None, .. } => {
                    return language.ta("question-capacity-any", &[("asked", asked.into())]);
                }
                _ => String::new(),
            };
            language.ta(&format!("question-{stem}"), &[("asked", asked.into()), ("day", day.into())])
        }
        Unstated::OnlyParent => language.ta(&format!("question-{stem}-closer"), &[("asked", asked.into())]),
        Unstated::RunsOut(day) => language.ta(
            "question-certificate-runs-out",
            &[("asked", asked.into()), ("day", language.date(day).into())],
        ),
        Unstated::CalendarEnds => language.ta("question-capacity-later", &[("asked", asked.into())]),
    }
}
